"""What the clock does to cases by itself, at hours for asking: a hold is warned of, and lapses."""

from bot.domain.case import State
from tests.kit.phone import card_text
from tests.kit.stage import circulated, press
from tests.rules.conftest import Play


def test_D6_a_hold_is_warned_at_half_time_and_lapses_to_the_next_in_line(
    play_on_both: Play,
) -> None:
    stage = play_on_both("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    reference = circulated(stage, hackney)  # Tuesday, 10:00
    brent.claims(reference)
    press(stage, lewisham.lead, "Join the line", reference)
    stage.until("2026-03-04", "09:59")
    assert stage.audit("HoldWarned") == []
    rung = brent.lead.rung(reference)

    stage.until("2026-03-04", "10:00")
    assert brent.lead.rung(reference) == rung + 1
    told = "Half of your time is over. Without a home, the hold lapses on Thu 5 Mar at 10:00."
    assert told in card_text(brent.lead.card(reference))
    assert told not in card_text(lewisham.lead.card(reference))

    stage.until("2026-03-05", "09:59")
    assert stage.case(reference).holder == "BRE"
    stage.until("2026-03-05", "10:00")
    assert stage.case(reference).holder == "LEW"
    assert "Your hold on it has lapsed" in card_text(brent.lead.card(reference))
    assert lewisham.lead.sees("Offer a home", reference)
    assert [link.acted_as for link in stage.audit("HoldLapsed")] == ["the clock"]


def test_D6_a_home_that_is_entered_ends_the_clock_of_its_hold(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    brent.offers(reference)
    stage.until("2026-03-20")

    assert stage.case(reference).state is State.OFFERED
    assert stage.audit("HoldWarned") == []


def test_D6_after_a_refusal_the_hold_starts_again(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    stage.until("2026-03-04", "10:00")
    brent.offers(reference)
    stage.until("2026-03-09", "10:00")
    press(stage, hackney.officer, "Tenant refuses", reference)
    hackney.officer.fill({"code": "cost"})
    assert "Half of your time" not in card_text(brent.lead.card(reference))

    stage.until("2026-03-10", "10:00")
    assert "lapses on Wed 11 Mar at 10:00" in card_text(brent.lead.card(reference))
    stage.until("2026-03-11", "10:00")
    assert stage.case(reference).state is State.CIRCULATED


def test_D6_a_hold_runs_in_working_hours_and_never_lapses_at_night(play: Play) -> None:
    stage = play("Hackney", "Brent", claim_hold_hours=16)
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    stage.now = stage.now.replace(month=4, day=2, hour=15, minute=0)  # Maundy Thursday, 16:00
    brent.claims(reference)

    stage.until("2026-04-07", "15:59")  # Good Friday and Easter Monday do not count
    assert stage.audit("HoldWarned") == []
    stage.until("2026-04-07", "16:00")
    assert len(stage.audit("HoldWarned")) == 1
    stage.until("2026-04-08", "15:59")
    assert stage.case(reference).state is State.CLAIMED
    stage.until("2026-04-08", "16:00")
    assert stage.case(reference).state is State.CIRCULATED


def test_D6_who_could_not_be_warned_in_time_has_the_other_half_all_the_same(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    stage.until("2026-03-14", "12:00")  # a Saturday, long after the hold was over
    assert stage.audit("HoldWarned") == []
    stage.until("2026-03-16", "09:30")
    assert stage.case(reference).holder == "BRE"
    assert "lapses on Tue 17 Mar at 09:30" in card_text(brent.lead.card(reference))
    stage.until("2026-03-17", "09:30")
    assert stage.case(reference).holder is None


def test_D6_a_paused_case_keeps_its_hold_and_begins_it_anew(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    stage.until("2026-03-04", "10:00")
    press(stage, hackney.officer, "Pause", reference)
    stage.until("2026-03-10", "10:00")
    assert stage.case(reference).holder == "BRE"
    press(stage, hackney.officer, "Resume", reference)
    stage.until("2026-03-11", "09:59")
    assert len(stage.audit("HoldWarned")) == 1
    stage.until("2026-03-11", "10:00")
    assert len(stage.audit("HoldWarned")) == 2


def test_D6_a_home_that_the_officer_is_asked_about_ends_the_clock_too(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    brent.offers(reference, size="1")  # it does not fit, so the officer says yes or no first
    assert stage.case(reference).state is State.CLAIMED
    stage.until("2026-03-20")

    assert stage.case(reference).holder == "BRE"
    assert stage.audit("HoldWarned") == []


def test_D6_a_hold_that_ends_after_the_hours_for_asking_lapses_the_next_morning(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    stage.now = stage.now.replace(hour=16, minute=45)
    brent.claims(reference)
    stage.until("2026-03-04", "16:45")
    assert stage.audit("HoldWarned") == []
    stage.until("2026-03-05", "09:30")
    assert "lapses on Fri 6 Mar at 09:30" in card_text(brent.lead.card(reference))
    stage.until("2026-03-06", "09:29")
    assert stage.case(reference).holder == "BRE"
    stage.until("2026-03-06", "09:30")
    assert stage.case(reference).holder is None


def test_D6_a_warning_at_the_end_of_a_day_names_a_moment_at_which_somebody_may_be_asked(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", claim_hold_hours=2)
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    stage.now = stage.now.replace(hour=15)
    brent.claims(reference)
    stage.until("2026-03-03", "16:00")
    assert "lapses on Wed 4 Mar at 09:30" in card_text(brent.lead.card(reference))
    stage.until("2026-03-03", "17:00")
    assert stage.case(reference).holder == "BRE"
    stage.until("2026-03-04", "09:30")
    assert stage.case(reference).holder is None
