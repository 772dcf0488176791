"""The one door: an event comes in, one transaction is made of it, and a reply goes back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from bot.chat.action import Action
from bot.chat.incoming import (
    Due,
    Incoming,
    Joined,
    Opened,
    Reached,
    Said,
    Stands,
    Submitted,
    Tapped,
)
from bot.chat.replies import Put, Replace, Reply, Show, Whisper, dump_reply, load_reply
from bot.domain.governance import refuse_while_paused
from bot.domain.ids import Reference, SchemeCode
from bot.domain.person import CLOCK, OPERATOR, Person
from bot.domain.rules import Refused
from bot.domain.scheme import Scheme
from bot.flows import arriving, in_hand, reading, said, timetable, which
from bot.flows.asking import Interview
from bot.flows.clock import CLOCK_PLATFORM, falls_due
from bot.flows.details import guarded
from bot.flows.events import event_key, reads
from bot.flows.filling import refusal
from bot.flows.flow import Flow, Turn, as_of, misdirected
from bot.flows.held import resume_held
from bot.flows.join import NO_SUCH_CODE, invite, redraw_open
from bot.flows.known import known_in
from bot.flows.notices import notices
from bot.flows.ports import Collision, Store, Transaction
from bot.flows.record import draw
from bot.flows.steps import CHANGE_SCHEME, HOME
from bot.flows.table import COMMANDS, FLOWS, INTERVIEWS

T = TypeVar("T")

_TRIES = 8

DONE = Whisper("That was done before.", (HOME,))


class Engine:
    """Handles every event of every platform. It is synchronous; call it in a thread.

    ``clock`` tells what time it is: a platform's own timestamps never do.
    """

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        flows: Mapping[str, Flow] = FLOWS,
        interviews: Mapping[str, Interview] = INTERVIEWS,
        link: Callable[[str], str] = lambda _: "",
    ) -> None:
        self._store = store
        self._clock = clock
        self._flows = flows
        self._interviews = interviews
        self._link = link

    def handle(self, event: Incoming) -> Reply:
        """One event, once: a repeat of its id gets the same answer and has no second effect.

        Raises:
            Collision: others were first eight times over; nothing was done.
        """
        if reads(event):
            with self._store.begin(reading=True) as transaction:
                return self._look(transaction, event)
        for attempt in range(1, _TRIES + 1):
            try:
                with self._store.begin() as transaction:
                    return self._once(transaction, event)
            except Collision:
                if attempt == _TRIES:
                    raise
        raise AssertionError("unreachable")

    def _look(self, transaction: Transaction, event: Incoming) -> Reply:
        """An event that changes nothing needs no key: asked again, it is answered afresh."""
        among = which.memberships(transaction.schemes(), event.by)
        if not among:
            return said.by_a_stranger(event) if isinstance(event, Said) else said.STRANGER
        several = len(among) > 1
        if several and isinstance(event, Opened) and event.what == "form":
            now = self._clock()
            forms = (self._reply(transaction, *one, event, now) for one in among)
            return next((form for form in forms if form is not None), None)
        found = which.meant(transaction, among, event, event_key(event))
        if found is None and isinstance(event, Said) and event.aside:
            found = among[0]  # to whichever scheme it was said, it may identify somebody
        if found is None:
            return which.choice(among)
        return self._reply(transaction, *found, event, self._clock(), several=several)

    def _once(self, transaction: Transaction, event: Incoming) -> Reply:
        key, now = event_key(event), self._clock()
        if isinstance(event, Due):
            return self._falls_due(transaction, event, now)
        if isinstance(event, Reached):
            return arriving.reached(transaction, event, now, self._link)
        if isinstance(event, Stands):
            reading.stands(transaction, event, now)
            return None
        schemes = transaction.schemes()
        among = which.memberships(schemes, event.by)
        if isinstance(event, Joined):
            joined = arriving.joined(transaction, event, among, key, now, self._link)
            if joined is not None or not among:
                return joined or NO_SUCH_CODE
        if not among or which.of_one_left(transaction, schemes, among, key):
            return said.STRANGER
        found = which.meant(transaction, among, event, key)
        if found is None:
            return which.choice(among)
        scheme, person = found
        done, answer = transaction.answered(scheme, key, now)
        if done:
            return load_reply(answer) if answer else DONE
        if which.chooses(event):
            transaction.choices.choose(scheme.code, event.by)
        reply = self._reply(transaction, scheme, person, event, now, several=len(among) > 1)
        match reply:
            case Put(form=form):
                transaction.answer(scheme, key, dump_reply(reply), draft=form.draft)
            case Show(card=card) | Replace(card=card):
                transaction.answer(scheme, key, dump_reply(reply), reference=card.reference)
            case Whisper() | None:
                transaction.answer(scheme, key, dump_reply(reply))
        return reply

    def _reply(
        self,
        transaction: Transaction,
        scheme: Scheme,
        person: Person,
        event: Incoming,
        now: datetime,
        *,
        several: bool = False,
    ) -> Reply:
        today = as_of(scheme, now)
        present = today.people.get(person.id, person)
        try:
            with transaction.books(scheme, now) as books:
                turn = Turn(present, today, now, books, event.by.platform, self._link, several)
                return guarded(turn, self._act(turn, event))
        except Refused as refused:
            no = refusal(refused)
            if several and today.paused:
                return replace(no, buttons=(*no.buttons, CHANGE_SCHEME))
            return no

    def _act(self, turn: Turn, event: Incoming) -> Reply:
        if isinstance(event, Opened) and event.what == "form":
            barred = turn.scheme.paused and not turn.person.is_coordinator
            return None if barred else in_hand.latest(turn, self._interviews)
        if isinstance(event, Opened | Tapped | Submitted):
            refuse_while_paused(turn.scheme, turn.person)
        match event:
            case Opened(what=what):
                return self._flow(COMMANDS.get(what, ""))(turn, event)
            case Tapped(action=Action(flow="draft") as action):
                return in_hand.pressed(turn, self._interviews, action)
            case Tapped(action=action):
                return self._flow(action.flow)(turn, event)
            case Submitted():
                return in_hand.sent(turn, self._interviews, event, self._flow)
            case Said():
                return said.heard(event, known_in(turn))
            case Joined():
                return said.WELCOME_BACK
            case Reached() | Stands() | Due():
                raise misdirected()

    def _flow(self, name: str) -> Flow:
        flow = self._flows.get(name)
        if flow is None:
            raise misdirected()
        return flow

    def _falls_due(self, transaction: Transaction, event: Due, now: datetime) -> Reply:
        """Time is one more platform: its address is the scheme of which something falls due."""
        if event.by.platform != CLOCK_PLATFORM:
            return refusal(misdirected())
        for scheme in transaction.schemes():
            if scheme.code == event.by.id:
                with transaction.books(scheme, now) as books:
                    falls_due(Turn(CLOCK, as_of(scheme, now), now, books), event.action, scheme)
        return None

    def draw(self, code: SchemeCode, reference: Reference) -> None:
        """Draw the cards of a case that has changed; nothing where another process was first.

        Raises:
            Collision: another turn was first; it is to be drawn still.
        """
        with self._store.begin() as transaction:
            now = self._clock()
            for scheme in transaction.schemes():
                if scheme.code == code:
                    with transaction.books(scheme, now) as books:
                        draw(as_of(scheme, now), books, reference)

    def settle_in(self) -> None:
        """What follows from a scheme that was applied: referrals that a changed cap has freed go
        on (R33), and every card is as the scheme now wants it (L11)."""

        def settle_in(turn: Turn) -> None:
            resume_held(turn)
            redraw_open(turn)
            notices(turn)
            timetable.begin(turn.scheme, turn.books, turn.now)
            timetable.plan_table(turn.scheme, turn.books, turn.now)

        self._operate(settle_in)

    def wind_up(self) -> None:
        """Plan the routines of every scheme that are not planned yet."""
        self._operate(lambda turn: timetable.begin(turn.scheme, turn.books, turn.now))

    def tell_who_is_lost(self) -> None:
        """Tell the coordinators who cannot be reached, and who can be again."""
        self._operate(notices)

    def invite(self, email: str) -> str | None:
        """A code to join by for whoever has this work e-mail, None where nobody has."""

        def code(turn: Turn) -> str | None:
            people = turn.scheme.people.values()
            found = [person for person in people if person.email.lower() == email.strip().lower()]
            turn.acted_as = "operator"
            return invite(turn, found[0]) if found else None

        return next((code for code in self._operate(code) if code), None)

    def _operate(self, act: Callable[[Turn], T]) -> list[T]:
        """What the operator does in every scheme, in one transaction."""
        done = []
        with self._store.begin() as transaction:
            for scheme in transaction.schemes():
                now = self._clock()
                with transaction.books(scheme, now) as books:
                    turn = Turn(OPERATOR, as_of(scheme, now), now, books, link=self._link)
                    done.append(act(turn))
        return done
