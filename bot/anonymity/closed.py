"""Asks about every word outside the closed vocabulary, and about words that are used as names."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.anonymity import birthday, doubtful, named, premises, street, told, where
from bot.anonymity.around import FUNCTION
from bot.anonymity.findings import Hit
from bot.anonymity.initials import initials, is_initial_of
from bot.anonymity.reading import Reading
from bot.anonymity.tokens import Token
from bot.anonymity.vocabulary import Known, Vocabulary
from bot.anonymity.word import is_singled_out, sign
from bot.anonymity.words import words

_JOINS = frozenset(
    words("de da do dos del di du la le van von der den bin ibn bint al el ul abu ap mac mc st san")
)


class Sign(NamedTuple):
    """What is asked about, and by which sign: the word that names it in the docs and the bench."""

    sign: str
    hit: Hit


SIGNS = (
    "name",
    "spelt or initials",
    "street",
    "premises",
    "number in doubt",
    "unknown with a capital",
    "unknown",
    "place or name",
    "used as a name",
    "goes on",
)
"""Every sign, from what is most often somebody to what is least."""


def find(text: str, vocabulary: Vocabulary, known: Known) -> Iterator[Sign]:
    """What is no word that the guard knows, or is one that is used as a name."""
    reading = Reading(text, vocabulary, known)
    places = [Sign("street", hit) for hit in street.find(reading)]
    for rule in (premises, where):
        places += [Sign("premises", hit) for hit in rule.find(reading)]
    for hit in named.find(text):
        places.append(Sign("street" if hit.kind == "address" else "premises", hit))
    yield from places
    for rule_of_numbers in (doubtful, birthday, told):
        for hit in rule_of_numbers.find(text):
            yield Sign("number in doubt", hit)
    for one in _joined(reading, _asked(reading, [one.hit for one in places])):
        yield one
        if date := birthday.beside(text, one.hit.end):
            yield Sign("number in doubt", date)


def _asked(reading: Reading, named: Sequence[Hit]) -> dict[int, str]:
    """The places of the words that are asked about, each with its sign."""
    asked = {}
    places = _covered(reading, named)
    for at in range(len(reading.tokens)):
        if at in reading.within:
            continue
        if by := sign(at, reading):
            asked[at] = by
        elif at not in places and is_singled_out(at, reading):
            asked[at] = "used as a name"
    asked |= dict.fromkeys(initials(reading), "spelt or initials")
    _forward(asked, reading)
    _back(asked, reading)
    for at in sorted(asked, reverse=True):
        # "told Fatima do not come": nothing of a name comes after.
        if asked[at] == "goes on" and reading.tokens[at].base in _JOINS and at + 1 not in asked:
            del asked[at]
    return asked


def _covered(reading: Reading, hits: Sequence[Hit]) -> set[int]:
    """The places of the words that are part of a street's name, or of a school's."""
    starts = [token.start for token in reading.tokens]
    return {
        at
        for hit in hits
        for at in range(bisect_left(starts, hit.start), bisect_left(starts, hit.end))
    }


def _forward(asked: dict[int, str], reading: Reading) -> None:
    """A name goes on with what stands after it: "Danny Brown", "Fatima bint Ali"."""
    for at in range(1, len(reading.tokens)):
        token = reading.tokens[at]
        if at in asked or at in reading.within or not _are_near(at - 1, reading):
            continue
        if at - 1 in asked and _goes_on(at, reading):
            asked[at] = "goes on"
        elif (
            is_initial_of(at - 1, reading)
            and _is_surname(token, reading)
            and (reading.tokens[at - 1].opens or not token.opens)
        ):
            asked[at - 1] = asked[at] = "spelt or initials"


def _back(asked: dict[int, str], reading: Reading) -> None:
    """A name begins before what is asked about: "Grace Okoro", "J. Okoro"."""
    for at in range(len(reading.tokens) - 2, -1, -1):
        token = reading.tokens[at]
        if at in asked or at in reading.within or at + 1 not in asked or not _are_near(at, reading):
            continue
        given = (
            token.base in reading.vocabulary.either
            and reading.shown(at)
            and reading.tokens[at + 1].capital
        )
        if given or is_initial_of(at, reading):
            asked[at] = "goes on"


def _are_near(at: int, reading: Reading) -> bool:
    """A word and the next, with no more than a space, a hyphen or a point between them."""
    gap = reading.gap(at)
    if reading.tokens[at].possessive or len(gap) > 2 or gap.strip(" .-'"):
        return False
    return not reading.tokens[at + 1].opens or (gap[0] == "." and is_initial_of(at, reading))


def _goes_on(at: int, reading: Reading) -> bool:
    word, vocabulary = reading.tokens[at].base, reading.vocabulary
    if word in FUNCTION or word in _JOINS:
        return word in _JOINS
    return reading.shown(at) and (
        len(word) == 1
        or word in vocabulary.either
        or word in vocabulary.places
        or word not in vocabulary.reviewed
    )


def _is_surname(token: Token, reading: Reading) -> bool:
    vocabulary = reading.vocabulary
    names = (vocabulary.either, vocabulary.last, vocabulary.first, vocabulary.places)
    return token.capital and any(token.base in held for held in names)


def _joined(reading: Reading, asked: Mapping[int, str]) -> Iterator[Sign]:
    """Neighbours in one finding, by the sign of the first."""
    start = end = -1
    by = ""
    for at in sorted(asked):
        token = reading.tokens[at]
        stop = token.start + len(token.raw.removesuffix("'s").removesuffix("'S"))
        between = reading.text[end : token.start] if end >= 0 else ""
        if end >= 0 and len(between) <= 2 and not between.strip(" .-'"):
            end = stop
            continue
        if end >= 0:
            yield Sign(by, Hit(start, end, "person"))
        start, end, by = token.start, stop, asked[at]
    if end >= 0:
        yield Sign(by, Hit(start, end, "person"))
