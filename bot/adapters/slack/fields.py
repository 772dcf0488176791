"""A question as a field of a modal, and back: what stands in the fields is what was answered."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.adapters.slack.blocks import plain, section
from bot.chat.cut import shorten
from bot.chat.forms import Answers, FormView, Option, Question
from bot.chat.limits import SLACK
from bot.chat.steps import YES_NO

Json = dict[str, Any]

MOST_RADIOS = 5
"""More choices stand in a list, so that a page is not longer than a phone shows."""

_LINE = 200
"""Characters: what may be longer gets a box of several lines."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def field(view: FormView, question: Question) -> Json:
    """A question with its answer; what is wrong with that stands below it."""
    error = view.wrong.get(question.name, "")
    if not drawn(question):
        said = "\n".join(filter(None, (question.text, error, "There is none to choose.")))
        return section(shorten(said, SLACK, SLACK.block_text))
    # Below the field, where Slack itself puts what is wrong; more than fits is in the intro.
    told = "\n".join(filter(None, (error and f"⚠ {error}", question.help)))
    block: Json = {
        "type": "input",
        "block_id": block_id(view, question),
        "label": plain(question.text),
        "element": _element(question, view.given.get(question.name, ())),
        "optional": not question.required,
    }
    return block | ({"hint": plain(shorten(told, SLACK, SLACK.help))} if told else {})


def drawn(question: Question) -> bool:
    """Whether a question is drawn as a field; one without anything to choose is not."""
    return question.kind in ("yes_no", "number", "date", "text") or bool(question.options)


def block_id(view: FormView, question: Question) -> str:
    """The place of a question, another one where its answer was changed by the bot: Slack keeps
    what stands in a place (docs.slack.dev/surfaces/modals, updating views)."""
    given = "\n".join(view.given.get(question.name, ()))
    return f"{question.name}:{view.draft}:{view.page}:{zlib.crc32(given.encode()):08x}"


def name_of(place: object) -> str:
    """The question of a place, empty where there is none."""
    name = str(place).partition(":")[0]
    return name if is_name(name) else ""


def is_name(text: str) -> bool:
    """Whether a question may be so called."""
    return _NAME.fullmatch(text) is not None


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


def clean(text: str) -> str:
    """What somebody wrote, without the characters that nobody can see."""
    return _CONTROL.sub(" ", text.replace("\r\n", "\n"))


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
            yield clean(value)
        case {"value": str(value)}:
            yield clean(value)
        case _:
            pass
