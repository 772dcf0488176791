"""The bot is removed from a channel and invited again; Slack is down for long."""

import asyncio

import pytest

from bot.adapters.slack import adapter
from bot.chat.incoming import Incoming
from bot.store.looking import look
from tests.adapters.slack.office import TEAM, Office
from tests.kit.slack import FakeSlack
from tests.kit.slack.workspace import BOT_USER


async def _nobody(event: Incoming) -> None:
    return None


def comes_in(fake: FakeSlack, channel: str, user: str = BOT_USER, team: str = "") -> None:
    """Slack tells that somebody is in a channel now."""
    event = {"type": "member_joined_channel", "user": user, "channel": channel, "channel_type": "C"}
    assert fake.event(event | {"team": TEAM, "inviter": "U0SAM"}, team).ok


def lost(office: Office) -> list[str]:
    """Where nobody can be reached."""
    with look(office.stage.store) as looking:
        return looking.lost()


def test_a_channel_that_the_bot_is_back_in_gets_what_it_missed(office: Office) -> None:
    channel = office.fake.workspace.channels["C0BRE"]
    channel.bot = False
    reference = office.circulated()
    sam = office.phone("sam")
    sam.until_shown("The channel of Brent Council cannot be reached")
    assert lost(office) == [f"slack {TEAM}/C0BRE"]

    for elsewhere in (
        {"channel": "C0BRE", "user": "U0BRENTLEAD"},
        {"channel": "C0BRE", "team": "T0OTHER"},
        {"channel": "C0UNKNOWN"},
        {"channel": "C0HAC"},
        {"channel": "c/0"},
    ):
        comes_in(office.fake, **elsewhere)
    assert lost(office) == [f"slack {TEAM}/C0BRE"]

    channel.bot = True
    comes_in(office.fake, "C0BRE")
    assert lost(office) == []
    office.fake.until(lambda: reference in str([m.body for m in channel.messages.values()]))
    office.fake.until(lambda: "cannot be reached" not in sam.text())
    assert len(channel.messages) == 1
    assert office.fake.called("chat.postEphemeral") == []


def test_slack_may_be_down_for_days(fake: FakeSlack, monkeypatch: pytest.MonkeyPatch) -> None:
    for pause in ("_PAUSE", "_LONGEST_PAUSE"):
        monkeypatch.setattr(adapter, pause, 0.0)
    fake.fail("auth.test", error="internal_error", times=None)

    async def outlived() -> str:
        slack = adapter.SlackAdapter(
            _nobody, bot_token=fake.bot_token, signing_secret="s", api_url=fake.api_url
        )
        stop = asyncio.Event()
        running = asyncio.create_task(slack.run(stop))
        await fake.auntil(lambda: running.done() or len(fake.calls) > 1_100)
        fake.faults.heal()
        await fake.auntil(lambda: running.done() or slack.platform.state == "ok")
        stop.set()
        await running
        await slack.close()
        return slack.platform.state

    assert asyncio.run(outlived()) == "ok"
