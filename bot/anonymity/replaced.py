"""Replaces parts of a folded text, remembering where every character came from."""

import re
from collections.abc import Callable

from bot.anonymity.fold import Folded
from bot.anonymity.hinted import Hinted


def replaced(
    folded: Folded, pattern: re.Pattern[str] | Hinted, replace: Callable[[re.Match[str]], str]
) -> Folded:
    """The text with every match replaced; each new character stands for the whole match."""
    text = folded.text
    read: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for match in pattern.finditer(text):
        new = replace(match)
        if new == match[0]:
            continue
        read += (text[done : match.start()], new)
        starts += folded.starts[done : match.start()]
        ends += folded.ends[done : match.start()]
        places = _places(match, new)
        starts += [folded.starts[at] for at, _ in places]
        ends += [folded.ends[to - 1] for _, to in places]
        done = match.end()
    if not done:
        return folded
    read.append(text[done:])
    return Folded("".join(read), [*starts, *folded.starts[done:]], [*ends, *folded.ends[done:]])


def _places(match: re.Match[str], new: str) -> list[tuple[int, int]]:
    """Where each new character came from: its own place where it stood there, else all of it."""
    places = []
    at = match.start()
    for character in new:
        found = match.string.find(character, at, match.end())
        if found < 0 or character not in match[0]:
            return [match.span()] * len(new)
        places.append((found, found + 1))
        at = found + 1
    return places
