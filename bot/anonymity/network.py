"""Finds the network addresses of devices, whole or a part of them."""

import ipaddress
import re
from collections.abc import Iterator

from bot.anonymity.findings import Hit
from bot.anonymity.hinted import Hinted
from bot.anonymity.mail import DOT
from bot.anonymity.words import words

_SEGMENT = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"

_IPV4 = Hinted(
    rf"(?<![\w.])(?P<says>(?:section|para|paragraph|clause|version|ver|v|release|"
    rf"firmware|chapter|part|rule|item)\s)?"
    rf"(?P<address>{_SEGMENT}(?:{DOT}{_SEGMENT}){{3}})(?!\w|\.\d)",
    re.IGNORECASE,
    hints=words(". dot"),
    digits=4,
)

_COLONS = Hinted(
    r"(?<![\w:.])(?:[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}|(?=[0-9.]*[a-f])(?=[a-f.]*\d)[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})"
    r"(?![\w:])",
    re.IGNORECASE,
    hints=words(": - ."),
)

_DASHED = Hinted(
    r"(?<![\w£/-])(?=\d{0,2}-?\d{0,2}-?\d{0,2}-?\d{3})(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:-(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\w/-])",
    digits=4,
)
"""Four octets with dashes between them, of which one has three figures."""
_SPACED = Hinted(
    r"(?<![\w:-])(?=(?:[0-9A-F]{2}[ .]){0,4}(?:[A-F]\d|\d[A-F]|[A-F]{2}))"
    r"[0-9A-F]{2}([ .])(?:[0-9A-F]{2}\1){4}[0-9A-F]{2}(?![\w:-])",
)
"""Six bytes of a device's own address with gaps between them."""
_PART_OF = rf"{_SEGMENT}(?:\.{_SEGMENT}){{1,2}}"

_IP_PART = Hinted(
    rf"(?<![\w.])(?P<masked>{_SEGMENT}(?:\.{_SEGMENT}){{1,2}}(?:\.(?:x{{1,3}}|\*{{1,3}}|\?{{1,3}})){{1,2}}"
    rf"|{_SEGMENT}(?:\.{_SEGMENT}){{2}}\.(?:something|smth|blah))"
    rf"(?!\w)|\b(?:ip(?:v[46])?|address)\b(?:\s+(?:add?ress?|addr?|no))?(?:\s+(?:starts?|started|starting|begins?|began|begin+ing|ends?|ended|"
    rf"ending|range|like)(?:\s+(?:with|in|at|is))?)\s+(?P<part>\.?{_PART_OF}\.?|\.\d{{1,3}}|(?=[\d:]*[a-f])[0-9a-f]{{1,4}}(?::[0-9a-f]{{1,4}}){{1,6}})(?!\w|\.\d)",
    re.IGNORECASE,
    hints=words(".x .* .? .s .b ip address"),
)

_IP_CUE = Hinted(
    rf"\bip\b[^\d\n]{{0,60}}(?P<after>{_SEGMENT}(?:(?:, ?|[ :/-]){_SEGMENT}){{3}})(?![\w.,]\d)"
    r"|\bmac\b(?:\s+(?:address|addr?|is))*[\s:]{1,3}(?P<mac>[0-9a-f]{2}(?: [0-9a-f]{2}){5})(?!\w)"
    rf"|\b(?:ip|provider|router|log-?ins?|logged|server|device|address|wi-?fi|hub)\b[^\d\n]{{0,40}}?"
    rf"(?P<commas>{_SEGMENT}(?:,{_SEGMENT}){{3}})(?![\w.,]\d)"
    rf"|\b(?:ip|internet\s+address|router|provider|log-?ins?)\b[^\d\n]{{0,50}}"
    rf"(?P<three>{_SEGMENT}\.{_SEGMENT}\.{_SEGMENT})(?![\w]|[./-]\d)"
    rf"|\bip\b[^\d\n]{{0,30}}(?P<two>\d{{2,3}}\.\d{{1,3}})(?![\w%]|[./-]\d|\s?(?:am|pm|miles?|kg|m\b))"
    r"|\b(?:last|final|first|third|second|fourth)\s+octets?(?:\s+(?:is|was|are))?[\s:]{1,2}(?P<octet>\d{1,3})(?!\w)"
    r"|\bips?\b[^\n]{0,80}?\b(?:begins?|starts?|starting|beginning)\s+(?:with\s+|in\s+|at\s+)?"
    r"(?P<first>\d{1,3}\.\d{1,3}(?:\.\d{1,3})?\.?)(?![\w£])"
    r"|\bip(?:v6)?\b(?:\s+(?:is|was|address))*[\s:]{1,2}"
    r"(?P<gapped>(?=[0-9a-f:]*\d)[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){1,6}:?:?\.{2,4}(?::?[0-9a-f:]{1,19})?)(?!\w)"
    r"|(?<![\w.:])(?P<begun>2[0-9a-f]{3}[ :][0-9a-f]{1,4}(?:[ :][0-9a-f]{1,4}){1,6})"
    r"(?=\s(?:is|was)\s(?:how|what|the)\b[^.\n]{0,30}\b(?:address|ip)\b)"
    r"|\b(?:log-?ins?|logged\s+in|ip|traffic|signed\s+in)\s+(?:came\s+|is\s+|was\s+)?(?:from|at|on)\s+"
    rf"(?P<cut>{_SEGMENT}\.{_SEGMENT}(?:\.{_SEGMENT})?)(?=\s(?:something|smth|range|dot|and|then|blah))"
    rf"|(?<![\w.,])(?P<before>{_SEGMENT}(?:(?:, ?|[ :/.-]){_SEGMENT}){{3}})[ ,(-]{{1,3}}(?:\w{{1,"
    rf"6}}\s){{0,3}}?ip\b",
    re.IGNORECASE,
    hints=words(
        "ip mac provider router log server device address wifi wi-fi hub octet traffic sign"
    ),
)


def find(text: str) -> Iterator[Hit]:
    """Network addresses."""
    for address in _IPV4.finditer(text):
        if _is_device(address):
            yield Hit(*address.span("address"), "ip")
    for pattern in (_IP_PART, _IP_CUE):
        for part in pattern.finditer(text):
            yield Hit(*part.span(part.lastgroup or 0), "ip")
    for pattern in (_DASHED, _SPACED):
        for address in pattern.finditer(text):
            yield Hit(*address.span(), "ip")
    for address in _COLONS.finditer(text):
        if _is_network_address(address[0]):
            yield Hit(*address.span(), "ip")


def _is_device(address: re.Match[str]) -> bool:
    """Whether four numbers are no paragraph, no version, and no two times of a day."""
    told, said = address["address"], (address["says"] or "").strip().lower()
    if said in ("version", "v", "release", "firmware", "ver"):
        return False
    if said and len(told) == len("1.2.3.4"):
        return False
    times = re.fullmatch(r"(\d\d?)\.(\d\d)\.(\d\d)\.(\d\d)", told)
    return not (times and all(int(at) % 5 == 0 and int(at) < 60 for at in times.group(2, 4)))


def _is_network_address(text: str) -> bool:
    if re.fullmatch(r"(?i)[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}", text):
        # Twelve digits with dashes are more likely a long reference than a network card.
        return ":" in text or bool(re.search(r"(?i)[a-f]", text))
    if "." in text:
        return True
    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return len(re.findall(r"[0-9a-fA-F]+", text)) >= 2 and any(c.isdigit() for c in text)
