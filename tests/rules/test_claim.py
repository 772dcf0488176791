"""D6: who holds a request, who waits, and which home fits."""

import pytest

from bot.domain.case import OfferState, State
from tests.kit.stage import Landlord, Stage, circulated, press
from tests.rules.conftest import Play


def a_request(play: Play, **needs: object) -> tuple[Stage, Landlord, Landlord, Landlord, str]:
    """Hackney's request before Brent and Lewisham."""
    stage = play("Hackney", "Brent", "Lewisham", "Camden")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    return stage, hackney, brent, lewisham, circulated(stage, hackney, **needs)


def test_D6_a_landlord_claims_in_one_tap_and_one_holds_at_a_time(play_on_both: Play) -> None:
    stage, _, brent, lewisham, reference = a_request(play_on_both)

    brent.claims(reference).is_done("You hold")

    assert stage.case(reference).holder == "BRE"
    assert not lewisham.lead.sees("Claim", reference)
    assert not lewisham.lead.sees("Offer a home", reference)


def test_D6_a_later_tap_joins_the_line_and_hears_its_place_which_reserves_nothing(
    play: Play,
) -> None:
    stage, _, brent, lewisham, reference = a_request(play)
    camden = stage.partner("Camden")
    late = camden.lead.find("Claim", reference)
    brent.claims(reference)

    press(stage, lewisham.lead, "Join the line", reference).is_done("number 1 in line")
    camden.lead.tap(late)

    assert "You are number 2 in line" in camden.lead.text()
    assert "This reserves nothing." in camden.lead.text()
    assert stage.case(reference).line == ("LEW", "CAM")
    assert stage.case(reference).holder == "BRE"


def test_D6_the_line_is_of_partners_not_of_people(play: Play) -> None:
    stage, _, brent, lewisham, reference = a_request(play)
    join = lewisham.second_lead.find("Claim", reference)
    brent.claims(reference)
    press(stage, lewisham.lead, "Join the line", reference)

    lewisham.second_lead.tap(join)

    assert "You are number 1 in line" in lewisham.second_lead.text()
    assert stage.case(reference).line == ("LEW",)


def test_D6_claiming_ones_own_held_request_again_is_a_success(play: Play) -> None:
    stage, _, brent, _, reference = a_request(play)
    claim = brent.lead.find("Claim", reference)
    colleagues = brent.second_lead.find("Claim", reference)
    brent.claims(reference)
    before = stage.rows()

    for phone, button in ((brent.lead, claim), (brent.second_lead, colleagues)):
        phone.tap(button)
        assert "You hold" in phone.text()
        assert phone.sees("Offer a home", reference)

    assert stage.rows() == before


def test_D6_any_lead_of_the_holder_may_act(play: Play) -> None:
    stage, _, brent, _, reference = a_request(play)
    brent.claims(reference)

    press(stage, brent.second_lead, "Offer a home", reference)

    assert brent.second_lead.form.heading == "The home"


def test_D6_the_coordinator_may_claim_for_a_landlord_that_may_see_it(play: Play) -> None:
    stage, _, _, _, reference = a_request(play, safe_areas=["BRE", "LEW"])
    sam = stage.phone("sam")
    sam.open()
    sam.press("Open", reference)

    sam.press("Claim for a landlord", reference)
    (question,) = sam.form.questions
    assert [option.label for option in question.options] == ["Brent Council", "Lewisham Council"]
    sam.fill({"landlord": "Brent Council"})

    assert "Brent Council holds" in sam.text()
    assert stage.case(reference).holder == "BRE"
    (claimed,) = stage.audit("RequestClaimed")
    assert (claimed.person, claimed.acted_as) == ("sam", "coordinator, on behalf")


@pytest.mark.parametrize(
    ("home", "in_what"),
    [
        ({"size": "1"}, "it is a one-bedroom home"),
        ({"size": "4"}, "it is a four-bedroom home"),
        ({"floor": "3"}, "its floor does not suit"),
        ({"access": []}, "its access does not suit"),
        ({"pets": "no"}, "it does not take pets"),
        ({"type": "flat"}, "it is a flat"),
        ({"size": "5+", "pets": "no"}, "five-or-more-bedroom home and it does not take pets"),
    ],
)
def test_D6_a_home_that_does_not_fit_is_warned_of_and_needs_the_officers_yes(
    play: Play, home: dict[str, str], in_what: str
) -> None:
    stage, hackney, brent, _, reference = a_request(
        play, size="2", type="house", floor="ground", access=["level"], pets=["dog"]
    )
    brent.claims(reference)
    fits = {"size": "2", "type": "house", "floor": "0", "access": ["level"], "pets": "yes"}

    brent.offers(reference, **{**fits, **home}).is_done(in_what)

    assert stage.case(reference).state is State.CLAIMED
    assert hackney.officer.sees("No, not this one", reference)
    press(stage, hackney.officer, "Yes, offer it", reference).is_done("The home is offered")
    assert stage.case(reference).state is State.OFFERED


@pytest.mark.parametrize("size", ["1", "2", "3"])
def test_D6_a_home_fits_from_the_smallest_acceptable_to_one_above_the_size_needed(
    play: Play, size: str
) -> None:
    stage, _, brent, _, reference = a_request(play, size="2", smallest="1")
    brent.claims(reference)

    brent.offers(reference, size=size)

    assert stage.case(reference).state is State.OFFERED


def test_D6_an_assistance_animal_is_no_pet(play: Play) -> None:
    stage, _, brent, _, reference = a_request(play, pets=["assistance"])
    brent.claims(reference)

    brent.offers(reference, pets="no")

    assert stage.case(reference).state is State.OFFERED


def test_D6_the_landlord_hears_the_officers_yes_and_the_officers_no(play: Play) -> None:
    stage, hackney, brent, _, reference = a_request(play)
    brent.claims(reference)
    for answer, told in (
        ("No, not this one", "Enter the home that you can offer."),
        ("Yes, offer it", "See the contact"),
    ):
        brent.offers(reference, size="1")
        messages = brent.lead.rung(reference)
        press(stage, hackney.officer, answer, reference)
        stage.deliver()
        assert brent.lead.rung(reference) == messages + 1
        assert told in brent.lead.text()


def test_D6_the_officers_no_lets_the_landlord_enter_another_home(play: Play) -> None:
    stage, hackney, brent, _, reference = a_request(play)
    brent.claims(reference)
    brent.offers(reference, size="1")

    press(stage, hackney.officer, "No, not this one", reference).is_done("may enter another")

    assert stage.case(reference).holder == "BRE"
    brent.offers(reference, size="2")
    assert stage.case(reference).state is State.OFFERED


def test_D6_a_late_yes_to_one_home_does_not_offer_another(play: Play) -> None:
    stage, hackney, brent, _, reference = a_request(play)
    brent.claims(reference)
    brent.offers(reference, size="1")
    stage.deliver()
    yes_to_the_first = hackney.officer.find("Yes, offer it", reference)
    press(stage, hackney.officer, "No, not this one", reference)
    brent.offers(reference, size="5+")

    hackney.officer.tap(yes_to_the_first)

    assert "That button was for an earlier" in hackney.officer.text()
    assert stage.case(reference).state is State.CLAIMED
    declined, waiting = stage.case(reference).offers
    assert (declined.state, waiting.state) == (OfferState.DECLINED, OfferState.HELD)


def test_D6_a_home_that_waits_for_the_officers_yes_is_not_replaced_under_their_thumb(
    play: Play,
) -> None:
    stage, _, brent, _, reference = a_request(play)
    brent.claims(reference)
    press(stage, brent.second_lead, "Offer a home", reference)
    brent.offers(reference, size="1")
    before = stage.rows("draft", "data_key")

    brent.second_lead.fill(
        {
            "area": "BRE",
            "size": "5+",
            "type": "flat",
            "floor": "0",
            "lift": "no",
            "pets": "yes",
            "tenure": "secure",
            "rent": "social",
            "ready": "2026-03-10",
        }
    )

    assert "the nominating officer is asked about it" in brent.second_lead.text()
    assert stage.rows("draft", "data_key") == before


def test_D6_an_area_that_is_not_safe_is_refused_inside_the_form(play: Play) -> None:
    stage = play("Hackney", "Brent", "Camden", stock={"Brent": ["Brent", "Camden", "Hackney"]})
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney, safe_areas=["BRE"], unsafe_areas=["CAM"])
    brent.claims(reference)

    unsafe = brent.offers(reference, area="CAM").asks_again("would not be safe in that area")
    home_area = brent.offers(reference, area="HAC").asks_again("would not be safe in that area")

    assert unsafe.text == home_area.text.replace("HAC", "CAM")  # the home area is not told apart
    assert stage.case(reference).state is State.CLAIMED
    brent.lead.fill({"area": "BRE"})
    assert stage.case(reference).state is State.OFFERED


def test_D6_after_the_tenants_refusal_the_hold_starts_again_for_another_home(play: Play) -> None:
    stage, hackney, brent, lewisham, reference = a_request(play)
    brent.claims(reference)
    press(stage, lewisham.lead, "Join the line", reference)
    brent.offers(reference)
    stage.wait(days=3)

    press(stage, hackney.officer, "Tenant refuses", reference)
    hackney.officer.fill({"code": "wrong_size"})

    case = stage.case(reference)
    assert (case.state, case.holder, case.line) == (State.CLAIMED, "BRE", ("LEW",))
    assert case.held_offer().since == stage.now
    brent.offers(reference, size="3")
    assert stage.case(reference).state is State.OFFERED
