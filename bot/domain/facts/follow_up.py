"""What happened to the checks after a move (R59, R60)."""

from dataclasses import dataclass

from bot.domain.followup import Check, Rung
from bot.domain.ids import Reference


@dataclass(frozen=True, slots=True)
class FollowUpAsked:
    """Somebody is asked how a move went, or reminded of it (R59, R60)."""

    reference: Reference
    check: Check
    asks: Rung


@dataclass(frozen=True, slots=True)
class FollowUpPutOff:
    """Whoever is asked says *later* (R59, R60)."""

    reference: Reference
    check: Check


@dataclass(frozen=True, slots=True)
class FollowUpPassedOn:
    """Whoever is asked cannot answer; somebody else is asked (R59, R60)."""

    reference: Reference
    check: Check
    asks: Rung


@dataclass(frozen=True, slots=True)
class FollowUpAnswered:
    """A check is answered (R59, R60); what was said is the case's, and no audit's (L9)."""

    reference: Reference
    check: Check


@dataclass(frozen=True, slots=True)
class ConcernHandled:
    """The coordinator has dealt with an answer that was a concern (D13)."""

    reference: Reference
    check: Check
