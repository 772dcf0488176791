"""The coordinator overrides the cap for one referral of a landlord (C12)."""

import secrets
from collections.abc import Iterator
from typing import Annotated, ClassVar

from bot.chat.action import Action
from bot.chat.forms import Ask, Form, Option, Page
from bot.chat.incoming import Tapped
from bot.chat.questions import day
from bot.chat.replies import Reply, Whisper
from bot.domain import cap
from bot.domain.access import Act
from bot.domain.case import Case
from bot.domain.codes import WhyOverride
from bot.domain.ids import PartnerCode
from bot.domain.rules import Problem
from bot.flows import lists
from bot.flows.asking import Interview
from bot.flows.capping import counting
from bot.flows.filling import begin
from bot.flows.flow import Event, Filled, Turn, misdirected
from bot.flows.held import resume_held
from bot.flows.record import record
from bot.flows.steps import DESK, HOME, open_case

_WHY = Ask(
    "Why is the cap overridden?",
    "It is counted in the activity table.",
    labels={
        "risk_to_life": "A life is at risk",
        "home_on_its_way": "It is about to give a home",
        "no_request_to_repay": "No open request would repay what it owes",
    },
)


class WhyThisOne(Page):
    """C12: an override of the cap has a reason from a list."""

    title: ClassVar[str] = "Override the cap"
    intro: ClassVar[str] = "It carries this one referral until it is circulated, for 28 days."

    why: Annotated[WhyOverride, _WHY]


class ForWhom(Page):
    """C12: an override for a landlord whose referral is not sent yet."""

    title: ClassVar[str] = "Override the cap"
    intro: ClassVar[str] = (
        "It carries the next referral of this landlord until it is circulated, for 28 days."
    )

    landlord: Annotated[str, Ask("Which landlord may refer one household?", source="landlords")]
    why: Annotated[WhyOverride, _WHY]


def override(turn: Turn, event: Event) -> Reply:
    """Override the cap for a referral that it holds, or for a landlord's next one."""
    match event:
        case Tapped(action=Action(verb="carry") as action):
            _refuse_needless(turn, turn.case(action, Act.OVERRIDE))
            return begin(turn, CARRY, action)
        case Tapped(action=Action(verb="give") as action):
            turn.allow(Act.OVERRIDE)
            return begin(turn, GIVE, action)
        case Filled(action=action, pages=[WhyThisOne(why=why)]):
            return _carries(turn, turn.case(action, Act.OVERRIDE), why)
        case Filled(pages=[ForWhom() as page]):
            return _gives(turn, PartnerCode(page.landlord), page.why)
        case _:
            raise misdirected()


def _carries(turn: Turn, case: Case, why: WhyOverride) -> Reply:
    _refuse_needless(turn, case)
    case, given, fact = cap.carry(case, _given(turn, case.landlord, why))
    turn.books.overrides.give(given)
    turn.books.cases.save(case)
    record(turn, case, fact)
    resume_held(turn, case.landlord)
    case = turn.books.cases.get(case.reference) or case
    return Whisper(
        f"The cap is overridden for {case.reference}: it is {case.state.words}.",
        (open_case(case), HOME),
    )


def _gives(turn: Turn, landlord: PartnerCode, why: WhyOverride) -> Reply:
    turn.allow(Act.OVERRIDE)
    name = turn.scheme.partners[landlord].name
    cap.refuse_needless(None, counting(turn, landlord), turn.scheme.policy, name)
    given = _given(turn, landlord, why)
    turn.books.overrides.give(given)
    turn.books.audit.append(
        turn.person.id, turn.acted_as, "OverrideGiven", "", {"landlord": landlord, "why": why}
    )
    return Whisper(
        f"{name} may send one referral past the cap until {day(turn.on(given.good_until))}.",
        (DESK, HOME),
    )


def _given(turn: Turn, landlord: PartnerCode, why: WhyOverride) -> cap.Override:
    return cap.override(landlord, why, key=secrets.token_hex(8), by=turn.person.id, at=turn.now)


def _refuse_needless(turn: Turn, case: Case) -> None:
    name = turn.scheme.partners[case.landlord].name
    cap.refuse_needless(case, counting(turn, case.landlord), turn.scheme.policy, name)


def _options(turn: Turn, action: Action) -> dict[str, list[Option]]:
    return {"landlords": lists.partners(turn.scheme)} if action.verb == "give" else {}


def _check(_turn: Turn, _action: Action, _page: Page, _before: Filled) -> Iterator[Problem]:
    return iter(())


CARRY = Interview(Form("override", 1, "Override", (WhyThisOne,), send="Override"), _options, _check)
GIVE = Interview(
    Form("override_next", 1, "Override", (ForWhom,), send="Override"), _options, _check
)

INTERVIEWS = (CARRY, GIVE)
