"""The clock panel: what time it is, what comes, and buttons that go there."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.app import Bot
from bot.domain.calendar import Calendar, months_after
from bot.playground.coming import Coming, coming
from bot.playground.winding import Winding

JUMPS: Mapping[str, str] = {
    "hour": "+1 hour",
    "day": "Next working day",
    "week": "+1 week",
    "month": "+1 month",
}
"""Each way to put the clock forward, as its button says it."""

_SHOWN = 6
_PATIENCE = 1.0
"""Seconds after which a journey is shown as it goes on."""


class ClockPanel:
    """Implements ``ports.Panel``, with routes of its own."""

    name = "clock"
    title = "Clock"

    def __init__(self, bot: Bot, winding: Winding, env: Environment) -> None:
        self._bot = bot
        self._winding = winding
        self._template = env.get_template("clock.html")

    def routes(self) -> list[Route]:
        """What its buttons post to; each answers with the panel."""
        return [
            Route("/clock/stop", self._stop, methods=["POST"]),
            Route("/clock/{jump}", self._jump, methods=["POST"]),
        ]

    async def draw(self) -> str:
        """The panel as things stand."""
        now, journey = self._winding.clock(), self._winding.journey
        ahead = await self._coming(now)
        full = partial(in_full, zone=ahead.calendar.zone)
        said, stopped = "", self._winding.stopped_at
        if journey:
            said = f"On the way to {full(journey.ends)}."
        elif stopped:
            said = f"The clock is at {full(stopped)}."
        return self._template.render(
            now=now, full=full, said=said, ahead=ahead, shown=_SHOWN, jumps=JUMPS, journey=journey
        )

    async def _jump(self, request: Request) -> Response:
        now = self._winding.clock()
        ahead = await self._coming(now)
        moment: datetime | None
        match request.path_params["jump"]:
            case "next":
                moment = ahead.next
            case "to":
                asked = request.query_params.get("at")
                moment = next((s.at for s in ahead.stops if s.at.isoformat() == asked), None)
            case jump if jump in JUMPS:
                moment = after(now, jump, ahead.calendar)
            case _:
                return Response(status_code=404)
        if moment is not None:
            await self._winding.go_to(moment, _PATIENCE)
        return HTMLResponse(await self.draw())

    async def _stop(self, _: Request) -> Response:
        await self._winding.halt()
        return HTMLResponse(await self.draw())

    async def _coming(self, now: datetime) -> Coming:
        return await self._bot.read(coming, self._bot, now)


def after(now: datetime, jump: str, calendar: Calendar) -> datetime:
    """The moment that a jump leads to: by the days of the scheme's zone, at the same local hour."""
    local = now.astimezone(calendar.zone)
    match jump:
        case "hour":
            return now + timedelta(hours=1)
        case "day":
            return calendar.morning(local.date() + timedelta(days=1))
        case "week":
            day = local.date() + timedelta(weeks=1)
        case _:
            day = months_after(local.date(), 1)
    return datetime.combine(day, local.time(), calendar.zone).astimezone(UTC)


def in_full(moment: datetime, zone: ZoneInfo) -> str:
    """A time with its year: ``Tue 3 Mar 2026, 10:00``."""
    local = moment.astimezone(zone)
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M}"
