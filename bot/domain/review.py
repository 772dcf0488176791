"""A word on which its writer insists: a coordinator reads its sentence alone, or it dies (L5)."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.calendar import Calendar
from bot.domain.case import OVER, Case, State
from bot.domain.facts import NoteAllowed, NoteDied, NoteHeldBack
from bot.domain.ids import PersonId, Reference
from bot.domain.referral import Referral
from bot.domain.rules import Refused, Rule

L5_INSISTED = Rule(
    "L5",
    "A word that the guard does not know stands only once a coordinator has allowed it; until then "
    "it is shown to nobody, and after two working days it dies.",
)

WORKING_HOURS = 16.0
"""Two working days: how long a sentence waits for its word (ANONYMITY, RULEBOOK L5)."""


class Meaning(StrEnum):
    """What a word is, as its writer says."""

    PLACE = "place"
    ORGANISATION = "organisation"
    ORDINARY = "ordinary"

    @property
    def words(self) -> str:
        """The meaning as people say it."""
        return {
            Meaning.PLACE: "a place the scheme knows",
            Meaning.ORGANISATION: "an organisation",
            Meaning.ORDINARY: "an ordinary word",
        }[self]


class Place(StrEnum):
    """Where in a referral free text belongs."""

    NOTE = "note"
    SIGNED_ROLE = "signed_role"
    CONTACT_ROLE = "contact_role"


class Why(StrEnum):
    """Why a sentence died: it was not allowed, nobody decided in time, or its case was over."""

    REMOVED = "removed"
    LAPSED = "lapsed"
    CASE_OVER = "case_over"


@dataclass(frozen=True, slots=True)
class Claimed:
    """A word, and what its writer says that it is."""

    word: str = field(repr=False)
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Insisted:
    """A text on whose words its writer insists; ``stands`` is what stands in its place instead."""

    place: Place
    sentence: str = field(repr=False)
    stands: str = field(repr=False)
    words: tuple[Claimed, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """That a sentence waits for a coordinator's word, and nothing of it."""

    id: str
    reference: Reference
    author: PersonId
    at: datetime


@dataclass(frozen=True, slots=True)
class Review:
    """A sentence that waits, as a coordinator may read it."""

    waiting: Waiting
    insisted: Insisted


@dataclass(frozen=True, slots=True)
class KnownWord:
    """A word that a coordinator has allowed in every text of a scheme."""

    id: str
    word: str = field(repr=False)
    meaning: Meaning
    added_by: PersonId
    added_at: datetime


def hold_back(
    case: Case, insisted: Insisted, review_id: str, author: PersonId, at: datetime
) -> tuple[Review, NoteHeldBack]:
    """The sentence waits; its case goes on without it."""
    fact = NoteHeldBack(case.reference, insisted.place, len(insisted.words))
    return Review(Waiting(review_id, case.reference, author, at), insisted), fact


def dies_at(waiting: Waiting, calendar: Calendar) -> datetime:
    """When a sentence dies of which nobody decided."""
    return calendar.working_hours_after(waiting.at, WORKING_HOURS)


def is_over(case: Case) -> bool:
    """Whether a case has ended, and with it what waits for a word about it."""
    return case.state in OVER or case.state is State.CLOSED


def allow(case: Case, insisted: Insisted) -> tuple[Case, NoteAllowed]:
    """The case with the sentence in its place.

    Raises:
        Refused: something else stands in that place by now.
    """
    placed = _placed(case.referral, insisted)
    if placed is None or is_over(case):
        raise Refused(
            L5_INSISTED,
            "What it belongs to has changed since, so it has no place any more.",
            "Choose Remove the words.",
        )
    fact = NoteAllowed(case.reference, insisted.place, len(insisted.words))
    return replace(case, referral=placed), fact


def die(waiting: Waiting, why: Why) -> NoteDied:
    """The sentence is deleted, and cannot be brought back."""
    return NoteDied(waiting.reference, why)


def _placed(referral: Referral, insisted: Insisted) -> Referral | None:
    """The referral with the sentence where ``stands`` is now; None where it is not there."""
    sentence, stands = insisted.sentence, insisted.stands
    match insisted.place:
        case Place.NOTE:
            return replace(referral, note=sentence) if referral.note == stands else None
        case Place.SIGNED_ROLE:
            signed = referral.signed_off
            if signed is None or signed.role != stands:
                return None
            return replace(referral, signed_off=replace(signed, role=sentence))
        case Place.CONTACT_ROLE:
            if not any(contact.role == stands for contact in referral.contacts):
                return None
            return replace(
                referral,
                contacts=tuple(
                    replace(one, role=sentence) if one.role == stands else one
                    for one in referral.contacts
                ),
            )
