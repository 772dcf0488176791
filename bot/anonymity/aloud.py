"""Reads what was dictated or spelled out as it would have been typed at once."""

import re

from bot.anonymity import spelt
from bot.anonymity.fold import Folded
from bot.anonymity.hinted import Hinted
from bot.anonymity.replaced import replaced
from bot.anonymity.words import words

_DRAWN = Hinted(
    r"(?<=\d)[OoIl]{1,4}(?![A-Za-z])|(?<![A-Za-z])[OoIl]{1,4}(?=\d|\.[OoIl]?\d)|(?<=\d)[OoIl]{1,3}(?=\d)"
    r"|(?<=[A-Z])l{1,2}(?= ?\d|[A-Z] ?\d)|(?<=[/-])[OoIl]{1,3}(?=\d)|(?<= )[Il]{1,2}(?=\d)"
)
_SHIFTED = Hinted(
    r"(?:(?<=\b[A-Z])|(?<=\b[A-Z]{2}))[!£$%^](?=\d? ?\d[A-Z]{2}\b)"
    r"|(?<=\d )[l|!](?= ?[A-Z]{2}\b)"
)
"""A digit of a postcode that came out as the sign above it, or as a small letter."""
_SIGNS_ABOVE = str.maketrans("!£$%^l|", "1345611")
_DRAWN_RUN = Hinted(
    r"(?<![A-Za-z0-9])[\dOoIl|SB]{1,12}(?:[ .-][\dOoIl|SB]{1,12}){1,6}(?![A-Za-z0-9])"
)
"""Groups of digits of which some are drawn as letters."""
_FEWEST_DIGITS = 5
_SHOUTED = re.compile(r"(?<!\S)[OISB]{3}(?!\S)")
"""An abbreviation beside a number: "ISO 27001"."""
_DIGITS = str.maketrans("OoIl|", "00111")
_ALSO_DRAWN = str.maketrans("OoIl|SB", "0011158")
_WIDE = r"(?: {2,4}| ?\n ?)"
_GAPS = Hinted(
    rf"(?<=\d){_WIDE}(?=\d|[A-Za-z]{{1,3}}(?![a-z]))|(?<=[A-Z]){_WIDE}(?=\d|[A-Z])"
    rf"|(?<=\b[a-z]){_WIDE}(?=\d)|(?<=\b[a-z][a-z]){_WIDE}(?=\d)"
)
"""A gap within what may be one number or code, and not between two lines of a list."""
_BROKEN = Hinted(r"(?<=\d\.)\s(?=\d)|(?<=\d)\s(?=\.\d)|(?<=[\w]\.)\n(?=com|co|org|net)")
_SPACED_OUT = Hinted(r"(?<![\w@.])[A-Za-z0-9](?: [A-Za-z0-9@._/:-](?![A-Za-z0-9])){5,80}")
_SIGN = Hinted(
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
    r"(?<=\d),?[ ](?:(?:and[ ])?then|pause|comma|space|new[ ]line)[ ](?=\d|[A-Z](?!\w))"
    r"|(?<=\b[A-Z][A-Z])[ ]then[ ](?=\d{6})",
    hints=words("then pause comma space line"),
)
"""What is said between the parts of a number."""
_HUNDRED = Hinted(
    r"(?<=\d)[ -]hundred(?:[ ]and(?=[ ]\d))?(?![a-z])", re.IGNORECASE, hints=words("hundred")
)
_POINT = Hinted(
    r"(?<=\d)[ ](?:point|dot|decimal)[ ](?=\d)", re.IGNORECASE, hints=words("point dot decimal")
)
_MINUS = Hinted(r"(?<!\d[ ])\bminus[ ](?=\d)", re.IGNORECASE, hints=words("minus"))
_SINGLE = Hinted(
    r"(?<![A-Za-z0-9'£$@])[A-Za-z0-9]"
    r"(?:(?P<gap>[ ]{1,3}|\.{2,3}[ ]?|[.\-_/*|~])[A-Za-z0-9](?![A-Za-z0-9'])"
    r"(?:(?:(?P=gap)|[ ]{1,3}|[ ]-[ ])[A-Za-z0-9](?![A-Za-z0-9'])){1,60})"
)


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
        (_SHIFTED, lambda shifted: shifted[0].translate(_SIGNS_ABOVE)),
        (_DRAWN_RUN, _redrawn),
        (_DRAWN, lambda drawn: drawn[0].translate(_DIGITS)),
        (_GAPS, lambda _match: " "),
        (_BROKEN, lambda _match: ""),
    ):
        read = replaced(read, pattern, replace)
    return None if read.text == folded.text else read


def _redrawn(run: re.Match[str]) -> str:
    digits = sum(character.isdigit() for character in run[0])
    letters = sum(character in "OoIl|SB" for character in run[0])
    few = digits < _FEWEST_DIGITS or letters > digits or _SHOUTED.search(run[0]) is not None
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
