"""That every platform can carry a card or a form, and loses nothing of it."""

import re
from collections.abc import Iterable, Iterator

from bot.chat.action import Action
from bot.chat.cards import Block, Button, Card, Facts, File, Item, Table, Text
from bot.chat.cut import shorten
from bot.chat.fit import fit
from bot.chat.forms import FormView
from bot.chat.limits import ALL, Limits
from bot.chat.replies import Put, Replace, Reply, Show, Whisper
from bot.chat.steps import Step, fit_form
from bot.chat.too_much import too_much

_PART = re.compile(r" \((\d+) of (\d+)\)\Z")


def assert_carried(thing: Card | FormView | Reply, *, messages: int | None = None) -> None:
    """Fails unless every platform carries it in full, in at most so many messages or steps.

    A real card is meant to be one message (``messages=1``); an interview has many steps.
    """
    match thing:
        case None:
            pass
        case Show(card) | Replace(card):
            assert_carried(card, messages=messages)
        case Whisper(text=text, buttons=buttons, items=items):
            assert_carried(Card("Reciprocal", (Text(text), *items), buttons), messages=messages)
        case Put(form):
            assert_carried(form, messages=messages)
        case Card():
            for limits in ALL:
                assert_card_carried(thing, limits, messages=messages)
        case FormView():
            for limits in ALL:
                assert_form_carried(thing, limits, messages=messages)


def assert_card_carried(card: Card, limits: Limits, *, messages: int | None = None) -> None:
    parts = fit(card, limits)
    for part in parts:
        assert too_much(part, limits) == [], (limits.name, part)
        assert part.reference == card.reference
    assert messages is None or len(parts) <= messages, (limits.name, len(parts))
    assert letters(read_parts(parts)) == letters(read_card(card, limits)), limits.name
    assert_buttons_kept(pressed(card), [each for part in parts for each in pressed(part)])


def assert_form_carried(view: FormView, limits: Limits, *, messages: int | None = None) -> None:
    steps = fit_form(view, limits)
    for step in steps:
        assert too_much(step, limits) == [], (limits.name, step)
    assert [step.part for step in steps] == list(range(len(steps)))
    assert {step.parts for step in steps} == {len(steps)}
    assert messages is None or len(steps) <= messages, (limits.name, len(steps))
    assert_questions_kept(view, steps, limits)
    assert letters(text for step in steps for pair in step.view.review for text in pair) == letters(
        text for pair in view.review for text in pair
    )
    said = frozenset(text for step in steps for text in _said(step))
    introduced = letters(step.view.intro for step in steps)
    for text in _said_by(view):
        assert text in said or letters([text]) in introduced, (limits.name, text)
    assert all(label == "Next" for step in steps[:-1] for _, label in step.presses[-1:])


def assert_buttons_kept(given: list[Button], kept: list[Button]) -> None:
    assert [button.action for button in given] == [button.action for button in kept]
    assert [button.style for button in given] == [button.style for button in kept]
    for before, after in zip(given, kept, strict=True):
        if not after.label.startswith(before.label):
            begun, _, _ = after.label.rpartition("…")
            assert letters([before.label]).startswith(letters([begun]) or "no beginning")


def assert_questions_kept(view: FormView, steps: Iterable[Step], limits: Limits) -> None:
    steps = tuple(steps)
    kept = [(step, question) for step in steps for question in step.view.questions]
    assert [question.name for _, question in kept] == [each.name for each in view.questions]
    for before, (step, after) in zip(view.questions, kept, strict=True):
        values = [option.value for option in before.options]
        assert [option.value for option in after.options] == values
        assert after.required == before.required
        assert step.view.given.get(before.name) == view.given.get(before.name)
        if not limits.native_forms:
            offered = [option.value for screen in step.screens for option in screen]
            assert offered == (["yes", "no"] if before.kind == "yes_no" else values)


def _said(step: Step) -> Iterator[str]:
    """What stands where it belongs in a step, its introduction left out."""
    yield from (step.view.title, step.view.heading, step.view.next, *step.view.wrong.values())
    for question in step.view.questions:
        yield from (question.text, question.help, *(option.label for option in question.options))


def _said_by(view: FormView) -> Iterator[str]:
    yield from (view.title, view.heading, view.intro, view.next, *view.wrong.values())
    for question in view.questions:
        yield from (question.text, question.help, *(option.label for option in question.options))


def letters(texts: Iterable[str]) -> str:
    """The texts without what stands between their words, where cuts and joins are made."""
    return "".join("".join(text.replace("·", "").split()) for text in texts)


def pressed(card: Card) -> list[Button]:
    """The buttons from top to bottom."""
    of_lines = [b for block in card.blocks if isinstance(block, Item) for b in block.buttons]
    return [*of_lines, *card.buttons]


def actions(card: Card) -> list[Action]:
    """What the buttons do, from top to bottom."""
    return [button.action for button in pressed(card)]


def read_parts(parts: tuple[Card, ...]) -> Iterator[str]:
    """What a person reads in the parts of a card, the repeated titles left out."""
    begun = None
    for place, part in enumerate(parts, start=1):
        title = part.title
        if len(parts) > 1:
            found = _PART.search(title)
            assert found is not None
            assert found.groups() == (str(place), str(len(parts)))
            title = title[: found.start()]
        if begun is None:
            begun = title
            yield title
        assert title == begun
        for block in part.blocks:
            yield from _read_block(block, ())


def read_card(card: Card, limits: Limits) -> Iterator[str]:
    """What a person should read of a card: its own words, and what is added for a platform."""
    items = [block for block in card.blocks if isinstance(block, Item) and block.buttons]
    names = [
        name
        for item in items
        for name in {shorten(button.label, limits, limits.label) for button in item.buttons}
    ]
    numbered = not limits.buttons_beside and len(names) != len(set(names))
    yield card.title
    number = 0
    for block in card.blocks:
        spelled: tuple[str, ...] = ()
        if isinstance(block, Item) and block.buttons:
            number += 1
            room = limits.label - (len(f" {number}") if numbered else 0)
            spelled = tuple(b.label for b in block.buttons if limits.size(b.label) > room)
            if numbered:
                yield f"{number}."
        yield from _read_block(block, spelled)
    yield from (b.label for b in card.buttons if limits.size(b.label) > limits.label)


def _read_block(block: Block, spelled: tuple[str, ...]) -> Iterator[str]:
    match block:
        case Text(text):
            yield text
        case Facts(pairs):
            yield from (text for pair in pairs for text in pair)
        case Item(text):
            yield text
            yield from spelled
        case Table(head, ()):
            yield from head
        case Table(head, rows):
            # Read aloud: what the rows are, then each by its first cell and the others by name.
            yield from head[:1]
            for row in rows:
                yield from row[:1]
                for name, cell in zip(head[1:], row[1:], strict=True):
                    yield from (name, cell)
        case File():
            return  # it goes beside the message
