"""Finds short numbers that nothing explains near the word for a number that names somebody."""

import re
from collections.abc import Iterator

from bot.anonymity.cues import kind_near
from bot.anonymity.ending import is_year_or_time
from bot.anonymity.explained import (
    DATE_OR_TIME,
    is_clock,
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

_ALONE = Hinted(r"(?<![\w£$€,:/#-])(?<!(?<!\.)\.)(?<!\d )\d{3,5}(?![\w%£]|[.,:/-]\d| \d)", digits=3)
_GROUPS = Hinted(
    r"(?<![\w£$€,:/#-])(?<!(?<!\.)\.)\d{1,4}(?:[ ./,:*_-]{1,3}\d{1,4}){1,7}(?![\w%£]|[.,:/-]\d)",
    digits=2,
)
_MIXED = Hinted(
    r"(?<![\w£$@'€])(?=[A-Za-z/._:+#-]{0,30}\d)(?=[\d/._:+#-]{0,30}[A-Za-z])"
    r"[A-Za-z0-9]{1,30}(?:[-/._:+#][A-Za-z0-9]{1,30}){0,6}(?![\w'])"
)
_CUT = re.compile(r"[-/._:+#]")
_FEWEST, _SHORTEST = 4, 3
_SERVICES = frozenset(
    words("85258 7726 1471 1472 1475 141 1571 195 150 60163 88000 123 247 222 000")
)
"""Numbers that everybody may dial or text, and the last figures of national helplines."""

_OWN = frozenset(words("phone nhs_number ni_number bank id_document ip vehicle address"))
"""Kinds whose words are seldom said of a count or a charge, as "council tax 1480" is."""
_FILED = Hinted(
    r"\b(?:crime|incident|cad|police|complaint|repairs?|ticket|ombudsman|prison|probation|niche|mosaic|urn|"
    r"crn|log|refs?|reference|quot(?:e|ing)|case\s+(?:no|number|file))\b[^.;\d\n]{0,25}\Z",
    re.IGNORECASE,
)
_NUMBER = Hinted(
    r"\b(?:no|number|num|code|ref|id|pin|account|acct?|acc|card|mobile|mob|phone|log|cad|ends?|ending|digits?)\b\W{0,3}(?:\w{1,5}\W{1,2})?\Z",
    re.IGNORECASE,
)
"""What is said right before a number, and not before a time."""
_AMOUNT = Hinted(
    r"\b(?:credit|fees?|balance|arrears|charges?|overdrawn|texts?|wide|long|deep|high)\b[^.;\n]{0,14}\Z",
    re.IGNORECASE,
)
_SUM = Hinted(r"\d{1,4}(?:\.\d\d|,\d{3})\Z|\d{1,3}/\d{2,4}\Z|\d{1,2}-\d{1,2}(?:, \d)?\Z")
"""Money, a dose, a month of a year, hours."""


def find(text: str) -> Iterator[Hit]:
    """Three to five figures, more in groups, or letters with digits, in a text that has digits."""
    for pattern in (_ALONE, _GROUPS):
        for number in pattern.finditer(text):
            kind = kind_near(text, *number.span())
            if kind is None or not (kind in _OWN or _is_filed(number, kind)):
                continue
            if not _is_explained(number, kind, grouped=pattern is _GROUPS):
                yield Hit(*number.span(), kind)
    for token in _MIXED.finditer(text):
        kind = kind_near(text, *token.span())
        if kind and not _is_ordinary(token[0]):
            yield Hit(*token.span(), kind)


def _is_filed(number: re.Match[str], kind: str) -> bool:
    """Whether it is a reference by a word that is said of nothing else."""
    before = number.string[max(0, number.start() - 40) : number.start()]
    return kind == "reference" and _FILED.search(before) is not None


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
    if _AMOUNT.search(text[max(0, start - 24) : start]):
        return True
    if is_measured(text, start, end) or is_listed(text, start, end):
        return True
    if is_reading(text, start, end) or COUNTED.match(text, end):
        return True
    said = number[0]
    if not grouped:
        told = _NUMBER.search(text[max(0, start - 24) : start]) is not None
        return (
            said in _SERVICES
            or is_helpline(said)
            or is_year_or_time(said)
            or (is_clock(said) and not told)
        )
    groups = re.findall(r"\d+", said)
    return (
        len("".join(groups)) < _FEWEST
        or _SUM.match(said) is not None
        or (kind != "nhs_number" and any(is_helpline(g) or g in _SERVICES for g in groups))
        or is_timed(text, start, end)
        or DATE_OR_TIME.search(said) is not None
    )
