"""The frontier as an SVG: recall against clean texts asked, with the guard's own point marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from math import ceil, floor, hypot

from bench.frontier import Frontier, Point

WIDTH, HEIGHT = 1060, 560
_LEFT, _RIGHT, _TOP, _BOTTOM = 74, 570, 60, 490
_LIST = 610
_COLUMNS = (860, 916, 984, 1040)
"""Where the list of points begins, and where its figures end."""

_INKS = {"tuning": "#b35900", "unread": "#1f4e8c"}
_GREY = "#555555"
_CONTRACT = (0.10, 0.97)
"""At most so many clean texts asked, at least so much found."""

_ROOT = 'role="img" font-family="Helvetica, Arial, sans-serif"'
_HALO = ' stroke="#ffffff" stroke-width="3" paint-order="stroke"'
_AROUND = ((9, 14), (9, -6), (-9, -6), (-9, 14), (0, 20), (0, -12), (16, 4), (-16, 4))
"""Where a label may stand beside its point, the best place first."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """From shares to places on the picture."""

    most_asked: float
    least_found: float

    @classmethod
    def of(cls, points: Sequence[Point]) -> "_Scale":
        asked = max(point.asked.rate for point in points)
        found = min(point.found.rate for point in points)
        return cls(max(0.2, ceil(asked * 10 + 0.01) / 10), min(0.9, floor(found * 10) / 10))

    def x(self, asked: float) -> float:
        return _LEFT + asked / self.most_asked * (_RIGHT - _LEFT)

    def y(self, found: float) -> float:
        return _BOTTOM - (found - self.least_found) / (1 - self.least_found) * (_BOTTOM - _TOP)

    def at(self, point: Point) -> tuple[float, float]:
        return self.x(point.asked.rate), self.y(point.found.rate)


@dataclass(slots=True)
class _Labels:
    """Labels that stand on no point and on no other label; what finds no place is left out."""

    points: list[tuple[float, float]]
    placed: list[tuple[float, float]] = field(default_factory=list)

    def put(self, at: tuple[float, float], text: str, ink: str) -> str:
        for right, down in _AROUND:
            x, y = at[0] + right, at[1] + down
            free = all(hypot(x - a, y - 4 - b) >= 9 for a, b in self.points)
            if free and all(abs(x - a) >= 15 or abs(y - b) >= 13 for a, b in self.placed):
                self.placed.append((x, y))
                return _text(x, y, text, "middle", ink, 12, _HALO)
        return ""


def draw(drawn: Sequence[Frontier]) -> str:
    """The whole picture. The same points give the same text."""
    every = [point for one in drawn for point in (*one.steps, one.chosen, *one.coarse)]
    scale = _Scale.of(every)
    labels = _Labels([scale.at(point) for point in every])
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {_ROOT}>',
        "<title>What the guard finds, against the clean texts that it asks about</title>",
        f"<desc>{escape(_said(drawn))}</desc>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        _text(_LEFT, 28, "What each sign finds, and what it costs", "start", "#000000", 18),
        *_axes(scale),
        *_contract(scale),
    ]
    for one in drawn:
        lines += _curve(one, scale)
    for one in drawn:
        lines += _chosen(one, scale, labels)
    last = drawn[-1]
    ink = _INKS[last.part]
    for number, step in enumerate(last.steps):
        lines.append(labels.put(scale.at(step), str(number), ink))
    for one in drawn:
        for letter, point in zip("ABC", one.coarse, strict=True):
            lines.append(labels.put(scale.at(point), letter, _INKS[one.part]))
    lines += _list(drawn)
    return "\n".join(line for line in [*lines, "</svg>"] if line) + "\n"


def _axes(scale: _Scale) -> Iterator[str]:
    for tenth in range(round(scale.most_asked * 10) + 1):
        x = scale.x(tenth / 10)
        yield _line((x, _TOP), (x, _BOTTOM), "#dddddd")
        yield _text(x, _BOTTOM + 20, f"{tenth * 10} %", "middle", "#000000", 13)
    for tenth in range(round(scale.least_found * 10), 11):
        y = scale.y(tenth / 10)
        yield _line((_LEFT, y), (_RIGHT, y), "#dddddd")
        yield _text(_LEFT - 8, y + 4, f"{tenth * 10} %", "end", "#000000", 13)
    yield _line((_LEFT, _TOP), (_LEFT, _BOTTOM), "#000000")
    yield _line((_LEFT, _BOTTOM), (_RIGHT, _BOTTOM), "#000000")
    middle = (_LEFT + _RIGHT) / 2
    yield _text(middle, _BOTTOM + 46, "clean texts stopped or asked about", "middle", "#000000", 14)
    down = (_TOP + _BOTTOM) / 2
    yield (
        f'<text transform="translate(20 {down:.1f}) rotate(-90)" text-anchor="middle" '
        'font-size="14">identifying words found</text>'
    )


def _contract(scale: _Scale) -> Iterator[str]:
    asked, found = _CONTRACT
    x, y = scale.x(asked), scale.y(found)
    yield (
        f'<rect x="{_LEFT}" y="{_TOP}" width="{x - _LEFT:.1f}" height="{y - _TOP:.1f}" '
        'fill="#cfe8cf" stroke="#2e7d32" stroke-dasharray="3 2"/>'
    )
    yield _text(_LEFT + 2, _TOP - 7, "the contract", "start", "#2e7d32", 12)


def _curve(one: Frontier, scale: _Scale) -> Iterator[str]:
    ink = _INKS[one.part]
    solid = one.part != "tuning"
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(scale.at, one.steps))
    dashes = "" if solid else ' stroke-dasharray="6 4"'
    yield f'<polyline points="{path}" fill="none" stroke="{ink}" stroke-width="2"{dashes}/>'
    fill = ink if solid else "#ffffff"
    for x, y in map(scale.at, one.steps):
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{fill}" stroke="{ink}"/>'
    for x, y in map(scale.at, one.coarse):
        yield (
            f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8" fill="{fill}" '
            f'stroke="{ink}"/>'
        )


def _chosen(one: Frontier, scale: _Scale, labels: _Labels) -> Iterator[str]:
    x, y = scale.at(one.chosen)
    ink = _INKS[one.part]
    yield (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9" fill="none" stroke="{ink}" stroke-width="2.5">'
        f"<title>chosen, {one.part}</title></circle>"
    )
    labels.points += [(x - 9, y), (x + 9, y), (x, y - 9), (x, y + 9)]


def _list(drawn: Sequence[Frontier]) -> Iterator[str]:
    y = _TOP + 4
    for one, ends in zip(drawn, (_COLUMNS[:2], _COLUMNS[2:]), strict=True):
        yield _text(ends[1], y, f"{one.part} texts", "end", _INKS[one.part], 12)
        for end, word in zip(ends, ("found", "asked"), strict=True):
            yield _text(end, y + 18, word, "end", _INKS[one.part], 12)
    y += 40
    yield _text(_LIST, y, "Believed, one more each line:", "start", "#000000", 12)
    for number, same in enumerate(zip(*(one.steps for one in drawn), strict=True)):
        y += 20
        plus = "+ " if number else ""
        yield from _figures(y, str(number), plus + same[0].name, drawn, same)
    y += 30
    yield from _figures(y, "◯", "chosen: as it is", drawn, [one.chosen for one in drawn])
    y += 30
    yield _text(_LIST, y, "Coarser, beside tier block:", "start", "#000000", 12)
    for letter, same in zip("ABC", zip(*(one.coarse for one in drawn), strict=True), strict=True):
        y += 20
        yield from _figures(y, letter, same[0].name, drawn, same)
    y += 30
    yield _line((_LIST, y - 4), (_LIST + 28, y - 4), _INKS["tuning"], ' stroke-dasharray="6 4"')
    yield _text(_LIST + 34, y, "tuning: texts that it was made on", "start", _GREY, 12)
    yield _line((_LIST, y + 16), (_LIST + 28, y + 16), _INKS["unread"])
    yield _text(_LIST + 34, y + 20, "unread: texts that nobody looked at", "start", _GREY, 12)


def _figures(
    y: float, mark: str, name: str, drawn: Sequence[Frontier], same: Sequence[Point]
) -> Iterator[str]:
    yield _text(_LIST, y, mark, "start", "#000000", 12)
    yield _text(_LIST + 20, y, name, "start", "#000000", 12)
    shares = [share for point in same for share in (point.found, point.asked)]
    inks = [_INKS[one.part] for one in drawn for _ in range(2)]
    for end, share, ink in zip(_COLUMNS, shares, inks, strict=True):
        yield _text(end, y, f"{share.rate * 100:.1f} %", "end", ink, 12)


def _said(drawn: Sequence[Frontier]) -> str:
    return "; ".join(
        f"on {one.part} texts the chosen point finds {one.chosen.found.rate * 100:.1f} % "
        f"and asks about {one.chosen.asked.rate * 100:.1f} % of the clean ones"
        for one in drawn
    )


def _line(begin: tuple[float, float], end: tuple[float, float], ink: str, more: str = "") -> str:
    return (
        f'<line x1="{begin[0]:.1f}" y1="{begin[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}" '
        f'stroke="{ink}"{more}/>'
    )


def _text(x: float, y: float, words: str, anchor: str, ink: str, size: int, more: str = "") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{ink}" '
        f'font-size="{size}"{more}>{escape(words)}</text>'
    )
