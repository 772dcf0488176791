"""What comes in a playground, and when, in words: of its cases as they stand, and to everybody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.app import Bot
from bot.domain.calendar import Calendar
from bot.domain.scheme import Scheme, listed
from bot.flows import timetable
from bot.flows.ahead import FORMS, MORNING_MESSAGE, TABLE, Ahead
from bot.flows.ahead import Coming as Foretold
from bot.flows.flow import calendar_in
from bot.flows.foretold import words
from bot.store.looking import look

_NAMED = 3
"""People are told by name, where they are no more than these."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A moment at which something falls due, and what."""

    at: datetime
    what: str


@dataclass(frozen=True, slots=True)
class Coming:
    """What falls due after a moment, the next first, and the first morning after it."""

    stops: Sequence[Stop]
    morning: datetime
    calendar: Calendar

    @property
    def next(self) -> datetime:
        """When the next due thing is; the next morning where there is none."""
        return self.stops[0].at if self.stops else self.morning


def coming(bot: Bot, now: datetime) -> Coming:
    """What comes after a moment in the only scheme of a playground."""
    with look(bot.store) as looking:
        scheme = looking.schemes()[0]
        ahead = looking.ahead(scheme, now)
    calendar = calendar_in(scheme)
    morning = calendar.next_morning(now)
    found: dict[datetime, list[str]] = {}
    for at, said in (*_of_cases(ahead), *_to_everybody(scheme, ahead, morning)):
        if at > now:
            found.setdefault(at, []).append(said)
    return Coming([Stop(at, _joined(found[at])) for at in sorted(found)], morning, calendar)


def _of_cases(ahead: Ahead) -> Iterator[tuple[datetime, str]]:
    for one in ahead.as_it_stands():
        yield one.at, words(one)


def _to_everybody(
    scheme: Scheme, ahead: Ahead, morning: datetime
) -> Iterator[tuple[datetime, str]]:
    """What is no case's: the activity table, and what happens until the next morning."""
    table = ahead.planned.get(timetable.TABLE)
    if table is not None and ahead.published:
        yield table, words(Foretold(table, TABLE))
    told: list[str] = []
    for one in ahead.until(morning):
        if one.what == FORMS:
            yield one.at, words(one)
        if one.what == MORNING_MESSAGE:
            told += [scheme.people[person].name for person in one.people]
    if told:
        yield morning, f"morning messages to {_few(told)}"


def _few(names: Sequence[str]) -> str:
    return listed(names) if len(names) <= _NAMED else f"{len(names)} people"


def _joined(words: Sequence[str]) -> str:
    said = "; ".join(words)
    return said[:1].upper() + said[1:]
