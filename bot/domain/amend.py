"""What may change in a referral after it was sent, and what no longer fits then (D2)."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import datetime

from bot.domain import flaws, unfit
from bot.domain.case import OPEN, STEPS, Case, OfferState, State, expect
from bot.domain.facts import Fact, ReferralAmended
from bot.domain.property import Needs, misfits
from bot.domain.referral import Referral
from bot.domain.rules import Problem, Refused, Rule
from bot.domain.scheme import Scheme

D2 = Rule(
    "D2",
    "Areas, needs and exclusions may change at any time; what no longer fits is withdrawn at once.",
)


AMENDABLE = frozenset(
    {
        *("safe_areas", "unsafe_areas", "excluded_partners", "excluded_persons"),
        *("household", "needs", "urgency", "officers", "contacts"),
        *("joint_tenancy", "overcrowded", "marac", "moving_support"),
    }
)
"""The fields of a referral that may change; the others say which tenancy it is, and of whom."""


def amend(
    case: Case, after: Referral, scheme: Scheme, at: datetime
) -> tuple[Case, tuple[Fact, ...]]:
    """A referral amended, with what that withdraws: offers, holds and places in line (D2).

    A request that no landlord may see any more goes back to the coordinator (D7). Nothing where
    nothing changes.

    Raises:
        ValueError: a field changed that may not.
        Refused: it is over, or the start of the tenancy is logged.
    """
    expect(case, *OPEN)
    if case.move is not None:
        raise Refused(
            STEPS,
            f"The start of the tenancy of {case.reference} is logged, so it cannot be changed.",
            "If the household is at risk there too, tell the coordinator at once.",
        )
    before = case.referral
    changed = tuple(
        f.name for f in fields(after) if getattr(after, f.name) != getattr(before, f.name)
    )
    if not changed:
        return case, ()
    if not AMENDABLE.issuperset(changed):
        raise ValueError(f"not to be amended: {set(changed) - AMENDABLE}")
    facts: list[Fact] = [ReferralAmended(case.reference, changed)]
    case = replace(case, referral=after)
    if not case.is_out:
        return case, tuple(facts)
    paused = case.paused_at is not None
    if case.paused_at is not None:
        case = replace(case, state=case.paused_at, paused_at=None)
    case, settled = unfit.settle(case, scheme, at)
    facts += settled
    if _no_longer_suits(case, before.needs):
        case, withdrawn = unfit.withdraw_misfit(case, scheme, at)
        facts += withdrawn
    if paused:
        case = replace(case, state=State.PAUSED, paused_at=case.state)
    return case, tuple(facts)


def _no_longer_suits(case: Case, before: Needs) -> bool:
    """Whether the home that is offered fails in a way in which it did not before."""
    offer = case.offer
    if offer is None or offer.home is None or offer.state is OfferState.ACCEPTED:
        return False
    needs = case.referral.needs
    return bool(set(misfits(needs, offer.home)) - set(misfits(before, offer.home)))


def officer_problems(after: Referral, scheme: Scheme) -> Iterator[Problem]:
    """Who is to lead a referral from now must be somebody who may hear of it (R17, D3)."""
    for problem in _leading(after, scheme):
        yield Problem("officers", problem.sentence)


def exclusion_problems(after: Referral, scheme: Scheme) -> Iterator[Problem]:
    """Whoever must not hear of a referral cannot go on leading it (R17, D3)."""
    for _ in _leading(after, scheme):
        yield Problem(
            "excluded_persons",
            "This takes in its nominating officer. Go back, tick who leads it too, and choose "
            "somebody else.",
        )


def _leading(after: Referral, scheme: Scheme) -> Iterator[Problem]:
    for officer in after.officers:
        yield from flaws.officer_problems(
            scheme.people.get(officer),
            excluded_partners=after.excluded_partners,
            excluded_persons=after.excluded_persons,
        )
