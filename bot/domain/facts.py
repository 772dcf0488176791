"""What happened, in the past tense. Each fact holds codes only, so that it may be audited (L9)."""

from dataclasses import dataclass

from bot.domain.case import RefusalCode
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


@dataclass(frozen=True, slots=True)
class ReferralResumed:
    """A referral held by the cap goes on by itself, the debt having fallen (R33)."""

    reference: Reference
    landlord: PartnerCode


Fact = (
    ReferralSubmitted
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
