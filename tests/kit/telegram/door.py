"""The way in over HTTP: a call is let in by its token, done or made to go wrong, and answered."""

import asyncio
import re

from aiohttp import web

from tests.kit.telegram.errors import ApiError
from tests.kit.telegram.faults import Fault, Faults
from tests.kit.telegram.methods import Methods
from tests.kit.telegram.params import Params, read
from tests.kit.telegram.world import Call, World

_TOKEN = re.compile(r"\d+:[\w-]{35}")


class Door:
    """Serves the methods of one bot (bots/api#making-requests); every call is kept in the world."""

    def __init__(
        self, token: str, world: World, faults: Faults, methods: Methods, port: int
    ) -> None:
        self._token = token
        self._world = world
        self._faults = faults
        self._methods = methods
        self._port = port

    async def open(self) -> str:
        """Serve until ``close``; the address."""
        await self._methods.delivery.start()
        app = web.Application(client_max_size=50 * 1024 * 1024)
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", self._handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}"

    async def close(self) -> None:
        """Break off what is under way, and serve no more."""
        await self._methods.delivery.stop()
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
            fault = self._faults.meet(method, params.chat)
            if fault is None:
                result = await self._methods.call(method, params)
                return self._ok(request, method, params, result)
            return await self._go_wrong(fault, request, method, params)
        except ApiError as refused:
            return self._refused(request, method, params, refused)

    def _check_token(self, token: str) -> None:
        if token == self._token:
            return
        if _TOKEN.fullmatch(token):
            raise ApiError(401, "Unauthorized")
        raise ApiError(404, "Not Found")

    async def _go_wrong(
        self, fault: Fault, request: web.Request, method: str, params: Params
    ) -> web.Response:
        result: object = None
        if fault.after_doing:
            result = await self._methods.call(method, params)
        await asyncio.sleep(fault.stall)
        if fault.drop:
            assert request.transport is not None
            request.transport.abort()
            self._log(Call(method, params.given, 0))
            return web.Response()
        if fault.error is not None:
            raise fault.error
        if not fault.after_doing:
            result = await self._methods.call(method, params)
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
        with self._world.changed:
            self._world.calls.append(call)
            self._world.note()


def _heard(request: web.Request, status: int) -> int:
    """The status, or 0 where the client is there no more to hear it."""
    gone = request.transport is None or request.transport.is_closing()
    return 0 if gone else status
