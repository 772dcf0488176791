"""The clock is moved past many due things: each is done on its day, in order, at its hour."""

from datetime import datetime, timedelta

import pytest

from bot.chat.address import Address
from bot.chat.cards import Card
from bot.flows.flow import calendar_in
from bot.playground.house import House
from bot.playground.page import BOOKS
from tests.kit.stage import Stage, circulated
from tests.playground.conftest import london, play

SAM = Address("web", "U-sam")


def moved(stage: Stage) -> str:
    """A household of Hackney moves to Brent, on Tuesday 3 March 2026; its reference."""
    hackney, brent, _ = stage.partners("Hackney", "Brent", "Lewisham")
    return brent.gives(hackney)


def told(stage: Stage, what: str) -> list[datetime]:
    """When the audit says that this was done, the oldest first."""
    return [link.at for link in stage.audit(what)]


def test_what_falls_due_on_the_way_is_done_on_its_day(stage: Stage, house: House) -> None:
    reference = moved(stage)
    circulated(stage, stage.partner("Lewisham"))
    there = london("2026-04-08", "12:00")

    async def act() -> None:
        await house.winding.go_to(there)

    play(house, act)
    assert house.bot.clock() == there
    asked = [link.at for link in stage.audit("FollowUpAsked", reference)]
    assert asked == [
        london(day, "09:30") for day in ("2026-03-24", "2026-03-26", "2026-03-30", "2026-04-01")
    ]
    (still_needed,) = told(stage, "NeededAsked")
    assert still_needed == london("2026-04-07", "09:30")  # the Tuesday after Easter
    everything = [link.at for link in stage.audit()]
    assert everything == sorted(everything)


def test_every_morning_on_the_way_is_written_in_its_morning(
    stage: Stage, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    circulated(stage, stage.partner("Lewisham"))  # and nobody ever claims it
    posted: list[tuple[datetime, str]] = []
    post = house.platform.post

    async def heard(to: Address, card: Card) -> str:
        if to == SAM and card.title.startswith("What waits"):
            posted.append((house.bot.clock(), card.title))
        return await post(to, card)

    monkeypatch.setattr(house.platform, "post", heard)
    there = london("2026-04-08", "12:00")

    async def act() -> None:
        await house.winding.go_to(there)

    play(house, act)
    calendar = calendar_in(stage.scheme)
    mornings = [moment for moment, _ in posted]
    assert mornings[0] == told(stage, "Reminded")[-1]  # the second reminder is the coordinator's
    expected = [mornings[0]]
    while (morning := calendar.next_morning(expected[-1])) <= there:
        expected.append(morning)
    assert len(expected) > 15
    assert mornings == expected
    for moment, title in posted:
        assert title == f"What waits for you · {moment:%a} {moment.day} {moment:%b}"


def test_it_stops_where_it_is_told_to(stage: Stage, house: House) -> None:
    moved(stage)
    there = london("2026-09-30", "12:00")

    async def act() -> None:
        await house.winding.go_to(there, patience=0)
        assert house.winding.journey
        assert house.winding.journey.ends == there
        await house.winding.go_to(there + timedelta(days=1), patience=0)
        assert house.winding.journey.ends == there
        await house.winding.halt()

    play(house, act)
    assert house.winding.journey is None
    assert house.winding.stopped_at == house.bot.clock() <= london("2026-03-04", "09:30")


def test_what_cannot_be_done_is_due_still_and_holds_nothing_up(stage: Stage, house: House) -> None:
    moved(stage)
    with stage.store.begin() as turn, turn.books(stage.scheme, stage.now) as books:
        books.timetable.plan("nonsense", "", london("2026-03-20", "09:30"))

    async def act() -> None:
        await house.winding.go_to(london("2026-03-24", "09:30"))

    play(house, act)
    assert told(stage, "FollowUpAsked") == [london("2026-03-24", "09:30")]
    assert [what for _, what, _ in house.bot.timetable.due(house.bot.clock())] == ["nonsense"]


def test_every_phone_is_woken_on_arrival(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whose phone got nothing shows an older Home all the same."""
    woken: list[Address] = []
    monkeypatch.setattr(house.platform, "wake", woken.append)

    async def act() -> None:
        await house.winding.go_to(london("2026-03-03", "11:00"))

    play(house, act)
    assert {Address("web", "U-obi"), Address("web", "CHAC")} <= set(woken)
    assert woken[-1] == BOOKS  # once the clock stands
