"""A scheme file is read whole, and what is written is read again as it was."""

from dataclasses import fields
from datetime import date
from enum import StrEnum
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot import areas
from bot.domain.chase import Stall
from bot.domain.conditions import Participation, PropertyCondition, TenancyCondition
from bot.domain.ids import AreaCode, PartnerCode, PersonId, SchemeCode, ServiceCode
from bot.domain.partner import Kind, Partner, SupportService
from bot.domain.person import Person, Role
from bot.domain.policy import Policy
from bot.domain.scheme import Scheme
from bot.scheme_file import read, write
from bot.scheme_file.shape import PolicyTable

EXAMPLE = (Path(__file__).parents[2] / "examples/scheme.toml").read_text()


def test_the_example_is_read_whole() -> None:
    scheme = read(EXAMPLE)
    assert (scheme.code, scheme.time_zone) == ("london", "Europe/London")
    assert scheme.policy == Policy()
    assert len(scheme.areas) == 33
    assert scheme.areas[AreaCode("HCK")].name == "Hackney"
    assert [*scheme.partners] == ["HCK", "BEN", "LEW", "WFT", "RIVERBANK"]
    assert scheme.partners[PartnerCode("RIVERBANK")] == Partner(
        code=PartnerCode("RIVERBANK"),
        name="Riverbank Homes",
        kind=Kind.HOUSING_ASSOCIATION,
        stock_in=frozenset(map(AreaCode, ["HCK", "BEN", "LEW", "GRE", "SWK"])),
        agreement_signed=date(2018, 6, 1),
        channel=("slack", "T0SCHEME/C0RIV"),
    )
    assert scheme.partners[PartnerCode("WFT")].channel == ("telegram", "-1007000041")
    assert [*scheme.services.values()] == [
        SupportService(ServiceCode("HAVEN"), "Haven Support Service")
    ]
    assert [person.name for person in scheme.coordinators()] == ["Sam Okafor", "Priya Nair"]
    assert [person.name for person in scheme.leads(PartnerCode("HCK"))] == [
        "Ruth Adeyemi",
        "Tom Blake",
    ]
    leah = scheme.at("telegram", "700061")
    assert leah == Person(
        id=PersonId("leah@haven.example"),
        name="Leah Stone",
        role=Role.SUPPORT_WORKER,
        email="leah@haven.example",
        service=ServiceCode("HAVEN"),
        addresses=(("slack", "T0SCHEME/U0HAV1"), ("telegram", "700061")),
    )
    assert len(scheme.people) == 14


def test_a_person_is_known_by_the_email_in_small_letters() -> None:
    scheme = read(EXAMPLE.replace("leah@haven.example", "Leah@Haven.example"))
    assert PersonId("leah@haven.example") in scheme.people


def test_a_list_of_codes_states_the_areas() -> None:
    text = EXAMPLE.replace('{ region = "London" }', '["HCK","BEN","LEW","WFT","GRE","SWK","CAB"]')
    assert [*read(text).areas] == ["HCK", "BEN", "LEW", "WFT", "GRE", "SWK", "CAB"]


def test_the_file_states_every_key_of_the_policy() -> None:
    assert [*PolicyTable.model_fields] == [field.name for field in fields(Policy)]


def test_every_area_is_known() -> None:
    assert len(areas.load()) == 361
    assert areas.load() is areas.load()
    assert areas.load()[AreaCode("NMD")].name == "Newry, Mourne and Down"
    assert all(area.name and area.region for area in areas.load().values())


_names = (
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=28)
    | st.sampled_from(['"Quoted" \\ Homes', "O'Brien", "# not a comment", "Ærø – 住宅"])
)  # fmt: skip
_codes = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=2, max_size=12)


def _some(conditions: type[StrEnum]) -> st.SearchStrategy[tuple[str, ...]]:
    codes = st.sampled_from([condition.value for condition in conditions])
    return st.lists(codes, max_size=3, unique=True).map(tuple)


@st.composite
def _schemes(draw: st.DrawFn) -> Scheme:
    known = areas.load()
    if draw(st.booleans()):
        region = draw(st.sampled_from(areas.regions()))
        covered = {code: area for code, area in known.items() if area.region == region}
    else:
        codes = draw(st.lists(st.sampled_from([*known]), min_size=3, max_size=9, unique=True))
        covered = {code: known[code] for code in codes}
    people: dict[PersonId, Person] = {}

    def enrol(
        role: Role, partner: PartnerCode | None = None, service: ServiceCode | None = None
    ) -> None:
        number = len(people) + 1
        platforms = draw(st.sampled_from([(), ("slack",), ("telegram",), ("slack", "telegram")]))
        reached = {"slack": f"T1/U{number}", "telegram": str(number)}
        email = PersonId(f"person{number}@example.org")
        people[email] = Person(
            id=email,
            name=draw(_names),
            role=role,
            email=email,
            phone=draw(st.sampled_from(["", "020 7946 0000", "+44 20 7946 0000"])),
            partner=partner,
            service=service,
            addresses=tuple((platform, reached[platform]) for platform in platforms),
        )

    enrol(Role.COORDINATOR)
    for _ in range(draw(st.integers(0, 2))):
        enrol(draw(st.sampled_from([Role.COORDINATOR, Role.OBSERVER])))
    partners = {}
    organisations = draw(st.lists(_codes, max_size=5, unique=True))
    split = draw(st.integers(0, len(organisations)))
    for number, code in enumerate(map(PartnerCode, organisations[:split]), start=1):
        partners[code] = Partner(
            code=code,
            name=draw(_names),
            kind=draw(st.sampled_from(Kind)),
            stock_in=draw(st.frozensets(st.sampled_from([*covered]), min_size=1, max_size=4)),
            agreement_signed=draw(st.none() | st.dates()),
            channel=draw(
                st.sampled_from([None, ("slack", f"T1/C{number}"), ("telegram", f"-{number}")])
            ),
        )
        enrol(draw(st.sampled_from([Role.HOUSING_MANAGER, Role.LETTINGS_MANAGER])), partner=code)
        for _ in range(draw(st.integers(0, 2))):
            enrol(draw(st.sampled_from([Role.HOUSING_OFFICER, Role.LETTINGS_MANAGER])), code)
    services = {}
    for service in map(ServiceCode, organisations[split:]):
        services[service] = SupportService(service, draw(_names))
        for _ in range(draw(st.integers(0, 2))):
            enrol(Role.SUPPORT_WORKER, service=service)
    return Scheme(
        code=SchemeCode(draw(st.sampled_from(["london", "east-2"]))),
        name=draw(_names),
        time_zone=draw(st.sampled_from(["Europe/London", "UTC"])),
        policy=Policy(
            cap_on_owed=draw(st.integers(0, 1000)),
            minimum_safe_areas=draw(st.integers(1, 3)),
            participation=draw(st.sampled_from(Participation)).value,
            tenancy_conditions=draw(_some(TenancyCondition)),
            property_conditions=draw(_some(PropertyCondition)),
            nudge_after=tuple((stall, 1, 9) for stall in draw(_some(Stall))),
        ),
        areas=covered,
        partners=partners,
        services=services,
        people=people,
    )


@given(_schemes())
def test_what_is_written_is_read_as_it_was(scheme: Scheme) -> None:
    again = read(write(scheme))
    assert again == scheme
    # Who stands first is preferred, and the first coordinator is not the deputy.
    assert again.coordinators() == scheme.coordinators()
    assert [*again.partners] == [*scheme.partners]
    assert write(again) == write(scheme)
