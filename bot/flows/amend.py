"""Amend a referral: what changes is asked for anew, and what no longer fits is withdrawn (D2)."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from bot.chat.action import Action
from bot.chat.cards import Button
from bot.chat.forms import Answers, Ask, Form, Option, Page
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Whisper
from bot.domain import amend as amending
from bot.domain import partnership, referral
from bot.domain.access import Act, Standing
from bot.domain.case import Case, State
from bot.domain.facts import CirculationStopped, OfferWithdrawn
from bot.domain.ids import AreaCode, PartnerCode, PersonId
from bot.domain.person import Role
from bot.domain.property import Floor
from bot.domain.referral import Household, Referral, Urgency
from bot.domain.rules import Problem
from bot.flows import lists
from bot.flows.act import keep
from bot.flows.asking import Interview
from bot.flows.filling import begin
from bot.flows.flow import Event, Filled, Turn, misdirected
from bot.flows.refer import contact_of, household_of, needs_of
from bot.flows.refer_form import (
    SOMEBODY_ELSE,
    Circumstance,
    Contact,
    TheHome,
    TheHousehold,
)
from bot.flows.steps import HOME, next_steps, open_case


class Change(StrEnum):
    """What of a referral changes."""

    AREAS = "areas"
    HOUSEHOLD = "household"
    HOME = "home"
    OFFICER = "officer"


class WhatChanges(Page):
    """D2: only what changes is asked for."""

    title: ClassVar[str] = "Amend"
    intro: ClassVar[str] = "What no longer fits is withdrawn at once; nobody is told why."

    what: Annotated[
        frozenset[Change],
        Field(min_length=1),
        Ask(
            "What changes?",
            labels={
                "areas": "Where they would be safe, or who must not hear of it",
                "household": "Who moves, or their circumstances",
                "home": "The home they need",
                "officer": "Who leads it, or how urgent it is",
            },
        ),
    ]


class SafeAreas(Page):
    """R7, R8, D3: where they would be safe now, and who must not hear of it."""

    title: ClassVar[str] = "Safe areas"

    safe_areas: Annotated[
        frozenset[str], Field(min_length=1), Ask("Where would they be safe?", source="areas")
    ]
    unsafe_areas: Annotated[
        frozenset[str], Ask("Where would they not be safe?", "If there are any.", source="areas")
    ] = frozenset()
    excluded_partners: Annotated[
        frozenset[str],
        Ask("Which landlords must not hear of it?", "If there are any.", source="partners"),
    ] = frozenset()
    excluded_persons: Annotated[
        frozenset[str],
        Ask("Which people must not hear of it?", "A perpetrator may work there.", source="people"),
    ] = frozenset()

    @classmethod
    def applies(cls, answers: Answers) -> bool:
        return Change.AREAS in answers.get("what", ())


class WhoMoves(TheHousehold):
    """The household as it is now."""

    @classmethod
    def applies(cls, answers: Answers) -> bool:
        return Change.HOUSEHOLD in answers.get("what", ())


class WhatHome(TheHome):
    """The home that is needed now."""

    @classmethod
    def applies(cls, answers: Answers) -> bool:
        return Change.HOME in answers.get("what", ())


class WhoLeads(Page):
    """R17: there may be several nominating officers, and they can be replaced."""

    title: ClassVar[str] = "Who leads it"

    officers: Annotated[
        frozenset[str],
        Field(min_length=1),
        Ask("Who are its nominating officers?", "One or more.", source="officers"),
    ]
    urgency: Annotated[Urgency, Ask("How urgent is it?")]

    @classmethod
    def applies(cls, answers: Answers) -> bool:
        return Change.OFFICER in answers.get("what", ())


class TheirContact(Contact):
    """R21: the work contact of an officer who does not use the bot."""

    @classmethod
    def applies(cls, answers: Answers) -> bool:
        return WhoLeads.applies(answers) and SOMEBODY_ELSE in answers.get("officers", ())


def amend(turn: Turn, event: Event) -> Reply:
    """Ask what changes, and change it."""
    match event:
        case Tapped(action=Action(verb="start") as action):
            case = turn.case(action, Act.AMEND)
            amending.amend(case, case.referral, turn.scheme, turn.now)
            return begin(turn, INTERVIEW, action, _known(turn, case.referral))
        case Filled(action=action):
            return _amended(turn, turn.case(action, Act.AMEND), event)
        case _:
            raise misdirected()


def _amended(turn: Turn, case: Case, event: Filled) -> Reply:
    after = _after(case.referral, event)
    case, facts = amending.amend(case, after, turn.scheme, turn.now)
    keep(turn, case, facts)
    if not facts:
        return Whisper(f"Nothing of {case.reference} has changed.", (open_case(case), HOME))
    told = [f"{case.reference} is amended."]
    if any(isinstance(fact, OfferWithdrawn) for fact in facts):
        told.append("What was offered no longer fits, and is withdrawn.")
    if any(isinstance(fact, CirculationStopped) for fact in facts):
        told.append("No landlord has homes in its safe areas now; the coordinator knows.")
    steps: tuple[Button, ...] = ()
    if case.state is State.RETURNED:
        steps = next_steps(case, frozenset({Standing.NOMINATOR}))
        told.append("Press Send again once the question is answered.")
    return Whisper(" ".join(told), (*steps, HOME))


def _after(before: Referral, event: Filled) -> Referral:
    after = before
    if (areas := event.maybe(SafeAreas)) is not None:
        after = replace(
            after,
            safe_areas=frozenset(map(AreaCode, areas.safe_areas)),
            unsafe_areas=frozenset(map(AreaCode, areas.unsafe_areas)),
            excluded_partners=frozenset(map(PartnerCode, areas.excluded_partners)),
            excluded_persons=frozenset(map(PersonId, areas.excluded_persons)),
        )
    if (household := event.maybe(WhoMoves)) is not None:
        ticked = household.circumstances
        after = replace(
            after,
            household=household_of(household),
            needs=replace(after.needs, pets=household.pets),
            joint_tenancy=Circumstance.JOINT_TENANCY in ticked,
            overcrowded=Circumstance.OVERCROWDED in ticked,
            marac=Circumstance.MARAC in ticked,
            moving_support=Circumstance.MOVING_SUPPORT in ticked,
        )
    if (home := event.maybe(WhatHome)) is not None:
        after = replace(after, needs=needs_of(home, after.needs.pets))
    if (leads := event.maybe(WhoLeads)) is not None:
        contact = event.maybe(TheirContact)
        after = replace(
            after,
            urgency=leads.urgency,
            officers=tuple(sorted(PersonId(o) for o in leads.officers if o != SOMEBODY_ELSE)),
            contacts=(contact_of(contact),) if contact else (),
        )
    return after


def _known(turn: Turn, asked: Referral) -> dict[str, Answers]:
    """The referral as it stands, as answers to the pages that may be asked.

    A landlord that has merged is excluded by its successor's name (C11).
    """
    there = partnership.in_scheme(turn.scheme.partners)
    needs, household = asked.needs, asked.household
    known: dict[str, dict[str, tuple[str, ...]]] = {
        SafeAreas.__name__: {
            "safe_areas": tuple(sorted(asked.safe_areas)),
            "unsafe_areas": tuple(sorted(asked.unsafe_areas)),
            "excluded_partners": tuple(sorted(asked.excluded_partners.intersection(there))),
            "excluded_persons": tuple(sorted(asked.excluded_persons)),
        },
        WhoMoves.__name__: _counts(household)
        | {
            "circumstances": tuple(_ticked(asked)),
            "pets": tuple(sorted(needs.pets)),
        },
        WhatHome.__name__: {
            "size": (needs.size,),
            "smallest": (needs.smallest,),
            "type": (needs.type,),
            "floor": (
                f"up_to_{needs.highest_floor}" if needs.floor is Floor.UP_TO else needs.floor.value,
            ),
            "access": tuple(sorted(needs.access)),
        },
        WhoLeads.__name__: {
            "officers": (*asked.officers, *((SOMEBODY_ELSE,) if asked.contacts else ())),
            "urgency": (asked.urgency,),
        },
    }
    for contact in asked.contacts[:1]:
        known[TheirContact.__name__] = {
            "contact_name": (contact.name,),
            "contact_role": (contact.role,),
            "contact_email": (contact.email,),
            "contact_phone": (contact.phone,),
        }
    return {**known}


def _counts(household: Household) -> dict[str, tuple[str, ...]]:
    bands = ("aged_21_over", "aged_18_20", "aged_16_17", "aged_10_15", "aged_0_9")
    return {band: (str(getattr(household, band)),) for band in bands}


def _ticked(asked: Referral) -> Iterator[Circumstance]:
    if asked.household.baby_due:
        yield Circumstance.BABY_DUE
    for circumstance in (
        Circumstance.JOINT_TENANCY,
        Circumstance.OVERCROWDED,
        Circumstance.MARAC,
        Circumstance.MOVING_SUPPORT,
    ):
        if getattr(asked, circumstance.value):
            yield circumstance


def _options(turn: Turn, action: Action) -> dict[str, list[Option]]:
    scheme, me = turn.scheme, turn.person
    case = turn.case(action, Act.AMEND)
    staff = [p for p in scheme.people.values() if p.partner or p.service]
    now = {officer for officer in case.referral.officers if officer in scheme.people}
    able = staff if me.is_coordinator else scheme.colleagues(me)
    officers = {p.id: p for p in (*able, *(scheme.people[o] for o in now))}
    # Whoever is excluded and has no access now may have it again.
    barred = [p for p in scheme.revoked.values() if p.id in case.referral.excluded_persons]
    return {
        "areas": lists.areas(scheme),
        "partners": lists.partners(scheme, partnership.in_scheme(scheme.partners)),
        "people": lists.staff(scheme, [*staff, *barred]),
        "officers": [
            *lists.staff(scheme, [p for p in officers.values() if p.role is not Role.COORDINATOR]),
            Option(SOMEBODY_ELSE, "Somebody who does not use this bot"),
        ],
    }


def _check(turn: Turn, action: Action, page: Page, before: Filled) -> Iterator[Problem]:
    asked = turn.case(action, Act.AMEND).referral
    after = _after(asked, Filled(action, [*before.pages, page]))
    match page:
        case SafeAreas():
            yield from referral.area_problems(
                turn.scheme.policy,
                home=asked.home_area,
                safe=after.safe_areas,
                unsafe=after.unsafe_areas,
                known=turn.scheme.areas,
            )
            if Change.OFFICER not in before.page(WhatChanges).what:
                yield from _still_led(turn, after)
        case WhoMoves():
            yield from referral.household_problems(after.household)
        case WhatHome():
            yield from referral.needs_problems(after.needs)
        case WhoLeads():
            for officer in page.officers:
                for problem in referral.officer_problems(
                    turn.scheme.people.get(PersonId(officer)),
                    excluded_partners=after.excluded_partners,
                    excluded_persons=after.excluded_persons,
                ):
                    yield Problem("officers", problem.sentence)
        case _:
            pass


def _still_led(turn: Turn, after: Referral) -> Iterator[Problem]:
    """Whoever must not hear of a referral cannot go on leading it (R17, D3)."""
    for officer in after.officers:
        if any(
            referral.officer_problems(
                turn.scheme.people.get(officer),
                excluded_partners=after.excluded_partners,
                excluded_persons=after.excluded_persons,
            )
        ):
            yield Problem(
                "excluded_persons",
                "This takes in its nominating officer. Go back, tick who leads it too, and choose "
                "somebody else.",
            )


INTERVIEW = Interview(
    Form(
        "amend",
        1,
        "Amend",
        (WhatChanges, SafeAreas, WhoMoves, WhatHome, WhoLeads, TheirContact),
        review=True,
    ),
    _options,
    _check,
)
