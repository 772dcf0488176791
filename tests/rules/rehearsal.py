"""What would follow if somebody pressed this: the real turn, undone when it is over."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from sqlalchemy import select

from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Whisper
from bot.flows.engine import Engine
from bot.store.tables import audit
from bot.store.unit_of_work import SqlStore, Turnover
from tests.kit.phone import NO_TIME, next_event, reply_text
from tests.kit.stage import Stage


@dataclass(frozen=True)
class Rehearsed:
    """An answer, and in what capacity each link that was added to the audit was acted."""

    reply: Reply
    acted_as: tuple[str, ...]

    @property
    def is_refused(self) -> bool:
        """Whether the answer is a no."""
        return isinstance(self.reply, Whisper) and self.reply.refused

    @property
    def text(self) -> str:
        """The answer as text."""
        return reply_text(self.reply)


def rehearse(stage: Stage, name: str, action: Action) -> Rehearsed:
    """What follows if this person presses this very button, shown or not; nothing stays of it."""
    store = _Undoing(stage.store)
    engine = Engine(store, lambda: stage.now)
    address = Address(*stage.person(name).addresses[0])
    reply = engine.handle(Tapped(next_event(), address, NO_TIME, action))
    return Rehearsed(reply, store.acted_as)


class _Undoing:
    """The store, each of whose turns is undone once its links are read."""

    def __init__(self, store: SqlStore) -> None:
        self._store = store
        self.acted_as: tuple[str, ...] = ()

    @contextmanager
    def begin(self, *, reading: bool = False) -> Iterator[Turnover]:
        with suppress(_Undone), self._store.begin() as turn:
            before = self._links(turn)
            yield turn
            turn.close()
            self.acted_as = self._links(turn)[len(before) :]
            raise _Undone

    def _links(self, turn: Turnover) -> tuple[str, ...]:
        links = turn._connection.execute(select(audit.c.acted_as).order_by(audit.c.number))
        return tuple(link.acted_as for link in links)


class _Undone(Exception):
    """Leaves a transaction without committing it."""
