"""Finds a word that is a name as well where it is used as one, by the words around it."""

import re

from bot.anonymity.around import (
    IS,
    MONTHS,
    has_role,
    is_addressed,
    is_dated,
    is_named,
    is_relation,
    is_subject,
)
from bot.anonymity.beside import OFFICES, PAPERS, PEOPLE_DO, THINGS, is_beside, is_listed
from bot.anonymity.reading import Reading
from bot.anonymity.tokens import Token
from bot.anonymity.words import words

_LISTED = re.compile(r",? [B-HJ-Z](?![A-Za-z])|, \d")
_PERSONAL = frozenset(
    words("""
    cant cannot wont doesnt didnt hasnt got says said kicked rang phoned texted knows thinks wants
    accepted refused asked told called n
""")
)
_PAPERS = PAPERS - {"bill", "grant", "art", "success", "sky"}
"""Those of them that are hardly ever somebody there."""

_WELL = frozenset(words("ok okay ta thx thanks hi"))
"""What is said to somebody, or of how somebody is, right behind the name."""

_NOUNS = frozenset(
    words("needs wants feels hates likes loves lives stays sleeps cries worries turned")
)
"""What people do that is also what there is of something: "mark needs cleaning"."""

_MODAL = frozenset(words("will may hope love grant"))
"""Verbs that follow a call: "ring may be for nothing"."""

_CALLS = ("ring", "call", "bell", "text", "buzz")
_HIS = frozenset(words("her his their the"))
_THEN = frozenset(
    words("""
    only also still now cannot didnt doesnt never always at who to might may must should just and
    left got went came says said told sent kept lost saw heard knew met ran feels gave took made
    does do did keeps wont wouldnt couldnt isnt wasnt really currently already then wld cld shd
    """)
)


def is_name(at: int, kind: str, reading: Reading) -> bool:
    """Whether the word at a place, which is a name as well, is used as one."""
    token = reading.tokens[at]
    month = token.base in MONTHS
    # "DASH 22": in capitals among small letters it is an abbreviation.
    shown = reading.shown(at) and not (token.raw.isupper() and len(token.raw) > 2)
    if is_named(at, reading):
        return not month or not is_dated(at, reading)
    if token.possessive and is_relation(reading.after(at)) and token.base not in OFFICES:
        return True
    if shown and token.opens and _is_listed(token, reading.text):
        return True
    if is_beside(at, kind, reading):
        return True
    if kind == "surname":
        return shown and _is_surname(at, reading)
    if is_subject(at, reading) and token.base not in OFFICES:
        return True
    if kind != "adjective" and _is_spoken_of(at, reading):
        return True
    if token.possessive and not month and token.base not in OFFICES and kind in ("given", "verb"):
        return True
    asked_for = reading.before(at) == "for" and reading.before(at, 2) in ("ask", "asked", "asking")
    if asked_for and kind != "adjective" and token.base not in THINGS:
        return True
    spoken_to = kind == "noun" or (kind == "verb" and token.base not in _MODAL)
    present = shown or kind == "given" or (spoken_to and token.base not in THINGS)
    if is_addressed(at, reading, present=present):
        return shown or kind in ("given", "verb", "noun")
    if is_relation(reading.before(at)):
        if shown or kind == "given":
            return True
        if kind in ("noun", "verb") and token.base not in THINGS:
            return _stands_alone(at, reading)
    acts = reading.after(at) in IS or reading.after(at) in _PERSONAL
    if acts and has_role(at, reading) and kind in ("given", "noun") and token.base not in THINGS:
        return True
    if not shown:
        return token.opens and not token.capital and _opens_in_lower_case(at, kind, reading)
    if token.possessive and not month and kind in ("noun", "adjective"):
        return token.base not in OFFICES
    if token.opens:
        if kind == "adjective":
            return reading.after(at) in _PERSONAL
        return _opens_as_name(at, kind, reading)
    if month:
        return reading.after(at) in IS and not is_dated(at, reading)
    if has_role(at, reading):
        return True
    if kind in ("given", "noun", "verb"):
        return not (at and reading.tokens[at - 1].capital and not reading.tokens[at - 1].opens)
    return False


def _stands_alone(at: int, reading: Reading) -> bool:
    """Whether a word ends what is said of a relative, or has what people do behind it."""
    after = reading.after(at)
    if after in IS or after in _PERSONAL or after in PEOPLE_DO:
        return True
    ends = not after or reading.gap(at).strip(" ")[:1] in (*",.;)(", "\n")
    return reading.tokens[at].base not in _MODAL and (ends or after in ("on", "in", "from", "and"))


def _is_spoken_of(at: int, reading: Reading) -> bool:
    """As in "give patience a ring", "its dawn from the refuge", "pat next door"."""
    before, after = reading.before(at), reading.after(at)
    beyond = reading.after(at + 1) if after else ""
    return (
        (before in ("give", "gave", "giving") and after == "a" and beyond in _CALLS)
        or (before in ("its", "im") and after in ("from", "here", "again", "calling"))
        or (after, beyond) == ("next", "door")
        or (before == "let" and after in ("know", "no"))
        or (len(after) == 1 and after not in "ains" and (beyond in _THEN or beyond.endswith("ed")))
    )


def _is_surname(at: int, reading: Reading) -> bool:
    """A trade, a colour or a landscape with a capital, where a surname stands."""
    token = reading.tokens[at]
    if is_addressed(at, reading, present=True) or has_role(at, reading):
        return True
    if is_subject(at, reading) and token.base not in OFFICES:
        return True
    if reading.after(at) in ("family", "household", "v", "vs") or reading.before(at) == "v":
        return True
    return reading.before(at) == "of" and reading.before(at, 2) in ("case", "file", "referral")


def _is_listed(token: Token, text: str) -> bool:
    """As in a register: "Price, L", "Banks J", "Black, 1 bed"."""
    return _LISTED.match(text, token.end) is not None


def _opens_in_lower_case(at: int, kind: str, reading: Reading) -> bool:
    """A hurried sentence that begins with somebody: "rose cant", "mark has been"."""
    token, after = reading.tokens[at], reading.after(at)
    if after in _PERSONAL:
        return True
    if kind == "adjective" or token.base in THINGS:
        return False
    if after in PEOPLE_DO and after not in _NOUNS:
        return True
    return after in IS or (kind == "given" and (after in _THEN or after.endswith("ed")))


def _opens_as_name(at: int, kind: str, reading: Reading) -> bool:
    """A sentence that begins with somebody: "Hope is", "Ruby and Amber", "Storm (3)"."""
    token, after = reading.tokens[at], reading.after(at)
    beside = reading.text[token.end : token.end + 2]
    if after in _PERSONAL or beside == " (" or (after in _WELL and kind != "adjective"):
        return True
    if after in IS:
        return token.base not in _PAPERS
    if after in PEOPLE_DO or (
        kind != "verb" and token.base not in MONTHS and is_listed(at, reading)
    ):
        return True
    if after == "and" and at + 2 < len(reading.tokens):
        other = reading.tokens[at + 2]
        return other.capital or other.key in _HIS or is_relation(other.key)
    if kind != "given" or not beside.startswith(" "):
        return False
    return after in _THEN or after.endswith(("ed", "s"))
