"""The UK's local authority areas (mySociety, "UK Local Authorities", CC BY 4.0: see README.md)."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from bot.domain.ids import AreaCode
from bot.domain.scheme import Area


@cache
def load() -> Mapping[AreaCode, Area]:
    """All 361 areas by their code, in the order of their codes."""
    text = files("bot.areas").joinpath("areas.csv").read_text(encoding="utf-8")
    areas = (
        Area(AreaCode(row["code"]), row["name"].strip(), row["region"].strip())
        for row in csv.DictReader(text.splitlines())
    )
    return MappingProxyType({area.code: area for area in areas})


@cache
def regions() -> tuple[str, ...]:
    """The regions that the areas lie in, in alphabetical order."""
    return tuple(sorted({area.region for area in load().values()}))
