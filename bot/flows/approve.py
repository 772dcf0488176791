"""The landlord on the tenancy approves a referral (R22, R23)."""

from bot.chat.action import Action
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Whisper
from bot.domain import intake
from bot.domain.access import Act, Standing
from bot.domain.case import State
from bot.domain.facts import HeldByCap
from bot.domain.ids import PartnerCode
from bot.domain.ledger import counted
from bot.flows.act import refuse_late
from bot.flows.flow import Event, Turn, misdirected
from bot.flows.record import record
from bot.flows.steps import HOME, OWED, next_steps


def approve(turn: Turn, event: Event) -> Reply:
    """Approve, or hold by the cap."""
    match event:
        case Tapped(action=Action(verb="approve") as action):
            case = turn.case(action, Act.APPROVE)
            refuse_late(turn, case, State.WAITING_FOR_APPROVAL)
            balance = turn.books.ledger.balance(case.landlord)
            case, fact = intake.approve(case, balance, turn.scheme, turn.now)
            turn.books.cases.save(case)
            record(turn, case, fact)
            if isinstance(fact, HeldByCap):
                return Whisper(
                    f"{case.reference} is kept: {_owing(turn, case.landlord)} "
                    f"{counted(balance.owes)}. It goes on by itself once that is fewer, and the "
                    "coordinator knows.",
                    (OWED, HOME),
                )
            if turn.person.is_coordinator:
                steps = next_steps(case, frozenset({Standing.COORDINATOR}))
                return Whisper(f"{case.reference} is approved. Circulate it next.", (*steps, HOME))
            return Whisper(
                f"{case.reference} is approved. The coordinator circulates it next.", (HOME,)
            )
        case _:
            raise misdirected()


def _owing(turn: Turn, landlord: PartnerCode) -> str:
    if turn.person.partner == landlord:
        return "you owe"
    return f"{turn.scheme.partners[landlord].name} owes"
