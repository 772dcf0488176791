"""Every file of the house can be read in one sitting; those that are longer say why."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 260
"""Lines."""

LONGER = {
    "bot/store/migrations/versions/0001_first_schema.py": (
        "A migration is never edited once a database may have run it."
    ),
}
"""Files that are longer, each with its reason."""


def too_long(root: Path, longer: Mapping[str, str] = LONGER) -> Iterator[str]:
    """Files that are longer than may be, and exceptions that are none or say no reason."""
    lengths = {
        file.relative_to(root).as_posix(): len(file.read_text().splitlines())
        for file in sorted(root.glob("bot/**/*.py"))
    }
    for file, lines in lengths.items():
        if lines > LONGEST and file not in longer:
            yield f"{file} has {lines} lines"
    for file, reason in longer.items():
        if lengths.get(file, 0) <= LONGEST:
            yield f"{file} needs no exception"
        elif not reason.strip():
            yield f"{file} does not say why"


def test_every_file_can_be_read_in_one_sitting() -> None:
    assert [*too_long(ROOT)] == [], "Part it where it has two rooms, or say in LONGER why it is one"


@pytest.mark.parametrize(
    ("lines", "longer", "told"),
    [
        (LONGEST, {}, []),
        (LONGEST + 1, {}, [f"bot/flows/long.py has {LONGEST + 1} lines"]),
        (LONGEST + 1, {"bot/flows/long.py": "It is one table."}, []),
        (LONGEST + 1, {"bot/flows/long.py": " "}, ["bot/flows/long.py does not say why"]),
        (LONGEST, {"bot/flows/long.py": "One."}, ["bot/flows/long.py needs no exception"]),
        (LONGEST, {"bot/gone.py": "One."}, ["bot/gone.py needs no exception"]),
    ],
)
def test_a_file_that_is_too_long_is_noticed(
    tmp_path: Path, lines: int, longer: Mapping[str, str], told: list[str]
) -> None:
    (tmp_path / "bot/flows").mkdir(parents=True)
    (tmp_path / "bot/flows/long.py").write_text("x = 1\n" * lines)

    assert [*too_long(tmp_path, longer)] == told
