"""One case as the audit's links tell it, and the ways in which a link may change it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tests.kit.accounts import Link

if TYPE_CHECKING:
    from tests.kit.in_time import Asked
    from tests.kit.of_notes import Held

BEGINNING = datetime.min.replace(tzinfo=UTC)

MOVED = ("moved", "followed_up")
OVER = (*MOVED, "declined", "withdrawn", "housed_elsewhere")
GONE = ("closed", "deleted")
OUT = ("circulated", "claimed", "offered", "viewing", "accepted")


@dataclass
class Retold:
    """A case as its links tell it.

    ``due`` is what must come next before anything else about the case: who holds it now.
    ``offered`` and ``let`` are the sizes of its homes: told, since no link names them all.
    ``posted`` is the move that stands in the ledger, ``let_by`` who let its home, as links name it.
    """

    state: str = ""
    held_at: str = ""
    paused_at: str = ""
    code: str = ""
    holder: str = ""
    offer: str = ""
    offers: int = 0
    line: list[str] = field(default_factory=list)
    proposed: bool = False
    approved: bool = False
    circulated: bool = False
    started: bool = False
    counted: bool = False
    refused: dict[int, str] = field(default_factory=dict)
    due: tuple[str, ...] = ()
    let_go: str = ""
    carried_since: datetime | None = None
    gave: str = ""
    credited: str = ""
    homes: int = 0
    posted: Mapping[str, Any] = field(default_factory=dict)
    let_by: str = ""
    council: str = ""
    agreed: bool = False
    offered: tuple[str, ...] = ()
    let: tuple[str, ...] = ()
    let_go_at: datetime | None = None
    approved_at: datetime | None = None
    changed_by: tuple[object, ...] = ()
    since: datetime | None = None
    held_since: datetime | None = None
    warned: int = 0
    warned_at: datetime | None = None
    reminded: int = 0
    needed_since: datetime | None = None
    needed_asked: int = 0
    asked_needed_at: datetime | None = None
    started_at: datetime | None = None
    asked_from: datetime | None = None
    moved_at: datetime | None = None
    kept_for: datetime = BEGINNING
    checks: "dict[str, Asked]" = field(default_factory=dict)
    notes: "list[Held]" = field(default_factory=list)

    @property
    def stands(self) -> str:
        """Where it is, be it paused."""
        return self.paused_at or self.state

    @property
    def sizes(self) -> tuple[str, ...]:
        """The sizes of the homes that are let, or that would be."""
        return self.let if self.started else self.offered

    @property
    def is_out(self) -> bool:
        """Whether it is before the landlords, be it paused."""
        return self.stands in OUT

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to do."""
        return self.state in (*OVER, *GONE)


def goes(link: Link, case: Retold, before: tuple[str, ...], after: str) -> None:
    assert case.state in before, f"{link} while {case.state or 'nothing'}"
    assert after, link
    case.state = after


def goes_to(case: Retold, after: str) -> None:
    """To another state; a paused case stays paused, and goes on from there."""
    if case.paused_at:
        case.paused_at = after
    else:
        case.state = after


def expect_open(link: Link, case: Retold) -> None:
    assert case.state, link
    assert not case.is_over, f"{link} while {case.state}"
    assert not case.started, f"{link} once the tenancy has started"


def ends(case: Retold, state: str, code: str) -> None:
    case.state, case.code = state, code
    case.holder = case.offer = case.held_at = case.paused_at = ""
    case.proposed = False
    case.line.clear()


def holds(case: Retold, partner: str) -> None:
    goes_to(case, "claimed")
    case.holder, case.offer, case.proposed = partner, "held", False
    case.offers += 1
    case.due = ()


def lets_go(link: Link, case: Retold, before: tuple[str, ...], *, misfit: bool = False) -> None:
    """Nobody holds it for a moment: who does next must be said at once."""
    assert (case.stands if case.changed_by else case.state) in before, link
    expect_holders(link, case)
    case.let_go, case.let_go_at = case.holder, link.at
    case.holder, case.offer, case.proposed = "", "", False
    goes_to(case, "circulated")
    case.due = ("LineLeft", "NextInLine", "RequestFreed")
    if misfit:
        case.due = (*case.due, "RequestClaimed")


def expect_holders(link: Link, case: Retold) -> None:
    assert case.holder, link
    assert link.codes["partner"] == case.holder, link
    assert link.codes["number"] == case.offers, link


def reasonable_refusals(case: Retold) -> int:
    return sum(whose == "tenant_reasonable" for whose in case.refused.values())


def within_a_minute(then: datetime | None, now: datetime) -> bool:
    return then is not None and now - then <= timedelta(minutes=1)
