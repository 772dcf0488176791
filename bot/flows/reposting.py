"""What a case had posted is reversed, and posted as it should have been (C8, R28)."""

from collections.abc import Iterable

from bot.domain.ids import PartnerCode
from bot.domain.ledger import Entry, EntryKind, passed_on
from bot.flows.flow import Turn


def repost(turn: Turn, entries: Iterable[Entry]) -> list[PartnerCode]:
    """Post reversals and what replaces them, to whoever stands for each landlord now (C11).

    The landlords whose accounts changed, in code order.
    """
    merged = {p.code: p.successor for p in turn.scheme.partners.values() if p.successor}
    touched = [passed_on(entry, merged) for entry in entries]
    for entry in touched:
        if entry.postings or entry.kind is EntryKind.REVERSAL:
            turn.books.ledger.post(entry)
    return sorted({posting.partner for entry in touched for posting in entry.postings})
