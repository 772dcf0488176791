"""A whole scheme on a real database, with every person's phone, and the words to act it out."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Dialect, event, make_url, select

from bot.chat.address import Address
from bot.chat.forms import FormView
from bot.chat.replies import Put, Reply, Whisper
from bot.domain.case import Case, State
from bot.domain.ids import AreaCode, PartnerCode, PersonId, SchemeCode, ServiceCode
from bot.domain.partner import Kind, Partner, SupportService
from bot.domain.person import Person, Role
from bot.domain.policy import Policy
from bot.domain.scheme import Area, Scheme
from bot.flows.clock import due_event
from bot.flows.engine import Engine
from bot.flows.ports import Draft
from bot.relay import Relay
from bot.store import applying
from bot.store.database import Database
from bot.store.deliveries import DeliveryRows
from bot.store.looking import Link, look
from bot.store.tables import metadata
from bot.store.timetable import Timetable
from bot.store.unit_of_work import SqlStore
from bot.store.vault import Vault
from tests.kit import postgres
from tests.kit.phone import Phone, Platform, reply_text

T = TypeVar("T")

KEY = bytes(range(32))
START = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)

_DIALECTS: dict[str, Dialect] = {}
_COMPILED: dict[object, object] = {}


def scheme_of(
    *partners: str,
    policy: Policy | None = None,
    leads: int = 2,
    platform: str = "slack",
    stock: Mapping[str, Sequence[str]] | None = None,
    associations: Sequence[str] = (),
) -> Scheme:
    """A scheme of landlords named after areas, each with an officer, leads and a channel.

    They are councils, but for those named as ``associations``.

    ``stock`` names the areas of landlords that have homes elsewhere than in the area they are
    named after. There is an area, Nowhere (ZZA), in which no landlord has homes unless it says so.
    """
    people: list[Person] = [
        _person("sam", Role.COORDINATOR, platform=platform),
        _person("obi", Role.OBSERVER, platform=platform),
        _person("leah", Role.SUPPORT_WORKER, service="HAVEN", platform=platform),
    ]
    for name in partners:
        code = name[:3].upper()
        people.append(
            _person(f"{name.lower()}-officer", Role.HOUSING_OFFICER, code, platform=platform)
        )
        people += [
            _person(
                f"{name.lower()}-lead{number or ''}",
                Role.HOUSING_MANAGER if number % 2 else Role.LETTINGS_MANAGER,
                code,
                platform=platform,
            )
            for number in range(leads)
        ]
    codes = {code_of(name): name for name in partners}
    where = {name: [code_of(area) for area in (stock or {}).get(name, [name])] for name in partners}
    named = {code_of(area): area for areas in (stock or {}).values() for area in areas}
    return Scheme(
        code=SchemeCode("test"),
        name="Test Reciprocal",
        time_zone="Europe/London",
        policy=policy or Policy(),
        areas={
            code: Area(code, name)
            for code, name in (codes | named | {code_of("Nowhere"): "Nowhere"}).items()
        },
        partners={
            PartnerCode(code): Partner(
                PartnerCode(code),
                f"{name} Homes" if name in associations else f"{name} Council",
                Kind.HOUSING_ASSOCIATION if name in associations else Kind.LOCAL_AUTHORITY,
                frozenset(where[name]),
                date(2017, 9, 1),
                (platform, f"C{code}"),
            )
            for code, name in codes.items()
        },
        services={ServiceCode("HAVEN"): SupportService(ServiceCode("HAVEN"), "Haven")},
        people={person.id: person for person in people},
    )


def code_of(name: str) -> AreaCode:
    """The code of an area by its name."""
    return AreaCode("ZZA" if name == "Nowhere" else name[:3].upper())


class Stage:
    """A scheme in play. ``now`` is the time, moved by hand."""

    def __init__(self, url: str, scheme: Scheme) -> None:
        self.now, self.code = START, scheme.code
        self.database = _migrated(url)
        self.store = SqlStore(self.database, Vault(KEY))
        self.engine = Engine(self.store, lambda: self.now)
        self.deliveries = DeliveryRows(self.database, self.store.vault)
        self.timetable = Timetable(self.database)
        self.platforms = {name: Platform(name) for name in ("slack", "telegram", "web")}
        self.relay = Relay(
            self.engine.draw,
            self.deliveries,
            self.platforms,
            lambda: self.now,
            at_once,
            at_once,
            self._tell_who_is_lost,
        )
        self._quiet: datetime | None = None
        event.listen(self.database.writer, "commit", self._stir)
        self.apply(scheme)
        self._phones: dict[str, Phone] = {}

    def apply(self, scheme: Scheme) -> list[str]:
        """Apply a scheme, as ``reciprocal scheme apply`` does."""
        told = applying.apply(self.store, scheme, self.now)
        self.engine.settle_in()
        self.scheme = self.looked()
        return told

    def looked(self) -> Scheme:
        """The scheme as it is kept."""
        with look(self.store) as looking:
            return next(s for s in looking.schemes() if s.code == self.code)

    def leaves(self, name: str) -> None:
        """Somebody leaves: the scheme is applied without them (L14)."""
        people = {
            person.id: person for person in self.scheme.people.values() if person.name != name
        }
        self.apply(replace(self.scheme, people=people))

    def joins(self, name: str, role: Role, partner: str = "", service: str = "") -> None:
        """Somebody joins."""
        person = _person(name, role, partner, service)
        self.apply(replace(self.scheme, people=dict(self.scheme.people) | {person.id: person}))

    def reaches(self, name: str, *addresses: tuple[str, str]) -> None:
        """Somebody is reached at these addresses from now, the preferred first."""
        person = replace(self.person(name), addresses=addresses)
        self.apply(replace(self.scheme, people=dict(self.scheme.people) | {person.id: person}))

    def sets(self, **policy: Any) -> None:
        """The scheme is applied with another policy."""
        self.apply(replace(self.scheme, policy=replace(self.scheme.policy, **policy)))

    def case(self, reference: str) -> Case:
        """A case as it is kept."""
        with look(self.store) as looking:
            found = looking.cases(self.scheme).get(reference)
        assert found is not None
        return found

    def cases(self) -> Sequence[Case]:
        """Every case, those that waited longest first."""
        with look(self.store) as looking:
            return looking.cases(self.scheme).among(frozenset(State))

    def audit(self, what: str = "", reference: str = "") -> list[Link]:
        """The links of the audit chain about this, the oldest first; the chain itself is whole."""
        with look(self.store) as looking:
            found = looking.links(self.scheme, 10_000)
            assert looking.verify(self.scheme) == (len(found), "")
        return [
            link
            for link in reversed(found)
            if what in ("", link.what) and reference in ("", link.reference)
        ]

    def links(self) -> list[str]:
        """What the audit chain tells, the oldest link first."""
        with look(self.store) as looking:
            return [link.what for link in reversed(looking.links(self.scheme, 10_000))]

    def rows(self, *but: str) -> dict[str, list[tuple[object, ...]]]:
        """Every row of every table but the inbox and those named: what the bot knows."""
        with self.database.read() as connection:
            return {
                table.name: sorted(
                    (tuple(row) for row in connection.execute(select(table))), key=repr
                )
                for table in metadata.sorted_tables
                if table.name not in ("inbox", *but)
            }

    def kept_bytes(self) -> bytes:
        """All that an SQLite database keeps on the disk."""
        folder = Path(str(self.database.url.database)).parent
        return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))

    def phone(self, name: str) -> Phone:
        """The phone of a person, by the name they are known by in the test."""
        if name not in self._phones:
            person = next(p for p in self.scheme.people.values() if p.name == name)
            channel = self.scheme.partners[person.partner].channel if person.partner else None
            self._phones[name] = Phone(
                self.engine,
                self.platforms,
                Address(*person.addresses[0]),
                Address(*channel) if channel and person.is_lead else None,
            )
        return self._phones[name]

    def stranger(self) -> Phone:
        """The phone of somebody who is not enrolled."""
        return Phone(self.engine, self.platforms, Address("slack", "U-nobody"))

    def drafts(self) -> list[Draft]:
        """Every half-filled form, opened."""
        with self.store.begin(reading=True) as turn, turn.books(self.looked(), self.now) as books:
            return [draft for person in self.scheme.people for draft in books.drafts.of(person)]

    def person(self, name: str) -> Person:
        """A person by name."""
        return next(p for p in self.scheme.people.values() if p.name == name)

    def deliver(self) -> int:
        """Let the relay send all that is due; how many parcels went."""
        return asyncio.run(self._deliver())

    async def _deliver(self) -> int:
        total = 0
        while sent := await self.relay.round():
            total += sent
        self._quiet = self.now
        return total

    def _stir(self, _connection: object) -> None:
        self._quiet = None

    def settle(self) -> None:
        """Let the relay send all that is due, if something may be: this stage has kept something,
        or time has passed, since it last did."""
        if self._quiet != self.now:
            self.deliver()

    def tick(self) -> int:
        """Let the clock do what has fallen due, then the relay send it; how much was due."""
        self.deliver()
        done, before = 0, None
        while due := self.timetable.due(self.now):
            assert due != before, f"due again at once: {due}"
            before = due
            for key in due:
                self.engine.handle(due_event(*key, self.now))
            self.deliver()
            done += len(due)
        return done

    def until(self, day: str, hour: str = "10:00") -> None:
        """It is this local day and hour, and the clock ticks."""
        local = datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=ZoneInfo("Europe/London"))
        self.now = local.astimezone(UTC)
        self.tick()

    async def _tell_who_is_lost(self) -> None:
        self.engine.tell_who_is_lost()

    def partner(self, name: str) -> "Landlord":
        """A landlord, to act through its people."""
        return Landlord(self, PartnerCode(name[:3].upper()), name.lower())

    def partners(self, *names: str) -> tuple["Landlord", ...]:
        """Several landlords."""
        return tuple(self.partner(name) for name in names)

    def wait(self, **time: float) -> None:
        """Let time pass."""
        self.now += timedelta(**time)

    def close(self) -> None:
        """Close the database."""
        self.database.close()


@dataclass(frozen=True)
class Told:
    """What somebody was told by an act: the answer, and the reference if a case came of it."""

    stage: Stage
    phone: Phone
    reply: Reply

    @property
    def text(self) -> str:
        """The answer as text."""
        return reply_text(self.reply)

    @property
    def reference(self) -> str:
        """The reference in the answer."""
        word = next((w for w in self.text.split() if len(w) == 7 and w[4] == "-"), "")
        assert word, f"no reference in {self.text!r}"
        return word

    def is_refused(self, saying: str = "") -> "Told":
        """The act was refused, in these words among others."""
        assert isinstance(self.reply, Whisper), self.text
        assert self.reply.refused, self.text
        assert saying in self.text, self.text
        return self

    def asks_again(self, saying: str) -> "Told":
        """The form asks again, in these words among others; nothing was sent."""
        assert isinstance(self.reply, Put), self.text
        assert saying in "\n".join(self.reply.form.wrong.values()), self.text
        return self

    def is_done(self, saying: str = "") -> "Told":
        """The act was done, in these words among others."""
        assert not (isinstance(self.reply, Whisper) and self.reply.refused), self.text
        assert not isinstance(self.reply, Put), self.text
        assert saying in self.text, self.text
        return self


@dataclass(frozen=True)
class Landlord:
    """A partner, acting through its people's phones."""

    stage: Stage
    code: PartnerCode
    name: str

    @property
    def officer(self) -> Phone:
        """Its housing officer's phone."""
        return self.stage.phone(f"{self.name}-officer")

    @property
    def lead(self) -> Phone:
        """Its lettings manager's phone."""
        return self.stage.phone(f"{self.name}-lead")

    @property
    def second_lead(self) -> Phone:
        """Its housing manager's phone."""
        return self.stage.phone(f"{self.name}-lead1")

    @property
    def balance(self) -> dict[str, int]:
        """Its account by size, + owed to it, - owed by it; sizes that stand at 0 left out."""
        with look(self.stage.store) as looking:
            assert looking.astray(self.stage.scheme) == []
            homes = looking.ledger(self.stage.scheme).balances().get(self.code)
        return {size.value: count for size, count in homes.homes.items() if count} if homes else {}

    def refers(self, phone: Phone | None = None, /, **asked: object) -> Told:
        """Its officer, or whoever's phone it is, fills the referral form to its end."""
        return refers(self.stage, phone or self.officer, self.code, **asked)

    def approves(self, reference: str) -> Told:
        """Its lead approves."""
        return press(self.stage, self.lead, "Approve", reference)

    def claims(self, reference: str) -> Told:
        """Its lead claims."""
        return press(self.stage, self.lead, "Claim", reference)

    def offers(self, reference: str, **home: str | Sequence[str]) -> Told:
        """Its lead enters a home; one that fits a two-bedroom need in its own area by default."""
        press(self.stage, self.lead, "Offer a home", reference)
        answers: dict[str, str | Sequence[str]] = {
            "area": self.code,
            "size": "2",
            "type": "flat",
            "floor": "0",
            "lift": "no",
            "pets": "yes",
            "access": (),
            "tenure": "secure",
            "rent": "social",
            "ready": "2026-03-10",
        }
        return _told(self.stage, self.lead, self.lead.fill(answers | home))

    def gives(self, taker: "Landlord", size: str = "2") -> str:
        """It houses a household of another landlord in a home of this size; the reference."""
        reference = circulated(
            self.stage, taker, size=size, safe_areas=[self.code], home_area="ZZA"
        )
        self.houses(reference, giver_size=size)
        return reference

    def starts(self, reference: str, **said: str) -> Told:
        """Its lead logs the start of the tenancy."""
        press(self.stage, self.lead, "Tenancy started", reference)
        return _told(self.stage, self.lead, self.lead.fill({"tenure_kept": "yes"} | said))

    def houses(self, reference: str, giver_size: str = "2", officer: Phone | None = None) -> None:
        """From a circulated request to a confirmed move."""
        self.claims(reference).is_done()
        self.offers(reference, size=giver_size).is_done("contact")
        asked = officer or officer_of(self.stage, reference)
        press(self.stage, asked, "Tenant accepts", reference).is_done()
        self.starts(reference).is_done()
        press(self.stage, asked, "Confirm", reference).is_done("they moved")


def refers(stage: Stage, phone: Phone, landlord: str, **asked: object) -> Told:
    """Fill the referral form with a common household, changed by ``asked``; send it."""
    phone.open("refer")
    if isinstance(phone.reply, Put):
        fill_on(stage, phone, landlord, **asked)
    if isinstance(phone.reply, Put) and phone.form.review:
        phone.submit({}, "send")
    return _told(stage, phone, phone.reply)


def fill_on(
    stage: Stage, phone: Phone, landlord: str, stop_at: str = "", /, **asked: object
) -> FormView:
    """Fill the referral form from where it stands to its review, or to the page of this heading;
    what is answered stays.

    Where it asks again, or refuses, the last form before that.
    """
    asked = {"landlord": landlord} | asked
    common: Mapping[str, object] = {
        "consents": "yes",
        "referrer_kind": "housing",
        "tenure": "secure",
        "current_size": "2",
        "staying": "at_home",
        "arrears": "none",
        "risks": ["domestic_abuse"],
        "specialist": "yes",
        "pathways": ["internal_transfer"],
        "why_not": ["not_safe"],
        "home_area": landlord,
        "safe_areas": [code for code in stage.scheme.partners if code != landlord],
        "aged_21_over": "1",
        "aged_0_9": "2",
        "size": "2",
    }
    while True:
        form = phone.form
        if form.review or form.heading == stop_at:
            return form
        names = {question.name for question in form.questions}
        todo = {name: value for name, value in common.items() if not form.given.get(name)} | asked
        phone.fill({name: _texts(value) for name, value in todo.items() if name in names})
        if not isinstance(phone.reply, Put) or phone.form.page == form.page:
            return form


def press(stage: Stage, phone: Phone, label: str, reference: str = "") -> Told:
    """Somebody presses a button that they see, once all messages have come."""
    stage.settle()
    return _told(stage, phone, phone.press(label, reference))


def officer_of(stage: Stage, reference: str) -> Phone:
    """The nominating officer's phone."""
    return stage.phone(stage.scheme.people[stage.case(reference).referral.officers[0]].name)


def approved(stage: Stage, landlord: Landlord, **asked: object) -> str:
    """A referral of this landlord that its lead has approved; its reference."""
    reference = refers(stage, landlord.officer, landlord.code, **asked).is_done("sent").reference
    landlord.approves(reference).is_done("approved")
    return reference


def circulated(stage: Stage, landlord: Landlord, **asked: object) -> str:
    """A request of this landlord, referred, approved and circulated; its reference."""
    reference = approved(stage, landlord, **asked)
    press(stage, stage.phone("sam"), "Circulate", reference).is_done("circulated")
    stage.deliver()
    return reference


def _migrated(url: str) -> Database:
    """The database at this address, its schema up to date; a fresh SQLite file is a copy."""
    path = make_url(url).database
    if url.startswith("sqlite") and path and not Path(path).exists():
        Path(path).write_bytes(_fresh_sqlite())
    database = Database(url)
    if database.is_sqlite:
        event.listen(database.writer, "connect", _unhurried)
    database.migrate()
    _compiled_before(database)
    return database


def _compiled_before(database: Database) -> None:
    """A statement that one stage has compiled, no later one compiles again.

    SQLAlchemy keeps what it compiled by engine and by dialect; a stage has engines of its own.
    """
    for engine in (database.writer, database.reader):
        engine.dialect = _DIALECTS.setdefault(engine.dialect.name, engine.dialect)
        engine.update_execution_options(compiled_cache=_COMPILED)


def migrated_postgres() -> str:
    """The URL of a new PostgreSQL database with its schema; it is a copy, like SQLite's file."""
    return postgres.fresh_postgres(postgres.template("migrated", _migrate))


def _migrate(url: str) -> None:
    database = Database(url)
    database.migrate()
    database.close()


def _unhurried(connection: sqlite3.Connection, _record: object) -> None:
    """No test here pulls the plug, so none waits for the disk."""
    connection.execute("PRAGMA synchronous=OFF")


@cache
def _fresh_sqlite() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "fresh.db"
        _migrate(f"sqlite:///{path}")
        return path.read_bytes()


def _told(stage: Stage, phone: Phone, reply: Reply) -> Told:
    stage.settle()
    return Told(stage, phone, reply)


def _texts(value: object) -> str | Sequence[str]:
    if isinstance(value, str):
        return value
    assert isinstance(value, Iterable)
    return [str(one) for one in value]


def _person(
    name: str, role: Role, partner: str = "", service: str = "", platform: str = "slack"
) -> Person:
    return Person(
        PersonId(f"{name}@example.org"),
        name,
        role,
        f"{name}@example.org",
        "",
        PartnerCode(partner) if partner else None,
        ServiceCode(service) if service else None,
        ((platform, f"U-{name}"),),
    )


async def at_once(call: Callable[..., T], /, *args: object) -> T:
    """Run a call of the store here and now."""
    return call(*args)
