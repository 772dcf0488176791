"""A tiny Bolt app, served over HTTP or connected by Socket Mode, to try the fake with."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.kit.slack import FakeSlack
from tests.kit.slack.running import Loop

Json = dict[str, Any]


def text(said: str) -> Json:
    """A plain text object."""
    return {"type": "plain_text", "text": said}


def button(label: str, action: str, value: str = "") -> Json:
    """A button."""
    return {"type": "button", "text": text(label), "action_id": action} | (
        {"value": value} if value else {}
    )


def card(reference: str, *buttons: Json) -> list[Json]:
    """A message about a case."""
    blocks: list[Json] = [
        {"type": "section", "text": {"type": "mrkdwn", "text": f"*{reference}* 2 bedrooms"}}
    ]
    return [*blocks, {"type": "actions", "elements": list(buttons)}] if buttons else blocks


def asking(block: str, label: str, element: Json, **more: Any) -> Json:
    """An input block."""
    return {
        "type": "input",
        "block_id": block,
        "label": text(label),
        "element": {"action_id": "given"} | element,
    } | more


def modal(title: str, *blocks: Json, submit: str = "Next", **more: Any) -> Json:
    """A modal."""
    return {
        "type": "modal",
        "title": text(title),
        "submit": text(submit),
        "close": text("Cancel"),
        "blocks": list(blocks),
    } | more


class Tiny:
    """The app, and what it heard."""

    def __init__(self, fake: FakeSlack) -> None:
        self.heard: list[Json] = []
        self.pause = 0.0
        client = AsyncWebClient(token=fake.bot_token, base_url=fake.api_url)
        self.app = AsyncApp(
            client=client, signing_secret=fake.signing_secret, process_before_response=True
        )
        self.app.command("/refer")(self.refer)
        self.app.command("/slow")(self.slow)
        self.app.action("claim")(self.claim)
        self.app.action("whisper")(self.whisper)
        self.app.view("first")(self.first)
        self.app.view("second")(self.second)
        self.app.view_closed("first")(self.closed)
        self.app.options("given")(self.options)
        self.app.event("message")(self.message)
        self.app.event("app_home_opened")(self.opened)

    async def refer(self, ack: Any, body: Json, client: Any) -> None:
        self.heard.append(body)
        name = {"type": "plain_text_input", "max_length": 5}
        area = {"type": "external_select", "min_query_length": 1}
        first = modal(
            "Refer",
            asking("name", "Who?", name),
            asking("area", "Where?", area),
            callback_id="first",
            notify_on_close=True,
        )
        await client.views_open(trigger_id=body["trigger_id"], view=first)
        await ack("Opened." if body.get("text") else "")

    async def slow(self, ack: Any) -> None:
        await asyncio.sleep(self.pause)
        await ack()

    async def claim(self, ack: Any, body: Json, client: Any) -> None:
        self.heard.append(body)
        await ack()
        where = {"channel": body["container"]["channel_id"], "ts": body["container"]["message_ts"]}
        await client.chat_update(**where, text="Taken", blocks=card("K7QX-3F taken"))

    async def whisper(self, ack: Any, body: Json, respond: Any) -> None:
        self.heard.append(body)
        await ack()
        await respond(text="Only you & me", response_type="ephemeral", replace_original=False)

    async def first(self, ack: Any, body: Json) -> None:
        self.heard.append(body)
        values = body["view"]["state"]["values"]
        if values["name"]["given"]["value"] == "bad":
            await ack(response_action="errors", errors={"name": "Not that one."})
            return
        second = modal("Check", card("K7QX-3F")[0], submit="Send", callback_id="second")
        await ack(response_action="update", view=second)

    async def second(self, ack: Any, body: Json) -> None:
        self.heard.append(body)
        await ack()

    async def closed(self, ack: Any, body: Json) -> None:
        self.heard.append(body)
        await ack()

    async def options(self, ack: Any, body: Json) -> None:
        self.heard.append(body)
        areas = ("Hackney", "Haringey", "Brent")
        found = [{"text": text(a), "value": a[:3]} for a in areas if a.startswith(body["value"])]
        await ack(options=found)

    async def message(self, body: Json) -> None:
        self.heard.append(body)

    async def opened(self, body: Json) -> None:
        self.heard.append(body)


@contextmanager
def over_http(fake: FakeSlack) -> Iterator[Tiny]:
    """The app behind a request address, which the fake is told."""
    loop = Loop("tiny-app")

    async def serve() -> tuple[Tiny, web.AppRunner]:
        tiny = Tiny(fake)
        runner = web.AppRunner(tiny.app.web_app("/slack/events"), shutdown_timeout=0.5)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        fake.request_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
        return tiny, runner

    tiny, runner = loop.wait(serve())
    try:
        yield tiny
    finally:
        loop.wait(runner.cleanup())
        loop.stop()


@contextmanager
def over_sockets(fake: FakeSlack) -> Iterator[Tiny]:
    """The app connected by Socket Mode."""
    loop = Loop("tiny-app")

    async def connect() -> tuple[Tiny, Any]:
        tiny = Tiny(fake)
        handler: Any = AsyncSocketModeHandler(tiny.app, fake.app_token, ping_interval=0.2)
        await handler.connect_async()
        return tiny, handler

    tiny, handler = loop.wait(connect())
    fake.wait_connected()
    try:
        yield tiny
    finally:
        loop.wait(handler.close_async())
        loop.stop()
