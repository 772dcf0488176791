"""The coordinator puts a request before every landlord that may see it (D3, D7)."""

from bot.chat.action import Action
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Whisper
from bot.domain import intake
from bot.domain.access import Act
from bot.domain.facts import HeldByCap
from bot.flows.capping import counting
from bot.flows.flow import Event, Turn, misdirected
from bot.flows.record import record
from bot.flows.steps import HOME


def circulate(turn: Turn, event: Event) -> Reply:
    """Circulate, or hold by the cap."""
    match event:
        case Tapped(action=Action(verb="circulate") as action):
            case = turn.case(action, Act.CIRCULATE)
            balance = counting(turn, case.landlord)
            case, fact = intake.circulate(case, balance, turn.scheme, turn.now)
            turn.books.cases.save(case)
            record(turn, case, fact)
            if isinstance(fact, HeldByCap):
                return Whisper(
                    f"{case.reference} is held by the cap. It goes on by itself once its landlord "
                    "owes less.",
                    (HOME,),
                )
            count = len(fact.partners)
            return Whisper(
                f"{case.reference} is circulated to {count} "
                f"{'landlord' if count == 1 else 'landlords'}.",
                (HOME,),
            )
        case _:
            raise misdirected()
