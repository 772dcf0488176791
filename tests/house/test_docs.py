"""The documents say what is there: links, commands, variables, columns and quoted code."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from textwrap import dedent

import pytest
import typer
from sqlalchemy import LargeBinary, Table

from bot.cli.main import app
from bot.settings import Settings
from bot.store.tables import metadata

ROOT = Path(__file__).parents[2]
ROOMS = ("bench", "bot", "docs", "examples", "tests", "tools")
HEADINGS = ["Situation", "Choice", "Price"]
CUT = "…"

Pages = Mapping[str, str]
"""Markdown by its path from the root."""

_FENCE = re.compile(r"^( *)```(\w*) ?(\S*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_ROW = re.compile(r"^\| `([^`]+)` \| ([^|]+?) \|(.*)\|$", re.MULTILINE)


def pages() -> dict[str, str]:
    """Every page of the repository."""
    paths = [*ROOT.glob("*.md"), *(path for room in ROOMS for path in ROOT.glob(f"{room}/**/*.md"))]
    return {str(path.relative_to(ROOT)): path.read_text() for path in paths}


def commands() -> set[str]:
    """Every command as it is typed, such as ``scheme apply``."""
    found = set()
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        inside = getattr(command, "commands", None)
        found |= {name} if inside is None else {f"{name} {each}" for each in inside}
    return found


def commands_astray(pages: Pages) -> Iterator[str]:
    """Commands that no page names, and commands named that are not there."""
    there = commands()
    code = "\n".join(words for page in pages.values() for words in re.findall(r"`([^`\n]+)`", page))
    named = set(re.findall(r"\breciprocal ((?:scheme |audit )?[a-z]+)", code))
    yield from (f"reciprocal {each} is in no page" for each in sorted(there - named))
    yield from (f"there is no reciprocal {each}" for each in sorted(named - there))


def links_astray(pages: Pages) -> Iterator[str]:
    """Relative links that lead nowhere."""
    for path, page in pages.items():
        for link in _LINK.findall(_FENCE.sub("", page)):
            target = link.partition("#")[0]
            if "://" not in link and target and not (ROOT / path).parent.joinpath(target).exists():
                yield f"{path} links to {link}"


def variables_astray(pages: Pages) -> Iterator[str]:
    """Variables of the environment that the README's table lacks, or has and nothing reads."""
    read = {name.upper() for name in Settings.model_fields}
    stands = {
        name for name, _, _ in _ROW.findall(pages["README.md"]) if re.fullmatch("[A-Z_]+", name)
    }
    yield from (f"{name} is not in the README" for name in sorted(read - stands))
    yield from (f"nothing reads {name}" for name in sorted(stands - read))


def decisions_astray(pages: Pages) -> Iterator[str]:
    """Decisions without their number in turn, or without a situation, a choice and a price."""
    records = sorted(path for path in pages if re.fullmatch(r"docs/adr/\d{4}-[a-z-]+\.md", path))
    for number, path in enumerate(records, start=1):
        title, *parts = re.split(r"^## (.+)\n", pages[path], flags=re.MULTILINE)
        if not (path.startswith(f"docs/adr/{number:04d}-") and title.startswith(f"# {number}. ")):
            yield f"{path} is not numbered {number}"
        if parts[::2] != HEADINGS or not all(text.strip() for text in parts[1::2]):
            yield f"{path} does not say {', '.join(HEADINGS)}"


def excerpts_astray(pages: Pages) -> Iterator[str]:
    """Code that is quoted from no file, or stands in it no longer. ``…`` is a cut."""
    for path, page in pages.items():
        for _, language, file, body in _FENCE.findall(page):
            if language != "python":
                continue
            if not (file and (ROOT / file).is_file()):
                yield f"{path} quotes no file: {body.strip().splitlines()[0]}"
                continue
            lines = (ROOT / file).read_text().splitlines()
            for part in re.split(rf"^ *{CUT} *\n", body, flags=re.MULTILINE):
                if part.strip() and not _stands(dedent(part).strip("\n").splitlines(), lines):
                    yield f"{path} quotes what is not in {file}: {part.strip().splitlines()[0]}"


def _stands(quoted: list[str], lines: list[str]) -> bool:
    """Whether these lines stand in a file one after another, however deeply indented."""
    windows = (lines[at : at + len(quoted)] for at in range(len(lines)))
    return any(dedent("\n".join(window)).splitlines() == quoted for window in windows)


def columns_astray(pages: Pages, tables: Iterable[Table] = metadata.sorted_tables) -> Iterator[str]:
    """Columns that the list of what is clear lacks, has wrongly, or has and no table does."""
    _, *parts = re.split(r"^## `(\w+)`\n", pages["docs/clear-and-sealed.md"], flags=re.MULTILINE)
    listed = {
        f"{table}.{column}": (kept, why)
        for table, text in zip(parts[::2], parts[1::2], strict=True)
        for column, kept, why in _ROW.findall(text)
    }
    there = {f"{table.name}.{column.name}": column for table in tables for column in table.columns}
    yield from (f"{name} is not listed" for name in sorted(there.keys() - listed.keys()))
    yield from (f"there is no {name}" for name in sorted(listed.keys() - there.keys()))
    for name in sorted(there.keys() & listed.keys()):
        kept, why = listed[name]
        if kept not in _lawful(there[name].name, isinstance(there[name].type, LargeBinary)):
            yield f"{name} is not {kept}"
        elif not why.strip() or (kept == "sealed" and not re.search(r"the \w+'s key:", why)):
            yield f"{name} does not say {'under which key' if kept == 'sealed' else 'why'}"


def _lawful(column: str, binary: bool) -> set[str]:
    if column in ("sealed", "chasing") and binary:
        return {"sealed"}
    return {"wrapped", "signed", "fingerprint"} if binary else {"clear"}


CHECKS = [
    commands_astray,
    links_astray,
    variables_astray,
    decisions_astray,
    excerpts_astray,
    columns_astray,
]

_ADR = "docs/adr/0001-sync-core-async-edges.md"
_LIST = "docs/clear-and-sealed.md"
_SCREEN = "| `reciprocal screen` | JSON lines"

# What is planted in which page, in place of what (at its end where that is empty).
PLANTED = [
    (commands_astray, "docs/operations.md", _SCREEN, "| `screen` | JSON lines"),
    (commands_astray, "docs/operations.md", "", "Try `reciprocal rescue`."),
    (links_astray, "README.md", "(docs/tour.md)", "(docs/detour.md)"),
    (variables_astray, "README.md", "| `PUBLIC_URL` |", "| PUBLIC_URL |"),
    (variables_astray, "README.md", "| `PUBLIC_URL` |", "| `PUBLIC_URI` |"),
    (decisions_astray, _ADR, "## Price", "## Cost"),
    (decisions_astray, _ADR, "# 1. ", "# 2. "),
    (decisions_astray, "docs/adr/0099-late.md", "", "# 99. Late\n"),
    (excerpts_astray, "docs/tour.md", "outbox.draw(reference, c", "outbox.draw(reference, k"),
    (excerpts_astray, "docs/tour.md", "", "```python bot/gone.py\nx = 1\n```\n"),
    (excerpts_astray, "docs/tour.md", "", "```python\nx = 1\n```\n"),
    (columns_astray, _LIST, "| `stock_in` | clear |", "| stock_in | clear |"),
    (columns_astray, _LIST, "| `stock_in` | clear |", "| `stock_in` | sealed |"),
    (columns_astray, _LIST, "| `stock_in` | clear |", "| `stock_out` | clear |"),
    (columns_astray, _LIST, "| sealed | the draft's key:", "| clear | the draft's key:"),
    (columns_astray, _LIST, "| sealed | the draft's key:", "| sealed | surely:"),
    (columns_astray, _LIST, "| `mac` | signed |", "| `mac` | clear |"),
    (columns_astray, _LIST, "## `waiting`", "## `queueing`"),
]  # fmt: skip


@pytest.mark.parametrize("check", CHECKS)
def test_nothing_is_astray(check: Callable[[Pages], Iterator[str]]) -> None:
    assert [*check(pages())] == []


@pytest.mark.parametrize(("check", "path", "old", "new"), PLANTED)
def test_what_is_planted_is_found(
    check: Callable[[Pages], Iterator[str]], path: str, old: str, new: str
) -> None:
    written = pages()
    page = written.get(path, "")
    assert old in page
    written[path] = page.replace(old, new) if old else f"{page}\n{new}"

    assert [*check(written)] != []


def test_every_check_is_seen_to_fail() -> None:
    assert {check for check, *_ in PLANTED} == {*CHECKS}
