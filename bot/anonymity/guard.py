"""Reads a text the ways it can be read and gathers what every family of patterns found."""

import re
from collections.abc import Iterable, Iterator

from bot.anonymity import (
    bank,
    behind,
    birth,
    closed,
    code,
    cued,
    dictated,
    display,
    ending,
    geo,
    half,
    handle,
    home,
    keys,
    mail,
    misread,
    network,
    number,
    numbered,
    online,
    part,
    person,
    phone,
    postcode,
    profile,
    reference,
    threewords,
    vehicle,
)
from bot.anonymity.aloud import redraw, tighten
from bot.anonymity.findings import KINDS, Finding, Hit
from bot.anonymity.fold import Folded, fold, hear
from bot.anonymity.slipped import amend
from bot.anonymity.unwrapped import unwrap
from bot.anonymity.vocabulary import NOTHING, Known, vocabulary

_DIGIT = re.compile(r"\d|<<")
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


def screen(text: str, known: Known = NOTHING) -> tuple[Finding, ...]:
    """What gives somebody away in a text, or may, in order of place; nothing is altered or kept.

    Tier ``block`` must come out; of tier ``ask`` the writer is asked. ``known`` are names that
    the scheme knows.
    """
    folded = fold(text)
    hits, loose = _read(folded)
    meant = amend(folded)
    if meant:
        more, looser = _read(meant)
        hits |= more
        loose |= looser
    known_for = _settled(hits)
    # The net takes only what nobody else did: those know the kind and the very place.
    hits |= {hit for hit in loose if not _is_within(hit, known_for)}
    blocked = _settled(hits)
    asked = _settled(
        _carried(folded, (sign.hit for sign in closed.find(folded.text, vocabulary(), known)))
    )
    found = [Finding(*hit, "block") for hit in blocked]
    found += [Finding(*hit, "ask") for hit in asked if not _is_within(hit, blocked)]
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end)))


def _read(folded: Folded) -> tuple[set[Hit], set[Hit]]:
    """What a reason was found for, and what nothing explains, in every way to read a text."""
    hits = _carried(folded, _typed(folded.text))
    loose = _carried(folded, _unexplained(folded.text))
    heard = hear(folded)
    spoken, dictated_too = heard or (None, False)
    if spoken and dictated_too:
        hits |= _carried(spoken, _spoken(spoken.text))
        loose |= _carried(spoken, (*code.find(spoken.text), *cued.find(spoken.text)))
    elif spoken and len(_DIGIT.findall(spoken.text)) > 1:
        hits |= _carried(spoken, birth.find(spoken.text))  # "turns four on 12 October"
    tight = tighten(spoken or folded)
    if tight:
        hits |= _carried(tight, _tight(tight.text))
        loose |= _carried(tight, (*code.find(tight.text), *cued.find(tight.text)))
    drawn = redraw(folded)
    if drawn:
        hits |= _carried(drawn, _drawn(drawn.text))
        loose |= _carried(drawn, (*code.find(drawn.text), *part.find(drawn.text)))
    plain = unwrap(folded, dictated=dictated_too)
    if plain:
        loose |= _carried(plain, (*_plain(plain.text), *_unexplained(plain.text)))
    return hits, loose


def _typed(text: str) -> Iterator[Hit]:
    yield from mail.find(text)
    yield from network.find(text)
    yield from online.find(text)
    yield from geo.find(text)
    yield from threewords.find(text)
    yield from person.find(text)
    yield from birth.find(text)
    yield from home.find(text)
    yield from vehicle.find(text)
    yield from profile.find(text)
    yield from display.find(text)
    if _DIGIT.search(text):
        yield from postcode.find(text)
        yield from misread.find(text)
        yield from phone.find(text)
        yield from number.find(text)
        yield from bank.find(text)
        yield from reference.find(text)
        yield from keys.find(text)
        yield from half.find(text)
        yield from behind.find(text)
    else:
        yield from postcode.lettered(text)
        yield from bank.lettered(text)
        yield from number.lettered(text)


def _unexplained(text: str) -> Iterator[Hit]:
    """What nothing explains, for want of a better reason."""
    yield from dictated.find(text)
    yield from handle.find(text)
    yield from part.find(text)
    if _DIGIT.search(text):
        yield from ending.find(text)
        yield from numbered.find(text)
        yield from code.find(text)
        yield from cued.find(text)


def _spoken(text: str) -> Iterator[Hit]:
    """What is worth hearing in number words; "two bed road" must not become an address."""
    yield from postcode.find(text, spoken=True)
    yield from misread.find(text)
    yield from phone.find(text)
    yield from number.find(text)
    yield from bank.find(text)
    yield from reference.find(text)
    yield from mail.find(text)
    yield from network.find(text)
    yield from online.find(text)
    yield from birth.find(text)
    yield from vehicle.find(text)
    yield from geo.angles(text)
    yield from behind.find(text)


def _tight(text: str) -> Iterator[Hit]:
    """What is worth hearing once letters stand together; a street's number does not."""
    yield from _spoken(text)
    yield from geo.find(text)
    yield from threewords.find(text, spoken=True)
    yield from profile.find(text)
    yield from part.find(text)
    yield from handle.find(text)


def _plain(text: str) -> Iterator[Hit]:
    """What is worth seeing without what wraps it: not what a bracket or a mark tells apart."""
    yield from mail.find(text)
    yield from network.find(text)
    yield from geo.find(text)
    yield from threewords.find(text)
    yield from vehicle.find(text)
    yield from profile.find(text)
    if _DIGIT.search(text):
        yield from postcode.find(text, spoken=True)
        yield from phone.find(text)
        yield from number.find(text)
        yield from bank.find(text)
        yield from reference.find(text)
        yield from behind.find(text)


def _drawn(text: str) -> Iterator[Hit]:
    """What is worth seeing once digits are digits, and gaps are single."""
    if _DIGIT.search(text):
        yield from postcode.find(text, spoken=True)
        yield from misread.find(text)
        yield from number.find(text)
        yield from bank.find(text)
        yield from reference.find(text)
        yield from network.find(text)
        yield from geo.find(text)
        yield from vehicle.find(text)


def _carried(folded: Folded, hits: Iterable[Hit]) -> set[Hit]:
    return {Hit(*folded.original(hit.start, hit.end), hit.kind) for hit in hits}


def _settled(hits: set[Hit]) -> list[Hit]:
    """Overlaps of one kind joined; what lies inside another finding left out."""
    if len(hits) < 2:
        return [*hits]
    joined: list[Hit] = []
    for kind in KINDS:
        last: Hit | None = None
        for hit in sorted(hit for hit in hits if hit.kind == kind):
            if last is not None and hit.start < last.end:
                last = last._replace(end=max(last.end, hit.end))
                joined[-1] = last
            else:
                last = hit
                joined.append(hit)
    joined.sort(key=lambda hit: (hit.start, -hit.end, _RANK[hit.kind]))
    kept: list[Hit] = []
    furthest = -1
    for hit in joined:
        if hit.end > furthest:
            kept.append(hit)
            furthest = hit.end
    return kept


def _is_within(hit: Hit, blocked: list[Hit]) -> bool:
    return any(hit.start < other.end and other.start < hit.end for other in blocked)
