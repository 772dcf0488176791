"""A scheme's seven years, of the size of the one that R61 tells of, played through the engine.

Everything is pressed by somebody and every total is exact; the seed is fixed, and so is the past.
"""

import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import text

from bench.london import london
from bench.past import R61, seven_years
from bench.played import History
from bench.scheme import KEY
from bot.domain.activity import activity, total
from bot.store import applying
from bot.store.database import Database
from bot.store.looking import look
from bot.store.unit_of_work import SqlStore
from bot.store.vault import Vault


def measure(folder: Path) -> Iterator[str]:
    """How long the seven years take to play, how large they are, and how quickly they are told."""
    file = folder / "history.db"
    database = Database(f"sqlite:///{file}")
    database.migrate()
    store = SqlStore(database, Vault(KEY))
    scheme = london()
    applying.apply(store, scheme, R61.begins)
    history = History(store)
    begun = time.perf_counter()
    history.play(seven_years(R61))
    took = time.perf_counter() - begun
    with database.write() as connection:
        connection.execute(text("ANALYZE"))
    begun = time.perf_counter()
    with look(store) as looking:
        counts, balances = looking.activity(scheme).counts(), looking.ledger(scheme).balances()
        done = total(activity(scheme.partners.values(), counts, balances))
    told = (time.perf_counter() - begun) * 1000
    with look(store) as looking:
        assert looking.astray(scheme) == []
        links, wrong = looking.verify(scheme)
        assert not wrong, wrong
    database.close()
    yield (
        f"history, SQLite: {R61.inquiries:,} inquiries, {done.requests:,} requests, "
        f"{done.moves_out} moves ({done.moves_in} by scheme offers, "
        f"{done.moves_out - done.moves_in} by Housing Moves), {R61.people} people, {links:,} links "
        f"of audit in {took:.1f} s (aim under 60 s)"
    )
    yield f"history, SQLite: the database is {file.stat().st_size / 1e6:.0f} MB"
    yield f"history, SQLite: the activity table of {len(scheme.partners)} partners in {told:.0f} ms"
