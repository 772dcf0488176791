"""The nominating officer records the tenant's answer to an offer (R25)."""

from typing import Annotated, ClassVar

from bot.chat.action import Action
from bot.chat.forms import Ask, Form, Page
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Whisper
from bot.domain import offer
from bot.domain.access import Act
from bot.domain.case import RefusalCode
from bot.flows.act import keep
from bot.flows.asking import Interview
from bot.flows.filling import begin
from bot.flows.flow import Event, Filled, Turn, misdirected, same_offer
from bot.flows.record import record
from bot.flows.steps import HOME


class Why(Page):
    """R25: a refusal is coded."""

    title: ClassVar[str] = "Why they refuse"

    code: Annotated[
        RefusalCode,
        Ask("Why does the tenant refuse?", labels={"unsafe_area": "The area is not safe"}),
    ]


def answer(turn: Turn, event: Event) -> Reply:
    """Accept, or refuse with a code."""
    match event:
        case Tapped(action=Action(verb="accept") as action):
            case = turn.case(action, Act.ANSWER)
            same_offer(case, action)
            case, accepted = offer.accept(case, turn.now)
            keep(turn, case, [accepted])
            return Whisper(
                f"The tenant accepts on {case.reference}. The landlord logs the start of the "
                "tenancy, and you are asked to confirm it.",
                (HOME,),
            )
        case Tapped(action=Action(verb="refuse") as action):
            same_offer(turn.case(action, Act.ANSWER), action)
            return begin(turn, INTERVIEW, action)
        case Filled(action=action):
            case = turn.case(action, Act.ANSWER)
            same_offer(case, action)
            case, refused = offer.refuse(case, event.page(Why).code, turn.now)
            turn.books.cases.save(case)
            record(turn, case, refused)
            return Whisper(
                f"The refusal on {case.reference} is recorded. The landlord may offer another "
                "home; nobody counts this as a move.",
                (HOME,),
            )
        case _:
            raise misdirected()


INTERVIEW = Interview(Form("refusal", 1, "Tenant refuses", (Why,), send="Tenant refuses"))
