"""Presses on cards: the winner, the loser, copies, old buttons, outsiders, and what is unknown."""

import pytest

from bot.chat.action import Action
from bot.chat.cards import Button, Card
from tests.adapters.slack.office import Office, opened, small
from tests.kit.slack import FakeSlack, SlackPhone
from tests.kit.slack.delivery import Delivery
from tests.kit.slack.payloads import button


def privately(phone: SlackPhone) -> list[str]:
    """What was said to this person alone, as text, the newest last."""
    return [str(message.body) for message in phone.messages() if message.to]


def test_the_winner_has_the_next_step_at_once_and_the_loser_hears_it_privately(
    office: Office,
) -> None:
    reference = office.circulated(safe_areas=["BRE", "CAM"])
    joe, ann = office.phone("brent-lead"), office.phone("camden-lead")
    ann.until_sees("Claim", reference)
    claimed = ann.find("Claim", reference)
    joe.press("Claim", reference)
    joe.until_shown(f"You hold {reference}")
    assert joe.sees("Offer a home", reference)

    ann.tap(*claimed)
    ann.until_shown("Another landlord was first")
    assert "number 1 in line" in privately(ann)[-1]
    assert "Another landlord" not in joe.ever_saw()
    ann.until(lambda: not ann.sees("Claim", reference))


def test_the_channel_gets_the_smallest_card_and_nothing_said_privately(office: Office) -> None:
    reference = office.circulated(aged_21_over="2")
    office.presses("brent-lead", "Claim", reference)
    channel = office.fake.workspace.channels["C0BRE"]
    office.phone("brent-lead").until_shown("You hold")
    everybody = str([m.body for m in channel.messages.values() if not m.to])
    assert reference in everybody
    assert "adult" not in everybody
    assert "Hackney" not in everybody
    assert "You hold" not in everybody


def test_a_notification_tells_the_reference_and_the_title_alone(office: Office) -> None:
    reference = office.circulated()
    texts = [call.args["text"] for call in office.fake.called("chat.postMessage")]
    assert any(reference in text for text in texts)
    assert not any("Brent" in text or "Hackney" in text or "adult" in text for text in texts)


def test_five_copies_of_a_press_have_one_effect_and_one_answer(office: Office) -> None:
    reference = office.circulated()
    joe = office.phone("brent-lead")
    pressed = joe.press("Claim", reference)
    assert pressed is not None
    joe.until_shown(f"You hold {reference}")
    answers = office.fake.again(pressed, times=5)

    assert [copy.status for copy in answers] == [200] * 5
    assert office.stage.links().count("RequestClaimed") == 1
    assert sum(f"You hold {reference}" in said for said in privately(joe)) == 1


def test_a_copy_after_a_restart_has_no_second_effect(fake: FakeSlack, sqlite_url: str) -> None:
    with opened(sqlite_url, small(), fake) as office:
        reference = office.circulated()
        joe = office.phone("brent-lead")
        pressed = joe.press("Claim", reference)
        assert pressed is not None
        joe.until_shown(f"You hold {reference}")
    with opened(sqlite_url, small(), fake) as office:
        (copy,) = fake.again(pressed)
        assert copy.ok
        assert office.stage.links().count("RequestClaimed") == 1
        assert office.stage.case(reference).line == ()


def test_a_form_is_opened_once_whoever_copies_the_command(office: Office) -> None:
    phone = office.phone("hackney-officer")
    pressed = phone.command("/refer")
    phone.until(lambda: phone.stack)
    assert [copy.ok for copy in office.fake.again(pressed, times=3)] == [True] * 3
    assert len(office.stage.drafts()) == 1
    assert len(office.fake.called("views.open")) == 1


def test_a_button_three_days_old_is_answered_in_plain_words(office: Office) -> None:
    reference = office.circulated()
    joe = office.phone("brent-lead")
    old = joe.find("Claim", reference)
    office.stage.wait(days=3)
    second = office.phone("brent-lead1")
    second.until_sees("Claim", reference)
    second.press("Claim", reference)
    second.until_shown(f"You hold {reference}")

    joe.tap(*old)
    joe.until_shown(f"You hold {reference}")
    assert office.stage.links().count("RequestClaimed") == 1


@pytest.mark.parametrize("named", ["U0BRENTLEAD", "U0STRANGER"])
def test_nobody_from_elsewhere_is_let_in_even_under_a_known_name(
    office: Office, named: str
) -> None:
    reference = office.circulated()
    out = office.fake.person("U0OUT", team="T0OTHER")
    office.fake.workspace.channels["C0BRE"].members.add("U0OUT")
    out.until_sees("Claim", reference)
    target, at = out.find("Claim", reference)
    told = office.fake.payloads.pressed(out.person, at, button(target))
    told.payload["user"] |= {"id": named}
    hook = told.payload["response_url"].split("/actions/")[1]
    assert office.fake.workspace.hooks[hook].user == "U0OUT"

    assert office.fake.send(told).ok
    out.until_shown("You are not enrolled here.")
    assert "RequestClaimed" not in office.stage.links()


def sent_to(office: Office, name: str, action: dict[str, object]) -> Delivery:
    """Somebody presses a button of a message of ours, altered on the way."""
    phone = office.phone(name)
    (target, at) = phone.find("Try")
    told = office.fake.payloads.pressed(phone.person, at, button(target) | action)
    return office.fake.send(told)


@pytest.mark.parametrize("value", ["", "nonsense", ".a:b:c", "x" * 2000, ".claim:take:é:"])
def test_a_button_that_is_not_ours_is_answered_in_plain_words(office: Office, value: str) -> None:
    joe = office.phone("brent-lead")
    card = Card("Test", buttons=(Button("Try", Action("claim", "take", "K7QX-3F")),))
    office.post("U0BRENTLEAD", card)
    joe.until_sees("Try")

    assert sent_to(office, "brent-lead", {"value": value}).ok
    joe.until_shown("I do not know this button any more.")


def test_an_action_of_no_flow_is_answered_in_plain_words(office: Office) -> None:
    joe = office.phone("brent-lead")
    card = Card("Test", buttons=(Button("Try", Action("nowhere", "go")),))
    office.post("U0BRENTLEAD", card)
    joe.until_sees("Try")
    joe.press("Try")
    joe.until(lambda: privately(joe))
    assert joe.troubles == []


@pytest.mark.parametrize("command", ["/home", "/help", "/owed", "/activity"])
def test_a_command_is_answered_at_once_and_privately(office: Office, command: str) -> None:
    joe = office.phone("brent-lead")
    answered = joe.command(command, "whatever", "C0BRE")
    assert answered.answer["response_type"] == "ephemeral"
    assert office.phone("brent-lead1").messages() == []
    assert joe.troubles == []


def test_an_unknown_command_says_what_there_is(office: Office) -> None:
    joe = office.phone("brent-lead")
    joe.command("/weather")
    assert "/home" in joe.text()


def test_what_is_written_is_answered_and_not_kept(office: Office) -> None:
    joe = office.phone("brent-lead")
    assert joe.says("Hello & good day").ok
    joe.until_shown("I do not read messages.")
    joe.says("She lives at E8 1EA")
    joe.until_shown("Please delete that message")
    joe.sends_file("letter.pdf")
    joe.until_shown("I take no pictures")
    assert b"good day" not in office.stage.kept_bytes()


def test_what_is_written_in_a_channel_is_nobodys_business(office: Office) -> None:
    joe = office.phone("brent-lead")
    posted = len(office.fake.called("chat.postMessage"))
    joe.says("Lunch?", "C0BRE")
    office.fake.event({"type": "message", "subtype": "message_changed", "channel": "D0BRENTLEAD"})
    office.fake.event(
        {"type": "app_mention", "user": "U0BRENTLEAD", "team": "T0SCHEME", "channel": "C0BRE"}
    )
    joe.until_shown("I speak to each person alone.")
    assert "alone" not in office.phone("brent-lead1").text()
    assert len(office.fake.called("chat.postMessage")) == posted


def test_who_writes_in_a_channel_what_may_identify_somebody_is_told_unseen(office: Office) -> None:
    joe, jill = office.phone("brent-lead"), office.phone("brent-lead1")
    joe.says("Can we meet at Quarrbeck?", "C0BRE")
    joe.says("She lives at 12 Mare Street, E8 4RG", "C0BRE")
    joe.until_shown("Please delete that message")
    assert joe.text().count("Please delete") == 1
    assert "Please delete" not in jill.text()
    assert office.fake.called("chat.postMessage") == []
    assert b"Mare Street" not in office.stage.kept_bytes()


def test_words_beside_a_file_or_sent_from_a_thread_are_screened_in_a_channel_too(
    office: Office,
) -> None:
    joe = office.phone("brent-lead")
    joe.sends_file("plan.pdf", text="ring 07700 900123", channel="C0BRE")
    joe.until(lambda: joe.text().count("Please delete that message") == 1)
    said = {"type": "message", "user": "U0BRENTLEAD", "team": "T0SCHEME", "channel": "C0BRE"}
    said |= {"text": "She lives at 12 Mare Street, E8 4RG", "channel_type": "group"}
    for warned, subtype in enumerate(("me_message", "thread_broadcast"), start=2):
        office.fake.event(said | {"subtype": subtype, "ts": f"1772532000.00010{warned}"})
        joe.until(lambda warned=warned: joe.text().count("Please delete that message") == warned)  # type: ignore[misc]


def test_a_link_that_slack_made_and_the_end_of_a_long_message_are_screened(office: Office) -> None:
    joe = office.phone("brent-lead")
    said = {"type": "message", "user": "U0BRENTLEAD", "team": "T0SCHEME", "channel": "C0BRE"}
    for warned, text in enumerate(
        (
            "mail <mailto:jo@mail.example|jo@mail.example>",
            "ring <tel:07700900123|07700 900123>",
            "word " * 2_000 + "07700 900123",
        ),
        start=1,
    ):
        office.fake.event(said | {"text": text, "ts": f"1772532000.00020{warned}"})
        joe.until(lambda warned=warned: joe.text().count("Please delete that message") == warned)  # type: ignore[misc]


def test_who_names_the_bot_in_a_channel_is_warned_once(office: Office) -> None:
    joe = office.phone("brent-lead")
    said = {
        "user": "U0BRENTLEAD",
        "team": "T0SCHEME",
        "channel": "C0BRE",
        "ts": "1772532000.000100",
    }
    told = said | {"text": "<@U0BOT> ring 07700 900123", "channel_type": "group"}
    office.fake.event({"type": "app_mention"} | told)
    office.fake.event({"type": "message"} | told)
    joe.until_shown("Please delete that message")
    assert joe.text().count("Please delete") == 1
    assert "I speak to each person alone" not in joe.text()


def test_what_follows_a_command_is_screened_and_the_command_obeyed(office: Office) -> None:
    joe = office.phone("brent-lead")
    joe.command("/owed", "for the flat at 12 Mare Street, E8 4RG")
    joe.until_shown("May refer")
    joe.until_shown("it may identify somebody")
    joe.command("/weather", "near 14 Acacia Avenue, E8 1AA")
    joe.until(lambda: joe.text().count("it may identify somebody") == 2)


def test_the_bot_does_not_answer_itself(fake: FakeSlack, sqlite_url: str) -> None:
    fake.echoes = True
    with opened(sqlite_url, small(), fake) as office:
        joe = office.phone("brent-lead")
        joe.says("hello")
        joe.until_shown("I do not read messages.")
        fake.until(lambda: any("bot_id" in str(d.told.payload) for d in fake.deliveries))
        assert len(fake.called("chat.postMessage")) == 1


def test_home_opened_again_in_place_is_a_message_of_its_own(office: Office) -> None:
    joe = office.phone("brent-lead")
    joe.command("/home")
    joe.press("Help")
    joe.until_shown("press Claim: you hold it")
    assert len([m for m in joe.messages() if m.to]) == 2
