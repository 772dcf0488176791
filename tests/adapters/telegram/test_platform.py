"""Cards on Telegram: sent, cut, drawn again, and how each refusal of Telegram's is told."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.adapters.telegram.api import Client, failure
from bot.adapters.telegram.platform import TelegramPlatform
from bot.adapters.telegram.render import draw, draw_screen, worded
from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.cards import Button, Card, Facts, File, Item, Table, Text, closed_card
from bot.chat.forms import FormView
from bot.chat.limits import TELEGRAM
from bot.chat.platform import SendFailed, TooFast, Unreachable
from bot.chat.replies import Whisper
from bot.chat.screens import screen
from tests.chat.strategies import CARDS, VIEWS
from tests.kit.lengths import examples
from tests.kit.telegram import html
from tests.kit.telegram.server import FakeTelegram

T = TypeVar("T")
SAM = Address("telegram", "700001")
GROUP = Address("telegram", "-1007000041")
CLAIM = Button("Claim", Action("claim", "take", "K7QX-3F"), "primary")
CARD = Card(
    "Two-bedroom home",
    (
        Text("Safe in <Brent> & Camden."),
        Facts((("Urgency", "normal"), ("", "and no more"))),
        Item("First", (Button("Open", Action("case", "show", "K7QX-3F")),)),
        Item("Second", (Button("Open", Action("case", "show", "M2QX-3F")),)),
        Table(("Partner", "Owes"), (("Brent", "2"),)),
    ),
    (CLAIM,),
    reference="K7QX-3F",
)
LONG = Card(
    "Home", tuple(Text(f"{n}. " + "Two bedrooms. " * 60) for n in range(12)), (CLAIM,), "K7QX-3F"
)


def do(fake: FakeTelegram, call: Callable[[TelegramPlatform], Awaitable[T]]) -> T:
    """What the platform gives."""

    async def once() -> T:
        client = Client(fake.token, fake.url)
        try:
            return await call(TelegramPlatform(client))
        finally:
            await client.close()

    return asyncio.run(once())


def test_a_card_is_one_message_with_its_reference_first_and_its_buttons_below(
    fake: FakeTelegram,
) -> None:
    sam = fake.person(700_001, "sam", opened=True)
    ids = do(fake, lambda platform: platform.post(SAM, CARD))
    (message,) = sam.messages
    assert ids == str(message.id)
    assert message.text == (
        "K7QX-3F · Two-bedroom home\n\nSafe in <Brent> & Camden.\n\nUrgency: normal\nand no more"
        "\n\n1. First\n\n2. Second\n\nPartner\n\nBrent: Owes 2"
    )
    assert [[button.text for button in row] for row in message.keyboard] == [
        ["Open 1"],
        ["Open 2"],
        ["Claim"],
    ]
    assert message.buttons[-1].data == CLAIM.action.encode()
    assert [entity["type"] for entity in message.entities] == ["bold"]
    assert fake.called("sendMessage")[0].params["link_preview_options"]


def test_buttons_stand_side_by_side_as_far_as_a_phone_shows_them() -> None:
    names = ("Approve", "Not yet", "Ask for more", "Hold")
    buttons = tuple(Button(name, Action("case", "show", name[:3])) for name in names)
    (drawn,) = draw(Card("Home", (), buttons))
    rows = [[label for label, _ in row] for row in drawn.rows]
    assert rows == [["Approve", "Not yet", "Ask for more"], ["Hold"]]


def test_a_card_is_drawn_again_in_place_and_doing_so_twice_is_well(fake: FakeTelegram) -> None:
    sam = fake.person(700_001, "sam", opened=True)
    message = do(fake, lambda platform: platform.post(SAM, CARD))
    for _ in range(2):
        do(fake, lambda platform: platform.redraw(SAM, message, closed_card("K7QX-3F")))
    (shown,) = sam.messages
    assert shown.text == "K7QX-3F · Closed\n\nThere is nothing to do here."
    assert shown.buttons == []


def test_a_message_that_is_gone_stays_so(fake: FakeTelegram) -> None:
    sam = fake.person(700_001, "sam", opened=True)
    message = do(fake, lambda platform: platform.post(SAM, CARD))
    sam.deletes(sam.messages[0])
    do(fake, lambda platform: platform.redraw(SAM, message, closed_card("K7QX-3F")))
    assert sam.messages == []


def test_a_long_card_is_several_messages_and_all_of_them_are_drawn_again(
    fake: FakeTelegram,
) -> None:
    sam = fake.person(700_001, "sam", opened=True)
    message = do(fake, lambda platform: platform.post(SAM, LONG))
    count = len(sam.messages)
    assert count > 1
    assert message == ",".join(str(one.id) for one in sam.messages)
    assert [len(one.buttons) for one in sam.messages] == [0] * (count - 1) + [1]
    do(fake, lambda platform: platform.redraw(SAM, message, closed_card("K7QX-3F")))
    assert "Two bedrooms" not in sam.text()
    assert [one.buttons for one in sam.messages] == [[]] * count
    # One that grew stays where it is known to be, so that it can be redacted.
    first = message.split(",")[0]
    do(fake, lambda platform: platform.redraw(SAM, first, LONG))
    assert len(sam.messages) == count
    assert [button.text for button in sam.messages[0].buttons] == ["Claim"]


def test_a_long_card_that_fails_on_the_way_leaves_nothing_in_the_chat(fake: FakeTelegram) -> None:
    """Nobody would know of it when it is to be redacted."""
    sam = fake.person(700_001, "sam", opened=True)
    fake.rates.on = True
    fake.rates.burst = 1
    with pytest.raises(TooFast):
        do(fake, lambda platform: platform.post(SAM, LONG))
    assert len(fake.called("sendMessage")) == 2
    assert sam.messages == []


@pytest.mark.parametrize(
    ("description", "status"),
    [
        ("Forbidden: bot was blocked by the user", 403),
        ("Forbidden: user is deactivated", 403),
        ("Forbidden: bot was kicked from the supergroup chat", 403),
        ("Bad Request: chat not found", 400),
        ("Bad Request: not enough rights to send text messages to the chat", 400),
    ],
)
def test_who_cannot_be_reached_is_told_apart(
    fake: FakeTelegram, description: str, status: int
) -> None:
    fake.person(700_001, "sam", opened=True)
    fake.fail("*", status=status, description=description, times=2)
    with pytest.raises(Unreachable):
        do(fake, lambda platform: platform.post(SAM, CARD))
    with pytest.raises(Unreachable):
        do(fake, lambda platform: platform.redraw(SAM, "1", CARD))


def test_a_group_that_moved_names_its_new_address(fake: FakeTelegram) -> None:
    sam = fake.person(700_001, "sam", opened=True)
    fake.group(-700_041, "Brent", [sam]).migrates(sam, -1_007_000_041)
    with pytest.raises(Unreachable, match="-1007000041"):
        do(fake, lambda platform: platform.post(Address("telegram", "-700041"), CARD))


def test_patience_is_asked_for_and_told_in_seconds(fake: FakeTelegram) -> None:
    fake.person(700_001, "sam", opened=True)
    fake.fail("sendMessage", retry_after=7)
    with pytest.raises(TooFast) as asked:
        do(fake, lambda platform: platform.post(SAM, CARD))
    assert asked.value.retry == 7.0


@pytest.mark.parametrize("fault", [{"status": 502}, {"status": 500}, {"drop": True}])
def test_trouble_on_the_way_is_worth_another_try(fake: FakeTelegram, fault: dict[str, Any]) -> None:
    fake.person(700_001, "sam", opened=True)
    fake.fail("sendMessage", **fault)
    with pytest.raises(SendFailed) as failed:
        do(fake, lambda platform: platform.post(SAM, CARD))
    assert failed.value.retry


def test_an_address_that_is_no_number_reaches_nobody(fake: FakeTelegram) -> None:
    with pytest.raises(Unreachable):
        do(fake, lambda platform: platform.post(Address("telegram", "@sam"), CARD))


@pytest.mark.parametrize(
    ("error", "kind", "retry"),
    [
        (RetryAfter(3), TooFast, 3.0),
        (Forbidden("x"), Unreachable, None),
        (ChatMigrated(-1), Unreachable, None),
        (BadRequest("Chat not found"), Unreachable, None),
        (BadRequest("can't parse entities: Jane Smith"), SendFailed, None),
        (InvalidToken(), SendFailed, 60.0),
        (Conflict("x"), SendFailed, 5.0),
        (TimedOut(), SendFailed, 5.0),
        (NetworkError("x"), SendFailed, 5.0),
        (TelegramError("Invalid server response"), SendFailed, 5.0),
    ],
)
def test_every_refusal_has_its_meaning(
    error: TelegramError, kind: type[SendFailed], retry: float | None
) -> None:
    told = failure(error)
    assert type(told) is kind
    assert told.retry == retry
    assert "Jane" not in str(told)


def test_the_pace_is_that_of_the_documentation(fake: FakeTelegram) -> None:
    async def gaps(platform: TelegramPlatform) -> tuple[float, float, float]:
        return platform.gap(SAM), platform.gap(GROUP), platform.most

    person, group, most = do(fake, gaps)
    assert person >= 1.0
    assert 60 / group <= 20
    assert most < 30


@settings(
    max_examples=examples(15),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(card=CARDS)
def test_any_card_is_html_that_telegram_reads_back_as_it_was_meant(card: Card) -> None:
    for drawn in draw(card):
        text, entities = html.parse(drawn.html)
        assert TELEGRAM.size(text) <= TELEGRAM.message_text
        assert len(entities) <= 1
        assert all(len(row) <= TELEGRAM.row for row in drawn.rows)
        assert all(
            0 < len(data.encode()) <= TELEGRAM.action for row in drawn.rows for _, data in row
        )


@settings(
    max_examples=examples(15),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(view=VIEWS.map(lambda view: replace(view, answers=None)))
def test_any_screen_is_html_that_telegram_reads_back(view: FormView) -> None:
    text, _ = html.parse(draw_screen(screen(view, TELEGRAM)).html)
    assert 0 < TELEGRAM.size(text) <= TELEGRAM.message_text


def test_a_word_has_no_title_and_its_choices_have_their_buttons() -> None:
    word = Whisper(
        "You owe two.",
        (Button("Home", Action("home", "open")),),
        items=(Item("K7QX-3F · two-bedroom home", (CLAIM,)),),
        refused=True,
    )
    (drawn,) = draw(worded(word))
    assert drawn.html == "You owe two.\n\nK7QX-3F · two-bedroom home"
    assert [[label for label, _ in row] for row in drawn.rows] == [["Claim"], ["Home"]]


TABLE = Card(
    "Activity", (Text("As published."), File("activity.csv", "Partner,Owes\r\nÉaling,2\r\n"))
)


def test_R32_a_file_answers_its_message(fake: FakeTelegram) -> None:
    sam = fake.person(700_001, "sam", opened=True)
    ids = do(fake, lambda platform: platform.post(SAM, TABLE))
    message, file = sam.messages
    assert ids == str(message.id)
    assert file.extra["document"]["file_name"] == "activity.csv"
    assert file.extra["reply_to_message"]["message_id"] == message.id
    assert file.data == "\ufeffPartner,Owes\r\nÉaling,2\r\n".encode()


def test_R32_a_file_that_is_refused_leaves_its_message_alone_and_one_that_fails_is_sent_again(
    fake: FakeTelegram,
) -> None:
    sam = fake.person(700_001, "sam", opened=True)
    fake.fail("sendDocument", status=400)
    do(fake, lambda platform: platform.post(SAM, TABLE))
    assert [one.text for one in sam.messages] == ["Activity\n\nAs published."]

    fake.fail("sendDocument", status=502)
    do(fake, lambda platform: platform.post(SAM, TABLE))
    assert len(sam.messages) == 3
    assert sam.messages[-1].data
