"""Asks about a school, a surgery, a place of worship or of work by its name."""

from collections.abc import Iterator, Set

from bot.anonymity.findings import Hit
from bot.anonymity.tokens import Token
from bot.anonymity.vocabulary import Vocabulary
from bot.anonymity.words import words

_KINDS = frozenset(
    words("""
    primary secondary school schools academy college nursery preschool infants infant juniors
    junior surgery practice clinic mosque masjid church chapel temple gurdwara mandir synagogue
    shul cathedral hostel refuge hotel inn pub arms tavern ward pharmacy chemist chemists library
    gym cafe centre hub hall hospital hospice general infirmary kindergarten playgroup childminders
    churchyard club scouts guides brownies cubs boxing fc restaurant salon barbers supermarket
    takeaway bakery barber bookies market mill grammar high uni university shelter lodge

""")
)
_NOT_NAMES = frozenset(
    words("""
    primary secondary school special catholic c e of local private state community islamic muslim
    jewish christian hindu sikh nhs gp women's womens women men's mens mental health the a an her
    his their our my your new same old any each every nursery infant junior high upper lower middle
    sixth form boarding day religious faith church village town city walk-in urgent maternity
    labour children's childrens children family youth community leisure sports shopping garden call
    job drop-in treatment advice contact respite rehab detention reception medical dental eye
    eating sexual antenatal postnatal baby bumps breastfeeding general psychiatric secure acute
    private teaching emergency public travel cattle legal best good safe child rape crisis law
    independent specialist outreach mixed mother's mothers fracture pain memory asthma diabetic
    well woman citizens jobcentre council town county london cambridgeshire housing in on at to and
    or for from no not is was saturday sunday evening night holiday after before breakfast homework
    toddler book job food warm budget hostel domestic violence abuse womens' covid vaccine test-and
    sure start asylum seeker bail probation approved homeless emergency overnight winter rough
    animal bus cycle smoke smoking farmers flea super black open free housing stock fish money
    labour property rental community village assembly parish concert dance town

""")
)
_ONE_OF_FEW = frozenset(
    words("""
    mosque masjid church chapel temple gurdwara mandir synagogue shul surgery hostel gym nursery
    primary academy college pub inn hotel salon barbers scouts boxing fc library refuge uni cafe
    leisure
""")
)
"""Kinds of which a district has few: with a district before them, they are one place."""

_FACILITY = frozenset(
    words("leisure childrens community medical health sports shopping contact family day")
)
_LOWER = frozenset(
    words("""
    primary academy nursery surgery mosque masjid gurdwara mandir temple church hostel hotel inn
    tavern arms pub school college barbers salon gym
""")
)
_NEAR = frozenset(words("at to from near in outside nr opp opposite attends into"))
_GENERIC = frozenset(
    words("""
    school nursery college gp surgery church mosque temple academy preschool hostel refuge club
    salon garage gym pub cafe shop centre hotel
    """)
)
_LINKS = ("", "is", "called", "named", "at")
_DEDICATED = (
    ("our", "lady"), ("our", "ladys"), ("holy", "trinity"), ("holy", "family"), ("sacred", "heart"),
    ("christ", "church"), ("all", "saints"), ("good", "shepherd"), ("holy", "cross"),
    ("holy", "name"), ("blessed", "sacrament"), ("corpus", "christi"), ("christ", "king"),
    ("holy", "rood"), ("holy", "apostles"), ("all", "souls"), ("holy", "ghost"),
)  # fmt: skip
_PLAIN = frozenset(
    words("""
    temporary cheap nice busy noisy nearby nearest current previous former overcrowded mixed small
    large big present different another decent quiet catholic cofe both two three some many few
    most more less first last second third one next only even just still also now then very really
    too so such quite much well own main closest newest oldest biggest smallest expensive shared
    outstanding failing excellent suitable possible potential any available specific certain
    usual regular old-fashioned posh fancy rubbish bad worst better best final early late half
    full part time day night week weekend morning term september january after before bnb paid
    council-run their there here where which whose back time going being having getting
    """)
)
_AT = frozenset(words("at in into near nr opp opposite outside inside"))
OFFICIAL = frozenset(
    words("""
    council police met court borough scheme panel team tenant officer housing landlord home local
    mental domestic social ombudsman hospital school gp midwife tenancy national east west north
    south first second third new overground underground tube dlr district central city town
    regulator universal care children's childrens mum mother dad father family household
    perpetrator perp victim coordinator manager surveyor contractor judge magistrates family hostel
    refuge uk eu nhs dwp jobcentre bank post royal british met high county church mosque early late
    end meantime morning afternoon evening states netherlands gambia philippines

""")
)


def find(
    text: str, found: list[Token], within: Set[int], cased: bool, vocabulary: Vocabulary
) -> Iterator[Hit]:
    """Named premises; ``within`` are words of a name of several words that is known."""
    for at, token in enumerate(found):
        if at and (found[at - 1].key, token.base) in _DEDICATED and at not in within:
            yield Hit(found[at - 1].start, token.start + len(token.base), "place")
        if at and found[at - 1].key in ("st", "saint") and not token.opens:
            yield from _saint(text, found, at, within, cased)
        if token.key in vocabulary.shops or (at in within and token.key in vocabulary.chains):
            yield from _branch(text, found, at, within, vocabulary)
        if at > 1 and token.key in _LOWER and not (cased and token.capital):
            yield from _in_lower_case(text, found, at, within, vocabulary)
        if not cased or (at in within and at - 1 in within):
            continue
        if at and token.key in _KINDS and not token.opens:
            first = _start(text, found, at, within, vocabulary)
            if first < at:
                yield Hit(found[first].start, token.end, "place")
        if token.key in _GENERIC:
            yield from _named_after(text, found, at, within, vocabulary)
        if token.key == "at" and at + 1 < len(found):
            yield from _at(found, at, within, vocabulary)
        if token.key == "the" and at and found[at - 1].key in _AT and not token.opens:
            yield from _the(text, found, at, within)


def _start(text: str, found: list[Token], at: int, within: Set[int], vocabulary: Vocabulary) -> int:
    """Where the name before the word for a kind of premises begins; ``at`` where there is none."""
    first = at
    named = False
    while (
        first
        and not found[first].opens
        and text[found[first - 1].end : found[first].start] in (" ", "-")
    ):
        before = found[first - 1]
        if at - first == 4:
            break
        if before.key in _KINDS or before.key in _NOT_NAMES:
            first -= 1
            continue
        if not before.capital or before.joined or len(before.raw) == 1:
            break
        named = named or _names(found, first - 1, at, within, vocabulary)
        first -= 1
    while first < at and (found[first].key in _NOT_NAMES or not found[first].capital):
        first += 1
    return first if named else at


def _names(
    found: list[Token], at: int, kind: int, within: Set[int], vocabulary: Vocabulary
) -> bool:
    """Whether a word with a capital before a kind of premises tells which."""
    token = found[at]
    if at in within or token.key in vocabulary.places:
        if found[at - 1].key in ("st", "saint"):
            return True
        between = {found[step].key for step in range(at + 1, kind)}
        return found[kind].capital or found[kind].key in _ONE_OF_FEW or bool(between & _FACILITY)
    if token.opens and found[kind].raw.islower():
        return token.base not in vocabulary.words
    return True


def _named_after(
    text: str, found: list[Token], at: int, within: Set[int], vocabulary: Vocabulary
) -> Iterator[Hit]:
    """As in "school Northwold", "nursery is Little Acorns"."""
    after = at + 1
    if after < len(found) and found[after].key in _LINKS:
        after += 1
    end = after
    while (
        end < len(found)
        and found[end].capital
        and not found[end].opens
        and end not in within
        and found[end].key not in OFFICIAL
        and found[end].key not in vocabulary.areas
        and len(found[end].raw) > 3
        and end - after < 3
    ):
        end += 1
    if end > after and text[found[at].end : found[after].start].strip(" :,") in _LINKS:
        yield Hit(found[after].start, found[end - 1].end, "place")


def _in_lower_case(
    text: str, found: list[Token], at: int, within: Set[int], vocabulary: Vocabulary
) -> Iterator[Hit]:
    """ "goes to hill top nursery": one or two words between "to" and the kind, and no article."""
    for length in (1, 2):
        first = at - length
        if first < 1 or found[first].opens or found[at].opens:
            return
        name = found[first:at]
        apart = text[found[first].start : found[at].start]
        if any(word.key in _NOT_NAMES or word.key in _PLAIN or word.joined for word in name):
            return
        if any(char in apart for char in ",.;:/\n(") or len(apart.split()) != length:
            return
        if found[first - 1].key in _NEAR:
            yield Hit(found[first].start, found[at].end, "place")
            return


def _saint(text: str, found: list[Token], at: int, within: Set[int], cased: bool) -> Iterator[Hit]:
    """ "St Saviour's", "ST PETERS PRIMARY"."""
    if text[found[at - 1].end : found[at].start] not in (" ", ". ") or found[at - 1].joined:
        return
    end = at
    while end + 1 < len(found) and found[end + 1].key in _KINDS and not found[end + 1].opens:
        end += 1
    shown = cased and found[at - 1].capital and found[at].capital and at not in within
    if end > at or shown:
        yield Hit(found[at - 1].start, found[end].end, "place")


def _branch(
    text: str, found: list[Token], at: int, within: Set[int], vocabulary: Vocabulary
) -> Iterator[Hit]:
    """ "Lidl Barking", "Boots on the Broadway": a chain with a place beside it."""
    after = at + 1
    while (
        after < len(found)
        and after in within
        and at in within
        and found[after].key not in vocabulary.places
    ):
        after += 1
    while after < len(found) and found[after].key in ("in", "at", "on", "the", "near", "by"):
        after += 1
    if after == len(found) or found[after].opens or found[after].start - found[at].end > 24:
        return
    if text[found[after - 1].end : found[after].start].strip(" ,"):
        return
    where = found[after]
    if where.key in vocabulary.words and not (where.capital and found[after - 1].key == "the"):
        return
    if where.key in vocabulary.places or after in within or where.capital:
        end = after
        while end + 1 < len(found) and end + 1 in within and end in within:
            end += 1
        yield Hit(found[at].start, found[end].end, "place")


def _at(found: list[Token], at: int, within: Set[int], vocabulary: Vocabulary) -> Iterator[Hit]:
    """ "at Little Stars", "at Fabric": an ordinary word with a capital where a place stands."""
    end = at + 1
    while (
        end < len(found)
        and found[end].capital
        and not found[end].opens
        and not found[end].raw.isupper()
        and end not in within
        and found[end].key not in OFFICIAL
        and found[end].key not in vocabulary.reviewed
        and found[end].key not in vocabulary.areas
        and end - at < 4
    ):
        end += 1
    if end > at + 1:
        yield Hit(found[at + 1].start, found[end - 1].end, "place")


def _the(text: str, found: list[Token], at: int, within: Set[int]) -> Iterator[Hit]:
    """ "at the Winch": what has a capital and is no office."""
    end = at + 1
    while (
        end < len(found)
        and found[end].capital
        and not found[end].opens
        and found[end].key not in OFFICIAL
        and end not in within
        and len(found[end].raw) > 2
        and not found[end].raw.isupper()
        and end - at < 4
    ):
        end += 1
    if end > at + 1 and (end == len(found) or found[end].key != "court"):
        yield Hit(found[at + 1].start, found[end - 1].end, "place")
