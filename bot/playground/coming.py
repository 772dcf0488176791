"""What comes in a playground, and when, in words: read from the timetable and from its cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.app import Bot
from bot.domain.agenda import What, agenda
from bot.domain.calendar import Calendar
from bot.domain.case import Case
from bot.domain.followup import Check
from bot.flows import timetable
from bot.flows.flow import calendar_in
from bot.store.looking import look

_LOOKED_AT = 200
"""Rows of the timetable: far more than anybody plays with."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A moment at which something falls due, and what."""

    at: datetime
    what: str


@dataclass(frozen=True, slots=True)
class Coming:
    """What falls due of cases as they stand, the next first, and when morning messages go out."""

    stops: Sequence[Stop]
    morning: datetime | None
    calendar: Calendar

    @property
    def next(self) -> datetime | None:
        """The next due thing: of a case, else the morning messages."""
        return self.stops[0].at if self.stops else self.morning


def coming(bot: Bot, now: datetime) -> Coming:
    """What comes after a moment in the only scheme of a playground."""
    planned = bot.timetable.planned(_LOOKED_AT)
    found: dict[datetime, list[str]] = {}
    morning = None
    with look(bot.store) as looking:
        scheme = looking.schemes()[0]
        calendar, cases = calendar_in(scheme), looking.cases(scheme)
        for _, what, subject, at in planned:
            case = cases.get(subject) if what == timetable.CASE else None
            if case is not None:
                for due in agenda(scheme, calendar, case):
                    # What was due already is looked at when the timetable says.
                    found.setdefault(max(due.at, at), []).append(_words(due.what, case))
            elif what == timetable.MORNINGS and at > now:
                morning = at
    stops = [Stop(at, _listed(found[at])) for at in sorted(found) if at > now]
    return Coming(stops, morning, calendar)


def _words(what: What, case: Case) -> str:
    match what:
        case What.HOLD_WARNING:
            return f"half of the hold of {case.reference} is over"
        case What.HOLD_LAPSES:
            return f"the hold of {case.reference} lapses"
        case What.REMINDER:
            return f"reminder about {case.reference}"
        case What.STILL_NEEDED:
            return f"is {case.reference} still needed?"
        case What.FEEDBACK | What.SUSTAINABILITY:
            check = Check(what.value)
            again = any(one.asked for one in case.follow_ups if one.check is check)
            return f"{check.words} of {case.reference}" + (", asked again" if again else "")


def _listed(words: Sequence[str]) -> str:
    said = "; ".join(words)
    return said[:1].upper() + said[1:]
