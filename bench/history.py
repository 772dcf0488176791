"""A scheme's seven years, of the size of the one that R61 tells of, played through the engine.

Everything is pressed by somebody, every total is exact, and the same seed makes the same past.
"""

import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Executable, func, select, text

from bench.london import london
from bench.past import R61, Totals, seven_years
from bench.played import History
from bench.scheme import KEY
from bot.domain.activity import activity
from bot.domain.tenancy import MovePathway
from bot.store import applying
from bot.store import tables as t
from bot.store.database import Database
from bot.store.looking import look
from bot.store.unit_of_work import SqlStore
from bot.store.vault import Vault

_ROUNDS = 5


def measure(folder: Path) -> Iterator[str]:
    """How long the seven years take to play, how large they are, and how quickly they are told."""
    file = folder / "history.db"
    database = Database(f"sqlite:///{file}")
    database.migrate()
    store = SqlStore(database, Vault(KEY))
    applying.apply(store, london(), R61.begins)
    begun, used = time.perf_counter(), time.process_time()
    History(store).play(seven_years(R61))
    took, used = time.perf_counter() - begun, time.process_time() - used
    with database.write() as connection:
        connection.execute(text("ANALYZE"))
    told = min(_table(store) for _ in range(_ROUNDS))
    with database.read() as connection:
        kept = counted(connection)
    assert kept == R61, kept
    database.close()
    yield (
        f"history, SQLite: {kept.inquiries:,} inquiries, {kept.requests:,} requests, "
        f"{kept.moves} moves ({kept.scheme_offers} by scheme offers, {kept.housing_moves} by "
        f"Housing Moves), {kept.people} people in {took:.1f} s, {used:.1f} s of a processor "
        "(aim under 60 s)"
    )
    yield f"history, SQLite: the database is {file.stat().st_size / 1e6:.1f} MB"
    yield f"history, SQLite: its activity table in {told:.0f} ms"


def counted(connection: Connection) -> Totals:
    """What the rows of a history come to, a request being a case that was circulated."""

    def count(asked: Executable) -> int:
        return int(connection.scalar(asked) or 0)

    def moves(pathway: MovePathway) -> int:
        return count(
            select(func.count()).select_from(t.move).where(t.move.c.pathway == pathway.value)
        )

    circulated = t.audit.c.what == "RequestCirculated"
    return Totals(
        R61.begins,
        R61.ends,
        count(select(func.count()).select_from(t.inquiry)),
        count(select(func.count(t.audit.c.reference.distinct())).where(circulated)),
        moves(MovePathway.SCHEME_OFFER),
        moves(MovePathway.HOUSING_MOVES),
        count(select(func.sum(t.move.c.adults + t.move.c.children))),
        count(select(func.count()).select_from(t.meeting)),
    )


def _table(store: SqlStore) -> float:
    """How long it takes to look and to make the table, in milliseconds."""
    begun = time.perf_counter()
    with look(store) as looking:
        [scheme] = looking.schemes()
        counts, balances = looking.activity(scheme).counts(), looking.ledger(scheme).balances()
        activity(scheme.partners.values(), counts, balances)
    return (time.perf_counter() - begun) * 1000
