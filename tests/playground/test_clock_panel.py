"""What the clock panel says of what comes, and where its buttons lead."""

from datetime import datetime

import httpx
import pytest

from bot.adapters.web.render import Renderer
from bot.flows.flow import calendar_in
from bot.playground.clock_panel import ClockPanel, after
from bot.playground.coming import coming
from bot.playground.house import House
from tests.adapters.web.document import Element, read
from tests.kit.stage import Stage, circulated
from tests.playground.conftest import london, play


@pytest.mark.parametrize(
    ("now", "jump", "there"),
    [
        (("2026-03-03", "10:00"), "hour", ("2026-03-03", "11:00")),
        (("2026-03-03", "08:00"), "day", ("2026-03-04", "09:30")),
        (("2026-03-06", "23:00"), "day", ("2026-03-09", "09:30")),
        (("2026-04-02", "12:00"), "day", ("2026-04-07", "09:30")),  # over Easter
        (("2026-03-25", "10:00"), "week", ("2026-04-01", "10:00")),  # the clocks change
        (("2026-01-31", "10:00"), "month", ("2026-02-28", "10:00")),
        (("2026-03-03", "10:00"), "month", ("2026-04-03", "10:00")),
    ],
)
def test_where_a_jump_leads(
    stage: Stage, now: tuple[str, str], jump: str, there: tuple[str, str]
) -> None:
    calendar = calendar_in(stage.scheme)
    assert after(london(*now), jump, calendar) == london(*there)


def test_it_says_what_comes_of_each_case_and_when(stage: Stage, house: House) -> None:
    hackney, brent, _ = stage.partners("Hackney", "Brent", "Lewisham")

    def said() -> list[tuple[datetime, str]]:
        stops = coming(house.bot, stage.now).stops
        return [(stop.at, stop.what) for stop in stops if not stop.what.startswith("Morning")]

    assert said() == []
    held = circulated(stage, hackney)
    assert said() == [
        (london("2026-03-05", "09:30"), f"Reminder about {held}"),
        (london("2026-04-07", "09:30"), f"Is {held} still needed?"),
    ]
    brent.claims(held)
    assert said()[0] == (london("2026-03-04", "10:00"), f"Half of the hold of {held} is over")
    stage.until("2026-03-04", "10:00")
    assert said()[0] == (london("2026-03-05", "10:00"), f"The hold of {held} lapses")


def test_it_says_which_check_comes_and_that_it_is_asked_again(stage: Stage, house: House) -> None:
    hackney, brent, _ = stage.partners("Hackney", "Brent", "Lewisham")
    first, second = brent.gives(hackney), brent.gives(hackney)
    now = coming(house.bot, stage.now)
    checks = sorted(f"check of {reference}" for reference in (first, second))

    assert [stop.at for stop in now.stops] == [
        london("2026-03-24", "09:30"),
        london("2026-09-03", "09:30"),
        london("2027-08-27", "00:00"),
    ]
    one_month, six_month, closing = (stop.what.split("; ") for stop in now.stops)
    assert sorted(words.lower() for words in one_month) == [
        f"one-month {c}".lower() for c in checks
    ]
    assert sorted(words.lower() for words in six_month) == [
        f"six-month {c}".lower() for c in checks
    ]
    assert len(closing) == 2
    assert closing[1].endswith("are closed")
    assert now.next == now.stops[0].at

    stage.now = london("2026-03-24", "09:30")  # now, and nobody has looked
    assert "One-month" not in str(coming(house.bot, stage.now).stops)
    stage.until("2026-03-24")
    morning, again = coming(house.bot, stage.now).stops[:2]
    assert morning.what == "Morning messages to hackney-officer"
    assert again.at == london("2026-03-26", "09:30")
    assert again.what.endswith(", asked again")


def test_where_nothing_waits_the_next_working_day_is_next(stage: Stage, house: House) -> None:
    now = coming(house.bot, stage.now)
    assert now.stops == []
    assert now.next == now.morning == london("2026-03-04", "09:30")


def test_it_says_who_is_written_to_next_morning(stage: Stage, house: House) -> None:
    hackney = stage.partner("Hackney")
    reference = hackney.refers().reference
    stop = coming(house.bot, stage.now).stops[0]
    assert stop.at == london("2026-03-04", "09:30")
    assert stop.what == "Morning messages to hackney-lead1"
    hackney.approves(reference)
    assert coming(house.bot, stage.now).stops[0].what == "Morning messages to sam"


def test_it_says_when_the_activity_table_is_sent(stage: Stage, house: House) -> None:
    one, two, three = stage.partners("Hackney", "Brent", "Lewisham")
    for giver, taker in ((one, two), (two, three), (three, one)):
        assert "activity" not in str(coming(house.bot, stage.now).stops)
        giver.gives(taker)
    table = next(s for s in coming(house.bot, stage.now).stops if "activity" in s.what)
    assert (table.at, table.what) == (london("2026-04-01", "09:30"), "The activity table is sent")


def test_it_says_when_a_half_filled_form_is_deleted(stage: Stage, house: House) -> None:
    stage.partner("Hackney").officer.open("refer")
    stage.until("2026-03-04")
    stop = coming(house.bot, stage.now).stops[0]
    assert (stop.at, stop.what) == (london("2026-03-05", "00:00"), "Half-filled forms are deleted")


def test_its_buttons_go_forward_and_nowhere_else(stage: Stage, house: House) -> None:
    hackney, brent, _ = stage.partners("Hackney", "Brent", "Lewisham")
    reference = brent.gives(hackney)

    async def act() -> None:
        transport = httpx.ASGITransport(house.app())
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as web:

            async def arrives(path: str, at: str) -> Element:
                assert (await web.post(path)).status_code == 200
                await house.winding.go_to(house.bot.clock())  # however long it is on its way
                panel = read((await web.get("/panels/clock")).text)
                assert panel.one("p", class_="now").text == at
                return panel

            await arrives("/clock/hour", "Tue 3 Mar 2026, 11:00")
            panel = await arrives("/clock/day", "Wed 4 Mar 2026, 09:30")
            first, second, _ = panel.every("li")
            assert first.text == f"Tue 24 Mar 2026, 09:30 One-month check of {reference} Go there"
            assert second.text == f"Thu 3 Sep 2026, 09:30 Six-month check of {reference} Go there"

            for nowhere in ("to", "to?at=2026-03-01T09:30:00%2B00:00", "to?at=soon", "stop"):
                await arrives(f"/clock/{nowhere}", "Wed 4 Mar 2026, 09:30")
            assert (await web.post("/clock/back")).status_code == 404
            assert (await web.get("/clock/hour")).status_code == 405

            await arrives(first.one("button").attributes["hx-post"], "Tue 24 Mar 2026, 09:30")
            panel = await arrives("/clock/next", "Wed 25 Mar 2026, 09:30")
            assert panel.every("div", data_said="The clock is at Wed 25 Mar 2026, 09:30.")

    play(house, act)


def test_on_the_way_it_offers_to_stop_and_nothing_else(stage: Stage, house: House) -> None:
    async def act() -> None:
        panel = ClockPanel(house.bot, house.winding, Renderer(None, "bot.playground").env)
        assert read(await panel.draw()).every("div", data_said="")
        await house.winding.go_to(london("2026-09-03", "09:30"), patience=0)
        drawn = read(await panel.draw())
        assert drawn.one("label").text == "On the way to Thu 3 Sep 2026, 09:30."
        offered = [one.text for one in drawn.every("button") if "hx-post" in one.attributes]
        assert offered == ["Stop here"]
        await house.winding.halt()
        assert "Stop here" not in await panel.draw()

    play(house, act)
