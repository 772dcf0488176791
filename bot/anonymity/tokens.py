"""Cuts a folded text into words, each with what its place and its letters tell."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.anonymity.fold import fold
from bot.anonymity.words import words

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_STOP = re.compile(r"[.!?\n]")
_ENDINGS = frozenset({"s", "ll", "ve", "re", "d", "m"})
_TITLED = 0.7
_SHORT = 6
_LETTERED = frozenset(
    words("""
    plan option block flat vitamin hepatitis group type part section point class grade exam band
    """)
)
"""What has a letter behind it that is nobody's."""


class Token(NamedTuple):
    """One word of a folded text.

    ``key`` is it in lower case without apostrophes, ``base`` without a possessive or a contracted
    verb. ``opens`` tells that it begins a sentence, ``joined`` that a digit touches it.
    """

    start: int
    end: int
    raw: str
    key: str
    base: str
    opens: bool
    joined: bool

    @property
    def capital(self) -> bool:
        """Written with a capital."""
        return self.raw[0].isupper()

    @property
    def possessive(self) -> bool:
        """Written with 's."""
        return self.raw.endswith(("'s", "'S"))


def tokens(text: str) -> list[Token]:
    """The words of a folded text, in their order."""
    found: list[Token] = []
    last = 0
    for word in _WORD.finditer(text):
        start, end = word.span()
        raw = word[0]
        low = raw.lower()
        base, apart, ending = low.rpartition("'")
        joined = text[start - 1 : start].isdigit() or text[end : end + 1].isdigit()
        found.append(
            Token(
                start,
                end,
                raw,
                low.replace("'", ""),
                (base if apart and ending in _ENDINGS else low).replace("'", ""),
                not found or (not _is_initial(found, text) and _stops(text, last, start)),
                joined,
            )
        )
        last = end
    return found


def _stops(text: str, start: int, end: int) -> bool:
    return _STOP.search(text, start, end) is not None


def _is_initial(found: list[Token], text: str) -> bool:
    """A single capital with a point and a capital behind it: "J. Brown"; not "Plan B. Young"."""
    token = found[-1]
    behind = text[token.end : token.end + 3]
    return (
        len(token.raw) == 1
        and token.capital
        and behind[:1] == "."
        and behind[1:].lstrip(" ")[:1].isupper()
        and not (len(found) > 1 and found[-2].key in _LETTERED)
    )


def pieces(name: str) -> Iterator[str]:
    """The words of a name, however it is written, as they are looked up."""
    return (word[0].lower().replace("'", "") for word in _WORD.finditer(fold(name).text))


def cased(words: list[Token]) -> bool:
    """Whether capitals tell anything: not in a text all of capitals, nor one with them on most."""
    long = [word for word in words if len(word.raw) > 1]
    if all(word.raw.isupper() for word in long):
        return False
    titled = sum(word.capital and not word.raw.isupper() for word in long)
    return len(long) < _SHORT or titled <= len(long) * _TITLED
