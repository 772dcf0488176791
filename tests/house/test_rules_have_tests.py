"""Every number of the rulebook stands in the list of numbers, is held somewhere, and has a test."""

import importlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tools.numbers import NUMBERS, Number
from tools.rulebook import Stated, carried, page, stated

TESTS = Path(__file__).parents[1]
WHOLE = {
    *(f"R{number}" for number in (*range(1, 38), 39, *range(48, 51), *range(53, 62))),
    *(f"D{number}" for number in range(1, 14)),
    *(f"C{number}" for number in range(1, 14)),
}
"""The numbers that there are of rules, decisions and cases."""


def astray(numbers: Sequence[Number], rules: Stated, tests: Mapping[str, object]) -> Iterator[str]:
    """What is wrong with a list of numbers, the rules that are stated, and what tests carry."""
    known = [one.number for one in numbers]
    yield from (f"{number} stands twice" for number in {n for n in known if known.count(n) > 1})
    yield from (f"{number} is not in the list" for number in sorted(WHOLE - {*known}))
    for number in sorted({*rules, *tests} - {*known}):
        yield f"{number} is not in the list, but is stated or carried by a test"
    for one in numbers:
        if one.to_come and (one.number in tests or one.number in rules):
            yield f"{one.number} is here now: take its to_come away"
        elif not one.to_come:
            yield from _unheld(one, rules)
            if one.number not in tests:
                yield f"{one.number} has no test: write one and name it test_{one.number}_…"


def _unheld(one: Number, rules: Stated) -> Iterator[str]:
    if not one.sentence and len(rules.get(one.number, ())) != 1:
        yield f"{one.number} has no sentence, or several: say it in one"
    if bool(one.held) is (one.number in rules):
        yield f"{one.number} is to be a Rule of the code, or held by a type: one of the two"
    elif one.held:
        module, _, name = one.held.partition(":")
        if not hasattr(importlib.import_module(module), name):
            yield f"{one.number} is held by {one.held}, which is not there"


def test_every_number_is_held_and_has_a_test() -> None:
    assert [*astray(NUMBERS, stated(), carried(TESTS))] == []


def test_rules_are_found_where_they_stand() -> None:
    rules = stated()

    assert {"R6", "R33", "D3", "D12"} <= {*rules}
    assert {*rules["D12"]} == {"bot/domain/publication.py", "bot/domain/sight.py"}


def test_the_page_shows_every_number_once() -> None:
    rows = [line.split(" | ")[0] for line in page().splitlines() if line.startswith("| ")]

    assert rows[0] == "| Rule"
    assert rows[2:] == [f"| {one.number}" for one in NUMBERS]


def found(
    numbers: Sequence[Number] = NUMBERS,
    rules: Stated | None = None,
    tests: str = "",
    also: str = "",
) -> list[str]:
    """What is found where something is planted: ``tests`` is a number whose tests are taken away,
    ``also`` one that a test carries besides."""
    there = carried(TESTS)
    there.pop(tests, None)
    if also:
        there[also] = ["something"]
    return [*astray(numbers, stated() if rules is None else rules, there)]


@pytest.mark.parametrize("number", ["R2", "R33", "D8", "C5", "L5", "section 4"])
def test_a_number_without_a_test_is_noticed(number: str) -> None:
    assert [each.split(":")[0] for each in found(tests=number)] == [f"{number} has no test"]


def test_a_number_that_is_left_out_or_stands_twice_is_noticed() -> None:
    without = [one for one in NUMBERS if one.number != "R34"]

    assert "R34 is not in the list" in found(without)
    assert found([*NUMBERS, Number("R3", "Again.", "bot.domain.referral:Risk")]) == [
        "R3 stands twice"
    ]


def test_a_number_that_the_list_does_not_know_is_noticed() -> None:
    unknown = "is not in the list, but is stated or carried by a test"

    assert found(also="R99") == [f"R99 {unknown}"]
    assert found(rules=stated() | {"D99": {"bot/domain/some.py": "It is so."}}) == [
        f"D99 {unknown}"
    ]


def test_a_number_that_nothing_holds_or_two_things_do_is_noticed() -> None:
    without = {number: told for number, told in stated().items() if number != "R33"}
    gone = [
        replace(one, held="bot.domain.referral:Gone") if one.number == "R2" else one
        for one in NUMBERS
    ]

    assert found(rules=without) == [
        "R33 has no sentence, or several: say it in one",
        "R33 is to be a Rule of the code, or held by a type: one of the two",
    ]
    assert found(rules=stated() | {"R2": {"bot/domain/some.py": "It is so."}}) == [
        "R2 is to be a Rule of the code, or held by a type: one of the two"
    ]
    assert found(gone) == ["R2 is held by bot.domain.referral:Gone, which is not there"]


def test_a_number_that_has_come_is_no_longer_to_come() -> None:
    coming = [replace(one, to_come=one.to_come or one.number == "R33") for one in NUMBERS]

    assert found(coming) == ["R33 is here now: take its to_come away"]


def test_a_test_carries_the_numbers_at_the_head_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "test_some.py").write_text(
        "def test_R7_R8_areas(): ...\n\nasync def test_R330_section_4_is_R5_not(): ...\n"
    )

    assert carried(tmp_path) == {
        "R7": ["areas"],
        "R8": ["areas"],
        "R330": ["is R5 not"],
        "section 4": ["is R5 not"],
    }
