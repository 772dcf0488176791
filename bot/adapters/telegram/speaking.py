"""What is said at once to who acted: words and cards, and the one message of each form."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from bot.adapters.telegram.api import Client
from bot.adapters.telegram.payload import Pressed
from bot.adapters.telegram.render import Drawn, draw, draw_screen, plain
from bot.chat.cards import Card
from bot.chat.cut import shorten
from bot.chat.limits import TELEGRAM
from bot.chat.platform import SendFailed, TooFast, Unreachable
from bot.chat.screens import Screen

T = TypeVar("T")

_LEAST_WAIT = 0.1
"""Seconds: what a wait counts as at the least, so that there is an end to waiting."""

_LONGEST_PATIENCE = 5.0
"""Seconds that Telegram may ask for before something is sent; what must be known is in the outbox
too."""

_ANSWER_BY = 7.0
"""Seconds after which a press in a group is answered, come what may: it waits ten or so."""

_ALERT = 200
"""core.telegram.org/bots/api#answercallbackquery: characters."""

_MOST_FORMS = 10_000

BELOW = plain("Answered. It goes on below.")
OVER = plain("This form is closed.")
IN_PRIVATE = "Continue in our private chat."
START_FIRST = "I may not write to you yet: open a private chat with me and press Start."

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Shown:
    """Where a form stands in its private chat, and the number of the latest screen of it."""

    message: int = 0
    latest: int = 0


class Speaker:
    """Says what the engine answered. Nothing here raises SendFailed: a reply may get lost."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._forms: dict[str, _Shown] = {}

    # -- in private

    async def card(self, to: int, card: Card) -> bool:
        """A new message, or several; whether they can be reached at all."""
        return await self._send(to, draw(card)) != []

    async def answer(self, pressed: Pressed, text: str = "", *, alert: bool = False) -> None:
        """Answer a press."""
        short = shorten(text, TELEGRAM, _ALERT)
        await self._said(lambda: self._client.answer(pressed.query, short, alert=alert))

    async def delete(self, chat: int, message: int) -> bool:
        """Delete what somebody wrote; whether that was done."""
        return await self._said(lambda: self._client.delete(chat, message)) is True

    async def instead(self, chat: int, message: int, card: Card) -> None:
        """This card in place of a message."""
        first, *rest = draw(card)
        if await self._said(lambda: self._client.edit(chat, message, first)) is False:
            rest = [first, *rest]
        await self._send(chat, rest)

    # -- forms

    def next_screen(self, draft: str) -> int:
        """The number of a screen that is about to be shown: a later one makes it needless."""
        while len(self._forms) >= _MOST_FORMS and draft not in self._forms:
            del self._forms[next(iter(self._forms))]
        shown = self._forms.setdefault(draft, _Shown())
        shown.latest += 1
        return shown.latest

    def message_of(self, draft: str) -> int:
        """The message that a form stands in, 0 where that is not known."""
        return self._forms.get(draft, _Shown()).message

    async def screen(
        self, to: int, draft: str, screen: Screen, number: int, pressed: int = 0
    ) -> bool:
        """Show a screen of a form; whether its person can be reached at all.

        ``pressed`` is the message of the form that was pressed, and that is drawn again; without
        one it stands anew at the bottom of the chat, and its earlier message has no buttons.
        """
        shown = self._forms.setdefault(draft, _Shown(latest=number))
        drawn = draw_screen(screen)
        if pressed:
            # Of two messages the later stands below, whichever process sent it.
            there = max(shown.message, pressed)
            if pressed != there:
                await self._said(lambda: self._client.edit(to, pressed, BELOW))
            if shown.latest != number:
                return True
            if await self._said(lambda: self._client.edit(to, there, drawn)) is not False:
                shown.message = there
                return True
        earlier = shown.message
        sent = await self._send(to, [drawn])
        shown.message = sent[-1] if sent else 0
        if earlier and not pressed:
            await self._said(lambda: self._client.edit(to, earlier, BELOW))
        return bool(sent)

    async def over(self, to: int, draft: str, card: Card, pressed: int = 0) -> None:
        """What came of a form: in place of its message where that was pressed, else below it."""
        shown = self._forms.pop(draft, _Shown())
        if pressed:
            await self.instead(to, pressed, card)
        else:
            await self.card(to, card)
        if shown.message not in (0, pressed):
            await self._said(lambda: self._client.edit(to, shown.message, OVER))

    # -- in groups

    async def privately(
        self, pressed: Pressed, say: Callable[[], Awaitable[bool]], alert: str
    ) -> None:
        """Answer a press in a group: a short word to its person there, and the whole in private."""
        saying = asyncio.ensure_future(say())
        done, _ = await asyncio.wait({saying}, timeout=_ANSWER_BY)
        if done and not saying.result():
            room = TELEGRAM.size(START_FIRST) + 1
            whole = alert != IN_PRIVATE and TELEGRAM.size(alert) + room <= _ALERT
            alert = f"{alert} {START_FIRST}" if whole else START_FIRST
        await self.answer(pressed, alert, alert=True)
        await saying

    # -- one message

    async def _send(self, to: int, parts: Sequence[Drawn]) -> list[int]:
        """The ids of what was sent, 0 for what got lost; empty where they cannot be reached."""
        sent = []
        for part in parts:
            try:
                sent.append(await self._patiently(partial(self._client.send, to, part)))
            except Unreachable:
                return []
            except SendFailed as failed:
                _lost(failed)
                sent.append(0)
        return sent

    async def _said(self, call: Callable[[], Awaitable[T]]) -> T | None:
        """What a call gives, None where it failed."""
        try:
            return await self._patiently(call)
        except SendFailed as failed:
            _lost(failed)
            return None

    async def _patiently(self, call: Callable[[], Awaitable[T]]) -> T:
        """What a call gives; asked to wait, it waits, as often as it has patience for in all."""
        waited = 0.0
        while True:
            try:
                return await call()
            except TooFast as asked:
                if asked.retry is None or waited + asked.retry > _LONGEST_PATIENCE:
                    raise
                waited += max(asked.retry, _LEAST_WAIT)
                await asyncio.sleep(asked.retry)


def _lost(failed: SendFailed) -> None:
    log.warning("a reply on telegram was lost: %s", failed)
