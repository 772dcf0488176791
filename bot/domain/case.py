"""One household's way through the scheme: a referral, then a request, its offers and its move."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property

from bot.domain.followup import FollowUp
from bot.domain.ids import PartnerCode, PersonId, Reference
from bot.domain.property import Home, Size
from bot.domain.referral import Referral
from bot.domain.rules import Refused, Rule
from bot.domain.tenancy import Move

D5 = Rule("D5", "References are random, not sequential, and readable aloud.")
STEPS = Rule("section 5", "A case goes from one state to the next, never past one.")


UNDO_WITHIN = timedelta(minutes=1)
"""How long a slip can be undone, where nobody acted on it yet."""


class State(StrEnum):
    """Where a case stands (RULEBOOK section 5)."""

    WAITING_FOR_APPROVAL = "waiting_for_approval"
    RETURNED = "returned"
    DECLINED = "declined"
    HELD_BY_CAP = "held_by_cap"
    APPROVED = "approved"
    CIRCULATED = "circulated"
    CLAIMED = "claimed"
    OFFERED = "offered"
    VIEWING = "viewing"
    ACCEPTED = "accepted"
    MOVED = "moved"
    FOLLOWED_UP = "followed_up"
    CLOSED = "closed"
    PAUSED = "paused"
    WITHDRAWN = "withdrawn"
    HOUSED_ELSEWHERE = "housed_elsewhere"

    @property
    def words(self) -> str:
        """The state as people say it."""
        return self.value.replace("_", " ")


AFTER_A_MOVE = frozenset({State.MOVED, State.FOLLOWED_UP})
"""The states in which a household has moved by a home of the scheme."""

OVER = AFTER_A_MOVE | {State.DECLINED, State.WITHDRAWN, State.HOUSED_ELSEWHERE}
"""The states in which no home is sought; where nobody moved, it can be reopened (R25).

A *closed* case is past that: what is known of it is being deleted (L7)."""

OPEN = frozenset(State) - OVER - {State.CLOSED}
"""The states in which somebody still has something to do."""

OUT = frozenset({State.CIRCULATED, State.CLAIMED, State.OFFERED, State.VIEWING, State.ACCEPTED})
"""The states in which the request is before the landlords."""


class OfferState(StrEnum):
    """Where an offer stands (RULEBOOK section 5).

    *declined*: the home did not fit, and the nominating officer said no before it was offered (D6).
    """

    HELD = "held"
    OFFERED = "offered"
    VIEWING = "viewing"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    FELL_THROUGH = "fell_through"
    LAPSED = "lapsed"
    LET = "let"


ACTIVE = frozenset({OfferState.HELD, OfferState.OFFERED, OfferState.VIEWING, OfferState.ACCEPTED})
"""The states in which an offer holds its request; one at a time (D6)."""


class RefusalCode(StrEnum):
    """Why a tenant refuses an offer (R25)."""

    UNSAFE_AREA = "unsafe_area"
    WRONG_SIZE = "wrong_size"
    ACCESS = "access"
    CONDITION = "condition"
    COST = "cost"
    TENURE = "tenure"
    SCHOOL_OR_WORK = "school_or_work"
    PETS = "pets"
    CHANGED_MIND = "changed_mind"
    NO_CONTACT = "no_contact"
    OTHER = "other"


class Whose(StrEnum):
    """On whose side a refusal lies, as the coordinator codes it (R25).

    At a scheme's limit on offers only *tenant, reasonable* counts: the offer was reasonable.
    """

    TENANT_REASONABLE = "tenant_reasonable"
    TENANT = "tenant"
    LANDLORD = "landlord"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True)
class Offer:
    """A landlord's hold on a request and the home it offers, numbered from 1 in its case.

    ``misfits`` are the ways in which ``home`` does not fit; while any stand, the offer stays
    held until the nominating officer agrees (D6).
    """

    number: int
    partner: PartnerCode
    state: OfferState
    since: datetime
    home: Home | None = None
    misfits: tuple[str, ...] = ()
    refusal: RefusalCode | None = None
    whose: Whose | None = None


@dataclass(frozen=True, slots=True)
class Chased:
    """How often somebody was reminded of what a case waits for ``since`` then, and last ``at``.

    ``ends_at`` is when a hold of which its landlord was warned lapses (D6).
    """

    since: datetime
    times: int
    at: datetime
    ends_at: datetime | None = None


@dataclass(frozen=True)
class Case:
    """A case as it stands. ``line`` are the partners that wait, first come first (D6).

    ``held_at`` is the state to which a case goes back that is held by the cap or returned,
    ``paused_at`` that of a paused one; ``code`` says why one is returned or over.
    ``carried_until``: an override carries it past the cap until then (C12). ``chased`` is about
    what it waits for now or waited for last, ``needed`` about whether it is still needed (D2).
    """

    reference: Reference
    state: State
    referral: Referral
    referred_by: PersonId
    referred_at: datetime
    since: datetime
    held_at: State | None = None
    paused_at: State | None = None
    code: str = ""
    approved_at: datetime | None = None
    carried_until: datetime | None = None
    offers: tuple[Offer, ...] = ()
    line: tuple[PartnerCode, ...] = ()
    move: Move | None = None
    follow_ups: tuple[FollowUp, ...] = ()
    chased: Chased | None = None
    needed: Chased | None = None

    @property
    def landlord(self) -> PartnerCode:
        """The landlord on the tenancy, which will owe (R22)."""
        return self.referral.landlord

    @property
    def size(self) -> Size:
        """The size of home asked for."""
        return self.referral.needs.size

    @property
    def is_out(self) -> bool:
        """Whether the request is before the landlords, be it paused (D3)."""
        return self.state in OUT or (self.state is State.PAUSED and self.paused_at in OUT)

    @cached_property
    def offer(self) -> Offer | None:
        """The offer that holds this request now, if one does (D6)."""
        return next((o for o in self.offers if o.state in ACTIVE), None)

    @cached_property
    def holder(self) -> PartnerCode | None:
        """The landlord that holds this request now, if one does (D6)."""
        return self.offer.partner if self.offer else None

    @property
    def reasonable_refusals(self) -> int:
        """Reasonable offers that the tenant refused, as the coordinator coded them (R25)."""
        return sum(offer.whose is Whose.TENANT_REASONABLE for offer in self.offers)

    @property
    def uncoded_refusal(self) -> int | None:
        """The latest refused offer of which nobody has coded whose refusal it was (R25)."""
        refused = [o for o in self.offers if o.state is OfferState.REFUSED and o.whose is None]
        return refused[-1].number if refused else None

    def held_offer(self) -> Offer:
        """The active offer of a request that must have one; a broken book otherwise."""
        if self.offer is None:
            raise ValueError(f"{self.reference} is {self.state} without an active offer")
        return self.offer


def expect(case: Case, *states: State) -> None:
    """Refuse with the state in plain words when the case is in none of these states."""
    if case.state not in states:
        raise Refused(
            STEPS,
            f"{case.reference} is now {case.state.words}, so this no longer applies.",
            "Open Home to see what it waits for.",
        )
