"""A fresh Slack and a fresh scheme for each test."""

from collections.abc import Iterator

import pytest

from tests.adapters.slack.office import Office, opened, small
from tests.kit.slack import FakeSlack


@pytest.fixture
def fake() -> Iterator[FakeSlack]:
    """Slack, patient enough for a busy machine."""
    with FakeSlack(ack_within=60.0, trigger_life=60.0) as fake:
        yield fake
        assert fake.violations == []


@pytest.fixture
def office(fake: FakeSlack, sqlite_url: str) -> Iterator[Office]:
    """Three landlords on Slack, over HTTP."""
    with opened(sqlite_url, small(), fake) as office:
        yield office
