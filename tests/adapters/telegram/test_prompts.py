"""A prompt of the clock ejects nobody from a half-filled form: it is put under it (issue of time).

Whatever is answered next, by a tap or in words, is still answered to the form."""

from datetime import UTC, datetime

from tests.adapters.telegram.office import Office

MORNING = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
WHO = "hackney-lead1"


def half_filled(office: Office) -> str:
    """A manager whose approval waits is in the middle of a form as the morning's message comes."""
    reference = office.refers()
    office.begins(WHO)
    office.walk(WHO, "Yes")
    office.stage.now = MORNING
    office.shown(WHO, "What waits for you · Wed 4 Mar")
    assert reference in office.screen(WHO)[0]
    return reference


def test_R24_a_morning_message_is_put_under_a_form_that_goes_on_by_taps(office: Office) -> None:
    half_filled(office)
    phone = office.phone(WHO)
    assert phone.sees("Keep Tue 3 Mar 2026")
    office.presses(WHO, "Keep Tue 3 Mar 2026")
    office.shown(WHO, "The tenancy")

    (draft,) = office.stage.drafts()
    assert draft.answers["Consent"]["consent_on"] == ("2026-03-03",)
    assert len([one for one in phone.private if "Refer a household" in one.text]) == 1


def test_R24_words_after_a_morning_message_are_still_an_answer_to_the_form(office: Office) -> None:
    half_filled(office)
    phone = office.phone(WHO)
    phone.says("2 March 2026")
    phone.settle()
    office.shown(WHO, "The tenancy")

    (draft,) = office.stage.drafts()
    assert draft.answers["Consent"]["consent_on"] == ("2026-03-02",)
    assert "The tenancy" in office.screen(WHO)[0]  # it goes on below what came meanwhile


def test_R24_what_a_prompt_asks_may_be_done_and_the_form_stays(office: Office) -> None:
    reference = half_filled(office)
    office.presses(WHO, "Approve", reference)
    office.fake.wait(lambda: office.stage.case(reference).approved_at is not None, "approved")

    assert len(office.stage.drafts()) == 1
    office.presses(WHO, "Keep Tue 3 Mar 2026")
    office.shown(WHO, "The tenancy")
