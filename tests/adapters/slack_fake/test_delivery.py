"""What the app is told is signed, timed, told again and replayed as Slack does."""

import asyncio
import json
from urllib.parse import parse_qs

import pytest
from aiohttp import web
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier

from tests.adapters.slack_fake.listening import listening
from tests.adapters.slack_fake.tiny import Tiny, over_http, over_sockets
from tests.kit.slack import FakeSlack


async def well(times: int) -> web.Response:
    return web.Response()


def test_every_body_is_signed_and_of_its_kind(fake: FakeSlack) -> None:
    joe = fake.person("U0JOE")
    verifier = SignatureVerifier(fake.signing_secret)
    with listening(fake, well) as heard:
        joe.command("/refer", "now & here")
        joe.says("hello")
    for headers, body in heard:
        assert verifier.is_valid_request(body, headers)
        assert not SignatureVerifier("another").is_valid_request(body, headers)
    command = parse_qs(heard[0][1].decode())
    assert command["text"] == ["now & here"]
    assert heard[0][0]["content-type"] == "application/x-www-form-urlencoded"
    event = json.loads(heard[1][1])
    assert event["type"] == "event_callback"
    assert event["authorizations"][0]["team_id"] == "T0SCHEME"
    assert heard[1][0]["content-type"] == "application/json"


def test_an_event_that_meets_an_error_comes_three_times_more(fake: FakeSlack) -> None:
    async def fail(times: int) -> web.Response:
        return web.Response(status=500)

    with listening(fake, fail) as heard:
        assert fake.person("U0JOE").says("hello").fate == "refused"
    assert [h.get("x-slack-retry-num") for h, _ in heard] == [None, "1", "2", "3"]
    assert heard[1][0]["x-slack-retry-reason"] == "http_error"
    assert len({json.loads(body)["event_id"] for _, body in heard}) == 1


def test_an_event_is_not_told_again_where_the_app_asks_for_that(fake: FakeSlack) -> None:
    async def fail(times: int) -> web.Response:
        return web.Response(status=500, headers={"X-Slack-No-Retry": "1"})

    with listening(fake, fail) as heard:
        fake.person("U0JOE").says("hello")
    assert len(heard) == 1


def test_a_command_that_is_not_answered_in_time_is_not_told_again() -> None:
    async def dawdle(times: int) -> web.Response:
        await asyncio.sleep(60)
        return web.Response()

    with FakeSlack(ack_within=0.2, retry_after=(0.0,)) as fake:
        joe = fake.person("U0JOE")
        with listening(fake, dawdle) as heard:
            assert joe.command("/refer").fate == "timeout"
            assert joe.timeouts == ["/refer: operation timed out"]
            assert len(heard) == 1
            joe.says("hello")
            assert heard[-1][0]["x-slack-retry-reason"] == "http_timeout"


def test_trouble_is_shown_where_the_app_fails_or_is_not_there(fake: FakeSlack) -> None:
    async def fail(times: int) -> web.Response:
        return web.Response(status=500)

    joe = fake.person("U0JOE")
    with listening(fake, fail):
        joe.command("/refer")
    joe.command("/refer")
    assert ["refused 500" in said for said in joe.troubles] == [True, False]
    assert "error" in joe.troubles[1]


def test_a_delivery_can_be_replayed_several_times_at_once(fake: FakeSlack) -> None:
    joe = fake.person("U0JOE")
    with listening(fake, well) as heard:
        first = joe.command("/refer")
        assert [d.ok for d in fake.again(first, times=5)] == [True] * 5
    assert len({body for _, body in heard}) == 1
    assert len({headers["x-slack-signature"] for headers, _ in heard}) == 1
    assert len(heard) == 6


def test_bolt_refuses_a_wrong_secret_and_a_stale_stamp(fake: FakeSlack) -> None:
    with over_http(fake) as tiny:
        body = b'{"type": "url_verification", "challenge": "x", "token": "t"}'
        kind = {"Content-Type": "application/json"}
        assert fake.post_raw(body, kind | fake.sign(body))[0] == 200
        assert fake.post_raw(body, kind | fake.sign(body, secret="other"))[0] == 401
        assert fake.post_raw(body, kind | fake.sign(body, age=600))[0] == 401
        assert fake.post_raw(body, kind)[0] == 401
        assert fake.verify_url().answer == {"challenge": "challenge-7QX"}
        assert tiny.heard == []


def test_an_outsider_of_a_shared_channel_is_of_another_workspace(fake: FakeSlack) -> None:
    out = fake.person("U0OUT", team="T0OTHER")
    with over_http(fake) as tiny:
        out.says("hello")
        fake.until(lambda: tiny.heard)
    event = tiny.heard[0]
    assert (event["team_id"], event["event"]["user_team"]) == ("T0SCHEME", "T0OTHER")


def test_the_app_hears_of_its_own_messages_where_echoes_are_on() -> None:
    with FakeSlack(echoes=True, ack_within=60.0) as fake, listening(fake, well) as heard:
        fake.person("U0JOE")
        client = WebClient(fake.bot_token, base_url=fake.api_url)
        client.chat_postMessage(channel="U0JOE", text="mine")
        fake.until(lambda: heard)
    assert json.loads(heard[0][1])["event"]["bot_id"] == "B0RECIP"


@pytest.mark.parametrize("cut", [False, True])
def test_the_app_connects_anew_when_asked_to_or_cut_off(fake: FakeSlack, cut: bool) -> None:
    joe = fake.person("U0JOE")
    with over_sockets(fake) as tiny:
        joe.says("before")
        if cut:
            fake.drop_sockets()
        else:
            fake.disconnect()
        fake.until(lambda: fake.sockets.opened == 2)
        fake.wait_connected()
        assert joe.says("after").ok
        fake.until(lambda: len(tiny.heard) == 2)
    assert [body["event"]["text"] for body in tiny.heard] == ["before", "after"]


def test_an_envelope_that_is_not_acknowledged_in_time_times_out() -> None:
    with FakeSlack(ack_within=0.5, trigger_life=60.0) as fake:
        joe = fake.person("U0JOE")
        with over_sockets(fake) as tiny:
            tiny.pause = 2.0
            assert joe.command("/slow").fate == "timeout"
            assert joe.timeouts == ["/slow: operation timed out"]


def test_nobody_is_there_to_hear_without_a_connection() -> None:
    with FakeSlack() as fake:
        assert fake.person("U0JOE").command("/refer").fate == "error"


def test_an_envelope_can_be_sent_again(fake: FakeSlack) -> None:
    with over_sockets(fake) as tiny:
        first = fake.person("U0JOE").says("once")
        assert [again.ok for again in fake.again(first, times=2)] == [True, True]
        fake.until(lambda: len(tiny.heard) == 3)
    assert len({body["event_id"] for body in tiny.heard}) == 1


def test_a_command_is_heard_the_same_either_way_in(fake: FakeSlack) -> None:
    def keys(tiny: Tiny) -> set[str]:
        fake.person("U0JOE").command("/refer", "x")
        return set(tiny.heard[0])

    with over_sockets(fake) as tiny:
        by_socket = keys(tiny)
    with over_http(fake) as tiny:
        assert keys(tiny) == by_socket
