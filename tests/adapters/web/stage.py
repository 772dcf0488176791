"""A small stage: a page served on loopback by a made-up engine, for tests and for looking at."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import httpx
import uvicorn
from starlette.routing import BaseRoute

from bot.adapters.web.platform import WebPlatform
from bot.adapters.web.render import Channel, Phone
from bot.chat.address import Address
from bot.chat.incoming import Incoming
from bot.chat.platform import Posted
from bot.chat.replies import Reply
from bot.playground.page import Lifespan, create_app
from bot.playground.ports import Account, Audit, AuditRow, Ledger, LedgerEntry, Panel
from tests.kit.plain import PLAIN

NOON = datetime(2026, 3, 3, 12, 5, tzinfo=UTC)


def address(name: str) -> Address:
    return Address("web", name)


def phone(email: str, name: str, role: str, organisation: str, channel: str = "") -> Phone:
    slug = "#" + organisation.lower().replace(" ", "-")
    channels = (Channel(address(f"#{channel}"), slug),) if channel else ()
    return Phone(address(email), name, role, organisation, channels)


RUTH = phone("ruth@hackney.example", "Ruth Adeyemi", "Housing manager", "Hackney Council", "HCK")
FEMI = phone("femi@hackney.example", "Femi Cole", "Housing officer", "Hackney Council", "HCK")
SAM = phone("sam@reciprocal.example", "Sam Okafor", "Coordinator", "")
JOE = phone("joe@brent.example", "Joe Marsh", "Lettings manager", "Brent Council", "BEN")
LEAH = phone("leah@haven.example", "Leah Stone", "Support worker", "Haven Support Service")
PEOPLE = (SAM, RUTH, FEMI, JOE, LEAH)


@dataclass
class Stage:
    """The engine, the threads and the books, all made up, and what was heard."""

    answer: Callable[[Incoming], Reply] = lambda _: None
    threads: dict[Address, list[Posted]] = field(default_factory=dict)
    heard: list[Incoming] = field(default_factory=list)
    platform: WebPlatform = field(default_factory=WebPlatform)
    rows: list[AuditRow] = field(default_factory=list)
    entries: list[LedgerEntry] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    whole: bool = True
    slow: float = 0
    url: str = ""
    web: httpx.Client = field(default_factory=lambda: httpx.Client(verify=PLAIN))

    def clear(self) -> None:
        """Begin again, on the same server."""
        fresh = Stage(platform=self.platform, url=self.url, web=self.web)
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(fresh, name))

    async def handle(self, incoming: Incoming) -> Reply:
        self.heard.append(incoming)
        if self.slow:
            await asyncio.sleep(self.slow)
        return self.answer(incoming)

    async def thread(self, of: Address) -> Sequence[Posted]:
        return self.threads.get(of, [])

    async def people(self) -> Sequence[Phone]:
        return PEOPLE

    async def ledger(self) -> Ledger:
        return Ledger(self.accounts, self.entries)

    async def audit(self, limit: int) -> Audit:
        return Audit(self.rows[:limit], self.whole)

    def post(
        self,
        path: str,
        fields: Mapping[str, str | Sequence[str]],
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        return self.web.post(path, data=fields, headers=headers)

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
        return self.web.get(path, headers=headers)


@contextmanager
def served(
    stage: Stage,
    port: int = 0,
    panels: Sequence[Panel] = (),
    more: Sequence[BaseRoute] = (),
    lifespan: Lifespan | None = None,
) -> Iterator[Stage]:
    """The page on a loopback port, in a thread, until the block ends."""
    app = create_app(
        stage.handle,
        stage.thread,
        stage.people,
        stage,
        stage.platform,
        panels=panels,
        more=more,
        lifespan=lifespan,
    )
    listener = socket.create_server(("127.0.0.1", port))
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    stage.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    try:
        while not server.started:
            threading.Event().wait(0.005)
        with httpx.Client(base_url=stage.url, trust_env=False, verify=PLAIN) as stage.web:
            yield stage
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listener.close()
