"""A request before the landlords: who may see it, and who holds it (D3, D6)."""

from dataclasses import replace
from datetime import datetime

from bot.domain.case import OUT, Case, Offer, OfferState, State, expect
from bot.domain.facts import LineJoined, RequestClaimed
from bot.domain.ids import AreaCode, PartnerCode
from bot.domain.partner import Partner
from bot.domain.person import Person
from bot.domain.rules import Refused, Rule
from bot.domain.scheme import Scheme

D3 = Rule("D3", "Only landlords with homes where the household would be safe see a request.")
D6 = Rule("D6", "One landlord holds a request at a time; later ones wait in line.")


def matching_areas(case: Case, partner: Partner) -> frozenset[AreaCode]:
    """The partner's own areas in which this household would be safe (D4)."""
    return partner.stock_in & case.referral.open_areas


def may_see(case: Case, partner: Partner, person: Person | None = None) -> bool:
    """Whether a landlord, and this person of it, may see a request: D3, decided here alone.

    A landlord with homes in a safe area; never the home landlord, an excluded one, or an
    excluded person; never by an unsafe area or the home area; and only once it is circulated.
    """
    return (
        case.is_out
        and not partner.is_gone
        and partner.code != case.landlord
        and partner.code not in case.referral.excluded_partners
        and bool(matching_areas(case, partner))
        and (person is None or person.id not in case.referral.excluded_persons)
    )


def as_circulated(case: Case) -> Case:
    """The case as it is before the landlords, or as it would be if it were."""
    return case if case.is_out else replace(case, state=State.CIRCULATED)


def partners_that_may_see(scheme: Scheme, case: Case) -> tuple[PartnerCode, ...]:
    """Every landlord that D3 lets see the request once it is circulated, in code order."""
    out = as_circulated(case)
    return tuple(sorted(code for code, partner in scheme.partners.items() if may_see(out, partner)))


def readers(scheme: Scheme, case: Case, partner: PartnerCode) -> tuple[Person, ...]:
    """The leads of a landlord who may see this request (D3, D7)."""
    landlord = scheme.partners[partner]
    out = as_circulated(case)
    return tuple(p for p in scheme.leads(partner) if may_see(out, landlord, p))


def open_channel(scheme: Scheme, case: Case, partner: PartnerCode) -> tuple[str, str] | None:
    """The channel in which a landlord may be shown a request, None where it has none.

    Nor where an excluded person works for it: they may read there (D3).
    """
    excluded = {
        scheme.people[person].partner
        for person in case.referral.excluded_persons
        if person in scheme.people
    }
    return None if partner in excluded else scheme.partners[partner].channel


def let_go(scheme: Scheme, case: Case) -> tuple[PartnerCode, ...]:
    """The landlord that held a request when it ended without a move, unless D3 now bars it: it is
    told only that the request is withdrawn (D2)."""
    if case.state not in (State.WITHDRAWN, State.HOUSED_ELSEWHERE):
        return ()
    held = {offer.partner for offer in case.offers if offer.since == case.since}
    held -= scheme.barred_by(case.referral.excluded_partners)
    return tuple(sorted(held.intersection(partners_that_may_see(scheme, case))))


def refuse_barred(case: Case, landlord: Partner, name: str, instead: str) -> None:
    """Refuse a claim by a landlord that may not see the request, called so (D3)."""
    if not may_see(case, landlord):
        raise Refused(D3, f"{case.reference} can no longer be claimed by {name}.", instead)


def refuse_held(case: Case, instead: str) -> None:
    """Refuse what cannot be done by waiting in line: another holds the request (D6)."""
    if case.holder is not None:
        raise Refused(D6, f"Another landlord was first for {case.reference}.", instead)


def may_wait(case: Case, partner: PartnerCode | None) -> bool:
    """Whether this landlord could join the line of a request that another holds (D6)."""
    return case.holder is not None and partner != case.holder and partner not in case.line


def claim(
    case: Case, partner: PartnerCode, at: datetime
) -> tuple[Case, RequestClaimed | LineJoined | None]:
    """A landlord claims: it holds the request, or joins the line behind the holder (D6).

    Claiming one's own held request again, or a place one has already, changes nothing: no fact.
    """
    expect(case, *OUT)
    if case.holder == partner or partner in case.line:
        return case, None
    if case.state is State.CIRCULATED:
        offer = Offer(len(case.offers) + 1, partner, OfferState.HELD, at)
        held = replace(case, state=State.CLAIMED, since=at, offers=(*case.offers, offer))
        return held, RequestClaimed(case.reference, partner)
    waiting = replace(case, line=(*case.line, partner))
    return waiting, LineJoined(case.reference, partner, len(waiting.line))
