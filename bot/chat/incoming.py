"""What a platform tells the engine. ``id`` is the platform's own key, the same on a repeat."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.forms import Answers

Press = Literal["next", "back", "cancel", "send", "keep", "edit"]
"""The buttons of a form. ``keep`` keeps answers and stays; ``edit`` goes back to a page."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Somebody opened home, or gave a command: ``home refer inquiry requests move owed activity``,
    ``help``.

    ``form`` asks for the form that they are filling on this platform, if there is one.
    """

    id: str
    by: Address
    at: datetime
    what: str = "home"


@dataclass(frozen=True, slots=True)
class Tapped:
    """Somebody pressed a button."""

    id: str
    by: Address
    at: datetime
    action: Action


@dataclass(frozen=True, slots=True)
class Submitted:
    """Somebody pressed a button of a form, with the raw answers of its page, or of a part of it.

    ``asked`` names the questions that were in front of them, None where the whole page was.
    ``stand`` says where on the page an interview then stands (``keep``); ``to`` is the page to go
    back to (``edit``).
    """

    id: str
    by: Address
    at: datetime
    draft: str
    page: int
    press: Press
    answers: Answers
    asked: tuple[str, ...] | None = None
    stand: str = ""
    to: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody wrote to the bot. ``attached``: a picture, a file or a recording came with it.

    ``deleted``: what they wrote or attached is taken out of the chat already. ``aside``: it was
    written to others where the bot listens too, or after a command, and is answered only where it
    may identify somebody.
    """

    id: str
    by: Address
    at: datetime
    text: str
    attached: bool = False
    deleted: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody opened the bot with the single-use code that the coordinator gave them."""

    id: str
    by: Address
    at: datetime
    code: str


@dataclass(frozen=True, slots=True)
class Reached:
    """An address can be written to (again): what could not be delivered there is tried anew."""

    id: str
    by: Address
    at: datetime


@dataclass(frozen=True, slots=True)
class Stands:
    """A form that tells of what may end (``dies_with``) stands on a screen of its person's.

    ``message`` is what the platform redraws it by.
    """

    id: str
    by: Address
    at: datetime
    dies_with: str
    message: str


@dataclass(frozen=True, slots=True)
class Due:
    """The clock says that something is due; ``by`` is the clock's own address."""

    id: str
    by: Address
    at: datetime
    action: Action


Incoming = Opened | Tapped | Submitted | Said | Joined | Reached | Stands | Due
