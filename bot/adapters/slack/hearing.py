"""One way from what Slack tells to the engine and back, whichever transport it came by."""

import asyncio
import logging
import secrets
import traceback
from collections import OrderedDict
from collections.abc import Coroutine
from typing import Any

from bot.adapters.slack.fields import options
from bot.adapters.slack.health import Health
from bot.adapters.slack.heard import Challenge, Heard, Invited, Lost, Sought, Told
from bot.adapters.slack.payload import read
from bot.adapters.slack.replies import Answer, Handle, Replies
from bot.chat.find import find
from bot.chat.limits import SLACK
from bot.chat.replies import Put, Whisper
from bot.chat.steps import fit_form

Json = dict[str, Any]

IN_TIME = 2.5
"""Seconds: an acknowledgement is worth nothing after 3 (docs.slack.dev/interactivity/
handling-user-interaction)."""

_ACK_FIRST = 0.01
"""Seconds by which the acknowledgement is let go first."""

_REMEMBERED = 512
"""Answers kept for copies; a modal is some 30 KB."""

_PATIENCE = 10.0

_log = logging.getLogger(__name__)


class Late(Exception):
    """There is no acknowledgement in time. What was begun is finished all the same."""


class Hearing:
    """Hears payloads and gives the body of the acknowledgement.

    A copy that comes while its first is remembered gets that one's answer; one that comes later
    is known to the engine by its id.
    """

    def __init__(self, handle: Handle, replies: Replies, health: Health) -> None:
        self._handle = handle
        self._replies = replies
        self._health = health
        self._recent: OrderedDict[tuple[str, str], asyncio.Task[Answer]] = OrderedDict()
        self._tasks: set[asyncio.Task[Any]] = set()

    async def hear(self, payload: object, patience: float = IN_TIME) -> Json | None:
        """One payload; the body to answer with, None for an empty one. Raises Late."""
        match read(payload):
            case Heard() as heard:
                return await self._once(heard, patience)
            case Told(id=key, place=place) as told:
                told_as = (f"told {place.user}", key)
                word = self._recent.get(told_as) or self._remember(told_as, self._word(told))
                return (await word).body
            case Sought() as sought:
                return await asyncio.wait_for(self._suggest(sought), patience)
            case Challenge(text):
                return {"challenge": text}
            case Invited(user, event):
                if user == self._health.user:
                    await asyncio.wait_for(self._handle(event), patience)
                return None
            case Lost(why, team):
                if team == self._health.team:
                    self._health.token = why
                return None
            case None:
                return None

    async def close(self) -> None:
        """Finish what is under way."""
        deadline = asyncio.get_running_loop().time() + _PATIENCE
        while self._tasks and (left := deadline - asyncio.get_running_loop().time()) > 0:
            await asyncio.wait(self._tasks, timeout=left)
        for task in self._tasks:
            task.cancel()

    async def _once(self, heard: Heard, patience: float) -> Json | None:
        key = (heard.event.by.id, heard.event.id)
        known = self._recent.get(key)
        task = known or self._remember(key, self._work(heard))
        done, _ = await asyncio.wait({task}, timeout=patience)
        if not done:
            if known is None:
                task.add_done_callback(lambda ended: self._say_late(heard, ended))
            raise Late
        return task.result().body

    async def _work(self, heard: Heard) -> Answer:
        try:
            if heard.first is not None:
                await self._handle(heard.first)
            reply = await self._handle(heard.event)
            answer = self._replies.answer(reply, heard.place, heard.event.by)
            if heard.aside is not None and (word := await self._handle(heard.aside)) is not None:
                self._start(self._replies.besides(word, heard.place))
        except Exception as bug:
            answer = self._replies.answer(_sorry(bug), heard.place)
        self._follow(answer)
        return answer

    async def _word(self, told: Told) -> Answer:
        if (aside := told.aside) is not None:
            key = (aside.by.id, aside.id)
            known = self._recent.get(key)
            warned = await (known or self._remember(key, self._work(Heard(aside, told.place))))
            if warned != Answer():
                return warned
        answer = self._replies.answer(Whisper(told.text, refused=True), told.place)
        self._follow(answer)
        return answer

    async def _suggest(self, sought: Sought) -> Json:
        try:
            reply = await self._handle(sought.event)
            steps = fit_form(reply.form, SLACK) if isinstance(reply, Put) else ()
        except Exception as bug:
            _sorry(bug)
            steps = ()
        for question in (question for step in steps for question in step.view.questions):
            if question.name == sought.question:
                return {"options": options(find(question.options, sought.text))}
        return {"options": []}

    def _follow(self, answer: Answer) -> None:
        if answer.after is not None:
            self._start(_later(answer.after(), 0.0 if answer.urgent else _ACK_FIRST))

    def _say_late(self, heard: Heard, ended: "asyncio.Task[Answer]") -> None:
        if not ended.cancelled() and (body := ended.result().body):
            self._start(self._replies.say_late(heard.place, body))

    def _remember(
        self, key: tuple[str, str], work: Coroutine[Any, Any, Answer]
    ) -> "asyncio.Task[Answer]":
        task = self._recent[key] = self._start(work)
        if len(self._recent) > _REMEMBERED:
            self._recent.popitem(last=False)
        return task

    def _start(self, work: Coroutine[Any, Any, Any]) -> "asyncio.Task[Any]":
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: "asyncio.Task[Any]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (bug := task.exception()) is not None:
            _sorry(bug)


async def _later(work: Coroutine[Any, Any, None], seconds: float) -> None:
    if seconds:
        await asyncio.sleep(seconds)
    await work


def _sorry(bug: BaseException) -> Whisper:
    """A sentence with a number; the log has the lines that failed, and nothing that was said."""
    number = secrets.token_hex(3)
    lines = "".join(traceback.format_tb(bug.__traceback__))
    _log.error("slack %s: %s\n%s", number, type(bug).__name__, lines)
    return Whisper(
        f"Sorry, something went wrong here. Give the command /home to see how things stand; if "
        f"it goes on, tell the coordinator this number: {number}.",
        refused=True,
    )
