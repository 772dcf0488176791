"""What a platform's own framework does of itself, with one SQLite commit a tap, and nothing else.

``python -m bench.bare slack|telegram PORT SINK DATABASE``
"""

import re
import sqlite3
import sys
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

SIGNING_SECRET = "bench-signing-secret"
WEBHOOK_SECRET = "bench-webhook-secret"
TOKEN = "1:bench-bench-bench-bench-bench-bench-be"


class Taps:
    """A table of taps, on the same pragmas as the bot's own database."""

    def __init__(self, file: str) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        self._connection.execute("CREATE TABLE tap (id INTEGER PRIMARY KEY, what TEXT)")

    def keep(self, what: str) -> None:
        """One commit."""
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("INSERT INTO tap (what) VALUES (?)", (what,))
        self._connection.execute("COMMIT")


def slack(taps: Taps, sink: str) -> Starlette:
    """A slack-bolt app that acknowledges a button once the tap is kept."""
    from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.authorization import AuthorizeResult
    from slack_sdk.web.async_client import AsyncWebClient

    async def authorize(**_: Any) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None, team_id="T0BENCH", bot_token="xoxb-bench", bot_user_id="U0BOT"
        )

    bolt = AsyncApp(
        signing_secret=SIGNING_SECRET,
        authorize=authorize,
        process_before_response=True,
        client=AsyncWebClient(base_url=f"{sink}/api/"),
    )

    @bolt.action(re.compile(".*"))
    async def tapped(ack: Any, body: dict[str, Any]) -> None:
        taps.keep(body["actions"][0]["value"])
        await ack()

    handler = AsyncSlackRequestHandler(bolt)

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    return Starlette(routes=[*_HEALTH, Route("/slack/events", events, methods=["POST"])])


def telegram(taps: Taps, sink: str) -> Starlette:
    """A python-telegram-bot application behind a webhook that answers once the tap is kept."""
    from telegram import Update
    from telegram.ext import Application, CallbackQueryHandler

    application: Any = (
        Application.builder().token(TOKEN).base_url(f"{sink}/bot").updater(None).build()
    )

    async def tapped(update: Update, _: Any) -> None:
        assert update.callback_query
        taps.keep(update.callback_query.data or "")

    application.add_handler(CallbackQueryHandler(tapped))
    begun: list[bool] = []

    async def webhook(request: Request) -> Response:
        if not begun:
            await application.initialize()
            begun.append(True)
        if request.headers.get("x-telegram-bot-api-secret-token") != WEBHOOK_SECRET:
            return Response(status_code=401)
        update = Update.de_json(await request.json(), application.bot)
        await application.process_update(update)
        return Response()

    return Starlette(routes=[*_HEALTH, Route("/telegram/webhook", webhook, methods=["POST"])])


_HEALTH = [Route("/healthz", lambda _: Response("ok"))]

if __name__ == "__main__":
    which, port, sink_, database = sys.argv[1:]
    app = {"slack": slack, "telegram": telegram}[which](Taps(database), sink_)
    uvicorn.run(app, host="127.0.0.1", port=int(port), log_level="critical")
