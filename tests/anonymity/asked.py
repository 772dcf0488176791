"""Reads invented texts in which guillemets mark what the guard asks about; ⏎ is a new line."""

import re
from collections.abc import Iterable

from bot.anonymity import NOTHING, Known, screen
from bot.anonymity.findings import Finding

_MARKED = re.compile("«([^«»]*)»")


def read(table: str) -> list[str]:
    """The lines of a table, less the empty ones."""
    return [line for line in table.splitlines() if line]


def plain(line: str) -> str:
    """The text of a line, without its marks."""
    return re.sub("[«»]", "", line).replace("⏎", "\n")


def expected(line: str, kind: str = "person") -> tuple[Finding, ...]:
    """A finding of tier ``ask`` for each mark of a line, and nothing else."""
    return tuple(
        Finding(mark.start() - 2 * number, mark.end() - 2 * number - 2, kind, "ask")
        for number, mark in enumerate(_MARKED.finditer(line))
    )


def found(line: str, known: Iterable[str] = ()) -> tuple[Finding, ...]:
    """What the guard finds in a line, for a scheme that knows these names."""
    return screen(plain(line), Known.of(known) if known else NOTHING)
