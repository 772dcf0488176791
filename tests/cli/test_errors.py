"""A command that cannot be done says in one line what to do, and exits with 1, or 2 for misuse."""

import importlib
import io
import json
import sqlite3
from contextlib import redirect_stderr
from pathlib import Path

import pytest

from bot.cli.errors import KNOWN, Wrong, explain
from tests.cli.command import EXAMPLE, KEY, free_port, reciprocal
from tests.cli.conftest import Env

COMMANDS = (
    *("serve", "playground", "scheme", "invite", "owed", "activity", "due"),
    *("tick", "doctor", "audit", "screen"),
)


def test_help_names_every_command() -> None:
    ran = reciprocal("--help").is_well()
    named = [line.split()[0] for line in ran.out.partition("Commands:")[2].splitlines() if line]
    assert sorted(named) == sorted(COMMANDS)


@pytest.mark.parametrize(
    ("words", "saying"),
    [
        (["nonsense"], "No such command 'nonsense'"),
        (["owed", "--nope"], "No such option: --nope"),
        (["owed", "extra"], "unexpected extra argument"),
        (["scheme", "apply"], "Missing argument 'FILE'"),
        (["tick", "--at", "soon"], "2026-03-03T09:30:00+00:00"),
        (["due", "--until", "soon"], "put a date such as 2026-03-31"),
        (["serve", "--port", "99999"], "less than or equal to 65535"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_misuse_is_told_in_one_line(words: list[str], saying: str) -> None:
    ran = reciprocal(*words).is_refused(saying, code=2)
    assert "--help" in ran.err


NOWHERE = "postgresql://bot:hush-hush@127.0.0.1:{port}/nowhere"


@pytest.mark.parametrize(
    ("given", "saying"),
    [
        ({"RECIPROCAL_KEY": ""}, "RECIPROCAL_KEY is not set; put what this prints"),
        ({"RECIPROCAL_KEY": "short"}, "RECIPROCAL_KEY must be 32 bytes"),
        ({"RECIPROCAL_PORT": "http"}, "RECIPROCAL_PORT must be a whole number"),
        ({"DATABASE_URL": "mysql://host/name"}, "DATABASE_URL must be sqlite:///FILE"),
        ({"DATABASE_URL": "sqlite://"}, "DATABASE_URL names no file"),
        ({"DATABASE_URL": "sqlite:///no/such/folder.db"}, "There is no folder no/such"),
        ({"DATABASE_URL": "sqlite:///LICENSE"}, "LICENSE is not a whole SQLite database"),
        ({"DATABASE_URL": "sqlite:///bot"}, "bot cannot be opened and written to"),
        ({"DATABASE_URL": NOWHERE}, "cannot be reached. Check DATABASE_URL"),
        ({"DATABASE_URL": "postgresql+asyncpg://127.0.0.1:{port}/x"}, "cannot be reached"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_an_environment_that_cannot_be_used(given: Env, saying: str, empty: Env) -> None:
    given = {name: value.replace("{port}", str(free_port())) for name, value in given.items()}
    ran = reciprocal("owed", env=empty | given).is_refused(saying)
    assert "hush-hush" not in ran.err


@pytest.mark.parametrize("words", [["owed"], ["scheme", "show"], ["audit", "verify"]])
def test_without_a_scheme_it_says_what_to_do_first(words: list[str], empty: Env) -> None:
    reciprocal(*words, env=empty).is_refused("reciprocal scheme apply FILE")


def test_another_key_opens_nothing(example: Env) -> None:
    other = example | {"RECIPROCAL_KEY": KEY.replace("A", "B", 1)}
    reciprocal("owed", env=other).is_refused("database was made with")


def test_a_database_made_by_a_newer_release_is_left_alone(example: Env) -> None:
    _sql(example, "UPDATE alembic_version SET version_num = '9999'")
    reciprocal("owed", env=example).is_refused("made by a newer release")
    assert _sql(example, "SELECT version_num FROM alembic_version") == [("9999",)]


@pytest.mark.parametrize(
    ("name", "content", "saying"),
    [
        ("missing.toml", None, "There is no file"),
        ("latin.toml", "name = 'é'".encode("latin-1"), "is not text in UTF-8"),
        ("", None, "cannot be read"),
    ],
)
def test_a_scheme_file_that_cannot_be_read(
    name: str, content: bytes | None, saying: str, empty: Env, tmp_path: Path
) -> None:
    if content:
        (tmp_path / name).write_bytes(content)
    reciprocal("scheme", "apply", tmp_path / name, env=empty).is_refused(saying)


def test_several_schemes_are_told_apart(example: Env, tmp_path: Path) -> None:
    other = EXAMPLE.read_text().replace('code = "london"', 'code = "leeds"')
    (tmp_path / "other.toml").write_text(other)
    reciprocal("scheme", "apply", tmp_path / "other.toml", env=example).is_well()

    reciprocal("owed", env=example).is_refused("--scheme (leeds, london)", code=2)
    reciprocal("owed", "--scheme", "york", env=example).is_refused("leeds, london", code=2)
    assert 'code = "leeds"' in reciprocal("scheme", "show", "--scheme", "leeds", env=example).out


def test_what_nobody_foresaw_is_an_apology_and_a_reference(example: Env) -> None:
    _sql(example, "DROP TABLE balance")
    ran = reciprocal("owed", env=example)
    logged, told = ran.err.splitlines()
    assert ran.code == 1
    assert json.loads(logged)["reference"] in told
    assert "Something went wrong" in told


def test_no_error_is_logged_with_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="Secret") as raised:
        raise ValueError("Mrs Secret") from KeyError("Mr Secret")
    assert explain(raised.value) == 1
    told = capsys.readouterr().err
    assert "ValueError from KeyError" in told
    assert "Secret" not in told


def test_every_foreseen_error_is_still_there() -> None:
    for room, names in KNOWN.items():
        for name in names:
            kind = getattr(importlib.import_module(room), name)
            heard = io.StringIO()
            with redirect_stderr(heard):
                assert explain(kind(())) == 1
            assert "reference" not in heard.getvalue()
    assert explain(Wrong("Do this.", 2)) == 2


def _sql(env: Env, statement: str) -> list[tuple[object, ...]]:
    database = sqlite3.connect(env["DATABASE_URL"].removeprefix("sqlite:///"))
    try:
        rows = database.execute(statement).fetchall()
        database.commit()
        return rows
    finally:
        database.close()
