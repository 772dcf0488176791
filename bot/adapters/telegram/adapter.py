"""Telegram, both ways: its life from the first call to the last."""

import asyncio
import logging
from collections.abc import Sequence

from starlette.routing import BaseRoute

from bot.adapters.telegram.api import POLL, Client
from bot.adapters.telegram.conversation import Conversation, Handle
from bot.adapters.telegram.inbound import Inbound
from bot.adapters.telegram.payload import Unreadable
from bot.adapters.telegram.platform import TelegramPlatform
from bot.adapters.telegram.speaking import Speaker
from bot.adapters.telegram.webhook import webhook
from bot.chat.platform import SendFailed

_FIRST_REST, _LONGEST_REST = 1.0, 30.0
"""Seconds between tries to reach Telegram: twice as long each time."""

_PATIENCE = 5.0
"""Seconds that the end waits for what is left to be said."""

log = logging.getLogger(__name__)


class TelegramAdapter:
    """One bot on Telegram. ``api_url`` is what precedes ``/bot<token>/``.

    With ``webhook_secret`` updates are received by the webhook, which is registered at
    ``webhook_url`` if that is given; with neither they are polled for.
    """

    def __init__(
        self,
        handle: Handle,
        token: str,
        api_url: str,
        webhook_secret: str = "",
        webhook_url: str = "",
    ) -> None:
        self._client = Client(token, api_url)
        self.platform = TelegramPlatform(self._client)
        self._secret = webhook_secret
        self._url = webhook_url
        self._username = ""
        conversation = Conversation(handle, Speaker(self._client))
        self._inbound = Inbound(conversation, lambda: self._username)

    def routes(self) -> Sequence[BaseRoute]:
        """Where Telegram posts, if it is to."""
        return [webhook(self._secret, self._inbound.hear)] if self._secret else []

    def link(self, code: str) -> str:
        """The address that opens the bot with a code to join by, empty until its name is known."""
        return f"https://t.me/{self._username}?start={code}" if self._username else ""

    async def run(self, stop: asyncio.Event) -> None:
        """Hear Telegram until ``stop``; trouble with it is told in the platform's state."""
        living, stopping = (
            asyncio.create_task(self._live()),
            asyncio.create_task(stop.wait()),
        )
        try:
            await asyncio.wait({living, stopping}, return_when=asyncio.FIRST_COMPLETED)
            # A webhook needs nobody who waits for it.
            await stopping
        finally:
            living.cancel()
            stopping.cancel()
            await asyncio.gather(living, stopping, return_exceptions=True)

    async def close(self) -> None:
        """Say what is left to say, and close every connection."""
        await self._inbound.finish(_PATIENCE)
        await self._client.close()

    async def _live(self) -> None:
        if self._url and not self._secret:
            self._is("TELEGRAM_WEBHOOK_SECRET is not set, which the webhook needs")
            return
        rest = _FIRST_REST
        while True:
            try:
                await self._begin()
                break
            except SendFailed as failed:
                self._is(str(failed))
            except Exception:
                log.exception("telegram: could not begin")
                self._is("something went wrong, see the log")
            rest = await _rested(rest)
        self._is("ok")
        if not self._secret:
            await self._poll()

    async def _begin(self) -> None:
        self._username = await self._client.username()
        await self._client.offer_commands()
        if self._url:
            await self._client.listen_at(self._url, self._secret)
        elif not self._secret:
            await self._client.listen_here()

    async def _poll(self) -> None:
        """The next poll confirms what the engine has kept, and nothing before."""
        offset, rest = 0, _FIRST_REST
        while True:
            try:
                # After trouble it is soon known whether that is over.
                wait = POLL if self.platform.state == "ok" else 0
                updates = await self._client.updates(offset, wait)
            except SendFailed as failed:
                self._is(str(failed))
                rest = await _rested(max(rest, failed.retry or 0.0))
                continue
            except Exception:
                log.exception("telegram: could not read the updates")
                self._is("its updates cannot be read")
                rest = await _rested(rest)
                continue
            self._is("ok")
            rest = _FIRST_REST
            await asyncio.gather(*(self._hear(update) for update in updates))
            offset = max([offset, *(update["update_id"] + 1 for update in updates)])

    async def _hear(self, update: object) -> None:
        try:
            await self._inbound.hear(update)
        except Unreadable:
            log.warning("telegram: an update could not be read")

    def _is(self, state: str) -> None:
        if state != self.platform.state:
            self.platform.state = state
            log.warning("telegram: %s", state)


async def _rested(seconds: float) -> float:
    """Rest; how long to rest the next time."""
    await asyncio.sleep(min(seconds, _LONGEST_REST))
    return min(2 * seconds, _LONGEST_REST)
