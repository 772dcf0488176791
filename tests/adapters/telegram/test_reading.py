"""A note goes from the screen on which a coordinator reads it when it ends (L5, L7, L11)."""

from datetime import UTC, datetime

from sqlalchemy import select

from bot.chat.address import Address
from bot.chat.incoming import Stands
from bot.store.tables import destination, review
from tests.adapters.telegram.office import COMMON, Office
from tests.kit.telegram.phone import TelegramPhone
from tests.kit.telegram.world import Message

WORD = "Quarrbeck"
LATER = datetime(2026, 3, 6, 12, tzinfo=UTC)
"""More than two working days after the stage begins."""

LAPSED = "nobody decided on it in two working days"


def insists(office: Office) -> None:
    """Hackney's officer refers, and keeps a word of the note that nobody knows."""
    office.begins()
    office.walk("hackney-officer", *COMMON[:25], "A note for the coordinator: –")
    office.walk("hackney-officer", f'"Prefers {WORD}', "Next")
    office.walk("hackney-officer", "It is an ordinary word", "Send")
    assert office.stage.rows()["review"]


def reads(office: Office) -> TelegramPhone:
    """The coordinator reads it."""
    office.presses("sam", "Read it")
    return office.shown("sam", f"{WORD}”")


def told(phone: TelegramPhone, saying: str) -> Message:
    """The one message that says so."""
    (found,) = [one for one in phone.private if saying in one.text]
    return found


def test_L5_it_goes_from_the_screen_when_two_working_days_have_passed(office: Office) -> None:
    insists(office)
    sam = reads(office)
    office.stage.now = LATER
    office.shown("sam", LAPSED)

    assert WORD not in sam.text()
    assert [button.text for button in told(sam, LAPSED).buttons] == ["Home"]
    assert not sam.sees("Cancel")
    sam.press("Home", LAPSED)
    office.shown("sam", "sam · Home")
    assert WORD.encode() not in office.stage.kept_bytes()


def test_L5_it_goes_though_the_bot_was_started_anew_meanwhile(polled: Office) -> None:
    insists(polled)
    sam = reads(polled)
    polled.stop()
    polled.start()
    polled.stage.now = LATER
    polled.shown("sam", LAPSED)

    assert WORD not in sam.text()


def test_L5_it_goes_from_every_screen_on_which_it_stands(polled: Office) -> None:
    insists(polled)
    sam = reads(polled)
    polled.presses("sam", "Read it")  # once more
    polled.fake.wait(lambda: sam.text().count(f"{WORD}”") == 2, "it is read twice")
    sam.says("what?")  # and a form stands anew below what was typed
    sam.settle(lambda: sam.text().count(f"{WORD}”") == 2)
    polled.stage.now = LATER
    polled.fake.wait(lambda: WORD not in sam.text(), "it stands nowhere")
    assert sam.text().count(LAPSED) >= 2


def test_L5_it_goes_when_its_case_is_withdrawn(polled: Office) -> None:
    insists(polled)
    sam = reads(polled)
    (case,) = polled.stage.cases()
    polled.phone("hackney-officer").command("/home")
    polled.presses("hackney-officer", "Open", case.reference)
    polled.presses("hackney-officer", "Withdraw", case.reference)
    polled.walk("hackney-officer", "The move is no longer needed")
    polled.shown("sam", "This note has ended with its case")

    assert WORD not in sam.text()


def test_L5_whoever_decides_reads_what_came_of_it_in_place_of_it(polled: Office) -> None:
    insists(polled)
    sam = reads(polled)
    polled.walk("sam", "Allow the note", "Decide")
    polled.fake.wait(lambda: not polled.stage.rows()["review"], "it is decided")
    polled.shown("sam", "The note is allowed, and stands in its place now.")
    polled.fake.wait(lambda: not due(polled), "what takes its place is drawn")

    assert "The note is allowed, and stands in its place now." in told(sam, "The note is").text
    assert f"{WORD}”" not in sam.text()


def test_L5_what_is_shown_after_it_ended_goes_at_once(polled: Office) -> None:
    """The screen was on its way when the note ended."""
    insists(polled)
    sam = reads(polled)
    (message,) = [one for one in sam.private if WORD in one.text]
    with polled.stage.database.read() as connection:
        note = connection.scalars(select(review.c.review_id)).one()
    polled.stage.now = LATER
    polled.shown("sam", LAPSED)
    with polled.fake.world.changed:
        message.text = f"late: {WORD}"
    by = Address("telegram", str(sam.user.id))
    polled.stage.engine.handle(Stands("late", by, LATER, note, str(message.id)))
    polled.fake.wait(lambda: WORD not in sam.text(), "it is drawn over")


def due(office: Office) -> bool:
    """Whether anything waits in the outbox."""
    with office.stage.database.read() as connection:
        return bool(
            connection.execute(select(destination).where(destination.c.due_at.is_not(None))).all()
        )
