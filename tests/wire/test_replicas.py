"""Two processes of the bot share one PostgreSQL database and are told things in turn."""

from collections import Counter
from pathlib import Path

import orjson
import pytest

from tests.wire.acts import moved
from tests.wire.crowd import MANY, gathered, landlords, one_holds_it
from tests.wire.scheme import channel_id, group_id, slack_id, telegram_id, two_landlords
from tests.wire.served import Served, replicas


def test_fifty_people_press_claim_before_two_processes_and_one_landlord_holds_it(
    tmp_path: Path, postgres_url: str
) -> None:
    with replicas(tmp_path, "slack-http", "telegram-webhook", url=postgres_url) as (bot, balancer):
        hands, reference = gathered(bot)
        # A private answer that Telegram will not take a second time is lost, and here all must
        # come; cards are sent until they arrive, and Slack keeps its rates to the end.
        bot.telegram.rates.on = False

        one_holds_it(bot, hands, reference)

        assert _claims_posted(bot, reference) == _each_once()
        print(f"told to wait: {bot.slack.told_to_wait()} on Slack, {bot.telegram.rates.refused}")
        assert min(balancer.passed.values()) >= MANY
        bot.stop()
        bot.assert_whole()


@pytest.mark.parametrize("transport", ["slack-http", "telegram-webhook"])
def test_a_household_moves_by_steps_that_are_each_taken_by_the_other_process(
    tmp_path: Path, postgres_url: str, transport: str
) -> None:
    platform = transport.partition("-")[0]
    with replicas(tmp_path, transport, url=postgres_url) as (bot, balancer):
        # These hands press faster than Telegram lets a bot answer, and an answer may get lost.
        bot.telegram.rates.on = False
        bot.apply(two_landlords(platform), platform)
        bot.start()
        assert bot.platforms() == {platform: "ok"}

        reference = moved(bot, platform)

        for name in ("joe", "nadia"):
            assert not bot.hand(name, platform).sees("Claim", reference)
        assert min(balancer.passed.values()) >= 5
        bot.stop()
        bot.assert_whole()


def _claims_posted(bot: Served, reference: str) -> Counter[str]:
    """How many messages with a Claim button about the case were posted to each destination."""
    posted: Counter[str] = Counter()
    for on_slack in bot.slack.called("chat.postMessage"):
        if on_slack.answer.get("ok") and _offers_claim(on_slack.args, reference):
            posted[str(on_slack.args["channel"])] += 1
    for on_telegram in bot.telegram.called("sendMessage"):
        if on_telegram.status == 200 and _offers_claim(on_telegram.params, reference):
            posted[str(on_telegram.params["chat_id"])] += 1
    return posted


def _offers_claim(message: object, reference: str) -> bool:
    text = orjson.dumps(message).decode().replace("\\", "")  # Telegram's buttons are JSON in JSON
    return reference in text and '"Claim"' in text


def _each_once() -> Counter[str]:
    """One card to every landlord's lead, and one to its channel or group."""
    expected: Counter[str] = Counter()
    for landlord in landlords():
        ((name, _),) = landlord.people
        if landlord.platform == "slack":
            expected.update([slack_id(name), channel_id(landlord.code)])
        else:
            expected.update([str(telegram_id(name)), str(group_id(landlord.code))])
    return expected
