"""A database with the example scheme, made once and copied for each test that wants one."""

import shutil
from pathlib import Path

import pytest

from tests.cli.command import EXAMPLE, KEY, reciprocal

Env = dict[str, str]


@pytest.fixture(scope="session")
def _applied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("applied") / "example.db"
    ran = reciprocal(
        "scheme",
        "apply",
        EXAMPLE,
        env={"DATABASE_URL": f"sqlite:///{file}", "RECIPROCAL_KEY": KEY},
    )
    assert ran.out == "Pan-London Housing Reciprocal is set up: 5 partners, 14 people.\n"
    ran.is_well()
    return file


@pytest.fixture
def example(_applied: Path, tmp_path: Path) -> Env:
    """The environment of a database with the example scheme."""
    file = tmp_path / "example.db"
    shutil.copy(_applied, file)
    return {"DATABASE_URL": f"sqlite:///{file}", "RECIPROCAL_KEY": KEY}


@pytest.fixture
def empty(sqlite_url: str) -> Env:
    """The environment of a database that is not there yet."""
    return {"DATABASE_URL": sqlite_url, "RECIPROCAL_KEY": KEY}
