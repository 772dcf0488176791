"""Cards, replies and forms as HTML: every block, every kind of question, every hostile text."""

from datetime import timedelta
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import pytest

from bot.adapters.web.render import Phone, Renderer
from bot.chat.action import Action
from bot.chat.cards import Button, Card, Facts, File, Item, Table, Text
from bot.chat.forms import FormView, Kind, Option, Question
from bot.chat.platform import Posted
from bot.chat.replies import Put, Replace, Show, Whisper
from tests.adapters.web.document import Element, read
from tests.adapters.web.stage import FEMI, NOON, address

RENDERER = Renderer(ZoneInfo("Europe/London"))
CLAIM = Button("Claim", Action("claim", "take", "K7QX-3F"), "primary")
RELEASE = Button("Release", Action("claim", "release", "K7QX-3F"), "danger")
THREE = (Option("a", "Apple"), Option("b", "Bread"), Option("c", "Corn"))
MANY = tuple(Option(f"E{n:02}", f"Area {n}") for n in range(361))


def question(kind: Kind, **more: object) -> Question:
    return Question("thing", "Which thing?", kind, **more)  # type: ignore[arg-type]


def form(asked: Question, given: tuple[str, ...] = (), error: str = "", **more: object) -> Element:
    errors = {asked.name: error} if error else None
    view = FormView("d1", "Refer", "Things", 2, 8, (asked,), {asked.name: given}, errors, **more)  # type: ignore[arg-type]
    return read(RENDERER.form(view, FEMI.address))


def test_a_card_shows_its_reference_title_blocks_and_buttons() -> None:
    card = Card(
        "2 bedrooms wanted",
        (
            Text("Nobody has it yet."),
            Facts((("Areas", "Brent"), ("Floor", "any"))),
            Item("K7QX-3F, since Monday", (RELEASE,)),
            Table(("Partner", "Owes"), (("Hackney", "1"), ("Brent", "–"))),
        ),
        (CLAIM,),
        "K7QX-3F",
    )
    drawn = read(RENDERER.card(card)).one("article", data_reference="K7QX-3F")

    assert drawn.one("h3").text == "2 bedrooms wanted"
    assert drawn.one(class_="reference").text == "K7QX-3F"
    assert drawn.one("p", class_="text").text == "Nobody has it yet."
    assert [one.text for one in drawn.every("dt")] == ["Areas", "Floor"]
    assert [one.text for one in drawn.every("dd")] == ["Brent", "any"]
    assert [one.text for one in drawn.every("th", scope="col")] == ["Partner", "Owes"]
    assert [one.text for one in drawn.every("td", class_="number")] == ["1", "–"]
    assert [(one.text, one.attributes["value"]) for one in drawn.every("button")] == [
        ("Release", ".claim:release:K7QX-3F:"),
        ("Claim", ".claim:take:K7QX-3F:"),
    ]


def test_R32_a_file_is_a_link_that_saves_it() -> None:
    card = Card("Activity", (File("activity.csv", 'Partner,Owes\r\n"É, & Co",2\r\n'),))
    link = read(RENDERER.card(card)).one("a", class_="file")

    assert (link.text, link.attributes["download"]) == ("activity.csv", "activity.csv")
    kind, _, said = str(link.attributes["href"]).partition(",")
    assert kind == "data:text/csv;charset=utf-8"
    assert unquote(said) == '\ufeffPartner,Owes\r\n"É, & Co",2\r\n'


def test_what_stands_in_the_command_bar_is_on_no_card() -> None:
    home = Button("Home", Action("home", "open"))
    buttons = (CLAIM, home, Button("Owed", Action("owed", "show")))
    card = Card("Owed", (Item("Nothing", (home,)),), buttons)

    assert [one.text for one in read(RENDERER.card(card)).every("button")] == ["Claim"]
    assert read(RENDERER.card(Card("Help", (), (home,)))).every("form") == []


def test_a_reference_stays_whole_in_a_sentence() -> None:
    card = Card("Sent", (Text("K7QX-3F waits <b>for</b> Brent."),))
    text = read(RENDERER.card(card)).one("p", class_="text")

    assert text.one("span", class_="named").text == "K7QX-3F"
    assert text.text == "K7QX-3F waits <b>for</b> Brent."


def test_a_wide_table_is_stacked_and_each_cell_says_its_column() -> None:
    wide = Table(("Partner", "Owes", "Is owed", "May refer"), (("Brent", "1", "–", "yes"),))
    drawn = read(RENDERER.card(Card("Owed", (wide,)))).one(class_="table stacked")

    cells = [one.attributes["data-head"] for one in drawn.every("td", role="cell")]
    assert cells == ["Owes", "Is owed", "May refer"]
    assert drawn.one("th", role="rowheader").text == "Brent"


def test_a_card_without_reference_or_buttons_has_neither() -> None:
    drawn = read(RENDERER.card(Card("Hello")))

    assert drawn.every("button") == drawn.every(class_="reference") == []


def test_a_thread_has_the_newest_at_the_bottom_with_its_time() -> None:
    later, earlier = (
        Posted("m2", Card("Later"), NOON + timedelta(days=120)),
        Posted("m1", Card("Earlier"), NOON),
    )
    drawn = read(RENDERER.thread("Femi Cole", [later, earlier]))

    assert [one.attributes["data-message"] for one in drawn.every("li")] == ["m1", "m2"]
    assert [one.text for one in drawn.every("time")] == ["Tue 3 Mar, 12:05", "Wed 1 Jul, 13:05"]


def test_an_empty_thread_says_so() -> None:
    assert read(RENDERER.thread("Femi Cole", [])).text == "No messages yet."


def test_each_reply_says_its_kind() -> None:
    view = FormView("d1", "Refer", "Things", 0, 1)
    replies = (None, Show(Card("A")), Replace(Card("A")), Put(view), Whisper("A"))

    kinds = [RENDERER.reply(reply, FEMI.address)[0] for reply in replies]

    assert kinds == ["none", "show", "replace", "put", "whisper"]


@pytest.mark.parametrize(("refused", "word"), [(True, "Refused"), (False, "For you alone")])
def test_a_whisper_says_by_word_and_icon_whether_it_is_a_no(refused: bool, word: str) -> None:
    _, html = RENDERER.reply(Whisper("Not now.", (CLAIM,), refused), FEMI.address)
    note = read(html)

    assert note.one("p", class_="label").text == word
    assert note.one("p", class_="label").every("svg")
    assert note.one("button", name="action").text == "Claim"


@pytest.mark.parametrize(
    ("asked", "given", "type_"),
    [
        (question("yes_no"), ("yes",), "radio"),
        (question("choice", options=THREE), ("b",), "radio"),
        (question("choices", options=THREE), ("a", "c"), "checkbox"),
        (question("search", options=MANY), ("E07",), "radio"),
        (question("searches", options=MANY), ("E07", "E360"), "checkbox"),
    ],
)
def test_a_group_of_ticks_is_named_and_keeps_what_was_chosen(
    asked: Question, given: tuple[str, ...], type_: str
) -> None:
    drawn = form(asked, given)
    ticks = drawn.one("fieldset").every("input", name="q.thing", type=type_)

    assert drawn.one("legend").text.startswith("Which thing? *")
    assert tuple(one.attributes["value"] for one in ticks if "checked" in one.attributes) == given
    assert len(ticks) == (len(asked.options) or 2)


@pytest.mark.parametrize(
    ("asked", "given", "tag"),
    [
        (question("choice", options=MANY[:8]), "E03", "select"),
        (question("number", at_least=1, at_most=9), "3", "input"),
        (question("date"), "2026-03-02", "input"),
        (question("text", longest=60), "a word", "input"),
        (question("text", longest=120), "more\nwords", "textarea"),
    ],
)
def test_a_single_control_is_labelled_and_keeps_what_was_given(
    asked: Question, given: str, tag: str
) -> None:
    control = form(asked, (given,)).labelled("Which thing?")

    assert (control.tag, control.attributes["name"]) == (tag, "q.thing")
    assert "required" in control.attributes
    chosen = [one.attributes["value"] for one in control.every("option", selected="")]
    kept = "".join(one for one in control.inside if isinstance(one, str)).strip("\n")
    assert given in (*chosen, control.attributes.get("value"), kept)


def test_a_short_list_needs_no_search() -> None:
    for kind, type_ in (("search", "radio"), ("searches", "checkbox")):
        drawn = form(question(kind, options=THREE), ("b",))  # type: ignore[arg-type]
        assert [one.attributes["type"] for one in drawn.every("input", name="q.thing")] == [
            type_
        ] * 3
        assert len(drawn.every("div", class_="ticks row")) == 1


def test_up_to_seven_options_are_radios_and_more_are_a_list() -> None:
    assert form(question("choice", options=MANY[:7])).every("select") == []
    assert form(question("choice", options=MANY[:8])).every("input", type="radio") == []


@pytest.mark.parametrize(
    "asked",
    [
        question("yes_no", required=False),
        question("choice", options=THREE, required=False),
        question("choice", options=MANY[:8], required=False),
    ],
)
def test_an_optional_choice_can_be_left_and_says_so(asked: Question) -> None:
    drawn = form(asked)

    assert "(optional)" in drawn.text
    assert "No answer" in drawn.text
    assert drawn.every(value="")


@pytest.mark.parametrize(
    "asked",
    [
        question("yes_no", help="Ask them."),
        question("choices", options=THREE, help="Ask them."),
        question("searches", options=MANY, help="Ask them."),
        question("number", at_most=9, help="Ask them."),
        question("text", longest=120, help="Ask them."),
    ],
)
def test_help_and_error_describe_the_control(asked: Question) -> None:
    drawn = form(asked, error="Answer this question.")
    (control,) = (
        one
        for tag in ("fieldset", "input", "textarea")
        for one in drawn.every(tag)
        if "aria-describedby" in one.attributes
    )
    told = [drawn.one(id=name).text for name in control.attributes["aria-describedby"].split()]

    assert told[0].startswith("Ask them.")
    assert told[1] == "Error: Answer this question."
    link = drawn.one(data_wrong="").one("a")
    assert link.text == "Which thing?"
    assert len(drawn.every(id=link.attributes["href"].removeprefix("#"))) == 1


def test_a_number_says_its_bounds_and_a_text_its_length() -> None:
    assert "From 1 to 9." in form(question("number", at_least=1, at_most=9)).text
    assert "At most 120 characters." in form(question("text", longest=120)).text


def test_a_form_says_where_it_is_and_carries_its_draft() -> None:
    drawn = form(question("text"), back=True)

    assert drawn.one("p", class_="step").text == "Step 3 of 8"
    assert drawn.one("input", name="draft").attributes["value"] == "d1"
    assert drawn.one("input", name="page").attributes["value"] == "2"


@pytest.mark.parametrize(
    ("forward", "back", "buttons"),
    [
        ("Next", False, [("Next", "next"), ("Cancel", "cancel")]),
        ("Next", True, [("Next", "next"), ("Back", "back"), ("Cancel", "cancel")]),
        ("Send", True, [("Send", "send"), ("Back", "back"), ("Cancel", "cancel")]),
        ("Approve", False, [("Approve", "send"), ("Cancel", "cancel")]),
    ],
)
def test_the_buttons_of_a_form(forward: str, back: bool, buttons: list[tuple[str, str]]) -> None:
    drawn = form(question("text"), next=forward, back=back)

    presses = drawn.every("button", name="press")
    assert [(one.text, one.attributes["value"]) for one in presses] == buttons


def test_the_review_lists_what_was_answered() -> None:
    view = FormView(
        "d1", "Refer", "Check", 3, 4, review=(("Bedrooms", "2"), ("Note", "–")), next="Send"
    )
    drawn = read(RENDERER.form(view, FEMI.address))

    assert [one.text for one in drawn.every("dt")] == ["Bedrooms", "Note"]
    assert [one.text for one in drawn.every("dd")] == ["2", "–"]


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' hx-post='/web/tap' hx-trigger='load",
    "</textarea><b>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt; &amp;",
    "\u202e right to left",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_text(text: str) -> None:
    plain = " ".join(text.split())
    card = Card(
        text,
        (Text(text), Facts(((text, text),)), Item(text), Table((text,), ((text,),))),
        (Button(text, CLAIM.action),),
        text,
    )
    drawn = read(RENDERER.card(card))
    assert drawn.one("h3").text == drawn.one("dt").text == drawn.one("button").text == plain
    assert not {"script", "img", "b", "textarea"} & {one.tag for one in drawn.every()}
    assert [one.attributes.get("hx-trigger") for one in drawn.every("form")] == [None]

    for asked in (
        question("text", longest=120, help=text),
        question("text", longest=20),
        question("searches", options=(Option(text, text),)),
        question("choice", options=(Option(text, text), *MANY[:8])),
    ):
        page = form(asked, (text,), text, intro=text)
        assert text in (
            *(one.attributes.get("value") for one in page.every()),
            *("".join(map(str, one.inside)).strip("\n") for one in page.every("textarea")),
        )
        assert page.every("script") == page.every("img") == page.every("b") == []

    _, note = RENDERER.reply(Whisper(text), FEMI.address)
    assert read(note).one("p", class_="text").text == plain


def test_a_phone_carries_its_address_whatever_is_in_it() -> None:
    odd = Phone(address("o'brien&co\"@x.example"), "<b>Kim</b> O'Brien", "Officer", "A & B")
    drawn = read(RENDERER.env.get_template("phone.html").render(phone=odd)).one("section")

    assert drawn.attributes["data-by"] == "o'brien&co\"@x.example"
    assert drawn.attributes["hx-vals"] == '{"by": "o\\u0027brien\\u0026co\\"@x.example"}'
    assert drawn.one("h2").text == "<b>Kim</b> O'Brien"
