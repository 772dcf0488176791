"""The words that the guard knows: reviewed lists, read once, and the names that one scheme adds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bot.anonymity.listed import Listed
from bot.anonymity.tokens import pieces

_LISTS = {
    "english.txt": "words",
    "jargon.txt": "reviewed",
    "organisations.txt": "reviewed",
    "phrases.txt": "reviewed",
    "shops.txt": "shops",
    "london.txt": "areas",
    "places.txt": "places",
    "names.txt": "first",
    "rather_names.txt": "first",
    "either.txt": "given",
    "titled.txt": "titled",
    "welsh.txt": "tongues",
    "scots.txt": "tongues",
}
"""Every list, and the section that its lines belong to until it names another in brackets."""

_SINGLE = frozenset(
    f"{name}.txt"
    for name in ("english", "names", "rather_names", "either", "titled", "welsh", "scots")
)
"""Lists of words by themselves, of which a line may hold many, all of them in sections."""

_LONG = ("english.txt", "names.txt")
"""Lists made by a script, sorted, a word a line."""

_FOLDER = Path(__file__).with_name("lists")

_APART = {code: " " for code in range(128) if not chr(code).isalpha()} | {
    ord("'"): "",
    ord("\n"): "\n",
}
"""Cuts the entries of a list into their words; an apostrophe is left out of them."""

_EITHER = ("surname", "adjective", "verb", "noun", "given")


class Phrases(NamedTuple):
    """Names of several words, in lower case, with one space between them.

    ``longest`` tells for the first two words of each how many a name has at most that begins so.
    """

    names: Set[str]
    longest: Mapping[str, int]

    @classmethod
    def of(cls, names: Iterable[str]) -> "Phrases":
        """From names, of which those of one word are left out."""
        longest: dict[str, int] = {}
        whole = set()
        for name in names:
            words = name.count(" ") + 1
            if words > 1:
                two = " ".join(name.split(" ", 2)[:2])
                longest[two] = max(words, longest.get(two, 0))
                whole.add(name)
        return cls(whole, longest)


class Vocabulary(NamedTuple):
    """What the guard knows of words, all in lower case and without accents.

    ``words`` are ordinary: ``english`` and those that it lacks, ``reviewed``. ``areas`` are local
    authorities, counties and London's districts, ``places`` these and towns of one word. ``first``
    and ``last`` are names of people, ``either`` words that are names as well, by their kind.
    ``titled`` are English words that often have a capital though they name nobody. ``tongues``
    are Welsh and Scots words, of which no slip and no joined word is made.
    ``shops`` are chains with branches, ``chains`` the first words of those of several words.
    """

    english: Set[str]
    words: Set[str]
    reviewed: Set[str]
    areas: Set[str]
    places: Set[str]
    first: Set[str]
    last: Set[str]
    either: Mapping[str, str]
    titled: Set[str]
    tongues: Set[str]
    shops: Set[str]
    chains: Set[str]
    phrases: Phrases


class Known(NamedTuple):
    """Names that one scheme knows besides: its partners, its areas, and words it allowed."""

    words: frozenset[str]
    phrases: Phrases

    @classmethod
    def of(cls, names: Iterable[str]) -> "Known":
        """From names as they are written, of one word or several."""
        told = [" ".join(pieces(name)) for name in names]
        return cls(frozenset(name for name in told if name and " " not in name), Phrases.of(told))


NOTHING = Known.of(())


@cache
def vocabulary() -> Vocabulary:
    """All reviewed lists together; some hundredths of a second the first time."""
    found: dict[str, set[str]] = defaultdict(set)
    long: dict[str, Listed] = {}
    phrases: list[str] = []
    shops: list[str] = []
    for name, begins in _LISTS.items():
        for section, lines in _sections(name, begins):
            if name in _LONG:
                long[section] = Listed(lines)
                continue
            if name in _SINGLE:
                found[section].update(lines.split())
                continue
            apart = lines.translate(_APART).split("\n")
            for line, cut in zip(lines.split("\n"), apart, strict=True):
                if line.isalpha():
                    found[section].add(line)
                elif line and line[0] != "#":
                    parts = cut.split()
                    if len(parts) > 1:
                        (shops if section == "shops" else phrases).append(" ".join(parts))
                    elif parts and " " not in line:
                        # A word with a number apart, as in "Ben 10", is no word by itself.
                        found[section].add(parts[0])
    reviewed = found["reviewed"] | found["shops"]
    return Vocabulary(
        english=long["words"],
        words=long["words"].and_also(reviewed),
        reviewed=reviewed,
        areas=found["areas"],
        places=found["places"] | found["areas"],
        first=long["first"].and_also(found["first"]),
        last=long["last"].and_also(found["last"]),
        either={word: kind for kind in _EITHER for word in found[kind]},
        titled=found["titled"],
        tongues=found["tongues"],
        shops=found["shops"],
        chains={name.partition(" ")[0] for name in shops},
        phrases=Phrases.of([*phrases, *shops]),
    )


def _sections(name: str, section: str) -> Iterator[tuple[str, str]]:
    """Each section of a list with its lines."""
    text = (_FOLDER / name).read_text("utf-8")
    begin, *others = text.split("\n[")
    if name not in _SINGLE:
        yield section, begin
    for other in others:
        section, _, lines = other.partition("]")
        yield section, lines
