"""A fake Slack, written from Slack's public documentation: its Web API, its sockets, its people."""

from tests.kit.phone import NotShown
from tests.kit.slack.phone import SlackPhone
from tests.kit.slack.rates import Rates
from tests.kit.slack.running import HandClock
from tests.kit.slack.server import FakeSlack

__all__ = ["FakeSlack", "HandClock", "NotShown", "Rates", "SlackPhone"]
