"""`reciprocal due`: what will be asked of whom and what will be deleted, in words and as JSON."""

import json
from collections.abc import Iterator

import pytest

from tests.cli.command import KEY, Ran, reciprocal
from tests.kit.stage import Stage, scheme_of


@pytest.fixture
def stage(sqlite_url: str) -> Iterator[Stage]:
    """A scheme in which all are at work."""
    stage = Stage(sqlite_url, scheme_of("Hackney", "Brent"))
    yield stage
    stage.close()


def due(stage: Stage, *words: str) -> Ran:
    """The command, at the stage's time."""
    given = {
        "DATABASE_URL": str(stage.database.url),
        "RECIPROCAL_KEY": KEY,
        "RECIPROCAL_NOW": stage.now.isoformat(),
    }
    return reciprocal("due", *words, env=given).is_well()


def test_R59_R60_L7_due_says_what_comes_when_and_who_is_asked(stage: Stage) -> None:
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = brent.gives(hackney)
    head, *lines = due(stage, "--until", "2026-03-27").out.splitlines()
    assert head.split() == ["When", "What", "Who", "is", "asked"]
    rows = [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in lines]
    check = f"one-month check of {reference}"
    assert ["Tue 24 Mar 2026 09:30", check, "hackney-officer"] in rows
    assert ["Wed 25 Mar 2026 09:30", "morning message", "hackney-officer"] in rows
    assert ["Thu 26 Mar 2026 09:30", f"{check}, asked again", "hackney-officer"] in rows

    found = json.loads(due(stage, "--until", "2027-10-01", "--json").out)["due"]
    deleted = {"at": "2027-09-03T00:00:00+01:00", "what": "deletion", "people": []}
    assert deleted | {"reference": reference} in found


def test_due_says_so_where_nothing_comes(stage: Stage) -> None:
    assert due(stage, "--until", "2026-03-04").out == "Nothing is due.\n"
