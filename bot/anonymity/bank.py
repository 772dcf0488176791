"""Finds what leads to money: sort codes, accounts, cards, and the codes that open them."""

import re
from collections.abc import Callable, Iterator

from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.number import SAYS, digits_in, is_date_or_year
from bot.anonymity.words import words

_SECRET = Hinted(
    r"\b(?:(?:cvv2?(?:'s)?|cvc2?|csc|sec(?:urity)?\s+(?:code|no|number)|"
    r"(?:three|3)[\s-]?digit\s+(?:security\s+)?(?:code|number)|(?:three|3)\s+(?:(?:digits?|numbers?)\s+)?(?:on|at|from)\s+(?:the\s+)?back)(?:\s+(?:on|at|from)\s+the\s+"
    r"(?:back|front|rear))?(?:\s+of\s+(?:the|her|his|my)\s+card)?[\s:=-]+(?:(?:is|was|are|no|"
    r"number)[\s:]+){0,3}(?P<code>\d{3,4})"
    r"|(?<!drop\s)(?<!map\s)(?<!map)pin(?:'?s)?(?:\s+(?:for|of|on)\s+(?:the|his|her|their)"
    r"(?:\s+\w+)?)?(?:[\s:=-]+(?:is|was|no|number|code)(?:'?s)?)*[\s:=(-]{1,3}(?P<pin>\d{4}))(?![\w.]|\s?m\b)",
    re.IGNORECASE,
    hints=words("cvv cvc csc sec pin back digit"),
    digits=3,
)

_BIC = Hinted(
    r"\b(?i:swift|bic)(?i:\s+code)?(?i:\s+is)?[\s:=-]{1,3}(?P<bic>[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)"
    r"(?![A-Za-z0-9])",
    hints=words("swift bic"),
)
_SORT = r"\d\d[\s.-]?\d\d[\s.-]?\d\d"
_SORT_ACCOUNT = Hinted(
    rf"(?<![\d.-]){_SORT}[\s,;/&|-]{{1,3}}(?:(?:and|then|acc\w*|a/c|ac|no|number|num)"
    rf"\b[\s.:#-]{{0,3}}){{0,3}}"
    r"(?:\d{4}[\s-]?\d{4}|\d{2,3} \d{3} \d{3}|\d{2}(?: \d\d){3}|\d{3} \d{3} \d\d)(?!\w)"
    r"|(?<![\d.-])\d{8}[\s,/]{1,3}\d\d-\d\d-\d\d(?![\w-])",
    re.IGNORECASE,
    digits=14,
)
_SORT_FAR = Hinted(
    r"\bsort\s?code\b[^\d\n]{0,50}(?P<sort>(?!(?:0[1-9]|[12]\d|3[01])[/.](?:0[1-9]|1[0-2])[/.]2\d)"
    r"\d ?\d(?:[ ]?[./-][ ]?|[ ]{0,2})\d ?\d(?:[ ]?[./-][ ]?|[ ]{0,2})\d ?[\dx?*])(?![\d])"
    r"|(?<![\w-])(?P<masked>\d\d-\d\d-\d[x?*_]|\d\d-\d[x?*_]-\d\d)(?![\w-])",
    re.IGNORECASE,
    digits=5,
)
"""A sort code some words behind its name, or with a digit that nobody can read."""
_BANK_CUE = Hinted(
    rf"\b(?:sort(?:\s?code)?|s/c|sc)\b{SAYS}"
    r"(?P<sort>(?!(?:0[1-9]|[12]\d|3[01])/(?:0[1-9]|1[0-2])/2\d)"
    r"\d ?\d(?:, |[\s./-])?\d ?\d(?:, |[\s./-])?\d ?\d)(?!\d)"
    rf"|\b(?:sort(?:\s?code)?|s/c)[\s:]{{1,3}}"
    rf"(?P<sortcut>\d\d[ -](?:\d[\d?*_-][ -]?)(?:[\d?*_-]{{1,2}})?)(?!\w)"
    rf"|\b\w+\s+code(?:\s+(?:is|no|was))?[\s:]{{1,3}}(?P<sortlike>\d\d-\d\d-\d\d)(?!\w|-)"
    rf"|(?<![\w.:/-])(?P<sortsaid>\d\d(?P<sign>[-:. ])\d\d(?P=sign)"
    rf"\d\d)[\s,(]{{1,3}}(?:(?:is|was|as)\s+(?:the\s+|her\s+|his\s+)?)?"
    rf"sort(?:code|ed)?\b(?!\s+(?:it|this|that|out|of|the|by|them|her|his)\b)"
    r"|(?<![\w.:/-])(?P<sortbank>(?!(?:0[1-9]|[12]\d|3[01]).(?:0[1-9]|1[0-2]).[23]\d)"
    r"\d\d(?P<mark>[-:. ])\d\d(?P=mark)\d\d)[\s,(]{1,3}(?:(?:at|with)\s+)?"
    r"(?:monzo|barclays|lloyds|natwest|hsbc|santander|halifax|starling|nationwide|tsb|revolut)\b"
    rf"|\b(?:nationwide|barclays|lloyds|natwest|hsbc|santander|halifax|tsb|rbs|monzo|starling|revolut)\b"
    rf"[\s:,(-]{{1,3}}(?P<sorted>\d\d-\d\d-\d\d)(?!\w|-)"
    rf"|(?<!rent\s)(?<!tax\s)\b(?:bank|account|acct?|a/c)\b(?:\s+(?:account|acc|details)"
    rf")?{SAYS}(?:[78]\s+digits?[\s:,]{{1,2}})?"
    r"(?P<account>\d{4}[\s-]?\d{3,6}|\d{2}(?: \d\d){3}|\d{2,3} \d{3} \d{2,3})"
    r"(?!\w|[,./-]\d)"
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
        natwest hsbc santander maestro iban code nationwide halifax tsb rbs revolut
    """),
    digits=2,
)
_TENS = re.compile(r"\d0 \d0 \d0\Z")
_FEWEST_OF_IBAN = 8
"""Digits: "by 12 noon monday" adds up by chance, as one text in 97 does."""
_IBAN = Hinted(
    r"(?<![A-Z0-9])[A-Z]{2}[ -]?\d\d(?:[ -]?[A-Z0-9]){11,30}(?![A-Z0-9])", re.IGNORECASE, digits=2
)
_CARD = Hinted(r"(?<![\w.])(?:[3-6]\d|2[2-7])\d\d(?:[\s.\-/]{0,2}\d){9,15}(?!\w)", digits=13)


def lettered(text: str) -> Iterator[Hit]:
    """The code of a bank, which may have no digit."""
    for code in _BIC.finditer(text):
        yield Hit(*code.span("bic"), "bank")


def find(text: str) -> Iterator[Hit]:
    """Numbers of accounts and cards, and their codes, in a text that has digits."""
    yield from lettered(text)
    for code in _SECRET.finditer(text):
        yield Hit(*code.span(code.lastgroup or 0), "bank")
    for pair in _SORT_ACCOUNT.finditer(text):
        yield Hit(*pair.span(), "bank")
    for far in _SORT_FAR.finditer(text):
        yield Hit(*far.span(far.lastgroup or 0), "bank")
    for cue in _BANK_CUE.finditer(text):
        group = "sortsaid" if cue["sortsaid"] else cue.lastgroup or ""
        if cue["sort"] and _TENS.match(cue["sort"]):
            continue
        if group.startswith("sort") or not is_date_or_year(cue[group]):
            yield Hit(*cue.span(group), "bank")
    yield from _checked(_IBAN, text, 15, _is_iban)
    yield from _checked(_CARD, text, 13, _is_luhn)


def _checked(
    pattern: Hinted, text: str, shortest: int, check: Callable[[str], bool]
) -> Iterator[Hit]:
    at = 0
    while account := pattern.search(text, at):
        reach = _reach(account[0], shortest, check)
        if reach:
            yield Hit(account.start(), account.start() + reach, "bank")
        at = account.start() + max(reach, 1)


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


def _is_iban(text: str) -> bool:
    if digits_in(text) < _FEWEST_OF_IBAN:
        return False
    turned = text[4:] + text[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1


def _is_luhn(text: str) -> bool:
    total = 0
    for at, character in enumerate(reversed(text)):
        doubled = int(character) * (1 + at % 2)
        total += doubled - 9 * (doubled > 9)
    return total % 10 == 0
