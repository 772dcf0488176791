"""Finds the references of cases, accounts and claims, by the word that goes with them."""

import re
from collections.abc import Iterator

from bot.anonymity.ending import is_year_or_time
from bot.anonymity.explained import is_outward
from bot.anonymity.findings import DIGIT, Hit, accepted
from bot.anonymity.hinted import Hinted
from bot.anonymity.words import COUNTED, words

_SUBJECT = (
    r"(?:rent(?:\s+(?:account|acct?|a/c))?|cad|cris|niche|las|ten|app|tenan(?:cy|t)(?:'?s)?|"
    r"crime|incident|marac|court|case|claim(?:ant)?|register|"
    r"registration|social\s+(?:care|services|work)|adult\s+social\s+care|benefits?|"
    r"housing(?:\s+(?:benefit|register|"
    r"application))?|council\s+tax(?:\s+account)?|universal\s+credit|uc|hb|pip|esa|dla|"
    r"homeless(?:ness)?|application|police|"
    r"hospital|patient|payroll|customer|client|property|asset|log|complaint|repair|job|order|"
    r"injunction|"
    r"prison(?:er)?|probation|offender|mosaic|liquid\s?logic|framework\s?i|carefirst|eclipse|idva|"
    r"mash|safeguarding|waiting\s+list|bidding|locata|home\s?connections|mrn|staff|employee|"
    r"pupil|student|"
    r"cafcass|legal\s+aid|civica|northgate|oneserve|service\s+user|reporting|report|action\s+fraud|"
    r"child\s+maintenance|cms|citizen|tax|utr|vat|pnc|custody|occurrence|investigation|"
    r"homefinder|abritas|jigsaw|file|bond|nsir|athena|warrant|dhp|nrm|hpa|laa|lcs|dvds|collar|shoulder|warrant\s+card|"
    r"discretionary\s+housing\s+payment)"
)
_NUMBER = r"(?:ref(?:erence)?s?|refs?|no'?s?|number'?s?|num|nr|id|identifier|code|#)"
_FILL = (
    r"(?:[\s:.#='()/-]+(?:is|was|are|the|her|his|their|our|your|of|number|no'?s|no|num|ref|reference|"
    r"id|code|given|"
    r"as|to|quote|quoted|quoting|ends?|ending|starts?|starting|begins?|beginning|with|in|met|"
    r"police|uk)\b){0,5}"
    r"[\s:.#='()*-]{1,4}"
)
_CODED = (
    r"(?P<token>(?:[A-Z]{0,8}[/:.-]?|(?-i:[A-Z]{1,4}) )\d"
    r"(?:[A-Z\d]|[ /:_-](?=[A-Z]{0,4}\d)|[/_-](?=[A-Z])){1,24})(?!\w)"
)

_NUMBERED = Hinted(
    rf"\b(?:{_SUBJECT}[\s./-]+{_NUMBER}|refs?|references?|police\s+(?:log|cad|report|incident|"
    rf"call)|incident\s+log|urn|utr|crn|mrn|pnc(?:id)?|nomis|unique\s+reference)\b"
    rf"{_FILL}{_CODED}",
    re.IGNORECASE,
    hints=words("ref no nr num id code # police log urn utr crn mrn pnc unique"),
)
_COINED = Hinted(
    rf"\b(?:{_SUBJECT}|cad|cris|niche|athena|storm|uprn)\b(?:[ :.#'-]+(?:is|was|her|his|the|"
    rf"under|as|report|log)\b){{0,3}}"
    rf"[ :#=(-]{{1,3}}{_CODED}",
    re.IGNORECASE,
)
_GLUED = Hinted(
    r"\b(?:CAD|CRN|CRIS|URN|UTR|CRIME|RENT|TEN|HB|CTAX|MARAC|REF|LAS|HOM|HSG|ASB|CRI|INC|SSD|ICS)"
    r"[-:/#]?"
    r"(?=[A-Z\d/-]{0,20}\d{3})[A-Z]{0,3}[-/]?\d[A-Z\d/-]{2,20}(?!\w)"
)
_DICTATED = Hinted(
    r"(?<![\w-])(?:[A-Z]{1,6}\d{0,6}|\d{1,8})(?:\s(?:dash|slash|stroke|hyphen)\s[A-Z0-9]{1,8}){1,4}(?!\w)",
    hints=words("dash slash stroke hyphen"),
)
_DRAWN = Hinted(
    r"\b(?i:refs?|reference)[\s:.#]{1,3}(?P<token>[A-Z]{0,4}-?(?=[OoIl]*\d)[\dOoIl]{4,10})(?![\w-])",
    hints=("ref",),
)
"""Digits drawn as letters, behind their word."""
_SHAPED = Hinted(
    r"(?<![\w/.-])(?:\d{6,8}/\d{2}(?:\d\d)?|[A-Z]{1,3}/(?!(?:19|20)\d\d(?!\d))\d{4,9}(?:/\d{2,4})?|"
    r"\d{2}[A-Z]{2}\d{7}(?:/?\d{2})?|"
    r"[TSAU]20[0-4]\d ?\d{4}|"
    r"[A-HJ-NPR-Z]\d{2}[A-Z]{2}\d{3}|[A-Z]{2} ?\d{2} ?[CPDF] ?\d{5}|[A-Z]{2,4}/\d{3,6}/\d{2}|"
    r"\d{4}-\d{4}-\d{4}-\d{4}|"
    r"[A-Z]{2,5}/\d{2,4}/\d{3,9}|[A-Z]{2,5}-\d{4,9}|[A-Z]{2,5}-\d{2,4}-\d{3,9}|"
    r"[A-Z](?:\d{4}| (?!19|20)\d{4} )[A-Z]{2})(?![\w/-])",
    digits=4,
)
_DATE = Hinted(
    r"(?:999|101|111|\d{1,2}[./ -]\d{1,2}[./ -](?:\d\d){1,2}|(?:19|20)\d\d(?:[/-]\d\d)?|(?:19|20)"
    r"\d\d[ -/](?:19|20)\d\d|"
    r"20\d\d-\d\d-\d\d|\d{1,2}[:.]\d\d|\d{1,2}[./]\d{1,2}|\d{1,2}/(?:19|20)\d\d|\d{1,3},\d{3}|"
    r"\d{1,2}\s?(?:st|nd|rd|"
    r"th)?)\Z",
    re.IGNORECASE,
)
_MEASURED = Hinted(
    r"\s?(?:%|pcm|pw|pounds|p/w|per\b|a\s+(?:week|month|year)|homes|people|cases|times)",
    re.IGNORECASE,
)
_KNOWN_CODE = Hinted(
    r"(?:ISO|BS|EN|COVID|GDPR|SLA|UK|PIP|UC|ESA|HB|MARAC|DASH|PDF)[-/]?\d{1,5}\Z",
    re.IGNORECASE,
)


_DATED = (
    r"(?:the\s+)?(?:0?[1-9]|[12]\d|3[01])(?:[/. -](?:0?[1-9]|1[0-2])\b|(?:st|nd|rd|th)?\s?(?:of\s)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
_LOGGED = Hinted(
    r"\b(?:log|cad|serial)\s+(?P<now>\d{3,6})\s+(?=today|yest|tonight|last\s+night|this\s+(?:am|morning))"
    r"|\b(?:log|cad|incident|inc)\s+(?P<then>\d{3,6}(?=\s+\d{1,2}(?:st|nd|rd|th|/\d{1,2})\b)|"
    r"\d{2}(?=\s+\d{1,2}[./]\d{1,2}[./]\d{2}))"
    r"|\b(?:log|cad|serial|call)\s+(?:no\.?\s+|number\s+|ref\s+)?(?P<token>\d{2,6})\s+(?:of|on|from|dated)\s+(?=\d|the\s+\d|mon|tue|"
    r"wed|thu|fri|sat|sun|yest|last|today)"
    rf"|\b(?:incident|inc|crime|ref(?:erence)?|police|report|met|occurrence|101|999)\s+(?:no\.?\s+|number\s+|"
    rf"ref\s+|log\s+)?(?P<dated>\d{{2,6}})\s+(?:of|on|from|dated)\s+(?={_DATED}|yest|last\s+night|today)"
    rf"|(?<![\w£.,/:-])(?P<of>\d{{4,6}}|\d{{3}}(?=\s+of\s+\d{{1,2}}[/.-]))\s+of\s+(?!the\s)(?={_DATED})"
    r"|\b(?:incident|case|crime|claim|complaint|court|marac|job|ticket|application|ombudsman|"
    r"offence|"
    r"occurrence|investigation|order|enquiry|query|permit|policy|bond|liquid\s?logic|mosaic|hpa|"
    r"file|las|lcs|payroll|locata|northgate|civica|niche|athena|warrant|nsir)s?[ :#=-]{1,3}"
    r"(?P<five>\d{4}[1-9]|\d{3}[1-9]\d)(?![\w%]|[.,/:-]\d|\s?(?:pcm|pw|pounds|homes|people|"
    r"cases|times))",
    re.IGNORECASE,
    hints=words("""
        log cad serial call incident case crime claim complaint court marac job ticket application
        ombudsman offence occurrence investigation order enquiry query permit policy bond inc ref
        police report met 101 999 logic mosaic hpa file las lcs payroll locata northgate civica
        niche athena warrant nsir of
    """),
    digits=2,
)


_OF_YEAR = Hinted(
    r"(?<![\w£$/.,:-])(?P<number>\d{4,5})/(?:1[89]|2\d|30)(?![\w/%-]|[.,:]\d)|(?<![\w/-])"
    r"(?=[A-Z]{3,5} \d)(?!MON|TUE|WED|THU|FRI|SAT|SUN|BUS|AGE)[A-Z]{3,5} (?P<abbreviated>\d{3,6})"
    r"[-/](?:1[89]|2\d|30)(?![\w/-])",
    digits=5,
)
"""A number and its year: "5441/26"."""

_FILED = Hinted(
    r"\b(?:refs?|reference|file|quot(?:e|ing)|case|number|no)\b(?:[\s:.#=-]+(?:no|number|is|was|as)\b)?"
    r"[\s:.#=-]{1,3}(?P<slashed>[A-Z]{2,6}/\d{2,6}[A-Z]?|\d{2,6}/[A-Z]{2,4}|(?!(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])\b|24/7|(?:19|20)\d\d/)\d{2,5}/\d{2,5}|(?-i:[A-Z]{1,4})(?:-\d{1,6}){2})"
    r"(?![\w/-])"
    r"|\b(?:our|their|your|my|his|her|police|solicitor'?s?|case|file)\s+(?:file\s+|case\s+)?"
    r"(?:ref(?:erence)?|file|case)(?:\s+(?:no|number))?(?:\s+(?:is|was)|:)?\s+(?P<glued>[A-Z]{1,4}\d{2,6}[A-Z]?)"
    r"(?![\w/-])"
    r"|\b(?:marac|crime|case|court|incident|log|dvds|asb|cad)\s+(?:no\.?|number|ref)\s+"
    r"(?P<year>\d{2,5}/(?:1[89]|2\d|30))(?![\w/])"
    r"|(?<![\w/.-])(?P<alone>(?-i:[A-Z]{2,5})/\d{3,9})(?![\w/-])",
    re.IGNORECASE,
    hints=words("ref file quot case number no /"),
    digits=2,
)
_ALSO = Hinted(
    r"\s*(?:,|and|&|\+|or|/)\s*(?P<also>[A-Z]{0,4}[/-]?\d{3,10})(?![\w%£]|[.,:/-]\d)",
    re.IGNORECASE,
)
_PUBLIC = frozenset(words("999 101 111 112 105 119 116 118"))
_FEWEST = 3
"""How many digits a reference has at least."""


def find(text: str) -> Iterator[Hit]:
    """References in a text that has digits; but for a log's number, at least three of them."""
    for logged in _LOGGED.finditer(text):
        yield Hit(*logged.span(logged.lastgroup or 0), "reference")
    for logged in _OF_YEAR.finditer(text):
        if logged["abbreviated"] or not is_year_or_time(logged["number"]):
            yield Hit(*logged.span(), "reference")
    for filed in _FILED.finditer(text):
        group = filed.lastgroup or ""
        if not (is_outward(filed[group]) or _is_public(filed[group])):
            yield Hit(*filed.span(group), "reference")
    if len(DIGIT.findall(text)) < _FEWEST:
        return
    for pattern, accept in ((_NUMBERED, _is_numbered), (_COINED, _is_coined)):
        for reference in accepted(pattern, text, accept):
            yield Hit(*reference.span("token"), "reference")
            also = _ALSO.match(text, reference.end())
            if also and pattern is _NUMBERED and _is_also(also):
                yield Hit(*also.span("also"), "reference")
    for drawn in _DRAWN.finditer(text):
        if not drawn["token"].isdigit() and _count(drawn["token"]) >= _FEWEST - 1:
            yield Hit(*drawn.span("token"), "reference")
    for said in _DICTATED.finditer(text):
        if _count(said[0]) > _FEWEST + (not said[0][0].isalpha()):
            yield Hit(*said.span(), "reference")
    for shape in (_GLUED, _SHAPED):
        for reference in shape.finditer(text):
            if not _KNOWN_CODE.match(reference[0]):
                yield Hit(*reference.span(), "reference")


def _is_numbered(reference: re.Match[str]) -> bool:
    token = reference["token"]
    if _count(token) < _FEWEST or _DATE.match(token):
        return False
    if all(is_outward(piece) for piece in re.split("[ /-]", token)):
        return False
    if reference[0].lower().startswith("tax code"):
        return False
    counts = token.isdigit() and len(token) <= 5
    return not (counts and _MEASURED.match(reference.string, reference.end()))


def _is_public(code: str) -> bool:
    """Whether what stands behind the stroke is a helpline or a year: "NHS/111", "HA/1996"."""
    number = code.rpartition("/")[2]
    return number in _PUBLIC or bool(re.fullmatch(r"(?:19|20)\d\d", number))


def _is_also(also: re.Match[str]) -> bool:
    number = also["also"]
    measured = _MEASURED.match(also.string, also.end()) or COUNTED.match(also.string, also.end())
    return not (measured or number in _PUBLIC or _DATE.match(number))


def _is_coined(reference: re.Match[str]) -> bool:
    """A bare subject word ("crime 123") needs a token that could not be a count or an amount."""
    token = reference["token"]
    if not _is_numbered(reference):
        return False
    if reference[0].lower().startswith(("cad", "cris", "uprn", "pnc", "mosaic", "utr", "mrn")):
        return True
    letters = sum(character.isalpha() for character in token)
    return (
        _count(token) >= 6
        or bool(letters and _count(token) >= 4 and " " not in token)
        or bool("/" in token and _count(token) >= (4 if letters else 5))
    )


def _count(text: str) -> int:
    return sum(character.isdigit() for character in text)
