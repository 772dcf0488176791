"""``owed`` over a thousand, ten thousand and a hundred thousand moves, beside summing postings."""

import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, func, insert, select, text

from bench.scheme import KEY, NOW, scheme_of
from bot.domain.account import accounts
from bot.domain.cap import ACCEPTING
from bot.store import applying
from bot.store import tables as t
from bot.store.database import Database
from bot.store.looking import look
from bot.store.unit_of_work import SqlStore
from bot.store.vault import Vault
from tests.kit.postgres import drop_postgres, fresh_postgres

MOVES = (1_000, 10_000, 100_000)
PARTNERS = 34
RUNS = 15


def measure(folder: Path) -> Iterator[str]:
    """A line for each number of moves on each database."""
    for moves in MOVES:
        yield _measure(f"sqlite:///{folder / f'{moves}.db'}", moves, "SQLite")
    for moves in MOVES:
        url = fresh_postgres(durable=True)
        yield _measure(url, moves, "PostgreSQL")
        drop_postgres(url)


def _measure(url: str, moves: int, name: str) -> str:
    database = Database(url)
    database.migrate()
    store = SqlStore(database, Vault(KEY))
    applying.apply(store, scheme_of(PARTNERS), NOW)
    with database.write() as connection:
        _play(connection, moves)
        connection.execute(text("ANALYZE"))

    def owed() -> None:
        with look(store) as looking:
            scheme = looking.schemes()[0]
            accounts(
                scheme,
                looking.ledger(scheme).balances(),
                looking.cases(scheme).among(ACCEPTING),
            )

    def summed() -> None:
        with database.read() as connection:
            connection.execute(
                select(t.posting.c.partner, t.posting.c.size, func.sum(t.posting.c.homes)).group_by(
                    t.posting.c.partner, t.posting.c.size
                )
            ).all()

    said = (
        f"owed, {name}, {moves:,} moves: {_median(owed):.2f} ms warm, "
        f"summing every posting {_median(summed):.2f} ms (aim under 5 ms, flat)"
    )
    database.close()
    return said


def _median(work: Callable[[], None]) -> float:
    work()
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def _play(connection: Connection, moves: int) -> None:
    """So many moves between random partners, with the accounts that they come to."""
    chance = random.Random(moves)
    homes: Counter[tuple[str, str]] = Counter()
    entries: list[dict[str, object]] = []
    postings: list[dict[str, object]] = []
    for number in range(moves):
        giver, taker = (f"P{n}" for n in chance.sample(range(PARTNERS), 2))
        size = chance.choice(("studio", "1", "2", "3", "4", "5+"))
        entry: dict[str, object] = {"scheme_id": "bench", "entry_id": f"{number}"}
        entries.append(
            entry | {"reference": None, "at": NOW + timedelta(minutes=number), "kind": "move"}
        )
        for partner, count in ((giver, 1), (taker, -1)):
            postings.append(entry | {"partner": partner, "size": size, "homes": count})
            homes[partner, size] += count
    connection.execute(insert(t.entry), entries)
    connection.execute(insert(t.posting), postings)
    connection.execute(
        insert(t.balance),
        [
            {"scheme_id": "bench", "partner": partner, "size": size, "homes": count}
            for (partner, size), count in homes.items()
        ],
    )
