"""The last net: numbers and codes that nothing explains, each of the kind its neighbours tell."""

import re
from collections.abc import Iterator

from bot.anonymity import chain
from bot.anonymity.chain import FIRM
from bot.anonymity.cues import kind_at, kind_before
from bot.anonymity.explained import is_common, is_helpline, is_outward, is_reading
from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.vocabulary import vocabulary

_MASKED = Hinted(
    r"(?<![\w£])(?:[xX*#•?]{2,12}[ -]?(?:[xX*#•?]{2,8}[ -]?){0,4}(?P<tail>\d{3,8})(?!\w)"
    r"|\d{3,10}(?:[*#•?]{2,12}|[xX]{2,12})(?!\w))",
    digits=3,
)
_TOKEN = Hinted(r"(?<![\w£$@'])[A-Za-z0-9]{1,40}(?:[-/._:\\+#][A-Za-z0-9]{1,40}){0,8}(?![\w'])")
_BOTH = re.compile(r"[A-Za-z][^A-Za-z0-9]?\d|\d[^A-Za-z0-9]?[A-Za-z]")
_SWITCH = re.compile(r"(?<=[A-Za-z])[^A-Za-z0-9]?(?=\d)|(?<=\d)[^A-Za-z0-9]?(?=[A-Za-z])")
_PARTED = Hinted(
    r"(?<![\w'/.-])(?<!band )(?<!Band )"
    r"(?:[A-Z]{1,4}|\d{1,8}|[A-Z]{1,3}\d{1,6}[A-Z]{0,2}|\d{1,6}[A-Z]{1,3})"
    r"(?:[ -](?:[A-Z]{1,3}|\d{1,8}|[A-Z]{1,3}\d{1,6}[A-Z]{0,2}|\d{1,6}[A-Z]{1,3})){1,6}(?![\w'])"
)
_ABBREVIATED = Hinted(
    r"\b(?:UC|HB|GP|ID|OK|NO|OR|TO|IN|AT|ON|OF|BY|IS|AM|PM|HA|LA|PT|SE|SW|NW|NE|EC|WC|TV|EPC|"
    r"DLA|PIP|"
    r"ESA|AND|FOR|BED|MUM|SON|AGE|THE|BUS|DV|TA|WE|HE|MY|ME|IF|X|N|E|S|W|BS|EN|ISO|NHS|MRS|MR|"
    r"CT|RD|MARAC|VAT|"
    r"LHA|KIDS|YR|YRS|HRS|MIN|MINS|WK|WKS|PW|PCM|DEC|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|"
    r"MON|TUE|WED|THU|FRI|SAT|SUN|A|I|UP|AS|SO|DO|GO|US|BE|X2|X3|KS)\b"
)

_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_OF_FILE = 4
"""From how many digits a number behind a year is a file's of that year: "T2024 7713"."""


def find(text: str) -> Iterator[Hit]:
    """Unexplained numbers of six digits and more, and codes of letters and digits."""
    for start, end in chain.find(text):
        yield Hit(start, end, kind_at(text, start, end))
    for masked in _MASKED.finditer(text):
        yield Hit(*masked.span(), kind_at(text, *masked.span()))
    for token in _TOKEN.finditer(text):
        if not token[0].isalpha() and _BOTH.search(token[0]) and _is_odd(token[0]):
            yield Hit(*token.span(), kind_at(text, *token.span()))
    for parted in _PARTED.finditer(text):
        if is_reading(text, *parted.span()):
            continue
        if _is_parted(parted[0]) or _is_cued(text, parted):
            yield Hit(*parted.span(), kind_at(text, *parted.span()))


def _is_odd(code: str) -> bool:
    if len(code) > 40:
        return sum(character.isdigit() for character in code) >= 5
    plain = re.sub(r"[^A-Za-z0-9]", "", code)
    digits = sum(character.isdigit() for character in plain)
    letters = len(plain) - digits
    pieces = re.split(r"[-/._:\\+#]", code)
    if digits < 2 or is_common(code) or (len(pieces) < 3 and is_common(plain)):
        return False
    if len(pieces) > 1 and all(
        not p or p.isalpha() or is_common(p) or _is_small(p) or is_helpline(p) for p in pieces
    ):
        return len(pieces[0]) <= 3 and _is_filed(pieces)
    if digits >= 5:
        return True
    switches = len(_SWITCH.findall(plain))
    shouted = plain.upper() == plain
    if digits == 4:
        return letters >= 2 or plain[0].isdigit() or plain[1] == "0" or len(pieces) > 1
    if digits == 3 and len(pieces) > 1 and shouted and letters >= 2:
        return True
    return shouted and switches >= 2 and (digits >= 3 or switches >= 3) and len(plain) >= 5


def _is_cued(text: str, parted: re.Match[str]) -> bool:
    """Whether a few letters and a number follow the word for a document or an account."""
    letters = re.findall("[A-Z]+", parted[0])
    numbers = re.findall(r"\d+", parted[0])
    if not numbers or not letters or len("".join(numbers)) < 4 or _ABBREVIATED.search(parted[0]):
        return False
    known = vocabulary().words
    plain = any(len(word) > 2 and word.lower() in known for word in letters)
    year = _YEAR.match(numbers[-1]) or (
        len(numbers[-1]) < _OF_FILE and any(map(_YEAR.match, numbers))
    )
    before = kind_before(text, parted.start())
    return not plain and not year and before in FIRM and len("".join(letters)) <= 6


def _is_small(piece: str) -> bool:
    return piece.isdigit() and (len(piece) <= 2 or (piece[:2] in ("19", "20") and len(piece) == 4))


def _is_filed(pieces: list[str]) -> bool:
    """Whether pieces that are each harmless make up a file's number: "M26/0418", "HK/26/114"."""
    digits = sum(character.isdigit() for piece in pieces for character in piece)
    nought = any(re.search(r"(?<!\d)0\d", piece) for piece in pieces)
    return digits >= 4 and pieces[0].isupper() and nought


def _is_parted(code: str) -> bool:
    if _ABBREVIATED.search(code):
        return False
    pieces = re.split("[ -]", code)
    digits = sum(character.isdigit() for character in code)
    mixed = [p for p in pieces if not p.isdigit() and not p.isalpha()]
    if len(mixed) >= 2 and not any(is_outward(p) for p in mixed):
        odd = [p for p in mixed if len(p) >= 3 and not is_common(p)]
        if odd and len(odd) + sum(len(p) >= 3 for p in mixed) >= 3 and digits >= 2:
            return True
    bare = re.sub(r"(?:19|20)\d\d(?!\d)", "", code)
    bare = " ".join(p for p in bare.split(" ") if p.isalnum() and not (p in mixed and is_common(p)))
    if len(_SWITCH.findall(code)) < 2 or any(is_outward(p) for p in mixed):
        return False
    return sum(character.isdigit() for character in bare) >= 5 and (
        len(pieces) > 2 or max(map(len, pieces)) > 3
    )
