"""A council's nomination as it is shown: to the council that is asked, to whoever named it, and to
the coordinator (R28)."""

from bot.chat.cards import Card, Text
from bot.domain.access import Standing
from bot.domain.case import AFTER_A_MOVE, Case
from bot.domain.nomination import is_in_question, named
from bot.domain.scheme import Scheme, listed
from bot.flows.steps import next_steps


def council_card(scheme: Scheme, case: Case) -> Card:
    """What the leads of a council read that is said to have nominated the household."""
    move = case.move
    if move is None or move.receiver is None or move.nomination is None:
        raise ValueError(f"no council is named for {case.reference}")
    giver = scheme.partners[scheme.stands_for(move.receiver)].name
    homes = listed(size.homes(1) for size in move.sizes)
    if move.nomination.agreed:
        owed = "You are owed" if case.state in AFTER_A_MOVE else "Once it has moved, you are owed"
        told = f"You nominated this household to {giver}. {owed} {homes}."
    else:
        told = (
            f"{giver} let {homes} to this household, and says that you nominated it. If you did, "
            f"you are owed {homes}, and {giver} is not."
        )
    return Card(
        "Your nomination" if move.nomination.agreed else "Did you nominate?",
        (Text(told),),
        next_steps(case, frozenset({Standing.COUNCIL})),
        case.reference,
    )


def of_nomination(scheme: Scheme, case: Case) -> tuple[Text, ...]:
    """What whoever granted the tenancy, and the coordinator, read of a nomination.

    One that has become the landlord on the tenancy is not named: that is on no card (D4).
    """
    nomination = case.move.nomination if case.move else None
    if nomination is None:
        return ()
    code = named(scheme, case)
    council = scheme.partners[code].name if code else "The council that was named"
    if nomination.agreed:
        return (Text(f"{council} nominated the household, and is credited for the home."),)
    if code is None:
        return (Text(f"{council} cannot be asked any more whether it nominated the household."),)
    return (Text(f"{council} is asked whether it nominated the household."),)


def as_association(scheme: Scheme, case: Case) -> frozenset[Standing]:
    """What whoever granted the tenancy stands in besides, where a council can be named."""
    return frozenset({Standing.ASSOCIATION} if is_in_question(scheme, case) else ())
