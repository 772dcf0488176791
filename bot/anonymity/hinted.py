"""Patterns that most texts need not be searched by, compiled when the first text needs them."""

import re
import sys
from collections.abc import Iterator
from functools import cached_property, lru_cache


@lru_cache(maxsize=16)
def _lowered(text: str) -> str:
    return text.lower()


class Hinted:
    """A pattern that only a text with one of its hints can match, or any text where it has none.

    Hints are words, parts of words or signs, in lower case. A hint left out would let something
    through in silence: name every beginning that the pattern has.
    """

    def __init__(self, pattern: str, flags: int = 0, *, hints: tuple[str, ...] = ()) -> None:
        self._source = pattern
        self._flags = flags
        self.hints = hints

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """It compiled, to be searched whatever the hints."""
        return re.compile(self._source, self._flags)

    def _is_hinted(self, text: str) -> bool:
        if not self.hints:
            return True
        low = _lowered(text)
        for hint in self.hints:  # noqa: SIM110 (a generator costs more than the search)
            if hint in low:
                return True
        return False

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """As a compiled pattern does."""
        return self.pattern.finditer(text, start, end) if self._is_hinted(text) else iter(())

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As a compiled pattern does."""
        return self.pattern.search(text, start, end) if self._is_hinted(text) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As a compiled pattern does."""
        return self.pattern.match(text, start, end) if self._is_hinted(text) else None
