"""L5: what somebody insists on waits, unseen, for a coordinator who reads it alone; or it dies."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.chat.forms import FormView
from bot.chat.incoming import Stands
from bot.domain.case import State
from bot.domain.ids import PartnerCode
from bot.domain.person import Role
from bot.domain.review import allow
from bot.domain.rules import Refused
from bot.store.keys import Keys
from bot.store.looking import look
from bot.store.tables import review
from bot.store.vault import WrongKey
from tests.kit.forwarding import opened
from tests.kit.phone import card_text, reply_text
from tests.kit.stage import Stage, fill_on, press
from tests.rules.conftest import Play
from tests.rules.insisting import (
    ASKED,
    NOTE,
    OTHER,
    WORD,
    asked,
    insists,
    nowhere_but,
    reads,
    send,
)
from tests.rules.test_leave import goes_on_leave


def note_of(stage: Stage) -> str:
    return stage.cases()[0].referral.note


def test_L5_a_referral_goes_on_without_the_note_that_waits(play_on_both: Play) -> None:
    stage = play_on_both("Hackney", "Brent")
    officer = asked(stage)
    officer.fill({"note_0": "place"})
    assert "A note for the coordinator: It waits for the coordinator" in officer.text()
    send(officer)
    assert "Your note waits for the coordinator: it goes on without it." in officer.text()
    reference = stage.cases()[0].reference

    press(stage, stage.partner("Hackney").lead, "Approve", reference).is_done("approved")
    press(stage, stage.phone("sam"), "Circulate", reference).is_done("circulated")

    assert note_of(stage) == ""
    assert len(stage.rows()["review"]) == 1
    (held,) = stage.audit("NoteHeldBack", reference)
    assert held.acted_as == "housing officer"
    nowhere_but(stage, officer)


def test_L5_the_coordinator_reads_the_sentence_alone_and_allows_it(play: Play) -> None:
    stage = play("Hackney", "Brent")
    reference = insists(stage)
    officer, sam = stage.partner("Hackney").officer, stage.phone("sam")
    prompt = next(card for card in sam.cards() if card.title == "A note waits for your word")
    assert prompt.reference == ""
    assert reference not in str(prompt)
    assert WORD not in sam.text()
    sam.open("home")
    assert "A note waits for your word" in reply_text(sam.reply)

    form = reads(stage).form

    assert NOTE in form.intro
    told = reply_text(sam.reply)
    assert reference not in told
    assert "Hackney" not in told
    sam.fill({"verdict": "allow"})
    assert "The note is allowed" in sam.text()
    stage.deliver()
    assert note_of(stage) == NOTE
    assert stage.rows()["review"] == []
    assert not sam.sees("Read it")
    sam.open("home")
    assert "A note waits" not in reply_text(sam.reply)
    press(stage, sam, "Open", reference)
    assert f"Note: {NOTE}" in reply_text(sam.reply)
    assert "The coordinator allowed your note" in card_text(officer.card(reference))
    assert stage.audit("NoteAllowed", reference)


def test_L5_words_that_are_removed_die_and_the_author_is_told(play_on_both: Play) -> None:
    stage = play_on_both("Hackney", "Brent")
    reference = insists(stage)
    officer = stage.partner("Hackney").officer
    before = keys_of(stage)

    reads(stage).fill({"verdict": "remove"})

    assert "The words are removed" in stage.phone("sam").text()
    stage.deliver()
    assert note_of(stage) == ""
    assert is_shredded(stage, before)
    assert "did not allow your note" in officer.text()
    nowhere_but(stage, officer, readers=(stage.phone("sam"),))
    press(stage, stage.partner("Hackney").lead, "Approve", reference)
    stage.deliver()
    assert "did not allow your note" in officer.text()  # it is not drawn over


def test_L5_after_two_working_days_without_a_word_it_dies(play_on_both: Play) -> None:
    stage = play_on_both("Hackney", "Brent")
    stage.until("2026-03-06", "15:00")  # a Friday
    insists(stage)
    before = keys_of(stage)
    officer = stage.partner("Hackney").officer
    assert "deleted on Tue 10 Mar at 15:00" in stage.phone("sam").text()

    stage.until("2026-03-10", "14:59")
    assert len(stage.rows()["review"]) == 1
    stage.until("2026-03-10", "15:00")

    assert is_shredded(stage, before)
    assert "Nobody decided on your note in two working days" in officer.text()
    sam = stage.phone("sam")
    assert "A note waits for your word" not in [card.title for card in sam.cards()]
    sam.press("Read it")  # the morning message has its button still
    assert "waits no longer" in sam.text()
    (died,) = stage.audit("NoteDied")
    assert died.acted_as == "the clock"


def test_L5_it_dies_while_the_scheme_is_paused_too(play: Play) -> None:
    stage = play("Hackney", "Brent")
    insists(stage)
    before = keys_of(stage)
    sam = stage.phone("sam")
    sam.open("home")
    sam.press("Desk")
    sam.press("Pause or resume")
    sam.press("Yes, pause")

    stage.until("2026-03-06")

    assert is_shredded(stage, before)


@pytest.mark.parametrize("how", ["withdraw", "housed", "decline"])
def test_L5_it_dies_with_its_case(play: Play, how: str) -> None:
    stage = play("Hackney", "Brent")
    reference = insists(stage)
    before = keys_of(stage)
    hackney = stage.partner("Hackney")
    match how:
        case "withdraw":
            press(stage, hackney.officer, "Withdraw", reference)
            hackney.officer.fill({"why": "not_needed"})
        case "housed":
            press(stage, hackney.officer, "More", reference)
            hackney.officer.press("Housed elsewhere")
            hackney.officer.fill({"how": "housing_moves"})
        case _:
            press(stage, hackney.lead, "More", reference)
            hackney.lead.press("Decline")
            hackney.lead.fill({"why": "not_our_tenant"})
    stage.deliver()

    assert is_shredded(stage, before)
    assert "The case is over before anybody decided" in hackney.officer.text()
    assert not stage.phone("sam").sees("Read it")
    assert stage.audit("NoteDied", reference)


def test_L5_a_form_in_which_it_is_read_goes_when_it_dies(play: Play) -> None:
    stage = play("Hackney", "Brent")
    insists(stage)
    stage.until("2026-03-04", "16:00")  # no night will take this form before the note dies
    sam = reads(stage)
    form = sam.form
    stage.until("2026-03-05", "09:59")
    assert stage.drafts()

    stage.until("2026-03-05")
    sam.submit_to(form, {"verdict": ("allow",)})

    assert "no longer open" in sam.text()
    assert stage.drafts() == []
    assert note_of(stage) == ""
    nowhere_but(stage, stage.partner("Hackney").officer, readers=(sam,))


def stands(stage: Stage, form: FormView, message: str) -> str:
    """A platform says in which message the coordinator reads a note; what is drawn there then."""
    by = stage.phone("sam").address
    stage.engine.handle(Stands("told", by, stage.now, form.dies_with, message))
    stage.deliver()
    drawn = stage.platforms[by.platform].messages[by].get(message)
    return card_text(drawn) if drawn else ""


def test_L5_the_message_in_which_it_is_read_is_drawn_over_when_it_dies(
    play_on_both: Play,
) -> None:
    stage = play_on_both("Hackney", "Brent")
    insists(stage)
    form, sam = reads(stage).form, stage.phone("sam")
    mine = stage.platforms[sam.address.platform].messages[sam.address]
    assert stands(stage, form, "M1") == ""
    assert stands(stage, form, "M2") == ""
    assert stands(stage, form, "M1") == ""  # told twice, it is one

    stage.until("2026-03-04")
    assert {"M1", "M2"}.isdisjoint(mine)
    stage.until("2026-03-05")

    for message in ("M1", "M2"):
        assert "nobody decided on it in two working days" in card_text(mine[message])
        assert [button.label for button in mine[message].buttons] == ["Home"]
    nowhere_but(stage, stage.partner("Hackney").officer, readers=(sam,))


def test_L5_it_is_drawn_over_while_the_scheme_is_paused_too(play: Play) -> None:
    stage = play("Hackney", "Brent")
    insists(stage)
    sam = stage.phone("sam")
    stands(stage, reads(stage).form, "M1")
    sam.open("home")
    sam.press("Desk")
    sam.press("Pause or resume")
    sam.press("Yes, pause")

    stage.until("2026-03-06")

    drawn = stage.platforms[sam.address.platform].messages[sam.address]["M1"]
    assert "nobody decided on it" in card_text(drawn)


def test_L5_a_screen_told_of_too_late_is_drawn_over_at_once(play_on_both: Play) -> None:
    stage = play_on_both("Hackney", "Brent")
    insists(stage)
    form = reads(stage).form
    assert stands(stage, form, "M1") == ""
    stage.until("2026-03-06")

    assert "it waits no longer" in stands(stage, form, "M2")
    sam = stage.phone("sam")
    mine = stage.platforms[sam.address.platform].messages[sam.address]
    del mine["M1"], mine["M2"]  # something else stands there
    assert "nobody decided on it" in stands(stage, form, "M1")
    assert "it waits no longer" in stands(stage, form, "M2")


def test_only_a_form_in_which_a_note_is_read_must_not_stay_on_a_screen(play: Play) -> None:
    stage = play("Hackney", "Brent")
    officer = asked(stage)
    assert officer.form.dies_with == ""
    officer.fill({"note_0": "place"})
    assert officer.form.dies_with == ""
    send(officer)
    stage.deliver()
    assert reads(stage).form.dies_with


def test_L5_what_was_decided_cannot_be_decided_again(play: Play) -> None:
    stage = play("Hackney", "Brent")
    insists(stage)
    sam = reads(stage)
    button, form = sam.find("Read it"), sam.form
    sam.fill({"verdict": "remove"})

    sam.tap(button)
    assert "waits no longer" in sam.text()
    sam.submit_to(form, {"verdict": ("allow",)})

    assert note_of(stage) == ""


def test_section_4_a_coordinator_alone_reads_it(play: Play) -> None:
    stage = play("Hackney", "Brent")
    insists(stage)
    button = stage.phone("sam").find("Read it")

    for person in stage.scheme.people.values():
        if person.role is not Role.COORDINATOR:
            phone = stage.phone(person.name)
            assert not phone.sees("Read it")
            phone.tap(button)
            assert "cannot decide on a note that waits" in phone.text(), person.name
    assert len(stage.rows()["review"]) == 1


def test_section_4_a_coordinator_who_is_excluded_from_its_case_does_not_read_it(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    officer = stage.partner("Hackney").officer
    officer.open("refer")
    barred = ["brent-lead1, Brent Council"]
    fill_on(stage, officer, "HAC", ASKED, note=NOTE, excluded_persons=barred)
    officer.fill({"note_0": "place"})
    send(officer)
    dee = stage.phone("brent-lead1")
    person = replace(stage.person("brent-lead1"), role=Role.COORDINATOR, partner=None)
    stage.apply(replace(stage.scheme, people=dict(stage.scheme.people) | {person.id: person}))
    stage.deliver()

    assert not dee.sees("Read it")
    dee.open("home")
    assert "A note waits" not in dee.text()
    dee.tap(stage.phone("sam").find("Read it"))
    assert WORD not in dee.ever_saw()
    assert "There is no request" in dee.text()


@pytest.mark.parametrize("away", [False, True])
def test_D3_a_coordinator_who_is_excluded_from_its_case_is_not_told_of_it_in_any_place(
    play: Play, away: bool
) -> None:
    stage = play("Hackney", "Brent")
    reference = (
        stage.partner("Hackney").refers(excluded_persons=["brent-lead1, Brent Council"]).reference
    )
    person = replace(stage.person("brent-lead1"), role=Role.COORDINATOR, partner=None)
    stage.apply(replace(stage.scheme, people=dict(stage.scheme.people) | {person.id: person}))
    sam, dee = stage.phone("sam"), stage.phone("brent-lead1")
    if away:
        goes_on_leave(stage, "sam", "brent-lead1")

    officer = stage.partner("Hackney").officer
    press(stage, officer, "Amend", reference)
    officer.fill({"what": ["officer"]})
    contact = {"contact_name": "Ada Obi", "contact_email": "ada@example.org"}
    officer.fill({"officers": ["Somebody who does not use this bot"]})
    officer.fill(contact | {"contact_role": WORD})
    officer.fill({"contact_role_0": "organisation"})
    officer.submit({}, "send")
    stage.deliver()

    assert len(stage.rows()["review"]) == 1
    assert sam.sees("Read it")
    assert not dee.sees("Read it")


@pytest.mark.parametrize("barred", [False, True])
def test_D3_an_author_who_is_excluded_since_is_told_nothing_of_what_became_of_it(
    play: Play, barred: bool
) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    officer = stage.partner("Hackney").officer
    officer.open("refer")
    fill_on(stage, officer, "HAC", ASKED, note=NOTE, excluded_partners=["Lewisham Council"])
    officer.fill({"note_0": "place"})
    send(officer)
    moved = replace(
        stage.person("hackney-officer"), partner=PartnerCode("LEW" if barred else "BRE")
    )
    stage.apply(replace(stage.scheme, people=dict(stage.scheme.people) | {moved.id: moved}))
    stage.deliver()

    stage.until("2026-03-06", "09:30")

    assert stage.rows()["review"] == []
    told = [card.title for card in officer.cards()]
    assert ("Your note" in told) is not barred


def test_D3_an_author_who_is_excluded_later_is_left_with_nothing_of_what_became_of_it(
    play_on_both: Play,
) -> None:
    stage = play_on_both("Hackney", "Brent")
    reference = insists(stage)
    officer, sam = stage.partner("Hackney").officer, stage.phone("sam")
    reads(stage).fill({"verdict": "remove"})
    stage.deliver()
    assert "Your note" in [card.title for card in officer.cards()]

    press(stage, sam, "More", reference)
    sam.press("Amend")
    sam.fill({"what": ["areas", "officer"]})
    sam.fill({"excluded_persons": ["hackney-officer, Hackney Council"]})
    sam.fill({"officers": ["hackney-lead, Hackney Council"]})
    sam.submit({}, "next")
    stage.deliver()
    assert stage.case(reference).referral.excluded_persons

    left = [card_text(card) for card in officer.cards() if card.reference == reference]
    assert left
    assert {*left} == {f"{reference} Closed\nThere is nothing to do here."}


def test_L5_words_that_are_kept_and_words_that_are_not(play: Play) -> None:
    stage = play("Hackney", "Brent")
    insists(stage, f"Near {WORD} or {OTHER} please", "organisation", "remove")

    sam = reads(stage)

    assert f"Near {WORD} or … please" in sam.form.intro
    assert OTHER not in reply_text(sam.reply)
    (_, known) = sam.form.questions
    assert [option.label for option in known.options] == [f"{WORD} (an organisation)"]


def test_L5_a_word_that_is_ticked_is_asked_about_no_more_until_it_is_taken_away(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    insists(stage)
    sam = reads(stage)

    sam.fill({"verdict": "allow", "known": [f"{WORD} (a place the scheme knows)"]})
    assert "The scheme knows 1 more word." in sam.text()
    officer = asked(stage, f"Near {WORD.lower()} or {OTHER} please")
    assert [question.name for question in officer.form.questions] == ["note_0"]
    assert OTHER in officer.form.questions[0].text
    officer.submit({}, "cancel")
    sam.open("home")
    sam.press("Desk")
    sam.press("Known words")
    assert f"{WORD} · a place the scheme knows · added Tue 3 Mar" in sam.text()
    sam.press("Remove")
    assert "None yet." in reply_text(sam.reply)

    officer = asked(stage, f"Near {WORD} or {OTHER} please")
    assert len(officer.form.questions) == 2
    assert [link.what for link in stage.audit() if link.what.startswith("KnownWord")] == [
        "KnownWordAdded",
        "KnownWordRemoved",
    ]


def test_L5_a_word_can_be_known_although_its_note_is_not_allowed(play: Play) -> None:
    stage = play("Hackney", "Brent")
    insists(stage)

    reads(stage).fill({"verdict": "remove", "known": ["0"]})

    assert len(stage.rows()["known_word"]) == 1
    assert note_of(stage) == ""
    assert WORD.encode() not in stage.kept_bytes()


def test_L5_a_role_that_waits_comes_to_its_place(play: Play) -> None:
    stage = play("Hackney", "Brent")
    officer = stage.partner("Hackney").officer
    contact = {"contact_name": "Ada Obi", "contact_email": "ada@example.org"}
    officer.open("refer")
    role = f"Advocate at {WORD}"
    fill_on(stage, officer, "HAC", ASKED, officer="contact", **contact, contact_role=role)
    officer.fill({"contact_role_0": "organisation"})
    send(officer)
    assert stage.cases()[0].referral.contacts[0].role == "Advocate at"

    reads(stage).fill({"verdict": "allow"})

    assert stage.cases()[0].referral.contacts[0].role == role


def test_L5_a_role_whose_contact_has_changed_since_has_no_place(play: Play) -> None:
    stage = play("Hackney", "Brent")
    officer, sam = stage.partner("Hackney").officer, stage.phone("sam")
    contact = {"contact_name": "Ada Obi", "contact_email": "ada@example.org"}
    officer.open("refer")
    fill_on(stage, officer, "HAC", ASKED, officer="contact", **contact, contact_role=WORD)
    officer.fill({"contact_role_0": "organisation"})
    send(officer)
    reference = stage.cases()[0].reference
    press(stage, sam, "Open", reference)
    press(stage, sam, "More", reference)
    sam.press("Amend")
    sam.fill({"what": ["officer"]})
    sam.fill({"officers": ["hackney-officer, Hackney Council"]})
    sam.submit({}, "send")
    assert "is amended" in sam.text()

    reads(stage).fill({"verdict": "allow"})

    assert "has no place any more" in sam.text()
    assert len(stage.rows()["review"]) == 1


def test_L5_where_something_else_stands_or_the_case_is_over_a_note_has_no_place(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    insists(stage)
    (case,) = stage.cases()
    with opened(stage) as books:
        (waiting,) = books.reviews.waiting()
        found = books.reviews.get(waiting.id)
    assert found is not None

    assert allow(case, found.insisted)[0].referral.note == NOTE
    for changed in (
        replace(case, referral=replace(case.referral, note="Another note")),
        replace(case, state=State.WITHDRAWN),
        replace(case, state=State.CLOSED),
    ):
        with pytest.raises(Refused, match="has no place any more"):
            allow(changed, found.insisted)


def test_L5_what_will_die_and_when_is_on_the_agenda(play: Play) -> None:
    stage = play("Hackney", "Brent")
    reference = insists(stage)

    with look(stage.store) as looking:
        coming = [*looking.ahead(stage.scheme, stage.now).until(stage.now + timedelta(days=3))]

    assert [(one.reference, one.at) for one in coming if one.what == "note_dies"] == [
        (reference, stage.now + timedelta(days=2))
    ]


def test_L9_kind_and_count_are_audited_and_never_the_text(play: Play) -> None:
    stage = play("Hackney", "Brent")
    insists(stage, f"Near {WORD} or {OTHER} please", "place", "ordinary")
    reads(stage).fill({"verdict": "allow", "known": ["0", "1"]})

    rows = [row for row in stage.rows()["audit"] if "Note" in str(row) or "KnownWord" in str(row)]

    codes = [next(text for text in map(str, row) if text.startswith("{")) for row in rows]
    assert len(codes) == 4
    assert any(re.search(r'"words": ?2', text) for text in codes)
    assert all(word not in str(rows) for word in (WORD, OTHER))


def keys_of(stage: Stage) -> list[str]:
    """The keys of the notes that wait."""
    with stage.database.read() as connection:
        return [*connection.scalars(select(review.c.key_id))]


def is_shredded(stage: Stage, keys: list[str]) -> bool:
    """The rows are gone, and none of these keys opens anything any more."""
    assert keys
    assert stage.rows()["review"] == []
    assert not [row for row in stage.rows()["due"] if "review" in row]
    with stage.database.read() as connection:
        for key in keys:
            with pytest.raises(WrongKey, match="deleted"):
                Keys(connection, stage.store.vault).open(stage.code, key)
    return True
