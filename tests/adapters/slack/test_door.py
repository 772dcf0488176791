"""What knocks at the HTTP door and is not Slack, or is late, or is broken."""

import json
import socket
from collections.abc import Iterator
from urllib.parse import quote_plus, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.slack import hearing, inbound
from bot.adapters.slack.inbound import LONGEST_BODY, unquoted
from bot.adapters.slack.modals import modal
from bot.chat.action import Action
from bot.chat.cards import Button, Card, Text
from bot.chat.forms import FormView, Option, Question
from bot.chat.incoming import Opened, Tapped
from bot.chat.limits import SLACK
from bot.chat.replies import Put, Replace, Show, Whisper
from bot.chat.steps import fit_form
from tests.adapters.slack.door import Door, door
from tests.kit.slack import FakeSlack, elements
from tests.kit.slack.payloads import Told

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
AREAS = tuple(Option(f"E{n}", f"Area {n}") for n in range(361))


@pytest.fixture
def at(fake: FakeSlack) -> Iterator[Door]:
    """The door."""
    with door(fake) as opened:
        yield opened


@pytest.fixture
def home(fake: FakeSlack) -> Told:
    """Somebody asks for Home."""
    joe = fake.person("U0JOE")
    return fake.payloads.command(joe.person, fake.workspace.channels["D0JOE"], "/home", "")


def tap(
    fake: FakeSlack, value: str = ".claim:take:K7QX-3F:", channel: str = "D0JOE", to: str = ""
) -> Told:
    """Somebody presses a button in a message, which is there for one person alone or for all."""
    joe = fake.person("U0JOE")
    message = fake.workspace.add(fake.workspace.channels[channel], {"text": "K7QX-3F"}, to=to)
    action = {"type": "button", "action_id": "b0", "block_id": "x", "value": value}
    return fake.payloads.pressed(joe.person, message, action)


def form_of(*questions: Question, wrong: dict[str, str] | None = None) -> FormView:
    """A form of one page."""
    return FormView("d7", "Form", "Page", 0, 1, questions, {}, wrong)


def test_who_acted_is_heard_by_team_and_user(at: Door, home: Told) -> None:
    assert at.tell(home).status_code == 200
    (heard,) = at.heard
    assert isinstance(heard, Opened)
    assert (heard.by.platform, heard.by.id, heard.what) == ("slack", "T0SCHEME/U0JOE", "home")


@pytest.mark.parametrize(
    "how", [{"secret": "another"}, {"age": 301.0}, {"age": -301.0}, {"age": 1e9}]
)
def test_what_slack_did_not_sign_just_now_is_not_heard(
    at: Door, home: Told, how: dict[str, object]
) -> None:
    assert at.signed(home.body, FORM, **how).status_code == 401
    assert at.heard == []


@pytest.mark.parametrize("stamp", ["", "x", "-1", "１２", "9" * 400, "1e3"])
def test_a_stamp_that_is_no_time_is_not_believed(at: Door, home: Told, stamp: str) -> None:
    headers = at.fake.sign(home.body) | {"X-Slack-Request-Timestamp": stamp}
    raw = {name: value.encode() for name, value in headers.items()} | {"Content-Type": FORM}
    assert at.knock(home.body, raw).status_code == 401  # type: ignore[arg-type]


@pytest.mark.parametrize("drop", ["X-Slack-Signature", "X-Slack-Request-Timestamp"])
def test_nothing_unsigned_is_read(at: Door, drop: str) -> None:
    headers = at.fake.sign(b"{") | {"Content-Type": JSON}
    del headers[drop]
    assert at.knock(b"{", headers).status_code == 401


def test_a_body_changed_on_the_way_is_not_heard(at: Door, home: Told) -> None:
    headers = at.fake.sign(home.body) | {"Content-Type": FORM}
    assert at.knock(home.body + b"x", headers).status_code == 401
    odd = headers | {"X-Slack-Signature": "v0=é"}
    raw = {name: value.encode() for name, value in odd.items()}
    assert at.knock(home.body, raw).status_code == 401  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["", "text/plain", "multipart/form-data; boundary=x", "text/json"])
def test_another_kind_of_body_is_not_read(at: Door, home: Told, kind: str) -> None:
    assert at.signed(home.body, kind).status_code == 415


def test_another_method_is_not_served(at: Door) -> None:
    assert at.client.get("/slack/events").status_code == 405


def test_too_long_a_body_is_not_read_to_its_end(at: Door) -> None:
    body = b"payload=" + b"x" * LONGEST_BODY
    assert at.signed(body, FORM).status_code == 413

    def chunks() -> Iterator[bytes]:
        for _ in range(300):
            yield b"x" * 1024

    sent = at.client.post("/slack/events", content=chunks(), headers={"Content-Type": FORM})
    assert sent.status_code == 413


def test_a_body_that_dribbles_in_is_not_waited_for(
    at: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbound, "SLOWEST_BODY", 0.05)
    host, port = at.client.base_url.host, at.client.base_url.port
    assert port is not None
    with socket.create_connection((host, port), timeout=60) as line:
        line.sendall(
            b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            b"Content-Length: 1000\r\n\r\n{"
        )
        assert b" 408 " in line.recv(1000)


def test_who_hangs_up_half_way_breaks_nothing(at: Door, home: Told) -> None:
    host, port = at.client.base_url.host, at.client.base_url.port
    assert port is not None
    with socket.create_connection((host, port), timeout=60) as line:
        line.sendall(
            b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            b"Content-Length: 1000\r\n\r\n{"
        )
    assert at.tell(home).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"type": "event_callback", "x": "\\ud800"}',
        b"[" * 10_000 + b"]" * 10_000,
        b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
    ],
)
def test_what_is_no_json_is_refused(at: Door, body: bytes) -> None:
    assert at.signed(body, JSON).status_code == 400
    assert at.signed(b"payload=" + quote_plus(body).encode(), FORM).status_code == 400
    assert at.heard == []


@pytest.mark.parametrize(
    "body", [b"", b"a=b", b"payload=%", b"payload=1&payload=2", b"x=%ff", b"a=1&" * 60, b"\xff=1"]
)
def test_what_is_no_payload_is_never_a_failure(at: Door, body: bytes) -> None:
    assert at.signed(body, FORM).status_code in (200, 400)
    assert at.heard == []


@pytest.mark.parametrize(
    "payload",
    [
        1,
        None,
        [],
        "text",
        {},
        {"type": "block_actions"},
        {"type": "block_actions", "user": {"id": "U0JOE"}, "actions": [{"value": ".a:b::"}]},
        {"type": "block_actions", "user": {"id": "U0JOE", "team_id": 7}, "actions": [{}]},
        {"type": "view_submission", "user": {"id": "U", "team_id": "T"}, "view": None},
        {"type": "event_callback", "event_id": 7, "event": {}},
        {"type": "event_callback", "event_id": "E", "event": []},
        {"type": "event_callback", "event_id": "E", "event": {"type": "message", "user": "U0JOE"}},
        {"type": "shortcut", "user": {"id": "U0JOE", "team_id": "T0SCHEME"}},
        {"command": 7},
        {"command": "/home", "user_id": "U0JOE"},
    ],
)
def test_odd_shapes_are_taken_quietly_and_nobody_is_believed(at: Door, payload: object) -> None:
    body = json.dumps(payload).encode()
    assert at.signed(body, JSON).status_code == 200
    assert at.signed(urlencode({"payload": body}).encode(), FORM).status_code == 200
    assert at.heard == []


def test_an_event_is_taken_for_a_person_of_their_own_team_alone(at: Door) -> None:
    event = {"type": "message", "user": "U0OUT", "channel": "D0OUT", "channel_type": "im"}
    at.tell(at.fake.payloads.happened(event))
    assert at.heard == []
    at.tell(at.fake.payloads.happened(event | {"team": "T0SCHEME", "user_team": "T0OTHER"}))
    assert [heard.by.id for heard in at.heard] == ["T0OTHER/U0OUT"]


def test_slack_learns_that_somebody_is_here(at: Door) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "7QX"}).encode()
    assert at.signed(body, JSON).json() == {"challenge": "7QX"}


def test_a_retry_gets_the_same_answer(at: Door, home: Told) -> None:
    at.reply = Show(Card("Home"))
    first = at.tell(home)
    at.reply = Whisper("Something else.")
    assert at.tell(home).content == first.content
    assert len(at.heard) == 1


def test_no_more_answers_are_remembered_than_fit(
    at: Door, home: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hearing, "_REMEMBERED", 1)
    for told in (home, home, tap(at.fake), home):
        assert at.tell(told).status_code == 200
    assert [type(heard) for heard in at.heard] == [Opened, Tapped, Opened]


@pytest.mark.parametrize(
    ("channel", "to", "replaced"),
    [("D0JOE", "", True), ("C0BRE", "U0JOE", True), ("C0BRE", "", False)],
    ids=["in private", "said to one person", "everybody's"],
)
def test_a_card_is_replaced_where_it_is_this_persons_own(
    at: Door, channel: str, to: str, replaced: bool
) -> None:
    at.reply = Replace(Card("Held", reference="K7QX-3F"))
    at.fake.channel("C0BRE", ["U0JOE"], private=True)
    told = tap(at.fake, channel=channel, to=to)
    assert at.tell(told).status_code == 200
    at.fake.until(lambda: at.fake.called("response_url"))
    first, *others = at.fake.workspace.channels[channel].messages.values()
    assert ("Held" in str(first.body)) is replaced
    assert [(m.to, "Held" in str(m.body)) for m in others] == [("U0JOE", True)] * (not replaced)


def test_no_answer_in_time_is_no_acknowledgement_and_the_work_is_done(at: Door, home: Told) -> None:
    at.slow = 3.0
    assert at.tell(home).status_code == 503
    at.fake.until(lambda: at.finished == 1)
    at.fake.until(lambda: at.fake.called("response_url"))
    assert "Done." in at.fake.person("U0JOE").text()
    assert at.tell(home).status_code == 200
    assert len(at.heard) == 1


@pytest.mark.parametrize("meanwhile", [False, True], ids=["same", "another"])
def test_what_came_of_a_form_too_late_is_shown_unless_something_else_is(
    at: Door, meanwhile: bool
) -> None:
    at.slow = 3.0
    joe = at.fake.person("U0JOE")
    (step,) = fit_form(form_of(Question("n", "Note?", "text")), SLACK)
    view = at.fake.views.open("U0JOE", modal(step))
    told = at.fake.payloads.submitted(joe.person, view)
    if meanwhile:
        at.fake.views.update(view, modal(step), "")
    assert at.tell(told).status_code == 503
    at.fake.until(lambda: at.fake.called("views.update"))
    assert ("Done." in joe.text()) is not meanwhile


def test_a_bug_is_an_apology_and_tells_nobody_what_was_written(
    at: Door, home: Told, caplog: pytest.LogCaptureFixture
) -> None:
    at.breaks = "what somebody wrote"
    answered = at.tell(home)
    assert answered.status_code == 200
    assert "something went wrong" in answered.text
    assert "RuntimeError" in caplog.text
    assert "what somebody wrote" not in caplog.text + answered.text


def test_a_bug_in_a_search_finds_nothing_and_tells_nobody_what_was_typed(
    at: Door, caplog: pytest.LogCaptureFixture
) -> None:
    at.breaks = "what somebody typed"
    area = Question("area", "Where?", "search", options=AREAS)
    (step,) = fit_form(form_of(area), SLACK)
    view = at.fake.views.open("U0JOE", modal(step))
    (field,) = elements.fields(view.blocks)
    sought = at.fake.payloads.sought(at.fake.person("U0JOE").person, view, field, "bre")
    assert at.tell(sought).json() == {"options": []}
    assert "RuntimeError" in caplog.text
    assert "what somebody typed" not in caplog.text


def test_an_answer_goes_to_slack_and_nowhere_else(at: Door) -> None:
    told = tap(at.fake)
    told.payload["response_url"] = "http://127.0.0.1:1/elsewhere"
    assert at.tell(told).status_code == 200
    assert [heard.action.flow for heard in at.heard if isinstance(heard, Tapped)] == ["claim"]
    assert at.fake.called("response_url") == []


def test_an_answer_of_many_messages_ends_with_its_buttons(at: Door) -> None:
    claim = Button("Claim", Action("claim", "take", "K7QX-3F"))
    at.reply = Show(Card("Long", (Text("Two bedrooms. " * 6_000),), (claim,)))
    joe = at.fake.person("U0JOE")
    assert at.tell(tap(at.fake)).status_code == 200
    joe.until_sees("Claim")
    assert [call.status for call in at.fake.called("response_url")] == [200] * 5


def test_a_form_that_a_copy_opened_first_is_no_trouble(
    fake: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    with door(fake) as at:
        at.reply = Put(form_of(Question("n", "Note?", "text")))
        fake.fail("views.open", error="exchanged_trigger_id")
        assert at.tell(tap(fake)).status_code == 200
    assert len(fake.called("views.open")) == 1
    assert fake.called("response_url") == []
    assert caplog.records == []


def test_what_is_wrong_is_told_in_place_only_where_the_same_is_asked_again(at: Door) -> None:
    one, more = Question("n", "Note?", "text"), Question("m", "More?", "text")
    (step,) = fit_form(form_of(one), SLACK)
    view = at.fake.views.open("U0JOE", modal(step))
    told = {"n": "Not that."}
    for again, way in (
        (form_of(one, wrong=told), "errors"),
        (form_of(one, more, wrong=told), "update"),
    ):
        at.reply = Put(again)
        submitted = at.fake.payloads.submitted(at.fake.person("U0JOE").person, view)
        assert at.tell(submitted).json()["response_action"] == way


def test_a_button_with_nothing_in_it_is_no_action(at: Door) -> None:
    assert at.tell(tap(at.fake, "")).status_code == 200
    at.fake.until(lambda: at.fake.called("response_url"))
    assert at.heard == []
    assert "I do not know this button" in at.fake.person("U0JOE").text()


def test_a_word_that_needs_no_engine_is_said_once_however_often_it_was_asked(at: Door) -> None:
    told = tap(at.fake, "nonsense")
    for _ in range(5):
        assert at.tell(told).status_code == 200
    command = at.fake.payloads.command(
        at.fake.person("U0JOE").person, at.fake.workspace.channels["D0JOE"], "/inquiry", ""
    )
    assert "/home" in at.tell(command).text
    at.fake.until(lambda: at.fake.called("response_url"))
    assert at.fake.person("U0JOE").text().count("I do not know this button") == 1


def test_two_people_who_press_the_same_without_a_trigger_are_both_heard(at: Door) -> None:
    at.fake.person("U0ANN")
    one = tap(at.fake)
    del one.payload["trigger_id"]
    other = Told(one.kind, one.payload | {"user": one.payload["user"] | {"id": "U0ANN"}})
    for told in (one, other, one):
        assert at.tell(told).status_code == 200
    assert [heard.by.id for heard in at.heard] == ["T0SCHEME/U0JOE", "T0SCHEME/U0ANN"]


@given(text=st.text())
def test_a_value_of_a_form_is_read_as_it_was_written(text: str) -> None:
    whole = text.encode(errors="replace")
    assert unquoted(quote_plus(whole).encode()) == whole
