"""`reciprocal audit verify`, `doctor`, `tick` and `screen`."""

import json
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.store import schema
from bot.store.database import Database
from tests.cli.command import KEY, ROOT, reciprocal
from tests.cli.conftest import Env


def test_a_whole_house_is_told_to_be_whole(example: Env) -> None:
    ran = reciprocal("doctor", env=example).is_well()
    levels = {line.split()[0] for line in ran.out.splitlines()}
    assert levels == {"ok", "warn"}
    platforms, contact = [line for line in ran.out.splitlines() if line.startswith("warn")]
    assert "Platforms: none is on." in platforms
    assert "Waltham Forest Council has one contact" in contact
    assert reciprocal("audit", "verify", env=example).is_well().out == (
        "The audit chain of london is whole: 1 links.\n"
    )


def test_an_audit_that_was_changed_is_found(example: Env) -> None:
    _change(example, "UPDATE audit SET person_id = 'nobody'")
    reciprocal("audit", "verify", env=example).is_refused(
        "broken after 0 links: link 1 was changed"
    )
    _fails(example, "Audit of london: after 0 links, link 1 was changed")


def test_an_audit_that_was_cut_is_found(example: Env) -> None:
    _change(example, "DELETE FROM audit")
    reciprocal("audit", "verify", env=example).is_refused("the chain ends at link 0, and 1 were")


def test_a_balance_that_is_astray_is_found(example: Env) -> None:
    _change(example, "INSERT INTO balance VALUES ('london', 'HCK', '2', 1)")
    _fails(example, "Ledger of london: HCK 2: kept 1, posted 0")


@pytest.mark.parametrize(
    ("given", "saying"),
    [
        ({"RECIPROCAL_KEY": ""}, "Key: RECIPROCAL_KEY is not set"),
        ({"RECIPROCAL_KEY": KEY.replace("A", "B", 1)}, "Key: "),
        ({"RECIPROCAL_PORT": "x"}, "Settings: RECIPROCAL_PORT must be"),
        ({"DATABASE_URL": "sqlite:///no/such/folder.db"}, "Database: There is no folder"),
    ],
)
def test_the_doctor_says_what_ails(given: Env, saying: str, example: Env) -> None:
    _fails(example | given, saying)


def test_a_house_without_a_scheme_is_a_warning(empty: Env) -> None:
    assert "warn  Scheme: there is none yet" in reciprocal("doctor", env=empty).is_well().out


@pytest.mark.parametrize("words", [[], ["--at", "2027-01-01T09:30:00+00:00"]])
def test_with_no_platform_nothing_is_sendable(words: list[str], example: Env) -> None:
    assert reciprocal("tick", *words, env=example).is_well().out == "Nothing to send.\n"


def test_screening_needs_neither_key_nor_database() -> None:
    line = json.dumps({"id": "1", "text": "SE15 4AQ", "field": "note"})
    ran = reciprocal("screen", stdin=f"{line}\n", env={"DATABASE_URL": "nonsense"}).is_well()
    assert json.loads(ran.out)["blocked"]


def test_the_revisions_are_those_that_alembic_sees() -> None:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "bot/store/migrations"))
    script = ScriptDirectory.from_config(config)
    assert schema.newest() == script.get_current_head()
    assert set(schema.revisions()) == {found.revision for found in script.walk_revisions()}


def test_two_that_migrate_at_once_take_turns(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def slowly(connection: Connection) -> None:
        begun.append("migration")
        time.sleep(0.3)
        schema.bring_up_to_date(connection)

    def migrate(at_once: Barrier) -> None:
        database = Database(database_url)
        at_once.wait()
        database.migrate()
        database.close()

    monkeypatch.setattr("bot.store.database.bring_up_to_date", slowly)
    at_once = Barrier(2)
    with ThreadPoolExecutor(2) as threads:
        for one in [threads.submit(migrate, at_once) for _ in range(2)]:
            one.result()
    assert begun == ["migration"]


def _change(env: Env, statement: str) -> None:
    database = sqlite3.connect(env["DATABASE_URL"].removeprefix("sqlite:///"))
    database.execute(statement)
    database.commit()
    database.close()


def _fails(env: Env, saying: str) -> None:
    ran = reciprocal("doctor", env=env)
    assert (ran.code, ran.err) == (1, "")
    assert f"fail  {saying}" in ran.out
