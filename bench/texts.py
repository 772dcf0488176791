"""The labelled texts that the guard is measured on, as they are written in bench/corpus."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"

_SPAN = re.compile(r"\[\[(?P<kind>[a-z_]+)\|(?P<words>.+?)\]\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Span:
    """What identifies somebody in a text, as Python string indexes, end exclusive."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Text:
    """One text, and what must be found in it: nothing where it is clean."""

    words: str
    spans: tuple[Span, ...]


def read(name: str) -> list[Text]:
    """The texts of one file: ``[[kind|words]]`` marks a span, ``\\n`` a line break."""
    return list(_parsed((CORPUS / f"{name}.txt").read_text("utf-8").splitlines()))


def _parsed(lines: list[str]) -> Iterator[Text]:
    for line in lines:
        if not line or line.startswith("# "):
            continue
        marked = line.replace("\\n", "\n")
        told: list[str] = []
        spans: list[Span] = []
        last = length = 0
        for span in _SPAN.finditer(marked):
            told.append(marked[last : span.start()])
            length += len(told[-1])
            spans.append(Span(length, length + len(span["words"]), span["kind"]))
            told.append(span["words"])
            length += len(told[-1])
            last = span.end()
        told.append(marked[last:])
        yield Text("".join(told), tuple(spans))
