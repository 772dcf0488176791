"""What happened to the homes that a holder offered (R25)."""

from dataclasses import dataclass

from bot.domain.case import RefusalCode, Whose
from bot.domain.codes import WhyFell
from bot.domain.ids import PartnerCode, PersonId, Reference


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
class RefusalCoded:
    """The coordinator coded on whose side a refusal lies (R25)."""

    reference: Reference
    number: int
    whose: Whose


@dataclass(frozen=True, slots=True)
class OfferLimitReached:
    """The scheme's limit on reasonable offers is met: the coordinator decides (R25)."""

    reference: Reference
    refused: int
