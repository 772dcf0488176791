"""Reads blocks as a client draws them: their text, what can be pressed, what can be filled in."""

import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from tests.kit.slack import limits
from tests.kit.slack.parts import listed

Json = dict[str, Any]

_NAMES = count(1)
_CONTROL = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")


@dataclass(frozen=True, slots=True)
class Pressable:
    """A button, or an entry of an overflow menu, with the block that it stands in."""

    label: str
    block: Json
    element: Json
    option: Json | None = None

    @property
    def value(self) -> str:
        """What it carries."""
        value: str = (self.option or self.element).get("value", "")
        return value


@dataclass(frozen=True, slots=True)
class Field:
    """Something to fill in, with its label."""

    label: str
    block: Json
    element: Json

    @property
    def key(self) -> tuple[str, str]:
        """Its place in ``state.values``."""
        return self.block["block_id"], self.element["action_id"]

    @property
    def kind(self) -> str:
        """The element's type."""
        kind: str = self.element["type"]
        return kind


def plain(text: Json | str | None) -> str:
    """A text object as it is seen: entities and ``<...>`` are read, as Slack reads them."""
    if text is None:
        return ""
    said = text if isinstance(text, str) else str(text["text"])
    if isinstance(text, str) or text.get("type") == "mrkdwn":
        said = _CONTROL.sub(_control, said)
    return said.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _control(found: re.Match[str]) -> str:
    target, label = found.group(1), found.group(2)
    if label:
        return label
    return "@" + target[1:] if target[0] in "@!" else target


def lines(blocks: Sequence[Json]) -> list[str]:
    """Everything that is drawn, a line for each text."""
    return [line for block in blocks for line in _lines(block) if line]


def _lines(block: Json) -> Iterator[str]:
    match block["type"]:
        case "header" | "markdown":
            yield plain(block["text"])
        case "section":
            yield plain(block.get("text"))
            yield from map(plain, block.get("fields", []))
            yield from _drawn(block.get("accessory"))
        case "context":
            for element in block["elements"]:
                yield element["alt_text"] if element["type"] == "image" else plain(element)
        case "actions":
            for element in block["elements"]:
                yield from _drawn(element)
        case "input":
            yield plain(block["label"])
            yield plain(block.get("hint"))
            yield from _drawn(block["element"])
        case "table":
            for row in block["rows"]:
                yield " | ".join("".join(_leaves(cell)) for cell in row)
        case "image" | "video":
            yield plain(block.get("title"))
            yield block["alt_text"]
        case "rich_text":
            yield "".join(_leaves(block))
        case _:
            pass


def _drawn(element: Json | None) -> Iterator[str]:
    if element is None:
        return
    match element["type"]:
        case "button":
            yield plain(element["text"])
        case "image":
            yield element["alt_text"]
        case _:
            yield plain(element.get("placeholder"))
            yield str(element.get("initial_value", ""))
            for option in listed(element):
                yield plain(option["text"])
                yield plain(option.get("description"))


def _leaves(thing: Any) -> Iterator[str]:
    match thing:
        case {"type": "text" | "raw_text" | "raw_number", "text": str(text)}:
            yield text
        case {"type": "link", "url": url}:
            yield thing.get("text", url)
        case {"elements": [*inner]}:
            for item in inner:
                yield from _leaves(item)
        case _:
            pass


def pressables(blocks: Sequence[Json]) -> list[Pressable]:
    """Every button and every entry of a menu, in the order of drawing."""
    found: list[Pressable] = []
    for block in blocks:
        for element in inner(block):
            if element["type"] == "button":
                found.append(Pressable(plain(element["text"]), block, element))
            elif element["type"] == "overflow":
                found += [
                    Pressable(plain(option["text"]), block, element, option)
                    for option in element["options"]
                ]
    return found


def fields(blocks: Sequence[Json]) -> list[Field]:
    """Everything that keeps a state."""
    found: list[Field] = []
    for block in blocks:
        for element in inner(block):
            if element["type"] in limits.STATEFUL:
                label = plain(block.get("label") or block.get("text") or element.get("placeholder"))
                found.append(Field(label, block, element))
    return found


def inner(block: Json) -> list[Json]:
    """The interactive elements of a block."""
    match block["type"]:
        case "actions":
            return list(block["elements"])
        case "section":
            return [block["accessory"]] if "accessory" in block else []
        case "input":
            return [block["element"]]
        case _:
            return []


def named(blocks: Sequence[Json]) -> list[Json]:
    """Blocks as Slack keeps them: with an id for each, and what it adds to text objects."""
    kept: list[Json] = copy.deepcopy(list(blocks))
    for block in kept:
        block.setdefault("block_id", f"b{next(_NAMES)}X")
        for element in inner(block):
            if element["type"] in limits.INTERACTIVE:
                element.setdefault("action_id", f"a{next(_NAMES)}X")
    _dress(kept)
    return kept


def _dress(thing: Any) -> None:
    match thing:
        case {"type": "plain_text", "text": str()}:
            thing.setdefault("emoji", True)
        case {"type": "mrkdwn", "text": str()}:
            thing.setdefault("verbatim", False)
        case dict():
            for value in thing.values():
                _dress(value)
        case list():
            for value in thing:
                _dress(value)
        case _:
            pass


def untouched(element: Json) -> Json:
    """The state of an element that nobody has touched."""
    kind = element["type"]
    match kind:
        case "plain_text_input" | "email_text_input" | "url_text_input" | "number_input":
            return {"type": kind, "value": element.get("initial_value")}
        case "multi_static_select" | "multi_external_select" | "checkboxes":
            return {"type": kind, "selected_options": element.get("initial_options", [])}
        case "static_select" | "external_select" | "radio_buttons":
            return {"type": kind, "selected_option": element.get("initial_option")}
        case "datepicker":
            return {"type": kind, "selected_date": element.get("initial_date")}
        case "timepicker":
            return {"type": kind, "selected_time": element.get("initial_time")}
        case "datetimepicker":
            return {"type": kind, "selected_date_time": element.get("initial_date_time")}
        case _:
            what = kind.removeprefix("multi_").removesuffix("_select").removesuffix("s")
            many = kind.startswith("multi_")
            empty = element.get(f"initial_{what}{'s' if many else ''}", [] if many else None)
            return {"type": kind, f"selected_{what}{'s' if many else ''}": empty}


def answered(state: Json) -> Any:
    """What a state holds, empty where it holds nothing."""
    return next((value for name, value in state.items() if name != "type"), None)


def entered(state: Json) -> str:
    """What a person entered, as they see it."""
    match answered(state):
        case [*options]:
            return ", ".join(plain(option["text"]) for option in options)
        case {"text": text}:
            return plain(text)
        case None:
            return ""
        case value:
            return str(value)


def values(blocks: Sequence[Json], typed: dict[tuple[str, str], Json]) -> Json:
    """``state.values``: what was filled in, over what stood there to begin with."""
    state: Json = {}
    for field in fields(blocks):
        block_id, action_id = field.key
        given = typed.get(field.key)
        if given is None or given["type"] != field.kind:
            given = untouched(field.element)
        state.setdefault(block_id, {})[action_id] = given
    return state
