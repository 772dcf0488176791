"""Finds a day and month tied to a birth; an age or a due date stays clean."""

import re
from collections.abc import Iterator

from bot.anonymity.findings import Hit

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = (
    r"(?:jan(?:uary)?|febr?(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_UNIT = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
_NTH = (
    rf"(?:(?:twenty|thirty|20|30)[\s-]{{0,2}}{_UNIT}|{_UNIT}|tenth|eleventh|twelfth|thirteenth|"
    r"fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_YEAR = r"(?:[\s,.'/-]{0,3}(?:(?:19|20)[ ]?)?\d\d(?!\d))?"
_FEAST = (
    r"(?:(?:christmas|xmas|boxing|new\s+year'?s?|valentine'?s?|st\.?\s+(?:patrick|david|andrew|"
    r"george)'?s|april\s+fool'?s?|leap|may|bonfire|guy\s+fawkes|mid\s?summer'?s?)\s+(?:day|eve|"
    r"night)"
    r"|hallowe'?en|nye)"
)
_DATE = (
    rf"(?:(?:{_DAY}(?:\s?(?:st|nd|rd|th))?|{_NTH})[\s./-]{{0,2}}(?:of\s+|day\s+of\s+"
    rf")?{_MONTH}(?![a-z]){_YEAR}"
    rf"|{_NTH}\s+of\s+(?:the\s+)?{_NTH}\b{_YEAR}"
    rf"|{_MONTH}[ /-]{{0,2}}(?:the\s+)?(?:{_DAY}(?:\s?(?:st|nd|rd|th))?|{_NTH})"
    rf"\b(?:[\s,]{{1,2}}(?:19|20)[ ]?\d\d)?"
    rf"|(?:19|20)\d\d[\s./-](?:0?[1-9]|1[0-2])[\s./-]{_DAY}"
    rf"|{_DAY}\s?[./_-]\s?(?:0?[1-9]|1[0-2])(?:\s?[./_-]\s?(?:19|20)?\d\d)?"
    rf"|{_DAY} (?:0?[1-9]|1[0-2]) (?:(?:19|20)[ ]?)?\d\d"
    rf"|{_DAY}(?:st|nd|rd|th) (?:of )?(?:the )?(?:0?[1-9]|1[0-2])(?:st|nd|rd|th)?\b{_YEAR}"
    r"|(?:0[1-9]|[12]\d|3[01])[ ]?(?:0[1-9]|1[0-2])[ ]?(?:19|20)?\d\d"
    rf"|{_FEAST}(?:[\s,]{{1,2}}(?:(?:19|20)\d\d))?)"
)
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
    r"record|system|confirmed|early|late|prem(?:ature)?|prematurely|by|c[\s-]?section|here|"
    r"abroad|at|home|hospital|"
    r"uk|and|comes|coming|up|date|day|month|year|this|last|next|every|each|around|about|either)"
)
_BORN = re.compile(
    rf"(?<![a-z]){_BIRTH}(?:[\s:.,=()'/-]+{_FILL}\b){{0,6}}[\s:.,=()'/-]{{0,4}}"
    rf"(?P<date>{_DATE})(?![\w%]|\s*(?:,|and|&)?\s*(?:parents?|mums?|women)\b)",
    re.IGNORECASE,
)
_ALSO = re.compile(
    rf"\s*(?:,|and|&|\+|/|;|or)\s*(?:\w{{2,12}}(?:'s)?\s+)?(?P<date>{_DATE})(?![\w%])",
    re.IGNORECASE,
)
_THEN_BORN = re.compile(
    rf"(?<![\w./-])(?P<date>{_DATE})(?![\w%])[ ()'=-]{{0,3}}(?:(?:is|was|her|his|their|the|a|a"
    rf"s|little|"
    rf"one'?s|ones|baby'?s?|child'?s|son'?s?|daughter'?s?|girl'?s|boy'?s|kid'?s|twins?'?|mum'?s|"
    rf"tenant'?s|client'?s|\w{{2,10}}'s|\d{{1,2}}(?:st|nd|rd|th))\b[\s,()]{{1,2}}){{0,4}}"
    rf"(?:d\.?o\.?b\b|date\s+of\s+birth|birth\s?-?\s?(?:day|date)|b'?day|(?<!be )born)\b(?!\s+"
    rf"party)",
    re.IGNORECASE,
)
_WHO = (
    r"(?:s?he|they|we|i|who|it|eldest|oldest|youngest|middle|son|daughter|child|boy|girl|lad|"
    r"kid|baby|"
    r"toddler|teen|twins?|sister|brother|mum|tenant|client|one|yp)(?:'(?:s|ll|d))?"
)
_AGED = re.compile(
    rf"\b(?:turn(?:s|ed|ing)?|hits?|reach(?:es|ed)?|becom(?:es?|ing)|became)\s+(?:\d{{1,2}}|"
    rf"(?:a\s+)?teen\w*|one)"
    rf"\s*(?:,|yrs?(?:\s+old)?|years?(?:\s+old)?)?\s*(?:on|in|this|next|last|by)?\s*(?:the\s+)?"
    rf"(?P<turns>{_DATE})(?![\w%])"
    rf"|\b(?:{_WHO}|will|{_WHO}(?:\s+(?:is|was|will|gonna|going|to)){{1,3}})\s+(?:(?:is|was|be"
    rf")\s+)?\d{{1,2}}(?:\s+(?:yrs?|years?)(?:\s+old)?)?"
    rf"\s+(?:on|come)\s+(?:the\s+)?(?P<on>{_DATE})(?![\w%])"
    rf"|\b(?:s?he|they|who|eldest|oldest|youngest|son|daughter|baby)(?:'ll|ll|\s+will)\s+be\s+"
    rf"\d{{1,2}}\s+(?P<be>{_DAY}(?:st|nd|rd|th)?\s{_MONTH})(?!\w)"
    rf"|\bhad\s+(?:the\s+|her\s+|a\s+|their\s+)?(?:baby|twins|son|daughter|bub|little\s+one)"
    rf"(?:\s+(?:boy|girl))?\s+(?:on\s+)?(?:the\s+)?(?P<had>{_DATE})(?![\w%])"
    rf"|(?P<then>(?<![\w./-]){_DAY}[./-](?:0?[1-9]|1[0-2])[./-](?:(?:19[3-9]\d|20[01]\d|202"
    rf"[0-4])))[ -]?\((?:son|daughter|boy|girl|child|baby|eldest|oldest|youngest|mum|her|him|t"
    rf"enant|client)\b"
    rf"|\b(?:\d{{1,2}}(?:st|nd|rd|th)\s+b(?:irth|')?-?\s?day|(?:his|her|their)\s+\d{{1,2}}(?:s"
    rf"t|nd|rd|th)\s+is)\b"
    rf"(?:\s+(?:is|was|on|the|party)){{0,3}}\s+(?P<nth>{_DATE})(?![\w%])"
    rf"|(?<![\w.])[bB](?:\.|:)?\s(?P<short>{_DAY}(?:[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)?\d\d"
    rf"|(?:st|nd|rd|th)?\s{_MONTH}\s(?:19|20)?\d\d))(?!\w)"
    rf"|\b(?:baby|twins?|bub|newborn|little\s+(?:one|man|girl))\s+(?:boy\s+|girl\s+)?(?:was\s+"
    rf"|were\s+)?"
    rf"(?:came|arrived|arrive|born|here|delivered|home|prem\w*)\b(?:[\s,:]+(?:{_FILL}|weeks?|w"
    rf"ks?|\d{{1,2}}|safe(?:ly)?)\b){{0,4}}"
    rf"[\s,:-]{{1,3}}(?P<came>{_DATE})(?![\w%])"
    rf"|\b(?:son|daughter|sons|daughters|child|children|kids?|baby|twins?|eldest|oldest|younge"
    rf"st|boys?|girls?|mum|"
    rf"mother|partner|perp|ex|husband|wife|client|tenant|her|him|self|applicant)"
    rf"\s?[(:,-]?\s?(?P<past>{_DAY}[./-](?:0?[1-9]|1[0-2])[./-](?:19[3-9]\d|200\d))(?![\w%])",
    re.IGNORECASE,
)
_CHILDREN = re.compile(
    rf"\b(?:son|daughter|sons|daughters|child|children|kids?|baby|twins?|eldest|oldest|younges"
    rf"t|boys?|girls?|little\s+one)"
    rf"\s?[(:,-]?\s?(?P<small>{_DAY}[./-](?:0?[1-9]|1[0-2])[./-](?:201\d|202[0-4]|0[5-9]|1\d|2"
    rf"[0-4]))(?![\w%])",
    re.IGNORECASE,
)
_GROUPS = ("turns", "on", "nth", "short", "came", "past", "be", "had", "then")


_HINT = re.compile(
    r"\d|day|eve|nye|hallow|first|second|third|fifth|th\b|twentieth|thirtieth", re.IGNORECASE
)
_HINT_OF_BIRTH = re.compile(
    r"b[ir]{2}th|bith|birht|born|b'?[ -]{0,2}days?\b|d\.?[ /]?[o0]\.?[ /]?b|deliver", re.IGNORECASE
)


def find(text: str) -> Iterator[Hit]:
    """Dates of birth."""
    if not _HINT.search(text):
        return
    if _HINT_OF_BIRTH.search(text):
        yield from _listed(_BORN, "date", text)
        for birth in _THEN_BORN.finditer(text):
            yield Hit(*birth.span("date"), "dob")
    if any(character.isdigit() for character in text):
        for birth in _AGED.finditer(text):
            group = next(name for name in _GROUPS if birth[name])
            yield Hit(*birth.span(group), "dob")
        yield from _listed(_CHILDREN, "small", text)


def _listed(pattern: re.Pattern[str], group: str, text: str) -> Iterator[Hit]:
    """A date after the word for it, and those that go on from it: "dobs 4/11/15 and 3/2/17"."""
    furthest = 0
    for birth in pattern.finditer(text):
        yield Hit(*birth.span(group), "dob")
        end = birth.end()
        while end > furthest and (also := _ALSO.match(text, end)):
            yield Hit(*also.span("date"), "dob")
            end = also.end()
        furthest = max(furthest, end)
