"""A scheme on stage for each test."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import pytest

from bot.domain.policy import Policy
from tests.kit import postgres
from tests.kit.stage import Stage, migrated_postgres, scheme_of


class Play(Protocol):
    """Puts a scheme of these landlords on stage: ``play("Hackney", "Brent", cap_on_owed=1)``."""

    def __call__(
        self,
        *partners: str,
        leads: int = 2,
        stock: dict[str, list[str]] | None = None,
        associations: Sequence[str] = (),
        **policy: Any,
    ) -> Stage: ...


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """A PostgreSQL database with its schema, copied: migrating is tested elsewhere."""
    url = migrated_postgres()
    yield url
    postgres.drop_postgres(url)


@pytest.fixture
def play(sqlite_url: str) -> Iterator[Play]:
    """On SQLite."""
    yield from _play(sqlite_url)


@pytest.fixture
def play_on_both(database_url: str) -> Iterator[Play]:
    """On SQLite, then on PostgreSQL."""
    yield from _play(database_url)


def _play(url: str) -> Iterator[Play]:
    begun: list[Stage] = []

    def play(
        *partners: str,
        leads: int = 2,
        stock: dict[str, list[str]] | None = None,
        associations: Sequence[str] = (),
        **policy: Any,
    ) -> Stage:
        scheme = scheme_of(
            *partners,
            policy=Policy(**policy),
            leads=leads,
            stock=stock,
            associations=associations,
        )
        begun.append(Stage(url, scheme))
        return begun[-1]

    yield play
    for stage in begun:
        stage.close()
