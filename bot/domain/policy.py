"""What a scheme may set for itself, and which settings this release already enforces."""

from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Policy:
    """The scheme's own settings; every key has a default (RULEBOOK, passim)."""

    cap_on_owed: int = 2
    cap_counts: str = "owed"
    publish_after_moves: int = 3
    equal_sizes: tuple[tuple[str, ...], ...] = ()
    minimum_safe_areas: int = 1
    referrers: str = "any"
    perpetrator_moves: bool = False
    participation: str = "voluntary"
    tenancy_conditions: tuple[str, ...] = ()
    property_conditions: tuple[str, ...] = ()
    contact_shown: str = "on_offer"
    claim_hold_hours: int = 16
    circulate_on_approval: bool = False
    offers_per_referral: int = 0
    feedback_within_months: int = 1
    sustainability_after_months: int = 6
    nudge_after: tuple[tuple[str, int, int], ...] = ()
    ask_between: tuple[str, str] = ("09:30", "16:30")
    activity_table: str = "monthly"
    keep_details_months: int = 12
    suppress_below: int = 11
    telegram_details: bool = False


ENFORCED = frozenset(
    {
        *("circulate_on_approval", "referrers", "perpetrator_moves", "contact_shown"),
        *("cap_counts", "equal_sizes", "publish_after_moves"),
        *(
            "claim_hold_hours",
            "ask_between",
            "nudge_after",
            "activity_table",
            "keep_details_months",
        ),
        *("feedback_within_months", "sustainability_after_months"),
        *("participation", "tenancy_conditions", "property_conditions"),
        "cap_on_owed",
        "minimum_safe_areas",
        "offers_per_referral",
        "telegram_details",
    }
)
"""Keys whose every value is enforced. The others hold their default until their rule is built."""


def not_enforced(policy: Policy) -> dict[str, Any]:
    """The keys set to a value that this release would not honour, with that value."""
    default = Policy()
    return {
        field.name: getattr(policy, field.name)
        for field in fields(Policy)
        if field.name not in ENFORCED
        and getattr(policy, field.name) != getattr(default, field.name)
    }
