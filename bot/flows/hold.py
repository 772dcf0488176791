"""How a hold ends: released, lapsed, taken back, fallen through, given to another (D6, D8, R25)."""

from collections.abc import Iterable
from typing import Annotated, ClassVar

from bot.chat.action import Action
from bot.chat.cards import Button
from bot.chat.forms import Ask, Form, Option, Page
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Whisper
from bot.domain import hold
from bot.domain.access import Act, Standing
from bot.domain.case import Case, State, Whose
from bot.domain.codes import WhyFell
from bot.domain.facts import Fact, NextInLine, OfferLimitReached
from bot.domain.ids import PartnerCode
from bot.flows import lists
from bot.flows.act import keep
from bot.flows.asking import Interview
from bot.flows.filling import begin
from bot.flows.flow import Event, Filled, Turn, misdirected, same_offer
from bot.flows.steps import HOME, next_steps


class WhyItFell(Page):
    """R25: an offer that falls through is coded."""

    title: ClassVar[str] = "Fell through"

    why: Annotated[
        WhyFell,
        Ask(
            "Why did it fall through?",
            labels={
                "not_safe": "It is not safe there",
                "home_not_available": "The home is not to be had any more",
                "checks_failed": "Checks before the tenancy failed",
            },
        ),
    ]


class ToWhom(Page):
    """D8: the landlord that a held request is given to."""

    title: ClassVar[str] = "Give it to another landlord"
    intro: ClassVar[str] = "The landlord that holds it is told only that it no longer does."

    landlord: Annotated[str, Ask("Which landlord holds it from now?", source="readers")]


class WhoseItIs(Page):
    """R25: on whose side a refusal lies; only a reasonable offer counts at the limit."""

    title: ClassVar[str] = "Whose refusal"

    whose: Annotated[
        Whose,
        Ask(
            "On whose side does the refusal lie?",
            labels={
                "tenant_reasonable": "The tenant's, of a reasonable offer",
                "tenant": "The tenant's, for a good reason",
                "landlord": "The landlord's",
                "safety": "Nobody's: it was not safe",
            },
        ),
    ]


def holding(turn: Turn, event: Event) -> Reply:
    """Release, lapse, withdraw an offer, record that it fell through, displace, code a refusal."""
    match event:
        case Tapped(action=Action(verb="release") as action):
            return _ends(turn, action, Act.RELEASE, "is released")
        case Tapped(action=Action(verb="undo") as action) if turn.person.partner:
            case = turn.case(action, Act.CLAIM)
            case, undone = hold.undo_release(case, turn.person.partner, turn.now)
            keep(turn, case, [undone])
            steps = next_steps(case, frozenset({Standing.READER, Standing.HOLDER}))
            return Whisper(f"You hold {case.reference} again.", (*steps, HOME))
        case Tapped(action=Action(verb="lapse") as action):
            return _ends(turn, action, Act.LAPSE, "has lapsed")
        case Tapped(action=Action(verb="back") as action):
            return _ends(turn, action, Act.TAKE_BACK, "is no longer offered that home")
        case Tapped(action=Action(verb="leave") as action):
            return _leaves(turn, action)
        case Tapped(action=Action(verb="fell") as action):
            same_offer(turn.case(action, Act.FALL_THROUGH), action)
            return begin(turn, FELL, action)
        case Tapped(action=Action(verb="give") as action):
            case = turn.case(action, Act.DISPLACE)
            same_offer(case, action)
            hold.refuse_for_nobody(case, turn.scheme)
            return begin(turn, GIVE, action)
        case Tapped(action=Action(verb="whose") as action):
            turn.case(action, Act.CODE_REFUSAL)
            return begin(turn, WHOSE, action)
        case Filled():
            return _filled(turn, event)
        case _:
            raise misdirected()


def _ends(turn: Turn, action: Action, act: Act, what: str) -> Reply:
    case = turn.case(action, act)
    same_offer(case, action)
    end = {Act.RELEASE: hold.release, Act.LAPSE: hold.lapse, Act.TAKE_BACK: hold.take_back}[act]
    case, facts = end(case, turn.scheme, turn.now)
    keep(turn, case, facts)
    return Whisper(f"{case.reference} {what}. {_who_is_next(facts)}", (*_steps(turn, case), HOME))


def _leaves(turn: Turn, action: Action) -> Reply:
    case = turn.case(action, Act.LEAVE_LINE)
    case, left = hold.leave_line(case, turn.person.partner or PartnerCode(""))
    keep(turn, case, [left])
    return Whisper(
        f"You no longer wait for {case.reference}.",
        (*next_steps(case, frozenset({Standing.READER}), waits=True), HOME),
    )


def _filled(turn: Turn, event: Filled) -> Reply:
    action = event.action
    match event.pages:
        case [WhyItFell(why=why)]:
            case = turn.case(action, Act.FALL_THROUGH)
            same_offer(case, action)
            case, facts = hold.fall_through(case, why, turn.scheme, turn.now)
            keep(turn, case, facts)
            return Whisper(
                f"That the offer on {case.reference} fell through is recorded. "
                f"{_who_is_next(facts)}",
                (*_steps(turn, case), HOME),
            )
        case [ToWhom(landlord=landlord)]:
            case = turn.case(action, Act.DISPLACE)
            same_offer(case, action)
            to = PartnerCode(landlord)
            case, given = hold.displace(case, to, turn.scheme, turn.now)
            keep(turn, case, given)
            return Whisper(
                f"{turn.scheme.partners[to].name} holds {case.reference} now.",
                (*_steps(turn, case), HOME),
            )
        case [WhoseItIs(whose=whose)]:
            return _coded(turn, action, whose)
        case _:
            raise misdirected()


def _coded(turn: Turn, action: Action, whose: Whose) -> Reply:
    case = turn.case(action, Act.CODE_REFUSAL)
    number = int(action.detail) if action.detail.isdigit() else 0
    limit = turn.scheme.policy.offers_per_referral
    case, facts = hold.code_refusal(case, number, whose, limit)
    keep(turn, case, facts)
    if isinstance(facts[-1], OfferLimitReached):
        return Whisper(
            f"The refusal on {case.reference} is coded. That makes {case.reasonable_refusals}, the "
            f"scheme's limit being {limit}: let it go on, or withdraw it.",
            (*_steps(turn, case), HOME),
        )
    return Whisper(f"The refusal on {case.reference} is coded.", (HOME,))


def _steps(turn: Turn, case: Case) -> tuple[Button, ...]:
    if turn.person.is_coordinator:
        return next_steps(case, frozenset({Standing.COORDINATOR}))
    if case.state is State.CIRCULATED and case.offers[-1].home is None:
        return (Button("Undo", Action("hold", "undo", case.reference)),)
    return ()


def _who_is_next(facts: Iterable[Fact]) -> str:
    if any(isinstance(fact, NextInLine) for fact in facts):
        return "The next landlord in line holds it, and hears of it."
    return "Any landlord that may see it can claim it."


def _options(turn: Turn, action: Action) -> dict[str, list[Option]]:
    if action.verb != "give":
        return {}
    others = hold.others(turn.case(action, Act.DISPLACE), turn.scheme)
    return {"readers": lists.partners(turn.scheme, others)}


FELL = Interview(Form("fell", 1, "Fell through", (WhyItFell,), send="Record it"), _options)
GIVE = Interview(
    Form("give", 1, "Give it to another landlord", (ToWhom,), send="Give it"), _options
)
WHOSE = Interview(Form("whose", 1, "Whose refusal", (WhoseItIs,), send="Record it"), _options)

INTERVIEWS = (FELL, GIVE, WHOSE)
