"""What the engine answers, to the person who acted and to nobody else."""

from dataclasses import dataclass
from typing import Annotated, Literal

import orjson
from pydantic import Field, TypeAdapter

from bot.chat.cards import Button, Card, Item
from bot.chat.forms import FormView


@dataclass(frozen=True, slots=True)
class Show:
    """A new card for this person."""

    card: Card
    kind: Literal["show"] = "show"


@dataclass(frozen=True, slots=True)
class Replace:
    """The card that was tapped, as it is now."""

    card: Card
    kind: Literal["replace"] = "replace"


@dataclass(frozen=True, slots=True)
class Put:
    """A form to fill, or the next page of one."""

    form: FormView
    kind: Literal["put"] = "put"


@dataclass(frozen=True, slots=True)
class Whisper:
    """A private word and what to do next; ``refused`` where it is a no.

    ``items`` are things to choose between, each with its own buttons.
    """

    text: str
    buttons: tuple[Button, ...] = ()
    refused: bool = False
    items: tuple[Item, ...] = ()
    kind: Literal["whisper"] = "whisper"


Reply = Show | Replace | Put | Whisper | None

_REPLY: TypeAdapter[Reply] = TypeAdapter(
    Annotated[Show | Replace | Put | Whisper, Field(discriminator="kind")] | None
)


def dump_reply(reply: Reply) -> bytes:
    """The reply as JSON, for keeping beside the key of its event."""
    return orjson.dumps(reply)


def load_reply(kept: bytes) -> Reply:
    """The reply that ``dump_reply`` kept."""
    return _REPLY.validate_json(kept)
