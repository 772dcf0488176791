"""Log the start of a tenancy, confirm it, and post it to the ledger (D10, R27, R28, R30)."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from bot.chat.action import Action
from bot.chat.cards import Card, Item, Text
from bot.chat.forms import Answers, Ask, Form, Page
from bot.chat.incoming import Opened, Tapped
from bot.chat.replies import Reply, Show, Whisper
from bot.domain import aftercare, move
from bot.domain.access import Act, Standing, standings
from bot.domain.case import AFTER_A_MOVE, Case, State
from bot.domain.property import Size
from bot.domain.rules import Problem
from bot.domain.scheme import listed
from bot.flows.act import keep
from bot.flows.asking import Interview
from bot.flows.filling import begin
from bot.flows.flow import Event, Filled, Turn, misdirected, same_offer
from bot.flows.held import resume_held
from bot.flows.record import record
from bot.flows.show_nomination import as_association
from bot.flows.steps import HOME, next_steps, nominations, open_case
from bot.flows.words import SIZES


class Homes(StrEnum):
    """Into how many homes a household moves (C7)."""

    ONE = "one"
    TWO = "two"


class TheMove(Page):
    """R27, R1: who moved into what, and whether the tenancy is as secure as before."""

    title: ClassVar[str] = "The tenancy"

    started: Annotated[date, Ask("When did the tenancy start?")]
    size: Annotated[Size, Ask("How many bedrooms does the home have?", labels=SIZES)]
    adults: Annotated[int, Field(ge=0, le=20), Ask("How many adults moved?", "18 and over.")]
    children: Annotated[int, Field(ge=0, le=20), Ask("How many children moved?", "Under 18.")]
    tenure_kept: Annotated[
        bool, Ask("Is it a social tenancy, no less secure than the one they had?")
    ]
    homes: Annotated[
        Homes,
        Ask(
            "Did they move into one home?",
            "Where a household splits, each home is owed for.",
            labels={"one": "One home", "two": "Two homes: the household splits"},
        ),
    ] = Homes.ONE


class SecondHome(Page):
    """C7: a household that splits is one move, with one posting a home."""

    title: ClassVar[str] = "The second home"

    second: Annotated[Size, Ask("How many bedrooms does the second home have?", labels=SIZES)]

    @classmethod
    def applies(cls, answers: Answers) -> bool:
        return Homes.TWO in answers.get("homes", ())


def moving(turn: Turn, event: Event) -> Reply:
    """Start a tenancy, or confirm that it started."""
    match event:
        case Opened():
            return Show(_listed(turn))
        case Tapped(action=Action(verb="start") as action):
            case = turn.case(action, Act.START)
            same_offer(case, action)
            return begin(turn, INTERVIEW, action, _known(turn, case))
        case Filled(action=action):
            return _start(turn, action, event)
        case Tapped(action=Action(verb="confirm") as action):
            return _confirm(turn, action)
        case _:
            raise misdirected()


def _listed(turn: Turn) -> Card:
    """The cases whose tenant has accepted, or moved, that this person has something to press for:
    the start and its Confirm (D10), and to whose lead it is, a council's nomination (R28)."""
    turn.allow(Act.HOME)
    items = []
    for case in turn.books.cases.among(AFTER_A_MOVE | {State.ACCEPTED}):
        held = standings(turn.scheme, turn.person, case)
        steps = [step for step in next_steps(case, held) if step.action.flow == "move"]
        steps += nominations(case, held - {Standing.COORDINATOR})
        if steps:
            line = f"{case.reference} · {case.size.words} home"
            items.append(Item(line, (*steps, open_case(case))))
    none = Text("No move waits for you. A home comes here once its tenant has accepted it.")
    return Card("Moves", tuple(items) or (none,), (HOME,))


def _start(turn: Turn, action: Action, filled: Filled) -> Reply:
    page, split = filled.page(TheMove), filled.maybe(SecondHome)
    second = split.second if split else None
    case = turn.case(action, Act.START)
    same_offer(case, action)
    case, fact = move.start_tenancy(
        case,
        started=page.started,
        size=page.size,
        adults=page.adults,
        children=page.children,
        tenure_kept=page.tenure_kept,
        by=turn.person.id,
        at=turn.now,
        second=second,
    )
    keep(turn, case, [fact])
    homes = listed(size.homes(1) for size in (page.size, second) if size)
    own = fact.partner == case.landlord
    owed = "nothing is owed: the home is its own landlord's" if own else f"you are owed {homes}"
    return Whisper(
        f"The start of the tenancy of {case.reference} is logged. Once the nominating officer "
        f"confirms it, {owed}.",
        (*nominations(case, as_association(turn.scheme, case)), HOME),
    )


def _confirm(turn: Turn, action: Action) -> Reply:
    case = turn.case(action, Act.CONFIRM)
    same_offer(case, action)
    case, fact, entries = move.confirm(case, turn.person.id, turn.now)
    case = aftercare.plan(case, turn.calendar, turn.scheme.policy, turn.now)
    turn.books.cases.save(case)
    for entry in entries:
        turn.books.ledger.post(entry)
    record(turn, case, fact)
    resume_held(turn, fact.receiver)
    return Whisper(f"{case.reference} is confirmed: they moved. Thank you.", (HOME,))


def _known(turn: Turn, case: Case) -> dict[str, Answers]:
    home = case.held_offer().home
    household = case.referral.household
    return {
        TheMove.__name__: {
            "started": (turn.today.isoformat(),),
            "size": (home.size if home else case.size,),
            "adults": (str(household.adults),),
            "children": (str(household.children),),
            "homes": (Homes.ONE,),
        }
    }


def _check(turn: Turn, action: Action, page: Page, _before: Filled) -> Iterator[Problem]:
    if isinstance(page, TheMove):
        yield from move.move_problems(
            started=page.started,
            referred=turn.on(turn.case(action, Act.START).referred_at),
            today=turn.today,
            adults=page.adults,
            children=page.children,
        )


INTERVIEW = Interview(
    Form("move", 2, "Tenancy started", (TheMove, SecondHome), send="Tenancy started"), check=_check
)
