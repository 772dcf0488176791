"""The reviewed lists, and the names that one scheme adds to them."""

import re
from collections import Counter
from importlib.resources import files
from itertools import combinations

import pytest

from bot.anonymity import screen
from bot.anonymity.fold import fold
from bot.anonymity.reading import Reading
from bot.anonymity.tokens import pieces
from bot.anonymity.vocabulary import NOTHING, Known, Phrases, vocabulary
from tests.anonymity.asked import expected, found

BY_THE_LINE = ("jargon", "london", "organisations", "phrases", "shops")
TONGUES = ("scots", "welsh")
BY_THE_WORD = ("either", "english", "names", "places", "rather_names", "titled", *TONGUES)
SORTED = {"english", "names", "places", "jargon", "london", "organisations", "phrases", "shops"}
SORTED |= {*TONGUES}


def _lines(name: str) -> list[str]:
    text = files("bot.anonymity.lists").joinpath(f"{name}.txt").read_text("utf-8")
    return text.splitlines()


def _sections(name: str) -> list[list[str]]:
    """The entries of a list, by the headings that it has."""
    sections: list[list[str]] = [[]]
    for line in _lines(name):
        if line.startswith(("#", "[")):
            sections.append([])
        elif line:
            sections[-1] += [line] if name in (*BY_THE_LINE, "places") else line.split()
    return [section for section in sections if section]


ENTRIES = {
    name: [entry for section in _sections(name) for entry in section]
    for name in (*BY_THE_LINE, *BY_THE_WORD)
}


def test_every_list_is_tested() -> None:
    held = {item.name for item in files("bot.anonymity.lists").iterdir()}
    assert {name for name in held if name.endswith(".txt")} == {f"{name}.txt" for name in ENTRIES}


@pytest.mark.parametrize("name", ENTRIES)
def test_a_list_holds_each_entry_once_in_lower_case_and_folded(name: str) -> None:
    entries = ENTRIES[name]
    assert [entry for entry, times in Counter(entries).items() if times > 1] == []
    assert [entry for entry in entries if entry != fold(entry.lower().strip()).text] == []


@pytest.mark.parametrize("name", sorted(SORTED))
def test_a_section_is_in_order(name: str) -> None:
    for section in _sections(name):
        assert section == sorted(section)


@pytest.mark.parametrize("name", ENTRIES)
def test_a_list_says_what_it_holds_and_whose_it_is(name: str) -> None:
    head = " ".join(line.lstrip("# ") for line in _lines(name)[:8])
    assert re.search("Written for this project|Made by tools/wordlists.py", head)


def test_a_word_is_a_name_and_a_word_by_one_kind_only() -> None:
    kinds = _sections("either")
    assert len(kinds) == 5
    assert [one & two for one, two in combinations(map(set, kinds), 2) if one & two] == []
    assert len(vocabulary().either) == sum(map(len, kinds))


BOTH = {
    "ed": "an eating disorder, the emergency department",
    "hao": "a housing allocations officer",
    "nero": "a chain of cafes",
    "reg": "a registration",
    "sen": "special educational needs; a name only where it is used as one",
}


def test_no_name_is_explained_by_another_list_without_a_reason() -> None:
    lists = ("jargon", "organisations", "phrases", "shops")
    entries = {entry for name in lists for entry in ENTRIES[name]}
    assert {*ENTRIES["rather_names"]} & entries == {*BOTH}


@pytest.mark.parametrize("name", ["english", "rather_names"])
def test_what_is_rather_a_name_is_no_english_word(name: str) -> None:
    other = {"english": "rather_names", "rather_names": "english"}[name]
    assert {*ENTRIES[name]} & {*ENTRIES[other]} == set()


def test_every_name_that_is_no_word_is_in_one_section() -> None:
    told = vocabulary()
    assert told.first & told.last == set()
    assert told.first & told.english == set()
    assert told.last & told.english == set()


# One entry of each list that no other list has, as it is typed.
_NOBODY = """
the aardvark
about apva now
an apva's value
ring Barnardo's today
awaab's law
under Awaab's Law
Lidl or Matalan
b&m
in Barkingside
in barking and dagenham
at Aberdeenshire
in Abingdon
days of grace
the café
"""
_SOMEBODY = """
«abdul» rang
«aadhya» rang
«Zywicki» rang
«Arun» rang
«arun» rang
told «grace» yes
"""


@pytest.mark.parametrize("line", [*_NOBODY.split("\n")[1:-1], *_SOMEBODY.split("\n")[1:-1]])
def test_an_entry_of_each_list_does_what_its_list_is_for(line: str) -> None:
    assert found(line) == expected(line)


def test_a_number_apart_makes_no_word_of_the_name_beside_it() -> None:
    assert found("«Ben» rang") == expected("«Ben» rang")
    apart = {
        word
        for name in BY_THE_LINE
        for entry in ENTRIES[name]
        if " " in entry and len(words := re.findall("[a-z']+", entry)) == 1
        for word in words
    }
    assert {"zone", "section"} <= apart
    assert apart & (vocabulary().first | vocabulary().last) & vocabulary().words == {
        "hra",
        "sec",
        "yr",
    }


@pytest.mark.parametrize("name", ["jargon", "organisations", "phrases", "shops", "london"])
def test_nothing_that_is_added_by_the_line_is_asked_about(name: str) -> None:
    told = vocabulary()
    explained = told.words | told.places
    for entry in ENTRIES[name]:
        parts = tuple(word.replace("'", "") for word in re.findall("[a-z']+", entry))
        if len(parts) > 1:
            assert " ".join(parts) in told.phrases.names, entry
        else:
            assert {*parts} <= explained, entry


def test_the_longest_phrase_is_tried_first() -> None:
    told = Phrases.of(["acton main", "acton main line station", "acton main line", "acton"])
    assert told == ({"acton main", "acton main line station", "acton main line"}, {"acton main": 4})
    reading = Reading("off Acton Main Line station now", vocabulary(), NOTHING)
    assert reading.within == {1, 2, 3, 4}


def test_shops_are_chains_too() -> None:
    told = vocabulary()
    assert {"lidl", "boots"} <= told.shops
    assert {"premier", "burger"} <= told.chains
    assert "lidl" not in told.chains
    assert {"barnet", "aberdeenshire", "hackney"} <= told.areas <= told.places
    assert "abingdon" in told.places - told.areas
    assert "aardvark" in told.english - told.reviewed
    assert {"apva", "lidl"} <= told.reviewed - told.english
    assert told.english | told.reviewed == told.words


PARTNERS = ("Qorvex", "Zennor Quay Homes", "Xanthe's Trust", "Ynys Môn", "Київ")


@pytest.mark.parametrize(
    "line",
    [
        "Qorvex offers it",
        "qorvex offers it",
        "QORVEX OFFERS IT",
        "Qorvex's offer",
        "Zennor Quay Homes offers",
        "zennor quay homes' offer",
        "Zennor Quay Homes's offer",
        "ZENNOR QUAY HOMES OFFERS",
        "Xanthe’s Trust",
        "Xanthes trust",
        "Ynys Mon",
        "ynys môn",
        "Київ",
        "«Zennor» offers",
        "Quay of «Zennor»",
        "«Xanthe» trusts us",
        "«Qorvexs» offers",
        "«Ynys» offers",
        "Qorvex and «Xqzt»",
    ],
)
def test_a_scheme_knows_its_partners_and_areas_and_nothing_else(line: str) -> None:
    assert found(line, PARTNERS) == expected(line)


def test_what_one_scheme_knows_no_other_does() -> None:
    assert screen("Qorvex offers it", Known.of(PARTNERS)) == ()
    assert screen("Qorvex offers it", NOTHING) == expected("«Qorvex» offers it")
    assert Known.of([]) == Known.of(["", "42"]) == NOTHING


def test_a_word_that_a_scheme_allowed_is_a_name_no_more() -> None:
    assert found("spoke to Hope", ["Hope"]) == ()
    assert found("spoke to «Joy»", ["Hope"]) == expected("spoke to «Joy»")
    assert [*pieces("Hope")] == ["hope"]
