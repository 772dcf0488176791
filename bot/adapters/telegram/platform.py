"""The sending half: cards to people and groups, and drawn again in place."""

from contextlib import suppress
from dataclasses import replace
from functools import partial

from bot.adapters.telegram.api import Client
from bot.adapters.telegram.render import Drawn, draw, plain
from bot.chat.address import Address
from bot.chat.beside import beside
from bot.chat.cards import Card, files_of
from bot.chat.limits import TELEGRAM
from bot.chat.platform import SendFailed, Unreachable

_SAID_ABOVE = plain("There is nothing more here.")
_AND_MORE = "\n\nThere is more: open Home."


class TelegramPlatform:
    """Implements ``bot.chat.platform.Platform``. A card that was cut is known by all its ids."""

    name = "telegram"
    most = 28.0
    """core.telegram.org/bots/faq, "My bot is hitting limits": about 30; replies go besides."""

    def __init__(self, client: Client) -> None:
        self.state = "starting"
        self._client = client

    def gap(self, to: Address) -> float:
        """The same page: one message a second to a chat, 20 a minute to a group."""
        return 3.0 if to.id.startswith("-") else 1.0

    async def post(self, to: Address, card: Card) -> str:
        """Send the card, in several messages where it is long. Raises SendFailed.

        What was sent of a card that failed on the way is taken back: its id is told to nobody, so
        it could never be redacted.
        """
        chat, sent = _chat(to), list[int]()
        try:
            for part in draw(card):
                sent.append(await self._client.send(chat, part))
        except SendFailed:
            for one in sent:
                with suppress(SendFailed):
                    await self._client.delete(chat, one)
            raise
        for file in files_of(card):
            await beside(file.name, partial(self._client.attach, chat, sent[0], file))
        return ",".join(map(str, sent))

    async def redraw(self, to: Address, message: str, card: Card) -> None:
        """Draw it again in the messages that it stands in; one that is gone stays so.

        No message is added, as nobody would know of it when it is to be redacted.
        """
        chat, ids = _chat(to), [int(one) for one in message.split(",")]
        for one, part in zip(ids, _spread(draw(card), len(ids)), strict=True):
            await self._client.edit(chat, one, part)


def _spread(parts: tuple[Drawn, ...], over: int) -> list[Drawn]:
    """The parts over so many messages; where they are too few, the last has the buttons."""
    if len(parts) <= over:
        return [*parts, *[_SAID_ABOVE] * (over - len(parts))]
    last = replace(parts[over - 1], rows=parts[-1].rows)
    room = len(last.html) + len(_AND_MORE) <= TELEGRAM.message_text
    return [*parts[: over - 1], replace(last, html=last.html + _AND_MORE) if room else last]


def _chat(to: Address) -> int:
    try:
        return int(to.id)
    except ValueError:
        raise Unreachable("its address is no number, as those of Telegram are") from None
