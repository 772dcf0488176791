"""D8: an offer that was made elsewhere is recorded, and the coordinator acts for who is away."""

from tests.kit.phone import card_text
from tests.kit.stage import circulated, press
from tests.rules.conftest import Play
from tests.rules.test_requests import HOME


def test_D8_the_giver_records_an_offer_made_elsewhere_in_two_presses(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)

    press(stage, brent.lead, "Claim", reference)
    brent.lead.press("Offer a home", reference)
    brent.lead.fill(HOME)

    assert "hackney-officer" in brent.lead.text()
    assert [link.what for link in stage.audit(reference=reference)][-3:] == [
        *("RequestClaimed", "HomeOffered", "ContactShown"),
    ]
    stage.deliver()
    assert "A home is offered" in card_text(hackney.officer.card(reference))


def test_D8_the_coordinator_records_it_for_the_giver_in_their_own_name(play_on_both: Play) -> None:
    stage = play_on_both("Hackney", "Brent")
    hackney, brent, sam = stage.partner("Hackney"), stage.partner("Brent"), stage.phone("sam")
    reference = circulated(stage, hackney)

    sam.open("home")
    sam.press("Open", reference)
    sam.press("Claim for a landlord", reference)
    sam.fill({"landlord": "BRE"})
    sam.press("Offer a home", reference)
    sam.fill(HOME)
    stage.deliver()

    assert stage.case(reference).holder == "BRE"
    done = stage.audit(reference=reference)[-3:-1]
    assert [(link.what, link.person, link.acted_as) for link in done] == [
        ("RequestClaimed", "sam", "coordinator, on behalf"),
        ("HomeOffered", "sam", "coordinator, on behalf"),
    ]
    assert "You offered a home." in card_text(brent.lead.card(reference))
    brent.lead.press("Viewing arranged", reference)
    assert "A viewing" in brent.lead.text()


def test_D8_what_another_holds_is_taken_by_neither(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham", "Camden")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    sam = stage.phone("sam")

    press(stage, lewisham.lead, "Join the line", reference).is_done("number 1 in line")
    press(stage, sam, "Open", reference)
    assert not sam.sees("Claim for a landlord", reference)
    assert stage.case(reference).holder == "BRE"

    press(stage, sam, "More", reference)
    sam.press("Give to another", reference)
    sam.fill({"landlord": "LEW"})

    assert (stage.case(reference).holder, stage.case(reference).line) == ("LEW", ())
