"""One stream for a page: who listens is woken, and nothing is missed or piled up."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from bot.adapters.web.platform import WebPlatform
from bot.chat.cards import Card
from bot.chat.platform import Platform
from tests.adapters.web.stage import FEMI, JOE, Stage, address

HACKNEY = address("#HCK")
CARD = Card("Hello")


@contextmanager
def listening(stage: Stage, of: list[str]) -> Iterator[Iterator[tuple[str, str]]]:
    """The events of a page that listens, as (event, data)."""

    def events(answer: httpx.Response) -> Iterator[tuple[str, str]]:
        event = ""
        for line in answer.iter_lines():
            name, _, value = line.partition(": ")
            if name == "event":
                event = value
            elif name == "data":
                yield event, value

    with stage.web.stream("GET", "/web/events", params={"of": of}, timeout=5) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield events(answer)


def test_a_post_and_a_redraw_wake_the_page(stage: Stage) -> None:
    with listening(stage, [FEMI.address.id, "#HCK"]) as events:
        assert next(events)[0] == "ready"
        message = asyncio.run(stage.platform.post(HACKNEY, CARD))
        assert next(events) == ("changed", "#HCK")
        asyncio.run(stage.platform.redraw(FEMI.address, message, CARD))
        assert next(events) == ("changed", FEMI.address.id)


def test_what_another_phone_gets_wakes_nobody_here(stage: Stage) -> None:
    with listening(stage, [FEMI.address.id]) as events:
        next(events)
        stage.platform.wake(JOE.address)
        stage.platform.wake(FEMI.address)
        assert next(events) == ("changed", FEMI.address.id)


def test_a_press_wakes_the_books(stage: Stage) -> None:
    with listening(stage, ["#-books"]) as events:
        next(events)
        press = {"id": "0b0f2f5e-6a1f-4a39-9d53-b8a24a1f9f5b", "by": FEMI.address.id}
        stage.post("/web/open", {**press, "what": "home"})
        assert next(events) == ("changed", "#-books")


def test_a_page_that_left_is_forgotten(stage: Stage) -> None:
    with listening(stage, ["#HCK"]) as events:
        next(events)
        assert stage.platform.listening == 1
    for _ in range(500):
        stage.platform.wake(HACKNEY)
        if not stage.platform.listening:
            return
        threading.Event().wait(0.01)
    raise AssertionError("still listening")


def test_nothing_to_listen_to_is_refused(stage: Stage) -> None:
    for query in ("", "of=nobody", "of=" + "&of=".join(f"a{n}@b.c" for n in range(201))):
        assert stage.get(f"/web/events?{query}").status_code == 400


def test_a_slow_reader_is_told_once_for_many_changes() -> None:
    async def scene() -> list[str]:
        platform = WebPlatform()
        changes = platform.listen([FEMI.address, HACKNEY])
        assert await anext(changes) is None
        for _ in range(1000):
            platform.wake(FEMI.address)
            platform.wake(HACKNEY)
            platform.wake(JOE.address)
        told = [await anext(changes), await anext(changes)]
        platform.wake(FEMI.address)
        told.append(await anext(changes))
        return [one.id for one in told if one]

    assert asyncio.run(scene()) == [FEMI.address.id, "#HCK", FEMI.address.id]


def test_every_post_has_a_number_of_its_own() -> None:
    async def scene() -> set[str]:
        platform: Platform = WebPlatform()
        return {await platform.post(HACKNEY, CARD) for _ in range(100)}

    assert len(asyncio.run(scene())) == 100
