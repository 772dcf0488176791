"""Working days and hours of a scheme's nation, and calendar months: when anybody may be asked."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.scheme import Scheme

DAY_BEGINS, DAY_ENDS = time(9, 0), time(17, 0)
"""The working hours in which a hold runs: eight a day, so that 16 are two working days (D6)."""


class Nation(StrEnum):
    """A part of the United Kingdom with bank holidays of its own."""

    ENGLAND_AND_WALES = "ENG"
    SCOTLAND = "SCT"
    NORTHERN_IRELAND = "NIR"


_BY_REGION = {"Scotland": Nation.SCOTLAND, "Northern Ireland": Nation.NORTHERN_IRELAND}


def nation_of(scheme: Scheme) -> Nation:
    """Where every area of the scheme lies; England and Wales where they lie in several nations."""
    nations = {
        _BY_REGION.get(area.region, Nation.ENGLAND_AND_WALES) for area in scheme.areas.values()
    }
    return nations.pop() if len(nations) == 1 else Nation.ENGLAND_AND_WALES


@dataclass(frozen=True, slots=True)
class Calendar:
    """One scheme's days. ``opens`` and ``closes`` are the local hours between which anybody is
    asked; days are those of ``zone``, and moments that come out are in UTC."""

    zone: ZoneInfo
    holidays: Container[date]
    opens: time
    closes: time

    def day_of(self, moment: datetime) -> date:
        """The local day of a moment."""
        return moment.astimezone(self.zone).date()

    def works_on(self, day: date) -> bool:
        """Whether a day is a working day: no Saturday, no Sunday, no bank holiday."""
        return day.weekday() < 5 and day not in self.holidays

    def working_day(self, day: date) -> date:
        """This day, or the next working day."""
        while not self.works_on(day):
            day += timedelta(days=1)
        return day

    def working_days_after(self, day: date, number: int) -> date:
        """The working day so many after this day."""
        for _ in range(number):
            day = self.working_day(day + timedelta(days=1))
        return self.working_day(day)

    def midnight(self, day: date) -> datetime:
        """The moment at which a day begins."""
        return self._at(day, time())

    def morning(self, day: date) -> datetime:
        """When people are first asked on a day, or on the next working day."""
        return self._at(self.working_day(day), self.opens)

    def morning_before(self, moment: datetime) -> datetime:
        """The last morning that lies before a moment."""
        day = self.day_of(moment)
        while not self.works_on(day) or self._at(day, self.opens) >= moment:
            day -= timedelta(days=1)
        return self._at(day, self.opens)

    def may_ask(self, moment: datetime) -> bool:
        """Whether somebody may be asked now: on a working day, between the scheme's hours."""
        local = moment.astimezone(self.zone)
        return self.works_on(local.date()) and self.opens <= local.time() < self.closes

    def next_morning(self, moment: datetime) -> datetime:
        """The first morning after a moment."""
        today = self.morning(self.day_of(moment))
        return today if today > moment else self.morning(self.day_of(moment) + timedelta(days=1))

    def next_asking(self, moment: datetime) -> datetime:
        """This moment where somebody may be asked at it, else the next morning."""
        if self.may_ask(moment):
            return moment.astimezone(UTC)
        return self.next_morning(moment)

    def working_hours_after(self, moment: datetime, hours: float) -> datetime:
        """When so many working hours have passed since a moment (D6)."""
        left = timedelta(hours=hours)
        local = moment.astimezone(self.zone)
        day, begins = local.date(), max(local.time().replace(tzinfo=None), DAY_BEGINS)
        while True:
            if self.works_on(day) and begins < DAY_ENDS:
                room = datetime.combine(day, DAY_ENDS) - datetime.combine(day, begins)
                if left <= room:
                    end = datetime.combine(day, begins) + left
                    return self._at(day, end.time())
                left -= room
            day, begins = day + timedelta(days=1), DAY_BEGINS

    def _at(self, day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, self.zone).astimezone(UTC)


def months_after(day: date, months: int) -> date:
    """So many calendar months after a day: 31 January and one month is the end of February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    begins_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = begins_next - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))


def calendar_of(scheme: Scheme, holidays: Container[date]) -> Calendar:
    """The calendar of a scheme, whose nation has these holidays."""
    opens, closes = map(time.fromisoformat, scheme.policy.ask_between)
    return Calendar(ZoneInfo(scheme.time_zone), holidays, opens, closes)
