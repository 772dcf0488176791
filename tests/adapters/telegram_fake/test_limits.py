"""Every limit broken once: refused in Telegram's words, and noted."""

import asyncio
from contextlib import nullcontext as passes
from typing import Any

import httpx
import pytest
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from tests.adapters.telegram_fake.conftest import Clock
from tests.adapters.telegram_fake.counter import ask, client
from tests.kit.plain import PLAIN
from tests.kit.telegram.server import FakeTelegram

ANN = 41
SILENT = InlineKeyboardMarkup([[InlineKeyboardButton("It does nothing")]])


def send(fake: FakeTelegram, text: str = "Hello", **more: Any) -> Message:
    fake.person(ANN, "Ann", opened=True)
    return ask(fake, lambda bot: bot.send_message(more.pop("chat_id", ANN), text, **more))


def keyboard(*rows: list[str], data: str = "x") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(text, callback_data=data) for text in row] for row in rows]
    )


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"text": "x" * 4_097}, "message is too long"),
        ({"text": "😀" * 2_049}, "message is too long"),
        ({"text": " \n"}, "text must be non-empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "a < b", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "é <h1>a</h1>", "parse_mode": "HTML"}, 'tag "h1" at byte offset 3'),
        ({"text": "<b>a", "parse_mode": "HTML"}, "can't find end tag"),
        ({"text": "<b><i>a</b></i>", "parse_mode": "HTML"}, "unmatched end tag"),
        ({"text": "a</b>", "parse_mode": "HTML"}, "unexpected end tag"),
        ({"reply_markup": keyboard(["Go"], data="é" * 33)}, "button_data_invalid"),
        ({"reply_markup": keyboard(["Go"], data="")}, "button_data_invalid"),
        ({"reply_markup": SILENT}, "unallowed in the inline keyboard"),
        ({"reply_markup": keyboard(*[["Go"]] * 101)}, "reply markup is too long"),
        ({"reply_markup": keyboard(["Go"] * 9)}, "reply markup is too long"),
    ],
)
def test_a_message_that_is_no_message_is_refused(
    fake: FakeTelegram, more: dict[str, Any], words: str
) -> None:
    with pytest.raises(BadRequest, match=f"(?i){words}"):
        send(fake, **more)
    assert len(fake.violations) == 1
    assert fake.person(ANN).messages == []


def test_the_greatest_message_passes(fake: FakeTelegram) -> None:
    text = "<b>" + "&amp;" * 4_096 + "</b>"
    rows = keyboard(*[["Go"] * 8] * 12, ["Go"] * 4, data="é" * 32)
    message = send(fake, text, parse_mode="HTML", reply_markup=rows)

    assert message.text == "&" * 4_096
    assert fake.person(ANN).message().buttons[99].data == "é" * 32
    assert fake.violations == []


def test_a_button_without_a_text_is_left_out_and_noted(fake: FakeTelegram) -> None:
    send(fake, reply_markup=keyboard(["Go", " "]))
    assert fake.person(ANN).labels() == ["Go"]
    assert [one.what for one in fake.violations] == ["a button without a text"]


def test_html_becomes_entities_in_utf_16(fake: FakeTelegram) -> None:
    source = (
        " 😀 <b>bold <i>both</i></b> <u>u</u><s>s</s> <code>c</code> <pre>p</pre>"
        ' <a href="https://example.org/?a=1&amp;b=2">link</a> <blockquote>q</blockquote>'
        " <tg-spoiler>x</tg-spoiler> &lt;&#33;&#x21; R&D; "
    )
    message = send(fake, source, parse_mode="HTML")

    assert message.text == "😀 bold both us c p link q x <!! R&D;"
    kinds = [(str(entity.type), message.parse_entity(entity)) for entity in message.entities]
    assert kinds == [
        ("bold", "bold both"),
        ("italic", "both"),
        ("underline", "u"),
        ("strikethrough", "s"),
        ("code", "c"),
        ("pre", "p"),
        ("text_link", "link"),
        ("blockquote", "q"),
        ("spoiler", "x"),
    ]
    assert message.entities[0].offset == 3
    assert message.entities[6].url == "https://example.org/?a=1&b=2"


def test_a_deep_link_that_carries_too_much_is_noted(fake: FakeTelegram) -> None:
    send(fake, "https://t.me/reciprocal_bot?start=K7QX-3F")
    assert fake.violations == []
    send(fake, "https://t.me/reciprocal_bot?start=K7QX.3F")
    send(fake, f'<a href="https://t.me/bot?start={"x" * 65}">a</a>', parse_mode="HTML")
    assert [one.source for one in fake.violations] == ["bots/features#deep-linking"] * 2
    with pytest.raises(AssertionError, match="no deep link"):
        fake.person(ANN).start("not one")


def test_whom_a_bot_may_not_write_to(fake: FakeTelegram) -> None:
    ann, bob = fake.person(ANN), fake.person(42)
    with pytest.raises(BadRequest, match="Chat not found"):
        send(fake, chat_id=99)
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        send(fake, chat_id=42)
    bob.start()
    send(fake, chat_id=42)
    ann.blocks_bot()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        send(fake)
    ann.unblocks_bot()
    send(fake)
    assert (len(ann.messages), len(bob.messages)) == (1, 2)


def test_what_cannot_be_edited(fake: FakeTelegram) -> None:
    ann = fake.person(ANN)
    sent = send(fake, "Old", reply_markup=keyboard(["Go"]))
    theirs = ann.says("Mine")

    async def edits(bot: Bot) -> None:
        with pytest.raises(BadRequest, match="Message is not modified"):
            await sent_by(bot, "Old", reply_markup=keyboard(["Go"]))
        with pytest.raises(BadRequest, match="Message to edit not found"):
            await bot.edit_message_text("New", ANN, 77)
        with pytest.raises(BadRequest, match="Message can't be edited"):
            await bot.edit_message_text("New", ANN, theirs.id)
        with pytest.raises(BadRequest, match="Message text is empty"):
            await sent_by(bot, "")
        await sent_by(bot, "New", reply_markup=keyboard(["Go"]))
        await bot.edit_message_reply_markup(ANN, sent.message_id, reply_markup=keyboard(["On"]))
        assert ann.labels("New") == ["On"]
        await bot.edit_message_reply_markup(ANN, sent.message_id)
        with pytest.raises(BadRequest, match="Message is not modified"):
            await bot.edit_message_reply_markup(ANN, sent.message_id)

    async def sent_by(bot: Bot, text: str, **more: Any) -> None:
        await bot.edit_message_text(text, ANN, sent.message_id, **more)

    ask(fake, edits)
    assert ann.labels("New") == []
    assert ann.text() == "New\nMine\n"


def test_what_can_be_deleted_and_when(fake: FakeTelegram, clock: Clock) -> None:
    ann = fake.person(ANN)
    ids = [send(fake, str(number)).message_id for number in range(5)]

    async def deletes(bot: Bot) -> None:
        await bot.delete_message(ANN, ids[0])
        with pytest.raises(BadRequest, match="Message to delete not found"):
            await bot.delete_message(ANN, ids[0])
        await bot.delete_messages(ANN, [*ids[:3], 99])
        with pytest.raises(BadRequest, match="Too many messages"):
            await bot.delete_messages(ANN, range(101))
        clock.now += 48 * 3600
        with pytest.raises(BadRequest, match="Message can't be deleted"):
            await bot.delete_message(ANN, ids[3])
        with pytest.raises(BadRequest, match="Message can't be deleted"):
            await bot.delete_messages(ANN, ids[3:])

    ask(fake, deletes)
    assert ann.text() == "3\n4\n"
    assert [one.source for one in fake.violations] == [
        "bots/api#deletemessages",
        "bots/api#deletemessage",
        "bots/api#deletemessage",
    ]


def test_a_press_is_answered_once_soon_and_briefly(fake: FakeTelegram, clock: Clock) -> None:
    ann = fake.person(ANN)
    send(fake, reply_markup=keyboard(["Go"]))
    first, second, third = (ann.press("Go") for _ in range(3))
    assert first
    assert second
    assert third

    async def answers(bot: Bot) -> None:
        await bot.answer_callback_query(first.id)
        with pytest.raises(BadRequest, match="Query is too old"):
            await bot.answer_callback_query(first.id)
        with pytest.raises(BadRequest, match="Query is too old"):
            await bot.answer_callback_query("1")
        with pytest.raises(BadRequest, match="Message is too long"):
            await bot.answer_callback_query(second.id, "x" * 201)
        await bot.answer_callback_query(second.id, "x" * 200)
        clock.now += 16
        with pytest.raises(BadRequest, match="Query is too old"):
            await bot.answer_callback_query(third.id)

    ask(fake, answers)
    assert ann.alerts == ["x" * 200]
    whats = [one.what.removesuffix(first.id).removesuffix(third.id) for one in fake.violations]
    assert whats == ["a second answer to ", "an answer of 201 characters", "a late answer to "]


@pytest.mark.parametrize(
    ("commands", "words"),
    [
        ([BotCommand("Refer", "Refer a household")], "Bot_command_invalid"),
        ([BotCommand("x" * 33, "Refer a household")], "Bot_command_invalid"),
        ([BotCommand("refer", "")], "Bot_command_description_invalid"),
        ([BotCommand("refer", "x" * 257)], "Bot_command_description_invalid"),
        ([BotCommand("refer", "Refer")] * 101, "Bot_commands_too_much"),
    ],
)
def test_a_menu_that_is_none_is_refused(
    fake: FakeTelegram, commands: list[BotCommand], words: str
) -> None:
    with pytest.raises(BadRequest, match=f"(?i){words}"):
        ask(fake, lambda bot: bot.set_my_commands(commands))
    assert len(fake.violations) == 1


def test_a_menu_is_kept(fake: FakeTelegram) -> None:
    menu = [BotCommand("refer", "Refer a household")]

    async def sets(bot: Bot) -> None:
        await bot.set_my_commands(menu)
        await bot.set_chat_menu_button()
        assert await bot.get_my_commands() == tuple(menu)
        await bot.delete_my_commands()
        assert await bot.get_my_commands() == ()

    ask(fake, sets)


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ({"secret_token": "with space"}, "a secret_token"),
        ({"secret_token": "x" * 257}, "a secret_token"),
        ({"max_connections": 101}, "max_connections 101"),
    ],
)
def test_a_webhook_beyond_the_limits_is_noted(
    fake: FakeTelegram, more: dict[str, Any], what: str
) -> None:
    async def sets(bot: Bot) -> None:
        with (
            pytest.raises(BadRequest, match="Secret token") if "secret_token" in more else passes()
        ):
            await bot.set_webhook("http://127.0.0.1:9/hook", **more)

    ask(fake, sets)
    assert [one.what for one in fake.violations] == [what]


def test_a_webhook_needs_https(fake: FakeTelegram) -> None:
    with pytest.raises(BadRequest, match="an https url must be provided"):
        ask(fake, lambda bot: bot.set_webhook("http://example.org/hook"))


@pytest.mark.parametrize(
    ("token", "words"),
    [("110201543:" + "x" * 35, "Unauthorized"), ("nonsense:x", "Not Found")],
)
def test_a_wrong_token_is_refused(fake: FakeTelegram, token: str, words: str) -> None:
    async def asks() -> None:
        with pytest.raises(InvalidToken, match="rejected"):
            async with client(fake, token):
                raise AssertionError("it was let in")

    asyncio.run(asks())
    answer = httpx.get(f"{fake.url}/bot{token}/getMe", verify=PLAIN)
    assert answer.json()["description"] == words
    assert answer.status_code == answer.json()["error_code"]


def test_an_unknown_method_is_not_found(fake: FakeTelegram) -> None:
    with pytest.raises(TelegramError, match="not found"):
        ask(fake, lambda bot: bot.do_api_request("sendmesage"))
