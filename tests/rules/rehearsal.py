"""What would follow if somebody pressed this: the real turn, undone when it is over."""

from collections.abc import Iterator
from contextlib import contextmanager
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
        with self._store.database.writer.connect() as connection, connection.begin() as turn:
            before = connection.execute(select(audit.c.number)).all()
            turnover = Turnover(connection, self._store.vault, self._store.rosters)
            yield turnover
            turnover.close()
            links = connection.execute(select(audit).order_by(audit.c.number)).all()
            self.acted_as = tuple(link.acted_as for link in links[len(before) :])
            turn.rollback()
