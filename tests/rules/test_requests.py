"""Requests to browse (D3, D7), a case's timeline (L9), and empty homes logged first (D9)."""

from dataclasses import replace

import pytest

from bot.domain import facts
from bot.domain.case import State
from bot.flows.timeline import WORDS
from tests.kit.phone import Phone, card_text, reply_text
from tests.kit.stage import Landlord, Stage, circulated, press
from tests.rules.conftest import Play

HOME = {
    "area": "BRE",
    "size": "2",
    "type": "flat",
    "floor": "0",
    "lift": "no",
    "pets": "yes",
    "access": (),
    "tenure": "secure",
    "rent": "social",
    "ready": "2026-03-10",
}


def browses(phone: Phone) -> str:
    phone.open("requests")
    return reply_text(phone.reply)


def many(play: Play, count: int, **asked: object) -> tuple[Stage, Landlord, list[str]]:
    stage = play("Hackney", "Brent", "Lewisham", cap_on_owed=0)
    hackney = stage.partner("Hackney")
    references = []
    for _ in range(count):
        references.append(circulated(stage, hackney, **asked))
        stage.wait(minutes=5)
    return stage, hackney, references


def test_D7_a_lead_browses_requests_a_page_at_a_time_the_oldest_first(play: Play) -> None:
    stage, _, references = many(play, 8)
    lead = stage.partner("Brent").lead

    assert [r for r in references if r in browses(lead)] == references[:6]
    assert "Page 1 of 2" in reply_text(lead.reply)
    lead.press("Next page")
    assert [r for r in references if r in reply_text(lead.reply)] == references[6:]
    lead.press("Earlier page")
    assert references[0] in reply_text(lead.reply)


def test_D6_a_request_is_claimed_from_the_list_in_one_tap(play: Play) -> None:
    stage, _, (reference,) = many(play, 1)
    lead = stage.partner("Brent").lead
    browses(lead)

    press(stage, lead, "Claim", reference).is_done("You hold")

    other = stage.partner("Lewisham").lead
    assert "held by another landlord" in browses(other)
    press(stage, other, "Join the line", reference).is_done("number 1 in line")


def test_D7_the_list_is_filtered_by_size_with_a_way_back(play: Play) -> None:
    stage, hackney, two = many(play, 2)
    five = circulated(stage, hackney, size="5+")
    lead = stage.partner("Brent").lead
    browses(lead)

    lead.press("Five-or-more-bedroom (1)")
    assert five in reply_text(lead.reply)
    assert two[0] not in reply_text(lead.reply)
    lead.press("Every size (3)")
    assert two[0] in reply_text(lead.reply)


def test_D3_the_list_shows_nobody_what_they_may_not_see(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham", "Camden")
    hackney = stage.partner("Hackney")
    reference = circulated(
        stage, hackney, safe_areas=["BRE", "CAM"], excluded_persons=["camden-lead, Camden Council"]
    )

    assert reference in browses(stage.partner("Brent").lead)
    assert reference not in browses(stage.partner("Lewisham").lead)
    assert reference not in browses(stage.partner("Camden").lead)
    assert reference in browses(stage.partner("Camden").second_lead)
    assert reference not in browses(hackney.lead)
    assert "Camden" not in browses(stage.partner("Brent").lead)


@pytest.mark.parametrize("name", ["hackney-officer", "leah", "obi"])
def test_section_4_only_leads_and_the_coordinator_browse(play: Play, name: str) -> None:
    stage, _, (reference,) = many(play, 1)
    phone = stage.phone(name)
    assert reference not in browses(phone)
    assert "cannot see requests" in reply_text(phone.reply)
    phone.open("home")
    assert not phone.sees("Requests")


def test_R30_the_list_says_what_would_repay(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    brent.gives(hackney)
    reference = circulated(stage, lewisham)

    assert f"{reference} · two-bedroom home · Hackney · would repay what you owe" in browses(
        hackney.lead
    )
    assert "repay" not in browses(brent.lead)


def test_L9_the_coordinator_reads_a_case_from_its_first_day(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    sam = stage.phone("sam")
    sam.open("home")
    press(stage, sam, "More", reference)

    sam.press("Timeline", reference)

    told = reply_text(sam.reply)
    for row in (
        "3 Mar 2026 hackney-officer referred",
        "3 Mar 2026 hackney-lead approved",
        "3 Mar 2026 sam circulated it",
        "3 Mar 2026 brent-lead claimed it (Brent Council)",
    ):
        assert row in told.replace(" · ", " ").replace(" | ", " "), told


def test_section_4_a_timeline_is_the_coordinators_alone(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney = stage.partner("Hackney")
    reference = circulated(stage, hackney)
    press(stage, hackney.officer, "More", reference)

    assert not hackney.officer.sees("Timeline", reference)


def test_every_fact_has_words_for_the_timeline() -> None:
    assert {fact.__name__ for fact in facts.Fact.__args__} <= set(WORDS)


def test_D9_an_empty_home_logged_first_finds_the_requests_it_fits(play_on_both: Play) -> None:
    stage, hackney, (fits, later) = many(play_on_both, 2)
    too_big = circulated(stage, hackney, size="5+", smallest="5+")
    elsewhere = circulated(stage, hackney, safe_areas=["LEW"])
    lead = stage.partner("Brent").lead
    lead.open("home")
    lead.press("Empty homes")
    lead.press("Log an empty home")

    lead.fill(HOME)

    told = reply_text(lead.reply)
    assert "flat in Brent" in told
    assert told.index(fits) < told.index(later)
    assert too_big not in told
    assert elsewhere not in told
    press(stage, lead, "Offer it", fits).is_done("nominating officer")
    case = stage.case(fits)
    assert (case.state, case.holder) == (State.OFFERED, "BRE")
    assert case.held_offer().home is not None
    assert "A home is offered" in card_text(hackney.officer.card(fits))


def test_D9_a_home_is_offered_for_one_request_at_a_time(play: Play) -> None:
    stage, _, (first, second) = many(play, 2)
    lead = stage.partner("Brent").lead
    lead.open("home")
    lead.press("Empty homes")
    lead.press("Log an empty home")
    lead.fill(HOME)
    late = lead.find("Offer it", second)
    lead.press("Offer it", first)

    lead.tap(late)

    assert "offered for a request already" in lead.text()
    assert stage.case(second).state is State.CIRCULATED
    lead.open("home")
    lead.press("Empty homes")
    assert f"offered for {first}" in reply_text(lead.reply)
    lead.press("Free again")
    lead.press("Empty homes")
    lead.press("What it fits")
    press(stage, lead, "Offer it", second).is_done()


def test_D9_who_is_second_is_told_and_their_home_stays_logged(play: Play) -> None:
    stage, _, (reference,) = many(play, 1)
    lead = stage.partner("Brent").lead
    lead.open("home")
    lead.press("Empty homes")
    lead.press("Log an empty home")
    lead.fill(HOME)
    stage.partner("Lewisham").claims(reference)

    press(stage, lead, "Offer it", reference).is_refused("Another landlord was first")

    assert stage.case(reference).holder == "LEW"
    lead.open("home")
    lead.press("Empty homes")
    assert lead.sees("What it fits")
    lead.press("No longer empty")
    lead.press("Empty homes")
    assert "No empty home is logged." in reply_text(lead.reply)


def test_D9_nobody_sees_another_landlords_empty_homes(play: Play) -> None:
    stage, _, _ = many(play, 1)
    lead = stage.partner("Brent").lead
    lead.open("home")
    lead.press("Empty homes")
    lead.press("Log an empty home")
    lead.fill(HOME)
    lead.press("Empty homes")
    theirs = lead.find("What it fits")

    other = stage.partner("Lewisham").lead
    other.tap(theirs)

    assert "no such home of yours" in other.text()
    assert "Brent" not in other.text()


def test_D8_D9_the_coordinator_logs_and_offers_a_home_for_a_landlord_that_is_away(
    play_on_both: Play,
) -> None:
    stage, _, (reference,) = many(play_on_both, 1)
    sam = stage.phone("sam")
    sam.open("home")
    sam.press("Empty homes")
    assert "No landlord has logged an empty home." in reply_text(sam.reply)
    sam.press("Choose a landlord")
    sam.fill({"landlord": "BRE"})
    sam.press("Log an empty home")
    (areas,) = ({o.value for o in q.options} for q in sam.form.questions if q.name == "area")
    assert areas == {"BRE"}

    sam.fill(HOME)
    press(stage, sam, "Offer it", reference).is_done("nominating officer")

    assert (stage.case(reference).state, stage.case(reference).holder) == (State.OFFERED, "BRE")
    logged, offered = stage.audit("EmptyHomeLogged"), stage.audit("EmptyHomeOffered")
    assert [(x.person, x.acted_as) for x in logged] == [("sam", "coordinator, on behalf")]
    assert [x.person for x in offered] == ["sam"]
    sam.open("home")
    sam.press("Empty homes")
    assert "Brent Council: 1 empty home" in reply_text(sam.reply)
    sam.press("Open")
    assert f"offered for {reference}" in reply_text(sam.reply)
    lead = stage.partner("Brent").lead
    lead.open("home")
    lead.press("Empty homes")
    assert f"offered for {reference}" in reply_text(lead.reply)


def test_D3_D9_for_no_landlord_does_the_coordinator_offer_what_that_one_may_not_see(
    play: Play,
) -> None:
    stage, hackney, (reference,) = many(play, 1)
    barred = circulated(stage, hackney, excluded_partners=["BRE"])
    sam = stage.phone("sam")
    sam.open("home")
    sam.press("Empty homes")
    sam.press("Choose a landlord")
    sam.fill({"landlord": "BRE"})
    sam.press("Log an empty home")
    sam.fill(HOME)
    assert barred not in reply_text(sam.reply)
    offer = sam.find("Offer it", reference)

    sam.tap(replace(offer, action=replace(offer.action, subject=barred)))

    assert f"{barred} can no longer be claimed by that landlord" in sam.text()
    assert stage.case(barred).state is State.CIRCULATED
