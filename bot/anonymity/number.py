"""Finds numbers that name one person: National Insurance, NHS, identity documents, bank."""

import re
from collections.abc import Callable, Iterator

from bot.anonymity.findings import Hit, accepted
from bot.anonymity.hinted import Hinted
from bot.anonymity.words import words

_GAP = r"[\s.\-/_]{0,2}"
_SAYS = (
    r"(?:[\s:.#='()-]+(?:no|number|num|nr|nos|numbers|ref|reference|id|code|is|was|are|the|her|his|"
    r"their|of|uk|british|old|new|expired|it's|its|ends?|ending|starts?|starting|begins?|beginning|"
    r"in|with|last|first|digits?|four|three|six|card|doc|document|permit|vignette|sticker|serial|"
    r"entry|page)\b){0,6}[\s:.#='()*-]{1,4}"
)

_NI = re.compile(
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
    rf"\b(?:nino|ni\s?(?:no|num|number|#)|n\.i\.|national\s+ins(?:urance)?|nat\s?ins)\b{_SAYS}"
    r"(?P<part>(?=[A-Z /.-]{0,6}\d)[A-Z0-9](?:[A-Z0-9 .-]{0,14}[A-Z0-9])?)",
    re.IGNORECASE,
    hints=words("ni n.i. nat"),
)

_NHS = re.compile(r"(?<![\w.])(?<!\d[-/])\d(?:[\s.-]{0,2}\d){9}(?!\w|[-./]\d)")
_NHS_CUE = Hinted(
    rf"\b(?:nhs|chi|h&c|health\s+(?:service|and\s+care))"
    rf"\b{_SAYS}(?P<part>\d(?:[\s.-]{{0,2}}\d){{3,11}})(?!\w|/\d)",
    re.IGNORECASE,
    hints=words("nhs chi h&c health"),
)

_DOCUMENT = (
    r"(?:passports?|ppt|pp(?=\s+n)|visa|e-?visa|brp|biometric(?:\s+residence)?|residence|"
    r"driv(?:ing|er'?s?)"
    r"\s+licen[cs]e|"
    r"d/l|licen[cs]e\s+(?:no|number)|arc|share\s+code|home\s+office|id\s+card|identity\s+card|"
    r"gwf|uan|"
    r"cscs|travel\s+doc(?:ument)?|(?:birth|marriage|death|adoption|naturali[sz]ation|citizenship)"
    r"\s+cert(?:ificate)?|cert(?:ificate)?\s+(?:no|number|entry)|blue\s+badge|citizen\s?card|pass\s+card|ho\s+ref)"
)
_DOCUMENT_CUE = Hinted(
    rf"\b{_DOCUMENT}(?![a-z]){_SAYS}(?P<part>(?=[A-Z/-]{{0,8}}\d|(?-i:[A-Z]{{1,5}}) \d)"
    rf"[A-Z0-9](?:[A-Z0-9/-]|[ ](?=[A-Z]{{0,3}}\d|[A-Z]{{2,3}}\b)){{2,26}})",
    re.IGNORECASE,
    hints=words("""
        passport ppt pp visa brp biometric residence driv travel birth marriage death d/l licen
        cert
        arc share office card identity
        gwf uan cscs document certificate badge ref
    """),
)
_LICENCE = re.compile(
    r"(?<![A-Z0-9])[A-Z]{1,5}9{0,4}[ -]?\d[0156]\d[0-3]\d{2}[ -]?[A-Z][A-Z9][ -]?"
    r"[A-Z0-9]{3}(?:[ -]?\d\d)?(?![A-Z0-9])",
    re.IGNORECASE,
)
_CARD_OF_LEAVE = re.compile(
    r"(?<![A-Z0-9])(?:R[A-Z]|Z[A-Z]|ZZ|[A-Z]{2}X)[A-Z0-9]?[ -]?\d{6,7}(?![A-Z0-9])"
)
_MACHINE_READABLE = Hinted(
    r"\b[PIAC][A-Z<][A-Z]{3}[A-Z0-9]{0,30}<{2}[A-Z0-9<]{0,40}",
    hints=words("<<"),
)

_SHARE = Hinted(
    rf"\bshare\s?code{_SAYS}(?P<code>[A-Z0-9]{{3}}[ -]?[A-Z0-9]{{3}}[ -]?[A-Z0-9]{{3}})(?!"
    rf"[A-Z0-9])",
    re.IGNORECASE,
    hints=words("share"),
)
_SHARED = re.compile(
    r"(?<![A-Z0-9-])[SWR][A-Z0-9]{2}(?P<gap>[ -]?)[A-Z0-9]{3}(?P=gap)[A-Z0-9]{3}(?![A-Za-z0-9-])"
)
_SHARE_CUE = re.compile(r"\b(?:share|codes?|rtr|r2r|right\s+to|e-?visas?)\b", re.IGNORECASE)
_FEWEST_OF_SHARE = 2
_SECRET = Hinted(
    r"\b(?:(?:cvv2?|cvc2?|csc|sec(?:urity)?\s+(?:code|no|number)|"
    r"(?:three|3)\s+(?:digits?|numbers?)\s+(?:on|at|from)\s+the\s+back)(?:\s+(?:on|at|from)\s+the\s+"
    r"(?:back|front|rear))?(?:\s+of\s+(?:the|her|his|my)\s+card)?[\s:=-]+(?:(?:is|was|are|no|"
    r"number)[\s:]+)?(?P<code>\d{3,4})"
    r"|(?<!drop\s)(?<!map\s)(?<!map)pin(?:\s+(?:for|of|on)\s+(?:the|his|her|their)"
    r"(?:\s+\w+)?)?(?:[\s:=-]+(?:is|was|no|number|code))*[\s:=(-]{1,3}(?P<pin>\d{4}))(?![\w.]|\s?m\b)"
    r"|\b(?:swift|bic)(?:\s+code)?[\s:=-]{1,3}(?P<bic>[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)"
    r"(?![A-Z0-9])",
    re.IGNORECASE,
    hints=words("cvv cvc csc sec pin swift bic back"),
)

_SORT = r"\d\d[\s.-]?\d\d[\s.-]?\d\d"
_SORT_ACCOUNT = re.compile(
    rf"(?<![\d.-]){_SORT}[\s,;/&|-]{{1,3}}(?:(?:and|then|acc\w*|a/c|ac|no|number|num)"
    rf"\b[\s.:#-]{{0,3}}){{0,3}}"
    r"\d{4}[\s-]?\d{4}(?!\w)",
    re.IGNORECASE,
)
_BANK_CUE = Hinted(
    rf"\b(?:sort(?:\s?code)?|s/c|sc)\b{_SAYS}"
    r"(?P<sort>\d ?\d(?:, |[\s.-])?\d ?\d(?:, |[\s.-])?\d ?\d)(?!\d)"
    rf"|\b(?:nationwide|barclays|lloyds|natwest|hsbc|santander|halifax|tsb|rbs|monzo|starling|revolut)\b"
    rf"[\s:,(-]{{1,3}}(?P<sorted>\d\d-\d\d-\d\d)(?!\w|-)"
    rf"|(?<!rent\s)(?<!tax\s)\b(?:bank|account|acct?|a/c)\b(?:\s+(?:account|acc|details)"
    rf")?{_SAYS}(?P<account>\d{{4}}[\s-]?\d{{3,6}})(?!\w|[,./-]\d)"
    rf"|\b(?:card|debit|credit|visa|mastercard|account|amex|monzo|barclays|starling|lloyds|"
    rf"natwest|hsbc|santander)"
    r"(?:\s+(?:card|number|no|account))?\s+(?:that\s+)?(?:ends?|ending|starts?|starting|"
    r"last\s+(?:4|four|3|three)(?:\s+digits?)?)"
    r"(?:\s+(?:in|with|is|are))?[\s:*]+(?P<tail>\d{3,6})(?!\w|/\d)"
    r"|\b(?:card|visa|mastercard|debit|credit|amex|maestro)\b(?:[\s:.#-]+(?:card|no|number|is|"
    r"was)\b){0,3}[\s:.#-]{1,3}"
    r"(?P<card>\d{4}(?:[ .-]?\d{4}){2}[ .-]?\d{1,7}|\d{4}[ .-]?\d{6}[ .-]?\d{5})(?!\w)"
    r"|\bcard\b[\s(:#.*x-]{1,3}(?P<four>\d{4})(?!\w|[.,:/-]\d)"
    r"|\blast\s+(?:4|four)\s+(?:of\s+|on\s+)?(?:the\s+|her\s+|his\s+)?(?:acc|acct|account|a/c|card|visa|bank)"
    r"[\s:=-]{1,3}(?P<last>\d{4})(?!\w|[.,:/-]\d)"
    r"|\biban\b[\s:#.-]{0,3}(?:(?:is|no|number)"
    r"\b[\s:]{1,2}){0,2}(?P<iban>[A-Z]{2}[ ]?\d\d(?:[ ]?[A-Z0-9]){8,30})",
    re.IGNORECASE,
    hints=words("""
        sort s/c sc bank acc a/c card debit credit visa amex monzo barclays starling lloyds
        natwest hsbc santander maestro iban nationwide halifax tsb rbs revolut
    """),
)
_FEWEST_OF_IBAN = 8
"""Digits: "by 12 noon monday" adds up by chance, as one text in 97 does."""
_NHS_DRAWN = re.compile(r"(?<!\w)[\dOoIl]{3}([ .-])[\dOoIl]{3}\1[\dOoIl]{4}(?![\w-])")
"""Ten digits in their groups, some of them drawn as letters."""
_IBAN = re.compile(
    r"(?<![A-Z0-9])[A-Z]{2}[ -]?\d\d(?:[ -]?[A-Z0-9]){11,30}(?![A-Z0-9])", re.IGNORECASE
)
_CARD = re.compile(r"(?<![\w.])(?:[3-6]\d|2[2-7])\d\d(?:[\s.\-/]{0,2}\d){9,15}(?!\w)")


def find(text: str) -> Iterator[Hit]:
    """Numbers of a person in a text that has digits."""
    yield from _insurance(text)
    for nhs in accepted(_NHS, text, lambda nhs: nhs[0][0] != "0" and _is_nhs(nhs[0])):
        yield Hit(*nhs.span(), "nhs_number")
    for nhs in _NHS_DRAWN.finditer(text):
        if not nhs[0].replace(nhs[1], "").isdigit() and _digits(nhs[0]) >= 5:
            yield Hit(*nhs.span(), "nhs_number")
    for pattern, kind in ((_NHS_CUE, "nhs_number"), (_DOCUMENT_CUE, "id_document")):
        for cue in pattern.finditer(text):
            if _digits(cue["part"]) >= 3 and not _is_date_or_year(cue["part"]):
                yield Hit(*cue.span("part"), kind)
    for code in _SHARE.finditer(text):
        said = code["code"]
        if _digits(said) or said.isupper():
            yield Hit(*code.span("code"), "id_document")
    for code in _SHARED.finditer(text):
        if _digits(code[0]) >= _FEWEST_OF_SHARE and _SHARE_CUE.search(text):
            yield Hit(*code.span(), "id_document")
    for code in _SECRET.finditer(text):
        yield Hit(*code.span(code.lastgroup or 0), "bank")
    for shaped in (_LICENCE, _CARD_OF_LEAVE):
        for document in shaped.finditer(text):
            yield Hit(*document.span(), "id_document")
    for document in _MACHINE_READABLE.finditer(text):
        yield Hit(*document.span(), "id_document")
    yield from _bank(text)


def _insurance(text: str) -> Iterator[Hit]:
    for number in accepted(_NI, text, _is_issued):
        yield Hit(*number.span(), "ni_number")
    for cue in _NI_CUE.finditer(text):
        if _digits(cue["part"]) >= 2 and not _is_date_or_year(cue["part"]):
            yield Hit(*cue.span("part"), "ni_number")


def _is_issued(number: re.Match[str]) -> bool:
    letters = re.sub(r"[^A-Z]", "", number["letters"].upper())
    impossible = letters in _NI_NEVER or bool(set(letters) & set("DFIUV")) or letters[1] == "O"
    if impossible and not (number["suffix"] and _digits(number["digits"]) >= 5):
        return False
    if impossible and letters in _NI_WORDS and number["letters"].islower():
        return False
    small = number["letters"].islower() and not number["digits"][0].isalnum()
    if small and (letters in _NI_WORDS or number["letters"][1:-1]):
        return False
    paired = number["letters"].isupper() and _NI_PAIRS.match(number["digits"])
    return _digits(number["digits"]) >= 4 and bool(number["suffix"] or paired)


def _bank(text: str) -> Iterator[Hit]:
    for pair in _SORT_ACCOUNT.finditer(text):
        yield Hit(*pair.span(), "bank")
    for cue in _BANK_CUE.finditer(text):
        group = cue.lastgroup or ""
        if group.startswith("sort") or not _is_date_or_year(cue[group]):
            yield Hit(*cue.span(group), "bank")
    yield from _checked(_IBAN, text, 15, _is_iban)
    yield from _checked(_CARD, text, 13, _is_luhn)


def _checked(
    pattern: re.Pattern[str], text: str, shortest: int, check: Callable[[str], bool]
) -> Iterator[Hit]:
    at = 0
    while account := pattern.search(text, at):
        reach = _reach(account[0], shortest, check)
        if reach:
            yield Hit(account.start(), account.start() + reach, "bank")
        at = account.start() + max(reach, 1)


def _digits(text: str) -> int:
    return sum(character.isdigit() for character in text)


def _reach(text: str, shortest: int, check: Callable[[str], bool]) -> int:
    """Where the longest number that passes its check ends; 0 if none does.

    What follows a number may read on as part of it: "GB33 ... 55 or E8".
    """
    places = [at + 1 for at, character in enumerate(text) if character.isalnum()]
    for place in reversed(places[shortest - 1 :]):
        if not text[place : place + 1].isalnum() and check(
            re.sub(r"[^A-Za-z0-9]", "", text[:place])
        ):
            return place
    return 0


def _is_date_or_year(text: str) -> bool:
    return bool(
        re.fullmatch(r"(?:19|20)\d\d|\d{1,2}[-/]\d{1,2}[-/](?:\d\d){1,2}|20\d\d-\d\d-\d\d", text)
    )


def _is_nhs(text: str) -> bool:
    digits = [int(character) for character in text if character.isdigit()]
    check = 11 - sum(digit * (10 - at) for at, digit in enumerate(digits[:9])) % 11
    return check % 11 == digits[9] and check != 10


def _is_iban(text: str) -> bool:
    if _digits(text) < _FEWEST_OF_IBAN:
        return False
    turned = text[4:] + text[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1


def _is_luhn(text: str) -> bool:
    total = 0
    for at, character in enumerate(reversed(text)):
        doubled = int(character) * (1 + at % 2)
        total += doubled - 9 * (doubled > 9)
    return total % 10 == 0
