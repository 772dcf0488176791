"""R24, R22, D10: each wait climbs the same ladder: who is asked, their second contact, then the
coordinator; whoever is away is passed over for their cover, and urgent need is sooner."""

from collections.abc import Callable

import pytest

from bot.domain.person import Role
from tests.kit.stage import Landlord, Stage, approved, circulated, press
from tests.rules.conftest import Play
from tests.rules.test_govern import opens
from tests.rules.test_morning import morning

Brought = Callable[[Stage, Landlord, Landlord], str]


def offered(stage: Stage, hackney: Landlord, brent: Landlord, **asked: object) -> str:
    reference = circulated(stage, hackney, **asked)
    brent.claims(reference).is_done()
    brent.offers(reference).is_done()
    return reference


def viewed(stage: Stage, hackney: Landlord, brent: Landlord) -> str:
    reference = offered(stage, hackney, brent)
    press(stage, brent.lead, "Viewing arranged", reference).is_done()
    return reference


def accepted(stage: Stage, hackney: Landlord, brent: Landlord) -> str:
    reference = offered(stage, hackney, brent)
    press(stage, hackney.officer, "Tenant accepts", reference).is_done()
    return reference


def started(stage: Stage, hackney: Landlord, brent: Landlord) -> str:
    reference = accepted(stage, hackney, brent)
    brent.starts(reference).is_done()
    return reference


def asked(stage: Stage, hackney: Landlord, brent: Landlord) -> str:
    reference = hackney.refers().is_done("sent").reference
    press(stage, hackney.second_lead, "Return", reference)
    hackney.second_lead.fill({"question": "areas"})
    return reference


# On a Tuesday: what waits, for whom at first, whom from the first reminder, and when that is.
BY_HOLDER = ("brent-lead",), ("brent-lead", "brent-lead1")
BY_EITHER = (
    ("brent-lead", "hackney-officer"),
    ("brent-lead", "brent-lead1", "hackney-officer"),
)
BY_OFFICER = ("hackney-officer",), ("hackney-officer",)
LADDERS = [
    pytest.param(offered, *BY_EITHER, "2026-03-10", "2026-03-17", "Brent Council", id="viewing"),
    pytest.param(accepted, *BY_HOLDER, "2026-03-10", "2026-03-17", "Brent Council", id="start"),
    pytest.param(
        viewed, *BY_OFFICER, "2026-03-06", "2026-03-11", "its nominating officer", id="answer"
    ),
    pytest.param(
        started,
        *BY_OFFICER,
        "2026-03-05",
        "2026-03-10",
        "its nominating officer",
        id="confirmation",
    ),
    pytest.param(
        asked, *BY_OFFICER, "2026-03-06", "2026-03-11", "its nominating officer", id="question"
    ),
]


@pytest.mark.parametrize(("brought", "first", "then", "reminded", "escalated", "whom"), LADDERS)
def test_R24_each_wait_is_nudged_by_age_and_then_escalated(
    play: Play,
    brought: Brought,
    first: tuple[str, ...],
    then: tuple[str, ...],
    reminded: str,
    escalated: str,
    whom: str,
) -> None:
    stage = play("Hackney", "Brent")
    reference = brought(stage, *stage.partners("Hackney", "Brent"))

    def told() -> set[str]:
        people = [person.name for person in stage.scheme.people.values()]
        return {name for name in people if reference in morning(stage.phone(name))}

    stage.until("2026-03-04", "09:30")
    assert told() == set(first)
    stage.until(reminded, "09:29")
    assert stage.audit("Reminded", reference) == []
    stage.until(reminded, "09:30")
    assert told() == set(then)
    stage.until(escalated, "09:29")
    assert "sam" not in told()
    stage.until(escalated, "09:30")
    assert told() == {*then, "sam"}
    assert f"stalled: waits for {whom}" in morning(stage.phone("sam"))
    stage.until("2026-06-01", "09:30")
    assert len(stage.audit("Reminded", reference)) == 2


@pytest.mark.parametrize(
    ("who", "cover"), [("hackney-officer", "nia"), ("brent-lead", "brent-lead1")]
)
def test_R24_whoever_is_away_is_passed_over_for_their_cover_on_every_step(
    play: Play, who: str, cover: str
) -> None:
    stage = play("Hackney", "Brent")
    stage.joins("nia", Role.HOUSING_OFFICER, partner="HAC")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = (viewed if who == "hackney-officer" else offered)(stage, hackney, brent)
    sam = opens(stage, who)
    sam.press("On leave")
    sam.fill({"cover": str(stage.person(cover).id), "back_on": "2026-05-01"})
    for day in ("2026-03-04", "2026-03-06", "2026-03-10", "2026-03-11", "2026-03-17"):
        stage.until(day, "09:30")
        assert morning(stage.phone(who)) == ""
        assert reference in morning(stage.phone(cover))


def test_R24_an_urgent_offer_without_a_viewing_waits_half_as_long(play: Play) -> None:
    stage = play("Hackney", "Brent")
    reference = offered(stage, *stage.partners("Hackney", "Brent"), urgency="urgent")
    for day in range(4, 20):
        stage.until(f"2026-03-{day:02}", "09:30")
    assert [link.at.day for link in stage.audit("Reminded", reference)] == [6, 11]


def test_D7_an_urgent_request_that_nobody_claims_comes_again_sooner(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    urgent = circulated(stage, hackney, urgency="urgent")
    other = circulated(stage, hackney)
    told: dict[str, list[int]] = {urgent: [], other: []}
    for day in (4, 5, 6, 9, 10, 11):
        stage.until(f"2026-03-{day:02}", "09:30")
        for reference in told:
            if reference in morning(brent.lead):
                told[reference].append(day)
    assert told == {urgent: [4, 6], other: [5, 10]}


def test_R22_a_circulation_that_waits_is_stalled_in_words_once_it_is_escalated(play: Play) -> None:
    stage = play("Hackney", "Brent")
    reference = approved(stage, stage.partner("Hackney"))
    stage.until("2026-03-05", "09:30")
    assert "stalled" not in morning(stage.phone("sam"))
    stage.until("2026-03-10", "09:30")
    assert f"{reference} · two-bedroom home · approved" in morning(stage.phone("sam"))
    assert "stalled: waits for you" in morning(stage.phone("sam"))
