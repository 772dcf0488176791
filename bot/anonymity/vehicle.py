"""Finds number plates of every British style, whole or part; a district and a word stay clean."""

import re
from collections.abc import Iterator

from bot.anonymity.explained import is_common, is_numbered_district, is_outward
from bot.anonymity.findings import DIGIT, Hit, accepted
from bot.anonymity.hinted import Hinted
from bot.anonymity.postcode import AREAS
from bot.anonymity.vocabulary import vocabulary
from bot.anonymity.words import SHORT, THREE, words

_CURRENT = re.compile(
    r"(?<![A-Z0-9'])(?P<area>[A-HJ-PR-Y]{2})(?P<gap>[ -]?)(?P<age>[0OI][1-9OI]|[1-35-8I][0-9OI])"
    r"[\s.-]{0,2}(?P<tail>[A-HJ-PR-Z]{3})(?![A-Z0-9'])",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"(?<![A-Z0-9'])(?P<area>[A-HJ-NP-TVWXY])(?P<count>\d{1,3})(?P<gap>[ -]?)"
    r"(?P<tail>[A-HJ-PR-Y]{3})(?![A-Z0-9'])",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"(?<![A-Z0-9'])(?P<tail>[A-HJ-PR-Y]{3})(?P<gap>[ -]?)(?P<count>\d{1,3})"
    r"(?P<apart> ?)[A-HJ-NPR-TVWXY](?![A-Z0-9'])",
    re.IGNORECASE,
)
_NORTHERN = re.compile(
    r"(?<![A-Z0-9'])(?P<code>[A-Z]Z|[A-Z]{2}[ZI]|[A-Z]I[A-Z]|(?i:[A-Z]I[A-Z]|[A-Z]{2}[ZI]))"
    r"(?P<gap>[ -]?)(?P<number>\d{3,4})(?![A-Z0-9]|[.,:/-]\d)"
)
_MAKES = (
    r"bmw|beemer|audi|ford|vauxhall|toyota|nissan|honda|mercedes|merc|vw|volkswagen|peugeot|"
    r"renault|kia|hyundai|fiat|skoda|seat|mazda|volvo|citroen|suzuki|lexus|jaguar|jag|porsche|"
    r"tesla|dacia|subaru|mitsubishi|yamaha|ducati|kawasaki|land\s?rover|range\s?rover|corsa|"
    r"fiesta|golf|focus|astra|polo|transit|tranny|prius|sprinter|qashqai|insignia|mondeo|clio|"
    r"micra|vivaro|caddy|berlingo|juke|passat|leon|escort|mini(?:\s?cooper)?|yaris"
)
_BODIES = (
    r"cars?|vans?|vehicles?|motors?|motor\s?bikes?|bikes?|mopeds?|scooters?|lorry|lorries|trucks?|"
    r"pick\s?-?ups?|jeeps?|4x4s?|suvs?|hatchbacks?|saloons?|minibus|minicabs?|taxis?|cabs?|trailers?|"
    r"campers?|caravans?|people\s+carrier|ubers?|quad"
)
_CUE = re.compile(
    rf"\b(?:{_BODIES}|{_MAKES}|plates?|reg|registration|vrm|vrn|drives|driving|drove)\b",
    re.IGNORECASE,
)
_PLATE = (
    r"\b(?:(?:number|licen[cs]e|car|reg|index|partial)[\s-]+plates?|plates?|vrm|vrn|"
    r"(?:car|van|vehicle|his|her|partial|bike)\s+reg(?:istration)?|reg(?:istration)?)"
)
_PART = Hinted(
    rf"{_PLATE}\b\.?(?:[\s:()'\"=-]+(?:no|number|num|is|was|reads?|starts?|started|starting|"
    rf"begins?|says?|saying|spelt|spells|private|personal|vanity|new|old|irish|"
    r"beginning|ends?|ended|ending|in|with|on|the|his|her|of|partial|part|plate|may|be|could|said|"
    r"has|had|contains?|containing|including|like|something|letters?|first|last|two|three|only)"
    r"\b){0,6}"
    r"[\s:()'\"=-]{1,4}(?P<part>(?=[A-Z ]{0,5}\d|\d{1,4} ?[A-Z])"
    r"[A-Z0-9]{1,4}(?:[ -]?(?=[A-Z0-9 ]{0,6}\d|[A-Z]{3}\b|(?-i:[A-Z]{1,3})\b)[A-Z0-9]{1,4})?)"
    r"(?![A-Z0-9])",
    re.IGNORECASE,
    hints=words("plate vrm vrn reg"),
)
_LETTERS = Hinted(
    r"\b(?:plates?|(?:car|van|vehicle|his|her|partial)\s+reg(?:istration)?)\b[\s:]+(?:that\s+)?"
    r"(?:starts?|started|starting|begins?|beginning|ends?|ended|ending)\s+(?:in\s+|with\s+)?"
    r"(?P<part>[A-Z]{2,3})\b",
    hints=words("plate reg"),
)
_MASKED = Hinted(
    r"(?<![\w?*])(?=[A-Z0-9 -]{0,7}[?*])"
    r"(?=[?* -]{0,6}[A-Z0-9])[A-Z?*]{1,2}[ -]?[0-9?*]{2}[ -]?[A-Z?*]{3}(?![\w?*])"
    r"|(?<![\w?*])(?:\?{2,4}|\*{2,4}|-{2,4}|_{2,4})[ -]?(?:\d\d[ -]?[A-Z]{3}|[A-Z]{3})(?![\w?*])"
    r"|(?<![\w?*])[A-Z][?*_][A-Z](?![\w?*])"
    r"|(?<![\w?*])[A-Z]{2}[ -]?\d\d[ -]?(?:\?{2,4}|\*{2,4}|_{2,4}|(?<=\d )-{2,4})(?![\w?*])",
    re.IGNORECASE,
    hints=words("? * -- _"),
)
_IRISH = re.compile(
    r"(?<![\w/-])\d{2}[12]?-?(?: ?- ?| |)(?:C|CE|CN|CW|D|DL|G|KE|KK|KY|L|LD|LH|LK|LM|LS|MH|MN|"
    r"MO|OY|RN|SO|T|TN|TS|W|WD|WH|WW|WX)"
    r"(?: ?- ?| |)\d{2,6}(?![\w-])"
)
_FOREIGN = Hinted(
    r"(?<![\w'-])(?:[A-Z]{1,3}[ -]?\d{1,5}[ -]?[A-Z]{0,3}|[A-Z]{1,3}[ -][A-Z]{1,2}[ -]?\d{1,4}|"
    r"\d{1,4}[ -]?[A-Z]{1,3}(?:[ -]?\d{0,3})?|"
    r"\d{2}[ -][A-Z]{2}[ -]\d{2}|[A-Z]{2,3} ?\d[A-Z]{1,2}\d{2}|[A-Z]\d{1,2}[A-Z]{2,3}|"
    r"[A-Z]{1,4}\d[A-Z\d]{0,4})(?![\w'-])",
)
_SHAPED = re.compile(
    r"(?<![\w'-])(?:[A-Z]{2}-\d{3}-[A-Z]{2}|[A-Z]{1,3}-[A-Z]{1,2}[ -]\d{1,4}|"
    r"\d{2}-[A-Z]{2}-\d{2}|[A-Z]{2} \d{4} [A-Z]{2})(?![\w'-])"
)
_STRONG = re.compile(
    r"\b(?:plates?|reg|registration|vrm|vrn|private\s+reg|personali[sz]ed|vanity|cherished|merc|mercedes|bmw|beemer|audi|porsche|"
    r"(?:range|land)\s?rover|lambo\w*|golf|corsa|fiesta|astra|jag|jaguar|lexus|tesla|volvo|"
    r"toyota|nissan|honda|yamaha|peugeot|renault|kia|hyundai|skoda|mazda|vauxhall|"
    r"polish|poland|irish|romania\w*|french|german\w*|bulgaria\w*|lithuania\w*|italian|spanish|"
    r"dutch|foreign|eu|trailer|"
    r"taxi|minicab|cab|phv|uber)\b",
    re.IGNORECASE,
)
_BADGE = Hinted(
    r"\b(?:taxi|cab|minicab|phv|pco|hackney(?:\s+carriage)?|private\s+hire|bolt|uber)\s+(?:plate|"
    r"badge|licen[cs]e|driver)"
    r"(?:\s+(?:no|number|num|is|plate|badge|licen[cs]e))*[\s:.#]{1,3}(?P<part>[A-Z]{0,4}[ -]?\d{3,7})(?!\w)",
    re.IGNORECASE,
    hints=words("taxi cab phv pco hackney private bolt uber"),
)
_VANITY = re.compile(
    r"(?<![\w'-])(?P<one>[A-HJ-NP-TVWXY]\d{1,3}|"
    r"[A-Z]\d[A-Z])[ ](?P<two>(?=[A-Z0-9]{0,2}[A-Z])[A-Z0-9]{1,3})(?![\w'-])"
)
_TWO = Hinted(
    r"(?<![A-Z0-9])(?P<area>[A-HJ-PR-Y]{2})(?:0[2-9]|[12]\d|5[1-9]|[67]\d)(?![A-Z0-9])",
)
_TRAILED = Hinted(
    r"(?<![A-Za-z0-9'])(?P<plate>(?P<area>[A-HJ-PR-Y]{2})(?P<gap> ?)(?:0[2-9]|[12]\d|5[1-9]|[67]\d))"
    r"(?: ?[A-Z]{1,2}(?![a-z]))?[ ,-]{0,3}(?:\((?=[a-z?])|\.{2,}|(?<=[ -])(?:something|smth|summat|then|and\s+then|dash|blah|dunno|maybe|"
    r"rest|can'?t|couldn'?t|didn'?t|not\s+sure|missed|followed\s+by|i\s+think|or\s+so)\b)",
    hints=words("( .. something smth summat then dash blah dunno maybe rest n't nt miss sure by think so"),
)
"""A current plate of which somebody remembers the beginning: "KP16 (something) ZE"."""

_SOMETHING = re.compile(r"some|smth|summat|then|dash|blah|\(")
_SPACED = re.compile(
    r"(?<![A-Z0-9'])[A-HJ-PR-Y] ?[A-HJ-PR-Y] ?\d ?\d ?(?P<tail>[A-HJ-PR-Z] ?[A-HJ-PR-Z] ?[A-HJ-PR-Z])"
    r"(?![A-Z0-9'])"
)
_DRAWN = re.compile(
    r"(?<![A-Z0-9'])(?P<area>[A-HJ-PR-Y]{2}) ?(?P<age>[0-9OISGBZ]{2})(?P<gap>[ -]|, )"
    r"(?P<tail>[A-Z0-9]{3})(?![A-Za-z0-9'])"
)
"""A current plate with a letter for a digit, a digit for a letter, or a comma in it."""

_NUMBERED = frozenset(words("WK YR FY PS KS MG RR PG CH DS GP RM AM PM NO HB UC HR AT ON BY TO OF"))
"""Two letters with a number that many things have: weeks, years, forms."""

_TRIMS = frozenset(words("cc hp mk amg gti tdi sri vxr gte gtd sti lwb swb dti cdi hdi dci gtx vrs tsi fsi"))
_MODEL = re.compile(
    rf"\b(?:{_MAKES})\s+(?:(?:a|an|the|or|and|class|series|[A-Z]\d{{1,3}}[a-z]?)[ ,/]{{1,2}}){{0,3}}\Z",
    re.IGNORECASE,
)
_MODELLED = re.compile(r"[A-Z]\d{1,3}[A-Za-z]?\Z")
_NO_PLATE = Hinted(
    r"(?:[ABM]\d{1,4}|\d{1,4}(?:[A-Z]|ST|ND|RD|TH|AM|PM|K|X|MM|CM|KM|KG|MPH|BED|B)|MOT ?\d*|"
    r"FY\d+|Q\d|\d+ ?(?:AM|PM|BED|X|IN|FT))\Z",
    re.IGNORECASE,
)
_AREAS = frozenset(AREAS)


def find(text: str) -> Iterator[Hit]:
    """Number plates; only a current one may be written with letters for all its digits."""
    for plate in accepted(_CURRENT, text, _is_current):
        yield Hit(*plate.span(), "vehicle")
    for plate in _MASKED.finditer(text):
        if (plate[0].isupper() and len(plate[0]) > len("Z?T")) or _is_cued(plate):
            yield Hit(*plate.span(), "vehicle")
    for part in _LETTERS.finditer(text):
        yield Hit(*part.span("part"), "vehicle")
    if DIGIT.search(text):
        yield from _whole(text)
        yield from _begun(text)


def _whole(text: str) -> Iterator[Hit]:
    for pattern in (_PREFIX, _SUFFIX):
        for plate in accepted(pattern, text, _is_older):
            yield Hit(*plate.span(), "vehicle")
    for plate in _NORTHERN.finditer(text):
        if _is_northern(plate):
            yield Hit(*plate.span(), "vehicle")
    for pattern in (_IRISH, _SHAPED):
        for plate in pattern.finditer(text):
            if not is_common(plate[0]) and not (pattern is _IRISH and _is_date(plate[0])):
                yield Hit(*plate.span(), "vehicle")
    for badge in _BADGE.finditer(text):
        if not is_common(badge[0]):
            yield Hit(*badge.span("part"), "vehicle")
    for plate in _VANITY.finditer(text):
        if _is_vanity(plate):
            yield Hit(*plate.span(), "vehicle")
    for plate in _FOREIGN.finditer(text):
        if _is_beside(plate) and _STRONG.search(text):
            yield Hit(*plate.span(), "vehicle")


def _begun(text: str) -> Iterator[Hit]:
    for part in accepted(_PART, text, _is_part):
        yield Hit(*part.span("part"), "vehicle")
    for plate in _DRAWN.finditer(text):
        if _is_drawn(plate):
            yield Hit(*plate.span(), "vehicle")
    for trailed in _TRAILED.finditer(text):
        area = trailed["area"]
        bare = not trailed["gap"] and area not in _AREAS and _SOMETHING.search(trailed[0])
        if area not in _NUMBERED and (bare or _is_cued(trailed)):
            yield Hit(*trailed.span("plate"), "vehicle")
    for plate in _SPACED.finditer(text):
        if plate["tail"].replace(" ", "").lower() not in THREE and _is_cued(plate):
            yield Hit(*plate.span(), "vehicle")
    for two in _TWO.finditer(text):
        if two["area"] not in _AREAS and _is_cued(two):
            yield Hit(*two.span(), "vehicle")


def _is_date(plate: str) -> bool:
    return not re.search(r"\d{4,6}\Z", plate)


def _is_northern(plate: re.Match[str]) -> bool:
    code, number = plate["code"], plate["number"]
    known = code.lower() in THREE or code.lower() in vocabulary().words
    if known or code in ("PIP", "MRI") or re.match("(?:19|20)", number):
        return False
    timed = len(number) == 4 and int(number[:2]) < 24 and number[2:] in ("00", "15", "30", "45")
    return not (timed and plate["gap"]) if code.isupper() else _is_cued(plate)


def _is_drawn(plate: re.Match[str]) -> bool:
    area, age, tail = plate["area"], plate["age"], plate["tail"]
    digits = sum(character.isdigit() for character in age + tail)
    letters = sum(character.isalpha() for character in tail)
    known = tail.lower() in THREE or tail.lower() in vocabulary().words
    if known or letters < 2 or not digits or not any(c.isdigit() for c in age):
        return False
    if area in _AREAS or area in _NUMBERED:
        return _is_cued(plate) and letters == len(tail)
    return not re.fullmatch(r"\d(?:ST|ND|RD|TH|PM|AM|BR|YR|BED|KG|KM|CM|MM)", tail)


def _is_vanity(plate: re.Match[str]) -> bool:
    """Two groups that look like a plate somebody chose, in a text not all of capitals."""
    one, two = plate["one"], plate["two"]
    if len(two) < 3:
        return one[-1].isalpha() and not is_outward(one) and len(two) == 2 and _is_cued(plate)
    rest = plate.string[: plate.start()] + plate.string[plate.end() :]
    shouted = rest.upper() == rest and any(character.isalpha() for character in rest)
    if two.isalpha():
        known = vocabulary()
        low = two.lower()
        return not (shouted or low in THREE or low in _TRIMS or low in known.english or low in known.places)
    return not (is_outward(two) or is_common(two) or (one[1:].isdigit() and shouted)) or (
        len(one) == 3
        and one[2].isalpha()
        and two[1].isdigit()
        and two[2].isalpha()
        and not (is_outward(one) and is_outward(two))
    )


def _is_beside(plate: re.Match[str]) -> bool:
    """Whether the word for a plate stands by it, and it is no district, form or road."""
    text, start, end = plate.string, plate.start(), plate.end()
    if (
        is_outward(plate[0].replace(" ", ""))
        or _NO_PLATE.match(plate[0])
        or sum(c.isalpha() for c in plate[0]) < 1
    ):
        return False
    if _MODELLED.match(plate[0]) and _MODEL.search(text[max(0, start - 30) : start]):
        return False
    if any(
        piece.lower() in THREE or piece.lower() in SHORT or piece.lower() in _TRIMS
        for piece in re.findall("[A-Za-z]+", plate[0])
    ):
        return False
    return bool(
        _STRONG.search(text[max(0, start - 22) : start]) or _STRONG.search(text[end : end + 22])
    )


def _is_current(plate: re.Match[str]) -> bool:
    age = int(plate["age"].upper().replace("O", "0").replace("I", "1"))
    if not (2 <= age <= 32 or 51 <= age <= 82):
        return False
    word = plate["tail"].lower() in THREE
    apart = not plate[0][-4].isalnum()
    area = plate["area"]
    if plate["gap"] and area.islower() and plate["tail"].islower():
        known = vocabulary().english
        alone = plate[0] == plate.string.strip()
        strange = area.upper() not in _AREAS and plate["tail"] not in vocabulary().words
        told = alone or strange or _is_near(plate)
        return not word and not {area, plate["tail"]} & known and told
    if plate["gap"]:
        return not word and area.isupper() and plate["tail"].isupper()
    if apart and word and (area.upper() in _AREAS or area.lower() in SHORT):
        return False
    # "E8 and", "SE15 near": the district in capitals and a small word after it.
    mixed = plate["area"].isupper() and plate["tail"].islower()
    return not (apart and mixed and plate["area"] in _AREAS)


def _is_older(plate: re.Match[str]) -> bool:
    if plate["tail"].lower() in THREE or plate["tail"].lower() in _TRIMS:
        return False
    near = _is_cued(plate)
    if plate.re is _SUFFIX and not near:
        return _is_old_alone(plate)
    shouted = not any(character.islower() for character in plate[0])
    if len(plate["count"]) == 3:
        return near or shouted or not plate["gap"]
    district = is_numbered_district(plate[0][: -len(plate["gap"] + plate["tail"])])
    if plate.re is _PREFIX and district and plate["gap"]:
        return near and shouted
    return near or (shouted and plate.re is _PREFIX and len(plate["count"]) == 2)


def _is_old_alone(plate: re.Match[str]) -> bool:
    """Whether letters, number and letter are a plate though nothing tells of a car."""
    rest = plate.string.replace(plate[0], "")
    if not plate[0].isupper() or plate["tail"].lower() in vocabulary().words:
        return False
    if rest.isupper() or (plate["apart"] and not plate["gap"]):
        return False
    return len(plate["count"]) == 3 or (bool(plate["gap"]) and len(plate["count"]) == 2)


def _is_cued(plate: re.Match[str]) -> bool:
    """Whether the word for a car is near, and whole: no end of "scar" that the reach cuts off."""
    return _is_near(plate) and _CUE.search(plate.string) is not None


def _is_near(plate: re.Match[str]) -> bool:
    text, start, end = plate.string, plate.start(), plate.end()
    return bool(_CUE.search(text[max(0, start - 40) : start]) or _CUE.search(text[end : end + 25]))


def _is_part(part: re.Match[str]) -> bool:
    found = part["part"]
    if found.isupper() and re.search(r"(?i)plates?\s+says?\W+\Z", part[0][: -len(found)]):
        return any(character.isdigit() for character in found)
    spelt = [w.lower() for w in re.findall("[A-Za-z]{3,}", found)]
    if any(word in vocabulary().english for word in spelt):
        return False
    if _NO_PLATE.match(found) and found[0].isdigit() and found[-2:].lower() in ("in", "ft"):
        return False
    if found.isdigit() or not any(character.isdigit() for character in found):
        return False
    if re.fullmatch(r"\d+[A-Z]", found) and found[-1] in "KXM":
        return bool(re.search(r"(?i)plate", part[0]))
    if re.fullmatch(r"(?i)\d+(?:st|nd|rd|th|pm|am|x|k|m|yrs?|bed|beds|hrs?|mins?)", found):
        return False
    said = part[0][: -len(found)].lower()
    exact = bool(re.search(r"plate|start|begin|end|car|vehicle|van|vrm|vrn|his|her|partial", said))
    if not exact and (found[0].isdigit() or len(found) < 4):
        return False
    tail = found.split(" ")[-1].lower()
    if " " in found and (tail in THREE or tail in SHORT):
        return False
    return exact or not is_numbered_district(found)
