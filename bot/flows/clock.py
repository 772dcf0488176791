"""What the clock does: whatever has fallen due of a case, once, in order, at an hour for asking."""

from datetime import datetime

from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.incoming import Due
from bot.domain.agenda import agenda, fall_due
from bot.domain.ids import PersonId, SchemeCode
from bot.flows import timetable
from bot.flows.act import keep
from bot.flows.flow import Turn, misdirected
from bot.flows.morning import good_morning


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
        case timetable.MORNINGS:
            _mornings(turn)
        case timetable.MORNING:
            _morning(turn, subject)
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


def _mornings(turn: Turn) -> None:
    """Plan everybody's message for now, each as a turn of its own, and the next morning."""
    planned, calendar = turn.books.timetable, turn.calendar
    if not turn.scheme.paused and calendar.may_ask(turn.now):
        for person in turn.scheme.people:
            planned.plan(timetable.MORNING, person, turn.now)
    planned.plan(timetable.MORNINGS, "", calendar.next_morning(turn.now))


def _morning(turn: Turn, person: str) -> None:
    turn.books.timetable.plan(timetable.MORNING, person, None)
    found = turn.scheme.people.get(PersonId(person))
    if found is not None and turn.calendar.may_ask(turn.now):
        turn.person = found
        turn.platform = found.addresses[0][0] if found.addresses else ""
        good_morning(turn)
