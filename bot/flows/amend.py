"""Amend a referral: what changes is asked for anew, and what no longer fits is withdrawn (D2)."""

from collections.abc import Iterator

from bot.chat.action import Action
from bot.chat.cards import Button
from bot.chat.forms import Option, Page
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Whisper
from bot.domain import amend as amending
from bot.domain import flaws, partnership
from bot.domain.access import Act, Standing
from bot.domain.case import Case, State
from bot.domain.facts import CirculationStopped, OfferWithdrawn
from bot.domain.ids import PartnerCode
from bot.domain.rules import Problem
from bot.flows import lists
from bot.flows.act import keep
from bot.flows.amend_form import (
    AMENDMENT,
    Change,
    SafeAreas,
    WhatChanges,
    WhatHome,
    WhoLeads,
    WhoMoves,
    amended,
    answers_of,
)
from bot.flows.asking import Interview
from bot.flows.filling import begin
from bot.flows.flow import Event, Filled, Turn, misdirected
from bot.flows.held_back import keep_back
from bot.flows.household_form import SOMEBODY_ELSE
from bot.flows.steps import HOME, next_steps, open_case


def amend(turn: Turn, event: Event) -> Reply:
    """Ask what changes, and change it."""
    match event:
        case Tapped(action=Action(verb="start") as action):
            case = turn.case(action, Act.AMEND)
            amending.amend(case, case.referral, turn.scheme, turn.now)
            return begin(turn, INTERVIEW, action, answers_of(case.referral, _there(turn)))
        case Filled(action=action):
            return _amended(turn, turn.case(action, Act.AMEND), event)
        case _:
            raise misdirected()


def _amended(turn: Turn, case: Case, event: Filled) -> Reply:
    after = amended(case.referral, event)
    case, facts = amending.amend(case, after, turn.scheme, turn.now)
    keep(turn, case, facts)
    waits = keep_back(turn, case, event.insisted)
    if not facts:
        nothing = f"Nothing of {case.reference} has changed.{waits}"
        return Whisper(nothing, (open_case(case), HOME))
    told = [f"{case.reference} is amended.{waits}"]
    if any(isinstance(fact, OfferWithdrawn) for fact in facts):
        told.append("What was offered no longer fits, and is withdrawn.")
    if any(isinstance(fact, CirculationStopped) for fact in facts):
        told.append("No landlord has homes in its safe areas now; the coordinator knows.")
    steps: tuple[Button, ...] = ()
    if case.state is State.RETURNED:
        steps = next_steps(case, frozenset({Standing.NOMINATOR}))
        told.append("Press Send again once the question is answered.")
    return Whisper(" ".join(told), (*steps, HOME))


def _options(turn: Turn, action: Action) -> dict[str, list[Option]]:
    scheme, me = turn.scheme, turn.person
    case = turn.case(action, Act.AMEND)
    now = [scheme.people[o] for o in case.referral.officers if o in scheme.people]
    officers = {p.id: p for p in (*scheme.could_lead(me), *now) if not p.is_coordinator}
    # Whoever is excluded and has no access now may have it again.
    barred = [p for p in scheme.revoked.values() if p.id in case.referral.excluded_persons]
    return {
        "areas": lists.areas(scheme),
        "partners": lists.partners(scheme, _there(turn)),
        "people": lists.staff(scheme, [*scheme.staff(), *barred]),
        "officers": [
            *lists.staff(scheme, officers.values()),
            Option(SOMEBODY_ELSE, "Somebody who does not use this bot"),
        ],
    }


def _there(turn: Turn) -> list[PartnerCode]:
    return partnership.in_scheme(turn.scheme.partners)


def _check(turn: Turn, action: Action, page: Page, before: Filled) -> Iterator[Problem]:
    asked = turn.case(action, Act.AMEND).referral
    after = amended(asked, Filled(action, [*before.pages, page]))
    match page:
        case SafeAreas():
            yield from flaws.area_problems(
                turn.scheme.policy,
                home=asked.home_area,
                safe=after.safe_areas,
                unsafe=after.unsafe_areas,
                known=turn.scheme.areas,
            )
            if Change.OFFICER not in before.page(WhatChanges).what:
                yield from amending.exclusion_problems(after, turn.scheme)
        case WhoMoves():
            yield from flaws.household_problems(after.household)
        case WhatHome():
            yield from flaws.needs_problems(after.needs)
        case WhoLeads():
            yield from amending.officer_problems(after, turn.scheme)
        case _:
            pass


INTERVIEW = Interview(AMENDMENT, _options, _check)
