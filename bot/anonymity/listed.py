"""Long sorted lists of words, each part read when a word that begins like it is first asked for."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Set

_LONGEST = 64
_BEGINS = 2
"""Letters that the words of a part have in common."""


class Listed(Set[str]):
    """A set of words from a sorted text, one a line, and ``also`` some others.

    To cut a hundred thousand words apart at once takes a third of the guard's start, and a text
    asks for a few dozen.
    """

    def __init__(self, text: str, also: Set[str] = frozenset()) -> None:
        self._text = f"\n{text.strip()}\n"
        self._also = also
        self._parts: dict[str, frozenset[str]] = {}

    def and_also(self, also: Set[str]) -> "Listed":
        """These words and some others; what was read of the text is read for both."""
        both = Listed("", also)
        both._text, both._parts = self._text, self._parts
        return both

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        begins = word[:_BEGINS]
        part = self._parts.get(begins)
        if part is None:
            part = self._parts[begins] = self._part(begins)
        return word in part or word in self._also

    def __iter__(self) -> Iterator[str]:
        return iter({*self._text.split(), *self._also})

    def __len__(self) -> int:
        return len({*self._text.split(), *self._also})

    @classmethod
    def _from_iterable(cls, words: Iterable[str]) -> Set[str]:  # type: ignore[override]
        return frozenset(words)

    def _part(self, begins: str) -> frozenset[str]:
        first, after = self._place(begins), self._place(begins + chr(0x10FFFF))
        return frozenset(
            word for word in self._text[first:after].split() if word[:_BEGINS] == begins
        )

    def _place(self, word: str) -> int:
        """Where the first line that is not before a word has its break before it."""

        def line(at: int) -> str:
            start = self._text.find("\n", at) + 1
            return self._text[start : start + _LONGEST].partition("\n")[0]

        last = self._text.rfind("\n", 0, -1)
        return self._text.find("\n", bisect_left(range(last + 1), word, key=line))
