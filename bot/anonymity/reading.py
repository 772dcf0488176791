"""One text as the rules of tier ``ask`` read it: its words, and which of them are explained."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from bot.anonymity.postcode import AREAS
from bot.anonymity.tokens import Token, cased, tokens
from bot.anonymity.vocabulary import Known, Phrases, Vocabulary


class Reading:
    """A folded text, asked about by the places of its words.

    ``cased`` tells whether its capitals mean anything; ``areas`` counts the postcode areas in it
    ("UB", "SE"); ``within`` are the places of words that are part of a known name of several
    words, which is nobody's: "Clare's Law", "Canary Wharf".
    """

    def __init__(self, text: str, vocabulary: Vocabulary, known: Known) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.vocabulary = vocabulary
        self.known = known
        self.cased = cased(self.tokens)
        self.areas = sum(token.raw in AREAS for token in self.tokens)
        self.within = _explained(text, self.tokens, (vocabulary.phrases, known.phrases))

    @cached_property
    def titles(self) -> int:
        """How many ordinary words have a capital within a sentence, as some writers like it."""
        return sum(
            self.shown(at) and not token.opens and token.base in self.vocabulary.titled
            for at, token in enumerate(self.tokens)
            if at not in self.within and not token.raw.isupper()
        )

    def before(self, at: int, steps: int = 1) -> str:
        """A word before, in the same sentence; empty where there is none."""
        for step in range(steps):
            if self.tokens[at - step].opens:
                return ""
        return self.tokens[at - steps].key

    def after(self, at: int) -> str:
        """The word after, in the same sentence; empty where there is none."""
        if at + 1 >= len(self.tokens) or self.tokens[at + 1].opens:
            return ""
        return self.tokens[at + 1].key

    def gap(self, at: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.tokens[at].end : self.tokens[at + 1].start]

    def shown(self, at: int) -> bool:
        """Written with a capital that means something."""
        return self.cased and self.tokens[at].capital


def _explained(text: str, found: Sequence[Token], names: tuple[Phrases, ...]) -> frozenset[int]:
    within: set[int] = set()
    at = 0
    while at + 1 < len(found):
        length = max(_length(text, found, at, phrases) for phrases in names)
        within.update(range(at, at + length))
        at += max(1, length)
    return frozenset(within)


def _length(text: str, found: Sequence[Token], at: int, phrases: Phrases) -> int:
    """How many words from here are a known name; 0 where none is."""
    one, two = found[at].key, found[at + 1]
    longest = max(phrases.longest.get(f"{one} {of}", 0) for of in (two.key, two.base))
    for size in range(min(longest, len(found) - at), 1, -1):
        told = found[at : at + size]
        begins, last = " ".join(token.key for token in told[:-1]), told[-1]
        # The last may be a possessive.
        named = f"{begins} {last.key}" in phrases.names or f"{begins} {last.base}" in phrases.names
        if named and _are_near(text, told):
            return size
    return 0


def _are_near(text: str, told: Sequence[Token]) -> bool:
    return all(
        one.end + 4 > two.start and "\n" not in text[one.end : two.start]
        for one, two in pairwise(told)
    )
