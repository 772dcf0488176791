"""The real house behind the practice page: a bot on the web alone, playing the example scheme."""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from importlib.resources import files
from zoneinfo import ZoneInfo

from starlette.applications import Starlette

from bot import scheme_file
from bot.adapters.web.platform import WebPlatform
from bot.adapters.web.render import Channel, Phone, Renderer
from bot.app import Bot
from bot.chat.address import Address
from bot.chat.platform import Posted
from bot.domain.person import Person
from bot.domain.scheme import Scheme
from bot.doors import probes
from bot.flows.ports import Sent
from bot.playground.books import KeptBooks
from bot.playground.clock import Clock
from bot.playground.clock_panel import ClockPanel
from bot.playground.page import BOOKS, create_app
from bot.playground.winding import Winding
from bot.store import applying
from bot.store.looking import look
from bot.store.unit_of_work import SqlStore

_WEB = "web"


def example() -> Scheme:
    """The example scheme, with everybody and every channel on the web."""
    text = files("bot.playground").joinpath("example.toml").read_text(encoding="utf-8")
    scheme = scheme_file.read(text)
    return replace(
        scheme,
        partners={
            code: replace(partner, channel=(_WEB, f"#{code}"))
            for code, partner in scheme.partners.items()
        },
        people={
            key: replace(person, addresses=((_WEB, person.email), *person.addresses))
            for key, person in scheme.people.items()
        },
    )


class House:
    """A bot on the web. Its scheme is the example at first, then what its database keeps."""

    def __init__(self, store: SqlStore, clock: Clock) -> None:
        wanted = example()
        with look(store) as looking:
            begun = bool(looking.schemes())
        if not begun:
            applying.apply(store, wanted, clock())
        self._order = {person.email: place for place, person in enumerate(wanted.people.values())}
        self._zone = ZoneInfo(wanted.time_zone)
        self.platform = WebPlatform()
        self.bot = Bot(store, {_WEB: self.platform}, clock, self._settled)
        # What a killed process had leased is shown at once: nothing of it left this machine.
        self.bot.deliveries.release(_WEB, clock())
        self.winding = Winding(self.bot, clock, _WEB, self._passing, self._arrived)

    def app(self) -> Starlette:
        """The practice page, with the relay at work as long as it is served."""

        @asynccontextmanager
        async def lifespan(_: Starlette) -> AsyncIterator[None]:
            async with self.bot.running():
                try:
                    yield
                finally:
                    await self.winding.halt()

        renderer = Renderer(self._zone, "bot.playground")
        panel = ClockPanel(self.bot, self.winding, renderer.env)
        return create_app(
            self.bot.handle,
            self._thread,
            self._people,
            KeptBooks(self.bot),
            self.platform,
            panels=[panel],
            more=[*probes(self.bot), *panel.routes()],
            lifespan=lifespan,
            zone=self._zone,
        )

    async def _thread(self, of: Address) -> Sequence[Posted]:
        return await self.bot.read(self.bot.deliveries.thread, of)

    async def _people(self) -> Sequence[Phone]:
        return await self.bot.read(self._phones)

    def _phones(self) -> list[Phone]:
        with look(self.bot.store) as looking:
            scheme = looking.schemes()[0]
        last = len(self._order)
        people = sorted(scheme.people.values(), key=lambda p: self._order.get(p.email, last))
        return [
            _phone(scheme, person, Address(platform, address))
            for person in people
            for platform, address in person.addresses
            if platform == _WEB
        ]

    def _settled(self, sent: Iterable[Sent]) -> None:
        """A message can be read once it is settled: only then is there something to wake for."""
        for one in sent:
            self.platform.wake(one.parcel.to)
        self.platform.wake(BOOKS)

    def _passing(self) -> None:
        self.platform.wake(BOOKS)

    async def _arrived(self) -> None:
        """Whatever stands on a phone is older now."""
        for phone in await self._people():
            for address in (phone.address, *(channel.address for channel in phone.channels)):
                self.platform.wake(address)


def _phone(scheme: Scheme, person: Person, address: Address) -> Phone:
    partner = scheme.partners[person.partner] if person.partner else None
    channels: tuple[Channel, ...] = ()
    if partner and partner.channel and person.is_lead:
        name = "#" + partner.name.lower().replace(" ", "-")
        channels = (Channel(Address(*partner.channel), name),)
    organisation = scheme.organisation(person) if person.partner or person.service else ""
    return Phone(address, person.name, person.role.words.capitalize(), organisation, channels)
