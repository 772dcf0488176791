"""Cutting a text where it hurts least: nothing of it is lost but the space at the cut."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from bot.chat.limits import Limits

T = TypeVar("T")

Pair = tuple[str, str]

PAIR = 3
"""What a pair adds to its texts: a colon, a space and the end of its line."""

_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*(?=\s)")


def cut(text: str, limits: Limits, most: int) -> tuple[str, ...]:
    """The text in pieces of at most ``most``, cut after a line, a sentence or a word."""
    return tuple(_pieces(text, limits, most))


def shorten(text: str, limits: Limits, most: int) -> str:
    """The text if it fits, else its beginning and an ellipsis: what follows is said elsewhere."""
    if limits.size(text) <= most:
        return text
    return next(_pieces(text, limits, most - 1)) + "…"


def cut_pairs(pairs: Iterable[Pair], limits: Limits, most: int) -> Iterator[Pair]:
    """The pairs, one that is too long as several of which all but the first have no label."""
    for label, value in pairs:
        if not (label.strip() or value.strip()):
            continue
        if limits.size(label) + limits.size(value) + PAIR <= most:
            yield label, value
            continue
        room = most - PAIR
        pieces = [("", piece) for piece in cut(label, limits, room)]
        if limits.size(label) <= room // 2:
            first, *others = cut(value, limits, room - limits.size(label))
            pieces = [(label, first), *(("", piece) for piece in others)]
        else:
            pieces += [("", piece) for piece in cut(value, limits, room)]
        yield from (piece for piece in pieces if "".join(piece).strip())


def chunks(things: Sequence[T], most: int) -> Iterator[tuple[T, ...]]:
    """The things in their order, at most so many at a time."""
    for start in range(0, len(things), most):
        yield tuple(things[start : start + most])


def _pieces(text: str, limits: Limits, most: int) -> Iterator[str]:
    rest, begun = text, False
    while limits.size(rest[: most + 1]) > most:  # no character is shorter than 1
        rest = rest.strip()
        end = _reach(rest, limits, most)
        if end < len(rest):
            end = _break(rest, end)
        yield rest[:end].rstrip()
        rest, begun = rest[end:].lstrip(), True
    if rest or not begun:
        yield rest


def _reach(text: str, limits: Limits, most: int) -> int:
    """How many characters fit, at least one."""
    ends = range(min(len(text), max(most, 0)) + 1)
    return max(1, bisect_right(ends, most, key=lambda end: limits.size(text[:end])) - 1)


def _break(text: str, end: int) -> int:
    """Where best to cut before ``end``: late after a line or a sentence, else after a word."""
    head = text[:end]
    line = head.rfind("\n")
    if line > end // 2:
        return line
    sentence = max((found.end() for found in _SENTENCE.finditer(text, 0, end + 1)), default=0)
    if sentence > end // 2:
        return sentence
    word = next((at for at in range(end, 0, -1) if text[at].isspace()), 0)
    if word:
        return word
    # One endless word: at least leave accents and joined emoji whole.
    for at in range(end, max(end - 32, 0), -1):
        if not _clings(text[at]) and text[at - 1] != "\u200d":
            return at
    return end


def _clings(char: str) -> bool:
    """Whether a character belongs to the one before it."""
    return (
        unicodedata.category(char).startswith("M")
        or char == "\u200d"
        or "\U0001f3fb" <= char <= "\U0001f3ff"
    )
