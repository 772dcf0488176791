"""What knocks at the HTTP door and is not Slack, or is too old, too long or broken."""

import json
import socket
from collections.abc import Iterator
from urllib.parse import quote_plus, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.slack import inbound
from bot.adapters.slack.inbound import LONGEST_BODY, unquoted
from bot.chat.incoming import Opened
from tests.adapters.slack.door import Door
from tests.kit.slack.payloads import Told

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


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
        *(
            {"command": "/home", "user_id": user, "team_id": team}
            for user, team in (("", "T0SCHEME"), ("u0joe", "T0SCHEME"), ("U0JOE", "T0/SCHEME"))
        ),
        {"command": 7},
        {"command": "/home", "user_id": "U0JOE"},
    ],
)
def test_odd_shapes_are_taken_quietly_and_nobody_is_believed(at: Door, payload: object) -> None:
    body = json.dumps(payload).encode()
    assert at.signed(body, JSON).status_code == 200
    assert at.signed(urlencode({"payload": body}).encode(), FORM).status_code == 200
    assert at.heard == []


def test_slack_learns_that_somebody_is_here(at: Door) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "7QX"}).encode()
    assert at.signed(body, JSON).json() == {"challenge": "7QX"}


@given(text=st.text())
def test_a_value_of_a_form_is_read_as_it_was_written(text: str) -> None:
    whole = text.encode(errors="replace")
    assert unquoted(quote_plus(whole).encode()) == whole
