"""What happened, in the past tense, by room.

Each fact holds codes only, so that it may be audited (L9).
"""

from bot.domain.facts.follow_up import (
    ConcernHandled,
    FollowUpAnswered,
    FollowUpAsked,
    FollowUpPassedOn,
    FollowUpPutOff,
)
from bot.domain.facts.ledger import (
    CapOverridden,
    CouncilNamed,
    HeldByCap,
    MoveCorrected,
    MoveReversed,
    NominationAgreed,
    NominationDenied,
    NominationUndone,
    ReferralResumed,
    TenancyConfirmed,
    TenancyStarted,
)
from bot.domain.facts.note import NoteAllowed, NoteDied, NoteHeldBack
from bot.domain.facts.offer import (
    ContactShown,
    HomeOffered,
    HomeProposed,
    OfferAccepted,
    OfferFellThrough,
    OfferLimitReached,
    OfferRefused,
    OfferWithdrawn,
    ProposalDeclined,
    RefusalCoded,
    ViewingArranged,
)
from bot.domain.facts.referral import (
    ApprovalUndone,
    CaseClosed,
    CaseOpened,
    CasePaused,
    CaseReopened,
    CaseWentOn,
    DetailsDeleted,
    HousedElsewhere,
    LandlordMerged,
    NeededAsked,
    ReferralAmended,
    ReferralApproved,
    ReferralDeclined,
    ReferralReturned,
    ReferralSentAgain,
    ReferralSubmitted,
    ReferralWithdrawn,
    Reminded,
    StillNeeded,
)
from bot.domain.facts.request import (
    CirculationStopped,
    HolderDisplaced,
    HoldLapsed,
    HoldReleased,
    HoldWarned,
    LineJoined,
    LineLeft,
    NextInLine,
    ReleaseUndone,
    RequestCirculated,
    RequestClaimed,
    RequestFreed,
)

Fact = (
    ReferralSubmitted
    | ReferralApproved
    | ApprovalUndone
    | ReferralReturned
    | ReferralSentAgain
    | ReferralDeclined
    | ReferralAmended
    | StillNeeded
    | NeededAsked
    | Reminded
    | CasePaused
    | CaseWentOn
    | ReferralWithdrawn
    | HousedElsewhere
    | CaseReopened
    | CaseClosed
    | DetailsDeleted
    | CaseOpened
    | LandlordMerged
    | RequestCirculated
    | RequestClaimed
    | LineJoined
    | HoldReleased
    | HoldLapsed
    | HoldWarned
    | ReleaseUndone
    | HolderDisplaced
    | NextInLine
    | LineLeft
    | RequestFreed
    | CirculationStopped
    | HomeProposed
    | ProposalDeclined
    | HomeOffered
    | ContactShown
    | ViewingArranged
    | OfferAccepted
    | OfferRefused
    | OfferWithdrawn
    | OfferFellThrough
    | RefusalCoded
    | OfferLimitReached
    | TenancyStarted
    | TenancyConfirmed
    | CouncilNamed
    | NominationAgreed
    | NominationDenied
    | NominationUndone
    | HeldByCap
    | ReferralResumed
    | CapOverridden
    | MoveReversed
    | MoveCorrected
    | FollowUpAsked
    | FollowUpPutOff
    | FollowUpPassedOn
    | FollowUpAnswered
    | ConcernHandled
    | NoteHeldBack
    | NoteAllowed
    | NoteDied
)

__all__ = [
    "ApprovalUndone",
    "CapOverridden",
    "CaseClosed",
    "CaseOpened",
    "CasePaused",
    "CaseReopened",
    "CaseWentOn",
    "CirculationStopped",
    "ConcernHandled",
    "ContactShown",
    "CouncilNamed",
    "DetailsDeleted",
    "Fact",
    "FollowUpAnswered",
    "FollowUpAsked",
    "FollowUpPassedOn",
    "FollowUpPutOff",
    "HeldByCap",
    "HoldLapsed",
    "HoldReleased",
    "HoldWarned",
    "HolderDisplaced",
    "HomeOffered",
    "HomeProposed",
    "HousedElsewhere",
    "LandlordMerged",
    "LineJoined",
    "LineLeft",
    "MoveCorrected",
    "MoveReversed",
    "NeededAsked",
    "NextInLine",
    "NominationAgreed",
    "NominationDenied",
    "NominationUndone",
    "NoteAllowed",
    "NoteDied",
    "NoteHeldBack",
    "OfferAccepted",
    "OfferFellThrough",
    "OfferLimitReached",
    "OfferRefused",
    "OfferWithdrawn",
    "ProposalDeclined",
    "ReferralAmended",
    "ReferralApproved",
    "ReferralDeclined",
    "ReferralResumed",
    "ReferralReturned",
    "ReferralSentAgain",
    "ReferralSubmitted",
    "ReferralWithdrawn",
    "RefusalCoded",
    "ReleaseUndone",
    "Reminded",
    "RequestCirculated",
    "RequestClaimed",
    "RequestFreed",
    "StillNeeded",
    "TenancyConfirmed",
    "TenancyStarted",
    "ViewingArranged",
]
