"""Homes and needs in plain words."""

from enum import StrEnum

from bot.domain.property import Access, Floor, Home, Needs, Pet, WantedType
from bot.domain.scheme import Scheme, listed

SIZES = {"studio": "Studio", "5+": "5 or more"}
"""Labels of the sizes that a number does not say."""

_SPECIAL = {"fgm": "FGM", "honour_based_violence": "so-called honour-based violence"}


def words(code: StrEnum) -> str:
    """A code as people say it."""
    return _SPECIAL.get(code.value, code.value.replace("_", " "))


def wanted(needs: Needs) -> str:
    """The home that is needed, in a line: only what narrows the choice."""
    parts = [f"{needs.size.words} {'home' if needs.type is WantedType.ANY else needs.type.value}"]
    if needs.smallest is not needs.size:
        parts.append(f"{needs.smallest.words} at the least")
    match needs.floor:
        case Floor.GROUND:
            parts.append("ground floor")
        case Floor.LIFT:
            parts.append("ground floor or a lift")
        case Floor.UP_TO:
            parts.append(f"up to floor {needs.highest_floor}")
        case Floor.ANY:
            pass
    parts += [_access(access) for access in sorted(needs.access)]
    if needs.pets:
        parts.append(f"with {listed(_pet(pet) for pet in sorted(needs.pets))}")
    return ", ".join(parts)


def described(scheme: Scheme, home: Home) -> str:
    """A home that is offered, in a line, by its features and its area (R26)."""
    floor = "ground floor" if home.floor <= 0 else f"floor {home.floor}"
    parts = [
        f"{home.size.words} {home.type.value} in {scheme.areas[home.area].name}",
        floor + (" with a lift" if home.lift and home.floor > 0 else ""),
        *(_access(access) for access in sorted(home.access)),
        "takes pets" if home.pets else "no pets",
        f"{words(home.tenure)} tenancy at {home.rent.value} rent",
        f"ready {home.ready:%a} {home.ready.day} {home.ready:%b}",
    ]
    return ", ".join(parts)


def _access(access: Access) -> str:
    return words(access) if access is Access.ADAPTED_BATHROOM else f"{words(access)} access"


def _pet(pet: Pet) -> str:
    return "an assistance animal" if pet is Pet.ASSISTANCE else f"a {pet.value}"
