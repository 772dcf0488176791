"""R36: what each scheme asks of who takes part, of a tenancy and of a home; and where it works."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot import scheme_file
from bot.chat.action import Action
from bot.chat.cards import Button
from bot.domain.case import State
from bot.domain.partner import Membership
from bot.domain.policy import ENFORCED
from tests.kit.phone import reply_text
from tests.kit.stage import Stage, circulated, fill_on, press
from tests.rules.conftest import Play
from tests.rules.test_govern import does, opens_partner
from tests.rules.test_requests import HOME

EXAMPLES = Path(__file__).parents[2] / "examples"


def asking(play: Play, *tenancy: str, homes: tuple[str, ...] = ()) -> Stage:
    """A scheme that asks this of a tenancy, and that of a home."""
    policy = {"tenancy_conditions": tenancy, "property_conditions": homes}
    return play("Hackney", "Brent", **policy)


@pytest.mark.parametrize(
    ("condition", "household", "saying"),
    [
        ("rent_clear", {"arrears": "plan"}, "asks for a rent account that is clear"),
        ("rent_clear", {"arrears": "over_the_limit"}, "asks for a rent account that is clear"),
        ("rent_clear_or_plan", {"arrears": "over_the_limit"}, "only with a plan that is kept"),
        ("no_end_date", {"tenure": "flexible"}, "no flexible or fixed-term tenancy"),
        ("no_end_date", {"tenure": "fixed_term"}, "no flexible or fixed-term tenancy"),
        ("not_introductory", {"tenure": "introductory"}, "no introductory or starter tenancy"),
        ("already_held", {"tenure": "owed"}, "that hold their tenancy already"),
    ],
)
def test_R36_a_tenancy_that_the_scheme_does_not_take_goes_no_further(
    play: Play, condition: str, household: dict[str, str], saying: str
) -> None:
    stage = asking(play, condition)
    officer = stage.partner("Hackney").officer
    officer.open("refer")

    form = fill_on(stage, officer, "HAC", **household)

    assert form.heading == "The tenancy"
    ((field, sentence),) = officer.form.wrong.items()
    assert field in household
    assert saying in sentence
    assert "Log an inquiry" in sentence or "Agree a plan" in sentence
    assert not stage.cases()
    officer.fill({"arrears": "none", "tenure": "secure"})
    assert officer.form.heading == "The risk"


@pytest.mark.parametrize(
    ("condition", "household"),
    [
        ("rent_clear", {"arrears": "none"}),
        ("rent_clear_or_plan", {"arrears": "plan"}),
        ("no_end_date", {"tenure": "introductory"}),
        ("no_end_date", {"tenure": "assured"}),
        ("not_introductory", {"tenure": "owed"}),
        ("already_held", {"tenure": "introductory"}),
    ],
)
def test_R36_a_condition_keeps_out_nobody_else(
    play: Play, condition: str, household: dict[str, str]
) -> None:
    asking(play, condition).partner("Hackney").refers(**household).is_done("is sent")


def test_R36_without_conditions_every_tenancy_and_every_rent_is_taken(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    hackney.refers(tenure="owed", arrears="over_the_limit").is_done("is sent")
    reference = circulated(stage, hackney, tenure="secure")
    brent.claims(reference)

    brent.offers(reference, tenure="introductory", rent="affordable").is_done("contact")


@pytest.mark.parametrize(
    ("condition", "home", "field", "saying"),
    [
        ("social_rent", {"rent": "affordable"}, "rent", "let at social rent"),
        ("no_end_date", {"tenure": "flexible"}, "tenure", "no flexible or fixed-term tenancy"),
        ("no_end_date", {"tenure": "fixed_term"}, "tenure", "no flexible or fixed-term tenancy"),
        ("not_introductory", {"tenure": "introductory"}, "tenure", "no introductory tenancy"),
        ("no_less_secure", {"tenure": "fixed_term"}, "tenure", "less secure than the one they"),
        ("no_less_secure", {"tenure": "introductory"}, "tenure", "less secure than the one they"),
    ],
)
def test_R36_a_home_that_the_scheme_does_not_let_is_not_offered(
    play: Play, condition: str, home: dict[str, str], field: str, saying: str
) -> None:
    stage = asking(play, homes=(condition,))
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney, tenure="secure")
    brent.claims(reference)

    brent.offers(reference, **home).asks_again(saying)

    assert [*brent.lead.form.wrong] == [field]
    assert "ffer" in brent.lead.form.wrong[field]
    assert stage.case(reference).state is State.CLAIMED
    brent.lead.fill({"tenure": "assured", "rent": "social"})
    assert stage.case(reference).state is State.OFFERED


@pytest.mark.parametrize(
    ("leaves", "offered"),
    [
        ("assured", "secure"),
        ("flexible", "fixed_term"),
        ("fixed_term", "assured"),
        ("introductory", "introductory"),
        ("owed", "introductory"),
    ],
)
def test_R36_no_less_secure_is_by_how_long_a_tenancy_lasts(
    play: Play, leaves: str, offered: str
) -> None:
    stage = asking(play, homes=("no_less_secure",))
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney, tenure=leaves)
    brent.claims(reference)

    brent.offers(reference, tenure=offered).is_done("contact")


def test_R36_an_area_that_is_not_safe_is_told_beside_a_rent_that_is_not_let(play: Play) -> None:
    stage = play(
        "Hackney",
        "Brent",
        stock={"Brent": ["Brent", "Camden"]},
        property_conditions=("social_rent",),
    )
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney, safe_areas=["BRE"])
    brent.claims(reference)

    brent.offers(reference, area="CAM", rent="affordable")

    assert {*brent.lead.form.wrong} == {"area", "rent"}


def test_R36_an_empty_home_that_the_scheme_does_not_let_is_not_logged(play: Play) -> None:
    stage = asking(play, homes=("social_rent",))
    lead = stage.partner("Brent").lead
    logs(stage)

    lead.fill(HOME | {"rent": "affordable"})

    assert "let at social rent" in lead.form.wrong["rent"]
    assert stage.rows()["empty_home"] == []


def test_R36_an_empty_home_fits_only_those_to_whom_it_may_be_offered(play: Play) -> None:
    stage = asking(play, homes=("no_less_secure",))
    hackney, brent = stage.partners("Hackney", "Brent")
    secure = circulated(stage, hackney, tenure="secure")
    flexible = circulated(stage, hackney, tenure="flexible")
    logs(stage)

    told = reply_text(brent.lead.fill(HOME | {"tenure": "flexible"}))

    assert flexible in told
    assert secure not in told
    offer = brent.lead.find("Offer it", flexible)
    forged = replace(offer, action=replace(offer.action, subject=secure))
    assert "less secure than the one they" in reply_text(brent.lead.tap(forged))
    assert stage.case(secure).state is State.CIRCULATED


def test_R36_an_empty_home_logged_before_a_condition_says_why_it_fits_nobody(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    logs(stage)
    brent.lead.fill(HOME | {"rent": "affordable"})
    offer = brent.lead.find("Offer it", reference)
    stage.sets(property_conditions=("social_rent",))

    brent.lead.open("home")
    for label in ("Empty homes", "What it fits"):
        brent.lead.press(label)

    assert "homes are let at social rent" in brent.lead.text()
    assert "It fits no open request now." in brent.lead.text()
    assert "let at social rent" in reply_text(brent.lead.tap(offer))
    assert stage.case(reference).state is State.CIRCULATED


def logs(stage: Stage) -> None:
    """Brent's lead begins to log an empty home."""
    lead = stage.partner("Brent").lead
    lead.open("home")
    lead.press("Empty homes")
    lead.press("Log an empty home")


def test_R36_a_form_begun_before_a_condition_meets_it_when_it_is_sent(play: Play) -> None:
    stage = play("Hackney", "Brent")
    officer = stage.partner("Hackney").officer
    officer.open("refer")
    assert fill_on(stage, officer, "HAC", tenure="introductory").review
    stage.sets(tenancy_conditions=("not_introductory",))

    officer.submit({}, "send")

    assert "no introductory or starter tenancy" in officer.form.wrong["tenure"]
    assert not stage.cases()


def test_R36_a_referral_that_was_sent_before_a_condition_goes_on(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = hackney.refers(arrears="plan").reference
    stage.sets(tenancy_conditions=("rent_clear",))

    hackney.approves(reference).is_done("is approved")
    press(stage, stage.phone("sam"), "Circulate", reference).is_done("is circulated")
    brent.houses(reference)

    assert hackney.balance == {"2": -1}


def test_R36_from_a_mandatory_scheme_no_partner_leaves(play: Play) -> None:
    stage = play("Hackney", "Brent", participation="mandatory")
    sam = opens_partner(stage, "BRE")
    assert not sam.sees("It leaves")
    asked = sam.tap(Button("forged", Action("partners", "leaving", "BRE")))
    assert "Does Brent Council leave?" in reply_text(asked)

    said = reply_text(sam.press("Yes, it leaves"))

    assert "Taking part in this scheme is mandatory, so Brent Council cannot leave it." in said
    assert "takes no new referrals now" in does(stage, "BRE", "Freeze", "Yes, freeze")
    assert not opens_partner(stage, "BRE").sees("It leaves")
    assert {p.membership for p in stage.looked().partners.values()} == {
        Membership.MEMBER,
        Membership.FROZEN,
    }


@pytest.mark.parametrize("name", ["hackney-officer", "hackney-lead", "leah", "sam", "obi"])
def test_R36_help_tells_everybody_what_the_scheme_asks(play: Play, name: str) -> None:
    stage = asking(play, "rent_clear_or_plan", "not_introductory", homes=("social_rent",))
    stage.sets(participation="mandatory")
    phone = stage.phone(name)

    phone.open("help")

    assert "Taking part: mandatory: no landlord leaves" in phone.text()
    assert "Where: Brent, Hackney and Nowhere" in phone.text()
    told = "Tenancies: rent account clear, or a plan kept; not introductory or starter"
    assert told in phone.text()
    assert "Homes: social rent" in phone.text()


def test_R36_help_says_so_where_nothing_is_asked(play: Play) -> None:
    areas = [f"{first}{second}ford" for first in "BCD" for second in "aei"]
    phone = play("Hackney", "Brent", stock={"Brent": areas}).phone("leah")

    phone.open("help")

    assert "Taking part: voluntary" in phone.text()
    assert "Where: 12 areas" in phone.text()
    assert "Tenancies: any social tenancy" in phone.text()
    assert "Homes: any social tenancy" in phone.text()


def test_R36_a_scheme_works_in_its_own_areas_alone(play: Play) -> None:
    stage = play("Hackney", "Brent")
    officer = stage.partner("Hackney").officer
    officer.open("refer")

    form = fill_on(stage, officer, "HAC", home_area="CAB", safe_areas=["PTE"])

    assert form.heading == "Safe areas"
    assert {*officer.form.wrong} == {"home_area", "safe_areas"}
    offered = {o.value for q in officer.form.questions for o in q.options if q.name == "safe_areas"}
    assert offered == {*stage.scheme.areas}


def test_R36_cambridgeshire_has_conditions_and_no_code_of_its_own(sqlite_url: str) -> None:
    stage = Stage(sqlite_url, scheme_file.read((EXAMPLES / "cambridgeshire.toml").read_text()))
    anita, colin = stage.phone("Anita Shah"), stage.phone("Colin Webb")
    anita.open("help")
    assert "Where: Cambridge, East Cambridgeshire, Fenland, Huntingdonshire" in anita.text()
    assert "Tenancies: rent account clear, or a plan kept; held already" in anita.text()
    anita.open("refer")

    form = fill_on(stage, anita, "CAB", subject="victim", arrears="over_the_limit")

    assert form.heading == "The tenancy"
    assert "only with a plan" in anita.form.wrong["arrears"]
    assert not colin.cards()
    stage.close()


def test_the_conditions_of_a_scheme_are_enforced() -> None:
    assert {"participation", "tenancy_conditions", "property_conditions"} <= ENFORCED
