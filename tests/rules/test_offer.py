"""R25, R26: offers are counted, refusals coded, and a home is never an address."""

import pytest

from bot.domain.case import OfferState, RefusalCode, State
from bot.flows.offer import TheOffer
from tests.kit.stage import Landlord, Stage, circulated, press
from tests.rules.conftest import Play


def an_offer(play: Play) -> tuple[Stage, Landlord, Landlord, str]:
    """Brent has offered Hackney's household a home."""
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    brent.offers(reference)
    stage.deliver()
    return stage, hackney, brent, reference


def refuses(stage: Stage, landlord: Landlord, reference: str, code: str) -> None:
    press(stage, landlord.officer, "Tenant refuses", reference)
    landlord.officer.fill({"code": code})
    stage.deliver()


def test_R25_offers_are_counted_and_each_refusal_is_coded(play_on_both: Play) -> None:
    stage, hackney, brent, reference = an_offer(play_on_both)

    refuses(stage, hackney, reference, "condition")
    brent.offers(reference, size="3")
    refuses(stage, hackney, reference, "no_contact")

    assert [(o.number, o.state, o.refusal) for o in stage.case(reference).offers] == [
        (1, OfferState.REFUSED, RefusalCode.CONDITION),
        (2, OfferState.REFUSED, RefusalCode.NO_CONTACT),
        (3, OfferState.HELD, None),
    ]
    assert len(stage.audit("OfferRefused", reference)) == 2


def test_R25_a_refusal_has_one_of_eleven_codes_and_no_other(play: Play) -> None:
    stage, hackney, _, reference = an_offer(play)
    press(stage, hackney.officer, "Tenant refuses", reference)

    (question,) = hackney.officer.form.questions
    assert [option.label for option in question.options] == [
        "The area is not safe",
        "Wrong size",
        "Access",
        "Condition",
        "Cost",
        "Tenure",
        "School or work",
        "Pets",
        "Changed mind",
        "No contact",
        "Other",
    ]
    for answer in ("", "her ex found the place"):
        hackney.officer.fill({"code": answer})
        assert hackney.officer.form.wrong
    assert stage.case(reference).state is State.OFFERED


def test_R25_a_refused_offer_is_not_a_move(play: Play) -> None:
    stage, hackney, brent, reference = an_offer(play)

    refuses(stage, hackney, reference, "cost")

    assert "nobody counts this as a move" in hackney.officer.text()
    assert stage.case(reference).move is None
    assert (hackney.balance, brent.balance) == ({}, {})


@pytest.mark.parametrize("label", ["Tenant accepts", "Tenant refuses", "Viewing arranged"])
def test_R25_a_stale_button_of_the_first_offer_cannot_act_on_the_second(
    play: Play, label: str
) -> None:
    stage, hackney, brent, reference = an_offer(play)
    first = hackney.officer.find(label, reference)
    refuses(stage, hackney, reference, "cost")
    brent.offers(reference)
    before = stage.rows()

    hackney.officer.tap(first)

    assert f"That button was for an earlier offer on {reference}." in hackney.officer.text()
    assert stage.rows() == before
    assert stage.case(reference).state is State.OFFERED


def test_R25_a_stale_refusal_form_of_the_first_offer_cannot_refuse_the_second(play: Play) -> None:
    stage, hackney, brent, reference = an_offer(play)
    press(stage, hackney.officer, "Tenant refuses", reference)
    slow = hackney.officer.form
    hackney.officer.find("Tenant accepts", reference)
    refuses(stage, hackney, reference, "cost")
    brent.offers(reference)

    hackney.officer.submit_to(slow, {"code": ("pets",)})

    assert "for an earlier offer" in hackney.officer.text()
    assert stage.case(reference).state is State.OFFERED


def test_R25_a_viewing_is_noted_and_its_time_and_place_are_never_asked(play: Play) -> None:
    stage, hackney, brent, reference = an_offer(play)

    press(stage, brent.lead, "Viewing arranged", reference).is_done("stay between the two of you")

    assert stage.case(reference).state is State.VIEWING
    assert not hackney.officer.sees("Viewing arranged", reference)
    press(stage, hackney.officer, "Tenant accepts", reference).is_done()


def test_R25_the_tenant_may_accept_before_a_viewing_is_noted(play: Play) -> None:
    stage, hackney, _, reference = an_offer(play)

    press(stage, hackney.officer, "Tenant accepts", reference).is_done("The tenant accepts")

    assert stage.case(reference).state is State.ACCEPTED


def test_R26_the_property_log_keeps_each_offered_home_by_its_features(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)

    brent.offers(
        reference,
        area="Brent",
        size="3",
        type="maisonette",
        floor="4",
        lift="yes",
        pets="no",
        access=["level"],
        tenure="assured",
        rent="affordable",
        ready="2026-04-01",
    )

    home = stage.case(reference).offers[0].home
    assert home is not None
    assert (home.area, home.size, home.type, home.floor) == ("BRE", "3", "maisonette", 4)
    assert (home.lift, home.pets, *home.access) == (True, False, "level")
    assert (home.tenure, home.rent) == ("assured", "affordable")
    assert home.ready.isoformat() == "2026-04-01"


def test_R26_a_refused_home_stays_in_the_property_log(play: Play) -> None:
    stage, hackney, _, reference = an_offer(play)

    refuses(stage, hackney, reference, "access")

    assert stage.case(reference).offers[0].home is not None


def test_R26_no_box_of_the_offer_takes_an_address(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)

    press(stage, brent.lead, "Offer a home", reference)

    kinds = {question.name: question.kind for question in brent.lead.form.questions}
    assert "text" not in kinds.values()
    assert set(kinds) == set(TheOffer.model_fields)
    assert set(kinds) == {
        *("area", "size", "type", "floor", "lift", "pets", "access", "tenure", "rent", "ready")
    }
    assert "Never its address" in brent.lead.form.intro
