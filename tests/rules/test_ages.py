"""R24: how long each case has waited is shown wherever it is listed, the oldest first."""

import pytest

from tests.kit.phone import card_text, reply_text
from tests.kit.stage import Stage, approved, circulated, press
from tests.rules.conftest import Play
from tests.rules.test_home import home_of
from tests.rules.test_requests import browses


def two_of_an_age(play: Play) -> tuple[Stage, str, str]:
    """A request that went out ten days ago, and one that went out yesterday."""
    stage = play("Hackney", "Brent", "Lewisham")
    hackney = stage.partner("Hackney")
    old = circulated(stage, hackney)
    stage.wait(days=9)
    new = circulated(stage, hackney, size="3")
    stage.wait(days=1)
    return stage, old, new


@pytest.mark.parametrize(
    ("name", "heading", "old_age", "new_age"),
    [
        ("brent-lead", "Waits for you", "circulated · for 10 days", "circulated · since yesterday"),
        ("hackney-officer", "Going on", "circulated · for 10 days", "circulated · since yesterday"),
        ("sam", "Going on", "circulated · for 10 days", "circulated · since yesterday"),
        ("hackney-lead", "Going on", "referred 10 days ago", "referred yesterday"),
    ],
)
def test_R24_home_lists_the_oldest_first_with_its_age(
    play: Play, name: str, heading: str, old_age: str, new_age: str
) -> None:
    stage, old, new = two_of_an_age(play)

    first, second = home_of(stage, name)[heading].splitlines()

    assert first.startswith(old)
    assert old_age in first
    assert second.startswith(new)
    assert new_age in second


@pytest.mark.parametrize("name", ["brent-lead", "sam"])
def test_R24_requests_are_listed_the_oldest_first_with_their_age(play: Play, name: str) -> None:
    stage, old, new = two_of_an_age(play)

    lines = [line for line in browses(stage.phone(name)).splitlines() if "home" in line]

    assert lines[0].startswith(old)
    assert lines[0].endswith("circulated · for 10 days")
    assert lines[1].startswith(new)
    assert lines[1].endswith("circulated · since yesterday")


def test_R24_what_waits_for_approval_and_for_circulation_shows_its_age(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney = stage.partner("Hackney")
    waits = hackney.refers().reference
    ready = approved(stage, hackney)
    stage.wait(days=6)

    stage.deliver()
    assert (
        f"{waits} · two-bedroom home · waiting for approval · referred 6 days ago"
        in (home_of(stage, "hackney-lead")["Waits for you"])
    )
    assert (
        f"{ready} · two-bedroom home · approved · for 6 days"
        in (home_of(stage, "sam")["Waits for you"])
    )
    assert "Referred: Tue 3 Mar" in card_text(hackney.lead.card(waits))


def test_R24_an_age_begins_anew_with_each_step(play: Play) -> None:
    stage, old, _ = two_of_an_age(play)
    brent = stage.partner("Brent")
    brent.claims(old)
    stage.wait(days=2)

    assert f"{old} · two-bedroom home · claimed · for 2 days" in home_of(stage, "sam")["Going on"]
    brent.offers(old)
    assert f"{old} · two-bedroom home · offered · today" in home_of(stage, "sam")["Going on"]


def test_R24_cards_say_since_when_it_stands_so(play: Play) -> None:
    stage, old, _ = two_of_an_age(play)
    brent = stage.partner("Brent")
    officer, sam = stage.phone("hackney-officer"), stage.phone("sam")
    for phone in (brent.lead, officer, sam):
        assert "Since: Tue 3 Mar" in card_text(phone.card(old))
    assert "Referred: Tue 3 Mar" in card_text(sam.card(old))

    brent.claims(old)
    brent.offers(old)
    stage.deliver()

    for phone in (brent.lead, officer, sam):
        assert "Since: Fri 13 Mar" in card_text(phone.card(old))
    assert "Referred: Tue 3 Mar" in card_text(sam.card(old))
    sam.open("home")
    sam.press("Open", old)
    assert "Since: Fri 13 Mar" in reply_text(sam.reply)


def test_R24_a_day_is_that_of_the_schemes_time_zone(play: Play) -> None:
    stage = play("Hackney", "Brent")
    stage.now = stage.now.replace(month=7, hour=23, minute=30)
    reference = circulated(stage, stage.partner("Hackney"), consent_on="2026-07-03")

    assert "Since: Sat 4 Jul" in card_text(stage.phone("sam").card(reference))


def test_R24_D12_no_age_tells_what_another_landlord_does(play: Play) -> None:
    stage, old, _ = two_of_an_age(play)
    brent, lewisham, hackney = stage.partners("Brent", "Lewisham", "Hackney")
    brent.claims(old)
    before = card_text(lewisham.lead.card(old)), card_text(hackney.lead.card(old))
    assert "Since" not in "".join(before)

    stage.wait(days=3)
    brent.offers(old)
    press(stage, hackney.officer, "Tenant accepts", old)

    assert (card_text(lewisham.lead.card(old)), card_text(hackney.lead.card(old))) == (
        before[0],
        before[1].replace("circulated", "offered"),
    )
    assert (
        f"{old} · two-bedroom home · held by another landlord · referred in March"
        in (home_of(stage, "lewisham-lead")["Going on"])
    )
    assert "held by another landlord · referred in March" in browses(lewisham.lead)
    assert "offered · referred 13 days ago" in home_of(stage, "hackney-lead")["Going on"]


def test_R24_D4_a_channels_card_has_no_age(play: Play) -> None:
    stage, _, _ = two_of_an_age(play)
    channel = stage.phone("brent-lead").channel
    assert channel is not None

    cards = stage.platforms[channel.platform].messages[channel].values()

    assert [
        word for card in cards for word in ("Since", "Mar", "days") if word in card_text(card)
    ] == []
    assert len(cards) == 2
