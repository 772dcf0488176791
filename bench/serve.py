"""``serve`` from start to its first /healthz, and its memory, beside a bare page server."""

import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

RUNS = 5
BARE = """
import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
app = Starlette(routes=[Route("/healthz", lambda request: PlainTextResponse("ok"))])
uvicorn.run(app, host="127.0.0.1", port=%d, log_level="critical")
"""


def measure(folder: Path) -> Iterator[str]:
    """One line: medians of a few starts each, in turn."""
    ours: list[tuple[float, float]] = []
    bare: list[tuple[float, float]] = []
    environment = {
        **{name: value for name, value in os.environ.items() if name in ("PATH", "LANG")},
        "DATABASE_URL": f"sqlite:///{folder / 'serve.db'}",
        "RECIPROCAL_KEY": "A" * 43 + "=",
    }
    for _ in range(RUNS):
        port = _port()
        command = [sys.executable, "-m", "bot", "serve", "--port", str(port)]
        ours.append(_start(command, port, environment))
        port = _port()
        bare.append(_start([sys.executable, "-c", BARE % port], port, environment))
    yield f"serve, no platform: {_say(ours)} (aim 1.5 s, 90 MB); a bare server: {_say(bare)}"


def _start(command: Sequence[str], port: int, environment: dict[str, str]) -> tuple[float, float]:
    begun = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        while not _answers(port):
            if process.poll() is not None:
                raise RuntimeError(f"{command[1:4]} ended with {process.returncode}")
            if time.perf_counter() - begun > 60:
                raise TimeoutError(f"{command[1:4]} does not answer")
            time.sleep(0.01)
        took = time.perf_counter() - begun
        status = Path(f"/proc/{process.pid}/status").read_text()
        resident = re.search(r"VmRSS:\s+(\d+) kB", status)
        return took, int(resident[1]) / 1024 if resident else float("nan")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1) as answer:
            return answer.status == 200  # type: ignore[no-any-return]
    except (urllib.error.URLError, OSError):
        return False


def _say(starts: list[tuple[float, float]]) -> str:
    seconds, megabytes = (statistics.median(column) for column in zip(*starts, strict=True))
    return f"{seconds:.2f} s to /healthz, {megabytes:.0f} MB resident"


def _port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
