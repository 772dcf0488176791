"""From a referral to a request: submitted, approved, circulated; or held by the cap (R22, R33)."""

from dataclasses import replace
from datetime import datetime

from bot.domain.cap import is_held
from bot.domain.case import UNDO_WITHIN, Case, State, expect
from bot.domain.facts import (
    ApprovalUndone,
    Fact,
    HeldByCap,
    ReferralApproved,
    ReferralResumed,
    ReferralSubmitted,
    RequestCirculated,
)
from bot.domain.ids import PersonId, Reference
from bot.domain.ledger import Balance
from bot.domain.person import Person
from bot.domain.referral import Referral
from bot.domain.request import partners_that_may_see
from bot.domain.rules import Refused, Rule
from bot.domain.scheme import Scheme

R22 = Rule("R22", "The landlord on the tenancy approves; then the coordinator circulates.")
R23 = Rule(
    "R23",
    "By approving, the landlord commits itself to give a home of the same size when asked.",
)
D7 = Rule("D7", "Everyone who may see a request hears at once.")


def approves_own(scheme: Scheme, person: Person, referral: Referral) -> bool:
    """Whether this referral needs no second approval: a lead's own (D, RULEBOOK section 2)."""
    return person.leads(referral.landlord)


def submit(
    reference: Reference, referral: Referral, by: PersonId, at: datetime
) -> tuple[Case, ReferralSubmitted]:
    """A new case, waiting for the approval of the landlord on the tenancy (R22).

    The cap is tested before, with what it may say to this person (``refuse_at_cap``).
    """
    case = Case(reference, State.WAITING_FOR_APPROVAL, referral, by, at, at)
    return case, ReferralSubmitted(reference, referral.landlord)


def approve(
    case: Case, balance: Balance, scheme: Scheme, at: datetime
) -> tuple[Case, ReferralApproved | HeldByCap]:
    """The landlord's approval (R22, R23), kept as held by the cap where the cap is met (R33)."""
    expect(case, State.WAITING_FOR_APPROVAL)
    if is_held(case, balance, scheme.policy, at):
        return _held(case, at)
    approved = replace(case, state=State.APPROVED, approved_at=at, since=at)
    return approved, ReferralApproved(case.reference, case.landlord)


def go_through(
    case: Case, balance: Balance, scheme: Scheme, at: datetime
) -> tuple[Case, tuple[Fact, ...]]:
    """The landlord's approval, and circulation at once where the scheme's policy says so (R22).

    Where nobody may see the request, it waits for the coordinator all the same (D7).
    """
    case, approved = approve(case, balance, scheme, at)
    at_once = scheme.policy.circulate_on_approval and case.state is State.APPROVED
    if not at_once or not partners_that_may_see(scheme, case):
        return case, (approved,)
    case, out = circulate(case, balance, scheme, at)
    return case, (approved, out)


def undo_approval(case: Case, at: datetime) -> tuple[Case, ApprovalUndone]:
    """An approval that was a slip, taken back within a minute and before anybody else acted.

    Raises:
        Refused: it is too late.
    """
    late = case.approved_at is None or at - case.approved_at > UNDO_WITHIN
    if late or case.state is not State.APPROVED:
        raise Refused(
            R22,
            f"It is too late to undo the approval of {case.reference}.",
            "Ask the coordinator to return it.",
        )
    undone = replace(case, state=State.WAITING_FOR_APPROVAL, approved_at=None, since=at)
    return undone, ApprovalUndone(case.reference)


def circulate(
    case: Case, balance: Balance, scheme: Scheme, at: datetime
) -> tuple[Case, RequestCirculated | HeldByCap]:
    """The request before every landlord that may see it (D3, D7), or held by the cap (R33).

    An override that carried it so far is used up (C12).

    Raises:
        Refused: no partner has stock where the household would be safe (D7).
    """
    expect(case, State.APPROVED)
    if is_held(case, balance, scheme.policy, at):
        return _held(case, at)
    partners = partners_that_may_see(scheme, case)
    if not partners:
        raise Refused(
            D7,
            f"No landlord of the scheme has homes in the safe areas of {case.reference}, "
            "so nobody would hear of it.",
            "Ask the nominating officer for further safe areas, or wait for a landlord to join.",
        )
    circulated = replace(case, state=State.CIRCULATED, since=at, carried_until=None)
    return circulated, RequestCirculated(case.reference, partners)


def resume(
    case: Case, balance: Balance, scheme: Scheme, at: datetime
) -> tuple[Case, tuple[Fact, ...]]:
    """A held referral takes the step it was held at, once its landlord owes less (R33).

    Where nobody may see the request any more, it goes back to the step before circulation.
    """
    expect(case, State.HELD_BY_CAP)
    if is_held(case, balance, scheme.policy, at):
        return case, ()
    released = replace(case, state=case.held_at or State.APPROVED, held_at=None, since=at)
    resumed = ReferralResumed(case.reference, case.landlord)
    if released.state is State.WAITING_FOR_APPROVAL:
        approved, facts = go_through(released, balance, scheme, at)
        return approved, (resumed, *facts)
    if not partners_that_may_see(scheme, released):
        return released, (resumed,)
    circulated, out = circulate(released, balance, scheme, at)
    return circulated, (resumed, out)


def _held(case: Case, at: datetime) -> tuple[Case, HeldByCap]:
    return (
        replace(case, state=State.HELD_BY_CAP, held_at=case.state, since=at),
        HeldByCap(case.reference, case.landlord),
    )
