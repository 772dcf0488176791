"""A small scheme of people on the web, and the house that plays it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.playground.clock import Clock
from bot.playground.house import House
from tests.kit.stage import Stage, scheme_of


@pytest.fixture
def stage(sqlite_url: str) -> Iterator[Stage]:
    """Hackney, Brent and Lewisham, reached on the web."""
    stage = Stage(sqlite_url, scheme_of("Hackney", "Brent", "Lewisham", platform="web"))
    yield stage
    stage.close()


@pytest.fixture
def house(stage: Stage, tmp_path: Path) -> Iterator[House]:
    """The house behind the page, whose clock stands still but where it is moved."""
    house = House(stage.store, Clock(tmp_path / "clock", lambda: stage.now))
    yield house
    house.bot.close()


def play(house: House, act: Callable[[], Awaitable[None]]) -> None:
    """Act while relay and clock are at work."""

    async def running() -> None:
        async with house.bot.running():
            await act()

    asyncio.run(running())


def london(day: str, hour: str) -> datetime:
    """A local day and hour."""
    local = datetime.fromisoformat(f"{day}T{hour}")
    return local.replace(tzinfo=ZoneInfo("Europe/London")).astimezone(UTC)
