"""Where a note that waits is being read: it goes from those screens when it ends (L5, L11).

Of such a screen only the platform's own id is kept. What takes its place is a card of no case.
"""

import hashlib
from datetime import datetime

from bot.chat.cards import Card, Text, closed_card
from bot.chat.incoming import Stands
from bot.domain.facts import NoteAllowed, NoteDied
from bot.domain.person import OPERATOR
from bot.domain.review import Waiting, Why
from bot.domain.scheme import Scheme
from bot.flows.flow import Turn
from bot.flows.notices import NO_CASE
from bot.flows.ports import Transaction
from bot.flows.steps import HOME

_OVER = {
    Why.REMOVED: "This note has ended: its words were not allowed. It is deleted.",
    Why.LAPSED: "This note has ended: nobody decided on it in two working days. It is deleted.",
    Why.CASE_OVER: "This note has ended with its case. It is deleted.",
}
_ALLOWED = "This note waits no longer: a coordinator allowed it, and it stands in its place now."
_TOO_LATE = "This note has ended: it waits no longer."


def stands(transaction: Transaction, event: Stands, now: datetime) -> None:
    """A note is being read on a screen. One that has ended meanwhile goes from there at once."""
    schemes = transaction.schemes()
    for scheme in schemes:
        with transaction.books(scheme, now) as books:
            if books.reviews.get(event.dies_with) is not None:
                card, slot = closed_card(NO_CASE), _slot(scheme, event)
                books.outbox.stands(slot, card, event.by, event.message, due=False)
                return
    theirs = [one for one in schemes if one.at(event.by.platform, event.by.id)]
    for scheme in (*theirs, *schemes)[:1]:
        with transaction.books(scheme, now) as books:
            card, slot = _card(_TOO_LATE), _slot(scheme, event)
            books.outbox.stands(slot, card, event.by, event.message, due=True)


def over(turn: Turn, waiting: Waiting, fact: NoteAllowed | NoteDied) -> None:
    """A note waits no longer: nobody reads it on."""
    told = _ALLOWED if isinstance(fact, NoteAllowed) else _OVER[Why(fact.why)]
    _draw(turn, told, _of(waiting.id))


def decided(turn: Turn, waiting: Waiting, told: str) -> None:
    """Whoever decided reads what came of it where they read the note."""
    _draw(turn, told, _of(waiting.id, turn.person.id))


def _draw(turn: Turn, told: str, within: str) -> None:
    turn.books.outbox.draw(NO_CASE, {}, _card(told), within=within, stays=True)


def _card(told: str) -> Card:
    """Drawn as a word to whoever decides is."""
    return Card("", (Text(told),), (HOME,))


def _of(note: str, person: str = "") -> str:
    """Begins the slots of a note, or those of whoever reads it."""
    return f"read:{note}:{person}:" if person else f"read:{note}:"


def _slot(scheme: Scheme, event: Stands) -> str:
    """One for each screen."""
    reader = scheme.at(event.by.platform, event.by.id) or OPERATOR
    stand = "\n".join((event.by.platform, event.by.id, event.message))
    screen = hashlib.blake2b(stand.encode(), digest_size=4).hexdigest()
    return f"{_of(event.dies_with, reader.id)}{screen}"
