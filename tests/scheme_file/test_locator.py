"""The line of a key is found however the file is laid out."""

import copy
import tomllib
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.scheme_file import Mistake, SchemeFileWrong, read
from bot.scheme_file.locator import Lines
from tests.scheme_file.layout import Layout

EXAMPLE = tomllib.loads((Path(__file__).parents[2] / "examples/scheme.toml").read_text())

_randoms = st.builds(Random, st.integers(0, 2**32))
_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_keys = st.sampled_from(["a", "b", "c-d", "e_f", "1"]) | _texts
_values = st.recursive(
    st.integers(-9, 9)
    | st.booleans()
    | st.dates()
    | _texts
    | st.sampled_from(['"""', "'''", '""']),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys, inner, max_size=3),
    max_leaves=12,
)
_documents = st.dictionaries(_keys, _values, max_size=4)


@given(_randoms, _documents)
def test_every_key_and_item_is_found_on_its_line(random: Random, data: dict[str, Any]) -> None:
    layout = Layout(random, data)
    assert tomllib.loads(layout.text) == data
    lines = Lines(layout.text)
    assert {path: lines.of(path) for path in layout.lines} == layout.lines


def _tables(value: object) -> list[dict[str, Any]]:
    """Every table of the file but the one that says which areas it covers."""
    if isinstance(value, list):
        return [table for item in value for table in _tables(item)]
    if isinstance(value, dict):
        inside = [table for key, held in value.items() if key != "areas" for table in _tables(held)]
        return [value, *inside]
    return []


@given(_randoms, st.data())
def test_a_mistake_planted_anywhere_is_reported_on_its_line(
    random: Random, data: st.DataObject
) -> None:
    spoilt = copy.deepcopy(EXAMPLE)
    table = data.draw(st.sampled_from(_tables(spoilt)))
    after = data.draw(st.integers(0, len(table)))
    pairs = [*table.items()]
    table.clear()
    table.update([*pairs[:after], ("planted", data.draw(_values)), *pairs[after:]])

    layout = Layout(random, spoilt)
    (line,) = [line for path, line in layout.lines.items() if path[-1:] == ("planted",)]
    with pytest.raises(SchemeFileWrong) as caught:
        read(layout.text)
    assert [problem.line for problem in caught.value.problems] == [line]
    assert caught.value.problems[0].key.split(" · ")[-1] == "planted"


@given(_randoms, st.data())
def test_any_value_anywhere_is_read_or_reported(random: Random, data: st.DataObject) -> None:
    spoilt = copy.deepcopy(EXAMPLE)
    table = data.draw(st.sampled_from([table for table in _tables(spoilt) if table]))
    table[data.draw(st.sampled_from([*table]))] = data.draw(_values)
    layout = Layout(random, spoilt)
    problems: tuple[Mistake, ...] = ()
    try:
        read(layout.text)
    except SchemeFileWrong as wrong:
        problems = wrong.problems
    last = layout.text.count("\n") + 1
    assert all(1 <= problem.line <= last for problem in problems)
    assert all(str(problem).isprintable() for problem in problems)


@given(_randoms)
def test_however_it_is_laid_out_the_same_scheme_is_read(random: Random) -> None:
    assert read(Layout(random, EXAMPLE).text) == read(Layout(Random(1), EXAMPLE).text)


def test_a_path_that_is_not_there_is_on_the_line_of_what_would_hold_it() -> None:
    lines = Lines("\n[a]\nb = [\n 1,\n {c = 2},\n]\n")
    assert lines.of(("a", "b", 1, "nothing")) == 5
    assert lines.of(("a", "nothing", 3)) == 2
    assert lines.of(("nothing",)) == 1
    inner_first = Lines("[a.b]\nc = 1\n[a]\nd = 1\n")
    assert inner_first.of(("a", "nothing")) == 3


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a = """x"""""\nk = 1', 2),
        ("a = '''x'''''\nk = 1", 2),
        ('a = """\n\\"""\nk = 0\n"""\nk = 1', 5),
        ("a = '\\'\nk = 1", 2),
        ('a = "#\\""  # "\nk = 1', 2),
        ("a = 2017-09-01 10:00:00 # k = 0\nk = 1", 2),
        ('a = ""\nb = \'\'\n"\\u006b" = 1', 3),
        ("a = [[], [\n[]\n,],]\nk = 1", 4),
        ("a = {}\r\n\r\nk = 1", 3),
        ("a = 'line\u2028separator\x85'\nk = 1", 2),
    ],
)
def test_what_is_odd_in_toml_does_not_shift_the_lines(text: str, line: int) -> None:
    assert tomllib.loads(text)["k"] == 1
    assert Lines(text).of(("k",)) == line
