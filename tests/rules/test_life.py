"""R22, L6, C4, R25: a case is returned, declined, paused, withdrawn, housed elsewhere, reopened."""

from datetime import date

import pytest

from bot.chat.action import Action
from bot.chat.cards import Button
from bot.domain.case import OfferState, State
from bot.domain.tenancy import MovePathway
from tests.kit.phone import card_text
from tests.kit.stage import Landlord, Stage, approved, circulated, press
from tests.rules.conftest import Play


def a_referral(play: Play) -> tuple[Stage, Landlord, Landlord, str]:
    """Hackney's referral waits for its approval."""
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    return stage, hackney, brent, hackney.refers().reference


def an_offer(play: Play) -> tuple[Stage, Landlord, Landlord, str]:
    """Brent has offered Hackney's household a home."""
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    brent.offers(reference)
    stage.deliver()
    return stage, hackney, brent, reference


def withdraws(stage: Stage, landlord: Landlord, reference: str, why: str) -> None:
    press(stage, landlord.officer, "Withdraw", reference)
    landlord.officer.fill({"why": why})
    stage.deliver()


def test_R22_an_approver_returns_a_referral_with_a_coded_question(play: Play) -> None:
    stage, hackney, _, reference = a_referral(play)

    press(stage, hackney.lead, "Return", reference)
    hackney.lead.fill({"question": "household"})
    stage.deliver()

    assert stage.case(reference).state is State.RETURNED
    assert "Is everybody counted" in card_text(hackney.officer.card(reference))
    assert not hackney.lead.sees("Approve", reference)
    press(stage, hackney.officer, "Send again", reference).is_done("waiting for approval")
    hackney.approves(reference).is_done("approved")


def test_R22_the_coordinator_returns_an_approved_referral_and_it_comes_back_approved(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    hackney = stage.partner("Hackney")
    reference = approved(stage, hackney)
    sam = stage.phone("sam")

    press(stage, sam, "Return", reference)
    sam.fill({"question": "areas"})
    stage.deliver()

    assert not hackney.lead.sees("Approve", reference)
    press(stage, hackney.officer, "Send again", reference).is_done("approved")
    press(stage, sam, "Circulate", reference).is_done("circulated")


def test_R22_a_landlord_declines_with_a_code_and_owes_nothing(play: Play) -> None:
    stage, hackney, _, reference = a_referral(play)

    press(stage, hackney.lead, "More", reference)
    hackney.lead.press("Decline", reference)
    hackney.lead.fill({"why": "internal_transfer"})
    stage.deliver()

    case = stage.case(reference)
    assert (case.state, case.code) == (State.DECLINED, "internal_transfer")
    assert "does not approve it: internal transfer" in card_text(hackney.officer.card(reference))
    assert not hackney.lead.sees("Approve", reference)


def test_L6_a_withdrawal_ends_it_at_once_for_everybody(play_on_both: Play) -> None:
    stage, hackney, brent, reference = an_offer(play_on_both)
    lewisham = stage.partner("Lewisham")
    late = hackney.officer.find("Tenant accepts", reference)

    withdraws(stage, hackney, reference, "consent_withdrawn")

    case = stage.case(reference)
    assert (case.state, case.holder, case.line) == (State.WITHDRAWN, None, ())
    assert [offer.state for offer in case.offers] == [OfferState.WITHDRAWN]
    told = card_text(brent.lead.card(reference))
    assert "This request is withdrawn." in told
    assert "consent" not in brent.lead.text()
    for phone in (brent.lead, brent.second_lead, lewisham.lead, lewisham.second_lead):
        phone.open("home")
        assert [b for b in phone.buttons() if b.action.subject == reference] == []
    before = stage.rows("audit", "audit_head")
    hackney.officer.tap(late)
    assert "this no longer applies" in hackney.officer.text()
    assert stage.rows("audit", "audit_head") == before


def test_L6_whoever_lost_a_withdrawn_request_is_not_told_why(play: Play) -> None:
    stage, hackney, brent, reference = an_offer(play)

    withdraws(stage, hackney, reference, "no_contact")

    for phone in (brent.lead, stage.partner("Lewisham").lead):
        assert "contact" not in card_text(phone.card(reference)).lower()


@pytest.mark.parametrize("when", ["waiting", "circulated", "offered"])
def test_section_5_a_paused_case_goes_on_where_it_was(play: Play, when: str) -> None:
    if when == "waiting":
        stage, hackney, brent, reference = a_referral(play)
    else:
        stage, hackney, brent, reference = an_offer(play)
        if when == "circulated":
            press(stage, brent.lead, "More", reference)
            brent.lead.press("Withdraw offer", reference)
    before = stage.case(reference).state
    late = brent.lead.buttons()

    press(stage, hackney.officer, "Pause", reference).is_done("paused")
    stage.deliver()

    assert stage.case(reference).state is State.PAUSED
    assert not hackney.lead.sees("Approve", reference)
    for button in late:
        if button.action.subject == reference and button.label not in ("Open", "More"):
            brent.lead.tap(button)
            assert stage.case(reference).state is State.PAUSED
    press(stage, hackney.officer, "Resume", reference).is_done("goes on")
    assert stage.case(reference).state is before


def test_D6_a_hold_that_was_paused_starts_again_when_it_goes_on(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    stage.wait(hours=10)
    press(stage, hackney.officer, "Pause", reference)
    stage.wait(days=3)

    press(stage, hackney.officer, "Resume", reference)

    assert stage.case(reference).held_offer().since == stage.now


def test_C4_a_home_by_housing_moves_is_counted_and_posts_nothing(play: Play) -> None:
    stage, hackney, brent, reference = an_offer(play)
    press(stage, hackney.officer, "More", reference)
    hackney.officer.press("Housed elsewhere", reference)

    hackney.officer.fill({"how": "housing_moves"})
    stage.deliver()

    case = stage.case(reference)
    assert case.state is State.HOUSED_ELSEWHERE
    assert case.move is not None
    assert (case.move.pathway, case.move.receiver) == (MovePathway.HOUSING_MOVES, None)
    assert (case.move.adults, case.move.children) == (1, 2)
    assert (hackney.balance, brent.balance) == ({}, {})
    assert "This request is withdrawn." in card_text(brent.lead.card(reference))


def test_C4_a_transfer_by_their_own_landlord_is_no_move_of_the_scheme(play: Play) -> None:
    stage, hackney, _, reference = a_referral(play)
    press(stage, hackney.officer, "More", reference)
    hackney.officer.press("Housed elsewhere", reference)

    hackney.officer.fill({"how": "internal_transfer"})

    assert stage.case(reference).move is None
    assert stage.case(reference).code == "internal_transfer"


def test_C4_a_home_since_before_the_referral_is_asked_about_again(play: Play) -> None:
    stage, hackney, _, reference = a_referral(play)
    press(stage, hackney.officer, "More", reference)
    hackney.officer.press("Housed elsewhere", reference)

    hackney.officer.fill({"how": "housing_moves", "started": "2026-01-01"})

    assert "before the household was referred" in str(hackney.officer.form.wrong)


def test_R25_a_closed_request_is_reopened_with_consent_given_anew(play_on_both: Play) -> None:
    stage, hackney, brent, reference = an_offer(play_on_both)
    withdraws(stage, hackney, reference, "no_contact")
    sam = stage.phone("sam")
    sam.open("home")
    press(stage, sam, "More", reference)
    sam.press("Reopen", reference)

    sam.fill({"consents": "no", "consent_on": "2026-03-03"})
    assert "own choice to move" in str(sam.form.wrong)
    sam.fill({"consents": "yes", "consent_on": "2026-03-03"})
    stage.deliver()

    case = stage.case(reference)
    assert (case.state, case.referral.consent_on) == (State.APPROVED, date(2026, 3, 3))
    press(stage, sam, "Circulate", reference).is_done()
    brent.claims(reference).is_done("You hold")
    assert [offer.number for offer in stage.case(reference).offers] == [1, 2]


def test_R25_what_was_never_approved_is_reopened_to_its_approval(play: Play) -> None:
    stage, hackney, _, reference = a_referral(play)
    withdraws(stage, hackney, reference, "duplicate")
    sam = stage.phone("sam")
    press(stage, sam, "More", reference)
    sam.press("Reopen", reference)

    sam.fill({"consents": "yes", "consent_on": "2026-03-03"})

    assert stage.case(reference).state is State.WAITING_FOR_APPROVAL
    hackney.approves(reference).is_done("approved")


def test_R25_a_household_that_moved_is_not_reopened(play: Play) -> None:
    stage, hackney, brent, reference = an_offer(play)
    press(stage, hackney.officer, "Tenant accepts", reference)
    brent.starts(reference)
    press(stage, hackney.officer, "Confirm", reference)
    sam = stage.phone("sam")

    sam.tap(Button("forged", Action("life", "reopen", reference)))

    assert "it cannot be opened again" in sam.text()
    assert stage.case(reference).state is State.MOVED


def test_D2_still_needed_is_said_in_one_press_and_audited(play: Play) -> None:
    stage, hackney, _, reference = a_referral(play)
    press(stage, hackney.officer, "More", reference)

    hackney.officer.press("Still needed", reference)

    assert "still needed" in hackney.officer.text()
    assert len(stage.audit("StillNeeded", reference)) == 1


def test_section_5_nothing_more_is_said_of_a_tenancy_that_started(play: Play) -> None:
    stage, hackney, brent, reference = an_offer(play)
    late = [hackney.officer.find(label, reference) for label in ("Pause", "Withdraw", "Amend")]
    press(stage, hackney.officer, "Tenant accepts", reference)
    brent.starts(reference)

    for button in late:
        hackney.officer.tap(button)
        if button.label == "Withdraw":
            hackney.officer.fill({"why": "not_needed"})
        assert "is logged" in hackney.officer.text()
    assert stage.case(reference).state is State.ACCEPTED
