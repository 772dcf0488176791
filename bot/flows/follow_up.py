"""The two checks after a move: is contact safe, how did it go, did the risk end (R59, R60, D13)."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, ClassVar

from bot.chat.action import Action
from bot.chat.forms import Answers, Ask, Form, Option, Page
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Whisper
from bot.domain import aftercare
from bot.domain.access import SECTION_4, Act, Standing, standings
from bot.domain.case import Case
from bot.domain.followup import Answer, Check, FollowUp, RiskEnded, Safe, Tenancy
from bot.domain.ladder import expect_unanswered
from bot.domain.rules import Problem, Refused
from bot.flows.act import keep
from bot.flows.asking import Interview
from bot.flows.filling import begin
from bot.flows.flow import Event, Filled, Turn, misdirected
from bot.flows.steps import HOME, open_case
from bot.flows.tell import WHAT_NEXT


class Outcome(StrEnum):
    """How a move went (section 5)."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"


class Contact(Page):
    """D13: the first question of every check."""

    title: ClassVar[str] = "Is contact safe?"
    intro: ClassVar[str] = "Do not contact the household only to find out."

    safe: Annotated[
        Safe,
        Ask(
            "Is it safe to contact the household?",
            labels={"yes": "Yes, it is safe", "no": "No, it is not", "unknown": "I do not know"},
        ),
    ]


class HowItWent(Page):
    """R59: how the move went."""

    title: ClassVar[str] = "How it went"

    outcome: Annotated[
        Outcome,
        Ask(
            "How did the move go for the household?",
            labels={
                "1": "1: badly",
                "2": "2: not well",
                "3": "3: so-so",
                "4": "4: well",
                "5": "5: very well",
            },
        ),
    ]
    support: Annotated[bool, Ask("Do they need more support?")]

    @classmethod
    def applies(cls, answers: Answers) -> bool:
        return Safe.YES in answers.get("safe", ())


class Whether(Page):
    """R60, C9: whether the move ended the risk, and what became of the tenancy."""

    title: ClassVar[str] = "The risk, and the tenancy"

    risk: Annotated[
        RiskEnded,
        Ask(
            "Did the move end the risk?",
            labels={
                "yes": "Yes",
                "partly": "In part",
                "no": "No, it continues",
                "unknown": "I do not know",
            },
        ),
    ]
    tenancy: Annotated[
        Tenancy,
        Ask(
            "What became of the tenancy?",
            labels={
                "sustained": "They live there",
                "moved": "They moved on to another social home",
                "ended": "It ended",
            },
        ),
    ]

    @classmethod
    def applies(cls, answers: Answers) -> bool:
        return Safe.YES in answers.get("safe", ())


def follow_up(turn: Turn, event: Event) -> Reply:
    """Answer a check, put it off, hand it on; or, as the coordinator, deal with a concern."""
    match event:
        case Tapped(action=Action(verb="answer") as action):
            _, found = _theirs(turn, action)
            expect_unanswered(found)
            return begin(turn, INTERVIEW_OF[found.check], action)
        case Tapped(action=Action(verb="later") as action):
            return _later(turn, action)
        case Tapped(action=Action(verb="else") as action):
            return _someone_else(turn, action)
        case Tapped(action=Action(verb="handled") as action):
            case = turn.case(action, Act.HANDLE)
            case, handled = aftercare.handle(case, _check_of(action), turn.now)
            keep(turn, case, [handled])
            return Whisper(f"Noted: {case.reference} is dealt with.", (open_case(case), HOME))
        case Filled(action=action):
            return _answer(turn, action, event)
        case _:
            raise misdirected()


def _later(turn: Turn, action: Action) -> Reply:
    case, found = _theirs(turn, action)
    case, later = aftercare.put_off(case, found.check, turn.calendar, turn.now)
    keep(turn, case, [later])
    again = aftercare.get(case, found.check).next_at
    on = f" on {turn.on(again):%a %-d %b}" if again else ""
    return Whisper(f"You are asked about {case.reference} again{on}.", (HOME,))


def _someone_else(turn: Turn, action: Action) -> Reply:
    case, found = _theirs(turn, action)
    case, passed = aftercare.pass_on(case, found.check, turn.scheme, turn.calendar, turn.now)
    keep(turn, case, [passed])
    return Whisper(
        f"Thank you. {WHO[passed.asks]} is asked about {case.reference} instead.", (HOME,)
    )


WHO: Mapping[str, str] = {
    "officer": "The nominating officer",
    "landlord": "The landlord that gave the home",
    "second_contact": "The landlord's second contact",
    "coordinator": "The coordinator",
}
"""Each rung of the ladder as people say it."""


def _answer(turn: Turn, action: Action, filled: Filled) -> Reply:
    case, found = _theirs(turn, action)
    went, whether = filled.maybe(HowItWent), filled.maybe(Whether)
    said = Answer(
        filled.page(Contact).safe,
        int(went.outcome) if went else None,
        went.support if went else None,
        whether.risk if whether else None,
        whether.tenancy if whether else None,
    )
    case, answered = aftercare.answer(case, found.check, said, turn.now)
    keep(turn, case, [answered])
    if said.is_a_concern:
        return Whisper(
            f"Thank you. The coordinator hears of {case.reference} now. {WHAT_NEXT}", (HOME,)
        )
    return Whisper(f"Thank you. The {found.check.words} of {case.reference} is kept.", (HOME,))


def _theirs(turn: Turn, action: Action) -> tuple[Case, FollowUp]:
    """The case and the check, once this person may answer it (section 4)."""
    case = turn.case(action, Act.FOLLOW_UP)
    found = aftercare.get(case, _check_of(action))
    held = standings(turn.scheme, turn.person, case)
    officer, landlord = Standing.NOMINATOR in held, Standing.GIVER in held
    if not turn.person.is_coordinator and not aftercare.may_answer(
        found, officer=officer, landlord=landlord
    ):
        raise Refused(
            SECTION_4,
            f"The {found.check.words} of {case.reference} is not yours to answer.",
            "Ask the coordinator, at once if you know that something is wrong.",
        )
    return case, found


def _check_of(action: Action) -> Check:
    try:
        return Check(action.detail)
    except ValueError:
        raise misdirected() from None


def _options(_turn: Turn, _action: Action) -> dict[str, list[Option]]:
    return {}


def _check(_turn: Turn, _action: Action, _page: Page, _before: Filled) -> Iterator[Problem]:
    return iter(())


INTERVIEW_OF = {
    Check.FEEDBACK: Interview(
        Form("feedback", 1, "One-month check", (Contact, HowItWent)), _options, _check
    ),
    Check.SUSTAINABILITY: Interview(
        Form("sustainability", 1, "Six-month check", (Contact, Whether)), _options, _check
    ),
}
INTERVIEWS = tuple(INTERVIEW_OF.values())
