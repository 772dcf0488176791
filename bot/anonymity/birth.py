"""Finds a day and month tied to a birth; an age or a due date stays clean."""

import re
from collections.abc import Iterator

from bot.anonymity.date import DATE, DAY, MONTH, may_be_dated
from bot.anonymity.findings import DIGIT, Hit
from bot.anonymity.hinted import Hinted, holds
from bot.anonymity.words import words

_BIRTH = (
    r"(?:d\.?[\s/]?[o0]\.?[\s/]?b\.?'?s?|dates?\s+(?:of\s+)?(?:births?|brith|bith|birht)|"
    r"birth\s?-?\s?dates?|"
    r"birth\s?-?\s?days?|b'?\s?-?days?|born|birthed|birth|gave\s+birth|delivered)"
)
_FILL = (
    r"(?:is|was|were|are|on|in|the|her|his|their|falls|being|of|given|as|to|a|an|for|both|"
    r"mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|(?:mon|tues|wednes|thurs|fri|satur|"
    r"sun)day|"
    r"s|mum|mother|son|daughter|child|baby|babies|boy|girl|twins?|tenant|client|passport|form|file|"
    r"record|system|your|our|it|that|should|read|reads|banding|wrong|correct(?:ed)?|actually|really|confirmed|early|late|prem(?:ature)?|prematurely|by|c[\s-]?section|here|"
    r"abroad|at|home|hospital|"
    r"uk|and|comes|coming|up|date|day|month|year|this|last|next|every|each|around|about|either)"
)
_BORN = Hinted(
    rf"(?<![a-z]){_BIRTH}(?:[\s:.,=()'/-]+{_FILL}\b){{0,6}}[\s:.,=()'/-]{{0,4}}",
    re.IGNORECASE,
)
"""The word for a birth, up to where its date would begin."""

_OF_PARENTS = Hinted(
    r"\s*(?:,|and|&)?\s*(?:parents?|mums?|women)\b",
    re.IGNORECASE,
)
_YEAR = Hinted(r"(?:19|20)[ ]?\d\d|\w+\W+\w+\W+\d\d\Z", digits=2)
_AND = Hinted(
    r"\s*(?:,|and|&|\+|/|;|or)\s*",
    re.IGNORECASE,
)
_WHOSE = Hinted(
    r"\w{2,12}(?:'s)?\s+",
)
_BEGINS = re.compile(r"(?<![\w./-])\w")
_THEN_BORN = Hinted(
    r"[ ()'=-]{0,3}(?:(?:is|was|her|his|their|the|a|as|little|"
    r"one'?s|ones|baby'?s?|child'?s|son'?s?|daughter'?s?|girl'?s|boy'?s|kid'?s|twins?'?|mum'?s|"
    r"tenant'?s|client'?s|\w{2,10}'s|\d{1,2}(?:st|nd|rd|th))\b[\s,()]{1,2}){0,4}"
    r"(?:d\.?o\.?b\b|date\s+of\s+birth|birth\s?-?\s?(?:day|date)|b'?day|(?<!be )born)\b"
    r"(?!\s+party)",
    re.IGNORECASE,
)
"""What stands after a date that is somebody's birthday."""

_WHO = (
    r"(?:s?he|they|we|i|who|it|eldest|oldest|youngest|middle|son|daughter|child|boy|girl|lad|"
    r"kid|baby|"
    r"toddler|teen|twins?|sister|brother|mum|tenant|client|one|yp)(?:'(?:s|ll|d))?"
)
_AGED = Hinted(
    r"\b(?:turn(?:s|ed|ing)?|hits?|reach(?:es|ed)?|becom(?:es?|ing)|became)\s+(?:(?P<day>\d\d)|\d|"
    r"(?:a\s+)?teen\w*|one)"
    r"\s*(?:,|yrs?(?:\s+old)?|years?(?:\s+old)?)?\s*(?:on|in|this|next|last|by)?\s*(?:the\s+)?"
    rf"|\b(?:will|{_WHO}(?:\s+(?:is|was|will|gonna|going|to)){{0,3}})\s+(?:(?:is|was|be)\s+)?"
    r"\d{1,2}(?:\s+(?:yrs?|years?)(?:\s+old)?)?\s+(?:on|come)\s+(?:the\s+)?"
    r"|\bhad\s+(?:the\s+|her\s+|a\s+|their\s+)?(?:baby|twins|son|daughter|bub|little\s+one)"
    r"(?:\s+(?:boy|girl))?\s+(?:on\s+)?(?:the\s+)?"
    r"|\b(?:\d{1,2}(?:st|nd|rd|th)\s+b(?:irth|')?-?\s?day|"
    r"(?:his|her|their)\s+\d{1,2}(?:st|nd|rd|th)\s+is)\b"
    r"(?:\s+(?:is|was|on|the|party)){0,3}\s+",
    re.IGNORECASE,
)
"""An age or a baby, up to where the date of it would begin."""

_NUMERIC = r"[./-](?:0?[1-9]|1[0-2])[./-]"
_SMALL = Hinted(
    r"\b(?:s?he|they|who|eldest|oldest|youngest|son|daughter|baby)(?:'ll|ll|\s+will)\s+be\s+"
    rf"\d{{1,2}}\s+(?P<be>{DAY}(?:st|nd|rd|th)?\s{MONTH})(?!\w)"
    rf"|(?P<then>(?<![\w./-]){DAY}{_NUMERIC}(?:19[3-9]\d|20[01]\d|202[0-4]))[ -]?\((?:son|"
    r"daughter|boy|girl|child|baby|eldest|oldest|youngest|mum|her|him|tenant|client)\b"
    rf"|(?<![\w.])b(?:\.|:)?\s(?P<short>{DAY}(?:{_NUMERIC}(?:19|20)?\d\d"
    rf"|(?:st|nd|rd|th)?\s{MONTH}\s(?:19|20)?\d\d))(?!\w)"
    r"|\b(?:sons?|daughters?|child|children|kids?|baby|twins?|eldest|oldest|youngest|boys?|"
    r"girls?|mum|mother|partner|perp|ex|husband|wife|client|tenant|her|him|self|applicant)"
    rf"\s?[(:,-]?\s?(?P<past>{DAY}{_NUMERIC}(?:19[3-9]\d|200\d))(?![\w%])",
    re.IGNORECASE,
    digits=2,
)
_CAME = Hinted(
    r"\b(?:baby|twins?|bub|newborn|little\s+(?:one|man|girl))\s+(?:boy\s+|girl\s+)?"
    r"(?:was\s+|were\s+)?(?:came|arrived|arrive|born|here|delivered|home|prem\w*)\b",
    re.IGNORECASE,
    hints=words("baby twin bub newborn little"),
)
_MEANWHILE = Hinted(
    rf"[\s,:]+(?:{_FILL}|weeks?|wks?|\d{{1,2}}|safe(?:ly)?)\b",
    re.IGNORECASE,
)
_GAP = Hinted(
    r"[\s,:-]{1,3}",
)
_CHILDREN = Hinted(
    r"\b(?:sons?|daughters?|child|children|kids?|baby|twins?|eldest|oldest|youngest|boys?|girls?|"
    rf"little\s+one)\s?[(:,-]?\s?(?P<small>{DAY}{_NUMERIC}(?:201\d|202[0-4]|0[5-9]|1\d|"
    r"2[0-4]))(?![\w%])",
    re.IGNORECASE,
    digits=4,
)
_HINTS = words("day eve nye hallow first second th")
_HINT_OF_BIRTH = Hinted(
    r"b[ir]{2}th|bith|birht|born|b'?[ -]{0,2}days?\b|d\.?[ /]?[o0]\.?[ /]?b|deliver", re.IGNORECASE
)

Span = tuple[int, int]


def find(text: str) -> Iterator[Hit]:
    """Dates of birth."""
    if not (DIGIT.search(text) or holds(text, _HINTS)):
        return
    if _HINT_OF_BIRTH.search(text):
        yield from _hits(_going_on(text, _born(text)))
        yield from _hits(_then_born(text))
    if DIGIT.search(text):
        yield from _hits(_after(_AGED, text))
        yield from _hits(_came(text))
        if may_be_dated(text):
            yield from _hits(small.span(small.lastgroup or 0) for small in _SMALL.finditer(text))
            children = (child.span("small") for child in _CHILDREN.finditer(text))
            yield from _hits(_going_on(text, children))


def _hits(dates: Iterator[Span]) -> Iterator[Hit]:
    return (Hit(start, end, "dob") for start, end in dates)


def _after(cue: re.Pattern[str] | Hinted, text: str) -> Iterator[Span]:
    """A date right after a cue; a cue without one does not swallow what begins inside it."""
    at = 0
    while told := cue.search(text, at):
        date = DATE.match(text, told.end())
        if date is None and told.lastgroup:
            # "Turned 12 may": no age, but the day itself.
            date = DATE.match(text, told.start("day"))
        if date:
            yield date.span()
        at = date.end() if date else told.start() + 1


def _born(text: str) -> Iterator[Span]:
    """A birth's date; a day without a year before "parents" or "mums" rather counts them."""
    for start, end in _after(_BORN, text):
        if not _OF_PARENTS.match(text, end) or _YEAR.search(text, start, end):
            yield start, end


def _then_born(text: str) -> Iterator[Span]:
    furthest = 0
    for begins in _BEGINS.finditer(text):
        date = DATE.match(text, begins.start()) if begins.start() >= furthest else None
        if date and (born := _THEN_BORN.match(text, date.end())):
            yield date.span()
            furthest = born.end()


def _came(text: str) -> Iterator[Span]:
    """When a baby came, some words after that; a number among them may be the date's own."""
    for baby in _CAME.finditer(text):
        ends = [baby.end()]
        while len(ends) < 5 and (word := _MEANWHILE.match(text, ends[-1])):
            ends.append(word.end())
        for end in reversed(ends):
            gap = _GAP.match(text, end)
            if gap and (date := DATE.match(text, gap.end())):
                yield date.span()
                break


def _going_on(text: str, dates: Iterator[Span]) -> Iterator[Span]:
    """Dates and those that go on from them: "dobs 4/11/15 and 3/2/17"."""
    furthest = 0
    for start, end in dates:
        yield start, end
        while end > furthest and (also := _also(text, end)):
            yield also
            end = also[1]
        furthest = max(furthest, end)


def _also(text: str, end: int) -> Span | None:
    joined = _AND.match(text, end)
    if joined is None:
        return None
    whose = _WHOSE.match(text, joined.end())
    date = (whose and DATE.match(text, whose.end())) or DATE.match(text, joined.end())
    return date.span() if date else None
