"""Random schemes: landlords with overlapping stock, and everybody who belongs to them."""

from datetime import date

from hypothesis import strategies as st

from bot.domain.ids import AreaCode, PartnerCode, PersonId, SchemeCode, ServiceCode
from bot.domain.partner import Kind, Partner, SupportService
from bot.domain.person import Person, Role
from bot.domain.policy import Policy
from bot.domain.scheme import Area, Scheme

AREAS = ("Ashwick", "Birchley", "Crowdale", "Dunmere", "Eastholm", "Fenwold", "Garside")
LANDLORDS = ("Quarry", "Rowan", "Spindle", "Thistle", "Umber", "Viola")


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    """Three to six landlords, one or two leads and an officer each; a cap, a limit, or none."""
    names = LANDLORDS[: draw(st.integers(3, len(LANDLORDS)))]
    codes = [AreaCode(name[:3].upper()) for name in AREAS]
    people = [
        _person("sam", Role.COORDINATOR),
        _person("obi", Role.OBSERVER),
        _person("leah", Role.SUPPORT_WORKER, service="HAVEN"),
    ]
    partners = []
    for name in names:
        code = PartnerCode(name[:3].upper())
        stock = draw(st.frozensets(st.sampled_from(codes), min_size=2, max_size=5))
        channel = ("slack", f"C{code}") if draw(st.booleans()) else None
        partners.append(
            Partner(
                code, f"{name} Homes", Kind.HOUSING_ASSOCIATION, stock, date(2020, 1, 1), channel
            )
        )
        people.append(_person(f"{name.lower()}-officer", Role.HOUSING_OFFICER, code))
        people.append(_person(f"{name.lower()}-lead", Role.LETTINGS_MANAGER, code))
        if draw(st.booleans()):
            people.append(_person(f"{name.lower()}-second", Role.HOUSING_MANAGER, code))
    return Scheme(
        code=SchemeCode("test"),
        name="Test Reciprocal",
        time_zone="Europe/London",
        policy=Policy(
            cap_on_owed=draw(st.sampled_from([1, 2, 3, 0])),
            offers_per_referral=draw(st.sampled_from([0, 1, 2])),
            circulate_on_approval=draw(st.sampled_from([False, False, False, True])),
        ),
        areas={code: Area(code, name) for code, name in zip(codes, AREAS, strict=True)},
        partners={partner.code: partner for partner in partners},
        services={ServiceCode("HAVEN"): SupportService(ServiceCode("HAVEN"), "Haven")},
        people={person.id: person for person in people},
    )


def _person(name: str, role: Role, partner: str = "", service: str = "") -> Person:
    return Person(
        PersonId(name),
        name,
        role,
        f"{name}@example.org",
        "020 7946 0000",
        PartnerCode(partner) if partner else None,
        ServiceCode(service) if service else None,
        (("slack", f"U-{name}"),),
    )
