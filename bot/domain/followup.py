"""What is asked after a move: how it went within a month, whether the risk ended at six (R59, R60).

Each check climbs a ladder until somebody answers: those who know best first, the coordinator last.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.calendar import Calendar, months_after
from bot.domain.policy import Policy
from bot.domain.rules import Refused, Rule

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

PATIENCE = {Check.FEEDBACK: 2, Check.SUSTAINABILITY: 5}
"""Working days before the next asking: the month of R59 leaves room for no more."""

PUT_OFF = 2
"""How many times somebody may say *later*."""


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


def planned(
    started: date, calendar: Calendar, policy: Policy, at: datetime
) -> tuple[FollowUp, ...]:
    """The checks of a tenancy that started then, none of them before ``at``.

    Dates are calendar months, moved to the next working day (R59, R60): the first check comes 21
    days after the last full month before it must be answered.
    """
    months = {
        Check.FEEDBACK: months_after(started, max(policy.feedback_within_months - 1, 0))
        + timedelta(days=21),
        Check.SUSTAINABILITY: months_after(started, policy.sustainability_after_months),
    }
    first = calendar.day_of(calendar.next_asking(at))
    due = {check: calendar.working_day(max(day, first)) for check, day in months.items()}
    return tuple(
        FollowUp(check, day, max(calendar.morning(day), calendar.next_asking(at)))
        for check, day in due.items()
    )


def ask(follow_up: FollowUp, there: Iterable[Rung], calendar: Calendar, at: datetime) -> FollowUp:
    """Ask those who are next on the ladder, passing over rungs where nobody is ``there``.

    Who said *later* is asked once more. The coordinator is always there.
    """
    ladder = LADDER[follow_up.check]
    known = {*there, Rung.COORDINATOR}
    asked = follow_up.asked if follow_up.is_put_off else follow_up.asked + 1
    while ladder[asked - 1] not in known:
        asked += 1
    last = asked == len(ladder)
    return replace(
        follow_up,
        asked=asked,
        asked_at=at,
        is_put_off=False,
        next_at=None if last else _after(follow_up.check, calendar, at),
    )


def put_off(follow_up: FollowUp, calendar: Calendar, at: datetime) -> FollowUp:
    """Whoever is asked says *later*.

    Raises:
        Refused: it is answered, or was put off as often as it can be.
    """
    expect_unanswered(follow_up)
    if follow_up.later >= PUT_OFF:
        raise Refused(
            _rule(follow_up.check),
            f"The {follow_up.check.words} was put off {PUT_OFF} times.",
            "Answer it now, or press Someone else.",
        )
    return replace(
        follow_up,
        later=follow_up.later + 1,
        is_put_off=True,
        next_at=_after(follow_up.check, calendar, at),
    )


def pass_on(
    follow_up: FollowUp, there: Iterable[Rung], calendar: Calendar, at: datetime
) -> FollowUp:
    """Somebody else should answer: the next on the ladder is asked now.

    Raises:
        Refused: it is answered, or the coordinator is asked already.
    """
    expect_unanswered(follow_up)
    ladder = LADDER[follow_up.check]
    asks = ladder[follow_up.asked - 1]
    if asks is Rung.COORDINATOR:
        raise Refused(
            _rule(follow_up.check),
            f"The {follow_up.check.words} waits for you, and there is nobody else to ask.",
            "Answer it as far as you know.",
        )
    last_of_rung = max(number for number, rung in enumerate(ladder, start=1) if rung is asks)
    return ask(replace(follow_up, asked=last_of_rung), there, calendar, at)


def answer(follow_up: FollowUp, said: Answer, at: datetime) -> FollowUp:
    """Somebody answers; nobody is asked any more.

    Raises:
        Refused: it is answered.
    """
    expect_unanswered(follow_up)
    return replace(follow_up, answer=said, answered_at=at, next_at=None, is_put_off=False)


def handle(follow_up: FollowUp, at: datetime) -> FollowUp:
    """The coordinator has dealt with a concern (D13).

    Raises:
        Refused: there is none.
    """
    if not follow_up.is_a_concern:
        raise Refused(D13, f"Nothing of the {follow_up.check.words} waits for you.")
    return replace(follow_up, handled_at=at)


def expect_unanswered(follow_up: FollowUp) -> None:
    """Refuse where a check is answered, or nobody was asked yet."""
    if follow_up.asked == 0:
        raise Refused(
            _rule(follow_up.check),
            f"The {follow_up.check.words} is not due yet.",
            "If something is wrong, tell the coordinator now.",
        )
    if follow_up.answer is not None:
        raise Refused(
            _rule(follow_up.check),
            f"The {follow_up.check.words} is answered already. Thank you.",
            "If something has changed, tell the coordinator.",
        )


def replanned(before: tuple[FollowUp, ...], after: tuple[FollowUp, ...]) -> tuple[FollowUp, ...]:
    """The checks of a move that was corrected: what is answered stands, the rest is new (C8)."""
    known = {follow_up.check: follow_up for follow_up in before if follow_up.answer is not None}
    return tuple(known.get(follow_up.check, follow_up) for follow_up in after)


def _after(check: Check, calendar: Calendar, at: datetime) -> datetime:
    return calendar.morning(calendar.working_days_after(calendar.day_of(at), PATIENCE[check]))


def _rule(check: Check) -> Rule:
    return R59 if check is Check.FEEDBACK else R60
