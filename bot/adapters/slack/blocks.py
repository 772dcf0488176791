"""Cards and private words as Block Kit blocks; every text is escaped or plain."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bot.chat.cards import Block, Button, Card, Facts, File, Item, Table, Text
from bot.chat.cut import chunks, cut_pairs, shorten
from bot.chat.fit import fit
from bot.chat.limits import SLACK, Limits
from bot.chat.replies import Whisper

Json = dict[str, Any]

EMPTY = "–"
_ONE_TITLE = 150
"""docs.slack.dev/reference/block-kit/blocks/header-block: text."""

_SPACE = "\u200b"
"""Slack refuses an empty text; this one is not seen."""


def plain(text: str) -> Json:
    """A text that Slack takes as it stands."""
    return {"type": "plain_text", "text": text or _SPACE}


def escaped(text: str) -> str:
    """A text in which Slack finds no mention and no link of ours
    (docs.slack.dev/messaging/formatting-message-text)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def parts(card: Card, limits: Limits = SLACK) -> tuple[list[Json], ...]:
    """The blocks of each message that the card takes."""
    return tuple(_card(part) for part in fit(card, limits))


def heading(card: Card) -> str:
    """What a notification may show of a card: its reference and its title (D4)."""
    return escaped(f"{card.reference} · {card.title}" if card.reference else card.title)


def word(whisper: Whisper, limits: Limits = SLACK) -> tuple[list[Json], ...]:
    """The blocks of each message that a private word takes."""
    card = Card("For you", (Text(whisper.text), *whisper.items), whisper.buttons)
    return tuple([*_body(part)] for part in fit(card, limits))


def section(text: str) -> Json:
    """A paragraph."""
    return {"type": "section", "text": plain(text)}


def rows(buttons: Iterable[Json]) -> Iterator[Json]:
    """Rows of buttons."""
    for row in chunks([*buttons], SLACK.row):
        yield {"type": "actions", "elements": [*row]}


def button(label: str, value: str, name: str, style: str = "plain") -> Json:
    """One button; ``name`` is unique in its message."""
    drawn: Json = {"type": "button", "text": plain(label), "action_id": name, "value": value}
    return drawn if style == "plain" else drawn | {"style": style}


def pairs(given: Iterable[tuple[str, str]]) -> Iterator[Json]:
    """Pairs of a label and a value, as many to a block as it holds."""
    group: list[tuple[str, str]] = []
    for pair in cut_pairs(given, SLACK, SLACK.block_text):
        if group and len(_lines([*group, pair])) > SLACK.block_text:
            yield _marked(_lines(group))
            group = []
        group.append(pair)
    if group:
        yield _marked(_lines(group))


def _card(card: Card) -> list[Json]:
    title = f"{card.reference} · {card.title}" if card.reference else card.title
    if SLACK.size(title) <= _ONE_TITLE:
        return [{"type": "header", "text": plain(title)}, *_body(card)]
    return [
        _marked(f"*{escaped(card.reference)}*"),
        {"type": "header", "text": plain(card.title)},
        *_body(card),
    ]


def _body(card: Card) -> Iterator[Json]:
    names = (f"b{number}" for number in range(SLACK.buttons + 1))
    for block in card.blocks:
        yield from _block(block, names)
    yield from rows(_buttons(card.buttons, names))


def _block(block: Block, names: Iterator[str]) -> Iterator[Json]:
    match block:
        case Text(text):
            yield section(text)
        case Facts(found):
            yield from pairs(found)
        case Item(text, buttons):
            drawn = _buttons(buttons, names)
            if text.strip() and len(drawn) == 1:
                yield section(text) | {"accessory": drawn[0]}
                return
            if text.strip():
                yield section(text)
            yield from rows(drawn)
        case Table():
            yield _table(block)
        case File():
            return


def _buttons(buttons: Sequence[Button], names: Iterator[str]) -> list[Json]:
    return [
        button(one.label, one.action.encode(), name, one.style)
        for one, name in zip(buttons, names, strict=False)
    ]


def _table(table: Table) -> Json:
    """docs.slack.dev/reference/block-kit/blocks/table-block."""
    cells = [
        [{"type": "raw_text", "text": cell.strip() or EMPTY} for cell in row]
        for row in (table.head, *table.rows)
    ]
    numbers = [
        all(row[column].strip().lstrip("+-−").isdigit() for row in table.rows)
        for column in range(len(table.head))
    ]
    settings = [
        {"align": "right"} if number and table.rows else {"is_wrapped": True} for number in numbers
    ]
    return {"type": "table", "rows": cells, "column_settings": settings}


def _lines(found: Sequence[tuple[str, str]]) -> str:
    """Pairs as lines, the labels bold where there is room for that."""
    bold = "\n".join(_line(label, value, "*") for label, value in found)
    if len(bold) <= SLACK.block_text:
        return bold
    return "\n".join(_line(label, value, "") for label, value in found)


def _line(label: str, value: str, mark: str) -> str:
    label, value = escaped(label.strip()), escaped(value.strip())
    if not label:
        return value
    colon = "" if label.endswith("?") or not value else ":"
    return f"{mark}{label}{colon}{mark} {value}".rstrip()


def _marked(text: str) -> Json:
    """Where e-mail addresses and telephone numbers can be pressed."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def fallback(whisper: Whisper) -> str:
    """A private word for a screen reader, which reads this in place of the blocks."""
    return escaped(shorten(whisper.text, SLACK, SLACK.block_text))
