"""A seven-year history of the closing report's size (R61): planned whole, played one fiftieth."""

from collections.abc import Iterator

import pytest

from bench.history import counted
from bench.london import london
from bench.past import R61, Asked, Ended, Inquired, Met, seven_years
from bench.played import History
from bot.domain.activity import Activity, Counts, activity, total
from bot.store.looking import look
from tests.kit.stage import Stage

PART = R61.part(50)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A fiftieth of the history, played once."""
    folder = tmp_path_factory.mktemp("history")
    stage = Stage(f"sqlite:///{folder / 'fresh.db'}", london(associations=9))
    History(stage.store).play(seven_years(PART))
    yield stage
    stage.close()


def test_R61_the_plan_has_exactly_what_the_report_tells_of() -> None:
    told = seven_years(R61)
    events = [event for _, event in told]
    ends = [event.how for event in events if isinstance(event, Ended)]
    moved = {
        e.number for e in events if isinstance(e, Ended) and e.how in ("offer", "housing_moves")
    }
    people = [
        event.household.adults + event.household.children
        for event in events
        if isinstance(event, Asked) and event.number in moved
    ]

    assert sum(isinstance(event, Inquired) for event in events) == 3_758
    assert sum(isinstance(event, Asked) for event in events) == 1_401
    assert (ends.count("offer"), ends.count("housing_moves")) == (198, 79)
    assert (len(people), sum(people)) == (277, 622)
    assert sum(isinstance(event, Met) for event in events) == R61.meetings
    assert R61.begins <= told[0][0] <= told[-1][0] <= R61.ends
    assert told == sorted(told, key=lambda one: one[0])


def test_R61_the_same_seed_tells_the_same_past_and_another_another() -> None:
    assert seven_years(PART) == seven_years(PART)
    assert seven_years(PART) != seven_years(PART, seed=62)


def test_R61_a_fiftieth_played_through_the_engine_comes_to_its_totals(stage: Stage) -> None:
    with stage.database.read() as connection:
        assert counted(connection) == PART

    assert (PART.inquiries, PART.requests, PART.meetings) == (76, 29, 2)
    assert (PART.scheme_offers, PART.housing_moves, PART.people) == (4, 2, 13)
    kept = stage.rows()
    assert len(kept["case_file"]) == PART.requests
    assert kept["draft"] == []


def test_R61_R31_the_activity_table_of_a_history_agrees_with_its_rows(stage: Stage) -> None:
    done = total(rows(stage))

    assert done == Counts(
        referrals=PART.requests,
        requests=PART.requests,
        offers=done.offers,
        moves_in=PART.scheme_offers,
        moves_out=PART.moves,
        overrides=0,
    )
    assert done.offers >= PART.scheme_offers
    owes = sum(row.balance.owed for row in rows(stage))
    assert owes == sum(row.balance.credit for row in rows(stage)) > 0


def test_R61_a_history_leaves_the_ledger_and_the_audit_whole(stage: Stage) -> None:
    with look(stage.store) as looking:
        assert looking.astray(stage.scheme) == []
        links, wrong = looking.verify(stage.scheme)
    assert wrong == ""
    assert links > PART.inquiries + 3 * PART.requests


def rows(stage: Stage) -> list[Activity]:
    """The activity table, live."""
    with look(stage.store) as looking:
        return activity(
            stage.scheme.partners.values(),
            looking.activity(stage.scheme).counts(),
            looking.ledger(stage.scheme).balances(),
        )
