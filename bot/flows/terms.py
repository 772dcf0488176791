"""The rules that a scheme has of its own, as Help tells them (R36)."""

from collections.abc import Iterable

from bot.chat.cards import Facts
from bot.domain.conditions import Participation, property_conditions, tenancy_conditions
from bot.domain.scheme import Scheme

FEW = 8
"""Areas that are named one by one at the most; more are counted."""


def terms(scheme: Scheme) -> Facts:
    """Whether taking part is voluntary, where the scheme works, which tenancies and homes."""
    policy = scheme.policy
    areas = len(scheme.areas)
    return Facts(
        (
            ("Taking part", Participation(policy.participation).words),
            ("Where", scheme.area_names(scheme.areas) if areas <= FEW else f"{areas} areas"),
            ("Tenancies", _told(one.words for one in tenancy_conditions(policy))),
            ("Homes", _told(one.words for one in property_conditions(policy))),
        )
    )


def _told(conditions: Iterable[str]) -> str:
    return "; ".join(conditions) or "any social tenancy"
