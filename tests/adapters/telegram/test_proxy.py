"""Through a proxy of the environment, as an office's network may want it."""

import asyncio
import socket
import threading
from collections.abc import Iterator

import pytest

from bot.adapters.telegram.api import Client
from bot.adapters.telegram.http import proxy_to
from bot.chat.platform import SendFailed
from tests.kit.telegram.server import FakeTelegram

FAR = "http://telegram.example"
"""A name that only the proxy can resolve."""


class Proxy:
    """A proxy that knows one way, to ``onward``; ``asked`` are the heads of what it was asked."""

    def __init__(self, onward: tuple[str, int]) -> None:
        self.asked: list[str] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"127.0.0.1:{self.listener.getsockname()[1]}"
        self._onward = onward
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Take no more."""
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self._thread.join(60)
        assert not self._thread.is_alive()

    def _serve(self) -> None:
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            with near:
                near.settimeout(60)
                self._pass_on(near)

    def _pass_on(self, near: socket.socket) -> None:
        request = near.recv(65_536)
        head = request.partition(b"\r\n\r\n")[0].decode()
        self.asked.append(head)
        if head.startswith("CONNECT "):
            near.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
            return
        with socket.create_connection(self._onward, timeout=60) as far:
            # The whole address becomes a path, and one call is all that a connection is for.
            line, _, rest = request.partition(b"\r\n")
            far.sendall(line.replace(FAR.encode(), b"") + b"\r\nConnection: close\r\n" + rest)
            while answer := far.recv(65_536):
                near.sendall(answer)


@pytest.fixture
def proxy(fake: FakeTelegram, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """A proxy to the fake, named by the environment."""
    for name in ("http_proxy", "https_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    host, _, port = fake.url.removeprefix("http://").partition(":")
    proxy = Proxy((host, int(port)))
    monkeypatch.setenv("HTTP_PROXY", f"http://{proxy.url}")
    monkeypatch.setenv("HTTPS_PROXY", f"http://council:secret@{proxy.url}")
    yield proxy
    proxy.close()


def username(fake: FakeTelegram, url: str) -> str:
    async def once() -> str:
        client = Client(fake.token, url)
        try:
            return await client.username()
        finally:
            await client.close()

    return asyncio.run(once())


def test_a_call_goes_through_the_proxy(fake: FakeTelegram, proxy: Proxy) -> None:
    assert username(fake, FAR) == "reciprocal_bot"
    (head,) = proxy.asked
    assert head.startswith(f"POST {FAR}/bot")


def test_over_https_the_proxy_is_asked_for_a_tunnel_by_name_and_password(
    fake: FakeTelegram, proxy: Proxy
) -> None:
    with pytest.raises(SendFailed, match="cannot be reached"):
        username(fake, "https://api.telegram.example")
    (head,) = proxy.asked
    assert head.startswith("CONNECT api.telegram.example:443 ")
    assert "Proxy-Authorization: Basic Y291bmNpbDpzZWNyZXQ=" in head
    assert fake.token not in head


def test_this_machine_is_never_reached_through_a_proxy(fake: FakeTelegram, proxy: Proxy) -> None:
    assert username(fake, fake.url) == "reciprocal_bot"
    assert proxy.asked == []


def test_what_needs_no_proxy_gets_none(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "example.org,.telegram.example")
    assert proxy_to("https://api.telegram.example/bot") is None
    assert proxy_to("https://api.telegram.org/bot") == f"http://council:secret@{proxy.url}"
    assert proxy_to("http://[::1]:8081/bot") is None
