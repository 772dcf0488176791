"""People press, fill in and write, and the tiny app hears it as from Slack, either way in."""

import asyncio

import pytest
from slack_sdk import WebClient

from tests.adapters.slack_fake.tiny import Tiny, button, card
from tests.kit.slack import FakeSlack, NotShown, SlackPhone


def post(fake: FakeSlack, channel: str, reference: str = "K7QX-3F") -> str:
    buttons = [button("Claim", "claim", f"claim:{reference}"), button("Why", "whisper")]
    client = WebClient(fake.bot_token, base_url=fake.api_url)
    said = client.chat_postMessage(
        channel=channel, text=reference, blocks=card(reference, *buttons)
    )
    return str(said["channel"])


def test_a_button_that_is_shown_can_be_pressed_and_the_message_changes(
    fake: FakeSlack, joe: SlackPhone, tiny: Tiny
) -> None:
    post(fake, "C0BRE")
    assert joe.sees("Claim", "K7QX-3F")
    pressed = joe.press("Claim", "K7QX-3F")
    assert pressed is not None
    assert pressed.ok
    joe.until_shown("K7QX-3F taken")
    body = tiny.heard[0]
    assert body["actions"][0]["value"] == "claim:K7QX-3F"
    assert body["message"]["blocks"][1]["elements"][0]["text"]["text"] == "Claim"
    with pytest.raises(NotShown, match="no 'Claim'"):
        joe.press("Claim")
    assert fake.violations == []
    assert joe.troubles == joe.timeouts == []


def test_the_newest_message_about_a_case_is_meant(
    fake: FakeSlack, joe: SlackPhone, tiny: Tiny
) -> None:
    for reference in ("AAAA-1A", "BBBB-2B", "CCCC-3C"):
        post(fake, "C0BRE", reference)
    joe.press("Claim", "BBBB-2B")
    joe.press("Claim")
    assert [b["actions"][0]["value"] for b in tiny.heard] == ["claim:BBBB-2B", "claim:CCCC-3C"]


def test_nobody_sees_anybody_elses_messages(fake: FakeSlack, joe: SlackPhone, tiny: Tiny) -> None:
    ann = fake.person("U0ANN")
    assert post(fake, "U0ANN") == "D0ANN"
    assert ann.rung("K7QX-3F") == 1
    assert "K7QX" in ann.ever_saw()
    assert "K7QX" not in joe.ever_saw() + joe.text()
    with pytest.raises(NotShown):
        joe.press("Why")


def test_a_response_address_whispers_to_the_presser_alone(
    fake: FakeSlack, joe: SlackPhone, tiny: Tiny
) -> None:
    ann = fake.person("U0ANN")
    fake.channel("C0BRE", [joe, ann])
    post(fake, "C0BRE")
    joe.press("Why")
    joe.until_shown("Only you & me")
    assert "Only you" not in ann.text() + ann.ever_saw()


def test_a_modal_is_filled_in_corrected_and_sent(
    fake: FakeSlack, joe: SlackPhone, tiny: Tiny
) -> None:
    joe.command("/refer", "hackney")
    joe.until(lambda: joe.stack)
    assert "Opened." in joe.text()
    first = joe.view.id
    assert joe.fill({"Who?": "too long"}) is None
    assert joe.error("Who?") == "This entry is too long."
    assert joe.error("Where?") == "Please complete this required field."
    assert [body.get("type") for body in tiny.heard] == [None]

    joe.fill({"Who?": "bad", "Where?": "Hackney"}, press="Next")
    assert joe.errors == {"name": "Not that one."}
    joe.fill({"Who?": "good"})
    assert joe.view.id == first
    assert joe.view.label("title") == "Check"
    state = tiny.heard[-1]["view"]["state"]["values"]
    assert state["area"]["given"]["selected_option"]["value"] == "Hac"
    joe.press("Send")
    assert joe.stack == []
    assert fake.violations == []


def test_a_search_offers_only_what_the_app_suggests(
    fake: FakeSlack, joe: SlackPhone, tiny: Tiny
) -> None:
    joe.command("/refer")
    joe.until(lambda: joe.stack)
    assert joe.search("Where?", "Ha") == ["Hackney", "Haringey"]
    with pytest.raises(NotShown, match="does not offer 'Hastings'"):
        joe.fill({"Where?": "Hastings"}, press=None)
    assert joe.troubles == joe.timeouts == []


def test_closing_a_modal_is_told_where_the_app_asked_for_it(
    fake: FakeSlack, joe: SlackPhone, tiny: Tiny
) -> None:
    joe.command("/refer")
    joe.until(lambda: joe.stack)
    joe.press("Cancel")
    assert joe.stack == []
    assert joe.troubles == joe.timeouts == []
    assert tiny.heard[-1]["type"] == "view_closed"
    assert "trigger_id" not in tiny.heard[-1]


def test_what_a_person_writes_comes_as_an_event_and_files_with_it(
    fake: FakeSlack, joe: SlackPhone, tiny: Tiny
) -> None:
    assert joe.says("a < b & c").ok
    assert joe.sends_file("letter.pdf").ok
    assert joe.opens_home().ok
    fake.until(lambda: len(tiny.heard) == 3)
    said, sent, opened = (body["event"] for body in tiny.heard)
    assert said["text"] == "a &lt; b &amp; c"
    assert said["channel"] == "D0JOE"
    assert sent["subtype"] == "file_share"
    assert opened["type"] == "app_home_opened"
    assert "a < b & c" in joe.text()


def test_many_press_at_once_from_threads_or_from_any_event_loop(
    fake: FakeSlack, tiny: Tiny
) -> None:
    people = [fake.person(f"U0P{number}") for number in range(25)]
    fake.channel("C0ALL", people)
    post(fake, "C0ALL")
    pressed = fake.at_once(*(person.apress("Why") for person in people))
    assert [delivery is not None and delivery.ok for delivery in pressed] == [True] * 25

    async def race() -> None:
        await asyncio.gather(*(person.apress("Why") for person in people))

    asyncio.run(race())
    fake.until(lambda: len(fake.called("response_url")) == 50)
    assert {body["user"]["id"] for body in tiny.heard} == {p.person.id for p in people}
