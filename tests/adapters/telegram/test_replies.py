"""Every kind of answer, in private and in a group, and what is said to odd things."""

from functools import partial

import pytest

from tests.adapters.telegram.office import Office
from tests.kit.telegram.phone import TelegramPhone


def has(phone: TelegramPhone, messages: int) -> bool:
    return len(phone.private) == messages


def claims_in_the_group(office: Office) -> tuple[str, TelegramPhone]:
    """Brent's lead presses Claim in the landlord's group."""
    reference = office.circulated()
    lead = office.phone("brent-lead")
    lead.press("Claim", reference, office.groups["BRE"])
    lead.settle()
    return reference, lead


def test_a_group_gets_the_smallest_card_and_people_the_rest(office: Office) -> None:
    reference = office.circulated()
    card = office.groups["BRE"].messages[-1]
    assert card.text.startswith(f"{reference} · ")
    assert [button.text for button in card.buttons] == ["Claim"]
    assert "Domestic" not in card.text
    assert "Household: " not in office.groups["BRE"].text()
    assert office.shown("brent-lead", "Household: ").message("Household: ").chat.kind == "private"
    assert office.groups["HAC"].messages == []
    assert card.entities[0]["type"] == "bold"


def test_who_claims_in_a_group_hears_the_next_step_in_private(office: Office) -> None:
    reference, lead = claims_in_the_group(office)
    assert lead.alert.startswith(f"You hold {reference}.")
    assert lead.queries[-1].alert
    office.fake.wait(lambda: lead.sees("Offer a home", f"You hold {reference}"), "it comes")
    assert lead.message(f"You hold {reference}").chat.kind == "private"
    assert "You hold" not in office.groups["BRE"].text()
    office.fake.wait(lambda: not lead.sees("Claim", reference), "the card is drawn again")


def test_the_other_lead_of_who_holds_it_hears_so_in_private(office: Office) -> None:
    reference = office.circulated()
    card = office.groups["BRE"].messages[-1]
    claim = card.buttons[0].data
    office.presses("brent-lead", "Claim", reference)
    second = office.phone("brent-lead1")
    second.tap(card, claim)
    second.settle()
    assert second.alert.startswith(f"You hold {reference}.")
    office.shown("brent-lead1", f"You hold {reference}")
    assert second.message(f"You hold {reference}").chat.kind == "private"
    assert "You hold" not in office.groups["BRE"].text()


def test_who_never_started_the_bot_is_told_so_in_the_group(office: Office) -> None:
    reference = office.circulated()
    lead = office.phone("brent-lead1")
    lead.user.opened = False
    lead.press("Claim", reference, office.groups["BRE"])
    lead.settle()
    assert "press Start" in lead.alert
    assert reference in lead.alert  # they hold it all the same, and know


def test_a_form_or_a_card_asked_for_in_a_group_comes_in_private(office: Office) -> None:
    reference, lead = claims_in_the_group(office)
    group = office.groups["BRE"]
    office.fake.wait(lambda: lead.sees("Offer a home", f"You hold {reference}"), "it comes")
    before = len(group.messages)
    bot = office.fake.world.bot.username
    lead.command(f"/owed@{bot}", group)
    office.shown("brent-lead", "May refer: yes")
    assert lead.message("May refer: yes").chat.kind == "private"
    _, button = lead.find("Offer a home")
    lead.tap(group.messages[-1], button.data)
    lead.settle()
    assert lead.alert == "Continue in our private chat."
    office.fake.wait(lambda: lead.message().chat.kind == "private", "the form comes")
    office.fake.wait(lambda: lead.sees("Cancel"), "the form comes")
    assert len(group.messages) == before + 1  # the command alone


def test_a_group_command_of_somebody_who_cannot_be_written_to_says_what_to_do(
    office: Office,
) -> None:
    lead = office.phone("brent-lead1")
    lead.user.opened = False
    group = office.groups["BRE"]
    lead.command(f"/home@{office.fake.world.bot.username}", group)
    office.fake.wait(lambda: "press Start" in group.text(), "it is said")
    assert "brent-lead1" not in group.messages[-1].text


def test_what_is_said_in_a_group_is_not_heard(office: Office) -> None:
    lead = office.phone("brent-lead")
    group = office.groups["BRE"]
    bot = office.fake.world.bot.username
    lead.says(f"@{bot} is anybody there?", group)
    lead.sends_photo("for @" + bot, group)
    lead.command("/owed@another_bot", group)
    lead.command("/weather", group)
    lead.settle()
    office.phone("sam").command("/help")
    office.shown("sam", "Never write a tenant's name")
    assert [one for one in lead.messages if one.sender is office.fake.world.bot] == []


def test_what_may_identify_somebody_is_taken_out_of_a_group(office: Office) -> None:
    lead, group = office.phone("brent-lead"), office.groups["BRE"]
    group.adds_bot(lead, administrator=True)
    kolbe = lead.says("Can we meet at Quarrbeck?", group)
    wrote = lead.says("She lives at 12 Mare Street, E8 4RG", group)
    office.shown("brent-lead", "I have deleted that message")
    assert wrote.deleted
    assert not kolbe.deleted  # a word that is merely not known is nobody's business there
    captioned = lead.sends_photo("ring 07700 900123", group)
    office.fake.wait(lambda: captioned.deleted, "it is deleted")
    lead.settle()
    assert "deleted" not in group.text()
    for secret in ("Mare Street", "900123"):
        assert secret.encode() not in office.stage.kept_bytes()


def test_the_end_of_a_long_message_is_screened(office: Office) -> None:
    lead, group = office.phone("brent-lead"), office.groups["BRE"]
    group.adds_bot(lead, administrator=True)
    wrote = lead.says("word " * 800 + "07700 900123", group)
    office.shown("brent-lead", "I have deleted that message")
    assert wrote.deleted


def test_where_a_group_does_not_let_the_bot_delete_its_person_is_asked_to(office: Office) -> None:
    lead, group = office.phone("brent-lead"), office.groups["BRE"]
    bot = office.fake.world.bot.username
    wrote = lead.says(f"@{bot} she lives at 12 Mare Street, E8 4RG", group)
    office.shown("brent-lead", "Please delete that message")
    assert not wrote.deleted
    lead.user.opened = False
    lead.says(f"@{bot} her number is 07700 900123", group)
    office.fake.wait(lambda: "Please delete that message" in group.text(), "it is said there")


def test_what_follows_a_command_is_screened_and_the_command_obeyed(office: Office) -> None:
    lead, group = office.phone("brent-lead"), office.groups["BRE"]
    wrote = lead.command("/owed for the flat at 12 Mare Street, E8 4RG")
    office.shown("brent-lead", "May refer: yes")
    office.shown("brent-lead", "I have deleted that message")
    assert wrote.deleted
    lead.command("/help her number is 07700 900123", group)
    office.shown("brent-lead", "Please delete that message")
    office.shown("brent-lead", "Never write a tenant's name")
    assert "900123" not in lead.private[-1].text


def test_words_after_start_are_screened_where_they_are_no_code(office: Office) -> None:
    sam = office.phone("sam")
    wrote = sam.command("/start by 07700 900123")
    office.shown("sam", "I have deleted that message")
    assert wrote.deleted


def test_what_follows_another_bots_command_is_screened_too(office: Office) -> None:
    sam, lead, group = office.phone("sam"), office.phone("brent-lead"), office.groups["BRE"]
    group.adds_bot(lead, administrator=True)
    alone = sam.command("/owed@another_bot by 07700 900123")
    among = lead.command("/owed@another_bot by 07700 900123", group)
    for name, wrote in (("sam", alone), ("brent-lead", among)):
        office.shown(name, "I have deleted that message")
        assert wrote.deleted
    assert "What everybody owes" not in sam.text()


def test_home_help_and_owed_come_by_their_commands(office: Office) -> None:
    sam = office.phone("sam")
    for command, words in (
        ("/home", "Nothing waits for you."),
        ("/help", "Never write a tenant's name"),
        ("/owed", "What everybody owes"),
        ("/activity", "Brent Council: Referrals 0"),
        (f"/help@{office.fake.world.bot.username}", "Never write a tenant's name"),
    ):
        before = len(sam.private)
        sam.command(command)
        office.fake.wait(partial(has, sam, before + 2), f"{command} is answered")
        assert words in sam.private[-1].text
    menu = [one["command"] for one in office.fake.world.commands["default"]]
    assert menu == ["refer", "inquiry", "requests", "move", "owed", "activity", "home", "help"]


def test_start_opens_home(office: Office) -> None:
    sam = office.phone("sam")
    sam.start()
    office.shown("sam", "sam · Home")


def test_an_unknown_command_and_mere_words_get_a_plain_sentence_with_buttons(
    office: Office,
) -> None:
    sam = office.phone("sam")
    for words in ("/dance", "/dance /dance", "hello"):
        before = len(sam.private)
        sam.says(words)
        office.fake.wait(partial(has, sam, before + 2), f"{words} is answered")
        assert sam.private[-1].text == "I do not read messages. Press a button, please."
        assert [button.text for button in sam.private[-1].buttons] == ["Home", "Help"]


def test_words_that_may_identify_somebody_are_taken_away(office: Office) -> None:
    sam = office.phone("sam")
    wrote = sam.says("She lives at 12 Mare Street, E8 4RG")
    office.shown("sam", "it may identify somebody")
    assert "Please delete" not in sam.text()
    assert wrote.deleted
    assert "I have deleted that message" in sam.text()
    assert "Mare Street" not in sam.text()


def test_pictures_files_and_recordings_are_taken_away_and_refused(office: Office) -> None:
    sam = office.phone("sam")
    for send in (sam.sends_photo, sam.sends_document, sam.sends_voice):
        sent = send()
        office.fake.wait(partial(getattr, sent, "deleted"), "it is deleted")
    office.fake.wait(lambda: sam.text().count("I take no pictures") == 3, "each is refused")


def test_where_it_cannot_be_deleted_the_person_is_asked_to(office: Office) -> None:
    office.fake.fail(
        "deleteMessage", status=400, description="Bad Request: message can't be deleted"
    )
    sam = office.phone("sam")
    sent = sam.sends_photo()
    office.shown("sam", "Please delete that")
    assert not sent.deleted
    assert "I have deleted" not in sam.text()


def test_a_stranger_is_refused_whatever_they_do(office: Office) -> None:
    stranger = office.fake.person(999_999, "Stranger")
    stranger.start()
    office.fake.wait(lambda: "not enrolled here" in stranger.text(), "refused")
    stranger.command("/refer")
    stranger.says("hello")
    stranger.tap(stranger.message(), "+refer:start::")
    stranger.settle(lambda: stranger.text().count("not enrolled here") == 4)
    assert office.stage.drafts() == []


def test_a_button_that_this_bot_never_made_is_answered_plainly(office: Office) -> None:
    sam = office.phone("sam")
    sam.command("/home")
    office.shown("sam", "sam · Home")
    home = sam.message()
    for data in ("", "nonsense", "+:::", ".claim:take", "+0123456789abcdef:0:0:pick:0", "é" * 32):
        sam.tap(home, data or "-")
        sam.settle()
    assert "not known any more" in sam.alerts[0]
    office.shown("sam", "no longer open")


def test_a_button_of_a_form_says_nothing_to_another_person(office: Office) -> None:
    officer = office.begins()
    yes = officer.message().buttons[0].data
    lead = office.phone("brent-lead")
    lead.command("/home")
    office.shown("brent-lead", "Home")
    lead.tap(lead.message(), yes)
    office.shown("brent-lead", "no longer open")
    (draft,) = office.stage.drafts()
    assert not any(draft.answers.get("Consent", {}).get("consents", ()))


def test_the_same_press_five_times_has_one_effect_and_one_answer(office: Office) -> None:
    reference = office.circulated()
    lead = office.phone("brent-lead")
    update = office.fake.delivery.all
    with office.fake.held():
        lead.press("Claim", reference, office.groups["BRE"])
        press = update[-1]
        copies = 4
        if not office.webhook:
            office.fake.again(press, copies)
    if office.webhook:
        answers = office.fake.again(press, copies)
        assert {status for status, _ in answers} == {200}
    lead.settle()
    office.fake.wait(lambda: lead.sees("Offer a home", f"You hold {reference}"), "it comes")
    lead.command("/help")
    lead.settle(lambda: "Never write" in lead.text())
    said = [one for one in lead.private if f"You hold {reference}" in one.text]
    assert len(said) == 1
    assert len(office.stage.audit("RequestClaimed", reference)) == 1


def test_the_same_tick_again_after_a_restart_undoes_nothing(hooked: Office) -> None:
    hooked.begins()
    hooked.walk("hackney-officer", "Yes", "Keep Tue 3 Mar 2026", "Next")
    hooked.walk("hackney-officer", "Secure", "2", "In their own home", "None", "Domestic abuse")
    tick = hooked.fake.delivery.all[-1]
    hooked.walk("hackney-officer", "Stalking", "Domestic abuse")
    (before,) = hooked.stage.drafts()
    hooked.stop()
    hooked.start()
    assert {status for status, _ in hooked.fake.again(tick, 3)} == {200}
    (after,) = hooked.stage.drafts()
    assert after.answers == before.answers
    assert after.answers["Risks"]["risks"] == ("stalking",)
    # A new process cannot know which presses were answered; Telegram says so, and no harm is done.
    hooked.fake.wait(lambda: hooked.fake.violations, "it is answered anew")
    assert {one.method for one in hooked.fake.violations} == {"answerCallbackQuery"}
    hooked.fake.violations.clear()


def test_what_one_person_does_is_heard_in_its_order(office: Office) -> None:
    office.begins()
    phone = office.phone("hackney-officer")
    form = phone.message("Consent")
    draft = form.buttons[0].data.split(":")[0]
    with office.fake.held():
        phone.tap(form, form.buttons[0].data)
        phone.tap(form, f"{draft}:0:1:next:0")
        phone.tap(form, f"{draft}:1:0:next:0")
    phone.settle(lambda: "Which tenancy do they hold" in phone.text())
    (draft_kept,) = office.stage.drafts()
    assert draft_kept.answers["Consent"]["consents"] == ("yes",)


def test_somebody_who_blocked_the_bot_gets_what_waited_once_they_let_it_write(
    office: Office,
) -> None:
    lead = office.phone("brent-lead")
    lead.blocks_bot()
    reference = office.refers()
    office.presses("hackney-lead", "Approve", reference)
    office.presses("sam", "Circulate", reference)
    office.shown("brent-lead1", reference)
    office.shown("sam", "brent-lead")
    assert "Household: " not in lead.text()
    lead.unblocks_bot()
    office.shown("brent-lead", "Household: ")


def test_a_code_opens_the_bot_for_who_was_invited(office: Office) -> None:
    office.stage.reaches("brent-lead1")
    code = office.bot.engine.invite("brent-lead1@example.org")
    assert code
    link = office.adapter.link(code)
    assert link == f"https://t.me/{office.fake.world.bot.username}?start={code}"
    joiner = office.fake.person(888_001, "New phone")
    joiner.start(code)
    office.fake.wait(lambda: "Welcome, brent-lead1." in joiner.text(), "they are welcome")
    other = office.fake.person(888_002, "Somebody else")
    other.start(code)
    office.fake.wait(lambda: "This code is not good" in other.text(), "once only")
    joiner.command("/home")
    office.fake.wait(lambda: "brent-lead1 · Home" in joiner.text(), "they are known")


def test_a_bot_is_not_heard(office: Office) -> None:
    body = {
        "message_id": 5,
        "date": 0,
        "chat": {"id": 700_001, "type": "private"},
        "from": {"id": 700_001, "is_bot": True, "first_name": "Robot"},
        "text": "/home",
    }
    update = office.fake.delivery.add("message", body, 700_001)
    office.fake.wait(lambda: update.done, "it is taken")
    office.phone("sam").command("/help")
    office.shown("sam", "Never write a tenant's name")
    assert "sam · Home" not in office.phone("sam").text()


def test_a_reply_that_telegram_holds_up_is_sent_a_little_later(office: Office) -> None:
    office.fake.fail("sendMessage", retry_after=1, times=1)
    sam = office.phone("sam")
    sam.command("/help")
    office.shown("sam", "Never write")


def test_a_reply_that_is_lost_stops_nothing(office: Office) -> None:
    office.fake.fail("sendMessage", status=502, times=1)
    office.fake.fail("sendMessage", retry_after=600, times=1)
    sam = office.phone("sam")
    sam.command("/help")
    sam.command("/owed")
    sam.settle()
    office.fake.wait(lambda: len(office.fake.called("sendMessage")) == 2, "both were tried")
    sam.command("/home")
    office.shown("sam", "sam · Home")


def test_what_the_person_deleted_is_said_anew(office: Office) -> None:
    phone = office.begins()
    form = phone.message("Consent")
    phone.deletes(form)
    phone.tap(form, form.buttons[0].data)
    phone.settle(lambda: "When did the tenant agree" in phone.text())


def test_a_button_of_a_form_says_nothing_in_a_group(office: Office) -> None:
    office.circulated()
    lead = office.begins("brent-lead")
    yes = lead.message("Consent").buttons[0].data
    group = office.groups["BRE"]
    lead.tap(group.messages[-1], yes)
    lead.settle()
    assert "not known any more" in lead.alert
    assert "Consent" not in group.text()


@pytest.mark.parametrize("code", ["", "NO-SUCH-CODE"])
def test_who_presses_start_at_last_gets_what_waited(polled: Office, code: str) -> None:
    lead = polled.phone("brent-lead")
    lead.user.opened = False
    reference = polled.refers()
    polled.presses("hackney-lead", "Approve", reference)
    polled.presses("sam", "Circulate", reference)
    polled.shown("sam", "brent-lead")
    assert "Household: " not in lead.text()
    lead.start(code)
    polled.shown("brent-lead", "Household: ")


def test_replies_come_in_the_order_of_what_they_answer(polled: Office) -> None:
    polled.fake.fail("sendMessage", stall=1)
    sam = polled.phone("sam")
    sam.command("/help")
    sam.command("/owed")
    polled.shown("sam", "What everybody owes")
    help_, owed = [one.text for one in sam.private if one.sender is not sam.user]
    assert "Never write" in help_
    assert "What everybody owes" in owed


def test_a_press_in_a_group_is_answered_though_the_private_word_is_slow(
    polled: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.adapters.telegram.speaking._ANSWER_BY", 0.2)
    reference = polled.circulated()
    lead = polled.phone("brent-lead")
    polled.fake.fail("sendMessage", stall=4, times=9, chat=lead.user.id)
    lead.press("Claim", reference, polled.groups["BRE"])
    lead.settle()
    assert lead.alert.startswith(f"You hold {reference}.")
    assert not [one for one in lead.private if f"You hold {reference}" in one.text]
    polled.shown("brent-lead", f"You hold {reference}")


def test_a_stranger_is_told_that_what_they_sent_is_deleted(polled: Office) -> None:
    stranger = polled.fake.person(999_999, "Stranger", opened=True)
    sent = stranger.sends_photo()
    polled.fake.wait(lambda: "not enrolled here" in stranger.text(), "refused")
    assert sent.deleted
    assert "I have deleted what you wrote." in stranger.text()
