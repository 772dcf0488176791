"""A referral as an interview, by wire: its taps, its ways back, and what a restart leaves of it."""

import pytest

from tests.adapters.telegram.office import COMMON, Office, common, london, opened, small
from tests.kit.telegram.server import FakeTelegram


def newest_draft(office: Office) -> dict[str, dict[str, tuple[str, ...]]]:
    (draft,) = office.stage.drafts()
    return {page: dict(answers) for page, answers in draft.answers.items()}


def test_a_referral_is_sent_by_taps_alone(office: Office) -> None:
    case = office.stage.case(office.refers())
    asked = case.referral
    assert asked.landlord == "HAC"
    assert asked.safe_areas == {"BRE"}
    assert asked.home_area == "HAC"
    assert (asked.household.aged_21_over, asked.household.aged_0_9) == (1, 2)
    assert case.size.value == "2"
    text, buttons = office.screen("hackney-officer")
    assert case.reference in text
    assert "is sent" in text
    assert buttons == ["Home"]
    officer = office.phone("hackney-officer")
    forms = [one for one in officer.private if "Refer a household" in one.text]
    assert forms == []  # the one message of the form became the word that it was sent


COMMON_OF_LONDON = common(
    landlord=("Hackney Council", "Keep Domestic abuse service"),
    home='"hackney',
    safe='"Brent, Camden, Ealing, Bromley and Lewisham',
)


def test_a_common_referral_takes_few_taps(
    fake: FakeTelegram, sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One adult, two children, domestic abuse, two bedrooms, five of London's 33 areas."""
    with opened(sqlite_url, london(), fake) as office:
        phone = office.begins("leah")
        office.walk("leah", *COMMON_OF_LONDON)
        (case,) = office.stage.cases()
        assert case.referral.safe_areas == {"BEN", "CMD", "EAL", "BRY", "LEW"}
        with capsys.disabled():
            print(f"\na common referral: {phone.taps} taps, {phone.typed} typed answers")
        assert phone.taps <= 32
        assert phone.typed <= 2


def test_back_leads_to_the_question_before_and_keeps_what_was_answered(office: Office) -> None:
    office.begins()
    office.walk("hackney-officer", *COMMON[:6], "Back")
    text, buttons = office.screen("hackney-officer")
    assert "Where do they stay meanwhile" in text or "Tap what you want to change" in text
    assert any("In their own home" in label for label in buttons)
    office.walk("hackney-officer", "Back")
    assert any("2" in label for label in office.screen("hackney-officer")[1])
    assert newest_draft(office)["Tenancy"]["staying"] == ("at_home",)


def test_cancel_keeps_nothing_and_leaves_no_button_of_the_form(office: Office) -> None:
    office.begins()
    phone = office.walk("hackney-officer", *COMMON[:8], "Cancel")
    assert office.screen("hackney-officer") == (
        "Cancelled. Nothing was sent, and nothing is kept.",
        ["Home"],
    )
    assert office.stage.drafts() == []
    assert not phone.sees("Next")


def test_after_a_restart_it_goes_on_at_the_same_question(office: Office) -> None:
    office.begins()
    office.walk("hackney-officer", *COMMON[:10])
    before = office.screen("hackney-officer")
    office.stop()
    office.start()
    assert office.screen("hackney-officer") == before
    office.walk("hackney-officer", *COMMON[10:])
    assert len(office.stage.cases()) == 1


def test_it_is_resumed_from_home_in_a_message_of_its_own(office: Office) -> None:
    office.begins()
    office.walk("hackney-officer", *COMMON[:10])
    before = office.screen("hackney-officer")
    phone = office.phone("hackney-officer")
    phone.command("/home")
    office.shown("hackney-officer", "Unfinished")
    phone.press("Resume")
    office.fake.wait(lambda: office.screen("hackney-officer") == before, "it is shown again")
    office.fake.wait(
        lambda: sum(before[0] == one.text for one in phone.private) == 1, "one is left"
    )
    office.walk("hackney-officer", *COMMON[10:])
    assert len(office.stage.cases()) == 1


def test_a_button_of_an_old_message_of_the_form_does_no_harm(office: Office) -> None:
    office.begins()
    phone = office.phone("hackney-officer")
    old = phone.message("Refer a household")
    yes = old.buttons[0].data
    office.walk("hackney-officer", *COMMON[:9])
    before = newest_draft(office)
    phone.tap(old, yes)
    phone.settle(lambda: "answered before" in phone.text())
    assert newest_draft(office) == before
    office.walk("hackney-officer", *COMMON[9:])
    assert len(office.stage.cases()) == 1


def test_a_part_is_changed_from_the_review(office: Office) -> None:
    office.begins()
    office.walk("hackney-officer", *COMMON[:-1], "Change something", "The home needed")
    office.walk(
        "hackney-officer",
        "How many bedrooms do they need: 2",
        "3",
        "Which floor: Any",
        "Ground floor",
    )
    office.walk("hackney-officer", "Next")
    text, buttons = office.screen("hackney-officer")
    assert "How many bedrooms do they need: 3" in text
    assert buttons == ["Send", "Change something", "Back", "Cancel"]
    office.walk("hackney-officer", "Send")
    (case,) = office.stage.cases()
    assert case.size.value == "3"


def test_words_choose_what_they_name_or_ask_which_and_the_screen_comes_below(
    fake: FakeTelegram, sqlite_url: str
) -> None:
    with opened(sqlite_url, london(), fake) as office:
        phone = office.begins("leah")
        office.walk("leah", *COMMON_OF_LONDON[:15], '"ham')
        text, buttons = office.screen("leah")
        assert "Which of these?" in text
        assert {"Newham", "Lewisham", "Tower Hamlets", "Show all"} <= set(buttons)
        assert phone.private[-1].text == text
        office.fake.wait(
            lambda: (
                [one.text for one in phone.private if one.sender is not phone.user][:-1]
                == ["Answered. It goes on below."]
            ),
            "the earlier message has no form any more",
        )
        office.walk("leah", '"atlantis')
        assert "Nothing on the list is called that" in office.screen("leah")[0]
        office.walk("leah", '"Newham', "More ▶", "More ▶", "Lewisham")
        _, buttons = office.screen("leah")
        assert "☑ Lewisham" in buttons  # the screen of the list stays where it was
        office.walk("leah", '"Hackney, Nowhere')
        assert "One of these names is not clear" in office.screen("leah")[0]


def test_a_number_and_a_date_are_written_too(office: Office) -> None:
    office.begins()
    office.walk("hackney-officer", "Yes", '"1st March 2026')
    assert newest_draft(office)["Consent"]["consent_on"] == ("2026-03-01",)
    office.walk("hackney-officer", *COMMON[2:19], '"4')
    assert newest_draft(office)["TheHousehold"]["aged_21_over"] == ("4",)
    office.walk("hackney-officer", "Aged 9 and under: –", '"many')
    assert "Put a whole number" in office.screen("hackney-officer")[0]
    phone = office.phone("hackney-officer")
    wrote = [one.text for one in phone.private if one.sender is phone.user]
    assert wrote == ["/refer", "1st March 2026", "4", "many"]  # only free words are taken away


def test_a_note_that_names_somebody_is_taken_out_of_the_chat(office: Office) -> None:
    office.begins()
    office.walk("hackney-officer", *COMMON[:25], "A note for the coordinator: –")
    phone = office.phone("hackney-officer")
    named = phone.says("Her number is 07700 900123")
    phone.settle(lambda: "⚠" in office.screen("hackney-officer")[0])
    office.fake.wait(lambda: named.deleted, "the note is deleted")
    assert "07700" not in phone.text()
    (draft,) = office.stage.drafts()
    assert "07700" not in repr(draft)
    note = "Needs to be near a school, and on the way of a bus to work."
    office.walk("hackney-officer", f'"{note}', "Next", "Send")
    (case,) = office.stage.cases()
    assert case.referral.note == note


def test_each_word_that_is_not_known_is_asked_about_on_one_screen(office: Office) -> None:
    office.begins()
    office.walk("hackney-officer", *COMMON[:25], "A note for the coordinator: –")
    office.walk("hackney-officer", '"Prefers Quarrbeck or Zellwick', "Next")
    text, buttons = office.screen("hackney-officer")
    assert "Is each word needed?" in text
    assert buttons[:2] == [
        "“Quarrbeck” in “Prefers Quarrbeck or…”: Remove it",
        "“Zellwick” in “…or Zellwick”: Remove it",
    ]

    office.walk("hackney-officer", "Next", "Send")

    (case,) = office.stage.cases()
    assert case.referral.note == "Prefers … or …"
    assert office.stage.rows()["review"] == []


def test_what_is_written_where_a_button_is_asked_for_is_screened_all_the_same(
    office: Office,
) -> None:
    office.begins()
    phone = office.phone("hackney-officer")
    wrote = phone.says("Her number is 07700 900123")
    phone.settle(lambda: "it may identify somebody" in phone.text())
    office.fake.wait(lambda: wrote.deleted, "it is deleted")
    office.fake.wait(lambda: "Consent" in office.screen("hackney-officer")[0], "the form is below")


def test_what_is_written_where_a_number_is_asked_for_is_screened_too(office: Office) -> None:
    office.begins()
    office.walk("hackney-officer", *COMMON[:18], "Aged 9 and under: –")
    phone = office.phone("hackney-officer")
    wrote = phone.says("Her number is 07700 900123")
    phone.settle(lambda: "it may identify somebody" in phone.text())
    office.fake.wait(lambda: wrote.deleted, "it is deleted")
    office.fake.wait(lambda: "⚠" in office.screen("hackney-officer")[0], "the form is below")
    office.walk("hackney-officer", '"3')
    assert newest_draft(office)["TheHousehold"]["aged_0_9"] == ("3",)


def test_a_contact_is_taken_out_of_the_chat_and_kept_in_the_form(office: Office) -> None:
    office.begins()
    office.walk(
        "hackney-officer",
        *COMMON[:25],
        "Who is the nominating officer: hackney-officer (me)",
        "Somebody who does not use this bot",
        "Next",
        '"Ann Other',
        '"Housing officer',
        '"ann@other.example',
        "Skip",
    )
    phone = office.phone("hackney-officer")
    assert "ann@other.example" in office.screen("hackney-officer")[0]
    office.fake.wait(
        lambda: (
            not [one for one in phone.private if one.sender is phone.user and "/" not in one.text]
        ),
        "what was written is deleted",
    )


def test_a_picture_in_the_middle_is_refused_and_the_form_stays(office: Office) -> None:
    office.begins()
    office.walk("hackney-officer", *COMMON[:3])
    before = newest_draft(office)
    phone = office.phone("hackney-officer")
    photo = phone.sends_photo("her passport")
    phone.settle(lambda: "no pictures" in phone.text())
    office.fake.wait(lambda: photo.deleted, "it is deleted")
    assert newest_draft(office) == before
    phone.press("Secure", "Refer a household")
    phone.settle(lambda: "How many bedrooms" in phone.text())


def test_a_form_that_was_refused_stays_open(fake: FakeTelegram, sqlite_url: str) -> None:
    """A refusal is said below, and what was answered is not lost."""
    with opened(sqlite_url, london(), fake) as office:
        office.begins("leah")
        office.walk("leah", "No", "Keep Tue 3 Mar 2026")
        phone = office.phone("leah")
        assert "Sanctuary" in phone.text()
        assert phone.sees("Cancel", "Refer a household")


def test_a_form_begun_here_and_sent_elsewhere_says_so(office: Office) -> None:
    office.begins()
    phone = office.walk("hackney-officer", "Yes")
    with office.stage.store.begin() as turn:
        scheme = office.stage.looked()
        with turn.books(scheme, office.stage.now) as books:
            (draft,) = books.drafts.of(office.person("hackney-officer").id)
            books.drafts.drop(draft)
    office.walk("hackney-officer", "Cancel")
    assert "no longer open" in office.screen("hackney-officer")[0]
    assert not phone.sees("Cancel")


def test_no_word_of_a_form_is_sent_where_no_details_may_pass(
    fake: FakeTelegram, sqlite_url: str
) -> None:
    with opened(sqlite_url, small(details=False), fake) as office:
        phone = office.phone("hackney-officer")
        phone.command("/refer")
        office.shown("hackney-officer", "no details pass through Telegram")
        phone.says("hackney")
        phone.settle(lambda: "I do not read messages" in phone.text())
        assert office.stage.drafts() == []


def test_what_is_wrong_among_several_is_asked_for_by_itself_and_can_be_written(
    office: Office,
) -> None:
    office.begins()
    office.walk("hackney-officer", *COMMON[:18], "Next")
    text, _ = office.screen("hackney-officer")
    assert "⚠" in text
    assert "Aged 21 and over" in text
    office.walk("hackney-officer", '"4')
    assert newest_draft(office)["TheHousehold"]["aged_21_over"] == ("4",)
    office.walk("hackney-officer", "Next", "2", "Next", "Next", "Send")
    (case,) = office.stage.cases()
    assert case.referral.household.aged_21_over == 4


def test_after_a_wrong_answer_the_next_words_answer_the_same_question(office: Office) -> None:
    office.begins()
    office.walk("hackney-officer", *COMMON[:18], "Aged 9 and under: –", '"many', '"3')
    household = newest_draft(office)["TheHousehold"]
    assert household["aged_0_9"] == ("3",)
    assert "aged_21_over" not in household


def test_an_earlier_message_of_the_form_loses_its_buttons_when_it_is_pressed(
    polled: Office,
) -> None:
    phone = polled.begins()
    old = phone.message("Consent")
    polled.fake.fail("editMessageText", status=502)  # it keeps its buttons when it should not
    phone.command("/home")
    polled.shown("hackney-officer", "Unfinished")
    phone.press("Resume")
    phone.settle(lambda: len([one for one in phone.private if "Consent" in one.text]) == 2)
    yes = old.buttons[0].data
    polled.fake.wait(lambda: len(polled.fake.called("editMessageText")) == 1, "it was tried")
    phone.tap(old, yes)
    phone.settle(lambda: "When did the tenant agree" in phone.text())
    polled.fake.wait(lambda: old.text == "Answered. It goes on below.", "it says so")
    assert old.buttons == []


def test_a_form_that_is_cancelled_in_its_earlier_message_is_closed_in_the_later(
    polled: Office,
) -> None:
    phone = polled.begins()
    old = phone.message("Consent")
    cancel = next(button.data for button in old.buttons if button.text == "Cancel")
    phone.command("/home")
    polled.shown("hackney-officer", "Unfinished")
    phone.press("Resume")
    polled.fake.wait(lambda: old.buttons == [], "the form goes on below")
    later = phone.message("Consent")
    phone.tap(old, cancel)
    polled.fake.wait(lambda: later.text == "This form is closed.", "it says so")
    assert later.buttons == []
    assert old.text == "Cancelled. Nothing was sent, and nothing is kept."


def test_what_came_of_a_form_is_said_anew_where_its_message_is_gone(polled: Office) -> None:
    phone = polled.begins()
    form = phone.message("Consent")
    cancel = next(button.data for button in form.buttons if button.text == "Cancel")
    phone.deletes(form)
    phone.tap(form, cancel)
    polled.shown("hackney-officer", "Cancelled. Nothing was sent")


def test_D1_an_inquiry_takes_four_taps(office: Office) -> None:
    phone = office.phone("hackney-officer")
    phone.command("/inquiry")
    office.shown("hackney-officer", "When was it?")
    office.walk("hackney-officer", "Keep Tue 3 Mar 2026", "Police", "Not pursued", "Brent")
    assert office.screen("hackney-officer") == ("The inquiry is logged. Thank you.", ["Home"])
    assert [row[3:5] for row in office.stage.rows()["inquiry"]] == [("police", "not_pursued")]
