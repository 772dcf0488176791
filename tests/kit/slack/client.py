"""How a client of Slack's does what its person does: it tells the app, and obeys the answer."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tests.kit.phone import NotShown
from tests.kit.slack import elements, filling, payloads
from tests.kit.slack.delivery import Delivery
from tests.kit.slack.elements import Field, Pressable
from tests.kit.slack.parts import listed
from tests.kit.slack.payloads import Told
from tests.kit.slack.screen import Screen
from tests.kit.slack.views import View
from tests.kit.slack.workspace import Message, Person, SlackError

if TYPE_CHECKING:
    from tests.kit.slack.server import FakeSlack

Json = dict[str, Any]
Answer = str | Sequence[str]

TROUBLE = "We had some trouble connecting. Try again?"


class Client(Screen):
    """One person's client, at work on the fake's own event loop."""

    def __init__(self, slack: "FakeSlack", person: Person) -> None:
        super().__init__(slack.workspace, slack.views, person)
        self.slack = slack
        self.timeouts: list[str] = []
        """What was not answered within three seconds: "operation timed out" to the person."""
        self.troubles: list[str] = []
        """What failed in another way, as Slack tells the person."""
        self.told: list[Delivery] = []
        """Everything that the app was told of this person, with its answers."""

    async def _press(self, label: str, about: str, confirm: bool) -> Delivery | None:
        if self.tops(label, about, "submit"):
            return await self._submit(self.view)
        if self.tops(label, about, "close"):
            return next(iter(await self._close(everything=False)), None)
        target, at = self.find(label, about)
        if "confirm" in target.element and not confirm:
            return None
        return await self._tap(target, at)

    async def _tap(self, target: Pressable, at: Message | View) -> Delivery:
        return await self._tell(
            self.slack.payloads.pressed(self.person, at, payloads.button(target)), target.label
        )

    async def _command(self, command: str, text: str, channel: str) -> Delivery:
        place = self.workspace.channels[channel or self.person.dm]
        told = self.slack.payloads.command(self.person, place, command, text)
        delivery = await self._tell(told, command)
        answer = delivery.answer
        if delivery.ok and answer:
            given = answer if isinstance(answer, dict) else {"text": str(answer)}
            hook = self.workspace.hooks[told.payload["response_url"].split("/commands/")[1]]
            self._take(lambda: self.slack.methods.respond(hook, given), command)
        return delivery

    async def _fill(self, answers: Mapping[str, Answer], press: str | None) -> Delivery | None:
        for question, answer in answers.items():
            of, at = self._seek(question)
            options = await self._offered(of, at, answer) if answer else []
            state = filling.state(of, answer, options)
            at.typed[of.key] = state
            if of.block["type"] != "input" or of.block.get("dispatch_action"):
                action = payloads.chosen(of, state)
                await self._tell(self.slack.payloads.pressed(self.person, at, action), question)
        if press is None:
            return None
        return await (self._press(press, "", confirm=True) if press else self._submit(self.view))

    async def _offered(self, of: Field, at: Message | View, answer: Answer) -> list[Json]:
        """The options an answer is picked from: those sent along, or those the app suggests."""
        if not of.kind.endswith("external_select"):
            return listed(of.element)
        wanted = [answer] if isinstance(answer, str) else list(answer)
        return [option for text in wanted for option in await self._suggested(of, at, text)]

    async def _suggested(self, of: Field, at: Message | View, text: str) -> list[Json]:
        if len(text) < of.element.get("min_query_length", 3):
            raise NotShown(f"{of.label!r} does not search for as little as {text!r}")
        told = self.slack.payloads.sought(self.person, at, of, text)
        delivery = await self._tell(told, of.label)
        options: list[Json] = []
        if delivery.ok:
            self._take(
                lambda: options.extend(self.slack.methods.options(delivery.answer)), of.label
            )
        return options

    async def _search(self, question: str, text: str) -> list[str]:
        options = await self._suggested(*self._seek(question), text)
        return [elements.plain(option["text"]) for option in options]

    async def _submit(self, view: View, seen: str = "") -> Delivery | None:
        top = self.views.top(self.person.id)
        if top is not view or seen not in ("", view.hash):
            raise NotShown(f"{view.label('title')!r} is no longer in front")
        if not view.label("submit"):
            raise NotShown(f"{view.label('title')!r} has no submit button")
        view.errors = filling.missed(view)
        if view.errors:
            return None
        label = view.label("submit")
        delivery = await self._tell(self.slack.payloads.submitted(self.person, view), label)
        if delivery.ok and view in self.stack:
            self._take(lambda: self._obey(view, delivery.answer), label)
        return delivery

    def _obey(self, view: View, answer: Any) -> None:
        """Do what the answer to a submission says (docs.slack.dev/surfaces/modals)."""
        user = self.person.id
        match answer:
            case nothing if not nothing:
                self.views.close(user)
            case {"response_action": "clear"}:
                self.views.close(user, everything=True)
            case {"response_action": "update"}:
                body = self.slack.methods.view(answer, "response_action")
                self.views.update(view, body, "")
            case {"response_action": "push"}:
                body = self.slack.methods.view(answer, "response_action")
                self.views.push(user, body)
            case {"response_action": "errors", "errors": dict(errors)} if errors:
                inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
                if not errors.keys() <= inputs:
                    self.slack.violations.append(f"errors for {errors.keys() - inputs}")
                    raise SlackError("invalid_errors")
                view.errors = dict(errors)
            case _:
                self.slack.violations.append(f"an answer to a submission: {answer!r:.200}")
                raise SlackError("invalid_response")

    async def _back(self) -> Delivery | None:
        labels = [target.label for target in elements.pressables(self.view.blocks)]
        if "Back" in labels:
            return await self._press("Back", "", confirm=True)
        if len(self.stack) < 2:
            raise NotShown(f"{self.view.label('title')!r} has nothing to go back to")
        return next(iter(await self._close(everything=False)), None)

    async def _close(self, everything: bool) -> list[Delivery]:
        everything = everything or bool(self.view.body.get("clear_on_close"))
        closed = self.views.close(self.person.id, everything)
        return [
            await self._tell(self.slack.payloads.closed(self.person, view, everything), "close")
            for view in closed
            if view.body.get("notify_on_close")
        ]

    async def _says(self, text: str, channel: str, files: Sequence[str]) -> Delivery:
        place = self.workspace.channels[channel or self.person.dm]
        body: Json = {"text": filling.escaped(text)}
        if files:
            body |= {"subtype": "file_share", "files": [self._file(name) for name in files]}
        message = self.workspace.add(place, body, ours=False)
        return await self.slack.tell(self.slack.payloads.wrote(self.person, message, place))

    async def _edits(self, message: Message, text: str) -> Delivery:
        assert not message.ours, "people edit only what is theirs"
        before = dict(message.body)
        self.workspace.redraw(message, before | {"text": filling.escaped(text)})
        place = self.workspace.channels[message.channel]
        told = self.slack.payloads.edited(self.person, message, before, place)
        return await self.slack.tell(told)

    def _file(self, name: str) -> Json:
        file = f"F{self.workspace.number():010d}"
        url = f"https://files.slack.com/files-pri/{self.person.team}-{file}/{name}"
        return {"id": file, "name": name, "user": self.person.id, "url_private": url}

    async def _opens_home(self, tab: str) -> Delivery:
        event: Json = {"type": "app_home_opened", "user": self.person.id, "tab": tab}
        event |= {"channel": self.person.dm}
        if tab == "home" and self.home is not None:
            event |= {"view": self.home.payload(self.workspace.team)}
        return await self.slack.tell(self.slack.payloads.happened(event))

    async def _tell(self, told: Told, what: str) -> Delivery:
        delivery = await self.slack.tell(told)
        self.told.append(delivery)
        if delivery.fate == "timeout":
            self.timeouts.append(f"{what}: operation timed out")
        elif delivery.fate != "acked":
            self.troubles.append(f"{what}: {TROUBLE} ({delivery.fate} {delivery.status})")
        return delivery

    def _take(self, do: Callable[[], object], what: str) -> None:
        """Do what the app answered; what Slack cannot use it shows as trouble."""
        try:
            do()
        except SlackError as error:
            self.troubles.append(f"{what}: {TROUBLE} ({error.error})")
