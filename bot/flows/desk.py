"""The coordinator's desk: every tool that belongs to no one case, on one card."""

from bot.chat.action import Action
from bot.chat.cards import Button, Card, Item, Text
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Show
from bot.domain.access import ACCESS, Act, standings
from bot.flows.flow import Event, Turn, misdirected
from bot.flows.steps import (
    HOME,
    INVITE,
    KNOWN_WORDS,
    MEETING,
    OVERRIDE,
    PARTNERS,
    PAUSE_SCHEME,
    PEOPLE,
    PUBLISH,
    SUBSTITUTE,
    TARGETS,
    WRITE_OFF,
)

TOOLS: tuple[tuple[Act, str, Button], ...] = (
    (Act.MEET, "Log a meeting or a training of the scheme.", MEETING),
    (Act.OVERRIDE, "Let a landlord at its cap send one referral.", OVERRIDE),
    (Act.SUBSTITUTE, "Record a home of another size instead of the one owed.", SUBSTITUTE),
    (Act.WRITE_OFF, "Write off what a landlord owes, by a minute.", WRITE_OFF),
    (Act.PUBLISH, "Publish what everybody owes, in a batch.", PUBLISH),
    (Act.TARGETS, "Agree how many homes each landlord is to give.", TARGETS),
    (Act.INVITE, "Give somebody a code to join by.", INVITE),
    (Act.PARTNERS, "Partners: agreement, contacts, channel; freeze, leave, merge.", PARTNERS),
    (Act.PEOPLE, "People: access, roles, who covers for whom.", PEOPLE),
    (Act.KNOWN_WORDS, "Words that the guard asks nobody about.", KNOWN_WORDS),
    (Act.PAUSE_SCHEME, "Pause the whole scheme at once, or resume it.", PAUSE_SCHEME),
)
"""What the desk has: who may use it, a sentence of what it does, and its button."""


def desk(turn: Turn, event: Event) -> Reply:
    """Show the tools that this person may use."""
    turn.allow(Act.DESK)
    match event:
        case Tapped(action=Action(verb="open")):
            mine = standings(turn.scheme, turn.person)
            items = tuple(
                Item(sentence, (button,)) for act, sentence, button in TOOLS if mine & ACCESS[act]
            )
            return Show(Card("Desk", items or (Text("Nothing is here for you."),), (HOME,)))
        case _:
            raise misdirected()
