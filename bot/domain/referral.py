"""A referral: what is asked about a household (RULEBOOK section 5).

It holds lists and counts, never a tenant's name, birth date, phone or address (R20).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from bot.domain.ids import AreaCode, PartnerCode, PersonId
from bot.domain.property import Needs
from bot.domain.rules import Rule

R19 = Rule(
    "R19", "Where no specialist service supports the household, the coordinator is reminded of it."
)
R20 = Rule("R20", "No name and no address of the tenant, anywhere, ever.")
R50 = Rule("R50", "A scheme may move a perpetrator, with a professional's sign-off.")


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
