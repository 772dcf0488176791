"""Finds a title with a name, and a day and month tied to a birth."""

import re
from collections.abc import Iterator

from bot.anonymity.findings import Hit
from bot.anonymity.words import words

_TITLE = (
    r"(?:M(?:rs|r|iss|s|x|RS|R|ISS|S|X)|Dr|DR|Prof(?:essor)?|Rev(?:d|erend)?|Sir|Dame|Cllr|"
    r"Councillor|PC|WPC|DC|DS|"
    r"DI|PCSO|Sgt|Sergeant|Judge|Imam|Rabbi|Sheikh|Pastor|Nurse|Madam|Aunt(?:ie|y)?|Uncle)"
)
_NAME = r"(?:(?:O|D|Mc|Mac|Al|El)['-]?)?[A-Z][A-Za-z]*(?:['-][A-Z]?[A-Za-z]+)*"
_OF = r"(?:(?:van|von|de|der|den|da|dos|del|di|la|le|ter|al|el|bin|ibn|abu)[ ]){0,2}"
_TITLED = re.compile(
    rf"(?<![\w'-]){_TITLE}\.?[ ]{{1,2}}(?P<name>{_OF}{_NAME})"
    rf"(?P<more>\.?(?:[ ]{_OF}{_NAME}(?:\.(?=[ ][A-Z]))?){{0,2}})"
)
_SMALL = re.compile(r"(?<![\w'-])(?:mr|mrs|ms|mx)\.? (?P<name>[a-z][a-z'-]{1,30})(?![\w@])")
_NOT_NAMES = frozenset(
    words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december teams word office excel outlook society nurse
    nurses trust clinic forms support world plod martens kipling muscle bean selfridge hinch
    appointment appointments surgery and or is in on at the a i not no who of for to will was has
    said says out your my her his this that if diagnosis patient symptoms specialist therapy
    relapse sufferer x y z right windows sharepoint onedrive access project form advocates letter
    letters report reports notes
""")
)

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = (
    r"(?:jan(?:uary)?|febr?(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NTH = (
    r"(?:(?:twenty|thirty)[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    r"first|second|third|"
    r"fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|"
    r"fifteenth|sixteenth|"
    r"seventeenth|eighteenth|nineteenth|twentieth|thirtieth|20\s?-?\s?(?:first|second|third|"
    r"fourth|fifth|sixth|"
    r"seventh|eighth|ninth)|30\s?-?\s?first)"
)
_YEAR = r"(?:[\s,.'/-]{0,3}(?:19|20)?\d\d(?!\d))?"
_DATE = (
    rf"(?:(?:{_DAY}(?:\s?(?:st|nd|rd|th))?|{_NTH})[\s./-]{{0,2}}(?:of\s+)?{_MONTH}\b{_YEAR}"
    rf"|{_MONTH}[ /-]{{0,2}}(?:the\s+)?(?:{_DAY}(?:\s?(?:st|nd|rd|th))?|{_NTH})"
    rf"\b(?:[\s,]{{1,2}}(?:19|20)\d\d)?"
    rf"|(?:19|20)\d\d[\s./-](?:0?[1-9]|1[0-2])[\s./-]{_DAY}"
    rf"|{_DAY}\s?[./-]\s?(?:0?[1-9]|1[0-2])(?:\s?[./-]\s?(?:19|20)?\d\d)?"
    rf"|{_DAY} (?:0?[1-9]|1[0-2]) (?:19|20)?\d\d"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)?\d\d)"
)
_BIRTH = (
    r"(?:d\.?\s?o\.?\s?b\.?'?s?|dates?\s+of\s+birth|"
    r"birth\s?-?\s?dates?|birth\s?-?\s?days?|b'?days?|born|birth)"
)
_BORN = re.compile(
    rf"(?<![a-z]){_BIRTH}(?:[\s:.,=()-]+(?:is|was|were|are|on|in|the|her|his|their|falls|being|"
    rf"of|given|as|"
    rf"mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|(?:mon|tues|wednes|thurs|fri|satur|"
    rf"sun)day|s|"
    rf"mum|mother|son|daughter|child|baby|tenant|client|here|abroad|at\s+home)"
    rf"\b){{0,4}}[\s:.,=()'-]{{0,4}}(?P<date>{_DATE})(?![\w%])",
    re.IGNORECASE,
)
_THEN_BORN = re.compile(
    rf"(?<![\w./-])(?P<date>{_DATE})(?![\w%])[ ()'-]{{0,3}}(?:(?:is|was|her|his|their|the|a|as|"
    rf"baby'?s?|child'?s|son'?s|"
    rf"daughter'?s|mum'?s|tenant'?s|client'?s|\d{{1,2}}(?:st|nd|rd|th))\b[\s,()]{{1,2}}){{0,4}}"
    rf"(?:d\.?o\.?b\b|date\s+of\s+birth|birth\s?-?\s?(?:day|date)|b'?day|born)\b(?!\s+party)",
    re.IGNORECASE,
)
_TURNS = re.compile(
    rf"\b(?:turn(?:s|ed|ing)?)\s+\d{{1,2}}\s+(?:on|in|this|next|"
    rf"last)?\s*(?:the\s+)?(?P<date>{_DATE})(?![\w%])"
    rf"|(?<!\w)[bB]\.?\s(?P<short>{_DAY}[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)?\d\d)(?!\w)",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Hit]:
    """Titled names, and dates of birth."""
    for titled in _TITLED.finditer(text):
        if titled["name"].lower() in _NOT_NAMES:
            continue
        shouted = titled["name"].isupper() and len(titled["name"]) > 1
        yield Hit(titled.start(), titled.end("name" if shouted else "more"), "person")
    for small in _SMALL.finditer(text):
        if small["name"].lower() not in _NOT_NAMES:
            yield Hit(*small.span(), "person")
    for pattern in (_BORN, _THEN_BORN):
        for birth in pattern.finditer(text):
            yield Hit(*birth.span("date"), "dob")
    for birth in _TURNS.finditer(text):
        yield Hit(*birth.span("date" if birth["date"] else "short"), "dob")
