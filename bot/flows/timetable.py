"""When something is to be looked at again: a case, whenever its cards are drawn; and routines."""

from datetime import datetime, timedelta

from bot.domain.agenda import agenda
from bot.domain.calendar import Calendar
from bot.domain.case import Case
from bot.domain.publication import next_table
from bot.domain.scheme import Scheme
from bot.flows.flow import calendar_in
from bot.flows.ports import Books

CASE = "case"
"""What the timetable calls a case."""

NIGHT = "night"
"""Every night: what is past keeping is deleted."""

TABLE = "table"
"""Weekly or monthly: the activity table is sent."""

MORNINGS = "mornings"
"""Every working day: everybody's morning message is planned."""

MORNING = "morning"
"""The morning messages of one part of the people: which of how many, and the day on which they
were first due, such as ``0-3-2026-03-12``."""

REVIEW = "review"
"""When a note dies of which nobody has decided."""


def plan(scheme: Scheme, books: Books, case: Case, after: datetime | None = None) -> None:
    """Plan when a case is to be looked at again, if ever: what was due ``after`` then and could
    not be done, the next morning."""
    calendar = calendar_in(scheme)
    due = [one.at for one in agenda(scheme, calendar, case)]
    if after is not None:
        due = [at if at > after else calendar.next_morning(after) for at in due]
    books.timetable.plan(CASE, case.reference, min(due, default=None))


def begin(scheme: Scheme, books: Books, now: datetime) -> None:
    """Plan the routines of a scheme that are not planned yet."""
    calendar = calendar_in(scheme)
    books.timetable.begin(MORNINGS, "", calendar.next_morning(now))
    books.timetable.begin(NIGHT, "", next_night(calendar, now))
    if (table := next_sending(scheme, now)) is not None:
        books.timetable.begin(TABLE, "", table)


def next_night(calendar: Calendar, now: datetime) -> datetime:
    """The next midnight where the scheme is."""
    return calendar.midnight(calendar.day_of(now) + timedelta(days=1))


def plan_table(scheme: Scheme, books: Books, now: datetime) -> None:
    """Plan when the activity table is next sent, as the policy stands (R32)."""
    books.timetable.plan(TABLE, "", next_sending(scheme, now))


def next_sending(scheme: Scheme, now: datetime) -> datetime | None:
    """When the activity table is next sent; None where the policy says never (R32)."""
    calendar = calendar_in(scheme)
    day = next_table(calendar.day_of(now), scheme.policy)
    return None if day is None else calendar.morning(day)
