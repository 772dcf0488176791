"""A note with a word that the guard does not know: held back, and what became of it (L5).

What it says is on no card. A coordinator is told that one waits, its author what became of it.
"""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.chat.action import Action
from bot.chat.cards import Button, Card, Text, closed_card
from bot.domain.access import standings
from bot.domain.case import Case, State
from bot.domain.facts import NoteAllowed, NoteDied, NoteHeldBack
from bot.domain.ids import PersonId
from bot.domain.person import Person
from bot.domain.review import Insisted, Waiting, Why, die, dies_at, hold_back, is_over
from bot.domain.scheme import Scheme
from bot.flows import reading
from bot.flows.details import BARE, parted
from bot.flows.flow import Turn, calendar_in
from bot.flows.notices import NO_CASE
from bot.flows.ports import Drawn
from bot.flows.show_landlords import reach
from bot.flows.steps import HOME
from bot.flows.timetable import REVIEW

_AUTHORS = "note:"
"""Begins the slot of the card by which an author is told what became of a note."""

_ASKED = "review:"

_A_MOMENT = timedelta(seconds=1)

_TOLD = {
    Why.REMOVED: "The coordinator did not allow your note. It is deleted, and nobody else read it.",
    Why.LAPSED: "Nobody decided on your note in two working days. It is deleted; nobody read it.",
    Why.CASE_OVER: "The case is over before anybody decided on your note. It is deleted.",
}
_ALLOWED = "The coordinator allowed your note. It stands in its place now."


def keep_back(turn: Turn, case: Case, texts: Iterable[Insisted]) -> str:
    """Keep texts for a coordinator's word; what their author is told of it, empty for none."""
    waits = ""
    for insisted in texts:
        review, fact = hold_back(case, insisted, secrets.token_hex(8), turn.person.id, turn.now)
        turn.books.reviews.add(review)
        audited(turn, fact)
        ask(turn, case, review.waiting)
        waits = " Your note waits for the coordinator: it goes on without it."
    return waits


def ask(turn: Turn, case: Case, waiting: Waiting) -> None:
    """Tell the coordinators that a note waits, and plan its end."""
    ends, slot = dies_at(waiting, turn.calendar), f"{_ASKED}{waiting.id}"
    turn.books.timetable.plan(REVIEW, waiting.id, ends)
    barred = case.referral.excluded_persons
    there = [person for person in turn.scheme.coordinators() if person.id not in barred]
    asked = turn.scheme.asked(there, barred)
    drawn = Drawn(_prompt(turn.scheme, waiting), reach(asked))
    turn.books.outbox.draw(NO_CASE, {slot: drawn}, closed_card(NO_CASE), within=slot)


def read_it(waiting: Waiting) -> Button:
    """Read a note that waits, and decide on it."""
    return Button("Read it", Action("review", "read", waiting.id, opens=True), "primary")


def end(turn: Turn, case: Case, waiting: Waiting, fact: NoteAllowed | NoteDied) -> None:
    """A note waits no longer: it is deleted, and its author is told what became of it.

    The case was got in this turn. Forms in which it was being read go too, from the screen also.
    """
    books = turn.books
    books.reviews.drop(waiting.id)
    books.timetable.plan(REVIEW, waiting.id, None)
    for draft in books.drafts.begun_before(turn.now + _A_MOMENT):
        if draft.action.subject == waiting.id:
            books.drafts.drop(draft)
    audited(turn, fact)
    slot = f"{_ASKED}{waiting.id}"
    books.outbox.draw(NO_CASE, {}, closed_card(NO_CASE), within=slot)
    reading.over(turn, waiting, fact)
    _tell_author(turn, case, waiting, fact)


def end_with(turn: Turn, case: Case) -> None:
    """What waits about a case that is over dies with it."""
    if is_over(case):
        for waiting in turn.books.reviews.of(case.reference):
            end(turn, case, waiting, die(waiting, Why.CASE_OVER))


def lapse(turn: Turn, review_id: str) -> None:
    """Two working days have passed, and nobody has decided."""
    review = turn.books.reviews.get(review_id)
    case = turn.books.cases.get(review.waiting.reference) if review else None
    if review is None or case is None:
        turn.books.timetable.plan(REVIEW, review_id, None)
        return
    end(turn, case, review.waiting, die(review.waiting, Why.LAPSED))


def tells_author(scheme: Scheme, case: Case) -> Callable[[str], bool]:
    """Whether a card of this case, by its slot, tells an author what became of a note, and stays as
    it is: not that of one who is excluded or gone since, nor of what is closed (D3, L7)."""

    def tells(slot: str) -> bool:
        if not slot.startswith(_AUTHORS) or case.state is State.CLOSED:
            return False
        author = slot.removeprefix(_AUTHORS).partition(":")[2].removesuffix(BARE)
        return _may_be_told(scheme, case, PersonId(author)) is not None

    return tells


def audited(turn: Turn, fact: NoteHeldBack | NoteAllowed | NoteDied) -> None:
    """Kind and count are audited, never the text (L9)."""
    codes = {field.name: getattr(fact, field.name) for field in fields(fact)}
    del codes["reference"]
    turn.books.audit.append(
        turn.person.id, turn.acted_as, type(fact).__name__, fact.reference, codes
    )


def _tell_author(turn: Turn, case: Case, waiting: Waiting, fact: NoteAllowed | NoteDied) -> None:
    author = _may_be_told(turn.scheme, case, waiting.author)
    if author is None:
        return
    told = _ALLOWED if isinstance(fact, NoteAllowed) else _TOLD[Why(fact.why)]
    card = Card("Your note", (Text(told),), (HOME,), case.reference)
    slot = f"{_AUTHORS}{waiting.id}:{author.id}"
    cards = parted(turn.scheme, case, {slot: Drawn(card, reach([author]))})
    turn.books.outbox.draw(case.reference, cards, closed_card(case.reference), within=slot)


def _may_be_told(scheme: Scheme, case: Case, author: PersonId) -> Person | None:
    """The author of a note, if they have access and are not excluded from its case since (D3)."""
    person = scheme.people.get(author)
    return person if person and standings(scheme, person, case) else None


def _prompt(scheme: Scheme, waiting: Waiting) -> Card:
    ends = dies_at(waiting, calendar_in(scheme)).astimezone(ZoneInfo(scheme.time_zone))
    return Card(
        "A note waits for your word",
        (
            Text(
                "It has words that the guard does not know. Read it alone, and say whether it may "
                f"stand. If nobody does, it is deleted on {ends:%a %-d %b at %H:%M}."
            ),
        ),
        (read_it(waiting), HOME),
    )
