"""Slack, both ways: put together from the token, the secrets and the address of the Web API."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress

from starlette.routing import BaseRoute

from bot.adapters.slack import inbound
from bot.adapters.slack.api import Api, greet
from bot.adapters.slack.health import OK, Health
from bot.adapters.slack.hearing import Hearing
from bot.adapters.slack.platform import SlackPlatform
from bot.adapters.slack.replies import Handle, Replies

_log = logging.getLogger(__name__)

_WELL = 300.0
"""Seconds between two looks at whether the token serves."""

_PAUSE = 2.0
_LONGEST_PAUSE = 60.0
"""Seconds after a failure: twice as long each time, so long at most."""


class SlackAdapter:
    """Hears over HTTP where there is a signing secret, over Socket Mode where there is a token.

    ``api_url`` ends in ``/api/``.
    """

    def __init__(
        self,
        handle: Handle,
        *,
        bot_token: str,
        signing_secret: str = "",
        app_token: str = "",
        api_url: str = "https://slack.com/api/",
    ) -> None:
        self._health = Health(hears=bool(signing_secret or app_token))
        self._api = Api(bot_token, api_url, self._health)
        self._hearing = Hearing(handle, Replies(self._api, handle), self._health)
        self._secret = signing_secret
        self._app_token = app_token
        self.platform = SlackPlatform(self._api, self._health)

    def routes(self) -> Sequence[BaseRoute]:
        """``POST /slack/events``; without a signing secret it believes nobody."""
        return inbound.routes(self._hearing, self._secret)

    async def run(self, stop: asyncio.Event) -> None:
        """Hear Slack until ``stop``; what is wrong is told by the platform's state."""
        tasks = [asyncio.create_task(self._look(stop))]
        if self._app_token:
            tasks.append(asyncio.create_task(self._connect(stop)))
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()

    async def close(self) -> None:
        """Finish what is under way, and close the session."""
        await self._hearing.close()
        await self._api.close()

    async def _look(self, stop: asyncio.Event) -> None:
        pause = _PAUSE
        while not stop.is_set():
            await greet(self._api, self._health)
            if self._health.token == OK:
                pause = _PAUSE
                await _stopped_or(stop, _WELL)
            else:
                await _stopped_or(stop, pause)
                pause = min(2 * pause, _LONGEST_PAUSE)

    async def _connect(self, stop: asyncio.Event) -> None:
        from bot.adapters.slack.socket_mode import SocketMode  # Bolt is heavy, and for this alone

        door = SocketMode(self._hearing, self._api, self._health, self._app_token)
        pause = _PAUSE
        while not stop.is_set():
            try:
                await door.run(stop)
                pause = _PAUSE
            except Exception:
                _log.exception("slack: the socket broke")
                self._health.socket = "the socket broke"
                await _stopped_or(stop, pause)
                pause = min(2 * pause, _LONGEST_PAUSE)


async def _stopped_or(stop: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
