"""What goes wrong on demand, and how fast a bot may send."""

import asyncio
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

from tests.adapters.telegram_fake.conftest import Clock
from tests.adapters.telegram_fake.counter import ask
from tests.kit.telegram.phone import TelegramPhone
from tests.kit.telegram.server import FakeTelegram


@pytest.fixture
def ann(fake: FakeTelegram) -> TelegramPhone:
    return fake.person(41, opened=True)


def test_errors_stalls_and_drops(fake: FakeTelegram, ann: TelegramPhone) -> None:
    async def sends(bot: Bot) -> None:
        fake.fail("sendMessage", status=500)
        with pytest.raises(NetworkError, match="Internal Server Error"):
            await bot.send_message(41, "one")
        fake.fail("sendMessage", status=502)
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.send_message(41, "two")
        fake.fail("sendMessage", status=400, description="Bad Request: CHAT_ADMIN_REQUIRED")
        with pytest.raises(BadRequest, match="Chat_admin_required"):
            await bot.send_message(41, "three")
        fake.fail("sendMessage", drop=True)
        with pytest.raises(NetworkError):
            await bot.send_message(41, "four")
        stalled = fake.fail("sendMessage", stall=30, drop=True)
        with pytest.raises(TimedOut):
            await bot.send_message(41, "five", read_timeout=0.2)
        assert stalled.happened == 1

    ask(fake, sends)
    assert ann.messages == []
    assert [call.status for call in fake.called("sendMessage")] == [500, 502, 400, 0]


def test_a_message_may_arrive_though_its_sender_hears_nothing(
    fake: FakeTelegram, ann: TelegramPhone
) -> None:
    async def sends(bot: Bot) -> None:
        fake.fail("sendMessage", drop=True, after_doing=True)
        with pytest.raises(NetworkError):
            await bot.send_message(41, "one")
        fake.fail("sendMessage", status=502, after_doing=True)
        with pytest.raises(NetworkError):
            await bot.send_message(41, "two")
        fake.fail("*", stall=0.01, times=2)
        await bot.send_message(41, "three")

    ask(fake, sends)
    assert [message.text for message in ann.messages] == ["one", "two", "three"]


def test_a_fault_may_hit_one_chat_alone(fake: FakeTelegram, ann: TelegramPhone) -> None:
    fake.person(42, opened=True)
    fault = fake.fail("sendMessage", retry_after=7, chat=42, times=2)

    async def sends(bot: Bot) -> None:
        await bot.send_message(41, "one")
        with pytest.raises(RetryAfter) as too_fast:
            await bot.send_message(42, "two")
        assert too_fast.value.retry_after == timedelta(seconds=7)
        fake.faults.clear()
        await bot.send_message(42, "two")

    ask(fake, sends)
    assert (fault.happened, fault.times) == (1, 1)


def test_one_a_second_a_chat_after_a_short_burst(
    fake: FakeTelegram, ann: TelegramPhone, clock: Clock
) -> None:
    fake.rates.on = True

    async def sends(bot: Bot) -> None:
        message = await bot.send_message(41, "first")
        for number in range(2):
            await bot.send_message(41, f"{number}")
        with pytest.raises(RetryAfter) as too_fast:
            await bot.edit_message_text("3", 41, message.message_id)
        assert too_fast.value.retry_after == timedelta(seconds=1)
        for number in range(10):
            clock.now += 1
            await bot.send_message(41, f"{number}")

    ask(fake, sends)
    assert fake.rates.refused == 1
    assert len(ann.messages) == 13


def test_30_a_second_overall(fake: FakeTelegram, clock: Clock) -> None:
    fake.rates.on = True
    for number in range(40):
        fake.person(100 + number, opened=True)

    async def sends(bot: Bot) -> None:
        sent = [bot.send_message(100 + number, "Hello") for number in range(40)]
        came = await asyncio.gather(*sent, return_exceptions=True)
        assert sum(isinstance(one, RetryAfter) for one in came) == 10
        clock.now += 1
        await bot.send_message(100, "Hello")

    ask(fake, sends)
    assert fake.rates.refused == 10


def test_20_a_minute_in_a_group_and_time_may_run_faster(fake: FakeTelegram, clock: Clock) -> None:
    fake.rates.on = True
    fake.group(-1_007_000_041, members=[fake.person(41)], told=False)

    async def sends(bot: Bot) -> None:
        for number in range(20):
            clock.now += 1
            await bot.send_message(-1_007_000_041, str(number))
        with pytest.raises(RetryAfter) as too_fast:
            await bot.send_message(-1_007_000_041, "20")
        assert too_fast.value.retry_after == timedelta(seconds=41)
        fake.rates.scale = 10
        clock.now += 5
        await bot.send_message(-1_007_000_041, "20")

    ask(fake, sends)
