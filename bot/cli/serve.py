"""`reciprocal serve`: the bot, on every platform that is configured."""

from typing import Annotated

import typer

from bot.cli.options import Port

Host = Annotated[str | None, typer.Option("--host", help="RECIPROCAL_HOST, unless given.")]


def serve(host: Host = None, port: Port = None) -> None:
    """Run the bot until it is told to stop."""
    from bot import log, settings
    from bot.app import Bot, connect
    from bot.cli import serving
    from bot.doors import create_app
    from bot.store.looking import look
    from bot.store.opening import opened

    given = settings.read()
    key = settings.key(given)
    log.configure()
    with (
        serving.listener(
            given.reciprocal_host if host is None else host,
            given.reciprocal_port if port is None else port,
        ) as listening,
        opened(given.database_url, key) as store,
    ):
        with look(store) as looking:
            schemes = len(looking.schemes())
        if not schemes:
            log.note("There is no scheme yet: reciprocal scheme apply FILE")
        bot = Bot(store, {}, settings.clock(given))
        connect(bot, given)
        if not bot.adapters:
            log.note("No platform is configured: set SLACK_BOT_TOKEN or TELEGRAM_BOT_TOKEN")
        if store.database.is_sqlite:
            # It is served by one process: what a killed one had in hand need not wait.
            for platform in bot.platforms:
                bot.deliveries.release(platform, bot.clock())
        try:
            log.note("serving", address=serving.address(listening), schemes=schemes)
            serving.run(create_app(bot), listening)
        finally:
            bot.close()
        log.note("stopped")
