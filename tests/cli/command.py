"""The real command, run in a process of its own as an operator runs it."""

import atexit
import base64
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import httpx

from tests.kit.plain import PLAIN
from tests.kit.stage import KEY as STAGE_KEY

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "scheme.toml"
COMMAND = Path(sys.executable).with_name("reciprocal")
KEY = base64.urlsafe_b64encode(STAGE_KEY).decode()
PATIENCE = 30.0
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    def is_well(self) -> "Ran":
        """It did what it was asked, without complaint."""
        assert (self.code, self.err) == (0, "")
        return self

    def is_refused(self, saying: str, code: int = 1) -> "Ran":
        """It ended with this code and with one line on stderr that says this, and nothing else."""
        assert self.code == code, self
        assert self.err.count("\n") == 1, self.err
        assert saying in self.err, self.err
        assert self.out == "", self.out
        return self


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """What a command gets: nothing of the machine's own settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | dict(given)


def reciprocal(
    *words: str | Path, stdin: str = "", cwd: Path = ROOT, env: Mapping[str, str] = NOTHING
) -> Ran:
    """Run it to its end. No run may ever end in a traceback."""
    with tempfile.TemporaryDirectory() as folder:
        given = {name: str(Path(folder, name)) for name in ("stdin", "stdout", "stderr")}
        Path(given["stdin"]).write_text(stdin)
        asked = {
            "words": [str(word) for word in words],
            "cwd": str(cwd),
            "files": [*given.values()],
        }
        code = _nest().ask(json.dumps(asked | {"env": environment(env)}))
        ran = Ran(code, Path(given["stdout"]).read_text(), Path(given["stderr"]).read_text())
    assert "Traceback" not in ran.err, ran.err
    return ran


class Nest:
    """A process that has loaded the house once, and hatches a process of it for each command."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.cli.nest"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=environment(NOTHING),
        )
        atexit.register(self._end)

    def ask(self, asked: str) -> int:
        """The exit code of a command."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin
        assert stdout
        stdin.write(asked + "\n")
        stdin.flush()
        return int(stdout.readline())

    def _end(self) -> None:
        self._process.communicate()


@cache
def _nest() -> Nest:
    return Nest()


class Running:
    """A command that serves; ``get`` asks its page."""

    def __init__(self, process: "subprocess.Popen[str]", port: int) -> None:
        self.process = process
        self.web = httpx.Client(
            base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=10, verify=PLAIN
        )

    def get(self, path: str) -> httpx.Response:
        """What it answers."""
        return self.web.get(path)

    def ends(self, by: signal.Signals = signal.SIGTERM) -> Ran:
        """How it ends when it gets a signal."""
        self.process.send_signal(by)
        out, err = self.process.communicate(timeout=PATIENCE)
        return Ran(self.process.returncode, out, err)


def free_port() -> int:
    """A port that nothing uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def running(
    *words: str | Path, cwd: Path = ROOT, env: Mapping[str, str] = NOTHING
) -> Iterator[Running]:
    """A command that serves, from when its page answers until the block ends."""
    port = free_port()
    process = subprocess.Popen(
        [COMMAND, *words, "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=cwd,
        env=environment(env),
    )
    serving = Running(process, port)
    try:
        _wait(serving)
        yield serving
    finally:
        process.kill()
        process.communicate()
        serving.web.close()


def _wait(serving: Running) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if serving.process.poll() is not None:
            raise AssertionError(serving.process.communicate())
        try:
            serving.get("/healthz")
        except httpx.TransportError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError("it does not answer")
