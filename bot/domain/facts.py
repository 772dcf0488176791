"""What happened, in the past tense. Each fact holds codes only, so that it may be audited (L9)."""

from dataclasses import dataclass

from bot.domain.case import RefusalCode, Whose
from bot.domain.codes import (
    HousedBy,
    Question,
    WhyCorrected,
    WhyDeclined,
    WhyFell,
    WhyOverride,
    WhyWithdrawn,
)
from bot.domain.followup import Check, Rung
from bot.domain.ids import PartnerCode, PersonId, Reference
from bot.domain.property import Size


@dataclass(frozen=True, slots=True)
class ReferralSubmitted:
    """A referral waits for its landlord's approval (R22)."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class ReferralApproved:
    """The landlord on the tenancy approved, and so committed itself (R22, R23)."""

    reference: Reference
    landlord: PartnerCode


@dataclass(frozen=True, slots=True)
class HeldByCap:
    """A referral met the cap at a later step and is kept (R33)."""

    reference: Reference
    landlord: PartnerCode


@dataclass(frozen=True, slots=True)
class RequestCirculated:
    """The request went to every landlord that may see it (D7)."""

    reference: Reference
    partners: tuple[PartnerCode, ...]


@dataclass(frozen=True, slots=True)
class RequestClaimed:
    """A landlord holds the request (D6)."""

    reference: Reference
    partner: PartnerCode


@dataclass(frozen=True, slots=True)
class LineJoined:
    """A landlord waits its turn for a request that another holds (D6)."""

    reference: Reference
    partner: PartnerCode
    place: int


@dataclass(frozen=True, slots=True)
class HomeProposed:
    """The holder entered a home that does not fit; the nominating officer is asked (D6)."""

    reference: Reference
    partner: PartnerCode
    number: int


@dataclass(frozen=True, slots=True)
class ProposalDeclined:
    """The nominating officer said no to a home that does not fit (D6)."""

    reference: Reference
    partner: PartnerCode
    number: int


@dataclass(frozen=True, slots=True)
class HomeOffered:
    """A home is offered: from now the holder's leads may see the contact (R21).

    ``agreed``: it does not fit in every way, and the nominating officer said yes (D6).
    """

    reference: Reference
    partner: PartnerCode
    number: int
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class ContactShown:
    """The nominating officer's work contact was shown to a lead of the holder (R21)."""

    reference: Reference
    to: PersonId


@dataclass(frozen=True, slots=True)
class CaseOpened:
    """Somebody opened a case; the coordinator sees its landlord and safe areas by it (L9)."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class ViewingArranged:
    """The two professionals arranged a viewing; when and where is not kept (R25)."""

    reference: Reference
    number: int


@dataclass(frozen=True, slots=True)
class OfferAccepted:
    """The tenant accepts (R25)."""

    reference: Reference
    partner: PartnerCode
    number: int


@dataclass(frozen=True, slots=True)
class OfferRefused:
    """The tenant refuses, with a code (R25); the holder may offer another home (D6)."""

    reference: Reference
    partner: PartnerCode
    number: int
    code: RefusalCode


@dataclass(frozen=True, slots=True)
class TenancyStarted:
    """The giver logged the start of the tenancy (D10)."""

    reference: Reference
    partner: PartnerCode
    size: Size


@dataclass(frozen=True, slots=True)
class TenancyConfirmed:
    """The start was confirmed, and the ledger posted (D10, R30)."""

    reference: Reference
    sender: PartnerCode
    receiver: PartnerCode
    size: Size
    second: Size | None = None


@dataclass(frozen=True, slots=True)
class ReferralResumed:
    """A referral held by the cap goes on by itself, the debt having fallen (R33)."""

    reference: Reference
    landlord: PartnerCode


@dataclass(frozen=True, slots=True)
class ApprovalUndone:
    """An approval that was a slip was taken back (R22)."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class ReleaseUndone:
    """A landlord that released a request by a slip holds it again (D6)."""

    reference: Reference
    partner: PartnerCode
    number: int


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
class HoldReleased:
    """A landlord no longer holds a request for which it had entered no home yet (D6)."""

    reference: Reference
    partner: PartnerCode
    number: int


@dataclass(frozen=True, slots=True)
class HoldLapsed:
    """A hold ran out without a home (D6)."""

    reference: Reference
    partner: PartnerCode
    number: int


@dataclass(frozen=True, slots=True)
class OfferWithdrawn:
    """The landlord took its offer back, or the offer no longer fits what was amended (R25, D2)."""

    reference: Reference
    partner: PartnerCode
    number: int


@dataclass(frozen=True, slots=True)
class OfferFellThrough:
    """An offer that the tenant had accepted came to nothing, with a code (R25)."""

    reference: Reference
    partner: PartnerCode
    number: int
    why: WhyFell


@dataclass(frozen=True, slots=True)
class HolderDisplaced:
    """The coordinator gave a held request to another landlord (D8)."""

    reference: Reference
    partner: PartnerCode
    number: int


@dataclass(frozen=True, slots=True)
class NextInLine:
    """The landlord that waited longest holds the request now (D6)."""

    reference: Reference
    partner: PartnerCode


@dataclass(frozen=True, slots=True)
class LineLeft:
    """A landlord no longer waits, or may not any more (D6, D2)."""

    reference: Reference
    partner: PartnerCode


@dataclass(frozen=True, slots=True)
class RequestFreed:
    """Nobody holds the request and nobody waits: any landlord that may see it can claim it (D6)."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class CirculationStopped:
    """No landlord may see the request any more: it is the coordinator's to amend or wait (D7)."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class RefusalCoded:
    """The coordinator coded on whose side a refusal lies (R25)."""

    reference: Reference
    number: int
    whose: Whose


@dataclass(frozen=True, slots=True)
class LandlordMerged:
    """A landlord in the case has merged; its successor stands in its place (C11)."""

    reference: Reference
    old: PartnerCode
    new: PartnerCode


@dataclass(frozen=True, slots=True)
class OfferLimitReached:
    """The scheme's limit on reasonable offers is met: the coordinator decides (R25)."""

    reference: Reference
    refused: int


@dataclass(frozen=True, slots=True)
class CapOverridden:
    """An override carries this referral past the cap (C12)."""

    reference: Reference
    landlord: PartnerCode
    why: WhyOverride


@dataclass(frozen=True, slots=True)
class MoveReversed:
    """What a move had posted is reversed: it was mistaken (C8). ``why`` is what was wrong.

    ``receiver``, ``size`` and ``second`` are what had been posted.
    """

    reference: Reference
    sender: PartnerCode
    receiver: PartnerCode
    size: Size
    second: Size | None
    why: WhyCorrected


@dataclass(frozen=True, slots=True)
class MoveCorrected:
    """The move as it was in truth, posted instead (C8)."""

    reference: Reference
    sender: PartnerCode
    receiver: PartnerCode
    size: Size
    second: Size | None


@dataclass(frozen=True, slots=True)
class HoldWarned:
    """Half of a hold has passed without a home (D6)."""

    reference: Reference
    partner: PartnerCode
    number: int


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


Fact = (
    HoldWarned
    | Reminded
    | NeededAsked
    | FollowUpAsked
    | FollowUpPutOff
    | FollowUpPassedOn
    | FollowUpAnswered
    | ConcernHandled
    | CapOverridden
    | MoveReversed
    | MoveCorrected
    | ApprovalUndone
    | ReleaseUndone
    | ReferralReturned
    | ReferralSentAgain
    | ReferralDeclined
    | ReferralAmended
    | StillNeeded
    | CasePaused
    | CaseWentOn
    | ReferralWithdrawn
    | HousedElsewhere
    | CaseReopened
    | HoldReleased
    | HoldLapsed
    | OfferWithdrawn
    | OfferFellThrough
    | HolderDisplaced
    | NextInLine
    | LineLeft
    | RequestFreed
    | CirculationStopped
    | RefusalCoded
    | OfferLimitReached
    | LandlordMerged
    | ReferralSubmitted
    | ReferralApproved
    | HeldByCap
    | RequestCirculated
    | RequestClaimed
    | LineJoined
    | HomeProposed
    | ProposalDeclined
    | HomeOffered
    | ContactShown
    | CaseOpened
    | ViewingArranged
    | OfferAccepted
    | OfferRefused
    | TenancyStarted
    | TenancyConfirmed
    | ReferralResumed
)
