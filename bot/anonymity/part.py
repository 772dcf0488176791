"""Finds a part given as proof: what a number, a card, a plate or an address starts or ends with."""

import re
from collections.abc import Iterator

from bot.anonymity.car import is_near
from bot.anonymity.cues import kind_near
from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.vocabulary import vocabulary
from bot.anonymity.words import THREE, words

_COUNT = r"(?:[2-6]|two|three|four|five|six|few|couple(?:\s+of)?)"
_WHAT = (
    r"(?:digits?|numbers?|nos|figures?|letters?|characters?|chars?|bits?|blocks?|groups?|sets?|part|half|two|three|four|"
    r"five|six|[2-6])"
)
_SAYS = Hinted(
    r"\b(?i:(?:ends?|ended|ending|finish(?:es|ed|ing)?|starts?|started|starting|begins?|began|"
    r"beginning|opens(?=\s+(?:with|in)\b))(?:\s+(?:in|with|on|as|by|is|like(?:\s+this)?))?"
    rf"|(?:last[2-6]|(?:last|final|first|mid(?:dle)?|second|other)\s)\s*(?:{_COUNT}\s+)?{_WHAT}"
    r"(?:\s+and\s+(?:the\s+)?(?:letters?|digits?|numbers?))?"
    r"(?:\s+(?:of|on|in)\s+(?:(?:it|the|his|her|their)\b\s*)?(?:\w+(?:\s\w+)?)?)?(?:\s+(?:is|"
    r"are|was|were|being))?"
    rf"|{_COUNT}\s+(?:digits?|numbers?|figures?)\s+(?:on|off|of|from)\s+(?:the|his|her|their)\s+\w+"
    r"(?:\s\w+)?(?:\s+(?:is|are|was|were|say|read))?"
    r"|part(?:ial(?:ly)?)?(?:\s+(?:reads?|is|was|number|no|ref|plate|card|reg|only))?"
    r"|(?:end|start|beginning|front|tail|(?:last|first)\s+bit)\s+of\s+(?:the|her|his|their|my)\s+\w+"
    r"(?:\s\w+)?\s+(?:is|are|was|were)"
    r"|reads?|contains?|containing|including|includes|with|had)[\s:.*x#(\"',=-]{1,6}"
    r"(?P<part>(?!(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
    r"(?:[A-Za-z]{1,3}[ -]?)?\d(?:[ -]?\d){0,7}(?:/\d{2,4})?(?:[ -]?[A-Z]{1,3}\b|[a-z]{1,2}\b)?"
    r"|[A-Z]{2,5}(?:[ -]?\d{1,4})?|[a-z]{2,3}\d{1,4}"
    r"|(?=[A-Z]{0,5}\d)(?=\d{0,5}[A-Z])[A-Z0-9]{2,7}|\d[a-z]\d|[a-z]{3}(?=[\s.,;!?]|\Z))(?![\w%£:]|[.,/:-]\d)",
    hints=words("""
        end finish start beg open last final first mid front tail second other part read contain
        includ
        with had digit number figure
    """),
)
_CUT = Hinted(
    r"(?<![\w.*])(?:\.{2,6}|\*{2,8}|x{2,8})\s?(?P<part>\d{3,6})(?!\w|[.,:/]\d)",
    hints=words(".. ** xx"),
    digits=3,
)
_TOLD = 40
_TOLD_END = Hinted(r"\b(?:ends?|ending|last|final|end)\b[^.\n]{0,30}\Z", re.IGNORECASE)
_AT_END = Hinted(
    r"(?<![\w'])(?P<part>[A-Z]{2,3}|\d{2,6}|[A-Z0O][A-Z]\d\d)\s+(?:at|on|in)\s+(?:the\s+)?(?:very\s+)?(?:end|start|front|back|middle)\b",
    hints=words("end start front back middle"),
)
_LETTERS = Hinted(
    r"(?<![\w'])(?P<seen>[A-HJ-PR-Z]{2,3})(?:'?s)?\s+(?:on|in|off|from)\s+(?:the|his|her|a|its)\s+"
    r"(?:(?:number\s+|licen[cs]e\s+)?plate|reg|registration)\b|"
    r"(?i:something|smth|blah|dunno|second\s+half|last\s+bit|then|maybe)\s+(?:(?:is|was)\s+)?"
    r"(?P<after>[A-HJ-PR-Z]{3})(?![\w'-])|"
    r"(?i:(?:tail|end|start|front|back|middle)\s+of\s+(?:the|his|her)\s+(?:number\s+)?plate|"
    r"(?:digits?|numbers?)\s+(?:on|of|in)\s+(?:the|his|her)\s+(?:number\s+)?plate)"
    r"(?:\s+(?i:is|are|was|were|reads?|says?))?[\s:]{1,2}(?P<bit>[A-HJ-PR-Z]{2,3}|\d{2,3})(?!\w)|"
    r"(?<=\.\.)\s?(?P<dots>[A-HJ-PR-Z]{3})(?![\w'-])|"
    r"(?P<was>(?<!\w)[A-HJ-PR-Z]{3})\s+(?:was|is|were|are)\s+(?:the\s+)?(?:(?:last|first|end|final)\b|(?:how|what)\s+(?:his|her|the|their)\s+(?:reg|plate)\b)|"
    r"(?P<last>(?<!\w)[A-HJ-PR-Z]{3})\s+(?:the\s+)?last\s+(?:three|3|bit|half|part)\s+(?:letters\s+)?"
    r"(?:of|on)\s+(?:the|his|her)\s+(?:reg|plate)\b|"
    r"(?<!\w)(?i:letters?)\s+(?:(?i:at|on)\s+the\s+(?i:end|front|start|back)\s+)?(?:(?:were|was|are|is|like|of)\s+)?(?P<letters>[A-HJ-PR-Z]{3})"
    r"(?![\w'-])|"
    r"\b(?i:plates?|reg|partial|"
    r"vrm)\b(?:[\s:-]+[a-z']{1,12}){0,4}?[\s:\"'-]+(?P<part>[A-HJ-PR-Z]{3})(?![\w'-])",
    hints=words("""
        plate reg partial vrm letter last first end final some smth blah dunno half bit then maybe
        ..
    """),
)
_SPACED_LETTERS = Hinted(
    r"\b(?i:last|first|final|middle|end)\s+(?i:two|three|2|3)?\s?(?i:letters)\b[^.\n]{0,45}?"
    r"[\s,:\"]{1,2}(?P<letters>[A-HJ-PR-Z][ -][A-HJ-PR-Z](?:[ -][A-HJ-PR-Z])?)(?![\w'-])",
    hints=words("letters"),
)
"""Letters of a plate one by one: "last 3 letters, she thinks, T B K"."""
_MONTH = Hinted(
    r"[ ]?(?:st|nd|rd|th)?[ ]?(?:of[ ])?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|am\b|"
    r"pm\b|bed|homes|"
    r"people|requests|weeks?|wks?|days?|months?|years?|yrs?|hours?|hrs?|mins?|minutes|%|"
    r"viewings?|offers?|"
    r"digits?|numbers?|letters?|of\b(?! (?:the|her|his|their|my)\b)|x\b|visits|sessions|units)",
    re.IGNORECASE,
)
_SMALL_WORD = Hinted(r"[a-z]{1,3} \d{1,2}\Z|(?:at|on|in|by|to|til|of|for) \d{1,4}\Z")
"""No part of a number: "starts yr 3"."""
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_DAY_MONTH = re.compile(r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\Z")
_LASTING = Hinted(
    r"\b(?:tenanc\w+|contract|lease|year|visa|leave|order|injunction|bail|hold|offer|works?|term|"
    r"licen[cs]e|placement|funding|support|job|course|warranty|course|number\s+of|requests|notice|"
    r"permit|nmo|award)\b[^.,;]{0,25}\Z",
    re.IGNORECASE,
)
_NUMBERED = Hinted(
    r"\b(?:no|nos|num(?:ber)?|nr|digits?|ref|id|plate|reg|passport|card|account|acc|acct|a/c|"
    r"brp|phone|mobile|mob|tel|code)\b",
    re.IGNORECASE,
)
_NEVER = frozenset(
    words("""
    NHS GP UC HB PIP ESA DLA TA DV DA MARAC IDVA ASB HA LA UK CD SW SE NW NE EC WC OK NO YES AND THE
    FOR BUT ALL NOT ANY OUT ILR NRPF EPC GAS NMO FMO OO DVPN DVPO CIN CP TBC TBA ASAP PM AM BST GMT
""")
)


_AND_LAST = Hinted(
    r"(?:\b(?:and|then)|,)\s+(?:the\s+)?(?:last|end|final)\s+(?:is\s+|was\s+)?(?P<part>\d{3,6})(?![\w%£:]|[.,/:-]\d)",
    re.IGNORECASE,
    hints=words("last end final"),
    digits=3,
)
_BARE_END = Hinted(
    r"\b(?i:ends?|ending|ended|finish(?:es|ing)?|(?:last|second)\s+(?:half|bit|part))(?:\s+(?i:in|with|is|was))?"
    r"[\s:(]{1,2}(?P<part>[B-DF-HJ-NPR-TV-Z]{3})(?![\w'-])",
    hints=words("end finish last second"),
)
"""Three capitals without a vowel that something ends in: nothing else does."""

_DIALLED = Hinted(r"(?<!\w)07\d{3}(?!\d)", digits=5)
"""How a mobile number begins."""
_EXPIRED = re.compile(r"end(?:s|ed)?\s20[0-4]\d\Z", re.IGNORECASE)
_OF_PLATE = re.compile(r"\b(?:letters|reg|plate)\b")
_TIMED = re.compile(r"\d{1,4} ?(?:am|pm)")
_OF_NUMBER = Hinted(
    r"\b(?:digits?|numbers?|figures?|bit|part|end|start|half|two|three|four|[2-6])\s+(?:of|on|in|off|from)\s+(?:the|his|her|their|that|mums?|it)\s+"
    r"(?:\w+\s+)?(?:numbers?|no|num)\b",
    re.IGNORECASE,
)

_BEGUN = Hinted(r"(?<![A-Za-z0-9])[A-HJ-PR-Y]{2}\d\d\b", digits=2)
"""A current plate's first half."""

_ARE_LAST = Hinted(
    r"(?<![\w£.,/:-])(?P<part>\d{3,6})\s+(?:is|are|was|were)\s+(?:the\s+|her\s+|his\s+)?(?:last|first|final)\b"
    r"(?!\s+(?:one|offer|day|week|month|year|date|price|amount))",
    re.IGNORECASE,
    hints=words("last first final"),
    digits=3,
)


def _is_number(part: str) -> bool:
    return part.isdigit() and len(part) >= 3 and part[-1] != "0"


def find(text: str) -> Iterator[Hit]:
    """Parts of numbers, beside the word for what they are a part of."""
    for pattern in (_CUT, _AT_END):
        for cut in pattern.finditer(text):
            kind = kind_near(text, *cut.span("part"))
            strict = pattern is _CUT or kind == "vehicle" or _is_number(cut["part"])
            year = pattern is _AT_END and _YEAR.match(cut["part"])
            if pattern is _CUT and not kind and _TOLD_END.search(text[: cut.start()][-_TOLD:]):
                kind = "reference"
            if kind and strict and not year and cut["part"] not in _NEVER:
                yield Hit(*cut.span("part"), kind)
    if not text.isupper():
        for spaced in _SPACED_LETTERS.finditer(text):
            yield Hit(*spaced.span("letters"), "vehicle")
        for plate in _LETTERS.finditer(text):
            letters = plate[plate.lastgroup or 0]
            loose = plate["letters"] or plate["after"] or plate["was"] or plate["dots"]
            if loose and not (
                is_near(plate)
                or (plate["was"] and _OF_PLATE.search(text[plate.start() : plate.end() + 12]))
                or _BEGUN.search(text[max(0, plate.start() - 30) : plate.end()])
            ):
                continue
            known = letters.lower() in THREE or letters.lower() in vocabulary().words
            behind = text[plate.end() : plate.end() + 40]
            around = f"{text[max(0, plate.start() - 60) : plate.start()]} {behind}"
            told = plate["letters"] and _OF_PLATE.search(around)
            if (told or not known) and letters not in _NEVER:
                yield Hit(*plate.span(plate.lastgroup or 0), "vehicle")
    for last in _AND_LAST.finditer(text):
        kind = kind_near(text, *last.span("part"))
        if kind and not _YEAR.match(last["part"]) and not _MONTH.match(text, last.end()):
            yield Hit(*last.span("part"), kind)
    for last in _ARE_LAST.finditer(text):
        if not _YEAR.match(last["part"]):
            yield Hit(*last.span("part"), kind_near(text, *last.span("part")) or "reference")
    shouted = text.isupper()
    for plate in _BARE_END.finditer(text):
        letters = plate["part"]
        if letters not in _NEVER and letters.lower() not in vocabulary().words and not shouted:
            yield Hit(*plate.span("part"), "vehicle")
    dialled = _DIALLED.search(text) is not None
    for part in _SAYS.finditer(text):
        start, end = part.span("part")
        said = text[start:end]
        kind = kind_near(text, start, end) or (
            "phone" if _OF_NUMBER.search(part[0]) or dialled else None
        )
        if _TIMED.fullmatch(said):
            continue
        loose = part[0].lower().startswith(("with", "had", "read", "contain", "includ", "part"))
        if loose and (kind != "vehicle" or said.isdigit() or said.isalpha()):
            continue
        if "/" in said and (kind != "reference" or int(said.split("/")[0]) <= 31):
            continue
        if kind is None or _MONTH.match(text, end) or _SMALL_WORD.match(said):
            continue
        before = text[max(0, part.start() - 40) : part.start()]
        lasting = _LASTING.search(before)
        if said.isalpha():
            if kind != "vehicle" or said in _NEVER or said.lower() in THREE:
                continue
            if said.islower() and not _is_nothing_else(said):
                continue
        elif sum(character.isdigit() for character in said) < 2 and said.isdigit():
            continue
        if kind == "id_document" and _EXPIRED.match(part[0]):
            continue
        if _YEAR.match(said) and (lasting or not _NUMBERED.search(before + part[0])):
            continue
        if lasting and (len(said) < 4 or _DAY_MONTH.match(said)) and not said.isupper():
            continue
        yield Hit(start, end, kind)


def _is_nothing_else(letters: str) -> bool:
    """Whether small letters are no word, name or place: "ends vvb"."""
    known = vocabulary()
    lists = (known.words, known.first, known.last, known.places, known.either, known.tongues)
    return not any(letters in told for told in lists)
