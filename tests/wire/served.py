"""``reciprocal serve`` between a fake Slack and a fake Telegram: started, killed, started again.

One process of it, or several that share a database and stand behind a balancer.
"""

import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.cli.command import COMMAND, KEY, ROOT, environment, free_port, reciprocal
from tests.kit.plain import PLAIN
from tests.kit.slack import FakeSlack
from tests.kit.slack.rates import Rates
from tests.kit.telegram.server import FakeTelegram
from tests.wire.balancer import Balancer
from tests.wire.hands import Hand, SlackHand, TelegramHand
from tests.wire.scheme import (
    Landlord,
    channel_id,
    group_id,
    scheme_text,
    slack_id,
    telegram_id,
)

PATIENCE = 60.0
SECRET = "wire-secret"


@dataclass
class Served:
    """The bot, the two platforms, and everybody's hands on them."""

    folder: Path
    slack: FakeSlack
    telegram: FakeTelegram
    transports: tuple[str, ...]
    url: str = ""
    ports: tuple[int, ...] = field(default_factory=lambda: (free_port(),))
    front: str = ""
    """The address that the platforms call, where it is not the process itself."""
    _processes: "list[subprocess.Popen[bytes]]" = field(default_factory=list)

    @property
    def base(self) -> str:
        """Where the platforms find it."""
        return self.front or f"http://127.0.0.1:{self.ports[0]}"

    @property
    def env(self) -> dict[str, str]:
        """The environment of every command here."""
        given = {
            "DATABASE_URL": self.url or f"sqlite:///{self.folder / 'wire.db'}",
            "RECIPROCAL_KEY": KEY,
        }
        for transport in self.transports:
            match transport:
                case "slack-http":
                    given |= {
                        "SLACK_SIGNING_SECRET": self.slack.signing_secret,
                        "SLACK_BOT_TOKEN": self.slack.bot_token,
                        "SLACK_API_URL": self.slack.api_url,
                    }
                case "slack-socket":
                    given |= {
                        "SLACK_APP_TOKEN": self.slack.app_token,
                        "SLACK_BOT_TOKEN": self.slack.bot_token,
                        "SLACK_API_URL": self.slack.api_url,
                    }
                case _:
                    given |= {
                        "TELEGRAM_BOT_TOKEN": self.telegram.token,
                        "TELEGRAM_API_URL": self.telegram.url,
                    }
            if transport == "telegram-webhook":
                given |= {
                    "TELEGRAM_WEBHOOK_SECRET": SECRET,
                    "TELEGRAM_WEBHOOK_URL": f"{self.base}/telegram/webhook",
                }
        return given

    def apply(self, landlords: Sequence[Landlord], coordinator: str, **policy: int) -> None:
        """Apply a scheme, and give everybody and every channel of it a place on the platforms."""
        file = self.folder / "scheme.toml"
        file.write_text(scheme_text(landlords, coordinator, **policy))  # type: ignore[arg-type]
        reciprocal("scheme", "apply", file, env=self.env).is_well()
        self.hand("sam", coordinator)
        for landlord in landlords:
            names = [name for name, _ in landlord.people]
            hands = [self.hand(name, landlord.platform) for name in names]
            if landlord.platform == "slack":
                self.slack.channel(
                    channel_id(landlord.code), [slack_id(name) for name in names], private=True
                )
            else:
                phones = [hand.phone for hand in hands if isinstance(hand, TelegramHand)]
                self.telegram.group(group_id(landlord.code), members=phones)

    def hand(self, name: str, platform: str) -> Hand:
        """Somebody's hand on their phone."""
        if platform == "slack":
            return SlackHand(self.slack.person(slack_id(name), name=name))
        return TelegramHand(self.telegram.person(telegram_id(name), name, opened=True))

    def start(self) -> None:
        """Start it, and wait until it is ready and hears both platforms."""
        self._processes = [self._start(port) for port in self.ports]
        self._wait(lambda: all(self.ready(port)["ready"] for port in self.ports))
        if "slack-http" in self.transports:
            self.slack.request_url = f"{self.base}/slack/events"
        if "slack-socket" in self.transports:
            self.slack.wait_connected(len(self.ports))
        if any(transport.startswith("telegram") for transport in self.transports):
            self.telegram.wait_for_bot()
        self._wait(lambda: set(self.platforms().values()) == {"ok"})

    def kill(self) -> None:
        """End it as a power cut would."""
        for process in self._processes:
            process.kill()
            process.wait(PATIENCE)

    def stop(self) -> None:
        """End it as an operator would: it must end well."""
        for process in self._processes:
            process.send_signal(signal.SIGTERM)
        for process in self._processes:
            assert process.wait(PATIENCE) == 0, self.log()

    def log(self) -> str:
        """What it said of itself, each process in turn."""
        return "".join((self.folder / f"stderr-{port}").read_text() for port in self.ports)

    def ready(self, port: int = 0) -> dict[str, object]:
        """What /readyz says, of the first process unless the port of another is named."""
        address = f"http://127.0.0.1:{port or self.ports[0]}/readyz"
        answer = httpx.get(address, trust_env=False, timeout=10, verify=PLAIN)
        found: dict[str, object] = answer.json()
        return found

    def assert_whole(self) -> None:
        """No limit was broken, nothing failed, the books and the audit are whole."""
        assert self.slack.violations == []
        assert self.telegram.violations == []
        assert '"error"' not in self.log(), self.log()
        assert "Traceback" not in self.log(), self.log()
        doctor = reciprocal("doctor", env=self.env)
        assert "fail " not in doctor.out, doctor.out

    def platforms(self) -> dict[str, str]:
        """How each platform is, as /readyz shows it; what any process finds wrong."""
        found: dict[str, str] = {}
        for port in self.ports:
            platforms = self.ready(port)["platforms"]
            assert isinstance(platforms, dict)
            found |= {name: now for name, now in platforms.items() if found.get(name, "ok") == "ok"}
        return found

    def _start(self, port: int) -> "subprocess.Popen[bytes]":
        with (self.folder / f"stderr-{port}").open("ab") as log:
            return subprocess.Popen(
                [COMMAND, "serve", "--port", str(port)],
                stdout=log,
                stderr=log,
                cwd=ROOT,
                env=environment(self.env),
            )

    def _wait(self, true: Callable[[], object]) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert all(process.poll() is None for process in self._processes), self.log()
            with suppress(httpx.TransportError):
                if true():
                    return
            time.sleep(0.02)
        raise AssertionError(self.log())


@contextmanager
def served(folder: Path, *transports: str, url: str = "") -> Iterator[Served]:
    """The bot over these transports, not started yet; ended with the block."""
    with platforms() as (slack, telegram):
        bot = Served(folder, slack, telegram, transports, url)
        try:
            yield bot
        finally:
            bot.kill()


@contextmanager
def replicas(
    folder: Path, *transports: str, url: str, many: int = 2
) -> Iterator[tuple[Served, Balancer]]:
    """So many processes of the bot with one database, and what stands before them.

    Each process paces itself alone, so the platforms keep their rates and may ask for patience.
    """
    ports = tuple(free_port() for _ in range(many))
    with platforms(Rates()) as (slack, telegram), Balancer(ports) as balancer:
        telegram.rates.on = True
        bot = Served(folder, slack, telegram, transports, url, ports, balancer.url)
        try:
            yield bot, balancer
        finally:
            bot.kill()


@contextmanager
def platforms(rates: Rates | None = None) -> Iterator[tuple[FakeSlack, FakeTelegram]]:
    """Both platforms, as patient as a machine with other work needs them."""
    with (
        FakeSlack(ack_within=PATIENCE, trigger_life=PATIENCE, rates=rates) as slack,
        FakeTelegram() as telegram,
    ):
        yield slack, telegram
