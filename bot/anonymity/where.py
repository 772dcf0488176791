"""Asks about somewhere by what stands before it: a branch of a chain, "at", "the", "school:"."""

from collections.abc import Iterator

from bot.anonymity.around import FUNCTION
from bot.anonymity.findings import Hit
from bot.anonymity.reading import Reading
from bot.anonymity.words import words

_GENERIC = frozenset(
    words("""
    school nursery college gp surgery church mosque temple academy preschool hostel refuge club
    dentist dentists optician vet vets barber chemist pharmacy salon garage gym pub cafe shop
    centre hotel narrowboat houseboat barge boat cottage farmhouse chalet
    """)
)
_DAYS = frozenset(
    words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december christmas easter ramadan eid
    """)
)
_LINKS = ("", "is", "called", "named", "at")
_AT = frozenset(words("at in into near nr opp opposite outside inside"))
OFFICIAL = frozenset(
    words("""
    council police met court borough scheme panel team tenant officer housing landlord home local
    mental domestic social ombudsman hospital school gp midwife tenancy national east west north
    south first second third new overground underground tube dlr district central city town
    regulator universal care childrens mum mother dad father family household perpetrator perp
    victim coordinator manager surveyor contractor judge magistrates hostel refuge uk eu nhs dwp
    jobcentre bank post royal british high county church mosque early late end meantime morning
    afternoon evening states netherlands gambia philippines estate office offices neighbourhood
    reception lettings safeguarding homeless community civic customer front ground meeting viewing
    hearing weekend
    """)
)
_BEFORE = frozenset(words("royal new old east west north south great little upper lower first"))
"""What a name may begin with that is none by itself: "New Covenant Assembly"."""

_WORKS = frozenset(
    words("""
    works working worked work midwife hca matron registrar porter nurse cleaner cleans cook
    cooks chef guard shifts shift job volunteers placement ward doorman bouncer barman barmaid
    manager receptionist carer driver apprentice trainee born baby birth delivered
    """)
)
_CALLED = frozenset(words("called named"))
_HOUSED = frozenset(
    words("""
    house block building flats tower estate close road street lane nursery school college refuge
    hostel hotel church mosque salon cafe pub shop club boat narrowboat barge cottage its place
    surgery gym academy farm site
    """)
)
_PART_OF_CHAIN = frozenset(
    words("garage store shop branch local express superstore metro extra hotel carpark station")
)
_NOT_CALLED = frozenset(
    words("""
    off back out again today yesterday round late early me him them us about yet twice once now
    just someone nobody already last asking saying re mum social police attention too because
    cos when while after before this morning tonight regarding
    """)
)
_ARTICLED = frozenset(
    words("wirral fens wash midlands elephant barbican temple oval strand angel isle")
)
"""Places of thousands of homes that have an article."""

_GOES_ON = (FUNCTION - frozenset(words("a an the and or to of i"))) | frozenset(
    words("have all because cos since after before until with now again too every")
)
"""What may stand behind the whole name of an estate."""

_LONGEST = 24
"""Characters from a chain to the place of its branch, at the most."""


def find(reading: Reading) -> Iterator[Hit]:
    """Places that have no word for their kind behind them."""
    vocabulary = reading.vocabulary
    for at, token in enumerate(reading.tokens):
        if token.key in vocabulary.shops or (
            at in reading.within and token.key in vocabulary.chains and len(token.key) > 1
        ):
            yield from _branch(at, reading)
            if reading.before(at) in vocabulary.areas and reading.gap(at - 1) == " ":
                yield Hit(reading.tokens[at - 1].start, token.end, "place")
        if token.key in _CALLED and at and reading.before(at) in (*_HOUSED, "is", "was"):
            yield from _house_called(at, reading)
        if at > 1 and at in reading.within and at - 1 not in reading.within:
            yield from _work_at(at, reading)
        if not reading.cased or at + 1 == len(reading.tokens) or at in reading.within:
            continue
        if token.key in _GENERIC:
            yield from _named_after(at, reading)
        if token.key == "at":
            yield from _called(at + 1, reading, reviewed=False)
        if token.key == "the" and reading.before(at) in _AT and not token.opens:
            yield from _called(at + 1, reading, reviewed=True)
        if token.key == "the":
            yield from _estate(at + 1, reading)


def _branch(at: int, reading: Reading) -> Iterator[Hit]:
    """As in "Lidl Barking", "Boots on the Broadway": a chain with a place beside it."""
    found, places = reading.tokens, reading.vocabulary.places
    after = at + 1
    nearest = found[at].end + _LONGEST
    while (
        after < len(found)
        and found[after].start <= nearest
        and {at, after} <= reading.within
        and found[after].key not in places
    ):
        after += 1
    if after < len(found) and found[after].key in _PART_OF_CHAIN:
        after += 1
    while after < len(found) and found[after].key in ("in", "at", "on", "the", "near", "by"):
        after += 1
    if after == len(found) or found[after].opens or reading.gap(after - 1).strip(" ,"):
        return
    where = found[after]
    article = found[after - 1].key in ("the", "on") and where.capital
    shown = where.capital and (article or where.key not in reading.vocabulary.words)
    if where.start > nearest:
        return
    if where.key in reading.vocabulary.english and not (where.capital or after in reading.within):
        return
    if where.key in places or after in reading.within or shown:
        end = after
        while {end, end + 1} <= reading.within and found[end + 1].start <= nearest:
            end += 1
        yield Hit(found[at].start, found[end].end, "place")


def _house_called(at: int, reading: Reading) -> Iterator[Hit]:
    """As in "the block is called sandpiper", however it is written."""
    found = reading.tokens
    if reading.before(at) in ("is", "was") and reading.before(at, 2) not in _HOUSED:
        return
    after = at + 1
    if after == len(found) or found[after].opens or reading.gap(at) not in (" ", ' "', ": "):
        return
    word = found[after].key
    if word not in FUNCTION and word not in _NOT_CALLED and word not in reading.known.words:
        yield Hit(found[after].start, found[after].end, "place")


def _work_at(at: int, reading: Reading) -> Iterator[Hit]:
    """As in "porter at the Royal London": a known name where somebody works or was born."""
    before = at - 1
    if reading.before(at) == "the":
        before -= 1
    if before < 1 or reading.tokens[before].key not in ("at", "in", "for"):
        return
    if not reading.tokens[at].capital or reading.tokens[before].opens:
        return
    if reading.tokens[before].key == "at" and any(
        reading.before(before, step) in _WORKS for step in range(1, 4) if before >= step
    ):
        end = at
        while end + 1 in reading.within and not reading.tokens[end + 1].opens:
            end += 1
        yield Hit(reading.tokens[at].start, reading.tokens[end].end, "place")


def _named_after(at: int, reading: Reading) -> Iterator[Hit]:
    """As in "school Northwold", "nursery is Little Acorns"."""
    found = reading.tokens
    after = at + 2 if found[at + 1].key in _LINKS else at + 1
    if after < len(found):
        between = reading.text[found[at].end : found[after].start].strip(" :,(")
        end = _end(after, reading, reviewed=True)
        if end > after and between in _LINKS and found[end - 1].end - found[after].start > 3:
            yield Hit(found[after].start, found[end - 1].end, "place")


def _called(after: int, reading: Reading, *, reviewed: bool) -> Iterator[Hit]:
    """As in "at Little Stars", "at the Winch": a capital where a place stands, and no office."""
    found = reading.tokens
    begin = after
    while (
        begin + 1 < len(found)
        and found[begin].key in _BEFORE
        and found[begin].capital
        and not found[begin + 1].opens
    ):
        begin += 1
    end = _end(begin, reading, reviewed=reviewed)
    if end == after + 1 and found[after].key in _GENERIC:
        return
    if end > begin and not (end < len(found) and found[end].key == "court"):
        yield Hit(found[after].start, found[end - 1].end, "place")


def _estate(at: int, reading: Reading) -> Iterator[Hit]:
    """As in "two families from the Aylesbury": an estate has an article, a place has none."""
    token = reading.tokens[at]
    if at in reading.within or token.base not in reading.vocabulary.places:
        return
    if not reading.shown(at) or token.possessive or token.raw.isupper() or token.joined:
        return
    if token.key in _ARTICLED or reading.after(at) in reading.vocabulary.places:
        return
    last = at + 1 == len(reading.tokens)
    behind = "." if last else reading.gap(at).strip(" ")[:1]
    if behind in (".", ",", ";", "!", "?", ")", "\n") or reading.after(at) in _GOES_ON:
        yield Hit(token.start, token.end, "address")


def _end(after: int, reading: Reading, *, reviewed: bool) -> int:
    """Where up to three words with capitals end; ``reviewed`` words may be among them."""
    found, vocabulary = reading.tokens, reading.vocabulary
    end = after
    while (
        end < min(len(found), after + 3)
        and found[end].capital
        and not found[end].opens
        and not (found[end].raw.isupper() or len(found[end].raw) < 3)
        and end not in reading.within
        and found[end].key not in OFFICIAL
        and found[end].key not in _DAYS
        and found[end].key not in vocabulary.areas
        and (reviewed or found[end].key not in vocabulary.reviewed)
    ):
        end += 1
    return end
