"""A group on Telegram: who is in it, how the bot stands, and that it may become a supergroup."""

from tests.kit.telegram import updates
from tests.kit.telegram.delivery import Delivery
from tests.kit.telegram.phone import TelegramPhone
from tests.kit.telegram.world import Chat, Json, Message, User, World


class TelegramGroup:
    """A group. What its members do by hand is here; what they write is on their phones."""

    def __init__(self, world: World, delivery: Delivery, chat: Chat) -> None:
        self._world = world
        self._delivery = delivery
        self.chat = chat

    @property
    def id(self) -> int:
        """Its id: below -1000000000000 for a supergroup."""
        return self.chat.id

    @property
    def messages(self) -> list[Message]:
        """What stands in it, oldest first."""
        with self._world.changed:
            return [one for one in self.chat.messages.values() if not one.deleted]

    def text(self) -> str:
        """All that stands in it."""
        return "\n".join(message.text for message in self.messages)

    def adds(self, by: TelegramPhone, *phones: TelegramPhone) -> None:
        """Somebody adds these people."""
        with self._world.changed:
            self.chat.members += [phone.user for phone in phones]
            self._says(by.user, {"new_chat_members": [updates.user(p.user) for p in phones]})

    def adds_bot(self, by: TelegramPhone, administrator: bool = False) -> None:
        """Somebody adds the bot."""
        with self._world.changed:
            self._bot_is(by.user, "administrator" if administrator else "member")
            self._says(by.user, {"new_chat_members": [updates.user(self._world.bot)]})

    def kicks_bot(self, by: TelegramPhone) -> None:
        """Somebody removes the bot, for good."""
        with self._world.changed:
            self._bot_is(by.user, "kicked")

    def migrates(self, by: TelegramPhone, new_id: int) -> "TelegramGroup":
        """It becomes a supergroup with a new id; nothing can be sent to the old one."""
        assert self.chat.kind == "group", "a supergroup stays what it is"
        with self._world.changed:
            new = self._world.group(new_id, self.chat.title, self.chat.members)
            self._says(by.user, {"migrate_to_chat_id": new_id})
            group = TelegramGroup(self._world, self._delivery, new)
            group._says(by.user, {"migrate_from_chat_id": self.chat.id})
            self.chat.migrated_to = new_id
            return group

    def _says(self, by: User, what: Json) -> None:
        """A service message."""
        message = self._world.post(self.chat, by, extra=what)
        if self.chat.bot in ("member", "administrator"):
            self._delivery.add("message", updates.message(message), self.chat.id)

    def _bot_is(self, by: User, status: str) -> None:
        bot, at = self._world.bot, int(self._world.clock())
        body = updates.membership(self.chat, by, at, bot, self.chat.bot, status)
        match status:
            case "member" | "administrator" | "left" | "kicked":
                self.chat.bot = status
            case _:
                raise AssertionError(f"no bot is {status!r}")
        self._delivery.add("my_chat_member", body, self.chat.id)
