"""A page served: a port taken, and a server that ends well when it is told to."""

import errno
import gc
import logging
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any

import uvicorn

from bot.cli.errors import Wrong

_SWITCH = 0.0002
"""Seconds after which a thread that computes lets another one have its turn.

A turn gives way at each of its statements. By Python's own 5 ms it then waited, statement after
statement, for whatever the event loop was at: a claim at 50 a second took several times as long.
"""

_PATIENCE = 3
"""Seconds that open requests get to finish."""


def listener(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises Wrong with the way out."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        match error.errno:
            case errno.EADDRINUSE:
                why = f"Port {port} of {host} is in use. Stop what uses it, or put another --port."
            case errno.EACCES:
                why = f"Port {port} needs more rights than you have. Put a --port above 1023."
            case _:
                why = f"{host} is no address of this machine. Put --host 127.0.0.1, or 0.0.0.0."
        raise Wrong(why) from None


def address(listening: socket.socket) -> str:
    """Where a browser finds it."""
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _keep_what_is_loaded() -> None:
    """Let the collector pass over what was loaded to serve: looking it through again and again
    held everything up for tens of milliseconds."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


def run(app: Callable[..., Any], listening: socket.socket) -> None:
    """Serve until SIGTERM or SIGINT. Raises Wrong where it could not start."""
    config = uvicorn.Config(
        app,
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    sys.setswitchinterval(_SWITCH)
    _keep_what_is_loaded()
    server = uvicorn.Server(config)

    def stop(*_: object) -> None:
        server.should_exit = True

    # A page that listens for changes is cut off when the server stops; that is no error.
    logging.getLogger("uvicorn.error").addFilter(lambda _: not server.should_exit)
    # The server raises a signal again once it has stopped: it must not end the process unwell.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    server.run(sockets=[listening])
    if not server.started:
        raise Wrong("The server could not start; the log above says where it failed.")
