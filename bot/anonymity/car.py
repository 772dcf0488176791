"""Tells whether the words around letters and a number speak of a car."""

import re

from bot.anonymity.explained import is_outward
from bot.anonymity.hinted import Hinted
from bot.anonymity.words import SHORT, THREE, words

_MAKES = (
    r"bmw|beemer|audi|ford|vauxhall|toyota|nissan|honda|mercedes|merc|vw|volkswagen|peugeot|"
    r"renault|kia|hyundai|fiat|skoda|seat|mazda|volvo|citroen|suzuki|lexus|jaguar|jag|porsche|"
    r"bentley|ferrari|lamborghini|maserati|tesla|dacia|subaru|mitsubishi|yamaha|ducati|kawasaki|land\s?rover|range\s?rover|corsa|"
    r"fiesta|golf|focus|astra|polo|transit|tranny|prius|sprinter|qashqai|insignia|mondeo|clio|"
    r"micra|vivaro|caddy|berlingo|juke|passat|leon|escort|mini(?:\s?cooper)?|yaris"
)

_BODIES = (
    r"cars?|vans?|vehicles?|motors?|motor\s?bikes?|bikes?|mopeds?|scooters?|lorry|lorries|trucks?|"
    r"pick\s?-?ups?|jeeps?|4x4s?|suvs?|hatchbacks?|saloons?|minibus|minicabs?|taxis?|cabs?|trailers?|"
    r"campers?|caravans?|people\s+carrier|ubers?|quad"
)

_CUE = Hinted(
    rf"\b(?:{_BODIES}|{_MAKES}|plates?|reg|registration|vrm|vrn|drives|driving|drove|anpr|bumper|dash\s?cam)\b",
    re.IGNORECASE,
)

STRONG = Hinted(
    r"\b(?:plates?|reg|registration|vrm|vrn|private\s+reg|personali[sz]ed|vanity|cherished|merc|mercedes|bmw|beemer|audi|porsche|"
    r"(?:range|land)\s?rover|lambo\w*|golf|corsa|fiesta|astra|jag|jaguar|lexus|tesla|volvo|bentley|ferrari|"
    r"toyota|nissan|honda|yamaha|peugeot|renault|kia|hyundai|skoda|mazda|vauxhall|"
    r"polish|poland|irish|romania\w*|french|german\w*|bulgaria\w*|lithuania\w*|italian|spanish|"
    r"dutch|foreign|eu|trailer|"
    r"taxi|minicab|cab|phv|uber)\b",
    re.IGNORECASE,
)

TRIMS = frozenset(
    words("cc hp mk amg gti tdi sri vxr gte gtd sti lwb swb dti cdi hdi dci gtx vrs tsi fsi")
)

_MODEL = Hinted(
    rf"\b(?:{_MAKES})\s+(?:(?:a|an|the|or|and|class|series|[A-Z]\d{{1,3}}[a-z]?)"
    rf"[ ,/]{{1,2}}){{0,3}}\Z",
    re.IGNORECASE,
)

_MODELLED = re.compile(r"[A-Z]\d{1,3}[A-Za-z]?\Z")

NO_PLATE = Hinted(
    r"(?:[ABM]\d{1,4}|\d{1,4}(?:[A-Z]|ST|ND|RD|TH|AM|PM|K|X|MM|CM|KM|KG|MPH|BED|B)|MOT ?\d*|"
    r"FY\d+|Q\d|X\d\d?|\d+ ?(?:AM|PM|BED|X|IN|FT))\Z",
    re.IGNORECASE,
)


def is_beside(plate: re.Match[str]) -> bool:
    """Whether the word for a plate stands by it, and it is no district, form or road."""
    text, start, end = plate.string, plate.start(), plate.end()
    if (
        is_outward(plate[0].replace(" ", ""))
        or NO_PLATE.match(plate[0])
        or text[max(0, start - 5) : start].lower() == "form "
        or sum(c.isalpha() for c in plate[0]) < 1
    ):
        return False
    if _MODELLED.match(plate[0]) and _MODEL.search(text[max(0, start - 30) : start]):
        return False
    if any(
        piece.lower() in THREE
        or piece.lower() in SHORT
        or piece.lower() in TRIMS
        or _CUE.pattern.fullmatch(piece)
        for piece in re.findall("[A-Za-z]+", plate[0])
    ):
        return False
    return bool(
        STRONG.search(text[max(0, start - 22) : start]) or STRONG.search(text[end : end + 22])
    )


def is_cued(plate: re.Match[str]) -> bool:
    """Whether the word for a car is near, and whole: no end of "scar" that the reach cuts off."""
    return is_near(plate) and _CUE.search(plate.string) is not None


def is_near(plate: re.Match[str]) -> bool:
    """Whether the word for a car stands before or after."""
    text, start, end = plate.string, plate.start(), plate.end()
    return bool(_CUE.search(text[max(0, start - 40) : start]) or _CUE.search(text[end : end + 40]))
