"""A hundred channels with ten cards each: how near the relay comes to what Slack enforces."""

import asyncio
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from math import inf
from pathlib import Path

from bench.scheme import KEY, scheme_of
from bot.adapters.slack.adapter import SlackAdapter
from bot.app import Bot
from bot.chat.address import Address
from bot.chat.cards import Card
from bot.domain.ids import Reference
from bot.flows.ports import Drawn
from bot.store import applying
from bot.store.database import Database
from bot.store.unit_of_work import SqlStore
from bot.store.vault import Vault
from tests.kit.slack import FakeSlack, Rates

CHANNELS = 100
CARDS = 10


def measure(folder: Path) -> Iterator[str]:
    """One line. No burst is let through, so that a message a second is all there is."""
    with FakeSlack(rates=Rates(burst=0, workspace=inf, scale=1.0)) as slack:
        for number in range(CHANNELS):
            slack.channel(f"C{number:03}", [], private=True)
        took = asyncio.run(_deliver(folder, slack))
        waits, broken = slack.told_to_wait(), len(slack.violations)
        arrived = [
            [message.at for message in channel.messages.values()]
            for channel in slack.workspace.channels.values()
        ]
    least = CARDS - 1
    spans = [max(one) - min(one) for one in arrived]
    yield (
        f"pace, {CHANNELS} channels x {CARDS} cards: {sum(map(len, arrived))} arrived in "
        f"{took:.1f} s; from the first in a channel to its last, median "
        f"{statistics.median(spans):.2f} s, longest {max(spans):.2f} s, at the enforced rate "
        f"{least} s: {least / statistics.median(spans):.1%} of it, at the worst "
        f"{least / max(spans):.1%} (aim 95 %); told to wait {waits} times; limits broken: {broken}"
    )


async def _deliver(folder: Path, slack: FakeSlack) -> float:
    database = Database(f"sqlite:///{folder / 'pace.db'}")
    database.migrate()
    store = SqlStore(database, Vault(KEY))
    now = datetime.now(UTC)
    applying.apply(store, scheme_of(2), now)
    bot = Bot(store, {})
    bot.connect(SlackAdapter(bot.handle, bot_token=slack.bot_token, api_url=slack.api_url))
    to = tuple(Address("slack", f"T0SCHEME/C{number:03}") for number in range(CHANNELS))
    with store.begin() as transaction:
        (scheme,) = transaction.schemes()
        with transaction.books(scheme, now) as books:
            cards = {f"card{number}": Drawn(Card(f"Card {number}"), to) for number in range(CARDS)}
            books.outbox.draw(Reference(""), cards, Card("gone"))
    begun = time.perf_counter()
    async with bot.running():
        await slack.auntil(lambda: _count(slack) == CHANNELS * CARDS)
        took = time.perf_counter() - begun
    bot.close()
    database.close()
    return took


def _count(slack: FakeSlack) -> int:
    return sum(len(channel.messages) for channel in slack.workspace.channels.values())
