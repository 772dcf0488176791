"""What follows from a fact: kept in the audit, and its cards drawn for everyone concerned.

The cards are drawn after the turn, in one of their own: whoever pressed need not wait for them.
"""

from dataclasses import fields, replace
from typing import assert_never

from bot.chat.cards import Card, Text, closed_card
from bot.domain.aftercare import get
from bot.domain.case import OPEN, Case, State
from bot.domain.facts import (
    ApprovalUndone,
    CapOverridden,
    CaseClosed,
    CaseOpened,
    CasePaused,
    CaseReopened,
    CaseWentOn,
    CirculationStopped,
    ConcernHandled,
    ContactShown,
    CouncilNamed,
    DetailsDeleted,
    Fact,
    FollowUpAnswered,
    FollowUpAsked,
    FollowUpPassedOn,
    FollowUpPutOff,
    HeldByCap,
    HolderDisplaced,
    HoldLapsed,
    HoldReleased,
    HoldWarned,
    HomeOffered,
    HomeProposed,
    HousedElsewhere,
    LandlordMerged,
    LineJoined,
    LineLeft,
    MoveCorrected,
    MoveReversed,
    NeededAsked,
    NextInLine,
    NominationAgreed,
    NominationDenied,
    NominationUndone,
    NoteAllowed,
    NoteDied,
    NoteHeldBack,
    OfferAccepted,
    OfferFellThrough,
    OfferLimitReached,
    OfferRefused,
    OfferWithdrawn,
    ProposalDeclined,
    ReferralAmended,
    ReferralApproved,
    ReferralDeclined,
    ReferralResumed,
    ReferralReturned,
    ReferralSentAgain,
    ReferralSubmitted,
    ReferralWithdrawn,
    RefusalCoded,
    ReleaseUndone,
    Reminded,
    RequestCirculated,
    RequestClaimed,
    RequestFreed,
    StillNeeded,
    TenancyConfirmed,
    TenancyStarted,
    ViewingArranged,
)
from bot.domain.followup import Rung
from bot.domain.ids import Reference
from bot.domain.scheme import Scheme
from bot.flows.details import parted, with_bare
from bot.flows.flow import Turn
from bot.flows.held_back import end_with, tells_author
from bot.flows.owing import owing
from bot.flows.ports import Books, Drawn
from bot.flows.show import audiences
from bot.flows.timetable import plan


def record(turn: Turn, case: Case, fact: Fact) -> None:
    """Keep the fact; every card of its case is drawn anew, and rings those it concerns now."""
    codes = {field.name: getattr(fact, field.name) for field in fields(fact)}
    del codes["reference"]
    turn.books.audit.append(
        turn.person.id, turn.acted_as, type(fact).__name__, case.reference, codes
    )
    if isinstance(fact, ContactShown | CaseOpened):
        return
    turn.books.outbox.changed(case.reference, with_bare(rings(case, fact)))
    end_with(turn, case)


def redraw(turn: Turn, case: Case) -> None:
    """Draw the cards of a case anew, of which nothing happened that anybody must hear."""
    turn.books.outbox.changed(case.reference)


def draw(scheme: Scheme, books: Books, reference: Reference) -> None:
    """Draw every card of a case as it now stands, unless that is done; those rung come anew."""
    case = books.cases.get(reference)
    rung = books.outbox.drawing(reference)
    if case is not None and rung is not None:
        cards = parted(scheme, case, audiences(scheme, case, owing(books, case)))
        if scheme.paused:
            cards, rung = _while_paused(case, cards), frozenset()
        stay = tells_author(scheme, case)
        books.outbox.draw(reference, cards, closed_card(reference), rung, but=stay)
        plan(scheme, books, case)


def _while_paused(case: Case, cards: dict[str, Drawn]) -> dict[str, Drawn]:
    """The coordinators' card as it is, and nothing to press on any other (L13).

    What is over and has nothing to press is told as it is.
    """
    over = case.state not in OPEN
    paused = Card("Paused", (Text("The scheme is paused. Its coordinator resumes it."),))
    paused = replace(paused, reference=case.reference)
    return {
        slot: drawn
        if slot.startswith("desk") or (over and not drawn.card.buttons)
        else Drawn(paused, drawn.to)
        for slot, drawn in cards.items()
    }


def rings(case: Case, fact: Fact) -> frozenset[str]:
    """The slots whose readers this fact concerns so much that their card comes anew."""
    match fact:
        case ReferralSubmitted() | RequestCirculated() | ContactShown() | CaseOpened():
            return frozenset()
        case RequestClaimed() | LineJoined() | ViewingArranged():
            return frozenset()
        case ReferralApproved() | CirculationStopped() | OfferLimitReached():
            return frozenset({"desk"})
        case ApprovalUndone() | ReleaseUndone():
            return frozenset()
        case ReferralReturned():
            return frozenset({"officer"})
        case ReferralSentAgain() | CaseReopened():
            waits = case.state is State.WAITING_FOR_APPROVAL
            return frozenset({"home" if waits else "desk", "officer"})
        case ReferralDeclined():
            return frozenset({"officer", "desk"})
        case CasePaused() | CaseWentOn():
            return frozenset({f"leads:{case.holder}"} if case.holder else ())
        case ReferralWithdrawn() | HousedElsewhere():
            held = {f"leads:{o.partner}" for o in case.offers if o.since == case.since}
            return frozenset({"desk", *held})
        case ReferralAmended() | StillNeeded() | RefusalCoded() | LandlordMerged():
            return frozenset()
        case HoldReleased() | RequestFreed() | LineLeft():
            return frozenset()
        case HoldLapsed(partner=partner) | HolderDisplaced(partner=partner):
            return frozenset({f"leads:{partner}"})
        case OfferWithdrawn(partner=partner) | OfferFellThrough(partner=partner):
            return frozenset({f"leads:{partner}", "officer"})
        case NextInLine(partner=partner):
            return frozenset({f"leads:{partner}"})
        case HeldByCap():
            return frozenset({"desk", "officer", "home"})
        case ReferralResumed():
            return frozenset({"desk", "officer"})
        case HomeProposed() | HomeOffered(agreed=False):
            return frozenset({"officer"})
        case HomeOffered(partner=holder):
            return frozenset({f"leads:{holder}"})
        case ProposalDeclined() | OfferRefused() | OfferAccepted():
            return frozenset({f"leads:{case.holder}"})
        case TenancyStarted():
            return frozenset({"officer"})
        case CapOverridden() | MoveReversed():
            return frozenset()
        case MoveCorrected(receiver=receiver):
            return frozenset({f"leads:{receiver}", "home", "officer"})
        case TenancyConfirmed(receiver=receiver):
            return frozenset({f"leads:{receiver}", "home"})
        case CouncilNamed():
            return frozenset({"council"})
        case NominationAgreed() | NominationDenied() | NominationUndone():
            return frozenset({_givers(case)})
        case HoldWarned(partner=partner):
            return frozenset({f"leads:{partner}"})
        case FollowUpAsked(asks=asks) | FollowUpPassedOn(asks=asks):
            return frozenset({_SLOT_OF.get(asks, _givers(case))})
        case FollowUpAnswered(check=check):
            return frozenset({"desk"} if get(case, check).is_a_concern else ())
        case CaseClosed() | DetailsDeleted():
            return frozenset()
        case FollowUpPutOff() | ConcernHandled() | Reminded() | NeededAsked():
            return frozenset()
        case NoteHeldBack() | NoteAllowed() | NoteDied():
            return frozenset()
        case _:
            assert_never(fact)


_SLOT_OF = {Rung.OFFICER: "officer", Rung.COORDINATOR: "desk"}


def _givers(case: Case) -> str:
    """The slot of the landlord that gave the home."""
    return f"leads:{case.move.receiver}" if case.move else "desk"
