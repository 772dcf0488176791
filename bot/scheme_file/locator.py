"""Finds the line on which each key and value of a TOML text stands; tomllib does not say."""

import re
import tomllib
from bisect import bisect_right

Path = tuple[str | int, ...]
"""Keys, and places in arrays counted from 0: ``("partners", 1, "people", 0, "role")``."""

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|'[^']*'")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'  # may end in five quotes, two of them its own
    r"|'''.*?'''(?:'{0,2})"
    r"|" + _QUOTED.pattern,
    re.DOTALL,
)
_OTHER = re.compile(r"[^\n,\]}#]+")


class Lines:
    """The lines, from 1, of a TOML text that tomllib has already found well-formed."""

    def __init__(self, text: str) -> None:
        self._text = text.replace("\r\n", "\n")
        self._breaks = [i for i, letter in enumerate(self._text) if letter == "\n"]
        self._at = 0
        self._lines: dict[Path, int] = {}
        self._length: dict[Path, int] = {}  # how many tables each array of tables has so far
        self._read_document()

    def of(self, path: Path) -> int:
        """The line of a key or an array's item, or of the nearest thing that holds it."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def _read_document(self) -> None:
        table: Path = ()
        while self._skip(_BLANK) < len(self._text):
            if self._text[self._at] == "[":
                table = self._read_header()
            else:
                self._read_pair(table)

    def _read_header(self) -> Path:
        line, many = self._line(), self._text.startswith("[[", self._at)
        self._at += 2 if many else 1
        *above, last = self._read_key()
        self._at += 2 if many else 1
        path: Path = ()
        for part in above:
            path = self._newest((*path, part))
            self._lines.setdefault(path, line)
        path = (*path, last)
        if many:
            self._lines.setdefault(path, line)
            self._length[path] = self._length.get(path, 0) + 1
            path = self._newest(path)
        self._lines[path] = line  # its own header, also where a table inside it came first
        return path

    def _newest(self, path: Path) -> Path:
        return (*path, self._length[path] - 1) if path in self._length else path

    def _read_pair(self, table: Path) -> None:
        line, path = self._line(), table
        for part in self._read_key():
            path = (*path, part)
            self._lines.setdefault(path, line)
        self._at += 1  # the equals sign
        self._skip(_SPACE)
        self._read_value(path)

    def _read_key(self) -> list[str]:
        """The parts of a key, up to the sign that ends it."""
        parts = []
        while True:
            self._skip(_SPACE)
            if bare := _BARE.match(self._text, self._at):
                parts.append(bare.group())
                self._at = bare.end()
            else:
                start = self._at
                self._skip(_QUOTED)
                parts.append(tomllib.loads(f"key = {self._text[start : self._at]}")["key"])
            self._skip(_SPACE)
            if self._text[self._at] != ".":
                return parts
            self._at += 1

    def _read_value(self, path: Path) -> None:
        match self._text[self._at]:
            case "[":
                self._read_items(path, "]")
            case "{":
                self._read_items(path, "}")
            case '"' | "'":
                self._skip(_STRING)
            case _:
                self._skip(_OTHER)

    def _read_items(self, path: Path, end: str) -> None:
        """An array's values or an inline table's pairs, from one bracket to the other."""
        self._at += 1
        place = 0
        self._skip(_BLANK)
        while self._text[self._at] != end:
            if end == "}":
                self._read_pair(path)
            else:
                self._lines[(*path, place)] = self._line()
                self._read_value((*path, place))
            place += 1
            self._skip(_BLANK)
            if self._text[self._at] == ",":
                self._at += 1
                self._skip(_BLANK)
        self._at += 1

    def _skip(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self._text, self._at)
        assert found, f"No {pattern.pattern} at {self._at}: tomllib reads this text otherwise."
        self._at = found.end()
        return self._at

    def _line(self) -> int:
        return bisect_right(self._breaks, self._at - 1) + 1
