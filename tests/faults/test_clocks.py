"""Eight processes whose clocks return together after a week in which all was down: what fell due
is done once, by whichever was first."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.domain.policy import Policy
from bot.store.tables import card
from tests.faults.test_races import a_referral
from tests.kit.forwarding import Forwarding, opened
from tests.kit.racers import Racers, tick
from tests.kit.stage import KEY, Stage, scheme_of

CLOCKS = 8
EACH = 12
BACK = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
"""A Thursday, nine days after everything began."""


@pytest.fixture(scope="module")
def racers() -> Iterator[Racers]:
    ready = Racers(CLOCKS)
    yield ready
    ready.close()


@pytest.fixture
def stage(database_url: str) -> Iterator[Stage]:
    scheme = scheme_of("Hackney", "Brent", "Camden", policy=Policy(cap_on_owed=0), leads=1)
    played = Stage(database_url, scheme)
    yield played
    played.close()


def at_work(stage: Stage, racers: Racers, at: datetime) -> None:
    """All the clocks tick at once, and the messages come."""
    stage.now = at
    racers.connect(stage.database.url.render_as_string(hide_password=False), KEY, at)
    racers.race([(tick, (at,)) for _ in range(CLOCKS)])
    stage.deliver()


def test_R24_D6_after_a_week_down_each_thing_is_asked_once_whichever_clock_is_first(
    stage: Stage, racers: Racers
) -> None:
    like = a_referral(stage, "Hackney")
    with opened(stage) as books:
        forward = Forwarding(stage, books)
        sent = [forward.submitted(like) for _ in range(2 * EACH)]
        waiting = [case.reference for case in sent[:EACH]]
        held = [
            forward.claimed(forward.circulated(forward.approved(case)), "BRE").reference
            for case in sent[EACH:]
        ]
        for case in sent:
            books.outbox.changed(case.reference)
    stage.deliver()

    at_work(stage, racers, BACK)
    told = Counter((link.what, link.reference) for link in stage.audit())
    for reference in waiting:
        assert told["Reminded", reference] == 1
    for reference in held:
        assert told["HoldWarned", reference] == 1
        assert told["HoldLapsed", reference] == 0
    assert stage.timetable.due(BACK) == []
    assert mornings(stage) == {f"{name}-lead": 1 for name in ("hackney", "brent", "camden")}

    at_work(stage, racers, BACK.replace(day=13))
    told = Counter((link.what, link.reference) for link in stage.audit())
    assert all(told["HoldLapsed", reference] == 1 for reference in held)
    assert all(stage.case(reference).holder is None for reference in held)


def mornings(stage: Stage) -> dict[str, int]:
    """How often each person's morning message was written."""
    with stage.database.read() as connection:
        rows = connection.execute(
            select(card.c.slot, card.c.ring).where(card.c.slot.like("morning:%"))
        )
        return {
            stage.scheme.people[slot.removeprefix("morning:")].name: ring for slot, ring in rows
        }
