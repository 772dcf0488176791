"""Property targets: how many homes a partner agrees to give, from what it uses itself (R34)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.ids import PartnerCode
from bot.domain.ledger import Entry, standing_moves
from bot.domain.rules import Rule

R34 = Rule("R34", "Property targets are agreed per partner, from its own use.")

A_YEAR = timedelta(days=365)
"""What a target is for, from the day that it is agreed; and how far back own use is counted."""


@dataclass(frozen=True, slots=True)
class Target:
    """Homes that a partner agrees to give within a year of ``agreed_on`` (R34)."""

    partner: PartnerCode
    homes: int
    agreed_on: date


def suggested(partner: PartnerCode, entries: Iterable[Entry], now: datetime) -> int:
    """The homes that this partner's own households took through the scheme in the year past."""
    return _homes(partner, entries, -1, now - A_YEAR)


def given(partner: PartnerCode, entries: Iterable[Entry], since: datetime) -> int:
    """The homes that this partner gave since then."""
    return _homes(partner, entries, +1, since)


def _homes(partner: PartnerCode, entries: Iterable[Entry], sign: int, since: datetime) -> int:
    return sum(
        posting.homes * sign
        for entry in standing_moves(entries)
        if entry.at >= since
        for posting in entry.postings
        if posting.partner == partner and posting.homes * sign > 0
    )
