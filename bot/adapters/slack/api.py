"""Slack's Web API over one shared HTTP session; every failure becomes a SendFailed."""

import logging
import time
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import orjson
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.health import LOST, OK, Health
from bot.chat.cards import File
from bot.chat.platform import SendFailed, TooFast

Json = dict[str, Any]

PATIENCE = 10.0
"""Seconds for one call."""

_SOON = 1.0
_LATER = 60.0
_LONGEST_REST = 3600.0

_PASSING = frozenset(
    {
        "fatal_error",
        "internal_error",
        "request_timeout",
        "service_unavailable",
        "team_added_to_org",
    }
)
"""Slack's own troubles: docs.slack.dev/reference/methods/chat.postMessage, errors."""

QUIET = logging.getLogger("slack_sdk.quiet")
"""For the SDK: at the level of the root it would spell out every body before nobody reads it."""
QUIET.setLevel(logging.CRITICAL)


class Denied(SendFailed):
    """Slack refused the call; ``error`` is Slack's word for why."""

    def __init__(self, error: str, retry: float | None = None) -> None:
        super().__init__(error, retry)
        self.error = error


class Api:
    """Calls methods with the bot's token; who is told to wait is not asked again before."""

    def __init__(self, token: str, url: str, health: Health) -> None:
        self.client = AsyncWebClient(
            token=token, base_url=url, logger=QUIET, retry_handlers=[], timeout=int(PATIENCE)
        )
        where = urlsplit(url)
        if where.hostname in ("127.0.0.1", "::1", "localhost"):
            self.client.proxy = None  # a proxy of the environment leads away from this machine
        self._health = health
        self._rests: dict[str, float] = {}
        self._session: aiohttp.ClientSession | None = None
        self._uploads = (f"{where.scheme}://{where.netloc}/", f"https://files.{where.hostname}/")
        self._hooks = (f"{where.scheme}://{where.netloc}/", f"https://hooks.{where.hostname}/")

    async def call(self, method: str, /, **given: Any) -> Json:
        """One call with a JSON body; only methods that write take one."""
        return await self._call(method, json=given)

    async def ask(self, method: str, /, **given: Any) -> Json:
        """One call with a form as its body, which every method takes."""
        return await self._call(method, data=given)

    async def respond(self, url: str, body: Json) -> None:
        """Use a ``response_url`` once. Raises SendFailed."""
        if not url.startswith(self._hooks):
            raise SendFailed("not an address of Slack's", None)
        try:
            async with self._open().post(url, json=body, proxy=self.client.proxy) as answer:
                if answer.status >= 400:
                    raise Denied(f"response_url {answer.status}")
        except (aiohttp.ClientError, TimeoutError):
            raise SendFailed("no answer", _SOON) from None

    async def attach(self, channel: str, ts: str, file: File) -> None:
        """Put a file into the thread of a message. Raises SendFailed.

        docs.slack.dev/messaging/working-with-files, "Uploading files": three steps, the second to
        an address that Slack gives. It takes the scope ``files:write``.
        """
        given = await self._upload_address(file)
        url = str(given.get("upload_url", ""))
        if not url.startswith(self._uploads):
            raise SendFailed("not an address of Slack's", None)
        try:
            async with self._open().post(url, data=file.data, proxy=self.client.proxy) as answer:
                if answer.status >= 400:
                    raise SendFailed(f"upload {answer.status}", _SOON)
        except (aiohttp.ClientError, TimeoutError):
            raise SendFailed("no answer", _SOON) from None
        files = [{"id": given.get("file_id"), "title": file.name}]
        await self.call(
            "files.completeUploadExternal", files=files, channel_id=channel, thread_ts=ts
        )

    async def _upload_address(self, file: File) -> Json:
        token = self._health.token
        try:
            return await self.ask(
                "files.getUploadURLExternal", filename=file.name, length=len(file.data)
            )
        except Denied as denied:
            if denied.error != "missing_scope":
                raise
            # An app that was installed without files serves for all the rest.
            self._health.token = token
            raise SendFailed(denied.error, None) from None

    async def close(self) -> None:
        """Close the session; a later call opens another."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _call(self, method: str, **body: Any) -> Json:
        rest = self._rests.get(method, 0.0) - time.monotonic()
        if rest > 0:
            raise TooFast(rest)
        self._open()
        try:
            response = await self.client.api_call(method, **body)
        except SlackApiError as error:
            raise self._failed(method, error.response) from None
        except (aiohttp.ClientError, SlackClientError, TimeoutError, ValueError):
            raise SendFailed("no answer", _SOON) from None
        data = response.data
        return data if isinstance(data, dict) else {}

    def _failed(self, method: str, response: Any) -> SendFailed:
        """What a refusal means; ``response`` may be of the SDK or of aiohttp."""
        status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0))
        data = getattr(response, "data", None)
        error = str(data.get("error", "")) if isinstance(data, dict) else ""
        if status == 429 or error in ("ratelimited", "rate_limited"):
            seconds = _seconds(getattr(response, "headers", {}))
            self._rests[method] = time.monotonic() + seconds
            return TooFast(seconds)
        if error in LOST:
            self._health.token = error
            return Denied(error, _LATER)
        if status >= 500 or not error or error in _PASSING:
            return SendFailed(error or f"status {status}", _SOON)
        return Denied(error)

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=PATIENCE),
                json_serialize=lambda body: orjson.dumps(body).decode(),
            )
            self.client.session = self._session
        return self._session


async def greet(api: Api, health: Health) -> None:
    """Ask who the bot is, and note whether its token serves."""
    try:
        found = await api.ask("auth.test")
    except Denied as denied:
        health.token = denied.error
    except SendFailed as failed:
        health.token = f"unreachable: {failed}"
    else:
        health.token = OK
        health.team = str(found.get("team_id", ""))
        health.bot = str(found.get("bot_id", ""))
        health.user = str(found.get("user_id", ""))


def _seconds(headers: Any) -> float:
    try:
        return min(max(int(headers.get("Retry-After", 1)), 1), _LONGEST_REST)
    except ValueError:
        return 1.0
