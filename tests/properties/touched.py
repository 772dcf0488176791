"""Which schemes' rows a turn touches: SQLite itself counts, by triggers on every table."""

from collections.abc import Sequence

from sqlalchemy import Connection

from bot.domain.ids import SchemeCode
from bot.store.database import Database
from bot.store.tables import metadata


def watch(connection: Connection) -> None:
    """Let every row that is written be counted under its scheme, but who has chosen which."""
    connection.exec_driver_sql("CREATE TABLE touched (scheme_id TEXT PRIMARY KEY, times INTEGER)")
    for table in metadata.sorted_tables:
        if "scheme_id" not in table.c or table.name == "chosen_scheme":
            continue
        for verb, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            connection.exec_driver_sql(
                f"CREATE TRIGGER touched_{table.name}_{verb} AFTER {verb} ON {table.name} BEGIN"
                f" UPDATE touched SET times = times + 1 WHERE scheme_id = {row}.scheme_id; END"
            )


def among(database: Database, codes: Sequence[SchemeCode]) -> None:
    """Count for these schemes from now."""
    with database.write() as connection:
        for code in codes:
            connection.exec_driver_sql("INSERT INTO touched VALUES (?, 0)", (code,))


def times(database: Database) -> dict[str, int]:
    """How many rows of each scheme were written so far."""
    with database.read() as connection:
        rows = connection.exec_driver_sql("SELECT scheme_id, times FROM touched").all()
        return {row.scheme_id: row.times for row in rows}
