"""A bot of a few lines, to try the fake with: it counts how often its button is pressed."""

import asyncio
import json
import threading
from collections.abc import Awaitable, Callable
from typing import Any, Self, TypeVar

from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from tests.kit.telegram.server import FakeTelegram

T = TypeVar("T")
SECRET = "s3cret-of_the_webhook"
PATIENCE = 60


def client(fake: FakeTelegram, token: str = "") -> Bot:
    """A client that knows nothing of the fake but its address."""
    request, polls = HTTPXRequest(connection_pool_size=50), HTTPXRequest()
    return Bot(
        token or fake.token,
        base_url=f"{fake.url}/bot",
        request=request,
        get_updates_request=polls,
    )


def ask(fake: FakeTelegram, do: Callable[[Bot], Awaitable[T]]) -> T:
    """What a client gets that asks once."""

    async def once() -> T:
        async with client(fake) as bot:
            return await do(bot)

    return asyncio.run(once())


def counted(times: int) -> dict[str, Any]:
    """A message that says how often it was pressed."""
    more = InlineKeyboardButton("☐ More", callback_data=f"more {times}")
    return {
        "text": f"<b>K7QX-3F</b>: {times} &lt; 100",
        "parse_mode": "HTML",
        "reply_markup": InlineKeyboardMarkup([[more]]),
    }


class Counter:
    """The bot in a thread of its own, polling, or behind a webhook, until the block is left.

    ``seen`` are the updates in the order in which they came; ``refuse`` is how many posts to the
    webhook it still answers with 500, ``busiest`` how many it had in hand at once.
    """

    def __init__(self, fake: FakeTelegram, webhook: bool = False) -> None:
        self.fake = fake
        self.webhook = webhook
        self.refuse = 0
        self.connections = 30
        self.busy = self.busiest = 0
        self.seen: list[Update] = []
        self._loop = asyncio.new_event_loop()
        self._end = asyncio.Event()
        self._listening = threading.Event()
        self._thread = threading.Thread(
            target=lambda: self._loop.run_until_complete(self._live()), daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._listening.wait(PATIENCE)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(PATIENCE)
        self._loop.close()

    async def _live(self) -> None:
        async with client(self.fake) as self.bot:
            if self.webhook:
                await self._serve()
            else:
                await self._poll()

    async def _poll(self) -> None:
        self._listening.set()
        offset = 0
        while not self._end.is_set():
            try:
                updates = await self.bot.get_updates(offset=offset, timeout=1)
            except TelegramError:
                continue
            await asyncio.gather(*map(self._handle, updates))
            offset = max([offset, *(update.update_id + 1 for update in updates)])

    async def _serve(self) -> None:
        app = web.Application()
        app.router.add_post("/telegram/webhook", self._receive)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram/webhook"
        await self.bot.set_webhook(url, secret_token=SECRET, max_connections=self.connections)
        self._listening.set()
        await self._end.wait()
        await self.bot.delete_webhook()
        await runner.cleanup()

    async def _receive(self, request: web.Request) -> web.Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != SECRET:
            return web.Response(status=401)
        if self.refuse:
            self.refuse -= 1
            return web.Response(status=500)
        try:
            update = Update.de_json(json.loads(await request.read()), self.bot)
        except (ValueError, TypeError, RecursionError):
            return web.Response(status=400)
        if update.message and update.message.text == "/direct":
            chat = {"chat_id": update.message.chat_id, "text": "At once."}
            return web.json_response({"method": "sendMessage"} | chat)
        self.busy += 1
        self.busiest = max(self.busiest, self.busy)
        await self._handle(update)
        self.busy -= 1
        return web.Response()

    async def _handle(self, update: Update) -> None:
        self.seen.append(update)
        query, message = update.callback_query, update.message
        if query is not None and query.message is not None:
            times = int((query.data or "").split()[1]) + 1
            await query.answer(f"Counted {times}", show_alert=times > 1)
            await self.bot.edit_message_text(
                chat_id=query.message.chat.id, message_id=query.message.message_id, **counted(times)
            )
        elif message is not None and message.text and message.text.startswith("/"):
            await self.bot.send_message(message.chat_id, **counted(0))
