"""Calls beyond the documented rates are told to wait, and may come again after that."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.adapters.slack_fake.tiny import card, modal
from tests.kit.slack import FakeSlack, HandClock, Rates


def told_to_wait(web: WebClient, channel: str) -> str:
    with pytest.raises(SlackApiError) as raised:
        web.chat_postMessage(channel=channel, text="x")
    assert raised.value.response.status_code == 429
    assert raised.value.response["error"] == "ratelimited"
    return str(raised.value.response.headers["Retry-After"])


def test_a_channel_takes_a_short_burst_and_then_a_message_a_second() -> None:
    clock = HandClock()
    with FakeSlack(clock=clock, rates=Rates(burst=2)) as fake:
        joe = fake.person("U0JOE")
        fake.channel("C0BRE", [joe])
        web = WebClient(fake.bot_token, base_url=fake.api_url)
        for _ in range(3):
            web.chat_postMessage(channel="U0JOE", text="x")
        assert told_to_wait(web, "U0JOE") == "1"
        assert told_to_wait(web, "D0JOE") == "1"
        web.chat_postMessage(channel="C0BRE", text="x")
        clock.advance(1)
        web.chat_postMessage(channel="U0JOE", text="x")
        assert told_to_wait(web, "U0JOE") == "1"
        assert fake.told_to_wait() == 3
        assert len(joe.messages()) == 5


def test_a_workspace_takes_some_hundred_messages_a_minute() -> None:
    with FakeSlack(clock=HandClock(), rates=Rates(workspace=5)) as fake:
        people = [fake.person(f"U0P{number}") for number in range(6)]
        web = WebClient(fake.bot_token, base_url=fake.api_url)
        for person in people[:5]:
            web.chat_postMessage(channel=person.person.id, text="x")
        assert told_to_wait(web, "U0P5") == "12"


def test_a_method_takes_as_many_calls_a_minute_as_its_tier_says() -> None:
    clock = HandClock()
    rates = Rates()
    with FakeSlack(clock=clock, rates=rates) as fake:
        fake.person("U0JOE")
        web = WebClient(fake.bot_token, base_url=fake.api_url)
        view = modal("T", card("K7QX-3F")[0])
        for _ in range(100):
            web.views_open(trigger_id=fake.workspace.trigger("U0JOE"), view=view)
        with pytest.raises(SlackApiError) as raised:
            web.views_open(trigger_id=fake.workspace.trigger("U0JOE"), view=view)
        assert raised.value.response.headers["Retry-After"] == "1"
        clock.advance(1)
        web.views_open(trigger_id=fake.workspace.trigger("U0JOE"), view=view)


def test_rates_can_be_made_more_generous_and_are_off_unless_asked_for() -> None:
    for rates, many in ((Rates(scale=3), 15), (None, 40)):
        with FakeSlack(clock=HandClock(), rates=rates) as fake:
            fake.person("U0JOE")
            web = WebClient(fake.bot_token, base_url=fake.api_url)
            for _ in range(many):
                web.chat_postMessage(channel="U0JOE", text="x")
            if rates:
                assert told_to_wait(web, "U0JOE") == "1"
