"""Random schemes played on phones, held after every step against what must always be so.

``RECIPROCAL_LONG_RUN=1`` plays many more and longer schemes.
"""

import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeVar

from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from bot.chat.action import Action
from bot.chat.cards import Button, Card
from bot.chat.incoming import Incoming, Submitted, Tapped
from bot.chat.replies import Put, Replace, Reply, Show, Whisper
from bot.domain.person import Person
from bot.domain.scheme import Scheme
from bot.flows.engine import DONE, reads
from bot.store.database import Database
from bot.store.looking import look
from bot.store.tables import draft, metadata
from tests.chat.carried import assert_carried
from tests.kit.phone import Phone, buttons_of, reply_text
from tests.kit.replay import assert_activity_agrees, assert_rows_agree, landlords, links
from tests.kit.retelling import Retelling, Retold, Terms
from tests.kit.stage import Stage
from tests.properties.filling import Given, fill
from tests.properties.schemes import schemes
from tests.properties.secrecy import Asked, Secrecy
from tests.properties.standing import assert_nobody_is_left_with

LONG = bool(os.environ.get("RECIPROCAL_LONG_RUN"))
CHANCE = st.integers(0, 2**32)
_SHM = Path("/dev/shm")
T = TypeVar("T")
NOES = ("Tenant refuses", "No, not this one", "Release", "Leave the line")
RACED = ("Claim", "Join the line", "Leave the line", "Release", "Pause", "Withdraw", "Amend")
VERBS = {
    "approve": ("approve", "undo"),
    "circulate": ("circulate",),
    "claim": ("take", "for"),
    "offer": ("home", "agree", "decline", "contact", "viewing"),
    "answer": ("accept", "refuse"),
    "move": ("start", "confirm"),
    "correct": ("move",),
    "override": ("carry", "give"),
    "ledger": ("substitute", "write_off", "publish"),
    "target": ("show", "agree"),
    "life": (
        *("return", "again", "decline", "pause", "resume"),
        *("withdraw", "housed", "reopen", "needed"),
    ),
    "amend": ("start",),
    "hold": ("release", "undo", "lapse", "back", "leave", "fell", "give", "whose"),
    "case": ("show", "more"),
    "draft": ("resume", "discard"),
    "home": ("open", "nonsense"),
}


RARE = ("decline", "undo", "lapse", "give", "back", "fell", "whose", "needed", "housed", "reopen")
ENDS = ("amend", "amend", "release", "lapse", "give", "back", "fell", "pause")
OF_AN_OFFER = {
    "offer": VERBS["offer"],
    "answer": VERBS["answer"],
    "move": VERBS["move"],
    "hold": ("release", "lapse", "back", "fell", "give"),
}
"""What is about one offer and no other, so that a late press of it does nothing."""


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
        database.close()
        return path.read_bytes()


class SchemePlayed(RuleBasedStateMachine):
    """People press what they see, in any order, late, twice and at the same time."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=_SHM if _SHM.is_dir() else None))
        self.stage: Stage | None = None
        self.seen: list[tuple[str, Button]] = []
        self.known: set[tuple[str, Button]] = set()
        self.forms: dict[str, Given] = {}
        self.opened: dict[str, Action] = {}
        self.changed: set[str] = set()
        self.carried: set[str] = set()
        self.messages = 0
        self.repeatable: list[tuple[str, Incoming, Reply]] = []

    @initialize(scheme=schemes())
    def begin(self, scheme: Scheme) -> None:
        path = self.folder / "played.db"
        path.write_bytes(migrated())
        self.stage = Stage(f"sqlite:///{path}", scheme)
        self.scheme = self.stage.scheme
        self.secrecy = Secrecy(self.scheme)
        policy = scheme.policy
        self.telling = Retelling(Terms(policy.cap_on_owed, policy.offers_per_referral))
        with self.stage.database.read() as connection:
            self.telling.hear(links(connection, scheme.code))
        self.people = sorted(self.scheme.people.values(), key=lambda person: person.name)
        for person in self.people:
            self._hear(self.phone(person))

    def teardown(self) -> None:
        if self.stage is not None:
            self.stage.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # What people do

    @rule(
        who=CHANCE,
        luck=CHANCE,
        home=st.integers(0, 6),
        easy=st.booleans(),
        stop=st.sampled_from([False, False, False, True]),
    )
    def refer(self, who: int, luck: int, home: int, easy: bool, stop: bool) -> None:
        """Somebody fills the referral form, to its end or not; an easy one excludes nobody."""
        self._refer(pick(who, self.people), luck, home, easy=easy, stop=stop)

    def _refer(self, person: Person, luck: int, home: int, *, easy: bool, stop: bool) -> None:
        self._next()
        phone = self.phone(person)
        phone.open("home")
        if not phone.sees("Refer"):
            return
        areas = sorted(self.scheme.areas)
        fixed: dict[str, tuple[str, ...]] = {"home_area": (areas[home],)}
        if easy:
            fixed |= {
                "consents": ("yes",),
                "safe_areas": tuple(area for area in areas if area != areas[home]),
                "unsafe_areas": (),
                "floor": ("any",),
                "access": (),
                "excluded_partners": (),
                "excluded_persons": (),
            }
            if person.partner:
                fixed["landlord"] = (person.partner,)
        phone.press("Refer")
        self._fill(phone, luck, fixed, stop)

    @rule(which=CHANCE, luck=CHANCE, primary=st.booleans())
    def press(self, which: int, luck: int, primary: bool) -> None:
        """Somebody presses any button in front of them; by label first, so that all come up."""
        self._next()
        shown = [
            (phone, button)
            for phone, button in self._shown()
            if not primary or button.style == "primary"
        ]
        labels = sorted({button.label.split(" ")[0] + button.style for _, button in shown})
        if not labels:
            return
        label = pick(which, labels)
        matching = [pair for pair in shown if pair[1].label.split(" ")[0] + pair[1].style == label]
        phone, button = pick(luck, matching)
        self._press(phone, button, luck)

    @rule(which=CHANCE, luck=CHANCE)
    def look_behind_more(self, which: int, luck: int) -> None:
        """Somebody looks for what else can be done to a case, and does it."""
        self._next()
        self._deliver()
        shown = [(phone, button) for phone, button in self._shown() if button.label == "More"]
        if shown:
            phone, button = pick(which, shown)
            self._press(phone, button, luck)
            if behind := [b for b in phone.answer_buttons() if b.action.flow in VERBS]:
                labels = sorted({b.label for b in behind} - {"Home", "Open"})
                label = pick(luck, labels or ["Home"])
                self._press(phone, phone.find(label), luck)

    @rule(which=CHANCE, luck=CHANCE)
    def decide(self, which: int, luck: int) -> None:
        """The coordinator does something rare; by label first, so that all come up."""
        self._next()
        phone = self.stage_().phone("sam")
        behind = [
            button
            for reference in list(self.secrecy.asked)[-4:]
            for button in self._behind_more(phone, reference)
            if button.action.verb in RARE
        ]
        if behind:
            verb = pick(which, sorted({button.action.verb for button in behind}))
            among = [button for button in behind if button.action.verb == verb]
            self._press(phone, pick(luck, among), luck, {})

    @rule(
        luck=CHANCE,
        home=st.integers(0, 6),
        steps=st.sampled_from([1, 0, 2, 3]),
        end=st.sampled_from(ENDS),
    )
    def contest(self, luck: int, home: int, steps: int, end: str) -> None:
        """Several landlords want a request; it goes some way, and then its holder loses it."""
        officers = [person for person in self.people if person.name.endswith("-officer")]
        before = len(self.secrecy.asked)
        self._refer(pick(luck, officers), luck, home, easy=True, stop=False)
        for sent in list(self.secrecy.asked)[before:]:
            self._hurry(sent, 0, 2)
        self._deliver()
        free = [ref for ref, told in self.telling.cases.items() if told.state == "circulated"]
        if not free:
            return
        reference = free[-1]
        claims = [
            (phone, button)
            for phone, button in self._shown()
            if (button.label, button.action.subject) == ("Claim", reference)
        ]
        Random(luck).shuffle(claims)
        for phone, button in claims[:4]:  # the first holds it, and the others wait
            self._press(phone, button, luck)
        self._hurry(reference, 0, steps)
        if end == "amend":
            self._amend(reference, luck, "areas")
            return
        phone = self.stage_().phone("sam")
        for button in [*self._behind_more(phone, reference), *phone.buttons()]:
            if (button.action.verb, button.action.subject) == (end, reference):
                self._press(phone, button, luck, {})
                self._deliver()
                return

    @rule(which=CHANCE, luck=CHANCE, what=st.sampled_from([*("areas",) * 3, "home", "officer"]))
    def amend(self, which: int, luck: int, what: str) -> None:
        """One thing of a case is changed, more often of one that is before the landlords."""
        self._next()
        self._deliver()
        cases = self.telling.cases
        out = [reference for reference, told in cases.items() if told.is_out]
        if among := (out if out and which % 3 else list(self.secrecy.asked)):
            self._amend(pick(which, among), luck, what)

    def _amend(self, reference: str, luck: int, what: str) -> None:
        """By a nominating officer or the coordinator; some leave a single area that is safe."""
        asked = self.secrecy.asked[reference]
        able = [
            person for person in self.people if person.is_coordinator or person.id in asked.officers
        ]
        fixed: dict[str, tuple[str, ...]] = {"what": (what,)}
        if luck % 3:
            others = sorted(set(self.scheme.areas) - {asked.home})
            fixed |= {"safe_areas": (pick(luck, others),), "unsafe_areas": ()}
        button = Button("forged", Action("amend", "start", reference))
        self._press(self.phone(pick(luck, able)), button, luck, fixed)
        self._deliver()

    def _behind_more(self, phone: Phone, reference: str) -> list[Button]:
        phone.tap(Button("More", Action("case", "more", reference)))
        return phone.answer_buttons()

    @rule(which=CHANCE, luck=CHANCE, steps=st.integers(1, 8))
    def hurry(self, which: int, luck: int, steps: int) -> None:
        """One case is taken step after step by whoever is asked, in easy answers."""
        if self.secrecy.asked:
            references = list(self.secrecy.asked)
            self._hurry(pick(which, references), luck, steps)

    @rule(who=CHANCE, home=st.integers(0, 6), luck=CHANCE, steps=st.sampled_from([8, 9, 4, 2, 1]))
    def house(self, who: int, home: int, luck: int, steps: int) -> None:
        """A lead refers a household, and all goes well, as far as the cap lets it."""
        before = len(self.secrecy.asked)
        leads = [person for person in self.people if person.is_lead]
        self._refer(pick(who, leads), luck, home, easy=True, stop=False)
        for reference in list(self.secrecy.asked)[before:]:
            self._hurry(reference, luck, steps)

    @rule(who=CHANCE, home=st.integers(0, 6), luck=CHANCE, many=st.integers(2, 3))
    def pile_up(self, who: int, home: int, luck: int, many: int) -> None:
        """One landlord sends several referrals before any moves, so that some meet the cap."""
        officers = [person for person in self.people if person.name.endswith("-officer")]
        before = len(self.secrecy.asked)
        for number in range(many):
            self._refer(pick(who, officers), luck + number, home, easy=True, stop=False)
        for number, reference in enumerate(list(self.secrecy.asked)[before:]):
            self._hurry(reference, luck, (luck + number) % 3)  # waiting, approved or circulated
        for reference in list(self.secrecy.asked)[before:]:
            self._hurry(reference, luck, 7)

    @rule(who=CHANCE, luck=CHANCE)
    def give_back(self, who: int, luck: int) -> None:
        """A landlord that owes takes a request that stands open, to repay what it can."""
        people = [person for person in self.people if person.is_lead]
        phone = self.phone(pick(who, people))
        self._deliver()
        for button in phone.buttons():
            if button.label == "Claim":
                self._press(phone, button, luck)
                self._hurry(button.action.subject, luck, 8)
                break

    def _hurry(self, reference: str, luck: int, steps: int) -> None:
        for step in range(steps):
            self._next()
            self._deliver()
            about = [
                (phone, button)
                for phone, button in self._shown()
                if button.action.subject == reference
            ]
            likely = [
                pair
                for pair in about
                if pair[1].style == "primary" or pair[1].label.startswith("Claim for")
            ]
            if not likely:
                return
            noes = [pair for pair in about if pair[1].label in NOES]
            among = {3: about, 4: noes or about}.get((luck + step) % 5, likely)
            phone, button = pick(luck + step, among)
            self._press(phone, button, luck + step, {"floor": ("0",), "pets": ("yes",)})
            if (luck + step) % 3 == 0:
                self._pry(reference, luck)

    def _pry(self, reference: str, luck: int) -> None:
        """Somebody tries what is too late or too early: an earlier offer's button, the contact."""
        told = self.telling.cases[reference]
        latest = str(told.offers)
        late = [
            (name, button)
            for name, button in self.seen
            if button.action.subject == reference and button.action.detail not in ("", latest)
        ]
        if late:
            name, button = pick(luck, late)
            self._press(self.phone(self.stage_().person(name)), button, luck)
        elif told.state == "claimed":
            holders = [p for p in self.people if p.is_lead and p.partner == told.holder]
            contact = Button("forged", Action("offer", "contact", reference, latest))
            self._press(self.phone(pick(luck, holders)), contact, luck)

    @rule(luck=CHANCE)
    def race(self, luck: int) -> None:
        """Everybody who sees a request acts on it, in any order, before any message comes."""
        self._next()
        order = Random(luck)
        claims = [(phone, button) for phone, button in self._shown() if button.label in RACED]
        subjects = sorted({button.action.subject for _, button in claims}, key=self._age)
        if not subjects:
            return
        subject = order.choice(subjects)
        racing = [pair for pair in claims if pair[1].action.subject == subject]
        order.shuffle(racing)
        for phone, button in racing[:8]:
            self._press(phone, button, order.randrange(1, 7))

    @rule(which=CHANCE, luck=CHANCE)
    def press_late(self, which: int, luck: int) -> None:
        """Somebody presses a button that was in front of them at any time before."""
        self._next()
        if self.seen:
            name, button = pick(which, self.seen)
            self._press(self.phone(self.stage_().person(name)), button, luck)

    @rule(
        who=CHANCE,
        which=CHANCE,
        flow=st.sampled_from(sorted(VERBS)),
        verb=CHANCE,
        detail=st.sampled_from(["", "1", "2", "3"]),
        luck=CHANCE,
    )
    def forge(self, who: int, which: int, flow: str, verb: int, detail: str, luck: int) -> None:
        """Somebody sends a press that no button on their phone makes: a holder's lead, often."""
        self._next()
        held = [reference for reference, told in self.telling.cases.items() if told.holder]
        among = held if held and which % 2 else [*self.secrecy.asked, "2222-22"]
        reference = pick(which, among)
        told = self.telling.cases.get(reference, Retold())
        holders = [person for person in self.people if person.partner == told.holder]
        person = pick(who, holders if told.holder and who % 2 else self.people)
        latest = str(told.offers) if luck % 3 else detail
        action = Action(flow, pick(verb, VERBS[flow]), reference, latest)
        self._press(self.phone(person), Button("forged", action), luck)

    @rule(which=CHANCE)
    def repeat(self, which: int) -> None:
        """An event comes again: the same answer, and nothing else.

        An answer that shows a form is gone with the form (L7).
        """
        if not self.repeatable:
            return
        name, event, reply = pick(which, self.repeatable)
        before = self._everything()
        again = self.stage_().engine.handle(event)
        if isinstance(reply, Put) and not self._is_open(reply.form.draft):
            reply = DONE
        assert again == reply, f"{name} hears something else the second time: {event}"
        assert self._everything() == before

    @rule(who=CHANCE, what=st.sampled_from(["home", "help", "owed"]))
    def look_around(self, who: int, what: str) -> None:
        """Somebody opens home, help, or what they owe."""
        self._next()
        self.phone(pick(who, self.people)).open(what)

    @rule()
    def messages_come(self) -> None:
        self._deliver()

    # What must be so

    @invariant()
    def holds(self) -> None:
        """The audit, the rows, the ledger and everybody's eyes agree."""
        if self.stage is None:
            return
        self._judge()
        with look(self.stage.store) as looking:
            count, wrong = looking.verify(self.scheme)
            assert not wrong, wrong
            assert count == self.telling.read
            assert looking.astray(self.scheme) == []
            assert looking.undelivered() == 0
        with self.stage.database.read() as connection:
            assert_rows_agree(connection, self.scheme.code, self.telling)
            assert_activity_agrees(connection, self.scheme.code)
        for reference, told in self.telling.cases.items():
            for partner in (*([told.holder] if told.holder else ()), *told.line):
                asked = self.secrecy.asked[reference]
                may = self.secrecy.partner_may_see(asked, partner, told)
                assert may, f"{partner} holds or waits for {reference}, and may not see it"
            if told.state == "held_by_cap":
                owed = self.telling.owed(self.telling.landlords[reference])
                assert owed >= self.telling.terms.cap, (
                    f"{reference} is held, and its landlord owes less"
                )

    # How it is done

    def stage_(self) -> Stage:
        assert self.stage is not None
        return self.stage

    def phone(self, person: Person) -> Phone:
        return self.stage_().phone(person.name)

    def _person(self, phone: Phone) -> Person:
        return self.stage_().person(phone.address.id.removeprefix("U-"))

    def phones(self) -> list[Phone]:
        return [self.phone(person) for person in self.people]

    def _shown(self) -> list[tuple[Phone, Button]]:
        """Every button in front of everybody, in an order that no random reference changes."""
        return [
            (phone, button)
            for phone in self.phones()
            for button in sorted(
                phone.buttons(),
                key=lambda b: (
                    self._age(b.action.subject),
                    b.label,
                    b.action.verb,
                    b.action.detail,
                ),
            )
        ]

    def _age(self, reference: str) -> int:
        return list(self.secrecy.asked).index(reference) if reference in self.secrecy.asked else -1

    def _next(self) -> None:
        self.stage_().wait(minutes=1)

    def _deliver(self) -> None:
        self.stage_().deliver()
        self._judge()
        changed = {reference: self.telling.cases[reference] for reference in self.changed}
        assert_nobody_is_left_with(self.secrecy, self.stage_().platforms, changed)
        self.changed.clear()

    def _hear(self, phone: Phone) -> None:
        """Keep every event of a phone with its answer, to be repeated."""
        handle = phone.engine.handle
        name = phone.address.id.removeprefix("U-")

        class Heard:
            def handle(_, event: Incoming) -> Reply:
                reply = handle(event)
                if not reads(event):
                    self.repeatable.append((name, event, reply))
                self._answered(name, event, reply)
                return reply

        phone.engine = Heard()  # type: ignore[assignment]

    def _press(self, phone: Phone, button: Button, luck: int, fixed: Given | None = None) -> None:
        note(f"{phone.address.id} presses {button.label} {button.action.encode()}")
        phone.tap(button)
        if isinstance(phone.reply, Put):
            self._fill(phone, luck, fixed or {}, stop=fixed is None and luck % 7 == 0)
        note(f"  -> {reply_text(phone.reply)}")

    def _fill(self, phone: Phone, luck: int, fixed: Given, stop: bool) -> None:
        fill(phone, Random(luck), fixed, stop)

    def _answered(self, name: str, event: Incoming, reply: Reply) -> None:
        """Take in at once what an answer and its turn say, while it is still the latest."""
        if isinstance(event, Submitted) and event.press == "next" and not _came_back(event, reply):
            self.forms.setdefault(event.draft, {}).update(event.answers)
        if isinstance(event, Tapped) and isinstance(reply, Put):
            self.opened.setdefault(reply.form.draft, event.action)
        stale, before = self._is_stale(event), self.telling.read
        sent = self._learn(name, event)
        assert not stale or self.telling.read == before, f"a stale press was heard: {event}"
        person = self.stage_().person(name)
        self.secrecy.judge(person, reply, self.telling.cases, sent)
        self._carried(reply)
        match reply:
            case Show(card=card) | Replace(card=card):
                self._saw(name, buttons_of(card))
            case Whisper(buttons=buttons, items=items):
                self._saw(name, [*buttons, *(b for item in items for b in item.buttons)])
            case _:
                pass

    def _is_stale(self, event: Incoming) -> bool:
        """Whether a press, or a form that one opened, is about another offer than that stands."""
        match event:
            case Tapped(action=action):
                pass
            case Submitted(draft=draft) if draft in self.opened:
                action = self.opened[draft]
            case _:
                return False
        if action.verb not in OF_AN_OFFER.get(action.flow, ()):
            return False
        told = self.telling.cases.get(action.subject)
        return told is not None and (not told.holder or action.detail != str(told.offers))

    def _learn(self, name: str, event: Incoming) -> frozenset[str]:
        """Hear the new links of the audit; the cases that somebody just sent or amended."""
        with self.stage_().database.read() as connection:
            told = links(connection, self.scheme.code, self.telling.read)
            sent = [link.reference for link in told if link.what == "ReferralSubmitted"]
            if sent:
                self.telling.landlords = landlords(connection, self.scheme.code)
        amended = [link.reference for link in told if link.what == "ReferralAmended"]
        for reference in (*sent, *amended):
            assert isinstance(event, Submitted)
            form = self.forms[event.draft]
            asked = (
                self._asked(reference, name, form)
                if reference in sent
                else self._amended(self.secrecy.asked[reference], form)
            )
            self.secrecy.learn(asked, self.stage_().case(reference).referral)
            assert self.telling.landlords[reference] == asked.landlord
        self.telling.hear(told)
        self.changed |= {link.reference for link in told if link.reference}
        return frozenset((*sent, *amended))

    def _amended(self, asked: Asked, form: Given) -> Asked:
        """What is asked of a case from now on, read from the pages that stood to be filled."""
        if "areas" in form["what"]:
            asked = replace(
                asked,
                safe=frozenset(form["safe_areas"]),
                unsafe=frozenset(form["unsafe_areas"]),
                excluded_partners=frozenset(form["excluded_partners"]),
                excluded_persons=frozenset(form["excluded_persons"]),
            )
        if "officer" in form["what"]:
            officers = frozenset(form["officers"])
            contact = form["contact_name"][0] if "contact" in officers else ""
            asked = replace(asked, officers=officers - {"contact"}, contact=contact)
        return asked

    def _asked(self, reference: str, name: str, form: Given) -> Asked:
        """What was asked of a case: as it was put on the form, not as it is kept."""
        (officer,) = form["officer"]
        return Asked(
            reference,
            self.stage_().person(name).id,
            form["landlord"][0],
            form["home_area"][0],
            frozenset(form["safe_areas"]),
            frozenset(form["unsafe_areas"]),
            frozenset(form["excluded_partners"]),
            frozenset(form["excluded_persons"]),
            frozenset({officer} - {"contact"}),
            form["contact_name"][0] if officer == "contact" else "",
        )

    def _judge(self) -> None:
        """Judge every message that came since, and remember its buttons."""
        ever = self.stage_().platforms["slack"].ever
        for address, card in ever[self.messages :]:
            self._carried(card)
            person = self.scheme.at(address.platform, address.id)
            if person is not None:
                self.secrecy.judge(person, card, self.telling.cases)
                self._saw(person.name, buttons_of(card))
            else:
                self.secrecy.judge_channel(address, card, self.telling.cases)
                for reader in self.phones():
                    if reader.channel == address:
                        self._saw(reader.address.id.removeprefix("U-"), buttons_of(card))
        self.messages = len(ever)

    def _saw(self, name: str, buttons: Sequence[Button]) -> None:
        for button in buttons:
            if (name, button) not in self.known:
                self.known.add((name, button))
                self.seen.append((name, button))

    def _carried(self, thing: Card | Reply) -> None:
        """Every platform can carry it, whole."""
        key = repr(thing)
        if key not in self.carried:
            self.carried.add(key)
            assert_carried(thing)

    def _is_open(self, draft_id: str) -> bool:
        with self.stage_().database.read() as connection:
            found = connection.scalar(select(draft.c.draft_id).where(draft.c.draft_id == draft_id))
        return found is not None

    def _everything(self) -> dict[str, list[str]]:
        """Every row of every table, the keys of events left out."""
        with self.stage_().database.read() as connection:
            return {
                table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
                for table in metadata.sorted_tables
            }


def _came_back(event: Submitted, reply: Reply) -> bool:
    """Whether a page came back with something wrong: what was put on it is not kept."""
    if not isinstance(reply, Put):
        return False
    form = reply.form
    return (form.draft, form.page) == (event.draft, event.page) and bool(form.wrong)


SchemePlayed.TestCase.settings = settings(
    max_examples=400 if LONG else 20,
    stateful_step_count=80 if LONG else 30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestSchemePlayed = SchemePlayed.TestCase
