"""Each fault is met by the SDK as it would be with Slack, and heals."""

import asyncio

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from tests.adapters.slack_fake.tiny import button, card
from tests.kit.slack import FakeSlack, SlackPhone


async def post(fake: FakeSlack, patience: int = 60) -> bool:
    """One attempt, without the SDK's own second one after a broken connection."""
    web = AsyncWebClient(fake.bot_token, base_url=fake.api_url, timeout=patience, retry_handlers=[])
    said = await web.chat_postMessage(channel="U0JOE", text="x")
    return bool(said["ok"])


def refused(fake: FakeSlack) -> SlackApiError:
    with pytest.raises(SlackApiError) as raised:
        asyncio.run(post(fake))
    return raised.value


def test_an_error_of_slacks_own(fake: FakeSlack, joe: SlackPhone) -> None:
    fake.fail("chat.postMessage", error="internal_error")
    assert refused(fake).response["error"] == "internal_error"
    assert joe.messages() == []
    assert asyncio.run(post(fake))


def test_a_status_that_is_not_200(fake: FakeSlack, joe: SlackPhone) -> None:
    fault = fake.fail("*", status=503, times=2)
    assert refused(fake).response.status_code == 503
    assert refused(fake).response.status_code == 503
    assert asyncio.run(post(fake))
    assert fault.met == 2


def test_told_to_wait_on_demand(fake: FakeSlack, joe: SlackPhone) -> None:
    fake.fail("chat.postMessage", status=429, retry_after=7)
    assert refused(fake).response.headers["Retry-After"] == "7"
    assert fake.told_to_wait() == 1


@pytest.mark.parametrize("done", [False, True])
def test_a_connection_that_breaks_before_or_after_it_was_done(
    fake: FakeSlack, joe: SlackPhone, done: bool
) -> None:
    fake.fail("chat.postMessage", drop=True, after_doing=done)
    with pytest.raises(aiohttp.ClientError):
        asyncio.run(post(fake))
    assert len(joe.messages()) == done


def test_an_answer_that_does_not_come(fake: FakeSlack, joe: SlackPhone) -> None:
    fake.fail("chat.postMessage", stall=120, times=None)
    with pytest.raises(TimeoutError):
        asyncio.run(post(fake, patience=1))
    fake.faults.heal()
    assert asyncio.run(post(fake))


def test_an_answer_that_comes_late(fake: FakeSlack, joe: SlackPhone) -> None:
    fake.fail("chat.postMessage", stall=0.05)
    assert asyncio.run(post(fake))


@pytest.mark.parametrize("done", [False, True])
def test_a_response_address_fails_in_the_same_ways(done: bool) -> None:
    async def walk(fake: FakeSlack) -> str:
        joe = fake.person("U0JOE")
        web = AsyncWebClient(fake.bot_token, base_url=fake.api_url)
        blocks = card("K7QX-3F", button("Why", "why"))
        await web.chat_postMessage(channel="U0JOE", text="x", blocks=blocks)
        pressed = await joe.apress("Why")
        assert pressed is not None
        url: str = pressed.told.payload["response_url"]
        fake.fail("response_url", drop=True, after_doing=done)
        hook = AsyncWebhookClient(url, retry_handlers=[])
        with pytest.raises(aiohttp.ClientError):
            await hook.send(text="Whispered")
        return joe.text()

    with FakeSlack() as fake:
        assert ("Whispered" in asyncio.run(walk(fake))) is done
