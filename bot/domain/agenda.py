"""What time brings to a case, and when: the one place that the clock and `reciprocal due` ask."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain import aftercare, chase, hold, retention
from bot.domain.calendar import Calendar
from bot.domain.case import Case, Chased, State
from bot.domain.facts import Fact, HoldWarned
from bot.domain.followup import Check
from bot.domain.rules import Rule
from bot.domain.scheme import Scheme

D6_HOLD = Rule(
    "D6", "A claim without a home lapses after {claim_hold_hours} working hours, warned at half."
)


class What(StrEnum):
    """What can fall due of a case."""

    HOLD_WARNING = "hold_warning"
    HOLD_LAPSES = "hold_lapses"
    REMINDER = "reminder"
    STILL_NEEDED = "still_needed"
    CLOSING = "closing"
    DELETION = "deletion"
    FEEDBACK = Check.FEEDBACK.value
    SUSTAINABILITY = Check.SUSTAINABILITY.value


QUIET = frozenset({What.CLOSING, What.DELETION})
"""What asks nobody anything, and so is done at any hour, and while a scheme is paused."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something that falls due of a case at a moment in UTC."""

    at: datetime
    what: What


def agenda(scheme: Scheme, calendar: Calendar, case: Case) -> list[Due]:
    """What is to fall due of a case as it stands, the next first."""
    found = [*_hold(scheme, calendar, case), *_checks(case)]
    if (at := chase.next_reminder(case, scheme.policy, calendar)) is not None:
        found.append(Due(at, What.REMINDER))
    if (at := chase.next_needed(case, calendar)) is not None:
        found.append(Due(at, What.STILL_NEEDED))
    if (at := retention.next_step(case, calendar, scheme.policy)) is not None:
        closed = case.state is State.CLOSED
        found.append(Due(at, What.DELETION if closed else What.CLOSING))
    return sorted(found, key=lambda due: (due.at, due.what))


def fall_due(
    scheme: Scheme, calendar: Calendar, case: Case, what: What, at: datetime
) -> tuple[Case, tuple[Fact, ...]]:
    """The case once what was due of it is done, which may be later than it was due."""
    match what:
        case What.HOLD_WARNING:
            return _warn(scheme, calendar, case, at)
        case What.HOLD_LAPSES:
            return hold.lapse(case, scheme, at)
        case What.REMINDER:
            case, reminded = chase.remind(case, at)
            return case, (reminded,)
        case What.STILL_NEEDED:
            case, needed = chase.ask_needed(case, at)
            return case, (needed,)
        case What.CLOSING:
            case, closed = retention.close(case, at)
            return case, (closed,)
        case What.DELETION:
            return case, (retention.delete(case),)
        case What.FEEDBACK | What.SUSTAINABILITY:
            case, asked = aftercare.ask(case, Check(what.value), scheme, calendar, at)
            return case, (asked,)


def _hold(scheme: Scheme, calendar: Calendar, case: Case) -> Iterator[Due]:
    """A hold without a home: warned at half-time, then it lapses; each half in working hours.

    Who was warned late has the other half all the same.
    """
    if case.state is not State.CLAIMED or case.held_offer().home is not None:
        return
    if (ends := hold_ends(case)) is not None:
        yield Due(ends, What.HOLD_LAPSES)
    else:
        half = calendar.working_hours_after(case.held_offer().since, _half(scheme))
        yield Due(calendar.next_asking(half), What.HOLD_WARNING)


def _warn(
    scheme: Scheme, calendar: Calendar, case: Case, at: datetime
) -> tuple[Case, tuple[Fact, ...]]:
    offer = case.held_offer()
    half = calendar.working_hours_after(offer.since, _half(scheme))
    ends = calendar.working_hours_after(max(half, at), _half(scheme))
    warned = Chased(offer.since, 1, at, calendar.next_asking(ends))
    fact = HoldWarned(case.reference, offer.partner, offer.number)
    return replace(case, chased=warned), (fact,)


def hold_ends(case: Case) -> datetime | None:
    """When the hold lapses of which its landlord was warned; None where it was not (D6)."""
    offer, chased = case.offer, case.chased
    if offer is None or offer.home is not None or chased is None or chased.since != offer.since:
        return None
    return chased.ends_at


def _half(scheme: Scheme) -> float:
    return scheme.policy.claim_hold_hours / 2


def _checks(case: Case) -> Iterator[Due]:
    for follow_up in case.follow_ups:
        if follow_up.next_at is not None:
            yield Due(follow_up.next_at, What(follow_up.check.value))
