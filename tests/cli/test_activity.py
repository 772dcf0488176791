"""`reciprocal activity`: the figures after a real move, on the screen, as JSON and as a file."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command import KEY, reciprocal
from tests.cli.conftest import Env
from tests.kit.stage import Stage, circulated, scheme_of

BRENT = {
    "code": "BRE",
    "name": "Brent Council",
    "kind": "local_authority",
    "referrals": 0,
    "requests": 0,
    "offers": 2,
    "moves_in": 1,
    "moves_out": 0,
    "owes": {},
    "is_owed": {"2": 1},
    "overrides": 0,
}
HACKNEY = {
    "code": "HAC",
    "name": "Hackney Council",
    "kind": "local_authority",
    "referrals": 3,
    "requests": 2,
    "offers": 0,
    "moves_in": 0,
    "moves_out": 1,
    "owes": {"2": 1},
    "is_owed": {},
    "overrides": 0,
}


@pytest.fixture
def env(sqlite_url: str) -> Iterator[Env]:
    """Brent housed a household of Hackney's, offered another a home, and has a third referral."""
    stage = Stage(sqlite_url, scheme_of("Hackney", "Brent"))
    hackney, brent = stage.partners("Hackney", "Brent")
    brent.houses(circulated(stage, hackney))
    reference = circulated(stage, hackney)
    brent.claims(reference).is_done()
    brent.offers(reference, size="2").is_done()
    hackney.refers().is_done()
    yield {"DATABASE_URL": sqlite_url, "RECIPROCAL_KEY": KEY}
    stage.close()


def test_R31_activity_as_json_and_in_words(env: Env) -> None:
    assert json.loads(reciprocal("activity", "--json", env=env).is_well().out) == [BRENT, HACKNEY]

    said = reciprocal("activity", env=env).is_well().out.splitlines()
    table = [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in said]
    assert table == [
        [
            *("Partner", "Referrals", "Requests", "Offers", "Moves in", "Moves out"),
            *("Owes", "Is owed", "Overrides"),
        ],
        ["Brent Council", "0", "0", "2", "1", "0", "no homes", "1 two-bedroom home", "0"],
        ["Hackney Council", "3", "2", "0", "0", "1", "1 two-bedroom home", "no homes", "0"],
    ]


def test_R31_activity_as_a_file_for_a_spreadsheet(env: Env, tmp_path: Path) -> None:
    file = tmp_path / "activity.csv"

    ran = reciprocal("activity", "--csv", file, env=env).is_well()

    assert ran.out == f"{file} has 2 partners.\n"
    with file.open(newline="", encoding="utf-8") as opened:
        brent, hackney = csv.DictReader(opened)
    in_words = {"owes": "no homes", "is_owed": "1 two-bedroom home"}
    assert brent == {key: str(value) for key, value in (BRENT | in_words).items()}
    in_words = {"owes": "1 two-bedroom home", "is_owed": "no homes"}
    assert hackney == {key: str(value) for key, value in (HACKNEY | in_words).items()}


def test_both_at_once_write_the_file_and_print_json_alone(env: Env, tmp_path: Path) -> None:
    file = tmp_path / "activity.csv"

    ran = reciprocal("activity", "--json", "--csv", file, env=env).is_well()

    assert json.loads(ran.out) == [BRENT, HACKNEY]
    assert len(file.read_text().splitlines()) == 3


def test_a_file_that_cannot_be_written_is_told_in_one_line(example: Env, tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "activity.csv"

    reciprocal("activity", "--csv", file, env=example).is_refused("cannot be written")


def test_a_scheme_in_which_nothing_happened_yet_has_its_partners_all_the_same(example: Env) -> None:
    rows = json.loads(reciprocal("activity", "--json", env=example).is_well().out)
    assert len(rows) == 5
    assert {(row["referrals"], row["moves_in"], row["overrides"]) for row in rows} == {(0, 0, 0)}


def test_without_a_scheme_it_says_how_to_apply_one(empty: Env) -> None:
    reciprocal("activity", env=empty).is_refused("reciprocal scheme apply FILE")
