"""R22, R49, R50: what policy changes about how a referral comes in; and undoing a slip."""

from typing import Any

from bot.chat.action import Action
from bot.chat.cards import Button
from bot.domain.case import State
from bot.domain.referral import Subject
from bot.domain.tenancy import MovePathway
from tests.kit.phone import card_text, reply_text
from tests.kit.stage import Stage, circulated, fill_on, press, refers
from tests.rules.conftest import Play


def scheme(play: Play, **policy: Any) -> Stage:
    return play("Hackney", "Brent", **policy)


def test_R22_a_scheme_may_circulate_on_approval(play_on_both: Play) -> None:
    stage = scheme(play_on_both, circulate_on_approval=True)
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = hackney.refers().reference

    hackney.approves(reference).is_done("approved, and circulated to 1 landlord")

    assert stage.case(reference).state is State.CIRCULATED
    assert [link.what for link in stage.audit(reference=reference)] == [
        *("ReferralSubmitted", "ReferralApproved", "RequestCirculated"),
    ]
    brent.claims(reference).is_done("You hold")


def test_R22_a_leads_own_referral_is_circulated_at_once_where_policy_says_so(play: Play) -> None:
    stage = scheme(play, circulate_on_approval=True)
    hackney = stage.partner("Hackney")

    hackney.refers(hackney.lead).is_done("sent, approved and circulated")


def test_D7_what_nobody_may_see_waits_for_the_coordinator_whatever_the_policy(play: Play) -> None:
    stage = scheme(play, circulate_on_approval=True)
    hackney = stage.partner("Hackney")
    reference = hackney.refers(safe_areas=["ZZA"]).reference

    hackney.approves(reference).is_done("approved")

    assert stage.case(reference).state is State.APPROVED
    assert "no landlord has homes" in card_text(stage.phone("sam").card(reference))


def test_R33_the_cap_is_tested_where_approval_circulates(play: Play) -> None:
    stage = scheme(play, circulate_on_approval=True, cap_on_owed=1)
    hackney, brent = stage.partners("Hackney", "Brent")
    first = hackney.refers(hackney.lead).reference
    second = hackney.refers(safe_areas=["BRE"]).reference
    brent.houses(first)

    hackney.approves(second).is_done("is kept")

    assert stage.case(second).state is State.HELD_BY_CAP


def test_R49_a_scheme_may_take_referrals_through_support_services_only(play: Play) -> None:
    stage = scheme(play, referrers="support_services_only")
    hackney = stage.partner("Hackney")

    for phone in (hackney.officer, hackney.lead):
        phone.open("home")
        assert not phone.sees("Refer")
        refers(stage, phone, "HAC").is_refused("through its domestic-abuse services")
    refers(stage, stage.phone("leah"), "HAC").is_done("waits for the approval")
    refers(stage, stage.phone("sam"), "HAC", officer="hackney-officer, Hackney Council").is_done(
        "waits for the approval"
    )


def test_R49_everybody_may_refer_where_policy_says_nothing(play: Play) -> None:
    stage = scheme(play)
    hackney = stage.partner("Hackney")
    hackney.officer.open("home")
    assert hackney.officer.sees("Refer")


SIGNED = {"subject": "perpetrator", "signed_name": "Ada Moss", "signed_role": "MARAC chair"}


def test_R50_a_perpetrator_moves_with_a_professionals_sign_off(play_on_both: Play) -> None:
    stage = scheme(play_on_both, perpetrator_moves=True)
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney, **SIGNED)
    sam = stage.phone("sam")

    referral = stage.case(reference).referral
    assert referral.subject is Subject.PERPETRATOR
    sam.open("home")
    press(stage, sam, "Open", reference)
    assert "signed off by Ada Moss, MARAC chair" in sam.text()
    assert "erpetrator" not in brent.lead.text()
    assert "Ada" not in brent.lead.text()
    brent.houses(reference)
    move = stage.case(reference).move
    assert move is not None
    assert move.pathway is MovePathway.PERPETRATOR_MOVE
    assert hackney.balance == {"2": -1}


def test_R50_without_a_sign_off_a_perpetrators_referral_goes_no_further(play: Play) -> None:
    stage = scheme(play, perpetrator_moves=True)
    hackney = stage.partner("Hackney")
    hackney.officer.open("refer")

    form = fill_on(stage, hackney.officer, "HAC", subject="perpetrator")

    assert form.heading == "Sign-off"
    assert hackney.officer.form.wrong
    assert not stage.cases()


def test_R50_nobody_is_asked_who_moves_where_policy_moves_no_perpetrator(play: Play) -> None:
    stage = scheme(play)
    hackney = stage.partner("Hackney")
    hackney.officer.open("refer")
    hackney.officer.fill({"consents": "yes"})

    assert hackney.officer.form.heading == "The tenancy"


def test_R22_an_approval_that_was_a_slip_is_undone_within_a_minute(play_on_both: Play) -> None:
    stage = scheme(play_on_both)
    hackney = stage.partner("Hackney")
    reference = hackney.refers().reference
    hackney.approves(reference)

    press(stage, hackney.lead, "Undo", reference).is_done("is undone")

    assert stage.case(reference).state is State.WAITING_FOR_APPROVAL
    assert not stage.phone("sam").sees("Circulate", reference)
    hackney.approves(reference).is_done("approved")


def test_R22_after_a_minute_or_once_circulated_an_approval_stands(play: Play) -> None:
    stage = scheme(play)
    hackney = stage.partner("Hackney")
    late, out = hackney.refers().reference, hackney.refers().reference
    hackney.approves(out)
    undo_out = hackney.lead.find("Undo", out)
    press(stage, stage.phone("sam"), "Circulate", out)
    hackney.lead.tap(undo_out)
    assert "too late to undo" in hackney.lead.text()
    hackney.approves(late)
    stage.wait(seconds=61)

    press(stage, hackney.lead, "Undo", late).is_refused("too late to undo")

    assert stage.case(late).state is State.APPROVED
    assert stage.case(out).state is State.CIRCULATED


def test_D6_a_release_that_was_a_slip_is_undone_while_nobody_else_holds_it(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    press(stage, brent.lead, "Release", reference)

    press(stage, brent.lead, "Undo", reference).is_done("You hold")
    assert stage.case(reference).holder == "BRE"

    press(stage, brent.lead, "Release", reference)
    undo = brent.lead.find("Undo", reference)
    lewisham.claims(reference)
    brent.lead.tap(undo)
    assert "too late to undo" in brent.lead.text()
    assert stage.case(reference).holder == "LEW"


def test_R21_a_scheme_may_show_the_contact_on_circulation_to_every_reader(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham", contact_shown="on_circulation")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    reference = circulated(stage, hackney)

    for lead in (brent.lead, lewisham.lead):
        press(stage, lead, "Contact", reference)
        assert "hackney-officer" in lead.text()
    assert len(stage.audit("ContactShown", reference)) == 2
    assert "hackney-officer" not in hackney.lead.text()


def test_R21_whoever_sees_the_contact_on_circulation_is_told_of_no_others_offer(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", "Lewisham", contact_shown="on_circulation")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    reference = circulated(stage, hackney)
    contact = lewisham.lead.find("Contact", reference)
    brent.claims(reference)

    lewisham.lead.tap(contact)
    shown = [button.label for button in lewisham.lead.answer_buttons()]
    assert shown == ["Join the line", "Home"]
    brent.offers(reference)

    lewisham.lead.tap(contact)
    assert "hackney-officer" in reply_text(lewisham.lead.reply)
    assert "A home is offered" not in reply_text(lewisham.lead.reply)
    assert [button.label for button in lewisham.lead.answer_buttons()] == ["Home"]


def test_R21_by_default_nobody_sees_the_contact_on_circulation(play: Play) -> None:
    stage = scheme(play)
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)

    assert not brent.lead.sees("Contact", reference)
    brent.lead.tap(Button("forged", Action("offer", "contact", reference)))
    assert "hackney-officer" not in brent.lead.text()


def test_D6_after_a_minute_a_release_stands(play: Play) -> None:
    stage = scheme(play)
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    press(stage, brent.lead, "Release", reference)
    stage.wait(seconds=61)

    press(stage, brent.lead, "Undo", reference).is_refused("too late to undo the release")

    assert stage.case(reference).state is State.CIRCULATED
