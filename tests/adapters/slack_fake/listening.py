"""An app that does nothing but listen and answer what a test wants."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

from aiohttp import web

from tests.kit.slack import FakeSlack
from tests.kit.slack.running import Loop

Heard = list[tuple[dict[str, str], bytes]]


@contextmanager
def listening(fake: FakeSlack, answer: Callable[[int], Awaitable[web.Response]]) -> Iterator[Heard]:
    """An app that does nothing but answer, given how often it was asked before."""
    heard: Heard = []
    loop = Loop("listener")

    async def hear(request: web.Request) -> web.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        heard.append((headers, await request.read()))
        return await answer(len(heard) - 1)

    async def serve() -> web.AppRunner:
        app = web.Application()
        app.router.add_post("/slack/events", hear)
        runner = web.AppRunner(app, shutdown_timeout=0.5, handler_cancellation=True)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        fake.request_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
        return runner

    runner = loop.wait(serve())
    try:
        yield heard
    finally:
        loop.wait(runner.cleanup())
        loop.stop()
