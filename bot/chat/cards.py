"""A card: what a message says and the buttons under it, before any platform draws it."""

from dataclasses import dataclass
from typing import Annotated, Literal

import orjson
from pydantic import Field, TypeAdapter

from bot.chat.action import Action

Style = Literal["plain", "primary", "danger"]

# Some thirty cards are written out with every claim, and orjson writes a dataclass that has slots
# six times as slowly as a plain one: so these have none, nor has the action on a button.


@dataclass(frozen=True)
class Button:
    """A next step: a short label and what it does."""

    label: str
    action: Action
    style: Style = "plain"


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    text: str
    kind: Literal["text"] = "text"


@dataclass(frozen=True)
class Facts:
    """Pairs of a label and a value."""

    pairs: tuple[tuple[str, str], ...]
    kind: Literal["facts"] = "facts"


@dataclass(frozen=True)
class Item:
    """A line of a list with buttons of its own."""

    text: str
    buttons: tuple[Button, ...] = ()
    kind: Literal["item"] = "item"


@dataclass(frozen=True)
class Table:
    """Rows under a head. Raises ValueError unless every row is as long as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: Literal["table"] = "table"

    def __post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError("a row that is not as long as its head")


@dataclass(frozen=True)
class File:
    """A file that comes beside the message, where the platform has files: its name, and its text.

    It says nothing that the message does not; a platform without files leaves it out.
    """

    name: str
    text: str
    kind: Literal["file"] = "file"

    @property
    def data(self) -> bytes:
        """Its bytes; they begin so that a spreadsheet knows them for UTF-8."""
        return self.text.encode("utf-8-sig")


Block = Annotated[Text | Facts | Item | Table | File, Field(discriminator="kind")]


@dataclass(frozen=True)
class Card:
    """A message: its title first, the reference of its case if it has one, then its blocks."""

    title: str
    blocks: tuple[Block, ...] = ()
    buttons: tuple[Button, ...] = ()
    reference: str = ""


def files_of(card: Card) -> list[File]:
    """The files that come with a card."""
    return [block for block in card.blocks if isinstance(block, File)]


def closed_card(reference: str) -> Card:
    """What is left of a card that is no longer its reader's business: no button, no detail."""
    return Card("Closed", (Text("There is nothing to do here."),), reference=reference)


_CARD = TypeAdapter(Card)


def dump_card(card: Card) -> bytes:
    """The card as JSON, for keeping."""
    return orjson.dumps(card)


def load_card(kept: bytes) -> Card:
    """The card that ``dump_card`` kept."""
    return _CARD.validate_json(kept)
