"""Asks about a street, an estate or a building by its name, where no number makes it certain."""

import re
from collections.abc import Iterator, Set

from bot.anonymity.findings import Hit
from bot.anonymity.tokens import Token
from bot.anonymity.vocabulary import Vocabulary
from bot.anonymity.words import NOT_STREET, words

_STREETS = frozenset(
    words("""
    road rd street str avenue ave lane lanes close crescent cres mews terrace grove drive way walk
    gardens gdns garden place square sq hill park rise row yard green path alley wharf quay parade
    broadway wall moorings circus fields meadow meadows paddock paddocks approach croft passage
    embankment esplanade promenade villas vale bridge cottages
""")
)
_SHORT = frozenset(words("st rd ct ave cl dr gdns sq pl ln cres gr"))
"""Short forms that want a capital before and after."""

_CERTAIN = frozenset(
    words("road rd street avenue ave lane crescent mews terrace grove close gardens gdns")
)
"""Kinds that are seldom anything but a street, so that a word in lower case before them counts."""

_BUILDINGS = frozenset(
    words("""
    house court tower towers point lodge mansions estate heights building buildings block villa
    apartments hse est flats studios quarter manor farm caravan site
""")
)
_TALL = frozenset(words("house court tower towers lodge mansions heights estate"))
_ON = frozenset(
    words("""
    on in off at near of from to by behind opposite opp past down along outside round up via between
    nr beside above junction corner and or
""")
)
_NOT_NAMES = frozenset(
    words("""
    council housing high main crown county family magistrates supreme coroners youth open full safe
    temporary supported sheltered emergency private public social shared tower point local whole
    same own new old other each any every this that which my your her his their our real power
    starting vantage meeting turning pick-up drop-off access entry exit bus train tram tube coach
    taxi cycle trunk ring slip toll dirt country service access memory fast slow pedestrian one-way
    no through leafy rough tough dark scary horrid nice nicer pretty lively calm safer wider
    narrower cobbled suburban rural tarmac unlit well-lit lit unmade unadopted cul-de-sac dead-end
    parallel adjoining neighbouring perpendicular opposite adjacent school play car back front
    kitchen communal roof beer tea winter summer zoological real flower herb rose kinder flats
    estate council's landlord's crown's tennis squash basketball food retail business industrial
    caravan building demolition science trailer lorry amusement skate theme water national country
    ball trading housing large mixed sink notorious rough problem neighbouring whole entire
    ex-council purpose-built modern victorian edwardian georgian post-war sixties seventies
    high-rise low-rise mid-rise terraced semi-detached detached end first second third fourth fifth
    ground mid top lower upper tall town half-way halfway doll's full art apart manor mansion guest
    boarding gate court tree summer farm light coffee ale public wendy body fire clearing halfway
    safe show council's in out left right long hard easy best only better possible another either
    half a an the give right make gave by under on underway all some give both under any which
    wrong early late common village town putting bowling dark light bright pale olive going in-out
    walk walking drive driving every daily up rear uphill steep dust brick stone party fire
    dividing garden side boundary retaining climbing london's wembley railway foot footbridge
    flyover river decision data focal boiling melting weak strong talking cut-off trigger tipping
    breaking sticking flash pressure percentage sore selling viewing contact collection check
    muster assembly

""")
)
_JOINED = frozenset({" ", "-"})


def find(
    text: str, found: list[Token], within: Set[int], cased: bool, vocabulary: Vocabulary
) -> Iterator[Hit]:
    """Named streets and buildings; ``within`` are words of a name that is nobody's address."""
    for at, token in enumerate(found):
        if at == 0 or token.opens or token.joined or not _is_kind(token, cased):
            continue
        if at in within and at - 1 in within:
            continue
        first = _start(text, found, at, cased, vocabulary)
        if first is not None:
            yield Hit(found[first].start, token.end, "address")


def _is_kind(token: Token, cased: bool) -> bool:
    kind = token.key
    return kind in _STREETS or kind in _BUILDINGS or (kind in _SHORT and cased and token.capital)


def _start(
    text: str, found: list[Token], at: int, cased: bool, vocabulary: Vocabulary
) -> int | None:
    """The place where the name before the word for a street or building begins."""
    first = at
    while (
        first
        and not found[first].opens
        and text[found[first - 1].end : found[first].start] in _JOINED
    ):
        before = found[first - 1]
        if at - first == 3 or not (before.capital if cased else _may_name(before)):
            break
        if not cased and at - first == 1:
            break
        first -= 1
    while cased and first < at and not _may_name(found[first], certain=found[at].capital):
        first += 1
    if first == at:
        return None if not cased else _in_lower_case(text, found, at, vocabulary)
    last = found[at - 1]
    if not cased:
        return first if _is_certain(found, first, at, vocabulary) else None
    if found[at].capital or not vocabulary.words.issuperset({last.key, last.base}):
        return first
    return first if not found[first].opens else None


def _in_lower_case(text: str, found: list[Token], at: int, vocabulary: Vocabulary) -> int | None:
    near = text[found[at - 1].end : found[at].start] in _JOINED
    if near and _may_name(found[at - 1]) and _is_certain(found, at - 1, at, vocabulary):
        return at - 1
    return None


def _is_certain(found: list[Token], first: int, at: int, vocabulary: Vocabulary) -> bool:
    """In a text without capitals: after "on" and the like, or by a word that is none."""
    name = found[at - 1]
    if name.key not in vocabulary.words and name.base not in vocabulary.words:
        return found[at].key in _STREETS or found[at].key in _BUILDINGS
    if found[at].raw.isupper() and found[at].key in _TALL and name.raw.isupper():
        return True
    if found[at].key not in _CERTAIN or first == 0 or found[first].opens:
        return False
    return found[first - 1].key in _ON


def _may_name(token: Token, *, certain: bool = False) -> bool:
    """Whether a street may be called so; ``certain`` where both words have a capital."""
    return (
        token.key not in _NOT_NAMES
        and (token.key not in NOT_STREET or (certain and not token.opens and len(token.key) > 3))
        and not token.joined
        and len(token.key) > 1
    )


_NUMBER = re.compile(
    r"\b(?:at|from|in|of|to|next\s+to|opposite|outside)\s+(?:house\s+)?(?:number|no\.?|num)\s?\d{1,4}[a-z]?\b",
    re.IGNORECASE,
)


def numbered(text: str) -> Iterator[Hit]:
    """A house by its number alone: "at number 8"."""
    for house in _NUMBER.finditer(text):
        yield Hit(*house.span(), "address")
