"""Finds numbers that were read out in words, and letters of the spelling alphabet."""

import itertools
import re
from collections.abc import Iterator

from bot.anonymity.car import is_near
from bot.anonymity.cues import kind_at
from bot.anonymity.findings import Hit
from bot.anonymity.fold import Folded, speak
from bot.anonymity.hinted import Hinted
from bot.anonymity.words import COUNTED, words

_SINGLES = {
    "zero": 0, "oh": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "niner": 9,
}  # fmt: skip
_TIMES = {"double": 2, "dbl": 2, "triple": 3, "treble": 3}
_TWICE = rf"(?:(?:{'|'.join(_TIMES)})[ -])"
_SINGLE = rf"(?:{'|'.join(_SINGLES)}|[0-9])"
_TEENS = r"ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = r"(?:twen|thir|for|four|fif|six|seven|eigh|nine)ty"
_ONE_BY_ONE = Hinted(
    rf"\b{_TWICE}?{_SINGLE}(?:[ ,.-]{{1,2}}{_TWICE}?{_SINGLE}\b){{3,40}}(?![:.]?\d)",
    re.IGNORECASE,
)
_GROUP = (
    rf"(?:{_TWICE}?(?:{'|'.join(_SINGLES)})|{_TWICE}o(?![\w'])|"
    rf"{_TEENS}|{_TENS}(?:[ -](?:one|two|three|four|five|six|"
    r"seven|eight|nine))?)"
)
_GROUPS = Hinted(
    rf"(?<![\w£-])(?:{_GROUP})"
    r"(?:[ ,.-]{1,2}(?:(?:and[ ])?then[ ]|minus[ ]|dot[ ]|point[ ])?"
    rf"{_GROUP}){{1,24}}(?![\w-]"
    r"|[ ](?:hundred|thousand|million|pounds?|quid|percent|per|point|pm|am|o'?clock)\b)",
    re.IGNORECASE,
)
"""Numbers of one figure or two, read out one behind the other: "forty four nineteen"."""
_SAID = Hinted(
    rf"\b(?:{'|'.join((*_SINGLES, *_TIMES))}|ten|eleven|twelve|[a-z]{{3,5}}teen|{_TENS})",
    re.IGNORECASE,
)
"""A number's word: without two of them nothing was read out."""
_NUMBER_WORD = rf"zero|{'|'.join(_SINGLES)}|double|{_TEENS}|{_TENS}"
_NATO = "|".join(
    words("""
    alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike
    november oscar papa quebec romeo sierra tango uniform victor whiskey whisky x-ray xray yankee
    zulu
""")
)
_MUMBLED = r"(?:(?:something|smth|summat|blah|dunno|then|and|maybe)[ ,]{1,2}){0,4}"
_ALPHABET = Hinted(
    rf"(?<![\w'])(?:{_NATO})[ ,-]{{1,2}}(?:(?:{_NATO})[ ,-]{{1,2}}){{1,12}}"
    rf"(?:{_NUMBER_WORD}|\d{{1,4}}(?!\w|\s(?:nights?|beds?|rooms?|people|mins?|miles?)))(?!\w)"
    rf"(?:[ -](?:{_NUMBER_WORD})(?!\w)){{0,4}}"
    rf"(?:[ ,.-]{{1,2}}{_MUMBLED}(?:{_NATO})(?:[ ,-]{{1,2}}(?:{_NATO})){{0,3}}(?!\w))?",
    re.IGNORECASE,
)
_ONLY_SPELLS = Hinted(
    r"\b(?:alpha|alfa|bravo|delta|echo|foxtrot|kilo|lima|quebec|romeo|sierra|tango|victor|x-?ray|"
    r"yankee|zulu)\b",
    re.IGNORECASE,
)
"""Words of that alphabet that are seldom said of golf, a hotel or a papa."""
_ROW = Hinted(rf"(?<![\w'])(?:{_NATO})(?:[ ,-]{{1,2}}(?:{_NATO})){{1,7}}(?!\w)", re.IGNORECASE)
_MISSED = Hinted(
    r"\b(?:something|smth|summat|blah|dunno)[ ,]{1,2}"
    rf"(?P<last>(?:{_NATO})(?:[ ,-]{{1,2}}(?:{_NATO})){{0,3}})(?!\w)",
    re.IGNORECASE,
    hints=words("something smth summat blah dunno"),
)
_OF_PLATE = Hinted(
    r"\b(?:plates?|reg|vrm|last\s+(?:bit|part|half|two|three|letters?)|(?:first|end)\s+(?:bit|part|half)|letters?)\b"
    r"(?:\s+(?:number|was|is|starts?|begins?|ends?|ending|starting|with|in|"
    r"reads?|says?|the|last|first|three|two|letters?|are|were))*[\s:]{1,2}\Z",
    re.IGNORECASE,
)
_CUE = Hinted(
    r"\b(?:case|refs?|reference|cad|log|urn|pin|code|(?:ends?|ending|starts?|starting|begins?)"
    r"(?:\s+(?:in|with))?|digits?|number|no|id|"
    r"account|card|plate)\b[\s:]*(?:(?:with|is|are|was|no|number|id)\b[\s:]*){0,2}\Z",
    re.IGNORECASE,
)
_OF = Hinted(
    r"\b(?P<part>ends?|ending|ended|finish(?:es|ing)?|starts?|starting|begins?|beginning|digits?|numbers?\s+are|"
    r"last\s+(?:two|three|four|five|six|bit)|first\s+(?:two|three|four|five|six))\b"
    r"(?:\s+(?:in|with|of|on|is|are|was|were|it|its|the|her|his|number|card|account|phone|plate|mobile)\b)*[\s:,]{1,3}\Z"
    r"|\b(?:numbers?|plates?|reg|hackney|codes?|account|card|phone|mobile|landline|logs?|logged|ref|reference|case|"
    r"sort\s+code|ip|address|wi-?fi|router|grid|lat|latitude|long|longitude|coordinates|location|pin(?:ged|s)?|tag|"
    r"nhs|insurance|passport|licen[cs]e|cad|incident|extension|badge|policy|meter|uprn|safe|box)\b"
    r"(?:\s+(?:number|no|id|ref|shows?|showing|says?|reads?|is|was|are|at|as|on|it|its|it's|the|a|from|code|hackney|address|"
    r"starts?|came\s+up|came\s+back|back|up|to|of|her|his|their)\b){0,5}[\s:,]{1,3}\Z",
    re.IGNORECASE,
)
"""What is said before a number that is read out."""
_FEWEST, _FEWEST_OF_PART, _FEWEST_ALONE = 4, 3, 8
_SHORTEST = 3


def find(text: str) -> Iterator[Hit]:
    """Numbers and letters that were read out."""
    if len([*_SAID.finditer(text)]) > 1:
        yield from _one_by_one(text)
        yield from _in_groups(text)
    yield from _by_alphabet(text)


def _by_alphabet(text: str) -> Iterator[Hit]:
    """Letters of the spelling alphabet in a row, with a number beside them."""
    for run in _ALPHABET.finditer(text):
        if _ONLY_SPELLS.search(run[0]) or _OF_PLATE.search(
            text[max(0, run.start() - 30) : run.start()]
        ):
            yield Hit(*run.span(), kind_at(text, *run.span()))
    for row in _ROW.finditer(text):
        if _OF_PLATE.search(text[max(0, row.start() - 30) : row.start()]):
            yield Hit(*row.span(), "vehicle")
    for missed in _MISSED.finditer(text):
        if is_near(missed):
            yield Hit(*missed.span("last"), "vehicle")


def _one_by_one(text: str) -> Iterator[Hit]:
    """Five digits and more that were spoken singly, unless they count up or down."""
    for run in _ONE_BY_ONE.finditer(text):
        digits: list[int] = []
        said = 0
        times = 1
        for word in re.split(r"[ ,.-]+", run[0].lower()):
            if word in _TIMES:
                times = _TIMES[word]
                continue
            said += word in _SINGLES
            digits += [_SINGLES[word] if word in _SINGLES else int(word)] * times
            times = 1
        steps = {b > a for a, b in itertools.pairwise(digits)}
        level = any(a == b for a, b in itertools.pairwise(digits))
        fewest = 4 if _CUE.search(text[max(0, run.start() - 24) : run.start()]) else 5
        if said >= 4 and len(digits) >= fewest and (len(steps) == 2 or level):
            yield Hit(*run.span(), "reference")


def _in_groups(text: str) -> Iterator[Hit]:
    """Figures in groups of one or two behind the word for their number; many without one."""
    for run in _GROUPS.finditer(text):
        spoken = speak(Folded(run[0], range(len(run[0])), range(1, len(run[0]) + 1)))
        groups = re.findall(r"\d+", spoken.text) if spoken else []
        digits = "".join(groups)
        if _is_year(groups) or _counts(groups) or COUNTED.match(text, run.end()):
            continue
        of = _OF.search(text[max(0, run.start() - 45) : run.start()])
        fewest = _FEWEST_ALONE if of is None else _FEWEST_OF_PART if of["part"] else _FEWEST
        alone = of is None and ("," in run[0] or len(groups) < _SHORTEST)
        timed = len(groups) == 2 and not (of and of["part"]) and _is_time(groups)
        if len(digits) >= fewest and not (alone or timed):
            yield Hit(*run.span(), kind_at(text, *run.span()))


def _is_year(groups: list[str]) -> bool:
    return len(groups) == 2 and groups[0] in ("19", "20")


def _is_time(groups: list[str]) -> bool:
    return int(groups[0]) < 24 and int(groups[1]) < 60 and int(groups[1]) % 5 == 0


def _counts(groups: list[str]) -> bool:
    """Whether they only go up or down, as ages and floors do."""
    steps = {int(b) > int(a) for a, b in itertools.pairwise(groups)}
    return len(groups) > 2 and len(steps) == 1 and max(map(int, groups)) <= 2 * len(groups) + 2
