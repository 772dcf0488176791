"""Every kind of question can be answered as a person would, and no other way."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

import orjson
import pytest
from aiohttp import web
from slack_sdk import WebClient

from tests.adapters.slack_fake.listening import listening
from tests.adapters.slack_fake.tiny import asking, card, modal, text
from tests.kit.slack import FakeSlack, NotShown, SlackPhone

Json = dict[str, Any]

OPTIONS = [{"text": text(label), "value": label[0]} for label in ("Ash & Co", "Birch", "Cedar")]


def dressed(option: Json) -> Json:
    """An option as it comes back: Slack says more of its text than it was told."""
    return option | {"text": option["text"] | {"emoji": True}}


class App:
    """An app that opens one view and gives one answer."""

    def __init__(self, fake: FakeSlack, joe: SlackPhone) -> None:
        self.fake = fake
        self.joe = joe
        self.answers: list[Any] = []
        self.heard: list[tuple[dict[str, str], bytes]] = []

    def open(self, *blocks: Json, **more: Any) -> None:
        client = WebClient(self.fake.bot_token, base_url=self.fake.api_url)
        trigger = self.fake.workspace.trigger(self.joe.person.id)
        client.views_open(trigger_id=trigger, view=modal("One", *blocks, **more))

    async def answer(self, times: int) -> web.Response:
        if not self.answers:
            return web.Response()
        return web.json_response(self.answers.pop(0))

    def payloads(self) -> list[Json]:
        return [orjson.loads(parse_qs(body.decode())["payload"][0]) for _, body in self.heard]

    def sent(self) -> Json:
        """What was filled in, by block, in the last submission."""
        values = self.payloads()[-1]["view"]["state"]["values"]
        return {block: actions["given"] for block, actions in values.items()}


@pytest.fixture
def app(fake: FakeSlack, joe: SlackPhone) -> Iterator[App]:
    app = App(fake, joe)
    with listening(fake, app.answer) as app.heard:
        yield app


def test_every_kind_of_question_has_its_own_state(app: App, joe: SlackPhone) -> None:
    app.open(
        asking("text", "Text?", {"type": "plain_text_input", "multiline": True}),
        asking("mail", "Mail?", {"type": "email_text_input"}),
        asking("many", "How many?", {"type": "number_input", "is_decimal_allowed": False}),
        asking("date", "When?", {"type": "datepicker"}),
        asking("one", "Which?", {"type": "static_select", "options": OPTIONS}),
        asking("some", "Which ones?", {"type": "multi_static_select", "options": OPTIONS}),
        asking("radio", "Radio?", {"type": "radio_buttons", "options": OPTIONS}),
        asking("boxes", "Boxes?", {"type": "checkboxes", "options": OPTIONS}),
        asking("left", "Left?", {"type": "checkboxes", "options": OPTIONS}, optional=True),
        asking("first", "First?", {"type": "plain_text_input", "initial_value": "as it was"}),
    )
    joe.fill(
        {
            "Text?": "two\nlines",
            "Mail?": "ann@example.org",
            "How many?": "3",
            "When?": "2026-03-03",
            "Which?": "Birch",
            "Which ones?": ["Ash & Co", "C"],
            "radio": "Cedar",
            "Boxes?": ["Birch"],
        }
    )
    ash, birch, cedar = map(dressed, OPTIONS)
    assert app.sent() == {
        "text": {"type": "plain_text_input", "value": "two\nlines"},
        "mail": {"type": "email_text_input", "value": "ann@example.org"},
        "many": {"type": "number_input", "value": "3"},
        "date": {"type": "datepicker", "selected_date": "2026-03-03"},
        "one": {"type": "static_select", "selected_option": birch},
        "some": {"type": "multi_static_select", "selected_options": [ash, cedar]},
        "radio": {"type": "radio_buttons", "selected_option": cedar},
        "boxes": {"type": "checkboxes", "selected_options": [birch]},
        "left": {"type": "checkboxes", "selected_options": []},
        "first": {"type": "plain_text_input", "value": "as it was"},
    }
    assert joe.stack == []


@pytest.mark.parametrize(
    ("element", "answer", "says"),
    [
        ({"type": "plain_text_input", "max_length": 3}, "four", "too long"),
        ({"type": "plain_text_input", "min_length": 3}, "a", "too short"),
        ({"type": "email_text_input"}, "ann", "valid email"),
        ({"type": "number_input", "is_decimal_allowed": False}, "x", "valid number"),
        ({"type": "number_input", "is_decimal_allowed": False}, "1.5", "whole number"),
        (
            {"type": "number_input", "is_decimal_allowed": True, "min_value": "2"},
            "1.5",
            "2 or more",
        ),
        (
            {"type": "number_input", "is_decimal_allowed": True, "max_value": "1"},
            "1.5",
            "1 or less",
        ),
        ({"type": "checkboxes", "options": OPTIONS}, "", "required"),
    ],
)
def test_slack_itself_refuses_before_the_app_hears(
    app: App, joe: SlackPhone, element: Json, answer: str, says: str
) -> None:
    app.open(asking("b", "Q?", element))
    assert joe.fill({"Q?": answer}) is None
    assert says in joe.error("Q?")
    assert app.heard == []


def test_what_cannot_be_entered_is_not_entered(app: App, joe: SlackPhone) -> None:
    some = {"type": "multi_static_select", "options": OPTIONS, "max_selected_items": 1}
    app.open(
        asking("one", "One?", {"type": "static_select", "options": OPTIONS}),
        asking("some", "Some?", some),
        asking("text", "Text?", {"type": "plain_text_input"}),
    )
    with pytest.raises(NotShown, match="does not offer 'Oak'"):
        joe.fill({"One?": "Oak"})
    with pytest.raises(NotShown, match="1 at most"):
        joe.fill({"Some?": ["Birch", "Cedar"]})
    with pytest.raises(NotShown, match="one line only"):
        joe.fill({"Text?": "two\nlines"})
    with pytest.raises(NotShown, match="is not asked"):
        joe.fill({"Three?": "x"})
    assert app.heard == []


def test_several_are_sought_and_picked_one_by_one(app: App, joe: SlackPhone) -> None:
    app.open(asking("some", "Some?", {"type": "multi_external_select"}))
    app.answers = [{"options": OPTIONS}, {"options": OPTIONS[1:]}]
    joe.fill({"Some?": ["Ash & Co", "Birch"]})
    assert [option["value"] for option in app.sent()["some"]["selected_options"]] == ["A", "B"]
    assert [p["value"] for p in app.payloads()[:2]] == ["Ash & Co", "Birch"]
    assert app.payloads()[0]["type"] == "block_suggestion"


def test_a_search_of_less_than_three_letters_is_not_made(app: App, joe: SlackPhone) -> None:
    app.open(asking("some", "Some?", {"type": "external_select"}))
    with pytest.raises(NotShown, match="as little as 'As'"):
        joe.search("Some?", "As")


def test_a_choice_that_is_told_at_once_comes_before_the_submission(
    app: App, joe: SlackPhone
) -> None:
    radio = {"type": "radio_buttons", "options": OPTIONS}
    app.open(asking("b", "Q?", radio, dispatch_action=True))
    joe.fill({"Q?": "Birch"})
    first, last = app.payloads()
    assert (first["type"], last["type"]) == ("block_actions", "view_submission")
    assert first["actions"][0]["selected_option"]["value"] == "B"
    assert first["container"] == {"type": "view", "view_id": last["view"]["id"]}
    assert "response_url" not in first


def test_an_answer_can_push_a_view_or_clear_them_all(app: App, joe: SlackPhone) -> None:
    pushed = modal("Two", card("K7QX-3F")[0])
    app.open(card("K7QX-3F")[0])
    app.answers = [{"response_action": "push", "view": pushed}, {"response_action": "clear"}]
    joe.press("Next", "K7QX-3F")
    assert [view.label("title") for view in joe.stack] == ["One", "Two"]
    joe.press("Next")
    assert joe.stack == []


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"elsewhere": "No."}},
        {"response_action": "errors", "errors": {}},
        {"response_action": "update", "view": modal("x" * 25, card("K7QX-3F")[0])},
        {"response_action": "update"},
        {"response_action": "burn"},
        "done",
    ],
)
def test_an_answer_that_slack_cannot_use_is_trouble_and_is_noticed(
    app: App, fake: FakeSlack, joe: SlackPhone, answer: Any
) -> None:
    app.open(asking("b", "Q?", {"type": "plain_text_input"}))
    app.answers = [answer]
    joe.fill({"Q?": "x"})
    assert "trouble connecting" in joe.troubles[0]
    assert len(fake.violations) >= 1
    assert joe.view.label("title") == "One"


def test_a_view_closes_the_views_below_it_where_it_says_so(app: App, joe: SlackPhone) -> None:
    app.open(card("K7QX-3F")[0], notify_on_close=True, clear_on_close=True)
    joe.close()
    assert [p["is_cleared"] for p in app.payloads()] == [True]


def test_a_question_that_needs_a_yes_can_be_answered_no(app: App, joe: SlackPhone) -> None:
    sure = {
        "title": text("Sure?"),
        "text": text("Sure?"),
        "confirm": text("Yes"),
        "deny": text("No"),
    }
    button = {"type": "button", "text": text("Withdraw"), "action_id": "w", "confirm": sure}
    app.open({"type": "actions", "elements": [button]})
    assert joe.press("Withdraw", confirm=False) is None
    assert app.heard == []
    assert joe.press("Withdraw") is not None
    assert "value" not in app.payloads()[0]["actions"][0]
