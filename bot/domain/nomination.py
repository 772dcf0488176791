"""A council's nomination: where both leads record it, the council is credited for the home (R28).

The lead of the association that granted the tenancy names the council, and a lead of the council
says yes. Who gave a home is told to nobody else (D12), so only a council that may know of the
household can be named: never the landlord on the tenancy, nor one that is excluded.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.case import AFTER_A_MOVE, Case, State, expect
from bot.domain.correct import reposted
from bot.domain.facts import CouncilNamed, NominationAgreed, NominationDenied, NominationUndone
from bot.domain.ids import PartnerCode
from bot.domain.ledger import Entry
from bot.domain.partner import Kind
from bot.domain.rules import Refused, Rule
from bot.domain.scheme import Scheme
from bot.domain.tenancy import Move, Nomination

R28 = Rule(
    "R28",
    "The landlord that granted the tenancy is credited, unless its lead and the council's both "
    "record that the council nominated the household: then the council is.",
)

_LOGGED = AFTER_A_MOVE | {State.ACCEPTED}

WHY = "nomination"
"""The code of an entry that is reversed as another is credited."""


@dataclass(frozen=True, slots=True)
class Credited:
    """A case once another landlord is credited: what happened, and what to post for it.

    Nothing is posted of a move that is not confirmed yet: its Confirm posts it so.
    """

    case: Case
    fact: NominationAgreed | NominationUndone
    reversals: tuple[Entry, ...]
    entries: tuple[Entry, ...]


def giver(scheme: Scheme, case: Case) -> PartnerCode | None:
    """Who granted a tenancy of which the start is logged, or its successor (C11)."""
    move = case.move
    if case.state not in _LOGGED or move is None or move.receiver is None:
        return None
    return scheme.stands_for(move.receiver)


def councils(scheme: Scheme, case: Case) -> tuple[PartnerCode, ...]:
    """The councils that may be named, in code order (D3, D12).

    None where no association granted the tenancy, or nobody is owed for it (C6).
    """
    code, home = giver(scheme, case), scheme.stands_for(case.landlord)
    if code in (None, home) or scheme.partners[code].kind is not Kind.HOUSING_ASSOCIATION:
        return ()
    barred = scheme.barred_by(case.referral.excluded_partners) | {home}
    return tuple(
        sorted(
            code
            for code, partner in scheme.partners.items()
            if partner.kind is Kind.LOCAL_AUTHORITY and not partner.is_gone and code not in barred
        )
    )


def is_in_question(scheme: Scheme, case: Case) -> bool:
    """Whether a council is named, or one could be."""
    return bool((case.move and case.move.nomination) or councils(scheme, case))


def named(scheme: Scheme, case: Case) -> PartnerCode | None:
    """The council that is named and may know of it, or its successor (C11, D3)."""
    if case.move is None or case.move.nomination is None:
        return None
    code = scheme.stands_for(case.move.nomination.council)
    return code if code in councils(scheme, case) else None


def waits(scheme: Scheme, case: Case) -> PartnerCode | None:
    """The council whose lead is asked whether it nominated, if one is."""
    nomination = case.move.nomination if case.move else None
    return None if nomination is None or nomination.agreed else named(scheme, case)


def expect_nameable(scheme: Scheme, case: Case) -> Move:
    """The move of a case for which a council can be named.

    Raises:
        Refused: no tenancy of an association is logged, or one is named already.
    """
    move = _granted(case)
    if move.nomination is not None:
        raise Refused(
            R28,
            f"A council is named already for {case.reference}.",
            "Take that back first, if it is wrong.",
        )
    if not councils(scheme, case):
        raise Refused(
            R28,
            "No council can be credited for this home: it would have to be let by a housing "
            "association, and the council be one of the scheme that may know of it.",
            "Nothing needs to be done.",
        )
    return move


def name(
    case: Case, council: PartnerCode, scheme: Scheme, at: datetime
) -> tuple[Case, CouncilNamed]:
    """The association that granted the tenancy says that a council nominated the household.

    Raises:
        Refused: as ``expect_nameable`` does, or this council may not be named.
    """
    move = expect_nameable(scheme, case)
    if council not in councils(scheme, case):
        raise Refused(
            R28,
            "That council cannot be named here.",
            "Choose one from the list, or ask the coordinator.",
        )
    after = replace(case, move=replace(move, nomination=Nomination(council, at)))
    return after, CouncilNamed(case.reference, council)


def agree(case: Case, posted: Iterable[Entry], scheme: Scheme, at: datetime) -> Credited:
    """The council's lead says so too: the council is credited (R28).

    ``posted``: the entries of the case so far.

    Raises:
        Refused: nobody asks it, or not any more.
    """
    move, council = _asked(case, scheme)
    nomination = Nomination(council, at, agreed=True)
    after = replace(case, move=replace(move, nomination=nomination))
    return Credited(after, NominationAgreed(case.reference, council), *_again(after, posted, at))


def deny(case: Case, scheme: Scheme) -> tuple[Case, NominationDenied]:
    """The council's lead says that it did not nominate: whoever granted the tenancy stays credited.

    Raises:
        Refused: nobody asks it, or not any more.
    """
    move, council = _asked(case, scheme)
    after = replace(case, move=replace(move, nomination=None))
    return after, NominationDenied(case.reference, council)


def take_back(case: Case) -> tuple[Case, NominationUndone]:
    """A council was named in error, and has not agreed.

    Raises:
        Refused: none is named, or it has agreed.
    """
    move, nomination = _granted(case), _named(case)
    if nomination.agreed:
        raise Refused(
            R28,
            f"The council has agreed for {case.reference}, and is credited.",
            "Ask the coordinator to set it right.",
        )
    after = replace(case, move=replace(move, nomination=None))
    return after, NominationUndone(case.reference, nomination.council)


def undo(case: Case, posted: Iterable[Entry], at: datetime) -> Credited:
    """Both recorded a nomination in error: whoever granted the tenancy is credited again.

    ``posted``: the entries of the case so far.

    Raises:
        Refused: no council is credited.
    """
    move, nomination = _granted(case), _named(case)
    if not nomination.agreed:
        raise Refused(
            R28,
            f"The council that is named for {case.reference} has not agreed.",
            "Take the nomination back instead.",
        )
    after = replace(case, move=replace(move, nomination=None))
    undone = NominationUndone(case.reference, nomination.council)
    return Credited(after, undone, *_again(after, posted, at))


def _again(
    after: Case, posted: Iterable[Entry], at: datetime
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    confirmed = after.move is not None and after.move.confirmed_by is not None
    return reposted(after, posted, WHY, at) if confirmed else ((), ())


def _granted(case: Case) -> Move:
    expect(case, *_LOGGED)
    if case.move is None or case.move.receiver is None:
        raise Refused(
            R28,
            f"No start of a tenancy is logged for {case.reference}.",
            "Press Tenancy started first.",
        )
    return case.move


def _named(case: Case) -> Nomination:
    if case.move is None or case.move.nomination is None:
        raise Refused(R28, f"No council is named for {case.reference}.", "Nothing is to be undone.")
    return case.move.nomination


def _asked(case: Case, scheme: Scheme) -> tuple[Move, PartnerCode]:
    move, council = _granted(case), waits(scheme, case)
    if council is None:
        raise Refused(
            R28,
            f"Nobody asks any more whether a council nominated for {case.reference}.",
            "Open Home to see what is yours.",
        )
    return move, council
