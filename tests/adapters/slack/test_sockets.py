"""Over Socket Mode the same is heard and answered."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

from bot.adapters.slack import adapter, socket_mode
from bot.chat.incoming import Incoming
from bot.chat.replies import Reply, Whisper
from tests.adapters.slack.office import Office, fill_on, opened, small
from tests.kit.slack import FakeSlack
from tests.kit.slack.delivery import Delivery


@pytest.fixture
def office(fake: FakeSlack, sqlite_url: str) -> Iterator[Office]:
    """Three landlords on Slack, over Socket Mode alone."""
    with opened(sqlite_url, small(), fake, sockets=True, secret="") as office:
        yield office


def test_a_referral_is_sent_and_claimed(office: Office) -> None:
    reference = office.circulated()
    joe = office.presses("brent-lead", "Claim", reference)
    joe.until_shown(f"You hold {reference}")
    assert joe.sees("Offer a home", reference)
    assert joe.troubles == joe.timeouts == []


def test_what_the_environment_says_to_bolt_changes_nothing(
    fake: FakeSlack, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CLIENT_ID", "CLIENT_SECRET", "BOT_TOKEN", "APP_TOKEN", "SIGNING_SECRET"):
        monkeypatch.setenv(f"SLACK_{name}", "another")
    with opened(sqlite_url, small(), fake, sockets=True) as office:
        assert office.phone("sam").command("/home").ok
        assert "Home" in office.phone("sam").text()


def test_errors_stand_in_place(office: Office) -> None:
    femi = office.phone("hackney-officer")
    femi.command("/refer")
    femi.until(lambda: femi.stack)
    femi.fill({"consents": "no"})
    assert "Sanctuary" in femi.error("consents")
    fill_on(femi, consents="yes")
    femi.press("Back")
    femi.until_shown("Who leads it")


def test_copies_of_an_envelope_have_one_effect(office: Office) -> None:
    reference = office.circulated()
    joe = office.phone("brent-lead")
    pressed = joe.press("Claim", reference)
    assert pressed is not None
    assert [copy.ok for copy in office.fake.again(pressed, times=5)] == [True] * 5
    joe.until_shown(f"You hold {reference}")
    assert office.stage.links().count("RequestClaimed") == 1


@pytest.mark.parametrize("cut", [False, True], ids=["asked to", "cut off"])
def test_a_socket_that_ends_is_opened_anew(office: Office, cut: bool) -> None:
    joe = office.phone("brent-lead")
    if cut:
        office.fake.drop_sockets()
    else:
        office.fake.disconnect()
    office.fake.until(lambda: office.fake.sockets.opened == 2)
    office.fake.wait_connected()
    assert joe.command("/home").ok
    assert "Home" in joe.text()
    office.fake.until(lambda: office.adapter.platform.state == "ok")


def test_what_is_lost_is_told_in_the_state(office: Office) -> None:
    office.fake.fail("apps.connections.open", error="internal_error", times=None)
    office.fake.drop_sockets()
    office.fake.until(lambda: office.adapter.platform.state == "connecting")
    office.fake.faults.heal()
    office.fake.until(lambda: office.adapter.platform.state == "ok")


def test_no_answer_in_time_is_no_acknowledgement() -> None:
    async def slow(event: Incoming) -> Reply:
        await asyncio.sleep(3.0)
        return Whisper("Done.")

    async def told(fake: FakeSlack) -> Delivery:
        slack = adapter.SlackAdapter(
            slow, bot_token=fake.bot_token, app_token=fake.app_token, api_url=fake.api_url
        )
        stop = asyncio.Event()
        running = asyncio.create_task(slack.run(stop))
        await fake.auntil(lambda: fake.sockets.open_lines())
        command = await fake.person("U0JOE").acommand("/home")
        await fake.auntil(lambda: fake.called("response_url"))
        stop.set()
        await running
        await slack.close()
        return command

    with FakeSlack(ack_within=5.0) as fake:
        assert asyncio.run(told(fake)).fate == "timeout"
        assert "Done." in fake.person("U0JOE").text()


def test_an_address_that_opens_no_socket_is_given_up(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket_mode, "GIVEN_UP", 1.0)
    office.fake.sockets.stale = 1
    office.fake.drop_sockets()
    office.fake.until(lambda: office.fake.sockets.opened == 2)
    office.fake.wait_connected()
    assert office.phone("brent-lead").command("/home").ok


def test_a_socket_that_breaks_is_begun_anew(
    fake: FakeSlack, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = [RuntimeError("broken")]

    def breaking(*given: Any, **named: Any) -> object:
        if faults:
            raise faults.pop()
        return AsyncSocketModeHandler(*given, **named)

    monkeypatch.setattr(socket_mode, "AsyncSocketModeHandler", breaking)
    monkeypatch.setattr(adapter, "_PAUSE", 0.0)
    with opened(sqlite_url, small(), fake, sockets=True, secret="") as office:
        fake.wait_connected()
        assert office.phone("sam").command("/home").ok
    assert faults == []


def test_http_is_shut_where_there_is_no_signing_secret(office: Office) -> None:
    told = office.fake.payloads.command(
        office.phone("sam").person, office.fake.workspace.channels["D0SAM"], "/home", ""
    )
    headers = {"Content-Type": told.content_type} | office.fake.sign(told.body)
    assert office.fake.post_raw(told.body, headers, office.url)[0] == 401
    empty = {"Content-Type": told.content_type} | office.fake.sign(told.body, secret="")
    assert office.fake.post_raw(told.body, empty, office.url)[0] == 401
