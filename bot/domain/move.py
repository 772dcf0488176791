"""A move: the tenancy logged by the giver, confirmed by the officer, posted by size (D10, R30)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from bot.domain.case import Case, OfferState, State, expect
from bot.domain.facts import TenancyConfirmed, TenancyStarted
from bot.domain.ids import PersonId
from bot.domain.ledger import Entry, entries_for_move
from bot.domain.property import Size
from bot.domain.referral import Subject
from bot.domain.rules import Problem, Refused, Rule
from bot.domain.tenancy import Move, MovePathway

R1 = Rule("R1", "The household has a social tenancy and keeps one after the move.")
R27 = Rule("R27", "A move logs one household, its adults and its children.")
R28 = Rule("R28", "A move logs the pathway by which the household moved.")
C1 = Rule("C1", "A move posts the size let, and keeps the size asked; both landlords are told.")
C5 = Rule("C5", "A perpetrator's move posts as any other, and has a pathway of its own.")
C6 = Rule("C6", "Where sender and receiver are the same, nothing is posted.")
C7 = Rule("C7", "A household that splits into two homes is one move, with one posting a home.")
D10 = Rule(
    "D10",
    "The giver logs the start of the tenancy; the nominating officer's Confirm posts the ledger.",
)


def move_problems(
    *, started: date, referred: date, today: date, adults: int, children: int
) -> Iterator[Problem]:
    """What makes a move impossible."""
    if started > today:
        yield Problem("started", "The tenancy has not started yet. Log it on the day it starts.")
    elif started < referred:
        yield Problem("started", "A tenancy cannot start before the household was referred.")
    if adults < 0 or children < 0:
        yield Problem("adults", "Nobody counts as less than 0. Put how many people moved.")
    elif adults + children == 0:
        yield Problem("adults", "At least one person moved. Count who moved in.")


def start_tenancy(
    case: Case,
    *,
    started: date,
    size: Size,
    adults: int,
    children: int,
    tenure_kept: bool,
    by: PersonId,
    at: datetime,
    second: Size | None = None,
) -> tuple[Case, TenancyStarted]:
    """The giver logs the start of the tenancy; nothing is posted yet (D10).

    ``second`` is the size of the second home of a household that splits into two (C7).
    """
    expect(case, State.ACCEPTED)
    if case.move is not None:
        raise Refused(
            D10,
            f"The start of the tenancy of {case.reference} is logged already.",
            "It waits for the nominating officer's Confirm.",
        )
    victim, receiver = case.referral.subject is Subject.VICTIM, case.held_offer().partner
    move = Move(
        started=started,
        pathway=MovePathway.SCHEME_OFFER if victim else MovePathway.PERPETRATOR_MOVE,
        sender=case.landlord,
        receiver=receiver,
        size=size,
        adults=adults,
        children=children,
        tenure_kept=tenure_kept,
        logged_by=by,
        second=second,
    )
    started_case = replace(case, move=move, since=at)
    return started_case, TenancyStarted(case.reference, receiver, size)


def confirm(
    case: Case, by: PersonId, at: datetime
) -> tuple[Case, TenancyConfirmed, tuple[Entry, ...]]:
    """The nominating officer confirms: the case is moved, and this is what to post (D10, R30).

    Nothing, where the landlord that gave the home is the one on the tenancy (C6).
    """
    expect(case, State.ACCEPTED)
    if case.move is None:
        raise Refused(
            D10,
            f"The landlord has not logged the start of the tenancy of {case.reference} yet.",
            "Ask it to press Tenancy started first.",
        )
    move = replace(case.move, confirmed_by=by)
    held = case.held_offer()
    offer = replace(held, state=OfferState.LET, since=at)
    offers = tuple(offer if o.number == offer.number else o for o in case.offers)
    moved = replace(case, state=State.MOVED, since=at, move=move, offers=offers, line=())
    fact = TenancyConfirmed(case.reference, move.sender, held.partner, move.size, move.second)
    return moved, fact, postings_of(moved, at)


def postings_of(case: Case, at: datetime) -> tuple[Entry, ...]:
    """What the move of a case posts: an entry a home, of the size let (R30, C1, C6, C7).

    To whoever granted the tenancy, or to the council that nominated (R28).
    """
    move = case.move
    if move is None or move.credited is None:
        return ()
    return entries_for_move(
        case.reference, at, sender=move.sender, receiver=move.credited, sizes=move.sizes
    )
