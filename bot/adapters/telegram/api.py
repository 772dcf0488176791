"""The Bot API by python-telegram-bot's client; failures are told in the words of ``bot.chat``."""

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.adapters.telegram.http import SharedSession
from bot.adapters.telegram.payload import COMMANDS, WANTED
from bot.adapters.telegram.render import Drawn
from bot.chat.cards import File
from bot.chat.platform import SendFailed, TooFast, Unreachable

PATIENCE = 10.0
"""Seconds that an answer is waited for."""

POLL = 25
"""Seconds that Telegram keeps a poll open while there is nothing to tell."""

_CONNECTIONS = 128
_SOON, _LATER = 5.0, 60.0
"""Seconds until a failed call is worth another try: after trouble on the way, and after a no."""

_ABOUT = {
    "refer": "Refer a household",
    "inquiry": "Log an inquiry",
    "requests": "Browse the requests",
    "move": "Log or confirm a move",
    "owed": "What is owed",
    "activity": "What every landlord did",
    "home": "What waits for you",
    "help": "How this works",
}

# None of these is documented; the words are those of the server that Telegram publishes
# (github.com/tdlib/telegram-bot-api, Client.cpp).
_SAME = ("message is not modified",)
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
_EXPIRED = ("query is too old", "query id is invalid")
_NOBODY = (
    "chat not found",
    "user not found",
    "user is deactivated",
    "peer_id_invalid",
    "group chat was deactivated",
    "have no rights to send",
    "not enough rights to send",
    "chat_write_forbidden",
    "kicked",
)

# By default the client hands out seconds as a bare number, and warns of it each time.
os.environ.setdefault("PTB_TIMEDELTA", "true")

# It logs what was sent, and what came that it could not read.
logging.getLogger("telegram").setLevel(logging.CRITICAL + 1)


class Client:
    """One bot; ``api_url`` is what precedes ``/bot<token>/``. Its calls raise SendFailed."""

    def __init__(self, token: str, api_url: str) -> None:
        self._requests = (SharedSession(_CONNECTIONS, PATIENCE), SharedSession(2, PATIENCE))
        self._bot = Bot(
            token,
            base_url=f"{api_url.rstrip('/')}/bot",
            request=self._requests[0],
            get_updates_request=self._requests[1],
        )

    async def close(self) -> None:
        """Close every connection."""
        for request in self._requests:
            await request.shutdown()

    async def username(self) -> str:
        """The bot's own."""
        with _told():
            return (await self._bot.get_me()).username or ""

    async def offer_commands(self) -> None:
        """Put the commands into the menu."""
        with _told():
            await self._bot.set_my_commands([(name, _ABOUT[name]) for name in COMMANDS])
            await self._bot.set_chat_menu_button()

    async def listen_at(self, url: str, secret: str) -> None:
        """Have updates posted to this address."""
        with _told():
            await self._bot.set_webhook(url, secret_token=secret, allowed_updates=WANTED)

    async def listen_here(self) -> None:
        """Have updates posted nowhere, so that they can be polled for."""
        with _told():
            await self._bot.delete_webhook()

    async def updates(self, offset: int, wait: int = POLL) -> Sequence[dict[str, Any]]:
        """The updates from this number on, which confirms those before it; ``wait`` in seconds."""
        with _told():
            found = await self._bot.get_updates(
                offset=offset, timeout=wait, allowed_updates=WANTED, read_timeout=PATIENCE
            )
        return [update.to_dict() for update in found]

    async def send(self, chat: int, drawn: Drawn) -> int:
        """Send a message; its id."""
        with _told():
            sent = await self._bot.send_message(
                chat,
                drawn.html,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                reply_markup=_keyboard(drawn),
            )
        return sent.message_id

    async def attach(self, chat: int, message: int, file: File) -> None:
        """Send a file as an answer to a message: core.telegram.org/bots/api#senddocument."""
        with _told():
            await self._bot.send_document(
                chat,
                file.data,
                filename=file.name,
                reply_parameters=ReplyParameters(message, allow_sending_without_reply=True),
            )

    async def edit(self, chat: int, message: int, drawn: Drawn) -> bool:
        """Draw a message again; False where there is none any more."""
        try:
            with _told():
                await self._bot.edit_message_text(
                    drawn.html,
                    chat,
                    message,
                    parse_mode=ParseMode.HTML,
                    link_preview_options=_NO_PREVIEW,
                    reply_markup=_keyboard(drawn),
                )
        except SendFailed as failed:
            if _says(failed.__cause__, _GONE):
                return False
            if not _says(failed.__cause__, _SAME):
                raise
        return True

    async def delete(self, chat: int, message: int) -> bool:
        """Delete a message; False where Telegram does not let a bot do so."""
        try:
            with _told():
                return await self._bot.delete_message(chat, message)
        except SendFailed as failed:
            if isinstance(failed.__cause__, BadRequest):
                return False
            raise

    async def answer(self, query: str, text: str = "", *, alert: bool = False) -> None:
        """Answer a press, once, within seconds; too late is no matter any more."""
        try:
            with _told():
                await self._bot.answer_callback_query(query, text or None, show_alert=alert)
        except SendFailed as failed:
            if not _says(failed.__cause__, _EXPIRED):
                raise


_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def failure(error: TelegramError) -> SendFailed:
    """What a refused call means, said without a word of what was sent."""
    match error:
        case RetryAfter(retry_after=wait):
            return TooFast(wait.total_seconds() if isinstance(wait, timedelta) else wait)
        case ChatMigrated(new_chat_id=new):
            return Unreachable(f"this group is now a supergroup, {new}: put that in its place")
        case Forbidden():
            return Unreachable("blocked, removed, or never opened")
        case InvalidToken():
            return SendFailed("its token is refused", retry=_LATER)
        case Conflict():
            return SendFailed("another process polls, or a webhook is set", retry=_SOON)
        case BadRequest() if _says(error, _NOBODY):
            return Unreachable("nobody is there, or the bot may not write there")
        case BadRequest():
            return SendFailed("refused as a bad request", retry=None)
        case TimedOut():
            return SendFailed("no answer in time", retry=_SOON)
        case NetworkError():
            return SendFailed("it cannot be reached", retry=_SOON)
        case _:
            return SendFailed("its answer makes no sense", retry=_SOON)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except TelegramError as error:
        raise failure(error) from error


def _says(error: BaseException | None, words: Sequence[str]) -> bool:
    return isinstance(error, BadRequest) and any(one in error.message.lower() for one in words)


def _keyboard(drawn: Drawn) -> InlineKeyboardMarkup | None:
    if not drawn.rows:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(label, callback_data=data) for label, data in row]
            for row in drawn.rows
        ]
    )
