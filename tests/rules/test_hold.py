"""D6, D8, R25: a hold ends, the next in line is asked, and the coordinator decides at the limit."""

from bot.domain.case import OfferState, State
from bot.domain.policy import ENFORCED
from tests.kit.phone import card_text
from tests.kit.stage import Landlord, Stage, circulated, press
from tests.rules.conftest import Play


def held(
    play: Play, *waiting: str, offers_per_referral: int = 0
) -> tuple[Stage, Landlord, Landlord, str]:
    """Brent holds Hackney's request, and these wait behind it."""
    stage = play("Hackney", "Brent", "Lewisham", "Camden", offers_per_referral=offers_per_referral)
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    for name in waiting:
        press(stage, stage.partner(name).lead, "Join the line", reference)
    stage.deliver()
    return stage, hackney, brent, reference


def more(stage: Stage, phone: str, label: str, reference: str) -> None:
    press(stage, stage.phone(phone), "More", reference)
    stage.phone(phone).press(label, reference)
    stage.deliver()


def test_D6_a_release_asks_the_next_in_line(play_on_both: Play) -> None:
    stage, _, brent, reference = held(play_on_both, "Lewisham", "Camden")
    lewisham = stage.partner("Lewisham")
    rung = lewisham.lead.rung(reference)

    press(stage, brent.lead, "Release", reference).is_done("The next landlord in line holds it")

    case = stage.case(reference)
    assert (case.holder, case.line) == ("LEW", ("CAM",))
    assert lewisham.lead.rung(reference) == rung + 1
    assert lewisham.lead.sees("Offer a home", reference)
    assert "withdrawn" in card_text(brent.lead.card(reference))
    assert "number 1 in line" in card_text(stage.partner("Camden").lead.card(reference))


def test_D6_a_release_without_a_line_frees_the_request_for_everybody(play: Play) -> None:
    stage, _, brent, reference = held(play)

    press(stage, brent.lead, "Release", reference).is_done("Any landlord that may see it")

    assert stage.case(reference).state is State.CIRCULATED
    for name in ("Brent", "Lewisham", "Camden"):
        assert stage.partner(name).lead.sees("Claim", reference)
    stage.partner("Camden").claims(reference).is_done("You hold")


def test_D6_a_lapse_is_the_coordinators_and_skips_nobody(play: Play) -> None:
    stage, _, brent, reference = held(play, "Lewisham")

    more(stage, "sam", "Let it lapse", reference)

    case = stage.case(reference)
    assert (case.holder, case.offers[0].state) == ("LEW", OfferState.LAPSED)
    assert "has lapsed" in card_text(brent.lead.card(reference))


def test_D6_a_landlord_may_leave_the_line(play: Play) -> None:
    stage, _, brent, reference = held(play, "Lewisham", "Camden")

    press(stage, stage.partner("Lewisham").lead, "Leave the line", reference).is_done(
        "You no longer wait"
    )

    assert stage.case(reference).line == ("CAM",)
    press(stage, brent.lead, "Release", reference)
    assert stage.case(reference).holder == "CAM"


def test_R25_a_landlord_withdraws_its_offer_and_the_next_is_asked(play_on_both: Play) -> None:
    stage, hackney, brent, reference = held(play_on_both, "Lewisham")
    brent.offers(reference)
    late = hackney.officer.find("Tenant accepts", reference)

    more(stage, "brent-lead", "Withdraw offer", reference)

    case = stage.case(reference)
    assert (case.holder, case.state) == ("LEW", State.CLAIMED)
    assert case.offers[0].state is OfferState.WITHDRAWN
    hackney.officer.tap(late)
    assert "earlier offer" in hackney.officer.text()
    assert not brent.lead.sees("Contact", reference)


def test_R25_an_accepted_offer_that_falls_through_is_coded_and_posts_nothing(play: Play) -> None:
    stage, hackney, brent, reference = held(play, "Lewisham")
    brent.offers(reference)
    press(stage, hackney.officer, "Tenant accepts", reference)
    brent.starts(reference)

    more(stage, "hackney-officer", "Fell through", reference)
    hackney.officer.fill({"why": "home_not_ready"})
    stage.deliver()

    case = stage.case(reference)
    assert (case.holder, case.state, case.move) == ("LEW", State.CLAIMED, None)
    assert case.offers[0].state is OfferState.FELL_THROUGH
    assert (hackney.balance, brent.balance) == ({}, {})
    assert [link.what for link in stage.audit("OfferFellThrough", reference)]


def test_D8_only_the_coordinator_gives_a_held_request_to_another(play_on_both: Play) -> None:
    stage, _, brent, reference = held(play_on_both, "Lewisham")
    sam = stage.phone("sam")

    more(stage, "sam", "Give to another", reference)
    assert [o.label for o in sam.form.questions[0].options] == [
        "Camden Council",
        "Lewisham Council",
    ]
    sam.fill({"landlord": "CAM"})
    stage.deliver()

    case = stage.case(reference)
    assert (case.holder, case.line) == ("CAM", ("LEW",))
    assert stage.partner("Camden").lead.sees("Offer a home", reference)
    brent.lead.open("home")
    assert not brent.lead.sees("Offer a home", reference)
    assert "Camden" not in brent.lead.text()


def test_D8_a_home_that_a_tenant_accepted_is_given_to_nobody_else(play: Play) -> None:
    stage, hackney, brent, reference = held(play)
    brent.offers(reference)
    sam = stage.phone("sam")
    more(stage, "sam", "Give to another", reference)
    slow = sam.form
    press(stage, hackney.officer, "Tenant accepts", reference)

    sam.submit_to(slow, {"landlord": ("CAM",)})

    assert "this no longer applies" in sam.text()
    assert stage.case(reference).holder == "BRE"


def test_R25_the_coordinator_codes_whose_a_refusal_is_and_decides_at_the_limit(play: Play) -> None:
    stage, hackney, brent, reference = held(play, offers_per_referral=1)
    brent.offers(reference)
    press(stage, hackney.officer, "Tenant refuses", reference)
    hackney.officer.fill({"code": "changed_mind"})
    sam = stage.phone("sam")

    more(stage, "sam", "Whose refusal?", reference)
    sam.fill({"whose": "tenant_reasonable"})
    stage.deliver()

    assert "the scheme's limit being 1" in sam.text()
    assert stage.case(reference).reasonable_refusals == 1
    assert "limit of 1 reasonable" in card_text(sam.card(reference))
    more(stage, "sam", "Withdraw", reference)
    sam.fill({"why": "offer_limit"})
    assert stage.case(reference).state is State.WITHDRAWN


def test_R25_a_refusal_for_safety_never_counts_towards_the_limit(play: Play) -> None:
    stage, hackney, brent, reference = held(play, offers_per_referral=1)
    brent.offers(reference)
    press(stage, hackney.officer, "Tenant refuses", reference)
    hackney.officer.fill({"code": "unsafe_area"})
    sam = stage.phone("sam")

    more(stage, "sam", "Whose refusal?", reference)
    sam.fill({"whose": "safety"})

    assert "limit" not in sam.text()
    assert stage.case(reference).reasonable_refusals == 0
    assert not stage.audit("OfferLimitReached", reference)


def test_the_policies_of_offers_are_enforced() -> None:
    assert "offers_per_referral" in ENFORCED
