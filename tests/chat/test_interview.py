"""An interview: every screen fits, every option can be chosen, and a stale button says nothing."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import areas
from bot.chat.forms import FormView, Option, Question
from bot.chat.heard import Heard, pressed, typed
from bot.chat.interview import Code, asked, check, options_of
from bot.chat.limits import TELEGRAM
from bot.chat.questions import asks, questions
from bot.chat.screens import Key, Screen, changes, screen
from bot.flows.table import INTERVIEWS
from tests.chat.strategies import TEXTS, VIEWS
from tests.kit.lengths import examples

BIG = settings(
    max_examples=examples(12),
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)
AREAS = tuple(Option(area.code, area.name) for area in areas.load().values())
DRAFT = "0123456789abcdef"


def product_views() -> Iterator[FormView]:
    """Every page of every form of the product, with the longest lists that there are."""
    for interview in INTERVIEWS.values():
        form = interview.form
        for number, page in enumerate(form.pages):
            options = {ask.source: AREAS for ask in asks(page).values() if ask.source}
            yield FormView(
                DRAFT,
                form.title,
                page.title,
                number,
                len(form.pages) + form.review,
                questions(page, options),
                intro=page.intro,
                back=number > 0,
            )


def an_answer(question: Question) -> st.SearchStrategy[tuple[str, ...]]:
    values = [option.value for option in options_of(question)]
    match question.kind:
        case "choices" | "searches":
            some = st.sampled_from(values) if values else st.nothing()
            return st.lists(some, unique=True).map(tuple)
        case "number":
            return st.integers(0, 12).map(lambda n: (str(n),))
        case "date":
            return st.just(("2026-03-03",))
        case "text":
            return TEXTS.map(lambda text: (text[:4_000],))
        case _:
            return st.sampled_from(values).map(lambda value: (value,)) if values else st.just(())


@st.composite
def _standing(draw: st.DrawFn, views: st.SearchStrategy[FormView]) -> FormView:
    """A form with some answers, standing somewhere."""
    view = draw(views)
    answers = {
        question.name: draw(an_answer(question))
        for question in view.questions[:8]
        if draw(st.booleans())
    }
    names = [question.name for question in view.questions[:20]] or ["gone"]
    name = st.sampled_from(names)
    at = draw(
        st.just("")
        | st.just("gone")
        | name
        | name.map(lambda one: f"{one}!")
        | st.tuples(name, name).map("!".join)
        | st.integers(0, 99).map(lambda part: f"part.{part}")
    )
    errors = draw(st.none() | st.dictionaries(name, TEXTS, max_size=2))
    edits = (
        ()
        if view.questions
        else tuple((n, f"Part {n}, which is " + "long, " * 9 * (n % 2)) for n in range(8))
    )
    return replace(view, answers=answers, at=at, errors=errors, edits=edits)


DRAWN = _standing(VIEWS)
REAL = _standing(st.sampled_from([*product_views()]))
ANY = DRAWN | REAL


def keys_of(shown: Screen) -> list[Key]:
    return [key for row in shown.rows for key in row]


def assert_fits(shown: Screen) -> None:
    """It is one message with buttons that Telegram carries."""
    error = f"⚠ {shown.error}" if shown.error else ""
    text = "\n".join([shown.title, shown.heading, "", *shown.lines, error])
    assert TELEGRAM.size(text) <= TELEGRAM.message_text
    assert text.strip()
    assert len(keys_of(shown)) <= TELEGRAM.buttons
    assert all(0 < len(row) <= TELEGRAM.row for row in shown.rows)
    for key in keys_of(shown):
        assert key.label.strip()
        assert TELEGRAM.size(key.label) <= TELEGRAM.label
        wire = key.code.encode()
        assert 0 < len(wire.encode()) <= TELEGRAM.action
        assert Code.decode(wire) == key.code
    assert len({key.code for key in keys_of(shown)}) == len(keys_of(shown))
    assert "cancel" in [key.code.verb for key in keys_of(shown)]


@BIG
@given(view=ANY)
def test_every_screen_fits(view: FormView) -> None:
    shown = screen(view, TELEGRAM)
    assert_fits(shown)
    assert_fits(changes(view, TELEGRAM))
    for key in keys_of(shown):
        match pressed(view, key.code, TELEGRAM):
            case Screen() as following:
                assert_fits(following)
            case Heard() as heard:
                assert (heard.draft, heard.page) == (view.draft, view.page)
                assert set(heard.asked) <= {question.name for question in view.questions}
                assert set(heard.answers) <= set(heard.asked)


@BIG
@given(view=ANY, text=TEXTS | st.sampled_from(["Area", "a", "yes", "1", "Area 3, Area 7"]))
def test_what_comes_of_any_words_fits(view: FormView, text: str) -> None:
    match typed(view, text, TELEGRAM):
        case Screen() as shown:
            assert_fits(shown)
        case Heard() as heard:
            assert heard.page == view.page
            assert len(heard.asked) == 1
            assert [*heard.answers] == [*heard.asked]


def alone(view: FormView, name: str) -> FormView:
    """The form standing at this question, which is to be answered by itself."""
    return replace(view, at=f"{name}!", errors=None)


@BIG
@given(view=ANY, data=st.data())
def test_every_option_can_be_chosen(view: FormView, data: st.DataObject) -> None:
    choices = [q for q in view.questions if options_of(q)]
    if not choices:
        return
    question = choices[data.draw(st.integers(0, len(choices) - 1))]
    view = alone(view, question.name)
    given_before = set(view.given.get(question.name, ()))
    chosen: list[str] = []
    shown: Screen | Heard = screen(view, TELEGRAM)
    for _ in range(100):
        assert isinstance(shown, Screen)
        for key in keys_of(shown):
            if key.code.verb in ("pick", "tick", "clear"):
                heard = pressed(view, key.code, TELEGRAM)
                assert isinstance(heard, Heard)
                (after,) = heard.answers.values()
                changed = set(after) if key.code.verb == "pick" else set(after) ^ given_before
                assert len(changed) == 1
                chosen += changed
        onward_keys = [key for key in keys_of(shown) if key.label == "More ▶"]
        if not onward_keys:
            break
        shown = pressed(view, onward_keys[0].code, TELEGRAM)
    assert chosen == [option.value for option in options_of(question)]


@BIG
@given(view=ANY, data=st.data())
def test_a_button_of_another_page_or_question_answers_nothing(
    view: FormView, data: st.DataObject
) -> None:
    here = {question.name for question in asked(view, TELEGRAM).together}
    keys = keys_of(screen(view, TELEGRAM))
    key = keys[data.draw(st.integers(0, len(keys) - 1))]
    elsewhere = replace(key.code, page=view.page + 1)
    assert isinstance(pressed(view, elsewhere, TELEGRAM), Screen)
    verbs = ("pick", "tick", "clear", "number", "next", "open", "done", "back", "empty", "list")
    others = [n for n, question in enumerate(view.questions) if question.name not in here]
    if here and others:
        code = Code(
            view.draft,
            view.page,
            data.draw(st.sampled_from(others)),
            data.draw(st.sampled_from(verbs)),
        )
        assert isinstance(pressed(view, code, TELEGRAM), Screen)


@BIG
@given(view=ANY, data=st.data())
def test_a_button_of_a_list_that_changed_answers_nothing(
    view: FormView, data: st.DataObject
) -> None:
    many = [q for q in view.questions if len(options_of(q)) > 1 and q.kind != "yes_no"]
    if not many:
        return
    question = many[data.draw(st.integers(0, len(many) - 1))]
    view = alone(view, question.name)
    keys = [
        key for key in keys_of(screen(view, TELEGRAM)) if key.code.verb in ("pick", "tick", "clear")
    ]
    moved = replace(question, options=(*question.options[1:], question.options[0]))
    later = replace(view, questions=tuple(moved if q is question else q for q in view.questions))
    key = keys[data.draw(st.integers(0, len(keys) - 1))]
    assert isinstance(pressed(later, key.code, TELEGRAM), Screen)


@given(
    code=st.builds(
        Code,
        st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
        st.integers(0, 999),
        st.integers(0, 999),
        st.sampled_from(["pick", "cancel", "number"]),
        st.integers(0, 9999),
        st.sampled_from(["", "abcd"]),
    )
)
def test_a_code_survives_the_wire(code: Code) -> None:
    wire = code.encode()
    assert Code.decode(wire) == code
    assert len(wire.encode()) <= TELEGRAM.action


@given(text=st.text(max_size=70) | st.from_regex(r"\+[0-9a-f:+a-z١-]{0,64}", fullmatch=True))
def test_any_text_is_a_code_or_is_refused(text: str) -> None:
    try:
        code = Code.decode(text)
    except ValueError:
        return
    assert Code.decode(code.encode()) == code


def test_no_two_areas_are_taken_for_each_other() -> None:
    assert len({check(option) for option in AREAS}) == len(AREAS)


FRUIT = Question(
    "fruit",
    "Which fruit?",
    "choices",
    options=(Option("a", "Apple"), Option("p", "Pear"), Option("q", "Plum")),
)
PETS = Question("pets", "How many pets?", "number", required=False)
NOTE = Question("note", "A note", "text", required=False)
WHEN = Question("when", "When?", "date")
VIEW = FormView(DRAFT, "Trial", "Page", 0, 2, (FRUIT, PETS, NOTE, WHEN))


def labels(shown: Screen | Heard) -> list[str]:
    assert isinstance(shown, Screen)
    return [key.label for key in keys_of(shown)]


def press(view: FormView, label: str) -> Heard | Screen:
    (key,) = [key for key in keys_of(screen(view, TELEGRAM)) if key.label == label]
    return pressed(view, key.code, TELEGRAM)


def kept(view: FormView, heard: Heard | Screen) -> FormView:
    """The form after the engine kept an answer, as it does."""
    assert isinstance(heard, Heard)
    assert heard.press == "keep"
    return replace(view, answers=dict(view.given) | dict(heard.answers), at=heard.stand)


def test_a_question_stays_while_it_is_ticked_and_then_leads_on() -> None:
    view = kept(VIEW, press(VIEW, "☐ Apple"))
    view = kept(view, press(view, "☐ Plum"))
    assert labels(screen(view, TELEGRAM)) == ["☑ Apple", "☐ Pear", "☑ Plum", "Next", "Cancel"]
    assert "Ticked: Apple, Plum" in screen(view, TELEGRAM).lines
    heard = press(view, "Next")
    assert heard == Heard(DRAFT, 0, "next", {"fruit": ("a", "q")}, ("fruit",))


def test_questions_that_may_be_left_share_a_screen_and_one_tap_leaves_them_all() -> None:
    view = replace(VIEW, at="pets")
    assert labels(screen(view, TELEGRAM)) == [
        "How many pets: –",
        "A note: –",
        "Next",
        "Back",
        "Cancel",
    ]
    heard = press(view, "Next")
    assert heard == Heard(DRAFT, 0, "next", {"pets": (), "note": ()}, ("pets", "note"))


def test_a_number_past_the_buttons_is_written_and_the_screen_says_so() -> None:
    storey = Question("storey", "Which storey?", "number", at_least=1, at_most=60)
    view = replace(VIEW, questions=(storey,))
    shown = screen(view, TELEGRAM)
    assert labels(shown) == [*map(str, range(1, 13)), "Cancel"]
    assert "Tap it, or write it." in shown.lines
    heard = typed(view, " 41 ", TELEGRAM)
    assert isinstance(heard, Heard)
    assert heard.answers == {"storey": ("41",)}
    few = screen(replace(VIEW, questions=(replace(storey, at_most=3),)), TELEGRAM)
    assert labels(few) == ["1", "2", "3", "Cancel"]
    assert few.lines == ("Which storey?",)


def test_an_answer_is_kept_with_a_tap_and_emptied_only_where_it_may_be() -> None:
    one = replace(FRUIT, kind="choice")
    view = replace(VIEW, questions=(one,), answers={"fruit": ("p",)})
    assert labels(screen(view, TELEGRAM)) == ["Apple", "● Pear", "Plum", "Keep Pear", "Cancel"]
    may = replace(view, questions=(replace(one, required=False),))
    assert "Leave it empty" in labels(screen(may, TELEGRAM))
    heard = press(may, "Leave it empty")
    assert heard == Heard(DRAFT, 0, "next", {"fruit": ()}, ("fruit",))


def test_one_of_them_is_opened_answered_and_its_screen_comes_back() -> None:
    view = kept(replace(VIEW, at="pets"), press(replace(VIEW, at="pets"), "How many pets: –"))
    assert screen(view, TELEGRAM).lines[0] == "How many pets?"
    view = kept(view, press(view, "3"))
    assert labels(screen(view, TELEGRAM))[:2] == ["How many pets: 3", "A note: –"]
    view = kept(view, press(view, "A note: –"))
    view = kept(view, typed(view, "Ground floor.", TELEGRAM))
    assert labels(screen(view, TELEGRAM))[:2] == ["How many pets: 3", "A note: Ground floor."]
    view = kept(view, press(view, "A note: Ground floor."))
    view = kept(view, press(view, "Leave it empty"))
    assert labels(screen(view, TELEGRAM))[:2] == ["How many pets: 3", "A note: –"]


def test_back_from_one_of_them_leads_to_the_others() -> None:
    menu = replace(VIEW, at="pets")
    view = kept(menu, press(menu, "A note: –"))
    view = kept(view, press(view, "Back"))
    assert labels(screen(view, TELEGRAM)) == labels(screen(menu, TELEGRAM))


def test_the_last_button_of_a_form_says_what_it_does() -> None:
    view = replace(VIEW, questions=(FRUIT,), next="Send")
    assert labels(screen(view, TELEGRAM))[-2:] == ["Send", "Cancel"]
    assert labels(screen(replace(VIEW, next="Send"), TELEGRAM))[-2:] == ["Next", "Cancel"]


def test_what_is_wrong_among_them_is_opened() -> None:
    view = replace(VIEW, at="pets", errors={"note": "A name was taken out."})
    shown = screen(view, TELEGRAM)
    assert shown.error == "A name was taken out."
    assert labels(shown) == ["Done", "Back", "Cancel"]
    heard = typed(view, "Ground floor.", TELEGRAM)
    assert isinstance(heard, Heard)
    assert heard.answers == {"note": ("Ground floor.",)}


@pytest.mark.parametrize(
    "written",
    ["3/4/2026", "03.04.26", "3 Apr 2026", "3rd April, 2026", "2026-04-03", "3 april 2026"],
)
def test_a_date_is_read_as_it_is_written_in_britain(written: str) -> None:
    heard = typed(replace(VIEW, at="when"), written, TELEGRAM)
    assert heard == Heard(DRAFT, 0, "next", {"when": ("2026-04-03",)}, ("when",))


def test_a_part_of_a_name_chooses_it_or_asks_which() -> None:
    heard = typed(VIEW, "app", TELEGRAM)
    assert isinstance(heard, Heard)
    assert heard.answers == {"fruit": ("a",)}
    which = typed(VIEW, "p", TELEGRAM)
    assert labels(which) == ["☐ Pear", "☐ Plum", "☐ Apple", "Show all", "Next", "Cancel"]
    nothing = typed(VIEW, "kiwi", TELEGRAM)
    assert isinstance(nothing, Screen)
    assert "Nothing on the list is called that. Choose from it, please." in nothing.lines


def test_several_names_are_ticked_at_once_or_none_of_them() -> None:
    heard = typed(VIEW, "apple, plum", TELEGRAM)
    assert isinstance(heard, Heard)
    assert heard.answers == {"fruit": ("a", "q")}
    ticked = kept(VIEW, press(VIEW, "☐ Pear"))
    for words, fruit in (("apple, plum", ("p", "a", "q")), ("apple", ("p", "a"))):
        more = typed(ticked, words, TELEGRAM)
        assert isinstance(more, Heard)
        assert more.answers == {"fruit": fruit}
    shown = typed(VIEW, "apple, kiwi", TELEGRAM)
    assert isinstance(shown, Screen)
    assert any("One of these names is not clear" in line for line in shown.lines)


def test_a_long_list_is_turned_over_both_ways() -> None:
    many = tuple(Option(str(n), f"Kind {n}") for n in range(25))
    view = replace(VIEW, questions=(replace(FRUIT, options=many),))
    turns = ("◀ Earlier", "More ▶")
    shown: Screen | Heard = screen(view, TELEGRAM)
    for way, first, beside in (
        ("More ▶", "☐ Kind 10", ["◀ Earlier", "More ▶"]),
        ("More ▶", "☐ Kind 20", ["◀ Earlier"]),
        ("◀ Earlier", "☐ Kind 10", ["◀ Earlier", "More ▶"]),
        ("◀ Earlier", "☐ Kind 0", ["More ▶"]),
    ):
        assert isinstance(shown, Screen)
        (key,) = [key for key in keys_of(shown) if key.label == way]
        shown = pressed(view, key.code, TELEGRAM)
        assert labels(shown)[0] == first
        assert [label for label in labels(shown) if label in turns] == beside


def test_the_review_is_sent_or_a_part_of_it_changed() -> None:
    review = FormView(
        DRAFT,
        "Trial",
        "Check",
        1,
        2,
        review=(("Which fruit?", "Apple"),),
        next="Send",
        back=True,
        edits=((0, "Page"),),
    )
    shown = screen(review, TELEGRAM)
    assert shown.lines == ("Which fruit: Apple",)
    assert labels(shown) == ["Send", "Change something", "Back", "Cancel"]
    assert press(review, "Send") == Heard(DRAFT, 1, "send")
    parts = press(review, "Change something")
    assert labels(parts) == ["Page", "Review", "Back", "Cancel"]
    (page, *_) = keys_of(changes(review, TELEGRAM))
    assert pressed(review, page.code, TELEGRAM) == Heard(DRAFT, 1, "edit", to=0)
    gone = replace(page.code, n=7)
    assert isinstance(pressed(review, gone, TELEGRAM), Screen)
    assert isinstance(typed(review, "send it", TELEGRAM), Screen)
