"""How good the anonymity guard is on texts that it was tuned on and on texts never read.

``python -m bench.guard`` writes the figures into docs/anonymity.md and draws the picture there;
``python -m bench.guard picture`` draws alone.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench import picture, tables, texts
from bench.frontier import frontiers
from bench.guards import RIVALS, ROOT, Measured, measured, rivals_python, screened, version
from bench.texts import Text

PARTS = ("tuning", "unread", "fresh")
PAGE = ROOT / "docs/anonymity.md"
PICTURE = ROOT / "docs/images/frontier.svg"

_FIGURES = re.compile(r"(?<=<!-- figures -->\n).*(?=<!-- end of figures -->)", re.DOTALL)


def measure(_: Path) -> Iterator[str]:
    """Markdown tables: the contract, the rivals, every kind, and what each sign pays."""
    for title, lines in _told():
        yield f"guard, {title}:"
        yield from lines
        yield ""


def write() -> None:
    """The figures into the page, with today's date; the longest table folded away."""
    told = [f"Measured on {datetime.now(UTC):%-d %B %Y} by `make bench ARGS=guard`."]
    for title, lines in _told():
        heading = title[0].upper() + title[1:]
        match title:
            case tables.FRONTIER:
                pass
            case tables.KINDS:
                fold = f"<details><summary>{heading}</summary>"
                told += ["", fold, "", *lines, "", "</details>"]
            case _:
                told += ["", f"**{heading}**", "", *lines]
    page = with_figures(PAGE.read_text("utf-8"), "\n".join(told))
    PAGE.write_text(page, "utf-8")


def with_figures(page: str, told: str) -> str:
    """The page with these figures in place of those that it has; ValueError where it has none."""
    page, count = _FIGURES.subn(lambda _: f"\n{told}\n\n", page)
    if count != 1:
        raise ValueError("The page has no place for figures")
    return page


def others(parts: Sequence[Sequence[Text]], python: str | None) -> tuple[list[Measured], list[str]]:
    """The rivals by the Python that has them; where there is none, a line that says so."""
    if python is None:
        return [], ["", f"{' and '.join(RIVALS)} could not be installed here: not compared."]
    return [
        measured(f"{name} {version(name)}, {how}", guard, parts, python)
        for name, (guard, how) in RIVALS.items()
    ], []


def _told() -> Iterator[tuple[str, list[str]]]:
    parts = [texts.read(name) for name in PARTS]
    ours = measured("this guard", "ours", parts)
    yield "what the contract asks", [*tables.contract(PARTS, parts, ours)]
    rivals, missing = others(parts, rivals_python())
    bare = screened("nothing", [])
    yield "beside others", [*tables.beside(PARTS, parts, [ours, *rivals], bare), *missing]
    yield tables.KINDS, [*tables.kinds(PARTS, parts, ours)]
    yield tables.FRONTIER, [*tables.frontier(frontiers())]


if __name__ == "__main__":
    if sys.argv[1:] != ["picture"]:
        write()
    PICTURE.write_text(picture.draw(frontiers()), "utf-8")
