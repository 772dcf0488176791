"""A fresh Slack and a fresh scheme for each test."""

from collections.abc import Iterator

import pytest

from tests.adapters.slack.door import Door, door
from tests.adapters.slack.office import Office, opened, small
from tests.kit.slack import FakeSlack
from tests.kit.slack.payloads import Told


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


@pytest.fixture
def at(fake: FakeSlack) -> Iterator[Door]:
    """The door."""
    with door(fake) as opened:
        yield opened


@pytest.fixture
def home(fake: FakeSlack) -> Told:
    """Somebody asks for Home."""
    joe = fake.person("U0JOE")
    return fake.payloads.command(joe.person, fake.workspace.channels["D0JOE"], "/home", "")
