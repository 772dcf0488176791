"""R20, L5: text that could identify somebody is nowhere, wherever it was typed."""

import pytest

from bot.chat.questions import asks, questions
from bot.chat.replies import Put
from bot.flows.table import INTERVIEWS
from tests.kit.phone import Phone, whole
from tests.kit.stage import Stage, fill_on
from tests.rules.bad_input import is_refused
from tests.rules.conftest import Play

IDENTIFYING = "Ring Mrs Adeyemi-Brooks on 07700 900123 at 14 Acacia Avenue, E8 1AA"
SECRETS = ["07700 900123", "900123", "Acacia", "E8 1AA", "Adeyemi"]


def test_what_is_said_is_not_read_and_not_kept(play: Play) -> None:
    stage = play("Hackney", "Brent")
    lead = stage.phone("hackney-lead")
    before = stage.rows()

    lead.says("claim the first one please")
    assert "I do not read messages. Press a button, please." in lead.text()
    lead.says(IDENTIFYING)
    is_refused(lead, "Please delete that message")
    for part in SECRETS:
        assert part not in lead.ever_saw()
        assert part.encode() not in stage.kept_bytes()
    assert stage.rows() == before


def test_R20_a_note_that_identifies_somebody_is_taken_out_and_is_nowhere(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")
    officer = hackney.officer

    told = hackney.refers(note=IDENTIFYING)

    assert isinstance(told.reply, Put)
    assert "Take it out" in told.reply.form.wrong["note"] or "taken out" in told.text
    assert nowhere(stage, officer)
    officer.open("home")
    officer.press("Resume")
    assert nowhere(stage, officer)
    fill_on(stage, officer, "HAC", note="Prefers to be rung in the morning")
    officer.submit({}, "send")
    assert "is sent" in officer.text()
    assert stage.cases()[0].referral.note == "Prefers to be rung in the morning"
    assert nowhere(stage, officer)


@pytest.mark.parametrize("field", ["aged_0_9", "circumstances", "pets"])
def test_R20_identifying_text_typed_where_a_number_or_a_choice_belongs_is_nowhere(
    play: Play, field: str
) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")

    told = hackney.refers(**{field: [IDENTIFYING]})

    assert isinstance(told.reply, Put)
    assert field in told.reply.form.wrong
    assert nowhere(stage, hackney.officer)


@pytest.mark.parametrize("field", ["contact_name", "contact_role", "contact_email"])
def test_R20_identifying_text_typed_into_the_officers_contact_is_not_kept(
    play: Play, field: str
) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")
    contact = {
        "contact_name": "Ada Obi",
        "contact_role": "Advocate",
        "contact_email": "ada@example.org",
    }

    told = hackney.refers(officer="contact", **(contact | {field: IDENTIFYING}))

    assert isinstance(told.reply, Put)
    assert set(told.reply.form.wrong) == {field}
    assert stage.cases() == []
    assert nowhere(stage, hackney.officer)


def test_R20_identifying_text_sent_beside_a_good_answer_is_not_kept(play: Play) -> None:
    stage = play("Hackney", "Brent")
    leah = stage.phone("leah")
    leah.open("refer")

    leah.submit({"consents": ("yes", IDENTIFYING), "consent_on": ("2026-03-01", IDENTIFYING)})
    leah.submit({}, "back")

    assert leah.form.given["consents"] == ("yes",)
    assert nowhere(stage, leah)


def nowhere(stage: Stage, *phones: Phone) -> bool:
    """The identifying text is in no answer, in no draft and in no byte that is kept."""
    kept = stage.kept_bytes() + repr(stage.drafts()).encode()
    seen = "\n".join([phone.ever_saw() for phone in phones])
    shown = "\n".join(whole(reply) for phone in phones for reply in phone.replies)
    for secret in SECRETS:
        assert secret.encode() not in kept
        assert secret not in seen + shown
    return True


def test_L5_every_box_of_every_form_is_bounded_and_takes_a_pattern_or_is_screened() -> None:
    boxes = {
        (interview.form.name, question.name): (question.longest, page)
        for interview in INTERVIEWS.values()
        for page in interview.form.pages
        for question in questions(page)
        if question.kind == "text"
    }

    assert {*boxes} >= {("refer", "note"), ("write_off", "minute"), ("leaving", "minute")}
    for (form, name), (longest, page) in boxes.items():
        assert longest is not None, (form, name)
        assert longest <= 120, (form, name)
        has_pattern = any(
            getattr(extra, "pattern", None) for extra in page.model_fields[name].metadata
        )
        assert has_pattern or asks(page)[name].screened, (form, name)


def test_L5_a_note_is_no_longer_than_120_characters(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")

    hackney.refers(note="quiet " * 19 + "streets").asks_again("At most 120 characters, please.")
    assert not stage.cases()
    hackney.officer.fill({"note": "quiet " * 19 + "street"})
    hackney.officer.submit({}, "send")

    assert len(stage.cases()[0].referral.note) == 120
