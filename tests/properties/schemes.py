"""Random schemes: landlords with overlapping stock, and everybody who belongs to them."""

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from bot.domain.ids import AreaCode, PartnerCode, PersonId, SchemeCode, ServiceCode
from bot.domain.partner import Kind, Partner, SupportService
from bot.domain.person import Person, Role
from bot.domain.policy import Policy
from bot.domain.scheme import Area, Scheme

AREAS = ("Ashwick", "Birchley", "Crowdale", "Dunmere", "Eastholm", "Fenwold", "Garside")
LANDLORDS = ("Quarry", "Rowan", "Spindle", "Thistle", "Umber", "Viola")
OTHER_AREAS = ("Ashbourne", "Birkdale", "Crowland", "Dunford", "Eastwell", "Fenton", "Garston")
OTHER_LANDLORDS = ("Quartz", "Rowley", "Spinney", "Thimble", "Umbria", "Violet")
"""Of another scheme: the same codes, and other names by which they are told apart."""

SHARED = ("sam", "leah", "quarry-lead", "rowan-officer")
"""Who may work in two schemes."""

EQUAL: tuple[tuple[tuple[str, ...], ...], ...] = ((), (), (("studio", "1"),), (("1", "2", "3"),))


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """A cap, a limit, or none, and whatever else a scheme may set."""
    services_only = draw(st.sampled_from([*[False] * 9, True]))
    return Policy(
        cap_on_owed=draw(st.sampled_from([1, 2, 3, 1, 2, 0])),
        cap_counts=draw(st.sampled_from(["owed", "owed", "owed_and_accepted"])),
        equal_sizes=draw(st.sampled_from(EQUAL)),
        offers_per_referral=draw(st.sampled_from([0, 1, 2, 1])),
        circulate_on_approval=draw(st.sampled_from([False, False, False, True])),
        publish_after_moves=draw(st.sampled_from([3, 1, 2])),
        contact_shown=draw(st.sampled_from(["on_offer", "on_offer", "on_circulation"])),
        perpetrator_moves=draw(st.booleans()),
        minimum_safe_areas=draw(st.sampled_from([1, 1, 2])),
        referrers="support_services_only" if services_only else "any",
    )


@st.composite
def schemes(
    draw: st.DrawFn,
    code: str = "test",
    name: str = "Test Reciprocal",
    areas: Sequence[str] = AREAS,
    landlords: Sequence[str] = LANDLORDS,
    mark: str = "",
) -> Scheme:
    """Four to six landlords, one or two leads and an officer each, and two coordinators.

    ``mark`` tells the people and channels of one scheme from those of another.
    """
    names = landlords[: draw(st.integers(4, len(landlords)))]
    codes = [_code(name) for name in areas]
    people = [
        _person("sam", Role.COORDINATOR),
        _person(f"dee{mark}", Role.COORDINATOR),
        _person(f"obi{mark}", Role.OBSERVER),
        _person("leah", Role.SUPPORT_WORKER, service="HAVEN"),
    ]
    partners = []
    for number, landlord in enumerate(names):
        partner = PartnerCode(_code(landlord))
        stock = draw(st.frozensets(st.sampled_from(codes), min_size=2, max_size=5))
        channel = ("slack", f"C{partner}{mark}") if draw(st.booleans()) else None
        kind = Kind.LOCAL_AUTHORITY if number % 2 else Kind.HOUSING_ASSOCIATION
        partners.append(
            Partner(partner, f"{landlord} Homes", kind, stock, date(2020, 1, 1), channel)
        )
        own = landlord.lower()
        people.append(_person(f"{own}-officer", Role.HOUSING_OFFICER, partner))
        people.append(_person(f"{own}-lead", Role.LETTINGS_MANAGER, partner))
        if draw(st.booleans()):
            people.append(_person(f"{own}-second", Role.HOUSING_MANAGER, partner))
    return Scheme(
        code=SchemeCode(code),
        name=name,
        time_zone="Europe/London",
        policy=draw(policies()),
        areas={code: Area(code, name) for code, name in zip(codes, areas, strict=True)},
        partners={partner.code: partner for partner in partners},
        services={ServiceCode("HAVEN"): SupportService(ServiceCode("HAVEN"), "Haven")},
        people={person.id: person for person in people},
    )


@st.composite
def neighbours(draw: st.DrawFn) -> Scheme:
    """A second scheme of the same codes and other names, some of whose people work in both."""
    scheme = draw(schemes("other", "Other Reciprocal", OTHER_AREAS, OTHER_LANDLORDS, "-2"))
    shared = draw(st.sets(st.sampled_from(SHARED), min_size=1))
    people = [_shared(person, shared) for person in scheme.people.values()]
    return replace(scheme, people={person.id: person for person in people})


def _shared(person: Person, shared: Set[str]) -> Person:
    """The person of the first scheme who has the same part there, or somebody apart."""
    first = person.name.replace("quartz", "quarry").replace("rowley", "rowan")
    if first in shared:
        return replace(person, name=first, email=f"{first}@example.org", addresses=_at(first))
    if person.name in SHARED:
        other = f"{person.name}-2"
        return replace(person, name=other, email=f"{other}@example.org", addresses=_at(other))
    return person


def _code(name: str) -> AreaCode:
    return AreaCode(name[:3].upper())


def _at(name: str) -> tuple[tuple[str, str], ...]:
    return (("slack", f"U-{name}"),)


def _person(name: str, role: Role, partner: str = "", service: str = "") -> Person:
    return Person(
        PersonId(name),
        name,
        role,
        f"{name}@example.org",
        "020 7946 0000",
        PartnerCode(partner) if partner else None,
        ServiceCode(service) if service else None,
        _at(name),
    )
