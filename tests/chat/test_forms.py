"""A page of a form: how its fields are asked, and how raw answers are read, in plain English."""

import gc
import weakref
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Self

import pytest
from annotated_types import Ge, Gt, Le, Lt, MaxLen, MinLen
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, model_validator

from bot.chat.forms import Answers, Ask, Option, Page, Question
from bot.chat.questions import asks, questions, read, shown


class Size(StrEnum):
    STUDIO = "studio"
    ONE = "1"
    FIVE_OR_MORE = "5_or_more"


class Everything(Page):
    title: ClassVar[str] = "Household"

    pets: Annotated[bool, Ask("Are there pets?")]
    size: Annotated[Size, Ask("How big?", labels={"studio": "A studio"})]
    sizes: Annotated[frozenset[Size], Ask("Which would do?"), MinLen(1), MaxLen(2)]
    area: Annotated[str, Ask("Where?", source="areas")]
    areas: Annotated[frozenset[str], Ask("Where else?", source="areas"), MinLen(1)]
    people: Annotated[int, Ask("How many people?", help="All of them."), Ge(1), Le(12)]
    from_: Annotated[date, Ask("From when?")]
    note: Annotated[str, Ask("Anything else?", screened=True), MaxLen(20)]
    later: Annotated[int | None, Ask("And later?")] = None
    maybe: Annotated[date | None, Ask("Until when?")] = None


AREAS = (Option("E1", "Hackney"), Option("E2", "Brent"))
OPTIONS = {"areas": AREAS}
GOOD: Answers = {
    "pets": ("no",),
    "size": ("5_or_more",),
    "sizes": ("1", "studio"),
    "area": ("E1",),
    "areas": ("E1", "E2"),
    "people": ("4",),
    "from_": ("2026-03-31",),
    "note": ("Ground floor.",),
}


def told(**raw: tuple[str, ...]) -> dict[str, str]:
    """What is wrong with good answers in which some were changed."""
    filled, errors = read(Everything, {**GOOD, **raw}, OPTIONS)
    assert (filled is None) == bool(errors)
    return errors


def test_each_field_is_asked_in_its_own_way() -> None:
    assert questions(Everything, OPTIONS) == (
        Question("pets", "Are there pets?", "yes_no"),
        Question(
            "size",
            "How big?",
            "choice",
            options=(
                Option("studio", "A studio"),
                Option("1", "1"),
                Option("5_or_more", "5 or more"),
            ),
        ),
        Question(
            "sizes",
            "Which would do?",
            "choices",
            options=(
                Option("studio", "Studio"),
                Option("1", "1"),
                Option("5_or_more", "5 or more"),
            ),
            longest=2,
        ),
        Question("area", "Where?", "search", options=AREAS, source="areas"),
        Question("areas", "Where else?", "searches", options=AREAS, source="areas"),
        Question("people", "How many people?", "number", "All of them.", at_least=1, at_most=12),
        Question("from_", "From when?", "date"),
        Question("note", "Anything else?", "text", longest=20),
        Question("later", "And later?", "number", required=False),
        Question("maybe", "Until when?", "date", required=False),
    )


def test_good_answers_fill_the_page() -> None:
    filled, errors = read(Everything, GOOD, OPTIONS)
    assert errors == {}
    assert filled == Everything(
        pets=False,
        size=Size.FIVE_OR_MORE,
        sizes=frozenset({Size.ONE, Size.STUDIO}),
        area="E1",
        areas=frozenset({"E1", "E2"}),
        people=4,
        from_=date(2026, 3, 31),
        note="Ground floor.",
    )


@pytest.mark.parametrize("nothing", [(), ("",), ("  \n",)])
def test_a_question_without_an_answer_is_asked_again(nothing: tuple[str, ...]) -> None:
    filled, errors = read(Everything, dict.fromkeys(GOOD, nothing), OPTIONS)
    assert filled is None
    assert errors == {
        **dict.fromkeys(
            ("pets", "size", "area", "people", "from_", "note"), "Answer this question."
        ),
        "sizes": "Choose at least 1.",
        "areas": "Choose at least 1.",
    }
    assert read(Everything, {}, OPTIONS) == (None, errors)


def test_what_is_not_required_may_be_left_out() -> None:
    assert told(later=("",), maybe=()) == {}


@pytest.mark.parametrize(
    ("name", "raw", "saying"),
    [
        ("pets", ("perhaps",), "Choose yes or no."),
        ("pets", ("true",), "Choose yes or no."),
        ("size", ("9",), "Choose from the list."),
        ("sizes", ("9",), "Choose from the list."),
        ("sizes", ("1", "studio", "5_or_more"), "Choose at most 2."),
        ("area", ("E9",), "Choose from the list: this is not on it."),
        ("areas", ("E1", "E9"), "Choose from the list: this is not on it."),
        ("people", ("four",), "Put a whole number, such as 2."),
        ("people", ("2.5",), "Put a whole number, such as 2."),
        ("people", ("9" * 5_000,), "Put a whole number, such as 2."),
        ("people", ("0",), "Put 1 or more."),
        ("people", ("-3",), "Put 1 or more."),
        ("people", ("13",), "Put 12 or less."),
        ("from_", ("31/03/2026",), "Put a date, such as 2026-03-31."),
        ("from_", ("2026-02-30",), "Put a date, such as 2026-03-31."),
        ("from_", ("0",), "Put a date, such as 2026-03-31."),
        ("from_", ("86400",), "Put a date, such as 2026-03-31."),
        ("from_", ("tomorrow",), "Put a date, such as 2026-03-31."),
        ("maybe", ("soon",), "Put a date, such as 2026-03-31."),
        ("later", ("soon",), "Put a whole number, such as 2."),
        ("note", ("x" * 21,), "At most 20 characters, please."),
    ],
)
def test_a_wrong_answer_is_refused_in_plain_words(
    name: str, raw: tuple[str, ...], saying: str
) -> None:
    assert told(**{name: raw}) == {name: saying}


@pytest.mark.parametrize("people", ["1", "12", " 3 "])
def test_the_bounds_themselves_are_allowed(people: str) -> None:
    assert told(people=(people,), note=("x" * 20,)) == {}


def test_answers_to_questions_that_were_not_asked_are_left_aside() -> None:
    assert told(surprise=("x",), model_config=("y",)) == {}


PLAIN = (
    "Answer this question.",
    "Choose",
    "Put",
    "At most",
    "At least",
    "This does not look right. Check it, please.",
)


@given(
    raw=st.dictionaries(
        st.sampled_from([*GOOD, "later", "maybe"]),
        st.lists(
            st.text(max_size=30) | st.sampled_from(["yes", "1", "E1", "2026-03-31"]), max_size=3
        ).map(tuple),
    )
)
def test_whatever_comes_is_read_or_refused_in_plain_words(raw: dict[str, tuple[str, ...]]) -> None:
    filled, errors = read(Everything, {**GOOD, **raw}, OPTIONS)
    assert (filled is None) == bool(errors)
    assert set(errors) <= {*GOOD, "later", "maybe"}
    for error in errors.values():
        assert error.startswith(PLAIN)
        assert error.endswith(".")
        for word in ("Input", "valid", "pydantic", "string", "integer", "value"):
            assert word not in error


class Strict(Page):
    title: ClassVar[str] = "Strict"

    code: Annotated[str | None, Ask("Which code?"), MinLen(3)] = None
    more: Annotated[int | None, Ask("More?"), Gt(0), Lt(10)] = None
    shape: Annotated[str | None, Ask("Which shape?"), Field(pattern="^[A-Z]+$")] = None

    @model_validator(mode="after")
    def _hang_together(self) -> Self:
        if self.more == 7:
            raise ValueError("Seven is taken. Put another number.")
        return self


@pytest.mark.parametrize(
    ("raw", "errors"),
    [
        ({"code": ("ab",)}, {"code": "At least 3 characters, please."}),
        ({"more": ("0",)}, {"more": "Put more than 0."}),
        ({"more": ("10",)}, {"more": "Put less than 10."}),
        ({"shape": ("abc",)}, {"shape": "This does not look right. Check it, please."}),
        ({"more": ("7",)}, {"code": "Seven is taken. Put another number."}),
        ({"code": ("abc",), "more": ("9",), "shape": ("ABC",)}, {}),
    ],
)
def test_other_rules_of_a_page_speak_plainly_too(
    raw: dict[str, tuple[str, ...]], errors: dict[str, str]
) -> None:
    assert read(Strict, raw, {})[1] == errors


def test_L5_a_page_that_was_made_for_one_answer_is_remembered_no_longer_than_it_lives() -> None:
    def made() -> type[Page]:
        class OfOneAnswer(Page):
            word: Annotated[str, Ask("Quarrbeck?")] = ""

        return OfOneAnswer

    page = made()
    assert [question.text for question in questions(page)] == ["Quarrbeck?"]
    assert asks(page)
    lives = weakref.ref(page)

    del page
    gc.collect()

    assert lives() is None


def test_a_field_that_nobody_can_ask_is_a_mistake_in_the_page() -> None:
    class Silent(Page):
        title: ClassVar[str] = "Silent"
        what: str

    class Odd(Page):
        title: ClassVar[str] = "Odd"
        what: Annotated[float, Ask("How much?")]

    with pytest.raises(TypeError, match=r"Silent\.what has no question"):
        asks(Silent)
    with pytest.raises(TypeError, match="no question can ask for"):
        questions(Odd)


@pytest.mark.parametrize(
    ("name", "given_", "words"),
    [
        ("pets", ("yes",), "Yes"),
        ("size", ("studio",), "A studio"),
        ("areas", ("E1", "E2"), "Hackney, Brent"),
        ("from_", ("2026-03-03",), "Tue 3 Mar 2026"),
        ("people", ("4",), "4"),
        ("note", (), "–"),
        ("maybe", ("",), "–"),
    ],
)
def test_answers_are_shown_in_words(name: str, given_: tuple[str, ...], words: str) -> None:
    asked = {question.name: question for question in questions(Everything, OPTIONS)}
    assert shown(asked[name], given_) == words
