"""Homes: what a household needs and what a landlord offers, and whether the two fit (D6, R26)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.ids import AreaCode


class Size(StrEnum):
    """The size of a home in bedrooms, smallest first (R30)."""

    STUDIO = "studio"
    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE_OR_MORE = "5+"

    @property
    def step(self) -> int:
        """The place of this size in the order, 0 for a studio."""
        return _ORDER[self]

    @property
    def words(self) -> str:
        """The size as an adjective: ``two-bedroom``."""
        return _SIZE_WORDS[self]

    def homes(self, count: int) -> str:
        """So many homes of this size: ``1 two-bedroom home``."""
        return f"{count} {self.words} {'home' if count == 1 else 'homes'}"


_ORDER = {size: step for step, size in enumerate(Size)}
_SIZE_WORDS = dict(
    zip(
        Size,
        ["studio", "one-bedroom", "two-bedroom", "three-bedroom", "four-bedroom", "five-bedroom"],
        strict=True,
    )
)
_SIZE_WORDS[Size.FIVE_OR_MORE] = "five-or-more-bedroom"


class WantedType(StrEnum):
    """The kind of building a household needs."""

    ANY = "any"
    FLAT = "flat"
    MAISONETTE = "maisonette"
    HOUSE = "house"
    BUNGALOW = "bungalow"


class HomeType(StrEnum):
    """The kind of building a home is in."""

    FLAT = "flat"
    MAISONETTE = "maisonette"
    HOUSE = "house"
    BUNGALOW = "bungalow"


class Floor(StrEnum):
    """Which floors a household can live on."""

    ANY = "any"
    GROUND = "ground"
    LIFT = "lift"
    UP_TO = "up_to"


class Access(StrEnum):
    """What access a household needs, or a home has; none of them where the set is empty."""

    LEVEL = "level"
    WHEELCHAIR = "wheelchair"
    ADAPTED_BATHROOM = "adapted_bathroom"


class Pet(StrEnum):
    """Pets that come along."""

    CAT = "cat"
    DOG = "dog"
    ASSISTANCE = "assistance"


class OfferedTenure(StrEnum):
    """The tenancy a landlord offers, all social (R1)."""

    SECURE = "secure"
    FLEXIBLE = "flexible"
    ASSURED = "assured"
    FIXED_TERM = "fixed_term"
    INTRODUCTORY = "introductory"


class Rent(StrEnum):
    """The kind of rent (R26)."""

    SOCIAL = "social"
    AFFORDABLE = "affordable"


@dataclass(frozen=True, slots=True)
class Needs:
    """The home a household needs. ``highest_floor`` only with ``Floor.UP_TO`` (0 is ground)."""

    size: Size
    smallest: Size
    type: WantedType = WantedType.ANY
    floor: Floor = Floor.ANY
    highest_floor: int | None = None
    access: frozenset[Access] = frozenset()
    pets: frozenset[Pet] = frozenset()


@dataclass(frozen=True, slots=True)
class Home:
    """An offered home as the property log keeps it (R26); never its address (L4)."""

    area: AreaCode
    size: Size
    type: HomeType
    floor: int
    lift: bool
    access: frozenset[Access]
    pets: bool
    tenure: OfferedTenure
    rent: Rent
    ready: date


def misfits(needs: Needs, home: Home) -> tuple[str, ...]:
    """In what a home does not fit the needs, a phrase each; none when it fits (D6).

    A home fits from the smallest size acceptable to one above the size needed. Its area is not
    judged here: an unsafe one is refused outright (D3).
    """
    found = []
    if not needs.smallest.step <= home.size.step <= needs.size.step + 1:
        found.append(f"it is a {home.size.words} home")
    if needs.type is not WantedType.ANY and home.type.value != needs.type.value:
        found.append(f"it is a {home.type}")
    if not _floor_suits(needs, home):
        found.append("its floor does not suit")
    if needs.access - home.access:
        found.append("its access does not suit")
    if needs.pets - {Pet.ASSISTANCE} and not home.pets:
        found.append("it does not take pets")
    return tuple(found)


def _floor_suits(needs: Needs, home: Home) -> bool:
    match needs.floor:
        case Floor.ANY:
            return True
        case Floor.GROUND:
            return home.floor <= 0
        case Floor.LIFT:
            return home.floor <= 0 or home.lift
        case Floor.UP_TO:
            return home.floor <= (needs.highest_floor or 0)
