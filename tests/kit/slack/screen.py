"""What a person sees of Slack, and how a thing they name is found there."""

from typing import Any

from tests.kit.phone import NotShown
from tests.kit.slack import elements
from tests.kit.slack.elements import Field, Pressable
from tests.kit.slack.views import View, Views
from tests.kit.slack.workspace import Message, Person, Workspace

Json = dict[str, Any]


class Screen:
    """The modal in front of a person; else their messages, the newest first, and the Home tab."""

    def __init__(self, workspace: Workspace, views: Views, person: Person) -> None:
        self.workspace = workspace
        self.views = views
        self.person = person

    @property
    def view(self) -> View:
        """The modal in front of this person. Raises NotShown."""
        view = self.views.top(self.person.id)
        if view is None:
            raise NotShown(f"{self.person.id} has no modal open, but sees:\n{self.text()}")
        return view

    @property
    def stack(self) -> list[View]:
        """All open modals, the one in front last."""
        return list(self.views.stacks.get(self.person.id, []))

    @property
    def home(self) -> View | None:
        """The Home tab, where one was published."""
        return self.views.homes.get(self.person.id)

    @property
    def errors(self) -> dict[str, str]:
        """What stands in red below the questions of the modal, by block id."""
        view = self.views.top(self.person.id)
        return {} if view is None else dict(view.errors)

    def error(self, question: str) -> str:
        """What stands in red below this question; empty where nothing does."""
        return self.errors.get(self._seek(question)[0].block["block_id"], "")

    def messages(self, about: str = "") -> list[Message]:
        """The messages that this person sees, ephemeral ones too, oldest first."""
        seen = self.workspace.visible(self.person.id)
        return [message for message in seen if about in message_text(message)]

    def message(self, about: str = "") -> Message:
        """The newest message about a case. Raises NotShown."""
        found = self.messages(about)
        if not found:
            raise NotShown(f"{self.person.id} has no message about {about!r}")
        return found[-1]

    def rung(self, about: str) -> int:
        """How many messages came about a case: each one rings; redrawing and whispers do not."""
        return sum(message.ours and not message.to for message in self.messages(about))

    def find(self, label: str, about: str = "") -> tuple[Pressable, Message | View]:
        """What is so labelled and where it stands, the newest first. Raises NotShown."""
        shown = []
        near: list[tuple[Pressable, Message | View]] = []
        for at in self._surfaces():
            whole = view_text(at) if isinstance(at, View) else message_text(at)
            for target in elements.pressables(_blocks(at)):
                own = "\n".join([target.value, *elements.lines([target.block])])
                shown.append(f"{target.label} {target.value}".strip())
                if target.label == label and about in own:
                    return target, at
                if target.label == label and about in whole:
                    near.append((target, at))
        if near:
            return near[0]
        raise NotShown(f"{self.person.id} sees no {label!r} about {about or 'anything'}: {shown}")

    def tops(self, label: str, about: str, of: str) -> bool:
        """Whether the modal, about this case, has this label on its ``submit`` or ``close``."""
        view = self.views.top(self.person.id)
        if view is None or about not in view_text(view):
            return False
        return label == (view.label(of) or ("Cancel" if of == "close" else ""))

    def sees(self, label: str, about: str = "") -> bool:
        """Whether this person sees such a button, or the modal is submitted or closed by it."""
        if self.tops(label, about, "submit") or self.tops(label, about, "close"):
            return True
        try:
            self.find(label, about)
        except NotShown:
            return False
        return True

    def text(self) -> str:
        """Everything in front of this person, as text."""
        views = ([] if self.home is None else [self.home]) + self.stack[-1:]
        return "\n".join(
            [
                *(message_text(message) for message in self.messages()),
                *(view_text(view) for view in views),
                *self.errors.values(),
            ]
        )

    def _surfaces(self) -> list[Message | View]:
        view = self.views.top(self.person.id)
        if view is not None:
            return [view]
        behind = [message for message in reversed(self.messages()) if message.ours]
        return [*behind, *([] if self.home is None else [self.home])]

    def _seek(self, question: str) -> tuple[Field, Message | View]:
        asked: list[str] = []
        for at in self._surfaces():
            for field in elements.fields(_blocks(at)):
                if question in (field.label, field.element["action_id"], field.block["block_id"]):
                    return field, at
                asked.append(field.label)
        raise NotShown(f"{self.person.id} is not asked {question!r}: {asked}")


def _blocks(at: Message | View) -> list[Json]:
    blocks: list[Json] = at.body.get("blocks", [])
    return blocks


def message_text(message: Message) -> str:
    """A message as it is drawn: its blocks, or where there are none its text."""
    blocks = message.body.get("blocks")
    return "\n".join(elements.lines(blocks)) if blocks else elements.plain(message.body["text"])


def view_text(view: View) -> str:
    """A view as it is drawn, with what was filled in."""
    drawn = [view.label("title"), *elements.lines(view.blocks)]
    drawn += [elements.entered(state) for state in view.typed.values()]
    return "\n".join([*drawn, view.label("submit"), view.label("close")])
