"""When others' figures may change: in batches, so that no one move can be told from them (D12)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.ledger import Entry, standing_moves
from bot.domain.policy import Policy
from bot.domain.rules import Refused, Rule

D12 = Rule("D12", "Others' figures change only in batches of several moves, at the next table.")


@dataclass(frozen=True, slots=True)
class Publication:
    """A time at which accounts were published: its number from 1, and how many moves stood."""

    number: int
    at: datetime
    moves: int


def moves_in(entries: Iterable[Entry]) -> int:
    """Households whose move stands in the ledger; one that split into two homes is one (C7)."""
    return len({entry.reference or entry.id for entry in standing_moves(entries)})


def next_table(last: date | None, policy: Policy) -> date | None:
    """The day from which the next table is due, None where that is at any time.

    A calendar month or week has one table at the most.
    """
    if last is None:
        return None
    match policy.activity_table:
        case "monthly":
            return (last.replace(day=28) + timedelta(days=4)).replace(day=1)
        case "weekly":
            return last + timedelta(days=7 - last.weekday())
        case _:
            return None


def refuse_to_publish(
    moves: int, last: Publication | None, last_on: date | None, policy: Policy, today: date
) -> None:
    """Refuse a batch that is too small, or comes before the next table is due (D12).

    ``moves`` is how many stand in the ledger now, ``last_on`` the day of the last publication in
    the scheme's time zone.
    """
    due = next_table(last_on, policy)
    if due is not None and today < due:
        raise Refused(
            D12,
            "The figures of this period are published already.",
            f"The next table is due on {due:%a} {due.day} {due:%b}.",
        )
    new = moves - (last.moves if last else 0)
    if new < policy.publish_after_moves:
        wait = policy.publish_after_moves - new
        raise Refused(
            D12,
            f"{_so_many(max(new, 0))} since the figures were last published, and they change after "
            f"{policy.publish_after_moves} or more, so that no household can be told from them.",
            f"Publish after {_so_many(wait)} more.",
        )


def _so_many(moves: int) -> str:
    return f"{moves} {'move' if moves == 1 else 'moves'}"
