"""What the clock does: whatever has fallen due of a case, once, in order, at an hour for asking."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zlib import crc32

from bot.chat import incoming
from bot.chat.action import Action
from bot.chat.address import Address
from bot.domain import retention
from bot.domain.agenda import QUIET, Due, What, agenda, fall_due
from bot.domain.case import Case
from bot.domain.ids import SchemeCode
from bot.domain.scheme import Scheme
from bot.flows import timetable
from bot.flows.act import keep
from bot.flows.flow import Turn, misdirected
from bot.flows.held_back import lapse
from bot.flows.morning import good_morning
from bot.flows.news import since_last
from bot.flows.routines import nightly, send_table
from bot.flows.worklist import see

CLOCK_PLATFORM = "clock"

AT_ONCE = 10
"""People written to in one turn: others wait meanwhile."""

_PATIENCE = timedelta(minutes=10)
"""How long the morning waits for cases: one that fails again and again keeps nobody's back."""


def due_event(scheme: SchemeCode, what: str, subject: str, at: datetime) -> incoming.Due:
    """Something that is due, as an event: the clock's address is the scheme's code."""
    action = Action("clock", what, subject)
    return incoming.Due(
        f"{action.encode()}/{at.isoformat()}", Address(CLOCK_PLATFORM, scheme), at, action
    )


def falls_due(turn: Turn, action: Action, stated: Scheme) -> None:
    """Do what is due, unless another turn has done it or is at it.

    ``stated`` is the scheme as it is kept, whoever is back by now still on leave in it.
    """
    what, subject = action.verb, action.subject
    due = turn.books.timetable.take(what, subject, turn.now)
    if due is None:
        return
    turn.acted_as = "the clock"
    match what:
        case timetable.CASE:
            _of_case(turn, subject)
        case timetable.REVIEW:
            lapse(turn, subject)
        case timetable.NIGHT:
            nightly(turn, stated)
            night = timetable.next_night(turn.calendar, turn.now)
            turn.books.timetable.plan(timetable.NIGHT, "", night)
        case timetable.TABLE:
            _table(turn)
        case timetable.MORNINGS:
            _mornings(turn, due)
        case timetable.MORNING:
            _morning(turn, subject, due)
        case _:
            raise misdirected()


def _of_case(turn: Turn, reference: str) -> None:
    case = turn.books.cases.get(reference)
    while case is not None and (due := _ready(turn, case)) is not None:
        case, facts = fall_due(turn.scheme, turn.calendar, case, due.what, turn.now)
        if due.what is What.DELETION:
            _delete(turn, case)
            return
        keep(turn, case, facts)
    if case is None:
        turn.books.timetable.plan(timetable.CASE, reference, None)
        return
    timetable.plan(turn.scheme, turn.books, case, after=turn.now)


def _ready(turn: Turn, case: Case) -> Due | None:
    """The first of what is due that may be done now: nobody is asked out of hours, or while the
    scheme is paused (L13)."""
    asks = not turn.scheme.paused and turn.calendar.may_ask(turn.now)
    for due in agenda(turn.scheme, turn.calendar, case):
        if due.at <= turn.now and (asks or due.what in QUIET):
            return due
    return None


def _delete(turn: Turn, case: Case) -> None:
    """What is known of a case is deleted, and the audit says that it was (L7)."""
    fact = retention.delete(case)
    turn.books.audit.append(turn.person.id, turn.acted_as, type(fact).__name__, case.reference, {})
    turn.books.cases.forget(case)


def _table(turn: Turn) -> None:
    if turn.scheme.paused or not turn.calendar.may_ask(turn.now):
        later = turn.calendar.next_morning(turn.now)
        turn.books.timetable.plan(timetable.TABLE, "", later)
        return
    send_table(turn)
    timetable.plan_table(turn.scheme, turn.books, turn.now)


def _mornings(turn: Turn, due: datetime) -> None:
    """Plan everybody's message, in parts, each a turn of its own; and the next morning."""
    planned, calendar = turn.books.timetable, turn.calendar
    if not turn.scheme.paused:
        parts = -(-len(turn.scheme.people) // AT_ONCE)
        for part in range(parts):
            whose = f"{part}-{parts}-{calendar.day_of(due)}"
            planned.plan(timetable.MORNING, whose, turn.now)
    planned.plan(timetable.MORNINGS, "", calendar.next_morning(turn.now))


def _morning(turn: Turn, part: str, planned: datetime) -> None:
    """Write to the people of one part, once each case that was due has been done, be it by another
    clock: who is reminded of one today is told today."""
    cases_wait = turn.books.timetable.waits(timetable.CASE, turn.now)
    if cases_wait and turn.now < planned + _PATIENCE:
        return
    turn.books.timetable.plan(timetable.MORNING, part, None)
    if not turn.calendar.may_ask(turn.now):
        return
    number, parts, day = part.split("-", 2)
    seen = see(turn.books)
    overrides, pauses = turn.books.overrides.all(), turn.books.audit.pauses()
    news = since_last(turn.calendar, overrides, pauses, date.fromisoformat(day), turn.now)
    for person in turn.scheme.people.values():
        if crc32(person.id.encode()) % int(parts) == int(number):
            platform = person.addresses[0][0] if person.addresses else ""
            good_morning(replace(turn, person=person, platform=platform), seen, news)
