"""Patterns that most texts need not be searched by, compiled when the first text needs them."""

import re
import sys
from collections.abc import Iterator
from functools import cached_property

_PIECE = re.compile(r"\\.|\(\?P[<=]\w+[>)]|\(\?(?P<flags>[a-zA-Z-]+):|(?P<letters>[A-Z]+)")
_WHOLE = sys.maxsize
_NOTHING: Iterator[re.Match[str]] = iter(())
_SHORT = 64

_DIGIT = re.compile(r"\d")

_last = ("", "", 0)


def _look(text: str) -> tuple[str, str, int]:
    """A text, it in small letters, and how many digits it has.

    The last long one is kept, as a hundred patterns ask for the same.
    """
    global _last
    seen = text, text.lower(), len(_DIGIT.findall(text))
    if len(text) >= _SHORT:
        _last = seen
    return seen


class Hinted:
    """A pattern that only a text with one of its hints can match, or any text where it has none.

    Hints are words, parts of words or signs, in lower case. A hint left out would let something
    through in silence: name every beginning that the pattern has. ``digits`` is how many digits any
    match has at least.

    A pattern for capitals and small letters alike is looked for in the text in small letters
    first, which takes a third of the time; only what is found there is read as it was written.
    """

    def __init__(
        self, pattern: str, flags: int = 0, *, hints: tuple[str, ...] = (), digits: int = 0
    ) -> None:
        self._source = pattern
        self._flags = flags
        self.hints = hints
        self.digits = digits

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """It compiled, to be searched whatever the hints."""
        return re.compile(self._source, self._flags)

    @cached_property
    def small(self) -> re.Pattern[str] | None:
        """What finds, in small letters, at least whatever the pattern finds."""
        if not self._flags & re.IGNORECASE:
            return None
        return re.compile(_PIECE.sub(_in_small, self._source), self._flags & ~re.IGNORECASE)

    def finditer(self, text: str, start: int = 0, end: int = _WHOLE) -> Iterator[re.Match[str]]:
        """As a compiled pattern does."""
        # Asked hundreds of times of a text: one call, and no more than these steps.
        seen = _last
        if seen[0] is not text:
            seen = _look(text)
        if seen[2] < self.digits:
            return _NOTHING
        low = seen[1]
        if self.hints and not _holds(low, self.hints):
            return _NOTHING
        small = self.small
        if small is None or len(low) != len(text):
            return self.pattern.finditer(text, start, end)
        found = small.search(low, start, end)
        return _each(self.pattern, found, text, end) if found else _NOTHING

    def search(self, text: str, start: int = 0, end: int = _WHOLE) -> re.Match[str] | None:
        """As a compiled pattern does."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0, end: int = _WHOLE) -> re.Match[str] | None:
        """As a compiled pattern does."""
        return self.pattern.match(text, start, end)


def holds(text: str, hints: tuple[str, ...]) -> bool:
    """Whether a text has one of these in it, which are in small letters, anywhere in a word."""
    seen = _last
    return _holds((seen if seen[0] is text else _look(text))[1], hints)


def _holds(low: str, hints: tuple[str, ...]) -> bool:
    for hint in hints:  # noqa: SIM110 (a generator costs more than the search)
        if hint in low:
            return True
    return False


def _each(
    pattern: re.Pattern[str], found: re.Match[str] | None, text: str, end: int
) -> Iterator[re.Match[str]]:
    """Every match, each at a place where one was found in small letters."""
    while found:
        at = found.start()
        match = pattern.match(text, at, end)
        if match:
            yield match
        at = max(match.end() if match else 0, at + 1)
        found = found.re.search(found.string, at, end)


def _in_small(piece: re.Match[str]) -> str:
    """A piece of a pattern's source for small letters; what it says of capitals is dropped."""
    if piece["flags"]:
        return "(?:"
    return piece["letters"].lower() if piece["letters"] else piece[0]
