"""Finds postcodes, whole or begun; the district alone stays clean."""

import re
from collections.abc import Iterator
from itertools import groupby

from bot.anonymity.findings import Hit, accepted
from bot.anonymity.hinted import Hinted
from bot.anonymity.vocabulary import vocabulary
from bot.anonymity.words import AS_INWARD, COUNTED, SHORT, words

AREAS = frozenset(
    words("""
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E
    EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL
    LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM
    SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
""")
)
_SWAPPED = {"O": "O0", "I": "I1"}


def _areas() -> str:
    """A pattern for every area, by its first letter; O and I may be digits."""
    told = []
    for first, areas in groupby(sorted(AREAS), key=lambda area: area[0]):
        seconds = [area[1:] for area in areas]
        drawn = "".join(_SWAPPED.get(second, second) for second in seconds)
        alone = "?" if "" in seconds else ""
        told.append(f"[{_SWAPPED.get(first, first)}](?:[ .]?[{drawn}]){alone}")
    return "|".join(told)


_AREA = _areas()
_GAP = r"[\s.,\-_/|]{0,3}"
END = "[ABD-HJLNP-UW-Z]"

_INNER = r"(?:[ \-_\n]{0,2}|\.)"  # a comma ends a district oftener than it splits a postcode

_FULL = Hinted(
    rf"(?<![A-Z0-9'])(?P<area>{_AREA}){_GAP}(?P<district>[0-9OI](?:{_GAP}[0-9OI])?|[0-9OI][A-Z])"
    rf"(?P<gap>{_GAP}|[(*+:=~]|space)(?P<sector>[0-9OI])(?P<apart>{_INNER})(?P<one>{END})(?P<between>{_INNER})"
    rf"(?P<two>{END})(?P<more>(?P=two){{0,2}})(?![A-Z0-9])",
    re.IGNORECASE,
)
_GIRO = Hinted(
    r"\beircode[\s:]{1,2}(?:is\s)?[AC-FHKNPRTV-Y]\d[\dW] ?[\dAC-FHKNPRTV-Y]{4}\b"
    r"|\bGIR[ -]?0AA\b|\bBFPO[ -]?\d{1,4}\b",
    re.IGNORECASE,
    hints=words("gir bfpo eircode"),
)
ORDINAL = re.compile(r"(?:1st|2nd|3rd|[4-90]th)\Z", re.IGNORECASE)
_WHOLE_ORDINAL = Hinted(
    r"(?P<district>[A-Z]{1,2}\d{0,2}[A-Z]?)[ .]{1,2}(?:1\dth|[2-9](?:1st|2nd|3rd|[04-9]th))\Z",
    re.IGNORECASE,
)
"""A day or a floor that stands by itself: "wc 12th", "E8 12th", "SE 21st"."""

_AFTER_ORDINAL = Hinted(
    r"[ ]+(?:floor|flr|time|viewing|offer|home|move|child|choice|request|referral|bed\w*|week|"
    r"month|year|one|of|attempt|visit|call|person|party|stage|refuge|hearing|in|on|and|"
    r"jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\b",
    re.IGNORECASE,
)
UNIT = re.compile(r"\d(?:yr|hr|br|ft|pp|lb|pw|pt|bd)\Z", re.IGNORECASE)
_AFTER_UNIT = Hinted(
    r"s?\s+(?:old|flat|house|home|maisonette|tenancy|lease|drive|walk|wait|delay|ago|needed|"
    r"property|from|away|girl|boy|in|and|with)\b",
    re.IGNORECASE,
)
_BEGUN = Hinted(
    rf"(?<![A-Z0-9'])(?P<area>[A-Z]{{1,2}})\d{{1,2}}[A-Z]?"
    rf"(?:[ -]{{1,2}}|\n(?=\d(?![).:])))\d"
    rf"(?:{END}(?!\w)|{END}[*?_](?!\w)|-?[*?_]{END}(?!\w)|[*?_]{{1,3}}|x{{2}}(?!\w)|"
    rf"-{{1,2}}(?= [a-z])|(?=-ish\b|[ -]?(?:something|smth|summat)\b)|"
    rf"(?=/[A-Z]{{1,2}}\d)|(?!\w)(?![,:/&+\-'–]\w|\.(?![A-Z][a-z])\w))"
    rf"(?! ?[%&+]| ?/(?![A-Z]{{1,2}}\d)| ?-(?!ish|some|smth|summat))",
    re.IGNORECASE,
    digits=2,
)
_ELSEWHERE = Hinted(
    r" (?:or (?:the|a|any|some|near|next|some)[a-z]*\b|to [a-z]{1,2}\d)",
    re.IGNORECASE,
)
"""After a begun postcode and not after a count: "E8 3 or the next one", not "E8 3 or 4 bed"."""

_BEGUN_JOINED = Hinted(
    rf"(?<![A-Z0-9'])(?:(?:SE|SW|NW|EC|WC)(?:\d{{3}}{END}?|\d{{2}}{END})"
    rf"|[EN]\d{{2,3}}{END})(?![A-Z0-9])",
    re.IGNORECASE,
    digits=2,
)
_TEXTED = re.compile(r"(?:b4|l8|m8|w8|h8|n1|gr8|d8|e2e) \d\Z")
"""What a phone's writer means by words: "b4 3", "w8 4 me"."""
BED_TAIL = re.compile(r"\d(?:AM|PW|BR|BD|PP|AA|AN|AT|AS)\Z", re.IGNORECASE)
_BED = re.compile(r"\d[bp]\Z", re.IGNORECASE)
_AFTER_BED = Hinted(
    r"\s?/?\s?(?:flat|house|hse|home|maisonette|property|prop|bungalow|unit|\d)\b",
    re.IGNORECASE,
)

_SMALL_L = re.compile(
    r"(?<![A-Za-z0-9])([A-Z]{1,2}\d?)(l{1,2})(?=[ -]?\d?[ -]?\d ?[A-Z]{2}(?![A-Za-z0-9]))"
)
_IMPOSSIBLE = Hinted(
    rf"(?<![A-Z0-9'])(?:{_AREA})\d[A-Z0-9]?[ ._/-]{{0,2}}\d-?"
    r"(?!KM|CM|MM|OK|MK|ML|MI|MO|MC|KG|KW|CO)(?:[A-Z]{2}|[A-Z]0|0[A-Z])"
    r"(?![A-Z0-9a-z])",
    digits=2,
)
_NEVER_INWARD = Hinted(
    r"(?<![A-Z0-9'])(?P<area>[A-Z]{1,2})(?P<district>\d{1,2})(?P<gap>[ ]?)(?P<sector>\d|O(?=[A-Z]))"
    r"(?P<apart>[ ]?)(?P<end>[A-Z]{2})(?![A-Z0-9'])",
    re.IGNORECASE,
)
"""The shape of a postcode whose last letters no postcode has: somebody mistyped it."""
_TAILS = frozenset(
    words("""
    am pm km cm mm ok mk ml mi mo mc kg kw kb mb gb kv co ac dc ec no of on or to so do go is in it
    if me my we us up as at an be by he hi ho id im io vs oh oi ox kc ko ck cc cv ci cs
    cl ck mr ms ma mp tv wk ks km kn ic ii st nd rd th yr hr br bd pp pw pt ft lb xx
    """)
)
_MASKED = Hinted(
    r"(?<![A-Z0-9'])(?P<area>[A-Z]{1,2})\d{1,2}[A-Z]?[ -]{1,2}(?=[A-Z0-9 ]{0,4}[*_?#])"
    r"[0-9*_?#][ ]?[A-Z*_?#][ ]?[A-Z*_?#](?![\w*?#])"
)
"""A postcode of which a sign hides something: "HU5 _ _ J"."""

_LETTERED = Hinted(
    rf"(?<![A-Z0-9'-])(?P<area>[A-Z]{{1,2}})[OI]{{1,2}}[A-Z]? [OI]{END}{{2}}(?![A-Za-z0-9'-])"
)


def lettered(text: str) -> Iterator[Hit]:
    """Postcodes with a letter for each of their digits, in a text not all of capitals."""
    for code in _LETTERED.finditer(text):
        words_in = code[0].lower().split(" ")
        ordinary = any(word in AS_INWARD or word in SHORT for word in words_in)
        shouted = text.isupper() and text.strip() != code[0]
        if not shouted and code["area"] in AREAS and not ordinary:
            yield Hit(*code.span(), "postcode")


_DRAWN = Hinted(rf"(?<![A-Za-z0-9'])[568][A-Z]\d{{1,2}} ?\d{END}{{2}}(?![A-Za-z0-9])", digits=3)
"""With a digit drawn for the first letter: "5E15 4AQ"."""

_REDRAWN = Hinted(
    rf"(?<![A-Za-z0-9'])(?=[A-Z]*\d)[A-Z][A-Z0-9]{{2,3}} (?P<inner>\d{END}{{2}})(?![A-Za-z0-9'])"
)
"""In capitals with a digit drawn for a letter or a letter for a digit: "CBZ4 4RX"."""

_ALSO = Hinted(rf"(?:\s?/\s?|,?\s(?:not|or|nor)\s)(?!\dpm)\d{END}{{2}}(?!\w)", re.IGNORECASE)
_INWARD = Hinted(
    rf"\b(?:inward|incode|last\s+three|last\s+3)\b(?:\s+(?:code|part|bit|half|is|are|was|of|the|her|his|post\s?code))*"
    rf"[\s:]{{1,2}}(?P<inner>\d{END}{{2}})(?!\w)"
    rf"|(?<![\w£.,/:-])(?P<half>(?-i:\d{END}{{2}}))\s+(?:is\s+|was\s+)?the\s+(?:second|other|last)\b"
    r"|\b(?:second|2nd|other|last|end)\s+(?:half|bit|part)(?:\s+of\s+(?:it|the\s+post\s?code))?\s+"
    rf"(?:(?:is|was)\s+)?(?!\d(?:nd|st|rd|th))(?P<bit>\d ?{END} ?{END})(?!\w)"
    rf"|\bsecond\s+(?:part|half|bit)[\s:]{{1,2}}(?P<part>(?-i:\d{END}{{2}}))(?!\w)"
    rf"|(?<![\w£])(?P<side>(?-i:\d{END}{{2}}))\s+(?:end|side|bit)\s+of\s+[A-Z]{{1,2}}\d"
    rf"|letters\s+of\s+(?:the|her|his)\s+post\s?code(?:\s+(?:is|are))?[\s:]{{1,2}}(?P<two>(?-i:{END}{{2}}))(?!\w)"
    rf"|\b(?:ends?|ending|ended|finish\w*)\s+(?:(?:in|with)\s+)?(?P<end>(?-i:\d{END}{{2}}))(?!\w)",
    re.IGNORECASE,
    hints=words("inward incode three 3 end finish second 2nd other last letters side bit"),
)
_MANY = re.compile(r"[ ]([a-z]{3,20}(?<!s)s)\b")
_VERBS = frozenset(
    words("""
    has was does goes looks sounds seems works suits needs means includes covers comes feels keeps
    gets ends starts begins lives stays sits lies thinks wants says his hers its this plus yes
    """)
)


def find(text: str, *, spoken: bool = False) -> Iterator[Hit]:
    """Postcodes; a begun one only as typed, for "E8 one" spoken is seldom a sector."""
    text = _SMALL_L.sub(lambda drawn: drawn[1] + "1" * len(drawn[2]), text)
    for code in _IMPOSSIBLE.finditer(text):
        if not ORDINAL.search(code[0]):
            yield Hit(*code.span(), "postcode")
    for code in accepted(_FULL, text, _is_code):
        also = _ALSO.match(text, code.end())
        yield Hit(code.start(), also.end() if also else code.end(), "postcode")
    for masked in _MASKED.finditer(text):
        if masked["area"] in AREAS:
            yield Hit(*masked.span(), "postcode")
    for code in _NEVER_INWARD.finditer(text):
        if code["area"].upper() in AREAS and _is_mistyped(code):
            yield Hit(*code.span(), "postcode")
    for code in _DRAWN.finditer(text):
        if not (ORDINAL.search(code[0]) or UNIT.search(code[0])):
            yield Hit(*code.span(), "postcode")
    for pattern in (_REDRAWN, _INWARD):
        for code in pattern.finditer(text):
            if not (ORDINAL.search(code[0]) or UNIT.search(code[0]) or BED_TAIL.search(code[0])):
                yield Hit(*code.span(), "postcode")
    for code in _GIRO.finditer(text):
        yield Hit(*code.span(), "postcode")
    if spoken:
        return
    begun = (code for code in _BEGUN.finditer(text) if code["area"].upper() in AREAS)
    for found in (begun, _BEGUN_JOINED.finditer(text)):
        for code in found:
            lettered = code[0][-1].isalpha()
            follows = _AFTER_BED if lettered else COUNTED
            if _TEXTED.match(code[0]) or (not lettered and _counts(text, code.end())):
                continue
            counted = follows.match(text, code.end()) and not _ELSEWHERE.match(text, code.end())
            if not (counted and (not lettered or _BED.search(code[0]))):
                yield Hit(*code.span(), "postcode")


def _counts(text: str, end: int) -> bool:
    """Whether a word for several things follows: "E15 6 lines", "SE1 2 bridges"."""
    many = _MANY.match(text, end)
    return many is not None and many[1] in vocabulary().english and many[1] not in _VERBS


def _is_mistyped(code: re.Match[str]) -> bool:
    """Whether it is a postcode but for a letter: no district and a unit, ordinal or word."""
    end = code["end"].lower()
    if end in _TAILS or (not code["gap"] and not (code["apart"] or code["area"][1:])):
        return False
    if code["apart"]:
        return bool(code["gap"]) and end not in vocabulary().words
    return code["sector"].isdigit() or (code["area"] + code["end"]).isupper()


def _is_code(code: re.Match[str]) -> bool:
    end = code["one"] + code["two"]
    tail = code["sector"] + end
    if code["more"] and (code["apart"] or code["between"] or not code["area"].isupper()):
        return False
    if code["apart"] and not code["gap"] and end.upper() in AREAS:
        return False  # "N16, SE and E5" lists districts
    if code["sector"] in "OoIi" and (
        code["gap"].strip() or code["apart"] or code["between"] or tail.lower() in AS_INWARD
    ):
        return False
    if code["apart"] and not code["between"] and (end.lower() in SHORT):
        return False
    guessed = code["district"][0] in "OoIi"
    if guessed and (
        code["gap"].strip(" -") or code["apart"] or code["between"] or code["district"].islower()
    ):
        # "no 2nd", "two 3 br": a letter for the district's digit needs everything else in order.
        return False
    if code["apart"] or code["between"]:
        return True
    if _WHOLE_ORDINAL.match(code[0]):
        return False
    if ORDINAL.search(tail):
        follows = _AFTER_ORDINAL
    elif UNIT.search(tail) and not code[0].isupper():
        follows = _AFTER_UNIT
    else:
        return True
    mixed = code["area"].isupper() and end.islower()
    return not (guessed or mixed or follows.match(code.string, code.end()))
