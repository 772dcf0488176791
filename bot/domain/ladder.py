"""How a check after a move climbs its ladder: planned, asked, put off, passed on, answered."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain.calendar import Calendar, months_after
from bot.domain.followup import D13, LADDER, R59, R60, Answer, Check, FollowUp, Rung
from bot.domain.policy import Policy
from bot.domain.rules import Refused, Rule

PATIENCE = {Check.FEEDBACK: 2, Check.SUSTAINABILITY: 5}
"""Working days before the next asking: the month of R59 leaves room for no more."""

PUT_OFF = 2
"""How many times somebody may say *later*."""


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

    Who said *later* is asked once more. The coordinator is always there, and is asked last.

    Raises:
        Refused: it is answered, or everybody was asked.
    """
    ladder = LADDER[follow_up.check]
    known = {*there, Rung.COORDINATOR}
    asked = follow_up.asked if follow_up.is_put_off else follow_up.asked + 1
    if follow_up.answer is not None or asked > len(ladder):
        raise Refused(
            _rule(follow_up.check),
            f"Nobody else is asked about the {follow_up.check.words}.",
            "Open Home to see what waits.",
        )
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
