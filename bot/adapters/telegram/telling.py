"""What is left to say once the engine has done its part, and several of it as one."""

import asyncio
from collections.abc import Awaitable, Callable

Telling = Callable[[], Awaitable[object]]
"""Something that is to be said yet."""


async def nothing() -> None:
    """Say nothing."""


def both(*tellings: Telling) -> Telling:
    """All of these at once."""

    async def say() -> None:
        await asyncio.gather(*(telling() for telling in tellings))

    return say


def in_turn(*tellings: Telling) -> Telling:
    """These, one after another."""

    async def say() -> None:
        for telling in tellings:
            await telling()

    return say
