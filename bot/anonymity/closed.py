"""Asks about every word outside the closed vocabulary, and about words that are used as names."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from bot.anonymity import premises, street
from bot.anonymity.either import Around, initials, is_initial_of, is_name
from bot.anonymity.findings import Hit
from bot.anonymity.postcode import AREAS
from bot.anonymity.premises import OFFICIAL
from bot.anonymity.tokens import Token, cased, tokens
from bot.anonymity.typos import is_derived, is_joined, is_shortened, is_slip
from bot.anonymity.vocabulary import Known, Phrases, Vocabulary
from bot.anonymity.words import words

_JOINS = frozenset(
    words("de da do dos del di du la le van von der den bin ibn bint al el ul abu ap mac mc st san")
)
_WHERE = frozenset(
    words("""
    in from near of around outside towards toward between via to into across within beyond and or
    at through central east west north south upper lower greater inner outer se sw ne nw new nr
    leave leaving left avoid avoiding including eg like not except excluding
""")
)
_WHAT = frozenset(
    words("""
    council station borough area areas town district side road tube line county city way bus
    market market east west north south or and homes housing jobcentre police hospital court
""")
)
_COMPASS = frozenset(("NE", "NW", "SE", "SW", "EC", "WC"))
_ROMAN = re.compile("X{0,3}(?:IX|IV|V?I{1,3}|V)")
_FUNCTION = frozenset(
    words("""
    a an the and or but so if as at by for from in into of off on onto out over to up with she he
    they we i you it her his their our my your is was has had will would can could not no do does
    did be been are were this that these those who what when where why how also then than there
    here

""")
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
    "unknown with a capital",
    "unknown",
    "place or name",
    "used as a name",
    "goes on",
)
"""Every sign, from what is most often somebody to what is least."""


def find(text: str, vocabulary: Vocabulary, known: Known) -> Iterator[Sign]:
    """What is no word that the guard knows, or is one that is used as a name."""
    found = tokens(text)
    if not found:
        return
    reading = _Reading(text, found, vocabulary, known)
    within, shown = reading.within, reading.around.cased
    for hit in street.find(text, found, within, shown, vocabulary):
        yield Sign("street", hit)
    for hit in street.numbered(text):
        yield Sign("street", hit)
    for hit in premises.find(text, found, within, shown, vocabulary):
        yield Sign("premises", hit)
    yield from _joined(text, found, reading.asked())


def covered(text: str, found: list[Token], vocabulary: Vocabulary, known: Known) -> set[int]:
    """Places of words that are part of a name of several words which is nobody's."""
    within: set[int] = set()
    at = 0
    while at < len(found):
        length = max(
            _length(text, found, at, vocabulary.phrases), _length(text, found, at, known.phrases)
        )
        within.update(range(at, at + length))
        at += max(1, length)
    return within


def _length(text: str, found: list[Token], at: int, phrases: Phrases) -> int:
    """How many words from here are a known name; 0 where none is."""
    for name in phrases.get(found[at].key, ()):
        told = found[at : at + len(name)]
        if len(told) < len(name):
            continue
        fits = all(token.key == word for token, word in zip(told[:-1], name, strict=False))
        if fits and name[-1] in (told[-1].key, told[-1].base) and _are_near(text, told):
            return len(name)
    return 0


def _are_near(text: str, told: list[Token]) -> bool:
    return all(
        one.end + 4 > two.start and "\n" not in text[one.end : two.start]
        for one, two in pairwise(told)
    )


class _Reading:
    """One text, and what is asked about in it."""

    def __init__(self, text: str, found: list[Token], vocabulary: Vocabulary, known: Known) -> None:
        self.text = text
        self.found = found
        self.vocabulary = vocabulary
        self.known = known
        self.around = Around(found, cased(found))
        self.within = covered(text, found, vocabulary, known)

    def asked(self) -> dict[int, str]:
        """The places of the words that are asked about, each with its sign."""
        asked = {}
        for at, token in enumerate(self.found):
            if at not in self.within and (sign := self._sign(at, token)):
                asked[at] = sign
        for at in initials(self.around, self.text):
            if at not in self.within:
                asked[at] = "spelt or initials"
        self._extend(asked)
        return asked

    def _sign(self, at: int, token: Token) -> str:
        word = token.base
        if len(word) == 1 or token.key in self.known.words or word in self.known.words:
            return "" if word.isascii() else "unknown"
        if _is_code(token) or self._is_postcode_area(token):
            return ""
        vocabulary = self.vocabulary
        kind = vocabulary.either.get(word)
        if kind is not None:
            if word in vocabulary.places and token.capital and self._is_placed(at):
                return ""
            return "used as a name" if is_name(at, kind, self.around, self.text) else ""
        if word in vocabulary.words or token.key in vocabulary.words:
            alias = self.around.is_alias(at) and word not in _FUNCTION and word not in OFFICIAL
            return "used as a name" if alias else ""
        if word in vocabulary.places or token.key in vocabulary.places:
            return "place or name" if self._is_somebody(at, token) else ""
        if word in vocabulary.first or word in vocabulary.last:
            return "name"
        if self.around.cased and token.capital and not token.opens:
            return "unknown with a capital"
        if is_derived(word, vocabulary.words):
            return ""
        if token.capital and self.around.cased:
            return "unknown with a capital"
        if is_shortened(word) or is_joined(word, vocabulary.words) or is_slip(word, vocabulary):
            return ""
        return "unknown"

    def _is_postcode_area(self, token: Token) -> bool:
        """ "SE15", "NW", or "UB or RM": one of two letters by itself may be somebody's initials."""
        if token.key.upper() not in AREAS:
            return False
        if token.joined:
            return True
        areas = sum(other.raw in AREAS for other in self.found)
        return token.raw in _COMPASS or (token.raw in AREAS and areas > 1)

    def _is_somebody(self, at: int, token: Token) -> bool:
        """A place that is a name as well, where nothing shows that the place is meant."""
        around = self.around
        if around.is_named(at) or around.is_related(at):
            return True
        if token.base not in self.vocabulary.first:
            return False
        if token.base in self.vocabulary.areas:
            return around.cased and token.capital and around.is_addressed(at, present=False)
        return not self._is_placed(at)

    def _is_placed(self, at: int) -> bool:
        """Where a place stands: "in Angel", "Angel station", in a list beside another place."""
        around = self.around
        if around.before(at) in _WHERE or around.after(at) in _WHAT:
            return True
        return around.before(at) in self.vocabulary.places or (
            around.after(at) in self.vocabulary.places
        )

    def _extend(self, asked: dict[int, str]) -> None:
        """A name goes on: what stands by it with a capital, or is a name as well."""
        for at in range(1, len(self.found)):
            before, token = self.found[at - 1], self.found[at]
            if at in asked or at in self.within or token.opens or not self._is_gap(before, token):
                continue
            if at - 1 in asked and self._goes_on(token):
                asked[at] = "goes on"
            elif is_initial_of(at - 1, self.around) and self._is_surname(token):
                asked[at - 1] = asked[at] = "spelt or initials"
        for at in range(len(self.found) - 2, -1, -1):
            token, after = self.found[at], self.found[at + 1]
            if at in asked or at in self.within or at + 1 not in asked or after.opens:
                continue
            if not self._is_gap(token, after):
                continue
            joins = token.base in _JOINS and at and at - 1 in asked
            if (
                joins
                or is_initial_of(at, self.around)
                or (
                    token.base in self.vocabulary.either
                    and self.around.cased
                    and token.capital
                    and after.capital
                )
            ):
                asked[at] = "goes on"

    def _is_gap(self, before: Token, token: Token) -> bool:
        gap = self.text[before.end : token.start]
        return 0 < len(gap) <= 2 and not gap.strip(" .-'") and not before.possessive

    def _goes_on(self, token: Token) -> bool:
        if token.base in _FUNCTION:
            return False
        if token.base in _JOINS:
            return True
        if not (self.around.cased and token.capital):
            return False
        return (
            len(token.base) == 1
            or token.base in self.vocabulary.either
            or token.base in self.vocabulary.places
            or token.base not in self.vocabulary.words
        )

    def _is_surname(self, token: Token) -> bool:
        return token.capital and (
            self.vocabulary.either.get(token.base) in ("surname", "verb", "noun", "given")
            or token.base in self.vocabulary.last
            or token.base in self.vocabulary.first
        )


def _is_code(token: Token) -> bool:
    """Letters of a code or a Roman number: what is secret among those is found by its shape."""
    if token.joined and len(token.raw) < 5:
        return token.raw.isupper()
    return _ROMAN.fullmatch(token.raw) is not None


def _joined(text: str, found: list[Token], asked: Mapping[int, str]) -> Iterator[Sign]:
    """Neighbours in one finding, by the sign of the first."""
    start = end = -1
    sign = ""
    for at in sorted(asked):
        token = found[at]
        stop = token.start + len(token.raw.removesuffix("'s").removesuffix("'S"))
        if end >= 0 and token.start - end <= 2 and not text[end : token.start].strip(" .-'"):
            end = stop
            continue
        if end >= 0:
            yield Sign(sign, Hit(start, end, "person"))
        start, end, sign = token.start, stop, asked[at]
    if end >= 0:
        yield Sign(sign, Hit(start, end, "person"))
