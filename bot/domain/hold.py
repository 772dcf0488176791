"""How a hold ends, and who holds next: released, lapsed, taken back or fallen through (D6)."""

from dataclasses import replace
from datetime import datetime

from bot.domain.case import (
    ACTIVE,
    STEPS,
    UNDO_WITHIN,
    Case,
    Offer,
    OfferState,
    State,
    Whose,
    expect,
)
from bot.domain.codes import WhyFell
from bot.domain.facts import (
    CirculationStopped,
    Fact,
    HolderDisplaced,
    HoldLapsed,
    HoldReleased,
    LineLeft,
    NextInLine,
    OfferFellThrough,
    OfferLimitReached,
    OfferWithdrawn,
    RefusalCoded,
    ReleaseUndone,
    RequestClaimed,
    RequestFreed,
)
from bot.domain.ids import PartnerCode
from bot.domain.request import may_see, partners_that_may_see
from bot.domain.rules import Refused, Rule
from bot.domain.scheme import Scheme

D6_LINE = Rule("D6", "A release or a lapse asks the next in line; without one, anybody may claim.")
D8 = Rule("D8", "Only the coordinator displaces a landlord that holds a request.")
R25_LIMIT = Rule(
    "R25", "At a scheme's limit on reasonable offers that were refused, the coordinator decides."
)

_TAKEN_BACK = frozenset({State.OFFERED, State.VIEWING, State.ACCEPTED})


def release(case: Case, scheme: Scheme, at: datetime) -> tuple[Case, tuple[Fact, ...]]:
    """The holder lets go of a request that it has offered no home for; the next is asked (D6)."""
    expect(case, State.CLAIMED)
    offer = case.held_offer()
    ended = _ended(case, OfferState.WITHDRAWN, at)
    freed, facts = _next(ended, scheme, at)
    return freed, (HoldReleased(case.reference, offer.partner, offer.number), *facts)


def undo_release(case: Case, partner: PartnerCode, at: datetime) -> tuple[Case, ReleaseUndone]:
    """A release that was a slip, taken back within a minute: the landlord holds it again (D6).

    Raises:
        Refused: it is too late, or another landlord holds it.
    """
    last = case.offers[-1] if case.offers else None
    if (
        last is None
        or (last.partner, last.state) != (partner, OfferState.WITHDRAWN)
        or at - last.since > UNDO_WITHIN
        or case.state is not State.CIRCULATED
    ):
        raise Refused(
            D6_LINE,
            f"It is too late to undo the release of {case.reference}.",
            "Claim it again, if it is free.",
        )
    held = _holds(case, partner, at)
    return held, ReleaseUndone(case.reference, partner, held.held_offer().number)


def lapse(case: Case, scheme: Scheme, at: datetime) -> tuple[Case, tuple[Fact, ...]]:
    """A claim without a home has lasted its hold; the next is asked (D6).

    Raises:
        Refused: a home is entered, which the nominating officer has yet to say yes or no to.
    """
    expect(case, State.CLAIMED)
    offer = case.held_offer()
    if offer.home is not None:
        raise Refused(
            D6_LINE,
            f"A home is entered for {case.reference}, and the nominating officer is asked about "
            "it, so the hold cannot lapse.",
            "Ask the officer, or answer for them.",
        )
    freed, facts = _next(_ended(case, OfferState.LAPSED, at), scheme, at)
    return freed, (HoldLapsed(case.reference, offer.partner, offer.number), *facts)


def take_back(case: Case, scheme: Scheme, at: datetime) -> tuple[Case, tuple[Fact, ...]]:
    """The landlord withdraws its offer, before the tenancy starts; the next is asked (R25)."""
    expect(case, *_TAKEN_BACK)
    _expect_not_started(case)
    offer = case.held_offer()
    freed, facts = _next(_ended(case, OfferState.WITHDRAWN, at), scheme, at)
    return freed, (OfferWithdrawn(case.reference, offer.partner, offer.number), *facts)


def fall_through(
    case: Case, why: WhyFell, scheme: Scheme, at: datetime
) -> tuple[Case, tuple[Fact, ...]]:
    """An accepted offer came to nothing; a logged start that never was goes with it (R25)."""
    expect(case, State.ACCEPTED)
    offer = case.held_offer()
    ended = replace(_ended(case, OfferState.FELL_THROUGH, at), move=None)
    freed, facts = _next(ended, scheme, at)
    return freed, (OfferFellThrough(case.reference, offer.partner, offer.number, why), *facts)


def displace(
    case: Case, partner: PartnerCode, scheme: Scheme, at: datetime
) -> tuple[Case, tuple[Fact, ...]]:
    """The coordinator gives a held request to another landlord that may see it (D8).

    Raises:
        Refused: the tenant has accepted, the landlord holds it already, or may not see it.
    """
    expect(case, State.CLAIMED, State.OFFERED, State.VIEWING)
    offer = case.held_offer()
    if offer.partner == partner:
        raise Refused(
            STEPS,
            f"{scheme.partners[partner].name} holds {case.reference} already.",
            "Choose another landlord, or leave it as it is.",
        )
    if not may_see(case, scheme.partners[partner]):
        raise Refused(
            D8,
            f"{scheme.partners[partner].name} may not see {case.reference}.",
            "Choose a landlord with homes where the household would be safe.",
        )
    ended = _ended(case, OfferState.WITHDRAWN, at)
    waiting = tuple(other for other in ended.line if other != partner)
    return _holds(replace(ended, line=waiting), partner, at), (
        HolderDisplaced(case.reference, offer.partner, offer.number),
        RequestClaimed(case.reference, partner),
    )


def leave_line(case: Case, partner: PartnerCode) -> tuple[Case, LineLeft]:
    """A landlord no longer waits.

    Raises:
        Refused: it does not.
    """
    if partner not in case.line:
        raise Refused(
            D6_LINE, f"You do not wait for {case.reference}.", "Open Home to see what is yours."
        )
    left = replace(case, line=tuple(other for other in case.line if other != partner))
    return left, LineLeft(case.reference, partner)


def settle(case: Case, scheme: Scheme, at: datetime) -> tuple[Case, tuple[Fact, ...]]:
    """Holder and line as they may be once a case was amended or a landlord changed (D2, D3).

    A holder that may not see the request any more, or whose home no longer lies where the
    household would be safe, holds it no longer.
    """
    offer = case.offer
    case, facts = settle_line(case, scheme)
    if offer is not None:
        unsafe = offer.home is not None and offer.home.area not in case.referral.open_areas
        if unsafe or not may_see(case, scheme.partners[offer.partner]):
            facts.append(OfferWithdrawn(case.reference, offer.partner, offer.number))
            case, further = _next(_ended(case, OfferState.WITHDRAWN, at), scheme, at)
            facts += further
    return case, tuple(facts)


def settle_line(case: Case, scheme: Scheme) -> tuple[Case, list[Fact]]:
    """Whoever may not see the request any more waits for it no longer (D3)."""
    facts: list[Fact] = []
    for partner in case.line:
        if not may_see(case, scheme.partners[partner]):
            case, left = leave_line(case, partner)
            facts.append(left)
    return case, facts


def stop_unseen(
    case: Case, scheme: Scheme, at: datetime
) -> tuple[Case, tuple[CirculationStopped, ...]]:
    """A free request that no landlord may see any more goes back to the coordinator (D7)."""
    if case.state is not State.CIRCULATED or partners_that_may_see(scheme, case):
        return case, ()
    stopped = replace(case, state=State.APPROVED, since=at)
    return stopped, (CirculationStopped(case.reference),)


def withdraw_misfit(case: Case, scheme: Scheme, at: datetime) -> tuple[Case, tuple[Fact, ...]]:
    """An offer whose home no longer suits the amended needs goes; the same landlord may offer
    another home (D2, D6)."""
    offer = case.held_offer()
    ended = _ended(case, OfferState.WITHDRAWN, at)
    return _holds(ended, offer.partner, at), (
        OfferWithdrawn(case.reference, offer.partner, offer.number),
        RequestClaimed(case.reference, offer.partner),
    )


def code_refusal(
    case: Case, number: int, whose: Whose, limit: int
) -> tuple[Case, tuple[RefusalCoded | OfferLimitReached, ...]]:
    """The coordinator says on whose side a refusal lies; ``limit`` of 0 is none (R25)."""
    found = next((offer for offer in case.offers if offer.number == number), None)
    if found is None or found.state is not OfferState.REFUSED:
        raise Refused(
            R25_LIMIT,
            f"No refused offer of {case.reference} has that number.",
            "Open the case to see its offers.",
        )
    offers = tuple(replace(o, whose=whose) if o is found else o for o in case.offers)
    coded = replace(case, offers=offers)
    fact = RefusalCoded(case.reference, number, whose)
    if 0 < limit <= coded.reasonable_refusals and whose is Whose.TENANT_REASONABLE:
        return coded, (fact, OfferLimitReached(case.reference, coded.reasonable_refusals))
    return coded, (fact,)


def _expect_not_started(case: Case) -> None:
    if case.move is not None:
        raise Refused(
            STEPS,
            f"The start of the tenancy of {case.reference} is logged, so the offer stands.",
            "If it did not start, record that the offer fell through.",
        )


def _ended(case: Case, state: OfferState, at: datetime) -> Case:
    """The case with the offer that held it over, and nobody in its place yet."""
    over = replace(case.held_offer(), state=state, since=at)
    offers = tuple(over if o.number == over.number else o for o in case.offers)
    return replace(case, state=State.CIRCULATED, since=at, offers=offers)


def _next(case: Case, scheme: Scheme, at: datetime) -> tuple[Case, tuple[Fact, ...]]:
    """Whoever waited longest and still may see it holds it; nobody, where nobody waits (D6)."""
    gone: list[Fact] = []
    for place, partner in enumerate(case.line):
        if may_see(case, scheme.partners[partner]):
            freed = replace(case, line=case.line[place + 1 :])
            return _holds(freed, partner, at), (*gone, NextInLine(case.reference, partner))
        gone.append(LineLeft(case.reference, partner))
    return replace(case, line=()), (*gone, RequestFreed(case.reference))


def _holds(case: Case, partner: PartnerCode, at: datetime) -> Case:
    offer = Offer(len(case.offers) + 1, partner, OfferState.HELD, at)
    if any(one.state in ACTIVE for one in case.offers):
        raise ValueError(f"{case.reference} is held already")
    return replace(case, state=State.CLAIMED, since=at, offers=(*case.offers, offer))
