"""The HTTP door alone, with an engine that answers what it is told to."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from starlette.applications import Starlette

from bot.adapters.slack.adapter import SlackAdapter
from bot.chat.incoming import Incoming
from bot.chat.replies import Reply, Whisper
from tests.adapters.slack.serving import served
from tests.kit.plain import PLAIN
from tests.kit.slack import FakeSlack
from tests.kit.slack.payloads import Told

Json = dict[str, Any]


@dataclass
class Door:
    """What was heard, and a client that knocks."""

    fake: FakeSlack
    client: httpx.Client
    heard: list[Incoming] = field(default_factory=list)
    reply: Reply = field(default_factory=lambda: Whisper("Done."))
    slow: float = 0.0
    finished: int = 0
    breaks: str = ""

    async def handle(self, event: Incoming) -> Reply:
        self.heard.append(event)
        if self.breaks:
            raise RuntimeError(self.breaks)
        await asyncio.sleep(self.slow)
        self.finished += 1
        return self.reply

    def knock(self, body: bytes, headers: dict[str, str] | None = None) -> httpx.Response:
        """Post a body as it is."""
        return self.client.post("/slack/events", content=body, headers=headers)

    def tell(self, told: Told) -> httpx.Response:
        """Post a payload, signed."""
        return self.signed(told.body, told.content_type)

    def signed(self, body: bytes, kind: str, **how: Any) -> httpx.Response:
        """Post a body, signed as Slack's unless ``how`` says otherwise."""
        return self.knock(body, {"Content-Type": kind} | self.fake.sign(body, **how))


@contextmanager
def door(fake: FakeSlack) -> Iterator[Door]:
    """The door, with everything that it began finished at the end."""

    async def waiting(event: Incoming) -> Reply:
        return await opened.handle(event)

    adapter = SlackAdapter(
        waiting,
        bot_token=fake.bot_token,
        signing_secret=fake.signing_secret,
        api_url=fake.api_url,
    )
    opened = Door(fake, httpx.Client(verify=PLAIN))
    with served(Starlette(routes=adapter.routes())) as (url, loop):
        with httpx.Client(base_url=url, trust_env=False, timeout=60, verify=PLAIN) as opened.client:
            yield opened
        asyncio.run_coroutine_threadsafe(adapter.close(), loop).result(60)


def tap(
    fake: FakeSlack, value: str = ".claim:take:K7QX-3F:", channel: str = "D0JOE", to: str = ""
) -> Told:
    """Somebody presses a button in a message, which is there for one person alone or for all."""
    joe = fake.person("U0JOE")
    message = fake.workspace.add(fake.workspace.channels[channel], {"text": "K7QX-3F"}, to=to)
    action = {"type": "button", "action_id": "b0", "block_id": "x", "value": value}
    return fake.payloads.pressed(joe.person, message, action)
