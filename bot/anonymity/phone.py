"""Finds telephone numbers, whole, masked, or a part given as proof; helplines stay clean."""

import re
from collections.abc import Iterator

from bot.anonymity.explained import is_clock
from bot.anonymity.findings import Hit, accepted
from bot.anonymity.hinted import Hinted
from bot.anonymity.words import words

_GAP = r"[\s().\-/,_*~|']{0,4}"
_WHOLE = Hinted(
    rf"(?<![\w£$.])(?<!(?<!\d{9})\d[,:/-])\(?(?:"
    rf"(?:(?:\+|00){_GAP}4{_GAP}4|(?<!\d\s)44(?=[\s().-]{{0,3}}(?:0|[1237])))(?:{_GAP}\d){{9,11}}"
    rf"|\+{_GAP}[1-9](?:{_GAP}\d){{6,14}}"
    rf"|00{_GAP}[1-9](?:{_GAP}\d){{8,12}}"
    rf"|0(?!\.\d\s){_GAP}[1-35789](?:{_GAP}\d){{8,9}}"
    rf"|07\d{{3}}{_GAP}\d{{2,5}}[x*?#]{{0,6}}"
    rf"|7[1-9]\d{{2}}{_GAP}\d{{3}}{_GAP}\d{{3}}|7[1-9]\d{{3}}{_GAP}\d(?:{_GAP}\d){{4}}"
    rf"|7\s[1-9](?:\s\d){{8}}"
    rf"|1\d{{3}}\s\d{{6}}|20\s[378]\d{{3}}\s\d{{4}}"
    rf")(?!(?!x{{1,3}}(?!\w))\w|[,.:]\d)",
    digits=7,
)
_MASKED = Hinted(
    r"(?<!\w)(?:\+44|0)[\s-]?(?:\d[\s-]?){0,4}[xX*•#?.…-]{2}[\sxX*•#?.…-]{0,10}\d{2,6}(?!\w)"
    r"|(?<!\w)0[1237]\d{1,4}[\s-]{0,2}(?:[xX*#?•.…-][\s-]?){4,9}(?!\w)",
    digits=3,
)
_DATE = Hinted(
    r"\(?(?:0?[1-9]|[12]\d|3[01])([\s/.-])(?:0?[1-9]|1[0-2])\1"
    r"(?:(?:19|20)\d\d(?!\d)|\d\d(?![\d/-]|\.\d))"
    r"|(?:0[1-9]|1[0-2])[\s/.-](?:19|20)\d\d(?!\d)"
)
_RANGES = re.compile(r"\d{1,2}\s?-\s?\d{1,2}(?:, ?\d{1,2}\s?-\s?\d{1,2}){1,6}\Z")
_HELPLINES = frozenset(
    words("""
    0800111999 03459881188 08009702070 03456000459 03001236600 0800585858 08000684141 03001233393
    08006781602 03005000914 03001231100 03001232040 08088000082 08088010366 08088088141 03001113000
    03000610614 03031231113 03007906268 03001237379 08007310469 08001690310 08001214433 08001712345
    03002003300 02085719595 02085710800 02070080151
    08001111 0800555111 08009995428 08088010327 08005999247 08088029999 08085002222 08088004444
    08081689111 08088024040 08088005000 08088010800 08000271234 08088021414 08000121700
    08001448848 08088022000 08001381111 08088084000 08003285644 08009178000 03009995428
    08082000247 08088010327 08082000245 08001691111 08000327 08088020300 08088024040
    08004640402 08009171414 08003457265 03003230700 03001231990 08088010800 03003033581
""")
)
_NOUN = (
    r"(?:phone|ph|mobile|mob|moby|tel|telephone|landline|cell|whats\s?app|number|num|nr|"
    r"caller(?:\s+id)?|digits|contact)"
)
_CUE = Hinted(
    rf"\b(?:{_NOUN}s?|call(?:s|ed|ing)?|ring(?:s|ing)?|rang|text(?:s|ed|ing)?|dial(?:s|led)?|"
    rf"fax|ph|t|m)\b(?:[\s:.#=-]+(?:no|num|number|is|was|on|her|him|them|me|us|at|it'?s|back|"
    rf"please|uk|new|old|the|line)\b){{0,4}}[\s:.#=-]{{1,4}}\(?"
    rf"(?P<local>\d{{3,8}}(?:[ -]?\d{{2,5}}){{0,3}})(?!\w|[,.:/-]\d|\s*(?:pounds|homes|people|%))",
    re.IGNORECASE,
    digits=3,
)
_ENDING = (
    r"(?:(?:which\s+|that\s+)?(?:ends?|ended|ending|finish(?:es|ed|ing)?|starts?|started|starting|"
    r"begins?|began|beginning)(?:\s+(?:in|with|on|is|as|by))?"
    r"|(?:the\s+)?(?:last|final|first)\s+(?:(?:few|[2-6]|two|three|four|five|"
    r"six)\b\s*)?(?:digits?|numbers?|figures?)?(?:\s+(?:is|are|was|were|of\s+\w+\s+(?:is|are)))?)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_PART = Hinted(
    rf"\b{_NOUN}s?\b(?P<between>(?:[\s:,()-]+(?!of\b)[a-z']+){{0,5}}?)"
    rf"[\s:,()-]+{_ENDING}[\s:.*x…)=-]+"
    rf"(?P<after>\d(?:[ -]?\d){{1,6}})(?!\w|\s?{_MONTH}|[,/:.]\d|\s*(?:%|homes|people|requests))"
    rf"|\b{_ENDING}[\s:.*x…-]+(?P<before>\d(?:[ -]?\d){{1,6}})(?!\w|\s?{_MONTH}|[,/:.]\d)"
    rf"(?=(?:[\s,()-]+[a-z']+){{0,4}}?[\s,()-]+{_NOUN}\b(?!\s+of\b))"
    rf"|\b(?:no|nr)\b\.?\s+{_ENDING}[\s:.*x…-]+(?P<short>\d(?:[ -]?\d){{1,6}})"
    rf"(?!\w|\s?{_MONTH}|[,/:.]\d)"
    rf"|\b{_NOUN}\W{{0,3}}(?:\.{{2,}}|…|\*{{2,}}|x{{3,}})\s?(?P<dots>\d{{3,6}})(?!\w)"
    rf"|\b(?:last|final|first)\s+(?:[2-6]\s+|two\s+|three\s+|four\s+|five\s+|six\s+)digits?"
    rf"(?:\s+(?:is|are|was|were))?[\s:]+(?P<digits>\d(?:[\s-]?\d){{1,5}})(?!\w)",
    re.IGNORECASE,
    hints=words("end finish start beg last final first .. … ** xxx"),
    digits=2,
)
_THEN = Hinted(
    r"(?<![\w£.])(?P<whole>0\d{2,6}(?:(?:,|\s+-)?\s+(?:and\s+)?then\s+\d{3,4}(?:\s?\d{2,4})?"
    r"|(?:(?:,|\s+-)?\s+(?:and\s+)?then\s+\d{1,4}(?:\s\d{1,4}){0,3}){2,5}"
    r"|\s+(?:something|smth|blah|dunno|whatever)\s+\d{2,6}))(?![\w%:])",
    re.IGNORECASE,
    hints=words("then something smth blah dunno whatever"),
    digits=5,
)
"""Read out in two breaths: "07700 then 900 415"."""
_SHORT = Hinted(r"(?<![\w£.+])07\d{2,3}[ -]?\d{3}[ -]?\d{2,3}(?![\w%]|[.,:/ -]\d)", digits=9)
"""A mobile number of which a figure or two are missing."""
_EXTENSION = Hinted(
    r"\b(?:ext(?:n|ension)?|bleep|pager|desk(?:\s+line)?)\b\.?(?:\s+(?:is|no|number))?[\s:]{1,2}x?(?P<ext>(?!\d{2,3}00)\d{4,5})(?!\w|[.,:/-]\d)",
    re.IGNORECASE,
    hints=words("ext bleep pager desk"),
    digits=4,
)
_FOUR = Hinted(r"(?<!\d)\d{4} \Z", digits=4)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_COMPACT_DATE = re.compile(r"20\d\d[ -]?(?:0\d|1[0-2])[ -]?[0-3]\d\Z")
_LETTERS = re.compile(
    r"(?<![A-Za-z0-9])[OoIl]{1,4}(?=\d)|(?<=\d)[OoIl]{1,4}(?![A-Za-z])|(?<=\d)[OoIl](?=\d)"
)
_SEEN = Hinted(r"(?<![A-Za-z0-9])0[1-37](?:[ -]?[\dSB]){8,9}(?![A-Za-z0-9])", digits=2)
"""With an S or a B for a 5 or an 8."""
_FEWEST_SEEN = 8
_DRAWN = str.maketrans("OoIl", "0011")


def find(text: str) -> Iterator[Hit]:
    """Telephone numbers in a text that has digits; letters drawn like digits count as such."""
    text = _LETTERS.sub(lambda letters: letters[0].translate(_DRAWN), text)
    for number in accepted(_WHOLE, text, _is_phone):
        yield Hit(*_trim(number), "phone")
    for number in _SEEN.finditer(text):
        drawn = "S" in number[0] or "B" in number[0]
        if drawn and sum(character.isdigit() for character in number[0]) >= _FEWEST_SEEN:
            yield Hit(*number.span(), "phone")
    for pattern in (_THEN, _SHORT):
        for number in pattern.finditer(text):
            yield Hit(*number.span(), "phone")
    for extension in _EXTENSION.finditer(text):
        if not _YEAR.match(extension["ext"]):
            yield Hit(*extension.span("ext"), "phone")
    for number in _MASKED.finditer(text):
        yield Hit(*number.span(), "phone")
    for cue in _CUE.finditer(text):
        local = re.sub(r"\D", "", cue["local"])
        harmless = local.startswith(("116", "118")) or _COMPACT_DATE.match(cue["local"])
        if 6 <= len(local) <= 8 and not harmless and local not in _HELPLINES:
            yield Hit(*cue.span("local"), "phone")
    for part in _PART.finditer(text):
        group = next(name for name in ("after", "before", "short", "dots", "digits") if part[name])
        if group == "digits" or not _YEAR.match(part[group]) or _is_stated(part):
            yield Hit(*part.span(group), "phone")


def _is_phone(number: re.Match[str]) -> bool:
    return (
        not (_DATE.match(number[0]) or _RANGES.match(number[0]) or _is_log(number))
        and re.sub(r"\D", "", number[0]) not in _HELPLINES
    )


def _is_log(number: re.Match[str]) -> bool:
    """Whether times of day stand in a row: "2201 2319 0044 0230"."""
    groups = re.findall(r"\d+", number[0])
    before = _FOUR.search(number.string[max(0, number.start() - 5) : number.start()])
    return before is not None and all(map(is_clock, groups))


def _is_stated(part: re.Match[str]) -> bool:
    """Whether "ends 2026" follows the number's word at once, so that it is no year."""
    return bool(part["after"] and not part["between"])


def _trim(number: re.Match[str]) -> tuple[int, int]:
    opened = number[0].startswith("(") and ")" not in number[0]
    masked = re.compile("[xX]{0,3}").match(number.string, number.end())
    whole = sum(character.isdigit() for character in number[0]) > 10
    return number.start() + opened, number.end() if whole or not masked else masked.end()
