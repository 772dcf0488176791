"""L5: each word that the guard does not know is asked about, and goes unless it is kept."""

import pytest

from bot.chat.incoming import Submitted
from bot.chat.questions import asks
from bot.chat.replies import Put
from bot.domain.review import Place
from bot.flows.doubt import MOST
from bot.flows.table import INTERVIEWS
from tests.kit.phone import NO_TIME, Phone, next_event
from tests.kit.stage import fill_on
from tests.rules.conftest import Play
from tests.rules.insisting import ASKED, NOTE, OTHER, WORD, asked, nowhere_but, send

TWO = f"Near {WORD} or {OTHER} please"


def questions(phone: Phone) -> list[str]:
    """What is asked now."""
    return [question.text for question in phone.form.questions]


def test_L5_each_word_is_asked_about_in_its_sentence_and_removed_unless_kept(play: Play) -> None:
    stage = play("Hackney", "Brent")

    officer = asked(stage, TWO)

    assert officer.form.heading == "Is each word needed?"
    assert questions(officer) == [
        f"“{WORD}” in “Near {WORD} or…”?",
        f"“{OTHER}” in “…or {OTHER} please”?",
    ]
    for question in officer.form.questions:
        assert [option.label for option in question.options] == [
            "Remove it",
            "It is a place the scheme knows",
            "It is an organisation",
            "It is an ordinary word",
        ]
        assert officer.form.given[question.name] == ("remove",)
        assert not question.required


def test_L5_whoever_just_presses_next_goes_on_without_the_words(play: Play) -> None:
    stage = play("Hackney", "Brent")
    officer = asked(stage, TWO)

    officer.submit({})
    assert officer.form.review
    assert "A note for the coordinator: Near … or … please" in officer.text()
    officer.submit({}, "send")

    assert "is sent" in officer.text()
    assert "waits for the coordinator" not in officer.text()
    assert stage.cases()[0].referral.note == "Near … or … please"
    assert stage.rows()["review"] == []
    nowhere_but(stage, officer, words=(WORD, OTHER))


def test_L5_no_button_sends_all_of_it_anyway(play: Play) -> None:
    stage = play("Hackney", "Brent")
    officer = asked(stage, TWO)

    officer.submit({}, "send")
    assert officer.form.review  # the page was answered: both words are removed
    officer.submit({}, "send")

    assert stage.cases()[0].referral.note == "Near … or … please"


def test_L5_a_note_can_be_written_anew_and_what_is_in_it_alone_is_asked(play: Play) -> None:
    stage = play("Hackney", "Brent")
    officer = asked(stage, TWO)
    officer.fill({"note_0": "place"})

    officer.submit({}, "back")
    assert officer.form.given["note_0"] == ("place",)
    officer.submit({}, "back")
    assert officer.form.given["note"] == (TWO,)
    officer.submit(officer.form.given)
    assert officer.form.review  # of the same text nothing is asked again
    officer.submit({}, "back")
    assert officer.form.given["note_0"] == ("place",)
    officer.submit({}, "back")
    officer.fill({"note": NOTE})
    assert questions(officer) == [f"“{WORD}” in “…be near {WORD} please”?"]
    assert officer.form.given["note_0"] == ("remove",)
    officer.submit({}, "back")
    officer.fill({"note": "Prefers a quiet road"})

    assert officer.form.review
    assert WORD not in officer.text()


def test_L5_a_word_written_in_a_form_that_was_reviewed_is_asked_about(play: Play) -> None:
    stage = play("Hackney", "Brent")
    officer = stage.partner("Hackney").officer
    officer.open("refer")
    fill_on(stage, officer, "HAC")
    form = officer.form
    (page,) = (number for number, title in form.edits if title == "Who leads it")
    edit = Submitted(
        next_event(), officer.address, NO_TIME, form.draft, form.page, "edit", {}, to=page
    )
    officer.engine.handle(edit)
    officer.open("home")
    officer.press("Resume")
    assert officer.form.page == page
    officer.fill({"note": NOTE})

    assert officer.form.heading == "Is each word needed?"
    officer.submit({})
    assert officer.form.review
    assert officer.form.draft == form.draft


def test_L5_more_words_than_can_be_asked_about_are_to_be_written_anew(play: Play) -> None:
    stage = play("Hackney", "Brent")
    words = [f"Quarr{chr(97 + n)}" for n in range(MOST + 1)]
    officer = asked(stage, " or ".join(words))

    assert "9 words here are on no list" in officer.form.wrong["note"]
    officer.fill({"note": " or ".join(words[:MOST])})
    assert len(officer.form.questions) == MOST


def test_L5_what_must_go_goes_before_any_word_is_asked_about(play: Play) -> None:
    stage = play("Hackney", "Brent")
    officer = asked(stage, f"Ring 07700 900123 near {WORD}")

    assert "It was taken out" in officer.form.wrong["note"]
    assert officer.form.given["note"] == (f"Ring [removed] near {WORD}",)
    officer.submit(officer.form.given)
    assert "0" in [name[-1] for name in officer.form.given]
    assert "900123" not in officer.ever_saw()


def test_L5_a_role_of_which_nothing_is_left_is_withheld(play: Play) -> None:
    stage = play("Hackney", "Brent")
    officer = stage.partner("Hackney").officer
    contact = {"contact_name": "Ada Obi", "contact_email": "ada@example.org"}
    officer.open("refer")
    fill_on(stage, officer, "HAC", ASKED, officer="contact", **contact, contact_role=WORD)
    assert questions(officer) == [f"“{WORD}” in “{WORD}”?"]
    officer.submit({})
    officer.submit({}, "send")

    assert stage.cases()[0].referral.contacts[0].role == "Role withheld"
    nowhere_but(stage, officer)


def test_L5_names_that_the_scheme_knows_are_not_asked_about(play: Play) -> None:
    stage = play("Hackney", "Zellwick")
    officer = stage.partner("Hackney").officer

    asked(stage, "Prefers to be near Zellwick please")

    assert officer.form.review


def test_L5_every_screened_box_has_a_place_in_which_it_can_wait() -> None:
    boxes = {
        name
        for interview in INTERVIEWS.values()
        for page in interview.form.pages
        for name, ask in asks(page).items()
        if ask.screened
    }

    assert boxes == {place.value for place in Place}


@pytest.mark.parametrize("given", [("anything",), ("place", "place"), ("",), ()])
def test_L5_a_made_up_choice_keeps_no_word(play: Play, given: tuple[str, ...]) -> None:
    stage = play("Hackney", "Brent")
    officer = asked(stage)

    officer.submit({"note_0": given, "note_7": ("ordinary",)})
    if isinstance(officer.reply, Put) and not officer.form.review:
        assert officer.form.wrong["note_0"] == "Choose from the list."
        officer.submit({})
    send(officer)

    kept = given[:1] == ("place",)
    assert (len(stage.rows()["review"]) == 1) is kept
    assert stage.cases()[0].referral.note == ("" if kept else "Prefers to be near … please")
