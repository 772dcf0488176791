"""Checks the parts of a body: its elements, options, texts and lengths."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import BlockElement

from tests.kit.slack import limits
from tests.kit.slack.limits import LIMITS

Json = dict[str, Any]

PLAIN_ONLY = {
    "header": ("text",),
    "input": ("label", "hint"),
    "button": ("text",),
    "modal": ("title", "submit", "close"),
    "image": ("title",),
    **dict.fromkeys(limits.PROMPTED, ("placeholder",)),
}
"""What must be ``plain_text``; the page of each says so."""

OPTIONS_PLAIN = (*limits.SELECTS, "overflow")
"""``option-object``: only radio buttons and checkboxes may have ``mrkdwn``."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is against the documentation, with where it is and what Slack calls it."""

    pointer: str
    says: str
    error: str = "invalid_blocks"

    def __str__(self) -> str:
        return f"[ERROR] {self.says} [json-pointer:{self.pointer}]"


def element_wrongs(element: Json, at: str) -> Iterator[Wrong]:
    """What is wrong with an element of a block."""
    kind = element["type"]
    yield from limited(element, at)
    yield from plain_texts(element, at)
    yield from option_texts(element, at)
    if kind in (*limits.SELECTS, *limits.BOXES, "overflow"):
        shown = listed(element)
        if not shown:
            yield Wrong(at, "missing required field: options")
        first = [element["initial_option"]] if "initial_option" in element else []
        for option in [*first, *element.get("initial_options", [])]:
            if option not in shown:
                yield Wrong(at, f"initial option is not among the options: {option!r:.80}")
    if "initial_options" in element and not element["initial_options"]:
        yield Wrong(at, "initial_options must not be empty")
    match kind:
        case "button":
            if "text" not in element:
                yield Wrong(at, "missing required field: text")
            if element.get("style", "primary") not in ("primary", "danger"):
                yield Wrong(at, f"style {element['style']!r}")
        case "number_input":
            if not isinstance(element.get("is_decimal_allowed"), bool):
                yield Wrong(at, "missing required field: is_decimal_allowed")
        case "plain_text_input":
            most = element.get("max_length", limits.TYPED_AT_MOST)
            least = element.get("min_length", 0)
            if not 0 <= least <= most <= limits.TYPED_AT_MOST or most < 1:
                yield Wrong(at, f"lengths {least} to {most}")
            if len(element.get("initial_value", "")) > most:
                yield Wrong(at, "initial_value is longer than max_length")
        case "image":
            if "alt_text" not in element:
                yield Wrong(at, "missing required field: alt_text")
        case _:
            pass
    yield from by_model(partial(BlockElement.parse, element), element, at)


def listed(element: Json) -> list[Json]:
    """The options of an element, those of its groups too."""
    groups = element.get("option_groups") or []
    return [
        *(element.get("options") or []),
        *(option for group in groups for option in group.get("options", [])),
    ]


def option_texts(element: Json, at: str) -> Iterator[Wrong]:
    """What is wrong with the texts of an element's options."""
    for option in listed(element):
        for field in ("text", "value"):
            if not option.get(field):
                yield Wrong(at, f"an option has no {field}: {option!r:.80}")
        if "url" in option and element["type"] != "overflow":
            yield Wrong(at, "only an overflow menu has options with a url")
        for field in ("text", "description"):
            said = option.get(field)
            if said is not None:
                yield from _text(said, at, element["type"] in OPTIONS_PLAIN)


def limited(thing: Json, at: str) -> Iterator[Wrong]:
    """What is longer, or shorter, than the table of limits says."""
    for limit in LIMITS:
        if limit.on != thing["type"]:
            continue
        for pointer, value in _reached(thing, limit.path.split("."), at):
            if not isinstance(value, str | list):
                yield Wrong(pointer, f"must be a string or an array, not {value!r:.80}")
            elif len(value) > limit.at_most:
                yield Wrong(pointer, f"no more than {limit.at_most} allowed, {len(value)} given")
            elif len(value) < limit.at_least:
                yield Wrong(pointer, f"no fewer than {limit.at_least} allowed")


def _reached(thing: Any, path: list[str], at: str) -> Iterator[tuple[str, Any]]:
    if not path:
        yield at, thing
        return
    name, rest = path[0].removesuffix("[]"), path[1:]
    if not isinstance(thing, dict) or thing.get(name) is None:
        return
    if path[0].endswith("[]"):
        for number, item in enumerate(thing[name]):
            yield from _reached(item, rest, f"{at}/{name}/{number}")
    else:
        yield from _reached(thing[name], rest, f"{at}/{name}")


def plain_texts(thing: Json, at: str) -> Iterator[Wrong]:
    """What is wrong with the text objects of a block, an element or a view."""
    plain = PLAIN_ONLY.get(thing["type"], ())
    for field in plain:
        if field in thing:
            yield from _text(thing[field], f"{at}/{field}", plain=True)
    if thing["type"] == "section":
        for number, text in enumerate([thing.get("text"), *thing.get("fields", [])]):
            if text is not None:
                yield from _text(text, f"{at}/{number}", plain=False)


def _text(text: Any, at: str, plain: bool) -> Iterator[Wrong]:
    if not isinstance(text, dict) or not isinstance(text.get("text"), str):
        yield Wrong(at, f"must be a text object, not {text!r:.80}")
        return
    if text.get("type") not in (("plain_text",) if plain else ("plain_text", "mrkdwn")):
        yield Wrong(at, f"type {text.get('type')!r} is not allowed here")
    foreign = {"plain_text": "verbatim", "mrkdwn": "emoji"}.get(text.get("type", ""), "")
    if foreign in text:
        yield Wrong(at, f"{foreign} does not go with {text['type']}")
    if not 1 <= len(text["text"]) <= limits.TEXT:
        yield Wrong(at, f"between 1 and {limits.TEXT} characters")


def unknown(thing: Json, known: Collection[str], at: str) -> Iterator[Wrong]:
    """Fields that nobody knows."""
    for field in thing.keys() - set(known) - {"type"}:
        yield Wrong(f"{at}/{field}", f"invalid additional property: {field}")


def by_model(build: Callable[[], Any], thing: Json, at: str) -> list[Wrong]:
    """What the SDK's own model finds wrong."""
    try:
        model = build()
        model.to_dict()
    except (SlackObjectFormationError, TypeError, AttributeError, KeyError, ValueError) as error:
        return [Wrong(at, f"the SDK says: {error}")]
    return list(unknown(thing, model.attributes, at))
