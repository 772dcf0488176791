"""What makes a referral impossible, page by page (RULEBOOK section 5)."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date

from bot.domain.ids import AreaCode, PartnerCode, PersonId
from bot.domain.person import Person
from bot.domain.policy import Policy
from bot.domain.property import Floor, Needs
from bot.domain.referral import Household
from bot.domain.rules import Problem, Rule

R6 = Rule("R6", "The move is the tenant's own choice: consent is confirmed and dated.")
R7 = Rule("R7", "The household names the areas where it would be safe.")
R8 = Rule(
    "R8",
    "It may name areas where it would not be safe; a scheme may ask for several that are.",
)
R17 = Rule("R17", "Whoever leads a referral may hear of it; there may be several, or another.")

INSTEAD_OF_A_MOVE = (
    "the Sanctuary scheme",
    "flexible funding",
    "action against the perpetrator",
)
"""What to explore where the tenant has not chosen to move (R6)."""


def consent_problems(*, consents: bool, on: date, today: date) -> Iterator[Problem]:
    """What stops a referral at its first page (R6)."""
    if not consents:
        explore = "; ".join(INSTEAD_OF_A_MOVE)
        yield Problem(
            "consents",
            "A referral needs the tenant's own choice to move. "
            f"Explore with them instead: {explore}.",
        )
    elif on > today:
        yield Problem("consent_on", "Consent cannot lie in the future. Give the day it was given.")


def area_problems(
    policy: Policy,
    *,
    home: AreaCode,
    safe: frozenset[AreaCode],
    unsafe: frozenset[AreaCode],
    known: Mapping[AreaCode, object],
) -> Iterator[Problem]:
    """What is wrong with the areas named (R7, R8, D3)."""
    for field, codes in (("home_area", {home}), ("safe_areas", safe), ("unsafe_areas", unsafe)):
        if strange := sorted(set(codes) - set(known)):
            yield Problem(
                field,
                f"There is no area {', '.join(strange)} in this scheme. Choose from the list.",
            )
    if home in safe:
        yield Problem(
            "safe_areas", "The home area is never safe. Take it out of the areas that are safe."
        )
    if both := safe & unsafe:
        yield Problem(
            "unsafe_areas",
            f"{len(both)} of these {'is' if len(both) == 1 else 'are'} also named as safe. "
            "Name each area once.",
        )
    if len(safe - unsafe - {home}) < policy.minimum_safe_areas:
        yield Problem(
            "safe_areas",
            f"Name at least {policy.minimum_safe_areas} "
            f"safe {'area' if policy.minimum_safe_areas == 1 else 'areas'} "
            "besides the home area.",
        )


def household_problems(household: Household) -> Iterator[Problem]:
    """What makes a household impossible."""
    counts = [getattr(household, field.name) for field in fields(Household)]
    if any(count < 0 for count in counts):
        yield Problem(
            "aged_21_over", "Nobody counts as less than 0. Put how many people there are."
        )
    elif household.adults + household.children == 0:
        yield Problem("aged_21_over", "A household has at least one person. Count who is moving.")
    elif household.adults + household.aged_16_17 == 0:
        yield Problem(
            "aged_21_over",
            "A tenancy needs somebody of 16 or over. Count the person who holds it too.",
        )


def needs_problems(needs: Needs) -> Iterator[Problem]:
    """What is wrong with the home asked for."""
    if needs.smallest.step > needs.size.step:
        yield Problem(
            "smallest",
            "The smallest size they would accept cannot be larger than the size they need.",
        )
    if needs.floor is Floor.UP_TO and needs.highest_floor is None:
        yield Problem("highest_floor", "Say up to which floor, 0 for the ground floor.")


def officer_problems(
    officer: Person | None,
    *,
    excluded_partners: frozenset[PartnerCode],
    excluded_persons: frozenset[PersonId],
) -> Iterator[Problem]:
    """The nominating officer leads a referral, so must be somebody who may hear of it (R17, D3)."""
    if officer and (officer.id in excluded_persons or officer.partner in excluded_partners):
        yield Problem(
            "officer",
            "This person, or their landlord, is named among those who must not hear of it. "
            "Choose somebody else, or go back to Safe areas.",
        )
