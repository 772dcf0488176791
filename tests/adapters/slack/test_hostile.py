"""Real payloads, altered at random: never a failure, and nobody acts as anybody else."""

import copy
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.adapters.slack.modals import modal
from bot.chat.forms import FormView, Option, Question
from bot.chat.limits import SLACK
from bot.chat.replies import Put
from bot.chat.steps import fit_form
from tests.adapters.slack.door import Door, door, tap
from tests.kit.slack import FakeSlack, elements
from tests.kit.slack.payloads import Told

Json = dict[str, Any]

AREAS = tuple(Option(f"E{n}", f"Area {n}") for n in range(361))
VIEW = FormView(
    "d7a1",
    "Refer",
    "Page",
    1,
    3,
    (
        Question("consents", "Yes?", "yes_no"),
        Question("area", "Where?", "search", options=AREAS),
        Question("note", "Note?", "text", longest=120),
    ),
    {"note": ("x",)},
    back=True,
)
ODD: st.SearchStrategy[object] = st.sampled_from(
    [
        None,
        True,
        -1,
        10**30,
        1.5,
        "",
        "x" * 5_000,
        "\x00",
        "U0OTHER",
        "T0OTHER",
        "+draft:resume:d7a1:",
        "form:edit:99999",
        "form:back",
        [],
        {},
        [[[]]],
        {"id": []},
        {"values": {"consents:": {"a": {"selected_options": [None]}}}},
        '["d7a1",1,"next",["note"],""]',
        '["d7a1",1,"wreck",["note"],""]',
    ]
)


@pytest.fixture
def at(fake: FakeSlack) -> Iterator[Door]:
    """The door, behind which a form is shown to everybody."""
    with door(fake) as opened:
        opened.reply = Put(VIEW)
        yield opened


def payloads(fake: FakeSlack) -> list[Told]:
    """One of each kind."""
    joe = fake.person("U0JOE")
    (step,) = fit_form(VIEW, SLACK)
    view = fake.views.open("U0JOE", modal(step))
    back = next(p for p in elements.pressables(view.blocks) if p.label == "Back")
    button = {
        "type": "button",
        "action_id": back.element["action_id"],
        "block_id": back.block["block_id"],
        "value": back.value,
    }
    area = next(f for f in elements.fields(view.blocks) if f.element["action_id"] == "area")
    dm = fake.workspace.channels["D0JOE"]
    said = fake.workspace.add(dm, {"text": "hello"}, ours=False)
    return [
        tap(fake),
        fake.payloads.pressed(joe.person, view, button),
        fake.payloads.submitted(joe.person, view),
        fake.payloads.closed(joe.person, view, cleared=True),
        fake.payloads.sought(joe.person, view, area, "are"),
        fake.payloads.command(joe.person, dm, "/refer", ""),
        fake.payloads.wrote(joe.person, said, dm),
        fake.payloads.edited(joe.person, said, {"text": "hell"}, dm),
    ]


def places(thing: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in a payload."""
    if at:
        yield at
    inner = (
        thing.items()
        if isinstance(thing, dict)
        else enumerate(thing)
        if isinstance(thing, list)
        else ()
    )
    for name, value in inner:
        yield from places(value, (*at, name))


def altered(payload: Json, where: tuple[str | int, ...], to: object) -> Json:
    """The payload with another thing in this place, or with nothing there for ``...``."""
    changed = copy.deepcopy(payload)
    inner: Any = changed
    # A place may have gone with what was altered before.
    with suppress(KeyError, IndexError, TypeError):
        for name in where[:-1]:
            inner = inner[name]
        if to is ...:
            del inner[where[-1]]
        else:
            inner[where[-1]] = to
    return changed


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_payload_breaks_the_door(at: Door, data: st.DataObject) -> None:
    told = data.draw(st.sampled_from(payloads(at.fake)), label="payload")
    payload: Json = told.payload
    everywhere = [*places(payload)]
    for _ in range(data.draw(st.integers(1, 3))):
        where = data.draw(st.sampled_from(everywhere))
        payload = altered(payload, where, data.draw(ODD | st.just(...)))
    at.heard.clear()
    if told.kind == "slash_commands":
        payload = {name: v if isinstance(v, str) else "7" for name, v in payload.items()}
    answered = at.tell(Told(told.kind, payload, told.answers))
    assert answered.status_code in (200, 400)
    assert {heard.by.id for heard in at.heard} <= {whose(payload)}


def whose(payload: Json) -> str:
    """Who acted, as the payload says: a person of their own team."""
    match payload:
        case {"event": {"message": {**message}, "subtype": "message_changed"}, "team_id": team}:
            team = message.get("user_team") or message.get("team") or team
            return f"{team}/{message.get('user')}"
        case {"event": {"user": user, "user_team": str(team)}} if team:
            return f"{team}/{user}"
        case {"event": {"user": user, "team": team}}:
            return f"{team}/{user}"
        case {"user": {"id": user, "team_id": team}} | {"user_id": user, "team_id": team}:
            return f"{team}/{user}"
        case _:
            return ""


def test_each_of_them_is_heard_as_it_is(at: Door) -> None:
    for told in payloads(at.fake):
        assert at.tell(told).status_code == 200
    kinds = [type(heard).__name__ for heard in at.heard]
    forms = ["Submitted", "Submitted", "Submitted"]
    assert kinds == ["Tapped", *forms, "Tapped", "Opened", "Said", "Said"]
