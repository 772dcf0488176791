"""Whatever is said, Slack takes its drawing, and what was said is in it."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.adapters.slack.blocks import fallback, heading, parts, word
from bot.adapters.slack.fields import block_id, drawn
from bot.adapters.slack.modals import Mark, mark_of, modal, note
from bot.chat.action import Action
from bot.chat.cards import Button, Card, Facts, Item, Table, Text
from bot.chat.forms import FormView, Option, Question
from bot.chat.limits import SLACK
from bot.chat.replies import Whisper
from bot.chat.steps import fit_form, pass_by
from tests.chat.strategies import CARDS, REAL_CARDS, TEXTS, VIEWS
from tests.kit.slack import check, elements

Json = dict[str, Any]
BIG = settings(
    max_examples=40,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)


@st.composite
def whispers(draw: st.DrawFn) -> Whisper:
    """Any private word: what a card may hold of lines and buttons, below a text."""
    card = draw(CARDS)
    items = tuple(block for block in card.blocks if isinstance(block, Item))
    return Whisper(draw(TEXTS.filter(str.strip)), card.buttons, draw(st.booleans()), items)


CLAIM = Button("Claim", Action("claim", "take", "K7QX-3F"), "primary")
HOME = Button("Home", Action("home", "open"))


def actions_in(blocks: list[Json]) -> list[str]:
    return [pressed.value for pressed in elements.pressables(blocks)]


def lines_of(card: Card) -> list[str]:
    return [line for blocks in parts(card) for line in elements.lines(blocks)]


@BIG
@given(card=CARDS)
def test_slack_takes_every_card_and_has_all_its_buttons(card: Card) -> None:
    messages = parts(card)
    for blocks in messages:
        assert check.message({"text": heading(card), "blocks": blocks}) == []
    own = [button for block in card.blocks if isinstance(block, Item) for button in block.buttons]
    shown = [value for blocks in messages for value in actions_in(blocks)]
    assert shown == [button.action.encode() for button in (*own, *card.buttons)]


@given(card=REAL_CARDS)
def test_the_reference_comes_first_and_a_notification_shows_no_more_than_the_title(
    card: Card,
) -> None:
    (blocks,) = parts(card)
    assert elements.lines(blocks)[0].startswith(card.reference)
    assert card.reference in heading(card)
    assert heading(card).replace(card.reference, "").strip(" ·") in elements.lines(blocks)[0]


@BIG
@given(whisper=whispers())
def test_slack_takes_every_private_word(whisper: Whisper) -> None:
    for blocks in word(whisper):
        assert check.message({"text": "x", "blocks": blocks}) == []


@BIG
@given(view=VIEWS)
def test_slack_takes_every_step_of_every_form(view: FormView) -> None:
    for step in fit_form(view, SLACK):
        body = modal(step)
        assert check.view(body) == []
        assert Mark.decode(body["private_metadata"]) == mark_of(step)
        assert len(body["private_metadata"]) <= 3_000
        fields = {one.element["action_id"] for one in elements.fields(body["blocks"])}
        assert fields == {question.name for question in step.view.questions}


@BIG
@given(reply=whispers() | CARDS)
def test_slack_takes_whatever_came_of_a_form(reply: Whisper | Card) -> None:
    assert check.view(note(reply)) == []


def test_nothing_that_somebody_wrote_mentions_or_links_anybody() -> None:
    text = "<!channel> & <@U0JOE> <https://x.example|here>"
    card = Card(text, (Text(text), Facts(((text, text),)), Item(text, (CLAIM,))), reference="A")
    for blocks in parts(card):
        for block in blocks:
            if block.get("text", {}).get("type") == "mrkdwn":
                assert "<" not in block["text"]["text"]
    assert "<" not in heading(card) + fallback(Whisper(text))
    assert [text in line for line in lines_of(card)].count(True) >= 4


def test_what_somebody_wrote_as_an_entity_is_shown_as_it_was_written() -> None:
    text = "&lt;!channel&gt;"
    assert heading(Card(text)) == "&amp;lt;!channel&amp;gt;"
    assert text in "".join(lines_of(Card("Facts", (Facts((("Note", text),)),))))


def test_a_table_stays_one_and_its_numbers_stand_to_the_right() -> None:
    card = Card("Owed", (Table(("Size", "Owes"), (("2 bedrooms", "1"), ("3 bedrooms", ""))),))
    ((_, table),) = parts(card)
    assert table["type"] == "table"
    assert table["rows"][2][1]["text"] == "–"
    assert table["column_settings"][0] == {"is_wrapped": True}
    one = Card("Owed", (Table(("Size", "Owes"), (("2 bedrooms", "1"),)),))
    assert parts(one)[0][1]["column_settings"][1] == {"align": "right"}
    assert "table" not in {block["type"] for block in note(card)["blocks"]}


def test_one_button_stands_beside_its_line_and_two_below_it() -> None:
    beside, line, below = parts(Card("Home", (Item("One", (CLAIM,)), Item("Two", (CLAIM, HOME)))))[
        0
    ][1:]
    assert beside["accessory"]["style"] == "primary"
    assert line["type"] == "section"
    assert [one["value"] for one in below["elements"]] == [
        CLAIM.action.encode(),
        HOME.action.encode(),
    ]


def field(question: Question, *given: str, error: str = "") -> Json:
    view = FormView(
        "d7",
        "Form",
        "Page",
        0,
        1,
        (question,),
        {question.name: given},
        {question.name: error} if error else None,
    )
    block: Json = next(
        block for block in modal(fit_form(view, SLACK)[0])["blocks"] if block["type"] == "input"
    )
    return block


def some(number: int) -> tuple[Option, ...]:
    return tuple(Option(f"v{n}", f"Area {n}") for n in range(number))


def test_each_kind_of_question_has_its_element_with_what_was_answered() -> None:
    def kind(question: Question, *given: str) -> tuple[str, object]:
        element = field(question, *given)["element"]
        first = next((value for key, value in element.items() if key.startswith("initial")), None)
        options = [first] if isinstance(first, dict) else first
        values = [one["value"] for one in options] if isinstance(options, list) else options
        return element["type"], values

    ask = "Which?"
    assert kind(Question("q", ask, "yes_no"), "no") == ("radio_buttons", ["no"])
    assert kind(Question("q", ask, "choice", options=some(5)), "v1") == ("radio_buttons", ["v1"])
    assert kind(Question("q", ask, "choice", options=some(6)), "v1") == ("static_select", ["v1"])
    optional = Question("q", ask, "choice", options=some(3), required=False)
    assert kind(optional) == ("static_select", None)
    assert kind(Question("q", ask, "choices", options=some(10)), "v1", "v2") == (
        "checkboxes",
        ["v1", "v2"],
    )
    assert kind(Question("q", ask, "choices", options=some(11)))[0] == "multi_static_select"
    assert kind(Question("q", ask, "choices", options=some(101)))[0] == "multi_external_select"
    assert kind(Question("q", ask, "search", options=some(100)))[0] == "static_select"
    assert kind(Question("q", ask, "search", options=some(361)), "v360") == (
        "external_select",
        ["v360"],
    )
    assert kind(Question("q", ask, "number", at_least=0, at_most=12), "3") == ("number_input", "3")
    assert kind(Question("q", ask, "number"), "a dozen") == ("number_input", None)
    assert kind(Question("q", ask, "date"), "2026-03-31") == ("datepicker", "2026-03-31")
    assert kind(Question("q", ask, "text", longest=120), "hello") == ("plain_text_input", "hello")


def test_bounds_lengths_and_what_is_optional_are_told_to_slack() -> None:
    number = field(Question("q", "How many?", "number", at_least=0, at_most=12, required=False))
    assert (number["element"]["min_value"], number["element"]["max_value"]) == ("0", "12")
    assert number["optional"] is True
    note = field(Question("q", "Note?", "text", longest=120))
    assert note["element"]["max_length"] == 120
    assert "multiline" not in note["element"]
    assert field(Question("q", "Note?", "text"))["element"]["multiline"] is True
    assert note["optional"] is False
    full = field(Question("q", "Note?", "text", longest=120), "x" * 121)
    assert full["element"]["initial_value"] == "x" * 120


def test_what_is_wrong_stands_below_its_question_before_the_help() -> None:
    question = Question("q", "Which?", "text", help="If any.")
    assert field(question, error="Not that.")["hint"]["text"] == "⚠ Not that.\nIf any."


def test_a_question_with_nothing_to_choose_is_said_and_still_asked() -> None:
    nobody = Question("who", "Who must not hear of it?", "searches", required=False)
    view = FormView("d7", "Form", "Page", 0, 1, (nobody, Question("n", "Note?", "text")))
    (step,) = fit_form(view, SLACK)
    body = modal(step)
    assert not drawn(nobody)
    assert [one.element["action_id"] for one in elements.fields(body["blocks"])] == ["n"]
    assert "There is none to choose." in "\n".join(elements.lines(body["blocks"]))
    assert mark_of(step).asked == ("who", "n")
    assert check.view(body) == []


def test_a_field_moves_where_the_bot_changed_what_stands_in_it() -> None:
    question = Question("note", "Note?", "text")
    one = FormView("d7", "Form", "Page", 0, 1, (question,), {"note": ("mine",)})
    other = FormView("d7", "Form", "Page", 0, 1, (question,), {"note": ("[removed]",)})
    assert block_id(one, question) != block_id(other, question)
    assert block_id(one, question) == block_id(one, question)


def test_a_step_that_only_says_something_leads_on() -> None:
    view = FormView(
        "d7", "Form", "Page", 2, 9, (Question("q", "Which?", "text"),), intro="Read this. " * 900
    )
    first, *_, last = fit_form(view, SLACK)
    assert (mark_of(first).press, mark_of(first).stand) == ("keep", pass_by(first))
    assert (mark_of(last).press, mark_of(last).asked) == ("next", ("q",))
    shown = "\n".join(elements.lines(modal(first)["blocks"]))
    assert "Step 3 of 9, part 1 of" in shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        None,
        7,
        "[]",
        '["d7",0,"wreck",["n"],""]',
        '["d7",1000,"next",["n"],""]',
        '["d 7",0,"next",["n"],""]',
        '["d7",0,"next",["n:"],""]',
        '["d7",0,"next",[7],""]',
        '["d7",0,"next",["n"],"' + "x" * 65 + '"]',
    ],
)
def test_what_is_no_mark_of_ours_is_none(text: object) -> None:
    assert Mark.decode(text) is None


def test_a_mark_carries_no_answer() -> None:
    view = FormView(
        "d7", "Form", "Page", 0, 1, (Question("note", "Note?", "text"),), {"note": ("secret",)}
    )
    (step,) = fit_form(view, SLACK)
    assert "secret" not in modal(step)["private_metadata"]


def test_the_review_has_a_way_to_change_each_page() -> None:
    view = FormView(
        "d7",
        "Form",
        "Check before you send",
        2,
        3,
        review=(("Which?", "This"), ("Tenure", "Secure")),
        next="Send",
        back=True,
        edits=((0, "Consent"), (1, "The tenancy")),
    )
    (step,) = fit_form(view, SLACK)
    body = modal(step)
    assert [p.label for p in elements.pressables(body["blocks"])] == [
        "Change: Consent",
        "Change: The tenancy",
        "Back",
        "Cancel",
    ]
    long = replace(view, review=(("Which?", "This " * 2_000),) * 5)
    first, *_, last = [elements.pressables(modal(one)["blocks"]) for one in fit_form(long, SLACK)]
    assert "Change: Consent" not in [pressed.label for pressed in first]
    assert "Change: Consent" in [pressed.label for pressed in last]
    text = "\n".join(elements.lines(body["blocks"]))
    assert "*Which?* This\n*Tenure:* Secure" in text
    assert body["submit"]["text"] == "Send"
