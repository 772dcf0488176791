"""Cards go out and are drawn anew; what Slack says against it is understood."""

import asyncio
import math

import pytest

from bot.adapters.slack import platform
from bot.adapters.slack.adapter import SlackAdapter
from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.cards import Button, Card, File, Text, closed_card
from bot.chat.incoming import Incoming
from bot.chat.platform import SendFailed, TooFast, Unreachable
from tests.adapters.slack.office import Office, opened, small
from tests.kit.slack import FakeSlack
from tests.kit.slack.workspace import BOT_USER

CARD = Card(
    "Request",
    (Text("2 bedrooms"),),
    (Button("Claim", Action("claim", "take", "K7QX-3F"), "primary"),),
    "K7QX-3F",
)
LONG = Card("Request", (Text("Two bedrooms. " * 1_500),), CARD.buttons, "K7QX-3F")  # three messages


async def _nobody(event: Incoming) -> None:
    return None


def failed(office: Office, user: str = "U0SAM", message: str = "") -> SendFailed:
    """How sending there fails."""
    try:
        if message:
            office.redraw(user, message, CARD)
        else:
            office.post(user, CARD)
    except SendFailed as trouble:
        return trouble
    raise AssertionError("it went out")


def test_the_platform_tells_its_pace(office: Office) -> None:
    slack = office.adapter.platform
    to = Address("slack", "T0SCHEME/C0BRE")
    assert (slack.name, slack.gap(to), slack.most) == ("slack", 1.0, math.inf)
    assert slack.state == "ok"


@pytest.mark.parametrize("to", ["U0SAM", "C0BRE"])
def test_a_card_is_posted_and_drawn_anew(office: Office, to: str) -> None:
    message = office.post(to, CARD)
    reader = office.phone("sam" if to == "U0SAM" else "brent-lead")
    assert reader.sees("Claim", "K7QX-3F")
    channel = "D0SAM" if to == "U0SAM" else to
    assert message == f"{channel}:{reader.message('K7QX-3F').ts}"

    office.redraw(to, message, closed_card("K7QX-3F"))
    assert not reader.sees("Claim", "K7QX-3F")
    assert reader.rung("K7QX-3F") == 1


def test_no_link_is_unfurled(office: Office) -> None:
    office.post("U0SAM", CARD)
    (call,) = office.fake.called("chat.postMessage")
    assert (call.args["unfurl_links"], call.args["unfurl_media"]) == (False, False)
    assert call.args["text"] == "K7QX-3F · Request"


def test_a_long_card_is_several_messages_and_all_of_them_are_drawn_anew(office: Office) -> None:
    sam = office.phone("sam")
    message = office.post("U0SAM", LONG)
    assert message.count(",") == 2
    assert sam.sees("Claim")

    office.redraw("U0SAM", message, closed_card("K7QX-3F"))
    assert "Two bedrooms" not in sam.text()
    assert sam.text().count("Nothing more stands here.") == 2
    assert not sam.sees("Claim")

    office.redraw("U0SAM", message, LONG)
    assert sam.sees("Claim")
    assert sam.text().count("Two bedrooms.") == 1_500
    assert len(sam.messages()) == 3


def test_a_card_that_has_grown_keeps_its_buttons_and_adds_no_message(office: Office) -> None:
    message = office.post("U0SAM", CARD)
    office.redraw("U0SAM", message, LONG)
    assert office.phone("sam").sees("Claim")
    assert len(office.phone("sam").messages()) == 1


def test_a_message_that_was_deleted_is_done(office: Office) -> None:
    message = office.post("U0SAM", CARD)
    office.fake.workspace.channels["D0SAM"].messages.clear()
    office.redraw("U0SAM", message, closed_card("K7QX-3F"))
    assert office.phone("sam").messages() == []


@pytest.mark.parametrize(
    "error", ["user_disabled", "cannot_dm_bot", "messages_tab_disabled", "channel_not_found"]
)
def test_a_person_who_cannot_be_reached(office: Office, error: str) -> None:
    office.phone("sam").person.unreachable = error
    assert isinstance(failed(office), Unreachable)
    assert str(failed(office)) == error


def test_somebody_unknown_to_slack_cannot_be_reached(office: Office) -> None:
    assert isinstance(failed(office, "U0NOBODY"), Unreachable)


def test_a_channel_that_is_gone_archived_or_left_cannot_be_reached(office: Office) -> None:
    office.fake.channel("C0OLD", private=True, archived=True)
    office.fake.channel("C0LEFT", private=True, bot=False)
    for channel in ("C0NONE", "C0OLD", "C0LEFT"):
        assert isinstance(failed(office, channel), Unreachable)


def test_a_public_channel_is_refused_and_nothing_goes_there(office: Office) -> None:
    public = office.fake.channel("C0PUB", ["U0SAM"])
    refused = failed(office, "C0PUB")
    assert isinstance(refused, Unreachable)
    assert str(refused) == "a public channel"
    assert public.messages == {}


def test_whether_a_channel_is_private_is_asked_once_in_a_while(office: Office) -> None:
    office.post("C0BRE", CARD)
    office.post("C0BRE", CARD)
    assert len(office.fake.called("users.conversations")) == 1
    assert office.fake.called("conversations.info") == []


def test_every_private_channel_is_found_however_many_there_are(office: Office) -> None:
    for number in range(450):
        office.fake.channel(f"C1{number:03}", private=True)
    office.fake.channel("C2LAST", private=True)
    office.post("C2LAST", CARD)
    assert len(office.fake.called("users.conversations")) == 3
    assert office.fake.called("conversations.info") == []


def test_a_channel_that_became_public_is_found_out(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.post("C0BRE", CARD)
    monkeypatch.setattr(platform, "_PRIVATE_FOR", 0.0)
    office.fake.workspace.channels["C0BRE"].private = False
    assert str(failed(office, "C0BRE")) == "a public channel"


def test_who_is_told_to_wait_does_not_ask_again_before(office: Office) -> None:
    office.fake.fail("chat.postMessage", status=429, retry_after=30)
    first, second = failed(office), failed(office, "C0BRE")
    assert isinstance(first, TooFast)
    assert first.retry == 30
    assert isinstance(second, TooFast)
    assert 0 < (second.retry or 0) <= 30
    assert len(office.fake.called("chat.postMessage")) == 1


def test_nobody_is_told_to_wait_for_days(office: Office) -> None:
    office.fake.fail("chat.postMessage", status=429, retry_after=10**6)
    assert failed(office).retry == 3_600


@pytest.mark.parametrize(
    "fault",
    [{"status": 500}, {"status": 503}, {"drop": True}, {"error": "internal_error"}],
    ids=["500", "503", "dropped", "internal_error"],
)
def test_slacks_own_troubles_pass(office: Office, fault: dict[str, int | bool | str]) -> None:
    office.fake.fail("chat.postMessage", **fault)  # type: ignore[arg-type]
    trouble = failed(office)
    assert not isinstance(trouble, Unreachable | TooFast)
    assert trouble.retry is not None
    office.post("U0SAM", CARD)


def test_what_slack_refuses_for_good_is_not_tried_again(office: Office) -> None:
    office.fake.fail("chat.postMessage", error="invalid_blocks")
    trouble = failed(office)
    assert not isinstance(trouble, Unreachable)
    assert trouble.retry is None


def test_no_failure_tells_what_was_to_be_said(office: Office) -> None:
    office.fake.fail("chat.update", error="cant_update_message")
    message = office.post("U0SAM", CARD)
    trouble = failed(office, message=message)
    assert "bedrooms" not in repr(trouble) + str(trouble.__cause__) + str(trouble)


def test_a_token_that_is_lost_is_told_and_what_waits_is_kept(office: Office) -> None:
    office.fake.fail("chat.postMessage", error="token_revoked")
    assert failed(office).retry is not None
    assert office.adapter.platform.state == "token_revoked"


def test_an_uninstalled_app_says_so(office: Office) -> None:
    office.fake.event({"type": "app_uninstalled"}, team="T0OTHER")
    assert office.adapter.platform.state == "ok"
    office.fake.event({"type": "app_uninstalled"})
    assert office.adapter.platform.state == "app_uninstalled"


def test_a_token_that_was_revoked_says_so_where_it_is_the_bots(office: Office) -> None:
    office.fake.event({"type": "tokens_revoked", "tokens": {"oauth": ["U0SAM"], "bot": []}})
    assert office.adapter.platform.state == "ok"
    office.fake.event({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [BOT_USER]}})
    assert office.adapter.platform.state == "tokens_revoked"


def test_a_proxy_of_the_environment_leads_nowhere_on_this_machine(
    fake: FakeSlack, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with opened(sqlite_url, small(), fake) as office:
        office.post("U0SAM", CARD)


def test_a_wrong_token_and_a_missing_secret_are_told(fake: FakeSlack) -> None:
    async def state(token: str, secret: str) -> str:
        adapter = SlackAdapter(
            _nobody, bot_token=token, signing_secret=secret, api_url=fake.api_url
        )
        assert adapter.platform.state == "starting"
        stop = asyncio.Event()
        running = asyncio.create_task(adapter.run(stop))
        await fake.auntil(lambda: adapter.platform.state != "starting")
        stop.set()
        await running
        await adapter.close()
        return adapter.platform.state

    assert asyncio.run(state("xoxb-wrong", "s")) == "invalid_auth"
    assert asyncio.run(state(fake.bot_token, "")) == "no signing secret"
    fake.fail("auth.test", status=500)
    assert asyncio.run(state(fake.bot_token, "s")).startswith("unreachable")


TABLE = Card(
    "Activity", (Text("As published."), File("activity.csv", "Partner,Owes\r\nÉaling,2\r\n"))
)


@pytest.mark.parametrize("to", ["U0SAM", "C0BRE"])
def test_R32_a_file_comes_in_the_thread_of_its_message(office: Office, to: str) -> None:
    message = office.post(to, TABLE)
    channel, _, ts = message.partition(":")
    (shared,) = office.fake.workspace.files(channel)
    assert (shared.name, shared.shared) == ("activity.csv", (channel, ts))
    assert shared.data == "\ufeffPartner,Owes\r\nÉaling,2\r\n".encode()

    office.redraw(to, message, TABLE)
    assert len(office.fake.workspace.files(channel)) == 1


@pytest.mark.parametrize("error", ["missing_scope", "file_uploads_disabled"])
def test_R32_where_slack_takes_no_file_the_message_stands_alone(office: Office, error: str) -> None:
    office.fake.fail("files.getUploadURLExternal", error=error, times=None)
    message = office.post("U0SAM", TABLE)
    assert message.startswith("D0SAM:")
    assert office.fake.workspace.files("D0SAM") == []
    assert office.adapter.platform.state == "ok"


@pytest.mark.parametrize(
    "step", ["files.getUploadURLExternal", "upload", "files.completeUploadExternal"]
)
def test_R32_a_file_that_failed_on_the_way_is_sent_again_and_its_message_is_not(
    office: Office, step: str
) -> None:
    office.fake.fail(step, status=503)
    office.post("U0SAM", TABLE)
    assert [one.name for one in office.fake.workspace.files("D0SAM")] == ["activity.csv"]
    posted = [one for one in office.fake.calls if one.method == "chat.postMessage"]
    assert len(posted) == 1
