"""Finds number plates that are cut short, masked, or written with another sign in them."""

import re
from collections.abc import Iterator

from bot.anonymity.car import NO_PLATE, is_cued, is_near
from bot.anonymity.explained import is_numbered_district
from bot.anonymity.findings import DIGIT, Hit, accepted
from bot.anonymity.half import NUMBERED, is_half
from bot.anonymity.hinted import Hinted
from bot.anonymity.postcode import AREAS
from bot.anonymity.vocabulary import vocabulary
from bot.anonymity.words import SHORT, THREE, words

_PLATE = (
    r"\b(?:(?:number|licen[cs]e|car|reg|index|partial)[\s-]+plates?|plates?|vrm|vrn|"
    r"(?:car|van|vehicle|his|her|partial|bike)\s+reg(?:istration)?|reg(?:istration)?)"
)

_PART = Hinted(
    rf"{_PLATE}\b\.?(?:[\s:()'\"=-]+(?:no|number|num|is|was|reads?|starts?|started|starting|"
    rf"begins?|says?|saying|spelt|spells|a|an|just|private|personal|vanity|new|old|irish|"
    r"beginning|ends?|ended|ending|in|with|on|the|his|her|of|partial|part|plate|may|be|could|said|"
    r"has|had|contains?|containing|including|like|something|i|think|maybe|letters?|first|last|two|three|only)"
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
    r"(?<![\w?*])(?=[A-Z0-9 -]{0,7}[?*_])"
    r"(?=[?*_ -]{0,6}[A-Z0-9])[A-Z?*_]{1,2}[ -]?[0-9?*_]{2}[ -]?[A-Z?*_]{2,3}(?![\w?*])"
    r"|(?<![\w?*])(?:\?{2,4}|\*{2,4}|-{2,4}|_{2,4})[ -]?(?:\d\d[ -]?[A-Z]{3}|[A-Z]{3})(?![\w?*])"
    r"|(?<![\w?*])[A-Z][?*_][A-Z](?![\w?*])"
    r"|(?<![\w?*])[A-Z]{2}[ -]?\d\d[ -]?(?:\?{2,4}|\*{2,4}|_{2,4}|-{2,4})(?![\w?*])",
    re.IGNORECASE,
    hints=words("? * -- _"),
)

_TWO = Hinted(
    r"(?<![A-Z0-9])(?P<area>[A-HJ-PR-Y]{2})(?:0[2-9]|[12]\d|5[1-9]|[67]\d)(?![A-Z0-9])", digits=2
)

_REST_FORGOTTEN = (
    r"[ ,-]{0,3}(?:\((?=[a-z?])|\.{2,}|(?<=[ -])(?:something|smth|"
    r"summat|then|and\s+then|dash|blah|dunno|"
    r"maybe|rest|can'?t|couldn'?t|didn'?t|not\s+sure|missed|followed\s+by|i\s+think|or\s+so|"
    r"and\s+(?:three|two|some|more|[23])\s+(?:more\s+)?letters)\b)"
)
_FORGOTTEN_HINTS = words("""
    ( .. something smth summat then dash blah dunno maybe rest n't nt miss sure by think so letters
""")
_TRAILED = Hinted(
    r"(?<![A-Za-z0-9'])(?P<plate>(?P<area>[A-HJ-PR-Y]{2})(?P<gap> ?)"
    r"(?P<age>0 ?[2-9]|[12] ?\d|5 ?[1-9]|[67] ?\d))(?: ?[A-Z]{1,2}(?![a-z]))?" + _REST_FORGOTTEN,
    hints=_FORGOTTEN_HINTS,
    digits=2,
)
"""A current plate of which somebody remembers the beginning: "KP16 (something) ZE"."""

_STOPPED = Hinted(
    r"(?<![A-Za-z0-9'])(?P<part>(?P<area>[A-HJ-PR-Y]{2}) ?(?P<age>0[2-9]|[12]\d|5[1-9]|[67]\d)"
    r"(?: ?\.{2,4} ?[A-Z]{1,3}| ?, ?[A-HJ-PR-Z]{3}))(?![\w'])",
    digits=2,
)
"""With points or a comma for what was not seen: "WN21 ...B", "FY 16 ,JBO"."""
_AND_SOMETHING = Hinted(
    r"(?<![A-Za-z0-9'])(?P<part>[A-Z]{2,3} ?\d{1,3}|[A-Z] ?\d{1,3})[ ,-]{1,2}"
    r"(?:something|smth|summat|whatever)(?!\w)",
    hints=words("something smth summat whatever"),
    digits=1,
)
_THEN = Hinted(
    r"(?<![A-Za-z0-9'])[A-HJ-PR-Y]{2} ?(?:0[2-9]|[12]\d|5[1-9]|[67]\d),?"
    r" (?:and )?then [A-Z]{3}(?: or [A-Z]{3})?(?![\w'])",
    digits=2,
)
_TRAILED_SMALL = Hinted(
    r"(?<![\w'])(?P<plate>(?P<area>[a-hj-pr-y]{2}) ?(?:0[2-9]|[12]\d|5[1-9]|[67]\d))"
    r"(?: [a-z](?= ))?" + _REST_FORGOTTEN,
    hints=_FORGOTTEN_HINTS,
    digits=2,
)
"""The same in small letters, near the word for a car."""

_SOMETHING = Hinted(r"some|smth|summat|then|dash|blah|\(|miss|[dt]n'?t\s+(?:get|see|catch|read)")

_WORD = Hinted(
    r"\b(?i:plates?|reg)(?:\s+(?i:is|was|says?|reads?))?[\s:\"']{1,3}"
    r"(?P<part>[A-Z]{3,7} ?\d{1,3}|\d{1,3} ?[A-Z]{3,7})(?![\w'-])",
    hints=words("plate reg"),
)
"""Behind the word for a plate, a word and a number: "plate RICKY 1"."""
_SPACED = Hinted(
    r"(?<![A-Z0-9'])[A-HJ-PR-Y] ?[A-HJ-PR-Y] ?\d ?\d ?(?P<tail>[A-HJ-PR-Z] ?[A-HJ-PR-Z0] "
    r"?[A-HJ-PR-Z])"
    r"(?![A-Z0-9'])",
    digits=2,
)

_DRAWN_AREA = Hinted(
    r"(?<![A-Z0-9'])(?:[A-HJ-PR-Y]0|0[A-HJ-PR-Y]) ?(?:0[2-9]|[12]\d|5[1-9]|[67]\d)"
    r" ?[A-HJ-PR-Z]{3}(?![A-Za-z0-9'])",
    digits=3,
)
"""A current plate with a nought for a letter of its first two: "Y0 17 BRX"."""
_DRAWN = Hinted(
    r"(?<![A-Z0-9'])(?P<area>[A-HJ-PR-Y]{2}) ?(?P<age>[0-9OISGBZ]{2})(?P<gap>[ -]|, )"
    r"(?P<tail>[A-Z0-9]{3})(?![A-Za-z0-9'])"
)
"""A current plate with a letter for a digit, a digit for a letter, or a comma in it."""

_TAIL = Hinted(
    r"(?<![\w£.,/:-])(?:0[2-9]|[12]\d|5[1-9]|[67]\d) (?P<tail>[A-HJ-PR-Z]{3})(?![\w'-])", digits=2
)
"""A current plate's second half: "19 KXD"."""


def find(text: str) -> Iterator[Hit]:
    """Parts of number plates."""
    for masked in _MASKED.finditer(text):
        if (masked[0].isupper() and len(masked[0]) > len("Z?T")) or is_cued(masked):
            yield Hit(*masked.span(), "vehicle")
    for part in _LETTERS.finditer(text):
        yield Hit(*part.span("part"), "vehicle")
    if DIGIT.search(text):
        yield from _begun(text)


def _begun(text: str) -> Iterator[Hit]:
    for part in accepted(_PART, text, _is_part):
        yield Hit(*part.span("part"), "vehicle")
    for plate in _DRAWN_AREA.finditer(text):
        yield Hit(*plate.span(), "vehicle")
    for plate in _DRAWN.finditer(text):
        if _is_drawn(plate):
            yield Hit(*plate.span(), "vehicle")
    for part in _STOPPED.finditer(text):
        # "SE15... I think" goes on; "WN21 ...B" is the rest of a plate.
        rest = part["part"].rpartition(".")[2].strip()
        known = rest.lower() in vocabulary().words
        alone = (len(rest) == 1 and rest not in "AI") or (len(rest) == len("ABC") and not known)
        if alone or is_half(part["area"], part["age"]) or is_cued(part):
            yield Hit(*part.span("part"), "vehicle")
    for part in _AND_SOMETHING.finditer(text):
        if is_cued(part):
            yield Hit(*part.span("part"), "vehicle")
    for trailed in _TRAILED.finditer(text):
        area, age = trailed["area"], trailed["age"].replace(" ", "")
        rest = text[trailed.start() : trailed.end() + 12]
        bare = not trailed["gap"] and is_half(area, age) and _SOMETHING.search(rest)
        if area not in NUMBERED and (bare or is_cued(trailed)):
            yield Hit(*trailed.span("plate"), "vehicle")
    for plate in _THEN.finditer(text):
        yield Hit(*plate.span(), "vehicle")
    for trailed in _TRAILED_SMALL.finditer(text):
        area = trailed["area"].upper()
        if is_near(trailed) and area not in NUMBERED and area.lower() not in SHORT:
            yield Hit(*trailed.span("plate"), "vehicle")
    shouted = text.isupper()
    for word in _WORD.finditer(text):
        if not shouted and not NO_PLATE.match(word["part"]):
            yield Hit(*word.span("part"), "vehicle")
    for plate in _SPACED.finditer(text):
        if plate["tail"].replace(" ", "").lower() not in THREE and is_cued(plate):
            yield Hit(*plate.span(), "vehicle")
    for half in _TAIL.finditer(text):
        low = half["tail"].lower()
        if low not in THREE and low not in vocabulary().words and is_cued(half) and not shouted:
            yield Hit(*half.span(), "vehicle")
    for two in _TWO.finditer(text):
        if two["area"] not in AREAS and is_cued(two):
            yield Hit(*two.span(), "vehicle")


def _is_drawn(plate: re.Match[str]) -> bool:
    area, age, tail = plate["area"], plate["age"], plate["tail"]
    digits = sum(character.isdigit() for character in age + tail)
    letters = sum(character.isalpha() for character in tail)
    known = tail.lower() in THREE or tail.lower() in vocabulary().words
    if known or letters < 2 or not digits or not any(c.isdigit() for c in age):
        return False
    if area in AREAS or area in NUMBERED:
        return is_cued(plate) and letters == len(tail)
    return not re.fullmatch(r"\d(?:ST|ND|RD|TH|PM|AM|BR|YR|BED|KG|KM|CM|MM)", tail)


def _is_part(part: re.Match[str]) -> bool:
    found = part["part"]
    if found.isupper() and re.search(r"(?i)plates?\s+says?\W+\Z", part[0][: -len(found)]):
        return any(character.isdigit() for character in found)
    spelt = [w.lower() for w in re.findall("[A-Za-z]{3,}", found)]
    if any(word in vocabulary().english for word in spelt):
        return False
    if NO_PLATE.match(found) and found[0].isdigit() and found[-2:].lower() in ("in", "ft"):
        return False
    if found.isdigit() or not any(character.isdigit() for character in found):
        return False
    if re.fullmatch(r"\d+[A-Z]", found) and found[-1] in "KXM":
        return bool(re.search(r"(?i)plate", part[0]))
    if re.fullmatch(r"(?i)\d+(?:st|nd|rd|th|pm|am|x|k|m|yrs?|bed|beds|hrs?|mins?)|x\d\d?", found):
        return False
    said = part[0][: -len(found)].lower()
    exact = bool(
        re.search(
            r"plate|think|maybe|start|begin|end|car|vehicle|van|vrm|vrn|his|her|partial", said
        )
    )
    if not exact and (found[0].isdigit() or len(found) < 4):
        return False
    tail = found.split(" ")[-1].lower()
    small = found.islower() and {tail, found.split(" ")[0]} & vocabulary().words
    if " " in found and (tail in THREE or tail in SHORT or small):
        return False
    return exact or not is_numbered_district(found)
