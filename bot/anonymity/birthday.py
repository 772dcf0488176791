"""Asks about a day and month without a year that may be a birthday, by what is told near it."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from bot.anonymity.date import DAY, MONTH, NTH, may_be_dated
from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.words import words

_NEAR = 50
"""Characters between what tells of a birthday and its date, at the most."""

_FEAST = (
    r"(?:day\s+(?:after|before)\s+)?(?:christmas|xmas|boxing|new\s+year'?s?|valentine'?s?|pancake|"
    r"mother'?s|father'?s|st\.?\s+\w+'?s|april\s+fool'?s?|bonfire|guy\s+fawkes|mid\s?summer'?s?|"
    r"independence|may|leap|burns|twelfth|all\s+(?:saints?|souls)'?)\s+(?:day|eve|night)"
    r"|hallowe'?en|nye|hogmanay|epiphany|michaelmas|winter\s+solstice|summer\s+solstice"
)
_DATE = Hinted(
    r"(?<![\w./:£-])(?:"
    rf"(?:{DAY}(?:st|nd|rd|th)?|{NTH})[\s-]?(?:of\s+)?{MONTH}(?![a-z])"
    rf"|{MONTH}\s(?:the\s+)?{DAY}(?:st|nd|rd|th)?(?![\w:.]\d|\w)"
    rf"|{DAY}[./](?:0?[1-9]|1[0-2])(?![\w%]|[./-]\d)"
    rf"|{_FEAST})",
    re.IGNORECASE,
)
_AGE = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|sixteen|"
    r"eighteen|twenty\W?one|thirty|forty|fifty|sixty)"
)
_CUE = Hinted(
    rf"\b(?:turn(?:s|ed|ing)?|becomes)\s{_AGE}\b"
    r"|\bb(?:irth)?'?-?\s?days?(?:'s)?\b|\bd[ .]?o[ .]?b\b|\bborn\b|\bcandles\b"
    r"|\b(?:birthday|bday|her|his|their)\s+cake\b"
    r"|\bcake\s+for\s+(?:the|her|his)\b|\bcom(?:es?|ing)\s+of\s+age\b|\bsweet\s+sixteen\b"
    r"|\b(?:state\s+)?pension\s+age\b|\bage\s+rule\b|\bstar\s?sign\b|\bnames?\s+day\b"
    rf"|(?:'s|s'|\b(?:her|his|their|big))\s(?:1?\d|[2-9]\d)(?:st|nd|rd|th)(?:\s(?:is|was|falls|on|party"
    r"|do|coming)\b|,|\s-)"
    rf"|(?:\b(?:wi|sha)ll|'ll|\bhe?ll)\sbe\s{_AGE}\b(?!\s?(?:%|wks?|weeks?|months?|mths?|days?|mins?|"
    r"minutes?|hours?|of|people|adults?|bed|children|kids)|\w)"
    rf"|\b(?:is|are|be)\s{_AGE}\son\s(?:the\s)?\d",
    re.IGNORECASE,
    hints=(
        "o b",
        "o.b",
        "ob",
        *words("turn becomes born day candle cake age sixteen sign st nd rd th be is are"),
    ),
)
_OTHER = Hinted(
    r"\b(?:viewings?|hearing|trial|offer|ends?|meeting|court|due|appt|appointment|off|here|moved|move|since|"
    r"arrived|came|tenancy|starts?|until|till|by|before|after|listed|review|sign\s?up|panel|lease|expires?|works?|"
    r"visit|call|booked|instead|handover|release|released|parole|tag)(?:\s(?:is|on|for|the|at|from|it|in|will|be|was|"
    r"of|date|up))*\W{1,2}\Z",
    re.IGNORECASE,
)
"""What else has a date, right before it."""

_DATED = rf"{DAY}(?:(?:st|nd|rd|th)?[\s-]{MONTH}[\s-]|[./-](?:0?[1-9]|1[0-2])[./-])"
_OF_SOMEBODY = Hinted(
    r"\b(?:sons?|daughters?|child|children|kids?|baby|twins?|triplets|boys?|girls?|eldest|oldest|"
    rf"youngest|toddler)(?:\s(?:both|is|are|was|were|\d|aged\s\d{{1,2}}))?[\s(:,-]{{1,3}}(?P<child>{_DATED}"
    r"(?:200\d|201\d|202[0-4]))(?!\w)"
    r"|\b(?:applicant|tenant|client|mum|mother|dad|father|partner|husband|wife|perp|perpetrator|ex|"
    rf"nan|survivor|victim|self|her|him)[\s(:,-]{{1,3}}(?P<adult>{_DATED}(?:19[3-9]\d|200\d))(?!\w)"
    rf"|(?<![\w.])b[.:]?\s?(?P<short>{_DATED}(?:(?:19|20)?\d\d))(?!\w)"
    rf"|\b(?:s?he'?s|they'?re)\s(?:the\s)?(?P<is>{DAY}(?:st|nd|rd|th)\s(?:of\s)?{MONTH})(?![a-z])"
    rf"|\ba\s(?P<baby>{DAY}(?:st|nd|rd|th)?\s{MONTH})\s(?:baby|birthday)\b",
    re.IGNORECASE,
    digits=1,
)
"""A whole date right behind whoever has it."""

_NUMBER = (
    r"(?:oh|o|nought|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)"
)
_SAID = Hinted(
    r"\b(?:d[ .]?o[ .]?b|date\sof\sbirth|birth\s?date)\b\.?(?:\s(?:is|was|its|it's|as))?"
    r"[\s:=-]{0,4}"
    r"(?P<said>[\dol]{1,2}[./-][\dol]{1,2}[./-][\dol]{2,4}(?!\w)"
    rf"|{_NUMBER}(?:[\s,/-]{{1,3}}{_NUMBER}){{2,7}}\b)"
    r"|\bb(?:irth)?'?-?\s?day(?:'s|s)?(?:\s(?:is|was|falls|comes))?(?:\son)?\s"
    r"(?P<nth>the\s\d{1,2}(?:st|nd|rd|th))(?!\w)",
    re.IGNORECASE,
)
"""A birth with letters for its digits, in words, or a day without its month."""

_STOP = re.compile(r"[.!?](?!\d)|\n")
_WITH_YEAR = Hinted(
    r"(?:'s)?[ ,:=(-]{1,3}(?P<date>"
    rf"{DAY}(?:st|nd|rd|th)?\s?(?:of\s)?{MONTH}\s?'?(?:(?:19|20)\d\d|\d\d(?!\d))"
    rf"|{DAY}[./-](?:0?[1-9]|1[0-2])[./-](?:(?:19|20)\d\d|\d\d(?!\d)))",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Hit]:
    """Days that may be a birthday: "daughter's 18th is on 21 January"."""
    for pattern in (_OF_SOMEBODY, _SAID) if may_be_dated(text) else (_SAID,):
        for date in pattern.finditer(text):
            yield Hit(*date.span(date.lastgroup or 0), "dob")
    dates = [*_DATE.finditer(text)]
    cues = [cue.span() for cue in _CUE.finditer(text)] if dates else []
    ends = [end for _, end in cues]
    for date in dates if cues else ():
        if _OTHER.search(text, max(0, date.start() - 30), date.start()):
            continue
        behind = bisect_right(ends, date.start())
        if any(_are_near(text, cue, date.span()) for cue in cues[max(0, behind - 1) : behind + 2]):
            yield Hit(*date.span(), "dob")


def beside(text: str, name: int) -> Hit | None:
    """A date with its year right behind a name that ends there: "Safiyya 2 Sept 2018"."""
    date = _WITH_YEAR.match(text, name)
    return Hit(*date.span("date"), "dob") if date else None


def _are_near(text: str, one: tuple[int, int], two: tuple[int, int]) -> bool:
    if one[0] > two[0]:
        one, two = two, one
    return two[0] - one[1] < _NEAR and not _STOP.search(text, one[1], two[0])
