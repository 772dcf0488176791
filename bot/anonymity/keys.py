"""Finds the codes that open a door or a key safe, and a property's own number."""

import re
from collections.abc import Iterator

from bot.anonymity.explained import is_clock, is_common
from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.words import words

_CODE = Hinted(
    r"\b(?:uprn|unique\s+property\s+ref(?:erence)?(?:\s+number)?)\b(?:[\s:.#=-]+(?:no|number|is|"
    r"was|ref)\b){0,3}[\s:.#=-]{0,3}"
    r"(?P<uprn>\d(?:\s?\d){4,11})(?!\w)"
    r"|\b(?:key\s?-?\s?safe|key\s?-?box|lock\s?-?box|(?:front\s+)?door|entry|gate|entrance|"
    r"main\s+door|buzzer|alarm|fob|access|key)"
    r"(?:'s)?(?:[\s:=-]{1,4}(?:code|pin|number|no|combination|combo|is|was|to|the|for|opens|with|"
    r"on|at)\b){0,6}[\s:=-]{1,4}"
    r"(?P<key>[a-z]?\d{3,8}[a-z#*]?|[a-z]\d{2,6}[a-z]?)(?![\w/%]|[.,:]\d|\s*(?:weeks|pounds))",
    re.IGNORECASE,
    hints=words("uprn unique key lock door entry gate entrance buzzer alarm fob access"),
    digits=2,
)
_LOCKED = Hinted(
    r"\b(?:key\s?-?\s?safe|key\s?-?box|lock\s?-?box|safe|door|entry|gate|entrance|buzzer|alarm|fob|"
    r"intercom|concierge|padlock|lock|shed|bin\s?store|lobby|communal)s?\b"
    r"(?P<fill>(?:[\s:=,-]{1,3}(?:code|codes|pin|number|no|combination|combo|is|was|to|the|for|"
    r"opens|"
    r"with|on|at|and|in|press|type|enter|dial|then|key|by|front|back|main|new|now|today|his|"
    r"her)\b){0,7})"
    r"[\s:=,(-]{1,4}(?P<key>#?(?=[A-Z0-9*#]{0,7}\d)[A-Z0-9]{2,8}[#*]?)(?![\w/%]|[.,:]\d|\s?-\s?\d)",
    re.IGNORECASE,
    hints=words("""
        key lock safe door entry gate entrance buzzer alarm fob intercom concierge shed bin lobby
        communal
    """),
)
_FAR = Hinted(
    r"\b(?:key\s?-?\s?safe|key\s?-?box|lock\s?-?box|door\s+code)\b[^.!?\d\n]{0,50}?[\s:=,(]{1,3}"
    r"(?P<key>(?!(?:19|20)\d\d\b)\d{4,6}[A-Z]?)(?![\w/%]|[.,:]\d|\s*(?:weeks|pounds|pm|am|on\s+\d))",
    re.IGNORECASE,
    hints=words("key lock door"),
    digits=4,
)
"""The code of a key safe with its place told in between."""
_THEN_KEY = Hinted(
    r"(?<![\w£#*])(?P<key>[#*]?(?=[A-Z]?\d{3})[A-Z]?\d{3,8}[A-Z]?[#*]?)(?:\s+(?:then|and|\+|"
    r"&)\s+(?:the\s+)?"
    r"(?:key|bell|star|hash|enter|tick|turn|press|push|pull|open|call)"
    r"|\s+(?:is|was|for|opens|on|to)\s+(?:the\s+|her\s+|his\s+)?(?:front\s+|back\s+|main\s+|"
    r"communal\s+)?"
    r"(?:key\s?-?safe|key\s?-?box|lock\s?-?box|door|gate|entry|buzzer|alarm|padlock|lock|"
    r"intercom|code))\b",
    re.IGNORECASE,
    hints=words("""
        key bell star hash enter tick turn press push pull open call lock door gate entry buzzer
        alarm intercom code
    """),
    digits=3,
)
_MARKED_KEY = Hinted(
    r"(?<![\w£])(?:[#*]\d{3,8}[#*]?|\d{3,8}[#*])(?!\w)", hints=words("# *"), digits=3
)
_MARKED_CUE = Hinted(
    r"\b(?:code|fob|door|gate|entry|key|safe|buzzer|intercom|concierge|alarm|lock|"
    r"press)\b",
    re.IGNORECASE,
    hints=words("""
        code fob door gate entry key safe buzzer intercom concierge alarm lock press
    """),
)
_KEY = Hinted(
    r"(?:key\s?-?\s?safe|key\s?-?box|lock\s?-?box|code|pin|combination|combo)",
    re.IGNORECASE,
)
_CODED = Hinted(
    r"\b(?:code|codes|pin|combination|combo|number|no|press|type|enter|dial|"
    r"safe|box)\b",
    re.IGNORECASE,
)
_LOCK = Hinted(
    r"(?:padlock|lock|alarm|key|safe|buzzer|intercom)\b",
    re.IGNORECASE,
)
_CODE_IS = Hinted(
    r"(?<!post )(?<!dress )(?<!share )(?<!tax )(?<!sort )\b(?:code|combo|combination)[ ](?:is|"
    r"was|now|changed[ ]to)[ :]{1,2}(?P<key>[#*]?(?:[A-Z]\d{2,8}[A-Z]|"
    r"[A-Z]?\d{3,8}[A-Z]?)[#*]?)(?!\w|[.,:/-]\d)",
    re.IGNORECASE,
    hints=words("code combo combination"),
    digits=2,
)
_TIMED = Hinted(
    r"\bat\s\Z|\b(?:made|is|was|all|arrived|car|fire|smoke|panic|now)\s+\w+\s\Z", re.IGNORECASE
)
"""What stands before the time at which something was safe or rang: "made safe 0340"."""
_YEAR = re.compile(r"(?:19|20)\d\d\Z")


def find(text: str) -> Iterator[Hit]:
    """Codes of locks, and numbers of properties, in a text that has digits."""
    yield from _locked(text)
    for code in _CODE.finditer(text):
        if code["uprn"]:
            yield Hit(*code.span("uprn"), "address")
        elif _KEY.search(code[0]):
            yield Hit(*code.span("key"), "address")


def _locked(text: str) -> Iterator[Hit]:
    for lock in _LOCKED.finditer(text):
        key = lock["key"]
        said = bool(_CODED.search(lock[0][: -len(key)]))
        before = text[max(0, lock.start() - 8) : lock.start("key")]
        if key.isdigit() and is_clock(key) and _TIMED.search(before):
            continue
        mixed = key[0] == "#" or (
            bool(re.search("[a-z]", key, re.IGNORECASE)) and not is_common(key)
        )
        digits = sum(character.isdigit() for character in key)
        if digits < (2 if mixed and said else 3) or (
            key.isdigit() and not said and not _LOCK.match(lock[0])
        ):
            continue
        bare = bool(_LOCK.match(lock[0])) and len(key) == 4 and not _YEAR.match(key)
        if said or mixed or bare:
            yield Hit(*lock.span("key"), "address")
    for lock in _FAR.finditer(text):
        yield Hit(*lock.span("key"), "address")
    for lock in _THEN_KEY.finditer(text):
        yield Hit(*lock.span("key"), "address")
    if _MARKED_CUE.search(text):
        for lock in _MARKED_KEY.finditer(text):
            yield Hit(*lock.span(), "address")
    for lock in _CODE_IS.finditer(text):
        if not _YEAR.match(lock["key"]) or "then" in text[lock.end() : lock.end() + 8]:
            yield Hit(*lock.span("key"), "address")
