"""What the flows need from the outside: one scheme's books, open for the length of one turn."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.cards import Card
from bot.chat.forms import Answers
from bot.domain.activity import Counts
from bot.domain.cap import Override
from bot.domain.case import Case, State
from bot.domain.empty_home import EmptyHome
from bot.domain.ids import PartnerCode, PersonId, Reference, SchemeCode
from bot.domain.inquiry import Inquiry
from bot.domain.ledger import Balance, Entry
from bot.domain.meeting import Meeting
from bot.domain.partner import Partner
from bot.domain.person import Person
from bot.domain.publication import Publication
from bot.domain.scheme import Scheme
from bot.domain.target import Target


class Collision(Exception):
    """Another turn was first; this one left nothing behind and may be tried again."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card for its destinations."""

    card: Card
    to: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-filled form: raw answers by page, kept encrypted, and what it is for.

    ``platform`` is where it was shown last, and ``at`` where on its page an interview stands.
    ``reviewed``: it was filled to its review, so that a page gone back to leads there again.
    """

    id: str
    person: PersonId
    form: str
    version: int
    page: int
    action: Action
    begun_at: datetime
    answers: Mapping[str, Answers]
    platform: str = ""
    at: str = ""
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Parcel:
    """One card on its way to one destination, leased to one relay under a fencing number,
    ``until`` another may have it.

    ``message`` is what is to be redrawn, None where a new message is to be posted.
    ``stale`` is an earlier message to be reduced to a pointer, the new one having been posted.
    """

    scheme: str
    card_id: str
    to: Address
    card: Card
    version: int
    ring: int
    message: str | None
    stale: str | None
    attempts: int
    fence: int
    until: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of a parcel: the message that now shows it, or when to try again, or neither.

    ``counts``: whether a try was used up. ``unreachable``: nobody can be reached there.
    """

    parcel: Parcel
    message: str | None = None
    retry_at: datetime | None = None
    failed: bool = False
    counts: bool = True
    unreachable: bool = False


Key = tuple[str, str, str, str]
"""What a parcel is known by: its scheme, its card, and the platform and address it goes to."""


class Deliveries(Protocol):
    """The outbox as the relay sees it, each call a short transaction of its own."""

    def undrawn(self, now: datetime, limit: int) -> Sequence[tuple[SchemeCode, Reference]]:
        """The cases whose cards are to be drawn anew, those that changed longest ago first."""
        ...

    def put_off(self, scheme: SchemeCode, reference: Reference, until: datetime) -> None:
        """Draw a case no sooner than this; meanwhile nothing of it is sent."""
        ...

    def due(
        self, platforms: Sequence[str], now: datetime, limit: int, resting: Collection[Address] = ()
    ) -> Sequence[Key]:
        """What is due on these platforms and is drawn, the longest due first; it only looks.

        One parcel at the most for each destination, and none for those that are ``resting``.
        """
        ...

    def exchange(
        self, sent: Sequence[Sent], keys: Sequence[Key], now: datetime
    ) -> tuple[bool, Sequence[Parcel]]:
        """What came of leased parcels is kept, and these are leased, in one short transaction.

        Whether it is news who can be reached, and the parcels, but for those that another relay
        was first to take. A parcel whose lease was lost meanwhile changes nothing.
        """
        ...


class Cases(Protocol):
    """The cases of a scheme."""

    def get(self, reference: str) -> Case | None:
        """A case, locked until the turn ends; None where there is none."""
        ...

    def among(self, states: frozenset[State]) -> Sequence[Case]:
        """The cases in these states, those that waited longest first; not locked."""
        ...

    def with_checks(self) -> Sequence[Case]:
        """The cases of which a check after the move waits for somebody; not locked."""
        ...

    def add(self, case: Case) -> None:
        """Keep a new case."""
        ...

    def save(self, case: Case) -> None:
        """Keep a case that was got in this turn. Raises Collision."""
        ...

    def new_reference(self) -> Reference:
        """A reference that no case has (D5)."""
        ...


class Ledger(Protocol):
    """The accounts of a scheme."""

    def balance(self, partner: PartnerCode) -> Balance:
        """A partner's account, locked until the turn ends, so that a cap test holds (R33)."""
        ...

    def balances(self) -> Mapping[PartnerCode, Balance]:
        """Every partner's account that was ever posted to; not locked."""
        ...

    def entries(self, reference: Reference | None = None) -> Sequence[Entry]:
        """Every entry, or those of one case, the oldest first."""
        ...

    def post(self, entry: Entry) -> str:
        """Post an entry and change the accounts it names (R30); its id."""
        ...

    def published(self) -> Mapping[PartnerCode, Balance]:
        """Every partner's account as it was last published; none before the first time (D12)."""
        ...

    def publication(self) -> Publication | None:
        """The last time that accounts were published, None where they never were (D12)."""
        ...

    def publish(self, at: datetime) -> Publication:
        """Publish every account as it stands (D12). Raises Collision."""
        ...


class Overrides(Protocol):
    """Overrides of the cap (C12)."""

    def give(self, override: Override) -> None:
        """Keep an override that is given."""
        ...

    def waiting(self, landlord: PartnerCode, at: datetime) -> Override | None:
        """The oldest override of a landlord that is good and carries no referral yet."""
        ...

    def take(self, override: Override) -> None:
        """Keep which referral an override carries."""
        ...

    def all(self) -> Sequence[Override]:
        """Every override ever given, the oldest first."""
        ...


class Targets(Protocol):
    """Property targets agreed per partner (R34)."""

    def agree(self, target: Target) -> None:
        """Keep a target that is agreed; the one before stays on record."""
        ...

    def current(self) -> Mapping[PartnerCode, Target]:
        """The latest target of each partner that has one."""
        ...


class Activities(Protocol):
    """What the partners of a scheme have done."""

    def counts(self) -> Mapping[PartnerCode, Counts]:
        """What each has done by now; those that did nothing are left out (R31)."""
        ...

    def published(self) -> Mapping[PartnerCode, Counts]:
        """The same as it stood when accounts were last published (R32, D12)."""
        ...


class Logbook(Protocol):
    """What is only counted."""

    def inquiry(self, inquiry: Inquiry) -> None:
        """Keep an inquiry (D1)."""
        ...

    def meeting(self, meeting: Meeting) -> None:
        """Keep a meeting or a training (R37, R39)."""
        ...


class Outbox(Protocol):
    """Cards on their way to people and channels.

    A turn only says which cases it changed; their cards are drawn once it has ended.
    """

    def changed(self, reference: Reference, rung: frozenset[str] = frozenset()) -> None:
        """The cards of a case are to be drawn anew, those in the slots ``rung`` to come anew."""
        ...

    def drawing(self, reference: Reference) -> frozenset[str] | None:
        """A case that changed is being drawn now: the slots rung since it was last, None where
        nothing has changed since."""
        ...

    def draw(
        self,
        reference: Reference,
        cards: Mapping[str, Drawn],
        gone: Card,
        rung: frozenset[str] = frozenset(),
        within: str = "",
    ) -> None:
        """Make these, by slot, the cards of a case; a slot not named becomes ``gone``, if its
        name begins as ``within`` does.

        Those ``rung`` concern their readers now, and so come as a new message.
        """
        ...


class Drafts(Protocol):
    """Half-filled forms."""

    def begin(self, draft: Draft) -> None:
        """Keep a new draft."""
        ...

    def get(self, draft_id: str, person: PersonId) -> Draft | None:
        """A draft of this person, locked until the turn ends."""
        ...

    def of(self, person: PersonId) -> Sequence[Draft]:
        """Every draft of this person, the latest first."""
        ...

    def save(self, draft: Draft) -> None:
        """Keep a draft that has changed."""
        ...

    def drop(self, draft: Draft) -> None:
        """Forget a draft and destroy its key."""
        ...


class EmptyHomes(Protocol):
    """Homes that landlords logged before any request (D9)."""

    def add(self, found: EmptyHome) -> None:
        """Keep a home."""
        ...

    def save(self, found: EmptyHome) -> None:
        """Keep where a home stands now."""
        ...

    def of(self, partner: PartnerCode) -> Sequence[EmptyHome]:
        """A landlord's homes that are not gone, those logged longest ago first."""
        ...

    def logged(self) -> Mapping[PartnerCode, int]:
        """How many homes that are not gone each landlord has; those with none are left out."""
        ...

    def get(self, home_id: str) -> EmptyHome | None:
        """A home, locked until the turn ends."""
        ...


class Reach(Protocol):
    """Who cannot be reached where."""

    def lost(self) -> Sequence[Address]:
        """Every address at which nobody can be reached."""
        ...

    def opened(self, address: Address) -> bool:
        """An address can be written to: what failed there is due again. Whether it was lost."""
        ...


class Joining(Protocol):
    """Single-use codes to join by."""

    def invite(self, person: PersonId, code: str, good_until: datetime) -> None:
        """Keep a code for this person; an earlier one of theirs is good no longer."""
        ...

    def enrol(self, code: str, address: Address) -> PersonId | None:
        """Use a code up: whoever it is for is reached at this address too, and prefers it."""
        ...


class Roster(Protocol):
    """Who belongs to the scheme, as the coordinator changes it between two scheme files."""

    def pause(self, *, paused: bool) -> None:
        """Pause the scheme, or resume it (L13)."""
        ...

    def revoke(self, person: Person, *, revoked: bool) -> None:
        """End somebody's access, codes and cards at once, or give access back (L13, L14)."""
        ...

    def close(self, addresses: Sequence[tuple[str, str]]) -> None:
        """Take back every card that stands at these addresses (L14)."""
        ...

    def keep_person(self, person: Person) -> None:
        """Keep the role and partner of a person, and who covers for them."""
        ...

    def stop_channel(self, partner: PartnerCode, *, stopped: bool) -> None:
        """Send nothing to a partner's channel and close what stands there, or go on (L13)."""
        ...

    def keep_partner(self, partner: Partner) -> None:
        """Keep how a partner stands to the scheme, its successor and where it has homes."""
        ...


class Timetable(Protocol):
    """When something is to be looked at again."""

    def plan(self, what: str, subject: str, at: datetime | None) -> None:
        """Look at this again then, or, where that is None, no more."""
        ...

    def begin(self, what: str, subject: str, at: datetime) -> None:
        """Look at this then, unless it is planned already."""
        ...

    def take(self, what: str, subject: str, now: datetime) -> datetime | None:
        """When this was due, locked until the turn ends; None where it is not due (any more), or
        another turn is at it."""
        ...


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the audit about a case, for reading; ``partner`` as far as its codes name one."""

    at: datetime
    person: PersonId
    acted_as: str
    what: str
    partner: PartnerCode


class Audit(Protocol):
    """The chain of what was done (L9)."""

    def append(
        self, person: str, acted_as: str, what: str, reference: str, codes: Mapping[str, object]
    ) -> None:
        """One link, chained when the turn commits."""
        ...

    def of(self, reference: Reference) -> Sequence[Link]:
        """The links about a case, the oldest first."""
        ...


class Books(Protocol):
    """One scheme's books within one turn."""

    @property
    def cases(self) -> Cases: ...

    @property
    def ledger(self) -> Ledger: ...

    @property
    def overrides(self) -> Overrides: ...

    @property
    def targets(self) -> Targets: ...

    @property
    def activity(self) -> Activities: ...

    @property
    def logbook(self) -> Logbook: ...

    @property
    def outbox(self) -> Outbox: ...

    @property
    def drafts(self) -> Drafts: ...

    @property
    def empty_homes(self) -> EmptyHomes: ...

    @property
    def reach(self) -> Reach: ...

    @property
    def joining(self) -> Joining: ...

    @property
    def roster(self) -> Roster: ...

    @property
    def timetable(self) -> Timetable: ...

    @property
    def audit(self) -> Audit: ...


class Choices(Protocol):
    """Which scheme an event is of, where somebody works in several."""

    def chosen(self, address: Address) -> str | None:
        """The scheme that is chosen at this address, if one is."""
        ...

    def choose(self, scheme: str, address: Address) -> None:
        """Choose this scheme at this address, until another is chosen there."""
        ...

    def knows(self, scheme: str, subject: str) -> bool:
        """Whether a scheme has a case of this reference, or a draft of this id."""
        ...

    def seen(self, scheme: str, event: str) -> bool:
        """Whether a scheme has answered this event."""
        ...


class Transaction(Protocol):
    """One turn's transaction. Leaving it cleanly is the one commit."""

    @property
    def choices(self) -> Choices: ...

    def schemes(self) -> Sequence[Scheme]:
        """Every scheme as it stands."""
        ...

    def answered(self, scheme: Scheme, event: str, at: datetime) -> tuple[bool, bytes]:
        """Whether this event was answered before, and that answer; else its key is now taken."""
        ...

    def answer(
        self, scheme: Scheme, event: str, answer: bytes, *, draft: str = "", reference: str = ""
    ) -> None:
        """Keep the answer beside the key of its event, sealed with the draft or case it shows."""
        ...

    def books(self, scheme: Scheme, at: datetime) -> AbstractContextManager[Books]:
        """The scheme's books; an exception that leaves this block undoes what it did."""
        ...


class Store(Protocol):
    """Where turns are begun."""

    def begin(self, *, reading: bool = False) -> AbstractContextManager[Transaction]:
        """A transaction for one turn; ``reading``: it changes nothing. Raises Collision."""
        ...
