"""Say that a council nominated the household, and the council's answer (R28)."""

from collections.abc import Iterable
from typing import Annotated, ClassVar

from bot.chat.action import Action
from bot.chat.forms import Ask, Form, Option, Page
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Whisper
from bot.domain import nomination
from bot.domain.access import Act
from bot.domain.case import Case
from bot.domain.ids import PartnerCode
from bot.domain.ledger import Entry
from bot.domain.nomination import Credited
from bot.flows import lists
from bot.flows.act import keep
from bot.flows.asking import Interview
from bot.flows.filling import begin
from bot.flows.flow import Event, Filled, Turn, misdirected
from bot.flows.held import resume_held
from bot.flows.reposting import repost
from bot.flows.steps import HOME, open_case


class WhichCouncil(Page):
    """R28: the council that nominated, of those that may know of the household."""

    title: ClassVar[str] = "A council nominated them"
    intro: ClassVar[str] = (
        "Its leads are told which home this is about, and asked. If they agree, the council is "
        "owed for the home instead of the landlord that let it."
    )

    council: Annotated[str, Ask("Which council nominated the household?", source="councils")]


def nominating(turn: Turn, event: Event) -> Reply:
    """Name the council, take that back, or answer."""
    match event:
        case Tapped(action=Action(verb="name") as action):
            nomination.expect_nameable(turn.scheme, turn.case(action, Act.NAME_COUNCIL))
            return begin(turn, INTERVIEW, action)
        case Filled(action=action):
            return _name(turn, turn.case(action, Act.NAME_COUNCIL), event)
        case Tapped(action=Action(verb="yes") as action):
            case = turn.case(action, Act.SAY_NOMINATED)
            right = nomination.agree(case, _posted(turn, case), turn.scheme, turn.now)
            return _credit(turn, right, f"The nomination for {case.reference} is recorded.")
        case Tapped(action=Action(verb="no") as action):
            case, fact = nomination.deny(turn.case(action, Act.SAY_NOMINATED), turn.scheme)
            keep(turn, case, [fact])
            return Whisper(f"It is recorded that you did not nominate {case.reference}.", (HOME,))
        case Tapped(action=Action(verb="unname") as action):
            case, undone = nomination.take_back(turn.case(action, Act.NAME_COUNCIL))
            keep(turn, case, [undone])
            return _told(case, f"No council is named for {case.reference} any more.")
        case Tapped(action=Action(verb="uncredit") as action):
            case = turn.case(action, Act.UNCREDIT)
            right = nomination.undo(case, _posted(turn, case), turn.now)
            return _credit(turn, right, f"No council is credited for {case.reference} any more.")
        case _:
            raise misdirected()


def _name(turn: Turn, case: Case, filled: Filled) -> Reply:
    council = PartnerCode(filled.page(WhichCouncil).council)
    case, fact = nomination.name(case, council, turn.scheme, turn.now)
    keep(turn, case, [fact])
    name = turn.scheme.partners[council].name
    return _told(case, f"{name} is asked whether it nominated {case.reference}.")


def _credit(turn: Turn, right: Credited, said: str) -> Reply:
    touched = repost(turn, (*right.reversals, *right.entries))
    keep(turn, right.case, [right.fact])
    for partner in touched:
        resume_held(turn, partner)
    return _told(right.case, said)


def _told(case: Case, said: str) -> Reply:
    return Whisper(said, (open_case(case), HOME))


def _posted(turn: Turn, case: Case) -> Iterable[Entry]:
    return turn.books.ledger.entries(case.reference)


def _options(turn: Turn, action: Action) -> dict[str, list[Option]]:
    case = turn.case(action, Act.NAME_COUNCIL)
    return {"councils": lists.partners(turn.scheme, nomination.councils(turn.scheme, case))}


INTERVIEW = Interview(
    Form("nomination", 1, "A council nominated them", (WhichCouncil,), send="Ask the council"),
    _options,
)
