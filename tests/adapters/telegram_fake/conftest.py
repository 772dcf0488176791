"""A fake Telegram for each test, and a clock that a test moves."""

from collections.abc import Generator
from dataclasses import dataclass

import pytest

from tests.kit.telegram.server import FakeTelegram


@dataclass
class Clock:
    """Seconds since 1970, moved by hand."""

    now: float = 1_780_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fake(clock: Clock) -> Generator[FakeTelegram]:
    with FakeTelegram(clock=clock) as telegram:
        yield telegram


@pytest.fixture(autouse=True)
def _no_warning_of_the_future(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it the client warns of a coming change at each 429, and warnings are errors here."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
