"""The words that a scheme knows: a coordinator sees them, and takes one away (L5)."""

from bot.chat.action import Action
from bot.chat.cards import Block, Button, Card, Item, Text
from bot.chat.incoming import Tapped
from bot.chat.replies import Replace, Reply, Show
from bot.domain.access import Act
from bot.domain.review import KnownWord
from bot.flows.age import day_of
from bot.flows.flow import Event, Turn, misdirected
from bot.flows.steps import DESK, HOME

LONGEST = 12
"""Words on one card at the most."""


def known_words(turn: Turn, event: Event) -> Reply:
    """See them, or take one away."""
    turn.allow(Act.KNOWN_WORDS)
    match event:
        case Tapped(action=Action(verb="open", subject=subject)):
            return Show(_card(turn, int(subject) if subject.isdecimal() else 0))
        case Tapped(action=Action(verb="remove", subject=subject)):
            if turn.books.known_words.drop(subject):
                turn.books.audit.append(turn.person.id, turn.acted_as, "KnownWordRemoved", "", {})
            return Replace(_card(turn, 0))
        case _:
            raise misdirected()


def _card(turn: Turn, first: int) -> Card:
    words = turn.books.known_words.all()
    shown = words[first : first + LONGEST]
    blocks: list[Block] = [Item(_line(turn, word), (_remove(word),)) for word in shown]
    told = "The guard asks nobody about these, besides the names of partners and areas."
    if not words:
        told = "None yet. You add them where you decide on a note that waits."
    more = first + LONGEST
    later = (Button("More", Action("words", "open", str(more))),) if more < len(words) else ()
    return Card("Known words", (Text(told), *blocks), (*later, DESK, HOME))


def _line(turn: Turn, known: KnownWord) -> str:
    by = turn.scheme.people.get(known.added_by)
    who = f" by {by.name}" if by else ""
    when = day_of(turn.scheme, known.added_at)
    return f"{known.word} · {known.meaning.words} · added {when}{who}"


def _remove(known: KnownWord) -> Button:
    return Button("Remove", Action("words", "remove", known.id))
