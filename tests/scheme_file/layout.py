"""Lays data out as TOML in every manner that people do, and notes the line of every key."""

import json
from datetime import date
from random import Random
from typing import Any

from bot.scheme_file.locator import Path

_COMMENTS = ("# plain", '# [[partners]] """', "# it's { [", '# "', "# name = 1 \\")


class Layout:
    """One layout of ``data``: its ``text``, and the line on which each of its paths stands."""

    def __init__(self, random: Random, data: dict[str, Any]) -> None:
        self._random = random
        self._parts: list[str] = []
        self._line = 1
        self.lines: dict[Path, int] = {}
        self._table((), data)
        self.text = "".join(self._parts)
        if self._maybe(4):
            self.text = self.text.replace("\n", "\r\n")

    def _maybe(self, one_in: int = 2) -> bool:
        return self._random.randrange(one_in) == 0

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._line += text.count("\n")

    def _end(self) -> None:
        """The end of a line, and perhaps some more that say nothing."""
        self._write(f" {self._random.choice(_COMMENTS)}\n" if self._maybe(4) else "\n")
        while self._maybe(4):
            self._write(f"  {self._random.choice(_COMMENTS)}\n" if self._maybe() else "\t\n")

    def _table(self, path: Path, data: dict[str, Any], header: str = "") -> None:
        below = {key: value for key, value in data.items() if _headed(value) and self._maybe()}
        body = {key: value for key, value in data.items() if key not in below}
        if header and (body or not below or "[[" in header or self._maybe()):
            self.lines[path] = self._line
            self._write(header)
            self._end()
        for key, value in body.items():
            self._pair(path, (key,), value)
            self._end()
        for key, value in below.items():
            inner = (*path, key)
            if isinstance(value, dict):
                self._table(inner, value, f"[{self._key(_names(inner))}]")
                continue
            for place, item in enumerate(value):
                self.lines.setdefault(inner, self._line)
                self._table((*inner, place), item, f"[[{self._key(_names(inner))}]]")
        if path not in self.lines:  # a table that only others' headers imply
            inside = [line for held, line in self.lines.items() if held[: len(path)] == path]
            self.lines[path] = min(inside, default=1)

    def _pair(self, table: Path, names: tuple[str, ...], value: object, end: str = "\n") -> None:
        path = (*table, *names)
        if isinstance(value, dict) and value and self._maybe(3):
            self.lines[path] = self._line
            for count, (key, inner) in enumerate(value.items()):
                if count:
                    self._write(end)
                self._pair(table, (*names, key), inner, end)
            return
        self._write("  " if self._maybe(3) else "")
        self.lines[path] = self._line
        self._write(self._key(names) + self._random.choice(("=", " = ", " \t=")))
        self._value(path, value)

    def _key(self, names: tuple[str, ...]) -> str:
        return self._random.choice((".", " . ", ".")).join(map(self._name, names))

    def _name(self, name: str) -> str:
        bare = name.isascii() and name.replace("_", "").replace("-", "").isalnum()
        if bare and not self._maybe(5):
            return name
        if bare and self._maybe():
            return f"'{name}'"
        return f'"{_escaped(name)}"'

    def _value(self, path: Path, value: object) -> None:
        match value:
            case dict():
                self._write("{ ")
                for count, (key, inner) in enumerate(value.items()):
                    self._write(", " if count else "")
                    self._pair(path, (key,), inner, ", ")
                self._write(" }")
            case list():
                self._write("[")
                for place, item in enumerate(value):
                    self._gap()
                    self.lines[(*path, place)] = self._line
                    self._value((*path, place), item)
                    self._gap()
                    self._write("," if place + 1 < len(value) or self._maybe() else "")
                self._gap()
                self._write("]")
            case str():
                self._text(value)
            case date():
                self._write(value.isoformat())
            case _:
                self._write(json.dumps(value))

    def _gap(self) -> None:
        self._end() if self._maybe(3) else self._write(" ")

    def _text(self, value: str) -> None:
        plain = _escaped(value)
        match self._random.randrange(5):
            case 0 if value.isprintable() and "'" not in value:
                self._write(f"'{value}'")
            case 1 if value.isprintable() and "'" not in value:
                self._write(f"'''\n{value}'''")
            case 2 if value[:1].isalnum():
                self._write(f'"""\\\n\n   {plain}"""')
            case 3:
                self._write(f'"""\n{plain}"""')
            case _:
                self._write(f'"{plain}"')


def _escaped(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007f")


def _headed(value: object) -> bool:
    """Whether the value may stand under a header of its own."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(item, dict) for item in value)
    return isinstance(value, dict)


def _names(path: Path) -> tuple[str, ...]:
    return tuple(part for part in path if isinstance(part, str))
