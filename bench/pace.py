"""A hundred channels with ten cards each: how near the relay comes to the rate that Slack enforces."""

import asyncio
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from math import inf
from pathlib import Path

from bench.scheme import KEY, scheme_of
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
BURST = 0
"""Messages beyond the rate that the platform lets pass: none, so that the rate is all there is."""


def measure(folder: Path) -> Iterator[str]:
    """One line."""
    rates = Rates(burst=BURST, workspace=inf)
    with FakeSlack(rates=rates) as slack:
        for number in range(CHANNELS):
            slack.channel(f"C{number:03}", [], name=f"channel-{number}")
        took, sent = asyncio.run(_deliver(folder, slack))
        waits, broken = slack.told_to_wait, len(slack.violations)
    # The first message of each channel waits for nothing.
    least = CARDS - 1
    yield (
        f"pace, {CHANNELS} channels x {CARDS} cards: {sent} sent in {took:.2f} s, at the enforced "
        f"rate of 1 a second {least:.2f} s: {least / took:.1%} of it (aim 95 %); "
        f"told to wait {waits} times; limits broken: {broken}"
    )


async def _deliver(folder: Path, slack: FakeSlack) -> tuple[float, int]:
    from bot.adapters.slack.adapter import SlackAdapter

    database = Database(f"sqlite:///{folder / 'pace.db'}")
    database.migrate()
    store = SqlStore(database, Vault(KEY))
    now = datetime.now(UTC)
    applying.apply(store, scheme_of(2), now)
    bot = Bot(store, {})
    bot.connect(
        SlackAdapter(
            bot.handle,
            bot_token=slack.bot_token,
            signing_secret=slack.signing_secret,
            app_token="",
            api_url=slack.api_url,
        )
    )
    to = [Address("slack", f"T0SCHEME/C{number:03}") for number in range(CHANNELS)]
    with store.begin() as transaction:
        (scheme,) = transaction.schemes()
        with transaction.books(scheme, now) as books:
            cards = {f"card{n}": Drawn(Card(f"Card {n}"), tuple(to)) for n in range(CARDS)}
            books.outbox.draw(Reference(""), cards, Card("gone"))
    # Whether a channel is private is asked once; that is no part of the pace.
    begun = time.perf_counter()
    async with bot.running():
        while len(slack.called("chat.postMessage")) < CHANNELS:
            await asyncio.sleep(0.005)
        begun = time.perf_counter()
        first = len(slack.called("chat.postMessage"))
        while len(slack.called("chat.postMessage")) < CHANNELS * CARDS:
            await asyncio.sleep(0.005)
        took = time.perf_counter() - begun
    bot.close()
    database.close()
    return took, CHANNELS * CARDS - first + CHANNELS
