"""The last net: numbers and codes that nothing explains, each of the kind its neighbours tell."""

import itertools
import re
from collections.abc import Iterator

from bot.anonymity.cues import kind_at, kind_near
from bot.anonymity.explained import (
    DATE_OR_TIME,
    is_common,
    is_date,
    is_helpline,
    is_listed,
    is_measured,
    is_outward,
    is_reading,
    is_timed,
)
from bot.anonymity.findings import Hit
from bot.anonymity.vocabulary import vocabulary

_CHAIN = re.compile(
    r"(?<![\w£$€.])(?<![\d][,:])\+?\(?\d{1,40}(?:(?:[ ]{1,2}|[ ]?[-/._\\|*~)][ ]?|"
    r"[ ]?\()\d{1,40}){0,60}"
    r"(?![A-Za-z]{3}|[A-Za-z]?\d)(?:(?![A-Za-z])|(?=[xX]{2}))"
)
_GROUP = re.compile(r"\d+")
_MASKED = re.compile(
    r"(?<![\w£])(?:[xX*#•?]{2,12}[ -]?(?:[xX*#•?]{2,8}[ -]?){0,4}(?P<tail>\d{3,8})(?!\w)"
    r"|\d{3,10}(?:[*#•?]{2,12}|[xX]{2,12})(?!\w))"
)
_TOKEN = re.compile(r"(?<![\w£$@'])[A-Za-z0-9]{1,40}(?:[-/._:\\+#][A-Za-z0-9]{1,40}){0,8}(?![\w'])")
_BOTH = re.compile(r"[A-Za-z][^A-Za-z0-9]?\d|\d[^A-Za-z0-9]?[A-Za-z]")
_SWITCH = re.compile(r"(?<=[A-Za-z])[^A-Za-z0-9]?(?=\d)|(?<=\d)[^A-Za-z0-9]?(?=[A-Za-z])")
_PARTED = re.compile(
    r"(?<![\w'/.-])(?<!band )(?<!Band )"
    r"(?:[A-Z]{1,4}|\d{1,8}|[A-Z]{1,3}\d{1,6}[A-Z]{0,2}|\d{1,6}[A-Z]{1,3})"
    r"(?:[ -](?:[A-Z]{1,3}|\d{1,8}|[A-Z]{1,3}\d{1,6}[A-Z]{0,2}|\d{1,6}[A-Z]{1,3})){1,6}(?![\w'])"
)
_FIRM = frozenset({"nhs_number", "ni_number", "bank", "id_document", "reference", "phone"})
_ABBREVIATED = re.compile(
    r"\b(?:UC|HB|GP|ID|OK|NO|OR|TO|IN|AT|ON|OF|BY|IS|AM|PM|HA|LA|PT|SE|SW|NW|NE|EC|WC|TV|EPC|"
    r"DLA|PIP|"
    r"ESA|AND|FOR|BED|MUM|SON|AGE|THE|BUS|DV|TA|WE|HE|MY|ME|IF|X|N|E|S|W|BS|EN|ISO|NHS|MRS|MR|"
    r"CT|RD|MARAC|VAT|"
    r"LHA|KIDS|YR|YRS|HRS|MIN|MINS|WK|WKS|PW|PCM|DEC|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|"
    r"MON|TUE|WED|THU|FRI|SAT|SUN|A|I|UP|AS|SO|DO|GO|US|BE|X2|X3|KS)\b"
)


def find(text: str) -> Iterator[Hit]:
    """Unexplained numbers of six digits and more, and codes of letters and digits."""
    for chain in _CHAIN.finditer(text):
        for start, end in _numbers(text, *chain.span()):
            yield Hit(start, end, kind_at(text, start, end))
    for masked in _MASKED.finditer(text):
        yield Hit(*masked.span(), kind_at(text, *masked.span()))
    for token in _TOKEN.finditer(text):
        if _BOTH.search(token[0]) and _is_odd(token[0]):
            yield Hit(*token.span(), kind_at(text, *token.span()))
    for parted in _PARTED.finditer(text):
        if is_reading(text, *parted.span()):
            continue
        if _is_parted(parted[0]) or _is_cued(text, parted):
            yield Hit(*parted.span(), kind_at(text, *parted.span()))


_LETTERED = re.compile(r"[A-Z][A-Z/]{1,7}[ :-]?\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_OF_FILE = 4
"""From how many digits a number behind a year is a file's of that year: "T2024 7713"."""

_COUNTLESS = 10
"""From how many digits a number counts nothing, whatever word stands behind it."""


def _numbers(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a chain of digits that are no date, time, sum or list."""
    if sum(character.isdigit() for character in text[start:end]) < 6:
        return
    if is_timed(text, start, end) or is_reading(text, start, end):
        return
    if all(is_helpline(group) for group in re.findall(r"\d+", text[start:end])):
        return
    at = start
    for told in [*DATE_OR_TIME.finditer(text, start, end), None]:
        stop = told.start() if told else end
        alone = told is None or _is_apart(text, *told.span())
        if not alone:
            continue
        groups = [*_GROUP.finditer(text, at, stop)]
        if groups and _is_number(text, groups):
            yield groups[0].start(), groups[-1].end()
        at = told.end() if told else end


def _is_apart(text: str, start: int, end: int) -> bool:
    """Whether a date in a chain of digits is one, and not a part of something longer."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    tight = re.compile(r"\d[-/._\\|*]\Z").search(before) or re.match(r"[-/_\\|*]\d|\.\d", after)
    if tight:
        return False
    plain = text[start:end].isdigit()
    beside = re.compile(r"\d ?\Z").search(before) or re.match(r" ?\d", after)
    return not (plain and beside and len(text[start:end]) == 4 and _long_beside(text, start, end))


def _long_beside(text: str, start: int, end: int) -> bool:
    """Whether groups of four digits stand by one that reads as a year: then it is a part."""
    return bool(
        re.compile(r"(?<!\d)\d{3,6} ?\Z").search(text[max(0, start - 7) : start])
        or re.compile(r" ?\d{3,6}(?!\d)").match(text, end)
    )


def _is_number(text: str, groups: list[re.Match[str]]) -> bool:
    read = [group[0] for group in groups]
    start, end = groups[0].start(), groups[-1].end()
    digits = "".join(read)
    if (
        len(digits) < 6
        or is_helpline(digits)
        or (len(read[0]) > 3 and is_helpline(read[0]))
        or is_date(text, start, end)
    ):
        return False
    measured = len(digits) < _COUNTLESS and is_measured(text, start, end)
    if len(read) == 1:
        return not (digits[-3:] == "000" and len(digits) <= 7) and not measured
    cued = kind_near(text, start, end) in _FIRM and len(read) <= 4
    gaps = {text[a.end() : b.start()] for a, b in itertools.pairwise(groups)}
    if is_listed(text, start, end):
        return len(digits) >= 10 and max(map(len, read)) >= 4 and not measured
    if measured or (not (cued and _are_even(read)) and _is_rising(read)):
        return False
    if all(len(one) == 1 for one in read):
        return True
    if gaps == {"."}:
        return len(read) > 2 and not _is_paragraph(read)
    if gaps <= {" ", "  "}:
        fours = cued and len(digits) >= _COUNTLESS and {*map(len, read)} == {4}
        return (
            fours
            or _is_spaced(read, digits)
            or (cued and not _are_round(read, 2) and _are_even(read))
        )
    lettered = _LETTERED.search(text[max(0, start - 9) : start])
    if _are_round(read) or (len(read) == 2 and _is_range(*read) and not lettered):
        return False
    return (
        cued or len(digits) >= 7 or len(read) > 2 or max(map(len, read)) >= 5 or read[0][0] == "0"
    )


def _is_spaced(read: list[str], digits: str) -> bool:
    leading = any(one[0] == "0" and len(one) > 1 for one in read)
    lengths = [len(one) for one in read]
    if max(lengths) < 4 and not leading:
        # "29 253 259": buses; "541 882 903": a number cut in threes.
        return (
            len(read) > 2 and set(lengths[:-1]) == {3} and len(digits) < 13 and not _are_round(read)
        )
    if max(map(len, read)) >= 6:
        return True
    if _are_round(read) or (
        len(read) == 2 and all(len(one) == 4 for one in read) and _are_times(read)
    ):
        return False
    if digits[-3:] == "000" and all(len(one) == 3 for one in read[1:]):
        return False
    return len(digits) >= 7 or leading


def _are_round(read: list[str], longest: int = 3) -> bool:
    """Whether numbers are what people ask for or measure: none exact, none with a nought before.

    Those of fewer figures than ``longest`` are not looked at.
    """
    large = [one for one in read if len(one) >= longest]
    return bool(large) and all(one[0] != "0" and one[-1] in "05" and len(one) <= 4 for one in large)


def _are_even(read: list[str]) -> bool:
    """Whether a number was cut into pieces as numbers are: none of them alone, not all of two."""
    return min(map(len, read[:-1])) >= 2 and (max(map(len, read)) >= 3 or len(read) == 3)


def _are_times(read: list[str]) -> bool:
    return all(int(one[:2]) < 24 and one[2:] in ("00", "15", "30", "45") for one in read)


def _is_range(low: str, high: str) -> bool:
    return len(low) <= 4 and len(high) <= 4 and low[0] != "0" and int(low) < int(high)


def _is_rising(read: list[str]) -> bool:
    """Whether short numbers count up or down, as ages, floors and buses do."""
    if max(map(len, read)) > 3 or any(one[0] == "0" and len(one) > 1 for one in read):
        return False
    if len(read) <= 3 and len(read[-1]) != len(read[0]) and max(map(len, read)) > 2:
        return False
    steps = {int(b) > int(a) for a, b in itertools.pairwise(read)}
    level = any(a == b for a, b in itertools.pairwise(read))
    return len(steps) == 1 and not level


def _is_paragraph(read: list[str]) -> bool:
    return all(len(one) <= 2 for one in read) and len("".join(read)) <= 7 and read[0][0] != "0"


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
    before = kind_near(text[: parted.start()], parted.start(), parted.start())
    return not plain and not year and before in _FIRM and len("".join(letters)) <= 6


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
