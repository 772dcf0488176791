"""A note goes from the window in which a coordinator reads it when it ends (L5, L7, L11)."""

from datetime import UTC, datetime

from bot.chat.address import Address
from bot.chat.cards import Card, Text
from tests.adapters.slack.office import Office, fill_on
from tests.kit.slack import SlackPhone

WORD = "Quarrbeck"
LATER = datetime(2026, 3, 6, 12, tzinfo=UTC)
"""More than two working days after the stage begins."""

LAPSED = "nobody decided on it in two working days"


def insists(office: Office) -> None:
    """Hackney's officer insists on a word of a note."""
    femi = office.phone("hackney-officer")
    femi.command("/refer")
    femi.until(lambda: femi.stack)
    fill_on(femi, note=f"Prefers {WORD}", note_0="It is an ordinary word")
    femi.press("Send")
    femi.until_shown("Your note waits for the coordinator")


def reads(office: Office) -> SlackPhone:
    """And the coordinator reads it."""
    insists(office)
    sam = office.presses("sam", "Read it")
    sam.until_shown(f"{WORD}”")
    return sam


def test_L5_it_goes_from_the_window_when_two_working_days_have_passed(office: Office) -> None:
    sam = reads(office)
    office.stage.now = LATER
    office.call(office.bot.tick())
    sam.until_shown(LAPSED)

    assert WORD not in sam.text()
    assert sam.view.label("title") == "For you"
    assert not sam.view.label("submit")
    sam.press("Home")
    sam.until_shown("sam · Home")


def test_L5_a_window_that_is_closed_already_is_done(office: Office) -> None:
    sam = reads(office)
    sam.close()
    office.stage.now = LATER
    office.call(office.bot.tick())
    office.fake.until(lambda: office.fake.called("views.update"))

    assert not sam.stack
    platform = office.adapter.platform
    over = Card("", (Text("Over."),))
    office.call(platform.redraw(Address("slack", "T0SCHEME/U0SAM"), "view:V0GONE", over))


def test_L5_whoever_decides_reads_what_came_of_it_in_place_of_it(office: Office) -> None:
    sam = reads(office)
    sam.fill({"verdict": "Remove the words"})
    sam.until_shown("The words are removed")
    office.fake.until(lambda: office.fake.called("views.update"))

    assert "The words are removed: the note is deleted. Its author is told." in sam.text()
    assert WORD not in sam.text()


def test_L5_a_note_opened_from_a_window_goes_from_it_too(office: Office) -> None:
    """Where the button stands in a window, the form comes in its place."""
    insists(office)
    sam = office.phone("sam")
    sam.command("/inquiry")
    sam.until(lambda: sam.stack)
    sam.press("Cancel")
    sam.until_shown("Cancelled")
    sam.press("Home")
    sam.until(lambda: sam.view.label("title") != "For you")
    window = sam.view.id
    sam.press("Read it")
    sam.until_shown(f"{WORD}”")
    assert sam.view.id == window
    office.stage.now = LATER
    office.call(office.bot.tick())
    sam.until_shown(LAPSED)

    assert WORD not in sam.text()
