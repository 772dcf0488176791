"""Names and words that a scheme knows, so that the guard asks nobody about them."""

from functools import lru_cache

from bot.anonymity import Known
from bot.domain.scheme import Scheme
from bot.flows.flow import Turn

_SCHEMES = 8
"""Schemes whose names are kept prepared: preparing hundreds of names costs more than reading a
note does."""


def known_in(turn: Turn) -> Known:
    """The scheme's partners, services and areas, and the words that its coordinator has allowed."""
    words = tuple(known.word for known in turn.books.known_words.all())
    return _prepared(_names(turn.scheme), words)


def knows(turn: Turn, word: str) -> bool:
    """Whether a coordinator has allowed this word already."""
    return word.casefold() in {known.word.casefold() for known in turn.books.known_words.all()}


def _names(scheme: Scheme) -> tuple[str, ...]:
    return (
        *(partner.name for partner in scheme.partners.values()),
        *(service.name for service in scheme.services.values()),
        *(area.name for area in scheme.areas.values()),
    )


@lru_cache(maxsize=_SCHEMES)
def _prepared(names: tuple[str, ...], words: tuple[str, ...]) -> Known:
    return Known.of((*names, *words))
