"""A referral: what is asked about a household, and what makes it impossible (RULEBOOK section 5).

It holds lists and counts, never a tenant's name, birth date, phone or address (R20).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cached_property

from bot.domain.ids import AreaCode, PartnerCode, PersonId
from bot.domain.person import Person
from bot.domain.policy import Policy
from bot.domain.property import Floor, Needs
from bot.domain.rules import Problem, Rule

R6 = Rule("R6", "The move is the tenant's own choice: consent is confirmed and dated.")
R7 = Rule("R7", "The household names the areas where it would be safe.")
R8 = Rule(
    "R8",
    "It may name areas where it would not be safe; a scheme may ask for several that are.",
)
R17 = Rule("R17", "Whoever leads a referral may hear of it; there may be several, or another.")
R20 = Rule("R20", "No name and no address of the tenant, anywhere, ever.")

R19 = Rule(
    "R19", "Where no specialist service supports the household, the coordinator is reminded of it."
)

INSTEAD_OF_A_MOVE = (
    "the Sanctuary scheme",
    "flexible funding",
    "action against the perpetrator",
)
"""What to explore where the tenant has not chosen to move (R6)."""


class ReferrerKind(StrEnum):
    """The kind of organisation that refers."""

    HOUSING = "housing"
    DOMESTIC_ABUSE_SERVICE = "domestic_abuse_service"
    SOCIAL_CARE = "social_care"
    YOUTH_SERVICE = "youth_service"
    OTHER = "other"


class Specialist(StrEnum):
    """Whether a specialist domestic-abuse service supports the household (R19)."""

    YES = "yes"
    REFERRED = "referred"
    DECLINED = "declined"
    NOT_APPLICABLE = "not_applicable"


class Pathway(StrEnum):
    """Other routes that were considered (R5)."""

    INTERNAL_TRANSFER = "internal_transfer"
    MOBILITY_SCHEME = "mobility_scheme"
    MUTUAL_EXCHANGE = "mutual_exchange"
    HOMELESSNESS = "homelessness"
    SANCTUARY = "sanctuary"
    PERPETRATOR_REMOVED = "perpetrator_removed"


class WhyNot(StrEnum):
    """Why the other routes do not serve (R5)."""

    NOT_SAFE = "not_safe"
    TOO_SLOW = "too_slow"
    NO_SUITABLE_HOME = "no_suitable_home"
    NOT_ELIGIBLE = "not_eligible"
    LOSES_TENANCY = "loses_tenancy"
    TRIED = "tried"


R50 = Rule("R50", "A scheme may move a perpetrator, with a professional's sign-off.")


class Subject(StrEnum):
    """Who moves (R50)."""

    VICTIM = "victim"
    PERPETRATOR = "perpetrator"


class Risk(StrEnum):
    """The risks that the household flees; more than one may apply (R2)."""

    DOMESTIC_ABUSE = "domestic_abuse"
    SEXUAL_VIOLENCE = "sexual_violence"
    HONOUR_BASED_VIOLENCE = "honour_based_violence"
    FGM = "fgm"
    FORCED_MARRIAGE = "forced_marriage"
    STALKING = "stalking"
    HATE_CRIME = "hate_crime"
    GANG_OR_YOUTH_VIOLENCE = "gang_or_youth_violence"
    OTHER_COMMUNITY_SAFETY = "other_community_safety"


class Tenure(StrEnum):
    """The social tenancy the household holds or is owed (R1)."""

    SECURE = "secure"
    FLEXIBLE = "flexible"
    ASSURED = "assured"
    FIXED_TERM = "fixed_term"
    INTRODUCTORY = "introductory"
    OWED = "owed"


class Staying(StrEnum):
    """Where the household stays meanwhile (R10)."""

    AT_HOME = "at_home"
    REFUGE = "refuge"
    TEMPORARY_ACCOMMODATION = "temporary_accommodation"
    FAMILY_OR_FRIENDS = "family_or_friends"


class Arrears(StrEnum):
    """Rent arrears, coarsely (L5)."""

    NONE = "none"
    PLAN = "plan"
    OVER_THE_LIMIT = "over_the_limit"


class Urgency(StrEnum):
    """How soon the household must move."""

    NORMAL = "normal"
    URGENT = "urgent"


@dataclass(frozen=True, slots=True)
class Household:
    """The household as counts by age band (L5), the bands of RULEBOOK section 5."""

    aged_0_9: int = 0
    aged_10_15: int = 0
    aged_16_17: int = 0
    aged_18_20: int = 0
    aged_21_over: int = 0
    baby_due: bool = False

    @property
    def adults(self) -> int:
        """People of 18 and over (R27)."""
        return self.aged_18_20 + self.aged_21_over

    @property
    def children(self) -> int:
        """People under 18 (R27)."""
        return self.aged_0_9 + self.aged_10_15 + self.aged_16_17

    @property
    def words(self) -> str:
        """The totals for a lead: ``1 adult, 2 children, a baby due``."""
        parts = []
        if self.adults:
            parts.append(f"{self.adults} {'adult' if self.adults == 1 else 'adults'}")
        if self.children:
            parts.append(f"{self.children} {'child' if self.children == 1 else 'children'}")
        if self.baby_due:
            parts.append("a baby due")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class WorkContact:
    """A nominating officer who is not enrolled: the work contact alone (R17, R21)."""

    name: str
    role: str
    email: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class SignedOff:
    """The professional who deems a perpetrator's move safe, by name and role at work (R50)."""

    name: str
    role: str


@dataclass(frozen=True)
class Referral:
    """Everything asked about a household (RULEBOOK section 5); kept encrypted (L8)."""

    landlord: PartnerCode
    referrer_kind: ReferrerKind
    officers: tuple[PersonId, ...]
    contacts: tuple[WorkContact, ...]
    specialist: Specialist
    consent_on: date
    pathways: frozenset[Pathway]
    why_not: frozenset[WhyNot]
    subject: Subject
    risks: frozenset[Risk]
    marac: bool
    home_area: AreaCode
    safe_areas: frozenset[AreaCode]
    unsafe_areas: frozenset[AreaCode]
    tenure: Tenure
    joint_tenancy: bool
    current_size: str
    staying: Staying
    overcrowded: bool
    household: Household
    needs: Needs
    arrears: Arrears
    urgency: Urgency
    excluded_partners: frozenset[PartnerCode]
    excluded_persons: frozenset[PersonId]
    moving_support: bool
    note: str = ""
    signed_off: SignedOff | None = None

    @property
    def lacks_a_specialist(self) -> bool:
        """Whether a specialist domestic-abuse service is still to be urged for (R19)."""
        supported = (Specialist.YES, Specialist.REFERRED)
        return Risk.DOMESTIC_ABUSE in self.risks and self.specialist not in supported

    @cached_property
    def open_areas(self) -> frozenset[AreaCode]:
        """Where a home may be: safe, not unsafe, never the home area (D3)."""
        return self.safe_areas - self.unsafe_areas - {self.home_area}


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
