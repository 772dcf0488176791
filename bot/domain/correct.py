"""A move that was mistaken: reversed, and posted as it was, with nothing edited or deleted (C8)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.case import AFTER_A_MOVE, Case, OfferState, State, expect
from bot.domain.codes import WhyCorrected
from bot.domain.facts import MoveCorrected, MoveReversed
from bot.domain.ids import PartnerCode, PersonId
from bot.domain.ledger import Entry, reverse, standing_moves
from bot.domain.move import postings_of
from bot.domain.property import Size
from bot.domain.rules import Refused, Rule
from bot.domain.tenancy import Move

C8 = Rule("C8", "A mistaken move is reversed by a linked entry; nothing is edited or deleted.")


@dataclass(frozen=True, slots=True)
class InTruth:
    """A move as it was in truth; ``second`` as in ``Move``."""

    started: date
    receiver: PartnerCode
    size: Size
    second: Size | None
    adults: int
    children: int
    tenure_kept: bool


@dataclass(frozen=True, slots=True)
class Correction:
    """A case set right: what happened, what to post to undo the mistake, and what instead."""

    case: Case
    facts: tuple[MoveReversed | MoveCorrected, ...]
    reversals: tuple[Entry, ...]
    entries: tuple[Entry, ...]


def correct(
    case: Case,
    posted: Iterable[Entry],
    why: WhyCorrected,
    truth: InTruth,
    by: PersonId,
    at: datetime,
) -> Correction:
    """Reverse what a move posted, and post what it should have. ``posted``: its entries so far.

    Raises:
        Refused: there is no move by a home of the scheme, or nothing would change.
    """
    before, receiver = _moved(case)
    move = replace(
        before,
        started=truth.started,
        receiver=truth.receiver,
        size=truth.size,
        second=truth.second,
        adults=truth.adults,
        children=truth.children,
        tenure_kept=truth.tenure_kept,
        nomination=before.nomination if truth.receiver == receiver else None,
    )
    if move == before:
        raise Refused(
            C8, f"Nothing of the move of {case.reference} would change.", "Change what was wrong."
        )
    move = replace(move, logged_by=by, confirmed_by=by)
    after = replace(case, move=move)
    undone = MoveReversed(case.reference, before.sender, receiver, before.size, before.second, why)
    redone = MoveCorrected(case.reference, move.sender, truth.receiver, move.size, move.second)
    return Correction(after, (undone, redone), *reposted(after, posted, why.value, at))


def undo(case: Case, posted: Iterable[Entry], why: WhyCorrected, at: datetime) -> Correction:
    """The move did not happen: it is reversed, and the case is where the tenant had accepted.

    Raises:
        Refused: there is no move by a home of the scheme.
    """
    before, receiver = _moved(case)
    offers = tuple(
        replace(offer, state=OfferState.ACCEPTED, since=at)
        if offer.state is OfferState.LET
        else offer
        for offer in case.offers
    )
    after = replace(case, state=State.ACCEPTED, since=at, move=None, offers=offers)
    undone = MoveReversed(case.reference, before.sender, receiver, before.size, before.second, why)
    return Correction(after, (undone,), _reversals(posted, why.value, at), ())


def reposted(
    case: Case, posted: Iterable[Entry], code: str, at: datetime
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """What reverses the entries of a case so far, and what its move posts instead (C8).

    Each is linked to what it replaces, so that it is owed since that was posted.
    """
    reversals = _reversals(posted, code, at)
    first = reversals[0].linked if reversals else ""
    return reversals, tuple(replace(entry, linked=first) for entry in postings_of(case, at))


def _moved(case: Case) -> tuple[Move, PartnerCode]:
    expect(case, *AFTER_A_MOVE)
    if case.move is None or case.move.receiver is None:
        raise Refused(
            C8, f"No landlord of the scheme gave the home of {case.reference}.", "Nothing is owed."
        )
    return case.move, case.move.receiver


def _reversals(posted: Iterable[Entry], code: str, at: datetime) -> tuple[Entry, ...]:
    return tuple(reverse(entry, at, code) for entry in standing_moves(posted))
