"""How long anything is kept: half-filled forms, and what is known of a case (L7)."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain.calendar import Calendar, months_after
from bot.domain.case import OVER, Case, State
from bot.domain.facts import CaseClosed, DetailsDeleted
from bot.domain.policy import Policy
from bot.domain.rules import Rule

L7 = Rule(
    "L7",
    "What is known of a case is deleted {keep_details_months} months after it ended or its last "
    "check; a half-filled form at the end of the next working day.",
)

REDACTED_BEFORE = timedelta(days=7)
"""Cards are closed so long before what they show is deleted, so that each of them is reached."""


def _ends_on(case: Case, calendar: Calendar, policy: Policy) -> date:
    """The day on which what is known of a case that is over is to be deleted.

    Of a household that moved: so long after its last check was answered, or, where nobody ever
    answered, after it was due.
    """
    last = calendar.day_of(case.since)
    for check in case.follow_ups:
        last = max(last, calendar.day_of(check.answered_at) if check.answered_at else check.due)
    return months_after(last, policy.keep_details_months)


def next_step(case: Case, calendar: Calendar, policy: Policy) -> datetime | None:
    """When its cards are closed, or, once they are, when what is known of it is deleted: never
    sooner, however late the clock closed them. None while the case is open.
    """
    if case.state is State.CLOSED:
        return calendar.midnight(calendar.day_of(case.since) + REDACTED_BEFORE)
    if case.state not in OVER:
        return None
    return calendar.midnight(_ends_on(case, calendar, policy) - REDACTED_BEFORE)


def close(case: Case, at: datetime) -> tuple[Case, CaseClosed]:
    """Every card of the case is closed; a check that nobody answered is asked of nobody more."""
    quiet = tuple(replace(check, next_at=None) for check in case.follow_ups)
    over = replace(case, state=State.CLOSED, since=at, follow_ups=quiet)
    return over, CaseClosed(case.reference)


def delete(case: Case) -> DetailsDeleted:
    """What is known of the case is deleted, and cannot be brought back."""
    return DetailsDeleted(case.reference)


def forms_end_before(calendar: Calendar, today: date) -> datetime:
    """The moment such that every form begun before it ends: those of a day after which a whole
    working day has passed by the beginning of ``today``."""
    day = today - timedelta(days=1)
    while not calendar.working_days_after(day, 1) < today:
        day -= timedelta(days=1)
    return calendar.midnight(day + timedelta(days=1))
