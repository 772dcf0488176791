"""Finds the names in quotation marks or capitals that people show beside a platform."""

import re
from collections.abc import Iterator

from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.profile import ON_PLATFORM
from bot.anonymity.vocabulary import vocabulary
from bot.anonymity.words import words

_QUOTED = Hinted(
    r"\b(?P<said>as|by|in\s+the\s+name\s+of|under(?:\s+the\s+name)?|named|called|(?:him|her)self|requests?\s+from|(?:is|[hs]?he'?s)(?:\s+now)?)"
    r"\s+(?P<mark>[\"'])(?P<name>(?=[^\"\n]{0,40}[A-Z])[\w][\w.'& -]{1,40})(?P=mark)(?!\w)",
    hints=('"', "'"),
)
_CAPITALS = Hinted(
    r"[ ,]{1,2}(?:s?he|they)(?:'?s|'?re|[ ](?:is|was|are|goes[ ]by|"
    r"(?:calls|called)[ ](?:him|her)self|shows[ ](?:up[ ])?as|posts[ ]as))[ ]"
    r"(?P<name>[A-Z][a-z]{1,15}(?:[ ](?:[A-Z][a-z]{1,15}|[A-Z]\.)){1,3})(?!\w)"
)
_UNDER = Hinted(
    r"\b(?:in|under|by|with)\s+the\s+(?:display\s+|profile\s+|user\s?)?name\s+(?:of\s+)?"
    r"(?P<name>[A-Z][\w'-]{1,20}(?: [A-Z][\w'-]{0,20}){1,3})(?!\w)",
    hints=("name",),
)
_PUSHED = Hinted(
    r"(?<![\w@~])(?:@ |~ ?)(?P<name>[A-Z][\w'.]{1,20}"
    r"(?: (?:[A-Z][\w'.]{0,20}|\d{1,4})){1,3})(?!\w)",
    hints=("@", "~"),
)
"""A name as a telephone shows it: "~Big Daz", "@ Big Tone 1974"."""
_SHE_IS = Hinted(
    r"\b(?i:s?he(?:'s|\s+is|\s+goes)|they(?:'re|\s+are|\s+go)|i(?:'m|\s+am|\s+go)|me|us)\s+(?i:(?:now\s+)?(?:called|known\s+as|listed\s+as|"
    r"down\s+as|by)|as)\s+(?P<name>[A-Z][\w']{1,20}(?: \(?[A-Z][\w']{0,20}\)?){1,3})\s+(?:on|in)\s+"
    r"(?:her\s+|his\s+|the\s+)?\Z",
)
"""What stands before a platform: "she's called Princess Peachy on …"."""
_NAME_IS = Hinted(
    r"\b(?i:(?:page|profile|account|channel|group|name)\s+(?:is\s+|was\s+|has\s+been\s+)?(?:now\s+)?(?:called|named|changed\s+to|under)"
    r"|(?:posted|posts|commented|comments|dm'?d|messaged)\s+(?:\w+\s+){0,5}?(?:under|as))\s+"
    r"(?P<name>[A-Z][\w']{1,20}(?: (?:[A-Z&][\w']{0,20}|n|and|x)){1,4})(?!\w)",
    hints=words("page profile account channel group name posted posts comment dm messaged"),
)
"""What a page or a name online is called now."""
_FAKE = Hinted(
    r"\b(?i:fakes?|burners?|finsta|alt|catfish|(?:screen|display|user)\s?name|accounts?|profiles?)"
    r"(?i:\s+(?:account|profile|one))?\s+(?i:called|named|is|was|as|under)\s+"
    r"(?P<mark>[\"'])(?P<name>(?=[^\"\n]{0,40}[A-Z])\w[\w.'& -]{1,40})(?P=mark)(?!\w)",
    hints=words("fake burner finsta alt catfish name account profile"),
)
"""What somebody shows that is no account of theirs: "off a fake called "Sunny Skies"."""
_PUSHED_ONE = Hinted(r"(?<![\w@~])~ ?(?P<name>[A-Z][a-z][\w'.]{0,20})(?!\w)", hints=("~",))
_TITLED = Hinted(r'[ ]?[:=-]?[ ]?"(?P<name>[A-Z][\w.]{0,20}(?:[ ][A-Z][\w.]{0,20}){1,3})"')
"""In quotation marks at once after the platform."""
_NOBODY = Hinted(
    r"\b(?:groups?|pages?|events?|programmes?|schemes?|films?|courses?|apps?|listed|listing|articles?|"
    r"posts?|charity|shared|training|meetings?)\b",
    re.IGNORECASE,
)
_OF_WORK = frozenset(words("teams zoom google outlook gmail line of wa signal x"))
_GOES = Hinted(
    r"\b(?:add(?:s|ed|ing)?|goes|going|messag\w+|dms?|request\w*|fake|profile|accounts?|pos(?:es|ing)|"
    r"pretend\w*|shows?|appears?|tags?|tagged|contact\w*|follow\w*|stalk\w*|(?:un)?block\w*)\b",
    re.IGNORECASE,
)
_SPOKEN = frozenset(words("i you we it my your our this that no not don't are am"))
_BEFORE, _AFTER = 50, 25


def find(text: str) -> Iterator[Hit]:
    """Display names."""
    shouted = text.isupper()
    for pushed in _PUSHED.finditer(text):
        if pushed[0][0] == "~" and not shouted and _is_named(pushed["name"]):
            yield Hit(*pushed.span("name"), "social")
    for fake in _FAKE.finditer(text):
        pieces = fake["name"].lower().split()
        if pieces[0] not in _SPOKEN and not (len(pieces) == 1 and fake["name"].isalpha()):
            yield Hit(*fake.span("name"), "social")
    for name in _NAME_IS.finditer(text):
        if not shouted and _is_named(name["name"]):
            yield Hit(*name.span("name"), "social")
    if not ON_PLATFORM.search(text):
        return
    for pushed in _PUSHED_ONE.finditer(text):
        yield Hit(*pushed.span("name"), "social")
    for quoted in _QUOTED.finditer(text):
        before = text[max(0, quoted.start() - _BEFORE) : quoted.start()]
        after = text[quoted.end() : quoted.end() + _AFTER]
        told = not _NOBODY.search(before) and (_has_platform(before) or _has_platform(after))
        if told and _is_shown(quoted, before):
            yield Hit(*quoted.span("name"), "social")
    for under in _UNDER.finditer(text):
        if not shouted and _has_platform(text[max(0, under.start() - _BEFORE) : under.start()]):
            yield Hit(*under.span("name"), "social")
    for pushed in _PUSHED.finditer(text):
        if not shouted and (pushed[0][-1].isdigit() or _is_named(pushed["name"])):
            yield Hit(*pushed.span("name"), "social")
    for platform in ON_PLATFORM.finditer(text):
        before = text[max(0, platform.start() - 2 * _BEFORE) : platform.start()]
        called = _SHE_IS.search(before)
        if called and platform[0].lower() not in _OF_WORK and not shouted:
            at = platform.start() - len(before)
            yield Hit(at + called.start("name"), at + called.end("name"), "social")
        titled = _TITLED.match(text, platform.end())
        if titled and platform[0].lower() not in _OF_WORK and _is_named(titled["name"]):
            yield Hit(*titled.span("name"), "social")
        shown = _CAPITALS.match(text, platform.end())
        if shown and platform[0].lower() not in _OF_WORK and _is_named(shown["name"]):
            yield Hit(*shown.span("name"), "social")


def _has_platform(around: str) -> bool:
    return any(found[0].lower() not in _OF_WORK for found in ON_PLATFORM.finditer(around))


def _is_shown(quoted: re.Match[str], before: str) -> bool:
    """Whether quoted words are what somebody goes by, and not what somebody said."""
    name, said = quoted["name"], quoted["said"].lower()
    pieces = name.lower().split()
    if pieces[0] in _SPOKEN or (len(pieces) == 1 and name.isalpha()):
        return False
    return said != "as" or _is_named(name) or _GOES.search(before) is not None


def _is_named(name: str) -> bool:
    """Whether one of its words is no word: "Black British" is what somebody is."""
    known = vocabulary()
    return any(
        word not in known.words and word not in known.places for word in name.lower().split()
    )
