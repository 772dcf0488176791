"""The labelled texts that the guard is measured on, as they are written in bench/corpus."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.anonymity import KINDS

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
    """The texts of one file: ``[[kind|words]]`` marks a span, ``\\n`` a line break.

    ValueError for a mark that cannot be read; it tells the line and never the words, since nobody
    who tunes the guard may see those of the unread part.
    """
    lines = (CORPUS / f"{name}.txt").read_text("utf-8").splitlines()
    return [*parsed(name, lines)]


def parsed(name: str, lines: list[str]) -> Iterator[Text]:
    """The same from lines. Empty ones, and those that begin with ``# ``, are no texts."""
    for number, line in enumerate(lines, start=1):
        if not line or line.startswith("# "):
            continue
        text = _parsed(line.replace("\\n", "\n"))
        if re.search(r"\[\[|\]\]", text.words) or any(
            span.kind not in KINDS for span in text.spans
        ):
            raise ValueError(f"{name}.txt, line {number}: a mark that cannot be read")
        yield text


def _parsed(marked: str) -> Text:
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
    return Text("".join(told), tuple(spans))
