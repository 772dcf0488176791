"""Finds the first half of a current number plate where no word for a car stands by it."""

import re
from collections.abc import Iterator

from bot.anonymity.car import is_cued
from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.postcode import AREAS
from bot.anonymity.vocabulary import vocabulary
from bot.anonymity.words import words

_HALF = Hinted(
    r"(?<![A-Za-z0-9'-])(?P<area>[A-HJ-PR-Y]{2})(?P<age>0[2-9]|[12]\d|5[1-9]|[67]\d)(?![A-Za-z0-9])",
    digits=2,
)
_WHOLE = Hinted(r"(?<![A-Za-z0-9'-])(?P<half>[A-HJ-PR-Y]{2}\d\d) ?[A-HJ-PR-Z]{3}(?!\w)", digits=2)
_FAR = frozenset(words("BT CF CH DE DN EH GL GU IV LE LL NE PA SA YO"))
"""Areas of post with districts above fifty: of the others "SN70" is none, and rather a plate."""

NUMBERED = frozenset(words("WK YR FY PS KS MG RR PG CH DS GP RM AM PM NO HB UC HR AT ON BY TO OF"))
"""Two letters with a number that many things have: weeks, years, forms."""
_ALSO_NUMBERED = NUMBERED | frozenset(words("EV UK EU OK TV AC CD MR"))
"""The same where no word for a car stands by."""
_WEEKS_OF_YEAR = 53
_LAST_DISTRICT = 50

_WHENCE = Hinted(
    r"\s+(?:is|was|looks|must\s+be)\s+(?:that\s+)?(?:a\s+|an\s+|from\s+|for\s+|like\s+)?(?P<whence>[A-Za-z]{3,20})"
    r"(?:\s+(?:area|way|plates?|reg|registered))?"
    r"(?:[\s,]+(?:is\s?n'?t|innit|right|yeah|yh|or)\b|\s*\?|\s+(?:area|plates?|reg|registered)\b)",
    re.IGNORECASE,
)
_FROM = frozenset(words("scottish welsh irish english northern scotland wales england ireland"))
_FIRST = Hinted(
    r"\b(?:partial(?:ly)?|part(?:\s+of\s+(?:it|the\s+reg))?|(?:first|front)\s+(?:half|bit|part|four|bits)|starts?|starting|begins?|beginning)"
    r"(?:\s+(?:with|in|is|was|of\s+it|on\s+it))?[\s:]{1,2}\Z",
    re.IGNORECASE,
)
_THAT_IS_ALL = re.compile(r"[ .…?*_-]{1,8}(?:is|was|'s)\s+all\b", re.IGNORECASE)
_REACH = 40


def is_half(area: str, age: str) -> bool:
    """Whether two capitals and two digits begin a plate and are no district, week or form."""
    if area in _ALSO_NUMBERED and not (area in ("WK", "YR") and int(age) > _WEEKS_OF_YEAR):
        return False
    return area not in AREAS or (int(age) > _LAST_DISTRICT and area not in _FAR)


def find(text: str) -> Iterator[Hit]:
    """Half plates, in a text that has digits."""
    wholes = {whole["half"] for whole in _WHOLE.finditer(text)}
    for half in _HALF.finditer(text):
        told = is_half(half["area"], half["age"])
        far = int(half["age"]) > _LAST_DISTRICT and is_cued(half)
        if told and (far or _is_placed(half) or _is_begun(half) or half[0] in wholes):
            yield Hit(*half.span(), "vehicle")


def _is_placed(half: re.Match[str]) -> bool:
    """Whether somebody asks or tells where cars of that half come from."""
    whence = _WHENCE.match(half.string, half.end())
    if whence is None:
        return False
    place = whence["whence"].lower()
    return place in _FROM or place in vocabulary().places


def _is_begun(half: re.Match[str]) -> bool:
    before = half.string[max(0, half.start() - _REACH) : half.start()]
    return bool(_FIRST.search(before) or _THAT_IS_ALL.match(half.string, half.end()))
