"""The form that amends a referral: only what changes is asked, filled with what is known (D2)."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from bot.chat.forms import Answers, Ask, Form, Page
from bot.domain.ids import PartnerCode, PersonId
from bot.domain.property import Floor
from bot.domain.referral import Household, Referral, Urgency
from bot.flows.flow import Filled
from bot.flows.household_form import (
    SOMEBODY_ELSE,
    Circumstance,
    Contact,
    TheHome,
    TheHousehold,
    WhereSafe,
)
from bot.flows.referred import (
    areas_of,
    contact_of,
    household_of,
    needs_of,
    partners_of,
    people_of,
)


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


class SafeAreas(WhereSafe):
    """Where they would be safe now, and who must not hear of it."""

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


AMENDMENT = Form(
    "amend",
    1,
    "Amend",
    (WhatChanges, SafeAreas, WhoMoves, WhatHome, WhoLeads, TheirContact),
    review=True,
)


def amended(before: Referral, event: Filled) -> Referral:
    """The referral as it is with what the pages say."""
    changed = before
    if (areas := event.maybe(SafeAreas)) is not None:
        changed = replace(
            changed,
            safe_areas=areas_of(areas.safe_areas),
            unsafe_areas=areas_of(areas.unsafe_areas),
            excluded_partners=partners_of(areas.excluded_partners),
            excluded_persons=people_of(areas.excluded_persons),
        )
    if (household := event.maybe(WhoMoves)) is not None:
        ticked = household.circumstances
        changed = replace(
            changed,
            household=household_of(household),
            needs=replace(changed.needs, pets=household.pets),
            joint_tenancy=Circumstance.JOINT_TENANCY in ticked,
            overcrowded=Circumstance.OVERCROWDED in ticked,
            marac=Circumstance.MARAC in ticked,
            moving_support=Circumstance.MOVING_SUPPORT in ticked,
        )
    if (home := event.maybe(WhatHome)) is not None:
        changed = replace(changed, needs=needs_of(home, changed.needs.pets))
    if (leads := event.maybe(WhoLeads)) is not None:
        contact = event.maybe(TheirContact)
        changed = replace(
            changed,
            urgency=leads.urgency,
            officers=tuple(sorted(PersonId(o) for o in leads.officers if o != SOMEBODY_ELSE)),
            contacts=(contact_of(contact),) if contact else (),
        )
    return changed


def answers_of(asked: Referral, there: Collection[PartnerCode]) -> dict[str, Answers]:
    """The referral as it stands, as answers to the pages that may be asked.

    Of the landlords that are excluded those that are ``there``: one that has merged is excluded by
    its successor's name (C11).
    """
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
