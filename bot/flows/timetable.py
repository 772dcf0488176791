"""When a case is to be looked at again: planned anew whenever its cards are drawn."""

from bot.domain.agenda import agenda
from bot.domain.case import Case
from bot.domain.scheme import Scheme
from bot.flows.flow import calendar_in
from bot.flows.ports import Books

CASE = "case"
"""What the timetable calls a case."""


def plan(scheme: Scheme, books: Books, case: Case) -> None:
    """Plan when a case is to be looked at again, if ever."""
    due = agenda(scheme, calendar_in(scheme), case)
    books.timetable.plan(CASE, case.reference, due[0].at if due else None)
