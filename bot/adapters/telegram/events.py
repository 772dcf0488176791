"""What somebody did, in the words of the engine; and what it answered, as a card."""

from datetime import UTC, datetime

from bot.adapters.telegram.payload import Did, Pressed, Wrote
from bot.adapters.telegram.render import worded
from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.cards import Card
from bot.chat.heard import Heard
from bot.chat.incoming import Submitted
from bot.chat.interview import Code
from bot.chat.replies import Put, Replace, Reply, Show, Whisper


def button(did: Pressed) -> Code | Action | None:
    """What a button says; None for one that this bot never made. Forms are in private alone."""
    for read in (Code.decode, Action.decode) if did.chat.private else (Action.decode,):
        try:
            return read(did.data)
        except ValueError:
            continue
    return None


def when(did: Did, step: str = "") -> tuple[str, Address, datetime]:
    """The key of an event, the same on a repeat; ``step`` tells those of one update apart."""
    key = f"{did.id}.{step}" if step else str(did.id)
    return key, Address("telegram", str(did.by)), datetime.now(UTC)


def card_of(reply: Reply) -> Card | None:
    """A reply as a card; None for a form, and for nothing."""
    match reply:
        case Whisper():
            return worded(reply)
        case Show(card=card) | Replace(card=card):
            return card
        case Put() | None:
            return None


def submitted(did: Pressed | Wrote, heard: Heard) -> Submitted:
    """What was said to a form."""
    return Submitted(
        *when(did),
        heard.draft,
        heard.page,
        heard.press,
        heard.answers,
        asked=heard.asked,
        stand=heard.stand,
        to=heard.to,
    )
