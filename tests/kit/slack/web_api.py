"""Slack's HTTP side: ``/api/<method>``, response addresses, and the Socket Mode link."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.kit.slack.faults import Fault, Faults
from tests.kit.slack.methods import Methods
from tests.kit.slack.rates import Rates
from tests.kit.slack.sockets import Sockets
from tests.kit.slack.workspace import APP, SlackError, Workspace

Json = dict[str, Any]

SCOPES = "app_mentions:read,channels:read,chat:write,commands,files:write,im:history,im:write"


@dataclass(frozen=True)
class Call:
    """One call that came in and what was answered; status 0 where nothing was."""

    method: str
    args: Json
    status: int
    answer: Json


@dataclass
class WebApi:
    """The routes. ``rates`` is None where nothing is limited."""

    workspace: Workspace
    methods: Methods
    sockets: Sockets
    faults: Faults
    rates: Rates | None
    bot_token: str
    app_token: str
    calls: list[Call]
    address: str = ""

    def app(self) -> web.Application:
        """The application to serve."""
        app = web.Application(client_max_size=4 * 1024**2)
        app.router.add_route("*", "/api/{method}", self.api)
        app.router.add_post("/{kind:actions|commands}/{name:.+}", self.hook)
        app.router.add_post("/upload/v1/{name}", self.upload)
        app.router.add_get("/link/", self.sockets.serve)
        return app

    async def api(self, request: web.Request) -> web.StreamResponse:
        """One Web API call."""
        method = request.match_info["method"]
        args = await _arguments(request)
        fault = self.faults.take(method)
        if fault is not None:
            await asyncio.sleep(fault.stall)
            if fault.answers and not fault.after_doing:
                return self._struck(request, fault, method, args)
        try:
            self._authorise(request, method, args)
            wait = self._must_wait(method, args)
            if wait:
                return self._answer(method, args, _no("ratelimited"), 429, wait)
            answer = {"ok": True} | self._do(method, args)
        except SlackError as error:
            answer = _no(error.error) | error.more
        if fault is not None and fault.answers:
            return self._struck(request, fault, method, args)
        return self._answer(method, args, answer)

    async def upload(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a file, at the address that was given for it: no token is asked for."""
        upload = self.workspace.uploads.get(request.match_info["name"])
        data = await request.read()
        fault = self.faults.take("upload")
        if fault is not None and fault.answers:
            return self._struck(request, fault, "upload", {})
        if upload is None or len(data) != upload.length:
            return web.Response(status=400, text="no such file, or not as long as was said")
        upload.data = data
        return web.Response(text=f"OK - {len(data)}")

    async def hook(self, request: web.Request) -> web.StreamResponse:
        """One use of a ``response_url``."""
        fault = self.faults.take("response_url")
        name = request.match_info["name"]
        try:
            args = json.loads(await request.read())
        except ValueError:
            return self._answer("response_url", {}, _no("invalid_payload"), 400)
        if fault is not None:
            await asyncio.sleep(fault.stall)
            if fault.answers and not fault.after_doing:
                return self._struck(request, fault, "response_url", args)
        try:
            hook = self.workspace.use(name)
        except SlackError as error:
            return self._answer("response_url", args, _no(error.error), 404)
        try:
            self.methods.respond(hook, args)
        except SlackError as error:
            return self._answer("response_url", args, _no(error.error) | error.more, 400)
        if fault is not None and fault.answers:
            return self._struck(request, fault, "response_url", args)
        return self._answer("response_url", args, {"ok": True})

    def _do(self, method: str, args: Json) -> Json:
        if method == "apps.connections.open":
            address = self.address.replace("http://", "ws://")
            return {"url": f"{address}/link/?ticket={self.sockets.ticket()}&app_id={APP}"}
        return self.methods.call(method, args)

    def _authorise(self, request: web.Request, method: str, args: Json) -> None:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
        token = str(args.pop("token", "") or "") or token
        if not token:
            raise SlackError("not_authed")
        if token not in (self.bot_token, self.app_token):
            raise SlackError("invalid_auth")
        if (token == self.app_token) != (method == "apps.connections.open"):
            raise SlackError("not_allowed_token_type")

    def _must_wait(self, method: str, args: Json) -> int:
        if self.rates is None:
            return 0
        channel = str(args.get("channel", ""))
        if channel in self.workspace.people:
            channel = self.workspace.people[channel].dm
        return self.rates.wait(method, channel, self.workspace.clock())

    def _answer(
        self, method: str, args: Json, answer: Json, status: int = 200, wait: int | None = None
    ) -> web.Response:
        self.calls.append(Call(method, args, status, answer))
        headers = {"X-OAuth-Scopes": SCOPES}
        if wait is not None:
            headers["Retry-After"] = str(wait)
        return web.json_response(answer, status=status, headers=headers)

    def _struck(
        self, request: web.Request, fault: Fault, method: str, args: Json
    ) -> web.StreamResponse:
        if fault.drop or (fault.after_doing and not fault.status and not fault.error):
            self.calls.append(Call(method, args, 0, {}))
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        if fault.status == 429 or fault.retry_after is not None:
            return self._answer(method, args, _no("ratelimited"), 429, fault.retry_after or 1)
        if fault.error:
            return self._answer(method, args, _no(fault.error), fault.status or 200)
        self.calls.append(Call(method, args, fault.status, {}))
        return web.Response(status=fault.status, text="<html>Something went wrong</html>")


async def _arguments(request: web.Request) -> Json:
    """What was given, as JSON or as a form, or in the address."""
    given: Json = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.read() or b"{}")
        except ValueError:
            body = {}
        return given | (body if isinstance(body, dict) else {})
    form: Mapping[str, Any] = await request.post()
    return given | dict(form)


def _no(error: str) -> Json:
    return {"ok": False, "error": error}
