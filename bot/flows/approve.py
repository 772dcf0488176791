"""The landlord on the tenancy approves a referral (R22, R23)."""

from bot.chat.action import Action
from bot.chat.cards import Button
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Whisper
from bot.domain import intake
from bot.domain.access import Act, Standing
from bot.domain.case import State
from bot.domain.facts import HeldByCap, RequestCirculated
from bot.domain.ids import PartnerCode
from bot.flows.act import keep, refuse_late
from bot.flows.capping import counting
from bot.flows.flow import Event, Turn, misdirected
from bot.flows.steps import HOME, OWED, next_steps


def approve(turn: Turn, event: Event) -> Reply:
    """Approve, hold by the cap, or undo an approval that was a slip."""
    match event:
        case Tapped(action=Action(verb="approve") as action):
            return _approves(turn, action)
        case Tapped(action=Action(verb="undo") as action):
            case, undone = intake.undo_approval(turn.case(action, Act.APPROVE), turn.now)
            keep(turn, case, [undone])
            return Whisper(
                f"The approval of {case.reference} is undone. It waits for your approval again.",
                (*next_steps(case, frozenset({Standing.HOME_LEAD})), HOME),
            )
        case _:
            raise misdirected()


def _approves(turn: Turn, action: Action) -> Reply:
    case = turn.case(action, Act.APPROVE)
    refuse_late(turn, case, State.WAITING_FOR_APPROVAL)
    balance = counting(turn, case.landlord)
    case, facts = intake.go_through(case, balance, turn.scheme, turn.now)
    keep(turn, case, facts)
    match facts[-1]:
        case HeldByCap():
            return Whisper(
                f"{case.reference} is kept: {_owing(turn, case.landlord)} "
                f"{balance.owes_words}. It goes on by itself once that is fewer, and the "
                "coordinator knows.",
                (OWED, HOME),
            )
        case RequestCirculated(partners=partners):
            return Whisper(
                f"{case.reference} is approved, and circulated to {len(partners)} "
                f"{'landlord' if len(partners) == 1 else 'landlords'}.",
                (HOME,),
            )
        case _ if turn.person.is_coordinator:
            steps = next_steps(case, frozenset({Standing.COORDINATOR}))
            return Whisper(f"{case.reference} is approved. Circulate it next.", (*steps, HOME))
        case _:
            undo = Button("Undo", Action("approve", "undo", case.reference))
            return Whisper(
                f"{case.reference} is approved. The coordinator circulates it next.", (undo, HOME)
            )


def _owing(turn: Turn, landlord: PartnerCode) -> str:
    if turn.person.partner == landlord:
        return "you owe"
    return f"{turn.scheme.partners[landlord].name} owes"
