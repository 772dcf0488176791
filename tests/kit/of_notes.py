"""What becomes of a note that waits for a coordinator's word, as the audit's links tell it (L5)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.kit.accounts import Link
from tests.kit.in_time import CLOCK
from tests.kit.retold import Retold, expect_open

WAITS, ALLOWED, REMOVED, LAPSED, CASE_OVER = "waits", "allowed", "removed", "lapsed", "case_over"
DAY_BEGINS, DAY_ENDS = timedelta(hours=9), timedelta(hours=17)
TWO_DAYS = 2 * (DAY_ENDS - DAY_BEGINS)
HOLIDAYS = 3 * (DAY_ENDS - DAY_BEGINS)
"""As many bank holidays as may come within two working days and a weekend."""


@dataclass(frozen=True)
class Held:
    """A note that waits: whose it is, since when, and where it belongs."""

    by: str
    at: datetime
    place: str


def of_a_note(link: Link, case: Retold) -> bool:
    """Take in that a note waits, or that it does no more; whether it was that."""
    codes = link.codes
    match link.what:
        case "NoteHeldBack":
            expect_open(link, case)
            assert codes["words"] > 0, link
            assert all(held.place != codes["place"] for held in case.notes), f"two wait: {link}"
            case.notes.append(Held(link.person, link.at, codes["place"]))
        case "NoteAllowed":
            _decides(link, case)
            (held,) = (one for one in case.notes if one.place == codes["place"])
            case.notes.remove(held)
        case "NoteDied":
            assert case.notes, f"none waits: {link}"
            _dies(link, case, codes["why"])
            del case.notes[0]
        case _:
            return False
    return True


def expect_none_waits_in_vain(case: Retold, now: datetime | None = None) -> None:
    """What is over has no note that waits; nor does any wait for much more than two days."""
    assert not (case.is_over and case.notes), f"its case is over: {case.notes}"
    for held in case.notes:
        waited = working_hours(held.at, now or held.at)
        assert waited <= TWO_DAYS + HOLIDAYS, f"still waits: {held}"


def working_hours(since: datetime, until: datetime) -> timedelta:
    """How much of Mondays to Fridays, from nine to five, lies between; no holiday is known here."""
    zone = ZoneInfo("Europe/London")
    begins, ends = (at.astimezone(zone).replace(tzinfo=None) for at in (since, until))
    total, day = timedelta(), datetime.combine(begins.date(), datetime.min.time())
    while day <= ends:
        if day.weekday() < 5:
            first, last = max(begins, day + DAY_BEGINS), min(ends, day + DAY_ENDS)
            total += max(last - first, timedelta())
        day += timedelta(days=1)
    return total


def _decides(link: Link, case: Retold) -> None:
    """A coordinator does, while there is something to decide."""
    assert link.acted_as == "coordinator", link
    assert not case.is_over, f"{link} while {case.state}"


def _dies(link: Link, case: Retold, why: str) -> None:
    held = case.notes[0]
    if why == REMOVED:
        _decides(link, case)
    elif why == LAPSED:
        assert link.person == CLOCK, link
        assert not case.is_over, f"{link} while {case.state}"
        assert working_hours(held.at, link.at) >= TWO_DAYS, f"{link} too soon after {held}"
    else:
        assert why == CASE_OVER, link
        assert case.is_over, f"{link} while {case.state}"
        assert case.since == link.at, f"{link}, but it was over before"
