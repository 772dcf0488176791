"""A scheme of the size of the one in London: every borough, and half a hundred associations."""

from datetime import date
from random import Random

from bot import areas
from bot.domain.ids import PartnerCode, PersonId, SchemeCode, ServiceCode
from bot.domain.partner import Kind, Partner, SupportService
from bot.domain.person import Person, Role
from bot.domain.policy import Policy
from bot.domain.scheme import Scheme

PLATFORM = "slack"
ASSOCIATIONS = 51
_SIGNED = date(2017, 9, 1)


def london(associations: int = ASSOCIATIONS, seed: int = 61) -> Scheme:
    """The 33 boroughs, and so many associations with homes in several of them.

    Each has an officer and a lead, ``CODE-officer`` and ``CODE-lead``; ``sam`` coordinates, and
    ``leah`` supports. The same seed makes the same scheme.
    """
    chance = Random(seed)
    covered = {code: area for code, area in areas.load().items() if area.region == "London"}
    partners = [
        Partner(
            PartnerCode(code), area.name, Kind.LOCAL_AUTHORITY, frozenset({code}), _SIGNED, None
        )
        for code, area in covered.items()
    ]
    partners += [
        Partner(
            PartnerCode(f"HA{number:02}"),
            f"Association {number}",
            Kind.HOUSING_ASSOCIATION,
            frozenset(chance.sample(sorted(covered), chance.randint(2, 12))),
            _SIGNED,
            None,
        )
        for number in range(associations)
    ]
    people = [
        _person("sam", Role.COORDINATOR),
        _person("leah", Role.SUPPORT_WORKER, service="HAVEN"),
    ]
    for partner in partners:
        people.append(_person(f"{partner.code}-officer", Role.HOUSING_OFFICER, partner.code))
        people.append(_person(f"{partner.code}-lead", Role.LETTINGS_MANAGER, partner.code))
    return Scheme(
        SchemeCode("london"),
        "London",
        "Europe/London",
        Policy(),
        covered,
        {partner.code: partner for partner in partners},
        {ServiceCode("HAVEN"): SupportService(ServiceCode("HAVEN"), "Haven")},
        {person.id: person for person in people},
    )


def _person(name: str, role: Role, partner: str = "", service: str = "") -> Person:
    return Person(
        PersonId(name),
        name,
        role,
        f"{name}@example.org",
        partner=PartnerCode(partner) if partner else None,
        service=ServiceCode(service) if service else None,
        addresses=((PLATFORM, f"U-{name}"),),
    )
