"""What the words around a word tell of it: that it is a name, that somebody is spoken of."""

from bot.anonymity.reading import Reading
from bot.anonymity.words import words

_NAMED = frozenset(
    words("""
    named called nicknamed aka alias surname forename firstname nickname christened renamed
    codename
""")
)
_KNOWN_AS = frozenset(
    """goes by|go by|goes as|known as|locally as|answers to|name is|names is|names are|name was
    |real name|first name|last name|middle name|middle names|street name|pet name|maiden name
    |married name|christian name|nick name|family name|calls herself|calls himself|calling herself
    |calling himself|called herself|called himself|call her|call him|call me|i am|surname is
    |surname was|forename is|nickname is|alias is|tag is|signs as""".replace("\n    ", "").split(
        "|"
    )
)
_NICKNAMES = (("street", "name"), ("road", "name"), ("nick", "name"), ("pet", "name"))
_EVERYBODY = frozenset(words("they everyone everybody people mates friends all neighbours kids we"))
_TOLD = frozenset(
    words("""
    asked told rang phoned emailed texted messaged contacted met informed thanked advised visited
    assessed interviewed helped supported removed saw
    """)
)
_TELL = frozenset(
    words("""
    ask tell ring phone email text message contact meet inform thank thanks cc call ta cheers hi
    hello dear hey regards love visit help support advise see attn fao
""")
)
_TO = frozenset(
    words("""
    spoke spoken speak speaking speaks talk talked talking talks met meeting meet write wrote
    written reply replied emailed email sent send gave given handed moved refer referred listen
    listening married engaged related introduced lives living live stays staying chat chatted due
    back

""")
)
_RELATION = frozenset(
    words("""
    son sons daughter daughters dtr ex partner husband hubby wife boyfriend girlfriend bf gf
    brother bro sister sis mum mam mom mother mummy dad daddy father uncle aunt auntie aunty nan
    nana gran grandma granny grandad grandpa grandson granddaughter cousin friend mate neighbour
    nephew niece stepson stepdaughter stepdad stepmum baby toddler newborn infant twin twins
    colleague pal perp perpetrator abuser fiance fiancee babyfather babydad babymother bd bm fella
    granddad stepfather stepmother cuz halfbrother halfsister

""")
)
_ROLE = frozenset(
    words("""
    child tenant client worker officer manager idva isva victim survivor applicant lady girl boy
    kid youngest eldest middle oldest landlord surveyor caretaker nurse midwife teacher solicitor
    social sw hv hw ho tm advocate counsellor therapist supporter guy man woman bloke lad
""")
)
_SAID = frozenset(
    words("""
    says said rang phoned texted emailed wants wanted lives lived thinks knows asked asks told
    reports reported confirms confirmed attends attended sleeps refuses refused agrees agreed cries
    cried hates likes loves stays stayed disclosed discloses messaged replied found goes hopes
    turned threatened attacked assaulted hit punched stalked knew followed
""")
)
_DONE = frozenset(
    words("""
    seen referred sent followed beaten harassed threatened approached written signed taken handled
    sorted raised kept made
    """)
)
_CALENDAR = frozenset(
    words("""
    in by since until till from early mid late of end this next last before after during for to
    between on and or st nd rd th due mon tue wed thu fri sat sun every week beginning start through
""")
)
_NICKNAMING = frozenset(words("name names is of as himself herself him her"))
"""What may stand right before a nickname."""

FUNCTION = frozenset(
    words("""
    a an the and or but so if as at by for from in into of off on onto out over to up with she he
    they we i you it her his their our my your is was has had will would can could not no do does
    did be been are were this that these those who what when where why how also then than there
    here

""")
)
"""Words that hold a sentence together and name nothing."""

IS = frozenset(words("is was has had will would needs can cant could does isnt wasnt hasnt wont"))
MONTHS = frozenset(words("jan may april june august march summer autumn winter spring"))


def is_named(at: int, reading: Reading) -> bool:
    """After words that give a name: "called", "goes by", "her name is"."""
    one = reading.before(at)
    return one in _NAMED or (bool(one) and f"{reading.before(at, 2)} {one}" in _KNOWN_AS)


def is_nicknamed(at: int, reading: Reading) -> bool:
    """After words that give a nickname, whatever word it is: "everyone calls him tank"."""
    if reading.before(at) not in _NICKNAMING:
        return False
    one, two, three = (reading.before(at, step) if at >= step else "" for step in (1, 2, 3))
    if reading.tokens[at].base.endswith(("ing", "ed", "ly")):
        return False
    if two in ("street", "road", "nick", "tag", "pet") and one in ("name", "names"):
        return True
    if one == "is" and (two in ("nickname", "alias") or (three, two) in _NICKNAMES):
        return True
    if (three, two, one) == ("the", "name", "of") or (two, one) == ("road", "as"):
        return True
    if one in ("himself", "herself") and two in ("calls", "calling", "called"):
        return True
    return one in ("him", "her") and two in ("call", "calls") and three in _EVERYBODY


def is_alias(at: int, reading: Reading) -> bool:
    """Written with a capital after words that give a name, or a relation, whatever word it is."""
    if not reading.shown(at) or reading.tokens[at].opens or reading.tokens[at].raw.isupper():
        return False
    return is_named(at, reading) or is_relation(reading.before(at))


def is_addressed(at: int, reading: Reading, *, present: bool) -> bool:
    """After words that are followed by whom they were said to; ``present``: "ask", "ring" too."""
    one = reading.before(at)
    if one in _TOLD or (present and one in _TELL):
        return True
    if one == "by":
        two = reading.before(at, 2)
        return two in _TOLD or two in _SAID or two in _DONE
    return one in ("to", "with") and reading.before(at, 2) in _TO


def is_relation(word: str) -> bool:
    """What somebody is to somebody: "son", "ex"."""
    return word in _RELATION


def has_role(at: int, reading: Reading) -> bool:
    """After what somebody is: "tenant", "her worker", "ex"."""
    return is_relation(reading.before(at)) or reading.before(at) in _ROLE


def is_subject(at: int, reading: Reading) -> bool:
    """Before what only people do: "says", "lives"."""
    return reading.after(at) in _SAID


def is_dated(at: int, reading: Reading) -> bool:
    """Where a month or a season stands: "in May", "12 May", or first in a sentence."""
    before = reading.before(at)
    return reading.tokens[at].joined or not before or before in _CALENDAR
