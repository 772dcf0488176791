"""Somebody who presses and fills forms, as a phone does, with nothing drawn."""

import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import count

from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.forms import Form, FormView
from bot.chat.incoming import Incoming, Submitted, Tapped
from bot.chat.replies import Put, Reply, Whisper
from bot.domain.ids import LETTERS
from bot.domain.scheme import Scheme
from bot.flows.asking import asked_pages
from bot.flows.engine import Engine
from bot.flows.ports import Draft
from bot.store.unit_of_work import SqlStore

Answer = str | Sequence[str]

_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""What a platform says of the time is never believed."""

_REFERENCE = re.compile(f"[{LETTERS}]{{4}}-[{LETTERS}]{{2}}")


class Hands:
    """Presses for anybody, one event after another. Raises AssertionError at a no."""

    def __init__(
        self, engine: Engine, store: SqlStore, scheme: Scheme, clock: Callable[[], datetime]
    ) -> None:
        self._engine = engine
        self._store = store
        self._scheme = scheme
        self._clock = clock
        self._events = count(1)

    def sends(
        self, by: Address, action: Action, form: Form, answers: Mapping[str, Answer]
    ) -> Reply:
        """Send a form whose pages were filled before, which spares a turn for each of them."""
        pages = {
            page.__name__: {
                name: _texts(answers[name]) for name in page.model_fields if name in answers
            }
            for page in form.pages
        }
        asked = asked_pages(form, pages)
        draft = secrets.token_hex(8)
        last = len(asked) if form.review else len(asked) - 1
        person, now = self._scheme.at(by.platform, by.id), self._clock()
        assert person is not None
        kept = Draft(draft, person.id, form.name, form.version, last, action, now, pages)
        with self._store.begin() as turn, turn.books(self._scheme, now) as books:
            books.drafts.begin(kept)
        said = {} if form.review else pages[asked[-1].__name__]
        return self._handle(Submitted(self._event(), by, _NEVER, draft, last, "send", said))

    def presses(
        self, by: Address, action: Action, answers: Mapping[str, Answer] | None = None
    ) -> Reply:
        """Press a button, and fill the form that it opens."""
        reply = self._handle(Tapped(self._event(), by, _NEVER, action))
        return self._fill(by, reply, answers or {})

    def _fill(self, by: Address, reply: Reply, answers: Mapping[str, Answer]) -> Reply:
        while isinstance(reply, Put):
            form = reply.form
            assert not form.wrong, form.wrong
            said = Submitted(
                self._event(),
                by,
                _NEVER,
                form.draft,
                form.page,
                "next" if form.questions else "send",
                _answers(form, answers),
            )
            reply = self._handle(said)
        return reply

    def _handle(self, event: Incoming) -> Reply:
        reply = self._engine.handle(event)
        assert not (isinstance(reply, Whisper) and reply.refused), reply
        return reply

    def _event(self) -> str:
        return f"history-{next(self._events)}"


def reference_in(reply: Reply) -> str:
    """The reference that an answer names."""
    assert isinstance(reply, Whisper), reply
    found = _REFERENCE.search(reply.text)
    assert found, reply
    return found[0]


def _answers(form: FormView, answers: Mapping[str, Answer]) -> dict[str, tuple[str, ...]]:
    """What is answered already, and over it what is to be answered now."""
    given = {name: tuple(values) for name, values in form.given.items()}
    for question in form.questions:
        if question.name in answers:
            given[question.name] = _texts(answers[question.name])
    return given


def _texts(answer: Answer) -> tuple[str, ...]:
    return (answer,) if isinstance(answer, str) else tuple(answer)
