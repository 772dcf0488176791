"""Groups: who is in them, what the bot hears, and how it is shut out."""

import pytest
from telegram import Bot, Update
from telegram.error import BadRequest, ChatMigrated, Forbidden

from tests.adapters.telegram_fake.counter import Counter, ask, counted
from tests.kit.telegram.server import FakeTelegram

SUPERGROUP = -1_007_000_041


def polled(fake: FakeTelegram) -> tuple[Update, ...]:
    return ask(fake, lambda bot: bot.get_updates())


def test_all_members_see_one_message_and_each_can_press_it(fake: FakeTelegram) -> None:
    ann, bob, cat = (fake.person(number) for number in (41, 42, 43))
    cat.start()
    group = fake.group(SUPERGROUP, "Hackney", members=[ann, bob])
    with Counter(fake):
        ann.command("/more@reciprocal_bot", group)
        bob.settle(until=lambda: bob.sees("More", about="K7QX-3F", group=group))
        bob.press("More", group=group)
        fake.settle(until=lambda: "1 < 100" in ann.text())

    assert (bob.alert, ann.alert) == ("Counted 1", "")
    assert group.text() == "\n".join(["", "/more@reciprocal_bot", "K7QX-3F: 1 < 100"])
    assert "K7QX" not in cat.message("0 < 100").chat.title
    assert all(message.chat.kind == "private" for message in cat.messages)


def test_updates_say_which_chat_it_is(fake: FakeTelegram) -> None:
    ann = fake.person(41, "Ann", "ann")
    group = fake.group(SUPERGROUP, "Hackney", members=[ann])
    added, joined = polled(fake)
    assert added.my_chat_member
    assert added.my_chat_member.new_chat_member.status == "member"
    assert added.my_chat_member.old_chat_member.status == "left"
    assert added.my_chat_member.chat.type == "supergroup"
    assert joined.message
    assert joined.message.new_chat_members[0].is_bot
    assert joined.message.from_user
    assert joined.message.from_user.username == "ann"

    async def asks(bot: Bot) -> None:
        assert (await bot.get_chat(SUPERGROUP)).title == "Hackney"
        assert (await bot.get_chat_member(SUPERGROUP, 41)).status == "member"
        assert (await bot.get_chat_member(SUPERGROUP, bot.id)).status == "member"
        with pytest.raises(BadRequest, match="User not found"):
            await bot.get_chat_member(SUPERGROUP, 99)
        await bot.leave_chat(SUPERGROUP)
        with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
            await bot.send_message(SUPERGROUP, "Hello")

    ask(fake, asks)
    assert group.chat.bot == "left"


def test_the_bot_hears_only_what_its_privacy_mode_lets_it(fake: FakeTelegram) -> None:
    ann = fake.person(41)
    group = fake.group(SUPERGROUP, members=[ann], told=False)
    sent = ask(fake, lambda bot: bot.send_message(SUPERGROUP, **counted(0)))
    ann.says("just talk", group)
    ann.command("/refer@another_bot", group)
    ann.sends_photo("a letter", group)
    ann.command("/refer", group)
    ann.says("@reciprocal_bot hello", group)
    ann.says("a reply", group, reply_to=group.chat.messages[sent.message_id])

    heard = [update.message.text for update in polled(fake) if update.message]
    assert heard == ["/refer", "@reciprocal_bot hello", "a reply"]
    group.adds_bot(ann, administrator=True)
    ann.says("just talk", group)
    last = polled(fake)[-1].message
    assert last
    assert last.text == "just talk"


@pytest.mark.parametrize(("chat", "kind"), [(SUPERGROUP, "supergroup"), (-7000041, "group")])
def test_a_bot_that_was_removed_cannot_write(fake: FakeTelegram, chat: int, kind: str) -> None:
    ann = fake.person(41)
    fake.group(chat, members=[ann]).kicks_bot(ann)
    with pytest.raises(Forbidden, match=f"bot was kicked from the {kind} chat"):
        ask(fake, lambda bot: bot.send_message(chat, "Hello"))


def test_a_group_becomes_a_supergroup(fake: FakeTelegram) -> None:
    ann = fake.person(41)
    group = fake.group(-7000041, members=[ann])
    new = group.migrates(ann, SUPERGROUP)

    async def sends(bot: Bot) -> None:
        with pytest.raises(ChatMigrated) as moved:
            await bot.send_message(-7000041, "Hello")
        assert moved.value.new_chat_id == SUPERGROUP
        await bot.send_message(SUPERGROUP, "Hello")

    ask(fake, sends)
    told = [update.message.migrate_to_chat_id for update in polled(fake) if update.message]
    assert SUPERGROUP in told
    assert new.text().endswith("Hello")


def test_who_leaves_sees_no_more(fake: FakeTelegram) -> None:
    ann, bob = fake.person(41), fake.person(42)
    group = fake.group(SUPERGROUP, members=[ann])
    group.adds(ann, bob)
    bob.leaves_group(group)
    ask(fake, lambda bot: bot.send_message(SUPERGROUP, "Secret"))

    assert "Secret" in ann.text()
    assert "Secret" not in bob.ever_saw() + bob.text()
    with pytest.raises(AssertionError, match="only members"):
        bob.says("Hello", group)
    left = [u.message.left_chat_member for u in polled(fake) if u.message]
    assert [one.id for one in left if one] == [42]


def test_what_people_send_and_edit(fake: FakeTelegram) -> None:
    ann = fake.person(41)
    ann.start()
    said = ann.says("one /two @reciprocal_bot")
    ann.edits(said, "three")
    ann.sends_photo("a letter")
    ann.sends_document()
    ann.sends_voice()
    ann.blocks_bot()

    _, first, edited, photo, document, voice, blocked = polled(fake)
    assert first.message
    assert [str(one.type) for one in first.message.entities] == ["bot_command", "mention"]
    assert edited.edited_message
    assert edited.edited_message.text == "three"
    assert edited.edited_message.edit_date
    assert photo.message
    assert photo.message.caption == "a letter"
    assert photo.message.photo
    assert document.message
    assert document.message.document
    assert voice.message
    assert voice.message.voice
    assert blocked.my_chat_member
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert ann.typed == 1
    with pytest.raises(AssertionError, match="Restart"):
        ann.says("Hello")
