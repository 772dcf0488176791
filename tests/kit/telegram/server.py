"""Telegram in a thread of its own: the Bot API over HTTP, and the people who use the bot."""

import asyncio
import json
import threading
import time
from collections.abc import Callable, Coroutine, Generator, Sequence
from contextlib import contextmanager
from typing import Any, Self, TypeVar

from tests.kit.telegram.door import Door
from tests.kit.telegram.faults import Faults
from tests.kit.telegram.group import TelegramGroup
from tests.kit.telegram.methods import Methods
from tests.kit.telegram.params import Params
from tests.kit.telegram.phone import TelegramPhone
from tests.kit.telegram.polling import CONNECTIONS, Update
from tests.kit.telegram.rates import Rates
from tests.kit.telegram.world import PATIENCE, Call, User, Violation, World

T = TypeVar("T")
TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


class FakeTelegram:
    """One bot's Telegram, as a context manager; ``url`` is what precedes ``/bot<token>/``.

    ``clock`` is seconds since 1970; ``rates.on`` turns the rate limits on; ``fail`` orders a fault,
    as ``faults.Faults.order`` says. From a test that runs
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
        self.faults = Faults(self.world)
        self.fail = self.faults.order
        self.methods = Methods(self.world, self.rates)
        self.delivery = self.methods.delivery
        self.sending = self.methods.sending
        self.phones: dict[int, TelegramPhone] = {}
        self.url = ""
        self._door = Door(token, self.world, self.faults, self.methods, port)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="telegram", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self.url = self.run(self._door.open())
        return self

    def __exit__(self, *_: object) -> None:
        self.run(self._door.close())
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

    # -- what is delivered, and when

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
