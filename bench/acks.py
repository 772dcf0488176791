"""A claim's acknowledgement by wire, beside each platform's own framework doing one commit a tap.

Both serve in a process of their own, and answer the same requests, in turn, block by block.
"""

import asyncio
import hashlib
import hmac
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote_plus

import aiohttp
import orjson

from bench.bare import SIGNING_SECRET, WEBHOOK_SECRET
from bench.claims import prepare
from bench.serve import platforms
from bench.serving import port, serving
from bot.chat.incoming import Tapped

BLOCKS = 2
PACED = 200
"""Taps of a block in the open loop."""

A_SECOND = 50
FLAT_OUT = 150
"""Taps of a block at saturation."""

AT_ONCE = 16
TOO_LATE = 3.0
"""Seconds: Slack's own limit."""

Call = tuple[bytes, dict[str, str]]


@dataclass
class Seen:
    """What came of one side: seconds of each paced acknowledgement, and taps a second flat out."""

    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    late: int = 0


def measure(folder: Path) -> Iterator[str]:
    """A line for each platform."""
    yield _measure(folder, "slack", "/slack/events", _slack, _slack_address)
    yield _measure(folder, "telegram", "/telegram/webhook", _telegram, _telegram_address)


def _slack_address(name: str) -> tuple[str, str]:
    return "slack", f"T0BENCH/{'C' if name.startswith('channel') else 'U'}0{name.upper()}"


def _telegram_address(name: str) -> tuple[str, str]:
    digest = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest())
    return "telegram", str(-digest if name.startswith("channel") else digest)


def _measure(
    folder: Path,
    platform: str,
    path: str,
    call: Callable[[Tapped, str, int], Call],
    where: Callable[[str], tuple[str, str]],
) -> str:
    database = folder / f"{platform}.db"
    taps = prepare(f"sqlite:///{database}", BLOCKS * (PACED + FLAT_OUT), where)
    sink, ours, bare = port(), port(), port()
    env = {
        "DATABASE_URL": f"sqlite:///{database}",
        "RECIPROCAL_KEY": "A" * 43 + "=",
        **platforms(f"http://127.0.0.1:{sink}"),
    }
    seen = {ours: Seen(), bare: Seen()}
    kept = str(folder / f"{platform}-bare.db")
    with ExitStack() as stack:
        stack.enter_context(serving("bench.sink", str(sink), at=sink))
        stack.enter_context(serving("bot", "serve", "--port", str(ours), at=ours, env=env))
        stack.enter_context(
            serving("bench.bare", platform, str(bare), f"http://127.0.0.1:{sink}", kept, at=bare)
        )
        for block in range(BLOCKS):
            size = PACED + FLAT_OUT
            part = taps[block * size : (block + 1) * size]
            for at in (ours, bare) if block % 2 else (bare, ours):
                calls = [
                    call(tap, f"http://127.0.0.1:{sink}", block * size + number)
                    for number, tap in enumerate(part)
                ]
                asyncio.run(_block(f"http://127.0.0.1:{at}{path}", calls, seen[at]))
    _all_were_claims(database, len(taps))
    return _say(platform, seen[ours], seen[bare])


def _all_were_claims(database: Path, count: int) -> None:
    """Every tap that was acknowledged was a claim that was kept, and nothing else."""
    with closing(sqlite3.connect(database)) as kept:
        (claims,) = kept.execute("SELECT count(*) FROM offer").fetchone()
    if claims != count:
        raise AssertionError(f"{claims} claims of {count} taps")


async def _block(url: str, calls: Sequence[Call], seen: Seen) -> None:
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session:
        begun = time.perf_counter()

        async def paced(number: int, one: Call) -> float:
            due = begun + number / A_SECOND
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            await _post(session, url, one)
            return time.perf_counter() - due

        took = await asyncio.gather(*(paced(n, one) for n, one in enumerate(calls[:PACED])))
        cuts = statistics.quantiles(took, n=100)
        seen.p50.append(cuts[49])
        seen.p99.append(cuts[98])
        seen.late += sum(one > TOO_LATE for one in took)
        await asyncio.sleep(0.5)

        places = asyncio.Semaphore(AT_ONCE)

        async def flat_out(one: Call) -> None:
            async with places:
                await _post(session, url, one)

        begun = time.perf_counter()
        await asyncio.gather(*(flat_out(one) for one in calls[PACED:]))
        seen.rates.append(len(calls[PACED:]) / (time.perf_counter() - begun))


async def _post(session: aiohttp.ClientSession, url: str, one: Call) -> None:
    body, headers = one
    async with session.post(url, data=body, headers=headers) as answer:
        await answer.read()
        if answer.status != 200:
            raise AssertionError(f"{url} answered {answer.status}")


def _slack(tap: Tapped, sink: str, number: int) -> Call:
    team, _, user = tap.by.id.partition("/")
    payload = {
        "type": "block_actions",
        "team": {"id": team, "domain": "bench"},
        "user": {"id": user, "username": user.lower(), "team_id": team},
        "api_app_id": "A0BENCH",
        "token": "none",
        "container": {
            "type": "message",
            "message_ts": f"1700000000.{number:06}",
            "channel_id": "D0BENCH",
            "is_ephemeral": False,
        },
        "trigger_id": f"{number}.{number}.{time.time_ns():x}",
        "channel": {"id": "D0BENCH", "name": "directmessage"},
        "message": {"type": "message", "user": "U0BOT", "ts": f"1700000000.{number:06}"},
        "response_url": f"{sink}/api/respond",
        "actions": [
            {
                "type": "button",
                "action_id": "claim",
                "block_id": "buttons",
                "text": {"type": "plain_text", "text": "Claim"},
                "value": tap.action.encode(),
                "action_ts": f"{time.time():.6f}",
            }
        ],
    }
    body = b"payload=" + quote_plus(orjson.dumps(payload)).encode()
    at = str(int(time.time()))
    signed = hmac.digest(SIGNING_SECRET.encode(), b"v0:" + at.encode() + b":" + body, "sha256")
    return body, {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": at,
        "X-Slack-Signature": f"v0={signed.hex()}",
    }


def _telegram(tap: Tapped, _sink: str, number: int) -> Call:
    user = int(tap.by.id)
    chat = {"id": user, "type": "private", "first_name": "Lead"}
    update = {
        "update_id": 1_000_000 + number,
        "callback_query": {
            "id": str(4_000_000 + number),
            "from": {"id": user, "is_bot": False, "first_name": "Lead"},
            "chat_instance": "1",
            "data": tap.action.encode(),
            "message": {
                "message_id": number + 1,
                "date": 1_700_000_000,
                "chat": chat,
                "from": {"id": 1, "is_bot": True, "first_name": "Reciprocal"},
                "text": "A card",
            },
        },
    }
    return orjson.dumps(update), {
        "Content-Type": "application/json",
        "X-Telegram-Bot-Api-Secret-Token": WEBHOOK_SECRET,
    }


def _say(platform: str, ours: Seen, bare: Seen) -> str:
    def ratio(mine: Sequence[float], other: Sequence[float]) -> float:
        return statistics.median(a / b for a, b in zip(mine, other, strict=True))

    def ms(seconds: Sequence[float]) -> str:
        return f"{statistics.median(seconds) * 1000:.1f} ms"

    return (
        f"acks, {platform}: at {A_SECOND}/s p50 {ms(ours.p50)}, p99 {ms(ours.p99)}; bare framework "
        f"p50 {ms(bare.p50)}, p99 {ms(bare.p99)}; ratio p50 {ratio(ours.p50, bare.p50):.2f}, "
        f"p99 {ratio(ours.p99, bare.p99):.2f} (aim 2); flat out {statistics.median(ours.rates):.0f}"
        f"/s, bare {statistics.median(bare.rates):.0f}/s, ratio "
        f"{ratio(ours.rates, bare.rates):.2f} (aim 0.5); over 3 s: {ours.late} (aim none)"
    )
