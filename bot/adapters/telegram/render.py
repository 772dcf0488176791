"""Cards, words and screens of a form as Telegram draws them: HTML, and rows of buttons below."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from bot.chat.cards import Block, Button, Card, Facts, File, Item, Table, Text
from bot.chat.fit import fit
from bot.chat.limits import TELEGRAM
from bot.chat.replies import Whisper
from bot.chat.screens import Screen

Key = tuple[str, str]
"""A button: its label, and what comes back when it is pressed."""

_BROADEST = 28
"""Characters of the labels side by side: what a phone shows of them without cutting."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One message: HTML, and its buttons row by row."""

    html: str
    rows: tuple[tuple[Key, ...], ...] = ()


def draw(card: Card) -> tuple[Drawn, ...]:
    """The card as messages, to be sent one after another."""
    return tuple(_message(part) for part in fit(card, TELEGRAM))


def plain(text: str) -> Drawn:
    """A sentence."""
    return Drawn(escape(text, quote=False))


def worded(word: Whisper) -> Card:
    """A private word as a card without a title."""
    return Card("", (Text(word.text), *word.items), word.buttons)


def draw_screen(screen: Screen) -> Drawn:
    """What an interview shows now."""
    bold = [f"<b>{escape(line, quote=False)}</b>" for line in (screen.title, screen.heading)]
    error = f"⚠ {screen.error}" if screen.error else ""
    lines = [escape(line, quote=False) for line in (*screen.lines, error) if line]
    rows = tuple(tuple((key.label, key.code.encode()) for key in row) for row in screen.rows)
    return Drawn("\n".join([*bold, "", *lines]), rows)


def _message(card: Card) -> Drawn:
    head = " · ".join(filter(None, (card.reference, card.title.strip())))
    parts = [f"<b>{escape(head, quote=False)}</b>"] if head else []
    rows: list[tuple[Key, ...]] = []
    for block in card.blocks:
        if text := _text(block):
            parts.append(escape(text, quote=False))
        if isinstance(block, Item):
            rows += _rows(block.buttons)
    return Drawn("\n\n".join(parts), (*rows, *_rows(card.buttons)))


def _text(block: Block) -> str:
    match block:
        case Text(text) | Item(text):
            return text
        case Facts(pairs):
            return "\n".join(f"{label}: {value}" if label else value for label, value in pairs)
        case Table(head, rows):
            return "\n".join(" · ".join(row) for row in (head, *rows))
        case File():
            return ""


def _rows(buttons: Iterable[Button]) -> Iterator[tuple[Key, ...]]:
    """The buttons in their order, side by side as long as a phone shows their labels whole."""
    row: list[Key] = []
    for button in buttons:
        breadth = sum(len(label) for label, _ in row) + len(button.label)
        if row and (breadth > _BROADEST or len(row) == TELEGRAM.row):
            yield tuple(row)
            row = []
        row.append((button.label, button.action.encode()))
    if row:
        yield tuple(row)
