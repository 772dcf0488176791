"""The morning message: one a person, what waits for them, the oldest first; nothing if nothing."""

from bot.chat.address import Address
from bot.chat.cards import Block, Card, Item, Text
from bot.domain import chase
from bot.domain.access import Standing, standings
from bot.domain.chase import Stall
from bot.flows.flow import Reader, Turn, day_in
from bot.flows.news import News, news_for
from bot.flows.notices import NO_CASE
from bot.flows.owing import settling
from bot.flows.ports import Drawn
from bot.flows.steps import HELP, HOME
from bot.flows.worklist import Entry, Seen, worklist

ALL_DONE = Card(
    "All done for today",
    (Text("Nothing new waits for you. Home shows what goes on."),),
    (HOME,),
)
"""What a morning message becomes once nothing of it is left."""

LONGEST = 8
"""Lines at the most: a message must be read on a phone. The rest is counted, and is on Home."""


def good_morning(turn: Turn, seen: Seen, news: News) -> bool:
    """Write to whoever's turn this is, on the platform that they prefer; whether it was anything.

    Whoever is on leave is not written to: who covers for them has what waits on their own list.
    """
    person, slot = turn.person, f"morning:{turn.person.id}"
    waits, besides = told(turn, seen, news)
    cards, rung = {}, frozenset[str]()
    if waits or besides:
        to = (Address(*person.addresses[0]),)
        cards = {slot: Drawn(_card(turn, waits, besides, seen), to)}
        # Once a day, even if the day's messages were ever planned twice.
        if turn.books.answers.first(f"{slot}/{turn.today}", turn.now):
            rung = frozenset({slot})
    turn.books.outbox.draw(NO_CASE, cards, ALL_DONE, rung, within=slot, stays=True)
    return bool(rung)


def told(reader: Reader, seen: Seen, news: News) -> tuple[list[Entry], list[Item]]:
    """What the morning message tells this person: what waits, and what is news besides.

    None comes where both are nothing.
    """
    if reader.person.cover or not reader.person.addresses:
        return [], []
    waits = [entry for entry in worklist(reader, seen) if _tells(reader, entry)]
    return waits, news_for(reader, news)


def _card(turn: Turn, waits: list[Entry], besides: list[Item], seen: Seen) -> Card:
    # What would repay a debt comes before the other requests; else the oldest is first (D7).
    settles = settling(turn.person.partner, seen.balances)
    first = sorted(waits, key=lambda entry: not (entry.case.is_out and settles(entry.case)))
    blocks: list[Block] = [entry.item for entry in first[:LONGEST]]
    if len(waits) > LONGEST:
        blocks.append(Text(f"And {len(waits) - LONGEST} more: open Home."))
    blocks += besides
    title = f"What waits for you · {turn.today:%a} {turn.today.day} {turn.today:%b}"
    return Card(title, tuple(blocks), (HOME, HELP))


def _tells(reader: Reader, entry: Entry) -> bool:
    """Whether the morning message tells of it: not what had a message of its own today."""
    today = day_in(reader.scheme, reader.now)
    if not entry.waits or (entry.told_at and day_in(reader.scheme, entry.told_at) == today):
        return False
    found = chase.waiting(entry.case)
    if found is None or reader.person.is_coordinator:
        return True
    if found.stall is Stall.CLAIM and Standing.READER in _held(reader, entry):
        # It came to every reader when it was circulated; again on the days of a reminder.
        return found.times > 0 and day_in(reader.scheme, found.last) == today
    if Standing.NOMINATOR in _held(reader, entry):
        return True
    return found.times > 0 or chase.asked_first(reader.scheme, entry.case, reader.person)


def _held(reader: Reader, entry: Entry) -> frozenset[Standing]:
    return standings(reader.scheme, reader.person, entry.case)
