"""A case told again from the audit's links alone: the way from a fact to a state, written out anew.

Nothing here asks the domain what it decided, or what may follow what.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

CAP_TESTED = ("ReferralSubmitted", "ReferralApproved", "RequestCirculated")
OVER = ("moved", "declined", "withdrawn", "housed_elsewhere")
OUT = ("circulated", "claimed", "offered", "viewing", "accepted")
OFFERED = ("offered", "viewing", "accepted")
COUNTED_OUTSIDE = ("housing_moves", "other_pathway")
MAY_CHANGE = (
    *("safe_areas", "unsafe_areas", "excluded_partners", "excluded_persons"),
    *("household", "needs", "urgency", "officers", "contacts"),
    *("joint_tenancy", "overcrowded", "marac", "moving_support"),
)
FOLLOWS_AN_AMENDMENT = (
    *("LineLeft", "OfferWithdrawn", "NextInLine", "RequestFreed"),
    *("RequestClaimed", "CirculationStopped"),
)
CARRIED_AT_MOST = timedelta(days=28)
WHOSE = ("tenant_reasonable", "tenant", "landlord", "safety")


@dataclass
class Retold:
    """A case as its links tell it.

    ``due`` is what must come next before anything else about the case: who holds it now.
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
    carried_since: Any = None
    gave: str = ""
    homes: int = 0
    let_go_at: datetime | None = None
    approved_at: datetime | None = None
    amended_by: tuple[object, ...] = ()

    @property
    def stands(self) -> str:
        """Where it is, be it paused."""
        return self.paused_at or self.state

    @property
    def is_out(self) -> bool:
        """Whether it is before the landlords, be it paused."""
        return self.stands in OUT

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to do."""
        return self.state in OVER


@dataclass(frozen=True)
class Link:
    """One link of the audit, its codes read."""

    number: int
    person: str
    acted_as: str
    what: str
    reference: str
    codes: Mapping[str, Any]
    at: datetime


class Retelling:
    """Everything that the links so far say: cases, and what each partner owes by size.

    ``limit`` is the scheme's own on reasonable offers; 0 is none.
    """

    def __init__(self, cap: int, landlords: Mapping[str, str], limit: int = 0) -> None:
        self.cap = cap
        self.limit = limit
        self.landlords = landlords
        self.cases: dict[str, Retold] = defaultdict(Retold)
        self.balances: dict[tuple[str, str], int] = defaultdict(int)
        self.leave: dict[str, int] = defaultdict(int)
        self.read = 0

    def owed(self, partner: str) -> int:
        """Homes a partner owes, all sizes together."""
        return sum(-n for (who, _), n in self.balances.items() if who == partner and n < 0)

    def hear(self, told: list[Link]) -> None:
        """Take in the further links of whole turns.

        Fails where one could not have followed those before it, or lacks its consequence.
        """
        for link in told:
            assert link.number == self.read + 1, "a link is missing"
            self.read = link.number
            if link.reference:
                self._hear(link)
            else:
                self._of_the_ledger(link, link.codes)
        for reference, case in self.cases.items():
            assert not case.due, f"{reference} lacks any of {case.due}"

    def _hear(self, link: Link) -> None:
        if link.what in CAP_TESTED and self.cap and not self._carried(link):
            landlord = self.landlords[link.reference]
            owed = self.owed(landlord)
            assert owed < self.cap, f"link {link.number}: {link.what} while {landlord} owes {owed}"
        case = self.cases[link.reference]
        assert not case.due or link.what in case.due, f"{link}, but {case.due} is due"
        if not self._settles(link, case):
            case.amended_by = ()
        for heard in (self._of_intake, self._of_life, self._of_a_hold, self._of_an_offer):
            if heard(link, case, link.codes):
                return
        raise AssertionError(f"a link that nobody foresaw: {link}")

    def _of_intake(self, link: Link, case: Retold, codes: Mapping[str, Any]) -> bool:
        match link.what:
            case "ReferralSubmitted":
                _goes(link, case, ("",), "waiting_for_approval")
            case "ReferralApproved":
                _goes(link, case, ("waiting_for_approval",), "approved")
                case.approved, case.approved_at = True, link.at
            case "ApprovalUndone":
                assert _within_a_minute(case.approved_at, link.at), link
                _goes(link, case, ("approved",), "waiting_for_approval")
                case.approved = False
            case "HeldByCap":
                assert self.cap, link
                assert self.owed(self.landlords[link.reference]) >= self.cap, link
                case.held_at = case.state
                _goes(link, case, ("waiting_for_approval", "approved"), "held_by_cap")
            case "ReferralResumed":
                _goes(link, case, ("held_by_cap",), case.held_at)
                case.held_at = ""
            case "RequestCirculated":
                _goes(link, case, ("approved",), "circulated")
                case.circulated, case.carried_since = True, None
            case "CapOverridden":
                self._overrides(link, case, codes["landlord"])
            case "ReferralReturned":
                case.held_at, case.code = case.state, codes["question"]
                _goes(link, case, ("waiting_for_approval", "approved"), "returned")
            case "ReferralSentAgain":
                _goes(link, case, ("returned",), case.held_at)
                case.held_at = case.code = ""
            case "ReferralDeclined":
                _goes(link, case, ("waiting_for_approval",), "declined")
                case.code = codes["why"]
            case "ContactShown":
                assert case.state in OFFERED, link
            case "CaseOpened":
                assert case.state, link
            case _:
                return False
        return True

    def _of_life(self, link: Link, case: Retold, codes: Mapping[str, Any]) -> bool:
        match link.what:
            case "CasePaused":
                _is_open(link, case)
                assert case.state != "paused", link
                case.paused_at, case.state = case.state, "paused"
            case "CaseWentOn":
                _goes(link, case, ("paused",), case.paused_at)
                case.paused_at = ""
            case "StillNeeded":
                _is_open(link, case)
            case "ReferralWithdrawn":
                _is_open(link, case)
                _is_over(case, "withdrawn", codes["why"])
            case "HousedElsewhere":
                _is_open(link, case)
                _is_over(case, "housed_elsewhere", codes["how"])
                case.counted = codes["how"] in COUNTED_OUTSIDE
            case "CaseReopened":
                assert not case.counted, f"a household that moved is opened again: {link}"
                before = ("declined", "withdrawn", "housed_elsewhere")
                _goes(link, case, before, "approved" if case.approved else "waiting_for_approval")
                case.code, case.circulated = "", False
            case "ReferralAmended":
                _is_open(link, case)
                changed = codes["what"]
                assert changed, link
                assert set(changed) <= set(MAY_CHANGE), link
                case.amended_by = (link.person, link.acted_as, link.at)
            case "CirculationStopped":
                assert case.amended_by, f"not by an amendment: {link}"
                assert case.stands == "circulated", link
                assert not case.line, link
                _moves(case, "approved")
                case.circulated = False
            case _:
                return False
        return True

    def _of_a_hold(self, link: Link, case: Retold, codes: Mapping[str, Any]) -> bool:
        by_itself = not case.amended_by
        match link.what:
            case "RequestClaimed" if case.due:
                given = case.let_go != codes["partner"]
                assert given is by_itself, f"displaced by itself, or a misfit given away: {link}"
                if codes["partner"] in case.line:
                    case.line.remove(codes["partner"])
                _holds(case, codes["partner"])
            case "RequestClaimed":
                assert case.state == "circulated", link
                _holds(case, codes["partner"])
            case "LineJoined":
                assert case.state in OUT, link
                assert case.holder, link
                assert codes["partner"] not in (case.holder, *case.line), link
                case.line.append(codes["partner"])
                assert codes["place"] == len(case.line), link
            case "HoldReleased":
                _lets_go(link, case, ("claimed",))
            case "ReleaseUndone":
                assert _within_a_minute(case.let_go_at, link.at), link
                assert codes["partner"] == case.let_go, link
                assert case.state == "circulated", link
                _holds(case, case.let_go)
                _is_holders(link, case)
            case "HoldLapsed":
                assert not case.proposed, f"a home was entered: {link}"
                _lets_go(link, case, ("claimed",))
            case "OfferWithdrawn" if by_itself:
                assert not case.started, link
                _lets_go(link, case, OFFERED)
            case "OfferWithdrawn":
                _lets_go(link, case, ("claimed", *OFFERED), misfit=True)
            case "OfferFellThrough":
                _lets_go(link, case, ("accepted",))
                case.started = False
            case "HolderDisplaced":
                _lets_go(link, case, ("claimed", "offered", "viewing"))
                case.due = ("RequestClaimed",)
            case "NextInLine":
                assert case.due, link
                assert case.line[:1] == [codes["partner"]], f"{link} while {case.line} wait"
                del case.line[0]
                _holds(case, codes["partner"])
            case "LineLeft":
                assert codes["partner"] in case.line, link
                assert not case.due or case.line[0] == codes["partner"], f"{link}: {case.line}"
                case.line.remove(codes["partner"])
            case "RequestFreed":
                assert case.due, link
                assert not case.line, link
                case.due = ()
            case _:
                return False
        return True

    def _of_an_offer(self, link: Link, case: Retold, codes: Mapping[str, Any]) -> bool:
        match link.what:
            case "HomeProposed":
                _is_holders(link, case)
                _goes(link, case, ("claimed",), "claimed")
                case.proposed = True
            case "ProposalDeclined":
                assert case.proposed, link
                _is_holders(link, case)
                _goes(link, case, ("claimed",), "claimed")
                _holds(case, case.holder)  # anew, so that a late Yes meets no later home
            case "HomeOffered":
                assert codes["agreed"] is case.proposed, link
                _is_holders(link, case)
                _goes(link, case, ("claimed",), "offered")
                case.offer, case.proposed = "offered", False
            case "ViewingArranged":
                assert codes["number"] == case.offers, link
                _goes(link, case, ("offered",), "viewing")
                case.offer = "viewing"
            case "OfferAccepted":
                _is_holders(link, case)
                _goes(link, case, ("offered", "viewing"), "accepted")
                case.offer = "accepted"
            case "OfferRefused":
                _is_holders(link, case)
                case.refused[codes["number"]] = ""
                _goes(link, case, ("offered", "viewing"), "claimed")
                _holds(case, case.holder)
            case "RefusalCoded":
                assert codes["number"] in case.refused, link
                assert codes["whose"] in WHOSE, link
                case.refused[codes["number"]] = codes["whose"]
                if codes["whose"] == "tenant_reasonable" and 0 < self.limit <= _counted(case):
                    case.due = ("OfferLimitReached",)
            case "OfferLimitReached":
                assert case.due == ("OfferLimitReached",), link
                assert codes["refused"] == _counted(case), link
                case.due = ()
            case "TenancyStarted":
                assert case.state == "accepted", link
                assert not case.started, link
                assert codes["partner"] == case.holder, link
                case.started = True
            case "TenancyConfirmed":
                assert case.started, link
                assert codes["sender"] == self.landlords[link.reference], link
                assert codes["receiver"] == case.holder, link
                case.gave = case.holder
                _goes(link, case, ("accepted",), "moved")
                _is_over(case, "moved", case.code)
                self._posts(case, codes, +1)
            case "MoveReversed":
                assert case.state == "moved", link
                self._posts(case, codes, -1)
                if codes["why"] == "did_not_happen":
                    case.state, case.started = "accepted", False
                    case.holder, case.offer = case.gave, "accepted"
                else:
                    case.due = ("MoveCorrected",)
            case "MoveCorrected":
                assert case.due == ("MoveCorrected",), link
                case.due = ()
                self._posts(case, codes, +1)
            case _:
                return False
        return True

    def _carried(self, link: Link) -> bool:
        """Whether an override may carry this case: for 28 days at the most."""
        since = self.cases[link.reference].carried_since
        return since is not None and link.at - since <= CARRIED_AT_MOST

    def _overrides(self, link: Link, case: Retold, landlord: str) -> None:
        assert self.cap, link
        assert self.owed(landlord) >= self.cap, f"{link}: {landlord} is not at its cap"
        assert case.state in ("", "held_by_cap"), link
        if not case.state:
            assert self.leave[landlord], f"{link} without leave"
            self.leave[landlord] -= 1
        case.carried_since = link.at

    def _posts(self, case: Retold, codes: Mapping[str, Any], sign: int) -> None:
        """An entry a home; none within one landlord."""
        sizes = [size for size in (codes["size"], codes["second"]) if size]
        if codes["receiver"] == codes["sender"]:
            sizes = []
        case.homes = len(sizes) if sign > 0 else 0
        for size in sizes:
            self._owes(codes["sender"], codes["receiver"], size, sign)

    def _owes(self, debtor: str, creditor: str, size: str, homes: int) -> None:
        self.balances[creditor, size] += homes
        self.balances[debtor, size] -= homes

    def _of_the_ledger(self, link: Link, codes: Mapping[str, Any]) -> None:
        """What is about no case."""
        match link.what:
            case "OverrideGiven":
                assert self.owed(codes["landlord"]) >= self.cap > 0, link
                self.leave[codes["landlord"]] += 1
            case "SizeSubstituted":
                debtor, creditor = codes["debtor"], codes["creditor"]
                self._owes(debtor, creditor, codes["owed"], -codes["homes"])
                self._owes(debtor, creditor, codes["instead"], codes["homes"])
            case "DebtWrittenOff":
                assert -self.balances[codes["debtor"], codes["size"]] >= codes["homes"], link
                self._owes(codes["debtor"], "*", codes["size"], -codes["homes"])
            case _:
                pass

    def _settles(self, link: Link, case: Retold) -> bool:
        """Whether a link is what follows at once from an amendment: in its turn, by its author."""
        by = (link.person, link.acted_as, link.at)
        return link.what in FOLLOWS_AN_AMENDMENT and case.amended_by == by


def _goes(link: Link, case: Retold, before: tuple[str, ...], after: str) -> None:
    assert case.state in before, f"{link} while {case.state or 'nothing'}"
    assert after, link
    case.state = after


def _moves(case: Retold, after: str) -> None:
    """To another state; a paused case stays paused, and goes on from there."""
    if case.paused_at:
        case.paused_at = after
    else:
        case.state = after


def _is_open(link: Link, case: Retold) -> None:
    assert case.state, link
    assert not case.is_over, f"{link} while {case.state}"
    assert not case.started, f"{link} once the tenancy has started"


def _is_over(case: Retold, state: str, code: str) -> None:
    case.state, case.code = state, code
    case.holder = case.offer = case.held_at = case.paused_at = ""
    case.proposed = False
    case.line.clear()


def _holds(case: Retold, partner: str) -> None:
    _moves(case, "claimed")
    case.holder, case.offer, case.proposed = partner, "held", False
    case.offers += 1
    case.due = ()


def _lets_go(link: Link, case: Retold, before: tuple[str, ...], *, misfit: bool = False) -> None:
    """Nobody holds it for a moment: who does next must be said at once."""
    assert (case.stands if case.amended_by else case.state) in before, link
    _is_holders(link, case)
    case.let_go, case.let_go_at = case.holder, link.at
    case.holder, case.offer, case.proposed = "", "", False
    _moves(case, "circulated")
    case.due = ("LineLeft", "NextInLine", "RequestFreed")
    if misfit:
        case.due = (*case.due, "RequestClaimed")


def _is_holders(link: Link, case: Retold) -> None:
    assert case.holder, link
    assert link.codes["partner"] == case.holder, link
    assert link.codes["number"] == case.offers, link


def _counted(case: Retold) -> int:
    return sum(whose == "tenant_reasonable" for whose in case.refused.values())


def _within_a_minute(then: datetime | None, now: datetime) -> bool:
    return then is not None and now - then <= timedelta(minutes=1)
