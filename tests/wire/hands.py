"""A hand on a phone, the same for every platform: it opens, presses and fills what is shown."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from tests.kit.phone import NotShown
from tests.kit.slack import SlackPhone, elements
from tests.kit.telegram.phone import TelegramPhone
from tests.kit.telegram.world import Message

Answer = str | Sequence[str]
Answers = Mapping[str, Answer]
"""What is answered, by the question's words; options by their labels."""

REVIEW = "Check before you send"


class Hand(Protocol):
    """Somebody's hand."""

    def open(self, what: str) -> None:
        """Give a command."""
        ...

    def press(self, label: str, about: str = "") -> None:
        """Press a button once it is there, and see what comes of it."""
        ...

    def fill(self, answers: Answers, stop_at: str = "") -> None:
        """Fill the form in front of this person to its end, or until this is asked or told."""
        ...

    def sees(self, label: str, about: str = "") -> bool:
        """Whether such a button is there."""
        ...

    def until_sees(self, label: str, about: str = "") -> None:
        """Wait until it is."""
        ...

    def until_shown(self, text: str) -> None:
        """Wait until this is to be read."""
        ...

    def text(self) -> str:
        """Everything in front of this person."""
        ...

    def ever_saw(self) -> str:
        """Everything that ever came to this phone."""
        ...


class SlackHand:
    """On Slack: forms are modals."""

    def __init__(self, phone: SlackPhone) -> None:
        self.phone = phone

    def open(self, what: str) -> None:
        delivery = self.phone.command(f"/{what}")
        assert delivery.ok, delivery

    def press(self, label: str, about: str = "") -> None:
        self._put_away(label, about)
        self.phone.until_sees(label, about)
        delivery = self.phone.press(label, about)
        assert delivery is None or delivery.ok, delivery

    def fill(self, answers: Answers, stop_at: str = "") -> None:
        self.phone.until(lambda: self.phone.stack)
        for _ in range(40):
            if not self.phone.stack:
                return
            view = self.phone.view
            asked = [field.label for field in elements.fields(view.blocks)]
            if stop_at in asked:
                return
            if not view.label("submit"):
                return  # what came of it, to be read
            given = {label: answers[label] for label in asked if label in answers}
            seen = view.hash
            self.phone.fill(given)
            assert not self.phone.errors, self.phone.errors
            assert not self.phone.troubles, self.phone.troubles
            self._until_changed(seen)
        raise AssertionError(f"the form goes on for ever: {self.phone.text()}")

    def _put_away(self, label: str, about: str) -> None:
        """Close a last word that lies over the messages."""
        is_last = self.phone.stack and not self.phone.view.label("submit")
        if is_last and not self.phone.sees(label, about):
            self.phone.close()

    def _until_changed(self, seen: str) -> None:
        """Until another view than this is in front, or none."""
        self.phone.until(lambda: not self.phone.stack or self.phone.view.hash != seen)

    def sees(self, label: str, about: str = "") -> bool:
        return self.phone.sees(label, about)

    def until_sees(self, label: str, about: str = "") -> None:
        self._put_away(label, about)
        self.phone.until_sees(label, about)

    def until_shown(self, text: str) -> None:
        self.phone.until_shown(text)

    def text(self) -> str:
        return self.phone.text()

    def ever_saw(self) -> str:
        return self.phone.ever_saw()


class TelegramHand:
    """On Telegram: forms are interviews."""

    def __init__(self, phone: TelegramPhone) -> None:
        self.phone = phone
        self._stop_at = ""

    def open(self, what: str) -> None:
        before = len(self.phone.private)
        self.phone.command(f"/{what}")
        self.phone.settle(lambda: len(self.phone.private) > before + 1)

    def press(self, label: str, about: str = "") -> None:
        self.until_sees(label, about)
        self.phone.press(label, about)
        self.phone.settle()

    def fill(self, answers: Answers, stop_at: str = "") -> None:
        given = dict(answers)
        self.phone.settle(lambda: self._form() is not None)
        self._stop_at = stop_at
        for _ in range(120):
            form = self._form()
            if form is None or self._stops():
                return
            self._answer(form, given)
        raise AssertionError(f"the form goes on for ever: {self.phone.text()}")

    def sees(self, label: str, about: str = "") -> bool:
        return self.phone.sees(label, about)

    def until_sees(self, label: str, about: str = "") -> None:
        self.phone.settle(lambda: self.phone.sees(label, about))

    def until_shown(self, text: str) -> None:
        self.phone.settle(lambda: text in self.phone.text())

    def text(self) -> str:
        return self.phone.text()

    def ever_saw(self) -> str:
        return self.phone.ever_saw()

    def _form(self) -> Message | None:
        """The newest message that is a screen of a form: there is always a way out of one."""
        for message in reversed(self.phone.private):
            if any(button.text == "Cancel" for button in message.buttons):
                return message
        return None

    def _answer(self, form: Message, given: dict[str, Answer]) -> None:
        labels = [button.text for button in form.buttons]
        if REVIEW in form.text:
            self._tap("Send", form)
            return
        opens = {label.partition(": ")[0]: label for label in labels if ": " in label}
        for question in [*given]:
            short = question.rstrip("?")
            if short in opens:
                answer = given.pop(question)
                self._tap(opens[short], form)
                self._one(question, answer)
                return
        for question in [*given]:
            if question in form.text and not opens:
                self._one(question, given.pop(question))
                return
        onward = [
            label for label in labels if label in ("Next", "Skip") or label.startswith("Keep ")
        ]
        if not onward:
            last = [label for label in labels if label not in ("Back", "Cancel")]
            assert last, f"no way on: {form.text}"
            onward = last[-1:]
        self._tap(onward[0], form)

    def _one(self, question: str, answer: Answer) -> None:
        form = self._form()
        assert form is not None
        assert question in form.text, f"{question!r} is not asked: {form.text}"
        wanted = [answer] if isinstance(answer, str) else list(answer)
        ticks = any(button.text[:1] in "☐☑" for button in form.buttons)
        for one in wanted:
            form = self._form() or form
            if any(button.text.lstrip("☐☑● ") == one for button in form.buttons):
                self._tap(one, form)
            else:
                self._type(one)
        if ticks:
            form = self._form() or form
            labels = [button.text for button in form.buttons]
            self._tap("Done" if "Done" in labels else "Next", form)

    def _tap(self, label: str, form: Message) -> None:
        before = (form.text, [button.data for button in form.buttons])
        for button in form.buttons:
            if label in (button.text, button.text.lstrip("☐☑● ")):
                self.phone.tap(form, button.data)
                break
        else:
            raise NotShown(f"no {label!r} in {form.text}: {[b.text for b in form.buttons]}")

        def changed() -> bool:
            now = self._form()
            if self._stops() or now is not form:
                return True
            return (now.text, [button.data for button in now.buttons]) != before

        self.phone.settle(changed)

    def _stops(self) -> bool:
        """Whether what was filled up to is asked, or told beside the form."""
        return bool(self._stop_at) and any(
            self._stop_at in message.text for message in self.phone.private[-3:]
        )

    def _type(self, text: str) -> None:
        before = self._form()
        seen = before and (before.text, [button.data for button in before.buttons])
        self.phone.says(text)

        def changed() -> bool:
            now = self._form()
            if now is None:  # put away, and what comes next stands below what was typed
                return self.phone.private[-1].sender is not self.phone.user
            return now is not before or (now.text, [b.data for b in now.buttons]) != seen

        self.phone.settle(changed)
