"""A pattern with hints finds in every text what it would find without them."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

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
            if isinstance(value, Hinted) and value.hints:
                yield f"{module.name.rpartition('.')[2]}.{name}", value


HINTED = dict(hinted())
TEXTS = [
    written
    for text in (*(e.text for e in identifying.read()), *(m.text for m in structured.read()))
    for written in (fold(text).text, fold(text).text.upper(), fold(text).text.lower())
]


@pytest.mark.parametrize("name", HINTED)
def test_a_hint_hides_nothing_that_the_tables_hold(name: str) -> None:
    pattern = HINTED[name]
    assert [
        text
        for text in TEXTS
        if pattern.pattern.search(text) is not None and pattern.search(text) is None
    ] == []


@pytest.mark.parametrize("name", HINTED)
def test_a_hint_hides_nothing_that_the_pattern_could_match(name: str) -> None:
    pattern = HINTED[name]

    @settings(
        max_examples=examples(60),
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.from_regex(re.compile(pattern.pattern.pattern, pattern.pattern.flags)))
    def all_are_hinted(text: str) -> None:
        text = fold(text).text
        assert (pattern.search(text) is None) == (pattern.pattern.search(text) is None), text

    all_are_hinted()
