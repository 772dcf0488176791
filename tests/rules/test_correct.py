"""C1, C5 to C8: what a move posts where it is not the usual one, and a move that was mistaken."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.chat.action import Action
from bot.domain.case import OfferState, State
from bot.domain.ids import PartnerCode, PersonId
from bot.domain.ledger import Entry, EntryKind, passed_on, reverse
from bot.domain.move import confirm, start_tenancy
from bot.domain.property import Size
from bot.domain.referral import Subject
from bot.domain.tenancy import MovePathway
from bot.store.tables import move
from tests.kit.forwarding import opened
from tests.kit.phone import card_text
from tests.kit.stage import Landlord, Stage, Told, circulated, press
from tests.rules.conftest import Play
from tests.rules.rehearsal import rehearse


def entries(stage: Stage, reference: str = "") -> list[Entry]:
    """The entries of a case, or all, the oldest first."""
    with opened(stage) as books:
        return [e for e in books.ledger.entries() if reference in ("", e.reference)]


def accepted(play: Play, size: str = "2", **asked: object) -> tuple[Stage, Landlord, Landlord, str]:
    """Hackney's tenant accepts Brent's home of this size."""
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney, **asked)
    brent.claims(reference)
    brent.offers(reference, size=size)
    press(stage, hackney.officer, "Tenant accepts", reference)
    return stage, hackney, brent, reference


def moved(play: Play) -> tuple[Stage, Landlord, Landlord, str]:
    """Hackney's household moved into Brent's two-bedroom home, it was confirmed."""
    stage, hackney, brent, reference = accepted(play)
    brent.starts(reference).is_done()
    press(stage, hackney.officer, "Confirm", reference).is_done()
    return stage, hackney, brent, reference


def corrects(stage: Stage, reference: str, why: str, **truth: str) -> Told:
    """The coordinator corrects a move."""
    sam = stage.phone("sam")
    press(stage, sam, "More", reference)
    sam.press("Correct the move", reference)
    sam.fill({"why": why})
    second = {name: truth.pop(name) for name in ("second",) if name in truth}
    if why != "did_not_happen":
        sam.fill(truth)
    if second:
        sam.fill(second)
    stage.deliver()
    return Told(stage, sam, sam.reply)


def test_C1_a_home_of_another_size_posts_the_size_let_and_both_leads_are_told(
    play: Play,
) -> None:
    stage, hackney, brent, reference = accepted(play, size="3")
    brent.starts(reference).is_done("you are owed 1 three-bedroom home")
    press(stage, hackney.officer, "Confirm", reference)
    stage.deliver()

    assert (hackney.balance, brent.balance) == ({"3": -1}, {"3": 1})
    assert stage.case(reference).size is Size.TWO
    told = "1 three-bedroom home, where a two-bedroom home was asked for"
    assert f"You are owed {told}" in card_text(brent.lead.card(reference))
    assert f"You owe {told}" in card_text(hackney.lead.card(reference))


def test_C1_where_the_size_is_the_one_asked_nothing_is_said_of_it(play: Play) -> None:
    stage, hackney, brent, reference = moved(play)
    stage.deliver()

    for phone in (hackney.lead, brent.lead):
        assert "asked for" not in card_text(phone.card(reference))


def test_C7_a_household_that_splits_is_one_move_with_one_posting_a_home(
    play_on_both: Play,
) -> None:
    stage, hackney, brent, reference = accepted(play_on_both)
    brent.starts(reference, homes="two")
    assert brent.lead.form.heading == "The second home"
    brent.lead.fill({"second": "1"})
    assert "1 two-bedroom home and 1 one-bedroom home" in brent.lead.text()

    press(stage, hackney.officer, "Confirm", reference).is_done()

    assert (hackney.balance, brent.balance) == ({"1": -1, "2": -1}, {"1": 1, "2": 1})
    assert [entry.kind for entry in entries(stage, reference)] == [EntryKind.MOVE] * 2
    kept = stage.case(reference).move
    assert kept is not None
    assert (kept.size, kept.second) == (Size.TWO, Size.ONE)
    assert len(stage.rows()["move"]) == 1


def test_C7_two_homes_of_one_size_are_two_homes(play: Play) -> None:
    stage, hackney, brent, reference = accepted(play)
    brent.starts(reference, homes="two")
    brent.lead.fill({"second": "2"})

    press(stage, hackney.officer, "Confirm", reference).is_done()

    assert (hackney.balance, brent.balance) == ({"2": -2}, {"2": 2})


def test_C7_both_homes_count_in_the_exposure(play: Play) -> None:
    stage, _, brent, reference = accepted(play)
    brent.starts(reference, homes="two")
    brent.lead.fill({"second": "1"})

    stage.phone("sam").open("owed")

    assert "Hackney Council | no homes | no homes | 2 | yes" in stage.phone("sam").text()


@pytest.mark.parametrize("subject", list(Subject))
def test_C5_a_perpetrators_move_posts_as_any_other_and_is_told_apart(
    play: Play, subject: Subject
) -> None:
    stage, _, _, reference = accepted(play)
    case = stage.case(reference)
    case = replace(case, referral=replace(case.referral, subject=subject))

    case, _ = start_tenancy(
        case,
        started=stage.now.date(),
        size=Size.TWO,
        adults=1,
        children=0,
        tenure_kept=True,
        by=PersonId("x"),
        at=stage.now,
    )
    case, _, posted = confirm(case, PersonId("x"), stage.now)

    assert case.move is not None
    apart = MovePathway.PERPETRATOR_MOVE if subject is Subject.PERPETRATOR else None
    assert case.move.pathway is (apart or MovePathway.SCHEME_OFFER)
    assert [(p.partner, p.size, p.homes) for e in posted for p in e.postings] == [
        ("BRE", "2", 1),
        ("HAC", "2", -1),
    ]


def test_C6_a_move_within_one_landlord_is_an_outcome_and_posts_nothing(play: Play) -> None:
    stage, _, _, reference = accepted(play)
    case = stage.case(reference)
    (offer,) = case.offers
    case = replace(case, offers=(replace(offer, partner=PartnerCode("HAC")),))

    case, _ = start_tenancy(
        case,
        started=stage.now.date(),
        size=Size.TWO,
        adults=1,
        children=0,
        tenure_kept=True,
        by=PersonId("x"),
        at=stage.now,
    )
    case, _, posted = confirm(case, PersonId("x"), stage.now)

    assert case.state is State.MOVED
    assert posted == ()


def test_C8_a_mistaken_move_is_reversed_and_posted_anew(play_on_both: Play) -> None:
    stage, hackney, brent, reference = moved(play_on_both)
    (mistake,) = entries(stage, reference)
    stage.wait(days=1)

    corrects(stage, reference, "wrong_size", size="3").is_done("is corrected")

    assert (hackney.balance, brent.balance) == ({"3": -1}, {"3": 1})
    kept = entries(stage, reference)
    assert kept[0] == mistake
    assert sorted((e.kind, e.linked, e.code) for e in kept[1:]) == [
        ("move", mistake.id, ""),
        ("reversal", mistake.id, "wrong_size"),
    ]
    assert [link.what for link in stage.audit(reference=reference)][-2:] == [
        "MoveReversed",
        "MoveCorrected",
    ]


def test_C8_the_move_as_it_was_logged_stays_on_record(play: Play) -> None:
    stage, _, _, reference = moved(play)

    corrects(stage, reference, "wrong_count", adults="2", children="1").is_done()

    with stage.database.read() as connection:
        kept = connection.execute(select(move).order_by(move.c.superseded)).all()
    assert [(row.superseded, row.adults, row.children) for row in kept] == [
        (False, 2, 1),
        (True, 1, 2),
    ]
    found = stage.case(reference).move
    assert found is not None
    assert (found.adults, found.confirmed_by) == (2, stage.person("sam").id)


def test_C8_another_landlord_is_credited_and_the_one_before_is_not(play: Play) -> None:
    stage, hackney, brent, reference = moved(play)

    corrects(stage, reference, "wrong_landlord", receiver="LEW").is_done()

    lewisham = stage.partner("Lewisham")
    assert (hackney.balance, brent.balance, lewisham.balance) == ({"2": -1}, {}, {"2": 1})
    assert "You are owed 1 two-bedroom home" in card_text(lewisham.lead.card(reference))
    assert "owed" not in card_text(brent.lead.card(reference))


def test_C8_D3_an_excluded_landlord_does_not_hear_that_the_home_was_its_own(play: Play) -> None:
    stage, hackney, brent, reference = accepted(
        play, safe_areas=["BRE", "LEW"], excluded_partners=["LEW"]
    )
    brent.starts(reference)
    press(stage, hackney.officer, "Confirm", reference)

    corrects(stage, reference, "wrong_landlord", receiver="LEW").is_done("is corrected")

    lewisham = stage.partner("Lewisham")
    assert lewisham.balance == {"2": 1}
    assert reference not in lewisham.lead.ever_saw()


def test_C8_a_move_that_did_not_happen_is_reversed_and_the_offer_stands_accepted(
    play_on_both: Play,
) -> None:
    stage, hackney, brent, reference = moved(play_on_both)

    corrects(stage, reference, "did_not_happen").is_done("no tenancy is logged")

    case = stage.case(reference)
    assert (case.state, case.move) == (State.ACCEPTED, None)
    assert case.held_offer().state is OfferState.ACCEPTED
    assert (hackney.balance, brent.balance) == ({}, {})
    brent.starts(reference, size="1").is_done()
    press(stage, hackney.officer, "Confirm", reference).is_done()
    assert (hackney.balance, brent.balance) == ({"1": -1}, {"1": 1})
    assert len(stage.rows()["move"]) == 2


def test_C8_a_correction_can_be_corrected(play: Play) -> None:
    stage, hackney, brent, reference = moved(play)
    corrects(stage, reference, "wrong_size", size="3")

    corrects(stage, reference, "wrong_count", homes="two", second="1").is_done()

    assert (hackney.balance, brent.balance) == ({"1": -1, "3": -1}, {"1": 1, "3": 1})
    corrects(stage, reference, "did_not_happen").is_done()
    assert (hackney.balance, brent.balance) == ({}, {})


def test_C8_what_was_reversed_once_is_not_reversed_again(play: Play) -> None:
    stage, _, _, reference = moved(play)
    corrects(stage, reference, "wrong_size", size="3")
    corrects(stage, reference, "wrong_size", size="4")
    corrects(stage, reference, "did_not_happen")

    posted = entries(stage, reference)
    undone = [entry.linked for entry in posted if entry.kind is EntryKind.REVERSAL]
    assert sorted(undone) == sorted(e.id for e in posted if e.kind is EntryKind.MOVE)
    assert len(undone) == 3


def test_C8_whoever_may_refer_follows_and_what_was_held_goes_on(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham", cap_on_owed=1)
    hackney, brent = stage.partners("Hackney", "Brent")
    waiting = hackney.refers().reference
    mistake = brent.gives(hackney, "2")
    hackney.approves(waiting).is_done("is kept")

    corrects(stage, mistake, "did_not_happen").is_done()

    assert stage.case(waiting).state is State.APPROVED


def test_C8_nothing_changed_is_nothing_to_correct(play: Play) -> None:
    stage, _, _, reference = moved(play)
    before = entries(stage)

    corrects(stage, reference, "other").is_refused("would change")

    assert entries(stage) == before


def test_C8_an_impossible_correction_is_asked_again(play: Play) -> None:
    stage, _, _, reference = moved(play)

    corrects(stage, reference, "wrong_date", started="2026-03-04").asks_again("not started yet")


def test_C8_only_the_coordinator_corrects(play: Play) -> None:
    stage, _, _, reference = moved(play)

    for name in ("hackney-officer", "hackney-lead", "brent-lead"):
        told = rehearse(stage, name, Action("correct", "move", reference))
        assert told.is_refused
    assert not rehearse(stage, "sam", Action("correct", "move", reference)).is_refused


def test_C8_a_case_that_has_not_moved_has_nothing_to_correct(play: Play) -> None:
    stage, _, _, reference = accepted(play)

    told = rehearse(stage, "sam", Action("correct", "move", reference))

    assert told.is_refused
    assert "no longer applies" in told.text


def test_C11_what_is_corrected_after_a_merger_is_its_successors(play: Play) -> None:
    stage, _, _, reference = moved(play)
    (entry,) = entries(stage, reference)
    hackney, brent, lewisham = PartnerCode("HAC"), PartnerCode("BRE"), PartnerCode("LEW")
    back = reverse(entry, stage.now)

    to_lewisham = passed_on(back, {brent: PartnerCode("OLD"), PartnerCode("OLD"): lewisham})

    assert {(p.partner, p.homes) for p in to_lewisham.postings} == {(lewisham, -1), (hackney, 1)}
    assert (to_lewisham.kind, to_lewisham.linked) == (EntryKind.REVERSAL, entry.id)
    assert passed_on(back, {brent: hackney}).postings == ()
