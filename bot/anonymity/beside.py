"""Tells a name by who or what stands beside it: an age, an owner, a list of children, a floor."""

import re

from bot.anonymity.around import FUNCTION, IS, MONTHS, is_relation
from bot.anonymity.hinted import Hinted
from bot.anonymity.reading import Reading
from bot.anonymity.words import words

OFFICES = frozenset(
    words("""
    judge mayor king queen prince princess lady dean saint guy elder bishop nurse warden doctor hero
    sergeant cardinal vicar pope
""")
)
"""Offices that have a relation or a possession without being a name."""

THINGS = frozenset(
    words("""
    bill case price page lane love art chance hope cash grant tag trace wing max summer winter
    spring autumn star rain storm success progress peace cliff field gale gift justice
    comfort fortune journey victory shell ice key rock river sparkle sunshine may april june august
    dell ledger trinity unity treasure promise charity testimony echo meadow forest sunday tiger
""")
)
"""Words that are seldom a name in lower case, or first in a sentence."""

PAPERS = frozenset(
    words("""
    case price page lane cash tag trace wing field loan progress skip max bill grant art chance sky
    rent success
    """)
)
"""Of which something is said at the beginning of a sentence: "Price is 180"."""

PEOPLE_DO = frozenset(
    words("""
    needs wants starts says thinks knows feels refuses prefers struggles attends speaks sleeps
    hates likes loves agrees declines lives stays goes gets comes asks tells cries misses suffers
    wakes worries texted rang phoned refused declined agreed disclosed reported viewed attended
    accepted moved arrived slept cried threatened turned got went came
    """)
)
"""What only people do, behind their name at the beginning of a sentence."""

_CHILDLIKE = frozenset(
    words("""
    river summer winter autumn star storm justice journey trinity unity treasure promise meadow
    forest sparkle echo testimony victory gift comfort success fortune charity sunshine tiger
    """)
)
"""Things after which a child is called."""

_AGED = Hinted(
    r"(?: is| was| turns| turned|,| -| \()? ?"
    r"(?:age[ds]? ?\d|1?\d(?: ?(?:yrs?|years|y/?o|mths?|months) ?old\b"
    r"| ?y/?o\b|\)))",
)
"""What gives the age of somebody: "River age 3", "Storm (3)", "Summer is 4 years old"."""

_IS_AGED = Hinted(
    r" (?:is|was|will be) 1?\d(?:,? (?:and|so|with|but|next|in|now|has|needs)\b|[,.;\n]|\Z)"
)
"""As "is 4 and asthmatic": an age without a unit."""

_BESIDE = Hinted(
    r" ?[+&/] ?(?:[A-Z]|\d|kids?\b|baby\b|sis\b|bro\b|mum\b|child)"
    r"| ?, [A-Z][a-z]+(?:,| and| &| \+|$)|$|[!?:]| [-(=]"
)
"""What stands behind a name that stands by itself or in a list of names."""

_AND_HIS = Hinted(
    r" (?:and|n|&|\+) (?:(?:his|her|their) (?:lil |little |big |wee )?"
    r"(?:mum|sis|bro|kid|child|son|daugh|bab|partner|ex|dad|"
    r"gran|nan|twin|aunt|uncle|cousin|mate|friend|famil|dog|husband|wife)"
    r"|\d ?(?:kid|child|bab|girl|boy|little)|kids\b|baby\b|mum\b)"
)
"""Who comes with somebody: "sunny and his sister", "blessing + 3 kids"."""

_HIS = Hinted(
    r" (?:is|was|=) (?:the |her |his |their |my |our )(?:older |younger |big |little |step)?"
    r"(?P<who>[a-z]+)"
)
_THERE = Hinted(
    r" (?:upstairs|downstairs|across (?:the|from)|at (?:no|number|flat)|in (?:flat|no|number|room)"
    r"|at [A-Z][a-z]+|from (?:[A-Z][a-z]+|upstairs|downstairs|next|number|no|flat|repairs|voids|"
    r"lettings|housing|gas|legal|allocations|duty|reception|the (?:office|council|refuge|team|"
    r"school|housing|landlord|hub|charity|block|landing|estate|police)))\b"
)
"""Where somebody is or comes from: "jack upstairs", "Dean from repairs"."""

_WITH_ROLE = Hinted(
    r" ?[(,] ?(?:her |his |the |their )?(?:idva|isva|sw|hv|ho|hw|pa|iro|mum|dad|tenant|perp|ex|son|"
    r"social worker|health visitor|daughter|worker|yp|client|sister|brother|aunt|uncle|nan|gran|"
    r"cousin|support|housing|midwife|nurse|solicitor|caretaker|manager|neighbour|friend|partner|"
    r"husband|wife)\b",
    re.IGNORECASE,
)
"""What somebody is, behind the name: "joy (IDVA) rang"."""

_CONTACTED = Hinted(
    r"(?:\b(?:spoke|spk|spoken|spkn|chat|chatted|met|mtg|meeting|convo)\s(?:w/?|with|to|2)"
    r"|\bs/w|\bt/c(?:\s(?:with|w/?|to|from))?|\bf/u\s(?:with|w/?)"
    r"|\b(?:vm|voicemail|msg|message|txt)\s(?:left\s)?(?:for|w/?|with|from)"
    r"|\b(?:msg|txt|dm|spk|txtd|msgd|whatsapp|ping|nudge))\s\Z",
    re.IGNORECASE,
)
"""Short forms of having spoken to whoever comes next."""

_GREETED = frozenset(
    words("""
    hi hey hiya hello dear thx tx ta thanks thank cheers morning afternoon evening luv regards re
    fao cc attn wishes
    """)
)
_ENDED = Hinted(
    r"\s*(?:\Z|[,!?;:\n&-]|\.(?:\s|\Z)|(?:x+|and|can|could|pls|please|just|any|did|have)\b)"
)
_ASKING = frozenset(words("can could does did has is would should do will was when"))
_ASKED = frozenset(
    words("""
    view need come move sign call say get got go have want see bring pick collect speak live know
    attend ok okay still there now back coming going moving viewing happy free able aware allowed
    """)
)
_GROUPS = frozenset(
    words("""
    kids children girls boys twins daughters sons sisters brothers triplets siblings babies
    dependants household nieces nephews grandkids grandchildren
    """)
)
_BOTH = frozenset(words("need are both have share want will can were go went"))
_LINKS = frozenset(words("and n are is called named aged age"))

_HAS = frozenset(
    words("""
    mum mam mom mother dad father brother sister bro sis ex partner husband wife son daughter
    children kids nan gran auntie aunt uncle cousin family mate friend boyfriend girlfriend worker
    solicitor school nursery teacher gp midwife room phone number birthday bday passport bag bags
    things stuff lot crew gang boys brothers sisters mates case file referral behalf house place
    flat address
    """)
)


def is_beside(at: int, kind: str, reading: Reading) -> bool:
    """Whether what is beside a word that is a name as well shows that it is used as one."""
    token = reading.tokens[at]
    word = token.base
    if kind == "surname" or (word in OFFICES and word != "dean"):
        return False
    if word in MONTHS:
        return _is_among_children(at, reading)
    text, end = reading.text, token.end
    thing = word in THINGS and not reading.shown(at)
    if aged := _AGED.match(text, end):
        return not thing or word in _CHILDLIKE or "age" in aged[0]
    if (his := _HIS.match(text, end)) and is_relation(his["who"]):
        return True
    if kind == "adjective":
        return False
    if token.opens and _IS_AGED.match(text, end) and (word not in THINGS or word in _CHILDLIKE):
        return True
    if word not in PAPERS:
        if _is_spoken_to(at, reading) or _is_asked_after(at, reading):
            return True
        if token.opens and _WITH_ROLE.match(text, end):
            return True
    if token.possessive and reading.after(at) in _HAS and (not thing or word in _CHILDLIKE):
        return True
    if thing:
        return _is_among_children(at, reading)
    if token.opens and any(sign.match(text, end) for sign in (_AND_HIS, _THERE)):
        return True
    return _is_among_children(at, reading)


def is_listed(at: int, reading: Reading) -> bool:
    """A name by itself or among names, at the beginning of a sentence: "Destiny + Miracle"."""
    return _BESIDE.match(reading.text, reading.tokens[at].end) is not None


def _is_spoken_to(at: int, reading: Reading) -> bool:
    """As in "s/w hope", "vm left for mark", "ta will"."""
    start, end = reading.tokens[at].start, reading.tokens[at].end
    if _CONTACTED.search(reading.text, max(0, start - 24), start):
        return True
    if reading.tokens[at].base in ("love", "lovely", "honey", "pal", "hope"):
        return False
    return reading.before(at) in _GREETED and _ENDED.match(reading.text, end) is not None


def _is_asked_after(at: int, reading: Reading) -> bool:
    """As in "can grace view thurs", "where is mark now", "who is grace"."""
    before, after = reading.before(at), reading.after(at)
    if before in ("is", "was") and reading.before(at, 2) in ("who", "whos"):
        return not after
    asks = before in _ASKING and (
        reading.tokens[at - 1].opens
        or reading.before(at, 2) in ("when", "where", "what", "why", "how")
    )
    return asks and after in _ASKED


def _is_among_children(at: int, reading: Reading) -> bool:
    """As in "kids hope 4, faith 2", "lily, poppy and jade"; not "kids hope to go"."""
    either, found = reading.vocabulary.either, reading.tokens
    first = last = at
    while at - first < 8 and not found[first].opens and _may_be_listed(first - 1, reading):
        first -= 1
    while last - at < 8 and last + 1 < len(found) and _may_be_listed(last + 1, reading):
        if found[last + 1].opens:
            break
        last += 1
    kinds = [either[one.base] for one in found[first : last + 1] if one.base in either]
    behind = reading.text[found[at].end : found[at].end + 3].lstrip(" (,")
    several = len(kinds) > 1 or behind[:1].isdigit()
    if several and reading.before(first) in _GROUPS:
        return True
    if len(kinds) > 1 and found[last].key in ("are", "is") and last + 2 < len(found):
        return found[last + 2].key in _GROUPS or reading.after(last) in _GROUPS
    if len(kinds) == 2 and found[first].opens and reading.after(last) in _BOTH:
        return set(kinds) == {"given"}
    return len(kinds) > 2 and all(kind == "given" for kind in kinds)


def _may_be_listed(at: int, reading: Reading) -> bool:
    key = reading.tokens[at].key
    return key in reading.vocabulary.either or key in _LINKS


def is_owner(at: int, reading: Reading) -> bool:
    """A possessive without its apostrophe: "sunnys mum", "khans flat"."""
    word, vocabulary = reading.tokens[at].base, reading.vocabulary
    whose = word[:-1]
    if word[-1:] != "s" or whose[-1:] == "s":
        return False
    if not reading.after(at) or reading.gap(at) != " " or word in FUNCTION or word in IS:
        return False
    if word in vocabulary.reviewed and len(whose) < 4:
        return False
    if reading.after(at) not in _HAS:
        return False
    kind = vocabulary.either.get(whose, "")
    if kind:
        ordinary = whose in THINGS or whose in OFFICES or whose in MONTHS
        return kind in ("given", "noun", "verb") and not ordinary
    return whose in vocabulary.first or whose in vocabulary.last
