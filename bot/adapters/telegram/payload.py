"""What Telegram sends, read into what somebody did; what is nobody's doing is None.

Shapes are those of core.telegram.org/bots/api#update; whatever else stands in them is passed over.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

Json = Mapping[str, Any]

WANTED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of updates that are asked for."""

COMMANDS = ("refer", "inquiry", "requests", "move", "owed", "activity", "home", "help")

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,64})(?:@([A-Za-z0-9_]+))?(?:\s+(.*))?", re.DOTALL)
_ATTACHED = frozenset(
    (
        "animation", "audio", "checklist", "contact", "dice", "document", "game", "location",
        "paid_media", "photo", "poll", "sticker", "story", "venue", "video", "video_note", "voice",
    )
)  # fmt: skip
"""bots/api#message: what a person can send instead of a text."""

_LONGEST_TEXT = 4096
_MOST_ID = 1 << 63


class Unreadable(Exception):
    """Not an update of the Bot API."""


@dataclass(frozen=True, slots=True)
class Chat:
    """Where it was done. A private chat has the id of its person."""

    id: int
    private: bool


@dataclass(frozen=True, slots=True)
class Pressed:
    """Somebody pressed a button of a message; ``query`` is what the press is answered by."""

    id: int
    by: int
    chat: Chat
    message: int
    query: str
    data: str


@dataclass(frozen=True, slots=True)
class Commanded:
    """Somebody gave the bot a command; ``rest`` is what followed it, ``text`` all of it."""

    id: int
    by: int
    chat: Chat
    message: int
    name: str
    rest: str
    text: str


@dataclass(frozen=True, slots=True)
class Wrote:
    """Somebody wrote to the bot in private, or to others in a group where it listens."""

    id: int
    by: int
    chat: Chat
    message: int
    text: str


@dataclass(frozen=True, slots=True)
class Edited:
    """Somebody changed what they had written, in private or in a group: for the guard alone."""

    id: int
    by: int
    chat: Chat
    message: int
    text: str


@dataclass(frozen=True, slots=True)
class Attached:
    """Somebody sent the bot a picture, a file, a recording or the like in private, or another in
    its place."""

    id: int
    by: int
    message: int


@dataclass(frozen=True, slots=True)
class Unblocked:
    """Somebody lets the bot write to them again."""

    id: int
    by: int


Did = Pressed | Commanded | Wrote | Edited | Attached | Unblocked


def read(update: object, username: str) -> Did | None:
    """Who did what; ``username`` is the bot's own. Raises Unreadable."""
    if not isinstance(update, Mapping) or not _is_id(number := update.get("update_id")):
        raise Unreadable
    for kind, reader in (
        ("callback_query", _pressed),
        ("message", _message),
        ("edited_message", _edited),
        ("my_chat_member", _member),
    ):
        if kind in update:
            body = update[kind]
            if not isinstance(body, Mapping):
                raise Unreadable
            by = _person(body)
            return reader(number, by, body, username) if by is not None else None
    return None


def _pressed(number: int, by: int, body: Json, _: str) -> Did | None:
    query, data, message = body.get("id"), body.get("data"), body.get("message")
    if not isinstance(query, str) or not isinstance(data, str) or not isinstance(message, Mapping):
        return None
    chat, message_id = _chat(message), message.get("message_id")
    if chat is None or not _is_id(message_id):
        return None
    return Pressed(number, by, chat, message_id, query, data)


def _message(number: int, by: int, body: Json, username: str) -> Did | None:
    wrote = _written(number, by, body)
    if not isinstance(wrote, Wrote):
        return wrote
    chat, message_id, text = wrote.chat, wrote.message, wrote.text
    if found := _COMMAND.fullmatch(text):
        name, to, rest = found[1].lower(), (found[2] or "").lower(), (found[3] or "").strip()
        mine = to == username.lower() if to else chat.private or name in (*COMMANDS, "start")
        if mine or chat.private:
            # One for another bot is none that this one knows; what follows it is screened.
            known = name if mine else ""
            return Commanded(number, by, chat, message_id, known, rest, text)
        text = rest
    if not chat.private:
        text = _unnamed(text, username)
    return Wrote(number, by, chat, message_id, text)


def _edited(number: int, by: int, body: Json, username: str) -> Did | None:
    """An edit of a command gives none: what follows its name is read like any other words."""
    wrote = _written(number, by, body)
    if not isinstance(wrote, Wrote):
        return wrote
    command = _COMMAND.fullmatch(wrote.text)
    text = (command[3] or "") if command else wrote.text
    return Edited(number, by, wrote.chat, wrote.message, _unnamed(text, username))


def _written(number: int, by: int, body: Json) -> Wrote | Attached | None:
    """The words of a message, in a group those beside a picture or a file too."""
    chat, message_id, text = _chat(body), body.get("message_id"), body.get("text")
    if chat is None or not _is_id(message_id):
        return None
    if not isinstance(text, str):
        if chat.private and any(kind in _ATTACHED for kind in body):
            return Attached(number, by, message_id)
        text = body.get("caption")
        if chat.private or not isinstance(text, str):
            return None
    return Wrote(number, by, chat, message_id, text[:_LONGEST_TEXT])


def _unnamed(text: str, username: str) -> str:
    """Words without the bot's own name."""
    return re.sub(rf"@{re.escape(username)}\b", " ", text, flags=re.IGNORECASE)


def _member(number: int, by: int, body: Json, _: str) -> Did | None:
    chat, now = _chat(body), body.get("new_chat_member")
    if chat is None or not chat.private or not isinstance(now, Mapping):
        return None
    return Unblocked(number, by) if now.get("status") == "member" else None


def _person(body: Json) -> int | None:
    sender = body.get("from")
    if not isinstance(sender, Mapping) or sender.get("is_bot") is not False:
        return None
    number = sender.get("id")
    return number if _is_id(number) else None


def _chat(message: Json) -> Chat | None:
    chat = message.get("chat")
    if not isinstance(chat, Mapping):
        return None
    number, kind = chat.get("id"), chat.get("type")
    if type(number) is not int or not isinstance(kind, str) or abs(number) >= _MOST_ID:
        return None
    return Chat(number, kind == "private")


def _is_id(number: object) -> TypeGuard[int]:
    return type(number) is int and 0 < number < _MOST_ID
