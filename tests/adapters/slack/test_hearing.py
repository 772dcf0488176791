"""What is heard of what Slack tells, and how the answer reaches the person who acted."""

import pytest

from bot.adapters.slack import hearing
from bot.adapters.slack.modals import modal
from bot.chat.action import Action
from bot.chat.cards import Button, Card, Text
from bot.chat.forms import FormView, Option, Question
from bot.chat.incoming import Opened, Said, Submitted, Tapped
from bot.chat.limits import SLACK
from bot.chat.replies import Put, Replace, Show, Whisper
from bot.chat.steps import fit_form
from tests.adapters.slack.door import Door, door, tap
from tests.kit.slack import FakeSlack, elements
from tests.kit.slack.payloads import Told

AREAS = tuple(Option(f"E{n}", f"Area {n}") for n in range(361))


def form_of(*questions: Question, wrong: dict[str, str] | None = None) -> FormView:
    """A form of one page."""
    return FormView("d7", "Form", "Page", 0, 1, questions, {}, wrong)


def test_an_event_is_taken_for_a_person_of_their_own_team_alone(at: Door) -> None:
    event = {"type": "message", "user": "U0OUT", "channel": "D0OUT", "channel_type": "im"}
    at.tell(at.fake.payloads.happened(event))
    assert at.heard == []
    at.tell(at.fake.payloads.happened(event | {"team": "T0SCHEME", "user_team": "T0OTHER"}))
    assert [heard.by.id for heard in at.heard] == ["T0OTHER/U0OUT"]


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({}, "one  & <two>\nlines"),
        ({"subtype": "me_message"}, "one  & <two>\nlines"),
        ({"subtype": "message_deleted"}, None),
        ({"subtype": "bot_message"}, None),
        ({"bot_id": "B0BOT"}, None),
        ({"channel_type": "group", "subtype": "channel_join"}, None),
        ({"channel": "d/1"}, None),
    ],
)
def test_only_what_a_person_writes_in_private_is_heard(
    at: Door, more: dict[str, str], text: str | None
) -> None:
    event = {"type": "message", "user": "U0JOE", "team": "T0SCHEME", "channel": "D0JOE"}
    said = {"channel_type": "im", "text": "one\x00 &amp; &lt;two&gt;\r\nlines"}
    assert at.tell(at.fake.payloads.happened(event | said | more)).status_code == 200
    assert [heard.text for heard in at.heard if isinstance(heard, Said)] == ([text] if text else [])


def test_what_somebody_wrote_as_an_entity_stays_one(at: Door) -> None:
    event = {"type": "message", "user": "U0JOE", "team": "T0SCHEME", "channel": "D0JOE"}
    at.tell(at.fake.payloads.happened(event | {"channel_type": "im", "text": "&amp;lt;"}))
    assert [heard.text for heard in at.heard if isinstance(heard, Said)] == ["&lt;"]


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


def test_an_answer_goes_to_slack_and_nowhere_else(fake: FakeSlack) -> None:
    with door(fake) as at:
        told = tap(fake)
        told.payload["response_url"] = told.payload["response_url"].replace(
            "127.0.0.1", "localhost"
        )
        assert at.tell(told).status_code == 200
    assert [heard.action.flow for heard in at.heard if isinstance(heard, Tapped)] == ["claim"]
    assert fake.called("response_url") == []


def test_an_answer_of_many_messages_ends_with_its_buttons(at: Door) -> None:
    claim = Button("Claim", Action("claim", "take", "K7QX-3F"))
    at.reply = Show(Card("Long", (Text("Two bedrooms. " * 6_000),), (claim,)))
    joe = at.fake.person("U0JOE")
    assert at.tell(tap(at.fake)).status_code == 200
    joe.until_sees("Claim")
    assert [call.status for call in at.fake.called("response_url")] == [200] * 5


def test_a_command_is_answered_in_full_however_long_that_is(at: Door, home: Told) -> None:
    claim = Button("Claim", Action("claim", "take", "K7QX-3F"))
    at.reply = Show(Card("Long", (Text("Two bedrooms. " * 1_500),), (claim,)))
    assert "(1 of 3)" in at.tell(home).text
    at.fake.person("U0JOE").until_sees("Claim")
    assert len(at.fake.called("response_url")) == 2


def test_a_form_of_which_nothing_came_is_closed(at: Door) -> None:
    (step,) = fit_form(form_of(Question("n", "Note?", "text")), SLACK)
    view = at.fake.views.open("U0JOE", modal(step))
    at.reply = None
    submitted = at.fake.payloads.submitted(at.fake.person("U0JOE").person, view)
    assert at.tell(submitted).json() == {"response_action": "clear"}


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
        at.fake.person("U0JOE").person, at.fake.workspace.channels["D0JOE"], "/lease", ""
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


@pytest.mark.parametrize("value", ["form:edit:x", "form:edit:99999", "form:edit:", "form:wreck"])
def test_a_button_of_a_form_that_is_not_ours_is_answered_in_plain_words(
    at: Door, value: str
) -> None:
    (step,) = fit_form(form_of(Question("n", "Note?", "text")), SLACK)
    joe = at.fake.person("U0JOE")
    view = at.fake.views.open("U0JOE", modal(step))
    action = {"type": "button", "action_id": "b0", "block_id": "x", "value": value}
    assert at.tell(at.fake.payloads.pressed(joe.person, view, action)).status_code == 200
    joe.until_shown("I do not know this button")
    assert at.heard == []


def test_what_is_typed_is_heard_without_what_nobody_can_see(at: Door) -> None:
    (step,) = fit_form(form_of(Question("n", "Note?", "text")), SLACK)
    view = at.fake.views.open("U0JOE", modal(step))
    ((place, name),) = (field.key for field in elements.fields(view.blocks))
    view.typed[place, name] = {"type": "plain_text_input", "value": "one\x00\r\ntwo\x7f"}
    at.tell(at.fake.payloads.submitted(at.fake.person("U0JOE").person, view))
    assert [heard.answers for heard in at.heard if isinstance(heard, Submitted)] == [
        {"n": ("one \ntwo ",)}
    ]
