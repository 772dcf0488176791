"""``serve`` from start to its first /healthz, and its memory, beside a bare page server."""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.bare import SIGNING_SECRET, TOKEN, WEBHOOK_SECRET
from bench.serving import answers, environment, port, resident, serving

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
    """Two lines: medians of a few starts each, in turn, without a platform and with both."""
    none: list[tuple[float, float]] = []
    both: list[tuple[float, float]] = []
    bare: list[tuple[float, float]] = []
    alone = {
        "DATABASE_URL": f"sqlite:///{folder / 'serve.db'}",
        "RECIPROCAL_KEY": "A" * 43 + "=",
    }
    at = port()
    with serving("bench.sink", str(at), at=at):
        connected = alone | platforms(f"http://127.0.0.1:{at}")
        for _ in range(RUNS):
            for starts, env in ((none, alone), (both, connected)):
                free = port()
                starts.append(_start(["-m", "bot", "serve", "--port", str(free)], free, env))
            free = port()
            bare.append(_start(["-c", BARE % free], free, {}))
    yield f"serve, no platform: {_say(none)} (aim 1.5 s, 90 MB); a bare server: {_say(bare)}"
    yield f"serve, Slack and Telegram: {_say(both)} (aim 2.5 s, 150 MB)"


def platforms(sink: str) -> dict[str, str]:
    """The variables by which both platforms are on and speak to a sink."""
    return {
        "SLACK_BOT_TOKEN": "xoxb-bench",
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_API_URL": f"{sink}/api/",
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": sink,
        "TELEGRAM_WEBHOOK_SECRET": WEBHOOK_SECRET,
    }


def _start(words: Sequence[str], at: int, env: Mapping[str, str]) -> tuple[float, float]:
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *words], env=environment(env), stderr=subprocess.DEVNULL
    )
    try:
        while not answers(at):
            if process.poll() is not None:
                raise RuntimeError(f"{words[:3]} ended with {process.returncode}")
            if time.perf_counter() - begun > 60:
                raise TimeoutError(f"{words[:3]} does not answer")
            time.sleep(0.01)
        return time.perf_counter() - begun, resident(process.pid)
    finally:
        process.terminate()
        process.wait(20)


def _say(starts: list[tuple[float, float]]) -> str:
    seconds, megabytes = (statistics.median(column) for column in zip(*starts, strict=True))
    return f"{seconds:.2f} s to /healthz, {megabytes:.0f} MB resident"
