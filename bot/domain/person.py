"""The people who use the bot: the partners' and services' staff, never tenants (L12)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.ids import PartnerCode, PersonId, ServiceCode
from bot.domain.rules import Rule

R11 = Rule("R11", "The coordinator is independent of the partners, and works for none of them.")
R15 = Rule("R15", "Either lead of a partner may approve its referrals and answer requests.")


class Role(StrEnum):
    """What a person is to the scheme (RULEBOOK section 2)."""

    HOUSING_OFFICER = "housing_officer"
    HOUSING_MANAGER = "housing_manager"
    LETTINGS_MANAGER = "lettings_manager"
    SUPPORT_WORKER = "support_worker"
    COORDINATOR = "coordinator"
    OBSERVER = "observer"

    @property
    def words(self) -> str:
        """The role as people say it."""
        return self.value.replace("_", " ")


LEADS = frozenset({Role.HOUSING_MANAGER, Role.LETTINGS_MANAGER})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody enrolled in a scheme. ``addresses`` are (platform, address), preferred first.

    ``stated_role`` is what the scheme file says where the coordinator has changed it since;
    ``cover`` is asked in the place of somebody who is on leave until the day ``back_on``.
    """

    id: PersonId
    name: str
    role: Role
    email: str = ""
    phone: str = ""
    partner: PartnerCode | None = None
    service: ServiceCode | None = None
    addresses: tuple[tuple[str, str], ...] = ()
    stated_role: Role | None = None
    cover: PersonId | None = None
    back_on: date | None = None

    @property
    def is_lead(self) -> bool:
        """Whether this is a named lead of a partner (R14 to R16)."""
        return self.role in LEADS

    def leads(self, partner: PartnerCode) -> bool:
        """Whether this is a named lead of that partner."""
        return self.is_lead and self.partner == partner

    def is_inside(self, partner: PartnerCode) -> bool:
        """Whether they may know how that partner stands: it is their own, or they coordinate."""
        return self.is_coordinator or self.partner == partner

    @property
    def is_coordinator(self) -> bool:
        """Whether this is the coordinator or a deputy."""
        return self.role is Role.COORDINATOR


OPERATOR = Person(PersonId("operator"), "The operator", Role.COORDINATOR)
"""Who acts where a scheme file does, not a person."""

CLOCK = Person(PersonId("clock"), "The clock", Role.COORDINATOR)
"""Who acts where time does, not a person."""
