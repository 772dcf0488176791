"""An application served on loopback in a thread, with its event loop to call into."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette

from tests.kit.slack import running


@contextmanager
def served(app: Starlette) -> Iterator[tuple[str, asyncio.AbstractEventLoop]]:
    """Its address and its loop, until the block ends."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=5)
    server = uvicorn.Server(config)
    loops: list[asyncio.AbstractEventLoop] = []

    async def serve() -> None:
        loops.append(asyncio.get_running_loop())
        await server.serve(sockets=[listener])

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    try:
        running.until(lambda: server.started, 60, lambda: "the server did not start")
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", loops[0]
    finally:
        server.should_exit = True
        thread.join(timeout=60)
        assert not thread.is_alive()
        listener.close()
