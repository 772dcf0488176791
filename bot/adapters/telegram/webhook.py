"""The route that Telegram posts to: its secret first, then a small body, then the engine."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable

import orjson
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from bot.adapters.telegram.payload import Unreadable

PATH = "/telegram/webhook"
LONGEST_BODY = 256 * 1024
"""Bytes: an update carries one message of at most 4,096 characters, and what it replies to."""

_SLOWEST_BODY = 10.0
"""Seconds."""

_SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - core.telegram.org/bots/api#setwebhook


def webhook(secret: str, hear: Callable[[object], Awaitable[None]]) -> Route:
    """The route, for who knows the secret; 200 once the update is kept for good."""
    expected = secret.encode()

    async def receive(request: Request) -> Response:
        given = request.headers.get(_SECRET, "")
        if not hmac.compare_digest(given.encode(errors="replace"), expected):
            return Response(status_code=401)
        try:
            async with asyncio.timeout(_SLOWEST_BODY):
                body = await _body(request)
        except TimeoutError:
            return Response(status_code=408)
        except ClientDisconnect:
            return Response(status_code=400)
        if body is None:
            return Response(status_code=413)
        try:
            await hear(orjson.loads(body))
        except (orjson.JSONDecodeError, Unreadable):
            return Response(status_code=400)
        return Response()

    return Route(PATH, receive, methods=["POST"])


async def _body(request: Request) -> bytes | None:
    """The body, None where it is too long."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_BODY:
            return None
    return body
