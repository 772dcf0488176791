"""The thin path from referral to move, as people walk it."""

from tests.kit.stage import Stage, circulated, scheme_of


def test_a_household_moves_and_the_ledger_changes(sqlite_url: str) -> None:
    stage = Stage(sqlite_url, scheme_of("Hackney", "Brent", "Lewisham"))
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.houses(reference)
    brent.lead.open("owed")
    print(brent.lead.text())
    hackney.lead.open("owed")
    print(hackney.lead.text())
    stage.close()
