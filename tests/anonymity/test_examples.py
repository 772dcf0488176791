"""The guard against invented texts of both labels."""

import re

import pytest

from bot.anonymity import KINDS, explain, screen
from bot.anonymity.findings import Finding, accepted
from tests.anonymity.clean import CLEAN
from tests.anonymity.identifying import Example, read

IDENTIFYING = read()


def blocked(text: str) -> tuple[Finding, ...]:
    """What must come out of a text, whatever else is asked about."""
    return tuple(finding for finding in screen(text) if finding.tier == "block")


def placed(example: Example) -> Finding:
    """What must be found of an example."""
    return Finding(example.start, example.end, example.kind, "block")


def is_found(example: Example, around: str) -> bool:
    """Whether a secret is found among its neighbours."""
    before = around.index("{}")
    secret = range(example.start + before, example.end + before)
    found = screen(around.replace("{}", example.text))
    return any(finding.start < secret.stop and secret.start < finding.end for finding in found)


def test_what_gives_someone_away_is_blocked_at_its_very_place() -> None:
    wrong = {e.text: blocked(e.text) for e in IDENTIFYING if blocked(e.text) != (placed(e),)}
    assert wrong == {}


def test_of_what_gives_nobody_away_one_text_in_ten_is_asked_about_at_the_most() -> None:
    asked = [text for text in CLEAN if screen(text)]
    assert len(asked) <= len(CLEAN) / 10, asked


@pytest.mark.parametrize("around", ["{}", "🏠 Zoë: {} 👍", "x\u200bx\n{}\nok", "(2 bed, E8) {}."])
def test_neighbours_hide_nothing(around: str) -> None:
    assert [example.text for example in IDENTIFYING if not is_found(example, around)] == []


def test_every_kind_but_place_has_an_example() -> None:
    # Places are asked about: tests/anonymity/test_closed.py.
    assert {example.kind for example in IDENTIFYING} == set(KINDS) - {"place"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_explained_in_a_short_sentence(kind: str) -> None:
    said = explain(kind)
    assert said.startswith("This looks like ")
    assert said.endswith(".")
    assert len(said) <= 100
    assert screen(said) == ()


def test_two_secrets_are_two_findings_in_order() -> None:
    text = "SE15 4AQ, or mail jo@example.com, or 07700 900123"
    assert [finding.kind for finding in blocked(text)] == ["postcode", "email", "phone"]


def test_the_same_span_is_reported_once() -> None:
    text = "rent account 10023456 and UPRN 100021045678"
    assert [finding.kind for finding in blocked(text)] == ["reference", "address"]


def test_a_refused_match_does_not_hide_one_that_begins_inside_it() -> None:
    found = accepted(re.compile(r"\d{3}"), "1234567", lambda match: match[0][0] in "25")
    assert [match[0] for match in found] == ["234", "567"]
