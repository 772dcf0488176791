"""Brings payloads to the app over signed HTTP, and waits three seconds for the answer."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Literal

import aiohttp

from tests.kit.slack.payloads import Told

Json = dict[str, Any]
Fate = Literal["acked", "refused", "timeout", "error"]


@dataclass
class Delivery:
    """One thing told once, and what came of it. ``error``: nobody was there to hear it."""

    told: Told
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    retry: int = 0
    status: int = 0
    text: str = ""
    answer: Any = None
    """The body of the answer, decoded where it is JSON."""
    seconds: float = 0.0
    fate: Fate = "error"
    final: bool = False
    """The app asked not to be told again."""

    @property
    def ok(self) -> bool:
        """Whether it was acknowledged in time."""
        return self.fate == "acked"


def signed(secret: str, body: bytes, at: float) -> dict[str, str]:
    """The headers that prove a body to be Slack's (docs.slack.dev, verifying-requests)."""
    stamp = str(int(at))
    mac = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256)
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": "v0=" + mac.hexdigest()}


class Http:
    """Posts to the app's request address. ``wall`` is the time that signatures carry."""

    def __init__(
        self, session: aiohttp.ClientSession, secret: str, wall: Callable[[], float], within: float
    ) -> None:
        self.session = session
        self.secret = secret
        self.wall = wall
        self.within = within

    async def deliver(self, url: str, told: Told, retry: int, reason: str) -> Delivery:
        """Tell it once."""
        body = told.body
        headers = {"Content-Type": told.content_type, "User-Agent": "Slackbot 1.0"}
        headers |= signed(self.secret, body, self.wall())
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": reason}
        return await self.send(url, Delivery(told, body, headers, retry))

    async def send(self, url: str, delivery: Delivery) -> Delivery:
        """Send these very bytes and headers."""
        began = monotonic()
        try:
            async with asyncio.timeout(self.within):
                status, headers, text = await self.post(url, delivery.body, delivery.headers)
        except TimeoutError:
            delivery.fate = "timeout"
        except aiohttp.ClientError:
            delivery.fate = "error"
        else:
            delivery.status, delivery.text = status, text
            delivery.fate = "acked" if 200 <= status < 300 else "refused"
            delivery.final = headers.get("X-Slack-No-Retry") == "1"
            delivery.answer = _decoded(text, headers.get("Content-Type", ""))
        delivery.seconds = monotonic() - began
        return delivery

    async def post(
        self, url: str, body: bytes, headers: Mapping[str, str]
    ) -> tuple[int, Mapping[str, str], str]:
        """Post anything: status, headers and text of the answer."""
        async with self.session.post(
            url, data=body, headers=headers, allow_redirects=False
        ) as response:
            text = (await response.read()).decode("utf-8", "replace")
            return response.status, response.headers, text


def _decoded(text: str, content_type: str) -> Any:
    if text and content_type.startswith("application/json"):
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text or None
