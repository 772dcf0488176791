"""Finds chains of digits that are no date, time, sum or list."""

import itertools
import re
from collections.abc import Iterator

from bot.anonymity.cues import kind_near
from bot.anonymity.explained import (
    DATE_OR_TIME,
    is_date,
    is_helpline,
    is_listed,
    is_measured,
    is_reading,
    is_timed,
)
from bot.anonymity.hinted import Hinted

_CHAIN = Hinted(
    r"(?<![\w£$€.])(?<![\d][,:])\+?\(?\d{1,40}(?:(?:[ ]{1,2}|[ ]?[-/._\\|*~)][ ]?|"
    r"[ ]?\()\d{1,40}){0,60}"
    r"(?![A-Za-z]{3}|[A-Za-z]?\d)(?:(?![A-Za-z])|(?=[xX]{2}))"
)
_GROUP = re.compile(r"\d+")
_COUNTLESS = 10
"""From how many digits a number counts nothing, whatever word stands behind it."""
_LETTERED = re.compile(r"[A-Z][A-Z/]{1,7}[ :-]?\Z")
"""Capitals before two numbers, which are then no range: "UC/PT 4471-9902"."""
FIRM = frozenset({"nhs_number", "ni_number", "bank", "id_document", "reference", "phone"})
"""Kinds near whose words a number is rather theirs than a count."""


def find(text: str) -> Iterator[tuple[int, int]]:
    """Where a number of six digits and more stands that nothing explains."""
    for chain in _CHAIN.finditer(text):
        yield from _numbers(text, *chain.span())


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
    cued = kind_near(text, start, end) in FIRM and len(read) <= 4
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
