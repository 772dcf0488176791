"""Eight processes whose clocks return together after a week in which all was down: what fell due
is done once, by whichever was first."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.chat.incoming import Incoming, Opened
from bot.domain.case import State
from bot.domain.policy import Policy
from bot.flows.clock import due_event
from bot.flows.timetable import CASE, MORNING, MORNINGS
from bot.store.tables import card
from tests.faults.test_races import a_referral
from tests.kit.forwarding import Forwarding, opened
from tests.kit.phone import reply_text
from tests.kit.racers import Racers, interrupted, meanwhile, tick
from tests.kit.stage import KEY, Stage, circulated, scheme_of

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
    assert mornings(stage) == dict.fromkeys(("hackney-lead", "brent-lead", "camden-lead", "sam"), 1)

    at_work(stage, racers, BACK.replace(day=13))
    told = Counter((link.what, link.reference) for link in stage.audit())
    assert all(told["HoldLapsed", reference] == 1 for reference in held)
    assert all(stage.case(reference).holder is None for reference in held)


@pytest.mark.parametrize("looks", ["morning message", "Home"])
def test_R24_a_case_that_changes_while_a_list_is_made_is_on_it_as_it_was_or_as_it_is(
    postgres_url: str, racers: Racers, tmp_path: Path, looks: str
) -> None:
    with closing(Stage(postgres_url, scheme_of("Hackney", "Brent", "Camden", leads=1))) as stage:
        a_list_meets_a_lapse(stage, racers, tmp_path, looks)


def a_list_meets_a_lapse(stage: Stage, racers: Racers, between: Path, looks: str) -> None:
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    stage.until("2026-03-12", "09:30")
    stage.now = BACK.replace(day=13)
    stage.engine.handle(due_event(stage.code, MORNINGS, "", stage.now))
    (part,) = (key for key in stage.timetable.due(stage.now) if key[1] == MORNING)
    lapse = due_event(stage.code, CASE, reference, stage.now)
    # The morning waits for no case any more, so that one changes while it is written.
    stage.now += timedelta(minutes=10)
    reader: Incoming = due_event(*part, stage.now)
    if looks == "Home":
        reader = Opened("home-1", brent.lead.address, stage.now)
    racers.connect(stage.database.url.render_as_string(hide_password=False), KEY, stage.now)
    told, _ = racers.race(
        [(interrupted, (reader, between)), (meanwhile, (lapse, between))],
    )

    assert stage.case(reference).state is State.CIRCULATED
    if looks == "Home":
        assert f"{reference} · two-bedroom home · claimed · " in reply_text(told)
    else:
        assert part not in stage.timetable.due(stage.now)
        assert mornings(stage)["brent-lead"] == 1  # of the day before: the hold is over


def mornings(stage: Stage) -> dict[str, int]:
    """How often each person's morning message was written."""
    with stage.database.read() as connection:
        rows = connection.execute(
            select(card.c.slot, card.c.ring).where(card.c.slot.like("morning:%"))
        )
        return {
            stage.scheme.people[slot.removeprefix("morning:")].name: ring for slot, ring in rows
        }
