"""Telegram's HTML: a few tags become entities, anything else is refused (bots/api#html-style)."""

import re
from dataclasses import dataclass

from tests.kit.telegram.errors import ApiError
from tests.kit.telegram.limits import units
from tests.kit.telegram.world import Json

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(\d+)|#x([0-9A-Fa-f]+)|(lt|gt|amp|quot));?")
_TAG = re.compile(r"<(/?)([^\s<>]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_HREF = re.compile(r"\shref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    at: int
    """Where it stands in the source, in bytes."""
    offset: int
    url: str


def parse(source: str) -> tuple[str, list[Json]]:
    """The text and its entities, outermost first. Raises ApiError as Telegram words it."""
    parts: list[str] = []
    length = 0
    entities: list[Json] = []
    nested: list[_Open] = []
    at = 0

    def add(text: str) -> None:
        nonlocal length
        parts.append(text)
        length += units(text)

    while at < len(source):
        byte = len(source[:at].encode())
        if source[at] == "&" and (found := _REFERENCE.match(source, at)):
            add(_character(found))
            at = found.end()
        elif source[at] == "<":
            tag = _TAG.match(source, at)
            if tag is None:
                raise _wrong(f"Unclosed start tag at byte offset {byte}")
            closing, name, attributes = tag.group(1), tag.group(2).lower(), tag.group(3)
            if closing:
                opened = _closed(nested, name, byte)
                entities += _entity(opened, length, "".join(parts))
            else:
                nested.append(_opened(name, attributes, byte, length))
            at = tag.end()
        else:
            add(source[at])
            at += 1
    if nested:
        last = nested[-1]
        raise _wrong(f'Can\'t find end tag corresponding to start tag "{last.tag}"')
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return trimmed("".join(parts), entities)


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """A text without the space around it, as Telegram shows it, and its entities moved along."""
    before = units(text) - units(text.lstrip())
    text = text.strip()
    most = units(text)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - before)
        end = min(most, entity["offset"] + entity["length"] - before)
        if end > start:
            kept.append(entity | {"offset": start, "length": end - start})
    return text, kept


def _character(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name:
        return _NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else found.group()


def _opened(name: str, attributes: str, byte: int, offset: int) -> _Open:
    if name == "span":
        if not re.search(r"\sclass\s*=\s*[\"']?tg-spoiler[\"'\s]?", attributes):
            raise _wrong(f'Tag "span" must have class "tg-spoiler" at byte offset {byte}')
    elif name not in _TYPES:
        raise _wrong(f'Unsupported start tag "{name}" at byte offset {byte}')
    href = _HREF.search(attributes) if name == "a" else None
    url = next((group for group in href.groups() if group), "") if href else ""
    url = _REFERENCE.sub(_character, url)
    return _Open(name, byte, offset, url)


def _closed(nested: list[_Open], name: str, byte: int) -> _Open:
    if not nested:
        raise _wrong(f"Unexpected end tag at byte offset {byte}")
    opened = nested.pop()
    if name not in ("", opened.tag):
        raise _wrong(
            f'Unmatched end tag at byte offset {byte}, expected "</{opened.tag}>", found '
            f'"</{name}>"'
        )
    return opened


def _entity(opened: _Open, end: int, text: str) -> list[Json]:
    entity: Json = {
        "offset": opened.offset,
        "length": end - opened.offset,
        "type": _TYPES.get(opened.tag, "spoiler"),
    }
    if not entity["length"]:
        return []
    if opened.tag == "a":
        inside = text.encode("utf-16-le")[2 * opened.offset :].decode("utf-16-le")
        url = opened.url or inside
        # A link without an address is shown as plain text.
        if "." not in url and ":" not in url:
            return []
        entity["url"] = url
    return [entity]


def _wrong(what: str) -> ApiError:
    return ApiError(400, f"Bad Request: can't parse entities: {what}")
