"""The cap on what a partner owes: what it counts and refuses, and what carries past it (R33)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.case import Case, OfferState, State
from bot.domain.codes import WhyOverride
from bot.domain.facts import CapOverridden
from bot.domain.ids import PartnerCode, PersonId, Reference
from bot.domain.ledger import Balance, Posting, entries_for_move
from bot.domain.move import postings_of
from bot.domain.partner import Partner
from bot.domain.person import Person
from bot.domain.policy import Policy
from bot.domain.request import may_see
from bot.domain.rules import Refused, Rule

R33 = Rule(
    "R33",
    "A partner that owes {cap_on_owed} homes or more refers no one new until it owes fewer.",
)
D11 = Rule("D11", "Exposure is what is owed once every accepted offer has started.")
C12 = Rule(
    "C12",
    "The coordinator may override the cap for one referral, for a coded reason, for 28 days.",
)

CARRIES_FOR = timedelta(days=28)
"""How long an override is good for, unless the referral that it carries is circulated before."""


@dataclass(frozen=True, slots=True)
class Override:
    """The coordinator's leave for one referral of a landlord at its cap (C12).

    ``reference`` is the referral that it carries, None while it waits for one to be sent.
    """

    id: str
    landlord: PartnerCode
    why: WhyOverride
    by: PersonId
    given_at: datetime
    good_until: datetime
    reference: Reference | None = None


ACCEPTING = frozenset({State.ACCEPTED, State.PAUSED})
"""The states in which a tenant may have accepted an offer that has not started."""


def coming(accepted: Iterable[Case]) -> list[Posting]:
    """What would be posted if every offer that tenants have accepted started today (D11).

    ``accepted`` are cases in the states ``ACCEPTING``.
    """
    return [
        posting
        for case in accepted
        if case.offer and case.offer.state is OfferState.ACCEPTED
        for posting in _postings(case)
    ]


def exposure(balance: Balance, accepted: Iterable[Posting]) -> int:
    """What the partner would owe if every offer that tenants have accepted started today (D11)."""
    return balance.after(accepted).owed


def counts_accepted(policy: Policy) -> bool:
    """Whether accepted offers count with the cap (D11)."""
    return policy.cap_counts == "owed_and_accepted"


def counted(balance: Balance, accepted: Iterable[Posting], policy: Policy) -> Balance:
    """An account as the cap counts it: with what is ``coming`` where the policy says so (D11)."""
    return balance.after(accepted) if counts_accepted(policy) else balance


def at_cap(balance: Balance, policy: Policy) -> bool:
    """Whether this partner may refer no one new (R33); a cap of 0 is no cap.

    ``balance`` is what the cap counts: with the accepted offers where the policy says so (D11).
    """
    return policy.cap_on_owed > 0 and balance.owed >= policy.cap_on_owed


def is_carried(case: Case, at: datetime) -> bool:
    """Whether an override carries this referral past the cap now (C12)."""
    return case.carried_until is not None and at < case.carried_until


def is_held(case: Case, balance: Balance, policy: Policy, at: datetime) -> bool:
    """Whether the cap holds this referral up (R33, C12)."""
    return at_cap(balance, policy) and not is_carried(case, at)


def override(
    landlord: PartnerCode, why: WhyOverride, *, key: str, by: PersonId, at: datetime
) -> Override:
    """Leave for the next referral of a landlord that is sent while it is at its cap (C12)."""
    return Override(key, landlord, why, by, at, at + CARRIES_FOR)


def carry(case: Case, given: Override) -> tuple[Case, Override, CapOverridden]:
    """This referral is the one that an override carries, through all three tests (C12)."""
    carried = replace(case, carried_until=given.good_until)
    fact = CapOverridden(case.reference, case.landlord, given.why)
    return carried, replace(given, reference=case.reference), fact


def ran_out(overrides: Iterable[Override], after: datetime, until: datetime) -> list[Override]:
    """Those of the overrides that nobody used before they ran out, in this time (C12)."""
    return [one for one in overrides if one.reference is None and after < one.good_until <= until]


def repays(case: Case, balance: Balance) -> bool:
    """Whether giving the home that a request asks for would repay some of an account (R33, D7)."""
    return case.landlord != balance.partner and balance.repaid_by(case.size)


def repaying(out: Iterable[Case], balance: Balance, partner: Partner, person: Person) -> list[Case]:
    """The open requests that this lead may claim and whose giving repays what is owed (R33)."""
    return [
        case
        for case in out
        if repays(case, balance) and case.holder is None and may_see(case, partner, person)
    ]


def refuse_needless(case: Case | None, balance: Balance, policy: Policy, name: str) -> None:
    """Refuse an override that nothing needs (C12)."""
    if case is not None and case.state is not State.HELD_BY_CAP:
        raise Refused(
            C12,
            f"{case.reference} is {case.state.words}: the cap does not hold it.",
            "An override is for a referral that is held by the cap.",
        )
    if not at_cap(balance, policy):
        raise Refused(C12, f"{name} is not at its cap: it may refer.", "It needs no override.")


def refuse_at_cap(
    balance: Balance,
    policy: Policy,
    name: str,
    *,
    insider: bool,
    coordinator: bool = False,
    repay: Mapping[Reference, str] | None = None,
) -> None:
    """Refuse a referral for a landlord at its cap (R33).

    An outsider learns only that this landlord cannot refer now. ``repay`` are the open requests,
    each with the home it asks for, that would repay what is owed; None where this person may
    see no requests. The way out is named to whom it is open: an override (C12).
    """
    if not at_cap(balance, policy):
        return
    if not insider:
        raise Refused(
            R33,
            f"{name} cannot refer now.",
            "Your answers are kept. Ask its named lead or the coordinator.",
        )
    kept, ask = "Your answers are kept.", "ask the coordinator for an override."
    if coordinator:
        way_out = f"{kept} An override, from the Desk, carries one referral past this."
    elif repay is None:
        way_out = f"{kept} Ask your named leads to give a home that repays it. Or {ask}"
    elif repay:
        way_out = f"{kept} Giving one of these homes would repay it. If that cannot be, {ask}"
    else:
        way_out = f"{kept} No open request would repay it now; {ask}"
    owes = "owes, or will owe by the offers accepted," if counts_accepted(policy) else "owes"
    raise Refused(
        R33,
        f"{name} {owes} {balance.owes_words}, and a landlord that owes {policy.cap_on_owed} or "
        "more cannot refer.",
        way_out,
        repay or {},
    )


def _postings(case: Case) -> Iterable[Posting]:
    offer = case.held_offer()
    size = offer.home.size if offer.home else case.size
    entries = postings_of(case, case.since)
    if case.move is None:
        entries = entries_for_move(
            case.reference, case.since, sender=case.landlord, receiver=offer.partner, sizes=[size]
        )
    return [posting for entry in entries for posting in entry.postings]
