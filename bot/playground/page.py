"""The practice page: phones side by side, and the ledger and the audit trail live beneath them."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.adapters.web.guard import Guard
from bot.adapters.web.inbound import Handle, Threads, routes
from bot.adapters.web.platform import WebPlatform
from bot.adapters.web.render import Renderer
from bot.chat.address import Address
from bot.chat.incoming import Incoming
from bot.chat.replies import Reply
from bot.playground import guide
from bot.playground.choose import chosen, defaults
from bot.playground.ports import Books, Panel, People

BOOKS = Address("web", "#-books")
"""Wake it (``platform.wake(BOOKS)``) when ledger, audit or a panel changed by no press here."""

_ACTS_SHOWN = 50
_ACTS_GUIDED = 1000


class Lifespan(Protocol):
    """What runs as long as the page does, such as the relay and the clock."""

    def __call__(self, app: Starlette, /) -> AbstractAsyncContextManager[None]:
        """Start it, and stop it again."""
        ...


def create_app(
    handle: Handle,
    threads: Threads,
    people: People,
    books: Books,
    platform: WebPlatform,
    *,
    panels: Sequence[Panel] = (),
    more: Sequence[BaseRoute] = (),
    lifespan: Lifespan | None = None,
    zone: ZoneInfo | None = None,
) -> Starlette:
    """The page at ``/``. ``more`` are routes of the panels' own, guarded as the page is."""
    renderer = Renderer(zone, "bot.playground")
    page = _Page(people, books, panels, renderer)

    async def told(incoming: Incoming) -> Reply:
        try:
            return await handle(incoming)
        finally:
            platform.wake(BOOKS)

    return Starlette(
        routes=[
            Route("/", page.page, methods=["GET"]),
            Route("/phone", page.phone, methods=["GET"]),
            Route("/panels/{name}", page.panel, methods=["GET"]),
            Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
            *routes(told, threads, page.name, platform, renderer),
            *more,
        ],
        middleware=[Middleware(Guard)],
        lifespan=lifespan,
    )


class _Page:
    def __init__(
        self, people: People, books: Books, panels: Sequence[Panel], renderer: Renderer
    ) -> None:
        self.people = people
        self.books = books
        self.panels = {panel.name: panel for panel in panels}
        self.env = renderer.env

    async def page(self, request: Request) -> Response:
        """The whole page, with the phones that its address names."""
        people = await self.people()
        named = request.query_params.get("phones")
        phones = defaults(people) if named is None else chosen(people, named.split(","))
        return self._draw(
            "page.html",
            phones=phones,
            people=people,
            books=BOOKS,
            panels=tuple(self.panels.values()),
            guided=bool(guide.steps(defaults(people), ())),
        )

    async def phone(self, request: Request) -> Response:
        """One more phone, to put beside the others."""
        people = await self.people()
        found = chosen(people, [request.query_params.get("by", "")])
        if not found:
            return PlainTextResponse("Nobody here has that phone.", 404)
        return self._draw("phone.html", phone=found[0], menu="menu.html", people=people)

    async def panel(self, request: Request) -> Response:
        """What a panel says now."""
        name = request.path_params["name"]
        if name == "ledger":
            return self._draw("ledger.html", ledger=await self.books.ledger())
        if name == "audit":
            return self._draw("audit.html", audit=await self.books.audit(_ACTS_SHOWN))
        if name == "guide":
            acts = {row.what for row in (await self.books.audit(_ACTS_GUIDED)).rows}
            return self._draw("guide.html", steps=guide.steps(defaults(await self.people()), acts))
        if panel := self.panels.get(name):
            return HTMLResponse(await panel.draw())
        return PlainTextResponse("There is no such panel.", 404)

    async def name(self, address: Address) -> str:
        """How a person or a channel of these phones is called."""
        for phone in await self.people():
            if phone.address == address:
                return phone.name
            for channel in phone.channels:
                if channel.address == address:
                    return channel.name
        return address.id

    def _draw(self, template: str, **context: object) -> Response:
        return HTMLResponse(self.env.get_template(template).render(**context))
