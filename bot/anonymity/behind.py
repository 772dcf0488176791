"""Finds numbers whose word stands behind them: "30, 94, 57 is the sort code"."""

import re
from collections.abc import Iterator

from bot.anonymity.cues import kind_at
from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.words import words

_LABEL = (
    r"(?:(?:sort|security)\s+code|account(?:\s+(?:no|number))?|acc(?:oun)?t\s+(?:no|number)|acc\s+(?:no|number)|"
    r"roll\s+number|card(?:\s+(?:no|number))?|cvv|iban|nhs|chi|ni\b|nino|national\s+insurance|"
    r"passport|travel\s+document|brp|share\s+code|licen[cs]e|driving\s+licen[cs]e|reg\b|plate|vrm|number\s+plate|"
    r"phone|mobile|mob\b|landline|tel\b|cell|postcode|post\s+code|ip\b|grid\s+ref|"
    r"(?:crime|case|police|court|marac|incident|rent|tenancy|claim|cad|log|file|job|booking|"
    r"housing|payment|tax|order|complaint|repair|client|prison|hospital|patient|student|staff)"
    r"\s+(?:ref(?:erence)?|no|number|id|account)|ref(?:erence)?\b|urn\b|crn\b|cad\b|uprn\b|"
    r"(?:last|first|final)\s+(?:few|two|three|four|five|six|[2-6]|bit|half|part|digits?|numbers?)|"
    r"(?:end|start|middle|last\s+bit)\s+of\s+(?:(?:the|her|his|their|my)\s+)?(?:\w+\s+)?"
    r"(?:number|no|num|reg|plate|card|account|acc|phone|mobile|passport|licen[cs]e|code|ref|ni|nino|nhs|brp|iban)\b)(?![a-z])"
)
_BEHIND = Hinted(
    r"(?<![\w£$€.,:/-])(?P<number>(?=[A-Z]{0,4}[ -]?\d)[A-Z0-9]{1,10}"
    r"(?:(?:, ?|[ ./-])(?=[A-Z]{0,3}\d|[A-Z]{1,3}\b)[A-Z0-9]{1,8}){0,8})"
    r"[,)\"']{0,2}\s+(?:(?:is|was|as|are|for|=)\s+(?:what(?:'s|\s+is|\s+was)\s+on\s+)?|(?:that|it)'?s\s+|(?=(?:last|first|final)\s+(?:few|two|three|four|five|six|[2-6]|bit|part|half)\s+(?:of|on|from|nhs|ni|card|acc|phone)\b))"
    rf"(?P<whose>(?:the\s+|her\s+|his\s+|their\s+|my\s+|our\s+|mums?\s+|its\s+)?(?:\w+\s+)?){_LABEL}",
    hints=words("""
        code acc roll card cvv iban nhs chi ni nat passport travel brp lice reg plate vrm phone mob
        land tel cell post ip grid ref no num id urn uprn crn cad last first final end start middle
    """),
)
_COUNTS = re.compile(r"\d{1,2}(?:(?:, ?| )\d{1,2})*\Z")
_DATED = Hinted(
    r"(?:\d{1,2}(?P<sign>[./-])\d{1,2}(?:(?P=sign)(?:20)?[0-4]\d)?|\d{1,2}[.:]\d\d|(?:19|20)\d\d)\Z"
)
_OF = re.compile(r"\b(?:end|start|middle|last\s+bit|last|first|final)\b")
_FEWEST = 3
_SORTED = re.compile(r"\d\d, ?\d\d, ?\d\d\Z")


def find(text: str) -> Iterator[Hit]:
    """Numbers before what they are the number of, in a text that has digits."""
    for told in _BEHIND.finditer(text):
        number = told["number"]
        digits = sum(character.isdigit() for character in number)
        fewest = _FEWEST - (not number.isdigit() and _OF.search(told[0]) is not None)
        if digits < fewest or _DATED.match(number):
            continue
        if _COUNTS.match(number) and not _SORTED.match(number) and digits < 2 * _FEWEST:
            continue
        start, end = told.span("number")
        yield Hit(start, end, kind_at(text[start:], 0, end - start))
