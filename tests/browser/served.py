"""The real playground in a process of its own, and the real browser to open it in."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

COMMAND = Path(sys.executable).with_name("reciprocal")
_NAMES = ("chromium", "chromium-browser")
_PATIENCE = 30.0
_FLAGS = (
    "--no-sandbox",  # a container's root has no other way
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium as the machine has it; without one the test is skipped."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        pytest.skip("Chromium is missing: on Debian, apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        yield browser
        browser.close()


@contextmanager
def playground(data: Path) -> Iterator[str]:
    """The address of a playground that keeps its data here, until the block ends."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    process = subprocess.Popen(
        [COMMAND, "playground", "--port", "0", "--data", data],
        stdout=subprocess.PIPE,
        text=True,
        cwd=data.parent,
        env=kept,
    )
    late = threading.Timer(_PATIENCE, process.kill)
    late.start()
    try:
        assert process.stdout
        said = process.stdout.readline()
        late.cancel()
        address = re.search(r"http://[\w.:]+", said)
        assert address, f"the playground said {said!r}"
        yield address[0]
    finally:
        late.cancel()
        process.kill()
        process.communicate()
