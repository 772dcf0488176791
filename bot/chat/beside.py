"""What comes beside a message that has arrived: tried again for a while, then left out."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.chat.platform import SendFailed

WITHIN = 25.0
"""Seconds: the lease of the message must not end meanwhile, or another would send it again."""

_LONGEST_WAIT = 5.0
"""Seconds before it is tried again."""

_log = logging.getLogger(__name__)


async def beside(what: str, send: Callable[[], Awaitable[object]]) -> None:
    """Send it. The message stands without it where that cannot be: it would else come twice."""
    try:
        async with asyncio.timeout(WITHIN):
            await _sent(what, send)
    except TimeoutError:
        _log.warning("%s not sent in time", what)


async def _sent(what: str, send: Callable[[], Awaitable[object]]) -> None:
    while True:
        try:
            await send()
        except SendFailed as failed:
            if failed.retry is None:
                _log.warning("%s not sent: %s", what, failed)
                return
            await asyncio.sleep(min(failed.retry, _LONGEST_WAIT))
        else:
            return
