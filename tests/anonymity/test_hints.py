"""A pattern that is looked for in few texts finds in every text what it would find by itself."""

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import bot.anonymity
from bot.anonymity.fold import fold
from bot.anonymity.hinted import Hinted
from tests.anonymity import identifying, structured
from tests.kit.lengths import examples


def hinted() -> Iterator[tuple[str, Hinted]]:
    for module in pkgutil.iter_modules(bot.anonymity.__path__, "bot.anonymity."):
        room = importlib.import_module(module.name)
        for name, value in vars(room).items():
            for at, each in enumerate(value if isinstance(value, tuple) else [value]):
                if isinstance(each, Hinted):
                    yield f"{module.name.rpartition('.')[2]}.{name}.{at}", each


EVERY = {id(pattern): (name, pattern) for name, pattern in hinted()}
HINTED = {name: pattern for name, pattern in EVERY.values() if pattern.hints}
COUNTED = {name: pattern for name, pattern in EVERY.values() if pattern.digits}
EITHER_CASE = {name: pattern for name, pattern in EVERY.values() if pattern.small}
TEXTS = [
    written
    for text in (*(e.text for e in identifying.read()), *(m.text for m in structured.read()))
    for written in (fold(text).text, fold(text).text.upper(), fold(text).text.lower())
]
ELSEWHERE = " and something else that is longer than what a pattern is looked for in at once"


def spans(pattern: Hinted | re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


def fewest_digits(parsed: Iterable[tuple[Any, Any]]) -> int:
    """How many digits whatever a parsed pattern matches has at least, what it looks at left out."""
    return sum(_of_part(part, told) for part, told in parsed)


def _of_part(part: Any, told: Any) -> int:
    if part is op.LITERAL:
        return int(chr(told).isdigit())
    if part is op.IN:
        return int(all(_is_digit(*each) for each in told))
    if part in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return int(told[0]) * fewest_digits(told[2])
    if part is op.SUBPATTERN:
        return fewest_digits(told[3])
    if part is op.BRANCH:
        return min(map(fewest_digits, told[1]))
    return 0


def _is_digit(part: Any, told: Any) -> bool:
    if part is op.LITERAL:
        return chr(told).isdigit()
    if part is op.RANGE:
        return bool(ord("0") <= told[0] <= told[1] <= ord("9"))
    return bool(part is op.CATEGORY and told is op.CATEGORY_DIGIT)


@pytest.mark.parametrize("name", [name for name, _ in EVERY.values()])
def test_nothing_is_hidden_that_the_tables_hold(name: str) -> None:
    pattern = dict(EVERY.values())[name]
    assert [text for text in TEXTS if spans(pattern, text) != spans(pattern.pattern, text)] == []


@pytest.mark.parametrize("name", HINTED | EITHER_CASE)
def test_nothing_is_hidden_that_the_pattern_could_match(name: str) -> None:
    pattern = dict(EVERY.values())[name]

    @settings(
        max_examples=examples(60),
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.from_regex(re.compile(pattern.pattern.pattern, pattern.pattern.flags)), st.booleans())
    def all_are_found(text: str, long: bool) -> None:
        text = fold(text).text + ELSEWHERE * long
        assert spans(pattern, text) == spans(pattern.pattern, text)
        assert (pattern.search(text) is None) == (pattern.pattern.search(text) is None)

    all_are_found()


@pytest.mark.parametrize("name", COUNTED)
def test_every_match_has_as_many_digits_as_the_pattern_says(name: str) -> None:
    source = COUNTED[name].pattern
    assert COUNTED[name].digits <= fewest_digits(parser.parse(source.pattern, source.flags))


@pytest.mark.parametrize(
    ("source", "fewest"),
    [
        (r"\d{2,4}", 2),
        (r"a1[0-9]", 2),
        (r"\d?", 0),
        (r"[\dO]", 0),
        (r"[^\d]", 0),
        (r"(?:\d{3}|x\d)(?=\d\d)", 1),
        (r"(?<!\d)(?:\d[ ]){3}\d", 4),
        (r"(?P<a>\d)(?P=a)", 1),
    ],
)
def test_digits_are_counted_as_a_pattern_asks_for_them(source: str, fewest: int) -> None:
    assert fewest_digits(parser.parse(source)) == fewest


def test_no_small_letter_is_folded_otherwise_than_it_is_compared() -> None:
    """A sign that a pattern takes for a letter of ours is folded to that letter first."""
    strange = [chr(code) for code in range(128, 0x3000) if re.match("[a-z]", chr(code), re.I)]
    assert strange
    assert all(fold(sign).text.isascii() for sign in strange)
