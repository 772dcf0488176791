"""D12, D3, D8, R33: pressed late, begun before one was barred, for nobody, paused while held."""

import pytest

from bot.domain.case import State
from tests.kit.phone import card_text, reply_text
from tests.kit.stage import Landlord, Stage, circulated, press
from tests.rules.conftest import Play


@pytest.mark.parametrize("label", ["Return", "Decline"])
def test_D12_a_late_no_tells_the_home_landlord_only_offered_and_moved(
    play: Play, label: str
) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = hackney.refers().reference
    press(stage, hackney.second_lead, "More", reference)
    late = hackney.second_lead.find(label, reference)
    hackney.second_lead.tap(late)
    begun = hackney.second_lead.form
    hackney.approves(reference)
    press(stage, stage.phone("sam"), "Circulate", reference)
    brent.claims(reference)

    said = reply_text(hackney.second_lead.tap(late))
    assert said.startswith(f"{reference} is now circulated, so this no longer applies.")

    (question,) = begun.questions
    answer = {question.name: (question.options[0].value,)}
    said = reply_text(hackney.second_lead.submit_to(begun, answer))
    assert said.startswith(f"{reference} is now circulated, so this no longer applies.")


def a_form_begun(play: Play) -> tuple[Stage, Landlord, Landlord, str]:
    """Brent holds Hackney's request, and has begun to enter a home."""
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    press(stage, brent.lead, "Offer a home", reference)
    return stage, hackney, brent, reference


def test_D3_home_names_no_case_from_which_somebody_was_excluded_since(play: Play) -> None:
    stage, hackney, brent, reference = a_form_begun(play)
    brent.lead.open("home")
    assert f"Unfinished: a home to offer for {reference}" in reply_text(brent.lead.reply)

    press(stage, hackney.officer, "Amend", reference)
    hackney.officer.fill({"what": ["areas"]})
    hackney.officer.fill({"excluded_partners": ["BRE"]})
    hackney.officer.submit({}, "send")
    stage.deliver()

    brent.lead.open("home")
    assert reference not in reply_text(brent.lead.reply)


def test_section_5_a_paused_request_that_nobody_holds_is_held_by_nobody_on_home(
    play: Play,
) -> None:
    stage, hackney, brent, reference = a_form_begun(play)
    press(stage, brent.lead, "Release", reference)
    press(stage, hackney.officer, "Pause", reference)
    lewisham = stage.partner("Lewisham").lead

    lewisham.open("home")

    (line,) = [line for line in reply_text(lewisham.reply).splitlines() if reference in line]
    assert "paused" in line
    assert "held by another landlord" not in line


def test_R33_a_held_referral_that_was_paused_when_the_debt_fell_goes_on_when_resumed(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", "Lewisham", cap_on_owed=1)
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    waits = hackney.refers().reference
    brent.gives(hackney)
    hackney.approves(waits)
    assert stage.case(waits).state is State.HELD_BY_CAP
    press(stage, hackney.officer, "Pause", waits).is_done("paused")
    hackney.gives(lewisham)
    assert hackney.balance == {}
    assert stage.case(waits).state is State.PAUSED

    press(stage, hackney.officer, "Resume", waits).is_done("it is approved")

    assert stage.case(waits).state is State.APPROVED
    assert "Circulate it" in card_text(stage.phone("sam").card(waits))


def test_D8_a_request_that_no_other_landlord_may_see_is_given_to_nobody(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    sam = stage.phone("sam")
    press(stage, sam, "More", reference)

    press(stage, sam, "Give to another", reference).is_refused("No other landlord may see")

    assert stage.case(reference).holder == "BRE"


def test_D6_a_paused_request_is_claimed_by_nobody_and_has_no_line_to_join(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    free, held = circulated(stage, hackney), circulated(stage, hackney)
    brent.claims(held)
    stage.deliver()
    sam = stage.phone("sam")
    late = lewisham.lead.find("Claim", free), lewisham.lead.find("Join the line", held)
    press(stage, sam, "More", free)
    sam.press("Claim for a landlord")
    begun = sam.form
    for reference in (free, held):
        press(stage, hackney.officer, "Pause", reference).is_done("paused")

    for button in late:
        assert "is now paused" in reply_text(lewisham.lead.tap(button))
    assert "is now paused" in reply_text(sam.submit_to(begun, {"landlord": ("LEW",)}))

    assert [stage.case(one).line for one in (free, held)] == [(), ()]
    assert stage.case(free).holder is None
