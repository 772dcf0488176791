"""R33: a landlord that owes too much refers no one new until it gives."""

from bot.domain.case import State
from tests.kit.phone import Phone
from tests.kit.stage import Landlord, Stage, approved, circulated, fill_on, press, refers
from tests.rules.conftest import Play


def at_its_cap(play: Play, cap_on_owed: int = 2) -> tuple[Stage, Landlord, Landlord]:
    """Hackney owes a two-bedroom and a three-bedroom home."""
    stage = play("Hackney", "Brent", "Lewisham", cap_on_owed=cap_on_owed)
    hackney, brent = stage.partners("Hackney", "Brent")
    brent.gives(hackney, "2")
    brent.gives(hackney, "3")
    return stage, hackney, brent


def offered_to_claim(phone: Phone) -> set[str]:
    """The requests that the latest answer has Claim buttons for."""
    return {b.action.subject for b in phone.answer_buttons() if b.label.startswith("Claim")}


def test_R33_a_partner_that_owes_two_homes_refers_no_one_new(play_on_both: Play) -> None:
    stage, hackney, _ = at_its_cap(play_on_both)
    before = len(stage.cases())

    hackney.refers(size="1").is_refused("1 two-bedroom and 1 three-bedroom home")

    assert len(stage.cases()) == before


def test_R33_below_the_cap_two_submissions_both_pass_since_open_requests_do_not_count(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    brent.gives(hackney, "2")

    for _ in range(3):
        hackney.refers().is_done("is sent")


def test_R33_the_refusal_has_buttons_to_open_requests_that_repay_what_is_owed(
    play: Play,
) -> None:
    stage, hackney, brent = at_its_cap(play)
    repaying = circulated(stage, brent, size="3")
    another_size = circulated(stage, brent, size="1")
    elsewhere = circulated(stage, brent, size="2", safe_areas=["LEW"])
    held = circulated(stage, brent, size="2")
    stage.partner("Lewisham").claims(held)

    hackney.refers(hackney.lead).is_refused("Your answers are kept.")

    assert offered_to_claim(hackney.lead) == {repaying}
    assert not {another_size, elsewhere, held} & offered_to_claim(hackney.lead)
    hackney.lead.press("Claim", repaying)
    assert stage.case(repaying).holder == "HAC"


def test_R33_an_officer_of_the_landlord_hears_what_is_owed_and_whom_to_ask(play: Play) -> None:
    stage, hackney, brent = at_its_cap(play)
    circulated(stage, brent, size="3")

    hackney.refers().is_refused("Ask your named leads to give a home that repays it.")

    assert offered_to_claim(hackney.officer) == set()


def test_R33_where_no_open_request_would_repay_it_the_refusal_says_so(play: Play) -> None:
    _, hackney, _ = at_its_cap(play)

    hackney.refers(hackney.lead).is_refused("No open request would repay it now")


def test_R33_a_referrer_from_outside_hears_only_that_the_landlord_cannot_refer_now(
    play: Play,
) -> None:
    stage, _, brent = at_its_cap(play)
    circulated(stage, brent, size="3")

    for phone in (stage.phone("leah"), brent.officer, brent.lead):
        told = refers(stage, phone, "HAC").is_refused("Hackney Council cannot refer now.")
        for secret in ("owe", "two-bedroom", "three-bedroom", "cap", "repay"):
            assert secret not in told.text
        assert offered_to_claim(phone) == set()


def test_R33_a_referral_is_held_at_approval_and_resumes_by_itself(play_on_both: Play) -> None:
    stage = play_on_both("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    waiting = hackney.refers().is_done().reference
    brent.gives(hackney, "2")
    brent.gives(hackney, "3")

    hackney.approves(waiting).is_done("you owe 1 two-bedroom and 1 three-bedroom home")
    case = stage.case(waiting)
    assert (case.state, case.held_at) == (State.HELD_BY_CAP, State.WAITING_FOR_APPROVAL)
    sam = stage.phone("sam")
    stage.deliver()
    assert "Held by the cap." in sam.text()

    hackney.gives(brent, "2")
    assert stage.case(waiting).state is State.APPROVED
    assert sam.sees("Circulate", waiting)
    resumed = [link.what for link in stage.audit(reference=waiting)][-2:]
    assert resumed == ["ReferralResumed", "ReferralApproved"]


def test_R33_the_coordinator_who_approves_on_behalf_hears_which_landlord_owes(
    play: Play,
) -> None:
    stage, hackney, _ = at_its_cap(play, cap_on_owed=0)
    waiting = hackney.refers().reference
    stage.sets(cap_on_owed=2)

    told = press(stage, stage.phone("sam"), "Approve", waiting)

    told.is_done("Hackney Council owes 1 two-bedroom and 1 three-bedroom home")


def test_R33_a_request_is_held_at_circulation_and_resumes_by_itself(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    ready = approved(stage, hackney)
    brent.gives(hackney, "2")
    brent.gives(hackney, "3")

    press(stage, stage.phone("sam"), "Circulate", ready).is_done("held by the cap")
    stage.deliver()
    assert stage.case(ready).state is State.HELD_BY_CAP
    assert not lewisham.lead.sees("Claim", ready)

    hackney.gives(brent, "3")
    stage.deliver()
    assert stage.case(ready).state is State.CIRCULATED
    assert lewisham.lead.sees("Claim", ready)


def test_R33_a_held_referral_stays_held_while_too_much_is_still_owed(play: Play) -> None:
    stage, hackney, brent = at_its_cap(play, cap_on_owed=0)
    ready = approved(stage, hackney)
    stage.sets(cap_on_owed=1)
    press(stage, stage.phone("sam"), "Circulate", ready).is_done("held by the cap")

    hackney.gives(brent, "2")
    assert stage.case(ready).state is State.HELD_BY_CAP
    hackney.gives(brent, "3")
    assert stage.case(ready).state is State.CIRCULATED


def test_R33_a_held_referral_goes_on_when_the_scheme_raises_its_cap(play: Play) -> None:
    stage, hackney, _ = at_its_cap(play, cap_on_owed=0)
    ready = approved(stage, hackney)
    stage.sets(cap_on_owed=1)
    press(stage, stage.phone("sam"), "Circulate", ready).is_done("held by the cap")

    stage.sets(cap_on_owed=2)
    assert stage.case(ready).state is State.HELD_BY_CAP
    stage.sets(cap_on_owed=3)
    assert stage.case(ready).state is State.CIRCULATED


def test_R33_a_home_of_another_size_does_not_lift_the_cap(play: Play) -> None:
    _, hackney, brent = at_its_cap(play)

    hackney.gives(brent, "1")

    assert hackney.balance == {"1": 1, "2": -1, "3": -1}
    hackney.refers().is_refused("owes 1 two-bedroom and 1 three-bedroom home")


def test_R33_all_who_must_know_that_it_is_held_are_told_and_no_one_else(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    waiting = refers(stage, stage.phone("leah"), "HAC").reference
    brent.gives(hackney, "2")
    brent.gives(hackney, "3")
    hackney.approves(waiting)
    stage.deliver()

    assert "you owe too much to refer now" in hackney.second_lead.text()
    leah = stage.phone("leah").ever_saw()
    assert "its landlord cannot refer now. It goes on by itself" in leah
    assert "owes" not in leah
    assert waiting not in lewisham.lead.ever_saw()


def test_R33_requests_already_circulated_go_on(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    out = circulated(stage, hackney)
    brent.gives(hackney, "2")
    brent.gives(hackney, "3")

    lewisham.houses(out)

    assert hackney.balance == {"2": -2, "3": -1}


def test_R33_a_cap_of_0_is_no_cap_and_is_still_logged(play: Play) -> None:
    stage, hackney, _ = at_its_cap(play, cap_on_owed=0)

    reference = approved(stage, hackney)
    press(stage, stage.phone("sam"), "Circulate", reference).is_done("is circulated")

    assert hackney.balance == {"2": -1, "3": -1}
    hackney.lead.open("owed")
    assert "May refer: yes" in hackney.lead.text()


def test_R33_is_tested_in_the_turn_that_sends_so_a_move_posted_meanwhile_counts(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    brent.gives(hackney, "2")
    hackney.officer.open("refer")
    filled = fill_on(stage, hackney.officer, "HAC")
    other = circulated(stage, hackney, size="3", safe_areas=["BRE"], officer="hackney-lead")
    brent.houses(other, giver_size="3", officer=hackney.lead)

    hackney.officer.submit_to(filled, {}, "send")

    assert "owes 1 two-bedroom and 1 three-bedroom home" in hackney.officer.text()
    assert [case.state for case in stage.cases()] == [State.MOVED, State.MOVED]


def test_R33_the_answers_of_a_refused_form_are_kept_and_can_be_sent_later_from_home(
    play: Play,
) -> None:
    stage, hackney, brent = at_its_cap(play)
    officer = hackney.officer
    hackney.refers(tenure="fixed_term").is_refused()
    hackney.gives(brent, "3")
    before = {case.reference for case in stage.cases()}

    officer.open()
    assert "Unfinished: a referral" in officer.text()
    officer.press("Resume")
    assert officer.form.given["tenure"] == ("fixed_term",)
    fill_on(stage, officer, "HAC")
    officer.submit({}, "send")

    (sent,) = {case.reference for case in stage.cases()} - before
    assert stage.case(sent).referral.tenure == "fixed_term"
    officer.open()
    assert "Unfinished" not in officer.text()
