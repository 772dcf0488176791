"""One served page for all tests of a worker, with a fresh stage for each."""

from collections.abc import Iterator

import pytest

from tests.adapters.web.stage import Stage, served


@pytest.fixture(scope="session")
def server() -> Iterator[Stage]:
    """The page on loopback."""
    with served(Stage()) as stage:
        yield stage


@pytest.fixture
def stage(server: Stage) -> Stage:
    """The page, with an engine that answers nothing until told what."""
    server.clear()
    return server
