"""An offer: the home, the officer's yes where it does not fit, the viewing, the answer (R25)."""

from dataclasses import replace
from datetime import datetime

from bot.domain import conditions
from bot.domain.case import OUT, Case, Offer, OfferState, RefusalCode, State, expect
from bot.domain.facts import (
    HomeOffered,
    HomeProposed,
    OfferAccepted,
    OfferRefused,
    ProposalDeclined,
    ViewingArranged,
)
from bot.domain.policy import Policy
from bot.domain.property import Home, misfits
from bot.domain.request import D3
from bot.domain.rules import Refused, Rule

R21 = Rule(
    "R21",
    "The nominating officer's work contact appears to the holder once a home that fits is entered.",
)
R25 = Rule("R25", "Offers are counted; a refusal is coded; a refused offer is not a move.")
R26 = Rule("R26", "Each offered home is logged by its features, never by its address.")
D6_FIT = Rule("D6", "A home that does not fit needs the nominating officer's yes.")


def enter_home(
    case: Case, home: Home, policy: Policy, at: datetime
) -> tuple[Case, HomeOffered | HomeProposed]:
    """The holder enters the home it offers (R26).

    A home that fits is offered at once; another waits for the nominating officer's yes (D6).

    Raises:
        Refused: the home lies where the household would not be safe (D3) or is not one that this
            scheme lets be offered (R36), or one waits for that yes already.
    """
    expect(case, State.CLAIMED)
    if case.held_offer().misfits:
        raise Refused(
            D6_FIT,
            f"A home is entered for {case.reference} already, and the nominating officer is asked "
            "about it.",
            "You hear the answer; after a no, enter another home.",
        )
    if home.area not in case.referral.open_areas:
        raise Refused(
            D3,
            "This household would not be safe in that area, so a home there cannot be offered.",
            "Choose one of your areas named on the request.",
        )
    conditions.refuse_home(policy, home, case.referral.tenure)
    offer = replace(case.held_offer(), home=home, misfits=misfits(case.referral.needs, home))
    if offer.misfits:
        return _with(case, offer, State.CLAIMED, at), HomeProposed(
            case.reference, offer.partner, offer.number
        )
    return _offered(case, offer, at)


def agree(case: Case, at: datetime) -> tuple[Case, HomeOffered]:
    """The nominating officer's yes to a home that does not fit; it is offered (D6)."""
    offered, fact = _offered(case, _proposed(case), at)
    return offered, replace(fact, agreed=True)


def decline(case: Case, at: datetime) -> tuple[Case, ProposalDeclined]:
    """The nominating officer's no; the same landlord's hold starts again (D6).

    The next home has a number of its own, so that a late yes to this one cannot offer that one.
    """
    declined = replace(_proposed(case), state=OfferState.DECLINED, since=at)
    return _held_again(case, declined, at), ProposalDeclined(
        case.reference, declined.partner, declined.number
    )


def expect_contact(case: Case, policy: Policy) -> None:
    """Refuse the officer's contact while no home is offered: a claim alone reveals nothing (R21).

    A home that does not fit is not offered before the nominating officer's yes. Where the policy
    shows the contact on circulation, it is shown as long as the request is out.
    """
    if policy.contact_shown == "on_circulation":
        expect(case, *OUT)
    elif case.state not in (State.OFFERED, State.VIEWING, State.ACCEPTED):
        raise Refused(
            R21,
            f"The officer's contact for {case.reference} appears once a home that fits is entered.",
            "Enter the home that you can offer.",
        )


def arrange_viewing(case: Case, at: datetime) -> tuple[Case, ViewingArranged]:
    """The two professionals arranged a viewing; its time and place are not kept (R25)."""
    expect(case, State.OFFERED)
    offer = replace(case.held_offer(), state=OfferState.VIEWING, since=at)
    return _with(case, offer, State.VIEWING, at), ViewingArranged(case.reference, offer.number)


def accept(case: Case, at: datetime) -> tuple[Case, OfferAccepted]:
    """The tenant accepts (R25)."""
    expect(case, State.OFFERED, State.VIEWING)
    offer = replace(case.held_offer(), state=OfferState.ACCEPTED, since=at)
    return _with(case, offer, State.ACCEPTED, at), OfferAccepted(
        case.reference, offer.partner, offer.number
    )


def refuse(case: Case, code: RefusalCode, at: datetime) -> tuple[Case, OfferRefused]:
    """The tenant refuses with a code; the same landlord's hold starts again (R25, D6)."""
    expect(case, State.OFFERED, State.VIEWING)
    refused = replace(case.held_offer(), state=OfferState.REFUSED, since=at, refusal=code)
    return _held_again(case, refused, at), OfferRefused(
        case.reference, refused.partner, refused.number, code
    )


def _proposed(case: Case) -> Offer:
    expect(case, State.CLAIMED)
    offer = case.held_offer()
    if not offer.misfits:
        raise Refused(
            D6_FIT,
            f"No home on {case.reference} waits for a yes.",
            "Open Home to see what it waits for.",
        )
    return offer


def _offered(case: Case, offer: Offer, at: datetime) -> tuple[Case, HomeOffered]:
    offered = replace(offer, state=OfferState.OFFERED, since=at, misfits=())
    return _with(case, offered, State.OFFERED, at), HomeOffered(
        case.reference, offered.partner, offered.number
    )


def _held_again(case: Case, over: Offer, at: datetime) -> Case:
    again = Offer(len(case.offers) + 1, over.partner, OfferState.HELD, at)
    held = _with(case, over, State.CLAIMED, at)
    return replace(held, offers=(*held.offers, again))


def _with(case: Case, offer: Offer, state: State, at: datetime) -> Case:
    offers = tuple(offer if o.number == offer.number else o for o in case.offers)
    return replace(case, state=state, since=at, offers=offers)
