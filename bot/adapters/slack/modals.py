"""Forms as modals: one step of a page at a time, and what came of it in the same window."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
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
from bot.chat.cards import Card
from bot.chat.cut import shorten
from bot.chat.forms import Answers, FormView, Option, Question
from bot.chat.incoming import Press
from bot.chat.limits import SLACK
from bot.chat.replies import Whisper
from bot.chat.steps import YES_NO, Step, fit_form, pass_by, standing

Json = dict[str, Any]

FORM = "form"
NOTE = "note"
BACK = "form:back"
CANCEL = "form:cancel"
EDIT = "form:edit:"
"""What the buttons of a form carry; no action begins so."""

MOST_RADIOS = 5
"""More choices stand in a list, so that a page is not longer than a phone shows."""

_MOST_BLOCKS = 100
"""docs.slack.dev/reference/views/modal-views: blocks."""

_IN_MODALS = replace(
    SLACK, blocks=_MOST_BLOCKS - 1, tables=0, table_rows=0, table_columns=0, table_text=0
)
"""A table is for messages only: docs.slack.dev/reference/block-kit/blocks/table-block."""

_MORE = "There is more to see: close this, and give the command /home."

_LINE = 200
"""Characters: what may be longer gets a box of several lines."""

_DRAFT = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


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
                and all(isinstance(name, str) and _NAME.fullmatch(name) for name in asked)
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
        (first, *more), title = parts(reply, _IN_MODALS), reply.reference or reply.title
    else:
        (first, *more), title = word(reply, _IN_MODALS), "Not done" if reply.refused else "For you"
    return {
        "type": "modal",
        "callback_id": NOTE,
        "title": plain(shorten(title, SLACK, SLACK.form_title)),
        "close": plain("Close"),
        "blocks": [*first, *([section(_MORE)] if more else [])],
    }


def block_id(view: FormView, question: Question) -> str:
    """The place of a question, another one where its answer was changed by the bot: Slack keeps
    what stands in a place (docs.slack.dev/surfaces/modals, updating views)."""
    given = "\n".join(view.given.get(question.name, ()))
    return f"{question.name}:{view.draft}:{view.page}:{zlib.crc32(given.encode()):08x}"


def name_of(place: object) -> str:
    """The question of a place, empty where there is none."""
    name = str(place).partition(":")[0]
    return name if _NAME.fullmatch(name) else ""


def answers(state: object, asked: Iterable[str]) -> tuple[Answers, Mapping[str, str]]:
    """What stands in the fields of a modal, and in which block, for each question that it asks."""
    given: dict[str, tuple[str, ...]] = dict.fromkeys(asked, ())
    places: dict[str, str] = {}
    match state:
        case {"values": {**found}}:
            pass
        case _:
            return given, places
    for place, fields in found.items():
        name = name_of(place)
        if name in given and isinstance(fields, dict):
            given[name] = tuple(text for field in fields.values() for text in _given(field))
            places[name] = str(place)
    return given, places


def options(found: Iterable[Option]) -> list[Json]:
    """Options as Slack lists them, as many as it takes."""
    return [_option(option) for option, _ in zip(found, range(SLACK.screen), strict=False)]


def drawn(question: Question) -> bool:
    """Whether a question is drawn as a field; one without anything to choose is not."""
    return question.kind in ("yes_no", "number", "date", "text") or bool(question.options)


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
        yield _field(view, question)
    yield from pairs(view.review)
    buttons = []
    if step.part == step.parts - 1:
        buttons += [
            button(
                shorten(f"Change: {heading}", SLACK, SLACK.label), f"{EDIT}{page}", f"edit{page}"
            )
            for page, heading in view.edits
        ]
    presses = {press for press, _ in step.presses}
    ways = []
    if "back" in presses:
        ways.append(button("Back", BACK, "back"))
    ways.append(button("Cancel", CANCEL, "cancel"))
    yield from rows(buttons)
    yield from rows(ways)


def _field(view: FormView, question: Question) -> Json:
    error = view.wrong.get(question.name, "")
    if not drawn(question):
        return section("\n".join(filter(None, (question.text, error, "There is none to choose."))))
    # Below the field, where Slack itself puts what is wrong; more than fits is in the intro.
    told = "\n".join(filter(None, (error and f"⚠ {error}", question.help)))
    field: Json = {
        "type": "input",
        "block_id": block_id(view, question),
        "label": plain(question.text),
        "element": _element(question, view.given.get(question.name, ())),
        "optional": not question.required,
    }
    return field | ({"hint": plain(shorten(told, SLACK, SLACK.help))} if told else {})


def _element(question: Question, given: tuple[str, ...]) -> Json:
    name = {"action_id": question.name}
    offered = YES_NO if question.kind == "yes_no" else question.options
    chosen = [_option(option) for option in offered if option.value in given]
    first = {"initial_option": chosen[0]} if chosen else {}
    several = {"initial_options": chosen} if chosen else {}
    listed = {"options": [_option(option) for option in offered]}
    text = given[0] if given else ""
    match question.kind:
        case "yes_no" | "choice" if question.required and len(offered) <= MOST_RADIOS:
            # What was picked there cannot be taken back, so nothing optional is asked so.
            return {"type": "radio_buttons"} | name | listed | first
        case "choices" if len(offered) <= SLACK.ticks:
            return {"type": "checkboxes"} | name | listed | several
        case "yes_no" | "choice" | "search":
            if len(offered) > SLACK.options:
                return {"type": "external_select", "min_query_length": 1} | name | first
            return {"type": "static_select"} | name | listed | first
        case "choices" | "searches":
            if len(offered) > SLACK.options:
                return {"type": "multi_external_select", "min_query_length": 1} | name | several
            return {"type": "multi_static_select"} | name | listed | several
        case "number":
            bounds = {"min_value": question.at_least, "max_value": question.at_most}
            told = {key: str(value) for key, value in bounds.items() if value is not None}
            begun = {"initial_value": text} if re.fullmatch(r"-?[0-9]{1,15}", text) else {}
            return {"type": "number_input", "is_decimal_allowed": False} | name | told | begun
        case "date":
            begun = {"initial_date": text} if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else {}
            return {"type": "datepicker"} | name | begun
        case "text":
            most = min(question.longest or SLACK.typed, SLACK.typed)
            begun = {"initial_value": text[:most]} if text else {}
            lines = {"multiline": True} if most > _LINE else {}
            return {"type": "plain_text_input", "max_length": most} | name | lines | begun


def _option(option: Option) -> Json:
    return {"text": plain(option.label), "value": option.value}


def _given(field: object) -> Iterator[str]:
    match field:
        case {"selected_options": [*chosen]}:
            for one in chosen:
                yield from _given({"selected_option": one})
        case {"selected_option": {"value": str(value)}} | {"selected_date": str(value)}:
            yield _clean(value)
        case {"value": str(value)}:
            yield _clean(value)
        case _:
            pass


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text.replace("\r\n", "\n"))
