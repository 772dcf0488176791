"""No card and no form can exceed a limit of any platform, and none loses anything on its way."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.chat.action import Action
from bot.chat.cards import Button, Card, Facts, Item, Table, Text
from bot.chat.cut import cut
from bot.chat.fit import fit
from bot.chat.forms import FormView, Option, Question
from bot.chat.limits import ALL, SLACK, TEAMS, TELEGRAM, WEB, Limits
from bot.chat.replies import Put, Show, Whisper
from bot.chat.steps import Step, fit_form
from bot.chat.too_much import too_much
from tests.chat.carried import (
    actions,
    assert_card_carried,
    assert_carried,
    assert_form_carried,
    letters,
    pressed,
)
from tests.chat.strategies import CARDS, REAL_CARDS, TEXTS, VIEWS
from tests.kit.lengths import examples

PLATFORMS = pytest.mark.parametrize("limits", ALL, ids=lambda limits: limits.name)
BIG = settings(
    max_examples=examples(20),
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)

CLAIM = Button("Claim", Action("claim", "take", "K7QX-3F"))
APPROVE = Button("Approve", Action("approve", "yes"))
AREAS = tuple(Option(f"E{n}", f"Area {n}") for n in range(361))


@PLATFORMS
@BIG
@given(card=CARDS)
def test_every_platform_carries_any_card_in_full(card: Card, limits: Limits) -> None:
    assert_card_carried(card, limits)


@PLATFORMS
@BIG
@given(view=VIEWS)
def test_every_platform_carries_any_form_in_full(view: FormView, limits: Limits) -> None:
    assert_form_carried(view, limits)


@PLATFORMS
@given(card=REAL_CARDS)
def test_a_card_that_fits_is_left_alone(card: Card, limits: Limits) -> None:
    assert fit(card, limits) == (card,)
    assert too_much(card, limits) == []


@PLATFORMS
@BIG
@given(card=CARDS)
def test_what_was_cut_to_fit_is_not_cut_again(card: Card, limits: Limits) -> None:
    for part in fit(card, limits):
        assert fit(part, limits) == (part,)


@PLATFORMS
@given(text=TEXTS, most=st.integers(8, 5_000))
@example(text="&" * 40, most=8)
@example(text="word " * 2_000, most=100)
@example(text=" " * 500, most=20)
def test_a_text_is_cut_without_losing_a_letter(text: str, most: int, limits: Limits) -> None:
    pieces = cut(text, limits, most)
    assert letters(pieces) == letters([text])
    assert all(limits.size(piece) <= most for piece in pieces)


@pytest.mark.parametrize(
    ("text", "most", "pieces"),
    [
        ("One home. Two homes. Three.", 21, ("One home. Two homes.", "Three.")),
        ("One home is better than none", 12, ("One home is", "better than", "none")),
        ("First line\nsecond line", 18, ("First line", "second line")),
        ("abcdefgh", 3, ("abc", "def", "gh")),
        ("ae\u0301e\u0301", 2, ("a", "e\u0301", "e\u0301")),
        ("👍🏽👍🏽", 4, ("👍🏽", "👍🏽")),
        ("", 5, ("",)),
    ],
)
def test_a_text_is_cut_where_it_hurts_least(text: str, most: int, pieces: tuple[str, ...]) -> None:
    assert cut(text, TELEGRAM, most) == pieces


def test_lengths_are_counted_as_the_platforms_count_them() -> None:
    assert [TELEGRAM.size(text) for text in ("a", "é", "🏠", "&")] == [1, 1, 2, 1]
    assert [SLACK.size(text) for text in ("a&b", "<", ">")] == [7, 4, 4]


def test_parts_say_which_they_are_and_keep_the_reference() -> None:
    card = Card("New request", (Text("A long story. " * 900),), (CLAIM,), "K7QX-3F")

    parts = fit(card, TELEGRAM)

    assert [part.title for part in parts] == [
        f"New request ({place} of 4)" for place in (1, 2, 3, 4)
    ]
    assert {part.reference for part in parts} == {"K7QX-3F"}
    assert [len(part.buttons) for part in parts] == [0, 0, 0, 1]


def test_the_buttons_of_a_card_stay_together() -> None:
    lines = tuple(Item(f"Line {n}", (CLAIM,)) for n in range(23))
    [first, second] = fit(Card("Requests", lines, (APPROVE, CLAIM)), TEAMS)
    assert (len(first.blocks), first.buttons) == (23, ())
    assert second.buttons == (APPROVE, CLAIM)


def test_a_table_becomes_lines_where_there_are_none() -> None:
    table = Table(("Partner", "Owes", "Is owed"), (("Hackney", "2", "0"), ("Brent", "0", "1")))
    [card] = fit(Card("Owed", (table,)), TELEGRAM)
    assert card.blocks == (
        Text("Partner"),
        Facts((("Hackney", "Owes 2 · Is owed 0"), ("Brent", "Owes 0 · Is owed 1"))),
    )
    assert fit(Card("Owed", (table,)), SLACK) == (Card("Owed", (table,)),)


def test_lines_with_the_same_button_are_numbered_where_buttons_stand_below() -> None:
    card = Card("Requests", (Item("2 bedrooms", (CLAIM,)), Item("3 bedrooms", (CLAIM,))))
    [shown] = fit(card, TELEGRAM)
    assert shown.blocks == (
        Item("1. 2 bedrooms", (replace(CLAIM, label="Claim 1"),)),
        Item("2. 3 bedrooms", (replace(CLAIM, label="Claim 2"),)),
    )
    assert fit(card, SLACK) == (card,)


def test_labels_that_are_the_same_once_shortened_are_numbered_too() -> None:
    first, second = (replace(CLAIM, label="Claim for " + "K" * 60 + end) for end in "AB")
    [shown] = fit(Card("Requests", (Item("Two", (first,)), Item("Three", (second,)))), TELEGRAM)
    assert [button.label for button in pressed(shown)] == ["Claim for… 1", "Claim for… 2"]
    assert shown.blocks[0] == Item(
        f"1. Two\n{first.label}", (replace(first, label="Claim for… 1"),)
    )


def test_a_label_that_is_too_long_is_said_in_full_above_its_button() -> None:
    label = "The Royal Borough of Kensington and Chelsea, and all who are housed by it there"
    [card] = fit(Card("Who?", (), (replace(CLAIM, label=label),)), SLACK)
    assert card.blocks == (Text(label),)
    assert (
        card.buttons[0].label
        == "The Royal Borough of Kensington and Chelsea, and all who are housed by it…"
    )


def test_a_long_list_becomes_a_search_on_slack_and_screens_on_telegram() -> None:
    asked = Question("area", "Which area?", "choice", options=AREAS)
    view = FormView("d1", "Refer", "Where", 0, 1, (asked,))

    [on_slack] = fit_form(view, SLACK)
    [on_telegram] = fit_form(view, TELEGRAM)

    assert [each.kind for each in on_slack.view.questions] == ["search"]
    assert [len(screen) for screen in on_telegram.screens] == [10] * 36 + [1]
    assert not on_telegram.typed
    assert too_much(view, SLACK) == ["options: 361 of at most 100"]


def test_without_native_forms_each_question_is_a_step_with_a_way_back_and_out() -> None:
    view = FormView(
        "d1", "Refer", "Household", 0, 1,
        (Question("home", "A home?", "yes_no"), Question("why", "Why?", "text")),
        answers={"home": ("yes",), "why": ("Work",)},
        errors={"why": "Answer this question."},
        intro="No names, please.",
        next="Send",
    )  # fmt: skip

    first, second = fit_form(view, TELEGRAM)

    assert first.view.intro == "No names, please."
    assert first.presses == (("back", "Back"), ("cancel", "Cancel"), ("next", "Next"))
    assert first.screens == ((Option("yes", "Yes"), Option("no", "No")),)
    assert (first.view.given, first.view.wrong) == ({"home": ("yes",)}, {})
    assert second.presses == (("back", "Back"), ("cancel", "Cancel"), ("send", "Send"))
    assert second.typed
    assert (second.view.given, second.view.wrong) == (
        {"why": ("Work",)},
        {"why": "Answer this question."},
    )
    [whole] = fit_form(view, SLACK)
    assert whole.presses == (("cancel", "Cancel"), ("send", "Send"))
    assert whole.view == replace(
        view, questions=(view.questions[0], replace(view.questions[1], longest=3_000))
    )


@pytest.mark.parametrize(
    ("card", "limits", "found"),
    [
        (Card(" "), WEB, "title: empty"),
        (Card("t" * 151), SLACK, "title: 151 of at most 150"),
        (Card("t", (Text(""),)), WEB, "paragraph: empty"),
        (Card("t", (Text("x" * 3_001),)), SLACK, "paragraph: 3001 of at most 3000"),
        (Card("t", (Facts((("a", "x" * 3_000),)),)), SLACK, "facts: 3003 of at most 3000"),
        (Card("t", (Item("x" * 3_001),)), SLACK, "line: 3001 of at most 3000"),
        (Card("t", (Text("x"),) * 50), SLACK, "blocks: 51 of at most 50"),
        (Card("t", (Item("x", (CLAIM,)),) * 25), SLACK, "blocks: 51 of at most 50"),
        (Card("t", (Text("x" * 2_999),) * 4), SLACK, "message: 12005 of at most 12000"),
        (Card("t", (Text("x" * 4_094),)), TELEGRAM, "message: 4097 of at most 4096"),
        (Card("t", (), (CLAIM,) * 101), TELEGRAM, "buttons: 101 of at most 100"),
        (Card("t", (), (replace(CLAIM, label="x" * 76),)), SLACK, "label: 76 of at most 75"),
        (Card("t", (Table(("a",), ()),)), TELEGRAM, "tables: 1 of at most 0"),
        (Card("t", (Table(("a",), ()),) * 2), SLACK, "tables: 2 of at most 1"),
        (Card("t", (Table(("a",) * 21, ()),)), SLACK, "columns of a table: 21 of at most 20"),
        (
            Card("t", (Item("x", (CLAIM,)), Item("y", (CLAIM,)))),
            TELEGRAM,
            "several lines have a button 'Claim'",
        ),
    ],
)
def test_what_is_too_much_is_said(card: Card, limits: Limits, found: str) -> None:
    assert found in too_much(card, limits)


def test_a_step_without_a_way_back_or_out_is_too_little() -> None:
    view = FormView("d1", "Refer", "", 0, 1, (Question("home", "A home?", "yes_no"),))
    assert too_much(Step(view, 0, 1, ()), TELEGRAM) == [
        "no way out",
        "no way back",
        "no way on",
        "no way to answer",
    ]


def test_every_kind_of_reply_can_be_checked() -> None:
    card = Card("New request", (Text("2 bedrooms"),), (CLAIM,), "K7QX-3F")
    for reply in (
        None,
        Show(card),
        Whisper("Not now.", (CLAIM,), items=(Item("2 bedrooms", (APPROVE,)),)),
        Put(FormView("d", "F", "", 0, 1)),
    ):
        assert_carried(reply, messages=1)
    with pytest.raises(AssertionError, match="telegram"):
        assert_carried(replace(card, blocks=(Text("word " * 1_000),)), messages=1)


def test_the_actions_of_a_card_are_told_from_top_to_bottom() -> None:
    assert actions(Card("t", (Item("x", (CLAIM,)),), (APPROVE,))) == [CLAIM.action, APPROVE.action]
