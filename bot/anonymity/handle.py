"""Finds the names that people go by online where they are told by how they are written."""

import re
from collections.abc import Iterator

from bot.anonymity.explained import is_outward
from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.profile import ON_PLATFORM, is_word
from bot.anonymity.vocabulary import vocabulary
from bot.anonymity.words import words

_JOINED = Hinted(
    r"(?<![\w@/\\.'#-])(?P<name>_{0,2}[A-Za-z0-9]{1,30}(?:(?:_{1,3}|\.)[A-Za-z0-9]{1,30}){1,5}_{0,3}|_[a-z]{3,25}"
    r"|[a-z]{5,25}_{1,2})"
    r"(?![\w@/\\:]|[.'-]\w)"
)
_NUMBERED = Hinted(
    r"(?<![\w@/\\.'-])(?P<name>[A-Za-z]{4,24}\d{1,4}|[a-z]{3}\d{2,4})(?![\w@/\\:']|[.-]\w)"
)
_CAMEL = Hinted(r"(?<![\w@/\\.'-])(?P<name>[A-Za-z]{1,15}[a-z][A-Z][A-Za-z0-9]{2,20})(?![\w'/-])")
_HYPHENED = Hinted(
    r"(?<![\w@/\\.'-])(?P<name>(?=[a-z0-9]{1,24}-)[a-z]{2,20}(?:-[a-z]{2,20}){0,3}-?\d{2,4}|[a-z]{2,20}(?:-[a-z]{2,20}){2,3})(?![\w@/\\:']|[.-]\w)",
    hints=("-",),
)
_STROKE = Hinted(
    r"(?<![\w/.:])/(?P<name>[a-z]{3,20}(?:\.[a-z0-9]{1,20}){1,3})(?![\w/])", hints=("/",)
)
_SOMEONE = Hinted(
    r"\b(?i:someone|somebody|person|user|account|profile|lad|guy|bloke|woman)\s+(?i:called|named)\s+"
    r"(?P<name>[a-z0-9]{2,20}(?:[._][a-z0-9]{1,20}){1,4})(?![\w@/])",
    hints=words("called named"),
)
_REDDIT = Hinted(r"(?<![\w/])u/(?P<name>[A-Za-z][\w-]{2,30})", hints=("u/",))
_ONLINE = Hinted(
    r"\b(?:stor(?:y|ies)|posts?|posted|posting|pics?|photos?|selfies?|follow(?:s|ed|ing|ers?)?|"
    r"tag(?:s|ged)?|account|accts?|accs?|profiles?|user\s?names?|users?|handles?|dms?|dm'?d|"
    r"messag(?:es?|ed|ing)|msgs?|bio|link|requests?|add(?:s|ed|ing)?|(?:un)?block(?:s|ed|ing)?|online|"
    r"lik(?:es?|ed)|comment(?:s|ed|ing)?|burners?|fakes?|cat\s?fish\w*|reels?|lives?|stream\w*|"
    r"screen\s?shots?|login|signed|listing|reviews?|vids?|videos?|girlfriend|gamer|games|plays|"
    r"socials?|media|on\s+(?:everything|everywhere|all\s+(?:apps|of\s+them|platforms))|streaks?|mutuals?|page|channel|dating|app|goes\s+by)\b",
    re.IGNORECASE,
)
_ACCOUNTS = (
    Hinted(
        r"\b(?:accounts?|accts?|accs?|profiles?|user\s?names?|handles?|dms?|burners?|alts?|online|login|"
        r"streaks?|tagged|goes\s+by)\b",
        re.IGNORECASE,
    ),
    ON_PLATFORM,
)
_BEFORE, _AFTER = 45, 40
_RIGHT_BEFORE = 24
_CALLED = Hinted(
    r"\b(?:profiles?|accounts?|accts?|user\s?names?|handles?|back\s?-?ups?|aliases|alias|ign)"
    r"(?:\s*[,:=-]|\s+(?:called|named|under)|(?<!accounts)(?<!account)(?<!profile)\s+(?:is|was)|(?<=acct)(?=\s)|(?<=handle)(?=\s))\s*[\"']?(?P<name>[a-z]{5,30})(?![\w'@.-])",
    re.IGNORECASE,
    hints=words("profile acc user handle back alias ign"),
)
_FILES = frozenset(
    words("""
    doc docx pdf xls xlsx csv jpg jpeg png gif heic mp4 mov mp3 txt ppt pptx zip msg eml rtf odt
    html htm img dsc pxl scan
""")
)
_ENDS = frozenset(words("com co org net uk gov nhs ac info me io eu us biz ie app www http https"))
_TOLD = Hinted(r"\d{1,4}(?:am|pm|ish|hrs?|h|k|st|nd|rd|th|yrs?|mins?|bed\w*|[bp])?\Z|v\d+\Z")


def find(text: str) -> Iterator[Hit]:
    """Names with a sign or a number in them that nobody would give a file or a flat."""
    for joined in _JOINED.finditer(text):
        if _is_handle(joined):
            yield Hit(*joined.span("name"), "social")
    for pattern in (_NUMBERED, _CAMEL):
        for plain in pattern.finditer(text):
            letters = plain["name"].rstrip("0123456789")
            if (
                _is_online(plain)
                and not is_word(letters)
                and not ON_PLATFORM.pattern.fullmatch(letters)
            ):
                yield Hit(*plain.span("name"), "social")
    for hyphened in _HYPHENED.finditer(text):
        if _is_hyphened(hyphened):
            yield Hit(*hyphened.span("name"), "social")
    for stroke in _STROKE.finditer(text):
        if _is_online(stroke) and not {*stroke["name"].split(".")} & (_FILES | _ENDS):
            yield Hit(*stroke.span("name"), "social")
    for someone in _SOMEONE.finditer(text):
        if not {*someone["name"].split(".")} & (_FILES | _ENDS):
            yield Hit(*someone.span("name"), "social")
    for called in _CALLED.finditer(text):
        if called["name"].islower() and not is_word(called["name"]):
            yield Hit(*called.span("name"), "social")
    for name in _REDDIT.finditer(text):
        if not is_word(name["name"]):
            yield Hit(*name.span(), "social")


def _is_handle(joined: re.Match[str]) -> bool:
    name = joined["name"]
    pieces = [piece for piece in re.split(r"[_.]+", name.lower()) if piece]
    if len(pieces) == 1 and name.endswith("_") and is_word(pieces[0]):
        return False
    ends = _FILES if "_" in name else _FILES | _ENDS
    if {pieces[0], pieces[-1]} & ends or not re.search("[a-z]", name, re.IGNORECASE):
        return False
    strange = any(_is_strange(piece, "_" in name) for piece in pieces)
    mixed = any(_is_mixed(piece) for piece in pieces)
    if name.endswith("_") != name.startswith("_") and _is_near(joined, _ACCOUNTS):
        return True
    if "_" in name and re.match(r"_*([xX]{2})_", name) and len(pieces) > 1:
        return True
    if re.fullmatch(r"[A-Z][a-z]+(?:_[A-Z][a-z]+)+", name) and not _is_online(joined):
        return False
    if "_" in name:
        if name.isupper():
            return strange and mixed and _is_online(joined)
        return strange or mixed or (name.islower() and _is_near(joined, _ACCOUNTS))
    if not name.islower():
        return strange and mixed and _is_online(joined)
    plain = all(len(piece) > 1 and piece.isalpha() for piece in pieces)
    known = all(piece in vocabulary().words for piece in pieces)
    if len(pieces) > 2 and plain and not known and _is_near(joined, _ACCOUNTS):
        return True
    return (strange and mixed) or ((strange or mixed) and _is_online(joined))


def _is_hyphened(found: re.Match[str]) -> bool:
    """Letters and a number with hyphens right behind a platform: "his snap, big-dean-92"."""
    text, start = found.string, found.start()
    behind = ON_PLATFORM.search(text[max(0, start - _RIGHT_BEFORE) : start])
    pieces = found["name"].split("-")
    strange = any(not piece.isdigit() and not is_word(piece) for piece in pieces)
    return behind is not None and (strange or pieces[-1].isdigit() or len(pieces) > len("a-b"))


def _is_strange(piece: str, signed: bool) -> bool:
    """A name, or no word at all; digits drawn for letters, as in "gh0st", are no word either.

    Between signs nobody slips, so there a misspelt word is none.
    """
    if re.fullmatch(r"[a-z]+\d[a-z]+", piece):
        return not _TOLD.match(piece)
    if not piece.isalpha() or len(piece) < 3:
        return False
    known = vocabulary()
    if piece in known.first and piece not in known.words:
        return True
    return not (piece in known.words or piece in known.places) if signed else not is_word(piece)


def _is_mixed(piece: str) -> bool:
    """Letters, then digits: "xo22", "e17", but no size, time or version."""
    return bool(re.fullmatch(r"[a-z]{1,12}\d{1,4}", piece)) and not _TOLD.match(piece)


def _is_online(found: re.Match[str]) -> bool:
    return not is_outward(found["name"]) and _is_near(found, (_ONLINE, ON_PLATFORM))


def _is_near(found: re.Match[str], signs: tuple[Hinted, ...]) -> bool:
    text, start, end = found.string, found.start(), found.end()
    near = (max(0, start - _BEFORE), start), (end, end + _AFTER)
    return any(sign.search(text[opens:closes]) for opens, closes in near for sign in signs)
