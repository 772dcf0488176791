"""The schema: from nothing to today, by one process or several, and never from tomorrow."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import insert, inspect, text
from sqlalchemy.exc import IntegrityError

from bot.store.database import Database, DatabaseTrouble
from bot.store.tables import case, metadata, offer
from tests.kit import postgres
from tests.kit.racers import Racers, migrate
from tests.kit.stage import KEY

NOW = datetime(2026, 3, 3, tzinfo=UTC)


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """Without a schema, unlike elsewhere in this folder."""
    url = postgres.fresh_postgres()
    yield url
    postgres.drop_postgres(url)


@pytest.fixture(scope="module")
def racers() -> Iterator[Racers]:
    ready = Racers(4)
    yield ready
    ready.close()


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    empty = Database(database_url)
    yield empty
    empty.close()


def test_an_empty_database_is_brought_up_to_what_the_tables_say(database: Database) -> None:
    database.migrate()
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert set(inspect(connection).get_table_names()) == {"alembic_version", *metadata.tables}


def test_D6_no_second_offer_can_hold_a_request_whatever_wrote_it(database: Database) -> None:
    database.migrate()
    now = datetime(2026, 3, 3, tzinfo=UTC)
    common = {"scheme_id": "s", "reference": "2222-22"}
    with database.write() as connection:
        row = {"state": "offered", "size": "2", "landlord": "HAC", "referred_by": "p"}
        times = {"referred_at": now, "since": now}
        connection.execute(
            insert(case).values(
                common | row | times | {"revision": 1, "key_id": "k", "sealed": b""}
            )
        )
        for number, state in enumerate(("refused", "refused", "declined", "let", "offered")):
            connection.execute(insert(offer).values(common | _offer(number, state, now)))
    for state in ("held", "offered", "viewing", "accepted"):
        with pytest.raises(IntegrityError), database.write() as connection:
            connection.execute(insert(offer).values(common | _offer(9, state, now)))


def _offer(number: int, state: str, now: datetime) -> dict[str, object]:
    return {"number": number, "partner": "BRE", "state": state, "since": now, "sealed": b""}


def test_migrating_again_changes_nothing(database: Database) -> None:
    database.migrate()
    with database.write() as connection:
        connection.execute(text("INSERT INTO service VALUES ('s', 'HAVEN', 'Haven')"))
    database.migrate()
    with database.read() as connection:
        assert connection.scalar(text("SELECT name FROM service")) == "Haven"


def test_processes_that_migrate_at_once_do_it_once_and_all_go_on(
    database_url: str, racers: Racers
) -> None:
    racers.connect(database_url, KEY, NOW)
    assert racers.race([(migrate, ())] * 3) == [None, None, None]
    database = Database(database_url)
    with database.read() as connection:
        assert connection.scalar(text("SELECT count(*) FROM alembic_version")) == 1
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    database.close()


def test_processes_that_open_a_new_file_at_once_all_go_on(tmp_path: Path, racers: Racers) -> None:
    for number in range(8):
        racers.connect(f"sqlite:///{tmp_path / str(number)}.db", KEY, NOW)
        assert racers.race([(migrate, ())] * 4) == [None] * 4


def test_a_database_of_a_newer_release_is_refused_and_left_alone(database: Database) -> None:
    database.migrate()
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseTrouble, match="newer release"):
        database.migrate()
    with database.read() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
