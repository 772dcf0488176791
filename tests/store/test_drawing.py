"""Cards are drawn once the turn that changed them has ended, and nothing is lost between."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.domain.ids import Reference, SchemeCode
from bot.flows.ports import Collision
from bot.store.looking import look
from tests.kit.stage import Stage, Told, fill_on, scheme_of


@pytest.fixture
def stage(database_url: str) -> Iterator[Stage]:
    ready = Stage(database_url, scheme_of("Hackney", "Brent", "Camden"))
    yield ready
    ready.close()


def _submits(stage: Stage) -> str:
    """A referral is sent, and nothing has been delivered since; its reference."""
    hackney = stage.partner("Hackney")
    hackney.officer.open("refer")
    fill_on(stage, hackney.officer, hackney.code)
    hackney.officer.submit({}, "send")
    return Told(stage, hackney.officer, hackney.officer.reply).reference


def _undrawn(stage: Stage) -> list[Reference]:
    return [reference for _, reference in stage.deliveries.undrawn(stage.now, 50)]


def _waiting(stage: Stage) -> int:
    with look(stage.store) as looking:
        return sum(looking.waiting().values())


def test_a_turn_draws_no_card_and_the_relay_draws_them_all(stage: Stage) -> None:
    reference = _submits(stage)
    assert (_undrawn(stage), _waiting(stage)) == ([reference], 0)
    stage.deliver()
    assert (_undrawn(stage), _waiting(stage)) == ([], 0)
    assert stage.partner("Hackney").lead.sees("Approve", reference)


def test_a_case_that_changed_several_times_is_drawn_once_as_it_stands(stage: Stage) -> None:
    reference = _submits(stage)
    stage.deliver()
    stage.partner("Hackney").lead.press("Approve", reference)
    stage.engine.settle_in()
    assert _undrawn(stage) == [reference]
    stage.deliver()
    assert stage.phone("sam").sees("Circulate", reference)


def test_what_is_out_of_date_is_never_sent(stage: Stage) -> None:
    reference = _submits(stage)
    stage.engine.draw(stage.scheme.code, Reference(reference))
    stage.engine.settle_in()
    assert _waiting(stage) > 0
    assert stage.deliveries.due(["slack"], stage.now, 50) == []
    stage.engine.draw(stage.scheme.code, Reference(reference))
    assert len(stage.deliveries.due(["slack"], stage.now, 50)) == _waiting(stage)


def test_a_lease_asks_again_whether_what_was_due_is_drawn(stage: Stage) -> None:
    reference = _submits(stage)
    stage.engine.draw(stage.scheme.code, Reference(reference))
    due = stage.deliveries.due(["slack"], stage.now, 50)
    stage.engine.settle_in()
    assert stage.deliveries.exchange([], due, stage.now) == (False, [])


def test_a_case_that_cannot_be_drawn_is_put_off_and_holds_nobody_up(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, well = _submits(stage), _submits(stage)

    def draw(scheme: SchemeCode, reference: Reference) -> None:
        if reference == broken:
            raise ZeroDivisionError
        stage.engine.draw(scheme, reference)

    monkeypatch.setattr(stage.relay, "_draw", draw)
    asyncio.run(stage.relay.round())
    assert _undrawn(stage) == []
    lead = stage.partner("Hackney").lead
    assert (lead.sees("Approve", well), lead.sees("Approve", broken)) == (True, False)
    monkeypatch.undo()
    stage.wait(seconds=31)
    stage.deliver()
    assert lead.sees("Approve", broken)


def test_a_drawing_that_others_were_before_is_still_to_be_done(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = _submits(stage)
    tries = iter((True, True, False))

    def draw(scheme: SchemeCode, known: Reference) -> None:
        if next(tries):
            raise Collision
        stage.engine.draw(scheme, known)

    monkeypatch.setattr(stage.relay, "_draw", draw)
    asyncio.run(stage.relay.round())
    assert _undrawn(stage) == []
    assert stage.partner("Hackney").lead.sees("Approve", reference)


def test_relays_that_draw_at_once_draw_each_case_once(stage: Stage) -> None:
    references = [Reference(_submits(stage)) for _ in range(8)]
    code = stage.scheme.code
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda one: stage.engine.draw(code, one), references * 4))
    assert _undrawn(stage) == []
    drawn = [row for row in stage.rows()["card"] if row[2] in references]
    assert {row[4] for row in drawn} == {1}  # no card has a second version
    stage.deliver()
