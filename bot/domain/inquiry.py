"""An inquiry: anyone's first contact, counted whether or not a referral comes of it (D1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.ids import AreaCode
from bot.domain.rules import Problem, Rule

D1 = Rule("D1", "An inquiry is anyone's first contact; it is logged in one step, with no case.")
YEARS = 10
"""How long ago an inquiry or a meeting may have been; before that it is a slip of the pen."""


class Organisation(StrEnum):
    """What kind of organisation was in touch."""

    LOCAL_AUTHORITY = "local_authority"
    HOUSING_ASSOCIATION = "housing_association"
    DOMESTIC_ABUSE_SERVICE = "domestic_abuse_service"
    SOCIAL_CARE = "social_care"
    YOUTH_SERVICE = "youth_service"
    POLICE = "police"
    HEALTH = "health"
    NO_ORGANISATION = "no_organisation"
    OTHER = "other"


class Outcome(StrEnum):
    """What came of an inquiry (RULEBOOK section 5)."""

    BECAME_A_REFERRAL = "became_a_referral"
    NOT_ELIGIBLE = "not_eligible"
    OTHER_PATHWAY = "other_pathway"
    NOT_PURSUED = "not_pursued"


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One first contact. ``area`` is None where it is not known, or lies outside the scheme."""

    on: date
    organisation: Organisation
    area: AreaCode | None
    outcome: Outcome


def day_problems(field: str, on: date, today: date) -> Iterator[Problem]:
    """What is wrong with the day on which something was that is logged now."""
    if on > today:
        yield Problem(field, "That day has not come yet. Put today or a day before.")
    elif on.year < today.year - YEARS:
        yield Problem(field, f"That is more than {YEARS} years ago. Check the year.")
