"""R11 to R16: who the coordinator is, what a partner is, and what either of its leads may do."""

from pathlib import Path

import pytest

from bot.domain.case import State
from bot.domain.partner import Kind
from bot.domain.person import Role
from bot.scheme_file import SchemeFileWrong, read
from tests.kit.stage import approved, circulated, press, refers
from tests.rules.conftest import Play
from tests.rules.test_govern import opens

EXAMPLE = (Path(__file__).parents[2] / "examples" / "scheme.toml").read_text()


def wrong(old: str, new: str) -> str:
    """What is said of the example with this in place of that."""
    assert old in EXAMPLE
    with pytest.raises(SchemeFileWrong) as caught:
        read(EXAMPLE.replace(old, new))
    return str(caught.value)


@pytest.mark.parametrize(
    ("theirs", "the_coordinators"),
    [
        ('"ruth@hackney.example"', '"Sam@reciprocal.example"'),
        ('"T0SCHEME/U0HCK1"', '"T0SCHEME/U0COORD1"'),
        ("telegram = 700011", "telegram = 700002"),
        ('"leah@haven.example"', '"priya@reciprocal.example"'),
    ],
)
def test_R11_a_coordinator_with_a_part_in_a_partner_is_refused_by_the_scheme_file(
    theirs: str, the_coordinators: str
) -> None:
    said = wrong(theirs, the_coordinators)

    assert "a coordinator is independent, and works for no partner or service." in said


def test_R11_two_people_of_partners_who_are_one_are_no_matter_of_independence() -> None:
    assert "independent" not in wrong('"ruth@hackney.example"', '"nadia@brent.example"')
    assert "independent" not in wrong('"grants@observer.example"', '"sam@reciprocal.example"')


def test_R11_at_the_desk_nobody_changes_sides(play: Play) -> None:
    stage = play("Hackney", "Brent")

    assert not opens(stage, "sam").sees("Change role")
    for name in ("hackney-lead", "hackney-officer"):
        sam = opens(stage, name)
        sam.press("Change role")
        roles = {option.value for q in sam.form.questions for option in q.options}
        assert roles < {Role.HOUSING_OFFICER, Role.HOUSING_MANAGER, Role.LETTINGS_MANAGER}
        sam.fill({"role": "coordinator"})
        assert sam.form.wrong
    assert [person.name for person in stage.looked().coordinators()] == ["sam"]


def test_R12_the_coordinator_does_the_schemes_work_from_two_cards(play: Play) -> None:
    stage = play("Hackney", "Brent", cap_on_owed=0)
    hackney, brent, sam = stage.partner("Hackney"), stage.partner("Brent"), stage.phone("sam")
    brent.gives(hackney)
    waits = approved(stage, hackney)
    stuck = hackney.refers().reference

    sam.open("home")

    assert sam.sees("Circulate", waits)
    sam.press("Open", stuck)
    assert sam.sees("Approve", stuck)
    sam.open("home")
    for label in ("Owed", "Activity", "Requests", "Empty homes", "Desk"):
        assert label in {button.label for button in sam.answer_buttons()}
    sam.press("Desk")
    assert [button.label for button in sam.answer_buttons()] == [
        *("Log a meeting", "Override", "Substitution", "Write off", "Publish", "Targets"),
        *("Invite", "Partners", "People", "Known words", "Pause or resume", "Home"),
    ]


def test_R12_a_deputy_does_the_same_in_their_own_name(play: Play) -> None:
    stage = play("Hackney", "Brent")
    stage.joins("priya", Role.COORDINATOR)
    first, second = (approved(stage, stage.partner("Hackney")) for _ in range(2))

    press(stage, stage.phone("priya"), "Circulate", first).is_done("circulated")
    press(stage, stage.phone("sam"), "Circulate", second).is_done("circulated")

    assert [link.person for link in stage.audit("RequestCirculated")] == ["priya", "sam"]
    assert {link.acted_as for link in stage.audit("RequestCirculated")} == {"coordinator"}


def test_R13_a_partner_is_a_council_or_an_association_with_homes_in_some_area() -> None:
    scheme = read(EXAMPLE)

    assert {partner.kind for partner in scheme.partners.values()} == set(Kind)
    assert all(partner.stock_in for partner in scheme.partners.values())
    assert "one area or more" in wrong('stock_in = ["WFT"]', "stock_in = []")
    assert "is not a kind of partner" in wrong('"housing_association"', '"charity"')


def test_R13_a_partner_gives_wherever_it_has_homes_and_nowhere_else(play: Play) -> None:
    stage = play("Hackney", "Brent", stock={"Brent": ["Brent", "Camden", "Ealing"]})
    hackney, brent = stage.partners("Hackney", "Brent")
    in_camden = circulated(stage, hackney, safe_areas=["CAM"])
    in_ealing = circulated(stage, hackney, safe_areas=["EAL", "ZZA"])
    nowhere = approved(stage, hackney, safe_areas=["ZZA"])

    press(stage, stage.phone("sam"), "Circulate", nowhere).is_refused("No landlord of the scheme")
    brent.claims(in_camden)
    press(stage, brent.lead, "Offer a home", in_camden)
    (area,) = (q for q in brent.lead.form.questions if q.name == "area")
    assert {option.value for option in area.options} == {"BRE", "CAM", "EAL"}
    brent.offers(in_camden, area="BRE").asks_again("would not be safe in that area")
    brent.lead.fill({"area": "CAM"})
    brent.claims(in_ealing)
    brent.offers(in_ealing, area="EAL").is_done("contact")

    assert {stage.case(r).state for r in (in_camden, in_ealing)} == {State.OFFERED}


@pytest.mark.parametrize("role", ["hackney-lead", "hackney-lead1"])
def test_R15_either_lead_approves_and_either_answers_requests(play: Play, role: str) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent, lead = stage.partner("Hackney"), stage.partner("Brent"), stage.phone(role)
    own = refers(stage, stage.phone("leah"), "HAC").reference
    request = circulated(stage, brent)

    press(stage, lead, "Approve", own).is_done("is approved")
    press(stage, lead, "Claim", request).is_done("You hold")
    other = hackney.second_lead if lead is hackney.lead else hackney.lead
    press(stage, other, "Offer a home", request)

    assert other.form.heading == "The home"
