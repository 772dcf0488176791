"""Asks about numbers that may give somebody away: a date long past, the end of some number."""

import re
from collections.abc import Iterator

from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted

_RECENT = 2017
"""From which year a full date is rather that of a tenancy or an order than of a birth."""

_RELATIVE = (
    r"(?:eldest|oldest|youngest|middle|son|daughter|dtr|child|baby|twins?|boy|girl|tenant|client|"
    r"mum|mother|her|him|she|he)"
)
_DATE = Hinted(
    r"(?<![\d./-])(?P<a>\d{1,2})\s?[./-]\s?(?P<b>\d{1,2})\s?[./-]\s?(?P<year>(?:19|20)?\d\d)"
    r"(?![\d./-]\d)"
    r"|(?<![\w./-])(?P<iso>(?:19|20)\d\d)-\d\d-\d\d(?![\w-])"
    r"|(?<![\w./-])(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|"
    r"oct|nov|dec)[a-z]{0,6} (?P<then>(?:19|20)\d\d|'\d\d)(?!\d)",
    re.IGNORECASE,
    digits=3,
)
_IS = Hinted(rf"\b{_RELATIVE}(?:'s)?(?: (?:is|was|down|as|says|has|her|him))* ?[:=(]? ?\Z", re.I)

_ENDS = Hinted(
    r"\b(?:ends?|ending|last (?:4|four|3|three)(?: digits)?)(?: (?:in|with|is|are))? "
    r"(?P<part>\d{3,4})"
    r"(?![\w/:%]|[.,]\d)",
    re.IGNORECASE,
    digits=3,
)
_YEAR_OR_TIME = re.compile(r"(?:19|20)\d\d\Z|(?:[01]\d|2[0-3])[0-5]\d\Z|\d?[0-9]00\Z")


def find(text: str) -> Iterator[Hit]:
    """Dates that may be of a birth, and the end of some number."""
    for date in _DATE.finditer(text):
        if _is_long_past(date) or _IS.search(text, max(0, date.start() - 40), date.start()):
            yield Hit(*date.span(), "dob")
    for end in _ENDS.finditer(text):
        if not _YEAR_OR_TIME.match(end["part"]):
            yield Hit(*end.span("part"), "reference")


def _is_long_past(date: re.Match[str]) -> bool:
    said = (date["year"] or date["then"] or date["iso"]).lstrip("'")
    if date["a"] and not (0 < int(date["a"]) < 32 and 0 < int(date["b"]) < 32):
        return False
    year = int(said)
    if year < 100:
        year += 1900 if year > 30 else 2000
    return 1900 < year < _RECENT
