"""Finds plainly written addresses: a number and a street, a flat, a property's own code."""

import re
from collections.abc import Iterator

from bot.anonymity.findings import Hit, accepted
from bot.anonymity.words import COUNTED, NOT_STREET

_STREET = (
    r"(?:road|rd|street|str|st|avenue|ave|av|lane|ln|close|cl|drive|dr|drv|court|ct|crescent|"
    r"cres|gardens?|"
    r"gdns?|grove|gr|place|pl|square|sq|terrace|terr|tce|way|walk|mews|hill|park|rise|row|yard|"
    r"green|"
    r"point|towers?|heights|estate|est|mansions|buildings|bldgs|lodge|parade|passage|path|view|"
    r"wharf|"
    r"quay|vale|mead|gate|broadway|circus|croft|fields?|crest|approach|arcade|bank|boulevard|blvd|"
    r"causeway|chase|common|copse|dene|embankment|esplanade|ridge|villas?|wynd|brae|loan|gait|"
    r"roads)"
)
# Words that are as often something else: they need a capital, or a word that cannot be ordinary.
_LOOSE = frozenset(
    [
        "close",
        "drive",
        "court",
        "place",
        "way",
        "walk",
        "hill",
        "park",
        "rise",
        "row",
        "yard",
        "green",
        "point",
        "estate",
        "path",
        "view",
        "gate",
        "field",
        "fields",
        "bank",
        "approach",
        "common",
        "chase",
        "lodge",
        "parade",
        "passage",
        "st",
        "dr",
        "pl",
        "cl",
        "av",
        "gr",
        "ct",
        "est",
        "str",
        "square",
        "villa",
        "garden",
        "tower",
        "towers",
        "heights",
        "buildings",
        "loan",
    ]
)
_NUMBERED = re.compile(
    rf"(?<![\w£$.,/:-])(?P<number>\d{{1,4}}[a-z]?(?:\s?[-/&]\s?\d{{1,4}}[a-z]?)?),?[ ]{{1,2}}"
    rf"(?P<name>(?:(?:st\.|[a-z][a-z'-]{{0,20}})[ ]{{1,2}}){{1,3}}?)(?P<type>{_STREET})\b(?!')",
    re.IGNORECASE,
)
_THE = re.compile(
    rf"(?<![\w£$.,/:-])\d{{1,4}}[a-zA-Z]?,? The (?:[A-Z][a-z]+ )?(?:{_STREET}|[A-Z][a-z]{{2,20}})\b"
)
_HOUSE = re.compile(
    rf"\b(?:flat|flt|apartment|apt|maisonette)[ ]*(?:no\.?|num(?:ber)?|nr|"
    rf"#)?[ ]?(?P<number>\d{{1,4}}[a-z]?|[acdfhijkopqrtuvxyz]\d{{1,4}})"
    rf"(?![\w/:£%]|[.,]\d|\s?[-–]\s?(?:bed|\d+\s?(?:bed|miles|mins|weeks|stor))|\s*-?{COUNTED}\b)"
    r"|\b(?:house|door|flat|property|plot)\s+(?:no\.?|num(?:ber)?|nr|#)"
    r"(?:\s+is)?[\s:]?\d{1,4}[a-z]?(?![\w/:%]|[.,]\d)"
    rf"|\b(?:live|lives|lived|living|stays|staying|stayed|resides|residing)\s+at\s+(?:no\.?|"
    rf"num(?:ber)?)?\s?(?P<at>\d{{1,4}}[a-z]?)(?![\w/:%]|[.,]\d|\s*(?:{COUNTED}|address\w*|"
    rf"places?)\b)",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"\b(?:[Ff]lat|FLAT|Apartment|Apt) (?:[B-HJ-Z](?![\w'])|A(?=[,.;\n]|\s\d|\Z))"
)
_CODE = re.compile(
    r"\b(?:uprn|unique\s+property\s+ref(?:erence)?(?:\s+number)?)\b(?:[\s:.#=-]+(?:no|number|is|"
    r"was|ref)\b){0,3}[\s:.#=-]{0,3}"
    r"(?P<uprn>\d(?:\s?\d){4,11})(?!\w)"
    r"|\b(?:key\s?-?\s?safe|key\s?-?box|lock\s?-?box|(?:front\s+)?door|entry|gate|entrance|"
    r"main\s+door|buzzer|alarm|fob|access|key)"
    r"(?:'s)?(?:[\s:=-]{1,4}(?:code|pin|number|no|combination|combo|is|was|to|the|for|opens|with|"
    r"on|at)\b){0,6}[\s:=-]{1,4}"
    r"(?P<key>[a-z]?\d{3,8}[a-z#*]?|[a-z]\d{2,6}[a-z]?)(?![\w/%]|[.,:]\d|\s*(?:weeks|pounds))",
    re.IGNORECASE,
)
_KEY = re.compile(
    r"(?:key\s?-?\s?safe|key\s?-?box|lock\s?-?box|code|pin|combination|combo)", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")


def find(text: str) -> Iterator[Hit]:
    """Addresses in a text that has digits, or a lettered flat."""
    for street in accepted(_NUMBERED, text, _is_street):
        yield Hit(*street.span(), "address")
    for pattern in (_THE, _HOUSE, _LETTERED):
        for home in pattern.finditer(text):
            lived_at = home.re is _HOUSE and home["at"]
            yield Hit(*home.span("at" if lived_at else 0), "address")
    for code in _CODE.finditer(text):
        if code["uprn"]:
            yield Hit(*code.span("uprn"), "address")
        elif _KEY.search(code[0]):
            yield Hit(*code.span("key"), "address")


def _is_street(street: re.Match[str]) -> bool:
    words = street["name"].split()
    if any(word.lower().strip(".") in NOT_STREET for word in words):
        return False
    kind = street["type"].lower()
    if words[-1].lower() == "high" and kind == "street" and words[0].islower():
        return street.string[street.end() : street.end() + 1] in ("", ",", ".", "\n")
    if all(word[0].isupper() for word in words):
        return not _YEAR.match(street["number"]) or kind not in _LOOSE
    if _YEAR.match(street["number"]):
        return False
    return kind not in _LOOSE or (
        len(words) == 1 and len(words[0]) > 3 and not _is_ordinary(words[0])
    )


def _is_ordinary(word: str) -> bool:
    return word.lower().endswith(("ing", "ed", "ly", "able", "ful"))
