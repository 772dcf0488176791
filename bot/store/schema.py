"""The schema's revisions: which one a database has, and the way up to the newest.

Alembic is loaded where there is a way to go, as it takes a third of a second and ten megabytes.
"""

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, inspect, text

_MIGRATIONS = Path(__file__).parent / "migrations"


@cache
def revisions() -> tuple[str, ...]:
    """Every revision that this release knows, the oldest first: how its files' names begin."""
    files = (_MIGRATIONS / "versions").glob("[0-9]*_*.py")
    return tuple(sorted(file.name.partition("_")[0] for file in files))


def newest() -> str:
    """The revision that this release works on."""
    return revisions()[-1]


def revision(connection: Connection) -> str | None:
    """The revision that a database has, None where it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def bring_up_to_date(connection: Connection) -> None:
    """Run the migrations that are missing, within this transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
