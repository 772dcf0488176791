"""A person's Telegram: they write, send and block, and press only what the screen shows."""

import re
import time
from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING

from tests.kit.telegram import updates
from tests.kit.telegram.delivery import Delivery
from tests.kit.telegram.limits import START
from tests.kit.telegram.polling import Update
from tests.kit.telegram.screen import Screen
from tests.kit.telegram.world import PATIENCE, Chat, Message, Query, User, World

if TYPE_CHECKING:
    from tests.kit.telegram.group import TelegramGroup

_DEEP_LINK = re.compile(r"https?://t\.me/(\w+)\?start=(.*)")
_UNIQUE = count(1)


class TelegramPhone(Screen):
    """One person's phone; whoever writes or presses does so in private unless a group is given.

    ``taps`` counts presses, ``typed`` the messages that are no commands; ``opened`` are links
    that were followed out of Telegram. ``updates`` is what went out from here.
    """

    def __init__(self, world: World, delivery: Delivery, user: User) -> None:
        super().__init__(world, user)
        self._delivery = delivery
        self.updates: list[Update] = []
        self.opened: list[str] = []
        self.taps = 0
        self.typed = 0

    # -- what a person does

    def press(
        self, label: str, about: str = "", group: "TelegramGroup | None" = None
    ) -> Query | None:
        """Press a button that this person sees; a link is followed. None for a link."""
        message, button = self.find(label, about, group)
        self.taps += 1
        if not button.url:
            return self._press(message, button.data)
        link = _DEEP_LINK.fullmatch(button.url)
        if link and link.group(1) == self._world.bot.username:
            self.start(link.group(2))
        else:
            self.opened.append(button.url)
        return None

    def tap(self, message: Message, data: str) -> Query:
        """Press what is not there, or no more: bots/api#callbackquery warns that it may come."""
        self.taps += 1
        return self._press(message, data)

    def start(self, code: str = "") -> Message:
        """Press Start, or follow a deep link with this code; it opens the conversation."""
        assert not code or START.fullmatch(code), f"no deep link carries {code!r}"
        with self._world.changed:
            self.unblocks_bot()
            self.user.opened = True
            return self._writes(None, f"/start {code}".strip())

    def command(self, text: str, group: "TelegramGroup | None" = None) -> Message:
        """Give a command, with its slash."""
        assert text.startswith("/"), "a command begins with a slash"
        return self._writes(group, text)

    def says(
        self,
        text: str,
        group: "TelegramGroup | None" = None,
        reply_to: Message | None = None,
    ) -> Message:
        """Write to the bot, or in a group: the bot sees only what its privacy mode lets it."""
        if not text.startswith("/"):
            self.typed += 1
        return self._writes(group, text, reply_to)

    def edits(self, message: Message, text: str) -> None:
        """Edit a message of one's own, or the words beside a picture."""
        assert message.sender is self.user, "people edit only what is theirs"
        with self._world.changed:
            if message.text:
                message.text, message.entities = text, updates.typed_entities(text)
            else:
                message.extra["caption"] = text
            message.edited = int(self._world.clock())
            self._world.show(message)
            if self._bot_hears(message, None):
                self._tell("edited_message", message)

    def deletes(self, message: Message) -> None:
        """Delete a message on both sides; the bot is not told."""
        with self._world.changed:
            message.deleted = True

    def sends_photo(self, caption: str = "", group: "TelegramGroup | None" = None) -> Message:
        """Send a photo."""
        return self._sends("photo", caption, group)

    def sends_document(self, caption: str = "", group: "TelegramGroup | None" = None) -> Message:
        """Send a document."""
        return self._sends("document", caption, group)

    def sends_voice(self, group: "TelegramGroup | None" = None) -> Message:
        """Send a voice note."""
        return self._sends("voice", "", group)

    def blocks_bot(self) -> None:
        """Block the bot."""
        self._block(True)

    def unblocks_bot(self) -> None:
        """Let the bot write again."""
        self._block(False)

    def leaves_group(self, group: "TelegramGroup") -> None:
        """Leave a group."""
        with self._world.changed:
            left = {"left_chat_member": updates.user(self.user)}
            message = self._world.post(group.chat, self.user, extra=left)
            group.chat.members.remove(self.user)
            if group.chat.bot in ("member", "administrator"):
                self._tell("message", message)

    # -- waiting

    def settle(
        self, until: Callable[[], object] = lambda: True, patience: float = PATIENCE
    ) -> None:
        """Wait until this person's presses are answered, what they did is taken, and ``until``.

        Raises AssertionError after ``patience`` seconds.
        """
        name = self.user.first_name
        self._world.wait(
            lambda: all(query.answered is not None for query in self.queries),
            f"{name}'s presses are answered",
            patience,
        )
        self._world.wait(
            lambda: all(update.done for update in self.updates),
            f"the bot took what {name} did",
            patience,
        )
        self._world.wait(until, f"what was to come of it has come to {name}", patience)

    # -- inside

    def _press(self, message: Message, data: str) -> Query:
        with self._world.changed:
            at = self._world.clock()
            number = (self.user.id << 32) + next(_UNIQUE)
            query = Query(str(number), self.user, message, data, at, time.monotonic())
            self._world.queries[query.id] = query
            self.queries.append(query)
            body = updates.callback_query(query, self._world.bot)
            # A queue of its own for each person who presses (tdlib, the Bot API server).
            self.updates.append(
                self._delivery.add("callback_query", body, self.user.id + (3 << 33))
            )
            self._world.note()
            return query

    def _chat(self, group: "TelegramGroup | None") -> Chat:
        if group is None:
            return self._world.private(self.user)
        assert self.user in group.chat.members, "only members write in a group"
        return group.chat

    def _writes(
        self, group: "TelegramGroup | None", text: str, reply_to: Message | None = None
    ) -> Message:
        with self._world.changed:
            if group is None:
                assert self.user.opened, "the chat shows Start alone"
                assert not self.user.blocked, "the chat shows Restart alone"
            extra = {"reply_to_message": updates.message(reply_to)} if reply_to else {}
            entities = updates.typed_entities(text)
            message = self._world.post(
                self._chat(group), self.user, text, entities=entities, extra=extra
            )
            if self._bot_hears(message, reply_to):
                self._tell("message", message)
            return message

    def _sends(self, kind: str, caption: str, group: "TelegramGroup | None") -> Message:
        with self._world.changed:
            extra = updates.attachment(kind, next(_UNIQUE))
            extra |= {"caption": caption} if caption else {}
            message = self._world.post(self._chat(group), self.user, extra=extra)
            if self._bot_hears(message, None):
                self._tell("message", message)
            return message

    def _bot_hears(self, message: Message, reply_to: Message | None) -> bool:
        """core.telegram.org/bots/features#privacy-mode"""
        bot, text = self._world.bot, message.text
        if message.chat.kind == "private":
            return True
        if message.chat.bot == "administrator":
            return True
        if message.chat.bot != "member":
            return False
        if reply_to is not None and reply_to.sender is bot:
            return True
        named = f"@{bot.username}".lower() in text.lower()
        commands = [entity for entity in message.entities if entity["type"] == "bot_command"]
        return named or (bool(commands) and "@" not in text.split()[0])

    def _tell(self, kind: str, message: Message) -> None:
        self.updates.append(self._delivery.add(kind, updates.message(message), message.chat.id))

    def _block(self, blocked: bool) -> None:
        with self._world.changed:
            if self.user.blocked == blocked:
                return
            self.user.blocked = blocked
            old, new = ("member", "kicked") if blocked else ("kicked", "member")
            at, bot = int(self._world.clock()), self._world.bot
            chat = self._world.private(self.user)
            body = updates.membership(chat, self.user, at, bot, old, new)
            self.updates.append(self._delivery.add("my_chat_member", body, chat.id))
