"""Tells a misspelt word from a name: a slip of the fingers, two words in one, an ending."""

from collections.abc import Set

from bot.anonymity.vocabulary import Vocabulary
from bot.anonymity.words import words

LONG = 6
"""From how many letters a word may be a slip of another: short names are near to many words."""

_LONGEST = 24
"""Up to how many letters: no word is longer, and each letter more is tried in many ways."""

_PREFIXES = words("""
    un re non pre mis over under out anti self semi co multi inter sub super mid ex dis post micro
    mini
""")
_SUFFIXES = words("""
    s es ed d ing er ers ly ness less ish able ful like wise y ie ies ment ability
""")


def is_derived(word: str, known: Set[str]) -> bool:
    """A known word with a beginning or an ending, or with a last letter dropped: "sleepin"."""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) > 3 and word[len(prefix) :] in known:
            return True
    if len(word) > LONG and word.endswith("in") and word + "g" in known:
        return True
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem == word or len(stem) < 4:
            continue
        if stem in known or stem + "e" in known:
            return True
        if stem[-1] == stem[-2] and stem[:-1] in known:
            return True
    return False


def is_joined(word: str, vocabulary: Vocabulary) -> bool:
    """Two known words of four letters and more in one, and no name nor made of one."""
    known, first = vocabulary.words, vocabulary.first
    if len(word) > _LONGEST or word in first or word in vocabulary.last:
        return False
    parted = ((word[:at], word[at:]) for at in range(4, len(word) - 3))
    return any(all(half in known and half not in first for half in two) for two in parted)


def is_slip(word: str, vocabulary: Vocabulary) -> bool:
    """A long word with two letters exchanged, one doubled, dropped or added, and nobody's name."""
    if not LONG <= len(word) <= _LONGEST or word in vocabulary.first or word in vocabulary.last:
        return False
    known = vocabulary.words
    for at in range(len(word)):
        before, here, after = word[:at], word[at], word[at + 1 :]
        if after and after[0] != here and before + after[0] + here + after[1:] in known:
            return True
        if len(word) > LONG and before + after in known:
            return True
    if len(word) < LONG + 1:
        return False
    for at in range(1, len(word)):
        before, after = word[:at], word[at:]
        if any(before + letter + after in known for letter in "aeioulrstnmcpdghkbfyvw"):
            return True
    return False
