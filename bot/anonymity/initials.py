"""Finds letters that stand for a name: initials, and a name spelt letter by letter."""

from collections.abc import Iterator

from bot.anonymity.around import IS, has_role, is_addressed, is_named, is_subject
from bot.anonymity.hinted import Hinted
from bot.anonymity.reading import Reading
from bot.anonymity.words import words

_INITIALS = frozenset("bcdefghjklmnopqrstuvwxyz")
_COMPASS = frozenset("nesw")
_QUARTERS = frozenset(words("north east south west"))
_RELATED = Hinted(
    r" \((?:son|daughter|dtr|mum|dad|perp|ex|client|tenant|child|baby|eldest|"
    r"youngest|sister|brother)\b"
)
"""Who somebody is, behind the initial: "J (son, 9)"."""

_SPELT = (" ", ".", ". ", "-", " - ")
_POINTED = frozenset(
    words("""
    ie eg am pm uk us nhs eu po asap na ps gp tv id ok dv da ai nb pa pw pcm cv wc bc ad rsvp fao
    ta dob tbc tba qv ca cf ft lb oz hq pc dc ds di hm vat usa bbc nt cc ot sw la ha rp wp bn
""")
)
"""Abbreviations that are written with points and are nobody's initials."""


def initials(reading: Reading) -> Iterator[int]:
    """Places of single letters that stand for a name: "spoke to K", "j's ex", "D a n"."""
    spelt = _spelt(reading)
    for at, token in enumerate(reading.tokens):
        if len(token.base) > 1 or token.joined or not token.base.isascii():
            continue
        if at in spelt:
            yield at
        elif token.base not in _INITIALS or at in reading.within:
            continue
        elif token.possessive and token.base != "s":
            yield at
        elif not token.capital:
            continue
        elif (
            is_named(at, reading)
            or is_addressed(at, reading, present=True)
            or has_role(at, reading)
            or is_subject(at, reading)
            or _is_cut_short(at, reading)
            or _RELATED.match(reading.text, token.end)
            or (
                token.opens
                and reading.after(at) in IS
                and reading.text[token.end : token.end + 1] in ". "
            )
        ):
            yield at


def _is_cut_short(at: int, reading: Reading) -> bool:
    """A sentence that begins with a letter and a point, and goes on: "N. is still scared"."""
    end = reading.tokens[at].end
    rest = reading.text[end : end + 3]
    return reading.tokens[at].opens and rest[:2] == ". " and rest[2:].islower()


def _spelt(reading: Reading) -> set[int]:
    """Four single letters and more in a row, or two capitals with points: "D a n a", "S.A."."""
    near = reading.tokens
    found: set[int] = set()
    first = 0
    while first < len(near):
        last = first
        while (
            len(near[first].base) == 1
            and last + 1 < len(near)
            and len(near[last + 1].base) == 1
            and reading.gap(last) in _SPELT
        ):
            last += 1
        if last - first >= 3 or (last > first and _are_initials(first, last, reading)):
            found.update(range(first, last + 1))
        first = last + 1
    return found


def _are_initials(first: int, last: int, reading: Reading) -> bool:
    near = reading.tokens
    letters = near[first : last + 1]
    together = "".join(letter.base for letter in letters)
    alike = letters[0].raw.isupper()
    return (
        (reading.cased or not alike)
        and all(letter.raw.isupper() == alike for letter in letters)
        and not near[first].joined
        and all(reading.gap(at)[0] == "." for at in range(first, last))
        and reading.text[near[last].end : near[last].end + 1] == "."
        and together not in _POINTED
    )


def is_initial_of(at: int, reading: Reading) -> bool:
    """A single capital before a name: "J Brown"; not "E London"."""
    token, after = reading.tokens[at], reading.after(at)
    compass = token.base in _COMPASS and (after in reading.vocabulary.places or after in _QUARTERS)
    return (
        len(token.raw) == 1
        and token.capital
        and not token.joined
        and token.base not in "ai"
        and not compass
    )
