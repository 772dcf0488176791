"""Folding, and the way back to the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.anonymity.fold import fold, speak


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("ＳＥ１５", "SE15"),
        ("S\u200bE\u00ad1\u20605", "SE15"),
        ("Zoe\u0308 Zoë", "Zoe Zoe"),
        ("ЅЕ15", "SE15"),
        ("Ε8", "E8"),
        ("٠٧", "07"),
        ("①②", "12"),
        ("0\ufe0f\u20e37", "07"),
        ("a–b—c−d", "a-b-c-d"),
        ("a\u00a0b\u2003c\td", "a b c d"),
        ("jo＠x․y", "jo@x.y"),
        ("𝐄𝟖", "E8"),
        ("a\u2028b", "a\nb"),
        ("Łódź", "Lodz"),
        ("ЁЇ", "EI"),
    ],
)
def test_spellings_fold_to_one(text: str, plain: str) -> None:
    assert fold(text).text == plain


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("oh seven double nine", "0 7 99"),
        ("Treble SEVEN", "777"),
        ("SE fifteen four", "SE 15 4"),
        ("twenty one, thirty", "21, 30"),
        ("plus four four", "+ 4 4"),
        ("double 4", "44"),
    ],
)
def test_number_words_become_digits(text: str, digits: str) -> None:
    spoken = speak(fold(text))
    assert spoken is not None
    assert spoken.text == digits


def test_a_text_without_number_words_has_no_second_reading() -> None:
    assert speak(fold("someone often phoned the stone house at noon")) is None


def test_a_span_goes_back_to_all_that_it_was_made_of() -> None:
    text = "x ½ \u200bZoe\u0308! double ４"
    folded = fold(text)
    at = folded.text.index("Zoe")
    assert text[slice(*folded.original(at, at + 3))] == "Zoe\u0308"
    spoken = speak(folded)
    assert spoken is not None
    at = spoken.text.index("44")
    assert text[slice(*spoken.original(at, at + 2))] == "double ４"
    assert text[slice(*spoken.original(at + 1, at + 2))] == "double ４"


@given(st.text(st.characters() | st.sampled_from("éñ０１\u200d\u0301ﬃ…½Ж ")))
def test_the_map_is_whole_and_in_order(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)
    assert all(0 <= s < e <= len(text) for s, e in zip(folded.starts, folded.ends, strict=True))


@given(st.lists(st.sampled_from(["double", "two", "é", "twenty", "oh", "-", " ", "x", "ａ", "5"])))
def test_the_map_of_number_words_is_whole_and_in_order(words: list[str]) -> None:
    text = " ".join(words)
    spoken = speak(fold(text))
    if spoken is not None:
        assert len(spoken.text) == len(spoken.starts) == len(spoken.ends)
        assert list(spoken.starts) == sorted(spoken.starts)
        assert all(0 <= s < e <= len(text) for s, e in zip(spoken.starts, spoken.ends, strict=True))
