"""What is asked after a move: how it went within a month, whether the risk ended at six (R59, R60).

Each check climbs a ladder until somebody answers: those who know best first, the coordinator last.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.rules import Rule

R59 = Rule(
    "R59",
    "Within a month of a move the nominating officer is asked how it went; the tenant, through "
    "the new landlord, where that officer cannot say.",
)
R60 = Rule("R60", "Six months after a move the new landlord says whether it ended the risk.")
D13 = Rule(
    "D13",
    "Each check asks first whether contact is safe; unsafe, unknown, or a risk that continues "
    "reaches the coordinator at once.",
)
C9 = Rule("C9", "A tenancy that fails later changes no account; the six-month check records it.")


class Check(StrEnum):
    """Which of the two checks it is."""

    FEEDBACK = "feedback"
    SUSTAINABILITY = "sustainability"

    @property
    def words(self) -> str:
        """The check as people say it."""
        return {"feedback": "one-month check", "sustainability": "six-month check"}[self.value]


class Rung(StrEnum):
    """Who is asked."""

    OFFICER = "officer"
    LANDLORD = "landlord"
    SECOND_CONTACT = "second_contact"
    COORDINATOR = "coordinator"


LADDER = {
    Check.FEEDBACK: (Rung.OFFICER, Rung.OFFICER, Rung.LANDLORD, Rung.COORDINATOR),
    Check.SUSTAINABILITY: (Rung.LANDLORD, Rung.LANDLORD, Rung.SECOND_CONTACT, Rung.COORDINATOR),
}
"""Whom each asking of a check goes to; the second time is a reminder."""


class Safe(StrEnum):
    """Whether the household can be contacted safely (D13)."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class RiskEnded(StrEnum):
    """Whether the move ended the risk (R60)."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


class Tenancy(StrEnum):
    """What became of the tenancy (C9)."""

    SUSTAINED = "sustained"
    MOVED = "moved"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, as codes: nothing but ``safe`` where contact is not safe.

    ``outcome`` is from 1, badly, to 5, very well; ``support``: more support is needed.
    """

    safe: Safe
    outcome: int | None = None
    support: bool | None = None
    risk: RiskEnded | None = None
    tenancy: Tenancy | None = None

    @property
    def is_a_concern(self) -> bool:
        """Whether the coordinator must hear of it at once (D13), or of a tenancy that ended."""
        continues = self.risk not in (None, RiskEnded.YES)
        return self.safe is not Safe.YES or continues or self.tenancy is Tenancy.ENDED


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One check of one move. ``asked`` counts the askings, of which the ladder says to whom.

    ``next_at`` is when somebody is asked next, None where nobody is; ``later``: the one who was
    asked last said so, and is asked once more then. ``handled_at``: the coordinator has dealt with
    an answer that was a concern.
    """

    check: Check
    due: date
    next_at: datetime | None
    asked: int = 0
    asked_at: datetime | None = None
    later: int = 0
    is_put_off: bool = False
    answered_at: datetime | None = None
    answer: Answer | None = None
    handled_at: datetime | None = None

    @property
    def asks(self) -> Rung | None:
        """Who is asked now, None where nobody is (yet, or until later)."""
        if self.asked == 0 or self.answer is not None or self.is_put_off:
            return None
        return LADDER[self.check][self.asked - 1]

    @property
    def waits(self) -> bool:
        """Whether it waits for anybody now: to be answered, or to be dealt with."""
        return self.asks is not None or self.is_a_concern

    @property
    def is_a_concern(self) -> bool:
        """Whether its answer waits for the coordinator to deal with it (D13)."""
        return self.answer is not None and self.answer.is_a_concern and self.handled_at is None
