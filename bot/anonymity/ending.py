"""Finds what a number ends or begins with where no word tells what number it is."""

import re
from collections.abc import Iterator

from bot.anonymity.cues import kind_near
from bot.anonymity.explained import is_measured
from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.words import words

_ENDS = Hinted(
    r"\b(?:now|hers?|his|ours|mine|theirs|yours|one|other|twin\s?\d|child\s?\d)\s+(?:just\s+|only\s+)?"
    r"(?:ends?|ending|ended|finish(?:es|ing)?|starts?|starting|begins?)"
    r"(?:\s+(?:in|with|on|as))?[\s:.*x-]{1,3}(?P<part>\d{3,6}|\d\d \d\d)(?![\w%£]|[.,:/-]\d)"
    r"|\b(?:masked|hidden|blanked|starred)(?:\s+\w+){0,2}\s+(?:but\s+for|except(?:\s+for)?|apart\s+from)\s+"
    r"(?P<seen>\d{3,6})(?![\w%£]|[.,:/-]\d)"
    r"|\blast\s+(?:(?:three|3)[,:]\s+(?P<three>\d{3})|(?:four|4)[,:]\s+(?P<four>\d{4}))(?![\w%£]|[.,:/-]\d)"
    r"|\b(?:last|first|final)\s+(?:two|three|four|five|[2-6])\s+(?:digits?|numbers?|figures?)\s+(?:of|on)\s+"
    r"(?:hers|his|theirs|mine|ours|it)\s+(?:is|are|were|was)\s+(?P<few>\d{2,6})(?![\w%£]|[.,:/-]\d)",
    re.IGNORECASE,
    hints=words("end finish start begin last first final but except apart"),
    digits=2,
)
_OF_MONEY = ("bank",)
"""What has four figures that may well look like a time: "the one ending in 0506"."""
_IS_END = Hinted(
    r"\b(?:the|that|its|my|whose)\s+(?:end|start|(?:last|first|middle|mid)\s+(?:bit|part|half|lot))\s+"
    r"(?P<told>should\s+be|must\s+be|is|was|being)\s+(?P<part>\d{1,4}(?:[ -]\d{1,4}){1,4}|\d{3,8})"
    r"(?![\w%£]|[.,:/-]\d)",
    re.IGNORECASE,
    hints=words("end start bit part half lot"),
    digits=2,
)
_ARE_FIGURES = Hinted(
    r"\b(?:last|first|middle|mid|final)\s+(?:two|three|four|five|six|[2-6]|pair|lot)"
    r"(?:\s+(?:digits?|numbers?|figures?|characters?))?"
    r"(?:\s+(?:of|on|from)\s+(?:\w+\s){0,3}?\w+)?[\s,:]{1,2}"
    r"(?P<told>(?:are|is|was|were|as|being|reads?|goes|come\s+up\s+as|s?he\s+(?:gave|said))\s+)?"
    r"(?P<part>\d(?:[ -]?\d){2,5}[A-D]?|\d{2,3}[A-D])(?![\w%£]|[.,:/-]\d)",
    re.IGNORECASE,
    hints=words("last first mid final"),
    digits=2,
)
_FEWEST = 3
_COUNTS = Hinted(
    r"[ ]*(?:homes?|people|requests?|of|x|a|per|each|cases?|and\s+goes|metres?|hours?|jan|feb|mar|"
    r"apr|may|jun|jul|aug|sep|oct|nov|dec)\b",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Hit]:
    """The last or first digits of somebody's number, in a text that has digits."""
    for part in (*_IS_END.finditer(text), *_ARE_FIGURES.finditer(text)):
        start, end = part.span("part")
        figures = re.sub(r"\D", "", part["part"])
        kind = kind_near(text, start, end)
        counts = is_measured(text, start, end) or _COUNTS.match(text, end)
        whole = len(figures) >= _FEWEST and not (counts or is_year_or_time(figures))
        if whole and (kind or part["told"]):
            yield Hit(start, end, kind or "reference")
    for ends in _ENDS.finditer(text):
        start, end = ends.span(ends.lastgroup or 0)
        bare = (ends["part"] or "").replace(" ", "") or ends["four"] or ends["three"]
        if _COUNTS.match(text, end):
            continue
        if (
            bare
            and bare[0] != "0"
            and is_year_or_time(bare)
            and kind_near(text, start, end) not in _OF_MONEY
        ):
            continue
        if not is_measured(text, start, end):
            yield Hit(start, end, kind_near(text, start, end) or "reference")


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
