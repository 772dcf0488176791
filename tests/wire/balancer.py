"""What stands before several servers: each request goes to the next of them in turn."""

from collections.abc import Iterable, Sequence
from itertools import cycle
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp import web
from multidict import CIMultiDict

from tests.kit.slack.running import Loop

_OF_ONE_HOP = frozenset(
    {"connection", "content-length", "date", "host", "server", "transfer-encoding"}
)
"""Headers that say something of a connection alone, which is not passed on."""


class Balancer:
    """Passes requests on to 127.0.0.1, to each of these ports in turn; ``url`` is its own address.

    ``passed`` is how many requests each port had. As a balancer would, it answers 502 where nobody
    is there.
    """

    def __init__(self, ports: Sequence[int]) -> None:
        self.passed = dict.fromkeys(ports, 0)
        self.url = ""
        self._next = cycle(ports)

    def __enter__(self) -> Self:
        self._loop = Loop("balancer")
        self._loop.wait(self._start())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._loop.wait(self._stop())
        self._loop.stop()

    async def _start(self) -> None:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0), auto_decompress=False
        )
        app = web.Application(client_max_size=4 * 1024**2)
        app.router.add_route("*", "/{path:.*}", self._pass)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def _stop(self) -> None:
        await self._session.close()
        await self._runner.cleanup()

    async def _pass(self, request: web.Request) -> web.Response:
        port = next(self._next)
        body = await request.read()
        try:
            async with self._session.request(
                request.method,
                f"http://127.0.0.1:{port}{request.path_qs}",
                data=body,
                headers=_passed_on(request.headers.items()),
                allow_redirects=False,
            ) as answer:
                text, headers = await answer.read(), _passed_on(answer.headers.items())
                self.passed[port] += 1
                return web.Response(body=text, status=answer.status, headers=headers)
        except aiohttp.ClientError:
            return web.Response(status=502)


def _passed_on(headers: Iterable[tuple[str, str]]) -> CIMultiDict[str]:
    kept = [(name, value) for name, value in headers if name.lower() not in _OF_ONE_HOP]
    return CIMultiDict(kept)
