"""The organisations of a scheme: landlords that signed, and specialist services beside them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.ids import AreaCode, PartnerCode, ServiceCode


class Kind(StrEnum):
    """What kind of landlord a partner is (R13)."""

    LOCAL_AUTHORITY = "local_authority"
    HOUSING_ASSOCIATION = "housing_association"


class Membership(StrEnum):
    """How a partner stands to the scheme: whether it refers, gives, or has gone (C10, C11)."""

    MEMBER = "member"
    FROZEN = "frozen"
    LEAVING = "leaving"
    LEFT = "left"
    MERGED = "merged"

    @property
    def words(self) -> str:
        """The same as people say it."""
        return _WORDS[self]


_WORDS = {
    Membership.MEMBER: "member",
    Membership.FROZEN: "no new referrals",
    Membership.LEAVING: "leaving: no new referrals",
    Membership.LEFT: "has left",
    Membership.MERGED: "merged into another",
}


@dataclass(frozen=True, slots=True)
class Partner:
    """A landlord that signed the agreement (R13, R35). ``channel`` is (platform, address).

    ``stopped_channel`` is the same of a channel to which nothing is sent any more (L13), and
    ``successor`` the partner into which a merged one went (C11).
    """

    code: PartnerCode
    name: str
    kind: Kind
    stock_in: frozenset[AreaCode]
    agreement_signed: date | None = None
    channel: tuple[str, str] | None = None
    membership: Membership = Membership.MEMBER
    successor: PartnerCode | None = None
    stopped_channel: tuple[str, str] | None = None

    @property
    def is_gone(self) -> bool:
        """Whether it left or merged: nothing is asked of it, and its code says what was."""
        return self.membership in (Membership.LEFT, Membership.MERGED)


@dataclass(frozen=True, slots=True)
class SupportService:
    """A specialist service whose workers may refer."""

    code: ServiceCode
    name: str
