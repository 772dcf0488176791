"""All that was ever written to a database, in clear, what was overwritten or deleted since too."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
_BYTES = re.compile(r"\\x((?:[0-9a-f]{2})*)")


def witness(url: str) -> None:
    """Keep every version of every row from now on. SQLite needs no help: its files have them."""
    if not _is_postgres(url):
        return
    with psycopg.connect(url) as books:
        tables = [sql.Identifier(name) for (name,) in books.execute(_TABLES)]
        books.execute("CREATE TABLE witness (row text)")
        books.execute(
            "CREATE FUNCTION saw() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN INSERT INTO public.witness VALUES (NEW::text); RETURN NULL; END $$"
        )
        for table in tables:
            books.execute(
                sql.SQL(
                    "CREATE TRIGGER saw AFTER INSERT OR UPDATE ON {} "
                    "FOR EACH ROW EXECUTE FUNCTION saw()"
                ).format(table)
            )


def written(url: str) -> str:
    """Every row of every table, and every version that ``witness`` kept."""
    return _of_postgres(url) if _is_postgres(url) else _of_sqlite(_file(url))


def rename_table(url: str, old: str, new: str) -> None:
    """Give a table another name, so that whoever uses it fails."""
    if _is_postgres(url):
        with psycopg.connect(url) as books:
            names = sql.Identifier(old), sql.Identifier(new)
            books.execute(sql.SQL("ALTER TABLE {} RENAME TO {}").format(*names))
        return
    with closing(sqlite3.connect(_file(url), timeout=30)) as file:
        file.execute(f"ALTER TABLE {old} RENAME TO {new}")
        file.commit()


def _of_postgres(url: str) -> str:
    with psycopg.connect(url) as books:
        tables = [sql.Identifier(name) for (name,) in books.execute(_TABLES)]
        rows = [
            row
            for table in tables
            for (row,) in books.execute(sql.SQL("SELECT t::text FROM {} t").format(table))
        ]
    # Bytes are shown in hexadecimal, in which a secret would not be found.
    return _BYTES.sub(lambda hexed: bytes.fromhex(hexed[1]).decode("latin-1"), "\n".join(rows))


def _of_sqlite(file: Path) -> str:
    with closing(sqlite3.connect(file, timeout=30)) as books:
        tables = books.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        cells = [
            cell
            for (table,) in tables
            for row in books.execute(f"SELECT * FROM {table}")
            for cell in row
        ]
    return "\n".join(
        cell.decode("latin-1") if isinstance(cell, bytes) else str(cell) for cell in cells
    )


def _is_postgres(url: str) -> bool:
    return url.startswith("postgresql")


def _file(url: str) -> Path:
    return Path(urlsplit(url).path.removeprefix("/"))
