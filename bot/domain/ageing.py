"""Since when each home that is owed is owed: the oldest debt is repaid first."""

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.ids import PartnerCode
from bot.domain.ledger import SCHEME, Entry, EntryKind, Equal, stands_under
from bot.domain.property import Size
from bot.domain.rules import Rule

R30_AGE = Rule("R30", "The home that is owed the longest is the first to be repaid.")

Account = tuple[PartnerCode, Size]


@dataclass(frozen=True, slots=True)
class Debt:
    """One home that a partner owes, of this size or one declared equal, and since when."""

    since: datetime
    partner: PartnerCode
    size: Size


def debts(entries: Iterable[Entry], equal: Equal = ()) -> list[Debt]:
    """Every home that partners owe, the oldest first. ``entries``: all, in their order.

    A corrected move is owed since the mistaken one was posted, and a debt that became another's,
    or of another size, keeps its age. A move that a successor had to take back counts with what
    took it back, as both were posted (C11).
    """
    known = list(entries)
    gone = _undone(known)
    owed: defaultdict[Account, deque[datetime]] = defaultdict(deque)
    credit: defaultdict[Account, int] = defaultdict(int)
    posted: dict[str, datetime] = {}
    passed: dict[str, list[datetime]] = {}
    for entry in known:
        posted[entry.id] = posted.get(entry.linked, entry.at)
        undoes = entry.kind is EntryKind.REVERSAL and entry.linked in gone
        if undoes or entry.id in gone:
            continue
        ages = passed[entry.id] = list(passed.get(entry.linked, ()))
        for posting in sorted(entry.postings, key=lambda one: -one.homes):
            account = (posting.partner, stands_under(posting.size, equal))
            for _ in range(posting.homes):
                if owed[account]:
                    ages.append(owed[account].popleft())
                else:
                    credit[account] += 1
            for _ in range(-posting.homes):
                if credit[account]:
                    credit[account] -= 1
                else:
                    kept = entry.kind is not EntryKind.MOVE and ages
                    owed[account].append(ages.pop(0) if kept else posted[entry.id])
    found = [Debt(at, *account) for account, since in owed.items() for at in since]
    return sorted(
        (debt for debt in found if debt.partner != SCHEME),
        key=lambda debt: (debt.since, debt.partner, debt.size.step),
    )


def _undone(entries: Iterable[Entry]) -> set[str]:
    """The entries that a reversal takes back from whom they were posted to."""
    known = {entry.id: entry for entry in entries}
    return {
        back.linked
        for back in known.values()
        if back.kind is EntryKind.REVERSAL
        and {(p.partner, p.size, -p.homes) for p in back.postings}
        == {(p.partner, p.size, p.homes) for p in known[back.linked].postings}
    }
