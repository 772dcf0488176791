"""A scheme of any size to measure with."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from bot.domain.ids import AreaCode, PartnerCode, PersonId, SchemeCode
from bot.domain.partner import Kind, Partner
from bot.domain.person import Person, Role
from bot.domain.policy import Policy
from bot.domain.scheme import Area, Scheme

Where = Callable[[str], tuple[str, str]]
"""The platform and address of a person or channel, by name."""

KEY = bytes(32)
NOW = datetime(2026, 3, 3, 10, tzinfo=UTC)


def scheme_of(partners: int, at: Where = lambda name: ("slack", f"U-{name}")) -> Scheme:
    """So many partners ``P0 P1 …``, each with an area, a channel and a lead of its own.

    The last one has an officer too; ``sam`` coordinates. ``at`` says where each of them is reached.
    """
    areas = {AreaCode(f"A{n}"): Area(AreaCode(f"A{n}"), f"Area {n}") for n in range(partners)}
    people = [_person(at, f"lead{n}", Role.LETTINGS_MANAGER, f"P{n}") for n in range(partners)]
    people.append(_person(at, "officer", Role.HOUSING_OFFICER, f"P{partners - 1}"))
    people.append(_person(at, "sam", Role.COORDINATOR))
    return Scheme(
        SchemeCode("bench"),
        "Bench",
        "Europe/London",
        Policy(),
        areas,
        {
            PartnerCode(f"P{n}"): Partner(
                PartnerCode(f"P{n}"),
                f"Landlord {n}",
                Kind.LOCAL_AUTHORITY,
                frozenset({AreaCode(f"A{n}")}),
                date(2020, 1, 1),
                at(f"channel{n}"),
            )
            for n in range(partners)
        },
        {},
        {person.id: person for person in people},
    )


def _person(at: Where, name: str, role: Role, partner: str = "") -> Person:
    return Person(
        PersonId(name),
        name,
        role,
        f"{name}@example.org",
        partner=PartnerCode(partner) if partner else None,
        addresses=(at(name),),
    )
