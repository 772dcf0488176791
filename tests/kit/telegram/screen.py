"""What a person sees on their phone: messages, buttons, and what was answered to presses."""

import re
from typing import TYPE_CHECKING, NoReturn

from tests.kit.phone import NotShown
from tests.kit.telegram.world import Button, Chat, Message, Query, User, World

if TYPE_CHECKING:
    from tests.kit.telegram.group import TelegramGroup

_MARKS = re.compile(r"^[^\w]+")


class Screen:
    """The screen of one person; it shows the private chat and the groups that they are in."""

    def __init__(self, world: World, user: User) -> None:
        self._world = world
        self.user = user
        self.queries: list[Query] = []

    @property
    def messages(self) -> list[Message]:
        """The messages on this phone in all its chats, oldest first."""
        with self._world.changed:
            found = [
                message
                for chat in self._chats()
                for message in chat.messages.values()
                if not message.deleted
            ]
        return sorted(found, key=lambda message: message.order)

    @property
    def private(self) -> list[Message]:
        """Those of the private chat."""
        return [message for message in self.messages if message.chat.kind == "private"]

    @property
    def alerts(self) -> list[str]:
        """What was answered to presses, alerts and toasts, oldest press first; no empty ones."""
        with self._world.changed:
            return [query.text for query in self.queries if query.text]

    @property
    def alert(self) -> str:
        """What was answered to the latest press; empty if nothing was."""
        with self._world.changed:
            return self.queries[-1].text if self.queries else ""

    @property
    def answer_times(self) -> list[float]:
        """Seconds from each press to its answer, of those that were answered."""
        with self._world.changed:
            return [
                query.answered - query.pressed
                for query in self.queries
                if query.answered is not None
            ]

    def text(self) -> str:
        """Everything in front of this person: their messages, and the latest alert."""
        return "\n".join([*(message.text for message in self.messages), self.alert])

    def ever_saw(self) -> str:
        """Everything that ever reached this phone, what buttons carry too."""
        with self._world.changed:
            return "\n".join(self.user.seen)

    def message(self, about: str = "", group: "TelegramGroup | None" = None) -> Message:
        """The newest message from the bot whose text mentions this. Raises NotShown."""
        return next(iter(self._from_bot(about, group)), None) or self._fail("a message", about)

    def find(
        self, label: str, about: str = "", group: "TelegramGroup | None" = None
    ) -> tuple[Message, Button]:
        """The button with this text, or with a mark before it, newest first. Raises NotShown."""
        for message in self._from_bot(about, group):
            for button in message.buttons:
                if label in (button.text, _MARKS.sub("", button.text)):
                    return message, button
        return self._fail(repr(label), about)

    def sees(self, label: str, about: str = "", group: "TelegramGroup | None" = None) -> bool:
        """Whether this person sees such a button."""
        try:
            self.find(label, about, group)
        except NotShown:
            return False
        return True

    def labels(self, about: str = "", group: "TelegramGroup | None" = None) -> list[str]:
        """What the buttons say on the newest message about this."""
        return [button.text for button in self.message(about, group).buttons]

    def _chats(self) -> list[Chat]:
        return [chat for chat in self._world.chats.values() if self.user in chat.members]

    def _from_bot(self, about: str, group: "TelegramGroup | None") -> list[Message]:
        return [
            message
            for message in reversed(self.messages)
            if message.sender is self._world.bot
            and about in message.text
            and (group is None or message.chat is group.chat)
        ]

    def _fail(self, what: str, about: str) -> NoReturn:
        shown = [(m.text[:40], [b.text for b in m.buttons]) for m in self._from_bot("", None)]
        name = self.user.first_name
        raise NotShown(f"{name} sees no {what} about {about or 'anything'}: {shown}")
