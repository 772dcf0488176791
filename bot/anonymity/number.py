"""Finds numbers that name one person: National Insurance, NHS, identity documents."""

import re
from collections.abc import Iterator

from bot.anonymity.findings import Hit, accepted
from bot.anonymity.hinted import Hinted
from bot.anonymity.postcode import AREAS
from bot.anonymity.words import words

_GAP = r"[\s.,\-/_]{0,2}"
SAYS = (
    r"(?:[\s:.,#='()-]+(?:no|number|num|nr|nos|numbers|ref|reference|id|code|is|was|are|the|her|his|"
    r"their|of|uk|british|old|new|expired|it's|its|ends?|ending|starts?|starting|begins?|beginning|"
    r"in|with|last|first|digits?|two|three|four|five|six|seven|eight|card|doc|document|permit|vignette|sticker|serial|"
    r"entry|page)\b){0,6}[\s:.,#='()*-]{1,4}"
)

_NI = Hinted(
    rf"(?<![A-Z0-9])(?P<letters>[A-Z]{_GAP}[A-Z])"
    rf"(?P<digits>(?:{_GAP}[0-9OI]){{6}}){_GAP}(?P<suffix>[A-D])?(?![A-Z0-9])",
    re.IGNORECASE,
)
_NI_PAIRS = re.compile(r"[\s.-]\d\d([\s.-])\d\d\1\d\d\Z")
_NI_NEVER = frozenset(("BG", "GB", "KN", "NK", "NT", "TN", "ZZ"))
_NI_WORDS = frozenset(
    words("""
    AM AN AS AT BY ET EX HE LA MA ME MY PA PM RE WE YE
""")
)
_NI_CUE = Hinted(
    rf"\b(?:nino|trn|temp(?:orary)?\s+(?:ni|reference)\s+(?:no|number)|ni\s?(?:no|num|number|#)|n\.i\.|national\s+ins(?:urance)?|nat\s?ins)\b{SAYS}"
    r"(?P<part>(?=[A-Z /.-]{0,6}\d)[A-Z0-9](?:[A-Z0-9 .-]{0,14}[A-Z0-9])?)",
    re.IGNORECASE,
    hints=words("ni n.i. nat trn temp"),
)

_NI_HIDDEN = re.compile(r"(?<![\w?*])[A-Z?*]{2} ?(?:[\d?*]{2} ?){3}[A-D?*](?![\w?*])")
_NI_MASKED = Hinted(
    r"\b(?:nino|ni|n\.i\.|national\s+ins(?:urance)?)\b[^\d\n]{0,20}?[\s:(=]"
    r"(?P<part>(?-i:[A-Z]{2})[ ]?[.*x_#-]{2,8}(?:[ ]?\d{1,3})?(?:[ ]?[A-D])?"
    r"|(?<=prefix )(?-i:[A-Z]{2})(?:,? suffix (?-i:[A-D]))?)(?![\w*])",
    re.IGNORECASE,
    hints=words("ni n.i. nat"),
)

_NI_TOLD = r"(?:nino|ni|n\.i\.|national\s+ins(?:urance)?|insurance\s+n(?:o|umber))\b"
_NI_SAID = Hinted(
    r"\b(?:prefix|letters|first\s+two(?:\s+letters)?|begins|starts)(?:\s+(?:is|are|was|were|in|with|as|at))*"
    rf"[\s:]{{1,2}}(?P<prefix>(?-i:[A-Z] ?[A-Z]))\b(?=[^.\n]{{0,40}}\b{_NI_TOLD})"
    rf"|\b{_NI_TOLD}[^.\d\n]{{0,25}}\b(?:begins|starts|prefix|letters)(?:\s+(?:is|are|was|were|in|with|as|at))*"
    r"[\s:]{1,2}(?P<two>(?-i:[A-Z] ?[A-Z]))\b"
    rf"|\b{_NI_TOLD}[^.\d\n]{{0,40}}[:=]\s?(?P<part>(?-i:[A-Z]{{2}}) ?\d\d(?: ?\d){{0,4}})(?!\w)"
    rf"|\b(?P<tail>\d ?\d ?(?-i:[A-D]))\b(?=[^.\n]{{0,30}}\b{_NI_TOLD})"
    r"|\bends?\s+(?:with|in)\s+(?P<ends>\d\d ?(?-i:[A-D]))(?![\w'])"
    r"|\b(?:middle|first|last|second|third)\s+pair(?:\s+(?:is|was|as))?[\s:]{1,2}"
    r"(?P<pair>\d\d(?:\s+and\s+(?:the\s+)?(?:letter\s+)?(?-i:[A-D])\b)?)(?!\w|[.,:/-]\d)"
    r"|(?<!\w)(?P<then>(?-i:[A-Z]{2}) then \d{2,3} then \d{2,3}(?: then \d{2,3})?"
    r"(?: then (?-i:[A-D]))?)(?!\w)",
    re.IGNORECASE,
    hints=words("nino ni n.i. nat insurance then end pair"),
)
"""Parts of a number as they are told: "the prefix is JX", "HZ then 627 then 409 then B"."""
_NI_ITSELF = ("NI", "NO")
_NI_SPEAKS = Hinted(
    r"\b(?:nino|n\.i\.|national\s+ins(?:urance)?|nat\.?\s+ins?\b|(?-i:NI)\b|insurance\s+n(?:o|umber))",
    re.IGNORECASE,
    hints=words("nino n.i. nat ni insurance"),
)
_NI_PIECE = Hinted(
    r"(?<![A-Za-z0-9/])(?P<letters>[A-CEGHJ-PR-TW-Z] ?[A-CEGHJ-NPR-TW-Z]) ?\d\d(?: ?\d){0,4}"
    r"(?![A-Za-z0-9/])"
    r"|(?<![A-Za-z0-9/])(?<!\d )\d{2,4} ?[A-D](?![A-Za-z0-9/'])",
    digits=2,
)
_NI_REACH = 90
_NUMBERED = Hinted(
    r"\b(?:flat|unit|block|door|house|no|number|band|level|plan|year|yr|class|form|stage|room|"
    r"bus|floor|section|s|part|at)\s?\Z",
    re.IGNORECASE,
)

_NHS = Hinted(r"(?<![\w.])(?<!\d[-/])\d(?:[\s.-]{0,2}\d){9}(?!\w|[-./]\d)", digits=10)
_NHS_CUE = Hinted(
    rf"\b(?:nhs|chi|h&c|health\s+(?:service|and\s+care))"
    rf"\b{SAYS}(?P<part>\d(?:[\s.-]{{0,2}}\d){{3,11}}"
    rf"|(?!11[19])\d\d\d, ?\d\d\d, ?\d{{4}})(?!\w|/\d)",
    re.IGNORECASE,
    hints=words("nhs chi h&c health"),
    digits=4,
)

_DOCUMENT = (
    r"(?:passports?|ppt|pp(?=\s+n)|visa|e-?visa|brp|biometric(?:\s+residence)?|residence|"
    r"driv(?:ing|er'?s?)"
    r"\s+licen[cs]e|"
    r"d/l|licen[cs]e\s+(?:no|number)|arc|share\s+code|home\s+office|id\s+card|identity\s+card|"
    r"gwf|uan|"
    r"cscs|travel\s+doc(?:ument)?|(?:birth|marriage|death|adoption|naturali[sz]ation|citizenship)"
    r"\s+cert(?:ificate)?|cert(?:ificate)?\s+(?:no|number|entry)|(?:birth|death)\s+reg\w*\s+entry|blue\s+badge|citizen\s?card|pass\s+card|ho\s+ref)"
)
_DOCUMENT_CUE = Hinted(
    rf"\b{_DOCUMENT}(?![a-z]){SAYS}(?P<part>(?=[A-Z/-]{{0,8}}\d|(?-i:[A-Z]{{1,5}}) \d)"
    rf"[A-Z0-9](?:[A-Z0-9/-]|[ ](?=[A-Z]{{0,3}}\d|[A-Z]{{2,3}}\b)){{2,26}})",
    re.IGNORECASE,
    hints=words("""
        passport ppt pp visa brp biometric residence driv travel birth marriage death d/l licen
        cert
        arc share office card identity
        gwf uan cscs document certificate badge ref
    """),
)
_LICENCE_BEGUN = Hinted(
    r"\b(?:(?i:driving\s+licen[cs]e|licen[cs]e|driver\s+(?:no|number))|DL|D/L)\b[^\d\n]{0,30}?"
    r"(?i:first\s+(?:five|four|5|4|letters)|starts?|starting|begins?|beginning)[^\d\n]{0,20}?[\s:,]"
    r"(?P<part>[A-Z]{3,5}9{0,2}(?:,? \d)?)(?![\w-])",
    hints=words("licen driver dl d/l"),
)
_LICENCE_OF = Hinted(
    r"(?i:dvla|licen[cs]e)\b[^.\n]{0,30}[\s,:](?P<part>[A-Z]{5} ?\d{3})(?!\w)",
    hints=words("dvla licen"),
    digits=3,
)
_LICENCE = Hinted(
    r"(?<![A-Z0-9])[A-Z]{1,5}9{0,4}[ -]?\d[0156]\d[0-3]\d{2}[ -]?[A-Z][A-Z9][ -]?"
    r"[A-Z0-9]{3}(?:[ -]?\d\d)?(?![A-Z0-9])",
    re.IGNORECASE,
    digits=6,
)
_CARD_OF_LEAVE = Hinted(
    r"(?<![A-Z0-9])(?:R[A-Z]|Z[A-Z]|ZZ|[A-Z]{2}X)[A-Z0-9]?[ -]?\d{6,7}(?![A-Z0-9])", digits=6
)
_DOTTED = Hinted(
    r"(?<![\w.£])(?:\d{1,2}\.\d{3}\.\d{3}-[\dkKxX]|\d{3}\.\d{3}\.\d{3}-\d\d)(?![\w-])", digits=7
)
"""As South America writes the numbers of its people."""
_MACHINE_READABLE = Hinted(
    r"\b[PIAC][A-Z<][A-Z]{3}[A-Z0-9]{0,30}<{2}[A-Z0-9<]{0,40}",
    hints=words("<<"),
)

_SHARE = Hinted(
    rf"\bshare\s?code{SAYS}(?:for\s+(?:the\s+)?\w+(?:\s\w+)?[\s:]{{1,2}})?"
    rf"(?P<code>[A-Z0-9]{{3}}[ -]?[A-Z0-9]{{3}}[ -]?[A-Z0-9]{{3}}"
    r"|[A-Z0-9]{1,3}(?:-[A-Z0-9]{1,4}){2,4})(?![A-Z0-9])",
    re.IGNORECASE,
    hints=words("share"),
)
_SHARED = Hinted(
    r"(?<![A-Z0-9-])[SWR][A-Z0-9]{2}(?P<gap>[ -]?)[A-Z0-9]{3}(?P=gap)[A-Z0-9]{3}(?![A-Za-z0-9-])"
)
_SHARE_CUE = re.compile(r"\b(?:share|codes?|rtr|r2r|right\s+to|e-?visas?)\b", re.IGNORECASE)
_FEWEST_OF_SHARE = 2
_NHS_DRAWN = re.compile(r"(?<!\w)[\dOoIl]{3}([ .-])[\dOoIl]{3}\1[\dOoIl]{4}(?![\w-])")
"""Ten digits in their groups, some of them drawn as letters."""


def find(text: str) -> Iterator[Hit]:
    """Numbers of a person in a text that has digits."""
    yield from _insurance(text)
    for nhs in accepted(_NHS, text, lambda nhs: nhs[0][0] != "0" and _is_nhs(nhs[0])):
        yield Hit(*nhs.span(), "nhs_number")
    for nhs in _NHS_DRAWN.finditer(text):
        if not nhs[0].replace(nhs[1], "").isdigit() and digits_in(nhs[0]) >= 5:
            yield Hit(*nhs.span(), "nhs_number")
    for pattern, kind in ((_NHS_CUE, "nhs_number"), (_DOCUMENT_CUE, "id_document")):
        for cue in pattern.finditer(text):
            if digits_in(cue["part"]) >= 3 and not is_date_or_year(cue["part"]):
                yield Hit(*cue.span("part"), kind)
    for code in _SHARE.finditer(text):
        said = code["code"]
        if digits_in(said) or said.isupper():
            yield Hit(*code.span("code"), "id_document")
    shared = _SHARE_CUE.search(text) is not None
    for code in _SHARED.finditer(text):
        fewest = _FEWEST_OF_SHARE + (code["gap"] == "-")
        if digits_in(code[0]) >= fewest and (code["gap"] == "-" or shared):
            yield Hit(*code.span(), "id_document")
    shouted = text.isupper()
    for begun in (*_LICENCE_BEGUN.finditer(text), *_LICENCE_OF.finditer(text)):
        if not shouted:
            yield Hit(*begun.span("part"), "id_document")
    for shaped in (_LICENCE, _CARD_OF_LEAVE, _DOTTED):
        for document in shaped.finditer(text):
            yield Hit(*document.span(), "id_document")
    for document in _MACHINE_READABLE.finditer(text):
        yield Hit(*document.span(), "id_document")


def lettered(text: str) -> Iterator[Hit]:
    """Parts of a National Insurance number, which may be its letters alone."""
    for said in _NI_SAID.finditer(text):
        if said[said.lastgroup or 0] not in _NI_ITSELF:
            yield Hit(*said.span(said.lastgroup or 0), "ni_number")


def _insurance(text: str) -> Iterator[Hit]:
    for number in accepted(_NI, text, _is_issued):
        yield Hit(*number.span(), "ni_number")
    for hidden in _NI_HIDDEN.finditer(text):
        if digits_in(hidden[0]) >= 3 and ("?" in hidden[0] or "*" in hidden[0]):
            yield Hit(*hidden.span(), "ni_number")
    for masked in _NI_MASKED.finditer(text):
        yield Hit(*masked.span("part"), "ni_number")
    yield from lettered(text)
    if _NI_SPEAKS.search(text):
        yield from _pieces(text)
    for cue in _NI_CUE.finditer(text):
        if digits_in(cue["part"]) >= 2 and not is_date_or_year(cue["part"]):
            yield Hit(*cue.span("part"), "ni_number")


def _pieces(text: str) -> Iterator[Hit]:
    """A part of a National Insurance number near the word for it: "SB 95 2", "72B"."""
    for piece in _NI_PIECE.finditer(text):
        start, end = piece.span()
        around = text[max(0, start - _NI_REACH) : end + _NI_REACH]
        district = piece["letters"] in AREAS and digits_in(piece[0]) < len("123")
        if district or _NUMBERED.search(text[max(0, start - 12) : start]):
            continue
        if _NI_SPEAKS.search(around):
            yield Hit(start, end, "ni_number")


def _is_issued(number: re.Match[str]) -> bool:
    letters = re.sub(r"[^A-Z]", "", number["letters"].upper())
    impossible = letters in _NI_NEVER or bool(set(letters) & set("DFIUV")) or letters[1] == "O"
    if impossible and not (number["suffix"] and digits_in(number["digits"]) >= 5):
        return False
    if impossible and letters in _NI_WORDS and number["letters"].islower():
        return False
    small = number["letters"].islower() and not number["digits"][0].isalnum()
    if small and (letters in _NI_WORDS or number["letters"][1:-1]):
        return False
    paired = number["letters"].isupper() and _NI_PAIRS.match(number["digits"])
    return digits_in(number["digits"]) >= 4 and bool(number["suffix"] or paired)


def digits_in(text: str) -> int:
    """How many digits a text has."""
    return sum(character.isdigit() for character in text)


def is_date_or_year(text: str) -> bool:
    """Whether what was taken for a number is a date or a year."""
    return bool(
        re.fullmatch(
            r"(?:19|20)\d\d(?: [a-z]{2,8})?|\d{1,2}[-/]\d{1,2}[-/](?:\d\d){1,2}|20\d\d-\d\d-\d\d",
            text,
        )
    )


def _is_nhs(text: str) -> bool:
    digits = [int(character) for character in text if character.isdigit()]
    check = 11 - sum(digit * (10 - at) for at, digit in enumerate(digits[:9])) % 11
    return check % 11 == digits[9] and check != 10
