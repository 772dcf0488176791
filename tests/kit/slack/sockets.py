"""Socket Mode: envelopes over web sockets that the app has opened, and its acknowledgements.

Source: docs.slack.dev/apis/events-api/using-socket-mode.
"""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from uuid import uuid4

from aiohttp import WSMsgType, web

from tests.kit.slack.delivery import Delivery
from tests.kit.slack.payloads import Told
from tests.kit.slack.workspace import APP

Json = dict[str, Any]


@dataclass
class Line:
    """One open connection; ``leaving`` once the app was asked to open another."""

    socket: web.WebSocketResponse
    leaving: bool = False


@dataclass
class Sockets:
    """All connections of the app; an acknowledgement may take ``within`` seconds."""

    within: float
    lines: list[Line] = field(default_factory=list)
    tickets: set[str] = field(default_factory=set)
    opened: int = 0
    """How many connections there ever were."""
    stale: int = 0
    """So many of the next tickets open nothing."""
    heard: list[Json] = field(default_factory=list)
    """Everything that the app sent."""
    complain: Callable[[str], None] = lambda says: None
    _waiting: dict[str, asyncio.Future[Json]] = field(default_factory=dict)
    _turn: int = 0

    def ticket(self) -> str:
        """What opens one connection, once."""
        ticket = uuid4().hex
        if self.stale:
            self.stale -= 1
        else:
            self.tickets.add(ticket)
        return ticket

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """A connection, from hello to close."""
        ticket = request.query.get("ticket", "")
        if ticket not in self.tickets:
            return web.Response(status=403)
        self.tickets.discard(ticket)
        socket = web.WebSocketResponse(heartbeat=10.0)
        await socket.prepare(request)
        line = Line(socket)
        await socket.send_json(self._hello())
        self.lines.append(line)
        self.opened += 1
        try:
            async for message in socket:
                if message.type == WSMsgType.TEXT:
                    self._hear(message.data)
        finally:
            self.lines.remove(line)
        return socket

    async def deliver(self, told: Told, retry: int, reason: str) -> Delivery:
        """Tell it once, over one of the connections."""
        envelope: Json = {
            "envelope_id": str(uuid4()),
            "payload": told.payload,
            "type": told.kind,
            "accepts_response_payload": told.answers,
        }
        if told.kind == "events_api":
            envelope |= {"retry_attempt": retry, "retry_reason": reason}
        return await self.send(Delivery(told, json.dumps(envelope).encode(), retry=retry))

    async def send(self, delivery: Delivery) -> Delivery:
        """Send this very envelope."""
        began = monotonic()
        if not self.opened:
            return delivery
        name = json.loads(delivery.body)["envelope_id"]
        waiting = self._waiting.setdefault(name, asyncio.get_running_loop().create_future())
        delivery.fate = "error"
        try:
            async with asyncio.timeout(self.within):
                line = await self._line()
                delivery.fate = "timeout"
                await line.socket.send_str(delivery.body.decode())
                ack = await asyncio.shield(waiting)
        except (TimeoutError, ConnectionError):
            return delivery
        finally:
            delivery.seconds = monotonic() - began
            self._waiting.pop(name, None)
        delivery.fate, delivery.status = "acked", 200
        if delivery.told.answers:
            delivery.answer = ack.get("payload")
        elif ack.get("payload"):
            self.complain(f"a payload in an acknowledgement of {delivery.told.kind}")
        return delivery

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask the app to open others; ``warning`` says so ten seconds before."""
        for line in list(self.lines):
            line.leaving = True
            host = {"debug_info": {"host": "applink-fake"}}
            await line.socket.send_json({"type": "disconnect", "reason": reason} | host)

    async def drop(self) -> None:
        """Cut every connection."""
        for line in list(self.lines):
            line.leaving = True
            await line.socket.close(code=1006)

    async def close(self) -> None:
        """Say goodbye on every connection."""
        for line in list(self.lines):
            await line.socket.close()

    def open_lines(self) -> int:
        """How many connections can be used."""
        return sum(not line.leaving and not line.socket.closed for line in self.lines)

    async def _line(self) -> Line:
        while True:
            usable = [line for line in self.lines if not line.leaving and not line.socket.closed]
            if usable:
                self._turn += 1
                return usable[self._turn % len(usable)]
            await asyncio.sleep(0.01)

    def _hear(self, text: str) -> None:
        try:
            said = json.loads(text)
        except ValueError:
            self.complain(f"not JSON over the socket: {text!r:.80}")
            return
        self.heard.append(said)
        waiting = self._waiting.get(said.get("envelope_id", ""))
        if waiting is not None and not waiting.done():
            waiting.set_result(said)

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.lines) + 1,
            "debug_info": {
                "host": "applink-fake",
                "build_number": 1,
                "approximate_connection_time": 18_060,
            },
            "connection_info": {"app_id": APP},
        }
