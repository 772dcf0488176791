"""What was clean and is edited is screened as if it were new (L5)."""

from typing import Any

import pytest

from bot.chat.incoming import Said
from tests.adapters.slack.door import Door
from tests.adapters.slack.office import Office

SECRET = "She lives at 12 Mare Street, E8 4RG"


def test_L5_a_clean_message_edited_into_one_that_identifies_is_warned_of(office: Office) -> None:
    joe = office.phone("brent-lead")
    joe.says("hello")
    joe.until_shown("I do not read messages.")
    (wrote,) = [one for one in joe.messages() if not one.ours]
    joe.edits(wrote, SECRET)
    joe.until_shown("Please delete that message: it may identify somebody")

    assert b"Mare Street" not in office.stage.kept_bytes()
    assert "Mare Street" not in str(office.fake.calls)


def test_L5_an_edit_in_a_channel_is_warned_of_unseen_by_others(office: Office) -> None:
    joe, jill = office.phone("brent-lead"), office.phone("brent-lead1")
    joe.says("Lunch?", "C0BRE")
    (wrote,) = [one for one in joe.messages() if not one.ours]
    joe.edits(wrote, "Lunch at Quarrbeck?")
    joe.edits(wrote, SECRET)
    joe.until_shown("Please delete that message")
    joe.edits(wrote, "Her number is 07700 900123")  # another edit, another warning
    joe.until(lambda: joe.text().count("Please delete") == 2)

    assert "Please delete" not in jill.text()
    assert office.fake.called("chat.postMessage") == []


def test_a_clean_edit_is_answered_by_nothing(office: Office) -> None:
    joe = office.phone("brent-lead")
    joe.says("hello")
    joe.until_shown("I do not read messages.")
    (wrote,) = [one for one in joe.messages() if not one.ours]
    before = len(joe.messages())
    joe.edits(wrote, "good day")
    joe.says("hello again")
    joe.until(lambda: len(joe.messages()) == before + 2)


def changed(now: dict[str, Any], before: dict[str, Any] | None, **event: str) -> dict[str, Any]:
    """An event of a message that changed."""
    author = {"type": "message", "user": "U0JOE", "team": "T0SCHEME", "ts": "1.1"}
    happened = {"type": "message", "subtype": "message_changed", "channel": "C0BRE"}
    was = {} if before is None else {"previous_message": author | before}
    return happened | {"message": author | now} | was | event


@pytest.mark.parametrize(
    ("now", "before", "heard"),
    [
        ({"text": "one"}, {"text": "two"}, ["T0SCHEME/U0JOE one"]),
        ({"text": "one"}, None, ["T0SCHEME/U0JOE one"]),
        ({"text": "a link", "attachments": [{}]}, {"text": "a link"}, []),
        ({"text": "one", "bot_id": "B0BOT"}, {"text": "two"}, []),
        ({"text": "gone", "subtype": "tombstone"}, {"text": "two"}, []),
        ({"text": "one", "user_team": "T0OTHER"}, {"text": "two"}, ["T0OTHER/U0JOE one"]),
        ({"text": "one", "team": None}, {"text": "two"}, ["T0SCHEME/U0JOE one"]),
        ({"text": "one", "user": None}, {"text": "two"}, []),
    ],
)
def test_words_that_changed_are_heard_aside_and_nothing_else_is(
    at: Door, now: dict[str, Any], before: dict[str, Any] | None, heard: list[str]
) -> None:
    assert at.tell(at.fake.payloads.happened(changed(now, before))).status_code == 200
    assert [f"{one.by.id} {one.text}" for one in at.heard if isinstance(one, Said)] == heard
    assert all(one.aside for one in at.heard if isinstance(one, Said))
    assert len(at.heard) == len(heard)


@pytest.mark.parametrize("channel", ["d/1", ""])
def test_an_edit_in_no_channel_is_not_heard(at: Door, channel: str) -> None:
    event = changed({"text": "one"}, None, channel=channel)
    assert at.tell(at.fake.payloads.happened(event)).status_code == 200
    assert at.heard == []


def test_an_edit_that_names_the_bot_is_warned_of_once(office: Office) -> None:
    joe = office.phone("brent-lead")
    now: dict[str, Any] = {
        "text": "<@U0BOT> ring 07700 900123",
        "user": "U0BRENTLEAD",
        "team": "T0SCHEME",
    }
    now |= {"ts": "1772532000.000100", "edited": {"user": "U0BRENTLEAD", "ts": "1772532009.000200"}}
    office.fake.event({"type": "app_mention", "channel": "C0BRE"} | now)
    office.fake.event(changed(now, {"text": "hello"}))
    joe.until_shown("Please delete that message")

    assert joe.text().count("Please delete") == 1
