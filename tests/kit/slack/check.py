"""Checks every body that comes in, by the table of limits and by the SDK's own models."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block, BlockElement
from slack_sdk.models.views import View

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


def message(body: Json) -> list[Wrong]:
    """What is wrong with a message: its text and its blocks."""
    blocks = body.get("blocks") or []
    if not isinstance(blocks, list):
        return [Wrong("/blocks", "must be an array", "invalid_blocks_format")]
    text = body.get("text") or ""
    found: list[Wrong] = []
    if not blocks and not text and not body.get("attachments"):
        found.append(Wrong("/text", "no text", "no_text"))
    if len(text) > limits.MESSAGE_TEXT:
        found.append(Wrong("/text", f"more than {limits.MESSAGE_TEXT}", "msg_too_long"))
    if len(blocks) > limits.BLOCKS_IN_A_MESSAGE:
        found.append(Wrong("/blocks", f"no more than {limits.BLOCKS_IN_A_MESSAGE} items allowed"))
    found += _blocks(blocks, "/blocks")
    if found:
        return found
    tables = [block for block in blocks if block["type"] == "table"]
    markdown = [block["text"] for block in blocks if block["type"] == "markdown"]
    if len(tables) > limits.TABLES_IN_A_MESSAGE:
        found.append(Wrong("/blocks", "one table only", "only_one_table_allowed"))
    if sum(map(len, markdown)) > limits.MARKDOWN_IN_A_MESSAGE:
        found.append(Wrong("/blocks", "too much markdown", "msg_too_long"))
    if sum(len(text) for table in tables for text in _texts(table["rows"])) > limits.TABLE_TEXT:
        found.append(Wrong("/blocks", "too much text in tables"))
    if sum(map(len, _texts(blocks))) > limits.MESSAGE_BLOCKS_TEXT:
        found.append(Wrong("/blocks", "too much text in blocks", "msg_blocks_too_long"))
    return found


def view(body: Any) -> list[Wrong]:
    """What is wrong with a modal or a Home tab."""
    if not isinstance(body, dict):
        return [Wrong("/view", "must be an object", "invalid_arguments")]
    kind = body.get("type")
    if kind not in ("modal", "home"):
        return [Wrong("/view/type", f"unknown type {kind!r}", "invalid_arguments")]
    blocks = body.get("blocks")
    if not isinstance(blocks, list):
        return [Wrong("/view/blocks", "missing required field: blocks", "invalid_arguments")]
    if len(json.dumps(body).encode()) > limits.VIEW_BYTES:
        return [Wrong("/view", "larger than 250 KB", "view_too_large")]
    found = [
        *_limited(body, "/view"),
        *_plain(body, "/view"),
        *_unknown(body, limits.VIEW_FIELDS, "/view"),
    ]
    inputs = [block for block in blocks if isinstance(block, dict) and block.get("type") == "input"]
    if kind == "modal":
        if "title" not in body:
            found.append(Wrong("/view/title", "missing required field: title"))
        if inputs and "submit" not in body:
            found.append(Wrong("/view/submit", "required where there are input blocks"))
    elif "submit" in body or "close" in body:
        found.append(Wrong("/view", "a Home tab has no submit and no close"))
    for number, block in enumerate(blocks):
        if isinstance(block, dict) and block.get("type") in limits.NOT_IN_VIEWS:
            found.append(Wrong(f"/view/blocks/{number}", f"{block['type']} is for messages only"))
    if sum(bool(block.get("element", {}).get("focus_on_load")) for block in inputs) > 1:
        found.append(Wrong("/view/blocks", "only one element can have focus_on_load"))
    found += _blocks(blocks, "/view/blocks")
    if not found:
        found += _by_model(lambda: View(**body), body, "/view")
    return [Wrong(wrong.pointer, wrong.says, "invalid_arguments") for wrong in found]


def options(answer: Any) -> list[Wrong]:
    """What is wrong with the answer to a search."""
    if not isinstance(answer, dict) or not ({"options", "option_groups"} & answer.keys()):
        return [Wrong("", "must have options or option_groups")]
    if not any(answer.values()):
        return []
    element = {"type": "static_select", "action_id": "search"} | answer
    return [*_limited(element, ""), *_option_texts(element, "")]


def _blocks(blocks: list[Any], at: str) -> list[Wrong]:
    found: list[Wrong] = []
    for number, block in enumerate(blocks):
        where = f"{at}/{number}"
        if not isinstance(block, dict) or block.get("type") not in limits.BLOCKS:
            found.append(Wrong(f"{where}/type", f"unsupported type: {block!r:.80}"))
            continue
        wrong = [*_limited(block, where), *_plain(block, where), *_shape(block, where)]
        found += wrong or _by_model(partial(Block.parse, block), block, where)
    ids = Counter(
        block["block_id"] for block in blocks if isinstance(block, dict) and "block_id" in block
    )
    found += [
        Wrong(at, f"block_id {name!r} is not unique") for name, many in ids.items() if many > 1
    ]
    return found


def _shape(block: Json, at: str) -> Iterator[Wrong]:
    kind = block["type"]
    elements: list[tuple[str, Any]] = []
    allowed: tuple[str, ...] = ()
    match kind:
        case "section":
            if not block.get("text") and not block.get("fields"):
                yield Wrong(at, "missing required field: text or fields")
            if "accessory" in block:
                elements, allowed = [("accessory", block["accessory"])], limits.IN_SECTIONS
        case "header" | "markdown":
            if "text" not in block:
                yield Wrong(at, "missing required field: text")
        case "actions":
            if "elements" not in block:
                yield Wrong(at, "missing required field: elements")
            listed = enumerate(block.get("elements", []))
            elements = [(f"elements/{number}", element) for number, element in listed]
            allowed = limits.IN_ACTIONS
        case "context":
            listed = enumerate(block.get("elements", []))
            elements = [(f"elements/{number}", element) for number, element in listed]
            allowed = ("plain_text", "mrkdwn", "image")
        case "input":
            for field in ("label", "element"):
                if field not in block:
                    yield Wrong(at, f"missing required field: {field}")
            elements, allowed = [("element", block.get("element", {}))], limits.IN_INPUTS
        case "table":
            for number, row in enumerate(block.get("rows", [])):
                if len(row) > limits.TABLE_COLUMNS:
                    yield Wrong(f"{at}/rows/{number}", f"no more than {limits.TABLE_COLUMNS} items")
                for cell in row:
                    if cell.get("type") not in ("raw_text", "rich_text", "raw_number"):
                        yield Wrong(f"{at}/rows/{number}", f"unsupported cell: {cell!r:.80}")
                    elif cell["type"] == "raw_text" and not cell.get("text"):
                        yield Wrong(f"{at}/rows/{number}", "a cell must be more than 0 characters")
        case _:
            pass
    for path, element in elements:
        where = f"{at}/{path}"
        if not isinstance(element, dict) or element.get("type") not in allowed:
            yield Wrong(where, f"unsupported type in {kind}: {element!r:.80}")
            continue
        yield from _element(element, where)
    named = Counter(
        element.get("action_id") for _, element in elements if isinstance(element, dict)
    )
    for name, many in named.items():
        if name is not None and many > 1:
            yield Wrong(at, f"action_id {name!r} is not unique in its block")


def _element(element: Json, at: str) -> Iterator[Wrong]:
    kind = element["type"]
    yield from _limited(element, at)
    yield from _plain(element, at)
    yield from _option_texts(element, at)
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
    yield from _by_model(partial(BlockElement.parse, element), element, at)


def listed(element: Json) -> list[Json]:
    """The options of an element, those of its groups too."""
    groups = element.get("option_groups") or []
    return [
        *(element.get("options") or []),
        *(option for group in groups for option in group.get("options", [])),
    ]


def _option_texts(element: Json, at: str) -> Iterator[Wrong]:
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


def _limited(thing: Json, at: str) -> Iterator[Wrong]:
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


def _plain(thing: Json, at: str) -> Iterator[Wrong]:
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


def _unknown(thing: Json, known: Collection[str], at: str) -> Iterator[Wrong]:
    for field in thing.keys() - set(known) - {"type"}:
        yield Wrong(f"{at}/{field}", f"invalid additional property: {field}")


def _by_model(build: Callable[[], Any], thing: Json, at: str) -> list[Wrong]:
    try:
        model = build()
        model.to_dict()
    except (SlackObjectFormationError, TypeError, AttributeError, KeyError, ValueError) as error:
        return [Wrong(at, f"the SDK says: {error}")]
    return list(_unknown(thing, model.attributes, at))


def _texts(thing: Any) -> Iterator[str]:
    match thing:
        case dict():
            for name, value in thing.items():
                if name == "text" and isinstance(value, str):
                    yield value
                else:
                    yield from _texts(value)
        case list():
            for item in thing:
                yield from _texts(item)
        case _:
            pass
