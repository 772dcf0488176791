"""How long something has waited, as people say it (R24)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.access import Standing, standings
from bot.domain.case import Case
from bot.domain.person import Person
from bot.domain.rules import Rule
from bot.domain.scheme import Scheme
from bot.domain.sight import sees_steps

R24 = Rule("R24", "How long each case has waited is shown, and the oldest comes first.")


def aged(scheme: Scheme, person: Person, case: Case, now: datetime) -> str:
    """How long a case has waited, as far as this person may know: ``for 3 days``."""
    if sees_steps(scheme, person, case):
        return how_long(case.since, now)
    if Standing.READER in standings(scheme, person, case):
        return f"referred in {case.referred_at:%B}"
    return f"referred {ago(case.referred_at, now)}"


def ago(moment: datetime, now: datetime) -> str:
    """How long ago something was: ``3 days ago``."""
    days = (now - moment).days
    if days < 1:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"


def day_of(scheme: Scheme, moment: datetime) -> str:
    """The day of a moment where the scheme is, for a card that stands: ``Tue 3 Mar``."""
    return short_day(moment.astimezone(ZoneInfo(scheme.time_zone)).date())


def short_day(on: date) -> str:
    """A day that is near: ``Tue 3 Mar``."""
    return f"{on:%a} {on.day} {on:%b}"


def how_long(since: datetime, now: datetime) -> str:
    """How long something has lasted: ``for 3 days``."""
    days = (now - since).days
    if days < 1:
        return "today"
    return "since yesterday" if days == 1 else f"for {days} days"
