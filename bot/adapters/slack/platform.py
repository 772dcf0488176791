"""The sending half: cards go out as messages, and what Slack says against it is understood."""

import asyncio
import time
from collections.abc import Sequence
from functools import partial
from math import inf
from typing import Any

from bot.adapters.slack.api import Api, Denied
from bot.adapters.slack.blocks import heading, parts, section
from bot.adapters.slack.health import Health
from bot.adapters.slack.modals import VIEW, note
from bot.chat.address import Address
from bot.chat.beside import beside
from bot.chat.cards import Card, files_of
from bot.chat.platform import SendFailed, Unreachable

Json = dict[str, Any]

GAP = 1.0
"""Seconds: docs.slack.dev/apis/web-api/rate-limits, "one message per second per channel"."""

_GONE = frozenset(
    {
        "cannot_dm_bot",
        "channel_not_found",
        "is_archived",
        "is_inactive",
        "messages_tab_disabled",
        "not_in_channel",
        "restricted_action",
        "user_disabled",
        "user_not_found",
        "user_not_visible",
    }
)
"""Nobody is reached there: docs.slack.dev/reference/methods/chat.postMessage, chat.update,
conversations.info and conversations.open, errors."""

_PRIVATE_FOR = 600.0
"""Seconds for which a private channel is taken to be one still."""

_A_TIME = 200
"""Channels in an answer: docs.slack.dev/reference/methods/users.conversations, limit."""

_REST = "Nothing more stands here."


class SlackPlatform:
    """Implements ``bot.chat.platform.Platform``.

    A message's id is its channel and its time, ``D123:1700000000.000100``, several where the card
    had to be cut, with commas between. A window's is ``view:V123``: it is only redrawn.
    """

    name = "slack"
    most = inf

    def __init__(self, api: Api, health: Health) -> None:
        self._api = api
        self._health = health
        self._private: frozenset[str] = frozenset()
        self._asked = -_PRIVATE_FOR
        self._asking = asyncio.Lock()

    @property
    def state(self) -> str:
        """``ok``, or what is wrong."""
        return self._health.state

    def gap(self, to: Address) -> float:
        """Seconds between two messages to one destination."""
        return GAP

    async def post(self, to: Address, card: Card) -> str:
        """Send a card. Raises SendFailed; of a card in several messages some may be there then."""
        channel = to.id.rpartition("/")[2]
        await self._be_private(channel)
        sent = []
        for blocks in parts(card):
            answer = await self._say("chat.postMessage", channel, card, blocks)
            sent.append(f"{answer.get('channel', channel)}:{answer.get('ts', '')}")
        for file in files_of(card):
            where, _, ts = sent[0].partition(":")
            await beside(file.name, partial(self._api.attach, where, ts, file))
        return ",".join(sent)

    async def redraw(self, to: Address, message: str, card: Card) -> None:
        """Draw a card where another one stood. Raises SendFailed.

        No message is added, since nobody would know its id and its buttons would stay for ever: of
        a card that has grown, the middle is left out, and its last part has the buttons.
        """
        if message.startswith(VIEW):
            await self._instead(message.removeprefix(VIEW), card)
            return
        stand = [one.partition(":") for one in message.split(",")]
        drawn: Sequence[list[Json]] = parts(card)
        if len(drawn) > len(stand):
            drawn = [*drawn[: len(stand) - 1], drawn[-1]]
        empty = [[section(_REST)]] * (len(stand) - len(drawn))
        for (channel, _, ts), blocks in zip(stand, [*drawn, *empty], strict=True):
            try:
                await self._say("chat.update", channel, card, blocks, ts=ts)
            except Denied as denied:
                if denied.error != "message_not_found":  # deleted: nothing stale is left of it
                    raise

    async def _instead(self, view: str, card: Card) -> None:
        """Draw a card in a window. Raises SendFailed."""
        try:
            await self._api.call("views.update", view_id=view, view=note(card))
        except Denied as denied:
            if denied.error != "not_found":  # closed: docs.slack.dev/reference/methods/views.update
                raise

    async def _be_private(self, channel: str) -> None:
        """Cards go to people and to private channels alone (D4). Raises Unreachable."""
        if channel[:1] in ("U", "W", "D") or channel in await self._private_channels():
            return
        try:
            answer = await self._api.ask("conversations.info", channel=channel)
        except Denied as denied:
            raise _reachable(denied) from None
        match answer:
            case {"channel": {"is_private": True}}:
                return
            case _:
                raise Unreachable("a public channel")

    async def _private_channels(self) -> frozenset[str]:
        """Those that the bot is in: asked for together, since Slack answers few questions a minute.

        Raises SendFailed.
        """
        async with self._asking:
            if time.monotonic() - self._asked < _PRIVATE_FOR:
                return self._private
            found: set[str] = set()
            cursor = ""
            while True:
                answer = await self._api.ask(
                    "users.conversations",
                    types="private_channel",
                    exclude_archived="true",
                    limit=_A_TIME,
                    cursor=cursor,
                )
                found |= {str(channel.get("id")) for channel in answer.get("channels") or ()}
                cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
                if not cursor:
                    break
            self._private, self._asked = frozenset(found), time.monotonic()
            return self._private

    async def _say(
        self, method: str, channel: str, card: Card, blocks: list[Json], **more: str
    ) -> Json:
        try:
            return await self._api.call(
                method,
                channel=channel,
                text=heading(card),
                blocks=blocks,
                unfurl_links=False,
                unfurl_media=False,
                **more,
            )
        except Denied as denied:
            raise _reachable(denied) from None


def _reachable(denied: Denied) -> SendFailed:
    return Unreachable(denied.error) if denied.error in _GONE else denied
