"""A person's Slack: what they see, and only what they see can be pressed."""

import json
from collections.abc import Callable, Mapping
from typing import TypeVar

from tests.kit.slack.client import Answer, Client
from tests.kit.slack.delivery import Delivery
from tests.kit.slack.elements import Pressable
from tests.kit.slack.views import View
from tests.kit.slack.workspace import Message

T = TypeVar("T")


class SlackPhone(Client):
    """One person's phone. Every deed has an ``a...`` twin to await from any event loop."""

    def press(self, label: str, about: str = "", *, confirm: bool = True) -> Delivery | None:
        """Press what is so labelled: a button of the modal, else of the newest message.

        ``about`` is the reference it belongs to; ``confirm=False`` says no to "Are you sure?".
        None where nothing went to the app. Raises NotShown.
        """
        return self.slack.wait(self._press(label, about, confirm))

    async def apress(self, label: str, about: str = "", *, confirm: bool = True) -> Delivery | None:
        """As ``press``."""
        return await self.slack.join(self._press(label, about, confirm))

    def tap(self, target: Pressable, at: Message | View) -> Delivery:
        """Press this very thing, even if it has gone since."""
        return self.slack.wait(self._tap(target, at))

    async def atap(self, target: Pressable, at: Message | View) -> Delivery:
        """As ``tap``."""
        return await self.slack.join(self._tap(target, at))

    def command(self, command: str, text: str = "", channel: str = "") -> Delivery:
        """Type a slash command, in the private conversation unless a channel is named."""
        return self.slack.wait(self._command(command, text, channel))

    async def acommand(self, command: str, text: str = "", channel: str = "") -> Delivery:
        """As ``command``."""
        return await self.slack.join(self._command(command, text, channel))

    def fill(self, answers: Mapping[str, Answer], press: str | None = "") -> Delivery | None:
        """Answer questions by label (or action id, or block id), options by label or value.

        Then press ``press``: the submit button where it is empty, nothing where it is None.
        """
        return self.slack.wait(self._fill(answers, press))

    async def afill(self, answers: Mapping[str, Answer], press: str | None = "") -> Delivery | None:
        """As ``fill``."""
        return await self.slack.join(self._fill(answers, press))

    def search(self, question: str, text: str) -> list[str]:
        """Type in a list that searches: the labels of what the app suggests."""
        return self.slack.wait(self._search(question, text))

    async def asearch(self, question: str, text: str) -> list[str]:
        """As ``search``."""
        return await self.slack.join(self._search(question, text))

    def submit_to(self, view: View, seen: str) -> Delivery | None:
        """Submit a view as its hash was when seen. Raises NotShown where it was replaced since."""
        return self.slack.wait(self._submit(view, seen))

    def back(self) -> Delivery | None:
        """Press Back, or close the top view where another lies under it."""
        return self.slack.wait(self._back())

    async def aback(self) -> Delivery | None:
        """As ``back``."""
        return await self.slack.join(self._back())

    def close(self, everything: bool = False) -> list[Delivery]:
        """Close the modal in front, or with the cross all of them."""
        return self.slack.wait(self._close(everything))

    async def aclose(self, everything: bool = False) -> list[Delivery]:
        """As ``close``."""
        return await self.slack.join(self._close(everything))

    def says(self, text: str, channel: str = "") -> Delivery:
        """Write to the bot, or in a channel."""
        return self.slack.wait(self._says(text, channel, ()))

    async def asays(self, text: str, channel: str = "") -> Delivery:
        """As ``says``."""
        return await self.slack.join(self._says(text, channel, ()))

    def edits(self, message: Message, text: str) -> Delivery:
        """Edit a message of one's own."""
        return self.slack.wait(self._edits(message, text))

    def sends_file(self, *names: str, text: str = "", channel: str = "") -> Delivery:
        """Send files, with a text or without."""
        return self.slack.wait(self._says(text, channel, names))

    def opens_home(self, tab: str = "home") -> Delivery:
        """Look at the app's Home tab, or at its Messages tab."""
        return self.slack.wait(self._opens_home(tab))

    async def aopens_home(self, tab: str = "home") -> Delivery:
        """As ``opens_home``."""
        return await self.slack.join(self._opens_home(tab))

    def ever_saw(self) -> str:
        """Everything that this person's client was ever sent, what is not drawn too."""
        answers = [delivery.answer for delivery in self.told if delivery.answer]
        sent = [*self.workspace.saw(self.person.id), *answers]
        return "\n".join(json.dumps(body, ensure_ascii=False) for body in sent)

    def until(self, holds: Callable[[], T], within: float = 60.0) -> T:
        """Wait until this holds and give what it gave. Raises NotShown after so many seconds."""
        return self.slack.until(holds, within, lambda: f"{self.person.id} sees:\n{self.text()}")

    def until_sees(self, label: str, about: str = "", within: float = 60.0) -> None:
        """Wait until such a button is there."""
        self.until(lambda: self.sees(label, about), within)

    def until_shown(self, text: str, within: float = 60.0) -> None:
        """Wait until this text is there."""
        self.until(lambda: text in self.text(), within)
