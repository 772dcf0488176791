"""`reciprocal tick`: do what is due and send what is sendable, then exit."""

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.app import Bot

At = Annotated[
    str | None, typer.Option("--at", metavar="ISO", help="The time that it is; now, unless given.")
]


def tick(at: At = None) -> None:
    """Do what is due and send what is sendable, round after round; may run beside `serve`."""
    start = None if at is None else _instant(at)

    from bot import log, settings
    from bot.app import Bot, connect
    from bot.store.opening import opened

    log.configure()
    given = settings.read()
    clock = settings.clock(given.model_copy(update={"reciprocal_now": start}) if start else given)
    with opened(given.database_url, settings.key(given)) as store:
        bot = Bot(store, {}, clock)
        connect(bot, given)
        try:
            sent = asyncio.run(_all(bot))
        finally:
            bot.close()
    print(f"Sent {sent} messages." if sent else "Nothing to send.")


async def _all(bot: "Bot") -> int:
    before = None
    try:
        await bot.write(bot.engine.wind_up)
        # A case that changed is planned where its cards are drawn: only then is it known as due.
        sent = await bot.rounds()
        # What is due again at once could not be done: another round would not do it either.
        while (due := await bot.tick()) and due != before:
            sent, before = sent + await bot.rounds(), due
        return sent
    finally:
        await bot.disconnect()


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
        return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise typer.BadParameter(
            "put an ISO time such as 2026-03-03T09:30:00+00:00", param_hint="--at"
        ) from None
