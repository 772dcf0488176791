"""What is served over HTTP: whether the bot is well, and where each platform calls."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.app import Bot


def probes(bot: Bot) -> list[Route]:
    """`/healthz`, `/readyz` and `/metrics`."""

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def readyz(_: Request) -> Response:
        state = await bot.state()
        ready = state["database"] == state["relay"] == "ok"
        return JSONResponse({"ready": ready} | state, 200 if ready else 503)

    async def metrics(_: Request) -> Response:
        return Response(bot.metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")

    return [
        Route("/healthz", healthz, methods=["GET"]),
        Route("/readyz", readyz, methods=["GET"]),
        Route("/metrics", metrics, methods=["GET"]),
    ]


def create_app(bot: Bot) -> Starlette:
    """What `reciprocal serve` serves; the relay runs as long as it does."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with bot.running():
            yield

    heard = [route for adapter in bot.adapters for route in adapter.routes()]
    return Starlette(routes=[*probes(bot), *heard], lifespan=lifespan)
