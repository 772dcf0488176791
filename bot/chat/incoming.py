"""What a platform tells the engine. ``id`` is the platform's own key, the same on a repeat."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.forms import Answers

Press = Literal["next", "back", "cancel", "send"]


@dataclass(frozen=True, slots=True)
class Opened:
    """Somebody opened home, or gave a command: ``home refer owed help``."""

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
    """Somebody pressed a button of a form, with the raw answers of its page."""

    id: str
    by: Address
    at: datetime
    draft: str
    page: int
    press: Press
    answers: Answers


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody wrote to the bot."""

    id: str
    by: Address
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Due:
    """The clock says that something is due; ``by`` is the clock's own address."""

    id: str
    by: Address
    at: datetime
    action: Action


Incoming = Opened | Tapped | Submitted | Said | Due
