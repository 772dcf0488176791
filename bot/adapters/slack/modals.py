"""Forms as modals: one step of a page at a time, and what came of it in the same window."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, cast, get_args

import orjson

from bot.adapters.slack.blocks import (
    button,
    pairs,
    parts,
    plain,
    rows,
    section,
    word,
)
from bot.adapters.slack.fields import field, is_name
from bot.chat.cards import Card
from bot.chat.cut import shorten
from bot.chat.forms import FormView
from bot.chat.incoming import Press
from bot.chat.limits import SLACK
from bot.chat.replies import Whisper
from bot.chat.steps import Step, fit_form, pass_by, standing

Json = dict[str, Any]

FORM = "form"
NOTE = "note"
VIEW = "view:"
"""Begins what a window is redrawn by, where a message's is its channel and its time."""
BACK = "form:back"
CANCEL = "form:cancel"
EDIT = "form:edit:"
"""What the buttons of a form carry; no action begins so."""

_MOST_BLOCKS = 100
"""docs.slack.dev/reference/views/modal-views: blocks."""

_IN_MODALS = replace(
    SLACK, blocks=_MOST_BLOCKS - 1, tables=0, table_rows=0, table_columns=0, table_text=0
)
"""A table is for messages only: docs.slack.dev/reference/block-kit/blocks/table-block."""

_MORE = "There is more to see: close this, and give the command /home."

_UNTITLED = "For you"

_DRAFT = re.compile(r"[A-Za-z0-9_.-]{1,64}")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a modal knows of itself: whose draft and page it shows, and what it asks. No answer."""

    draft: str
    page: int
    press: Press
    asked: tuple[str, ...] = ()
    stand: str = ""

    def encode(self) -> str:
        """For ``private_metadata``."""
        return orjson.dumps([self.draft, self.page, self.press, self.asked, self.stand]).decode()

    @classmethod
    def decode(cls, text: object) -> "Mark | None":
        """What ``encode`` wrote, None for anything else."""
        try:
            given = orjson.loads(text) if isinstance(text, str) else None
        except orjson.JSONDecodeError:
            return None
        match given:
            case [str(draft), int(page), str(press), [*asked], str(stand)] if (
                _DRAFT.fullmatch(draft)
                and 0 <= page < 1000
                and press in get_args(Press)
                and all(isinstance(name, str) and is_name(name) for name in asked)
                and len(stand) <= 64
            ):
                return cls(draft, page, cast("Press", press), tuple(asked), stand)
            case _:
                return None


def step_of(view: FormView) -> Step:
    """The step at which a form stands."""
    return standing(fit_form(view, SLACK), view.at)


def mark_of(step: Step) -> Mark:
    """What the modal of a step knows of itself."""
    view = step.view
    names = tuple(question.name for question in view.questions)
    if not names and step.part < step.parts - 1:
        return Mark(view.draft, view.page, "keep", names, pass_by(step))
    onward: Press = step.presses[-1][0]
    return Mark(view.draft, view.page, onward, names)


def modal(step: Step) -> Json:
    """A step as a modal. What is wrong already stands below its question."""
    view = step.view
    return {
        "type": "modal",
        "callback_id": FORM,
        "title": plain(view.title),
        "submit": plain(view.next),
        "close": plain("Close"),
        "private_metadata": mark_of(step).encode(),
        "blocks": [*_blocks(step)],
    }


def note(reply: Whisper | Card) -> Json:
    """What came of a form, in the window it stood in, with what comes next as buttons."""
    if isinstance(reply, Card):
        (first, *more), title = (
            parts(reply, _IN_MODALS),
            reply.reference or reply.title or _UNTITLED,
        )
    else:
        (first, *more), title = word(reply, _IN_MODALS), "Not done" if reply.refused else _UNTITLED
    return {
        "type": "modal",
        "callback_id": NOTE,
        "title": plain(shorten(title, SLACK, SLACK.form_title)),
        "close": plain("Close"),
        "blocks": [*first, *([section(_MORE)] if more else [])],
    }


def _blocks(step: Step) -> Iterator[Json]:
    view = step.view
    progress = f"Step {view.page + 1} of {view.pages}"
    if step.parts > 1:
        progress += f", part {step.part + 1} of {step.parts}"
    yield {"type": "context", "elements": [plain(progress)]}
    if view.heading:
        yield {"type": "header", "text": plain(view.heading)}
    if view.intro.strip():
        yield section(view.intro)
    for question in view.questions:
        yield field(view, question)
    yield from pairs(view.review)
    if step.part == step.parts - 1:
        yield from rows(
            button(
                shorten(f"Change: {heading}", SLACK, SLACK.label), f"{EDIT}{page}", f"edit{page}"
            )
            for page, heading in view.edits
        )
    back = [button("Back", BACK, "back")] if "back" in dict(step.presses) else []
    yield from rows([*back, button("Cancel", CANCEL, "cancel")])
