"""What an event is known by, and whether it only looks."""

import hashlib

from bot.chat.incoming import (
    Due,
    Incoming,
    Joined,
    Opened,
    Reached,
    Said,
    Stands,
    Submitted,
    Tapped,
)
from bot.flows.table import COMMANDS, LOOKS


def event_key(event: Incoming) -> str:
    """What an event is known by: whose it is and the platform's own id, and says neither."""
    told = "\n".join((event.by.platform, event.by.id, event.id))
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


def reads(event: Incoming) -> bool:
    """Whether an event only looks: it waits behind nobody who writes."""
    match event:
        case Opened(what=what):
            return what == "form" or COMMANDS.get(what) in LOOKS
        case Tapped(action=action):
            return action.flow in LOOKS or (action.flow, action.verb) == ("draft", "look")
        case Said():
            return True
        case Submitted() | Joined() | Reached() | Stands() | Due():
            return False
