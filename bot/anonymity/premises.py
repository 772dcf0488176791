"""Asks about a school, a surgery or a place of worship by its name."""

from collections.abc import Iterator

from bot.anonymity.findings import Hit
from bot.anonymity.reading import Reading
from bot.anonymity.words import words

_KINDS = frozenset(
    words("""
    primary secondary school schools academy college nursery preschool
    infants infant juniors
    junior surgery practice clinic mosque masjid church chapel temple gurdwara mandir synagogue
    shul cathedral hostel refuge hotel inn pub arms tavern ward pharmacy chemist chemists
    library gym cafe centre hub hall hospital hospice general infirmary kindergarten playgroup
    childminders churchyard club scouts guides brownies cubs boxing fc restaurant salon barbers
    supermarket takeaway bakery barber bookies market grammar high uni university lodge cars
    cabs minicabs taxis motors garage tyres tyre carwash kebabs kebab nails launderette
    laundrette florist florists butchers opticians mobiles minimart fitness dojo autos roofing
    scaffolding plumbing haulage tattoo pizza grill bistro diner dental dentist dentists
    barbershop hairdressers jewellers fishmongers wash ctr
""")
)
_NOT_NAMES = frozenset(
    words("""
    primary secondary school special catholic c e of local private state community islamic
    muslim jewish christian hindu sikh nhs gp womens women mens mental health the a an her his
    their our my your new same old any each every nursery infant junior high upper lower middle
    sixth form boarding day religious faith church village town city urgent maternity labour
    childrens children family youth leisure sports shopping garden call job treatment advice
    contact respite rehab detention reception medical dental eye eating sexual antenatal
    postnatal baby bumps breastfeeding general psychiatric secure acute teaching emergency
    public travel cattle legal best good safe child rape crisis law independent specialist
    outreach mixed mothers fracture pain memory asthma diabetic well woman citizens jobcentre
    council county london cambridgeshire housing in on at to and or for from no not is was
    saturday sunday evening night holiday after before breakfast homework toddler book food warm
    budget hostel domestic violence abuse covid vaccine sure start asylum seeker bail probation
    approved homeless overnight winter rough animal bus cycle smoke smoking farmers flea super
    black open free stock fish money property rental birthing hand assembly parish concert dance
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
    tavern arms pub school college barbers salon gym refuge juniors infants
""")
)
_APART = frozenset(words("or and to from in on at for a an no not is was"))
"""What stands between names and is part of none."""

_NEAR = frozenset(words("at to from near in outside nr opp opposite attends into"))
_GOING = frozenset(
    words("go goes going went gone taken take takes walks moved close near next came back off on")
)
"""What goes before "to" and a place: "to stop school" stops it."""

_PLAIN = frozenset(
    words("""
    temporary cheap nice busy noisy nearby nearest current previous former overcrowded mixed
    small large big present different another decent quiet catholic cofe both two three some
    many few most more less first last second third one next only even just still also now then
    very really too so such quite much well own main closest newest oldest biggest smallest
    expensive shared outstanding failing excellent suitable possible potential any available
    specific certain usual dispersed north south east west regular posh fancy rubbish bad worst
    better best final early late half full part time day night week weekend morning term
    september january after before bnb paid their there here where which whose back going being
    having getting
    """)
)
_CREEDS = frozenset(words("cofe rc ce"))
_DEDICATED = (
    ("our", "lady"),
    ("our", "ladys"),
    ("holy", "trinity"),
    ("holy", "family"),
    ("sacred", "heart"),
    ("christ", "church"),
    ("all", "saints"),
    ("good", "shepherd"),
    ("holy", "cross"),
    ("holy", "name"),
    ("blessed", "sacrament"),
    ("corpus", "christi"),
    ("christ", "king"),
    ("holy", "rood"),
    ("holy", "apostles"),
    ("all", "souls"),
    ("holy", "ghost"),
)


def find(reading: Reading) -> Iterator[Hit]:
    """Premises named before or after the word for their kind."""
    found = reading.tokens
    for at, token in enumerate(found):
        if at and (found[at - 1].key, token.base) in _DEDICATED and at not in reading.within:
            yield Hit(found[at - 1].start, token.start + len(token.base), "place")
        if at and found[at - 1].key in ("st", "saint"):
            yield from _saint(at, reading)
        if at > 1 and token.key in _LOWER and not reading.shown(at):
            yield from _in_lower_case(at, reading)
        if not reading.cased or token.opens or token.key not in _KINDS:
            continue
        if not {at, at - 1} <= reading.within and (first := _start(at, reading)) < at:
            yield Hit(found[first].start, token.end, "place")


def _start(at: int, reading: Reading) -> int:
    """Where the name before the word for a kind of premises begins; ``at`` where there is none."""
    found = reading.tokens
    first = at
    named = False
    while (
        first and not found[first].opens and at - first < 4 and reading.gap(first - 1) in (" ", "-")
    ):
        before = found[first - 1]
        if before.key in _APART:
            break
        if before.key not in _KINDS and before.key not in _NOT_NAMES:
            if not before.capital or before.joined or len(before.raw) == 1:
                break
            if before.raw.isupper() and len(before.raw) < 5 and found[at].raw.islower():
                break
            named = named or _names(first - 1, at, reading)
        first -= 1
    while first < at and (found[first].key in _NOT_NAMES or not found[first].capital):
        first += 1
    return first if named else at


def _names(at: int, kind: int, reading: Reading) -> bool:
    """Whether a word with a capital before a kind of premises tells which."""
    found = reading.tokens
    if at in reading.within or found[at].key in reading.vocabulary.places:
        if found[at - 1].key in ("st", "saint") or found[kind].capital:
            return True
        between = {found[step].key for step in range(at + 1, kind)}
        return found[kind].key in _ONE_OF_FEW or bool(between & _FACILITY)
    if found[at].opens and found[kind].raw.islower():
        return found[at].base not in reading.vocabulary.words
    return True


def _in_lower_case(at: int, reading: Reading) -> Iterator[Hit]:
    """As in "goes to hill top nursery": a word or two after "to", and no article."""
    found = reading.tokens
    for length in (1, 2):
        first = at - length
        if first < 1 or found[first].opens or found[at].opens:
            return
        if any(reading.gap(step) != " " for step in range(first, at)):
            return
        if any(w.key in _NOT_NAMES or w.key in _PLAIN or w.joined for w in found[first:at]):
            return
        verb = found[first - 1].key == "to" and reading.before(first, 2) not in _GOING
        if verb and found[first].key in reading.vocabulary.english:
            return
        if found[first - 1].key in _NEAR:
            yield Hit(found[first].start, found[at].end, "place")
            return


def _saint(at: int, reading: Reading) -> Iterator[Hit]:
    """As in "St Saviour's", "ST PETERS PRIMARY"."""
    found = reading.tokens
    if reading.gap(at - 1) not in (" ", ". ") or found[at - 1].joined:
        return
    end = at
    while (
        end + 1 < len(found)
        and (found[end + 1].key in _KINDS or found[end + 1].key in _CREEDS)
        and not found[end + 1].opens
    ):
        end += 1
    if end == at and found[at].opens:
        # "on Elm St. She said": a sentence begins here, unless a kind of premises follows.
        return
    shown = reading.shown(at) and found[at - 1].capital
    # In lower case "high st" comes first to mind: a saint has a word of place before it.
    small = reading.before(at - 1) in _NEAR and found[at].raw.islower() and len(found[at].key) > 3
    if end > at or ((shown or small) and at not in reading.within):
        yield Hit(found[at - 1].start, found[end].end, "place")
