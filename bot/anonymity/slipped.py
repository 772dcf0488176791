"""Reads a text as though a slip of the fingers had not spoilt the word before a number."""

import re
from collections.abc import Iterator
from functools import cache

from bot.anonymity.fold import Folded
from bot.anonymity.replaced import replaced
from bot.anonymity.vocabulary import vocabulary
from bot.anonymity.words import words

_MEANT = words("""
    ends ending ended end starts starting begins beginning digits digit last four three first
    letters number numbers code reference account acct sort bank card debit payee iban swift
    phone phones mobile landline telephone whatsapp text contact handset voicemail
    postcode plate plates registration vehicle insurance national nino patient patients surgery
    passport visa biometric licence license driving permit document certificate identity share
    residence insta instagram snapchat snap tiktok facebook twitter telegram discord profile handle
    username account vinted onlyfans reddit youtube threads messenger linkedin gamertag xbox
    playstation steam streak follows router address device serial easting northing grid
    coordinates lat long latitude longitude location pin words
    crime incident tenancy rent court claim case register council benefit housing police order
    complaint email gmail hotmail outlook yahoo icloud
    corsa fiesta astra transit golf focus polo audi mercedes vauxhall toyota nissan honda
    bike motorbike moped scooter lorry truck hatchback saloon
""")
"""Words that announce a number, a name on a network or a point on a map."""

_WORD = re.compile(r"(?<![\w@.'/_-])[A-Za-z]{4,14}(?![\w@.'/_])")
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def amend(folded: Folded) -> Folded | None:
    """The same text with such words as they were meant; None where none was spoilt."""
    read = replaced(folded, _WORD, _as_meant)
    return None if read is folded else read


def _as_meant(word: re.Match[str]) -> str:
    slip = word[0].lower()
    meant = _slips().get(slip)
    if meant is None or _is_another(slip):
        return word[0]
    return meant.upper() if word[0].isupper() else meant


@cache
def _slips() -> dict[str, str]:
    """What each of those words may come out as."""
    return {slip: meant for meant in _MEANT for slip in _spoilt(meant)}


def _is_another(slip: str) -> bool:
    """Whether it is then another word, or a name."""
    known = vocabulary()
    lists = (known.english, known.first, known.last, known.places, known.tongues)
    return slip in _MEANT or any(slip in words for words in lists)


def _spoilt(word: str) -> Iterator[str]:
    """One letter exchanged with the next, left out, doubled, or its neighbour on the keys."""
    for at, letter in enumerate(word):
        before, after = word[:at], word[at + 1 :]
        if after:
            yield before + after[0] + letter + after[1:]
        yield before + letter + letter + after
        if at:
            yield before + after
        for row in _KEYS:
            place = row.find(letter)
            if place >= 0:
                for neighbour in row[max(0, place - 1) : place + 2]:
                    yield before + neighbour + after
