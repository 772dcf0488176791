"""What interrupts a case, ends it, or opens it again: from any open state (RULEBOOK section 5)."""

from dataclasses import replace
from datetime import date, datetime

from bot.domain.case import OPEN, OVER, STEPS, Case, Chased, OfferState, State, expect
from bot.domain.codes import HousedBy, Question, WhyDeclined, WhyWithdrawn
from bot.domain.facts import (
    CasePaused,
    CaseReopened,
    CaseWentOn,
    HousedElsewhere,
    ReferralDeclined,
    ReferralReturned,
    ReferralSentAgain,
    ReferralWithdrawn,
    StillNeeded,
)
from bot.domain.ids import PersonId
from bot.domain.rules import Refused, Rule
from bot.domain.tenancy import Move, MovePathway

R22_BACK = Rule("R22", "Approver and coordinator can return a referral with a coded question.")
L6 = Rule("L6", "A tenant who takes consent back ends the referral at once.")
C4 = Rule("C4", "Housing Moves and other outside pathways are counted, and post nothing.")
D2_STILL = Rule("D2", "Monthly the officer is asked whether a referral is still needed.")
R25_REOPEN = Rule("R25", "A closed request may be reopened; the tenant's consent is given anew.")

_OUTSIDE = {
    HousedBy.HOUSING_MOVES: MovePathway.HOUSING_MOVES,
    HousedBy.OTHER_PATHWAY: MovePathway.OTHER_PATHWAY,
}

COUNTED_AS_MOVES = frozenset(_OUTSIDE)
"""The ways of being housed that the evaluation counts as moves (C4, R28)."""


def send_back(case: Case, question: Question, at: datetime) -> tuple[Case, ReferralReturned]:
    """Return a referral with a question instead of refusing it; it keeps its place (R22)."""
    expect(case, State.WAITING_FOR_APPROVAL, State.APPROVED)
    returned = replace(
        case, state=State.RETURNED, held_at=case.state, code=question.value, since=at
    )
    return returned, ReferralReturned(case.reference, question)


def send_again(case: Case, at: datetime) -> tuple[Case, ReferralSentAgain]:
    """The question is answered: the referral is where it was (R22)."""
    expect(case, State.RETURNED)
    state = case.held_at or State.WAITING_FOR_APPROVAL
    again = replace(case, state=state, held_at=None, code="", since=at)
    return again, ReferralSentAgain(case.reference)


def decline(case: Case, why: WhyDeclined, at: datetime) -> tuple[Case, ReferralDeclined]:
    """The landlord on the tenancy does not approve (R22)."""
    expect(case, State.WAITING_FOR_APPROVAL)
    declined = replace(case, state=State.DECLINED, code=why.value, since=at)
    return declined, ReferralDeclined(case.reference, why)


def pause(case: Case, at: datetime) -> tuple[Case, CasePaused]:
    """Nothing goes on until somebody says so; whoever holds the request keeps it.

    Raises:
        Refused: it is over, paused already, or the tenancy has started.
    """
    _expect_open(case)
    if case.state is State.PAUSED:
        raise Refused(
            STEPS, f"{case.reference} is paused already.", "Press Resume to let it go on."
        )
    paused = replace(case, state=State.PAUSED, paused_at=case.state, since=at)
    return paused, CasePaused(case.reference)


def go_on(case: Case, at: datetime) -> tuple[Case, CaseWentOn]:
    """A paused case is where it was; a hold starts again (D6)."""
    expect(case, State.PAUSED)
    went_on = replace(case, state=case.paused_at or State.APPROVED, paused_at=None, since=at)
    if went_on.state is State.CLAIMED:
        held = replace(went_on.held_offer(), since=at)
        offers = tuple(held if o.number == held.number else o for o in went_on.offers)
        went_on = replace(went_on, offers=offers)
    return went_on, CaseWentOn(case.reference)


def withdraw(case: Case, why: WhyWithdrawn, at: datetime) -> tuple[Case, ReferralWithdrawn]:
    """The referral ends: nobody holds it, nobody waits, and its cards are closed (L6, L7)."""
    _expect_open(case)
    over = replace(_nobody_holds(case, at), state=State.WITHDRAWN, code=why.value, since=at)
    return over, ReferralWithdrawn(case.reference, why)


def house_elsewhere(
    case: Case,
    how: HousedBy,
    *,
    on: date,
    adults: int,
    children: int,
    by: PersonId,
    at: datetime,
) -> tuple[Case, HousedElsewhere]:
    """The household has a home without the scheme: counted, and nothing is posted (C4).

    By Housing Moves or another outside pathway it is a move all the same (R28).
    """
    _expect_open(case)
    move = None
    if how in _OUTSIDE:
        move = Move(
            started=on,
            pathway=_OUTSIDE[how],
            sender=case.landlord,
            receiver=None,
            size=case.size,
            adults=adults,
            children=children,
            tenure_kept=True,
            logged_by=by,
            confirmed_by=by,
        )
    over = replace(
        _nobody_holds(case, at), state=State.HOUSED_ELSEWHERE, code=how.value, since=at, move=move
    )
    return over, HousedElsewhere(case.reference, how)


def reopen(case: Case, consent_on: date, at: datetime) -> tuple[Case, CaseReopened]:
    """A referral that was over goes on: to its approval, or to the coordinator if it had that.

    Raises:
        Refused: it is not over, or the household moved by it.
    """
    expect_reopenable(case)
    state = State.APPROVED if case.approved_at else State.WAITING_FOR_APPROVAL
    referral = replace(case.referral, consent_on=consent_on)
    again = replace(case, state=state, code="", held_at=None, since=at, referral=referral)
    return again, CaseReopened(case.reference)


def expect_reopenable(case: Case) -> None:
    """Refuse where a case is not over, the household moved by it, or it is being deleted."""
    if case.state is State.CLOSED:
        raise Refused(
            STEPS,
            f"{case.reference} is closed, and what was known of it is deleted.",
            "If they are at risk again, make a new referral.",
        )
    if case.state not in OVER:
        raise Refused(
            STEPS, f"{case.reference} is still open.", "Open it to see what it waits for."
        )
    if case.move is not None:
        raise Refused(
            STEPS,
            f"The household of {case.reference} moved, so it cannot be opened again.",
            "If they are at risk again, make a new referral.",
        )


def still_needed(case: Case, at: datetime) -> tuple[Case, StillNeeded]:
    """The officer says that the household still needs to move: asked again in a month (D2)."""
    _expect_open(case)
    return replace(case, needed=Chased(at, 0, at)), StillNeeded(case.reference)


def _expect_open(case: Case) -> None:
    expect(case, *OPEN)
    if case.move is not None:
        raise Refused(
            STEPS,
            f"The start of the tenancy of {case.reference} is logged, so this no longer applies.",
            "If it did not start, the landlord or the coordinator records that the offer fell "
            "through.",
        )


def _nobody_holds(case: Case, at: datetime) -> Case:
    offers = tuple(
        replace(o, state=OfferState.WITHDRAWN, since=at) if o == case.offer else o
        for o in case.offers
    )
    return replace(case, offers=offers, line=(), held_at=None, paused_at=None)
