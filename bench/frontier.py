"""What each sign by which the guard asks finds, against the clean texts that it asks about."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from bench import texts
from bench.judging import Answers, Found, Share, alarmed, found
from bench.texts import Text
from bot.anonymity import NOTHING, screen
from bot.anonymity.closed import SIGNS, find
from bot.anonymity.fold import fold
from bot.anonymity.tokens import Token, tokens
from bot.anonymity.vocabulary import vocabulary

BLOCK = "tier block"


@dataclass(frozen=True, slots=True)
class Point:
    """A way to screen: the labelled spans that it finds, the clean texts that it asks about."""

    name: str
    found: Share
    asked: Share


@dataclass(frozen=True, slots=True)
class Frontier:
    """One part of the corpus: a point more for each sign, the guard as it is, and coarser ways."""

    part: str
    steps: Sequence[Point]
    chosen: Point
    coarse: Sequence[Point]


def frontiers() -> list[Frontier]:
    """Of the tuning part, by whose figures the signs are put in order, and of the unread part."""
    tuning, unread = texts.read("tuning"), texts.read("unread")
    signed = by_sign(tuning)
    order = ordered(tuning, signed, SIGNS)
    return [
        _frontier("tuning", tuning, signed, order),
        _frontier("unread", unread, by_sign(unread), order),
    ]


def by_sign(corpus: Sequence[Text]) -> Answers:
    """What the guard finds in each text, its sign in place of the kind, or ``BLOCK``."""
    return [[*_signs(text.words)] for text in corpus]


def ordered(corpus: Sequence[Text], signed: Answers, signs: Sequence[str]) -> list[str]:
    """The signs, always next the one that finds most for each clean text more that is asked."""
    order: list[str] = []

    def worth(sign: str) -> tuple[float, int]:
        now, then = point("", corpus, signed, order), point("", corpus, signed, [*order, sign])
        gained, paid = then.found.part - now.found.part, then.asked.part - now.asked.part
        if not paid:
            return inf if gained else 0, gained
        return gained / paid, gained

    while left := [sign for sign in signs if sign not in order]:
        order.append(max(left, key=worth))
    return order


def point(name: str, corpus: Sequence[Text], signed: Answers, signs: Sequence[str]) -> Point:
    """What is found and asked if these signs alone are believed, and tier ``block``."""
    believed = [[one for one in answer if one.kind in (BLOCK, *signs)] for answer in signed]
    return Point(name, found(corpus, believed), alarmed(corpus, believed))


def _frontier(part: str, corpus: Sequence[Text], signed: Answers, order: Sequence[str]) -> Frontier:
    steps = [point(BLOCK, corpus, signed, ())]
    steps += [point(sign, corpus, signed, order[: number + 1]) for number, sign in enumerate(order)]
    whole = [[Found(one.start, one.end, BLOCK) for one in screen(text.words)] for text in corpus]
    coarse = [
        point(name, corpus, [[*_coarse(text.words, name)] for text in corpus], [name])
        for name in COARSE
    ]
    return Frontier(part, steps, point("chosen", corpus, whole, ()), coarse)


def _signs(text: str) -> Iterator[Found]:
    blocked = [*_blocked(text)]
    yield from blocked
    folded = fold(text)
    for sign, hit in find(folded.text, vocabulary(), NOTHING):
        start, end = folded.original(hit.start, hit.end)
        if not any(start < one.end and one.start < end for one in blocked):
            yield Found(start, end, sign, "ask")


def _coarse(text: str, name: str) -> Iterator[Found]:
    yield from _blocked(text)
    folded = fold(text)
    for token in tokens(folded.text):
        if len(token.base) > 1 and COARSE[name](token):
            yield Found(*folded.original(token.start, token.end), name, "ask")


def _blocked(text: str) -> Iterator[Found]:
    for one in screen(text):
        if one.tier == "block":
            yield Found(one.start, one.end, BLOCK)


def _is_in_gazetteer(token: Token) -> bool:
    return token.base in vocabulary().first or token.base in vocabulary().last


def _is_not_english(token: Token) -> bool:
    known = vocabulary()
    return not {token.base, token.key} & known.words and token.base not in known.either


COARSE: Mapping[str, Callable[[Token], bool]] = {
    "any listed name": _is_in_gazetteer,
    "any word in no dictionary": _is_not_english,
    "any capital mid-sentence": lambda token: token.capital and not token.opens,
}
"""Ways that need no rules, each beside tier ``block``."""
