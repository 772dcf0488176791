"""Reads what was dictated or spelled out as it would have been typed at once."""

import itertools
import re
from collections.abc import Iterator

from bot.anonymity import spelt
from bot.anonymity.cues import kind_at
from bot.anonymity.findings import Hit
from bot.anonymity.fold import Folded
from bot.anonymity.hinted import Hinted
from bot.anonymity.replaced import replaced
from bot.anonymity.words import words

_DRAWN = re.compile(
    r"(?<=\d)[OoIl]{1,4}(?![A-Za-z])|(?<![A-Za-z])[OoIl]{1,4}(?=\d|\.[OoIl]?\d)|(?<=\d)[OoIl](?=\d)"
    r"|(?<=[A-Z])l(?=\d|[A-Z] ?\d)"
)
_DRAWN_RUN = re.compile(
    r"(?<![A-Za-z0-9])[\dOoIl|SB]{1,12}(?:[ .-][\dOoIl|SB]{1,12}){1,6}(?![A-Za-z0-9])"
)
"""Groups of digits of which some are drawn as letters."""
_FEWEST_DIGITS = 5
_DIGITS = str.maketrans("OoIl|", "00111")
_ALSO_DRAWN = str.maketrans("OoIl|SB", "0011158")
_GAPS = re.compile(r"(?<=\w)(?: {2,4}| ?\n ?)(?=\w)")
_BROKEN = re.compile(r"(?<=\d\.)\s(?=\d)|(?<=\d)\s(?=\.\d)|(?<=[\w]\.)\n(?=com|co|org|net)")
_SPACED_OUT = re.compile(r"(?<![\w@.])[A-Za-z0-9](?: [A-Za-z0-9@._/:-](?![A-Za-z0-9])){5,80}")
_SIGN = re.compile(
    r"(?<=\w)\((?P<lone>a)\)(?=[\w-]{1,40}\.\w)|[ ]{0,2}[\[({<][ ]?(?P<boxed>dot|at|\.|@|"
    r"underscore|dash)[ ]?[\])}>][ ]{0,2}"
    r"|(?<=\w)(?:[ ]+(?P<said>dot|full\s?stop|underscore|under\s?score|hyphen|colon)[ ]+"
    r"|[ ]*_(?P<lined>dot|at)_[ ]*|-(?P<dashed>dot|at)-(?=[\w-]{1,40}(?:\.|-dot-|[ ]dot[ ]))|"
    r"[ ]+(?P<named>at)[ -](?:sign|symbol)[ ]+|"
    r"(?:(?<=com)|(?<=[ .]me)|(?<=net))[ ](?P<slash>/)[ ](?:at[ ])?|"
    r"[ ](?P<sign>[_.])[ ])(?=\w)",
    re.IGNORECASE,
)
_SIGNS = {
    "dot": ".", ".": ".", "at": "@", "@": "@", "underscore": "_", "dash": "-", "hyphen": "-",
    "colon": ":", "_": "_", "fullstop": ".", "/": "/", "a": "@",
}  # fmt: skip
_PAUSE = Hinted(
    r"(?<=\d),?[ ](?:(?:and[ ])?then|pause|comma|new[ ]line)[ ](?=\d|[A-Z](?!\w))"
    r"|(?<=\b[A-Z][A-Z])[ ]then[ ](?=\d{6})",
    hints=words("then pause comma line"),
)
"""What is said between the parts of a number."""
_HUNDRED = Hinted(
    r"(?<=\d)[ -]hundred(?:[ ]and(?=[ ]\d))?(?![a-z])", re.IGNORECASE, hints=words("hundred")
)
_POINT = Hinted(
    r"(?<=\d)[ ](?:point|dot|decimal)[ ](?=\d)", re.IGNORECASE, hints=words("point dot decimal")
)
_MINUS = Hinted(r"(?<!\d[ ])\bminus[ ](?=\d)", re.IGNORECASE, hints=words("minus"))
_SINGLE = re.compile(
    r"(?<![A-Za-z0-9'£$@])[A-Za-z0-9](?:(?P<gap>[ ]{1,3}|[.\-_/*|~])[A-Za-z0-9](?![A-Za-z0-9'])"
    r"(?:(?:(?P=gap)|[ ]{1,3})[A-Za-z0-9](?![A-Za-z0-9'])){1,60})"
)
_DIGIT = "(?:zero|one|two|three|four|five|six|seven|eight|nine|oh|nought|naught|niner|[0-9])"
_ONE_BY_ONE = re.compile(
    rf"\b(?:(?:double|dbl|triple|treble)[ -])?{_DIGIT}"
    rf"(?:[ ,.-]{{1,2}}(?:(?:double|dbl|triple|treble)[ -])?{_DIGIT}\b){{3,40}}(?![:.]?\d)",
    re.IGNORECASE,
)
_WORDS = {
    "zero": 0, "oh": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "niner": 9,
}  # fmt: skip
_NUMBER_WORD = (
    r"zero|one|two|three|four|five|six|seven|eight|nine|oh|nought|niner|double|\w{3,5}teen|ten|"
    r"eleven|twelve|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
)
_NATO = "|".join(
    words("""
    alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike
    november oscar papa quebec romeo sierra tango uniform victor whiskey whisky x-ray xray yankee
    zulu
""")
)
_ALPHABET = Hinted(
    rf"(?<![\w'])(?:{_NATO})[ ,-]{{1,2}}(?:(?:{_NATO})[ ,-]{{1,2}}){{1,12}}"
    rf"(?:{_NUMBER_WORD}|\d{{1,4}}(?!\w|\s(?:nights?|beds?|rooms?|people|mins?|miles?)))(?!\w)",
    re.IGNORECASE,
)
_ONLY_SPELLS = re.compile(
    r"\b(?:alpha|alfa|bravo|delta|echo|foxtrot|kilo|lima|quebec|romeo|sierra|tango|victor|x-?ray|"
    r"yankee|zulu)\b",
    re.IGNORECASE,
)
"""Words of that alphabet that are seldom said of golf, a hotel or a papa."""
_ROW = Hinted(rf"(?<![\w'])(?:{_NATO})(?:[ ,-]{{1,2}}(?:{_NATO})){{1,7}}(?!\w)", re.IGNORECASE)
_OF_PLATE = re.compile(
    r"\b(?:plates?|reg|vrm)\b(?:\s+(?:number|was|is|starts?|begins?|ends?|ending|starting|with|in|"
    r"reads?|says?|the|last|first|three|two|letters?|are|were))*[\s:]{1,2}\Z",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\b(?:case|refs?|reference|cad|log|urn|pin|code|ends?|ending|in|starts?|digits?|number|no|id|"
    r"account|card|plate)\b[\s:]*(?:(?:in|with|is|are|was|no|number|id)\b[\s:]*){0,2}\Z",
    re.IGNORECASE,
)
_TIMES = {"double": 2, "dbl": 2, "triple": 3, "treble": 3}


def by_alphabet(text: str) -> Iterator[Hit]:
    """Letters of the spelling alphabet in a row, with a number beside them."""
    for run in _ALPHABET.finditer(text):
        if _ONLY_SPELLS.search(run[0]):
            yield Hit(*run.span(), kind_at(text, *run.span()))
    for row in _ROW.finditer(text):
        if _OF_PLATE.search(text[max(0, row.start() - 30) : row.start()]):
            yield Hit(*row.span(), "vehicle")


def tighten(folded: Folded) -> Folded | None:
    """The same text with spelled letters and signs in place and lone characters joined.

    None where nothing was spelled.
    """
    read = _told(folded, spelt.as_in(folded.text))
    read = _told(read, spelt.chains(read.text))
    for pattern, replace in (
        (_PAUSE, lambda _match: " "),
        (_HUNDRED, lambda _match: "00"),
        (_SPACED_OUT, _spaced_out),
        (_SIGN, _sign),
        (_SINGLE, _closed),
        (_POINT, lambda _match: "."),
        (_MINUS, lambda _match: "-"),
    ):
        read = replaced(read, pattern, replace)
    return None if read.text == folded.text else read


def redraw(folded: Folded) -> Folded | None:
    """The same text with digits for letters drawn like them, and one gap for several.

    None where nothing was drawn so.
    """
    read = folded
    for pattern, replace in (
        (_DRAWN_RUN, _redrawn),
        (_DRAWN, lambda drawn: drawn[0].translate(_DIGITS)),
        (_GAPS, lambda _match: " "),
        (_BROKEN, lambda _match: ""),
    ):
        read = replaced(read, pattern, replace)
    return None if read.text == folded.text else read


def one_by_one(text: str) -> Iterator[Hit]:
    """Five digits and more that were spoken singly, unless they count up or down."""
    for run in _ONE_BY_ONE.finditer(text):
        digits: list[int] = []
        said = 0
        times = 1
        for word in re.split(r"[ ,.-]+", run[0].lower()):
            if word in _TIMES:
                times = _TIMES[word]
                continue
            said += word in _WORDS
            digits += [_WORDS[word] if word in _WORDS else int(word)] * times
            times = 1
        steps = {b > a for a, b in itertools.pairwise(digits)}
        level = any(a == b for a, b in itertools.pairwise(digits))
        fewest = 4 if _CUE.search(text[max(0, run.start() - 24) : run.start()]) else 5
        if said >= 4 and len(digits) >= fewest and (len(steps) == 2 or level):
            yield Hit(*run.span(), "reference")


def _redrawn(run: re.Match[str]) -> str:
    digits = sum(character.isdigit() for character in run[0])
    letters = sum(character in "OoIl|SB" for character in run[0])
    few = digits < _FEWEST_DIGITS or letters > digits
    return run[0] if few else run[0].translate(_ALSO_DRAWN)


def _spaced_out(run: re.Match[str]) -> str:
    return run[0].replace(" ", "") if re.search("[@./:]", run[0]) else run[0]


def _sign(sign: re.Match[str]) -> str:
    said = (
        sign["lone"]
        or sign["boxed"]
        or sign["said"]
        or sign["lined"]
        or sign["sign"]
        or sign["dashed"]
        or sign["named"]
        or sign["slash"]
    )
    return _SIGNS[said.lower().replace(" ", "")]


def _closed(run: re.Match[str]) -> str:
    return re.sub(r"[^A-Za-z0-9]", "", run[0])


def _told(folded: Folded, spelt_out: list[tuple[int, int, str]]) -> Folded:
    """The text with what was spelt out as it would be typed, each for the whole of its row."""
    read: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for start, end, new in spelt_out:
        read += (folded.text[done:start], new)
        starts += (*folded.starts[done:start], *[folded.starts[start]] * len(new))
        ends += (*folded.ends[done:start], *[folded.ends[end - 1]] * len(new))
        done = end
    if not done:
        return folded
    read.append(folded.text[done:])
    return Folded("".join(read), [*starts, *folded.starts[done:]], [*ends, *folded.ends[done:]])
