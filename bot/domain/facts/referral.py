"""What happened to a referral, from its landlord's approval to its end."""

from dataclasses import dataclass

from bot.domain.codes import HousedBy, Question, WhyDeclined, WhyWithdrawn
from bot.domain.ids import PartnerCode, Reference


@dataclass(frozen=True, slots=True)
class ReferralSubmitted:
    """A referral waits for the approval of the landlord on the tenancy (R22)."""

    reference: Reference
    landlord: PartnerCode


@dataclass(frozen=True, slots=True)
class ReferralApproved:
    """The landlord on the tenancy approved, and so committed itself (R22, R23)."""

    reference: Reference
    landlord: PartnerCode


@dataclass(frozen=True, slots=True)
class CaseOpened:
    """Somebody opened a case; the coordinator sees its landlord and safe areas by it (L9)."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class ApprovalUndone:
    """An approval that was a slip was taken back (R22)."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class ReferralReturned:
    """A referral came back to whoever nominated it, with a coded question (R22)."""

    reference: Reference
    question: Question


@dataclass(frozen=True, slots=True)
class ReferralSentAgain:
    """The question of a returned referral is answered (R22)."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class ReferralDeclined:
    """The landlord on the tenancy does not approve (R22)."""

    reference: Reference
    why: WhyDeclined


@dataclass(frozen=True, slots=True)
class ReferralAmended:
    """Areas, needs, exclusions or officers changed (D2); which of them, and no more."""

    reference: Reference
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StillNeeded:
    """The nominating officer says that the household still needs to move (D2)."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class CasePaused:
    """Nothing goes on with a case until somebody says so."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class CaseWentOn:
    """A paused case goes on where it was."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class ReferralWithdrawn:
    """A referral ended without a move (L6)."""

    reference: Reference
    why: WhyWithdrawn


@dataclass(frozen=True, slots=True)
class HousedElsewhere:
    """The household has a home without the scheme (C4)."""

    reference: Reference
    how: HousedBy


@dataclass(frozen=True, slots=True)
class CaseReopened:
    """A referral that was over goes on, with the tenant's consent given anew (R25, R6)."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class LandlordMerged:
    """A landlord in the case has merged; its successor stands in its place (C11)."""

    reference: Reference
    old: PartnerCode
    new: PartnerCode


@dataclass(frozen=True, slots=True)
class Reminded:
    """Somebody was reminded of what a case waits for, as ``stall`` codes it (R24).

    The second time the coordinator hears of it too.
    """

    reference: Reference
    stall: str
    times: int


@dataclass(frozen=True, slots=True)
class NeededAsked:
    """It is asked whether a referral is still needed (D2); the second time of the coordinator."""

    reference: Reference
    times: int


@dataclass(frozen=True, slots=True)
class CaseClosed:
    """Every card of a case that is over is closed, a week before what it shows is deleted (L7)."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class DetailsDeleted:
    """What was known of a case is deleted, and its key with it (L7)."""

    reference: Reference
