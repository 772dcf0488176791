"""Checks every body that comes in, by the table of limits and by the SDK's own models."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from tests.kit.slack import limits
from tests.kit.slack.parts import (
    Wrong,
    by_model,
    element_wrongs,
    limited,
    option_texts,
    plain_texts,
    unknown,
)

Json = dict[str, Any]


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
        *limited(body, "/view"),
        *plain_texts(body, "/view"),
        *unknown(body, limits.VIEW_FIELDS, "/view"),
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
        found += by_model(lambda: View(**body), body, "/view")
    return [Wrong(wrong.pointer, wrong.says, "invalid_arguments") for wrong in found]


def options(answer: Any) -> list[Wrong]:
    """What is wrong with the answer to a search."""
    if not isinstance(answer, dict) or not ({"options", "option_groups"} & answer.keys()):
        return [Wrong("", "must have options or option_groups")]
    if not any(answer.values()):
        return []
    element = {"type": "static_select", "action_id": "search"} | answer
    return [*limited(element, ""), *option_texts(element, "")]


def _blocks(blocks: list[Any], at: str) -> list[Wrong]:
    found: list[Wrong] = []
    for number, block in enumerate(blocks):
        where = f"{at}/{number}"
        if not isinstance(block, dict) or block.get("type") not in limits.BLOCKS:
            found.append(Wrong(f"{where}/type", f"unsupported type: {block!r:.80}"))
            continue
        wrong = [*limited(block, where), *plain_texts(block, where), *_shape(block, where)]
        found += wrong or by_model(partial(Block.parse, block), block, where)
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
        yield from element_wrongs(element, where)
    named = Counter(
        element.get("action_id") for _, element in elements if isinstance(element, dict)
    )
    for name, many in named.items():
        if name is not None and many > 1:
            yield Wrong(at, f"action_id {name!r} is not unique in its block")


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
