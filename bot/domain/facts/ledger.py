"""What happened to the accounts: tenancies, corrections and the cap (R30, R33)."""

from dataclasses import dataclass

from bot.domain.codes import WhyCorrected, WhyOverride
from bot.domain.ids import PartnerCode, Reference
from bot.domain.property import Size


@dataclass(frozen=True, slots=True)
class HeldByCap:
    """A referral met the cap at a later step and is kept (R33)."""

    reference: Reference
    landlord: PartnerCode


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
class CouncilNamed:
    """Whoever granted the tenancy says that this council nominated the household (R28)."""

    reference: Reference
    partner: PartnerCode


@dataclass(frozen=True, slots=True)
class NominationAgreed:
    """The council says so too, and is credited (R28)."""

    reference: Reference
    partner: PartnerCode


@dataclass(frozen=True, slots=True)
class NominationDenied:
    """The council says that it did not nominate (R28)."""

    reference: Reference
    partner: PartnerCode


@dataclass(frozen=True, slots=True)
class NominationUndone:
    """The council was named in error; whoever granted the tenancy is credited again (R28)."""

    reference: Reference
    partner: PartnerCode


@dataclass(frozen=True, slots=True)
class ReferralResumed:
    """A referral held by the cap goes on by itself, the debt having fallen (R33)."""

    reference: Reference
    landlord: PartnerCode


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
