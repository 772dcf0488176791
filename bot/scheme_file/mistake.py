"""What is wrong in a scheme file: where, and what to put instead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from bot.anonymity import screen
from bot.scheme_file.locator import Path


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing to mend. ``key`` counts from 1: ``partners[2] BEN · people[1] · role``."""

    line: int
    key: str
    sentence: str

    def __str__(self) -> str:
        place = f"line {self.line}, {self.key}" if self.key else f"line {self.line}"
        return f"{place}: {self.sentence}"


class SchemeFileWrong(Exception):
    """A scheme file cannot be applied. Says every mistake in it, one a line, from the top."""

    def __init__(self, problems: tuple[Mistake, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake whose line is not looked up yet. ``key`` names what is not in the file."""

    path: Path
    sentence: str


def name(path: Path, raw: Mapping[str, Any]) -> str:
    """A path as a person would recognise it, with the code of the partner or service."""
    parts: list[str] = []
    inside: Any = raw
    for part in path:
        inside = _inside(inside, part)
        if isinstance(part, str):
            parts.append(part if part.isprintable() else repr(part))
        else:
            code = inside.get("code") if isinstance(inside, dict) else None
            sayable = isinstance(code, str) and code.isalnum() and len(code) <= 12
            parts[-1:] = ["".join(parts[-1:]) + f"[{part + 1}]" + (f" {code}" if sayable else "")]
    return " · ".join(parts)


def _inside(holder: Any, part: str | int) -> Any:
    try:
        return holder[part]
    except (KeyError, IndexError, TypeError):
        return None


_LEFT_OUT = "…"


def said(value: object) -> str:
    """A value as it stands in a TOML file, cut short where it is long, and left out where it may
    identify somebody: mistakes are read over shoulders, and kept in logs."""
    match value:
        case bool():
            return str(value).lower()
        case str() if any(finding.tier == "block" for finding in screen(value)):
            return f'"{_LEFT_OUT}"'
        case str():
            cut = value if len(value) <= 40 else value[:40] + "…"
            return (
                '"'
                + "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in cut)
                + '"'
            )
        case list() | tuple():
            return "[" + ", ".join(map(said, value)) + "]"
        case dict():
            return "{…}"
        case int() if abs(value) >= 10**18:
            return "This number"
        case _:
            return str(value)


def one_of(options: Iterable[str]) -> str:
    """Values to choose from: ``"a", "b" or "c"``."""
    *rest, last = map(said, options)
    return f"{', '.join(rest)} or {last}" if rest else last


def nearest(word: str, options: Iterable[str]) -> str | None:
    """The option that a word was perhaps meant to be."""
    folded = {option.casefold(): option for option in options}
    near = get_close_matches(word.casefold(), folded, n=1, cutoff=0.65)
    return folded[near[0]] if near else None


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """`` Did you mean "role"?``, or nothing where nothing is like it."""
    near = nearest(word, options)
    return f" Did you mean {said(near)}?" if near else ""
