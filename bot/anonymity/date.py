"""Reads one day and month, with or without a year, in every spelling that tells a birth."""

import re

from bot.anonymity.hinted import Hinted, holds
from bot.anonymity.words import words

DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH = (
    r"(?:jan(?:uary)?|febr?(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)"
)
_MONTHS = words("""
    jan feb mar apr may jun jul aug sep oct nov dec ionawr chwefror mawrth ebrill mai mehefin
    gorffennaf awst medi hydref tachwedd rhagfyr
""")
_NUMERIC = re.compile(r"\d[./-]\d")
_UNIT = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
NTH = (
    rf"(?:(?:(?:twenty|thirty|20|30)[\s-]{{0,2}})?{_UNIT}|tenth|eleventh|twelfth|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)"
)
_YEAR = r"(?:[\s,.'/-]{0,3}(?:(?:19|20)[ ]?)?\d\d(?!\d))?"
_FEAST = (
    r"(?:(?:christmas|xmas|boxing|new\s+year'?s?|valentine'?s?|st\.?\s+(?:patrick|david|andrew|"
    r"george)'?s|april\s+fool'?s?|leap|may|bonfire|guy\s+fawkes|mid\s?summer'?s?)\s+(?:day|eve|"
    r"night)"
    r"|hallowe'?en|nye)"
)
DATE = Hinted(
    rf"(?:(?:{DAY}(?:\s?(?:st|nd|rd|th))?|{NTH})[\s./-]{{0,2}}(?:of\s+|day\s+of\s+"
    rf")?{MONTH}(?![a-z]){_YEAR}"
    rf"|{NTH}\s+of\s+(?:the\s+)?{NTH}\b{_YEAR}"
    rf"|{MONTH}[ /-]{{0,2}}(?:the\s+)?(?:{DAY}(?:\s?(?:st|nd|rd|th))?|{NTH})"
    rf"\b(?:[\s,]{{1,2}}(?:19|20)[ ]?\d\d)?"
    rf"|(?:19|20)\d\d[\s./-](?:0?[1-9]|1[0-2])[\s./-]{DAY}"
    rf"|{DAY}\s?[./_-]\s?(?:0?[1-9]|1[0-2])(?:\s?[./_-]\s?(?:19|20)?\d\d)?"
    rf"|{DAY}[./ -](?:i{{1,3}}|iv|vi{{0,3}}|ix|xi{{0,2}})[./ -](?:19|20)?\d\d"
    rf"|{DAY} (?:0?[1-9]|1[0-2]) (?:(?:19|20)[ ]?)?\d\d"
    rf"|{DAY}(?:st|nd|rd|th) (?:of )?(?:the )?(?:0?[1-9]|1[0-2])(?:st|nd|rd|th)?\b{_YEAR}"
    r"|(?:0[1-9]|[12]\d|3[01])[ ]?(?:0[1-9]|1[0-2])[ ]?(?:19|20)?\d\d"
    rf"|{_FEAST}(?:[\s,]{{1,2}}(?:(?:19|20)\d\d))?)(?![\w%])",
    re.IGNORECASE,
)
"""A date and no part of a longer word; to be matched at a place, never searched for."""


def may_be_dated(text: str) -> bool:
    """Whether a text may have a month in it, by its name or by its number behind a day."""
    return holds(text, _MONTHS) or _NUMERIC.search(text) is not None
