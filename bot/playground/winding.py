"""The clock is put forward: from one due thing to the next, so that each is done in its time."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.app import Bot
from bot.flows.clock import due_event
from bot.playground.clock import Clock

_SETTLING = 0.02
"""Seconds between two looks at whether the relay's last parcels have arrived."""

_SHOWN_EVERY = 0.5
"""Seconds between two showings of a clock on its way: pages that draw anew hold it up."""

_LAST_STEP = 10.0
"""Seconds that the step under way may take to end when the playground does."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Journey:
    """Where the clock sets out from, and where it goes."""

    begins: datetime
    ends: datetime

    def done(self, now: datetime) -> int:
        """How much of it is done, in per cent."""
        return min(100, round(100 * ((now - self.begins) / (self.ends - self.begins))))


class Winding:
    """Puts the clock of a bot forward, one journey at a time.

    ``passing`` is called now and then on the way and once it has ended, ``arrived`` at the end.
    """

    def __init__(
        self,
        bot: Bot,
        clock: Clock,
        platform: str,
        passing: Callable[[], None],
        arrived: Callable[[], Awaitable[None]],
    ) -> None:
        self.clock = clock
        self.journey: Journey | None = None
        self.stopped_at: datetime | None = None
        self._bot = bot
        self._platform = platform
        self._passing = passing
        self._arrived = arrived
        self._halting = False
        self._shown = 0.0
        self._task: asyncio.Task[None] | None = None

    async def go_to(self, moment: datetime, patience: float | None = None) -> None:
        """Set out for a moment, unless the clock is on its way already.

        It returns on arrival, or after ``patience`` seconds.
        """
        begins = self.clock()
        if self.journey is None and moment > begins:
            self.journey, self._halting = Journey(begins, moment), False
            self._task = asyncio.create_task(self._wind(moment))
        if self._task is not None:
            await asyncio.wait({self._task}, timeout=patience)

    async def halt(self) -> None:
        """Stop where it is: what is due by then is done, and nothing after it."""
        self._halting = True
        if self._task is not None:
            await asyncio.wait({self._task}, timeout=_LAST_STEP)

    async def _wind(self, moment: datetime) -> None:
        try:
            await self._do_what_is_due()
            while self.clock() < moment and not self._halting:
                due = await self._bot.read(self._bot.timetable.after, self.clock())
                stop = moment if due is None else min(due, moment)
                # Among the turns: none of them sees two times.
                await self._bot.write(self.clock.go_to, stop)
                await self._do_what_is_due()
                self._pass()
            await self._arrived()
        except Exception:
            log.exception("the clock was not moved on")
        finally:
            self.journey, self.stopped_at = None, self.clock()
            self._passing()

    def _pass(self) -> None:
        now = time.monotonic()
        if now - self._shown > _SHOWN_EVERY:
            self._shown = now
            self._passing()

    async def _do_what_is_due(self) -> None:
        """All of it, and its messages arrive before it is later; what cannot be done stays due."""
        before = None
        await self._deliver()
        while (due := await self._tick()) and due != before:
            before = due
            await self._deliver()

    async def _tick(self) -> Sequence[tuple[str, str, str]]:
        """Do all that has fallen due, the longest due first; what that was.

        Unlike ``Bot.tick`` it does not let everybody else's turns in between: what is due together
        is kept by few commits, and a month takes seconds.
        """
        now = self.clock()
        due = await self._bot.read(self._bot.timetable.due, now)
        await asyncio.gather(*(self._bot.handle(due_event(*key, now)) for key in due))
        return due

    async def _deliver(self) -> None:
        await self._bot.rounds()
        while await self._bot.read(self._bot.deliveries.on_their_way, self._platform, self.clock()):
            await asyncio.sleep(_SETTLING)
            await self._bot.rounds()
