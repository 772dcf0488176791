"""Telegram in a thread of its own: the Bot API over HTTP, and the people who use the bot."""

import asyncio
import json
import re
import threading
import time
from collections.abc import Callable, Coroutine, Generator, Sequence
from contextlib import contextmanager
from typing import Any, Self, TypeVar

from aiohttp import web

from tests.kit.telegram.errors import ApiError
from tests.kit.telegram.faults import Fault, Faults
from tests.kit.telegram.group import TelegramGroup
from tests.kit.telegram.methods import Methods
from tests.kit.telegram.params import Params, read
from tests.kit.telegram.phone import TelegramPhone
from tests.kit.telegram.polling import CONNECTIONS, Update
from tests.kit.telegram.rates import Rates
from tests.kit.telegram.world import PATIENCE, Call, User, Violation, World

T = TypeVar("T")
TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_TOKEN = re.compile(r"\d+:[\w-]{35}")


class FakeTelegram:
    """One bot's Telegram, as a context manager; ``url`` is what precedes ``/bot<token>/``.

    ``clock`` is seconds since 1970; ``rates.on`` turns the rate limits on. From a test that runs
    a bot in its own loop, call what waits with ``asyncio.to_thread``; nothing else waits.
    """

    def __init__(
        self,
        token: str = TOKEN,
        username: str = "reciprocal_bot",
        clock: Callable[[], float] = time.time,
        port: int = 0,
    ) -> None:
        self.token = token
        self.clock = clock
        bot = User(int(token.partition(":")[0]), "Reciprocal", username, is_bot=True)
        self.world = World(bot, clock)
        self.rates = Rates(clock)
        self.faults = Faults()
        self.methods = Methods(self.world, self.rates)
        self.delivery = self.methods.delivery
        self.sending = self.methods.sending
        self.phones: dict[int, TelegramPhone] = {}
        self.url = ""
        self._port = port
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="telegram", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self.run(self._start())
        return self

    def __exit__(self, *_: object) -> None:
        self.run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Do this in the fake's own loop and wait for it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    # -- what the bot did

    @property
    def violations(self) -> list[Violation]:
        """The limits that the bot broke."""
        return self.world.violations

    @property
    def calls(self) -> list[Call]:
        """Every call of a method that was answered or dropped, oldest first."""
        return self.world.calls

    def called(self, method: str) -> list[Call]:
        """The calls of one method."""
        return [call for call in self.calls if call.method.lower() == method.lower()]

    # -- who uses it

    def person(
        self, user_id: int, first_name: str = "", username: str = "", opened: bool = False
    ) -> TelegramPhone:
        """Somebody's phone, the same for the same id; ``opened`` if they pressed Start before."""
        with self.world.changed:
            if user_id not in self.phones:
                one = User(user_id, first_name or f"Person {user_id}", username)
                self.world.people[user_id] = one
                self.phones[user_id] = TelegramPhone(self.world, self.delivery, one)
            self.phones[user_id].user.opened |= opened
            return self.phones[user_id]

    def group(
        self,
        chat_id: int,
        title: str = "",
        members: Sequence[TelegramPhone] = (),
        told: bool = True,
    ) -> TelegramGroup:
        """A new group with the bot in it; ``told`` if the bot is told that it was added."""
        with self.world.changed:
            users = [phone.user for phone in members]
            chat = self.world.group(chat_id, title or f"Group {chat_id}", users)
            group = TelegramGroup(self.world, self.delivery, chat)
            if told and users:
                chat.bot = "left"
                group.adds_bot(members[0])
            return group

    # -- what goes wrong

    def fail(
        self,
        method: str,
        *,
        status: int = 0,
        description: str = "",
        retry_after: int = 0,
        stall: float = 0.0,
        drop: bool = False,
        after_doing: bool = False,
        times: int = 1,
        chat: int | None = None,
    ) -> Fault:
        """Let the next calls of a method ("*": of any) go wrong, as ``faults.Fault`` says."""
        with self.world.changed:
            return self.faults.order(
                method,
                status=status,
                description=description,
                retry_after=retry_after,
                stall=stall,
                drop=drop,
                after_doing=after_doing,
                times=times,
                chat=chat,
            )

    def set_webhook(self, url: str, secret: str = "", connections: int = CONNECTIONS) -> None:
        """Set the webhook by hand, as an operator may; an empty address lets the bot poll."""
        given = {"url": url, "secret_token": secret, "max_connections": connections}
        self.run(self.methods.call("setWebhook", Params(given)))

    @contextmanager
    def held(self) -> Generator[None]:
        """Deliver nothing inside the block, and everything that happened in it at once after.

        Whoever pressed in the block is taken to have pressed at its end.
        """
        self.delivery.held = True
        began = time.monotonic()
        try:
            yield
        finally:
            with self.world.changed:
                for query in self.world.queries.values():
                    if query.pressed >= began:
                        query.pressed = time.monotonic()
            self.delivery.held = False
            self.delivery.wake()

    def again(self, update: Update, times: int = 1) -> list[tuple[int, str]]:
        """Deliver an update so many times more, all at once.

        To a webhook: the status and text of each answer. To a bot that polls: in its next poll.
        """
        if not self.delivery.webhook.url:
            self.delivery.repeat([update] * times)
            return []
        return self.posts([json.dumps(update.json()).encode()] * times)

    def posts(
        self, bodies: Sequence[bytes], secret: str | None = "", **headers: str
    ) -> list[tuple[int, str]]:
        """Post these to the webhook at once, as they are: the status and text of each answer.

        The status is 0 where the connection broke or the bot never answered.

        ``secret`` "" is the right one, None leaves the header out; underscores in the name of a
        header stand for dashes.
        """
        given = {"Content-Type": "application/json"}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        right = self.delivery.webhook.secret
        if secret is not None and (secret or right):
            given[SECRET_HEADER] = secret or right

        async def post() -> list[tuple[int, str]]:
            return await asyncio.gather(*(self.delivery.raw(body, given) for body in bodies))

        return self.run(post())

    # -- waiting

    def wait(self, true: Callable[[], object], what: str = "it is so") -> None:
        """Wait until this is true. Raises AssertionError after a minute."""
        self.world.wait(true, what)

    def wait_for_bot(self) -> None:
        """Wait until the bot polls or has set its webhook."""
        self.wait(lambda: self.delivery.polling or self.delivery.webhook.url, "the bot listens")

    def settle(self, until: Callable[[], object] = lambda: True) -> None:
        """Wait until all presses are answered, all updates taken, and ``until`` is true."""
        for phone in list(self.phones.values()):
            phone.settle()
        self.wait(until, "what was to come of it has come")

    # -- serving

    async def _start(self) -> None:
        await self.delivery.start()
        app = web.Application(client_max_size=50 * 1024 * 1024)
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", self._handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"

    async def _stop(self) -> None:
        await self.delivery.stop()
        await self._runner.cleanup()
        # Calls that are stalled by a fault are broken off, but not waited for, by the line above.
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def _handle(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        params = Params({})
        try:
            self._check_token(request.match_info["token"])
            params = await read(request)
            with self.world.changed:
                fault = self.faults.meet(method, params.chat)
            if fault is None:
                result = await self.methods.call(method, params)
                return self._ok(request, method, params, result)
            return await self._go_wrong(fault, request, method, params)
        except ApiError as refused:
            return self._refused(request, method, params, refused)

    def _check_token(self, token: str) -> None:
        if token == self.token:
            return
        if _TOKEN.fullmatch(token):
            raise ApiError(401, "Unauthorized")
        raise ApiError(404, "Not Found")

    async def _go_wrong(
        self, fault: Fault, request: web.Request, method: str, params: Params
    ) -> web.Response:
        result: object = None
        if fault.after_doing:
            result = await self.methods.call(method, params)
        await asyncio.sleep(fault.stall)
        if fault.drop:
            assert request.transport is not None
            request.transport.abort()
            self._log(Call(method, params.given, 0))
            return web.Response()
        if fault.error is not None:
            raise fault.error
        if not fault.after_doing:
            result = await self.methods.call(method, params)
        return self._ok(request, method, params, result)

    def _ok(
        self, request: web.Request, method: str, params: Params, result: object
    ) -> web.Response:
        self._log(Call(method, params.given, _heard(request, 200)))
        return web.json_response({"ok": True, "result": result})

    def _refused(
        self, request: web.Request, method: str, params: Params, refused: ApiError
    ) -> web.Response:
        status = _heard(request, refused.code)
        self._log(Call(method, params.given, status, refused.description))
        # A gateway that is down answers with a page of its own.
        if refused.description in ("Bad Gateway", "Gateway Timeout"):
            return web.Response(status=refused.code, text="<html>Bad Gateway</html>")
        headers = {}
        if after := refused.parameters.get("retry_after"):
            headers["Retry-After"] = str(after)
        return web.json_response(refused.body(), status=refused.code, headers=headers)

    def _log(self, call: Call) -> None:
        with self.world.changed:
            self.world.calls.append(call)
            self.world.note()


def _heard(request: web.Request, status: int) -> int:
    """The status, or 0 where the client is there no more to hear it."""
    gone = request.transport is None or request.transport.is_closing()
    return 0 if gone else status
