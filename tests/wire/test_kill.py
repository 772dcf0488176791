"""The power goes in the middle of a form, and between a commit and its messages."""

from pathlib import Path

import pytest

from tests.wire.acts import circulated, refers
from tests.wire.answers import REFERRAL
from tests.wire.hands import SlackHand, TelegramHand
from tests.wire.scheme import two_landlords
from tests.wire.served import served


def test_a_slack_modal_goes_on_at_the_same_step_after_a_kill(tmp_path: Path) -> None:
    with served(tmp_path, "slack-http") as bot:
        bot.apply(two_landlords("slack"), "slack")
        bot.start()
        femi = bot.hand("femi", "slack")
        assert isinstance(femi, SlackHand)
        femi.open("refer")
        femi.fill(REFERRAL, stop_at="Which area is their home in?")
        bot.kill()
        bot.start()

        femi.fill(REFERRAL)  # the modal on the screen is as good as before

        femi.until_shown("is sent")
        femi.phone.close()
        femi.open("refer")
        femi.fill(REFERRAL, stop_at="Which area is their home in?")
        femi.phone.close()
        bot.kill()
        bot.start()
        femi.open("home")
        femi.press("Resume")
        femi.phone.until(lambda: femi.phone.stack)
        assert "Which area is their home in?" in femi.text()
        femi.fill(REFERRAL)
        femi.until_shown("is sent")
        bot.stop()
        bot.assert_whole()


@pytest.mark.parametrize("transport", ["telegram-polling", "telegram-webhook"])
def test_a_telegram_interview_goes_on_at_the_same_question_after_a_kill(
    tmp_path: Path, transport: str
) -> None:
    with served(tmp_path, transport) as bot:
        bot.apply(two_landlords("telegram"), "telegram")
        bot.start()
        femi = bot.hand("femi", "telegram")
        assert isinstance(femi, TelegramHand)
        femi.open("refer")
        asked = "Does a specialist domestic-abuse service support them?"
        femi.fill(REFERRAL, stop_at=asked)
        bot.kill()
        bot.start()
        rest = dict(REFERRAL)
        for question in REFERRAL:
            if question == asked:
                break
            del rest[question]

        femi.fill(rest)

        femi.until_shown("is sent")
        bot.stop()
        bot.assert_whole()


@pytest.mark.parametrize("platform", ["slack", "telegram"])
def test_cards_committed_before_a_kill_arrive_after_it(tmp_path: Path, platform: str) -> None:
    transport = {"slack": "slack-http", "telegram": "telegram-webhook"}[platform]
    with served(tmp_path, transport) as bot:
        bot.apply(two_landlords(platform), platform)
        bot.start()
        femi, ruth, sam = (bot.hand(name, platform) for name in ("femi", "ruth", "sam"))
        reference = refers(femi)
        ruth.until_sees("Approve", reference)
        # Whatever is sent from now on is lost on the way: the process dies before it is told.
        for method in ("chat.postMessage", "chat.update"):
            bot.slack.fail(method, drop=True, times=None)
        for method in ("sendMessage", "editMessageText"):
            bot.telegram.fail(method, drop=True, times=1000)
        ruth.press("Approve", reference)
        bot.kill()
        bot.slack.faults.heal()
        bot.telegram.faults.clear()
        assert not sam.sees("Circulate", reference)
        bot.start()
        sam.until_sees("Circulate", reference)
        sam.press("Circulate", reference)
        for name in ("joe", "nadia"):
            bot.hand(name, platform).until_sees("Claim", reference)
        bot.stop()
        bot.assert_whole()


def test_a_whole_case_goes_on_over_kills_at_every_step(tmp_path: Path) -> None:
    with served(tmp_path, "slack-http") as bot:
        bot.apply(two_landlords("slack"), "slack")
        bot.start()
        reference = circulated(bot, "slack")
        joe = bot.hand("joe", "slack")
        joe.until_sees("Claim", reference)
        bot.kill()
        bot.start()
        joe.press("Claim", reference)
        joe.until_shown(f"You hold {reference}")
        bot.kill()
        bot.start()
        bot.hand("nadia", "slack").until_shown("Your landlord holds it")
        bot.stop()
        bot.assert_whole()
