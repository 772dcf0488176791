"""Finds number plates of every British style, whole or part; a district and a word stay clean."""

import re
from collections.abc import Iterator

from bot.anonymity import plate
from bot.anonymity.car import STRONG, TRIMS, is_beside, is_cued, is_near
from bot.anonymity.explained import is_common, is_numbered_district, is_outward
from bot.anonymity.findings import DIGIT, Hit, accepted
from bot.anonymity.hinted import Hinted
from bot.anonymity.postcode import AREAS
from bot.anonymity.vocabulary import vocabulary
from bot.anonymity.words import SHORT, THREE, words

_CURRENT = Hinted(
    r"(?<![A-Z0-9'])(?P<area>[A-HJ-PR-Y]{2})(?P<gap>[ -]?)(?P<age>[0OI][1-9OI]|[1-35-8I][0-9OI])"
    r"(?P<rest> ?- |[\s.-]{0,2})(?P<tail>[A-HJ-PR-Z]{3})(?![A-Z0-9'])",
    re.IGNORECASE,
)
_PREFIX = Hinted(
    r"(?<![A-Z0-9'])(?P<area>[A-HJ-NP-TVWXY])(?P<count>\d{1,3})(?P<gap>[ ./_-]?)"
    r"(?P<tail>[A-HJ-PR-Y]{3})(?![A-Z0-9'])",
    re.IGNORECASE,
)
_SUFFIX = Hinted(
    r"(?<![A-Z0-9'])(?P<tail>[A-HJ-PR-Z]{3})(?P<gap>[ -]?)(?P<count>\d{1,3})"
    r"(?P<apart> ?)[A-HJ-NPR-TVWXY](?![A-Z0-9'])",
    re.IGNORECASE,
)
_SIGNED = Hinted(
    r"(?<![\w'./-])[A-HJ-PR-Y]{2}(?P<sign>[./])(?:0[2-9]|[12]\d|5[1-9]|[67]\d)(?P=sign)"
    r"(?P<tail>[A-HJ-PR-Z]{3})(?![\w'/])",
    re.IGNORECASE,
    digits=2,
)
"""With dots or strokes for its gaps: "MV/05/TKE"."""
_LOOSE = Hinted(r"(?<![\w'])[A-HJ-NP-TVWXY] \d{1,3} (?P<tail>[A-HJ-PR-Y]{3})(?![\w'])")
_NORTHERN = Hinted(
    r"(?<![A-Z0-9'])(?P<code>[A-Z]Z|[A-Z]{2}[ZI]|[A-Z]I[A-Z]|(?i:[A-Z]I[A-Z]|[A-Z]{2}[ZI]))"
    r"(?P<gap>[ -]?)(?P<number>\d{3,4})(?![A-Z0-9]|[.,:/-]\d)",
    digits=3,
)
_IRISH = Hinted(
    r"(?<![\w/-])\d{2}[12]?-?(?: ?- ?| |)(?:C|CE|CN|CW|D|DL|G|KE|KK|KY|L|LD|LH|LK|LM|LS|MH|MN|"
    r"MO|OY|RN|SO|T|TN|TS|W|WD|WH|WW|WX)"
    r"(?: ?- ?| |)\d{2,6}(?![\w-])",
    digits=4,
)
_FOREIGN = Hinted(
    r"(?<![\w'-])(?:[A-Z]{1,3}[ -]?\d{1,5}[ -]?[A-Z]{0,3}|[A-Z]{1,3}[ -][A-Z]{1,2}[ -]?\d{1,4}|"
    r"\d{1,4}[ -]?[A-Z]{1,3}(?:[ -]?\d{0,3})?|"
    r"\d{2}[ -][A-Z]{2}[ -]\d{2}|[A-Z]{2,3} ?\d[A-Z]{1,2}\d{2}|[A-Z]\d{1,2}[A-Z]{2,3}|"
    r"[A-Z]{1,4}\d[A-Z\d]{0,4})(?![\w'-])",
)
_SHAPED = Hinted(
    r"(?<![\w'-])(?:[A-Z]{2}-\d{3}-[A-Z]{2}|[A-Z]{1,3}-[A-Z]{1,2}[ -]\d{1,4}|"
    r"\d{2}-[A-Z]{2}-\d{2}|[A-Z]{2} \d{4} [A-Z]{2})(?![\w'-])"
)
_BADGE = Hinted(
    r"(?<!blue )\b(?i:badge)(?:\s+(?:no|number|is))*[\s:.#]{1,3}"
    r"(?P<badge>[A-Z]{1,4}[ -]?\d{3,7})(?!\w)|"
    r"\b(?:taxi|cab|minicab|phv|pco|hackney(?:\s+carriage)?|private\s+hire|bolt|uber)\s+(?:plate|"
    r"badge|licen[cs]e|driver)"
    r"(?:\s+(?:no|number|num|is|plate|badge|licen[cs]e)"
    r")*[\s:.#]{1,3}(?P<part>[A-Z]{0,4}[ -]?\d{3,7})(?!\w)",
    re.IGNORECASE,
    hints=words("taxi cab phv pco hackney private bolt uber badge"),
    digits=3,
)
_VANITY = Hinted(
    r"(?<![\w'-])(?P<one>[A-HJ-NP-TVWXY]\d{1,3}|"
    r"[A-Z]\d[A-Z])[ ](?P<two>(?=[A-Z0-9]{0,2}[A-Z])[A-Z0-9]{1,3})(?![\w'-])"
)


_CHOSEN = frozenset(
    words("""
    ACE AIR BAD BAT BIG BOB BOY BUD CAT DAD DAN DON FAB FLY FOX FUN GEM GUN HOT ICE JAG JAM JAN JAY
    JET JOB JOY KAT KAY KEV KEY KIM LAD LEE LEN LEX LOU MAC MAD MAN MAT MAX MEL MIB NED NIK OLD PAM
    PAT PET PIP RAY RED RON ROY SAD SAM SAN SEX SHE SKY SPA SUE SUN TED TIM TOM TON TOP TOY VAL VIC
    WIN ZAK
    """)
)
"""Words that people choose for the end of a plate."""


def find(text: str) -> Iterator[Hit]:
    """Number plates; only a current one may be written with letters for all its digits."""
    for current in accepted(_CURRENT, text, _is_current):
        yield Hit(*current.span(), "vehicle")
    yield from plate.find(text)
    if DIGIT.search(text):
        yield from _whole(text)


def _whole(text: str) -> Iterator[Hit]:
    for pattern in (_PREFIX, _SUFFIX):
        for found in accepted(pattern, text, _is_older):
            yield Hit(*found.span(), "vehicle")
    for found in _SIGNED.finditer(text):
        if found["tail"].lower() not in vocabulary().english:
            yield Hit(*found.span(), "vehicle")
    for found in _LOOSE.finditer(text):
        known = found["tail"].lower() in THREE or found["tail"].lower() in vocabulary().words
        whole = found[0].isupper() and len(found[0]) > len("T 64 KVM") and not text.isupper()
        if not known and (whole or is_cued(found) or found[0] == text.strip()):
            yield Hit(*found.span(), "vehicle")
    for found in _NORTHERN.finditer(text):
        if _is_northern(found):
            yield Hit(*found.span(), "vehicle")
    for shape in (_IRISH, _SHAPED):
        for found in shape.finditer(text):
            if not is_common(found[0]) and not (shape is _IRISH and _is_date(found[0])):
                yield Hit(*found.span(), "vehicle")
    for badge in _BADGE.finditer(text):
        if not is_common(badge[0]):
            yield Hit(*badge.span(badge.lastgroup or 0), "vehicle")
    for found in _VANITY.finditer(text):
        if _is_vanity(found):
            yield Hit(*found.span(), "vehicle")
    for found in _FOREIGN.finditer(text):
        if is_beside(found) and STRONG.search(text):
            yield Hit(*found.span(), "vehicle")


def _is_date(found: str) -> bool:
    return not re.search(r"\d{4,6}\Z", found)


def _is_northern(found: re.Match[str]) -> bool:
    code, number = found["code"], found["number"]
    known = code.lower() in THREE or code.lower() in vocabulary().words
    cued = is_cued(found)
    if code in ("PIP", "MRI") or (known and (code.islower() or not cued)):
        return False
    timed = len(number) == 4 and int(number[:2]) < 24 and number[2:] in ("00", "15", "30", "45")
    dated = found["gap"] and (timed or re.match("(?:19|20)", number))
    return cued or (code.isupper() and not dated)


def _is_vanity(found: re.Match[str]) -> bool:
    """Two groups that look like a plate somebody chose, in a text not all of capitals."""
    one, two = found["one"], found["two"]
    if len(two) < 3:
        return one[-1].isalpha() and not is_outward(one) and len(two) == 2 and is_cued(found)
    rest = found.string[: found.start()] + found.string[found.end() :]
    shouted = rest.upper() == rest and any(character.isalpha() for character in rest)
    if two.isalpha():
        known = vocabulary()
        low = two.lower()
        if is_beside(found) and not (shouted or is_outward(one) or low in TRIMS):
            return True
        return not (
            shouted or low in THREE or low in TRIMS or low in known.english or low in known.places
        )
    return not (is_outward(two) or is_common(two) or (one[1:].isdigit() and shouted)) or (
        len(one) == 3
        and one[2].isalpha()
        and two[1].isdigit()
        and two[2].isalpha()
        and not (is_outward(one) and is_outward(two))
    )


def _is_current(found: re.Match[str]) -> bool:
    age = int(found["age"].upper().replace("O", "0").replace("I", "1"))
    if not (2 <= age <= 32 or 51 <= age <= 82):
        return False
    if found["age"].isalpha() and not (found[0].isupper() or is_cued(found)):
        return False
    word = found["tail"].lower() in THREE
    apart = not found[0][-4].isalnum()
    area = found["area"]
    if found["gap"] and area.islower() and found["tail"].islower():
        known = vocabulary().english
        alone = found[0] == found.string.strip()
        strange = area.upper() not in AREAS and found["tail"] not in vocabulary().words
        near = is_near(found)
        told = alone or strange or near
        words_in = {area} if near and area not in SHORT else {area, found["tail"]}
        return not word and not words_in & known and told
    if found["rest"].endswith("- ") and not is_near(found):
        return False
    if found["gap"]:
        return not word and area.isupper() and (found["tail"].isupper() or _is_small(found))
    if apart and word and (area.upper() in AREAS or area.lower() in SHORT):
        return False
    # "E8 and", "SE15 near": the district in capitals and a small word after it.
    mixed = found["area"].isupper() and found["tail"].islower()
    return not (apart and mixed and found["area"] in AREAS)


def _is_small(found: re.Match[str]) -> bool:
    """Whether a plate's last letters are no small word behind a district: "GN 07 tyx"."""
    strange = found["tail"].islower() and found["tail"] not in vocabulary().words
    return strange and (found["area"] not in AREAS or is_near(found))


def _is_older(found: re.Match[str]) -> bool:
    near = is_cued(found)
    word = found["tail"].lower() in THREE
    chosen = near and found[0].isupper() and not found.string.isupper()
    if found["tail"].lower() in TRIMS or (word and not (chosen and found["tail"] in _CHOSEN)):
        return False
    if found.re is _SUFFIX.pattern and not near:
        return _is_old_alone(found)
    shouted = not any(character.islower() for character in found[0])
    if len(found["count"]) == 3:
        return near or shouted or not found["gap"]
    district = is_numbered_district(found[0][: -len(found["gap"] + found["tail"])])
    if found.re is _PREFIX.pattern and district and found["gap"]:
        return near and shouted
    return near or (shouted and found.re is _PREFIX.pattern and len(found["count"]) == 2)


def _is_old_alone(found: re.Match[str]) -> bool:
    """Whether letters, number and letter are a plate though nothing tells of a car."""
    rest = found.string.replace(found[0], "")
    if not found[0].isupper():
        return len(found["count"]) == 3 and not found["gap"]
    known = found["tail"].lower() in vocabulary().words
    if found["apart"] and (known or not found["gap"]):
        return False
    if len(found["count"]) == 3:
        return True
    return bool(found["gap"]) and len(found["count"]) == 2 and not (known or rest.isupper())
