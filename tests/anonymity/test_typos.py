"""A slip of the fingers is forgiven; a name that is near to a word is not."""

import pytest

from bot.anonymity.typos import is_derived, is_joined, is_slip
from bot.anonymity.vocabulary import vocabulary
from tests.anonymity.asked import expected, found, read

_FORGIVEN = """
she did recieve it
accomodation is full
overcrowdded flat
tempoary housing
hosuing is full
urgnet repair
a bedrom
a bedrooom
housingofficer rang
unrentable
prebooking
Prebooking is open
rescheduler
helpfull
stopppage
childern
hosptial
nonpayment
runned
makeing
"""

_ASKED = """
a «Bedrooom»
the «Prebooking»
a «Housingofficer»
«Bedrooom» needed
«Housingofficer» rang
«hannnah»
«jessicca»
«samanta»
«olufemi»
«xqzt»
«Xqzt»
«xqztwv» rang
«rukhsanna»
«zaynabb»
«quuxford»
«oluwaseunn»
«tabl»
"""
LINES = [("person", line) for line in read(_FORGIVEN + _ASKED)]

KNOWN = frozenset({"table", "house", "tenant", "garden", "stop"})


@pytest.mark.parametrize("line", [line for _, line in LINES], ids=ascii)
def test_a_slip_is_forgiven_and_a_name_is_not(line: str) -> None:
    assert found(line) == expected(line)


@pytest.mark.parametrize(
    ("word", "derived"),
    [
        *(("tables", True), ("untable", True), ("stopped", True), ("stopping", True)),
        *(("housing", True), ("housed", True), ("prehouse", True), ("stopy", True)),
        *(("stops", True), ("sto", False), ("ststop", False), ("stoppped", False)),
        *(("tabletable", False), ("unstop", True), ("xtable", False), ("unx", False)),
    ],
)
def test_a_word_with_a_known_beginning_or_ending_is_derived(word: str, derived: bool) -> None:
    assert is_derived(word, KNOWN) is derived


def test_a_stem_of_three_letters_tells_nothing() -> None:
    assert not is_derived("tabs", frozenset({"tab"}))
    assert not is_derived("untab", frozenset({"tab"}))


@pytest.mark.parametrize(
    ("word", "joined"),
    [("tablegarden", True), ("stophouse", True), ("gardenx", False), ("tablesto", False)],
)
def test_two_known_words_in_one_are_joined(word: str, joined: bool) -> None:
    assert is_joined(word, vocabulary()._replace(words=KNOWN)) is joined


@pytest.mark.parametrize("word", ["gardensasha", "slavatable", "khadijah"])
def test_no_name_is_two_words_in_one(word: str) -> None:
    known = vocabulary()._replace(words=KNOWN | {"sasha", "slava", "khad", "ijah"})
    assert not is_joined(word, known)


def test_two_words_of_three_letters_are_not_joined() -> None:
    known = vocabulary()._replace(words=KNOWN | {"tab"})
    assert not is_joined("tabhouse", known)
    assert not is_joined("housetab", known)


@pytest.mark.parametrize(
    ("word", "slip"),
    [
        ("tneant", True),  # of tenant: two letters exchanged
        ("gardden", True),  # one doubled
        ("tennant", False),  # a surname
        ("tenanty", True),  # one added
        ("gardeen", True),
        ("agrdne", False),  # two slips
        ("hosue", False),  # a short word is near to many
        ("tenan", False),
        ("gadren", True),
        ("grden", False),
        ("accomodate", True),
        ("accommodat", False),
        ("ccommodate", False),
    ],
)
def test_one_slip_in_a_long_word_is_forgiven(word: str, slip: bool) -> None:
    assert is_slip(word, vocabulary()) is slip


def test_nobodys_name_is_a_slip() -> None:
    names = vocabulary().first | vocabulary().last
    assert not [name for name in names if is_slip(name, vocabulary())]


def test_what_no_word_is_long_enough_for_is_no_slip() -> None:
    word = "tenant" * 5
    assert not is_slip(word + "s", vocabulary())
    known = vocabulary()._replace(words=KNOWN | {"tenant" * 4})
    assert not is_joined("tenant" * 4 + "garden", known)
