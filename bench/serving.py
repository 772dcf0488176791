"""Processes that serve, for as long as a block lasts."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_PATIENCE = 60


def port() -> int:
    """A port that nothing uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """Nothing of this machine's own settings but where its programs are."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG")}
    return kept | dict(given)


@contextmanager
def serving(*words: str, at: int, env: Mapping[str, str] | None = None) -> Iterator[int]:
    """``python -m WORDS`` from when it answers at this port until the block ends; its process."""
    process = subprocess.Popen(
        [sys.executable, "-m", *words], env=environment(env or {}), stderr=subprocess.DEVNULL
    )
    try:
        until = time.perf_counter() + _PATIENCE
        while not answers(at):
            if process.poll() is not None:
                raise RuntimeError(f"{words} ended with {process.returncode}")
            if time.perf_counter() > until:
                raise TimeoutError(f"{words} does not answer")
            time.sleep(0.01)
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            raise


def answers(at: int) -> bool:
    """Whether something answers at this port."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{at}/healthz", timeout=1) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def resident(process: int) -> float:
    """The memory of a process, in megabytes."""
    status = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else float("nan")
