"""Finds what stands behind "number", "#" or an abbreviation, whatever it is the number of."""

import re
from collections.abc import Iterator

from bot.anonymity.cues import kind_near
from bot.anonymity.ending import is_year_or_time
from bot.anonymity.explained import is_common, is_measured
from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.words import COUNTED, words

_FIVE = r"(?:\d{4}[1-9]|\d{3}[1-9]\d)"
"""Five digits that are not round, as sums of money and counts are."""

_APART = r"(?![\w%£]|[.,:/-]\d)"
_SAID = Hinted(
    r"\b(?:no'?s?|nos|number|num|nr|acct?|acc|a/c|account|id|identifier|ref|reference)\b(?:\s+(?:is|was|are)|[:.#=])?[\s:(#]{1,3}"
    rf"(?P<number>{_FIVE}|(?-i:[A-Z]\d{{3,6}}|[A-Z]{{2}}\d{{3,5}}|\d{{3,6}}[A-Z]{{1,2}})|\d\d/\d{{3,6}})"
    + _APART,
    re.IGNORECASE,
    hints=words("no num nr id ref acc a/c"),
    digits=3,
)
_FOUR = Hinted(
    r"\b(?:number|num|nr|id|ref|reference|acc|acct|account|card|mob|mobile|phone|cell|handset|landline|tel|"
    r"licen[cs]e|brp|nhs|nino|passport|marac|crime|incident|cad|niche|athena|mosaic|(?:[A-Z]{2,5}|order|case)\s+no\.?)"
    rf"(?:\s+(?:case|file))?[\s:.#=]{{1,3}}(?:is\s+)?(?P<number>\d{{2}}[1-9]\d|\d{{3}}[1-9]|\d{{3}}(?-i:[A-Z])|(?-i:[A-Z])\d{{3}}|\d{{3,5}}-(?:1[89]|2\d)){_APART}",
    re.IGNORECASE,
    hints=words("""
        num nr id ref acc card mob phone cell handset land tel licen brp nhs nino passport marac
        crime incident cad niche athena mosaic no
    """),
    digits=3,
)
_HASHED = Hinted(r"(?<![\w*#&])#(?P<number>\d{3,8})(?![\w#*]|[.,:/-]\d)", hints=("#",), digits=3)
_SYSTEM = Hinted(
    r"\b(?:on|in|under|via)?\s*(?:oasis|jigsaw|care\s?first|eclipse|abritas|home\s?connections|on-?track|"
    r"delius|visor|emis|system\s?one|rio|capita|orchard|northgate|open\s?housing|dynamics|salesforce|"
    rf"zendesk|service\s?now|iworld|housing\s?jigsaw|halo|modus|pnd|apps?|reg)\b[\s:#=-]{{1,3}}(?P<number>{_FIVE}|[A-Z]\d{{3,6}}){_APART}",
    re.IGNORECASE,
    hints=words("""
        oasis jigsaw care eclipse abritas connections track delius visor emis one rio capita
        orchard northgate housing dynamics salesforce zendesk now iworld halo modus pnd app reg
    """),
    digits=3,
)
_FILED = (
    r"ASB|SR|WO|WR|RR|INC|REQ|CR|CRM|LL|HR|TR|REF|CASE|JOB|RA|PO|CH|EH|CSC|MASH|HPA|HPO|HSG|DV|NRM|"
    r"EHCP|EHC|DVPO|DVPN|TAF|CIN|PNC|CRO|SAR|FOI|MP|HOS|TA|DHP|LAS|ICS|SSID|TEN|APP|BID|LOG|CAD|URN|CRN|MARAC|IDVA|EVA|HR"
)
_SHORT = Hinted(rf"(?<![\w£/-])(?:{_FILED})[ :](?P<number>{_FIVE}){_APART}", digits=5)
_CAPTION = 24
"""Up to how many characters a text all of capitals is rather a reference than shouted."""
_LOG = Hinted(
    rf"\b(?:log|cad)\s+(?:no\.?\s+|number\s+|ref\s+|#)?(?P<number>\d{{4}}){_APART}",
    re.IGNORECASE,
    hints=("log", "cad"),
    digits=4,
)
_DASHED = Hinted(
    r"(?<![\w/.-])(?:[A-Z]{1,5}-(?!(?:19|20)\d\d\b)\d{3,8}|(?!(?:19|20)\d\d/)\d{4,8}/[A-Z]{1,2}"
    r"|[A-Z]{2,4}/\d{2,6}/[A-Z][a-z]{1,15})(?![\w/-])",
    digits=2,
)
_QUOTED = Hinted(
    r"\b(?i:marac|quot(?:e|ing)|refs?|reference|urn)[\s:]{1,2}(?P<number>[A-Z]{2,4}\d{3,4})(?![\w/-])",
    hints=words("marac quot ref urn"),
    digits=3,
)
_STANDARDS = frozenset(words("BS EN ISO PAS IEC DIN UC NHS A M B"))
_MIXED = Hinted(
    r"\b(?i:refs?|reference|booking|voucher|confirmation|conf|reservation)\b(?:\s+(?:(?i:no|number|is|was|code|ref)))?"
    r"[\s:.#=]{1,3}(?P<number>(?:[A-Z0-9]{3}-[A-Z0-9]{3}|[A-Z0-9]{6,8}))(?![\w/-])",
    hints=words("ref booking voucher conf reservation"),
)
_STROKED = Hinted(
    r"\b(?i:refs?|reference)\b(?:\s+(?i:no|number|is|was))?[\s:.#=]{1,3}"
    r"(?P<number>(?=[A-Z./-]*\d)(?=[\d./-]*[A-Z])[A-Z0-9]{1,8}(?:[./-][A-Z0-9]{1,8}){2,6})(?![\w/-])",
    hints=("ref",),
)
_PROPERTY = Hinted(
    r"\b(?:at|list|flat|house|door|plot|road|bus|route|room|bed|floor|lift|bay|unit|platform|page|form|zone)\s+\Z",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Hit]:
    """Numbers of something, in a text that has digits."""
    for pattern in (_SAID, _FOUR, _SYSTEM, _SHORT, _LOG, _HASHED):
        for said in pattern.finditer(text):
            if _is_number(said):
                start, end = said.span("number")
                yield Hit(start, end, kind_near(text, start, end) or "reference")
    for dashed in _DASHED.finditer(text):
        if dashed[0].partition("-")[0] not in _STANDARDS:
            yield Hit(*dashed.span(), "reference")
    for quoted in _QUOTED.finditer(text):
        yield Hit(*quoted.span("number"), "reference")
    for stroked in _STROKED.finditer(text):
        if len(stroked["number"]) > len("B.2.1a"):
            yield Hit(*stroked.span("number"), "reference")
    for mixed in _MIXED.finditer(text):
        number = mixed["number"]
        switches = len(re.findall(r"(?<=[A-Z])-?\d|(?<=\d)-?[A-Z]", number))
        if switches > 1:
            yield Hit(*mixed.span("number"), "reference")


def _is_number(said: re.Match[str]) -> bool:
    number = said["number"]
    told = said.re is _FOUR.pattern and len(number) > 3
    text, (start, end) = said.string, said.span("number")
    if (
        is_measured(text, start, end)
        or COUNTED.match(text, end)
        or _PROPERTY.search(text[max(0, said.start() - 12) : said.start()])
    ):
        return False
    if said.re is _SHORT.pattern and text.isupper() and len(text) > _CAPTION:
        return False
    if said.re in (_LOG.pattern, _FOUR.pattern) and number.isdigit() and is_year_or_time(number):
        return False
    return number.isdigit() or "/" in number or not is_common(number) or len(number) > 4 or told
