"""L5 in the browser: each word that no list has is a choice of its own, and Next takes it out."""

import re

from playwright.sync_api import APIResponse, Route, expect

from tests.browser.acts import FEMI, SAM, refer_on
from tests.browser.desk import Desk, Phone, reference_in

NOTE = "A note for the coordinator"
FIRST, SECOND = "“Quarrbeck” in “Prefers Quarrbeck or…”?", "“Zellwick” in “…or Zellwick”?"


def asked(desk: Desk) -> Phone:
    """Femi writes a note with two words that no list has."""
    femi = desk.phone(FEMI)
    femi.command("Refer")
    refer_on(femi, home="Hackney", safe="Brent", size="2")
    femi.is_asked("Check before you send")
    femi.sheet.get_by_text("Change an answer").click()
    femi.forward("Who leads it")
    femi.is_asked("Who leads it")
    femi.answer({NOTE: "Prefers Quarrbeck or Zellwick"})
    femi.forward()
    femi.is_asked("Is each word needed?")
    return femi


def reads_a_note(desk: Desk) -> tuple[Phone, str]:
    """Femi keeps a word and sends the referral; Sam opens the note that waits."""
    desk.open(FEMI, SAM)
    femi, sam = asked(desk), desk.phone(SAM)
    femi.answer({FIRST: "It is a place the scheme knows"})
    femi.forward()
    femi.is_asked("Check before you send")
    femi.forward("Send")
    reference = reference_in(femi.is_told("Your note waits for the coordinator"))
    sam.command("Home")
    expect(sam.home).to_contain_text("A note waits for your word")
    expect(sam.root).not_to_contain_text("Quarrbeck")
    sam.home.get_by_role("button", name="Read it").click()
    sam.is_asked("A note waits for your word")
    return sam, reference


def test_L5_next_takes_every_word_out(desk: Desk) -> None:
    desk.open(FEMI, SAM)
    femi = asked(desk)
    for question in (FIRST, SECOND):
        expect(femi.question(question).get_by_label("Remove it", exact=True)).to_be_checked()

    femi.forward()

    femi.is_asked("Check before you send")
    expect(femi.sheet).to_contain_text("Prefers … or …")
    femi.forward("Send")
    femi.is_told("is sent")


def test_L5_a_word_that_is_kept_waits_for_the_coordinator(desk: Desk) -> None:
    sam, reference = reads_a_note(desk)
    expect(sam.sheet).to_contain_text("“Prefers Quarrbeck or …”")
    expect(sam.sheet).not_to_contain_text(reference)
    sam.answer({"May it stand?": "Allow the note"})
    sam.forward("Decide")
    sam.is_told("The note is allowed")
    sam.press("Open", reference)
    expect(sam.root).to_contain_text("Prefers Quarrbeck or …")


def test_L5_what_is_decided_is_told_though_the_page_hears_before_that_the_note_is_gone(
    desk: Desk,
) -> None:
    sam, _ = reads_a_note(desk)
    sam.answer({"May it stand?": "Allow the note"})
    answers: list[tuple[Route, APIResponse]] = []
    desk.page.route("**/web/submit", lambda route: answers.append((route, route.fetch())))
    looks = re.compile("draft(?:%3A|:)look")

    with desk.page.expect_response(
        lambda answer: bool(looks.search(answer.request.post_data or ""))
    ):
        sam.forward("Decide")
        expect(sam.root).to_have_attribute("aria-busy", "true")
        desk.page.wait_for_timeout(300)
        desk.page.evaluate("phones.refresh()")
    ((route, answer),) = answers
    route.fulfill(response=answer)

    sam.is_told("The note is allowed")


def test_L5_a_note_goes_from_the_sheet_on_which_it_is_read_when_it_ends(desk: Desk) -> None:
    sam, _ = reads_a_note(desk)
    sam.answer({"May it stand?": "Allow the note"})
    desk.clock_goes("Next working day")
    expect(sam.sheet).to_contain_text("“Prefers Quarrbeck or …”")  # what was answered stays, too
    expect(sam.question("May it stand?").get_by_label("Allow the note")).to_be_checked()

    desk.clock_goes("Next working day")
    desk.clock_goes("Next working day")

    sam.is_told("what it was about has ended")
    expect(sam.root).not_to_contain_text("Quarrbeck")
