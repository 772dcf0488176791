"""Updates, in the order in which they happened, and the polls that fetch them."""

import asyncio
from dataclasses import dataclass
from itertools import count

from tests.kit.telegram.errors import OTHER_POLL, WEBHOOK_ACTIVE, WEBHOOK_SET, ApiError
from tests.kit.telegram.world import Json, World

UNASKED = ("chat_member", "message_reaction", "message_reaction_count")
"""bots/api#getupdates: an empty allowed_updates means all but these."""
KEPT = 24 * 3600
"""bots/api#getting-updates: updates are kept for 24 hours."""
CONNECTIONS = 40  # bots/api#setwebhook: max_connections, defaults to 40


@dataclass(eq=False)
class Update:
    """An update, with the queue in which it keeps its place: updates of one queue stay in order.

    ``done`` once the bot has confirmed it or answered 2xx; ``tries`` at the webhook so far.
    """

    id: int
    kind: str
    body: Json
    queue: int
    at: float
    done: bool = False
    tries: int = 0
    wait: float = 1.0
    not_before: float = 0.0
    in_flight: bool = False

    def json(self) -> Json:
        """bots/api#update"""
        return {"update_id": self.id, self.kind: self.body}


@dataclass
class Webhook:
    """Where updates are posted. No ``url``: the bot polls."""

    url: str = ""
    secret: str = ""
    connections: int = CONNECTIONS
    ip_address: str = ""
    error: str = ""
    error_at: int = 0


class Polling:
    """The one queue of updates of a bot, and getUpdates.

    ``offsets`` are those that the bot asked for, in order; ``polling`` the polls under way.
    """

    def __init__(self, world: World) -> None:
        self.webhook = Webhook()
        self.held = False
        self.offsets: list[int] = []
        self.polling = 0
        self.waiting: list[Update] = []
        self.all: list[Update] = []
        self._world = world
        self._ids = count(700_000_001)
        self._allowed: list[str] = []
        self._repeats: list[Update] = []
        self._poll = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._news = asyncio.Event()

    def add(self, kind: str, body: Json, queue: int) -> Update:
        """A new update, kept only if the bot wants its kind; the caller holds ``changed``."""
        wanted = kind in self._allowed if self._allowed else kind not in UNASKED
        update = Update(next(self._ids), kind, body, queue, self._world.clock(), done=not wanted)
        self.all.append(update)
        if wanted:
            self.waiting.append(update)
            self.wake()
        return update

    def allow(self, kinds: list[str] | None) -> None:
        """Which kinds the bot wants from now on; None changes nothing."""
        if kinds is not None:
            self._allowed = kinds

    @property
    def allowed(self) -> list[str]:
        """The kinds that the bot asked for."""
        return self._allowed

    def wake(self) -> None:
        """Look again at what there is to deliver; from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()

    async def poll(self, offset: int, limit: int, patience: float) -> list[Json]:
        """getUpdates. Raises ApiError, a conflict, where another poll or a webhook takes over."""
        with self._world.changed:
            if self.webhook.url:
                raise ApiError(409, WEBHOOK_ACTIVE)
            self._poll += 1
            mine = self._poll
            self._wake()
            self.offsets.append(offset)
            self._confirm(offset)
            self.polling += 1
            self._world.note()
        end = asyncio.get_running_loop().time() + patience
        try:
            while True:
                news = self._news
                if self._poll != mine:
                    raise self._taken_over()
                left = end - asyncio.get_running_loop().time()
                found = self._ready(limit)
                if found or left <= 0:
                    return [update.json() for update in found]
                try:
                    await asyncio.wait_for(news.wait(), left)
                except TimeoutError:
                    continue
        finally:
            with self._world.changed:
                self.polling -= 1

    def _taken_over(self) -> ApiError:
        return ApiError(409, WEBHOOK_SET if self.webhook.url else OTHER_POLL)

    def end_poll(self) -> None:
        """Break off the poll that is under way."""
        self._poll += 1
        self.wake()

    def _ready(self, limit: int) -> list[Update]:
        with self._world.changed:
            if self.held:
                return []
            oldest = self._world.clock() - KEPT
            self.waiting = [update for update in self.waiting if update.at > oldest]
            repeats, self._repeats = self._repeats, []
            return (repeats + self.waiting)[:limit]

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            forgotten = self.waiting[:offset]
        else:
            forgotten = [update for update in self.waiting if update.id < offset]
        for update in forgotten:
            update.done = True
            self.waiting.remove(update)

    def repeat(self, updates: list[Update]) -> None:
        """Put these into the next answer to a poll, whatever its offset."""
        with self._world.changed:
            self._repeats += updates
        self.wake()
