"""What Telegram knows: people, chats, their messages, and the buttons that were pressed."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Literal

Json = dict[str, Any]
"""An object as the Bot API writes it."""

Kind = Literal["private", "group", "supergroup"]
PATIENCE = 60.0
"""Seconds after which whatever was waited for has hung."""


@dataclass(eq=False)
class User:
    """Somebody on Telegram. ``opened`` once they pressed Start; ``blocked`` while they block us."""

    id: int
    first_name: str
    username: str = ""
    is_bot: bool = False
    opened: bool = False
    blocked: bool = False
    seen: list[str] = field(default_factory=list)
    """Every text, button and answer that ever reached this phone."""


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button; one of ``data`` and ``url`` is not empty."""

    text: str
    data: str = ""
    url: str = ""


@dataclass(eq=False)
class Message:
    """A message as it stands now. ``order`` is the order of arrival over all chats."""

    chat: "Chat"
    id: int
    order: int
    sender: User
    date: int
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    keyboard: list[list[Button]] = field(default_factory=list)
    edited: int = 0
    deleted: bool = False
    extra: Json = field(default_factory=dict)
    """What else the Bot API says of it: a photo, who joined, what it replies to."""
    data: bytes = b""
    """The bytes of a document that the bot sent."""

    @property
    def buttons(self) -> list[Button]:
        """Its buttons, row by row."""
        return [button for row in self.keyboard for button in row]

    def whole(self) -> str:
        """All that it carries, what its buttons send included."""
        buttons = [f"{b.text} [{b.data or b.url}]" for b in self.buttons]
        links = [entity["url"] for entity in self.entities if "url" in entity]
        return "\n".join([self.text, *links, *buttons])


@dataclass(eq=False)
class Chat:
    """A chat; a private one has the id of its person. ``bot`` is how the bot stands in a group."""

    id: int
    kind: Kind
    title: str = ""
    members: list[User] = field(default_factory=list)
    bot: Literal["member", "administrator", "left", "kicked"] = "member"
    migrated_to: int = 0
    messages: dict[int, Message] = field(default_factory=dict)
    ids: Iterator[int] = field(default_factory=lambda: count(1))


@dataclass(eq=False)
class Query:
    """A button that was pressed, and what the bot answered. Times are seconds of the clock."""

    id: str
    by: User
    message: Message
    data: str
    at: float
    pressed: float
    """The same on a clock that only runs forward, whatever the clock of the test does."""
    answered: float | None = None
    text: str = ""
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Violation:
    """A limit of Telegram's that the bot broke, and where it is written down."""

    method: str
    what: str
    source: str


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a method and how it was answered; ``status`` 0 where the connection was dropped."""

    method: str
    params: Json
    status: int
    description: str = ""


class World:
    """All of it. Whoever reads or writes holds ``changed``, and says so when they have written."""

    def __init__(self, bot: User, clock: Callable[[], float]) -> None:
        self.bot = bot
        self.clock = clock
        self.changed = threading.Condition(threading.RLock())
        self.people: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.violations: list[Violation] = []
        self.calls: list[Call] = []
        self.commands: dict[str, list[Json]] = {}
        """What the menu offers, by scope and language."""
        self._orders = count(1)
        self._version = 0
        self._shared_ids = count(1)

    def private(self, user: User) -> Chat:
        """The chat of this person and the bot."""
        if user.id not in self.chats:
            self.chats[user.id] = Chat(user.id, "private", members=[user], ids=self._shared_ids)
        return self.chats[user.id]

    def group(self, chat_id: int, title: str, members: list[User]) -> Chat:
        """A new group. Ids below -1000000000000 are those of supergroups."""
        assert chat_id < 0, "a group's id is negative"
        kind: Kind = "supergroup" if str(chat_id).startswith("-100") else "group"
        ids = count(1) if kind == "supergroup" else self._shared_ids
        chat = self.chats[chat_id] = Chat(chat_id, kind, title, list(members), ids=ids)
        return chat

    def post(self, chat: Chat, sender: User, text: str = "", **more: Any) -> Message:
        """A new message in a chat, on the phones of all who are in it."""
        message = Message(
            chat, next(chat.ids), next(self._orders), sender, int(self.clock()), text, **more
        )
        chat.messages[message.id] = message
        self.show(message)
        return message

    def show(self, message: Message) -> None:
        """Note that all who are in the chat have this version before them."""
        for member in message.chat.members:
            member.seen.append(message.whole())
        self.note()

    def note(self) -> None:
        """Let those who wait look again; the caller holds ``changed``."""
        self._version += 1
        self.changed.notify_all()

    def violate(self, method: str, what: str, source: str) -> None:
        """Note that a limit was broken."""
        self.violations.append(Violation(method, what, source))

    def wait(self, true: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
        """Wait until this is true, looked at after each change and often besides.

        Raises ``AssertionError``, saying what was waited for, after ``patience`` seconds.
        """
        end = time.monotonic() + patience
        while True:
            version = self._version
            # Not held here: what is waited for may itself need the bot, and the bot us.
            if true():
                return
            assert time.monotonic() < end, f"waited {patience:g} s in vain until {what}"
            with self.changed:
                if version == self._version:
                    self.changed.wait(0.05)
