"""Asks about a street, an estate or a building by its name, where no number makes it certain."""

import re
from collections.abc import Iterator

from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.reading import Reading
from bot.anonymity.tokens import Token
from bot.anonymity.words import NOT_STREET, words

_STREETS = frozenset(
    words("""
    road rd street str avenue ave lane lanes close crescent cres mews terrace grove drive way
    walk gardens gdns garden place square sq hill park rise row yard green path alley wharf quay
    parade mead meads brow wynd vennel garth brae banks dene spinney copse broadway wall
    moorings circus fields meadow meadows paddock paddocks approach croft passage embankment
    fold causeway
    esplanade promenade villas vale bridge cottages field orchard raod avenu aveneu avanue
    cresent crecent cresant clsoe teracce terace strret
""")
)
_SHORT = frozenset(words("st rd ct ave cl dr gdns sq pl ln cres gr"))
"""Short forms that want a capital before and after."""

_CERTAIN = frozenset(
    words("""
    road rd street avenue ave lane crescent mews terrace grove close gardens gdns raod avenu
    aveneu avanue cresent crecent cresant clsoe teracce terace strret
""")
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
    on in off at near of from to by behind opposite opp past down along outside round up via
    between nr beside above junction corner and or
""")
)
_NOT_NAMES = frozenset(
    words("""
    council housing high main crown county family magistrates supreme coroners youth open full
    safe temporary supported sheltered emergency private public social shared tower point local
    whole same own new old other each any every this that which my your her his their our real
    power starting vantage meeting turning access entry exit bus train tram tube coach taxi
    cycle trunk ring slip toll dirt country service memory fast slow pedestrian no through leafy
    rough tough dark scary horrid nice nicer pretty lively calm safer wider narrower cobbled
    suburban rural tarmac unlit lit unmade unadopted parallel adjoining neighbouring
    perpendicular opposite adjacent school play car back front kitchen communal roof beer tea
    winter summer zoological flower herb rose kinder flats estate councils landlords crowns
    tennis squash basketball food retail business industrial caravan building demolition science
    trailer lorry amusement skate theme water national ball trading large mixed sink notorious
    problem entire modern victorian edwardian georgian sixties seventies terraced detached end
    first second third fourth fifth ground mid top lower upper tall town halfway dolls art apart
    manor mansion guest boarding gate court tree farm light coffee ale wendy body fire clearing
    show in out left right long hard easy best only better possible another either half a an the
    give make gave by under on underway all some both wrong early late common village putting
    bowling bright pale olive going walk walking drive driving daily up rear uphill steep dust
    brick stone party dividing garden side boundary milk bottle blood sperm retaining climbing
    londons wembley railway foot footbridge flyover river decision data focal boiling melting
    weak strong talking trigger tipping breaking sticking flash pressure percentage sore selling
    viewing contact collection check muster assembly playing
    """)
)
_LIVES = frozenset(words("lives lived live living stays staying moved move moves house home flat"))
_LIVED_ON = frozenset(
    words("""
    benefits benefit uc pip esa income credit support savings takeaways toast coffee pension
    wages handouts hold bail tag top site campus call duty standby edge hope air water foodbanks
    his her their my our your its one own loan loans and so until till in with because cos me
    him them us takeaway adrenaline nerves crisps nothing little tick less more that this it
    what
""")
)
"""What people live on besides a street."""

_JOINED = frozenset({" ", "-"})
_NUMBER = Hinted(
    r"\b(?:at|from|in|of|to|next\s+to|opposite|outside)\s+(?:house\s+)?(?:number|no\.?|num)\s?\d{1,4}[a-z]?\b",
    re.IGNORECASE,
)

_DOOR = Hinted(
    r"(?:(?<![^\n])|(?<=[.!?] ))\d{1,3}[ac-h]\b"
    r"(?=\s(?:is\sthe\s|was\sthe\s|next\sdoor|upstairs|downstairs|has\sa\s))"
    r"|\bblk\s(?:[a-hj-z]|\d{1,3})\b"
    r"|\bblock\s(?:[b-hj-z]|\d{1,3})\b(?=\s(?:of\sthe|on\sthe|lift|stair\w*|lobby|entrance|door)\b)"
    r"|(?:(?<![^\n])|(?<=[.!?] ))\d{1,3}[a-h]?\b(?=\s(?:above|over|opposite"
    r"|behind|beside)\s(?:the|a)\b)"
    r"|\b(?:basement|top\sflat|attic\sflat|garden\sflat|rear\sflat),?\s(?:\d{2,3}[a-h]?|\d[a-h])\b"
    r"(?!\s?(?:bed|room|step|stair|sq|m\b|%|week|wk|yr|year|st\b|nd\b|rd\b|th\b|pm|am|min|mth|month))"
    r"|\b(?:outside|opposite|next\s(?:door\s)?to|neighbours?\s(?:at|in)|(?:lady|man|woman|guy|bloke|family|"
    r"couple|them|people)\sat|keys\s(?:to|for)|round\s(?:to|at))\s(?:no\.?\s?|number\s)?\d{1,3}[a-h]?"
    r"(?=[.,;!?\n]|\Z|\s(?:is|and|who|has|had|was|with|he|she|they|which|so|but|cos|because|every|all|when|"
    r"where|took|saw|heard|knows?|again|last|this|on|in|at\s(?:night|the))\b)",
    re.IGNORECASE,
)
"""A house by its number, where only a house has one: "outside 42", "12A is the one"."""

_OLD = Hinted(
    r"\bold\s(?:bakery|brewery|dairy|mill|forge|school|post\soffice|chapel|vicarage|rectory|library|laundry|"
    r"station|tannery|maltings|stables|foundry|granary|town\shall|barracks|hospital|coach|fire\sstation|"
    r"pumping\sstation|cinema|factory|warehouse|print\w*|wool\w*|corn|market)"
    r"\s(?:house|yard|court|works|mews|lofts?|apartments|flats|dev(?:elopment)?|conversion|wharf|exchange|hall)\b"
    r"|\bthe\sold\s(?:bakery|brewery|dairy|mill|forge|vicarage|rectory|tannery|maltings|foundry|granary)\b",
    re.IGNORECASE,
    hints=words("old"),
)
"""What a home is called after what it was: "the old bakery yard"."""


def find(reading: Reading) -> Iterator[Hit]:
    """Named streets and buildings, and a house by its number alone: "at number 8"."""
    for at, token in enumerate(reading.tokens):
        if at == 0 or token.opens or token.joined or not _is_kind(at, reading):
            continue
        if not {at, at - 1} <= reading.within and (first := _start(at, reading)) < at:
            yield Hit(reading.tokens[first].start, token.end, "address")
    for at in range(2, len(reading.tokens)):
        if _is_lived_on(at, reading):
            yield Hit(reading.tokens[at].start, reading.tokens[at].end, "address")
    for pattern in (_NUMBER, _DOOR, _OLD):
        for house in pattern.finditer(reading.text):
            yield Hit(*house.span(), "address")


def _is_kind(at: int, reading: Reading) -> bool:
    kind = reading.tokens[at].key
    return kind in _STREETS or kind in _BUILDINGS or (kind in _SHORT and reading.shown(at))


def _start(at: int, reading: Reading) -> int:
    """Where the name before the word for a street begins; ``at`` where there is none."""
    return _by_capitals(at, reading) if reading.cased else _in_lower_case(at, reading)


def _by_capitals(at: int, reading: Reading) -> int:
    found = reading.tokens
    first = at
    while _goes_back(first, reading) and at - first < 3 and found[first - 1].capital:
        first -= 1
    while first < at and not _may_name(found[first], certain=found[at].capital):
        first += 1
    if first == at:
        return _in_lower_case(at, reading)
    words_ = reading.vocabulary.words
    ordinary = found[at - 1].key in words_ and found[at - 1].base in words_
    return at if ordinary and found[first].opens and not found[at].capital else first


def _goes_back(at: int, reading: Reading) -> bool:
    return at > 0 and not reading.tokens[at].opens and reading.gap(at - 1) in _JOINED


def _in_lower_case(at: int, reading: Reading) -> int:
    """Without capitals: a word that is none, or any after "on" and the like."""
    found = reading.tokens
    name, kind = found[at - 1], found[at]
    if not _goes_back(at, reading) or not _may_name(name):
        return at
    if name.key not in reading.vocabulary.words and name.base not in reading.vocabulary.words:
        return at - 1 if kind.key in _STREETS or kind.key in _BUILDINGS else at
    if kind.key not in _SHORT and _is_lived_in(at, reading):
        return at - 1
    shouted = kind.raw.isupper() and name.raw.isupper() and kind.key in _TALL
    first = at - 1
    while (
        first and at - first < 3 and reading.before(first) not in _ON and _goes_back(first, reading)
    ):
        first -= 1
    placed = kind.key in _CERTAIN and reading.before(first) in _ON and _may_name(found[first])
    return first if placed else at - 1 if shouted else at


def _is_lived_in(at: int, reading: Reading) -> bool:
    """As in "stays on willow way", "moved to oak court": one word after a verb of living."""
    return (
        at > 2
        and reading.before(at - 1) in ("on", "at", "in", "to", "off")
        and reading.before(at - 1, 2) in _LIVES
        and len(reading.tokens[at - 1].key) > 3
    )


def _is_lived_on(at: int, reading: Reading) -> bool:
    """A street without the word for one: "mum lives on tollgate"."""
    token = reading.tokens[at]
    return (
        reading.before(at) == "on"
        and reading.before(at, 2) in ("lives", "lived", "living", "live")
        and token.key not in _LIVED_ON
        and at not in reading.within
        and _may_name(token)
        and not (reading.shown(at) and token.base in reading.vocabulary.places)
    )


def _may_name(token: Token, *, certain: bool = False) -> bool:
    """Whether a street may be called so; ``certain`` where both words have a capital."""
    return (
        token.key not in _NOT_NAMES
        and (token.key not in NOT_STREET or (certain and not token.opens and len(token.key) > 3))
        and not token.joined
        and len(token.key) > 1
    )
