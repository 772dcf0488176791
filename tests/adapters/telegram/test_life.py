"""Polling, setting up, trouble on the way, and the end: the adapter by itself."""

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from telegram.error import TimedOut

from bot.adapters.telegram.adapter import TelegramAdapter
from bot.adapters.telegram.http import SharedSession
from bot.chat.incoming import Incoming
from bot.chat.replies import Reply, Whisper
from tests.adapters.telegram.office import SECRET, Office
from tests.kit.telegram.server import FakeTelegram

SAM = 700_001


class Engine:
    """Answers each event with a word, once it may; ``heard`` is what came, in its order."""

    def __init__(self) -> None:
        self.heard: list[Incoming] = []
        self.may = threading.Event()
        self.may.set()

    async def handle(self, event: Incoming) -> Reply:
        """One event."""
        await asyncio.to_thread(self.may.wait, 60)
        self.heard.append(event)
        return Whisper(f"You are number {len(self.heard)}.")


def adapter_for(fake: FakeTelegram, engine: Engine, **given: str) -> TelegramAdapter:
    return TelegramAdapter(engine.handle, fake.token, fake.url, **given)


@asynccontextmanager
async def running(adapter: TelegramAdapter) -> AsyncIterator[None]:
    stop = asyncio.Event()
    task = asyncio.create_task(adapter.run(stop))
    try:
        yield
    finally:
        stop.set()
        await asyncio.wait_for(task, 60)
        await adapter.close()


async def until(fake: FakeTelegram, true: Callable[[], object]) -> None:
    await asyncio.to_thread(fake.wait, true)


def live(adapter: TelegramAdapter, act: Callable[[], Awaitable[None]]) -> None:
    """The adapter's life while this is done."""

    async def main() -> None:
        async with running(adapter):
            await act()

    asyncio.run(main())


def test_a_poll_confirms_only_what_the_engine_has_kept(fake: FakeTelegram) -> None:
    engine = Engine()
    adapter = adapter_for(fake, engine)
    sam = fake.person(SAM, "sam", opened=True)

    async def act() -> None:
        await until(fake, lambda: adapter.platform.state == "ok" and fake.delivery.polling)
        engine.may.clear()
        sam.command("/home")
        update = sam.updates[-1]
        await until(fake, lambda: not fake.delivery.polling)
        assert not update.done
        assert max(fake.delivery.offsets) <= update.id
        engine.may.set()
        await until(fake, lambda: update.done)
        assert max(fake.delivery.offsets) == update.id + 1
        await until(fake, lambda: "number 1" in sam.text())

    live(adapter, act)
    assert [one.id for one in engine.heard] == [str(sam.updates[0].id)]


def test_what_was_not_kept_comes_again_after_a_crash(fake: FakeTelegram) -> None:
    engine = Engine()
    sam = fake.person(SAM, "sam", opened=True)

    async def crash() -> None:
        adapter = adapter_for(fake, engine)
        task = asyncio.create_task(adapter.run(asyncio.Event()))
        await until(fake, lambda: fake.delivery.polling)
        engine.may.clear()
        sam.command("/home")
        await until(fake, lambda: not fake.delivery.polling)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        engine.may.set()
        await adapter.close()

    asyncio.run(crash())
    assert not sam.updates[0].done
    engine.heard.clear()

    async def act() -> None:
        await until(fake, lambda: sam.updates[0].done)

    live(adapter_for(fake, engine), act)
    assert [one.id for one in engine.heard] == [str(sam.updates[0].id)]


def test_people_are_heard_side_by_side_and_each_in_order(fake: FakeTelegram) -> None:
    engine = Engine()
    adapter = adapter_for(fake, engine)
    phones = [fake.person(SAM + n, f"person {n}", opened=True) for n in range(4)]

    async def act() -> None:
        await until(fake, lambda: fake.delivery.polling)
        with fake.held():
            for command in ("/home", "/owed", "/help"):
                for phone in phones:
                    phone.command(command)
        await until(fake, lambda: all(one.done for phone in phones for one in phone.updates))

    live(adapter, act)
    for phone in phones:
        mine = [one for one in engine.heard if one.by.id == str(phone.user.id)]
        assert [one.id for one in mine] == [str(one.id) for one in phone.updates]


def test_the_same_update_twice_is_heard_once(fake: FakeTelegram) -> None:
    engine = Engine()
    sam = fake.person(SAM, "sam", opened=True)

    async def act() -> None:
        await until(fake, lambda: fake.delivery.polling)
        with fake.held():
            sam.command("/home")
            fake.again(sam.updates[0], 4)
        await until(fake, lambda: sam.updates[0].done)

    live(adapter_for(fake, engine), act)
    assert len(engine.heard) == 1
    assert len(fake.called("sendMessage")) == 1


def test_another_process_that_polls_is_told_in_the_state_until_it_ends(
    fake: FakeTelegram,
) -> None:
    engine = Engine()
    adapter = adapter_for(fake, engine)
    sam = fake.person(SAM, "sam", opened=True)

    async def act() -> None:
        await until(fake, lambda: adapter.platform.state == "ok")
        fake.fail("getUpdates", status=409, description="Conflict: terminated by other", times=1)
        sam.command("/home")
        await until(fake, lambda: "another process" in adapter.platform.state)
        await until(fake, lambda: adapter.platform.state == "ok")
        await until(fake, lambda: "number" in sam.text())

    live(adapter, act)


@pytest.mark.parametrize("fault", [{"status": 502}, {"drop": True}, {"retry_after": 1}])
def test_trouble_at_the_beginning_passes(fake: FakeTelegram, fault: dict[str, Any]) -> None:
    adapter = adapter_for(fake, Engine())
    assert adapter.platform.state == "starting"
    assert adapter.link("CODE") == ""
    fake.fail("getMe", **fault)

    async def act() -> None:
        await until(fake, lambda: adapter.platform.state == "ok")

    live(adapter, act)
    assert adapter.link("CODE") == "https://t.me/reciprocal_bot?start=CODE"


def test_a_token_that_is_refused_is_said_so_and_nowhere_shown(
    fake: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    token = "110201543:BBHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1"
    adapter = TelegramAdapter(Engine().handle, token, fake.url)
    caplog.set_level(logging.DEBUG)

    async def act() -> None:
        await until(fake, lambda: adapter.platform.state == "its token is refused")

    live(adapter, act)
    assert "its token is refused" in caplog.text
    assert token not in caplog.text


def test_no_log_has_the_token_or_a_word_of_what_was_said(
    fake: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    sam = fake.person(SAM, "sam", opened=True)

    async def act() -> None:
        await until(fake, lambda: fake.delivery.polling)
        fake.fail("sendMessage", status=502)
        sam.says("a secret word")
        sam.command("/help")
        await until(fake, lambda: len(fake.called("sendMessage")) == 2)

    live(adapter_for(fake, Engine()), act)
    assert fake.token not in caplog.text
    assert "secret word" not in caplog.text
    assert "You are number" not in caplog.text


def test_an_address_without_a_secret_is_said_so_and_nothing_is_polled(fake: FakeTelegram) -> None:
    adapter = adapter_for(fake, Engine(), webhook_url="https://reciprocal.example/telegram/webhook")

    async def act() -> None:
        await until(fake, lambda: "TELEGRAM_WEBHOOK_SECRET" in adapter.platform.state)

    live(adapter, act)
    assert fake.calls == []
    assert list(adapter.routes()) == []


def test_with_the_secret_alone_it_is_served_and_not_registered(fake: FakeTelegram) -> None:
    adapter = adapter_for(fake, Engine(), webhook_secret=SECRET)

    async def act() -> None:
        await until(fake, lambda: adapter.platform.state == "ok")

    live(adapter, act)
    assert len(list(adapter.routes())) == 1
    assert not {"setWebhook", "deleteWebhook", "getUpdates"} & {one.method for one in fake.calls}


def test_a_webhook_that_is_left_over_is_taken_down_before_polling(fake: FakeTelegram) -> None:
    fake.delivery.webhook.url = "https://elsewhere.example/"
    adapter = adapter_for(fake, Engine())

    async def act() -> None:
        await until(fake, lambda: fake.delivery.polling)

    live(adapter, act)
    assert fake.called("deleteWebhook")


def test_what_is_left_to_say_is_said_before_the_end(polled: Office) -> None:
    polled.fake.fail("sendMessage", stall=1)
    sam = polled.phone("sam")
    sam.command("/help")
    sam.settle()
    polled.stop()
    assert "Never write" in sam.text()
    polled.start()


def test_a_bug_in_one_update_holds_up_no_other(
    fake: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(Engine):
        async def handle(self, event: Incoming) -> Reply:
            if not self.heard:
                self.heard.append(event)
                raise RuntimeError("what somebody wrote")
            return await super().handle(event)

    sam = fake.person(SAM, "sam", opened=True)

    async def act() -> None:
        await until(fake, lambda: fake.delivery.polling)
        sam.command("/home")
        await until(fake, lambda: sam.updates[0].done)
        sam.command("/help")
        await until(fake, lambda: "number 2" in sam.text())

    live(adapter_for(fake, Broken()), act)
    assert "an update was not answered" in caplog.text


def test_after_trouble_it_waits_as_long_as_it_is_told_and_then_asks_at_once(
    fake: FakeTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    rested: list[float] = []

    async def rest(seconds: float) -> float:
        rested.append(seconds)
        return seconds

    monkeypatch.setattr("bot.adapters.telegram.adapter._rested", rest)
    adapter = adapter_for(fake, Engine())
    fake.fail("getUpdates", retry_after=7)

    async def act() -> None:
        await until(fake, lambda: len(fake.delivery.offsets) == 2 and fake.delivery.polling)

    live(adapter, act)
    assert rested == [7.0]
    waits = [int(call.params.get("timeout", 0)) for call in fake.called("getUpdates")]
    assert waits[:2] == [25, 0]
    wanted = ["message", "edited_message", "callback_query", "my_chat_member"]
    assert fake.delivery.allowed == wanted


def test_an_answer_is_awaited_as_long_as_a_call_says(fake: FakeTelegram) -> None:
    """Else every poll in which nothing happens would be a failure."""
    fake.fail("getMe", stall=2)
    fake.fail("getMe", stall=60)

    async def ask() -> None:
        session = SharedSession(1, 0.5)
        url = f"{fake.url}/bot{fake.token}/getMe"
        try:
            status, _ = await session.do_request(url, "POST", read_timeout=60)
            assert status == 200
            with pytest.raises(TimedOut):
                await session.do_request(url, "POST")
        finally:
            await session.shutdown()

    asyncio.run(ask())
