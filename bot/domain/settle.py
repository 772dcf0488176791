"""Debts settled otherwise than by a home of their size: substituted, or written off (C3, C13)."""

from datetime import datetime

from bot.domain.codes import WhySubstitution
from bot.domain.ids import Reference
from bot.domain.ledger import SCHEME, Balance, Entry, EntryKind, Posting
from bot.domain.property import Size
from bot.domain.rules import Refused, Rule

C3 = Rule("C3", "A home of another size may be agreed instead of the size owed, with a reason.")
C13 = Rule("C13", "A write-off stands against the scheme's own account, by a minute's reference.")

NO_CASE = Reference("")

MINUTE = r"20[0-9]{2}-(0[1-9]|1[0-2])/[1-9][0-9]?"
"""A minute of the steering group: year, month, and its number, such as 2026-03/4."""


def substitute(
    debtor: Balance,
    creditor: Balance,
    *,
    owed: Size,
    instead: Size,
    homes: int,
    why: WhySubstitution,
    names: tuple[str, str],
    at: datetime,
) -> tuple[Entry, Entry]:
    """The debt of one size becomes a debt of another: an entry a size (C3, R30).

    ``names`` are the debtor's and the creditor's. The second entry is to be linked to the first.

    Raises:
        Refused: it is the same size, so many are not owed, or not to this creditor.
    """
    if owed is instead:
        raise Refused(
            C3, "That is the size that is owed.", "Choose the size that is given instead."
        )
    if debtor.partner == creditor.partner:
        raise Refused(C3, "A landlord owes nothing to itself.", "Choose whom it is agreed with.")
    for balance, name, says, sign in (
        (debtor, names[0], "owes", -1),
        (creditor, names[1], "is owed", +1),
    ):
        standing = max(0, sign * balance.homes.get(owed, 0))
        if standing < homes:
            raise Refused(
                C3,
                f"{name} {says} {owed.homes(standing) if standing else 'none of that size'}.",
                "See Owed for who owes and is owed what.",
            )
    return (
        Entry(
            NO_CASE,
            at,
            (Posting(debtor.partner, owed, homes), Posting(creditor.partner, owed, -homes)),
            EntryKind.SUBSTITUTION,
            code=why.value,
        ),
        Entry(
            NO_CASE,
            at,
            (Posting(creditor.partner, instead, homes), Posting(debtor.partner, instead, -homes)),
            EntryKind.SUBSTITUTION,
            code=why.value,
        ),
    )


def write_off(
    debtor: Balance, *, size: Size, homes: int, minute: str, name: str, at: datetime
) -> Entry:
    """What a landlord owes is owed by the scheme itself from now (C13).

    Raises:
        Refused: so many homes of that size are not owed.
    """
    owes = max(0, -debtor.homes.get(size, 0))
    if owes < homes:
        raise Refused(
            C13,
            f"{name} owes {size.homes(owes) if owes else 'no home of that size'}.",
            "See Owed for who owes what.",
        )
    return Entry(
        NO_CASE,
        at,
        (Posting(debtor.partner, size, homes), Posting(SCHEME, size, -homes)),
        EntryKind.WRITE_OFF,
        code=minute,
    )
