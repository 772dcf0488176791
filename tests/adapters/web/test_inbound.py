"""What a browser posts, and what the engine then hears."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from bot.adapters.web.payload import LONGEST_BODY
from bot.chat.action import Action
from bot.chat.cards import Card
from bot.chat.incoming import Incoming, Opened, Said, Submitted, Tapped
from bot.chat.replies import Reply, Show, Whisper
from tests.adapters.web.stage import FEMI, Stage

PRESS = str(uuid4())
TENANT = "Jane"
BY = FEMI.address.id
WHO = {"id": PRESS, "by": BY}
FORM = {**WHO, "draft": "d-7", "page": "2", "press": "next"}


@pytest.mark.parametrize(
    "what", ["home", "refer", "inquiry", "requests", "move", "owed", "activity", "help"]
)
def test_a_command_is_heard_as_opened(stage: Stage, what: str) -> None:
    assert stage.post("/web/open", {**WHO, "what": what}).status_code == 200

    (heard,) = stage.heard
    assert heard == Opened(f"web:{BY}:{PRESS}", FEMI.address, heard.at, what)
    assert timedelta(0) <= datetime.now(UTC) - heard.at < timedelta(seconds=10)


@pytest.mark.parametrize(
    "action", [Action("claim", "take", "K7QX-3F", "2"), Action("refer", "start", opens=True)]
)
def test_a_button_is_heard_as_tapped(stage: Stage, action: Action) -> None:
    stage.post("/web/tap", {**WHO, "action": action.encode()})

    assert [one.action for one in stage.heard if isinstance(one, Tapped)] == [action]


@pytest.mark.parametrize("press", ["next", "back", "cancel", "send"])
def test_a_form_is_heard_with_its_draft_page_press_and_answers(stage: Stage, press: str) -> None:
    given = {"q.areas": ["HCK", "BEN"], "q.note": "one\r\ntwo", "q.pets": ""}
    stage.post("/web/submit", {**FORM, **given, "press": press})

    (heard,) = stage.heard
    assert isinstance(heard, Submitted)
    assert (heard.draft, heard.page, heard.press) == ("d-7", 2, press)
    assert heard.answers == {"areas": ("HCK", "BEN"), "note": ("one\ntwo",), "pets": ("",)}


def test_a_change_from_the_review_is_heard_with_the_page_to_go_back_to(stage: Stage) -> None:
    stage.post("/web/submit", {**FORM, "press": "edit.5"})

    (heard,) = stage.heard
    assert isinstance(heard, Submitted)
    assert (heard.press, heard.to) == ("edit", 5)


@pytest.mark.parametrize("press", ["edit.x", "edit.9999", "edit.-1", "leap.1"])
def test_a_change_that_leads_nowhere_is_a_plain_sentence(stage: Stage, press: str) -> None:
    answer = stage.post("/web/submit", {**FORM, "press": press})

    assert answer.status_code == 400
    assert "open the form again" in answer.text
    assert stage.heard == []


def test_what_is_typed_is_heard_as_said(stage: Stage) -> None:
    stage.post("/web/say", {**WHO, "text": "  /owed "})

    assert [one.text for one in stage.heard if isinstance(one, Said)] == ["/owed"]


def test_the_same_press_again_has_the_same_number(stage: Stage) -> None:
    for _ in range(2):
        stage.post("/web/open", {**WHO, "what": "home"})

    assert len({one.id for one in stage.heard}) == 1


def test_the_number_of_a_press_belongs_to_the_person(stage: Stage) -> None:
    stage.post("/web/open", {**WHO, "what": "home"})
    stage.post("/web/open", {**WHO, "by": "ruth@hackney.example", "what": "home"})

    assert len({one.id for one in stage.heard}) == 2


BROKEN: dict[str, tuple[str, Mapping[str, str | Sequence[str]]]] = {
    "an unknown command": ("open", {**WHO, "what": "drop"}),
    "no command": ("open", WHO),
    "an unknown action": ("tap", {**WHO, "action": "nonsense"}),
    "an action too long to travel": ("tap", {**WHO, "action": f".claim:take:{'K' * 80}:"}),
    "no action": ("tap", WHO),
    "no number": ("tap", {"by": BY, "action": ".claim:take::"}),
    "a number that is none": ("tap", {"by": BY, "id": "7", "action": ".claim:take::"}),
    "nobody": ("open", {"id": PRESS, "what": "home"}),
    "a channel as a person": ("open", {"id": PRESS, "by": "#HCK", "what": "home"}),
    "two people": ("open", {"id": PRESS, "by": [BY, "joe@brent.example"], "what": "home"}),
    "no draft": ("submit", {**FORM, "draft": ""}),
    "a page that is no number": ("submit", {**FORM, "page": "-1"}),
    "a page of other digits": ("submit", {**FORM, "page": "٣"}),
    "an unknown press": ("submit", {**FORM, "press": "sideways"}),
    "an odd question": ("submit", {**FORM, "q.a b": "1"}),
    "too many fields": ("submit", {**FORM, "q.areas": ["x"] * 2000}),
    "nothing said": ("say", {**WHO, "text": "   "}),
    "too much said": ("say", {**WHO, "text": "x" * 4001}),
    "a null character": ("say", {**WHO, "text": "a\0b"}),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_told_in_a_plain_sentence(stage: Stage, name: str) -> None:
    kind, fields = BROKEN[name]
    answer = stage.post(f"/web/{kind}", fields)

    assert answer.status_code == 400
    assert answer.headers["reply-kind"] == "problem"
    assert "Problem" in answer.text
    assert "Traceback" not in answer.text
    assert stage.heard == []


@pytest.mark.parametrize("body", [b"by=%FF%FE", "by=é".encode(), b"\xff\x00"])
def test_bytes_that_are_no_text_are_refused(stage: Stage, body: bytes) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert stage.web.post("/web/open", content=body, headers=headers).status_code == 400


def test_a_body_beyond_the_cap_is_refused(stage: Stage) -> None:
    assert stage.post("/web/say", {**WHO, "text": "x" * LONGEST_BODY}).status_code == 413
    assert stage.heard == []


def test_only_a_form_is_read(stage: Stage) -> None:
    assert stage.web.post("/web/open", json={"what": "home"}).status_code == 415


def test_nothing_is_changed_by_reading(stage: Stage) -> None:
    for kind in ("open", "tap", "submit", "say"):
        assert stage.get(f"/web/{kind}?id={PRESS}&by={BY}&what=home").status_code == 405


def test_an_engine_that_breaks_is_told_with_a_number_and_logged_without_content(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: Incoming) -> Reply:
        raise RuntimeError(f"the tenant is called {TENANT}")

    stage.answer = broken
    answer = stage.post("/web/say", {**WHO, "text": "hello"})

    assert answer.status_code == 500
    (record,) = [one for one in caplog.records if one.name == "bot.adapters.web.inbound"]
    number = record.getMessage().split()[1].rstrip(":")
    assert f"quote {number}" in answer.text
    assert TENANT not in answer.text + caplog.text


def test_a_reply_says_where_it_belongs(stage: Stage) -> None:
    kinds = []
    for reply in (None, Show(Card("Home")), Whisper("Done.")):
        stage.answer = lambda _, reply=reply: reply  # type: ignore[misc]
        kinds.append(stage.post("/web/open", {**WHO, "what": "home"}).headers["reply-kind"])

    assert kinds == ["none", "show", "whisper"]
