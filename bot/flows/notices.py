"""What the coordinator is told of the scheme itself: who cannot be reached, once each."""

import hashlib

from bot.chat.address import Address
from bot.chat.cards import Card, Text, closed_card
from bot.domain.ids import Reference
from bot.domain.scheme import Scheme
from bot.flows.flow import Turn
from bot.flows.ports import Drawn
from bot.flows.show_landlords import reach
from bot.flows.steps import HOME, INVITE

NO_CASE = Reference("")
"""The notices belong to no case."""

_LOST = "lost:"


def notices(turn: Turn) -> None:
    """Tell the coordinators of every address at which nobody can be reached.

    One that can be reached again has its notice closed.
    """
    told = {
        _slot(lost): Drawn(
            _unreachable(turn.scheme, lost), reach(turn.scheme.asked(turn.scheme.coordinators()))
        )
        for lost in turn.books.reach.lost()
        if _whose(turn.scheme, lost)
    }
    turn.books.outbox.draw(NO_CASE, told, closed_card(NO_CASE), within=_LOST)


def _slot(lost: Address) -> str:
    said = f"{lost.platform}/{lost.id}"
    return f"{_LOST}{hashlib.blake2b(said.encode(), digest_size=12).hexdigest()}"


def _whose(scheme: Scheme, lost: Address) -> str:
    person = scheme.at(lost.platform, lost.id)
    if person is not None:
        return f"{person.name}, {scheme.organisation(person)},"
    partner = scheme.whose_channel(lost.platform, lost.id)
    return f"The channel of {partner.name}" if partner else ""


def _unreachable(scheme: Scheme, lost: Address) -> Card:
    platform = lost.platform.capitalize()
    if scheme.at(lost.platform, lost.id) is not None:
        how = (
            "Ask them by other means to open the bot there and press Start, or invite them anew. "
            "Until then they hear nothing; a colleague or you can act."
        )
    else:
        how = "Invite the bot to it again; it must be private. Its leads still hear privately."
    return Card(
        "Cannot be reached",
        (Text(f"{_whose(scheme, lost)} cannot be reached on {platform}. {how}"),),
        (INVITE, HOME),
    )
