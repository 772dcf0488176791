"""Every documented limit is met when kept to the last character, and noticed when broken."""

from typing import Any

import pytest

from tests.adapters.slack_fake.tiny import asking, button, modal, text
from tests.kit.slack import check, limits
from tests.kit.slack.limits import LIMITS, Limit
from tests.kit.slack.parts import Wrong

Json = dict[str, Any]


def option(label: str = "A", value: str = "a", **more: Any) -> Json:
    return {"text": text(label), "value": value} | more


def marked(said: str) -> Json:
    return {"type": "mrkdwn", "text": said}


CONFIRM = {"title": text("t"), "text": text("t"), "confirm": text("y"), "deny": text("n")}
GROUPS = {"option_groups": [{"label": text("G"), "options": [option()]}]}
SAMPLES: dict[str, Json] = {
    "section": {"text": marked("x"), "fields": [marked("x")]},
    "divider": {},
    "image": {"alt_text": "x", "image_url": "https://example.org/a.png", "title": text("x")},
    "actions": {"elements": [button("A", "a")]},
    "context": {"elements": [marked("x")]},
    "input": asking("b", "Q?", {"type": "plain_text_input"}, hint=text("h")),
    "header": {"text": text("x")},
    "markdown": {"text": "x"},
    "table": {"rows": [[{"type": "raw_text", "text": "x"}]], "column_settings": []},
    "rich_text": {"elements": [{"type": "rich_text_section", "elements": []}]},
    "video": {
        "alt_text": "x",
        "title": text("x"),
        "video_url": "https://example.org/v",
        "thumbnail_url": "https://example.org/t",
    },
    "file": {"external_id": "x", "source": "remote"},
    "button": {"text": text("A"), "value": "v", "url": "u", "accessibility_label": "l"},
    "overflow": {"options": [option(url="u", description=text("d"))]},
    "radio_buttons": {"options": [option(description=text("d"))]},
    "checkboxes": {"options": [option(description=text("d"))]},
    "static_select": {"options": [option(description=text("d"))]},
    "multi_static_select": {"options": [option(description=text("d"))]},
    "number_input": {"is_decimal_allowed": False},
    "plain_text_input": {"initial_value": "x"},
}
VIEW = {"callback_id": "c", "external_id": "e", "private_metadata": "m"}
SECTION = {"type": "section", "text": marked("x")}


def sample(kind: str, path: str) -> Json:
    """The thing that a limit is about, with something at its path."""
    if kind in ("modal", "home"):
        view = modal("T", SECTION, **VIEW)
        if kind == "home":
            view = {"type": "home", "blocks": [SECTION]} | VIEW
        return view
    made: Json = {"type": kind} | SAMPLES.get(kind, {})
    if kind in limits.BLOCKS:
        return made | {"block_id": "b"}
    made["action_id"] = "a"
    if kind in limits.PROMPTED:
        made["placeholder"] = text("p")
    if path.startswith("option_groups"):
        made.pop("options")
        groups = [{"label": text("G"), "options": SAMPLES["static_select"]["options"]}]
        made["option_groups"] = groups
    if path.startswith("confirm"):
        made["confirm"] = {name: dict(said) for name, said in CONFIRM.items()}
    return made


def changed(thing: Any, path: list[str], size: int) -> Any:
    """The thing with so many characters, or members, at the path."""
    name = path[0].removesuffix("[]") if path else ""
    if not path:
        if isinstance(thing, list):
            grown = [thing[0] if thing else {} for _ in range(size)]
            return [
                {k: v for k, v in item.items() if k not in ("action_id", "block_id")}
                if isinstance(item, dict)
                else item
                for item in grown
            ]
        return "x" * size
    inner = thing[name]
    if path[0].endswith("[]"):
        return thing | {name: [changed(item, path[1:], size) for item in inner]}
    return thing | {name: changed(inner, path[1:], size)}


def judged(thing: Json) -> list[Wrong]:
    """What is found wrong with it, where it may stand."""
    kind = thing["type"]
    if kind in ("modal", "home"):
        return check.view(thing)
    if kind in limits.BLOCKS:
        return check.message({"text": "x", "blocks": [thing]})
    if kind in ("button", "overflow"):
        return check.message({"blocks": [{"type": "actions", "elements": [thing]}]})
    return check.view(modal("T", asking("b", "Q?", thing)))


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: f"{limit.on}-{limit.path}")
def test_a_limit_can_be_reached_and_not_passed(limit: Limit) -> None:
    thing, path = sample(limit.on, limit.path), limit.path.split(".")
    assert judged(thing) == []
    assert judged(changed(thing, path, limit.at_most)) == []
    wrong = judged(changed(thing, path, limit.at_most + 1))
    assert any(f"no more than {limit.at_most} allowed" in one.says for one in wrong)
    if limit.at_least:
        assert judged(changed(thing, path, limit.at_least - 1))


@pytest.mark.parametrize(
    ("says", "blocks"),
    [
        ("no more than 50 items", [SECTION] * 51),
        ("is not unique", [SECTION | {"block_id": "b"}] * 2),
        ("is not unique", [{"type": "actions", "elements": [button("A", "a")] * 2}]),
        ("unsupported type", [{"type": "carousels"}]),
        ("unsupported type in actions", [{"type": "actions", "elements": [marked("x")]}]),
        ("not allowed here", [{"type": "header", "text": marked("x")}]),
        ("additional property", [SECTION | {"colour": "red"}]),
        ("additional property", [{"type": "actions", "elements": [button("A", "a") | {"x": 1}]}]),
        ("text or fields", [{"type": "section"}]),
        ("style", [{"type": "actions", "elements": [button("A", "a") | {"style": "blue"}]}]),
        ("no more than 20", [{"type": "table", "rows": [SAMPLES["table"]["rows"][0] * 21]}]),
        ("emoji does not go", [{"type": "section", "text": marked("x") | {"emoji": True}}]),
    ],
)
def test_what_no_length_says_is_noticed_too(says: str, blocks: list[Json]) -> None:
    assert any(says in wrong.says for wrong in check.message({"blocks": blocks}))


@pytest.mark.parametrize(
    ("error", "body"),
    [
        ("no_text", {"text": ""}),
        ("msg_too_long", {"text": "x" * 40_001}),
        ("msg_blocks_too_long", {"blocks": [SECTION | {"text": marked("x" * 2_900)}] * 5}),
        ("msg_too_long", {"blocks": [{"type": "markdown", "text": "x" * 7_000}] * 2}),
        ("only_one_table_allowed", {"blocks": [{"type": "table"} | SAMPLES["table"]] * 2}),
        ("invalid_blocks_format", {"blocks": "x"}),
    ],
)
def test_a_message_that_is_too_much_in_all_is_refused_by_name(error: str, body: Json) -> None:
    assert error in [wrong.error for wrong in check.message(body)]


A_OPTIONS = {"type": "static_select", "options": [option()]}


@pytest.mark.parametrize(
    ("says", "view"),
    [
        ("unknown type", {"type": "page"}),
        ("missing required field: blocks", {"type": "modal", "title": text("T")}),
        ("messages only", modal("T", {"type": "markdown", "text": "x"})),
        ("additional property: hash", modal("T", SECTION, hash="1")),
        ("no submit", {"type": "home", "blocks": [SECTION], "submit": text("Go")}),
        ("larger than 250 KB", modal("T", *[SECTION | {"text": marked("x" * 3_000)}] * 90)),
        (
            "not among the options",
            modal("T", asking("b", "Q", A_OPTIONS | {"initial_option": option("A", "b")})),
        ),
        (
            "only an overflow menu",
            modal("T", asking("b", "Q", A_OPTIONS | {"options": [option(url="u")]})),
        ),
        (
            "must not be empty",
            modal(
                "T",
                asking(
                    "b", "Q", {"type": "checkboxes", "options": [option()], "initial_options": []}
                ),
            ),
        ),
        ("is_decimal_allowed", modal("T", asking("b", "Q", {"type": "number_input"}))),
        (
            "lengths",
            modal("T", asking("b", "Q", {"type": "plain_text_input", "max_length": 3_001})),
        ),
        (
            "longer than max_length",
            modal(
                "T",
                asking(
                    "b", "Q", {"type": "plain_text_input", "max_length": 1, "initial_value": "xx"}
                ),
            ),
        ),
        ("unsupported type in input", modal("T", asking("b", "Q", button("A", "a")))),
        (
            "the SDK says",
            modal("T", asking("b", "Q", {"type": "datepicker", "initial_date": "3 March"})),
        ),
        (
            "focus_on_load",
            modal(
                "T",
                *(
                    asking(b, "Q", {"type": "plain_text_input", "focus_on_load": True})
                    for b in "ab"
                ),
            ),
        ),
    ],
)
def test_a_view_that_slack_would_not_open_is_noticed(says: str, view: Json) -> None:
    assert any(says in wrong.says for wrong in check.view(view))


def test_an_input_needs_a_submit_button() -> None:
    view = modal("T", asking("b", "Q", {"type": "plain_text_input"}))
    del view["submit"]
    assert any("input blocks" in wrong.says for wrong in check.view(view))


def test_an_answer_to_a_search_has_a_hundred_options_at_most() -> None:
    assert check.options({"options": []}) == []
    assert check.options({"options": [option()] * 100}) == []
    assert check.options({"options": [option()] * 101})
    assert check.options({"options": [option(value="x" * 151)]})
    assert check.options({})
