"""One browser for a file of tests, and a fresh practice page for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import served
from tests.browser.desk import Desk

PATIENCE = 15_000
"""Milliseconds that a busy machine may take to show what it should."""

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for one file: while it runs, no other loop can run in this process."""
    with served.chromium() as running:
        yield running


@pytest.fixture
def size() -> tuple[int, int]:
    """The size of the window."""
    return 1400, 1000


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """The address of a playground of its own."""
    with served.playground(tmp_path / "practice") as address:
        yield address


@pytest.fixture
def desk(browser: Browser, size: tuple[int, int], url: str) -> Iterator[Desk]:
    """Its practice page in an empty window. Nothing may go wrong there unseen."""
    width, height = size
    narrow = width < 600
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="en-GB",
        has_touch=narrow,
        is_mobile=narrow,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    yield Desk(page, url)
    context.close()
    assert wrong == []
