"""A referral as a modal: errors in place, Back, Change, Cancel, Close and Resume."""

import pytest

from tests.adapters.slack.office import COMMON, Office, fill_on
from tests.kit.slack import NotShown, SlackPhone, elements


@pytest.fixture
def femi(office: Office) -> SlackPhone:
    """Hackney's officer, with the first page of a referral open."""
    phone = office.phone("hackney-officer")
    phone.command("/refer")
    phone.until(lambda: phone.stack)
    return phone


def onward(phone: SlackPhone, to: str) -> None:
    """Fill pages until this one is in front."""
    for _ in range(9):
        if to in phone.text():
            return
        phone.fill({one: value for one, value in COMMON.items() if asked(phone, one)})
    raise NotShown(f"no way to {to!r}: {phone.text()}")


def asked(phone: SlackPhone, question: str) -> bool:
    try:
        phone.error(question)
    except NotShown:
        return False
    return True


def test_the_form_says_where_one_is_and_carries_what_is_known(femi: SlackPhone) -> None:
    assert "Step 1 of 8" in femi.text()
    assert femi.view.label("title") == "Refer a household"
    assert femi.view.label("close") == "Close"
    femi.fill({"consents": "yes"})
    assert "Step 2 of 8" in femi.text()
    landlord = next(b for b in femi.view.blocks if b["block_id"].startswith("landlord:"))
    assert landlord["element"]["initial_option"]["value"] == "HAC"


def test_what_is_wrong_is_said_in_place_and_nothing_is_lost(
    office: Office, femi: SlackPhone
) -> None:
    onward(femi, "Safe areas")
    before = femi.view.hash
    sent = femi.fill({"home_area": "HAC", "safe_areas": ["HAC", "BRE"]})
    assert sent is not None
    assert sent.answer["response_action"] == "errors"
    assert femi.error("safe_areas")
    assert femi.view.hash == before
    femi.fill({"safe_areas": ["BRE"]})
    assert "The household" in femi.text()
    assert office.stage.drafts()[0].answers["Areas"]["safe_areas"] == ("BRE",)


def test_what_slack_itself_can_tell_never_reaches_the_bot(office: Office, femi: SlackPhone) -> None:
    heard = len(femi.told)
    assert femi.fill({}) is None
    assert femi.error("consents") == "Please complete this required field."
    assert len(femi.told) == heard


def test_what_may_identify_somebody_is_taken_out_of_sight(office: Office, femi: SlackPhone) -> None:
    onward(femi, "Who leads it")
    sent = femi.fill({"note": "She lives at E8 1EA near the park"})
    assert sent is not None
    assert sent.answer["response_action"] == "update"
    assert "E8 1EA" not in str(femi.view.payload("T0SCHEME"))
    assert "[removed]" in str(femi.view.payload("T0SCHEME"))
    assert "⚠" in femi.text()
    femi.fill({"note": ""})
    assert "Check before you send" in femi.text()
    assert b"E8 1EA" not in office.stage.kept_bytes()


def test_each_word_that_is_not_known_is_a_list_in_the_same_window(
    office: Office, femi: SlackPhone
) -> None:
    onward(femi, "Who leads it")
    femi.fill({"note": "Prefers Quarrbeck or Zellwick"})
    assert "Is each word needed?" in femi.text()
    asked = {one.label: one for one in elements.fields(femi.view.blocks)}
    assert [*asked] == [
        "“Quarrbeck” in “Prefers Quarrbeck or…”?",
        "“Zellwick” in “…or Zellwick”?",
    ]
    for one in asked.values():
        assert one.element["initial_option"]["value"] == "remove"
    femi.fill({"note_0": "It is a place the scheme knows"})
    assert "Check before you send" in femi.text()
    femi.press("Send")
    femi.until_shown("Your note waits for the coordinator")
    assert office.stage.cases()[0].referral.note == ""
    assert len(office.stage.rows()["review"]) == 1
    while femi.stack:
        femi.close()

    sam = office.presses("sam", "Read it")
    sam.until(lambda: sam.stack)
    assert "“Prefers Quarrbeck or …”" in sam.text()
    sam.fill({"verdict": "Allow the note"})
    sam.until_shown("The note is allowed")
    assert office.stage.cases()[0].referral.note == "Prefers Quarrbeck or …"


def test_back_keeps_what_was_filled_in(office: Office, femi: SlackPhone) -> None:
    onward(femi, "The risk")
    femi.fill({"risks": ["stalking"], "specialist": "declined"}, press="Back")
    femi.until_shown("The tenancy")
    assert "Step 2 of 8" in femi.text()
    femi.fill({})
    femi.until_shown("The risk")
    state = femi.view.payload("T0SCHEME")["state"]["values"]
    chosen = next(value for place, value in state.items() if place.startswith("risks:"))
    assert [one["value"] for one in chosen["risks"]["selected_options"]] == ["stalking"]


def test_an_answer_is_changed_from_the_review(office: Office, femi: SlackPhone) -> None:
    fill_on(femi)
    assert "Check before you send" in femi.text()
    assert femi.view.label("submit") == "Send"
    femi.press("Change: The household")
    femi.until_shown("Aged 9 and under")
    femi.fill({"aged_0_9": "3"})
    femi.until_shown("Check before you send")
    femi.press("Send")
    (case,) = office.stage.cases()
    assert case.referral.household.aged_0_9 == 3
    assert f"{case.reference} is sent" in femi.text()


def test_cancel_ends_it_and_says_so(office: Office, femi: SlackPhone) -> None:
    femi.press("Cancel")
    femi.until_shown("Nothing was sent, and nothing is kept.")
    assert office.stage.drafts() == []
    assert femi.view.label("submit") == ""


def test_what_is_closed_is_resumed_where_it_stood(office: Office, femi: SlackPhone) -> None:
    onward(femi, "The risk")
    femi.press("Close")
    assert femi.stack == []
    femi.command("/home")
    femi.until_sees("Resume")
    femi.press("Resume")
    femi.until(lambda: femi.stack)
    assert "Step 3 of 8" in femi.text()
    fill_on(femi)
    femi.press("Send")
    assert len(office.stage.cases()) == 1


def test_what_comes_next_is_a_button_in_the_same_window(office: Office, femi: SlackPhone) -> None:
    fill_on(femi)
    femi.press("Send")
    assert "waits for the approval" in femi.text()
    femi.press("Home")
    femi.until_shown("Going on")
    assert len(femi.stack) == 1


def test_without_consent_the_form_stops(office: Office, femi: SlackPhone) -> None:
    sent = femi.fill({"consents": "no"})
    assert sent is not None
    assert sent.answer["response_action"] == "errors"
    assert "Sanctuary" in femi.error("consents")


def test_the_cap_refuses_in_the_window_and_all_is_kept(office: Office, femi: SlackPhone) -> None:
    office.stage.sets(cap_on_owed=1)
    brent, hackney = office.stage.partners("Brent", "Hackney")
    brent.gives(hackney)
    femi.fill({"consents": "yes"})
    femi.fill({name: COMMON[name] for name in ("tenure", "current_size", "staying", "arrears")})
    assert "1 two-bedroom home" in femi.text()
    assert femi.view.label("title") == "Not done"
    assert len(office.stage.drafts()) == 1


def test_a_form_that_has_gone_is_not_sent(office: Office, femi: SlackPhone) -> None:
    fill_on(femi)
    told = office.fake.payloads.submitted(femi.person, femi.view)
    femi.press("Cancel")
    femi.until_shown("Nothing was sent")

    late = office.fake.send(told)

    assert late.ok
    assert "no longer open" in str(late.answer)
    assert office.stage.cases() == []


def test_a_form_that_cannot_be_opened_is_kept_and_offered(office: Office) -> None:
    phone = office.phone("hackney-officer")
    office.fake.fail("views.open", error="expired_trigger_id")
    phone.command("/refer")
    phone.until_shown("It is kept")
    phone.press("Resume")
    phone.until(lambda: phone.stack)
    assert "Step 1 of 8" in phone.text()
    assert len(office.stage.drafts()) == 1
    assert phone.troubles == []


def test_D1_an_inquiry_is_one_page_of_a_modal(office: Office) -> None:
    femi = office.phone("hackney-officer")
    femi.command("/inquiry")
    femi.until(lambda: femi.stack)
    assert femi.view.label("title") == "Inquiry"
    femi.fill({"organisation": "police", "outcome": "not_pursued", "area": "BRE"})
    femi.until_shown("The inquiry is logged.")
    assert [row[3:5] for row in office.stage.rows()["inquiry"]] == [("police", "not_pursued")]
    assert femi.troubles == []
