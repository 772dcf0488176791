"""R59, R60, D13, C8, C9: what is asked after a move, of whom and when, and what came of it."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain import aftercare, ladder
from bot.domain.calendar import Calendar
from bot.domain.case import State
from bot.domain.followup import LADDER, Answer, Check, FollowUp, Rung, Safe
from bot.domain.person import Role
from bot.domain.rules import Refused
from tests.kit.phone import Phone, card_text, reply_text
from tests.kit.stage import Stage, Told, circulated, press
from tests.rules.conftest import Play
from tests.rules.test_correct import corrects, moved
from tests.rules.test_govern import opens
from tests.rules.test_requests import HOME

WELL = {"outcome": "4", "support": "no"}
SAFELY = {"risk": "yes", "tenancy": "sustained"}


def answers(stage: Stage, phone: Phone, reference: str, safe: str, **said: str) -> Told:
    """Somebody answers the check that they are asked."""
    press(stage, phone, "Answer", reference)
    phone.fill({"safe": safe})
    if said:
        phone.fill(said)
    stage.deliver()
    return Told(stage, phone, phone.reply)


def asked(stage: Stage, reference: str) -> list[str]:
    """How often whom: one word each time that the clock asked."""
    return [link.what for link in stage.audit(reference=reference) if link.what == "FollowUpAsked"]


def at_home(phone: Phone) -> str:
    """What is on somebody's Home."""
    return reply_text(phone.open("home"))


def test_R59_the_officer_is_asked_after_21_days_at_an_hour_for_asking(play: Play) -> None:
    stage, hackney, _, reference = moved(play)

    stage.until("2026-03-24", "09:29")
    assert asked(stage, reference) == []
    assert not hackney.officer.sees("Answer", reference)

    stage.until("2026-03-24", "09:30")
    assert asked(stage, reference) == ["FollowUpAsked"]
    assert "How did the move go?" in card_text(hackney.officer.card(reference))
    assert f"{reference} · one-month check · today" in at_home(hackney.officer)
    for other in (hackney.lead, stage.phone("sam"), stage.phone("brent-lead")):
        assert "one-month" not in at_home(other)

    answers(stage, hackney.officer, reference, "yes", **WELL).is_done("is kept")
    kept = stage.case(reference).follow_ups[0]
    assert kept.answer is not None
    assert (kept.answer.outcome, kept.answer.support) == (4, False)
    assert "Answer" not in [b.label for b in hackney.officer.buttons()]
    stage.until("2026-04-30")
    assert asked(stage, reference) == ["FollowUpAsked"]


def test_R59_it_is_asked_on_the_next_working_day_and_reminded_before_the_month_ends(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    stage.now = datetime(2026, 3, 13, 10, 0, tzinfo=UTC)  # 21 days on is Good Friday
    reference = brent.gives(hackney)

    stage.until("2026-04-06", "12:00")  # Easter Monday
    assert asked(stage, reference) == []
    stage.until("2026-04-07", "09:30")
    assert len(asked(stage, reference)) == 1
    stage.until("2026-04-08", "16:00")
    assert len(asked(stage, reference)) == 1
    stage.until("2026-04-09", "09:30")
    assert len(asked(stage, reference)) == 2
    assert stage.now.date() < datetime(2026, 4, 13, tzinfo=UTC).date()
    assert hackney.officer.sees("Answer", reference)


def test_R59_where_the_officer_cannot_say_the_new_landlord_asks_the_tenant(play: Play) -> None:
    stage, hackney, brent, reference = moved(play)
    stage.until("2026-03-24")
    stage.until("2026-03-26")
    assert not brent.lead.sees("Answer", reference)
    stage.until("2026-03-30")

    assert "please ask the tenant" in card_text(brent.lead.card(reference))
    assert "one-month check" in at_home(brent.lead)
    assert "one-month check" not in at_home(hackney.officer)
    answers(stage, brent.lead, reference, "yes", **WELL).is_done()
    assert stage.case(reference).follow_ups[0].answer is not None


def test_R59_what_nobody_answers_reaches_the_coordinator(play: Play) -> None:
    stage, _, _, reference = moved(play)
    for day in ("2026-03-24", "2026-03-26", "2026-03-30", "2026-04-01"):
        assert "one-month check" not in at_home(stage.phone("sam"))
        stage.until(day)

    assert "one-month check" in at_home(stage.phone("sam"))
    answers(stage, stage.phone("sam"), reference, "yes", **WELL).is_done()
    (link,) = stage.audit("FollowUpAnswered")
    assert link.acted_as == "coordinator, on behalf"
    stage.until("2026-06-01")
    assert len(asked(stage, reference)) == 4


def test_R59_R60_the_coordinator_is_asked_once_and_then_nobody_is_asked_any_more(
    play: Play,
) -> None:
    stage, _, _, reference = moved(play)
    stage.until("2027-01-29")
    for _ in range(30):
        stage.wait(days=1)
        stage.tick()

    assert len(asked(stage, reference)) == 8
    assert [check.next_at for check in stage.case(reference).follow_ups] == [None, None]
    assert "one-month check" in at_home(stage.phone("sam"))


def test_R59_an_officer_may_say_later_twice_or_that_somebody_else_should_answer(
    play: Play,
) -> None:
    stage, hackney, brent, reference = moved(play)
    officer = hackney.officer
    stage.until("2026-03-24")
    press(stage, officer, "Later", reference).is_done("again on Thu 26 Mar")
    assert "one-month check" not in at_home(officer)
    assert not officer.sees("Answer", reference)

    stage.until("2026-03-26")
    press(stage, officer, "Later", reference).is_done("Mon 30 Mar")
    stage.until("2026-03-30")
    assert not brent.lead.sees("Answer", reference)
    press(stage, officer, "Later", reference).is_refused("put off 2 times")

    press(stage, officer, "Someone else", reference).is_done("landlord that gave the home is asked")
    assert brent.lead.sees("Answer", reference)
    press(stage, brent.lead, "Someone else", reference).is_done("The coordinator is asked")
    assert "one-month check" in at_home(stage.phone("sam"))


def test_R59_an_officer_who_has_left_is_passed_over(play: Play) -> None:
    stage, _, brent, reference = moved(play)
    stage.leaves("hackney-officer")
    stage.until("2026-03-24")

    assert brent.lead.sees("Answer", reference)
    assert len(asked(stage, reference)) == 1


def test_R60_at_six_months_the_new_landlord_says_whether_the_risk_ended(
    play_on_both: Play,
) -> None:
    stage, hackney, brent, reference = moved(play_on_both)
    stage.until("2026-03-24")
    answers(stage, hackney.officer, reference, "yes", **WELL)
    stage.until("2026-09-02")
    assert not brent.lead.sees("Answer", reference)
    stage.until("2026-09-03")

    assert "Six months on" in card_text(brent.lead.card(reference))
    assert "six-month check" in at_home(brent.lead)
    assert "six-month check" not in at_home(brent.second_lead)
    assert "six-month check" not in at_home(hackney.officer)
    answers(stage, brent.lead, reference, "yes", **SAFELY).is_done("six-month check")
    assert stage.case(reference).state is State.FOLLOWED_UP
    assert "both checks are answered" in card_text(stage.phone("sam").card(reference))
    assert "household moved" in card_text(hackney.lead.card(reference))


@pytest.mark.parametrize(
    ("away", "cover", "day", "check"),
    [
        ("hackney-officer", "nia", "2026-03-24", "one-month check"),
        ("brent-lead", "bea", "2026-09-03", "six-month check"),
    ],
)
def test_R59_R60_who_covers_for_somebody_on_leave_is_asked_in_their_place(
    play: Play, away: str, cover: str, day: str, check: str
) -> None:
    stage, _, _, reference = moved(play)
    stage.joins("nia", Role.HOUSING_OFFICER, partner="HAC")
    stage.joins("bea", Role.LETTINGS_MANAGER, partner="BRE")
    sam = opens(stage, away)
    sam.press("On leave")
    sam.fill({"cover": str(stage.person(cover).id), "back_on": "2026-10-01"})
    stage.until(day)

    assert stage.phone(cover).sees("Answer", reference)
    assert check in at_home(stage.phone(cover))
    found = next(one for one in stage.case(reference).follow_ups if one.check.words == check)
    people = aftercare.asked_now(stage.looked(), stage.case(reference), found)
    assert [person.name for person in people] == [cover]


def test_R60_nobody_who_was_excluded_from_a_case_is_asked_about_its_move(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    barred = str(stage.person("brent-lead").id)
    reference = circulated(stage, hackney, excluded_persons=[barred])
    other = stage.phone("brent-lead1")
    press(stage, other, "Claim", reference).is_done()
    press(stage, other, "Offer a home", reference)
    other.fill(HOME)
    press(stage, hackney.officer, "Tenant accepts", reference).is_done()
    press(stage, other, "Tenancy started", reference)
    other.fill({"tenure_kept": "yes"})
    press(stage, hackney.officer, "Confirm", reference).is_done("they moved")
    stage.until("2026-03-24")
    answers(stage, hackney.officer, reference, "yes", **WELL)
    for day in ("2026-09-03", "2026-09-10", "2026-09-17", "2026-09-24"):
        stage.until(day)
        assert reference not in at_home(brent.lead)
        assert reference not in brent.lead.ever_saw()
        # Alone on the landlord's rungs, the other is its first contact and it has no second.
        case = stage.case(reference)
        asked_last = aftercare.asked_now(stage.looked(), case, case.follow_ups[1])
        assert barred not in {str(person.id) for person in asked_last}


def test_R60_the_second_contact_is_asked_after_the_first_and_then_the_coordinator(
    play: Play,
) -> None:
    stage, hackney, brent, reference = moved(play)
    stage.until("2026-03-24")
    answers(stage, hackney.officer, reference, "yes", **WELL)
    for day in ("2026-09-03", "2026-09-10"):
        stage.until(day)
        assert "six-month check" not in at_home(brent.second_lead)
    stage.until("2026-09-17")
    assert "six-month check" in at_home(brent.second_lead)
    assert "six-month check" not in at_home(stage.phone("sam"))
    stage.until("2026-09-24")
    assert "six-month check" in at_home(stage.phone("sam"))


@pytest.mark.parametrize(
    ("safe", "said", "told"),
    [
        ("no", {}, "contact is not safe"),
        ("unknown", {}, "nobody knows whether contact is safe"),
        ("yes", {"risk": "no", "tenancy": "sustained"}, "the risk continues"),
        ("yes", {"risk": "partly", "tenancy": "sustained"}, "the risk ended only in part"),
        ("yes", {"risk": "unknown", "tenancy": "moved"}, "nobody knows whether the risk ended"),
        ("yes", {"risk": "no", "tenancy": "ended"}, "the risk continues and the tenancy ended"),
    ],
)
def test_D13_a_concern_reaches_the_coordinator_at_once_with_what_to_do(
    play: Play, safe: str, said: dict[str, str], told: str
) -> None:
    stage, _, brent, reference = moved(play)
    sam = stage.phone("sam")
    stage.until("2026-09-03")
    rung = sam.rung(reference)

    answers(stage, brent.lead, reference, safe, **said).is_done("The coordinator hears of")
    assert "call 999" in reply_text(brent.lead.reply)
    assert sam.rung(reference) == rung + 1
    assert told in card_text(sam.card(reference))
    assert "call 999" in card_text(sam.card(reference))
    assert f"{reference} · a concern after its move · today" in at_home(sam)

    press(stage, sam, "Dealt with", reference).is_done()
    assert "concern" not in at_home(sam)
    assert told not in card_text(sam.card(reference))


def test_D13_the_first_question_is_whether_contact_is_safe_and_no_other_follows_a_no(
    play: Play,
) -> None:
    stage, hackney, _, reference = moved(play)
    stage.until("2026-03-24")
    press(stage, hackney.officer, "Answer", reference)
    assert [q.name for q in hackney.officer.form.questions] == ["safe"]
    hackney.officer.fill({"safe": "no"})

    kept = stage.case(reference).follow_ups[0].answer
    assert kept is not None
    assert (kept.safe, kept.outcome, kept.risk) == ("no", None, None)


def test_D13_no_answer_is_in_the_audit_or_stands_clear_in_the_database(play: Play) -> None:
    stage, _, brent, reference = moved(play)
    stage.until("2026-09-03")
    answers(stage, brent.lead, reference, "yes", risk="partly", tenancy="ended")

    assert b"partly" not in stage.kept_bytes()
    assert stage.audit("FollowUpAnswered", reference)


def test_C9_a_tenancy_that_failed_is_recorded_and_changes_no_account(play: Play) -> None:
    stage, hackney, brent, reference = moved(play)
    before = (hackney.balance, brent.balance)
    stage.until("2026-09-03")
    answers(stage, brent.lead, reference, "yes", risk="yes", tenancy="ended").is_done()

    assert (hackney.balance, brent.balance) == before == ({"2": -1}, {"2": 1})
    assert "the tenancy ended" in card_text(stage.phone("sam").card(reference))


def test_C8_a_correction_plans_the_checks_anew_and_a_reversal_cancels_them(play: Play) -> None:
    stage, hackney, brent, reference = moved(play)
    stage.wait(days=10)
    corrects(stage, reference, "wrong_date", started="2026-03-10")
    stage.until("2026-03-24")
    assert asked(stage, reference) == []
    stage.until("2026-03-31")
    assert hackney.officer.sees("Answer", reference)
    answers(stage, hackney.officer, reference, "yes", **WELL)

    corrects(stage, reference, "wrong_landlord", receiver="LEW")
    stage.until("2026-09-10")
    assert not brent.lead.sees("Answer", reference)
    assert stage.partner("Lewisham").lead.sees("Answer", reference)
    assert not hackney.officer.sees("Answer", reference)

    corrects(stage, reference, "did_not_happen")
    assert stage.case(reference).follow_ups == ()
    assert stage.rows()["follow_up"] == []
    assert not stage.partner("Lewisham").lead.sees("Answer", reference)


def test_R59_a_check_that_was_answered_takes_no_second_answer(play: Play) -> None:
    stage, _, brent, reference = moved(play)
    stage.until("2026-03-24")
    stage.until("2026-03-26")
    stage.until("2026-03-30")
    press(stage, brent.lead, "Answer", reference)
    answers(stage, stage.phone("sam"), reference, "yes", **WELL)
    brent.lead.fill({"safe": "yes"})
    brent.lead.fill(WELL)

    assert "answered already" in reply_text(brent.lead.reply)
    assert stage.case(reference).follow_ups[0].check is Check.FEEDBACK


def test_R59_what_fell_due_while_all_was_down_is_asked_once_and_in_order(play: Play) -> None:
    stage, hackney, brent, reference = moved(play)
    stage.until("2026-04-11", "03:00")  # a Saturday night, after every asking was due
    assert asked(stage, reference) == []
    stage.until("2026-04-13", "09:30")

    assert len(asked(stage, reference)) == 1
    assert hackney.officer.sees("Answer", reference)
    assert not brent.lead.sees("Answer", reference)
    stage.until("2026-04-15")
    assert len(asked(stage, reference)) == 2


def test_R59_nobody_is_asked_while_the_scheme_is_paused(play: Play) -> None:
    stage, hackney, _, reference = moved(play)
    sam = stage.phone("sam")
    sam.open("home")
    sam.press("Desk")
    sam.press("Pause or resume")
    sam.press("Yes, pause")
    stage.until("2026-03-24")
    assert asked(stage, reference) == []
    sam.open("home")
    sam.press("Desk")
    sam.press("Pause or resume")
    sam.press("Yes, resume")
    stage.until("2026-03-25")

    assert len(asked(stage, reference)) == 1
    assert hackney.officer.sees("Answer", reference)


@pytest.mark.parametrize("check", Check)
def test_R59_R60_nobody_is_left_to_ask_once_the_coordinator_was(check: Check) -> None:
    at = datetime(2026, 3, 24, 9, 30, tzinfo=UTC)
    hours = Calendar(ZoneInfo("Europe/London"), (), time(9, 30), time(16, 30))
    follow_up = FollowUp(check, at.date(), at)
    for _ in LADDER[check]:
        assert follow_up.next_at is not None
        follow_up = ladder.ask(follow_up, Rung, hours, at)
    assert follow_up.next_at is None

    with pytest.raises(Refused, match="Nobody else is asked"):
        ladder.ask(follow_up, Rung, hours, at)

    again = ladder.ask(ladder.put_off(follow_up, hours, at), Rung, hours, at)
    assert (again.asked, again.next_at) == (len(LADDER[check]), None)

    answered = ladder.answer(follow_up, Answer(Safe.YES), at)
    with pytest.raises(Refused, match="Nobody else is asked"):
        ladder.ask(answered, Rung, hours, at)
