"""L7, L11: what is known of a case goes in its time; R32: the table is sent on its day."""

import csv
import io
from collections.abc import Mapping

import pytest
from sqlalchemy import func, select

from bot.chat.action import Action
from bot.chat.cards import Button, Table, files_of
from bot.domain.activity import Counts
from bot.domain.case import State
from bot.domain.ids import PartnerCode
from bot.domain.person import Role
from bot.store import tables as t
from bot.store.looking import look
from tests.kit.phone import Phone, card_text, reply_text
from tests.kit.stage import Stage, circulated, press
from tests.rules.conftest import Play
from tests.rules.test_correct import corrects, moved
from tests.rules.test_follow_up import SAFELY, WELL, answers
from tests.rules.test_govern import at_desk, opens
from tests.rules.test_requests import HOME


def known(stage: Stage, reference: str) -> set[str]:
    """The tables in which a reference stands, but for the audit, which nobody can change."""
    return {
        name
        for name, rows in stage.rows("audit").items()
        if any(reference in map(str, row) for row in rows)
    }


def nights(stage: Stage, *days: str) -> None:
    """Let these days pass, the clock at work at one in the night."""
    for day in days:
        stage.until(day, "01:00")


def test_L7_a_year_after_its_last_check_what_is_known_of_a_case_is_deleted(
    play_on_both: Play,
) -> None:
    stage, hackney, brent, reference = moved(play_on_both)
    stage.until("2026-03-24")
    answers(stage, hackney.officer, reference, "yes", **WELL)
    stage.until("2026-09-03")
    answers(stage, brent.lead, reference, "yes", **SAFELY)

    nights(stage, "2027-08-26")
    assert stage.case(reference).state is State.FOLLOWED_UP
    nights(stage, "2027-08-27")  # a week before, every card of it is closed
    assert stage.case(reference).state is State.CLOSED
    for phone in (hackney.officer, hackney.lead, brent.lead, stage.phone("sam")):
        about = [card_text(c) for c in phone.cards() if reference in card_text(c)]
        assert all("Closed" in text or "newer message" in text for text in about), about
        assert not phone.sees("Open", reference)
    nights(stage, "2027-09-02")
    assert "card" in known(stage, reference)
    nights(stage, "2027-09-03")

    assert known(stage, reference) == {"case_file"}
    assert [link.acted_as for link in stage.audit("DetailsDeleted", reference)] == ["the clock"]
    assert len(stage.rows()["data_key"]) == 1  # the scheme's own
    sam = stage.phone("sam")
    assert f"no request {reference}" in reply_text(
        sam.tap(Button("Open", Action("case", "show", reference)))
    )


def test_L7_only_the_case_whose_time_is_over_goes(play_on_both: Play) -> None:
    stage, hackney, brent, reference = moved(play_on_both)
    stage.sets(cap_on_owed=0)
    stage.now = stage.now.replace(year=2027, month=3)
    later = brent.gives(hackney, size="1")
    held = circulated(stage, hackney, safe_areas=["BRE"], home_area="ZZA")
    brent.claims(held)
    stage.deliver()
    before = {one: known(stage, one) for one in (later, held)}
    nights(stage, "2027-08-27", "2027-09-03")

    assert known(stage, reference) == {"case_file"}
    for one, where in before.items():
        assert where - {"undrawn"} <= known(stage, one)
        assert stage.case(one).referral.household.adults == 1
    assert len(stage.rows()["data_key"]) == 3


def test_L7_of_a_deleted_case_its_landlord_its_size_and_its_month_are_left(
    play_on_both: Play,
) -> None:
    stage = play_on_both("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.lead.open("home")
    brent.lead.press("Empty homes")
    brent.lead.press("Log an empty home")
    brent.lead.fill(HOME)
    brent.lead.press("Offer it", reference)
    assert "empty_home" in known(stage, reference)
    stage.until("2026-03-10", "09:30")  # nobody arranged a viewing, so it is reminded of
    with stage.database.read() as connection:
        assert connection.scalar(select(t.case.c.chasing)) is not None
    nights(stage, "2026-03-11")
    press(stage, hackney.officer, "Withdraw", reference)
    hackney.officer.fill({"why": "not_needed"})
    nights(stage, "2027-03-04", "2027-03-11")

    assert known(stage, reference) == {"case_file"}
    with stage.database.read() as connection:
        row = connection.execute(select(t.case)).one()
    assert (row.landlord, row.size, row.state) == ("HAC", "2", "deleted")
    assert (row.referred_by, row.chasing, row.sealed) == ("", None, b"")
    assert (row.held_at, row.paused_at, row.code, row.approved_at, row.carried_until) == (
        *(None, None, ""),
        *(None, None),
    )
    assert {row.referred_at.day, row.since.day} == {1}
    assert {row.referred_at.hour, row.since.hour} == {0}


def test_L7_people_are_added_up_over_cases_and_no_mistaken_move_counts(play: Play) -> None:
    stage, hackney, brent, reference = moved(play)
    corrects(stage, reference, "wrong_size", size="1")
    brent.gives(hackney, size="1")
    stage.until("2026-03-24")
    stage.until("2028-06-01")
    nights(stage, "2028-06-20", "2028-06-28")

    with stage.database.read() as connection:
        totals = connection.execute(select(t.people_moved)).one()
    assert (totals.year, totals.adults, totals.children) == (2026, 2, 4)


def test_L7_the_time_runs_from_whichever_check_was_answered_last(play: Play) -> None:
    stage, _, brent, reference = moved(play)
    for day in ("2026-03-24", "2026-03-26", "2026-03-30", "2026-04-01", "2026-09-03"):
        stage.until(day)
    answers(stage, brent.lead, reference, "yes", **SAFELY)
    stage.until("2026-10-01")
    answers(stage, stage.phone("sam"), reference, "yes", **WELL)
    nights(stage, "2027-09-23")
    assert stage.case(reference).state is State.FOLLOWED_UP
    nights(stage, "2027-09-24", "2027-09-30")
    assert "card" in known(stage, reference)
    nights(stage, "2027-10-01")
    assert known(stage, reference) == {"case_file"}


def test_L7_a_check_that_nobody_answered_waits_for_nobody_once_its_case_is_closed(
    play: Play,
) -> None:
    stage, _, _, reference = moved(play)
    for day in ("2026-03-24", "2026-03-26", "2026-03-30", "2026-04-01"):
        stage.until(day)
    sam = stage.phone("sam")
    assert reference in reply_text(sam.open("home"))
    stage.until("2027-08-28")
    assert stage.case(reference).state is State.CLOSED
    assert reference not in reply_text(sam.open("home"))
    asked = len(stage.audit("FollowUpAsked"))
    stage.until("2027-09-01")
    assert len(stage.audit("FollowUpAsked")) == asked


def test_L7_figures_outlast_the_case(play_on_both: Play) -> None:
    stage, hackney, brent, reference = moved(play_on_both)
    before = _activity(stage)
    stage.until("2026-03-24")
    stage.until("2028-06-01")
    nights(stage, "2028-06-20")
    nights(stage, "2028-06-28")

    assert known(stage, reference) == {"case_file"}
    assert (hackney.balance, brent.balance) == ({"2": -1}, {"2": 1})
    assert _activity(stage) == before
    ((_, started, adults, children),) = _moves(stage)
    assert (str(started), adults, children) == ("2026-03-01", None, None)
    with stage.database.read() as connection:
        totals = connection.execute(select(t.people_moved)).one()
    assert (totals.year, totals.adults, totals.children) == (2026, 1, 2)
    with look(stage.store) as looking:
        (entry,) = looking.ledger(stage.scheme).entries()
    assert (entry.at.day, entry.at.hour) == (1, 0)


def test_L7_a_split_household_stays_one_in_the_figures(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    brent.offers(reference)
    press(stage, hackney.officer, "Tenant accepts", reference)
    press(stage, brent.lead, "Tenancy started", reference)
    brent.lead.fill({"tenure_kept": "yes", "homes": "two"})
    brent.lead.fill({"second": "1"})
    press(stage, hackney.officer, "Confirm", reference)
    nights(stage, "2029-01-01", "2029-01-10")

    with look(stage.store) as looking:
        entries = looking.ledger(stage.scheme).entries()
    assert len(entries) == 2
    assert len({entry.reference for entry in entries}) == 1
    assert reference not in {entry.reference for entry in entries}


@pytest.mark.parametrize("months", [1, 12])
def test_L7_a_case_that_was_withdrawn_goes_so_many_months_later(play: Play, months: int) -> None:
    stage = play("Hackney", "Brent", keep_details_months=months)
    reference = circulated(stage, stage.partner("Hackney"))
    officer = stage.partner("Hackney").officer
    press(stage, officer, "Withdraw", reference)
    officer.fill({"why": "not_needed"})
    closed, last, gone = {
        1: ("2026-03-27", "2026-04-02", "2026-04-03"),
        12: ("2027-02-24", "2027-03-02", "2027-03-03"),
    }[months]
    nights(stage, closed)
    assert stage.case(reference).state is State.CLOSED
    nights(stage, last)
    assert "card" in known(stage, reference)
    nights(stage, gone)
    assert known(stage, reference) == {"case_file"}


def test_L7_however_late_the_clock_comes_cards_are_closed_a_week_before_what_they_show_goes(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    hackney = stage.partner("Hackney")
    reference = circulated(stage, hackney)
    press(stage, hackney.officer, "Withdraw", reference)
    hackney.officer.fill({"why": "not_needed"})
    stage.deliver()

    nights(stage, "2027-05-03")  # two months late: nothing ran meanwhile
    assert stage.case(reference).state is State.CLOSED
    for phone in (hackney.officer, hackney.lead, stage.phone("sam")):
        about = [card_text(card) for card in phone.cards() if reference in card_text(card)]
        assert about
        assert all("Closed" in text or "newer message" in text for text in about), about
    nights(stage, "2027-05-09")
    assert "card" in known(stage, reference)
    nights(stage, "2027-05-10")

    assert known(stage, reference) == {"case_file"}


def test_L7_a_case_that_was_closed_is_not_reopened(play: Play) -> None:
    stage = play("Hackney", "Brent")
    reference = circulated(stage, stage.partner("Hackney"))
    officer, sam = stage.partner("Hackney").officer, stage.phone("sam")
    press(stage, officer, "Withdraw", reference)
    officer.fill({"why": "not_needed"})
    nights(stage, "2027-02-25")
    late = Button("Reopen", Action("life", "reopen", reference))

    assert "make a new referral" in reply_text(sam.tap(late))
    assert stage.case(reference).state is State.CLOSED


def test_L7_an_open_case_is_kept_however_long_it_waits(play: Play) -> None:
    stage = play("Hackney", "Brent")
    reference = circulated(stage, stage.partner("Hackney"))
    nights(stage, "2031-01-01")
    assert stage.case(reference).state is State.CIRCULATED


def test_L7_a_half_filled_form_goes_at_the_end_of_the_next_working_day(play: Play) -> None:
    stage = play("Hackney", "Brent")
    stage.until("2026-04-02", "15:00")  # Maundy Thursday: the next working day is Tuesday
    officer = stage.partner("Hackney").officer
    officer.open("refer")
    officer.fill({"consents": "yes"})
    nights(stage, "2026-04-03", "2026-04-07")
    assert len(stage.drafts()) == 1
    nights(stage, "2026-04-08")

    assert stage.drafts() == []
    assert len(stage.rows()["data_key"]) == 1
    assert len(stage.audit("DraftsDeleted")) == 1
    officer.submit({}, "next")
    assert "no longer open" in reply_text(officer.reply)


def test_L7_answers_are_forgotten_after_a_week(play: Play) -> None:
    stage = play("Hackney", "Brent")
    circulated(stage, stage.partner("Hackney"))
    nights(stage, "2026-03-10")
    with stage.database.read() as connection:
        assert connection.scalar(select(func.count()).select_from(t.inbox))
    nights(stage, "2026-03-11")
    with stage.database.read() as connection:
        assert connection.scalar(select(func.count()).select_from(t.inbox)) == 0


def test_R17_the_cards_of_whoever_is_back_from_leave_are_theirs_again_in_the_morning(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    stage.joins("nia", Role.HOUSING_OFFICER, partner="HAC")
    reference = circulated(stage, stage.partner("Hackney"))
    sam = opens(stage, "hackney-officer")
    sam.press("On leave")
    sam.fill({"cover": str(stage.person("nia").id), "back_on": "2026-03-10"})
    stage.deliver()
    assert stage.phone("nia").card(reference).title != "Closed"
    nights(stage, "2026-03-09")
    assert stage.phone("nia").card(reference).title != "Closed"
    nights(stage, "2026-03-10")

    assert "Closed" in [card.title for card in stage.phone("nia").cards()]
    assert stage.partner("Hackney").officer.card(reference).title != "Closed"
    assert stage.looked().people[stage.person("hackney-officer").id].cover is None


def test_R32_each_month_the_table_is_published_and_sent_to_every_lead(play_on_both: Play) -> None:
    stage = play_on_both("Hackney", "Brent", publish_after_moves=1)
    hackney, brent = stage.partners("Hackney", "Brent")
    brent.gives(hackney)
    stage.until("2026-03-31")
    assert _tables(brent.lead) == []
    stage.until("2026-04-01", "09:30")

    (table,) = _tables(brent.lead)
    assert "As published on Wed 1 Apr" in table
    assert "Hackney Council" in table
    for phone in (hackney.lead, hackney.second_lead, stage.phone("sam")):
        assert len(_tables(phone)) == 1
    for nobody in (hackney.officer, stage.phone("leah"), stage.phone("obi")):
        assert _tables(nobody) == []
    assert len(stage.audit("AccountsPublished")) == 1
    stage.until("2026-05-01", "09:30")
    assert len(stage.audit("AccountsPublished")) == 1
    assert len(_tables(brent.lead)) == 1


def test_R32_L13_a_table_waits_for_an_hour_for_asking_and_for_the_end_of_a_pause(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", publish_after_moves=1)
    hackney, brent = stage.partners("Hackney", "Brent")
    brent.gives(hackney)
    stage.until("2026-04-01", "22:00")  # all was down in the morning
    assert stage.audit("AccountsPublished") == []
    at_desk(stage, "Pause or resume", "Yes, pause")
    stage.until("2026-04-02", "09:30")
    assert stage.audit("AccountsPublished") == []
    at_desk(stage, "Pause or resume", "Yes, resume")

    stage.until("2026-04-07", "09:30")

    assert len(stage.audit("AccountsPublished")) == 1
    assert len(_tables(brent.lead)) == 1


def test_R32_D12_the_table_that_is_sent_is_the_one_that_was_published_with_it(play: Play) -> None:
    stage = play("Hackney", "Brent", publish_after_moves=1)
    hackney, brent = stage.partners("Hackney", "Brent")
    for day in ("2026-04-01", "2026-05-01"):
        brent.gives(hackney)
        hackney.gives(brent)
        stage.until(day, "09:30")
        sent = _tables(brent.lead)[-1]
        brent.lead.open("activity")

        assert reply_text(brent.lead.reply) in sent


def test_R32_the_file_beside_the_table_has_the_same_figures_and_no_other(play: Play) -> None:
    stage = play("Hackney", "Brent", publish_after_moves=1)
    hackney, brent = stage.partners("Hackney", "Brent")
    brent.gives(hackney)
    stage.until("2026-04-01", "09:30")
    hackney.gives(brent, size="1")  # not published yet
    hackney.gives(brent, size="3")

    card = next(card for card in brent.lead.cards() if card.title == "Activity")
    (table,) = (block for block in card.blocks if isinstance(block, Table))
    (file,) = files_of(card)
    assert file.name == "activity-2026-04-01.csv"
    assert [tuple(row) for row in csv.reader(io.StringIO(file.text))] == [table.head, *table.rows]
    assert "1 two-bedroom home" in file.text


def test_D12_a_batch_that_is_too_small_is_not_published_and_the_last_is_sent_again(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", publish_after_moves=3)
    hackney, brent = stage.partners("Hackney", "Brent")
    brent.gives(hackney)
    stage.until("2026-04-01", "09:30")
    assert stage.audit("AccountsPublished") == []
    assert _tables(brent.lead) == []


def test_R32_a_scheme_may_send_it_weekly_or_never(play: Play) -> None:
    stage = play("Hackney", "Brent", publish_after_moves=1, activity_table="weekly")
    hackney, brent = stage.partners("Hackney", "Brent")
    brent.gives(hackney)
    stage.until("2026-03-06")
    assert stage.audit("AccountsPublished") == []
    stage.until("2026-03-09", "09:30")
    assert len(stage.audit("AccountsPublished")) == 1

    stage.sets(activity_table="never")
    hackney.gives(brent, size="1")
    for month in range(4, 10):
        stage.until(f"2026-{month:02}-20")
    assert len(stage.audit("AccountsPublished")) == 1


def _tables(phone: Phone) -> list[str]:
    cards = [card_text(card) for card in phone.cards() if card.title == "Activity"]
    return [text for text in cards if "newer message" not in text]


def _activity(stage: Stage) -> Mapping[PartnerCode, Counts]:
    with look(stage.store) as looking:
        return looking.activity(stage.scheme).counts()


def _moves(stage: Stage) -> list[tuple[object, ...]]:
    with stage.database.read() as connection:
        rows = connection.execute(
            select(t.move.c.reference, t.move.c.started, t.move.c.adults, t.move.c.children)
        )
        return [tuple(row) for row in rows]
