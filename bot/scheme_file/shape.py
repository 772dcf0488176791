"""The shape of a scheme file: which keys stand where, and what each may hold."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict

from bot.domain.person import Role
from bot.scheme_file import values


class Table(BaseModel):
    """A table of the file: no key but these, and no value of another type."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)


class PolicyTable(Table):
    """``[scheme.policy]``. A key that is left out keeps its default (bot.domain.policy)."""

    cap_on_owed: values.Count | None = None
    cap_counts: Literal["owed", "owed_and_accepted"] | None = None
    publish_after_moves: values.AtLeastOne | None = None
    equal_sizes: values.EqualSizes | None = None
    minimum_safe_areas: values.AtLeastOne | None = None
    referrers: Literal["any", "support_services_only"] | None = None
    perpetrator_moves: bool | None = None
    participation: Literal["voluntary", "mandatory"] | None = None
    tenancy_conditions: values.TenancyConditions | None = None
    property_conditions: values.PropertyConditions | None = None
    contact_shown: Literal["on_offer", "on_circulation"] | None = None
    claim_hold_hours: values.AtLeastOne | None = None
    circulate_on_approval: bool | None = None
    offers_per_referral: values.Count | None = None
    feedback_within_months: values.Months | None = None
    sustainability_after_months: values.Months | None = None
    nudge_after: values.Nudges | None = None
    ask_between: values.Window | None = None
    activity_table: Literal["monthly", "weekly", "never"] | None = None
    keep_details_months: values.Months | None = None
    suppress_below: values.AtLeastOne | None = None
    telegram_details: bool | None = None


class SchemeTable(Table):
    """``[scheme]``. What ``areas`` may be is for bot.scheme_file.places to say."""

    code: values.SchemeCodeText
    name: values.Name
    time_zone: values.TimeZone
    areas: Any
    policy: PolicyTable = PolicyTable()


class Enrolled(Table):
    """Somebody of ``[[coordinators]]`` or ``[[observers]]``, whose place is their role."""

    name: values.Name
    email: values.Email
    phone: values.Phone | None = None
    slack: values.SlackUser | None = None
    telegram: values.TelegramUser | None = None


class Lead(Enrolled):
    """One of a partner's ``people``: a named lead or a housing officer."""

    role: Annotated[
        Role,
        values.role_among(Role.HOUSING_MANAGER, Role.LETTINGS_MANAGER, Role.HOUSING_OFFICER),
    ]


class Worker(Enrolled):
    """One of a support service's ``people``."""

    role: Annotated[Role, values.role_among(Role.SUPPORT_WORKER)]


class PartnerTable(Table):
    """``[[partners]]``. What ``stock_in`` may name is for bot.scheme_file.places to say."""

    code: values.Code
    name: values.Name
    kind: values.KindOfPartner
    stock_in: list[str]
    agreement_signed: date | None = None
    slack_channel: values.SlackChannel | None = None
    telegram_chat: values.TelegramChat | None = None
    people: list[Lead] = []


class ServiceTable(Table):
    """``[[support_services]]``."""

    code: values.Code
    name: values.Name
    people: list[Worker] = []


class SchemeFile(Table):
    """The whole file."""

    scheme: SchemeTable
    coordinators: list[Enrolled] = []
    observers: list[Enrolled] = []
    partners: list[PartnerTable] = []
    support_services: list[ServiceTable] = []


TABLES: dict[tuple[str, ...], type[Table]] = {
    (): SchemeFile,
    ("scheme",): SchemeTable,
    ("scheme", "policy"): PolicyTable,
    ("coordinators",): Enrolled,
    ("observers",): Enrolled,
    ("partners",): PartnerTable,
    ("partners", "people"): Lead,
    ("support_services",): ServiceTable,
    ("support_services", "people"): Worker,
}
"""The table that stands at each path, places in arrays left out."""
