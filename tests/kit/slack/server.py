"""The fake Slack: a real server for the app to call, and the people who use the app."""

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterable, Mapping
from types import TracebackType
from typing import Any, Self, TypeVar

import aiohttp
from aiohttp import web

from tests.kit.slack import limits, running
from tests.kit.slack.delivery import Delivery, Http, signed
from tests.kit.slack.faults import Fault, Faults
from tests.kit.slack.methods import Methods
from tests.kit.slack.payloads import Payloads, Told
from tests.kit.slack.phone import SlackPhone
from tests.kit.slack.rates import Rates
from tests.kit.slack.sockets import Sockets
from tests.kit.slack.views import Views
from tests.kit.slack.web_api import Call, WebApi
from tests.kit.slack.workspace import Channel, Message, Workspace

Json = dict[str, Any]
T = TypeVar("T")


class FakeSlack:
    """Slack on a port of its own. Give ``api_url`` to the app as ``SLACK_API_URL``.

    With ``request_url`` set, it tells the app over signed HTTP, else over Socket Mode. ``clock``
    rules triggers, response addresses, rates and message ids; ``wall`` the signatures. Nothing is
    limited in rate unless ``rates`` is given. An acknowledgement may take ``ack_within`` seconds,
    and an event that was not acknowledged comes again after each of ``retry_after``; Slack's own
    pauses are 0, 60 and 300 seconds. With ``echoes``, the app hears of its own private messages.
    """

    def __init__(
        self,
        *,
        team: str = "T0SCHEME",
        request_url: str = "",
        rates: Rates | None = None,
        clock: Callable[[], float] = time.time,
        wall: Callable[[], float] = time.time,
        ack_within: float = limits.ACK_SECONDS,
        trigger_life: float = limits.TRIGGER_SECONDS,
        retry_after: tuple[float, ...] = (0.0,) * limits.EVENT_RETRIES,
        echoes: bool = False,
    ) -> None:
        self.team = team
        self.bot_token = "xoxb-fake-bot-token"
        self.app_token = "xapp-fake-app-token"
        self.signing_secret = "0123456789abcdef0123456789abcdef"
        self.request_url = request_url
        self.retry_after = retry_after
        self.echoes = echoes
        self.wall = wall
        self.ack_within = ack_within
        self.workspace = Workspace(team, clock)
        self.views = Views(self.workspace)
        self.methods = Methods(self.workspace, self.views, trigger_life)
        self.methods.posted = self._posted
        self.violations = self.methods.violations
        """What broke a documented limit; tests assert that it is empty."""
        self.faults = Faults()
        self.rates = rates
        self.payloads = Payloads(self.workspace)
        self.sockets = Sockets(ack_within, complain=self.violations.append)
        self.calls: list[Call] = []
        self.deliveries: list[Delivery] = []
        self.url = ""
        self._phones: dict[str, SlackPhone] = {}
        self._echoing: set[asyncio.Task[Delivery]] = set()

    # Life

    def start(self) -> Self:
        """Listen, on a free port of 127.0.0.1."""
        self._loop = running.Loop("fake-slack")
        self.wait(self._start())
        return self

    def close(self) -> None:
        """Hang up on everybody."""
        self.wait(self._close())
        self._loop.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def api_url(self) -> str:
        """The address of the Web API, as the SDK wants it."""
        return f"{self.url}/api/"

    def wait(self, doing: Coroutine[Any, Any, T]) -> T:
        """Let it be done on the fake's own loop and wait for it."""
        return self._loop.wait(doing)

    async def join(self, doing: Coroutine[Any, Any, T]) -> T:
        """The same from any event loop."""
        return await self._loop.join(doing)

    def at_once(self, *doings: Coroutine[Any, Any, T]) -> list[T]:
        """Let several do something at the same time: ``fake.at_once(*(p.apress("Claim") ...))``."""
        return self.wait(_gathered(doings))

    def until(
        self,
        holds: Callable[[], T],
        within: float = 60.0,
        otherwise: Callable[[], str] = lambda: "",
    ) -> T:
        """Wait until this holds and give what it gave."""
        return running.until(holds, within, otherwise)

    async def auntil(
        self,
        holds: Callable[[], T],
        within: float = 60.0,
        otherwise: Callable[[], str] = lambda: "",
    ) -> T:
        """As ``until``."""
        return await running.until_async(holds, within, otherwise)

    # People and places

    def person(
        self, user: str, team: str = "", *, name: str = "", unreachable: str = ""
    ) -> SlackPhone:
        """Somebody's phone; of another ``team`` they are outsiders (Slack Connect).

        ``unreachable`` is the error that private messages to them meet.
        """
        person = self.workspace.joins(user, team or self.team, name)
        person.unreachable = unreachable or person.unreachable
        return self._phones.setdefault(user, SlackPhone(self, person))

    def channel(
        self,
        named: str,
        members: Iterable[str | SlackPhone] = (),
        *,
        name: str = "",
        bot: bool = True,
        private: bool = False,
        archived: bool = False,
    ) -> Channel:
        """A channel with its members; ``bot`` says that the app is one of them."""
        users = {m.person.id if isinstance(m, SlackPhone) else m for m in members}
        channel = Channel(named, name or named.lower(), users, bot, private, archived)
        self.workspace.channels[named] = channel
        return channel

    # Faults and counts

    def fail(
        self,
        method: str,
        *,
        status: int = 0,
        error: str = "",
        retry_after: int | None = None,
        stall: float = 0.0,
        drop: bool = False,
        after_doing: bool = False,
        times: int | None = 1,
    ) -> Fault:
        """Plant a fault in a method, in ``response_url``, or with ``*`` in any of the methods."""
        fault = Fault(method, status, error, retry_after, stall, drop, after_doing, times)
        self.faults.planted.append(fault)
        return fault

    def called(self, method: str) -> list[Call]:
        """The calls of one method."""
        return [call for call in list(self.calls) if call.method == method]

    def told_to_wait(self) -> int:
        """How often 429 was answered, by the limits or by a fault."""
        return sum(call.status == 429 for call in list(self.calls))

    # Telling the app

    async def tell(self, told: Told) -> Delivery:
        """Tell the app, events up to three times more; the last attempt."""
        delivery = await self._once(told, 0, "")
        if told.kind == "events_api":
            for retry, pause in enumerate(self.retry_after, 1):
                if delivery.ok or delivery.final:
                    break
                await asyncio.sleep(pause)
                reason = "http_timeout" if delivery.fate == "timeout" else "http_error"
                delivery = await self._once(told, retry, reason)
        return delivery

    def event(self, event: Json, team: str = "") -> Delivery:
        """Any event of the Events API; of another workspace where ``team`` says so."""
        return self.wait(self.tell(self.payloads.happened(event, team)))

    def send(self, told: Told) -> Delivery:
        """Any payload, altered as a test likes, signed as Slack's."""
        return self.wait(self.tell(told))

    def again(self, delivery: Delivery, times: int = 1, fresh: bool = False) -> list[Delivery]:
        """Send a delivery again, the same bytes so many times at once; ``fresh``: signed anew."""
        return self.at_once(*(self._again(delivery, fresh) for _ in range(times)))

    def verify_url(self) -> Delivery:
        """What Slack sends when a request address is entered."""
        payload = {"type": "url_verification", "token": "t", "challenge": "challenge-7QX"}
        return self.wait(self.tell(Told("events_api", payload)))

    def sign(self, body: bytes, *, secret: str | None = None, age: float = 0.0) -> dict[str, str]:
        """Headers that sign a body; with another secret, or so many seconds ago."""
        by = self.signing_secret if secret is None else secret
        return signed(by, body, self.wall() - age)

    def post_raw(
        self, body: bytes, headers: Mapping[str, str], url: str = ""
    ) -> tuple[int, Mapping[str, str], str]:
        """Post anything to the app: status, headers and text of its answer."""
        return self.wait(self._http.post(url or self.request_url, body, headers))

    def wait_connected(self, lines: int = 1, within: float = 60.0) -> None:
        """Wait until the app has opened so many Socket Mode connections."""
        self.until(lambda: self.sockets.open_lines() >= lines, within)

    def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask the app to connect anew."""
        self.wait(self.sockets.disconnect(reason))

    def drop_sockets(self) -> None:
        """Cut the connections without a word."""
        self.wait(self.sockets.drop())

    async def _once(self, told: Told, retry: int, reason: str) -> Delivery:
        if self.request_url:
            delivery = await self._http.deliver(self.request_url, told, retry, reason)
        else:
            delivery = await self.sockets.deliver(told, retry, reason)
        self.deliveries.append(delivery)
        return delivery

    async def _again(self, old: Delivery, fresh: bool) -> Delivery:
        headers = old.headers | (self.sign(old.body) if fresh else {})
        delivery = Delivery(old.told, old.body, headers, old.retry)
        if self.request_url:
            await self._http.send(self.request_url, delivery)
        else:
            await self.sockets.send(delivery)
        self.deliveries.append(delivery)
        return delivery

    def _posted(self, message: Message) -> None:
        channel = self.workspace.channels[message.channel]
        if self.echoes and channel.is_im:
            echo = asyncio.ensure_future(self.tell(self.payloads.echoed(message, channel)))
            self._echoing.add(echo)
            echo.add_done_callback(self._echoing.discard)

    async def _start(self) -> None:
        connector = aiohttp.TCPConnector(limit=0)
        self._session = aiohttp.ClientSession(
            connector=connector, timeout=aiohttp.ClientTimeout(total=running.PATIENCE)
        )
        self._http = Http(self._session, self.signing_secret, self.wall, self.ack_within)
        self._api = WebApi(
            self.workspace,
            self.methods,
            self.sockets,
            self.faults,
            self.rates,
            self.bot_token,
            self.app_token,
            self.calls,
        )
        self._runner = web.AppRunner(
            self._api.app(), access_log=None, shutdown_timeout=0.5, handler_cancellation=True
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        port = self._runner.addresses[0][1]
        self.url = self._api.address = self.payloads.hooks = f"http://127.0.0.1:{port}"
        self.methods.address = self.url

    async def _close(self) -> None:
        for echo in self._echoing:
            echo.cancel()
        await self.sockets.close()
        await self._session.close()
        await self._runner.cleanup()


async def _gathered(doings: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
    return list(await asyncio.gather(*doings))
