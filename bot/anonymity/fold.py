"""Folds the many spellings of a text into one, remembering where every character came from."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.anonymity.findings import DIGIT
from bot.anonymity.hinted import Hinted
from bot.anonymity.words import COUNTED, words

# Letters of other scripts that are drawn like a Latin one, and the many dashes, dots and quotes.
_DRAWN_LIKE = {
    "A": "АΑᴀ", "B": "ВΒʙ", "C": "СϹᴄ", "D": "ᴅĐ", "E": "ЕΕᴇ", "G": "ԌɢƓ", "H": "НΗʜĦ", "I": "ІΙɪӀ",
    "J": "Јᴊ", "K": "КΚᴋ", "L": "ʟԼŁ", "M": "МΜᴍ", "N": "Νɴ", "O": "ОΟᴏØ", "P": "РΡᴘ", "Q": "Ԛ",
    "R": "ʀ", "S": "Ѕꜱ", "T": "ТΤᴛŦ", "U": "ᴜ", "V": "ᴠѴ", "W": "Ԝᴡ", "X": "ХΧ", "Y": "ҮΥУʏ",
    "Z": "Ζᴢ", "a": "аαɑ", "b": "ЬьƄ", "c": "сϲց", "d": "ԁđ", "e": "еε", "g": "ɡ", "h": "һհħ",
    "i": "іιıɩ", "j": "јȷ", "k": "кκ", "l": "łӏ", "m": "м", "n": "ոп", "o": "оοօø", "p": "рρ",
    "q": "ԛ", "r": "г", "s": "ѕ", "t": "тτŧ", "u": "սυ", "v": "ѵν", "w": "ԝω", "x": "хχ",
    "y": "уүγ", "3": "ЗӠ", "6": "б", ".": "•∙⋅·・。｡", ",": "٬،", "'": "′‵ʹʼ‘’ʻ`´", '"': "″“”„‟",
    "°": "º˚", "*": "∗●█■✱", " ": "\u2800", "-": "−⁃─ー", "/": "⁄∕",
}  # fmt: skip
_PLAIN = {ord(like): plain for plain, likes in _DRAWN_LIKE.items() for like in likes}
_PLAIN |= {
    first + at: letter
    for first in (0x1F1E6, 0x1F150, 0x1F170)  # flags, and letters in black circles and squares
    for at, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
}
_UNSEEN = frozenset("\u115f\u1160\u3164\uffa0")  # letters by category, blank by drawing

_ONES = words("""
    zero one two three four five six seven eight nine
""")
_TEENS = words("""
    ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
""")
_TENS = words("""
    twenty thirty forty fifty sixty seventy eighty ninety
""")
_DIGITS = (
    {word: str(n) for n, word in enumerate(_ONES)}
    | {word: str(n) for n, word in enumerate(_TEENS, start=10)}
    | {"oh": "0", "o": "0", "nought": "0", "naught": "0", "nil": "0", "niner": "9", "fourty": "40"}
)
_TENS_DIGIT = {word: str(n) for n, word in enumerate(_TENS, start=2)} | {"fourty": "4"}
_SIGNS = {"plus": "+", "dash": "-", "hyphen": "-", "slash": "/"}
_TIMES = {"double": 2, "dbl": 2, "triple": 3, "treble": 3, "quadruple": 4}

_ONE = "|".join((*_ONES, "oh", r"(?<!\s[a-np-z]\s)o", "nought", "naught", "nil", "niner"))
_SPOKEN = Hinted(
    rf"(?:\b|(?<=\d))(?:(?P<times>{'|'.join(_TIMES)})[\s-]{{1,3}}(?P<of>{_ONE}|\d)"
    rf"|(?P<tens>{'|'.join(_TENS_DIGIT)})(?:[\s-]{{1,3}}(?P<unit>{'|'.join(_ONES[1:])}))?"
    rf"|(?P<hundreds>{'|'.join(_ONES[1:])})hundred"
    rf"|(?P<plain>{_ONE}|{'|'.join(_TEENS)})"
    rf"|(?P<sign>{'|'.join(_SIGNS)})(?=\s))(?:\b|(?<![oO])(?<!ten)(?<!TEN)(?=\d))",
    re.IGNORECASE,
)


_CODE_BEFORE = Hinted(r"(?:\d|(?<![^\W\d_])(?:[B-HJ-Zb-hj-z]|[A-Z]{2,3}))[\W_]{0,3}\Z")
_CODE_AFTER = re.compile(
    r"[\W_]{0,3}(?:(?:(?:and|then)\W(?:an?\W)?)?\d|(?:[B-HJ-Zb-hj-z]|[A-Z]{2,3})(?![^\W\d_])"
    r"|(?:digit|figure|number|letter)s)"
)
"""What stands beside a part of a number: another, few letters, how many digits they are."""
_BESIDE = 6

_QUOTED = re.compile(r"(?<![\w'])'([\w@+][^'\n]{1,60})'(?!\w)")
"""Between single quotation marks, which are apostrophes elsewhere."""


class Folded(NamedTuple):
    """A text as the patterns read it; character i stands for original[starts[i]:ends[i]]."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text behind a non-empty span of this one."""
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    """What one character reads as; empty where it only decorates or hides."""
    if character.isspace():
        return "\n" if character in "\n\r\u2028\u2029\x85" else " "
    read = []
    for part in unicodedata.normalize("NFKD", _PLAIN.get(ord(character), character)):
        plain = _PLAIN.get(ord(part), part)
        category = unicodedata.category(plain)
        if category in ("Mn", "Mc", "Me", "Cf", "Cc") or plain in _UNSEEN:
            continue
        digit = unicodedata.digit(plain, None)
        if digit is not None:
            plain = str(digit)
        elif category == "Pd":
            plain = "-"
        elif plain.isspace():
            plain = " "
        read.append(plain)
    return "".join(read)


def fold(text: str) -> Folded:
    """One plain spelling: compatibility forms, accents, hidden characters and look-alikes gone."""
    text = _QUOTED.sub(r'"\1"', text) if "'" in text else text
    if text.isascii() and text.isprintable():
        return Folded(text, range(len(text)), range(1, len(text) + 1))
    read: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, character in enumerate(text):
        plain = _fold_character(character)
        if plain:
            read.append(plain)
            starts.extend([at] * len(plain))
            ends.extend([at + 1] * len(plain))
        elif ends and ends[-1] == at and unicodedata.category(character)[0] == "M":
            # An accent or a vowel's sign belongs to its letter: a span must not cut between them.
            ends[-1] = at + 1
    return Folded("".join(read), starts, ends)


class Heard(NamedTuple):
    """A text with number words as digits.

    ``tells`` whether they may be a number or a code: not where they only count, "two beds".
    """

    folded: Folded
    tells: bool


def hear(folded: Folded) -> Heard | None:
    """The same text with number words as digits; None where it has no number word."""
    text = folded.text
    read: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    places: list[tuple[int, int]] = []
    done = 0
    for word in _SPOKEN.finditer(text):
        digits = _as_digits(word)
        start, end = folded.original(word.start(), word.end())
        read += (text[done : word.start()], digits)
        starts += (*folded.starts[done : word.start()], *[start] * len(digits))
        ends += (*folded.ends[done : word.start()], *[end] * len(digits))
        places.append((len(starts) - len(digits), len(starts)))
        done = word.end()
    if not done:
        return None
    read.append(text[done:])
    spoken = "".join(read)
    return Heard(
        Folded(spoken, [*starts, *folded.starts[done:]], [*ends, *folded.ends[done:]]),
        len(DIGIT.findall(spoken)) > 1 and any(_tells(spoken, *place) for place in places),
    )


def speak(folded: Folded) -> Folded | None:
    """As ``hear`` reads it."""
    heard = hear(folded)
    return heard.folded if heard else None


def _tells(text: str, start: int, end: int) -> bool:
    """Whether digits from a number word are part of a number, by what stands beside them."""
    return bool(
        _CODE_BEFORE.search(text[max(0, start - _BESIDE) : start])
        or _CODE_AFTER.match(text, end)
        or (end - start > 1 and not COUNTED.match(text, end))
    )


def _as_digits(word: re.Match[str]) -> str:
    if word["times"]:
        of = word["of"].lower()
        return _DIGITS.get(of, of) * _TIMES[word["times"].lower()]
    if word["tens"]:
        unit = word["unit"]
        return _TENS_DIGIT[word["tens"].lower()] + (_DIGITS[unit.lower()] if unit else "0")
    if word["hundreds"]:
        return _DIGITS[word["hundreds"].lower()] + "00"
    if word["sign"]:
        return _SIGNS[word["sign"].lower()]
    return _DIGITS[word["plain"].lower()]
