"""How updates reach the bot: it polls for them, or they are posted to its webhook."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from io import BytesIO
from itertools import count

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout

from tests.kit.telegram.errors import OTHER_POLL, WEBHOOK_ACTIVE, WEBHOOK_SET, ApiError
from tests.kit.telegram.params import Params
from tests.kit.telegram.world import Json, World

UNASKED = ("chat_member", "message_reaction", "message_reaction_count")
"""bots/api#getupdates: an empty allowed_updates means all but these."""
KEPT = 24 * 3600
"""bots/api#getting-updates: updates are kept for 24 hours."""
CONNECTIONS = 40  # bots/api#setwebhook: max_connections, defaults to 40
LONGEST_WAIT = 60.0
"""Seconds between tries at the webhook, at most (tdlib, WebhookActor)."""

Handler = Callable[[str, Params], Awaitable[object]]


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


class Delivery:
    """The one queue of updates of a bot.

    ``pace`` 0.1 comes back to a failing webhook ten times as soon; ``timeout`` is the seconds
    that it is waited for. ``offsets`` are those that the bot asked for, in order.
    """

    def __init__(self, world: World, call: Handler) -> None:
        self.webhook = Webhook()
        self.pace = 1.0
        self.timeout = 60.0
        self.held = False
        self.offsets: list[int] = []
        self.polling = 0
        self.waiting: list[Update] = []
        self.all: list[Update] = []
        self.responses: list[tuple[int, int]] = []
        """Update ids posted to the webhook, with the status that came back, 0 for none."""
        self._world = world
        self._call = call
        self._ids = count(700_000_001)
        self._allowed: list[str] = []
        self._repeats: list[Update] = []
        self._poll = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._news = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: ClientSession | None = None

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
        self._pump()

    # -- polling

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Json]:  # noqa: ASYNC109
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
        end = asyncio.get_running_loop().time() + timeout
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

    # -- webhook

    async def start(self) -> None:
        """Begin to deliver, in the running loop."""
        self._loop = asyncio.get_running_loop()
        self._session = ClientSession()

    async def stop(self) -> None:
        """Let go of what is under way."""
        self._poll += 1
        self._wake()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        assert self._session is not None
        await self._session.close()

    def _pump(self) -> None:
        with self._world.changed:
            if not self.webhook.url or self.held:
                return
            assert self._loop is not None
            now = self._loop.time()
            busy = {update.queue for update in self.waiting if update.in_flight}
            for update in self.waiting:
                if len(self._tasks) >= self.webhook.connections:
                    return
                if update.queue in busy:
                    continue
                busy.add(update.queue)
                if update.not_before <= now:
                    update.in_flight = True
                    task = self._loop.create_task(self._deliver(update))
                    self._tasks.add(task)
                    task.add_done_callback(self._delivered)

    def _delivered(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._pump()

    async def _deliver(self, update: Update) -> None:
        body = json.dumps(update.json()).encode()
        error, retry_after = "", 0.0
        try:
            status, error, retry_after = await self._post(body)
        except (ClientError, TimeoutError, OSError) as failed:
            status, error = 0, f"Webhook connection closed: {failed!r}"
        finally:
            update.in_flight = False
        with self._world.changed:
            self.responses.append((update.id, status))
            if not error:
                update.done = True
                if update in self.waiting:
                    self.waiting.remove(update)
            else:
                self.webhook.error = error
                self.webhook.error_at = int(self._world.clock())
                self._again_later(update, retry_after)
            self._world.note()

    async def _post(self, body: bytes) -> tuple[int, str, float]:
        headers = {"Content-Type": "application/json"}
        if self.webhook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.webhook.secret
        assert self._session is not None
        timeout = ClientTimeout(total=self.timeout)
        async with self._session.post(
            self.webhook.url, data=body, headers=headers, timeout=timeout, allow_redirects=False
        ) as response:
            if not 200 <= response.status <= 299:
                words = f"Wrong response from the webhook: {response.status} {response.reason}"
                after = response.headers.get("Retry-After", "")
                return response.status, words, float(after) if after.isdigit() else 0.0
            await self._answer(response)
            return response.status, "", 0.0

    async def _answer(self, response: ClientResponse) -> None:
        """Do what the answer asks for (bots/api#making-requests-when-getting-updates)."""
        try:
            given = await response.json()
        except (ClientError, ValueError):
            return
        if not isinstance(given, dict):
            return
        method = str(given.pop("method", ""))
        barred = ("", "deletewebhook", "setwebhook", "close", "logout")
        if method.lower() not in barred and not method.lower().startswith("get"):
            # What comes of it is not told to the bot.
            await self._call(method, Params(given))

    def _again_later(self, update: Update, retry_after: float) -> None:
        """The first time at once, then after 2, 4, 8 ... seconds (tdlib, WebhookActor)."""
        assert self._loop is not None
        wait = retry_after
        if not retry_after and update.tries:
            update.wait = min(LONGEST_WAIT, update.wait * 2)
            wait = update.wait
        update.tries += 1
        wait *= self.pace
        update.not_before = self._loop.time() + wait
        self._loop.call_later(wait + 0.001, self._pump)

    async def raw(self, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
        """Post this to the webhook as it is: the status and the text of the answer."""
        assert self._session is not None
        timeout = ClientTimeout(total=self.timeout)
        async with self._session.post(
            self.webhook.url, data=BytesIO(body), headers=headers, timeout=timeout
        ) as response:
            return response.status, await response.text()
