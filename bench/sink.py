"""A platform that takes everything and remembers nothing: whatever is sent goes well at once.

``python -m bench.sink PORT``
"""

import sys
from itertools import count

import orjson
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_NUMBER = count(1)


async def slack(request: Request) -> Response:
    """The Web API, and the addresses to respond to."""
    await request.body()
    number = next(_NUMBER)
    return _json(
        {
            "ok": True,
            "ts": f"1700000000.{number:06}",
            "channel": {"id": "C1", "is_private": True, "is_member": True}
            if request.url.path.endswith("conversations.info")
            else "C1",
            "channels": [],
            "url": "https://bench.slack.com/",
            "team": "Bench",
            "user": "reciprocal",
            "team_id": "T0BENCH",
            "user_id": "U0BOT",
            "bot_id": "B0BOT",
        }
    )


async def telegram(request: Request) -> Response:
    """The Bot API."""
    await request.body()
    bot = {"id": 1, "is_bot": True, "first_name": "Reciprocal", "username": "reciprocal_bot"}
    message = {
        "message_id": next(_NUMBER),
        "date": 1_700_000_000,
        "chat": {"id": 1, "type": "private"},
        "text": "-",
    }
    method = request.path_params["method"].lower()
    found: dict[str, object] = {"getme": bot, "sendmessage": message, "editmessagetext": message}
    return _json({"ok": True, "result": found.get(method, True)})


def _json(body: object) -> Response:
    return Response(orjson.dumps(body), media_type="application/json")


app = Starlette(
    routes=[
        Route("/healthz", lambda _: Response("ok")),
        Route("/api/{method}", slack, methods=["GET", "POST"]),
        Route("/bot{token}/{method}", telegram, methods=["GET", "POST"]),
    ]
)

if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="critical")
