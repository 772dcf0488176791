"""The activity table: what it counts, and who sees it how (R31, R32, L10)."""

from dataclasses import replace

import pytest

from bot.chat.action import Action
from bot.chat.cards import Button, Card, Table
from bot.chat.fit import fit
from bot.chat.limits import ALL, SLACK, TELEGRAM, Limits
from bot.chat.replies import Show
from bot.chat.too_much import too_much
from tests.kit.phone import Phone, card_text
from tests.kit.stage import Landlord, Stage, circulated, press
from tests.rules.conftest import Play
from tests.rules.test_partners import merges, reopens


def table(phone: Phone) -> dict[str, dict[str, str]]:
    """The table in front of somebody, by partner and head."""
    assert isinstance(phone.reply, Show)
    [found] = [block for block in phone.reply.card.blocks if isinstance(block, Table)]
    return {row[0]: dict(zip(found.head[1:], row[1:], strict=True)) for row in found.rows}


def live(stage: Stage) -> dict[str, dict[str, str]]:
    """The table as the coordinator sees it."""
    sam = stage.phone("sam")
    sam.open("home")
    sam.press("Activity")
    return table(sam)


def counts(stage: Stage, landlord: Landlord) -> tuple[str, ...]:
    """Referrals, requests, offers, moves in and moves out of a landlord, live."""
    row = live(stage)[stage.scheme.partners[landlord.code].name]
    return tuple(row[head] for head in ("Referrals", "Requests", "Offers", "Moves in", "Moves out"))


def test_R31_the_table_counts_what_each_partner_did(play_on_both: Play) -> None:
    stage = play_on_both("Hackney", "Brent", "Camden")
    hackney, brent, camden = stage.partners("Hackney", "Brent", "Camden")
    brent.gives(hackney, "2")
    hackney.refers().is_done()
    circulated(stage, hackney)
    camden.gives(brent, "3")

    found = live(stage)

    heads = (
        "Referrals", "Requests", "Offers", "Moves in", "Moves out", "Owes", "Is owed", "Overrides",
    )  # fmt: skip
    assert [*found] == ["Brent Council", "Camden Council", "Hackney Council"]
    one = dict(
        zip(heads, ("3", "2", "0", "0", "1", "1 two-bedroom home", "no homes", "0"), strict=True)
    )
    assert found["Hackney Council"] == one
    assert counts(stage, brent) == ("1", "1", "1", "1", "1")
    assert found["Brent Council"]["Owes"] == "1 three-bedroom home"
    assert found["Brent Council"]["Is owed"] == "1 two-bedroom home"
    assert counts(stage, camden) == ("0", "0", "1", "1", "0")
    assert "In all 4 referrals, 3 requests, 2 homes offered, 2 moves." in stage.phone("sam").text()


def test_R31_a_claim_is_no_offer_and_a_home_that_is_declined_is_none(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)

    brent.claims(reference)
    assert counts(stage, brent) == ("0", "0", "0", "0", "0")
    press(stage, brent.lead, "Release", reference)
    brent.claims(reference)
    brent.offers(reference, size="5+")
    press(stage, hackney.officer, "No, not this one", reference)
    assert counts(stage, brent) == ("0", "0", "0", "0", "0")
    brent.offers(reference, size="5+")
    press(stage, hackney.officer, "Yes, offer it", reference)
    assert counts(stage, brent) == ("0", "0", "1", "0", "0")

    press(stage, hackney.officer, "Tenant refuses", reference)
    hackney.officer.fill({"code": "cost"})
    brent.offers(reference)
    assert counts(stage, brent) == ("0", "0", "2", "0", "0")


def test_R31_a_request_that_is_reopened_and_circulated_again_is_one(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, sam = stage.partner("Hackney"), stage.phone("sam")
    reference = circulated(stage, hackney)
    press(stage, hackney.officer, "Withdraw", reference)
    hackney.officer.fill({"why": "not_needed"})
    assert counts(stage, hackney) == ("1", "1", "0", "0", "0")

    press(stage, sam, "More", reference)
    sam.press("Reopen", reference)
    sam.fill({"consents": "yes", "consent_on": "2026-03-03"})
    press(stage, sam, "Circulate", reference).is_done()

    assert counts(stage, hackney) == ("1", "1", "0", "0", "0")


@pytest.mark.parametrize(("how", "out"), [("housing_moves", "1"), ("internal_transfer", "0")])
def test_R28_R31_a_home_by_an_outside_pathway_is_a_move_out_and_nobody_owes(
    play: Play, how: str, out: str
) -> None:
    stage = play("Hackney", "Brent")
    hackney = stage.partner("Hackney")
    reference = circulated(stage, hackney)
    press(stage, hackney.officer, "More", reference)
    hackney.officer.press("Housed elsewhere", reference)
    hackney.officer.fill({"how": how})

    assert counts(stage, hackney) == ("1", "1", "0", "0", out)
    assert f"0 homes offered, {out} moves." in stage.phone("sam").text()
    assert live(stage)["Hackney Council"]["Owes"] == "no homes"


def test_R32_activity_is_a_command_and_nobody_else_is_shown_it(play: Play) -> None:
    stage = play("Hackney", "Brent")
    for name in ("hackney-officer", "leah", "obi"):
        phone = stage.phone(name)
        phone.open("home")
        assert not phone.sees("Activity")
        phone.open("activity")
        assert "cannot see the activity table." in phone.text()
    sam = stage.phone("sam")

    sam.open("activity")

    assert [*table(sam)] == ["Brent Council", "Hackney Council"]


def test_L10_no_case_of_the_table_can_be_told_by_risk_area_date_or_reference(play: Play) -> None:
    stage = play("Hackney", "Brent", stock={"Brent": ["Ealing"]})
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney, safe_areas=["EAL"], risks=["stalking"])
    brent.claims(reference)
    brent.offers(reference, area="EAL")

    live(stage)

    sam = stage.phone("sam")
    assert isinstance(sam.reply, Show)
    shown = card_text(sam.reply.card)
    for told in (reference, "Ealing", "EAL", "stalking"):
        assert told not in shown


def test_R31_partners_stand_in_the_order_of_their_names(play: Play) -> None:
    stage = play("Hackney", "Brent", "Camden")
    renamed = {
        code: replace(partner, name="Zealand Council")
        if partner.name == "Brent Council"
        else partner
        for code, partner in stage.scheme.partners.items()
    }
    stage.apply(replace(stage.scheme, partners=renamed))

    assert [*live(stage)] == ["Camden Council", "Hackney Council", "Zealand Council"]


@pytest.mark.parametrize("limits", ALL, ids=lambda limits: limits.name)
def test_R31_a_scheme_of_sixty_partners_reads_on_every_platform(play: Play, limits: Limits) -> None:
    names = [f"{first}{second}ford" for first in "BCDFGHJKLM" for second in "aeiouy"]
    stage = play(*names, leads=1)
    sam = stage.phone("sam")
    sam.open("activity")
    assert isinstance(sam.reply, Show)

    cards = fit(sam.reply.card, limits)

    assert [trouble for card in cards for trouble in too_much(card, limits)] == []
    text = "\n".join(map(card_text, cards))
    assert [name for name in names if f"{name} Council" not in text] == []
    assert len(cards) <= (4 if limits in (SLACK, TELEGRAM) else 2), len(cards)
    assert_each_row_is_whole(cards, names)


def assert_each_row_is_whole(cards: tuple[Card, ...], names: list[str]) -> None:
    """No partner's row is torn between two messages."""
    for name in names:
        [line] = [
            line
            for card in cards
            for line in card_text(card).splitlines()
            if line.startswith(f"{name} Council")
        ]
        assert "no homes" in line


def test_R32_D12_a_lead_sees_the_table_as_it_was_published_and_the_coordinator_live(
    play_on_both: Play,
) -> None:
    stage = play_on_both("Hackney", "Brent", "Camden")
    hackney, brent, camden = stage.partners("Hackney", "Brent", "Camden")
    brent.lead.open("activity")
    assert "Nothing is published yet." in brent.lead.text()
    brent.gives(hackney, "2")
    camden.gives(hackney, "3")
    hackney.gives(brent, "2")
    brent.lead.open("activity")
    assert "Nothing is published yet." in brent.lead.text()

    publish(stage)
    published = live(stage)
    # What follows comes at the very moment of the publication, which is the hardest.
    camden.gives(brent, "1")
    hackney.refers().is_done()
    claimed = circulated(stage, hackney)
    brent.claims(claimed)
    brent.offers(claimed)

    for lead in (hackney.lead, brent.second_lead, camden.lead):
        lead.open("home")
        lead.press("Activity")
        assert table(lead) == published
        assert "As published on Tue 3 Mar 2026." in lead.text()
    assert counts(stage, hackney) == ("4", "3", "1", "1", "2")
    assert counts(stage, brent) == ("2", "2", "2", "1", "2")
    assert live(stage)["Camden Council"]["Is owed"] == "1 one-bedroom and 1 three-bedroom home"
    assert published["Camden Council"]["Is owed"] == "1 three-bedroom home"


def test_D12_C11_what_is_published_stays_when_landlords_merge_and_live_it_follows(
    play_on_both: Play,
) -> None:
    stage = play_on_both("Hackney", "Brent", "Camden", publish_after_moves=1)
    hackney, brent, camden = stage.partners("Hackney", "Brent", "Camden")
    brent.gives(hackney, "2")
    circulated(stage, hackney)
    over = circulated(stage, hackney)
    press(stage, hackney.officer, "Withdraw", over)
    hackney.officer.fill({"why": "not_needed"})
    publish(stage)
    published = live(stage)
    assert published["Hackney Council"]["Referrals"] == "3"

    merges(stage, "HAC", "CAM")
    assert counts(stage, hackney)[:2] == ("2", "2")
    assert counts(stage, camden)[:2] == ("1", "1")
    reopens(stage, over)
    assert counts(stage, hackney)[:2] == ("1", "1")
    assert counts(stage, camden)[:2] == ("2", "2")

    camden.lead.open("activity")
    assert table(camden.lead) == published


def test_D12_C11_what_a_successor_published_is_told_as_its_own(play: Play) -> None:
    stage = play("Hackney", "Brent", "Camden", publish_after_moves=1)
    hackney, brent, camden = stage.partners("Hackney", "Brent", "Camden")
    circulated(stage, hackney)
    circulated(stage, camden, excluded_partners=["HAC"])
    merges(stage, "HAC", "CAM")
    brent.gives(camden, "2")
    publish(stage)

    brent.lead.open("activity")
    assert table(brent.lead)["Camden Council"]["Requests"] == "3"
    assert table(brent.lead)["Hackney Council"]["Requests"] == "0"
    merges(stage, "CAM", "BRE")
    brent.lead.open("activity")
    assert table(brent.lead)["Camden Council"]["Requests"] == "3"


def test_R32_the_next_publication_takes_the_place_of_the_last(play: Play) -> None:
    stage = play("Hackney", "Brent", publish_after_moves=1)
    hackney, brent = stage.partners("Hackney", "Brent")
    for month, moves in ((3, "1"), (4, "2")):
        brent.gives(hackney, "2") if month == 3 else hackney.gives(brent, "2")
        publish(stage)
        brent.lead.open("activity")
        shown = table(brent.lead)["Hackney Council"]
        assert int(shown["Moves in"]) + int(shown["Moves out"]) == int(moves)
        stage.wait(days=35)


def test_C8_R31_a_move_that_was_corrected_counts_as_it_was_in_truth(play: Play) -> None:
    stage = play("Hackney", "Brent", "Camden")
    hackney, brent, camden = stage.partners("Hackney", "Brent", "Camden")
    reference = brent.gives(hackney, "2")
    sam = stage.phone("sam")
    sam.tap(Button("Open", Action("case", "show", reference)))
    sam.press("More", reference)
    sam.press("Correct the move", reference)
    sam.fill({"why": "wrong_landlord"})
    sam.fill({"receiver": "CAM"})

    assert counts(stage, brent)[3:] == ("0", "0")
    assert counts(stage, camden)[3:] == ("1", "0")
    assert counts(stage, hackney)[3:] == ("0", "1")


def test_C8_R31_a_move_that_did_not_happen_counts_no_longer(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = brent.gives(hackney, "2")
    sam = stage.phone("sam")
    sam.tap(Button("Open", Action("case", "show", reference)))
    sam.press("More", reference)
    sam.press("Correct the move", reference)
    sam.fill({"why": "did_not_happen"})

    assert counts(stage, brent) == ("0", "0", "1", "0", "0")
    assert counts(stage, hackney) == ("1", "1", "0", "0", "0")


def test_C12_R31_overrides_are_counted(play: Play) -> None:
    stage = play("Hackney", "Brent", cap_on_owed=1)
    hackney, brent = stage.partners("Hackney", "Brent")
    brent.gives(hackney, "2")
    assert live(stage)["Hackney Council"]["Overrides"] == "0"
    sam = stage.phone("sam")
    sam.open("home")
    sam.press("Desk")
    sam.press("Override")
    sam.fill({"landlord": "HAC", "why": "risk_to_life"})
    hackney.refers().is_done()

    assert live(stage)["Hackney Council"]["Overrides"] == "1"
    assert live(stage)["Brent Council"]["Overrides"] == "0"


def publish(stage: Stage) -> None:
    """The coordinator publishes the figures."""
    sam = stage.phone("sam")
    sam.open("home")
    sam.press("Desk")
    sam.press("Publish")
    assert "Published:" in sam.text(), sam.text()
