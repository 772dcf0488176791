"""The one door: an event comes in, one transaction is made of it, and a reply goes back."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.anonymity import screen
from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.incoming import Due, Incoming, Joined, Opened, Reached, Said, Submitted, Tapped
from bot.chat.replies import Put, Replace, Reply, Show, Whisper, dump_reply, load_reply
from bot.domain.governance import refuse_while_paused
from bot.domain.ids import Reference, SchemeCode
from bot.domain.person import CLOCK, OPERATOR, Person
from bot.domain.rules import Refused
from bot.domain.scheme import Scheme
from bot.flows import timetable, which
from bot.flows.asking import Interview
from bot.flows.clock import falls_due
from bot.flows.details import guarded
from bot.flows.filling import FORM, as_it_stands, refusal, reopen, submitted
from bot.flows.flow import Flow, Turn, misdirected
from bot.flows.held import resume_held
from bot.flows.join import NO_SUCH_CODE, enrol, invite, redraw_open, welcome
from bot.flows.notices import notices
from bot.flows.ports import Collision, Draft, Store, Transaction
from bot.flows.record import draw
from bot.flows.steps import CHANGE_SCHEME, HELP, HOME
from bot.flows.table import COMMANDS, FLOWS, INTERVIEWS, LOOKS
from bot.flows.which import Membership

T = TypeVar("T")

_TRIES = 8

STRANGER = Whisper(
    "You are not enrolled here. Ask your scheme's coordinator to add you.", refused=True
)

GONE = replace(STRANGER, text=f"I have deleted what you wrote. {STRANGER.text}")

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

    def settle_in(self) -> None:
        """What follows from a scheme that was applied: referrals that a changed cap has freed go
        on (R33), and every card is as the scheme now wants it (L11)."""

        def settle_in(turn: Turn) -> None:
            resume_held(turn)
            redraw_open(turn)
            notices(turn)
            timetable.begin(turn.scheme, turn.books, turn.now)

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

    def _once(self, transaction: Transaction, event: Incoming) -> Reply:
        if isinstance(event, Due):
            self._falls_due(transaction, event)
            return None
        among = memberships(transaction, event.by)
        if isinstance(event, Reached):
            return self._reached(transaction, event)
        if isinstance(event, Joined):
            elsewhere = self._join(transaction, event, among)
            if elsewhere is not None or not among:
                return elsewhere or NO_SUCH_CODE
        key, now = event_key(event), self._clock()
        found = among[0] if len(among) == 1 else None
        if len(among) > 1:
            found = which.meant(transaction, among, event, key)
            if found is None and isinstance(event, Joined):
                found = among[0]
            if found is None:
                return which.choice(among)
        if found is None:
            return STRANGER
        scheme, person = found
        if which.chooses(event):
            transaction.choices.choose(scheme.code, event.by)
        done, answer = transaction.answered(scheme, key, now)
        if done:
            return load_reply(answer) if answer else DONE
        reply = self._reply(transaction, scheme, person, event, now, several=len(among) > 1)
        match reply:
            case Put(form=form):
                transaction.answer(scheme, key, dump_reply(reply), draft=form.draft)
            case Show(card=card) | Replace(card=card):
                transaction.answer(scheme, key, dump_reply(reply), reference=card.reference)
            case Whisper() | None:
                transaction.answer(scheme, key, dump_reply(reply))
        return reply

    def _join(self, transaction: Transaction, event: Joined, among: list[Membership]) -> Reply:
        """Join a scheme in which nobody is at this address yet; None where no code of theirs is.

        Of several that are joined by one link each, each by its own code.
        """
        now, known = self._clock(), {scheme.code for scheme, _ in among}
        for scheme in transaction.schemes():
            if scheme.code in known:
                continue
            try:
                with transaction.books(scheme, now) as books:
                    turn = Turn(OPERATOR, scheme, now, books, event.by.platform, self._link)
                    person = enrol(turn, event.code, event.by)
                    if person is None:
                        continue
                    refuse_while_paused(scheme, person)
                    reply, key = welcome(turn, person), event_key(event)
                    transaction.answered(scheme, key, now)
                    transaction.answer(scheme, key, dump_reply(reply))
                    return reply
            except Refused as refused:
                return refusal(refused)
        return None

    def _falls_due(self, transaction: Transaction, event: Due) -> None:
        """Time is one more platform: its address is the scheme of which something falls due."""
        now = self._clock()
        for scheme in transaction.schemes():
            if scheme.code == event.by.id:
                with transaction.books(scheme, now) as books:
                    falls_due(Turn(CLOCK, as_of(scheme, now), now, books), event.action)

    def _reached(self, transaction: Transaction, event: Reached) -> Reply:
        """An address can be written to (again), in every scheme that knows it.

        A landlord's channel is nobody's own: there it is the operator who is told of it.
        """
        known, by = False, (event.by.platform, event.by.id)
        for scheme in transaction.schemes():
            person = scheme.at(*by) or (OPERATOR if scheme.whose_channel(*by) else None)
            if person is not None:
                known = True
                self._reply(transaction, scheme, person, event, self._clock())
        return None if known else STRANGER

    def _look(self, transaction: Transaction, event: Incoming) -> Reply:
        """An event that changes nothing needs no key: asked again, it is answered afresh."""
        among = memberships(transaction, event.by)
        if not among:
            return GONE if isinstance(event, Said) and event.deleted else STRANGER
        several = len(among) > 1
        if several and isinstance(event, Opened) and event.what == "form":
            now = self._clock()
            forms = (self._reply(transaction, *one, event, now) for one in among)
            return next((form for form in forms if form is not None), None)
        found = which.meant(transaction, among, event, event_key(event)) if several else among[0]
        if found is None:
            return which.choice(among)
        return self._reply(transaction, *found, event, self._clock(), several=several)

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
            said = refusal(refused)
            if several and today.paused:
                return replace(said, buttons=(*said.buttons, CHANGE_SCHEME))
            return said

    def _act(self, turn: Turn, event: Incoming) -> Reply:
        if isinstance(event, Opened) and event.what == "form":
            barred = turn.scheme.paused and not turn.person.is_coordinator
            return None if barred else self._form_in_hand(turn)
        if isinstance(event, Opened | Tapped | Submitted):
            refuse_while_paused(turn.scheme, turn.person)
        match event:
            case Opened(what=what):
                return self._flow(COMMANDS.get(what, ""))(turn, event)
            case Tapped(action=Action(flow="draft") as action):
                return self._draft(turn, action)
            case Tapped(action=action):
                return self._flow(action.flow)(turn, event)
            case Submitted():
                return self._form(turn, event)
            case Said():
                return _heard(event)
            case Joined():
                return Whisper("You are enrolled here already. Welcome back.", (HOME, HELP))
            case Reached(by=by):
                if turn.books.reach.opened(by):
                    notices(turn)
                return None
            case Due():
                raise misdirected()

    def _form(self, turn: Turn, event: Submitted) -> Reply:
        draft = self._open_draft(turn, event.draft)
        outcome = submitted(turn, self._interviews[draft.form], draft, event)
        if not isinstance(outcome, tuple):
            return outcome
        draft, filled = outcome
        reply = self._flow(draft.action.flow)(turn, filled)
        turn.books.drafts.drop(draft)
        return reply

    def _form_in_hand(self, turn: Turn) -> Reply:
        """The form that this person fills on this platform, the latest of several."""
        for draft in turn.books.drafts.of(turn.person.id):
            if draft.platform == turn.platform and draft.form in self._interviews:
                return as_it_stands(turn, self._interviews[draft.form], draft)
        return None

    def _draft(self, turn: Turn, action: Action) -> Reply:
        draft = self._open_draft(turn, action.subject)
        match action.verb:
            case "look":
                return as_it_stands(turn, self._interviews[draft.form], draft)
            case "resume":
                return reopen(turn, self._interviews[draft.form], draft)
            case "discard":
                turn.books.drafts.drop(draft)
                return Whisper("Discarded. Nothing of it is kept.", (HOME,))
            case _:
                raise misdirected()

    def _open_draft(self, turn: Turn, draft_id: str) -> Draft:
        draft = turn.books.drafts.get(draft_id, turn.person.id)
        if draft is None or draft.form not in self._interviews:
            raise Refused(
                FORM,
                "This form is no longer open: it was sent, cancelled or discarded.",
                "Open Home to see where things stand.",
            )
        return draft

    def _flow(self, name: str) -> Flow:
        flow = self._flows.get(name)
        if flow is None:
            raise misdirected()
        return flow


def event_key(event: Incoming) -> str:
    """What an event is known by: whose it is and the platform's own id, and says neither."""
    said = "\n".join((event.by.platform, event.by.id, event.id))
    return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()


def reads(event: Incoming) -> bool:
    """Whether an event only looks: it waits behind nobody who writes."""
    match event:
        case Opened(what=what):
            return what == "form" or COMMANDS.get(what) in LOOKS
        case Tapped(action=action):
            return action.flow in LOOKS or (action.flow, action.verb) == ("draft", "look")
        case Said():
            return True
        case Submitted() | Joined() | Reached() | Due():
            return False


def memberships(transaction: Transaction, by: Address) -> list[Membership]:
    """Every scheme in which somebody is enrolled at this address, and whom it is there."""
    found = [(scheme, scheme.at(by.platform, by.id)) for scheme in transaction.schemes()]
    return [(scheme, person) for scheme, person in found if person is not None]


def as_of(scheme: Scheme, now: datetime) -> Scheme:
    """The scheme on the day that it is there."""
    return scheme.as_of(now.astimezone(ZoneInfo(scheme.time_zone)).date())


def _heard(event: Said) -> Reply:
    please = "I have deleted" if event.deleted else "Please delete"
    if event.attached:
        return Whisper(
            f"{please} that: I take no pictures, files or recordings, as they can tell who "
            "somebody is. Nothing of it was kept.",
            (HOME,),
            refused=True,
        )
    if screen(event.text):
        return Whisper(
            f"{please} that message: it may identify somebody. Nothing of it was kept.",
            (HOME,),
            refused=True,
        )
    return Whisper("I do not read messages. Press a button, please.", (HOME, HELP))
