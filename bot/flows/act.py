"""What every act on a case has in common: it is kept, and each fact has its consequences."""

from collections.abc import Iterable

from bot.domain.cap import counts_accepted
from bot.domain.case import STEPS, Case, State
from bot.domain.facts import (
    Fact,
    HousedElsewhere,
    NominationAgreed,
    NominationUndone,
    OfferAccepted,
    OfferFellThrough,
    OfferWithdrawn,
    ReferralWithdrawn,
    TenancyStarted,
)
from bot.domain.rules import Refused
from bot.flows.flow import Turn
from bot.flows.held import resume_held
from bot.flows.record import record
from bot.flows.show import state_for

_RECOUNTED = (
    OfferAccepted,
    OfferFellThrough,
    OfferWithdrawn,
    ReferralWithdrawn,
    HousedElsewhere,
    TenancyStarted,
    NominationAgreed,
    NominationUndone,
)
"""What can change which offers count as accepted, and with which homes (D11)."""


def keep(turn: Turn, case: Case, facts: Iterable[Fact]) -> None:
    """Save a case as it now stands, and record what happened to it, in order."""
    turn.books.cases.save(case)
    happened = list(facts)
    for fact in happened:
        record(turn, case, fact)
    if counts_accepted(turn.scheme.policy) and any(isinstance(f, _RECOUNTED) for f in happened):
        _recount(turn, case)


def _recount(turn: Turn, case: Case) -> None:
    """What counts with the cap has changed without a posting: locked, as a posting would (D11)."""
    credited = {case.move.credited} if case.move and case.move.credited else set()
    landlords = sorted({case.landlord, *(offer.partner for offer in case.offers), *credited})
    for landlord in landlords:
        turn.books.ledger.balance(landlord)
    for landlord in landlords:
        resume_held(turn, landlord)


def refuse_late(turn: Turn, case: Case, *states: State) -> None:
    """Refuse what comes too late, and tell no more of the state than its reader may know (D12)."""
    if case.state not in states:
        raise Refused(
            STEPS,
            f"{case.reference} is now {state_for(turn.scheme, turn.person, case)}, so this no "
            "longer applies.",
            "Open Home to see what it waits for.",
        )
