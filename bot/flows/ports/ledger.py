"""Where accounts are kept, and what else is counted per partner."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.activity import Counts
from bot.domain.cap import Override
from bot.domain.ids import PartnerCode, Reference
from bot.domain.inquiry import Inquiry
from bot.domain.ledger import Balance, Entry
from bot.domain.meeting import Meeting
from bot.domain.publication import Publication
from bot.domain.target import Target


class Ledger(Protocol):
    """The accounts of a scheme."""

    def balance(self, partner: PartnerCode) -> Balance:
        """A partner's account, locked until the turn ends, so that a cap test holds (R33)."""
        ...

    def balances(self) -> Mapping[PartnerCode, Balance]:
        """Every partner's account that was ever posted to; not locked."""
        ...

    def entries(self, reference: Reference | None = None) -> Sequence[Entry]:
        """Every entry, or those of one case, the oldest first."""
        ...

    def post(self, entry: Entry) -> str:
        """Post an entry and change the accounts it names (R30); its id."""
        ...

    def published(self) -> Mapping[PartnerCode, Balance]:
        """Every partner's account as it was last published; none before the first time (D12)."""
        ...

    def publication(self) -> Publication | None:
        """The last time that accounts were published, None where they never were (D12)."""
        ...

    def publish(self, at: datetime) -> Publication:
        """Publish every account as it stands (D12). Raises Collision."""
        ...


class Overrides(Protocol):
    """Overrides of the cap (C12)."""

    def give(self, override: Override) -> None:
        """Keep an override that is given."""
        ...

    def waiting(self, landlord: PartnerCode, at: datetime) -> Override | None:
        """The oldest override of a landlord that is good and carries no referral yet."""
        ...

    def take(self, override: Override) -> None:
        """Keep which referral an override carries."""
        ...

    def all(self) -> Sequence[Override]:
        """Every override ever given, the oldest first."""
        ...


class Targets(Protocol):
    """Property targets agreed per partner (R34)."""

    def agree(self, target: Target) -> None:
        """Keep a target that is agreed; the one before stays on record."""
        ...

    def current(self) -> Mapping[PartnerCode, Target]:
        """The latest target of each partner that has one."""
        ...


class Activities(Protocol):
    """What the partners of a scheme have done."""

    def counts(self) -> Mapping[PartnerCode, Counts]:
        """What each has done by now; those that did nothing are left out (R31)."""
        ...

    def published(self) -> Mapping[PartnerCode, Counts]:
        """The same as it stood when accounts were last published (R32, D12)."""
        ...


class Logbook(Protocol):
    """What is only counted."""

    def inquiry(self, inquiry: Inquiry) -> None:
        """Keep an inquiry (D1)."""
        ...

    def meeting(self, meeting: Meeting) -> None:
        """Keep a meeting or a training (R37, R39)."""
        ...
