"""The HTTP door: a capped body, proved to be Slack's before it is read, then heard."""

import asyncio
import binascii
import hashlib
import hmac
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

import orjson
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from bot.adapters.slack.hearing import Hearing, Late

Json = dict[str, Any]

LONGEST_BODY = 256 * 1024
"""Bytes: a modal with all its options comes back with each press; views end at 250 KB."""

SLOWEST_BODY = 5.0
"""Seconds."""

_MOST_SKEW = 300
"""Seconds: docs.slack.dev/authentication/verifying-requests-from-slack."""

_MOST_FIELDS = 50
_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"


class Refusal(Exception):
    """A request that is not heard; ``status`` says why to whoever sent it."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


def routes(hearing: Hearing, signing_secret: str) -> list[Route]:
    """``POST /slack/events``, for commands, interactivity and events."""
    door = _Door(hearing, signing_secret)
    return [Route("/slack/events", door.post, methods=["POST"])]


class _Door:
    def __init__(self, hearing: Hearing, secret: str, now: Callable[[], float] = time.time) -> None:
        self._hearing = hearing
        self._secret = secret.encode()
        self._now = now

    async def post(self, request: Request) -> Response:
        """Hear one payload; the acknowledgement, or a status that says why not."""
        try:
            kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
            if kind not in (_JSON, _FORM):
                raise Refusal(415)
            body = await _body(request)
            self._verify(body, request)
            answer = await self._hearing.hear(_decoded(kind, body))
        except Refusal as refusal:
            return Response(status_code=refusal.status)
        except ClientDisconnect:
            return Response(status_code=400)
        except (Late, TimeoutError):
            return Response(status_code=503)
        if answer is None:
            return Response()
        return Response(orjson.dumps(answer), media_type=_JSON)

    def _verify(self, body: bytes, request: Request) -> None:
        """Raises Refusal unless Slack signed this body within five minutes."""
        stamp = request.headers.get("x-slack-request-timestamp", "")
        given = request.headers.get("x-slack-signature", "")
        if not self._secret or not stamp.isascii() or not stamp.isdigit() or len(stamp) > 12:
            raise Refusal(401)
        if abs(self._now() - int(stamp)) > _MOST_SKEW:
            raise Refusal(401)
        signed = hmac.new(self._secret, b"v0:%s:%s" % (stamp.encode(), body), hashlib.sha256)
        expected = f"v0={signed.hexdigest()}"
        if not hmac.compare_digest(expected.encode(), given.encode(errors="replace")):
            raise Refusal(401)


async def _body(request: Request) -> bytes:
    body = bytearray()
    try:
        async with asyncio.timeout(SLOWEST_BODY):
            async for chunk in request.stream():
                body += chunk
                if len(body) > LONGEST_BODY:
                    raise Refusal(413)
    except TimeoutError:
        raise Refusal(408) from None
    return bytes(body)


def _decoded(kind: str, body: bytes) -> object:
    """The payload of a body. Raises Refusal."""
    try:
        if kind == _JSON:
            return orjson.loads(body)
        if body.startswith(b"payload=") and b"&" not in body:
            return orjson.loads(unquoted(body.removeprefix(b"payload=")))
        pairs = parse_qsl(body.decode("ascii"), True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise Refusal(400) from None
    return dict(pairs)


def unquoted(text: bytes) -> bytes:
    """One value of a form, decoded. Quoted-printable differs in its mark alone, and its decoder
    is in C: ten times as quick as that of urllib, which took longest of all that a press takes."""
    return binascii.a2b_qp(text.replace(b"+", b" ").replace(b"%", b"="))
