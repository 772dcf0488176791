"""A bot that polls: what it gets, in which order, and when it is told to stop."""

import asyncio
import json

import httpx
import pytest
from telegram import Bot
from telegram.error import Conflict, TimedOut

from tests.adapters.telegram_fake.conftest import Clock
from tests.adapters.telegram_fake.counter import ask, counted
from tests.kit.plain import PLAIN
from tests.kit.telegram.server import FakeTelegram


def test_updates_come_again_until_they_are_confirmed(fake: FakeTelegram) -> None:
    ann = fake.person(41)
    ann.start()
    ann.says("one")
    ann.says("two")

    async def polls(bot: Bot) -> None:
        first = await bot.get_updates()
        again = await bot.get_updates(limit=2)
        assert [update.update_id for update in again] == [u.update_id for u in first[:2]]
        assert not any(update.done for update in ann.updates)
        rest = await bot.get_updates(offset=first[0].update_id + 1)
        assert [u.message.text for u in rest if u.message] == ["one", "two"]
        assert [update.done for update in ann.updates] == [True, False, False]
        last = await bot.get_updates(offset=-1)
        assert [u.message.text for u in last if u.message] == ["two"]
        assert await bot.get_updates(offset=last[0].update_id + 1) == ()

    ask(fake, polls)
    ann.settle()
    assert fake.delivery.offsets == [0, 0, *fake.delivery.offsets[2:3], -1, ann.updates[2].id + 1]


def test_an_update_can_come_twice_though_it_was_confirmed(fake: FakeTelegram) -> None:
    ann = fake.person(41)
    ann.start()

    async def polls(bot: Bot) -> None:
        (update,) = await bot.get_updates()
        fake.again(ann.updates[0], times=2)
        twice = await bot.get_updates(offset=update.update_id + 1)
        assert [one.update_id for one in twice] == [update.update_id] * 2

    ask(fake, polls)


def test_a_poll_waits_for_what_comes(fake: FakeTelegram) -> None:
    ann = fake.person(41)

    async def polls(bot: Bot) -> None:
        poll = asyncio.create_task(bot.get_updates(timeout=50))
        await asyncio.to_thread(fake.wait, lambda: fake.delivery.polling, "the bot polls")
        ann.start()
        (update,) = await poll
        assert update.message
        assert update.message.text == "/start"
        assert update.message.entities[0].type == "bot_command"

    ask(fake, polls)


def test_only_one_poll_at_a_time_and_none_beside_a_webhook(fake: FakeTelegram) -> None:
    async def polls(bot: Bot) -> None:
        first = asyncio.create_task(bot.get_updates(timeout=50))
        await asyncio.to_thread(fake.wait, lambda: fake.delivery.polling, "the bot polls")
        async with Bot(fake.token, base_url=f"{fake.url}/bot") as other:
            second = asyncio.create_task(other.get_updates(timeout=50))
            with pytest.raises(Conflict, match="terminated by other getUpdates request"):
                await first
            await bot.set_webhook("http://127.0.0.1:9/")
            with pytest.raises(Conflict, match="terminated by setWebhook request"):
                await second
        with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
            await bot.get_updates()
        assert (await bot.get_webhook_info()).url == "http://127.0.0.1:9/"
        await bot.delete_webhook()
        assert await bot.get_updates() == ()

    ask(fake, polls)


def test_only_kinds_that_were_asked_for_are_kept(fake: FakeTelegram) -> None:
    ann = fake.person(41)

    async def polls(bot: Bot) -> None:
        await bot.get_updates(allowed_updates=["callback_query"])
        ann.start()
        assert ann.updates[0].done
        assert await bot.get_updates() == ()
        await bot.get_updates(allowed_updates=[])
        ann.says("Hello")
        assert len(await bot.get_updates()) == 1

    ask(fake, polls)


def test_updates_are_forgotten_after_a_day(fake: FakeTelegram, clock: Clock) -> None:
    fake.person(41).start()
    clock.now += 24 * 3600
    assert ask(fake, lambda bot: bot.get_updates()) == ()


def test_a_client_may_send_json(fake: FakeTelegram) -> None:
    ann = fake.person(41)
    ann.start()
    text = {"chat_id": 41, "text": "Hello", "reply_markup": {"inline_keyboard": []}}

    async def sends(bot: Bot) -> None:
        async with httpx.AsyncClient(verify=PLAIN) as http:
            url = f"{fake.url}/bot{fake.token}/SENDMESSAGE"
            well = await http.post(url, json=text)
            assert well.json()["result"]["text"] == "Hello"
            parts = {name: (None, json.dumps(value)) for name, value in text.items()}
            assert (await http.post(url, files=parts)).status_code == 200
            broken = await http.post(
                url, content=b"{", headers={"Content-Type": "application/json"}
            )
            assert broken.status_code == 400
            assert (await http.get(url, params={"chat_id": 41})).json() == {
                "ok": False,
                "error_code": 400,
                "description": "Bad Request: message text is empty",
            }

    ask(fake, sends)
    assert len(ann.messages) == 3


def test_the_times_of_presses_and_old_messages(fake: FakeTelegram, clock: Clock) -> None:
    ann = fake.person(41)
    ann.start()

    async def polls(bot: Bot) -> None:
        await bot.send_message(41, **counted(0))
        young = ann.press("More")
        clock.now += 48 * 3600 + 1
        old = ann.press("More")
        assert young
        assert old
        updates = await bot.get_updates()
        (query,) = [update.callback_query for update in updates if update.callback_query]
        assert query.id == old.id
        assert query.message
        assert not query.message.is_accessible
        assert query.message.message_id == old.message.id
        assert query.data == "more 0"

    ask(fake, polls)


def test_a_poller_that_died_is_not_told_of_a_conflict(fake: FakeTelegram) -> None:
    async def polls(bot: Bot) -> None:
        with pytest.raises(TimedOut):
            await bot.get_updates(timeout=50, read_timeout=-49.8)
        fake.person(41).start()
        await bot.get_updates()

    ask(fake, polls)
    fake.wait(lambda: len(fake.called("getUpdates")) == 2, "both polls ended")
    assert {call.status for call in fake.called("getUpdates")} == {0, 200}
