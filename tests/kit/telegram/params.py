"""What a method was given: a query string, a form or JSON (bots/api#making-requests)."""

import json
from typing import Any

from aiohttp import web

from tests.kit.telegram.errors import ApiError
from tests.kit.telegram.world import Json


class Params:
    """The parameters of one call. In a form everything is text, and what has parts is JSON."""

    def __init__(self, given: Json, files: dict[str, tuple[str, bytes]] | None = None) -> None:
        self.given = given
        self.files = files or {}

    def has(self, name: str) -> bool:
        """Whether it was given, and is not empty."""
        return self.given.get(name) not in (None, "")

    def text(self, name: str) -> str:
        """A string; empty where it was not given."""
        value = self.given.get(name)
        return "" if value is None else str(value)

    def number(self, name: str, default: int = 0) -> int:
        """A whole number; the default where it is none, as Telegram has it."""
        try:
            return int(self.text(name))
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        """A truth value."""
        return self.text(name).strip().lower() in ("true", "yes", "1")

    def parts(self, name: str, words: str) -> Any:
        """What has parts; None where it was not given. Raises ApiError if it is no JSON."""
        value = self.given.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise ApiError(400, f"Bad Request: can't parse {words} JSON object") from None

    @property
    def chat(self) -> int | None:
        """The chat that it is about."""
        return self.number("chat_id") or None


async def read(request: web.Request) -> Params:
    """The parameters of a request. Raises ApiError if its body cannot be read."""
    given: Json = dict(request.query)
    match request.content_type:
        case "application/json":
            try:
                body = json.loads(await request.read() or b"{}")
            except ValueError:
                raise ApiError(400, "Bad Request: can't parse JSON object") from None
            if not isinstance(body, dict):
                raise ApiError(400, "Bad Request: object expected")
            given |= body
        case "application/x-www-form-urlencoded" | "multipart/form-data":
            form = await request.post()
            given |= {name: value for name, value in form.items() if isinstance(value, str)}
            files = {
                name: (value.filename, value.file.read())
                for name, value in form.items()
                if isinstance(value, web.FileField)
            }
            return Params(given, files)
        case _:
            pass
    return Params(given)
