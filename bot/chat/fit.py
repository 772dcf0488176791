"""How a card is cut so that a platform can carry it: nothing is lost, and nothing said twice."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.chat.cards import Block, Button, Card, Facts, File, Item, Table, Text
from bot.chat.cut import PAIR, Pair, chunks, cut, cut_pairs, shorten
from bot.chat.limits import Limits

_JOIN = 2
"""Between two blocks: an empty line."""

_MARK = 16
"""Room in a title for `` (12 of 34)``."""


def fit(card: Card, limits: Limits) -> tuple[Card, ...]:
    """The card as cards that a platform can carry, to be sent one after another.

    Each has the title and the reference; of several, each names its place there. The
    buttons of the card stand on the last. A paragraph is cut after a line, a sentence or a word.
    A table becomes lines where there are no tables. A title or a label that is too long is
    completed in the text. Where buttons stand below the text and two lines have the same, lines
    and buttons are numbered.
    """
    whole = _cut_card(card, limits, 0)
    if len(whole) == 1:
        return whole
    parts = _cut_card(card, limits, _MARK)
    return tuple(
        replace(part, title=f"{part.title} ({place} of {len(parts)})")
        for place, part in enumerate(parts, start=1)
    )


@dataclass(frozen=True, slots=True)
class _Cost:
    """What a piece takes of a message."""

    text: int = 0
    blocks: int = 0
    buttons: int = 0
    tables: int = 0

    def __add__(self, other: "_Cost") -> "_Cost":
        return _Cost(
            self.text + other.text,
            self.blocks + other.blocks,
            self.buttons + other.buttons,
            self.tables + other.tables,
        )

    def within(self, limits: Limits) -> bool:
        return (
            self.text <= limits.message_text
            and self.blocks <= limits.blocks
            and self.buttons <= limits.buttons
            and self.tables <= limits.tables
        )


def _cut_card(card: Card, limits: Limits, mark: int) -> tuple[Card, ...]:
    """The parts of a card, with so much room kept in the title of each."""
    title, *overhang = cut(card.title, limits, limits.title - mark)
    bare = Card(title, reference=card.reference)
    base = _Cost(
        limits.size(title) + mark + limits.size(card.reference) + 2 * _JOIN,
        1 + bool(card.reference),
    )
    most = min(limits.block_text, limits.message_text - base.text - _JOIN)
    buttons, labels = _fit_buttons(card.buttons, limits)
    blocks: tuple[Block, ...] = (
        *map(Text, overhang),
        *_number(card.blocks, limits),
        *map(Text, labels),
    )

    parts = [bare]
    cost = base
    for block in blocks:
        for piece in _cut_block(block, limits, most):
            more = _cost(piece, limits)
            if cost != base and not (cost + more).within(limits):
                parts.append(bare)
                cost = base
            parts[-1] = replace(parts[-1], blocks=(*parts[-1].blocks, piece))
            cost += more
    for group in chunks(buttons, limits.buttons):
        more = _cost_of_buttons(group, limits)
        if cost != base and not (cost + more).within(limits):
            parts.append(bare)
            cost = base
        parts[-1] = replace(parts[-1], buttons=group)
        cost += _Cost(buttons=limits.buttons)  # no two groups in one part
    return tuple(parts)


def _cost(piece: Block, limits: Limits) -> _Cost:
    match piece:
        case Text(text):
            return _Cost(limits.size(text) + _JOIN, 1)
        case Facts(pairs):
            return _Cost(_size_of_pairs(pairs, limits) + _JOIN, 1)
        case Item(text, buttons):
            return _Cost(limits.size(text) + _JOIN, 1) + _cost_of_buttons(buttons, limits)
        case Table():
            return _Cost(_size_of_table(piece, limits) + _JOIN, 1, tables=1)
        case File():
            return _Cost()


def _cost_of_buttons(buttons: Sequence[Button], limits: Limits) -> _Cost:
    said = sum(limits.size(button.label) + _JOIN for button in buttons)
    return _Cost(
        text=said if limits.labels_count else 0,
        blocks=-(-len(buttons) // limits.row),
        buttons=len(buttons),
    )


def _size_of_pairs(pairs: Iterable[Pair], limits: Limits) -> int:
    return sum(limits.size(label) + limits.size(value) + PAIR for label, value in pairs)


def _size_of_table(table: Table, limits: Limits) -> int:
    return sum(limits.size(cell) + PAIR for row in (table.head, *table.rows) for cell in row)


def _cut_block(block: Block, limits: Limits, most: int) -> Iterator[Block]:
    match block:
        case Text(text):
            yield from (Text(piece) for piece in cut(text, limits, most) if piece.strip())
        case Facts(pairs):
            yield from _cut_facts(pairs, limits, most)
        case Item():
            yield from _cut_item(block, limits, most)
        case Table():
            if _stays_table(block, limits, most):
                yield block
            else:
                for lines in _lines(block):
                    yield from _cut_block(lines, limits, most)
        case File():
            return  # it goes beside the message


def _cut_facts(pairs: tuple[Pair, ...], limits: Limits, most: int) -> Iterator[Facts]:
    group: tuple[Pair, ...] = ()
    for pair in cut_pairs(pairs, limits, most):
        if group and _size_of_pairs((*group, pair), limits) > most:
            yield Facts(group)
            group = ()
        group = (*group, pair)
    if group:
        yield Facts(group)


def _cut_item(item: Item, limits: Limits, most: int) -> Iterator[Block]:
    buttons, labels = _fit_buttons(item.buttons, limits)
    *before, last = [
        piece for text in (item.text, *labels) for piece in cut(text, limits, most) if piece.strip()
    ] or [""]
    groups = tuple(chunks(buttons, limits.buttons)) or ((),)
    yield from map(Text, before)
    if last or groups[0]:
        yield Item(last, groups[0])
    yield from (Item("", group) for group in groups[1:])


def _stays_table(table: Table, limits: Limits, most: int) -> bool:
    return (
        0 < len(table.head) <= limits.table_columns
        and len(table.rows) < limits.table_rows
        and _size_of_table(table, limits) <= min(limits.table_text, most)
    )


def _lines(table: Table) -> Iterator[Block]:
    """A table for a narrow screen: each row by its first cell, the other cells by their heads."""
    if not table.rows:
        yield Text(" · ".join(table.head))
        return
    first, *heads = table.head or ("",)
    yield Text(first)
    if heads:
        yield Facts(
            tuple(
                (
                    row[0],
                    " · ".join(f"{h} {c}".strip() for h, c in zip(heads, row[1:], strict=True)),
                )
                for row in table.rows
            )
        )
    else:
        yield Text("\n".join(cell for row in table.rows for cell in row))


def _number(blocks: tuple[Block, ...], limits: Limits) -> Iterator[Block]:
    """The blocks, lines and their buttons numbered where one could not tell whose button it is."""
    owners = [block for block in blocks if isinstance(block, Item) and block.buttons]
    labels = [
        label
        for item in owners
        for label in {button.label for button in _fit_buttons(item.buttons, limits)[0]}
    ]
    if limits.buttons_beside or len(set(labels)) == len(labels):
        yield from blocks
        return
    number = 0
    for block in blocks:
        if isinstance(block, Item) and block.buttons:
            number += 1
            buttons, spelled = _fit_buttons(block.buttons, limits, f" {number}")
            yield Item("\n".join((f"{number}. {block.text}", *spelled)), buttons)
        else:
            yield block


def _fit_buttons(
    buttons: Iterable[Button], limits: Limits, mark: str = ""
) -> tuple[tuple[Button, ...], tuple[str, ...]]:
    """The buttons with labels that fit, each with a mark, and in full the labels that did not."""
    most = limits.label - len(mark)
    fitted, spelled = [], []
    for button in buttons:
        short = shorten(button.label, limits, most)
        fitted.append(replace(button, label=short + mark))
        if short != button.label:
            spelled.append(button.label)
    return tuple(fitted), tuple(spelled)
