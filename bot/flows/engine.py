"""The one door: an event comes in, one transaction is made of it, and a reply goes back."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from bot.anonymity import screen
from bot.chat.action import Action
from bot.chat.incoming import Due, Incoming, Joined, Opened, Reached, Said, Submitted, Tapped
from bot.chat.replies import Put, Replace, Reply, Show, Whisper, dump_reply, load_reply
from bot.domain.ids import PersonId, Reference, SchemeCode
from bot.domain.person import Person, Role
from bot.domain.rules import Refused
from bot.domain.scheme import Scheme
from bot.flows.asking import Interview
from bot.flows.details import guarded
from bot.flows.filling import FORM, as_it_stands, refusal, reopen, submitted
from bot.flows.flow import Flow, Turn, misdirected
from bot.flows.held import resume_held
from bot.flows.join import NO_SUCH_CODE, enrol, invite, redraw_open, welcome
from bot.flows.notices import notices
from bot.flows.ports import Collision, Draft, Store, Transaction
from bot.flows.record import draw
from bot.flows.steps import HELP, HOME
from bot.flows.table import COMMANDS, FLOWS, INTERVIEWS, LOOKS

T = TypeVar("T")

_TRIES = 8

STRANGER = Whisper(
    "You are not enrolled here. Ask your scheme's coordinator to add you.", refused=True
)

GONE = replace(STRANGER, text=f"I have deleted what you wrote. {STRANGER.text}")

OPERATOR = Person(PersonId("operator"), "The operator", Role.COORDINATOR)
"""Who acts where a scheme file does, not a person."""

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

        self._operate(settle_in)

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
            for scheme in transaction.schemes():
                if scheme.code == code:
                    with transaction.books(scheme, self._clock()) as books:
                        draw(scheme, books, reference)

    def _operate(self, act: Callable[[Turn], T]) -> list[T]:
        """What the operator does in every scheme, in one transaction."""
        done = []
        with self._store.begin() as transaction:
            for scheme in transaction.schemes():
                now = self._clock()
                with transaction.books(scheme, now) as books:
                    done.append(act(Turn(OPERATOR, scheme, now, books, link=self._link)))
        return done

    def _once(self, transaction: Transaction, event: Incoming) -> Reply:
        found = _whose(transaction, event)
        if found is None:
            return self._join(transaction, event) if isinstance(event, Joined) else STRANGER
        scheme, person = found
        key, now = event_key(event), self._clock()
        done, answer = transaction.answered(scheme, key, now)
        if done:
            return load_reply(answer) if answer else DONE
        reply = self._reply(transaction, scheme, person, event, now)
        match reply:
            case Put(form=form):
                transaction.answer(scheme, key, dump_reply(reply), draft=form.draft)
            case Show(card=card) | Replace(card=card):
                transaction.answer(scheme, key, dump_reply(reply), reference=card.reference)
            case Whisper() | None:
                transaction.answer(scheme, key, dump_reply(reply))
        return reply

    def _join(self, transaction: Transaction, event: Joined) -> Reply:
        now = self._clock()
        for scheme in transaction.schemes():
            with transaction.books(scheme, now) as books:
                turn = Turn(OPERATOR, scheme, now, books, event.by.platform, self._link)
                person = enrol(turn, event.code, event.by)
                if person is None:
                    continue
                reply, key = welcome(turn, person), event_key(event)
                transaction.answered(scheme, key, now)
                transaction.answer(scheme, key, dump_reply(reply))
                return reply
        return NO_SUCH_CODE

    def _look(self, transaction: Transaction, event: Incoming) -> Reply:
        """An event that changes nothing needs no key: asked again, it is answered afresh."""
        found = _whose(transaction, event)
        if found is None:
            return GONE if isinstance(event, Said) and event.deleted else STRANGER
        return self._reply(transaction, *found, event, self._clock())

    def _reply(
        self,
        transaction: Transaction,
        scheme: Scheme,
        person: Person,
        event: Incoming,
        now: datetime,
    ) -> Reply:
        try:
            with transaction.books(scheme, now) as books:
                turn = Turn(person, scheme, now, books, event.by.platform, self._link)
                return guarded(turn, self._act(turn, event))
        except Refused as refused:
            return refusal(refused)

    def _act(self, turn: Turn, event: Incoming) -> Reply:
        match event:
            case Opened(what="form"):
                return self._form_in_hand(turn)
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


def _whose(transaction: Transaction, event: Incoming) -> tuple[Scheme, Person] | None:
    """The scheme and the person at the address that an event came from.

    A landlord's channel can only be reached (again), and is nobody's own: there it is the operator.
    """
    by = event.by.platform, event.by.id
    for scheme in transaction.schemes():
        person = scheme.at(*by)
        if person is None and isinstance(event, Reached) and scheme.whose_channel(*by):
            person = OPERATOR
        if person is not None:
            return scheme, person
    return None


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
