"""Claim a request: hold it, or wait in line; one tap for a lead (D6)."""

from typing import Annotated, ClassVar

from bot.chat.action import Action
from bot.chat.forms import Ask, Form, Option, Page
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Whisper
from bot.domain import request
from bot.domain.access import Act, Standing
from bot.domain.case import Case, State
from bot.domain.ids import PartnerCode
from bot.flows import lists
from bot.flows.asking import Interview
from bot.flows.filling import begin
from bot.flows.flow import Event, Filled, Turn, misdirected
from bot.flows.record import record
from bot.flows.steps import HOME, next_steps


def claim(turn: Turn, event: Event) -> Reply:
    """Claim for one's own landlord, or, as the coordinator, for another."""
    match event:
        case Tapped(action=Action(verb="take") as action) if turn.person.partner:
            return _take(turn, turn.case(action, Act.CLAIM), turn.person.partner)
        case Tapped(action=Action(verb="for") as action) if turn.person.is_coordinator:
            turn.case(action, Act.CLAIM)
            return begin(turn, INTERVIEW, action)
        case Filled(action=action) if turn.person.is_coordinator:
            landlord = PartnerCode(event.page(ForWhom).landlord)
            return _take(turn, turn.case(action, Act.CLAIM), landlord)
        case _:
            raise misdirected()


class ForWhom(Page):
    """The landlord that the coordinator claims for."""

    title: ClassVar[str] = "Claim for a landlord"

    landlord: Annotated[
        str,
        Ask(
            "Which landlord?",
            "It asked you to claim: a telephone call, say. It is recorded as done by you.",
            source="readers",
        ),
    ]


def _take(turn: Turn, case: Case, partner: PartnerCode) -> Reply:
    """The landlord may see the request: a lead of another is refused before, and the coordinator
    chooses from those that may (D3)."""
    name, own = turn.scheme.partners[partner].name, partner == turn.person.partner
    claimed, fact = request.claim(case, partner, turn.now)
    if fact is not None:
        turn.books.cases.save(claimed)
        record(turn, claimed, fact)
    if claimed.holder == partner:
        standings = frozenset({Standing.READER, Standing.HOLDER})
        you = "You hold" if own else f"{name} holds"
        if claimed.state is State.CLAIMED:
            return Whisper(
                f"{you} {case.reference}. Next: enter the home that {'you' if own else 'it'} can "
                "offer.",
                (*next_steps(claimed, standings), HOME),
            )
        return Whisper(f"{you} {case.reference} already.", (HOME,))
    place = claimed.line.index(partner) + 1
    waits = "You are" if own else f"{name} is"
    return Whisper(
        f"Another landlord was first for {case.reference}. {waits} number {place} in line. "
        "This reserves nothing.",
        (HOME,),
    )


def _options(turn: Turn, action: Action) -> dict[str, list[Option]]:
    case = turn.case(action, Act.CLAIM)
    return {
        "readers": lists.partners(turn.scheme, request.partners_that_may_see(turn.scheme, case))
    }


INTERVIEW = Interview(
    Form("claim_for", 1, "Claim for a landlord", (ForWhom,), send="Claim"), _options
)
