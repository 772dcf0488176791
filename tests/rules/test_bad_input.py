"""Bad input: one clear sentence that says what to do, nothing half done, nothing lost."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from bot.chat.action import Action
from bot.chat.cards import Button
from bot.chat.incoming import Due
from bot.chat.replies import Reply, Whisper
from bot.domain import request
from bot.domain.access import Act
from bot.domain.cap import R33
from bot.domain.case import State
from bot.domain.ledger import entry_for_move
from bot.domain.rules import Refused
from bot.flows.engine import Engine
from bot.flows.flow import Event, Turn
from bot.flows.record import record
from tests.kit.phone import NO_TIME, next_event, reply_text
from tests.kit.stage import Landlord, Stage, approved, circulated, fill_on, press
from tests.rules.bad_input import (
    A_HOME,
    NOT_ENROLLED,
    a_request,
    is_refused,
)
from tests.rules.conftest import Play

# Who


def test_somebody_unknown_is_told_whom_to_ask_and_leaves_no_trace(play: Play) -> None:
    stage, _, brent, reference = a_request(play)
    claim = brent.lead.find("Claim", reference)
    brent.lead.press("Claim", reference)
    brent.lead.press("Offer a home", reference)
    form = brent.lead.form
    stranger = stage.stranger()
    before = stage.rows()

    presses: list[Callable[[], object]] = [
        *(lambda what=what: stranger.open(what) for what in ("home", "help", "refer", "owed")),
        lambda: stranger.tap(claim),
        lambda: stranger.submit_to(form, {"area": ("BRE",)}),
        lambda: stranger.says("let me in"),
    ]
    for pressed in presses:
        pressed()
        is_refused(stranger, NOT_ENROLLED)

    assert stage.rows() == before


def test_somebody_who_leaves_loses_access_at_once(play: Play) -> None:
    stage, _, brent, reference = a_request(play)
    leaver = brent.lead
    leaver.press("Claim", reference)
    leaver.press("Offer a home", reference)
    form = leaver.form
    before = stage.case(reference)

    stage.leaves("brent-lead")

    presses: list[Callable[[], object]] = [
        lambda: leaver.submit_to(form, {name: (value,) for name, value in A_HOME.items()}),
        lambda: leaver.tap(Button("", Action("offer", "contact", reference, "1"))),
        lambda: leaver.open("home"),
        lambda: leaver.tap(Button("", Action("draft", "resume", form.draft))),
    ]
    for pressed in presses:
        pressed()
        is_refused(leaver, NOT_ENROLLED)
    assert stage.case(reference) == before
    press(stage, brent.second_lead, "Offer a home", reference)
    assert brent.second_lead.form.heading == "The home"  # the partner still holds it


def test_somebody_who_leaves_is_sent_nothing_more(play: Play) -> None:
    stage, hackney, brent, reference = a_request(play)
    brent.claims(reference)
    leaver = brent.lead

    stage.leaves("brent-lead")
    press(stage, brent.second_lead, "Offer a home", reference)
    brent.second_lead.fill(A_HOME)
    press(stage, hackney.officer, "Tenant accepts", reference)
    stage.deliver()

    private = [c for c in leaver.cards() if c.reference == reference][-1]
    assert private.title == "Closed"
    assert "accepts" not in leaver.ever_saw()


# Presses


def test_one_press_delivered_five_times_has_one_answer_and_one_effect(play_on_both: Play) -> None:
    stage, _, brent, reference = a_request(play_on_both)
    claim = brent.lead.find("Claim", reference)

    answers = [brent.lead.tap(claim, event="the same") for _ in range(5)]

    assert answers == [answers[0]] * 5
    assert "You hold" in reply_text(answers[0])
    assert len(stage.case(reference).offers) == 1
    assert len(stage.audit("RequestClaimed")) == 1


def test_a_referral_delivered_five_times_is_one_referral(play_on_both: Play) -> None:
    stage = play_on_both("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")
    hackney.officer.open("refer")
    review = fill_on(stage, hackney.officer, "HAC")

    answers = [hackney.officer.submit_to(review, {}, "send", "the same") for _ in range(5)]

    assert answers == [answers[0]] * 5
    assert [case.reference in reply_text(answers[0]) for case in stage.cases()] == [True]


def test_a_confirmation_delivered_five_times_posts_once(play_on_both: Play) -> None:
    stage, hackney, brent, reference = a_request(play_on_both)
    brent.claims(reference)
    brent.offers(reference)
    press(stage, hackney.officer, "Tenant accepts", reference)
    brent.starts(reference)
    stage.deliver()
    confirm = hackney.officer.find("Confirm", reference)

    answers = [hackney.officer.tap(confirm, event="the same") for _ in range(5)]

    assert answers == [answers[0]] * 5
    assert (hackney.balance, brent.balance) == ({"2": -1}, {"2": 1})


def test_a_refusal_delivered_five_times_is_the_same_refusal(play: Play) -> None:
    stage, hackney, _, reference = a_request(play)
    approve = Button("", Action("approve", "approve", reference))

    answers = [hackney.lead.tap(approve, event="the same") for _ in range(5)]

    assert answers == [answers[0]] * 5
    is_refused(hackney.lead, f"{reference} is now circulated, so this no longer applies.")
    assert stage.case(reference).state is State.CIRCULATED


def test_a_claim_on_a_request_that_has_moved_is_refused(play: Play) -> None:
    stage, _, brent, reference = a_request(play)
    lewisham = stage.partner("Lewisham")
    late = lewisham.lead.find("Claim", reference)
    own = brent.second_lead.find("Claim", reference)
    brent.houses(reference)
    before = stage.rows()

    lewisham.lead.tap(late)
    is_refused(lewisham.lead, f"There is no request {reference} for you here.")
    brent.second_lead.tap(own)
    is_refused(brent.second_lead, f"cannot claim a request on {reference}")

    assert stage.rows() == before


MADE_UP = [
    ("", ""),
    ("nothing", "at_all"),
    ("home", "burn"),
    ("case", "delete"),
    ("approve", "decline"),
    ("approve", ""),
    ("circulate", "twice"),
    ("claim", "steal"),
    ("offer", "sell"),
    ("answer", "maybe"),
    ("move", "out"),
    ("draft", "read"),
    ("draft", "resume"),
    ("draft", "discard"),
    ("refer", "delete"),
    ("owed", "pay"),
]


def test_a_made_up_button_leads_nowhere_for_anybody(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    references = [
        hackney.refers().reference,
        approved(stage, hackney),
        circulated(stage, hackney),
        circulated(stage, hackney),
    ]
    brent.claims(references[-1])
    brent.offers(references[-1])
    before = stage.rows()

    for name in ("hackney-lead", "hackney-officer", "brent-lead", "sam", "leah", "obi"):
        phone = stage.phone(name)
        for flow, verb in MADE_UP:
            for subject in ("", "...", "2222-22", "x" * 40, *references):
                for offer in ("", "1", "99"):
                    phone.tap(Button("", Action(flow, verb, subject, offer)))
                    assert isinstance(phone.reply, Whisper), (name, flow, verb)
                    assert phone.reply.refused, (name, flow, verb)
                    assert "Home" in phone.reply.text or "Ask " in phone.reply.text
    assert stage.rows() == before


def test_an_unknown_command_and_a_forged_alarm_lead_nowhere(play: Play) -> None:
    stage = play("Hackney", "Brent")
    lead = stage.phone("hackney-lead")
    before = stage.rows()

    for what in ("", "drop table", "HOME", "owed "):
        lead.open(what)
        is_refused(lead, "That cannot be done here, or not any more.")
    told = stage.engine.handle(
        Due(next_event(), lead.address, NO_TIME, Action("claim", "lapse", "2222-22"))
    )

    assert isinstance(told, Whisper)
    assert told.refused
    assert stage.rows() == before


@pytest.mark.parametrize("ends", [Refused(R33, "Not now.", "Open Home."), RuntimeError("a bug")])
def test_what_a_press_did_before_it_was_refused_or_failed_is_undone(
    play_on_both: Play, ends: Exception
) -> None:
    stage, hackney, brent, reference = a_request(play_on_both)
    before = stage.rows()

    def half_done(turn: Turn, _: Event) -> Reply:
        case = turn.case(Action("claim", "take", reference), Act.CLAIM)
        case, fact = request.claim(case, brent.code, turn.now)
        turn.books.cases.save(case)
        assert fact is not None
        record(turn, case, fact)
        turn.books.ledger.post(
            entry_for_move(
                case.reference, turn.now, sender=hackney.code, receiver=brent.code, size=case.size
            )
        )
        raise ends

    brent.lead.engine = Engine(stage.store, lambda: stage.now, {"half": half_done})
    with suppress(RuntimeError):
        brent.lead.tap(Button("", Action("half", "done")))

    assert stage.rows() == before


# A world that has moved on


def test_the_coordinators_half_filled_offer_meets_a_case_that_has_moved(play: Play) -> None:
    stage, _, brent, reference = a_request(play)
    brent.claims(reference)
    sam = stage.phone("sam")
    press(stage, sam, "Offer a home", reference)
    form = sam.form
    finish(stage, brent, reference)

    sam.submit_to(form, {name: (value,) for name, value in A_HOME.items()})
    is_refused(sam, f"{reference} is now moved, so this no longer applies.")
    sam.open("home")
    sam.press("Resume")
    is_refused(sam, f"{reference} is now moved, so this no longer applies.")
    sam.open("home")
    sam.press("Discard")
    assert "Discarded." in sam.text()


def finish(stage: Stage, holder: Landlord, reference: str) -> None:
    """From a claim to a confirmed move."""
    officer = stage.phone("hackney-officer")
    holder.offers(reference)
    press(stage, officer, "Tenant accepts", reference)
    holder.starts(reference)
    press(stage, officer, "Confirm", reference)


def test_a_form_of_an_officer_who_changes_landlord_meets_the_new_roster(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")
    hackney.officer.open("refer")
    lead = "hackney-lead"
    review = fill_on(stage, hackney.officer, "HAC", officer=lead)

    stage.leaves(lead)
    hackney.officer.submit_to(review, {}, "send")

    assert hackney.officer.form.heading == "Who leads it"
    assert hackney.officer.form.wrong == {"officer": "Choose from the list: this is not on it."}
    assert stage.cases() == []


def test_a_press_on_a_case_that_another_took_further_says_where_it_stands(play: Play) -> None:
    stage, hackney, brent, reference = a_request(play)
    brent.claims(reference)
    brent.offers(reference)
    stage.deliver()
    accept = hackney.officer.find("Tenant accepts", reference)
    hackney.officer.tap(accept)
    before = stage.rows()

    hackney.officer.tap(accept)

    is_refused(hackney.officer, f"{reference} is now accepted, so this no longer applies.")
    assert stage.rows() == before
