"""Decides of one word whether it is asked about, and by which sign."""

import re

from bot.anonymity.around import (
    FUNCTION,
    IS,
    has_role,
    is_addressed,
    is_alias,
    is_named,
    is_nicknamed,
    is_relation,
    is_subject,
)
from bot.anonymity.beside import is_owner
from bot.anonymity.either import is_name
from bot.anonymity.hinted import Hinted
from bot.anonymity.postcode import AREAS
from bot.anonymity.reading import Reading
from bot.anonymity.tokens import Token
from bot.anonymity.typos import is_derived, is_joined, is_slip
from bot.anonymity.where import OFFICIAL
from bot.anonymity.words import words

_WHERE = frozenset(
    words("""
    in from near of around outside towards toward between via to into across within beyond at
    through central east west north south upper lower greater inner outer se sw ne nw new nr leave
    leaving left avoid avoiding including eg like not except excluding
    """)
)
_WHAT = frozenset(
    words("""
    council station borough area areas town district side road tube line county city way bus market
    east west north south homes housing jobcentre police hospital court
    """)
)
_AND = ("and", "or")
_ACTING = frozenset(
    words("""
    sw hv ot gp ho tm la pc dc ds di ro hr it pa ea cp ta ha rp sp yp np uc hb mp us he she we ed
    md dv td bm am ll dx pm ao eo co po so vo no uk eu ma na hq hc hl hs ps pd
    """)
)
"""Offices of two letters, which speak and are spoken to."""

_COMPASS = frozenset(("NE", "NW", "SE", "SW", "EC", "WC"))
_CHILDREN = Hinted(
    r"[A-Z][a-z]+ 1?\d(?:,| and| &| \+) [A-Z][a-z]+ (?:is )?1?\d(?!\d| bed| ?mi| ?h)", digits=2
)
"""Children with their ages: "Paris 7 and London 9"."""

_LANDLORDS_DO = frozenset(words("said says agreed agrees refused refuses wants asked confirmed"))
"""What a borough does as well as somebody."""

_INFLECTED = ("ing", "ed", "ly")
_RUN = 4
"""How many neighbours are read on either side of a word with a capital."""

_OPENING = tuple(":;\"'-*>+=/|([")
"""What a sentence may begin behind, besides a full stop."""

_SHORT_FORM = re.compile("[A-Z]{3}|[B-DF-HJ-NP-TV-XZ]{4}")
_ROMAN = re.compile("X{0,3}(?:IX|IV|V?I{1,3}|V)")


def sign(at: int, reading: Reading) -> str:
    """The sign by which the word at a place is asked about; empty where it is not."""
    token, vocabulary, known = reading.tokens[at], reading.vocabulary, reading.known.words
    word = token.base
    if token.key in known or word in known:
        return ""
    if len(word) == 1:
        return "" if word.isascii() else "unknown"
    if _is_code(token) or _is_postcode_area(token, reading):
        return ""
    if is_owner(at, reading):
        return "used as a name"
    kind = vocabulary.either.get(word)
    if kind is not None:
        place = word in vocabulary.places and token.capital and _is_placed(at, reading)
        return "used as a name" if not place and is_name(at, kind, reading) else ""
    somebodys = word in vocabulary.first or word in vocabulary.last
    # "Rowan's" is no tree for being written like "rowans".
    if word in vocabulary.words or token.key in (
        vocabulary.reviewed if somebodys else vocabulary.words
    ):
        if _is_initials(at, reading):
            return "spelt or initials"
        if word in FUNCTION or word in OFFICIAL:
            return ""
        alias = is_alias(at, reading) or is_nicknamed(at, reading)
        return "used as a name" if alias else ""
    if word in vocabulary.tongues or token.key in vocabulary.tongues:
        return "used as a name" if _is_used_abroad(at, reading) else ""
    if word in vocabulary.places or token.key in vocabulary.places:
        return "place or name" if _is_somebody(at, reading) else ""
    if somebodys:
        return "name"
    return _of_a_stranger(at, reading)


def _is_used_abroad(at: int, reading: Reading) -> bool:
    """A Welsh or Scots word that is somebody's: an alias, or a name with none beside."""
    if is_alias(at, reading):
        return True
    word, vocabulary = reading.tokens[at].base, reading.vocabulary
    if word not in vocabulary.first and word not in vocabulary.last:
        return False
    further = [near.key for near in reading.tokens[at + 2 : at + 3]]
    beside = vocabulary.tongues & {reading.before(at), reading.after(at), *further}
    if beside - vocabulary.first - vocabulary.last:
        return False
    return word in vocabulary.first or reading.shown(at) or _stands_for_somebody(at, reading)


def _stands_for_somebody(at: int, reading: Reading) -> bool:
    return (
        is_named(at, reading)
        or is_addressed(at, reading, present=True)
        or has_role(at, reading)
        or is_subject(at, reading)
        or reading.tokens[at].possessive
        or reading.after(at) in IS
    )


def _is_initials(at: int, reading: Reading) -> bool:
    """Two capitals that are an abbreviation too, where somebody stands: "RM refused"."""
    token = reading.tokens[at]
    if len(token.raw) != 2 or not token.raw.isupper() or not reading.cased or token.joined:
        return False
    somebody = is_subject(at, reading) or is_addressed(at, reading, present=False)
    return somebody and token.base not in _ACTING


def is_singled_out(at: int, reading: Reading) -> bool:
    """An ordinary word that has a capital within a sentence for no reason: "all know Ghost"."""
    if not _is_titled(at, reading) or reading.titles > 1:
        return False
    if reading.before(at) in ("a", "an") or reading.tokens[at].base.endswith(_INFLECTED):
        return False
    first = last = at
    while at - first < _RUN and first and _is_titled(first - 1, reading):
        first -= 1
    while last - at < _RUN and _is_titled(last + 1, reading):
        last += 1
    if first and reading.tokens[first - 1].capital and reading.gap(first - 1) == " ":
        return False
    start = reading.tokens[first].start
    if reading.text[max(0, start - 2) : start].rstrip()[-1:] in _OPENING:
        return False
    return all(_is_never_titled(near, reading) for near in range(first, last + 1))


def _is_titled(at: int, reading: Reading) -> bool:
    if at >= len(reading.tokens) or not reading.shown(at):
        return False
    token = reading.tokens[at]
    return not (token.opens or token.joined or token.raw.isupper() or len(token.raw) < 3)


def _is_never_titled(at: int, reading: Reading) -> bool:
    word, vocabulary = reading.tokens[at].base, reading.vocabulary
    others = (vocabulary.titled, vocabulary.reviewed, vocabulary.places, reading.known.words)
    return (
        word in vocabulary.english
        and at not in reading.within
        and word not in FUNCTION
        and word not in OFFICIAL
        and not any(word in held for held in others)
    )


def _of_a_stranger(at: int, reading: Reading) -> str:
    """The sign of a word that no list has: it may be misspelt, and with a capital seldom is."""
    token, vocabulary = reading.tokens[at], reading.vocabulary
    if _is_abbreviation(at, reading):
        return ""
    if reading.shown(at) and not (token.opens and is_derived(token.base, vocabulary.words)):
        return "unknown with a capital"
    near = (
        is_derived(token.base, vocabulary.words)
        or is_joined(token.base, vocabulary)
        or is_slip(token.base, vocabulary)
    )
    return "" if near else "unknown"


def _is_abbreviation(at: int, reading: Reading) -> bool:
    """Three capitals, or four consonants, among small letters where nobody stands: "CVP"."""
    token = reading.tokens[at]
    if not reading.cased or not _SHORT_FORM.fullmatch(token.raw) or token.joined:
        return False
    return not _stands_for_somebody(at, reading)


def _is_code(token: Token) -> bool:
    """Letters of a code or a Roman number: what is secret among those is found by its shape."""
    if token.joined and len(token.raw) < 5:
        return token.raw.isupper()
    return token.raw.isupper() and _ROMAN.fullmatch(token.raw) is not None


def _is_postcode_area(token: Token, reading: Reading) -> bool:
    """As in "SE15", "NW", "UB or RM": one by itself may be somebody's initials."""
    if len(token.key) > 2 or token.key.upper() not in AREAS:
        return False
    return token.joined or token.raw in _COMPASS or (token.raw in AREAS and reading.areas > 1)


def _is_somebody(at: int, reading: Reading) -> bool:
    """A place that is a name as well, where nothing shows that the place is meant."""
    word = reading.tokens[at].base
    if is_named(at, reading) or is_relation(reading.before(at)):
        return True
    if reading.shown(at) and _is_told(at, reading):
        return True
    if word not in reading.vocabulary.first:
        return False
    if word in reading.vocabulary.areas:
        return reading.shown(at) and is_addressed(at, reading, present=False)
    return not _is_placed(at, reading)


def _is_told(at: int, reading: Reading) -> bool:
    """Who is spoken to or does what only people do: "tell Everton", "Paris 7 and London 9"."""
    token = reading.tokens[at]
    if _CHILDREN.search(reading.text, max(0, token.start - 24), token.end + 24):
        return True
    if _is_placed(at, reading):
        return False
    if token.possessive and is_relation(reading.after(at)):
        return True
    if reading.before(at) in ("tell", "told", "ask", "thank", "let"):
        return token.base not in reading.vocabulary.areas
    return is_subject(at, reading) and reading.after(at) not in _LANDLORDS_DO


def _is_placed(at: int, reading: Reading) -> bool:
    """Where a place stands: "in Angel", "Angel station", in a list beside another place."""
    before, after = reading.before(at), reading.after(at)
    if before in _WHERE or after in _WHAT:
        return True
    if before in _AND:
        before = reading.before(at, 2)
    if after in _AND:
        after = reading.after(at + 1)
    return not reading.vocabulary.places.isdisjoint((before, after))
