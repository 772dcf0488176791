"""What the clock does: whatever has fallen due of a case, once, in order, at an hour for asking."""

from datetime import datetime

from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.incoming import Due
from bot.domain.agenda import agenda, fall_due
from bot.domain.ids import SchemeCode
from bot.flows import timetable
from bot.flows.act import keep
from bot.flows.flow import Turn, misdirected


def due_event(scheme: SchemeCode, what: str, subject: str, at: datetime) -> Due:
    """Something that is due, as an event: the clock's address is the scheme's code."""
    action = Action("clock", what, subject)
    return Due(f"{action.encode()}/{at.isoformat()}", Address("clock", scheme), at, action)


def falls_due(turn: Turn, action: Action) -> None:
    """Do what is due, unless another turn has done it or is at it."""
    what, subject = action.verb, action.subject
    if turn.books.timetable.take(what, subject, turn.now) is None:
        return
    turn.acted_as = "the clock"
    match what:
        case timetable.CASE:
            _of_case(turn, subject)
        case _:
            raise misdirected()


def _of_case(turn: Turn, reference: str) -> None:
    case = turn.books.cases.get(reference)
    if case is None:
        turn.books.timetable.plan(timetable.CASE, reference, None)
        return
    if turn.scheme.paused or not turn.calendar.may_ask(turn.now):
        later = turn.calendar.next_morning(turn.now)
        turn.books.timetable.plan(timetable.CASE, reference, later)
        return
    while (due := agenda(turn.scheme, turn.calendar, case)) and due[0].at <= turn.now:
        case, facts = fall_due(turn.scheme, turn.calendar, case, due[0].what, turn.now)
        keep(turn, case, facts)
    timetable.plan(turn.scheme, turn.books, case)
