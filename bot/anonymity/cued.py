"""Finds short numbers that nothing explains near the word for a number that names somebody."""

import re
from collections.abc import Iterator

from bot.anonymity.cues import kind_near
from bot.anonymity.ending import is_year_or_time
from bot.anonymity.explained import (
    DATE_OR_TIME,
    is_common,
    is_helpline,
    is_listed,
    is_measured,
    is_reading,
    is_timed,
)
from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.words import COUNTED, words

_ALONE = re.compile(r"(?<![\w£$€.,:/#-])(?<!\d )\d{3,5}(?![\w%£]|[.,:/-]\d| \d)")
_GROUPS = re.compile(
    r"(?<![\w£$€.,:/#-])\d{1,4}(?:[ ./,:*_-]{1,3}\d{1,4}){1,7}(?![\w%£]|[.,:/-]\d)"
)
_MIXED = re.compile(
    r"(?<![\w£$@'€])(?=[A-Za-z/._:+#-]{0,30}\d)(?=[\d/._:+#-]{0,30}[A-Za-z])"
    r"[A-Za-z0-9]{1,30}(?:[-/._:+#][A-Za-z0-9]{1,30}){0,6}(?![\w'])"
)
_CUT = re.compile(r"[-/._:+#]")
_FEWEST, _SHORTEST = 4, 3
_SERVICES = frozenset(
    words("85258 7726 1471 1472 1475 141 1571 195 150 60163 88000 123 247 222 000")
)
"""Numbers that everybody may dial or text, and the last figures of national helplines."""

_NOT_ITS_OWN = Hinted(
    r"\b(?:gas|water|electric\w*|meter|school|rents?|readings?|heating|insurance|bus(?:es)?|routes?|"
    r"night\s?bus|points?|sap|epc|score|band)\b[^.;\n]{0,30}\Z",
    re.IGNORECASE,
)
"""Words for a reference as well as for what is counted or charged."""
_SUM = re.compile(r"\d{1,4}(?:\.\d\d|,\d{3})\Z|\d{1,3}/\d{2,4}\Z|\d{1,2}-\d{1,2}(?:, \d)?\Z")
"""Money, a dose, a month of a year, hours."""


def find(text: str) -> Iterator[Hit]:
    """Three to five figures, more in groups, or letters with digits, in a text that has digits."""
    for pattern in (_ALONE, _GROUPS):
        for number in pattern.finditer(text):
            kind = kind_near(text, *number.span())
            if kind and not _is_explained(number, kind, grouped=pattern is _GROUPS):
                yield Hit(*number.span(), kind)
    for token in _MIXED.finditer(text):
        kind = kind_near(text, *token.span())
        if kind and not _is_ordinary(token[0]):
            yield Hit(*token.span(), kind)


def _is_ordinary(token: str) -> bool:
    """Whether a token of letters and digits, or each of its parts, is something many have."""
    parts = _CUT.split(token)
    return (
        is_common(token)
        or is_common("".join(parts))
        or all(
            part.isalpha() or is_common(part) or is_helpline(part) or len(part) < _SHORTEST
            for part in parts
        )
    )


def _is_explained(number: re.Match[str], kind: str, *, grouped: bool) -> bool:
    text, (start, end) = number.string, number.span()
    if kind == "reference" and _NOT_ITS_OWN.search(text[max(0, start - 45) : start]):
        return True
    if is_measured(text, start, end) or is_listed(text, start, end):
        return True
    if is_reading(text, start, end) or COUNTED.match(text, end):
        return True
    said = number[0]
    if not grouped:
        return said in _SERVICES or is_helpline(said) or is_year_or_time(said)
    groups = re.findall(r"\d+", said)
    return (
        len("".join(groups)) < _FEWEST
        or _SUM.match(said) is not None
        or any(is_helpline(group) or group in _SERVICES for group in groups)
        or is_timed(text, start, end)
        or DATE_OR_TIME.search(said) is not None
    )
