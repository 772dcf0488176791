"""The organisations of a scheme: landlords that signed, and specialist services beside them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.ids import AreaCode, PartnerCode, ServiceCode


class Kind(StrEnum):
    """What kind of landlord a partner is (R13)."""

    LOCAL_AUTHORITY = "local_authority"
    HOUSING_ASSOCIATION = "housing_association"


@dataclass(frozen=True, slots=True)
class Partner:
    """A landlord that signed the agreement (R13, R35). ``channel`` is (platform, address)."""

    code: PartnerCode
    name: str
    kind: Kind
    stock_in: frozenset[AreaCode]
    agreement_signed: date | None = None
    channel: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class SupportService:
    """A specialist service whose workers may refer."""

    code: ServiceCode
    name: str
