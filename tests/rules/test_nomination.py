"""R28: whoever granted the tenancy is credited, or the council where both record a nomination."""

import pytest

from bot.chat.action import Action
from bot.domain.ageing import debts
from bot.domain.case import State
from bot.domain.ledger import EntryKind
from bot.domain.nomination import name
from bot.domain.rules import Refused
from tests.kit.forwarding import opened
from tests.kit.phone import card_text, reply_text
from tests.kit.stage import Landlord, Stage, Told, circulated, press
from tests.rules.conftest import Play
from tests.rules.naming import names_council
from tests.rules.rehearsal import rehearse
from tests.rules.test_correct import corrects, entries
from tests.rules.test_partners import merges

BOTH = "Brent Homes let 1 two-bedroom home to this household, and says that you nominated it"


def started(
    play: Play, *further: str, homes: str = "", **asked: object
) -> tuple[Stage, Landlord, Landlord, Landlord, str]:
    """Hackney's household has a home of Brent, an association; Lewisham is a council besides."""
    stage = play("Hackney", "Brent", "Lewisham", *further, associations=["Brent"])
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    reference = circulated(stage, hackney, **asked)
    brent.claims(reference)
    brent.offers(reference)
    press(stage, hackney.officer, "Tenant accepts", reference)
    if homes:
        brent.starts(reference, homes="two")
        brent.lead.fill({"second": homes})
    else:
        brent.starts(reference).is_done()
    return stage, hackney, brent, lewisham, reference


def moved(
    play: Play, *further: str, homes: str = "", **asked: object
) -> tuple[Stage, Landlord, Landlord, Landlord, str]:
    """The same, and the officer has confirmed."""
    stage, hackney, brent, lewisham, reference = started(play, *further, homes=homes, **asked)
    press(stage, hackney.officer, "Confirm", reference).is_done()
    return stage, hackney, brent, lewisham, reference


def agrees(stage: Stage, council: Landlord, reference: str) -> Told:
    return press(stage, council.lead, "Yes, we nominated", reference)


def choices(stage: Stage, giver: Landlord, reference: str) -> list[str]:
    stage.deliver()
    giver.lead.open("move")
    giver.lead.press("A council nominated", reference)
    (question,) = giver.lead.form.questions
    return [option.label for option in question.options]


def test_R28_the_association_is_credited_until_the_council_agrees(play_on_both: Play) -> None:
    stage, hackney, brent, lewisham, reference = moved(play_on_both)
    assert (hackney.balance, brent.balance) == ({"2": -1}, {"2": 1})

    stage.deliver()
    rung = lewisham.lead.rung(reference)
    names_council(stage, brent, reference, "LEW").is_done("Lewisham Council is asked")

    assert (brent.balance, lewisham.balance) == ({"2": 1}, {})
    assert "Lewisham Council is asked whether it nominated" in card_text(brent.lead.card(reference))
    assert BOTH in card_text(lewisham.lead.card(reference))
    assert lewisham.lead.rung(reference) == rung + 1
    heard = brent.lead.rung(reference)
    agrees(stage, lewisham, reference).is_done("is recorded")
    stage.deliver()
    assert brent.lead.rung(reference) == heard + 1
    assert (hackney.balance, brent.balance, lewisham.balance) == ({"2": -1}, {}, {"2": 1})
    said = card_text(brent.lead.card(reference))
    assert "Lewisham Council nominated the household, and is credited for the home" in said
    assert "You are owed" not in said
    assert "You are owed 1 two-bedroom home" in card_text(lewisham.lead.card(reference))


def test_R28_what_was_posted_is_reversed_and_posted_anew_and_keeps_its_age(play: Play) -> None:
    stage, hackney, brent, lewisham, reference = moved(play)
    since = stage.now
    names_council(stage, brent, reference, "LEW")
    stage.wait(days=3)

    agrees(stage, lewisham, reference).is_done()

    first, *after = entries(stage, reference)
    assert sorted((entry.kind, entry.linked, entry.code) for entry in after) == [
        (EntryKind.MOVE, first.id, ""),
        (EntryKind.REVERSAL, first.id, "nomination"),
    ]
    with opened(stage) as books:
        (debt,) = debts(books.ledger.entries())
    assert (debt.partner, debt.since.date()) == (hackney.code, since.date())
    assert brent.balance == {}


def test_R28_agreed_before_the_officer_confirms_it_is_posted_so(play: Play) -> None:
    stage, hackney, brent, lewisham, reference = started(play)
    names_council(stage, brent, reference, "LEW")
    agrees(stage, lewisham, reference).is_done()
    assert entries(stage, reference) == []

    press(stage, hackney.officer, "Confirm", reference).is_done("they moved")

    assert (hackney.balance, brent.balance, lewisham.balance) == ({"2": -1}, {}, {"2": 1})
    assert [entry.kind for entry in entries(stage, reference)] == [EntryKind.MOVE]


def test_R28_D11_what_is_to_come_counts_for_the_council(play: Play) -> None:
    stage, hackney, brent, lewisham, reference = started(play)
    lewisham.houses(circulated(stage, brent, safe_areas=["LEW"], home_area="BRE"))
    brent.houses(circulated(stage, lewisham, safe_areas=["BRE"], home_area="LEW"))
    brent.houses(circulated(stage, lewisham, safe_areas=["BRE"], home_area="LEW"))
    sam = stage.phone("sam")
    sam.open("owed")
    owes = "Lewisham Council | 1 two-bedroom home | no homes |"
    assert f"{owes} 1 | yes" in sam.text()
    names_council(stage, brent, reference, "LEW")

    agrees(stage, lewisham, reference)

    sam.open("owed")
    assert f"{owes} 0 | yes" in sam.text()
    assert hackney.balance == {}


def test_R28_D11_R33_what_is_to_come_lets_a_held_referral_of_the_council_go_on(play: Play) -> None:
    stage = play(
        *("Hackney", "Brent", "Lewisham"),
        associations=["Brent"],
        cap_on_owed=1,
        cap_counts="owed_and_accepted",
    )
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    waiting = lewisham.refers().reference
    hackney.gives(lewisham)
    lewisham.approves(waiting).is_done("is kept")
    reference = circulated(stage, hackney, safe_areas=["BRE"])
    brent.claims(reference)
    brent.offers(reference)
    press(stage, hackney.officer, "Tenant accepts", reference)
    brent.starts(reference).is_done()
    names_council(stage, brent, reference, "LEW")

    agrees(stage, lewisham, reference).is_done()

    assert lewisham.balance == {"2": -1}
    assert stage.case(waiting).state is State.APPROVED


def test_R28_C7_both_homes_are_credited(play: Play) -> None:
    stage, hackney, brent, lewisham, reference = started(play, homes="1")
    press(stage, hackney.officer, "Confirm", reference).is_done()
    names_council(stage, brent, reference, "LEW")

    agrees(stage, lewisham, reference)

    assert (brent.balance, lewisham.balance) == ({}, {"1": 1, "2": 1})


def test_R28_R31_the_home_counts_as_given_by_whoever_granted_the_tenancy(play: Play) -> None:
    stage, _, brent, lewisham, reference = moved(play)
    names_council(stage, brent, reference, "LEW")
    agrees(stage, lewisham, reference)

    sam = stage.phone("sam")
    sam.open("activity")

    rows = [line.split(" | ") for line in sam.text().splitlines()]
    heads = next(row for row in rows if row[0] == "Partner")
    came = {row[0]: row[heads.index("Moves in")] for row in rows if len(row) == len(heads)}
    assert (came["Brent Homes"], came["Lewisham Council"]) == ("1", "0")


def test_R28_a_council_that_did_not_nominate_says_so_and_another_may_be_named(play: Play) -> None:
    stage, _, brent, lewisham, reference = moved(play, "Camden")
    names_council(stage, brent, reference, "LEW")

    press(stage, lewisham.lead, "No, we did not", reference).is_done("did not nominate")

    stage.deliver()
    assert (brent.balance, lewisham.balance) == ({"2": 1}, {})
    assert not lewisham.lead.sees("Yes, we nominated", reference)
    assert "You are owed 1 two-bedroom home" in card_text(brent.lead.card(reference))
    names_council(stage, brent, reference, "CAM").is_done("Camden Council is asked")


def test_R28_the_association_takes_it_back_until_the_council_has_answered(play: Play) -> None:
    stage, _, brent, lewisham, reference = moved(play)
    names_council(stage, brent, reference, "LEW")
    late = lewisham.lead.find("Yes, we nominated", reference)

    press(stage, brent.lead, "Take nomination back", reference)

    assert "No council is named" in brent.lead.text()
    stage.deliver()
    assert "Brent" not in card_text(lewisham.lead.card(reference))
    lewisham.lead.tap(late)
    assert "There is no request" in lewisham.lead.text()
    assert (brent.balance, lewisham.balance) == ({"2": 1}, {})
    heard = lewisham.lead.rung(reference)
    names_council(stage, brent, reference, "LEW").is_done()
    assert lewisham.lead.rung(reference) == heard + 1
    assert lewisham.lead.sees("Yes, we nominated", reference)


def test_R28_once_agreed_the_coordinator_alone_takes_it_back(play: Play) -> None:
    stage, hackney, brent, lewisham, reference = moved(play)
    names_council(stage, brent, reference, "LEW")
    late = brent.lead.find("Take nomination back", reference)
    agrees(stage, lewisham, reference)

    brent.lead.tap(late)
    assert "Ask the coordinator to set it right" in brent.lead.text()
    assert lewisham.balance == {"2": 1}
    sam = stage.phone("sam")
    press(stage, sam, "More", reference)
    sam.press("No nomination", reference)

    assert (hackney.balance, brent.balance, lewisham.balance) == ({"2": -1}, {"2": 1}, {})


def test_R28_it_is_said_once(play: Play) -> None:
    stage, _, brent, lewisham, reference = moved(play)
    stage.deliver()
    brent.lead.open("move")
    again = brent.lead.find("A council nominated", reference)
    names_council(stage, brent, reference, "LEW")
    yes = lewisham.lead.find("Yes, we nominated", reference)
    agrees(stage, lewisham, reference)
    posted = entries(stage)

    lewisham.lead.tap(yes)
    assert "Nobody asks any more" in lewisham.lead.text()
    brent.lead.tap(again)
    assert "A council is named already" in brent.lead.text()

    assert entries(stage) == posted


def test_R28_D12_neither_the_home_landlord_nor_an_excluded_council_can_be_named(
    play: Play,
) -> None:
    stage, hackney, brent, _, reference = moved(
        play, "Camden", safe_areas=["BRE", "LEW"], excluded_partners=["CAM"]
    )

    assert choices(stage, brent, reference) == ["Lewisham Council"]

    brent.lead.submit({"council": ("HAC",)})
    assert not stage.audit("CouncilNamed")
    with pytest.raises(Refused, match="cannot be named"):
        name(stage.case(reference), hackney.code, stage.scheme, stage.now)
    assert "Brent" not in hackney.lead.ever_saw()


def test_R28_D3_a_council_lead_that_is_excluded_does_not_hear_of_it(play: Play) -> None:
    stage, _, brent, lewisham, reference = moved(
        play, excluded_persons=["lewisham-lead1, Lewisham Council"]
    )

    names_council(stage, brent, reference, "LEW")

    assert BOTH in card_text(lewisham.lead.card(reference))
    assert "Brent" not in lewisham.second_lead.ever_saw()
    told = rehearse(stage, "lewisham-lead1", Action("nomination", "yes", reference))
    assert told.text.startswith("There is no request")


def test_R28_only_an_association_is_asked_for_a_council(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.houses(reference)
    stage.deliver()

    assert not brent.lead.sees("More", reference)
    sam = stage.phone("sam")
    press(stage, sam, "More", reference)
    sam.press("A council nominated", reference)
    assert "let by a housing association" in sam.text()


def test_R28_C6_nothing_is_credited_for_a_home_of_its_own_landlord(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham", associations=["Hackney", "Brent"])
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.houses(reference)
    corrects(stage, reference, "wrong_landlord", receiver="HAC").is_done()

    told = rehearse(stage, "sam", Action("nomination", "name", reference))

    assert "No council can be credited" in told.text


def test_R28_C8_a_corrected_size_is_credited_to_the_council_and_another_landlord_is_not(
    play: Play,
) -> None:
    stage, hackney, brent, lewisham, reference = moved(play, "Camden")
    names_council(stage, brent, reference, "LEW")
    agrees(stage, lewisham, reference)

    corrects(stage, reference, "wrong_size", size="3").is_done()
    assert (hackney.balance, brent.balance, lewisham.balance) == ({"3": -1}, {}, {"3": 1})

    corrects(stage, reference, "wrong_landlord", receiver="CAM").is_done()
    assert (brent.balance, lewisham.balance) == ({}, {})
    assert stage.partner("Camden").balance == {"3": 1}
    stage.deliver()
    assert "Brent" not in card_text(lewisham.lead.card(reference))


def test_R28_C8_of_a_move_that_did_not_happen_nobody_is_credited(play: Play) -> None:
    stage, hackney, brent, lewisham, reference = moved(play)
    names_council(stage, brent, reference, "LEW")
    agrees(stage, lewisham, reference)

    corrects(stage, reference, "did_not_happen").is_done()

    assert stage.case(reference).state is State.ACCEPTED
    assert (hackney.balance, brent.balance, lewisham.balance) == ({}, {}, {})
    brent.starts(reference).is_done()
    press(stage, hackney.officer, "Confirm", reference).is_done()
    assert (brent.balance, lewisham.balance) == ({"2": 1}, {})


@pytest.mark.parametrize("confirmed", [False, True])
def test_R28_C11_the_successor_of_a_council_answers_for_it(play: Play, confirmed: bool) -> None:
    begin = moved if confirmed else started
    stage, hackney, brent, _, reference = begin(play, "Camden")
    names_council(stage, brent, reference, "LEW")
    merges(stage, "LEW", "CAM")
    camden = stage.partner("Camden")

    agrees(stage, camden, reference).is_done()
    if not confirmed:
        press(stage, hackney.officer, "Confirm", reference).is_done()

    assert (hackney.balance, brent.balance, camden.balance) == ({"2": -1}, {}, {"2": 1})


def test_R28_C11_a_successor_is_credited_for_what_its_council_had_agreed(play: Play) -> None:
    stage, hackney, brent, lewisham, reference = started(play, "Camden")
    names_council(stage, brent, reference, "LEW")
    agrees(stage, lewisham, reference)
    merges(stage, "LEW", "CAM")

    press(stage, hackney.officer, "Confirm", reference).is_done()

    assert (brent.balance, lewisham.balance) == ({}, {})
    assert stage.partner("Camden").balance == {"2": 1}


def test_R28_C11_a_council_that_has_merged_cannot_be_named(play: Play) -> None:
    stage, _, brent, _, reference = moved(play, "Camden")
    merges(stage, "LEW", "CAM")

    assert choices(stage, brent, reference) == ["Camden Council"]


def test_R28_C11_D12_a_council_that_became_the_home_landlord_is_not_asked_any_more(
    play: Play,
) -> None:
    stage, hackney, brent, _, reference = moved(play)
    names_council(stage, brent, reference, "LEW")

    merges(stage, "LEW", "HAC")

    stage.deliver()
    assert not hackney.lead.sees("Yes, we nominated", reference)
    told = rehearse(stage, "lewisham-lead", Action("nomination", "yes", reference))
    assert told.is_refused
    assert "cannot be asked any more" in card_text(brent.lead.card(reference))
    brent.lead.open("move")
    brent.lead.press("Take nomination back", reference)
    assert brent.balance == {"2": 1}


def test_R28_C11_D4_a_council_that_became_the_home_landlord_is_on_no_card(play: Play) -> None:
    stage, _, brent, lewisham, reference = moved(play)
    names_council(stage, brent, reference, "LEW")
    agrees(stage, lewisham, reference)

    merges(stage, "HAC", "LEW")
    stage.wait(days=1)
    corrects(stage, reference, "wrong_count", adults="2").is_done()

    desk = card_text(stage.phone("sam").card(reference))
    assert "The council that was named nominated the household" in desk
    assert "Lewisham" not in desk


def test_R28_R33_what_a_council_had_held_by_the_cap_goes_on(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham", associations=["Brent"], cap_on_owed=1)
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    waiting = lewisham.refers().reference
    hackney.gives(lewisham)
    lewisham.approves(waiting).is_done("is kept")
    reference = brent.gives(hackney)
    names_council(stage, brent, reference, "LEW")

    agrees(stage, lewisham, reference).is_done()

    assert stage.case(waiting).state is State.APPROVED


def test_R28_a_council_finds_what_it_is_asked_on_home_and_in_the_morning(play: Play) -> None:
    stage, _, brent, lewisham, reference = moved(play)
    names_council(stage, brent, reference, "LEW")

    lewisham.lead.open("home")
    assert f"{reference} · did you nominate?" in lewisham.lead.text()
    stage.until("2026-03-05", "09:30")
    assert f"{reference} · did you nominate?" in lewisham.lead.ever_saw()
    lewisham.lead.open("home")
    lewisham.lead.press("Yes, we nominated", reference)

    said = reply_text(lewisham.lead.open("home"))
    assert reference not in said
    assert lewisham.balance == {"2": 1}


def test_R28_L11_where_no_details_pass_nobody_answers_blindly(play: Play) -> None:
    stage, _, brent, _, reference = moved(play)
    stage.reaches("lewisham-lead", ("telegram", "77"))

    names_council(stage, brent, reference, "LEW")

    phone = stage.phone("lewisham-lead")
    assert "Brent" not in card_text(phone.card(reference))
    assert not phone.sees("Yes, we nominated", reference)
    assert not phone.sees("No, we did not", reference)


def test_R28_the_coordinator_may_answer_and_name_for_those_who_are_away(play: Play) -> None:
    stage, _, brent, lewisham, reference = moved(play)
    sam = stage.phone("sam")
    press(stage, sam, "More", reference)
    sam.press("A council nominated", reference)
    sam.fill({"council": "LEW"})
    press(stage, sam, "More", reference)
    sam.press("Yes, we nominated", reference)

    assert (brent.balance, lewisham.balance) == ({}, {"2": 1})
    behalf = [link.acted_as for link in stage.audit(reference=reference)][-2:]
    assert behalf == ["coordinator, on behalf"] * 2
