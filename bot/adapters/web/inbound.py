"""The receiving half: what a browser posts goes to the engine, and its answer comes back drawn."""

import logging
import secrets
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from pathlib import Path

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.adapters.web import payload
from bot.adapters.web.guard import LOOPBACK, Guard
from bot.adapters.web.payload import LONGEST_BODY, Unreadable
from bot.adapters.web.platform import WebPlatform
from bot.adapters.web.render import Renderer
from bot.chat.address import Address
from bot.chat.incoming import Incoming
from bot.chat.platform import Posted
from bot.chat.replies import Reply

Handle = Callable[[Incoming], Awaitable[Reply]]
"""The engine."""

Threads = Callable[[Address], Awaitable[Sequence[Posted]]]
"""What stands on a phone or in a channel."""

Names = Callable[[Address], Awaitable[str]]
"""How a person or a channel is called."""

KIND = "Reply-Kind"
"""The header that says where a reply belongs on the phone."""

_MOST_LISTENED = 200
_log = logging.getLogger(__name__)


def routes(
    handle: Handle,
    threads: Threads,
    names: Names,
    platform: WebPlatform,
    renderer: Renderer | None = None,
    hosts: Collection[str] = LOOPBACK,
) -> list[Mount]:
    """Everything under ``/web``, guarded. Who is behind an address is for the page to know."""
    inbound = _Inbound(handle, threads, names, platform, renderer or Renderer())
    posts = [Route(f"/{kind}", inbound.post, methods=["POST"]) for kind in payload.READERS]
    return [
        Mount(
            "/web",
            routes=[
                *posts,
                Route("/thread", inbound.thread, methods=["GET"]),
                Route("/events", inbound.events, methods=["GET"]),
                Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
            ],
            middleware=[Middleware(Guard, hosts=hosts)],
        )
    ]


class _Inbound:
    def __init__(
        self,
        handle: Handle,
        threads: Threads,
        names: Names,
        platform: WebPlatform,
        renderer: Renderer,
    ) -> None:
        self.handle = handle
        self.threads = threads
        self.names = names
        self.platform = platform
        self.renderer = renderer

    async def post(self, request: Request) -> Response:
        """Hear one press and answer it with a fragment."""
        try:
            reader = payload.READERS[request.url.path.rpartition("/")[2]]
            incoming = reader(payload.fields(await _body(request)))
        except Unreadable as refused:
            return self._problem(refused.sentence, refused.status)
        except ClientDisconnect:
            return Response(status_code=400)
        try:
            kind, html = self.renderer.reply(await self.handle(incoming), incoming.by)
        except Exception as error:  # the person is owed a sentence whatever broke
            return self._problem(_logged(error), 500)
        return HTMLResponse(html, headers={KIND: kind})

    async def thread(self, request: Request) -> Response:
        """What stands on a phone or in a channel."""
        try:
            address = payload.place(request.query_params.get("of", ""))
            name, posted = await self.names(address), await self.threads(address)
            return HTMLResponse(self.renderer.thread(name, posted))
        except Unreadable as refused:
            return self._problem(refused.sentence, refused.status)
        except Exception as error:
            return self._problem(_logged(error), 500)

    async def events(self, request: Request) -> Response:
        """One stream for a whole page: ``ready``, then which address changed."""
        given = request.query_params.getlist("of")
        try:
            if not 0 < len(given) <= _MOST_LISTENED:
                raise Unreadable("It is not clear what to listen to. Please reload the page.")
            addresses = [payload.place(one) for one in given]
        except Unreadable as refused:
            return self._problem(refused.sentence, refused.status)
        return EventSourceResponse(_events(self.platform.listen(addresses)), ping=20)

    def _problem(self, sentence: str, status: int) -> Response:
        return HTMLResponse(self.renderer.problem(sentence), status, headers={KIND: "problem"})


async def _events(wakes: AsyncIterator[Address | None]) -> AsyncIterator[ServerSentEvent]:
    async for address in wakes:
        if address is None:
            yield ServerSentEvent("", event="ready", retry=1000)
        else:
            yield ServerSentEvent(address.id, event="changed")


async def _body(request: Request) -> bytes:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise Unreadable("This did not come from a form of this page.", 415)
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_BODY:
            raise Unreadable("This is too long to send. Please shorten it.", 413)
    return body


def _logged(error: Exception) -> str:
    """A sentence with a number; the log has the lines that failed, and nothing that was said."""
    number = secrets.token_hex(3)
    lines = "".join(traceback.format_tb(error.__traceback__))
    _log.error("web %s: %s\n%s", number, type(error).__name__, lines)
    return f"Something went wrong here. Please try again; if it goes on, quote {number}."
