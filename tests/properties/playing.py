"""Schemes put on stage for the machine, and the ways in which their people press."""

import shutil
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeVar
from zoneinfo import ZoneInfo

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from bot.chat.action import Action
from bot.chat.cards import Button
from bot.chat.replies import Put
from bot.domain.person import Person
from bot.domain.scheme import Scheme
from bot.store.database import Database
from tests.kit.beside import Beside
from tests.kit.dice import loaded
from tests.kit.phone import Phone, reply_text
from tests.kit.stage import Stage
from tests.properties import touched
from tests.properties.filling import Given, fill
from tests.properties.hearing import Hearing
from tests.properties.in_play import InPlay
from tests.properties.notes import assert_asked_of_what_waits

CHANCE = st.integers(0, 2**32)
_SHM = Path("/dev/shm")
T = TypeVar("T")


def pick(chance: int, among: Sequence[T]) -> T:
    """One of them, any as likely as another."""
    return Random(chance).choice(among)


@cache
def migrated() -> bytes:
    """An empty database with its schema, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "empty.db")
        database = Database(f"sqlite:///{path}")
        database.migrate()
        with database.write() as connection:
            touched.watch(connection)
        database.close()
        return path.read_bytes()


class Playing(RuleBasedStateMachine):
    """One scheme in a database, or two that share some people; ``here`` is played at the moment."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=_SHM if _SHM.is_dir() else None))
        self.plays: list[InPlay] = []
        self.drawn = ExitStack()

    def put_on_stage(self, first: Scheme, other: Scheme | None) -> None:
        """A scheme begins, and another beside it."""
        path = self.folder / "played.db"
        path.write_bytes(migrated())
        self.drawn.enter_context(loaded(1))
        self.stage = Stage(f"sqlite:///{path}", first)
        self.hearing = Hearing(self.stage.platforms["slack"])
        stages = [self.stage, *([Beside(self.stage, other)] if other else [])]
        self.plays = [InPlay(stage) for stage in stages]
        touched.among(self.stage.database, [play.stage.code for play in self.plays])
        for play in self.plays:
            self.hearing.listen(play)
        self.here = self.plays[0]

    def teardown(self) -> None:
        if self.plays:
            self.stage.close()
        self.drawn.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def turn_to(self, chance: int = 0) -> None:
        """A minute passes; what comes next happens in one of the schemes."""
        self.here = self.plays[chance % len(self.plays)]
        self.wait(minutes=1)

    def wait(self, **time: float) -> None:
        """Let time pass."""
        self.stage.wait(**time)
        for play in self.plays:
            play.at(self.stage.now)

    def tick(self) -> None:
        """The clock does what has fallen due, one thing after another, and each is told."""
        self.deliver()
        before = None
        while due := self.stage.timetable.due(self.stage.now):
            assert due != before, f"due again at once: {due}"
            before = due
            for key in due:
                self.hearing.falls_due(self.stage.engine, key, self.stage.now)
                self.deliver()
        for play in self.plays:
            play.assert_done(self.stage.now)

    def morning_comes(self, days: int = 1) -> None:
        """It is ten o'clock of a working day, so many days on or a little later."""
        local = self.stage.now.astimezone(ZoneInfo("Europe/London"))
        day = local.date() + timedelta(days=days)
        while day.weekday() > 4:
            day += timedelta(days=1)
        morning = datetime.combine(day, time(10), local.tzinfo)
        self.wait(hours=(morning - local.astimezone(UTC)) / timedelta(hours=1))
        self.tick()

    def deliver(self) -> None:
        """All messages come, and everything stands as it must."""
        self.stage.deliver()
        self.hearing.messages_came()
        for play in self.plays:
            play.assert_standing()
        notes = (play.notes for play in self.plays)
        assert_asked_of_what_waits(self.stage.platforms, notes)

    def phone(self, person: Person) -> Phone:
        return self.here.phone(person)

    def coordinator(self, luck: int) -> Phone:
        """The phone of a coordinator who has access."""
        people = self.here.roster.people.values()
        able = sorted((p for p in people if p.is_coordinator), key=lambda p: p.name)
        return self.phone(pick(luck, able))

    def leads(self, partner: str = "") -> list[Person]:
        """Named leads who have access, of a landlord or of any."""
        people = self.here.roster.people.values()
        found = [p for p in people if p.is_lead and partner in ("", p.partner)]
        return sorted(found, key=lambda p: p.name)

    def officers(self) -> list[Person]:
        """Housing officers, with access or without."""
        return [person for person in self.here.people if person.name.endswith("-officer")]

    def shown(self) -> list[tuple[Phone, Button]]:
        """Every button in front of everybody, in an order that no random reference changes."""
        return [
            (phone, button)
            for phone in self.here.phones
            for button in sorted(
                phone.buttons(),
                key=lambda b: (
                    self.here.age(b.action.subject),
                    b.label,
                    b.action.verb,
                    b.action.detail,
                ),
            )
        ]

    def home(self, phone: Phone) -> None:
        """Somebody opens Home, and chooses the scheme where they work in several."""
        phone.open("home")
        if len(self.plays) > 1:
            name = self.here.roster.name
            text = reply_text(phone.reply)
            if f"· {name}" not in text and any(
                b.label == "Change scheme" for b in phone.answer_buttons()
            ):
                phone.press("Change scheme")
            if any(b.label == name for b in phone.answer_buttons()):
                phone.press(name)

    def walk(self, phone: Phone, luck: int, *labels: str, **put: str) -> bool:
        """Somebody presses one answer's button after another, while they come; whether all did."""
        for label in labels:
            found = [b for b in phone.answer_buttons() if b.label == label]
            if not found:
                return False
            self.press_it(phone, found[0], luck, {name: (value,) for name, value in put.items()})
        return True

    def behind_more(self, phone: Phone, reference: str) -> list[Button]:
        phone.tap(Button("More", Action("case", "more", reference)))
        return phone.answer_buttons()

    def press_it(self, phone: Phone, button: Button, luck: int, fixed: Given | None = None) -> None:
        """Press it, and fill what opens; without ``fixed``, it may be left half filled."""
        note(f"{phone.address.id} presses {button.label} {button.action.encode()}")
        phone.tap(button)
        if isinstance(phone.reply, Put):
            fill(phone, Random(luck), fixed or {}, stop=fixed is None and luck % 7 == 0)
        note(f"  -> {reply_text(phone.reply)}")
