"""What must come out of a text, with no word of the writer's: tier ``block`` alone."""

import re

import pytest

from bot.anonymity import screen
from bot.anonymity.findings import Finding
from tests.anonymity.clean import CLEAN, NUMBERS
from tests.anonymity.structured import Marked, read

MARKED = read()
KINDS = sorted({marked.kind for marked in MARKED})


def blocked(text: str) -> list[Finding]:
    return [finding for finding in screen(text) if finding.tier == "block"]


def missed(marked: Marked, before: str = "", behind: str = "") -> list[str]:
    """The secrets of a text that are not blocked, with something before and behind it."""
    found = blocked(f"{before}{marked.text}{behind}")
    spans = [(start + len(before), end + len(before)) for start, end in marked.spans]
    return [
        f"{before}{marked.text}"[start:end]
        for start, end in spans
        if not any(f.start < end and start < f.end for f in found)
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_structured_secret_is_blocked_in_every_spelling(kind: str) -> None:
    mine = [marked for marked in MARKED if marked.kind == kind]
    assert [marked.text for marked in mine if missed(marked)] == []


def test_numbers_that_give_nobody_away_are_not_blocked() -> None:
    assert [text for text in (*CLEAN, *NUMBERS) if blocked(text)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_secret_is_blocked_beside_others_numbers(kind: str) -> None:
    before, behind = "rent 128.44 pw, 2b4p. ", "\nviewing 10.45 Thurs 26/11"
    mine = [marked for marked in MARKED if marked.kind == kind]
    assert [marked.text for marked in mine if missed(marked, before, behind)] == []


def test_every_structured_kind_has_twenty_spellings_and_half_are_called_what_they_are() -> None:
    for kind in KINDS:
        mine = [marked for marked in MARKED if marked.kind == kind]
        right = [m for m in mine if any(f.kind == kind for f in blocked(m.text))]
        assert len(mine) >= 20, kind
        assert len(right) * 2 >= len(mine), kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("passport 44 182 097", "id_document"),
        ("his card: 77 182 0971 55", "bank"),
        ("mobile was 77 182 0971", "phone"),
        ("plate 44182097", "vehicle"),
        ("gas meter 44182097", "reference"),
        ("44182097 it said", "reference"),
        ("crime ref ends 44", "reference"),
        ("passport starts 1983", "id_document"),
    ],
)
def test_an_unexplained_number_is_of_the_kind_that_its_neighbours_tell(
    text: str, kind: str
) -> None:
    assert [finding.kind for finding in blocked(text)] == [kind]


def test_what_a_family_knows_keeps_its_own_place() -> None:
    # The net would take "NI" with it.
    (finding,) = blocked("NI QQ 12 34 56 C")
    assert (finding.start, finding.kind) == (3, "ni_number")


def test_the_examples_are_written_afresh() -> None:
    texts = [marked.text for marked in MARKED]
    assert len(texts) == len(set(texts))
    assert all(re.search(r"\S", text) for text in NUMBERS)
    assert len(set(NUMBERS)) >= 250


@pytest.mark.parametrize("name", ["DC Best", "PC Glass", "Dr Gold", "Nurse Sweet", "Judge Temple"])
def test_a_titled_name_that_is_a_word_is_blocked(name: str) -> None:
    text = f"spoke to {name} about it"
    assert [text[f.start : f.end] for f in blocked(text)] == [name]
