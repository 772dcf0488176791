"""The practice page: which phones stand there, and what the panels say."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.chat.cards import Card
from bot.chat.platform import Posted
from bot.playground.choose import chosen, defaults
from bot.playground.ports import Account, AuditRow, LedgerEntry
from tests.adapters.web.document import Element, read
from tests.adapters.web.stage import FEMI, JOE, LEAH, NOON, PEOPLE, RUTH, SAM, Stage, served


def page(stage: Stage, query: str = "") -> Element:
    answer = stage.get(f"/{query}")
    assert answer.status_code == 200
    return read(answer.text.replace("<!doctype html>", ""))


def names(drawn: Element) -> list[str]:
    return [one.one("h2").text for one in drawn.every("section", class_="phone")]


def test_four_phones_make_a_first_scene() -> None:
    assert defaults(PEOPLE) == (FEMI, RUTH, SAM, JOE)


def test_a_small_scheme_shows_whom_it_has() -> None:
    assert defaults((LEAH,)) == (LEAH,)
    assert defaults(()) == ()


def test_the_address_names_the_phones_in_their_order_and_each_once() -> None:
    named = [JOE.address.id, "nobody@x.example", SAM.address.id, JOE.address.id, ""]
    assert chosen(PEOPLE, named) == (JOE, SAM)


def test_the_page_shows_the_phones_that_its_address_names(stage: Stage) -> None:
    assert names(page(stage)) == ["Femi Cole", "Ruth Adeyemi", "Sam Okafor", "Joe Marsh"]
    assert names(page(stage, "?phones=joe@brent.example,leah@haven.example")) == [
        "Joe Marsh",
        "Leah Stone",
    ]
    assert names(page(stage, "?phones=")) == []


def test_the_page_says_that_it_is_for_practice_only(stage: Stage) -> None:
    assert "For practice only." in page(stage).one("header", class_="top").text


def test_a_phone_says_whose_it_is_and_has_its_tabs_and_commands(stage: Stage) -> None:
    drawn = page(stage).one("section", aria_label="Phone of Femi Cole")

    assert [one.text for one in drawn.one(class_="bearer").every("p")] == [
        "Housing officer",
        "Hackney Council",
    ]
    tabs = drawn.every(role="tab")
    assert [one.text for one in tabs] == ["Home", "Messages", "#hackney-council"]
    panes = {one.attributes["id"] for one in drawn.every(role="tabpanel")}
    assert {one.attributes["aria-controls"] for one in tabs} == panes
    commands = drawn.one("nav").every("button")
    assert [one.text for one in commands] == ["Home", "Refer", "Owed", "Help"]


def test_nobody_shares_an_id(stage: Stage) -> None:
    ids = [one.attributes["id"] for one in page(stage).every() if "id" in one.attributes]
    assert len(ids) == len(set(ids))


def test_one_more_phone_is_drawn_alone(stage: Stage) -> None:
    assert names(read(stage.get("/phone?by=leah@haven.example").text)) == ["Leah Stone"]
    assert stage.get("/phone?by=nobody@x.example").status_code == 404


def test_a_thread_is_read_from_where_it_stands(stage: Stage) -> None:
    channel = FEMI.channels[0].address
    stage.threads = {
        FEMI.address: [Posted("m1", Card("For Femi"), NOON)],
        channel: [Posted("c1", Card("For Hackney"), NOON)],
    }

    own = read(stage.get("/web/thread?of=femi@hackney.example").text)
    shared = read(stage.get("/web/thread?of=%23HCK").text)
    assert (own.one("h3").text, shared.one("h3").text) == ("For Femi", "For Hackney")
    assert shared.one("ol").attributes["aria-label"] == "Messages, #hackney-council"
    assert stage.get("/web/thread?of=<b>").status_code == 400


def test_the_ledger_says_who_owes_what_by_size(stage: Stage) -> None:
    stage.accounts = [
        Account("Brent Council", {}, {"2": 1}),
        Account("Hackney Council", {"studio": 2, "5+": 1}, {}),
    ]
    stage.entries = [LedgerEntry(NOON, "Hackney Council owes Brent Council a home", "K7QX-3F")]
    drawn = read(stage.get("/panels/ledger").text)

    row = drawn.one("tr", data_partner="Hackney Council")
    assert row.one("td", data_owes="").text == "2 × studio 1 × 5+ bed"
    assert row.one("td", data_is_owed="").text == "–"
    entry = drawn.one("ol", class_="entries").text
    assert entry == "Tue 3 Mar, 12:05 K7QX-3F Hackney Council owes Brent Council a home"


def test_the_audit_says_who_did_what_and_whether_its_chain_is_whole(stage: Stage) -> None:
    stage.rows = [AuditRow(NOON, "Ruth <b>Adeyemi</b>", "approved", "K7QX-3F")] * 60
    drawn = read(stage.get("/panels/audit").text)
    rows = drawn.one("tbody").every("tr")

    assert len(rows) == 50
    assert rows[0].text == "Tue 3 Mar, 12:05 Ruth <b>Adeyemi</b> approved K7QX-3F"
    assert drawn.one("p", data_chain="").text.startswith("The chain is whole")

    stage.whole = False
    drawn = read(stage.get("/panels/audit").text)
    assert drawn.one("p", data_chain="").text.startswith("The chain is broken")


def test_the_guide_says_what_comes_next(stage: Stage) -> None:
    def guide() -> Element:
        return read(stage.get("/panels/guide").text)

    assert "Start here: Femi presses Refer" in guide().one("p").text
    assert len(page(stage).every("section", class_="guide")) == 1

    stage.rows = [
        AuditRow(NOON, "Ruth Adeyemi", "Referral approved", "K7QX-3F"),
        AuditRow(NOON, "Femi Cole", "Referral submitted", "K7QX-3F"),
    ]
    assert guide().one("p").text == "Next, step 3 of 9: Sam presses Circulate."
    assert [one.attributes["class"] for one in guide().every("li")][:4] == [
        "done",
        "done",
        "next",
        "later",
    ]


def test_empty_books_say_so(stage: Stage) -> None:
    assert "Nothing is owed yet." in stage.get("/panels/ledger").text
    assert "Nothing was done yet." in stage.get("/panels/audit").text
    assert stage.get("/panels/weather").status_code == 404


class Clock:
    """A panel with a route of its own, as the clock's will be."""

    name = "clock"
    title = "Clock"
    wound = False

    async def draw(self) -> str:
        return f"<p>{'wound' if self.wound else 'stopped'}</p>"

    async def wind(self, _: Request) -> Response:
        self.wound = True
        return Response(status_code=204)


def test_a_further_panel_stands_first_and_its_routes_are_guarded() -> None:
    clock = Clock()
    ran: list[str] = []

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        ran.append("started")
        yield
        ran.append("stopped")

    with served(
        Stage(),
        panels=[clock],
        more=[Route("/clock/wind", clock.wind, methods=["POST"])],
        lifespan=lifespan,
    ) as stage:
        headings = [one.text for one in page(stage).every("h2") if "id" in one.attributes]
        assert headings == ["Learn the path", "Clock", "Ledger", "Audit"]
        assert stage.post("/clock/wind", {}, {"Origin": "https://evil.example"}).status_code == 403
        assert stage.get("/panels/clock").text == "<p>stopped</p>"
        assert stage.post("/clock/wind", {}).status_code == 204
        assert stage.get("/panels/clock").text == "<p>wound</p>"
        assert ran == ["started"]
    assert ran == ["started", "stopped"]


def test_what_the_page_loads_is_there(stage: Stage) -> None:
    drawn = page(stage)
    loaded = [
        *(one.attributes["src"] for one in drawn.every("script")),
        *(one.attributes["href"] for one in drawn.every("link")),
        "/web/static/icons.svg",
        "/web/static/htmx.LICENSE",
    ]
    assert {path: stage.get(path).status_code for path in loaded} == dict.fromkeys(loaded, 200)
