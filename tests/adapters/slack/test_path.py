"""The thin path on Slack by wire: refer, approve, circulate, claim, offer, accept, move."""

from tests.adapters.slack.office import Office


def test_a_household_is_referred_claimed_offered_and_moved(office: Office) -> None:
    reference = office.circulated()

    joe = office.presses("brent-lead", "Claim", reference)
    joe.until_shown(f"You hold {reference}")
    joe.press("Offer a home", reference)
    joe.until(lambda: joe.stack)
    joe.fill(
        {
            "area": "BRE",
            "size": "2",
            "type": "flat",
            "floor": "0",
            "lift": "no",
            "pets": "yes",
            "tenure": "secure",
            "rent": "social",
            "ready": "2026-03-10",
        }
    )
    assert "hackney-officer" in joe.text()
    office.presses("hackney-officer", "Tenant accepts", reference)
    office.presses("brent-lead", "Tenancy started", reference)
    joe.until(lambda: joe.stack)
    joe.fill({"tenure_kept": "yes"})
    office.presses("hackney-officer", "Confirm", reference)
    office.phone("hackney-officer").until_shown("they moved")
    office.phone("sam").until_shown(reference)

    for name in ("sam", "brent-lead", "hackney-officer"):
        assert office.phone(name).troubles == office.phone(name).timeouts == []
