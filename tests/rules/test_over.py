"""What is over: told as it is, and taken back from whoever may not hear of it since (D3, L13)."""

import pytest

from bot.chat.action import Action
from bot.chat.cards import Button
from bot.domain.case import State
from tests.kit.phone import card_text, reply_text
from tests.kit.stage import Stage, approved, circulated
from tests.rules.conftest import Play
from tests.rules.test_govern import at_desk
from tests.rules.test_partners import merges


def withdraws(stage: Stage, reference: str) -> None:
    """Sam withdraws a case, be the scheme paused."""
    sam = stage.phone("sam")
    sam.open("home")
    for label in ("Open", "More", "Withdraw"):
        sam.press(label, reference)
    sam.fill({"why": "not_needed"})
    stage.deliver()
    assert stage.case(reference).state is State.WITHDRAWN


def test_L13_what_ends_while_a_scheme_is_paused_is_told_as_it_is(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    held = circulated(stage, hackney)
    brent.claims(held).is_done("You hold")
    at_desk(stage, "Pause or resume", "Yes, pause")
    assert hackney.officer.card(held).title == "Paused"

    withdraws(stage, held)

    for yes in ("Yes, resume", "Yes, pause"):
        assert hackney.officer.card(held).title == "Withdrawn"
        assert "This referral is withdrawn." in card_text(hackney.lead.card(held))
        assert "This request is withdrawn." in card_text(brent.lead.card(held))
        at_desk(stage, "Pause or resume", yes)
        stage.deliver()


@pytest.mark.parametrize("paused", [False, True])
def test_D3_C11_what_is_over_is_taken_back_from_whom_a_merger_excludes(
    play: Play, paused: bool
) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney = stage.partner("Hackney")
    reference = approved(stage, hackney, safe_areas=["BRE"], excluded_partners=["LEW"])
    stage.deliver()
    if paused:
        at_desk(stage, "Pause or resume", "Yes, pause")
    withdraws(stage, reference)
    if not paused:
        assert hackney.officer.card(reference).title == "Withdrawn"

    merges(stage, "HAC", "LEW")

    for phone in (hackney.officer, hackney.lead, hackney.second_lead):
        assert {card.title for card in phone.cards() if card.reference == reference} == {"Closed"}


def test_D3_C11_what_is_over_excludes_whoever_the_excluded_landlord_went_into(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham", "Camden")
    hackney = stage.partner("Hackney")
    reference = approved(stage, hackney, safe_areas=["BRE"], excluded_partners=["LEW"])
    stage.deliver()
    withdraws(stage, reference)

    merges(stage, "LEW", "CAM")
    assert hackney.officer.card(reference).title == "Withdrawn"
    merges(stage, "CAM", "HAC")

    for phone in (hackney.officer, hackney.lead):
        assert {card.title for card in phone.cards() if card.reference == reference} == {"Closed"}
        told = reply_text(phone.tap(Button("Open", Action("case", "show", reference))))
        assert told.startswith(f"There is no request {reference} for you here."), told


def test_D3_C11_whoever_held_what_is_over_reads_it_no_more_once_the_excluded_went_into_it(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney, safe_areas=["BRE"], excluded_partners=["LEW"])
    brent.claims(reference).is_done("You hold")
    withdraws(stage, reference)
    assert "This request is withdrawn." in card_text(brent.lead.card(reference))

    merges(stage, "LEW", "BRE")

    assert card_text(brent.lead.card(reference)).endswith("There is nothing to do here.")
    assert not any("is withdrawn" in card_text(card) for card in brent.lead.cards())


def test_C11_nobody_hears_anew_of_what_was_over_before_a_merger(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    over, moved = approved(stage, hackney), brent.gives(hackney)
    stage.deliver()
    withdraws(stage, over)

    merges(stage, "HAC", "LEW")
    merges(stage, "BRE", "LEW")

    assert "This referral is withdrawn." in card_text(hackney.lead.card(over))
    assert "The household moved." in card_text(hackney.lead.card(moved))
    assert not {over, moved} & {card.reference for card in lewisham.lead.cards()}
