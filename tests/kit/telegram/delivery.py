"""How updates reach the bot: it polls for them, or they are posted to its webhook."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from io import BytesIO

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout

from tests.kit.telegram.params import Params
from tests.kit.telegram.polling import Polling, Update
from tests.kit.telegram.world import World

LONGEST_WAIT = 60.0
"""Seconds between tries at the webhook, at most (tdlib, WebhookActor)."""

Handler = Callable[[str, Params], Awaitable[object]]


class Delivery(Polling):
    """The queue, emptied by the webhook while one is set.

    ``pace`` 0.1 comes back to a failing webhook ten times as soon; ``timeout`` is the seconds
    that it is waited for.
    """

    def __init__(self, world: World, call: Handler) -> None:
        super().__init__(world)
        self.pace = 1.0
        self.timeout = 60.0
        self.responses: list[tuple[int, int]] = []
        """Update ids posted to the webhook, with the status that came back, 0 for none."""
        self._call = call
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: ClientSession | None = None

    async def start(self) -> None:
        """Begin to deliver, in the running loop."""
        self._loop = asyncio.get_running_loop()
        self._session = ClientSession()

    async def stop(self) -> None:
        """Let go of what is under way."""
        self.held = True  # or what is broken off would be tried again at once
        self._poll += 1
        self._wake()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        assert self._session is not None
        await self._session.close()

    def _wake(self) -> None:
        super()._wake()
        self._pump()

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
        """Post this to the webhook as it is: the status, 0 for none, and the text of the answer."""
        assert self._session is not None
        timeout = ClientTimeout(total=self.timeout)
        try:
            async with self._session.post(
                self.webhook.url, data=BytesIO(body), headers=headers, timeout=timeout
            ) as response:
                return response.status, await response.text()
        except (ClientError, TimeoutError, OSError) as failed:
            return 0, repr(failed)
