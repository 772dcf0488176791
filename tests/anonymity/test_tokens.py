"""Words as they are cut out of a text, and what their place and letters tell."""

import ast
from pathlib import Path

import pytest

from bot import anonymity
from bot.anonymity.reading import Reading
from bot.anonymity.tokens import Token, cased, pieces, tokens
from bot.anonymity.vocabulary import NOTHING, Known, vocabulary


def test_a_word_is_told_with_its_place_and_its_forms() -> None:
    assert tokens("Hi O'Brien's, 2x") == [
        Token(0, 2, "Hi", "hi", "hi", opens=True, joined=False),
        Token(3, 12, "O'Brien's", "obriens", "obrien", opens=False, joined=False),
        Token(15, 16, "x", "x", "x", opens=False, joined=True),
    ]


@pytest.mark.parametrize(
    ("raw", "key", "base"),
    [
        ("Mum's", "mums", "mum"),
        ("MUM'S", "mums", "mum"),
        ("she'll", "shell", "she"),
        ("we've", "weve", "we"),
        ("we're", "were", "we"),
        ("she'd", "shed", "she"),
        ("I'm", "im", "i"),
        ("O'Brien", "obrien", "obrien"),
        ("can't", "cant", "cant"),
        ("o'clock's", "oclocks", "oclock"),
        ("Zoë", "zoë", "zoë"),
    ],
)
def test_a_possessive_or_a_contracted_verb_is_no_part_of_the_base(
    raw: str, key: str, base: str
) -> None:
    (token,) = tokens(raw)
    assert (token.key, token.base) == (key, base)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("one two. three", ["one", "three"]),
        ("one! two? three\nfour", ["one", "two", "three", "four"]),
        ("one, two; three: four - five", ["one"]),
        ("... one", ["one"]),
        ("one 2.5 two", ["one", "two"]),
        ("", []),
    ],
)
def test_a_word_opens_a_sentence_after_a_stop(text: str, opening: list[str]) -> None:
    assert [token.raw for token in tokens(text) if token.opens] == opening


@pytest.mark.parametrize(
    ("text", "joined"), [("a1", True), ("1a", True), ("1 a 1", False), ("a-1", False), ("a", False)]
)
def test_a_word_is_joined_to_a_digit_that_touches_it(text: str, joined: bool) -> None:
    assert [token.joined for token in tokens(text)] == [joined]


def test_capital_and_possessive_are_told_of_the_word_as_written() -> None:
    told = [(token.capital, token.possessive) for token in tokens("Mum's mum MUM'S mum'll")]
    assert told == [(True, True), (False, False), (True, True), (False, False)]


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("She has two beds", True),
        ("SHE HAS TWO BEDS", False),
        ("she has two beds", True),
        ("She Has Two Beds", True),  # too short to be sure
        ("She Has Two Beds And More", False),
        ("She Has Two Beds and more now", True),
        ("SHE HAS TWO beds", True),
        ("A B C", False),
        ("A TWO BED", False),
        ("", False),
        ("DV MARAC IDVA NHS UC and HB", True),
    ],
)
def test_capitals_tell_nothing_where_most_words_have_them(text: str, tells: bool) -> None:
    assert cased(tokens(text)) is tells


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Hackney", ["hackney"]),
        ("Hammersmith & Fulham", ["hammersmith", "fulham"]),
        ("St Mungo’s", ["st", "mungos"]),
        ("St Mungo's", ["st", "mungos"]),
        ("Ynys Môn", ["ynys", "mon"]),
        ("ＬＱ", ["lq"]),
        ("42", []),
    ],
)
def test_a_name_is_cut_as_a_text_is(name: str, words: list[str]) -> None:
    assert [*pieces(name)] == words


def _reading(text: str, *known: str) -> Reading:
    return Reading(text, vocabulary(), Known.of(known) if known else NOTHING)


def test_neighbours_are_of_the_same_sentence() -> None:
    reading = _reading("one two three. four five")
    assert [reading.before(at) for at in range(5)] == ["", "one", "two", "", "four"]
    assert [reading.before(at, 2) for at in range(5)] == ["", "", "one", "", ""]
    assert [reading.after(at) for at in range(5)] == ["two", "three", "", "five", ""]
    assert [reading.gap(at) for at in range(4)] == [" ", " ", ". ", " "]


def test_a_capital_is_shown_where_capitals_tell() -> None:
    assert [_reading("Mum rang").shown(at) for at in (0, 1)] == [True, False]
    assert not _reading("MUM RANG").shown(0)


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("under Clare's Law now", {1, 2}),
        ("under Clare's Law's terms", {1, 2}),
        ("clares law clares law", {0, 1, 2, 3}),
        ("Clare's   Law", {0, 1}),
        ("Clare's    Law", set()),
        ("Clare's\nLaw", set()),
        ("Clare's", set()),
        ("the law of Clare", set()),
        ("barking and dagenham", {0, 1, 2}),
        ("barking and mad", set()),
        ("Northwold Homes and Northwold", {0, 1}),
        ("Northwold Homes Trust", {0, 1, 2}),
    ],
)
def test_words_within_a_known_name_of_several_words(text: str, within: set[int]) -> None:
    assert _reading(text, "Northwold Homes", "Northwold Homes Trust").within == within


def test_postcode_areas_are_counted_as_they_are_written() -> None:
    assert _reading("UB or RM, not rm or RMX").areas == 2


_ROOM = Path(anonymity.__file__).parent
_ASKING = ["around", "closed", "either", "initials", "premises", "street", "where", "word"]


@pytest.mark.parametrize("name", _ASKING)
def test_the_lists_within_the_rules_hold_words_as_they_are_looked_up_each_once(name: str) -> None:
    tree = ast.parse((_ROOM / f"{name}.py").read_text("utf-8"))
    lists = [
        ast.literal_eval(call.args[0]).split()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "words"
    ]
    assert lists
    for held in lists:
        assert [word for word in held if not (word.isalpha() and word.islower())] == []
        assert sorted(held) == sorted({*held})
