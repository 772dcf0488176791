"""What the engine answers, as it reaches the person who acted: in the acknowledgement or after."""

import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from bot.adapters.slack.api import Api, Denied
from bot.adapters.slack.blocks import fallback, heading, parts, word
from bot.adapters.slack.fields import drawn
from bot.adapters.slack.heard import Place
from bot.adapters.slack.modals import VIEW, Mark, mark_of, modal, note, step_of
from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.cards import Button
from bot.chat.forms import FormView
from bot.chat.incoming import Incoming, Stands
from bot.chat.platform import SendFailed
from bot.chat.replies import Put, Replace, Reply, Show, Whisper
from bot.chat.steps import Step

Json = dict[str, Any]
After = Callable[[], Coroutine[Any, Any, None]]

Handle = Callable[[Incoming], Awaitable[Reply]]
"""The engine; it never raises."""

_log = logging.getLogger(__name__)

_MOST_ANSWERS = 5
"""docs.slack.dev/interactivity/handling-user-interaction: uses of a ``response_url``."""

_HELD = "Slack could not open the form. It is kept: press Resume."


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of an acknowledgement, and what is done besides.

    ``urgent`` is what cannot wait for the acknowledgement: a trigger lives 3 s.
    """

    body: Json | None = None
    after: After | None = None
    urgent: bool = False


class Replies:
    """Draws replies: a body for the acknowledgement, and what is to be done besides."""

    def __init__(self, api: Api, handle: Handle) -> None:
        self._api = api
        self._handle = handle

    def answer(self, reply: Reply, place: Place, by: Address | None = None) -> Answer:
        """What becomes of a reply where somebody acted; ``by`` is who that was."""
        match place.surface, reply:
            case "submission", None:
                return Answer({"response_action": "clear"})
            case _, None:
                return Answer()
            case "submission", Put(form):
                known = partial(self._stands, form, place.view, by)
                return Answer(_to_submission(form, place), known if form.dies_with else None)
            case "submission", Show() | Replace() | Whisper():
                return Answer({"response_action": "update", "view": _note(reply)})
            case "modal", Put(form):
                return Answer(after=lambda: self._show(place, form, by), urgent=True)
            case "modal", Show() | Replace() | Whisper():
                return Answer(after=lambda: self._update(place, _note(reply)), urgent=True)
            case _, Put(form):
                return Answer(after=lambda: self._open(place, form, by), urgent=True)
            case "command", Show() | Replace() | Whisper():
                first, *others = _messages(reply)
                return Answer(first, (lambda: self._say(place, others)) if others else None)
            case _, Show() | Replace() | Whisper():
                return Answer(after=lambda: self._say(place, _messages(reply), reply))
            case _:
                raise AssertionError("unreachable")

    async def besides(self, reply: Reply, place: Place) -> None:
        """Say one thing more, privately, where somebody acted."""
        if isinstance(reply, Whisper):
            await self._say(place, _messages(reply))

    async def say_late(self, place: Place, body: Json) -> None:
        """Say after all what an acknowledgement that was too late would have said."""
        if place.surface == "command":
            await self._say(place, [body])
        elif "view" in body:
            # Where something else came into the window meanwhile, that stands.
            await self._update(place, body["view"], hash=place.hash)

    async def _open(self, place: Place, form: FormView, by: Address | None) -> None:
        view = modal(step_of(form))
        try:
            opened = await self._api.call("views.open", trigger_id=place.trigger, view=view)
        except SendFailed as failed:
            if isinstance(failed, Denied) and failed.error == "exchanged_trigger_id":
                return  # a copy of this press was first, and the form stands open
            _unsent("views.open", failed)
            resume = Button("Resume", Action("draft", "resume", form.draft, opens=True), "primary")
            await self._say(place, _messages(Whisper(_HELD, (resume,))))
        else:
            await self._stands(form, str((opened.get("view") or {}).get("id", "")), by)

    async def _show(self, place: Place, form: FormView, by: Address | None) -> None:
        await self._update(place, modal(step_of(form)))
        await self._stands(form, place.view, by)

    async def _stands(self, form: FormView, view: str, by: Address | None) -> None:
        """Have the engine know of a window that must not stay as it is."""
        if form.dies_with and view and by is not None:
            key, at = f"{form.draft}.{view}", datetime.now(UTC)
            await self._handle(Stands(key, by, at, form.dies_with, f"{VIEW}{view}"))

    async def _update(self, place: Place, view: Json, **only: str) -> None:
        try:
            await self._api.call("views.update", view_id=place.view, view=view, **only)
        except SendFailed as failed:
            _unsent("views.update", failed)

    async def _say(self, place: Place, messages: list[Json], reply: Reply = None) -> None:
        try:
            if place.answer_to:
                # In a channel a card is everybody's; there the outbox draws it anew.
                over = isinstance(reply, Replace) and (
                    place.ephemeral or place.channel.startswith("D")
                )
                for number, message in enumerate(_few(messages)):
                    replaces = {"replace_original": over and not number}
                    await self._api.respond(place.answer_to, message | replaces)
                return
            for message in messages:
                body = {"text": message["text"], "blocks": message["blocks"]}
                if place.surface == "private":
                    await self._api.call("chat.postMessage", channel=place.channel, **body)
                elif place.channel:
                    await self._api.call(
                        "chat.postEphemeral", channel=place.channel, user=place.user, **body
                    )
        except SendFailed as failed:
            _unsent("reply", failed)


def _few(messages: list[Json]) -> list[Json]:
    """As many as may be said, the last one with its buttons among them."""
    return [*messages[: _MOST_ANSWERS - 1], *messages[_MOST_ANSWERS - 1 :][-1:]]


def _messages(reply: Show | Replace | Whisper) -> list[Json]:
    if isinstance(reply, Whisper):
        text, messages = fallback(reply), word(reply)
    else:
        text, messages = heading(reply.card), parts(reply.card)
    return [{"response_type": "ephemeral", "text": text, "blocks": blocks} for blocks in messages]


def _note(reply: Show | Replace | Whisper) -> Json:
    return note(reply if isinstance(reply, Whisper) else reply.card)


def _to_submission(form: FormView, place: Place) -> Json:
    """The next step, or what is wrong with this one, in place where nothing else changed."""
    step = step_of(form)
    errors = _in_place(step, place)
    if errors:
        return {"response_action": "errors", "errors": errors}
    return {"response_action": "update", "view": modal(step)}


def _in_place(step: Step, place: Place) -> dict[str, str]:
    """Errors by the fields that are in front of the person, none where the step must be drawn."""
    view, mark = step.view, place.mark
    if mark is None or not view.wrong or not _same(mark, mark_of(step)):
        return {}
    questions = {question.name: question for question in view.questions}
    for name in view.wrong:
        question = questions.get(name)
        if question is None or not drawn(question) or name not in place.fields:
            return {}
        if question.kind == "text" and view.given.get(name, ()) != place.given.get(name, ()):
            return {}  # something was taken out of it, and must not stand there still
    return {place.fields[name]: error for name, error in view.wrong.items()}


def _same(one: Mark, other: Mark) -> bool:
    return (one.draft, one.page, one.asked) == (other.draft, other.page, other.asked)


def _unsent(what: str, failed: SendFailed) -> None:
    _log.warning("slack: %s not sent: %s", what, failed)
