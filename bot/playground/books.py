"""The page's ledger and audit trail, read from the store and put in words."""

import re

from bot.app import Bot
from bot.domain.ids import PartnerCode
from bot.domain.ledger import Balance
from bot.domain.person import CLOCK, OPERATOR
from bot.domain.property import Size
from bot.domain.scheme import Scheme
from bot.playground.ports import Account, Audit, AuditRow, Ledger, LedgerEntry
from bot.store.looking import Line, Link, look

_ENTRIES_SHOWN = 100
_NOBODY: dict[str, str] = {one.id: one.name for one in (OPERATOR, CLOCK)}


class KeptBooks:
    """Implements ``ports.Books`` for the only scheme of a playground."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def ledger(self) -> Ledger:
        """Who owes what, and why."""
        return await self._bot.read(self._ledger)

    async def audit(self, limit: int) -> Audit:
        """The newest acts, with the check of the whole chain."""
        return await self._bot.read(self._audit, limit)

    def _ledger(self) -> Ledger:
        with look(self._bot.store) as looking:
            scheme = looking.schemes()[0]
            balances = looking.ledger(scheme).balances()
            lines = looking.lines(scheme, _ENTRIES_SHOWN)
        partners = sorted(scheme.partners.values(), key=lambda partner: partner.name)
        return Ledger(
            [_account(p.name, balances.get(p.code, Balance(p.code, {}))) for p in partners],
            [_entry(scheme, line) for line in lines],
        )

    def _audit(self, limit: int) -> Audit:
        with look(self._bot.store) as looking:
            scheme = looking.schemes()[0]
            _, wrong = looking.verify(scheme)
            links = looking.links(scheme, limit)
        return Audit([_row(link) for link in links], not wrong)


def _account(partner: str, balance: Balance) -> Account:
    return Account(
        partner,
        {size.value: homes for size, homes in balance.owes.items()},
        {size.value: homes for size, homes in balance.is_owed.items()},
    )


def _entry(scheme: Scheme, line: Line) -> LedgerEntry:
    giver, taker = _holder(scheme, line.giver), _holder(scheme, line.taker)
    homes = Size(line.size).homes(line.homes)
    return LedgerEntry(line.at, f"{taker} owes {giver} {homes}", line.reference)


def _holder(scheme: Scheme, account: str) -> str:
    partner = scheme.partners.get(PartnerCode(account))
    return partner.name if partner else "The scheme"


def _row(link: Link) -> AuditRow:
    # RequestCirculated -> Request circulated
    what = re.sub(r"(?<!^)([A-Z])", lambda letter: f" {letter[0].lower()}", link.what)
    return AuditRow(link.at, _NOBODY.get(link.person, link.person), what, link.reference)
