"""One scheme as it stands: its policy, its areas, and who belongs to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.domain.ids import AreaCode, PartnerCode, PersonId, SchemeCode, ServiceCode
from bot.domain.partner import Partner, SupportService
from bot.domain.person import Person, Role
from bot.domain.policy import Policy


@dataclass(frozen=True, slots=True)
class Area:
    """A local authority area, by its code and short name (areas.csv)."""

    code: AreaCode
    name: str
    region: str = ""


@dataclass(frozen=True)
class Scheme:
    """The roster of a scheme. Unchanging; a new one is read whenever the scheme changes.

    ``people`` are those who have access, ``revoked`` those whose access was ended at once (L13)
    or went with their partner (C10).
    """

    code: SchemeCode
    name: str
    time_zone: str
    policy: Policy
    areas: Mapping[AreaCode, Area]
    partners: Mapping[PartnerCode, Partner]
    services: Mapping[ServiceCode, SupportService]
    people: Mapping[PersonId, Person]
    paused: bool = False
    revoked: Mapping[PersonId, Person] = field(default_factory=dict)
    _by_address: dict[tuple[str, str], Person] = field(init=False, repr=False, compare=False)
    _leads: dict[PartnerCode, tuple[Person, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_address = {
            address: person for person in self.people.values() for address in person.addresses
        }
        leads: dict[PartnerCode, tuple[Person, ...]] = dict.fromkeys(self.partners, ())
        for person in self.people.values():
            if person.is_lead and person.partner:
                leads[person.partner] = (*leads[person.partner], person)
        object.__setattr__(self, "_by_address", by_address)
        object.__setattr__(self, "_leads", leads)

    def at(self, platform: str, address: str) -> Person | None:
        """Whoever is enrolled at this address of a platform, or None."""
        return self._by_address.get((platform, address))

    def whose_channel(self, platform: str, address: str) -> Partner | None:
        """The partner, still of the scheme, whose channel is at this address, or None."""
        there = (p for p in self.partners.values() if p.channel == (platform, address))
        return next((partner for partner in there if not partner.is_gone), None)

    def stands_for(self, partner: PartnerCode) -> PartnerCode:
        """The partner itself, or the one that it has merged into (C11)."""
        while (known := self.partners.get(partner)) is not None and known.successor:
            partner = known.successor
        return partner

    def barred_by(self, excluded: frozenset[PartnerCode]) -> frozenset[PartnerCode]:
        """Whom excluded partners bar today: themselves, and whatever they merged into (C11, D3)."""
        return excluded | {self.stands_for(partner) for partner in excluded}

    def leads(self, partner: PartnerCode) -> tuple[Person, ...]:
        """The named leads of a partner (R14 to R16)."""
        return self._leads.get(partner, ())

    def as_of(self, today: date) -> "Scheme":
        """The scheme on a day: whoever is back from leave by then is asked themselves again."""
        back = [p for p in self.people.values() if p.back_on is not None and p.back_on <= today]
        if not back:
            return self
        present = {person.id: replace(person, cover=None, back_on=None) for person in back}
        return replace(self, people=dict(self.people) | present)

    def asked(
        self, people: Iterable[Person], barred: frozenset[PersonId] = frozenset()
    ) -> tuple[Person, ...]:
        """Who is asked where these are: for each who is on leave, whoever covers for them.

        Somebody ``barred`` is asked in nobody's place.
        """
        found: dict[PersonId, Person] = {}
        for person in people:
            cover = self.people.get(person.cover) if person.cover else None
            asked = cover if cover and cover.id not in barred else person
            found.setdefault(asked.id, asked)
        return tuple(found.values())

    def acts_for(self, person: Person) -> frozenset[PersonId]:
        """In whose place somebody acts: their own, and of those they cover for."""
        covered = {other.id for other in self.people.values() if other.cover == person.id}
        return frozenset({person.id, *covered})

    def coordinators(self) -> tuple[Person, ...]:
        """The coordinator and any deputy."""
        return tuple(p for p in self.people.values() if p.role is Role.COORDINATOR)

    def colleagues(self, person: Person) -> tuple[Person, ...]:
        """Everyone of the same partner or service, the person included."""
        return tuple(
            other
            for other in self.people.values()
            if (other.partner, other.service) == (person.partner, person.service)
            and other.role is not Role.OBSERVER
        )

    def staff(self) -> tuple[Person, ...]:
        """Everyone who works for a partner or a service."""
        return tuple(p for p in self.people.values() if p.partner or p.service)

    def could_lead(self, chooser: Person) -> tuple[Person, ...]:
        """Whom somebody may name to lead a referral: a colleague; the coordinator anybody (R17)."""
        able = self.staff() if chooser.is_coordinator else self.colleagues(chooser)
        return tuple(p for p in able if not p.is_coordinator)

    def area_names(self, codes: Iterable[AreaCode]) -> str:
        """The areas' names in alphabetical order, joined for a sentence."""
        return listed(sorted(self.areas[code].name for code in codes))

    def organisation(self, person: Person) -> str:
        """The name of the organisation that a person works for."""
        if person.partner:
            return self.partners[person.partner].name
        if person.service:
            return self.services[person.service].name
        return self.name


def listed(names: Iterable[str]) -> str:
    """Names joined as people write them: ``a, b and c``."""
    *rest, last = [*names] or [""]
    return f"{', '.join(rest)} and {last}" if rest else last
