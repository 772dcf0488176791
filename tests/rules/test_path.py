"""The thin path from referral to move, as people walk it, on both databases."""

from bot.domain.case import State
from tests.kit.stage import press
from tests.rules.conftest import Play


def test_a_household_moves_and_the_ledger_changes(play_on_both: Play) -> None:
    stage = play_on_both("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")

    reference = hackney.refers().is_done("waits for the approval of its landlord").reference
    hackney.approves(reference).is_done("approved")
    press(stage, stage.phone("sam"), "Circulate", reference).is_done("to 2 landlords")
    brent.claims(reference).is_done("You hold")
    brent.offers(reference).is_done("hackney-officer@example.org")
    press(stage, hackney.officer, "Viewing arranged", reference).is_done()
    press(stage, hackney.officer, "Tenant accepts", reference).is_done()
    brent.starts(reference).is_done("you are owed 1 two-bedroom home")
    press(stage, hackney.officer, "Confirm", reference).is_done("they moved")

    assert stage.case(reference).state is State.MOVED
    assert (hackney.balance, brent.balance) == ({"2": -1}, {"2": 1})
    assert [link.what for link in stage.audit(reference=reference)] == [
        "ReferralSubmitted",
        "ReferralApproved",
        "RequestCirculated",
        "RequestClaimed",
        "HomeOffered",
        "ContactShown",
        "ViewingArranged",
        "OfferAccepted",
        "TenancyStarted",
        "TenancyConfirmed",
    ]


def test_a_household_moves_at_the_second_offer(play_on_both: Play) -> None:
    stage = play_on_both("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = hackney.refers().reference
    hackney.approves(reference)
    press(stage, stage.phone("sam"), "Circulate", reference)
    brent.claims(reference)
    brent.offers(reference)
    press(stage, hackney.officer, "Tenant refuses", reference)
    hackney.officer.fill({"code": "condition"})

    brent.offers(reference, size="3").is_done("contact")
    press(stage, hackney.officer, "Tenant accepts", reference)
    brent.starts(reference)
    press(stage, hackney.officer, "Confirm", reference)

    assert (hackney.balance, brent.balance) == ({"3": -1}, {"3": 1})
