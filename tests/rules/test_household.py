"""R2 to R5, R9, R10, R18, R19, R29: what is asked of a household, and what follows from it."""

import pytest

from bot.domain.referral import Risk, Staying
from tests.kit.phone import card_text
from tests.kit.stage import Stage, approved, fill_on, press
from tests.rules.conftest import Play


def stopped_at(play: Play, **asked: object) -> tuple[str, dict[str, str]]:
    """The page at which the form goes no further, and what is wrong there."""
    stage = play("Hackney", "Brent")
    officer = stage.partner("Hackney").officer
    officer.open("refer")
    fill_on(stage, officer, "HAC", **asked)
    assert not stage.cases()
    return officer.form.heading, dict(officer.form.wrong)


def test_R2_more_than_one_risk_may_apply(play: Play) -> None:
    stage = play("Hackney", "Brent")
    reference = approved(stage, stage.partner("Hackney"), risks=["stalking", "fgm"])

    assert stage.case(reference).referral.risks == {Risk.STALKING, Risk.FGM}


def test_R4_a_referral_names_at_least_one_risk(play: Play) -> None:
    heading, wrong = stopped_at(play, risks=[])
    assert heading == "The risk"
    assert "risks" in wrong


@pytest.mark.parametrize(
    "household",
    [
        {"aged_21_over": "1", "aged_0_9": ""},
        {"aged_21_over": "", "aged_0_9": "", "aged_16_17": "1"},
        {"aged_21_over": "2", "aged_0_9": "3", "aged_18_20": "1"},
    ],
)
def test_R3_adults_young_people_and_families_are_all_referred(
    play: Play, household: dict[str, str]
) -> None:
    stage = play("Hackney", "Brent")
    hackney = stage.partner("Hackney")

    hackney.refers(**household).is_done("is sent")


@pytest.mark.parametrize("question", ["pathways", "why_not"])
def test_R5_other_routes_and_why_they_do_not_serve_come_from_a_list(
    play: Play, question: str
) -> None:
    heading, wrong = stopped_at(play, **{question: []})
    assert heading == "The risk"
    assert question in wrong


def test_R9_R10_R18_marac_where_they_stay_and_moving_support_are_kept(play: Play) -> None:
    stage = play("Hackney", "Brent")
    reference = approved(
        stage,
        stage.partner("Hackney"),
        staying="refuge",
        circumstances=["marac", "moving_support"],
    )

    referral = stage.case(reference).referral
    assert (referral.marac, referral.moving_support) == (True, True)
    assert referral.staying is Staying.REFUGE


def the_desk(play: Play, specialist: str, risks: tuple[str, ...] = ("domestic_abuse",)) -> str:
    stage: Stage = play("Hackney", "Brent")
    reference = approved(stage, stage.partner("Hackney"), specialist=specialist, risks=list(risks))
    stage.deliver()
    return card_text(stage.phone("sam").card(reference))


@pytest.mark.parametrize("specialist", ["declined", "not_applicable"])
def test_R19_the_coordinator_is_reminded_where_no_specialist_service_supports(
    play: Play, specialist: str
) -> None:
    assert "urge that they are referred" in the_desk(play, specialist)


@pytest.mark.parametrize("specialist", ["yes", "referred"])
def test_R19_nobody_is_reminded_of_what_is_done(play: Play, specialist: str) -> None:
    assert "urge" not in the_desk(play, specialist)


def test_R19_only_domestic_abuse_wants_that_service(play: Play) -> None:
    assert "urge" not in the_desk(play, "not_applicable", ("hate_crime",))


def test_R29_who_gives_is_owed_and_takes_nothing_in_return(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = brent.gives(hackney)

    assert brent.balance == {"2": 1}
    assert [case.reference for case in stage.cases()] == [reference]
    press(stage, stage.phone("sam"), "Open", reference)
    brent.lead.open("requests")
    assert "No request is before you" in brent.lead.text()
