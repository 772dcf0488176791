"""What was clean and is edited is screened as if it were new, and is never an answer (L5)."""

from bot.adapters.telegram.conversation import NO_EDITS
from bot.adapters.telegram.payload import Attached, Edited, read
from bot.flows.ports import Draft
from tests.adapters.telegram.office import Office
from tests.kit.telegram.phone import TelegramPhone
from tests.kit.telegram.world import Message

SECRET = "She lives at 12 Mare Street, E8 4RG"
LEAD = "brent-lead"


def test_L5_a_clean_message_edited_into_one_that_identifies_is_taken_away(office: Office) -> None:
    sam = office.phone("sam")
    wrote = sam.says("hello")
    office.shown("sam", "I do not read messages")
    sam.edits(wrote, SECRET)
    office.shown("sam", "I have deleted that message: it may identify somebody")

    assert wrote.deleted
    assert "Mare Street" not in sam.text()
    assert b"Mare Street" not in office.stage.kept_bytes()


def test_L5_an_edit_in_a_group_is_screened_as_a_new_message_is(office: Office) -> None:
    lead, group = office.phone(LEAD), office.groups["BRE"]
    group.adds_bot(lead, administrator=True)
    clean, wrote = lead.says("Lunch?", group), lead.says("Who is in?", group)
    captioned = lead.sends_photo("the kitchen", group)
    lead.edits(clean, "Lunch at one, at Quarrbeck?")
    lead.edits(wrote, SECRET)
    lead.edits(captioned, "ring 07700 900123")
    office.fake.wait(lambda: wrote.deleted and captioned.deleted, "they are taken away")
    office.fake.wait(lambda: office.phone(LEAD).text().count("I have deleted") == 2, "it is said")

    assert not clean.deleted  # a word that is merely not known is nobody's business there
    assert "deleted" not in group.text()


def test_L5_where_an_edit_cannot_be_taken_away_its_person_is_asked_to(office: Office) -> None:
    lead, group = office.phone(LEAD), office.groups["BRE"]
    bot = office.fake.world.bot.username
    wrote = lead.says(f"@{bot} is anybody there?", group)
    lead.edits(wrote, f"@{bot} {SECRET}")
    office.shown(LEAD, "Please delete that message: it may identify somebody")

    assert not wrote.deleted


def test_L5_an_edited_command_is_screened_and_not_obeyed(office: Office) -> None:
    sam = office.phone("sam")
    wrote = sam.command("/help")
    office.shown("sam", "Never write a tenant's name")
    sam.edits(wrote, "/owed")
    sam.edits(wrote, "/owed by 07700 900123")
    office.shown("sam", "I have deleted that message")

    assert wrote.deleted
    assert "What everybody owes" not in sam.text()


def test_L5_an_edit_answers_no_form_and_its_person_is_told_how_to(office: Office) -> None:
    phone, wrote = in_a_form(office)
    before = only_draft(office)
    phone.edits(wrote, "1 March 2026")
    office.shown("hackney-officer", NO_EDITS)
    assert only_draft(office) == before

    phone.edits(wrote, SECRET)
    office.shown("hackney-officer", "I have deleted that message")
    assert only_draft(office) == before
    assert phone.text().count(NO_EDITS) == 1


def test_a_clean_edit_where_no_form_is_open_is_answered_by_nothing(office: Office) -> None:
    sam = office.phone("sam")
    wrote = sam.says("hello")
    office.shown("sam", "I do not read messages")
    before = len(sam.private)
    sam.edits(wrote, "good day")
    sam.settle()
    sam.command("/help")
    office.shown("sam", "Never write a tenant's name")

    assert len(sam.private) == before + 2


def test_another_picture_in_the_place_of_one_is_refused_and_clean_words_are_read() -> None:
    sender = {"id": 7, "is_bot": False}
    private = {"message_id": 3, "from": sender, "chat": {"id": 7, "type": "private"}}
    group = private | {"chat": {"id": -9, "type": "group"}}

    def heard(body: dict[str, object]) -> object:
        return read({"update_id": 1, "edited_message": body}, "the_bot")

    assert heard(private | {"photo": [], "caption": "x"}) == Attached(1, 7, 3)
    assert heard(group | {"photo": []}) is None
    for text, words in (
        ("ring @The_Bot now", "ring   now"),
        ("/owed@another_bot ring", "ring"),
        ("/owed", ""),
    ):
        edited = heard(group | {"text": text})
        assert isinstance(edited, Edited)
        assert edited.text == words


def in_a_form(office: Office) -> tuple[TelegramPhone, Message]:
    """Somebody in the middle of a form, and the answer that they typed."""
    office.begins()
    phone = office.phone("hackney-officer")
    wrote = phone.says("y")
    phone.settle(lambda: "When did the tenant agree" in phone.text())
    return phone, wrote


def only_draft(office: Office) -> Draft:
    """The form that is open."""
    (draft,) = office.stage.drafts()
    return draft
