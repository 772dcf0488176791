"""A prompt of the clock ejects nobody from a half-filled form: the window stays as it is."""

from datetime import UTC, datetime

from tests.adapters.slack.office import COMMON, Office

MORNING = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


def test_R24_a_morning_message_leaves_an_open_form_as_it_stands(office: Office) -> None:
    reference = office.refers()
    phone = office.phone("hackney-lead1")
    phone.command("/refer")
    phone.until(lambda: phone.stack)
    phone.fill({"consents": "yes"})
    phone.until_shown("Step 2 of 8")
    asked = ("tenure", "current_size", "staying", "arrears", "referrer_kind")
    phone.fill({name: COMMON[name] for name in asked} | {"landlord": "HAC"}, press=None)
    before = (phone.view.hash, phone.view.payload("T0SCHEME")["state"])
    office.stage.now = MORNING
    office.call(office.bot.tick())
    phone.until_shown("What waits for you · Wed 4 Mar")
    assert reference in phone.text()

    assert (phone.view.hash, phone.view.payload("T0SCHEME")["state"]) == before
    phone.press("Next")
    phone.until_shown("Step 3 of 8")
    (draft,) = office.stage.drafts()
    assert draft.answers["Tenancy"]["tenure"] == ("secure",)
