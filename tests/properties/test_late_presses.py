"""A button pressed long after it was shown tells its presser no more than they may know."""

from collections.abc import Callable

import pytest

from tests.kit.phone import reply_text
from tests.kit.stage import Stage, Told, officer_of, press, refers, scheme_of


@pytest.mark.parametrize("far", range(5))
def test_D12_a_late_approve_tells_the_home_landlord_only_offered_and_moved(
    sqlite_url: str, far: int
) -> None:
    stage = Stage(sqlite_url, scheme_of("Hackney", "Brent"))
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = refers(stage, hackney.officer, hackney.code).reference
    late = hackney.second_lead.find("Approve", reference)
    hackney.approves(reference)
    press(stage, stage.phone("sam"), "Circulate", reference)
    officer = officer_of(stage, reference)
    steps: tuple[Callable[[], Told], ...] = (
        lambda: brent.claims(reference),
        lambda: brent.offers(reference),
        lambda: press(stage, officer, "Viewing arranged", reference),
        lambda: press(stage, officer, "Tenant accepts", reference),
        lambda: brent.starts(reference),
    )
    for step in steps[: far + 1]:
        step().is_done()
    said = reply_text(hackney.second_lead.tap(late))
    known = "circulated" if far == 0 else "offered"
    assert said.startswith(f"{reference} is now {known}, so this no longer applies.")
    stage.close()
