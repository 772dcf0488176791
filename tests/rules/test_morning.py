"""The morning message, and what stalls: reminded, escalated, asked monthly (R22, R24, D2, D7)."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.chase import WHOM, Stall
from bot.domain.person import Role
from bot.flows import timetable
from bot.flows.clock import due_event
from bot.store.looking import look
from tests.kit.forwarding import opened
from tests.kit.phone import Phone, card_text, reply_text
from tests.kit.stage import Stage, approved, circulated, press, refers, scheme_of
from tests.rules.conftest import Play
from tests.rules.test_govern import opens

TITLE = "What waits for you"


def morning(phone: Phone) -> str:
    """The morning message that somebody has, empty where they have none."""
    found = [
        card
        for card in phone.cards()
        if card.title.startswith(TITLE) and "newer message" not in card_text(card)
    ]
    assert len(found) <= 1
    return card_text(found[0]) if found else ""


def mornings(stage: Stage, phone: Phone) -> int:
    """How many of them ever came with something in it: a message is redrawn, or comes anew."""
    ever = stage.platforms["slack"].ever
    return len(
        {
            card.title
            for address, card in ever
            if address == phone.address and card.title.startswith(f"{TITLE} ·")
        }
    )


def test_R24_each_working_morning_one_message_says_what_waits(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    first = refers(stage, hackney.officer, "HAC").reference
    stage.wait(hours=1)
    second = refers(stage, hackney.officer, "HAC").reference

    stage.until("2026-03-03", "16:00")
    assert morning(hackney.second_lead) == ""
    stage.until("2026-03-04", "09:29")
    assert morning(hackney.second_lead) == ""
    stage.until("2026-03-04", "09:30")
    told = morning(hackney.second_lead)
    assert told.index(first) < told.index(second)
    assert f"{TITLE} · Wed 4 Mar" in told
    assert f"{first} · two-bedroom home · waiting for approval · " in told
    for nobody in (brent.lead, brent.officer, hackney.officer, stage.phone("obi")):
        assert morning(nobody) == ""

    press(stage, hackney.second_lead, "Approve", first).is_done()
    press(stage, hackney.second_lead, "Approve", second).is_done()
    stage.until("2026-03-05", "09:30")
    assert first in morning(stage.phone("sam"))
    assert first not in morning(hackney.second_lead)
    assert morning(hackney.second_lead) == ""
    assert mornings(stage, hackney.second_lead) == 1


@pytest.mark.parametrize("late", [False, True])
def test_R24_the_morning_waits_for_what_another_clock_is_at_but_not_for_ever(
    play_on_both: Play, late: bool
) -> None:
    stage = play_on_both("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference, waiting = circulated(stage, hackney), approved(stage, hackney)
    stage.until("2026-03-05", "09:29")
    stage.wait(minutes=1)
    stage.engine.handle(due_event(stage.code, timetable.MORNINGS, "", stage.now))
    due = stage.timetable.due(stage.now)
    (part,) = (key for key in due if key[1] == timetable.MORNING)

    stage.engine.handle(due_event(*part, stage.now))
    stage.deliver()
    assert morning(brent.lead) == ""
    assert part in stage.timetable.due(stage.now)

    if late:
        stage.wait(minutes=10)
    else:
        for key in due:
            if key[1] == timetable.CASE:
                stage.engine.handle(due_event(*key, stage.now))
    stage.engine.handle(due_event(*part, stage.now))
    stage.deliver()
    assert part not in stage.timetable.due(stage.now)
    assert (reference in morning(brent.lead)) is not late
    assert waiting in morning(stage.phone("sam"))


def test_R24_a_morning_message_of_which_nothing_is_left_says_so_and_leads_home(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    lead = stage.partner("Hackney").second_lead
    reference = refers(stage, stage.partner("Hackney").officer, "HAC").reference
    stage.until("2026-03-04", "09:30")
    press(stage, lead, "Approve", reference).is_done()
    stage.until("2026-03-05", "09:30")

    (card,) = (card for card in lead.cards() if not card.reference)
    assert card_text(card) == (
        "All done for today\nNothing new waits for you. Home shows what goes on."
    )
    assert [button.label for button in card.buttons] == ["Home"]
    stage.until("2026-03-09", "09:30")
    assert len([card for card in lead.cards() if not card.reference]) == 1
    again = refers(stage, stage.partner("Hackney").officer, "HAC").reference
    stage.until("2026-03-10", "09:30")
    assert again in morning(lead)


def test_R24_a_day_rings_once_though_its_messages_be_planned_twice(play_on_both: Play) -> None:
    stage = play_on_both("Hackney", "Brent")
    lead = stage.partner("Hackney").second_lead
    refers(stage, stage.partner("Hackney").officer, "HAC")
    stage.until("2026-03-04", "09:30")
    with opened(stage) as books:
        books.timetable.plan(timetable.MORNINGS, "", stage.now)
    later = refers(stage, stage.partner("Hackney").officer, "HAC").reference
    stage.until("2026-03-04", "09:40")

    assert later in morning(lead)
    assert len([card for card in lead.cards() if not card.reference]) == 1
    stage.until("2026-03-05", "09:30")
    assert len([card for card in lead.cards() if not card.reference]) == 2


def test_R24_what_could_not_be_written_in_hours_comes_the_next_morning(play: Play) -> None:
    stage = play("Hackney", "Brent")
    lead = stage.partner("Hackney").second_lead
    refers(stage, stage.partner("Hackney").officer, "HAC")
    stage.tick()
    stage.wait(hours=30)  # until 16:00, all having been down since yesterday
    stage.engine.handle(due_event(stage.code, timetable.MORNINGS, "", stage.now))
    stage.until("2026-03-04", "17:00")
    assert mornings(stage, lead) == 0

    stage.until("2026-03-05", "09:30")

    assert mornings(stage, lead) == 1


def test_L13_no_morning_message_comes_while_the_scheme_is_paused(play: Play) -> None:
    stage = play("Hackney", "Brent")
    refers(stage, stage.partner("Hackney").officer, "HAC")
    stage.until("2026-03-04", "09:30")
    lead, sam = stage.partner("Hackney").second_lead, stage.phone("sam")
    opens_desk(sam, "Pause or resume")
    sam.press("Yes, pause")
    stage.until("2026-03-05", "09:30")
    stage.until("2026-03-06", "09:30")
    opens_desk(sam, "Pause or resume")
    sam.press("Yes, resume")
    stage.deliver()
    assert mornings(stage, lead) == 1
    stage.until("2026-03-09", "09:30")
    assert mornings(stage, lead) == 2


def test_R16_a_partner_with_one_contact_is_told_as_a_risk_on_the_first_morning_of_a_week(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", leads=1)
    sam = stage.phone("sam")
    stage.until("2026-03-06", "09:30")  # Friday
    assert morning(sam) == ""
    stage.until("2026-03-09", "09:30")
    risk = "Risk: one named lead only, where two are wanted: Brent Council and Hackney Council."
    assert risk in morning(sam)
    assert sam.sees("Partners")
    assert morning(stage.partner("Hackney").lead) == ""
    stage.until("2026-03-10", "09:30")
    assert morning(sam) == ""

    stage.joins("bea", Role.HOUSING_MANAGER, partner="BRE")
    stage.leaves("hackney-lead")
    stage.until("2026-03-16", "09:30")
    assert "Risk: no named lead, where two are wanted: Hackney Council." in morning(sam)
    assert "Brent" not in morning(sam)
    stage.until("2026-04-07", "09:30")  # Tuesday after Easter, and the clock was down since
    assert "Risk: no named lead" in morning(sam)


def test_C12_an_override_that_ran_out_unused_is_told_once(play_on_both: Play) -> None:
    stage = play_on_both("Hackney", "Brent", "Lewisham", cap_on_owed=1)
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    sam = stage.phone("sam")
    brent.gives(hackney)
    brent.gives(lewisham)
    for landlord in ("HAC", "LEW"):
        opens_desk(sam, "Override")
        sam.fill({"landlord": landlord, "why": "risk_to_life"})
    hackney.refers().is_done("sent")  # Lewisham's stays unused, until 28 days have passed at 10:00
    for day in ("2026-03-24", "2026-03-31"):
        stage.until(day, "09:30")
        assert "did not use" not in morning(sam)
    stage.until("2026-04-01", "09:30")
    told = "Lewisham Council did not use the override of Tue 3 Mar: it ran out on Tue 31 Mar."
    assert told in morning(sam)
    assert "did not use" not in morning(lewisham.lead)
    stage.until("2026-04-02", "09:30")
    assert "did not use" not in morning(sam)


def with_an_override(play: Play) -> tuple[Stage, Phone]:
    """A scheme whose coordinator overrides the cap for Hackney, until Tuesday 31 March."""
    stage = play("Hackney", "Brent", cap_on_owed=1)
    hackney, brent = stage.partners("Hackney", "Brent")
    sam = stage.phone("sam")
    brent.gives(hackney)
    opens_desk(sam, "Override")
    sam.fill({"landlord": "HAC", "why": "risk_to_life"})
    return stage, sam


def test_C12_an_override_that_ran_out_while_all_was_down_is_told_on_return(play: Play) -> None:
    stage, sam = with_an_override(play)
    stage.until("2026-03-27", "09:30")
    stage.until("2026-04-14", "11:00")
    assert "Hackney Council did not use the override of Tue 3 Mar" in morning(sam)
    stage.until("2026-04-15", "09:30")
    assert "did not use" not in morning(sam)


def test_C12_L13_an_override_that_ran_out_while_the_scheme_was_paused_is_told_on_the_first_morning(
    play_on_both: Play,
) -> None:
    stage, sam = with_an_override(play_on_both)
    stage.until("2026-03-27", "09:30")
    pauses(sam, "pause")
    for day in ("2026-03-30", "2026-03-31", "2026-04-01", "2026-04-02"):
        stage.until(day, "09:30")
        assert "did not use" not in sam.ever_saw()
    stage.wait(hours=1)
    pauses(sam, "resume")
    assert told_ahead(stage, 8) == ["2026-04-07"]

    stage.until("2026-04-07", "09:30")  # the Tuesday after Easter

    told = "Hackney Council did not use the override of Tue 3 Mar: it ran out on Tue 31 Mar."
    assert told in morning(sam)
    stage.until("2026-04-08", "09:30")
    assert "did not use" not in morning(sam)


def test_C12_L13_what_was_told_before_a_pause_is_not_told_again_after_it(play: Play) -> None:
    stage, sam = with_an_override(play)
    stage.until("2026-04-01", "09:30")
    assert "did not use" in morning(sam)
    for day in ("2026-04-01", "2026-04-02"):  # paused over no morning, then over one
        stage.until(day, "11:00")
        pauses(sam, "pause")
        stage.until("2026-04-02" if day == "2026-04-01" else "2026-04-07", "10:00")
        pauses(sam, "resume")

    stage.until("2026-04-08", "09:30")

    assert "did not use" not in morning(sam)


def pauses(sam: Phone, what: str) -> None:
    """The coordinator pauses the scheme, or resumes it."""
    opens_desk(sam, "Pause or resume")
    sam.press(f"Yes, {what}")


def told_ahead(stage: Stage, days: int) -> list[str]:
    """The days on which the coordinator is to have a morning message, as `reciprocal due` says."""
    with look(stage.store) as looking:
        coming = looking.ahead(stage.looked(), stage.now).until(stage.now + timedelta(days=days))
        return [
            one.at.date().isoformat()
            for one in coming
            if one.what == "morning_message" and stage.person("sam").id in one.people
        ]


def opens_desk(sam: Phone, tool: str) -> None:
    """The coordinator takes a tool from the desk."""
    sam.open("home")
    sam.press("Desk")
    sam.press(tool)


def test_R24_no_message_comes_at_a_weekend_or_on_a_bank_holiday(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney = stage.partner("Hackney")
    refers(stage, hackney.officer, "HAC")
    stage.until("2026-04-02", "09:30")  # Maundy Thursday
    before = mornings(stage, hackney.second_lead)
    for day in ("2026-04-03", "2026-04-04", "2026-04-05", "2026-04-06"):
        stage.until(day, "12:00")
    assert mornings(stage, hackney.second_lead) == before
    stage.until("2026-04-07", "09:30")
    assert mornings(stage, hackney.second_lead) == before + 1


@pytest.mark.parametrize(
    ("region", "mornings_of"),
    [
        ("Scotland", {"2026-04-06": 1, "2026-11-30": 0, "2027-01-04": 0}),
        ("Northern Ireland", {"2026-04-06": 0, "2026-07-13": 0, "2026-11-30": 1}),
        ("London", {"2026-04-06": 0, "2026-07-13": 1, "2026-11-30": 1, "2027-01-04": 1}),
    ],
)
def test_R24_the_bank_holidays_are_those_of_the_nation_in_which_the_scheme_lies(
    sqlite_url: str, region: str, mornings_of: dict[str, int]
) -> None:
    """Easter Monday, the Twelfth, St Andrew's Day, and 2 January (a Monday in its place)."""
    scheme = scheme_of("Hackney", "Brent")
    areas = {code: replace(area, region=region) for code, area in scheme.areas.items()}
    with closing(Stage(sqlite_url, replace(scheme, areas=areas))) as stage:
        lead = stage.partner("Hackney").second_lead
        refers(stage, stage.partner("Hackney").officer, "HAC")
        for day, expected in mornings_of.items():
            stage.until(day, "05:00")
            before = mornings(stage, lead)
            stage.until(day, "12:00")
            assert mornings(stage, lead) - before == expected, day


def test_R24_who_is_on_leave_has_no_message_and_who_covers_has_what_waits(play: Play) -> None:
    stage = play("Hackney", "Brent")
    stage.joins("nia", Role.HOUSING_OFFICER, partner="HAC")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    brent.offers(reference)
    sam = opens(stage, "hackney-officer")
    sam.press("On leave")
    sam.fill({"cover": str(stage.person("nia").id), "back_on": "2026-03-06"})
    stage.until("2026-03-04", "09:30")
    assert morning(hackney.officer) == ""
    assert reference in morning(stage.phone("nia"))

    stage.until("2026-03-06", "09:30")
    assert reference in morning(hackney.officer)


def test_R24_a_referral_that_nobody_approves_goes_to_the_second_contact_then_to_the_coordinator(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    hackney, sam = stage.partner("Hackney"), stage.phone("sam")
    reference = refers(stage, hackney.officer, "HAC").reference  # Tuesday
    stage.until("2026-03-04", "09:30")
    assert reference in morning(hackney.second_lead)  # its housing manager
    assert reference not in morning(hackney.lead)

    stage.until("2026-03-05", "09:30")
    assert reference in morning(hackney.lead)
    assert reference not in morning(sam)
    stage.until("2026-03-09", "09:30")
    assert f"{reference} · two-bedroom home · waiting for approval" in morning(sam)
    for told in (morning(sam), reply_text(sam.open("home"))):
        assert "stalled: waits for the landlord on the tenancy" in told
        assert "Hackney" not in told  # D4, L9: who it is shows where the case is opened
    stage.until("2026-03-30", "09:30")
    assert len(stage.audit("Reminded")) == 2


def test_R22_a_circulation_that_waits_is_on_the_coordinators_list_and_nudged_within_a_week(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    reference = approved(stage, stage.partner("Hackney"))
    for day in ("2026-03-04", "2026-03-05", "2026-03-06", "2026-03-09", "2026-03-10"):
        stage.until(day, "09:30")
        assert reference in morning(stage.phone("sam"))
    assert [link.at.day for link in stage.audit("Reminded")] == [5, 10]


def test_R24_an_urgent_case_is_nudged_sooner(play: Play) -> None:
    stage = play("Hackney", "Brent")
    refers(stage, stage.partner("Hackney").officer, "HAC", urgency="urgent")
    stage.until("2026-03-04", "09:30")
    stage.until("2026-03-05", "09:30")

    assert [link.at.day for link in stage.audit("Reminded")] == [4, 5]


def test_D10_the_coordinator_is_asked_after_five_working_days_without_a_confirmation(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    brent.offers(reference)
    press(stage, hackney.officer, "Tenant accepts", reference)
    brent.starts(reference)
    stage.until("2026-03-05", "09:30")
    stage.until("2026-03-09", "12:00")
    assert "stalled" not in morning(stage.phone("sam"))
    stage.until("2026-03-10", "09:30")
    assert "stalled: waits for its nominating officer" in morning(stage.phone("sam"))


def test_D7_an_unanswered_request_comes_again_first_to_who_would_repay_a_debt(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    hackney.gives(brent, size="3")  # Brent owes a three-bedroom home
    two = circulated(stage, lewisham, size="2", current_size="2")
    stage.wait(hours=1)
    three = circulated(stage, lewisham, size="3", current_size="3")
    stage.until("2026-03-04", "09:30")
    assert two not in morning(brent.lead)

    stage.until("2026-03-05", "09:30")
    told = morning(brent.lead)
    assert told.index(three) < told.index(two)
    assert "giving this would settle a three-bedroom home you owe" in told
    assert "settle" not in morning(hackney.lead)
    stage.until("2026-03-06", "09:30")
    assert two not in morning(brent.lead)
    stage.until("2026-03-10", "09:30")
    assert two in morning(brent.lead)
    assert "waits for a landlord to claim it" in morning(stage.phone("sam"))


def test_D2_each_month_the_officer_is_asked_if_it_is_still_needed_then_the_coordinator(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    hackney, sam = stage.partner("Hackney"), stage.phone("sam")
    reference = circulated(stage, hackney)
    stage.until("2026-04-02", "09:30")
    assert not hackney.officer.sees("Still needed", reference)
    stage.until("2026-04-07", "09:30")  # a month on is Good Friday, so after Easter
    assert reference in morning(hackney.officer)
    press(stage, hackney.officer, "Still needed", reference).is_done("goes on")
    stage.until("2026-04-08", "09:30")
    assert reference not in morning(hackney.officer)

    stage.until("2026-05-07", "09:30")
    assert reference in morning(hackney.officer)
    assert "still needed" not in morning(sam)
    stage.until("2026-05-14", "09:30")
    assert "nobody has said whether it is still needed" in morning(sam)
    stage.until("2026-08-14", "09:30")
    assert len(stage.audit("NeededAsked")) == 3


def test_D2_the_month_runs_from_the_referral_and_not_from_its_latest_step(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney = stage.partner("Hackney")
    reference = hackney.refers().is_done("sent").reference
    stage.until("2026-03-20", "11:00")
    hackney.approves(reference).is_done()
    stage.until("2026-04-02", "16:00")
    assert stage.audit("NeededAsked") == []
    stage.until("2026-04-07", "09:30")
    assert len(stage.audit("NeededAsked", reference)) == 1


def test_R24_a_scheme_may_set_how_long_each_wait_may_last(play: Play) -> None:
    stage = play("Hackney", "Brent", nudge_after=(("approval", 1, 4),))
    refers(stage, stage.partner("Hackney").officer, "HAC")
    for day in range(4, 28):
        stage.until(f"2026-03-{day:02}", "09:30")

    assert [link.at.day for link in stage.audit("Reminded")] == [4, 10]


def test_R24_a_case_that_went_on_is_reminded_of_anew(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney = stage.partner("Hackney")
    reference = refers(stage, hackney.officer, "HAC").reference
    stage.until("2026-03-05", "09:30")
    press(stage, hackney.lead, "Approve", reference).is_done()
    stage.until("2026-03-09", "09:30")

    assert [link.at.day for link in stage.audit("Reminded")] == [5, 9]
    assert "stalled" not in morning(stage.phone("sam"))


@pytest.mark.parametrize("stall", Stall)
def test_R24_every_wait_has_somebody_who_is_waited_for(stall: Stall) -> None:
    assert WHOM[stall]
