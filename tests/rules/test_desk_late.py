"""L13, L14, C10, C11: a button of the desk that is pressed twice, late, or in another scheme."""

from dataclasses import replace

import pytest

from bot.chat.address import Address
from bot.chat.cards import Button
from tests.kit.phone import reply_text
from tests.kit.stage import Stage, circulated
from tests.rules.conftest import Play
from tests.rules.test_govern import at_desk, does, opens, opens_partner, revokes, shown
from tests.rules.test_schemes import chooses, two


def late(stage: Stage, button: Button) -> str:
    """Sam presses a button that has gone since; what Sam is told."""
    before = stage.rows()
    said = reply_text(stage.phone("sam").tap(button))
    assert stage.rows() == before
    return said


def test_L13_a_scheme_is_paused_once_and_resumed_once(play: Play) -> None:
    stage = play("Hackney", "Brent")
    at_desk(stage, "Pause or resume")
    yes = stage.phone("sam").find("Yes, pause")
    stage.phone("sam").tap(yes)
    assert "Test Reciprocal is paused already." in late(stage, yes)

    at_desk(stage, "Pause or resume")
    yes = stage.phone("sam").find("Yes, resume")
    stage.phone("sam").tap(yes)
    assert "Test Reciprocal is going on already." in late(stage, yes)


def test_L13_somebody_is_revoked_once_and_reinstated_once(play: Play) -> None:
    stage = play("Hackney", "Brent")
    sam = opens(stage, "brent-lead")
    sam.press("Revoke")
    yes = sam.find("Yes, revoke")
    sam.tap(yes)
    assert "brent-lead has no access already." in late(stage, yes)

    sam = opens(stage, "brent-lead")
    sam.press("Reinstate")
    yes = sam.find("Yes, reinstate")
    sam.tap(yes)
    assert "brent-lead has access already." in late(stage, yes)


@pytest.mark.parametrize("label", ["Change role", "On leave"])
def test_L13_somebody_without_access_changes_no_role_and_has_no_leave(
    play: Play, label: str
) -> None:
    stage = play("Hackney", "Brent")
    button = opens(stage, "brent-lead").find(label)
    revokes(stage, "brent-lead")

    assert "brent-lead has no access. Reinstate them first." in late(stage, button)


def test_L14_nobody_of_a_partner_that_has_gone_is_reinstated(play: Play) -> None:
    stage = play("Hackney", "Brent")
    revokes(stage, "brent-lead")
    sam = opens(stage, "brent-lead")
    sam.press("Reinstate")
    yes = sam.find("Yes, reinstate")
    does(stage, "BRE", "It leaves", "Yes, it leaves")
    does(stage, "BRE", "Let it go", "Yes, settled")

    assert "Brent Council is no longer a partner of the scheme." in late(stage, yes)


def test_L13_a_channel_is_paused_once_and_resumed_once(play: Play) -> None:
    stage = play("Hackney", "Brent")
    request = circulated(stage, stage.partner("Hackney"))
    sam = opens_partner(stage, "BRE")
    sam.press("Pause channel")
    yes = sam.find("Yes, pause it")
    sam.tap(yes)
    assert "Brent Council has no channel that is open." in late(stage, yes)

    sam = opens_partner(stage, "BRE")
    sam.press("Resume channel")
    yes = sam.find("Yes, resume it")
    sam.tap(yes)
    assert "Brent Council has no channel that is paused." in late(stage, yes)
    stage.deliver()
    shown_there = shown(stage, Address("slack", "CBRE"))
    assert [card.reference for card in shown_there if card.title != "Closed"] == [request]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (("Freeze",), "Yes, freeze"),
        (("It leaves",), "Yes, it leaves"),
        (("Pause channel",), "Yes, pause it"),
    ],
)
def test_C10_C11_no_button_of_one_scheme_changes_a_partner_of_another(
    play: Play, first: tuple[str, ...], then: str
) -> None:
    here, there = two(play, "sam")
    chooses(here.phone("sam"), here.scheme.name)
    sam = opens_partner(here, "BRE")
    for label in first:
        sam.press(label)
    yes = sam.find(then)
    chooses(sam, there.scheme.name)

    assert "not drawn for this scheme" in late(here, yes)


def test_C11_no_merger_of_one_scheme_is_confirmed_in_another(play: Play) -> None:
    here, there = two(play, "sam")
    chooses(here.phone("sam"), here.scheme.name)
    sam = opens_partner(here, "BRE")
    sam.press("Merge")
    sam.fill({"successor": "LEW"})
    yes = sam.find("Yes, merge")
    chooses(sam, there.scheme.name)

    assert "not drawn for this scheme" in late(here, yes)


def test_L13_no_revocation_of_one_scheme_is_confirmed_in_another(play: Play) -> None:
    here, there = two(play, "sam")
    chooses(here.phone("sam"), here.scheme.name)
    sam = opens(here, "brent-lead")
    sam.press("Revoke")
    yes = sam.find("Yes, revoke")
    chooses(sam, there.scheme.name)
    same_person = replace(yes, action=replace(yes.action, subject=there.person("lewisham-lead").id))

    assert "not drawn for this scheme" in late(here, same_person)
