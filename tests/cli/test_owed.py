"""`reciprocal owed`: the figures after real moves, and what they are read from."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, event

from bot.cli import owed as command
from tests.cli.command import KEY, reciprocal
from tests.kit.stage import Stage, circulated, press, scheme_of


@pytest.fixture
def stage(sqlite_url: str) -> Iterator[Stage]:
    """Brent housed a household of Hackney's; another of Hackney's has accepted a home."""
    stage = Stage(sqlite_url, scheme_of("Hackney", "Brent"))
    hackney, brent = stage.partners("Hackney", "Brent")
    brent.houses(circulated(stage, hackney))
    reference = circulated(stage, hackney)
    brent.claims(reference).is_done()
    brent.offers(reference, size="2").is_done()
    press(stage, hackney.officer, "Tenant accepts", reference).is_done()
    yield stage
    stage.close()


def test_owed_as_json_and_in_words(stage: Stage) -> None:
    given = {"DATABASE_URL": str(stage.database.url), "RECIPROCAL_KEY": KEY}
    ran = reciprocal("owed", "--json", env=given).is_well()
    assert json.loads(ran.out) == {
        "partners": [
            {
                "code": "BRE",
                "name": "Brent Council",
                "owes": {},
                "is_owed": {"2": 1},
                "owes_total": 0,
                "is_owed_total": 1,
                "exposure": 0,
                "may_refer": True,
            },
            {
                "code": "HAC",
                "name": "Hackney Council",
                "owes": {"2": 1},
                "is_owed": {},
                "owes_total": 1,
                "is_owed_total": 0,
                "exposure": 2,
                "may_refer": True,
            },
        ]
    }
    table = [line.split("  ") for line in reciprocal("owed", env=given).is_well().out.splitlines()]
    assert [[cell.strip() for cell in line if cell.strip()] for line in table] == [
        ["Partner", "Owes", "Is owed", "Exposure", "May refer"],
        ["Brent Council", "no homes", "1 two-bedroom home", "0", "yes"],
        ["Hackney Council", "1 two-bedroom home", "no homes", "2", "yes"],
    ]


def test_no_move_is_read(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", str(stage.database.url))
    monkeypatch.setenv("RECIPROCAL_KEY", KEY)
    statements: list[str] = []

    def keep(*args: Any) -> None:
        statements.append(args[2])

    event.listen(Engine, "before_cursor_execute", keep)
    try:
        command.owed(as_json=True)
    finally:
        event.remove(Engine, "before_cursor_execute", keep)
    assert json.loads(capsys.readouterr().out)["partners"]
    asked = " ".join(statements)
    assert "FROM balance" in asked
    assert "FROM posting" not in asked
    assert "FROM entry" not in asked
    [of_cases] = [statement for statement in statements if "FROM case_file" in statement]
    assert "case_file.state IN" in of_cases
