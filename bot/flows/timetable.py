"""When something is to be looked at again: a case, whenever its cards are drawn; and routines."""

from datetime import datetime

from bot.domain.agenda import agenda
from bot.domain.case import Case
from bot.domain.scheme import Scheme
from bot.flows.flow import calendar_in
from bot.flows.ports import Books

CASE = "case"
"""What the timetable calls a case."""

MORNINGS = "mornings"
"""Every working day: everybody's morning message is planned."""

MORNING = "morning"
"""Somebody's morning message, by their id."""


def plan(scheme: Scheme, books: Books, case: Case) -> None:
    """Plan when a case is to be looked at again, if ever."""
    due = agenda(scheme, calendar_in(scheme), case)
    books.timetable.plan(CASE, case.reference, due[0].at if due else None)


def begin(scheme: Scheme, books: Books, now: datetime) -> None:
    """Plan the routines of a scheme that are not planned yet."""
    books.timetable.begin(MORNINGS, "", calendar_in(scheme).next_morning(now))
