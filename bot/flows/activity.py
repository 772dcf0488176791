"""The activity table: live for the coordinator, as published for named leads (R31, R32, D12)."""

import csv
import io
from collections.abc import Mapping, Sequence

from bot.chat.cards import Card, File, Table, Text
from bot.chat.incoming import Opened
from bot.chat.questions import day
from bot.chat.replies import Reply, Show
from bot.domain.access import Act, Standing
from bot.domain.activity import Activity, Counts, activity, total
from bot.domain.ids import PartnerCode
from bot.flows.flow import Event, Turn, misdirected
from bot.flows.steps import HOME, OWED

HEAD = (
    *("Partner", "Referrals", "Requests", "Offers", "Moves in", "Moves out"),
    *("Owes", "Is owed", "Overrides"),
)


def active(turn: Turn, event: Event) -> Reply:
    """Show the table, to each as they may see it."""
    if not isinstance(event, Opened) and event.action.verb != "show":
        raise misdirected()
    if turn.allow(Act.ACTIVITY) is Standing.COORDINATOR:
        return Show(_live(turn))
    return Show(published_card(turn))


def cells(row: Activity) -> tuple[str, ...]:
    """A row as it reads under ``HEAD``."""
    counts = row.counts
    return (
        row.name,
        *map(str, (counts.referrals, counts.requests, counts.offers)),
        *map(str, (counts.moves_in, counts.moves_out)),
        row.balance.owes_words,
        row.balance.is_owed_words,
        str(counts.overrides),
    )


def _live(turn: Turn) -> Card:
    books = turn.books
    rows = activity(turn.scheme.partners.values(), books.activity.counts(), books.ledger.balances())
    return _table(rows, f"As it stands on {day(turn.today)}.")


def published_card(turn: Turn, counts: Mapping[PartnerCode, Counts] | None = None) -> Card:
    """The table as it was last published; ``counts`` where that was in this very turn, of which
    the audit does not tell yet."""
    books = turn.books
    last = books.ledger.publication()
    if last is None:
        return Card(
            "Activity",
            (
                Text(
                    "Nothing is published yet. The coordinator publishes what every landlord did "
                    "in batches of several moves. What your own owes now stands under Owed."
                ),
            ),
            (OWED, HOME),
        )
    return _table(_published(turn, counts), f"As published on {day(turn.on(last.at))}.")


def published_file(turn: Turn, counts: Mapping[PartnerCode, Counts] | None = None) -> File:
    """The same figures as ``published_card`` shows, for a spreadsheet."""
    last = turn.books.ledger.publication()
    if last is None:
        raise LookupError("nothing is published yet")
    kept = io.StringIO()
    csv.writer(kept).writerows([HEAD, *map(cells, _published(turn, counts))])
    return File(f"activity-{turn.on(last.at)}.csv", kept.getvalue())


def _published(turn: Turn, counts: Mapping[PartnerCode, Counts] | None) -> list[Activity]:
    books = turn.books
    if counts is None:
        counts = books.activity.published()
    return activity(turn.scheme.partners.values(), counts, books.ledger.published())


def _table(rows: Sequence[Activity], when: str) -> Card:
    all_ = total(rows)
    told = (
        f"{when} In all {all_.referrals} referrals, {all_.requests} requests, "
        f"{all_.offers} homes offered, {all_.moves_out} moves."
    )
    return Card("Activity", (Text(told), Table(HEAD, tuple(map(cells, rows)))), (OWED, HOME))
