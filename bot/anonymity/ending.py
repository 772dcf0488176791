"""Finds what a number ends or begins with where no word tells what number it is."""

import re
from collections.abc import Iterator

from bot.anonymity.cues import kind_near
from bot.anonymity.explained import is_measured
from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.words import words

_ENDS = Hinted(
    r"\b(?:(?P<whose>hers?|his|ours|mine|theirs|yours|one|other|that|this|twin\s?\d|child\s?\d)\s+)?"
    r"(?:just\s+|only\s+)?(?P<verb>ends?|ending|ended|finish(?:es|ing)?|starts?|starting|begins?)"
    r"(?:\s+(?:in|with|on|as))?[\s:.*x-]{1,3}(?P<part>\d{3,6})(?![\w%£]|[.,:/-]\d)",
    re.IGNORECASE,
    hints=words("end finish start begin"),
)
_LASTING = Hinted(
    r"\b(?:tenanc\w+|contract|lease|visa|leave|order|injunction|bail|hold|offer|works?|term|"
    r"licen[cs]e|placement|funding|support|job|course|notice|permit|award|shift|curfew|week|w/e|"
    r"school|day|night|rent|bids?|bidding|lock|window|session|class|service|bus|route|meeting|"
    r"event|hearing|court|clinic|slot|viewings?|work|tag)\b[^.,;]{0,20}\Z",
    re.IGNORECASE,
)
_COUNTS = Hinted(
    r"[ ]*(?:homes?|people|requests?|of|x|a|per|each|cases?|and\s+goes|metres?|hours?|jan|feb|mar|"
    r"apr|may|jun|jul|aug|sep|oct|nov|dec)\b",
    re.IGNORECASE,
)
_FEWEST_OF_STARTS = 4


def find(text: str) -> Iterator[Hit]:
    """The last or first digits of a number, in a text that has digits."""
    for ends in _ENDS.finditer(text):
        part = ends["part"]
        starts = ends["verb"].lower().startswith(("start", "begin"))
        if is_year_or_time(part) or _COUNTS.match(text, ends.end()):
            continue
        if is_measured(text, *ends.span("part")):
            continue
        if not ends["whose"] and (
            _LASTING.search(text[max(0, ends.start() - 40) : ends.start()])
            or (starts and len(part) < _FEWEST_OF_STARTS)
        ):
            continue
        yield Hit(*ends.span("part"), kind_near(text, *ends.span("part")) or "reference")


def is_year_or_time(digits: str) -> bool:
    """Whether digits may be a year, a time, or a date written together."""
    if len(digits) == 4 and digits[:2] in ("19", "20"):
        return True
    if len(digits) <= 4:
        hour, minute = int(digits[:-2]), int(digits[-2:])
        if hour < 24 and minute % 5 == 0 and minute < 60:
            return True
    day, month = int(digits[:2]), int(digits[2:4] or 0)
    return len(digits) in (4, 6) and 1 <= day <= 31 and 1 <= month <= 12
