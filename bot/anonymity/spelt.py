"""Reads letters by their names, in a row with others and with digits, as they would be typed."""

import re

from bot.anonymity.hinted import Hinted
from bot.anonymity.words import COUNTED, words

_NAMES = {
    **{word: word[0] for word in words("""
        alpha bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike
        november oscar papa quebec romeo sierra tango uniform victor whiskey whisky yankee zulu
    """)},
    "alfa": "a", "xray": "x", "x-ray": "x", "ay": "a", "aye": "a", "bee": "b", "see": "c",
    "cee": "c", "sea": "c", "dee": "d", "ee": "e", "eee": "e", "eff": "f", "ef": "f", "gee": "g",
    "jee": "g", "aitch": "h", "haitch": "h", "aych": "h", "eye": "i", "jay": "j", "kay": "k",
    "el": "l", "ell": "l", "em": "m", "emm": "m", "en": "n", "enn": "n", "pee": "p", "pea": "p",
    "cue": "q", "queue": "q", "kew": "q", "ar": "r", "arr": "r", "are": "r", "ess": "s", "es": "s",
    "tee": "t", "tea": "t", "you": "u", "yoo": "u", "vee": "v", "double you": "w", "double u": "w",
    "double-you": "w", "double-u": "w", "doubleyou": "w", "doubleu": "w", "dubya": "w", "ex": "x",
    "ecks": "x", "why": "y", "wye": "y", "zed": "z", "zee": "z",
}  # fmt: skip
_ORDINARY = frozenset(
    words("""
    are you why see sea tea eye ex queue cue golf hotel mike november papa oscar victor india
    juliet charlie uniform el em en es ef ay aye ee pea a i
    """)
)
"""Names of letters that are said of something else as often."""
_NAME = "|".join(sorted(map(re.escape, _NAMES), key=len, reverse=True))
_TWICE = r"(?:double|dbl|triple|treble)[ -]"
_ITEM = rf"(?:{_NAME}|{_TWICE}(?:{_NAME}|[a-z])|[a-z]|\d{{1,8}})"
_BETWEEN = (
    r"(?:[ ,/-]{1,3}|\.)(?:(?:and|then|space|gap|new[ ]word|capital|cap|caps|letter|number)"
    r"[ ,]{1,2}){0,2}"
)
_CHAIN = Hinted(
    rf"(?<![\w'])(?:{_ITEM}{_BETWEEN}){{2,40}}{_ITEM}(?![\w'])",
    re.IGNORECASE,
)
_ITEMS = Hinted(
    rf"(?<![\w'])(?:(?!{_TWICE}(?!you|u\b))|(?P<times>{_TWICE}))"
    rf"(?:(?P<name>{_NAME})|(?P<one>[a-z])|(?P<digits>\d+))(?![\w'])",
    re.IGNORECASE,
)
_NAMED = Hinted(rf"(?<![\w'])(?:{_NAME})(?![\w'])", re.IGNORECASE)
_AS_IN = Hinted(
    rf"(?<![\w'])(?P<said>{_NAME}|[a-z])[ ](?:for|as[ ]in)[ ](?P<word>[a-z]{{3,12}})(?!\w)",
    re.IGNORECASE,
    hints=(" for ", " as in "),
)
"""A letter and a word that begins with it: "b for bravo"."""
_REST = re.compile(r"(?:[ ,]{1,2}(?:[a-z]|\d{1,8})(?![\w'])){1,12}", re.IGNORECASE)
_DISTRICT = re.compile(r"\b[A-Za-z]{1,2}\d{1,2}[A-Za-z]?[ ,]{1,2}\Z")
_TIMES = {"d": 2, "t": 3}
_FEWEST, _FEWEST_LETTERS = 4, 3


def chains(text: str) -> list[tuple[int, int, str]]:
    """Where letters were named in a row, and what they spell; a letter's name alone is a word."""
    if not _NAMED.search(text) and "capital" not in text.lower():
        return []
    read = []
    for chain in _CHAIN.finditer(text):
        spelt = _spelt(chain)
        if spelt is not None:
            read.append(spelt)
    return read


def as_in(text: str) -> list[tuple[int, int, str]]:
    """Where a letter was told by a word, and the letter."""
    read: list[tuple[int, int, str]] = []
    for pair in _AS_IN.finditer(text):
        said = pair["said"].lower()
        letter = _NAMES.get(said, said)
        if not pair["word"].lower().startswith(letter):
            continue
        if read and not text[read[-1][1] : pair.start()].strip(" ,"):
            read[-1] = (read[-1][0], pair.end(), read[-1][2] + letter.upper())
        else:
            read.append((*pair.span(), letter.upper()))
    return [_followed(text, *one) for one in read]


def _followed(text: str, start: int, end: int, letters: str) -> tuple[int, int, str]:
    """Several letters told by words, with the lone letters and the digits that follow them."""
    rest = _REST.match(text, end) if len(letters) > 1 else None
    if rest is None:
        return start, end, letters
    return start, rest.end(), letters + re.sub(r"[ ,]", "", rest[0]).upper()


def _spelt(chain: re.Match[str]) -> tuple[int, int, str] | None:
    items = [*_ITEMS.finditer(chain[0])]
    while items and items[0][0].lower() in ("a", "i") and items[0][0].islower():
        del items[0]
    while (
        len(items) > 1 and items[0]["digits"] and "," in chain[0][items[0].end() : items[1].start()]
    ):
        del items[0]
    if items and items[-1]["digits"] and COUNTED.match(chain.string, chain.end()):
        del items[-1]
    follows = re.match(r" \w", chain.string[chain.end() : chain.end() + 2])
    while follows and items and items[-1][0].lower() in ("a", "i", "are"):
        del items[-1]
    named = [item["name"].lower() for item in items if item["name"]]
    strong = [name for name in named if name not in _ORDINARY]
    has_digit = any(item["digits"] for item in items)
    lettered = sum(not item["digits"] for item in items)
    capital = "capital" in chain[0].lower()
    if not (named or capital) or not (
        strong or capital or (len(items) >= _FEWEST and has_digit and lettered > 1)
    ):
        return None
    size = sum(len(item["digits"] or "1") for item in items)
    if not (
        (has_digit and size >= _FEWEST - _is_behind_district(chain))
        or (
            len(items) >= _FEWEST_LETTERS
            and (len(strong) >= 2 or (strong and len(named) == len(items)))
        )
    ):
        return None
    # Words that are said of something else are joined only beside a letter's own name.
    sign = "" if strong or capital or len(named) >= _FEWEST_LETTERS else " "
    start, end = chain.start() + items[0].start(), chain.start() + items[-1].end()
    return start, end, sign.join(map(_letters, items))


def _is_behind_district(chain: re.Match[str]) -> bool:
    """Whether what is spelt may be the second half of a postcode: "M14 five tee ex"."""
    return _DISTRICT.search(chain.string[max(0, chain.start() - 6) : chain.start()]) is not None


def _letters(item: re.Match[str]) -> str:
    times = _TIMES[item["times"][0].lower()] if item["times"] else 1
    return (
        _NAMES[item["name"].lower()] if item["name"] else item["one"] or item["digits"]
    ).upper() * times
