"""The arithmetic by which the guard is judged, on texts few enough to count by hand."""

from math import isnan, nan

import pytest

from bench.judging import Found, Share, alarmed, found, found_whole
from bench.tables import ASKED, BLOCK_STOPPED, FOUND, Asked
from bench.texts import Span, Text

TEXTS = [
    Text("Ann Lee at 4 Elm Walk", (Span(0, 7, "person"), Span(11, 21, "address"))),
    Text("mail a@b.uk", (Span(5, 11, "email"),)),
    Text("two bed", ()),
    Text("near a park", ()),
    Text("no stairs", ()),
]
ANSWERS = [
    [Found(4, 7, "person", "ask")],
    [Found(0, 4, "person", "ask"), Found(10, 11, "email")],
    [Found(0, 3, "person", "ask"), Found(4, 7, "person", "ask")],
    [Found(0, 11, "postcode")],
    [],
]


def test_a_span_is_found_where_a_finding_overlaps_it_whatever_its_kind() -> None:
    assert found(TEXTS, ANSWERS) == Share(2, 3)


def test_found_counts_by_kind_and_by_tier() -> None:
    assert found(TEXTS, ANSWERS, ("person",)) == Share(1, 1)
    assert found(TEXTS, ANSWERS, ("address",)) == Share(0, 1)
    assert found(TEXTS, ANSWERS, ("person", "email"), "block") == Share(1, 2)
    assert found(TEXTS, ANSWERS, tier="ask") == Share(1, 3)


@pytest.mark.parametrize(("start", "end", "part"), [(4, 5, 0), (5, 6, 1), (10, 11, 1), (11, 12, 0)])
def test_what_only_touches_a_span_does_not_find_it(start: int, end: int, part: int) -> None:
    assert found(TEXTS[1:2], [[Found(start, end, "email")]]) == Share(part, 1)


def test_a_text_is_found_whole_where_none_of_its_spans_is_missed() -> None:
    assert found_whole(TEXTS, ANSWERS) == Share(1, 2)
    mended = [[*ANSWERS[0], Found(11, 12, "address")], *ANSWERS[1:]]
    assert found_whole(TEXTS, mended) == Share(2, 2)


def test_a_clean_text_counts_once_however_much_is_found_in_it() -> None:
    assert alarmed(TEXTS, ANSWERS) == Share(2, 3)


def test_alarms_count_only_what_is_accepted_and_no_identifying_text() -> None:
    assert alarmed(TEXTS, ANSWERS, lambda one: one.tier == "block") == Share(1, 3)
    assert alarmed(TEXTS, ANSWERS, lambda one: one.kind == "email") == Share(0, 3)


def test_answers_that_are_not_one_a_text_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        found(TEXTS, ANSWERS[:-1])


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        # R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in
        # Medicine 17 (1998), table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_that_of_the_textbook(
    part: int, whole: int, low: float, high: float
) -> None:
    assert Share(part, whole).interval == pytest.approx((low, high), abs=0.00006)
    mirrored = (1 - high, 1 - low)
    assert Share(whole - part, whole).interval == pytest.approx(mirrored, abs=0.00006)


def test_a_share_of_nothing_is_no_number_and_meets_nothing() -> None:
    nothing = Share(0, 0)
    assert isnan(nothing.rate)
    assert all(map(isnan, nothing.interval))
    assert FOUND.judge(nothing.rate) == ASKED.judge(nothing.rate) == "**not met**"


@pytest.mark.parametrize(
    ("asked", "figure", "met"),
    [
        (FOUND, 0.97, True),
        (FOUND, 0.9699, False),
        (BLOCK_STOPPED, 0.005, True),
        (BLOCK_STOPPED, 0.0051, False),
        (BLOCK_STOPPED, nan, False),
    ],
)
def test_a_demand_is_met_at_its_figure_and_not_beyond(
    asked: Asked, figure: float, met: bool
) -> None:
    assert (asked.judge(figure) == "met") is met
