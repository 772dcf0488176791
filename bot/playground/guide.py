"""The guide for whoever practises for the first time: the whole path, and how far it is played."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.adapters.web.render import Phone


@dataclass(frozen=True, slots=True)
class Step:
    """One step: who presses what, and whether that was done already."""

    who: str
    what: str
    done: bool


_PATH = (
    (0, "presses Refer and fills the form", "Referral submitted"),
    (1, "presses Approve", "Referral approved"),
    (2, "presses Circulate", "Request circulated"),
    (3, "presses Claim", "Request claimed"),
    (3, "presses Offer a home, and sees the contact", "Home offered"),
    (0, "presses Tenant accepts", "Offer accepted"),
    (3, "presses Tenancy started", "Tenancy started"),
    (0, "presses Confirm, and the ledger changes", "Tenancy confirmed"),
    (0, "answers the one-month check, once the clock is there", "Follow up answered"),
)
"""Whose phone of the first scene, what they do, and what the audit says once it is done."""


def steps(scene: Sequence[Phone], acts: Collection[str]) -> tuple[Step, ...]:
    """The path with these people; none where they are too few to play it."""
    if len(scene) <= max(place for place, _, _ in _PATH):
        return ()
    return tuple(
        Step(scene[place].name.split()[0], what, act in acts) for place, what, act in _PATH
    )
