"""Calls of the Bot API over one shared session.

The client's own way over httpx takes some four times the processor's time a call, which is most of
what a busy bot does (measured: a third of all of it).
"""

import asyncio
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

_HERE = ("localhost", "127.0.0.1", "::1")


class SharedSession(BaseRequest):
    """How the client sends: ``connections`` at the most, each answer awaited ``patience`` seconds.

    All calls are to one host, through the proxy that ``HTTPS_PROXY`` and ``NO_PROXY`` say.

    Raises telegram.error.TimedOut and NetworkError, as the client expects.
    """

    def __init__(self, connections: int, patience: float) -> None:
        self._connections = connections
        self._patience = patience
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds that an answer is awaited."""
        return self._patience

    async def initialize(self) -> None:
        """Nothing is opened before the first call."""

    async def shutdown(self) -> None:
        """Close every connection."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call; one that sends a file has several parts."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                headers={"User-Agent": self.USER_AGENT},
                proxy=proxy_to(url),
            )
        patience = read_timeout if isinstance(read_timeout, int | float) else self._patience
        timeout = aiohttp.ClientTimeout(total=patience + self._patience, sock_read=patience)
        data = _body(request_data) if request_data else None
        try:
            async with self._session.request(method, url, data=data, timeout=timeout) as answer:
                return answer.status, await answer.read()
        except TimeoutError as late:
            raise TimedOut from late
        except (aiohttp.ClientError, asyncio.IncompleteReadError, OSError) as broken:
            raise NetworkError(type(broken).__name__) from None


def _body(given: RequestData) -> aiohttp.FormData | dict[str, str]:
    if not given.contains_files:
        return given.json_parameters
    form = aiohttp.FormData(given.json_parameters)
    for name, (filename, content, kind) in (given.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def proxy_to(url: str) -> str | None:
    """The proxy that the environment names for an address; none to this machine itself.

    aiohttp's own way (``trust_env``) asks the environment anew in a thread at each call, and
    leads through the proxy to this machine too.
    """
    where = urlsplit(url)
    host = where.hostname or ""
    if host in _HERE or proxy_bypass(host):
        return None
    return getproxies().get(where.scheme)
