"""A fresh fake for each test, and the tiny app over each way in."""

from collections.abc import Iterator

import pytest

from tests.adapters.slack_fake.tiny import Tiny, over_http, over_sockets
from tests.kit.slack import FakeSlack, SlackPhone


@pytest.fixture
def fake() -> Iterator[FakeSlack]:
    """Slack, patient enough for a busy machine."""
    with FakeSlack(ack_within=60.0, trigger_life=60.0) as fake:
        yield fake


@pytest.fixture
def joe(fake: FakeSlack) -> SlackPhone:
    """Joe's phone; he and the app are in Brent's channel."""
    joe = fake.person("U0JOE", name="joe")
    fake.channel("C0BRE", [joe], name="brent")
    return joe


@pytest.fixture(params=["http", "sockets"])
def tiny(fake: FakeSlack, request: pytest.FixtureRequest) -> Iterator[Tiny]:
    """The tiny app, over HTTP and over Socket Mode in turn."""
    with (over_http if request.param == "http" else over_sockets)(fake) as tiny:
        yield tiny
