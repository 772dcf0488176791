"""What every test has: fresh databases, fair properties, and no skipping under CI."""

from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.kit import no_skips, postgres

settings.register_profile(
    "default", deadline=None, print_blob=True, derandomize=no_skips.under_ci()
)
settings.load_profile("default")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(no_skips)
    # In the process that starts the xdist workers, so that they all share one server.
    postgres.own_the_run()


def pytest_unconfigure() -> None:
    postgres.end_the_run()


@pytest.fixture
def postgres_url() -> Generator[str]:
    """An empty PostgreSQL database."""
    url = postgres.fresh_postgres()
    yield url
    postgres.drop_postgres(url)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """An SQLite database that is not there yet."""
    return f"sqlite:///{tmp_path / 'fresh.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh, empty database of each kind in turn."""
    url: str = request.getfixturevalue({"sqlite": "sqlite_url"}.get(request.param, "postgres_url"))
    return url
