"""L5: which words a scheme comes to know by the notes that are decided on, and what each shows."""

from dataclasses import replace

from bot.domain.review import allow
from tests.kit.forwarding import opened
from tests.kit.phone import Phone, card_text, reply_text
from tests.kit.stage import Stage, fill_on
from tests.rules.conftest import Play
from tests.rules.insisting import ASKED, NOTE, OTHER, WORD, asked, insists, reads, send

BOTH = f"Near {WORD} or {OTHER} please"


def waits(stage: Stage, note: str, *meanings: str) -> None:
    """An officer refers one more household, and keeps the words of its note."""
    officer = asked(stage, note)
    officer.fill({f"note_{number}": meaning for number, meaning in enumerate(meanings)})
    send(officer)
    stage.deliver()


def insists_on_both(stage: Stage, **said: object) -> None:
    """An officer refers, and keeps the words of two texts."""
    officer = stage.partner("Hackney").officer
    officer.open("refer")
    for _ in range(2):
        fill_on(stage, officer, "HAC", ASKED, **said)
        (question,) = officer.form.questions
        officer.fill({question.name: "organisation"})
    send(officer)
    stage.deliver()


def known(stage: Stage) -> str:
    """The words that the scheme knows, as the coordinator is shown them."""
    sam = stage.phone("sam")
    sam.open("home")
    sam.press("Desk")
    return reply_text(sam.press("Known words"))


def decides(stage: Stage, *ticked: str) -> Phone:
    """The coordinator allows the note that waits, and ticks these of its words."""
    sam = reads(stage)
    sam.fill({"verdict": "allow", "known": ticked})
    stage.deliver()
    return sam


def test_L5_the_words_that_are_ticked_are_known_and_no_others(play: Play) -> None:
    stage = play("Hackney", "Brent")
    insists(stage, BOTH, "place", "ordinary")

    assert "The scheme knows 1 more word." in decides(stage, "1").text()

    assert WORD not in known(stage)
    assert OTHER in known(stage)
    (question,) = asked(stage, BOTH).form.questions
    assert WORD in question.text


def test_L5_a_word_that_two_notes_have_is_known_once_however_it_is_written(play: Play) -> None:
    stage = play("Hackney", "Brent")
    waits(stage, NOTE, "place")
    waits(stage, f"Near {WORD.upper()} please", "place")
    decides(stage, "0")

    assert "The scheme knows" not in decides(stage, "0").text()

    assert len(stage.rows()["known_word"]) == 1
    assert known(stage).casefold().count(WORD.casefold()) == 1


def test_L5_a_note_that_is_allowed_comes_to_the_card_of_its_case_by_itself(play: Play) -> None:
    stage = play("Hackney", "Brent")
    reference = insists(stage)
    sam = stage.phone("sam")
    assert "Note:" not in card_text(sam.card(reference))

    decides(stage)

    assert f"Note: {NOTE}" in card_text(sam.card(reference))


def test_L5_of_two_texts_each_waits_and_is_decided_on_by_itself(play: Play) -> None:
    stage = play("Hackney", "Brent")
    contact = {"contact_name": "Ada Obi", "contact_email": "ada@example.org"}
    insists_on_both(stage, note=NOTE, officer="contact", contact_role=OTHER, **contact)
    assert len(stage.rows()["review"]) == 2

    first = reads(stage)
    one = NOTE if NOTE in first.form.intro else OTHER
    first.fill({"verdict": "remove"})
    stage.deliver()
    decides(stage)

    (case,) = stage.cases()
    (role,) = (contact.role for contact in case.referral.contacts)
    assert (case.referral.note == NOTE, role == OTHER) == (one == OTHER, one == NOTE)


def test_L5_the_words_go_on_a_second_card_where_there_are_many(play: Play) -> None:
    stage = play("Hackney", "Brent")
    words = [f"Quarr{one}{two}" for one in "bdfgklm" for two in ("eckley", "ottle")][:13]
    for word in words:
        waits(stage, f"Near {word} please", "place")
        decides(stage, "0")
    first = known(stage)
    sam = stage.phone("sam")

    second = reply_text(sam.press("More"))

    shown = sorted(words, key=str.casefold)
    assert all(word in first for word in shown[:12])
    assert shown[12] in second
    assert not any(word in second for word in shown[:12])
    assert "More" not in [button.label for button in sam.answer_buttons()]
    sam.press("Remove")
    assert shown[12] not in known(stage)


def test_R50_L5_the_role_of_whoever_signed_it_off_comes_to_its_place(play: Play) -> None:
    stage = play("Hackney", "Brent", perpetrator_moves=True)
    officer = stage.partner("Hackney").officer
    officer.open("refer")
    signed = {"subject": "perpetrator", "signed_name": "Ada Moss"}
    fill_on(stage, officer, "HAC", ASKED, signed_role=f"Chair at {WORD}", **signed)
    officer.fill({"signed_role_0": "place"})
    fill_on(stage, officer, "HAC")
    send(officer)
    stage.deliver()
    (before,) = stage.cases()
    assert before.referral.signed_off is not None
    assert before.referral.signed_off.role == "Chair at"

    decides(stage)

    (after,) = stage.cases()
    assert after.referral.signed_off == replace(before.referral.signed_off, role=f"Chair at {WORD}")


def test_L5_of_several_contacts_only_the_role_that_waited_is_set(play: Play) -> None:
    stage = play("Hackney", "Brent")
    officer = stage.partner("Hackney").officer
    contact = {"contact_name": "Ada Obi", "contact_email": "ada@example.org"}
    officer.open("refer")
    fill_on(stage, officer, "HAC", ASKED, officer="contact", contact_role=WORD, **contact)
    officer.fill({"contact_role_0": "organisation"})
    send(officer)
    stage.deliver()
    (case,) = stage.cases()
    with opened(stage) as books:
        (waiting,) = books.reviews.waiting()
        found = books.reviews.get(waiting.id)
    assert found is not None
    (ada,) = case.referral.contacts
    other = replace(ada, name="Bo Hart", role="Advocate")
    two = replace(case, referral=replace(case.referral, contacts=(ada, other)))

    allowed, _ = allow(two, found.insisted)

    assert allowed.referral.contacts == (replace(ada, role=WORD), other)
