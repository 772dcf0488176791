"""A home that stands empty, logged before any request: which open requests it fits (D9)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.case import Case, State
from bot.domain.conditions import home_problems
from bot.domain.ids import PartnerCode, Reference
from bot.domain.partner import Partner
from bot.domain.person import Person
from bot.domain.policy import Policy
from bot.domain.property import Home, misfits
from bot.domain.request import may_see
from bot.domain.rules import Refused, Rule

D9 = Rule("D9", "An empty home may be logged first: the open requests that it fits are listed.")


class Empty(StrEnum):
    """Where an empty home stands."""

    FREE = "free"
    OFFERED = "offered"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class EmptyHome:
    """A landlord's empty home by its features, never by its address (R26, L4)."""

    id: str
    partner: PartnerCode
    home: Home
    logged_at: datetime
    state: Empty = Empty.FREE
    reference: Reference | None = None


def fitting(
    found: EmptyHome,
    partner: Partner,
    person: Person | None,
    cases: Iterable[Case],
    policy: Policy,
) -> tuple[Case, ...]:
    """The requests that anybody could claim now and that the home fits, oldest need first (D9).

    One that the scheme lets nobody offer to a household does not fit it (R36). ``person`` is None
    where the coordinator acts for the landlord.
    """
    fits = [
        case
        for case in cases
        if case.state is State.CIRCULATED
        and may_see(case, partner, person)
        and found.home.area in case.referral.open_areas
        and not misfits(case.referral.needs, found.home)
        and not any(home_problems(policy, found.home, case.referral.tenure))
    ]
    return tuple(sorted(fits, key=lambda case: (case.referred_at, case.reference)))


def offered(found: EmptyHome, reference: Reference) -> EmptyHome:
    """It is offered for a request, and so is free for no other."""
    _expect_free(found)
    return replace(found, state=Empty.OFFERED, reference=reference)


def gone(found: EmptyHome) -> EmptyHome:
    """It is let or no longer to be had."""
    return replace(found, state=Empty.GONE)


def free_again(found: EmptyHome) -> EmptyHome:
    """What it was offered for came to nothing."""
    return replace(found, state=Empty.FREE, reference=None)


def _expect_free(found: EmptyHome) -> None:
    if found.state is not Empty.FREE:
        raise Refused(
            D9,
            "That home is offered for a request already, or no longer empty.",
            "Press Empty homes to see which are free.",
        )
