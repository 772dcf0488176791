"""Asks about a birthday told in unusual words: by how a baby came, an age and its day, a feast."""

import re
from collections.abc import Iterator

from bot.anonymity.date import DAY, MONTH, NTH, may_be_dated
from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.words import words

_NTH = r"(?:st|nd|rd|th)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\s)?"
_DATE = (
    rf"(?:the\s)?(?:(?:{DAY}{_NTH}?|{NTH})[\s-]?(?:of\s)?{MONTH}(?![a-z])"
    rf"|{MONTH}\s(?:the\s)?{DAY}{_NTH}?(?![\w:.])"
    rf"|{DAY}[./](?:0?[1-9]|1[0-2])(?:[./](?:20)?[012]\d)?(?![\w%]|[./]\d))"
)
_SMALL = (
    r"(?:youngest|eldest|oldest|bab[ya]|bub|newborn|twins?|triplets|little\s(?:one|man|girl|boy|lad)|"
    r"wee\s(?:one|man|boy|lass)|bairn)"
)
_ARRIVED = Hinted(
    rf"\b{_SMALL}(?:\s(?!viewing)\w{{1,8}}){{0,2}}?\s(?:arrived|came|landed|made\san\sappearance|appeared)"
    r"(?:[\s,]{1,2}(?:on|early|late|safely|safe|prem|a|bit|\w{2,6}\s(?:weeks?|wks?|days?|months?)|yesterday|"
    rf"today|just)){{0,5}}[\s,]{{1,2}}(?P<arrived>{_WEEKDAY}{_DATE})"
    r"|\b(?:delivered|had|birthed|gave\sbirth\sto)\s(?:a\s|her\s|the\s)?(?:healthy\s|baby\s|wee\s){0,2}"
    r"(?:boy|girl|son|daughter|bairn)\son\s"
    rf"(?P<weekday>(?:the\s)?{_WEEKDAY}\d{{1,2}}{_NTH})(?![\w-])"
    rf"|\bbaby\son\s(?P<baby>{_DATE})"
    r"|\bc[\s-]?section\s(?:was\s|done\s|happened\s){1,2}(?:on\s)?"
    rf"(?P<section>{_DATE})",
    re.IGNORECASE,
    hints=words("arrived came landed appear delivered had birth section baby"),
)
"""When a baby came: "arrived three weeks early on the 11th of September"."""

_OLD = Hinted(
    r"(?:(?<![^\n])|(?<=[.!?;] )|\b(?:is|was|be|are|s?he'?s|both|turns|him|her|son|daughter|boy|"
    r"girl|lad|"
    r"eldest|youngest|oldest|kid|who'?s|they'?re)\s(?:only\s|just\s)?)"
    rf"\d{{1,2}}(?:\s?(?:yrs?|years?|y/?o)(?:\sold)?)?\s(?:on|come)\s(?P<day>{_WEEKDAY}{_DATE})"
    r"|\b(?:celebrat\w{1,3}|reach(?:es|ing)|has|having|hits?)\s(?:(?:her|his|their|the)\s)?(?:big\s)?"
    rf"\d{{1,2}}{_NTH}(?:\sb'?(?:irth)?-?day)?\s(?:on\s|is\s|,\s?)?(?P<nth>{_WEEKDAY}{_DATE})"
    r"|\b(?:becomes?|became|turns|turned|be)\s(?:an?\s)?(?:adult|teenager|pensioner|teen)\s(?:on|from|in|come)\s"
    rf"(?P<adult>{_DATE})"
    r"|\bstate\spension\s(?:age\s)?(?:from|at|kicks\sin|on)\s(?:on\s)?"
    rf"(?P<pension>{_DATE})"
    rf"|\b(?:is|was|aged?)\s\d{{1,2}}[,;]?\s\(?(?P<was>{DAY}{_NTH}?\s{MONTH}\s'?(?:19|20)?\d\d)(?!\w)"
    rf"|\b\d{{1,2}}\s(?:days?|wks?|weeks?|months?|mths?)\sold,?\s\(?(?P<old>\d\d?[./-]\d\d?)(?![\w./-])"
    rf"|\bcake\s(?:for|4|on)\s(?:the\s)?(?P<cake>{_DATE})",
    re.IGNORECASE,
    hints=words(
        "on come celebrat reach has hav hit becom became turn be pension is was age old cake"
    ),
)
"""An age and the day of it: "18 on 9 Sept", "celebrates 40th on 8 dec"."""

_WRITTEN = Hinted(
    rf"\bbirth\s(?:cert\w{{0,7}}|registered|reg|record|entry)(?:\s\w{{1,6}}){{0,2}}\s(?P<cert>{_DATE})"
    rf"|\bof\sbirth\b[^.\n]{{1,16}}\bday\s(?:is\s)?(?P<of>{_DATE})"
    rf"|\b(?:dob|born|birth)\b[^.\n]{{0,24}}?\s(?P<words>{NTH}\sof\sthe\s{NTH})\b"
    rf"|\b(?:born|dob)\W{{1,3}}(?P<roman>\d{{1,2}}[./ ][IVX]{{1,4}}[./ ](?:19|20)\d\d)\b"
    r"|\(b(?:orn|\.)?\s?(?:on\s)?(?P<short>"
    rf"{_DATE})"
    rf"|\b(?:toddler|baby|infant|newborn|bub),?\s\(?(?P<toddler>{DAY}[./](?:0?[1-9]|1[0-2])[./](?:20)?[12]\d)(?!\w)",
    re.IGNORECASE,
    hints=words("birth dob born (b toddler baby infant newborn bub"),
)
"""A birth as papers have it: "birth cert shows 8 Sept", "(b. 4 March)", "12.VI.1985"."""

_FEAST = Hinted(
    r"\b(?:a|our|her|his)\s(?P<feast>(?:christmas|xmas|boxing|new\s?year'?s?|valentine'?s?|leap|bonfire|"
    r"halloween|easter|eid|diwali|pancake|mother'?s|hogmanay)(?:\s(?:day|eve|night|sunday|monday))?)\s"
    r"(?:baby|birthday|bday|bairn)\b",
    re.IGNORECASE,
    hints=words("baby birthday bday bairn"),
)


def find(text: str) -> Iterator[Hit]:
    """Days that are a birthday by what else is told of them."""
    patterns = (_ARRIVED, _WRITTEN, _FEAST)
    for pattern in (_OLD, *patterns) if may_be_dated(text) else patterns:
        for date in pattern.finditer(text):
            yield Hit(*date.span(date.lastgroup or 0), "dob")
