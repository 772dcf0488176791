"""Finds plainly written addresses: a number and a street, a flat, a property's own code."""

import re
from collections.abc import Iterator

from bot.anonymity.explained import is_numbered_district
from bot.anonymity.findings import DIGIT, Hit, accepted
from bot.anonymity.hinted import Hinted
from bot.anonymity.words import COUNTED, NOT_STREET, words

_STREET = (
    r"(?:road|rd|street|str|st|avenue|ave|av|lane|ln|close|cl|drive|dr|drv|court|ct|crescent|"
    r"cres|gardens?|"
    r"gdns?|grove|gr|place|pl|square|sq|terrace|terr|tce|way|walk|mews|hill|park|rise|row|yard|"
    r"green|"
    r"point|towers?|heights|estate|est|mansions|buildings|bldgs|lodge|parade|passage|path|view|"
    r"wharf|"
    r"quay|vale|mead|gate|broadway|circus|croft|fields?|crest|approach|arcade|bank|boulevard|blvd|"
    r"causeway|chase|common|copse|dene|embankment|esplanade|ridge|villas?|wynd|brae|loan|gait|"
    r"roads)"
)
# Words that are as often something else: they need a capital, or a word that cannot be ordinary.
_LOOSE = frozenset(
    words("""
    close drive court place way walk hill park rise row yard green point estate path view gate
    field fields bank approach common chase lodge parade passage st dr pl cl av gr ct est str
    square villa garden tower towers heights buildings loan
""")
)
_NUMBERED = Hinted(
    rf"(?<![\w£$.,/:-])(?P<number>\d{{1,4}}[a-z]?(?:\s?[-/&]\s?\d{{1,4}}[a-z]?)?),?[ ]{{1,2}}"
    rf"(?P<name>(?:(?:st\.|[a-z][a-z'-]{{0,20}})[ ]{{1,2}}){{1,3}}?)(?P<type>{_STREET})\b(?!')",
    re.IGNORECASE,
)
_THE = Hinted(
    rf"(?<![\w£$.,/:-])\d{{1,4}}[a-zA-Z]?,? The (?:[A-Z][a-z]+ )?"
    rf"(?:{_STREET}|[A-Z][a-z]{{2,20}})\b",
    hints=words("the"),
)
_FLAT = Hinted(
    r"\b(?:flat|flt|apartment|apt|maisonette)[ ]*(?:no\.?|num(?:ber)?|nr|#)?[ ]?"
    r"(?:(?!0\d{3})\d{1,4}[a-z]?|[acdfhijkopqrtuvxyz]\d{1,4})"
    r"(?![\w/:£%]|[.,]\d|\s?[-–]\s?(?:bed|\d+\s?(?:bed|miles|mins|weeks|stor)))",
    re.IGNORECASE,
    hints=words("flat flt apartment apt maisonette"),
)
_HOUSE = Hinted(
    r"\b(?:house|door|flat|property|plot)\s+(?:no\.?|num(?:ber)?|nr|#)"
    r"(?:\s+is)?[\s:]?\d{1,4}[a-z]?(?![\w/:%]|[.,]\d)",
    re.IGNORECASE,
    hints=words("house door flat property plot"),
)
_LIVES_AT = Hinted(
    r"\b(?:live|lives|lived|living|stays|staying|stayed|resides|residing)\s+at\s+(?:no\.?|"
    r"num(?:ber)?)?\s?(?P<at>\d{1,4}[a-z]?)(?![\w/:%]|[.,]\d|\s*(?:address\w*|places?)\b)",
    re.IGNORECASE,
    hints=words("at"),
)
_LETTERED = Hinted(
    r"\b(?:[Ff]lat|FLAT|Apartment|Apt) (?:[B-HJ-Z](?![\w'])|A(?=[,.;\n]|\s\d|\Z))",
    hints=words("flat apartment apt"),
)
_PLACED = Hinted(
    r"\b(?:(?:[Bb]lock|BLOCK|[Pp]lot|PLOT|[Pp]itch|PITCH|[Aa]rch|[Bb]erth|[Mm]ooring|[Cc]halet|"
    r"[Cc]aravan|[Gg]arage|[Bb]ungalow|[Cc]ottage|"
    r"[Uu]nit|UNIT|[Hh]se|[Hh]ouse)[ ](?:no\.?[ ]?|number[ ]|#)?(?P<placed>[A-Z]{1,2}\d{1,3}|"
    r"\d{1,3}[A-Za-z]|\d{1,3})"
    r"|[Bb]lock[ ](?P<block>[b-hj-zB-HJ-Z]))"
    r"(?![\w/:£%']|[.,]\d|\s?[-–]\s?\d)",
)
_COUNTED_ON = re.compile(r"[ ]*-?(?:of|gone|handed)\b", re.IGNORECASE)
_UP = Hinted(
    r"\b(?P<door>(?:[Ff]lat|FLAT|[Ff]lt|[Aa]pt|[Dd]oor)[ ](?:[A-Za-z]\d{0,3}|"
    r"\d{1,4}[A-Za-z]?))[ ,(-]{1,3}"
    r"(?:on[ ](?:the[ ])?)?(?:top|ground|first|second|third|fourth|basement|upper|lower|"
    r"\d{1,2}(?:st|nd|rd|th))"
    r"[ ](?:floor|flr|fl)\b"
    r"|\b(?:top|ground|first|second|third|fourth|basement|\d{1,2}(?:st|nd|rd|th))[ ](?:floor|"
    r"flr|fl)[ ,-]{1,3}"
    r"(?P<after>(?:[Ff]lat|[Ff]lt|[Aa]pt|[Dd]oor|[Nn]o\.?)[ ](?:[B-HJ-Z]|[b-hj-z](?=[,.;]|\Z)|"
    r"\d{1,4}[A-Za-z]?)(?![\w%:/-]))",
    hints=words("floor flr fl"),
)
_NAMED = Hinted(
    r"(?<![\w£$.,/:-])\d{1,3}[a-z]?,? the (?:old )?(?:paddocks?|groves?|greens?|close|drive|"
    r"crescent|meadows?|orchards?|limes|"
    r"oaks|elms|beeches|hawthorns|laurels|willows|firs|pines|cedars|spinney|glebe|warren|leas?|"
    r"maltings|"
    r"ridings|croft|dell|hollies|brambles|poplars|chestnuts|sycamores|rowans|larches|birches|"
    r"ash|avenue|"
    r"mews|square|quadrant|oval|chase|parade|broadway|ridgeway|causeway|moorings|mount|nook|"
    r"quay|wharf|"
    r"heights|terrace|gables|cottages|stables|granary|vicarage|rectory|lodge|gatehouse|"
    r"coach house|heath|"
    r"copse|hedgerows|furrows|pastures|cloisters|priory|friary|foundry|tannery|brewery|bakery|"
    r"forge|mill|"
    r"school house|fairway|links|knoll|pightle|fold|garth|wynd|vale|ridge|street|lane|bank|crest|"
    r"embankment|esplanade|strand|shrubbery|uplands|downs|commons?|hollow|spires|turnpike|"
    r"boulevard)\b"
    r"(?!\s(?:of|is|was|are|will|has|had|to|for|and)\b)",
    re.IGNORECASE,
    hints=words("the"),
)
_UPRN = Hinted(
    r"\b(?:uprn|usrn|toid)\b[^\d\n]{0,24}(?P<uprn>\d(?:[ ./-]?\d){5,13})"
    r"(?!\w)",
    re.IGNORECASE,
    hints=words("uprn usrn toid"),
    digits=6,
)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")


def find(text: str) -> Iterator[Hit]:
    """Addresses with a number, and a lettered flat or block."""
    if DIGIT.search(text):
        yield from _numbered(text)
    for flat in _LETTERED.finditer(text):
        yield Hit(*flat.span(), "address")
    for placed in _PLACED.finditer(text):
        counted = COUNTED.match(text, placed.end()) or _COUNTED_ON.match(text, placed.end())
        if not counted and not _is_small_house(placed):
            yield Hit(*placed.span(), "address")
    for door in _UP.finditer(text):
        yield Hit(*door.span(door.lastgroup or 0), "address")


def _numbered(text: str) -> Iterator[Hit]:
    for street in accepted(_NUMBERED, text, _is_street):
        yield Hit(*street.span(), "address")
    for pattern in (_THE, _HOUSE, _NAMED):
        for home in pattern.finditer(text):
            yield Hit(*home.span(), "address")
    for flat in _FLAT.finditer(text):
        if not COUNTED.match(text, flat.end()):
            yield Hit(*flat.span(), "address")
    for lives in _LIVES_AT.finditer(text):
        if not COUNTED.match(text, lives.end()):
            yield Hit(*lives.span("at"), "address")
    for uprn in _UPRN.finditer(text):
        yield Hit(*uprn.span("uprn"), "address")


def _is_street(street: re.Match[str]) -> bool:
    names = street["name"].split()
    if any(word.lower().strip(".'") in NOT_STREET for word in names):
        return False
    kind = street["type"].lower()
    if names[-1].lower() == "high" and kind == "street" and names[0].islower():
        return street.string[street.end() : street.end() + 1] in ("", ",", ".", "\n")
    if all(word[0].isupper() for word in names):
        return not _YEAR.match(street["number"]) or kind not in _LOOSE
    if _YEAR.match(street["number"]):
        return False
    return kind not in _LOOSE or (
        len(names) == 1 and len(names[0]) > 3 and not _is_ordinary(names[0])
    )


def _is_small_house(placed: re.Match[str]) -> bool:
    """Whether "unit 2" or "house 4" counts: those words need a number with a letter."""
    first = placed[0].split()[0].lower()
    number = placed["placed"] or ""
    return first in ("unit", "house", "hse", "garage", "cottage", "bungalow", "arch") and (
        number.isdigit() or is_numbered_district(number)
    )


def _is_ordinary(word: str) -> bool:
    return word.lower().endswith(("ing", "ed", "ly", "able", "ful"))
