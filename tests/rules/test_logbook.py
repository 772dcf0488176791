"""What is only counted: inquiries, meetings and trainings; and what is kept of them."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.store.keys import Keys
from bot.store.tables import audit, case, inquiry, meeting
from tests.kit.phone import Phone
from tests.kit.stage import Stage
from tests.rules.conftest import Play

AN_INQUIRY = {"organisation": "Police", "outcome": "Not pursued"}
A_MEETING = {"occasion": "training", "organisations": "12", "people": "31"}


def inquiries(stage: Stage) -> list[tuple[str, str, str, str | None]]:
    """Every inquiry, its area opened."""
    with stage.database.read() as connection:
        keys = Keys(connection, stage.store.vault)
        return [
            (
                row.made_on.isoformat(),
                row.organisation,
                row.outcome,
                json.loads(
                    keys.open(row.scheme_id, row.key_id).open(
                        row.sealed, f"inquiry/{row.inquiry_id}"
                    )
                )["area"],
            )
            for row in connection.execute(select(inquiry))
        ]


def codes(stage: Stage, what: str) -> list[dict[str, object]]:
    """The codes of the audit's links about this."""
    with stage.database.read() as connection:
        found = connection.execute(select(audit.c.codes).where(audit.c.what == what))
        return [json.loads(row.codes) for row in found]


def begun(stage: Stage, name: str = "hackney-officer") -> Phone:
    phone = stage.phone(name)
    phone.open("home")
    phone.press("Inquiry")
    return phone


@pytest.mark.parametrize("name", ["hackney-officer", "hackney-lead", "leah", "sam"])
def test_D1_an_inquiry_is_logged_in_one_step_and_no_case_comes_of_it(play: Play, name: str) -> None:
    stage = play("Hackney", "Brent")
    phone = begun(stage, name)

    phone.fill(AN_INQUIRY | {"area": "Brent"})

    assert "The inquiry is logged." in phone.text()
    assert inquiries(stage) == [("2026-03-03", "police", "not_pursued", "BRE")]
    assert stage.rows()[case.name] == []
    assert stage.rows()["draft"] == []


def test_D1_inquiry_is_a_command_and_may_leave_the_area_out(play_on_both: Play) -> None:
    stage = play_on_both("Hackney")
    phone = stage.phone("leah")
    phone.open("inquiry")

    phone.fill({"on": "2026-02-27", "organisation": "Health service", "outcome": "not_eligible"})

    assert inquiries(stage) == [("2026-02-27", "health", "not_eligible", None)]


def test_D1_an_inquiry_that_becomes_a_referral_leads_on_to_it(play: Play) -> None:
    phone = begun(play("Hackney", "Brent"))

    phone.fill(AN_INQUIRY | {"outcome": "It becomes a referral"})
    phone.press("Refer")

    assert phone.form.heading == "Consent"


def test_D1_an_observer_logs_no_inquiry(play: Play) -> None:
    stage = play("Hackney")
    obi = stage.phone("obi")
    obi.open("home")
    assert not obi.sees("Inquiry")

    obi.open("inquiry")

    assert "An observer cannot log an inquiry." in obi.text()
    assert inquiries(stage) == []


def test_D1_an_inquiry_of_a_day_that_cannot_be_is_asked_again(play: Play) -> None:
    stage = play("Hackney")
    phone = begun(stage)
    for day, saying in (
        ("2026-03-04", "That day has not come yet."),
        ("2015-12-31", "That is more than 10 years ago."),
    ):
        phone.fill(AN_INQUIRY | {"on": day})
        assert saying in phone.form.wrong["on"]
    assert inquiries(stage) == []

    phone.fill(AN_INQUIRY | {"on": "2016-01-01"})

    assert [day for day, *_ in inquiries(stage)] == ["2016-01-01"]


def test_D1_L9_the_audit_tells_who_logged_an_inquiry_and_neither_its_area_nor_its_day(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    begun(stage).fill(AN_INQUIRY | {"area": "Brent"})

    [link] = stage.audit("InquiryLogged")
    assert (link.person, link.acted_as) == ("hackney-officer", "housing officer")
    assert link.reference == ""
    assert codes(stage, "InquiryLogged") == [
        {"organisation": "police", "outcome": "not_pursued"},
    ]


def test_D1_an_unfinished_inquiry_waits_on_home(play: Play) -> None:
    stage = play("Hackney")
    phone = begun(stage)

    phone.open("home")

    assert "Unfinished: an inquiry, begun today" in phone.text()


def test_R37_R39_R58_the_coordinator_logs_a_meeting_or_a_training(play_on_both: Play) -> None:
    stage = play_on_both("Hackney")
    sam = stage.phone("sam")
    for occasion in ("training", "meeting"):
        sam.open("home")
        sam.press("Desk")
        sam.press("Log a meeting")
        sam.fill(A_MEETING | {"occasion": occasion})
        assert f"The {occasion} is logged." in sam.text()

    with stage.database.read() as connection:
        kept = {
            row.occasion: (row.held_on.isoformat(), row.organisations, row.people)
            for row in connection.execute(select(meeting))
        }
    assert kept == {"training": ("2026-03-03", 12, 31), "meeting": ("2026-03-03", 12, 31)}
    assert [link.acted_as for link in stage.audit("MeetingLogged")] == ["coordinator"] * 2
    assert codes(stage, "MeetingLogged")[0] == {
        "occasion": "training",
        "on": "2026-03-03",
        "organisations": 12,
        "people": 31,
    }


def test_R37_a_meeting_that_cannot_be_is_asked_again(play: Play) -> None:
    stage = play("Hackney")
    sam = stage.phone("sam")
    sam.open("home")
    sam.press("Desk")
    sam.press("Log a meeting")
    for wrong, field, saying in (
        ({"on": "2026-03-09"}, "on", "has not come yet"),
        ({"people": "11"}, "people", "at least one person"),
        ({"organisations": "0"}, "organisations", "1 or more"),
    ):
        sam.fill(A_MEETING | {"on": "2026-03-03"} | wrong)
        assert saying in sam.form.wrong[field]
    assert stage.rows()["meeting"] == []


def test_R37_one_person_from_each_organisation_is_a_meeting(play: Play) -> None:
    stage = play("Hackney")
    sam = stage.phone("sam")
    sam.open("home")
    sam.press("Desk")
    sam.press("Log a meeting")

    sam.fill(A_MEETING | {"organisations": "3", "people": "3"})

    assert "The training is logged." in sam.text()


def test_R37_nobody_but_the_coordinator_finds_the_desk(play: Play) -> None:
    stage = play("Hackney")
    for name in ("hackney-officer", "hackney-lead", "leah", "obi"):
        phone = stage.phone(name)
        phone.open("home")
        assert not phone.sees("Desk")


def test_D1_R49_who_may_not_refer_is_not_led_on_to_it(play: Play) -> None:
    stage = play("Hackney")
    policy = replace(stage.scheme.policy, referrers="support_services_only")
    stage.apply(replace(stage.scheme, policy=policy))
    officer, leah = begun(stage), begun(stage, "leah")

    for phone in (officer, leah):
        phone.fill(AN_INQUIRY | {"outcome": "It becomes a referral"})

    assert [button.label for button in officer.answer_buttons()] == ["Home"]
    assert [button.label for button in leah.answer_buttons()] == ["Refer", "Home"]
