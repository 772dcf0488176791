"""The bank holidays of each nation, as the `holidays` package knows them."""

from collections.abc import Container
from datetime import date
from functools import cache

from bot.domain.calendar import Nation

_YEARS = range(2015, 2100)
"""Reckoned at once: the package would add a year as it is asked, in whichever thread asks."""


@cache
def of(nation: Nation) -> Container[date]:
    """Every bank holiday of a nation."""
    from holidays import country_holidays

    return frozenset(country_holidays("GB", subdiv=nation.value, years=_YEARS))
