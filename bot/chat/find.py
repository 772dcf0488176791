"""Finding options by what somebody typed: a name, a part of it, or several names at once."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from bot.chat.forms import Option

_COMMA = re.compile(r"[,;\n]+")
_AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def find(options: Sequence[Option], text: str) -> tuple[Option, ...]:
    """The options that are meant: those of that very name, else those where it is found.

    A name that begins so comes before one in which a word does, and that before any other.
    """
    wanted = _folded(text)
    if not wanted:
        return ()
    labels = [(_folded(option.label), option) for option in options]
    exact = [option for label, option in labels if label == wanted]
    if exact:
        return tuple(exact)
    first = [option for label, option in labels if label.startswith(wanted)]
    within = [
        option
        for label, option in labels
        if any(word.startswith(wanted) for word in _WORD.findall(label))
    ]
    anywhere = [option for label, option in labels if wanted in label]
    return tuple(dict.fromkeys([*first, *within, *anywhere]))


def find_each(options: Sequence[Option], text: str) -> tuple[tuple[Option, ...], int]:
    """Each of several names that means one option, and how many of them mean none or several."""
    found = [*_matches(options, text)]
    sure = dict.fromkeys(matches[0] for matches in found if len(matches) == 1)
    return tuple(sure), sum(len(matches) != 1 for matches in found)


def is_several(text: str) -> bool:
    """Whether what was typed may name several things."""
    return any(between.search(text.strip(" ,;\n")) for between in (_COMMA, _AND))


def _matches(options: Sequence[Option], text: str) -> Iterator[tuple[Option, ...]]:
    """What each name means. "Tower Hamlets and Brent" are two, "Barking and Dagenham" is one."""
    for name in filter(str.strip, _COMMA.split(text)):
        whole = find(options, name)
        if len(whole) == 1 or not _AND.search(name):
            yield whole
        else:
            yield from (find(options, part) for part in _AND.split(name) if part.strip())


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    words = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(words.replace("&", "and").split())
