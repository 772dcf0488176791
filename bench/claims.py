"""Claims a second through the whole engine, beside its own statements replayed bare."""

import shutil
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.engine import make_url

from bench.scheme import KEY, NOW, Where, scheme_of
from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.incoming import Tapped
from bot.chat.replies import Whisper
from bot.domain.ids import AreaCode, PartnerCode, Reference, SchemeCode, new_reference
from bot.domain.intake import approve, circulate, submit
from bot.domain.ledger import Balance
from bot.domain.property import Needs, Size
from bot.domain.referral import (
    Arrears,
    Household,
    Pathway,
    Referral,
    ReferrerKind,
    Risk,
    Specialist,
    Staying,
    Subject,
    Tenure,
    Urgency,
    WhyNot,
)
from bot.flows.engine import Engine
from bot.flows.flow import Turn
from bot.flows.record import draw, record
from bot.store import applying
from bot.store.database import Database
from bot.store.savepoint import savepoint
from bot.store.unit_of_work import SqlStore
from bot.store.vault import Vault
from tests.kit.postgres import drop_postgres, fresh_postgres

T = TypeVar("T")

READERS = 15
"""Landlords that may see each request: a channel card and a leads' card each, 30 cards a claim."""
BLOCKS = 30
BLOCK = 10
"""Claims of a block: short ones, in turn, so that a noisy moment falls on both sides alike."""


@dataclass(frozen=True)
class Rate:
    """Transactions a second, engine and bare, block by block."""

    engine: list[float]
    bare: list[float]

    def say(self, name: str) -> str:
        """One line: medians, and the median of the ratios of neighbouring blocks."""
        ratios = [mine / other for mine, other in zip(self.engine, self.bare, strict=True)]
        return (
            f"claims, {name}: engine {statistics.median(self.engine):.0f}/s, "
            f"its statements bare {statistics.median(self.bare):.0f}/s, "
            f"ratio {statistics.median(ratios):.2f} "
            f"(blocks {min(ratios):.2f} to {max(ratios):.2f}; aim 0.6)"
        )


def measure(folder: Path) -> Iterator[str]:
    """A line for each database."""
    with _sqlite(folder) as copies:
        yield _compare(*copies).say("SQLite")
    with _postgres() as copies:
        yield _compare(*copies).say("PostgreSQL")


def _compare(engine_url: str, capture_url: str, bare_url: str, taps: list[Tapped]) -> Rate:
    captured = _capture(capture_url, taps)
    engine, engine_database = _engine(engine_url)
    bare = Database(bare_url)
    rates = Rate([], [])
    size = len(taps) // BLOCKS
    for block in range(BLOCKS):
        part = slice(block * size, (block + 1) * size)
        rates.engine.append(_rate(partial(_press, engine), taps[part]))
        rates.bare.append(_rate(partial(_replay, bare), captured[part]))
    engine_database.close()
    bare.close()
    return rates


def _rate(work: Callable[[T], None], items: Sequence[T]) -> float:
    begun = time.perf_counter()
    for item in items:
        work(item)
    return len(items) / (time.perf_counter() - begun)


def _press(engine: Engine, tap: Tapped) -> None:
    reply = engine.handle(tap)
    if not isinstance(reply, Whisper) or reply.refused:
        raise AssertionError(reply)
    engine.draw(SchemeCode("bench"), Reference(tap.action.subject))


def _capture(url: str, taps: list[Tapped]) -> list[list[tuple[Any, Any]]]:
    engine, database = _engine(url)
    turns: list[list[tuple[Any, Any]]] = []

    def keep(_: Connection, statement: Any, many: Any, one: Any, __: Any) -> None:
        turns[-1].append((statement, list(many) if many else dict(one)))

    event.listen(database.writer, "before_execute", keep)
    for tap in taps:
        turns.append([])
        _press(engine, tap)
    event.remove(database.writer, "before_execute", keep)
    database.close()
    return turns


def _replay(database: Database, turn: list[tuple[Any, Any]]) -> None:
    with database.write() as connection, savepoint(connection):  # which is not captured
        for statement, parameters in turn:
            result = connection.execute(statement, parameters)
            if result.returns_rows:
                result.all()


def _engine(url: str) -> tuple[Engine, Database]:
    database = Database(url)
    return Engine(SqlStore(database, Vault(KEY)), lambda: NOW), database


def prepare(url: str, count: int = BLOCKS * BLOCK, at: Where | None = None) -> list[Tapped]:
    """A database with so many circulated requests, and a claim of each by somebody who may."""
    database = Database(url)
    database.migrate()
    store = SqlStore(database, Vault(KEY))
    applying.apply(store, scheme_of(READERS + 1, at) if at else scheme_of(READERS + 1), NOW)
    taps = []
    for number in range(count):
        with store.begin() as transaction:
            scheme = transaction.schemes()[0]
            people = {person.name: person for person in scheme.people.values()}
            with transaction.books(scheme, NOW) as books:
                turn = Turn(people["officer"], scheme, NOW, books)
                asked = replace(_REFERRAL, officers=(people["officer"].id,))
                case, fact = submit(new_reference(), asked, people["officer"].id, NOW)
                books.cases.add(case)
                record(turn, case, fact)
                nothing = Balance(case.landlord, {})
                case, approved = approve(case, nothing, scheme, NOW)
                books.cases.save(case)
                record(turn, case, approved)
                case, out = circulate(case, nothing, scheme, NOW)
                books.cases.save(case)
                record(turn, case, out)
                draw(scheme, books, case.reference)
        by = Address(*people[f"lead{number % READERS}"].addresses[0])
        taps.append(Tapped(f"tap-{number}", by, NOW, Action("claim", "take", case.reference)))
    database.close()
    return taps


_REFERRAL = Referral(
    landlord=PartnerCode(f"P{READERS}"),
    referrer_kind=ReferrerKind.HOUSING,
    officers=(),
    contacts=(),
    specialist=Specialist.YES,
    consent_on=date(2026, 3, 1),
    pathways=frozenset({Pathway.INTERNAL_TRANSFER}),
    why_not=frozenset({WhyNot.NOT_SAFE}),
    subject=Subject.VICTIM,
    risks=frozenset({Risk.DOMESTIC_ABUSE}),
    marac=True,
    home_area=AreaCode(f"A{READERS}"),
    safe_areas=frozenset(AreaCode(f"A{n}") for n in range(READERS)),
    unsafe_areas=frozenset(),
    tenure=Tenure.SECURE,
    joint_tenancy=False,
    current_size=Size.TWO,
    staying=Staying.REFUGE,
    overcrowded=False,
    household=Household(aged_0_9=2, aged_21_over=1),
    needs=Needs(Size.TWO, Size.TWO),
    arrears=Arrears.NONE,
    urgency=Urgency.URGENT,
    excluded_partners=frozenset(),
    excluded_persons=frozenset(),
    moving_support=True,
)


@contextmanager
def _sqlite(folder: Path) -> Iterator[tuple[str, str, str, list[Tapped]]]:
    made = folder / "made.db"
    taps = prepare(f"sqlite:///{made}")
    copies = [folder / f"{name}.db" for name in ("engine", "capture", "bare")]
    for copy in copies:
        shutil.copyfile(made, copy)
    first, second, third = (f"sqlite:///{copy}" for copy in copies)
    yield first, second, third, taps


@contextmanager
def _postgres() -> Iterator[tuple[str, str, str, list[Tapped]]]:
    made = fresh_postgres(durable=True)
    taps = prepare(made)
    name = make_url(made).database
    copies = [fresh_postgres(name, durable=True) for _ in range(3)]
    for url in copies:
        _analyse(url)
    yield copies[0], copies[1], copies[2], taps
    for url in (*copies, made):
        drop_postgres(url)


def _analyse(url: str) -> None:
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(text("ANALYZE"))
    engine.dispose()
