"""Finds points on a map: coordinates, grid references and map links."""

import re
from collections.abc import Iterator

from bot.anonymity.findings import DIGIT, Hit, accepted
from bot.anonymity.hinted import Hinted
from bot.anonymity.words import words

_NUMBER = r"[-+]?\d{1,3}\.\d{N,12}"
_PAIR = Hinted(
    rf"(?<![\w.£$])(?P<lat>{_NUMBER.replace('N', '3')})"
    rf"\s?°?\s?(?P<north>(?:[NS]|north|south)\b)?\s{{0,2}}(?:[,;/|]|\.\.|\s|and\b|by\b|comma\b|%2C)"
    rf"\s{{0,2}}(?:lon(?:g(?:itude)?)?[\s:=]{{0,3}}|lng[\s:=]{{0,3}})?"
    rf"(?P<lon>(?:{_NUMBER.replace('N', '3')}|(?<=, )-[ ]\d\.\d{{3,12}}"
    rf"|[-+]?\.\d{{3,12}}))\s?°?\s?(?P<east>(?:[EW]|east|"
    rf"west)\b)?(?!\w|\.\d)",
    re.IGNORECASE,
    hints=words("."),
    digits=7,
)
_LABELLED = Hinted(
    r"\b(?:lat(?:itude)?|long?(?:itude)?|lng|co-?ord(?:inate)?s?|gps|location|pin)"
    r"\b(?:[\s:=]+(?:is|are|of|at)\b)?"
    r"[\s:=(\"]{1,4}[-+]?\d{1,3}\.(?:\d{3,12}|\d{2}(?=\s?°?\s?[NS]?[\s,;/]{1,3}(?:l\w+\s)?[-+]?\d{1,3}\.\d\d))"
    r"(?:\s?°?\s?[NSEW]\b)?"
    r"(?:[\s,;/]{1,3}(?:(?:long?(?:itude)?|lng)\b[\s:=]{0,3})?[-+]?\d{1,3}\.\d{2,12})?",
    re.IGNORECASE,
    hints=words("lat lon lng ord gps location pin"),
    digits=3,
)
_ROUGH = Hinted(
    r"\b(?:lat(?:itude)?|co-?ord(?:inate)?s?|gps|location|pin)\b[\s:=(]{1,3}(?:49|5\d|60)\.\d{1,12}[\s,;/]{1,3}"
    r"(?:long?[\s:=]{1,2})?-[0-8]\.\d{1,12}(?![\w.])"
    r"|\b(?P<axis>[xy])\s?[=:]\s?-?\d{1,2}\.\d{2,12}[\s,;]{1,3}(?!(?P=axis))[xy]\s?[=:]\s?-?\d{1,2}\.\d{2,12}",
    re.IGNORECASE,
    hints=words("lat ord gps location pin x y"),
    digits=5,
)
_COMPASS = Hinted(
    r"(?<![\w.])\d{1,2}\.\d{1,12}\s?°?\s?[NS][\s,;/]{0,3}\d{1,3}\.\d{1,12}\s?°?\s?[EW](?![A-Z0-9])"
    r"|(?<![\w.])(?:49|5\d|60)\.\d{1,12}\s?°?\s?north[\s,;/]{1,3}\d\.\d{1,12}\s?°?\s?(?:east|west)\b"
    r"|(?<![A-Z0-9])[NS]\s?\d{1,2}\.\d{2,12}°?[\s,;/]{1,3}[EW]\s?\d{1,3}\.\d{2,12}(?!\w)",
    re.IGNORECASE,
    hints=words("."),
    digits=4,
)
_ANGLE = (
    r"\d{1,3}\s?(?:°|d(?:eg(?:rees?)?)?)\s?\d{1,2}(?:\.\d{1,8}\s?(?:'|m(?:in(?:utes)?)?)?|"
    r"\s?(?:'|m(?:in(?:utes)?)?))\s?"
    r"(?:\d{1,2}(?:\.\d{1,8})?\s?(?:\"|''|s(?:ec(?:onds)?)?)?\s?)?"
)
_DEGREES = Hinted(
    rf"(?<![\w.])(?:{_ANGLE}(?:[NS]|north|south)(?![A-Z])"
    rf"(?:[\s,;/]{{0,3}}{_ANGLE}(?:[EW]|east|west)(?![A-Z]))?|{_ANGLE}(?:[EW]|east|west)(?![A-Z]))"
    r"|(?<![\w.])(?:49|5\d|60)\s?deg(?:rees?)?\s\d{1,2}(?:\s\d{1,2})?\s(?:N|north)\b"
    r"(?:[\s,]{1,2}\d\s?deg(?:rees?)?\s\d{1,2}(?:\s\d{1,2})?\s(?:[EW]|east|west)\b)?"
    r"|(?<![\w.])\d{1,3}\.\d{2,12}\s?°(?:\s?[NSEW]\b)?"
    r"|(?<![\w.])\d{1,2}(?:, ?| )\d{1,2}(?:, ?| )\d{1,2}(?:\.\d+)? ?[NS],? "
    r"\d{1,3}(?:, ?| )\d{1,2}(?:, ?| )\d{1,2}(?:\.\d+)? ?[EW](?!\w)",
    re.IGNORECASE,
    digits=2,
)
_WEST = Hinted(
    r"(?<![\w.£$-])(?:49|5\d|60)\.\d{2,12}[\s,;/]{1,3}[-−–][0-8]\.\d{2,12}(?:ish\b)?(?!\w|\.\d)"
    r"|(?<![\w.£$-])5[0-3]\.\d{3,12}, ?[01]\.\d{2,12}(?!\w|\.\d)",
    hints=words("."),
    digits=7,
)
"""Two decimals are enough where the second is negative, as it is west of Greenwich."""
_ALONE = Hinted(
    r"(?<![\w.,£$/-])(?:(?:49|5\d|60)\.\d{4,12}|-[0-8]\.\d{4,12})(?!\w|[.,]\d|\s?[%°])",
    hints=(".",),
    digits=5,
)
"""Half a point: nothing else is told to a ten-thousandth."""
_COMMAS = Hinted(
    r"(?<![\w.,£$-])(?:49|5\d|60),\d{3,12}[\s;/]{1,3}-?[0-8],\d{3,12}(?![\w,])",
    hints=(",",),
    digits=9,
)
"""Decimals as most of Europe writes them."""
_BALANCED = Hinted(
    r"\b(?:rents?|charges?|balance|arrears|owes?|owed|paid|profit|score|total|temp\w*|statement)[\s:=]{1,2}(?:(?:is|was|of|up|down|from)\s)?\Z",
    re.IGNORECASE,
)
"""What has its minus as well: a sum, a score."""
_SQUARE = r"(?:S[VWXYZRSTUMNOPHJKCDE]|T[VQRLMGFA]|N[XYZRSTULMNOFGHJKABCDW]|O[VW]|H[WXYZTUP])"
_GRID = Hinted(
    rf"(?<![A-Z0-9])(?!NO){_SQUARE} ?(?:\d{{3}} ?\d{{3}}|\d{{4}} ?\d{{4}}|"
    rf"\d{{5}}[ ,]{{0,2}}\d{{5}})(?![A-Z0-9])",
    digits=6,
)
_SMALL_GRID = Hinted(
    rf"(?<![A-Z0-9])(?!NO|SO|SE ?[0-2]\d? ?\d|SW|NW|SK ?20|HU ?20|SP ?20){_SQUARE}\d{{4}}(?!"
    rf"[A-Z0-9])"
    rf"|(?<![A-Z0-9]){_SQUARE} ?\d{{2}} ?\d{{2}}(?=\W{{1,3}}(?:\w+\s){{0,2}}?(?:grid|os\b|map"
    rf"\b|ngr))",
    digits=4,
)
_GRID_CUE = Hinted(
    r"\b(?:grid(?:\s+ref(?:erence)?)?|ngr|os\s?grid|os\s+(?:ref(?:erence)?|map)|map\s+ref(?:erence)?|"
    r"easting|northing)\b"
    r"(?:[\s:.=-]+(?:is|no|number|was|ref|reference)\b){0,2}[\s:.=-]{1,3}"
    r"(?P<part>[A-Z]{2} ?\d{2,6}(?:[ ,]{0,2}\d{2,6})?|\d{2,6}[ ,]{0,2}\d{2,6})(?!\w)",
    re.IGNORECASE,
    hints=words("grid ngr os map easting northing"),
    digits=2,
)
_LINK = Hinted(
    r"(?:https?://)?(?:www\.)?(?:maps\.google\.[a-z.]{2,7}|google\.[a-z.]{2,7}/maps|goo\.gl/maps|"
    r"maps\.app\.goo\.gl|"
    r"maps\.apple(?:\.com)?|find\.apple\.com|icloud\.com/find\w*|life360\.com|"
    r"share\.here\.com|wego\.here\.com|plus\.codes|earth\.google\.com|strava\.com/activities|"
    r"onthemarket\.com|openrent\.co(?:m|\.uk)|spareroom\.co\.uk|airbnb\.(?:com|co\.uk)/rooms|bing\.com/maps|openstreetmap\.org|osm\.org|waze\.com/ul|w3w\.co|"
    r"what3words\.com|"
    r"streetmap\.co\.uk|gridreferencefinder\.com|citymapper\.com|find-?my\.apple\.com|glympse\.com|"
    r"g\.co/maps|maps\.me|here\.com|rightmove\.co\.uk|zoopla\.co\.uk)[/?#][^\s<>\"']{1,300}"
    r"|https?://(?:[\w.-]{1,60}/)?(?:maps?|pins?|loc|location|track|geo)[./][^\s<>\"']{1,300}"
    r"|(?<![\w@.-])(?:maps?|live|find|track|where|pin)[\w-]{0,20}(?:\.[a-z]{2,12}){1,3}/(?:[a-z]{1,10}/)?[^\s<>\"']{4,200}"
    r"|(?<![\w@.-])[a-z][\w-]{1,40}(?:\.[a-z]{2,12}){1,3}/(?:maps?|pins?|loc|location|track|geo|live|share)/[^\s<>\"']{2,200}"
    r"|https?://[\w.-]{1,60}/(?:maps?|pins?|loc|location|track|geo)/[^\s<>\"']{1,300}"
    r"|\bgeo:[-+]?\d{1,3}\.\d+,[-+]?\d{1,3}\.\d+",
    re.IGNORECASE,
    hints=words("/ ? # geo:"),
)
_SMALL_SQUARE = Hinted(
    rf"\b(?P<grid>(?i:{_SQUARE}) ?\d{{3,5}} ?\d{{3,5}})(?!\w)(?=[^\d\n]{{0,25}}\b(?:os|grid|map)"
    rf"\b)",
    hints=("os", "grid", "map"),
    digits=6,
)
_HASHED = Hinted(
    r"(?<![\w@./-])gc[p-z][b-hjkmnp-z]{0,6}\d[0-9b-hjkmnp-z]{2,8}(?![\w@./-])",
    hints=("gc",),
    digits=1,
)
"""A geohash within Great Britain."""
_COARSE = Hinted(
    r"(?<![A-Za-z0-9'])(?:T[QLMGR]|S[UPKJZX]|N[ZY]) \d\d \d\d(?!\w|[ ./-]\d)", digits=4
)
"""A square of a kilometre."""
_LOWER_GRID = Hinted(
    r"(?<![\w'])(?:t[qlmgrf]|s[kjuzx]|nz) ?(?:\d{3} ?\d{3}|\d{4} ?\d{4})(?![\w%.,/])", digits=6
)
_PLUS_CODE = Hinted(
    r"(?<![\w+])(?:[2-9CFGHJMPQRVWX]{4}){1,2}\+[2-9CFGHJMPQRVWX]{2,3}(?![\w+])",
    re.IGNORECASE,
    hints=words("+"),
)


_BARE_DEGREES = Hinted(
    r"(?<![A-Z0-9])[NS] ?\d{1,2}[ :°]\s?\d{1,2}"
    r"(?:\.\d{1,6})?'?(?:[ :']{1,2}\d{1,2}(?:\.\d{1,6})?\"?)?[\s,;/]{1,3}"
    r"[EW] ?\d{1,3}[ :°]\s?\d{1,2}(?:[.']\d{1,6})?(?!\w)"
    r"|(?<![\w.])(?:49|5\d|60) \d{1,2}\.\d{1,4} ?N[\s,;/]{1,3}\d{1,3} \d{1,2}\.\d{1,4} ?[EW](?!\w)"
    r"|(?<![\w.])\d{1,2}[ :]\d{1,2}[ :]\d{1,2}(?:\.\d{1,6})?\s?[NS][\s,;/]{1,3}"
    r"\d{1,3}[ :]\d{1,2}[ :]\d{1,2}(?:\.\d{1,6})?\s?[EW](?!\w)",
    re.IGNORECASE,
    digits=4,
)
_READ_OUT = Hinted(
    r"\b\w+\s+point\s+(?:\w+[\s,:]+){1,8}?(?:minus|negative)\s+(?:\w+\s+){1,2}?point(?:\s+\w+){1,3}",
    re.IGNORECASE,
    hints=("point",),
)


def find(text: str) -> Iterator[Hit]:
    """Points on a map."""
    if DIGIT.search(text):
        yield from _numbered(text)
    for point in _READ_OUT.finditer(text):
        yield Hit(*point.span(), "geo")
    for link in _LINK.finditer(text):
        yield Hit(*link.span(), "geo")
    for code in _PLUS_CODE.finditer(text):
        if _is_plus_code(code[0]):
            yield Hit(*code.span(), "geo")


def angles(text: str) -> Iterator[Hit]:
    """Degrees and minutes, in a text whose number words were read as digits."""
    for angle in _DEGREES.finditer(text):
        yield Hit(*angle.span(), "geo")


def _numbered(text: str) -> Iterator[Hit]:
    for pair in accepted(_PAIR, text, _is_point):
        yield Hit(*pair.span(), "geo")
    for west in _WEST.finditer(text):
        if not _BALANCED.search(text[max(0, west.start() - 24) : west.start()]):
            yield Hit(*west.span(), "geo")
    for pattern in (
        _ALONE, _LABELLED, _ROUGH, _SMALL_GRID, _COMMAS, _COMPASS, _DEGREES, _BARE_DEGREES, _GRID,
        _LOWER_GRID, _COARSE, _HASHED,
    ):  # fmt: skip
        for point in pattern.finditer(text):
            yield Hit(*point.span(), "geo")
    for grid in _SMALL_SQUARE.finditer(text):
        yield Hit(*grid.span("grid"), "geo")
    for grid in _GRID_CUE.finditer(text):
        yield Hit(*grid.span("part"), "geo")


def _is_point(pair: re.Match[str]) -> bool:
    north, east = float(pair["lat"]), float(pair["lon"].replace(" ", ""))
    fine = min(len(pair[part].split(".")[1]) for part in ("lat", "lon")) >= 4
    british = 49 <= north <= 61 and -9 <= east <= 3
    return abs(north) <= 90 and bool(fine or british or pair["north"])


def _is_plus_code(text: str) -> bool:
    # "2+2" and "3+2 bed" are sums; a code has letters on it.
    head, _, _ = text.partition("+")
    return len(head) >= 4 and any(c.isalpha() for c in text) and any(c.isdigit() for c in text)
