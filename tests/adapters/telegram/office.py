"""A whole scheme behind a real Telegram door: the engine, the relay, polling or a webhook."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

import uvicorn

from bot import areas
from bot.adapters.telegram.adapter import TelegramAdapter
from bot.app import Bot
from bot.domain.person import Person
from bot.domain.policy import Policy
from bot.domain.scheme import Scheme
from bot.doors import create_app
from tests.kit.stage import Stage, scheme_of
from tests.kit.telegram.group import TelegramGroup
from tests.kit.telegram.phone import TelegramPhone
from tests.kit.telegram.server import FakeTelegram

SECRET = "the-secret_of-the-webhook"
PATH = "/telegram/webhook"


def common(
    landlord: tuple[str, ...] = ("Next",), home: str = "Hackney", safe: str = "Brent"
) -> tuple[str, ...]:
    """A common referral, step by step: who refers, where they live, and where they are safe."""
    consent = ("Yes", "Keep Tue 3 Mar 2026", *landlord)
    tenancy = ("Secure", "2", "In their own home", "None")
    risks = ("Domestic abuse", "Next", "Yes", "Internal transfer", "Next", "Not safe", "Next")
    areas = (home, safe, "Next", "Next")
    household = ("Aged 21 and over: –", "1", "Aged 9 and under: –", "2", "Next")
    return (*consent, *tenancy, *risks, *areas, *household, "2", "Next", "Next", "Send")


COMMON = common()
"""That of Hackney's officer, who refers for Hackney alone."""


def on_telegram(scheme: Scheme) -> Scheme:
    """The scheme with everybody, and every landlord's group, at an address as Telegram has them."""
    people = {
        person.id: replace(person, addresses=(("telegram", str(700_001 + place)),))
        for place, person in enumerate(scheme.people.values())
    }
    partners = {
        partner.code: replace(partner, channel=("telegram", str(-1_007_000_001 - place)))
        for place, partner in enumerate(scheme.partners.values())
    }
    return replace(scheme, people=people, partners=partners)


def small(*, details: bool = True) -> Scheme:
    """Three landlords; Brent is where Hackney's households are safe."""
    return on_telegram(
        scheme_of("Hackney", "Brent", "Camden", policy=Policy(telegram_details=details))
    )


def london() -> Scheme:
    """Four landlords, among all 33 areas of London."""
    scheme = scheme_of(
        "Hackney", "Brent", "Camden", "Lewisham", policy=Policy(telegram_details=True)
    )
    known = {area.code: area for area in areas.load().values() if area.region == "London"}
    return on_telegram(replace(scheme, areas=known))


class Office:
    """The scheme, its Telegram, and everybody's phone; ``bot`` is served until it is stopped."""

    def __init__(self, stage: Stage, fake: FakeTelegram, *, webhook: bool) -> None:
        self.stage = stage
        self.fake = fake
        self.webhook = webhook
        for person in stage.scheme.people.values():
            self.phone(person.name)
        self.groups: dict[str, TelegramGroup] = {
            partner.code: fake.group(
                int(partner.channel[1]),
                partner.name,
                [
                    self.phone(one.name)
                    for one in stage.scheme.people.values()
                    if one.partner == partner.code and one.is_lead
                ],
                told=False,
            )
            for partner in stage.scheme.partners.values()
            if partner.channel
        }
        self.start()

    def start(self) -> None:
        """A new process, as good as: nothing is left of the one before but the database."""
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.bot = Bot(self.stage.store, {}, lambda: self.stage.now)
        self.adapter = TelegramAdapter(
            self.bot.handle,
            self.fake.token,
            self.fake.url,
            webhook_secret=SECRET if self.webhook else "",
            webhook_url=self.url + PATH if self.webhook else "",
        )
        self.bot.link = self.adapter.link
        self.bot.connect(self.adapter)
        config = uvicorn.Config(
            create_app(self.bot), log_level="error", timeout_graceful_shutdown=5
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self.listener]}, daemon=True
        )
        self._thread.start()
        self.fake.wait(lambda: self._server.started, "the bot is served")
        self.fake.wait_for_bot()
        self.fake.wait(lambda: self.adapter.platform.state == "ok", "it is well")

    def stop(self) -> None:
        """End the process."""
        self._server.should_exit = True
        self._thread.join(timeout=60)
        assert not self._thread.is_alive()
        self.listener.close()
        self.bot.close()

    def person(self, name: str) -> Person:
        """Somebody by the name they are known by in the test."""
        return next(one for one in self.stage.scheme.people.values() if one.name == name)

    def phone(self, name: str) -> TelegramPhone:
        """The phone of somebody."""
        return self.fake.person(int(self.person(name).addresses[0][1]), name, opened=True)

    def presses(
        self, name: str, label: str, about: str = "", group: TelegramGroup | None = None
    ) -> TelegramPhone:
        """Somebody presses a button once they see it."""
        phone = self.phone(name)
        self.fake.wait(lambda: phone.sees(label, about, group), f"{name} sees {label}")
        phone.press(label, about, group)
        phone.settle()
        return phone

    def walk(self, name: str, *steps: str) -> TelegramPhone:
        """Somebody takes an interview step by step: a button, or words that begin with a quote.

        After each the screen that comes of it is waited for.
        """
        phone = self.phone(name)
        for step in steps:
            before = self.screen(name)
            if step.startswith('"'):
                phone.says(step.removeprefix('"'))
            else:
                phone.press(step, before[0])
            phone.settle()
            self.fake.wait(partial(self._moved_on, name, before), f"{step} is answered")
        return phone

    def _moved_on(self, name: str, before: tuple[str, list[str]]) -> bool:
        now = self.screen(name)
        return now != before and bool(now[1])

    def screen(self, name: str) -> tuple[str, list[str]]:
        """The newest message of the bot on somebody's phone: its text and its buttons."""
        message = self.phone(name).message()
        with self.fake.world.changed:
            return message.text, [button.text for button in message.buttons]

    def begins(self, name: str = "hackney-officer") -> TelegramPhone:
        """Somebody opens the referral form."""
        phone = self.phone(name)
        phone.command("/refer")
        self.shown(name, "Refer a household")
        return phone

    def refers(self, name: str = "hackney-officer") -> str:
        """Hackney's officer refers a common household, safe in Brent; its reference."""
        begun = {case.reference for case in self.stage.cases()}
        self.begins(name)
        self.walk(name, *COMMON)
        (reference,) = {case.reference for case in self.stage.cases()} - begun
        return reference

    def circulated(self) -> str:
        """A request of Hackney's that is out, its cards delivered; its reference."""
        reference = self.refers()
        self.presses("hackney-lead", "Approve", reference)
        self.presses("sam", "Circulate", reference)
        self.fake.wait(lambda: self.phone("brent-lead").sees("Claim", reference), "cards came")
        self.fake.wait(lambda: reference in self.groups["BRE"].text(), "the group has its card")
        return reference

    def shown(self, name: str, saying: str) -> TelegramPhone:
        """Somebody's phone once it shows these words."""
        phone = self.phone(name)
        self.fake.wait(lambda: saying in phone.text(), f"{name} reads {saying!r}")
        return phone


@contextmanager
def opened(
    url: str, scheme: Scheme, fake: FakeTelegram, *, webhook: bool = False
) -> Iterator[Office]:
    """The office, until the block ends."""
    stage = Stage(url, scheme)
    office = Office(stage, fake, webhook=webhook)
    try:
        yield office
    finally:
        office.stop()
        stage.close()
