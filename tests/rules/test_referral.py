"""R1 to R23: what a referral asks for, and who stands behind it."""

import pytest

from bot.chat.action import Action
from bot.chat.cards import Button
from bot.chat.replies import Put
from bot.domain.case import State
from bot.domain.intake import R23
from tests.kit.phone import card_text
from tests.kit.stage import approved, press, refers
from tests.rules.conftest import Play


def test_R1_the_form_asks_which_social_tenancy_they_hold_and_takes_no_other(play: Play) -> None:
    (hackney,) = play("Hackney", "Brent").partners("Hackney")

    hackney.refers(tenure="private rent").asks_again("Choose from the list")

    asked = {question.name: question for question in hackney.officer.form.questions}["tenure"]
    assert [option.label for option in asked.options] == [
        "Secure",
        "Flexible",
        "Assured",
        "Fixed term",
        "Introductory or starter",
        "Owed one (care leaver)",
    ]


def test_R6_without_the_tenants_consent_the_form_stops_and_lists_what_else_to_explore(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")

    stopped = hackney.refers(consents="no")

    stopped.asks_again("the tenant's own choice")
    stopped.asks_again("the Sanctuary scheme; flexible funding; action against the perpetrator")
    assert hackney.officer.form.heading == "Consent"
    assert stage.cases() == []


def test_R6_consent_cannot_lie_in_the_future(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")

    hackney.refers(consent_on="2026-03-04").asks_again("Consent cannot lie in the future")
    hackney.refers(consent_on="2026-03-03").is_done("is sent")


def test_R6_the_day_of_consent_is_kept(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")

    reference = hackney.refers(consent_on="2026-02-27").reference

    assert stage.case(reference).referral.consent_on.isoformat() == "2026-02-27"


@pytest.mark.parametrize(
    ("safe", "unsafe", "is_enough"),
    [
        (["BRE", "LEW", "CAM"], [], True),
        (["BRE", "LEW"], [], False),
        (["BRE", "LEW"], ["CAM"], False),
    ],
)
def test_R7_R8_a_scheme_may_ask_for_a_minimum_of_safe_areas(
    play: Play, safe: list[str], unsafe: list[str], is_enough: bool
) -> None:
    stage = play("Hackney", "Brent", "Lewisham", "Camden", minimum_safe_areas=3)
    (hackney,) = stage.partners("Hackney")

    told = hackney.refers(safe_areas=safe, unsafe_areas=unsafe)

    if is_enough:
        told.is_done("is sent")
    else:
        told.asks_again("Name at least 3 safe areas besides the home area.")
        assert stage.cases() == []


def test_R7_the_household_names_at_least_one_safe_area_by_default(play: Play) -> None:
    (hackney,) = play("Hackney", "Brent").partners("Hackney")

    hackney.refers(safe_areas=[]).asks_again("Choose at least 1.")
    hackney.refers(safe_areas=["BRE"]).is_done("is sent")


def test_R7_an_area_cannot_be_both_safe_and_unsafe(play: Play) -> None:
    (hackney,) = play("Hackney", "Brent", "Lewisham").partners("Hackney")

    told = hackney.refers(safe_areas=["BRE", "LEW"], unsafe_areas=["LEW"])

    told.asks_again("1 of these is also named as safe. Name each area once.")


def test_R7_the_home_area_is_never_safe(play: Play) -> None:
    (hackney,) = play("Hackney", "Brent").partners("Hackney")

    hackney.refers(safe_areas=["HAC", "BRE"]).asks_again("The home area is never safe")


def test_R17_somebody_leads_every_referral_and_may_hear_of_it(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")
    me = str(stage.person("hackney-officer").id)

    hackney.refers(officer="").asks_again("Answer this question.")
    hackney.refers(excluded_persons=[me]).asks_again("must not hear of it")
    hackney.refers(excluded_partners=["HAC"]).asks_again("must not hear of it")
    assert stage.cases() == []


def test_R17_an_officer_who_does_not_use_the_bot_leads_by_their_work_contact(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")

    reference = hackney.refers(
        officer="contact",
        contact_name="Ada Obi",
        contact_role="Housing officer",
        contact_email="ada.obi@example.org",
    ).reference

    (contact,) = stage.case(reference).referral.contacts
    assert (contact.name, contact.email) == ("Ada Obi", "ada.obi@example.org")
    hackney.approves(reference).is_done()


def test_R20_the_form_has_no_box_for_a_name_or_an_address_of_the_tenant(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")
    typed: list[tuple[str, str, int | None]] = []

    hackney.officer.open("refer")
    seen = len(hackney.officer.replies)
    hackney.refers(officer="contact", contact_name="Ada Obi", contact_role="x", contact_email="")
    for reply in hackney.officer.replies[seen:]:
        if isinstance(reply, Put):
            typed += [
                (question.name, question.text, question.longest)
                for question in reply.form.questions
                if question.kind == "text"
            ]

    assert set(typed) == {
        ("note", "A note for the coordinator", 120),
        ("contact_name", "The officer's name", 60),
        ("contact_role", "Their role", 60),
        ("contact_email", "Their work e-mail", 120),
        ("contact_phone", "Their work phone", 20),
    }


def test_R22_the_lead_of_the_landlord_on_the_tenancy_approves_then_the_coordinator_circulates(
    play_on_both: Play,
) -> None:
    stage = play_on_both("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")
    reference = hackney.refers().is_done("waits for the approval of its landlord").reference
    assert stage.case(reference).state is State.WAITING_FOR_APPROVAL

    hackney.approves(reference).is_done("The coordinator circulates it next")
    assert stage.case(reference).state is State.APPROVED

    press(stage, stage.phone("sam"), "Circulate", reference).is_done("circulated to 1 landlord.")
    assert stage.case(reference).state is State.CIRCULATED


def test_R22_an_officer_cannot_approve(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")
    reference = hackney.refers().reference
    approve = hackney.lead.find("Approve", reference)
    assert not hackney.officer.sees("Approve", reference)

    hackney.officer.tap(approve)

    assert "A housing officer cannot approve a referral" in hackney.officer.text()
    assert "Ask a named lead of the landlord on the tenancy." in hackney.officer.text()
    assert stage.case(reference).state is State.WAITING_FOR_APPROVAL


def test_R22_a_support_workers_referral_is_approved_by_the_landlord_on_the_tenancy(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")
    leah = stage.phone("leah")

    reference = refers(stage, leah, "HAC").is_done("approval of its landlord").reference

    assert not leah.sees("Approve", reference)
    hackney.approves(reference).is_done()
    assert stage.case(reference).landlord == "HAC"


def test_R22_a_council_that_only_accommodates_approves_nothing_and_will_not_owe(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")

    reference = refers(
        stage, brent.officer, "HAC", staying="temporary_accommodation", safe_areas=["LEW"]
    ).reference

    assert not brent.lead.sees("Approve", reference)
    hackney.approves(reference).is_done()
    press(stage, stage.phone("sam"), "Circulate", reference)
    lewisham.houses(reference)
    assert (hackney.balance, brent.balance) == ({"2": -1}, {})


def test_R22_a_leads_own_referral_needs_no_second_approval(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")

    reference = hackney.refers(hackney.lead).is_done("sent and approved").reference

    assert stage.case(reference).state is State.APPROVED
    assert not hackney.second_lead.sees("Approve", reference)


def test_R22_the_coordinator_may_approve_on_behalf_and_circulates_next(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")
    sam = stage.phone("sam")
    reference = hackney.refers().reference

    press(stage, sam, "Approve", reference).is_done("Circulate it next.")

    assert [button.label for button in sam.answer_buttons()] == [
        *("Circulate", "Return", "More", "Home")
    ]
    (link,) = stage.audit("ReferralApproved")
    assert (link.person, link.acted_as) == ("sam", "coordinator, on behalf")


def test_R22_a_lead_who_leads_a_colleagues_referral_may_approve_it(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")

    reference = hackney.refers(officer="hackney-lead").reference

    assert R23.sentence in hackney.lead.text()
    hackney.approves(reference).is_done("approved")
    assert not hackney.officer.sees("Approve", reference)


def test_R22_a_lead_of_another_landlord_does_not_approve_by_referring(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")

    reference = hackney.refers(brent.lead).is_done("approval of its landlord").reference

    assert not brent.lead.sees("Approve", reference)
    hackney.approves(reference).is_done()


def test_R22_a_referral_is_approved_once_and_circulated_once(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")
    reference = hackney.refers().reference
    approve = hackney.lead.find("Approve", reference)
    approved_by_one = press(stage, hackney.second_lead, "Approve", reference)
    approved_by_one.is_done()

    hackney.lead.tap(approve)

    assert f"{reference} is now approved, so this no longer applies." in hackney.lead.text()
    assert len(stage.audit("ReferralApproved")) == 1


def test_R23_the_commitment_is_said_before_approving(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")

    reference = hackney.refers().reference

    card = hackney.lead.card(reference)
    assert "Approve" in [button.label for button in card.buttons]
    assert R23.sentence in card_text(card)
    assert "commits itself to give a home of the same size" in card_text(card)


def test_R23_the_landlord_will_owe_wherever_the_referral_came_from(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = approved(stage, hackney)
    press(stage, stage.phone("sam"), "Circulate", reference)

    brent.houses(reference)

    assert hackney.balance == {"2": -1}


def test_D5_references_are_random_and_readable_aloud(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")

    drawn = [hackney.refers().reference for _ in range(12)]

    letters = set("23456789BCDFGHJKMNPQRTVWXZ")
    assert all(set(reference) - {"-"} <= letters for reference in drawn)
    assert all(len(r) == 7 and r[4] == "-" for r in drawn)
    assert len(set(drawn)) == len(drawn)
    assert drawn not in (sorted(drawn), sorted(drawn, reverse=True))


def test_D5_a_button_carries_the_reference_and_nothing_else_of_the_case(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")
    reference = hackney.refers().reference

    approve: Button = hackney.lead.find("Approve", reference)

    assert approve.action == Action("approve", "approve", reference)
