"""The other door: a web socket that the bot opens itself, with Bolt behind it."""

import asyncio
import time
from contextlib import suppress
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse

from bot.adapters.slack.api import QUIET, Api
from bot.adapters.slack.health import Health
from bot.adapters.slack.hearing import Hearing, Late

Json = dict[str, Any]

CONNECTING = "connecting"
_PING = 5.0
_LOOK = 0.5
"""Seconds between two looks at whether the socket is open."""

GIVEN_UP = 120.0
"""Seconds without a socket: the SDK tries one address for ever, which opens one socket only."""


class SocketMode:
    """Keeps a socket open, and says in ``Health`` whether it is."""

    def __init__(self, hearing: Hearing, api: Api, health: Health, app_token: str) -> None:
        self._hearing = hearing
        self._api = api
        self._health = health
        self._token = app_token
        health.socket = CONNECTING

    async def run(self, stop: asyncio.Event) -> None:
        """Until ``stop``, or until it is to be begun anew: there was no socket for ``GIVEN_UP``.

        Before that the SDK opens anew what is lost, and waits where Slack asks for patience.
        """

        # Bolt fills in arguments by their names, and takes the self of a method for one.
        async def authorise(team_id: str | None) -> AuthorizeResult:
            return self._authorise(team_id)

        async def heard(body: Json) -> BoltResponse:
            return await self._heard(body)

        app = AsyncApp(
            logger=QUIET,
            client=self._api.client,
            authorize=authorise,
            process_before_response=True,
            request_verification_enabled=False,
        )
        app.middleware(heard)
        handler: Any = AsyncSocketModeHandler(app, self._token, logger=QUIET, ping_interval=_PING)
        handler.client.proxy = self._api.client.proxy
        connecting = asyncio.create_task(handler.connect_async())
        was_open = time.monotonic()
        try:
            while not stop.is_set() and time.monotonic() - was_open < GIVEN_UP:
                if await handler.client.is_connected():
                    was_open, self._health.socket = time.monotonic(), ""
                else:
                    self._health.socket = CONNECTING
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), _LOOK)
        finally:
            connecting.cancel()
            await handler.close_async()

    async def _heard(self, body: Json) -> BoltResponse:
        """Everything that comes, before any listener of Bolt's is looked for."""
        try:
            answer = await self._hearing.hear(body)
        except (Late, TimeoutError):
            return BoltResponse(status=503)
        return BoltResponse(status=200, body=answer or "")

    def _authorise(self, team_id: str | None) -> AuthorizeResult:
        """Bolt's own check; who may do what is the engine's."""
        return AuthorizeResult(
            enterprise_id=None,
            team_id=team_id,
            bot_token=self._api.client.token,
            bot_id=self._health.bot,
            bot_user_id=self._health.user,
        )
