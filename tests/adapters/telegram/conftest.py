"""A fresh Telegram and a fresh scheme for each test."""

from collections.abc import Iterator

import pytest

from tests.adapters.telegram.office import Office, opened, small
from tests.kit.telegram.server import FakeTelegram


@pytest.fixture
def fake() -> Iterator[FakeTelegram]:
    """Telegram; no test may break one of its limits."""
    with FakeTelegram() as fake:
        fake.sending.lifetime = 60.0  # a busy machine may be slow
        yield fake
        assert fake.violations == []


@pytest.fixture(params=["polling", "webhook"])
def office(request: pytest.FixtureRequest, fake: FakeTelegram, sqlite_url: str) -> Iterator[Office]:
    """Three landlords on Telegram, by each way in turn."""
    with opened(sqlite_url, small(), fake, webhook=request.param == "webhook") as office:
        yield office


@pytest.fixture
def hooked(fake: FakeTelegram, sqlite_url: str) -> Iterator[Office]:
    """The same by a webhook."""
    with opened(sqlite_url, small(), fake, webhook=True) as office:
        yield office


@pytest.fixture
def polled(fake: FakeTelegram, sqlite_url: str) -> Iterator[Office]:
    """The same by polling."""
    with opened(sqlite_url, small(), fake) as office:
        yield office
