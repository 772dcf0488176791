"""The webhook: nothing but Telegram is heard, nothing breaks it, and what was kept is kept once."""

import copy
import json
import socket
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.adapters.telegram.payload import Attached, Did, Unblocked, Unreadable, read
from bot.adapters.telegram.webhook import LONGEST_BODY
from tests.adapters.telegram.office import PATH, SECRET, Office, opened, small
from tests.kit.lengths import examples
from tests.kit.plain import PLAIN
from tests.kit.telegram.server import SECRET_HEADER, FakeTelegram

MESSAGE: dict[str, Any] = {
    "update_id": 5_000,
    "message": {
        "message_id": 9,
        "date": 1_772_532_000,
        "chat": {"id": 700_001, "type": "private", "first_name": "sam"},
        "from": {"id": 700_001, "is_bot": False, "first_name": "sam"},
        "text": "/start",
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
    },
}
EDITED: dict[str, Any] = {"update_id": 5_003, "edited_message": MESSAGE["message"]}
PRESS: dict[str, Any] = {
    "update_id": 5_001,
    "callback_query": {
        "id": "77",
        "from": {"id": 700_001, "is_bot": False, "first_name": "sam"},
        "message": {
            "message_id": 9,
            "date": 0,
            "chat": {"id": 700_001, "type": "private", "first_name": "sam"},
        },
        "chat_instance": "1",
        "data": ".home:open::",
    },
}
MEMBER: dict[str, Any] = {
    "update_id": 5_002,
    "my_chat_member": {
        "chat": {"id": 700_001, "type": "private"},
        "from": {"id": 700_001, "is_bot": False, "first_name": "sam"},
        "date": 1_772_532_000,
        "old_chat_member": {"status": "kicked", "user": {"id": 1}},
        "new_chat_member": {"status": "member", "user": {"id": 1}},
    },
}
ODD: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(1 << 70), 1 << 70)
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["/start", "+0123456789abcdef:0:0:pick:0", ".home:open::", "private", "\0"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


def post(office: Office, body: bytes, **headers: str) -> int:
    """Post to the webhook with the secret, unless another is given; the status."""
    given = {SECRET_HEADER: SECRET} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    return httpx.post(
        office.url + PATH, content=body, headers=given, timeout=60, verify=PLAIN
    ).status_code


def wrote(text: str, update: int) -> bytes:
    body = copy.deepcopy(MESSAGE)
    body["update_id"] = update
    body["message"]["text"] = text
    return json.dumps(body).encode()


def test_without_the_secret_nothing_is_heard(hooked: Office) -> None:
    wrong = {SECRET_HEADER: SECRET[:-1]}
    body = wrote("/help", 1)
    assert httpx.post(hooked.url + PATH, content=body, timeout=60, verify=PLAIN).status_code == 401
    assert (
        httpx.post(
            hooked.url + PATH, content=body, headers=wrong, timeout=60, verify=PLAIN
        ).status_code
        == 401
    )
    odd = {SECRET_HEADER.encode(): SECRET.encode() + b"\xe9"}
    assert (
        httpx.post(
            hooked.url + PATH, content=body, headers=odd, timeout=60, verify=PLAIN
        ).status_code
        == 401
    )
    assert hooked.phone("sam").private == []
    assert post(hooked, body) == 200
    hooked.shown("sam", "Never write")


def test_the_secret_is_looked_at_before_the_body(hooked: Office) -> None:
    """Who does not know it is answered though no byte of a body has come."""
    host, port = hooked.listener.getsockname()[:2]
    with socket.create_connection((host, port), timeout=60) as connection:
        connection.sendall(f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n".encode())
        assert connection.recv(1024).startswith(b"HTTP/1.1 401")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"null", 400),
        (b"[]", 400),
        (b"{}", 400),
        (b'{"update_id": true}', 400),
        (b'{"update_id": "7"}', 400),
        (b'{"update_id": -7}', 400),
        (b'{"update_id": 7, "message": 3}', 400),
        (b'{"update_id": 7, "message": "\xff"}', 400),
        (b'{"update_id": 7, "message": "\\ud800"}', 400),
        (b"[" * 100_000, 400),
        (b'{"update_id": 7, "message": ' + b'{"a": ' * 30_000, 400),
        (b'{"update_id": 1e400}', 400),
        (b'{"update_id": 7, "poll": {}}', 200),
        (b'{"update_id": 7, "message": {}}', 200),
        (b'{"update_id": 7, "callback_query": {"from": {"id": 1, "is_bot": false}}}', 200),
    ],
)
def test_what_is_no_update_is_refused_and_what_is_no_act_is_passed_over(
    hooked: Office, body: bytes, status: int
) -> None:
    assert post(hooked, body) == status
    assert post(hooked, wrote("/help", 1)) == 200
    hooked.shown("sam", "Never write")


def test_what_is_too_long_is_not_read(hooked: Office) -> None:
    assert post(hooked, wrote("a" * LONGEST_BODY, 1)) == 413
    assert post(hooked, wrote("a" * 4_096, 2)) == 200


def test_only_posts_are_heard(hooked: Office) -> None:
    given = {SECRET_HEADER: SECRET}
    assert httpx.get(hooked.url + PATH, headers=given, timeout=60, verify=PLAIN).status_code == 405


def test_who_hangs_up_in_the_middle_does_no_harm(hooked: Office) -> None:
    host, port = hooked.listener.getsockname()[:2]
    for _ in range(3):
        with socket.create_connection((host, port), timeout=60) as connection:
            connection.sendall(
                f"POST {PATH} HTTP/1.1\r\nHost: x\r\n{SECRET_HEADER}: {SECRET}\r\n"
                'Content-Length: 99\r\n\r\n{"update_id'.encode()
            )
    assert post(hooked, wrote("/help", 1)) == 200
    hooked.shown("sam", "Never write")


def test_who_is_too_slow_is_not_waited_for(hooked: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.adapters.telegram.webhook._SLOWEST_BODY", 0.2)
    host, port = hooked.listener.getsockname()[:2]
    with socket.create_connection((host, port), timeout=60) as connection:
        connection.sendall(
            f"POST {PATH} HTTP/1.1\r\nHost: x\r\n{SECRET_HEADER}: {SECRET}\r\n"
            'Content-Length: 99\r\n\r\n{"update_id'.encode()
        )
        assert connection.recv(1024).startswith(b"HTTP/1.1 408")


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One office for many requests."""
    url = f"sqlite:///{tmp_path_factory.mktemp('webhook') / 'fresh.db'}"
    with FakeTelegram() as fake, opened(url, small(), fake, webhook=True) as office:
        yield office


def mutated(data: st.DataObject, update: dict[str, Any]) -> dict[str, Any]:
    """The update with something odd in one place, or without it."""
    update = copy.deepcopy(update)
    place: Any = update
    while True:
        key = data.draw(st.sampled_from([*place] if isinstance(place, dict) else [0]))
        if isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans()):
            place = place[key]
            continue
        if data.draw(st.booleans()) or isinstance(place, list):
            place[key] = data.draw(ODD)
        else:
            del place[key]
        return update


@settings(
    max_examples=examples(30),
    suppress_health_check=[HealthCheck.too_slow],
    # Looking for a shorter example would post for five minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(data=st.data(), update=st.sampled_from([MESSAGE, EDITED, PRESS, MEMBER]))
def test_nothing_that_is_posted_breaks_it(
    standing: Office, data: st.DataObject, update: dict[str, Any]
) -> None:
    body = json.dumps(mutated(data, update)).encode()
    assert post(standing, body) in (200, 400)


@settings(max_examples=examples(250))
@given(data=st.data(), update=st.sampled_from([MESSAGE, EDITED, PRESS, MEMBER]))
def test_any_update_is_read_or_is_unreadable(data: st.DataObject, update: dict[str, Any]) -> None:
    try:
        did = read(mutated(data, update), "reciprocal_bot")
    except Unreadable:
        return
    assert did is None or isinstance(did, Did)
    if did is not None:
        assert 0 < did.by < 1 << 63


def test_a_picture_is_heard_in_private_alone() -> None:
    """An administrator bot gets them all; by its number another message would be deleted."""
    sent = copy.deepcopy(MESSAGE)
    sent["message"] |= {"photo": [], "text": None}
    assert read(sent, "reciprocal_bot") == Attached(5_000, 700_001, 9)
    sent["message"]["chat"] = {"id": -1_007_000_041, "type": "supergroup", "title": "Brent"}
    assert read(sent, "reciprocal_bot") is None


@pytest.mark.parametrize(
    "kind",
    [
        "animation",
        "audio",
        "checklist",
        "contact",
        "dice",
        "document",
        "game",
        "location",
        "paid_media",
        "photo",
        "poll",
        "sticker",
        "story",
        "venue",
        "video",
        "video_note",
        "voice",
    ],
)
def test_whatever_is_sent_instead_of_words_is_heard_as_an_attachment(kind: str) -> None:
    """core.telegram.org/bots/api#message names them."""
    sent = copy.deepcopy(MESSAGE)
    del sent["message"]["text"]
    sent["message"][kind] = {}
    assert read(sent, "reciprocal_bot") == Attached(5_000, 700_001, 9)


def test_who_blocks_the_bot_does_not_let_it_write() -> None:
    blocked = copy.deepcopy(MEMBER)
    blocked["my_chat_member"]["new_chat_member"]["status"] = "kicked"
    assert read(blocked, "reciprocal_bot") is None
    assert read(MEMBER, "reciprocal_bot") == Unblocked(5_002, 700_001)


def test_it_is_registered_with_its_secret_and_what_is_wanted(hooked: Office) -> None:
    hook = hooked.fake.delivery.webhook
    assert (hook.url, hook.secret) == (hooked.url + PATH, SECRET)
    wanted = ["message", "edited_message", "callback_query", "my_chat_member"]
    assert hooked.fake.delivery.allowed == wanted


def test_it_is_kept_before_it_is_answered(hooked: Office) -> None:
    """Once a press is answered with 200, the process may die."""
    hooked.fake.fail("sendMessage", stall=30, times=9)
    assert post(hooked, wrote("/refer", 1)) == 200
    assert post(hooked, wrote("/refer", 1)) == 200
    # Sam is a coordinator, who may refer on behalf of others.
    assert len(hooked.stage.drafts()) == 1


def test_nobody_waits_for_another_who_is_slow(hooked: Office) -> None:
    hooked.fake.fail("sendMessage", stall=20, chat=700_001)
    assert post(hooked, wrote("/help", 1)) == 200
    officer = hooked.phone("hackney-officer")
    officer.command("/help")
    hooked.shown("hackney-officer", "Never write")
    assert hooked.fake.called("sendMessage")[0].params["chat_id"] == str(officer.user.id)
