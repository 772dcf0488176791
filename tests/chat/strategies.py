"""Any card, any form view, any reply: long texts, many buttons, long lists, every script."""

from typing import get_args

from hypothesis import strategies as st

from bot.chat.action import LONGEST, Action
from bot.chat.cards import Block, Button, Card, Facts, Item, Style, Table, Text
from bot.chat.forms import FormView, Kind, Option, Question
from bot.chat.replies import Put, Replace, Reply, Show, Whisper

_CHARS = st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from(
    " \n.!?&<>·\u0301\u200d👍🏽"
)
_WORDS = st.text(_CHARS, max_size=40) | st.sampled_from(
    ["", " ", "A household of four.", "Two bedrooms. Ground floor!", "&" * 30, "🏠" * 20, "é" * 9]
)
_TIMES = st.sampled_from([1, 1, 1, 2, 3, 90, 400])

TEXTS = st.builds(lambda words, times: (words * times)[:9_000], _WORDS, _TIMES)
SHORT = st.text(_CHARS, max_size=20)
NAMES = st.text(_CHARS, min_size=1, max_size=30).filter(lambda text: bool(text.strip()))
LONG_NAMES = st.builds(lambda name, times: (name * times)[:2_000], NAMES, _TIMES)
REFERENCES = st.just("") | st.from_regex(r"[A-Z0-9]{4}-[A-Z0-9]{2}", fullmatch=True)


def _travels(parts: tuple[str, str, str, str]) -> bool:
    return 4 + sum(map(len, parts)) <= LONGEST


_WORD = st.from_regex(r"[a-z_]{0,30}", fullmatch=True)
_PART = st.from_regex(r"[A-Za-z0-9_.-]{0,57}", fullmatch=True)
ACTIONS = st.builds(
    lambda parts, opens: Action(parts[0], parts[1], parts[2], parts[3], opens),
    st.tuples(_WORD, _WORD, _PART, _PART).filter(_travels),
    st.booleans(),
)
_SOME_ACTIONS = st.sampled_from(
    [Action("claim", "take", "K7QX-3F"), Action("refer", "start", opens=True), Action("x", "y")]
)


@st.composite
def _buttons(draw: st.DrawFn, labels: st.SearchStrategy[str]) -> tuple[Button, ...]:
    some = draw(st.lists(st.tuples(labels, _SOME_ACTIONS | ACTIONS), max_size=3))
    times = draw(st.sampled_from([1, 1, 1, 2, 9, 45]))
    styles = st.sampled_from(get_args(Style))
    return tuple(
        Button(
            label if turn == 0 else f"{turn} {label}", action, draw(styles) if not turn else "plain"
        )
        for turn in range(times)
        for label, action in some
    )


_LABELS = NAMES | st.sampled_from(["Claim", "Approve", "Confirm"]) | LONG_NAMES
BUTTONS = _buttons(_LABELS)


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    columns = draw(st.sampled_from([0, 1, 2, 3, 8, 25]))
    cells = st.lists(SHORT | TEXTS, min_size=columns, max_size=columns).map(tuple)
    rows = draw(st.lists(cells, max_size=3)) * draw(st.sampled_from([1, 1, 12, 60]))
    return Table(draw(cells), tuple(rows)[: 1_200 // max(columns, 1)])


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Text, TEXTS),
    st.builds(Facts, st.lists(st.tuples(SHORT | TEXTS, TEXTS), max_size=6).map(tuple)),
    st.builds(Item, TEXTS, BUTTONS),
    _tables(),
)


@st.composite
def _cards(draw: st.DrawFn) -> Card:
    blocks = draw(st.lists(BLOCKS, max_size=5)) * draw(st.sampled_from([1, 1, 1, 4]))
    return Card(draw(LONG_NAMES), tuple(blocks), draw(BUTTONS), draw(REFERENCES))


CARDS = _cards()
REAL_CARDS = st.builds(
    Card,
    st.text("abcdefg ", min_size=1, max_size=60).filter(str.strip),
    st.lists(
        st.builds(Text, st.text("abc .", min_size=1, max_size=200).filter(str.strip))
        | st.builds(Item, st.just("2 bedrooms"), st.just((Button("Claim", Action("x", "y")),))),
        max_size=1,
    ).map(tuple),
    st.lists(st.builds(Button, st.just("Claim"), ACTIONS), max_size=4).map(tuple),
    REFERENCES,
)
"""As the product has them: every platform carries one whole."""


@st.composite
def _questions(draw: st.DrawFn, name: str) -> Question:
    kind: Kind = draw(st.sampled_from(get_args(Kind)))
    options: tuple[Option, ...] = ()
    if kind in ("choice", "choices", "search", "searches"):
        number = draw(st.sampled_from([1, 3, 10, 11, 60, 101, 361]))
        label = draw(LONG_NAMES)
        options = tuple(
            Option(f"v{place}", f"{label} {place}" if place % 7 == 0 else f"Area {place}")
            for place in range(number)
        )
    return Question(
        name,
        draw(LONG_NAMES),
        kind,
        draw(TEXTS),
        required=draw(st.booleans()),
        options=options,
        longest=draw(st.sampled_from([None, 20, 3_000, 9_000])) if kind == "text" else None,
    )


@st.composite
def _views(draw: st.DrawFn) -> FormView:
    number = draw(st.sampled_from([0, 1, 2, 5, 30, 120]))
    # Few drawn and many made of them: a hundred questions of its own take hypothesis too long.
    some = [draw(_questions(f"q{n}")) for n in range(min(number, 4))]
    asked = tuple(
        some[n]
        if n < len(some)
        else Question(f"q{n}", some[n % 4].text, some[n % 4].kind, options=some[n % 4].options[:20])
        for n in range(number)
    )
    some_names = st.sampled_from([*(question.name for question in asked), "astray"])
    review = draw(st.lists(st.tuples(SHORT | TEXTS, TEXTS), max_size=4))
    return FormView(
        draft=draw(st.from_regex(r"[a-z0-9-]{1,36}", fullmatch=True)),
        title=draw(LONG_NAMES),
        heading=draw(SHORT | LONG_NAMES),
        page=draw(st.integers(0, 9)),
        pages=10,
        questions=asked,
        answers=draw(st.none() | st.dictionaries(some_names, st.tuples(SHORT), max_size=3)),
        errors=draw(st.none() | st.dictionaries(some_names, TEXTS, max_size=3)),
        intro=draw(TEXTS),
        review=tuple(review * draw(st.sampled_from([1, 1, 40]))),
        next=draw(st.sampled_from(["Next", "Send", "Confirm"]) | LONG_NAMES),
        back=draw(st.booleans()),
    )


VIEWS = _views()

REPLIES: st.SearchStrategy[Reply] = st.one_of(
    st.none(),
    st.builds(Show, CARDS),
    st.builds(Replace, CARDS),
    st.builds(Put, VIEWS),
    st.builds(
        Whisper,
        text=TEXTS,
        buttons=BUTTONS,
        refused=st.booleans(),
        items=st.lists(st.builds(Item, TEXTS, BUTTONS), max_size=3).map(tuple),
    ),
)
