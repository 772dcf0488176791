"""What the guard reports: where a text gives someone away, what kind it is, and what to do."""

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from bot.anonymity.hinted import Hinted

Tier = Literal["block", "ask"]


class Finding(NamedTuple):
    """A span of the original text, as Python string indexes, end exclusive."""

    start: int
    end: int
    kind: str
    tier: Tier


class Hit(NamedTuple):
    """A span of a folded text, before it is carried back to the original."""

    start: int
    end: int
    kind: str


DIGIT = re.compile(r"\d")
"""Without one there is no number, and most families need not look."""


def accepted(
    pattern: re.Pattern[str] | Hinted, text: str, accept: Callable[[re.Match[str]], bool]
) -> Iterator[re.Match[str]]:
    """Matches that a check accepts; a refused one does not swallow what begins inside it."""
    at = 0
    while match := pattern.search(text, at):
        if accept(match):
            yield match
            at = match.end()
        else:
            at = match.start() + 1


_WORDS = {
    "postcode": "This looks like a postcode. Take it out: the district alone (E8) is enough.",
    "email": "This looks like an email address. Take it out.",
    "social": "This looks like a social media name or profile. Take it out.",
    "ip": "This looks like the network address of a device. Take it out.",
    "geo": "This looks like a point on a map. Take it out: the borough or district is enough.",
    "ni_number": "This looks like a National Insurance number. Take it out.",
    "nhs_number": "This looks like an NHS number. Take it out.",
    "bank": "This looks like bank or card details. Take them out.",
    "id_document": "This looks like the number of an identity document. Take it out.",
    "vehicle": "This looks like a number plate or part of one. Take it out.",
    "dob": "This looks like a date of birth. Take it out: an age in years is enough.",
    "address": "This looks like an address. Take it out: the borough or district is enough.",
    "person": "This looks like a person's name. Take it out: say “mum”, “her ex” or “a worker”.",
    "place": "This looks like a place someone could be found. Take it out: say “school” or “GP”.",
    "reference": "This looks like a case or account reference. Take it out.",
    "phone": "This looks like a phone number or part of one. Take it out.",
}

# Where two kinds claim the very same span, the one named first here is reported.
KINDS: tuple[str, ...] = tuple(_WORDS)


def explain(kind: str) -> str:
    """A short sentence for the person who wrote the text. KeyError for a kind not in KINDS."""
    return _WORDS[kind]
