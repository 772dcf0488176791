"""A case told again from the audit's links alone: the way from a fact to a state, written out anew.

Nothing here asks the domain what it decided, or what may follow what.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from tests.kit.accounts import CARRIED_AT_MOST, Accounts, Link, Terms
from tests.kit.in_time import (
    CLOCK,
    begins_checks,
    expect_lapse,
    of_time,
    standing_of,
    stepped,
)
from tests.kit.of_notes import expect_none_waits_in_vain, of_a_note
from tests.kit.retold import (
    MOVED,
    OUT,
    Retold,
    ends,
    expect_holders,
    expect_open,
    goes,
    goes_to,
    holds,
    lets_go,
    reasonable_refusals,
    within_a_minute,
)

__all__ = ["Link", "Retelling", "Retold", "Terms"]

CAP_TESTED = ("ReferralSubmitted", "ReferralApproved", "RequestCirculated")
OFFERED = ("offered", "viewing", "accepted")
COUNTED_OUTSIDE = ("housing_moves", "other_pathway")
MAY_CHANGE = (
    *("safe_areas", "unsafe_areas", "excluded_partners", "excluded_persons"),
    *("household", "needs", "urgency", "officers", "contacts"),
    *("joint_tenancy", "overcrowded", "marac", "moving_support"),
)
FOLLOWS_A_CHANGE = (
    *("LineLeft", "OfferWithdrawn", "NextInLine", "RequestFreed"),
    *("RequestClaimed", "CirculationStopped"),
)
WHOSE = ("tenant_reasonable", "tenant", "landlord", "safety")


class Retelling:
    """Everything that the links so far say: cases, and what each partner owes by size.

    ``landlords`` are those on the tenancies, by case.
    """

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.landlords: dict[str, str] = {}
        self.cases: dict[str, Retold] = defaultdict(Retold)
        self.accounts = Accounts(terms)
        self.heard: Counter[str] = Counter()
        self.read = 0

    @property
    def balances(self) -> Mapping[tuple[str, str], int]:
        """Every account by partner and size."""
        return self.accounts.balances

    @property
    def moves(self) -> int:
        """Households whose move stands in the ledger."""
        return sum(case.homes > 0 for case in self.cases.values())

    def owed(self, partner: str) -> int:
        """Homes that count with the cap for a partner, all sizes together."""
        return self.accounts.owed(partner, self._coming() if self.terms.counts_accepted else ())

    def exposure(self, partner: str) -> int:
        """What a partner would owe if every offer that was accepted started today (D11)."""
        return self.accounts.owed(partner, self._coming())

    def hear(self, told: list[Link]) -> None:
        """Take in the further links of whole turns.

        Fails where one could not have followed those before it, or lacks its consequence.
        """
        for link in told:
            self.hear_one(link)
        self.expect_settled()

    def hear_one(self, link: Link) -> None:
        """Take in a link; what follows from it may come with the next."""
        assert link.number == self.read + 1, "a link is missing"
        self.read = link.number
        self.heard[link.what] += 1
        if link.reference:
            self._hear(link)
        else:
            self._of_no_case(link)

    def expect_settled(self) -> None:
        """Nothing is still to come of what was told."""
        for reference, case in self.cases.items():
            assert not case.due, f"{reference} lacks any of {case.due}"
            expect_none_waits_in_vain(case)

    def _coming(self) -> Iterator[tuple[str, str, int]]:
        """What would be posted if every offer that tenants have accepted started today."""
        for reference, case in self.cases.items():
            sender = self.landlords[reference]
            creditor = self.accounts.stands_for(case.council) if case.agreed else case.holder
            if case.offer == "accepted" and creditor != sender:
                for size in case.sizes:
                    yield creditor, size, +1
                    yield sender, size, -1

    def _hear(self, link: Link) -> None:
        if link.what == "ReferralSubmitted":
            landlord = link.codes["landlord"]
            assert landlord == self.landlords.setdefault(link.reference, landlord), link
        cap = self.terms.cap
        if link.what in CAP_TESTED and cap and not self._carried(link):
            landlord = self.landlords[link.reference]
            owed = self.owed(landlord)
            assert owed < cap, f"link {link.number}: {link.what} while {landlord} owes {owed}"
        case = self.cases[link.reference]
        assert not case.due or link.what in case.due, f"{link}, but {case.due} is due"
        if not self._settles(link, case):
            case.changed_by = ()
        before = standing_of(case)
        for heard in (
            *(self._of_intake, self._of_life, self._of_a_hold, self._of_an_offer),
            self._of_a_nomination,
        ):
            if heard(link, case, link.codes):
                stepped(link, case, before)
                return
        if of_time(link, case, link.codes, self.terms):
            stepped(link, case, before)
            return
        if of_a_note(link, case):
            return
        raise AssertionError(f"a link that nobody foresaw: {link}")

    def _of_intake(self, link: Link, case: Retold, codes: Mapping[str, Any]) -> bool:
        match link.what:
            case "ReferralSubmitted":
                goes(link, case, ("",), "waiting_for_approval")
            case "ReferralApproved":
                goes(link, case, ("waiting_for_approval",), "approved")
                case.approved, case.approved_at = True, link.at
            case "ApprovalUndone":
                assert within_a_minute(case.approved_at, link.at), link
                goes(link, case, ("approved",), "waiting_for_approval")
                case.approved = False
            case "HeldByCap":
                assert self.terms.cap, link
                assert self.owed(self.landlords[link.reference]) >= self.terms.cap, link
                assert not self._carried(link), link
                case.held_at = case.state
                goes(link, case, ("waiting_for_approval", "approved"), "held_by_cap")
            case "ReferralResumed":
                goes(link, case, ("held_by_cap",), case.held_at)
                case.held_at = ""
            case "RequestCirculated":
                goes(link, case, ("approved",), "circulated")
                case.circulated, case.carried_since = True, None
            case "CapOverridden":
                self._overrides(link, case, codes["landlord"])
            case "ReferralReturned":
                case.held_at, case.code = case.state, codes["question"]
                goes(link, case, ("waiting_for_approval", "approved"), "returned")
            case "ReferralSentAgain":
                goes(link, case, ("returned",), case.held_at)
                case.held_at = case.code = ""
            case "ReferralDeclined":
                goes(link, case, ("waiting_for_approval",), "declined")
                case.code = codes["why"]
            case "ContactShown":
                assert case.state in (OUT if self.terms.early_contact else OFFERED), link
            case "CaseOpened":
                assert case.state not in ("", "deleted"), link
            case _:
                return False
        return True

    def _of_life(self, link: Link, case: Retold, codes: Mapping[str, Any]) -> bool:
        match link.what:
            case "CasePaused":
                expect_open(link, case)
                assert case.state != "paused", link
                case.paused_at, case.state = case.state, "paused"
            case "CaseWentOn":
                goes(link, case, ("paused",), case.paused_at)
                case.paused_at = ""
            case "StillNeeded":
                expect_open(link, case)
            case "ReferralWithdrawn":
                expect_open(link, case)
                ends(case, "withdrawn", codes["why"])
            case "HousedElsewhere":
                expect_open(link, case)
                ends(case, "housed_elsewhere", codes["how"])
                case.counted = codes["how"] in COUNTED_OUTSIDE
            case "CaseReopened":
                assert not case.counted, f"a household that moved is opened again: {link}"
                before = ("declined", "withdrawn", "housed_elsewhere")
                goes(link, case, before, "approved" if case.approved else "waiting_for_approval")
                case.code, case.circulated = "", False
            case "ReferralAmended":
                expect_open(link, case)
                changed = codes["what"]
                assert changed, link
                assert set(changed) <= set(MAY_CHANGE), link
                case.changed_by = (link.person, link.acted_as, link.at)
            case "LandlordMerged":
                assert self.accounts.stands_for(codes["old"]) == codes["new"], link
                case.changed_by = (link.person, link.acted_as, link.at)
            case "CirculationStopped":
                assert case.changed_by, f"not by a change: {link}"
                assert case.stands == "circulated", link
                assert not case.line, link
                goes_to(case, "approved")
                case.circulated = False
            case _:
                return False
        return True

    def _of_a_hold(self, link: Link, case: Retold, codes: Mapping[str, Any]) -> bool:
        by_itself = not case.changed_by
        match link.what:
            case "RequestClaimed" if case.due:
                given = case.let_go != codes["partner"]
                assert given is by_itself, f"displaced by itself, or a misfit given away: {link}"
                if codes["partner"] in case.line:
                    case.line.remove(codes["partner"])
                holds(case, codes["partner"])
            case "RequestClaimed":
                assert case.state == "circulated", link
                holds(case, codes["partner"])
            case "LineJoined":
                assert case.state in OUT, link
                assert case.holder, link
                assert codes["partner"] not in (case.holder, *case.line), link
                case.line.append(codes["partner"])
                assert codes["place"] == len(case.line), link
            case "HoldReleased":
                lets_go(link, case, ("claimed",))
            case "ReleaseUndone":
                assert within_a_minute(case.let_go_at, link.at), link
                assert codes["partner"] == case.let_go, link
                assert case.state == "circulated", link
                holds(case, case.let_go)
                expect_holders(link, case)
            case "HoldLapsed":
                assert not case.proposed, f"a home was entered: {link}"
                if link.person == CLOCK:
                    expect_lapse(link, case, self.terms)
                lets_go(link, case, ("claimed",))
            case "OfferWithdrawn" if by_itself:
                assert not case.started, link
                lets_go(link, case, OFFERED)
            case "OfferWithdrawn":
                lets_go(link, case, ("claimed", *OFFERED), misfit=True)
            case "OfferFellThrough":
                lets_go(link, case, ("accepted",))
                case.started, case.council, case.agreed = False, "", False
            case "HolderDisplaced":
                lets_go(link, case, ("claimed", "offered", "viewing"))
                case.due = ("RequestClaimed",)
            case "NextInLine":
                assert case.due, link
                assert case.line[:1] == [codes["partner"]], f"{link} while {case.line} wait"
                del case.line[0]
                holds(case, codes["partner"])
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
                expect_holders(link, case)
                goes(link, case, ("claimed",), "claimed")
                case.proposed = True
            case "ProposalDeclined":
                assert case.proposed, link
                expect_holders(link, case)
                goes(link, case, ("claimed",), "claimed")
                holds(case, case.holder)  # anew, so that a late Yes meets no later home
            case "HomeOffered":
                assert codes["agreed"] is case.proposed, link
                expect_holders(link, case)
                goes(link, case, ("claimed",), "offered")
                case.offer, case.proposed = "offered", False
            case "ViewingArranged":
                assert codes["number"] == case.offers, link
                goes(link, case, ("offered",), "viewing")
                case.offer = "viewing"
            case "OfferAccepted":
                expect_holders(link, case)
                goes(link, case, ("offered", "viewing"), "accepted")
                case.offer = "accepted"
            case "OfferRefused":
                expect_holders(link, case)
                case.refused[codes["number"]] = ""
                goes(link, case, ("offered", "viewing"), "claimed")
                holds(case, case.holder)
            case "RefusalCoded":
                assert codes["number"] in case.refused, link
                assert codes["whose"] in WHOSE, link
                case.refused[codes["number"]] = codes["whose"]
                met = 0 < self.terms.limit <= reasonable_refusals(case)
                if met and codes["whose"] == "tenant_reasonable":
                    case.due = ("OfferLimitReached",)
            case "OfferLimitReached":
                assert case.due == ("OfferLimitReached",), link
                assert codes["refused"] == reasonable_refusals(case), link
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
                case.let_by = codes["receiver"]
                goes(link, case, ("accepted",), "moved")
                ends(case, "moved", case.code)
                begins_checks(case, link)
                self._posts(case, codes, +1)
            case "MoveReversed":
                assert case.state in MOVED, link
                assert codes["receiver"] == case.let_by, link
                self._posts(case, codes, -1)
                if codes["why"] == "did_not_happen":
                    case.state, case.started = "accepted", False
                    case.council, case.agreed = "", False
                    case.holder, case.offer = case.gave, "accepted"
                    case.checks = {}
                else:
                    case.due = ("MoveCorrected",)
            case "MoveCorrected":
                assert case.due == ("MoveCorrected",), link
                case.due = ()
                if codes["receiver"] != case.let_by:
                    case.council, case.agreed = "", False
                case.let_by = codes["receiver"]
                begins_checks(case, link)
                self._posts(case, codes, +1)
            case _:
                return False
        return True

    def _of_a_nomination(self, link: Link, case: Retold, codes: Mapping[str, Any]) -> bool:
        """R28: both leads record it, and the council is owed instead of whoever let the home."""
        council = codes.get("partner", "")
        match link.what:
            case "CouncilNamed":
                assert case.started, link
                assert case.state in ("accepted", *MOVED), link
                assert not case.council, link
                assert council != self.landlords[link.reference], f"the giver is told: {link}"
                case.council = council
            case "NominationAgreed":
                assert council == self.accounts.stands_for(case.council), link
                assert not case.agreed, link
                self._credits(case, council, agreed=True)
            case "NominationDenied":
                assert council == self.accounts.stands_for(case.council), link
                assert not case.agreed, link
                case.council = ""
            case "NominationUndone":
                assert case.council, link
                self._credits(case, "", agreed=False)
            case _:
                return False
        return True

    def _credits(self, case: Retold, council: str, *, agreed: bool) -> None:
        """A move that was confirmed is posted anew, and another is owed for it."""
        posted = case.posted
        if posted:
            self._posts(case, posted, -1)
        case.council, case.agreed = council, agreed
        if posted:
            self._posts(case, posted, +1)

    def _carried(self, link: Link) -> bool:
        """Whether an override may carry this case: for 28 days from when it was given (C12)."""
        since = self.cases[link.reference].carried_since
        return since is not None and link.at - since < CARRIED_AT_MOST

    def _overrides(self, link: Link, case: Retold, landlord: str) -> None:
        cap = self.terms.cap
        assert cap, link
        assert landlord == self.landlords.setdefault(link.reference, landlord), link
        assert self.owed(landlord) >= cap, f"{link}: {landlord} is not at its cap"
        assert case.state in ("", "held_by_cap"), link
        case.carried_since = link.at
        if not case.state:
            case.carried_since = self.accounts.take_leave(landlord, link.at)
            assert case.carried_since, f"{link} without leave"

    def _posts(self, case: Retold, codes: Mapping[str, Any], sign: int) -> None:
        """An entry a home; none within one landlord, or between two that are one by now."""
        sender, receiver = map(self.accounts.stands_for, (codes["sender"], codes["receiver"]))
        creditor = self.accounts.stands_for(case.council) if case.agreed else receiver
        sizes = [size for size in (codes["size"], codes["second"]) if size]
        if creditor == sender:
            sizes = []
        case.posted = codes if sign > 0 else {}
        case.homes = len(sizes) if sign > 0 else 0
        case.credited = receiver if sign > 0 else ""
        for size in sizes:
            self.accounts.owes(sender, creditor, size, sign)

    def _of_no_case(self, link: Link) -> None:
        if link.what == "OverrideGiven":
            assert self.owed(link.codes["landlord"]) >= self.terms.cap > 0, link
            self.accounts.leave[link.codes["landlord"]].append(link.at)
        self.accounts.hear(link, self.moves)
        if link.what in ("PartnerLeft", "PartnerMerged"):
            for case in self.cases.values():
                case.changed_by = (link.person, link.acted_as, link.at)
        if link.what == "PartnerMerged":
            self._merged(link.codes["partner"], link.codes["successor"])

    def _merged(self, old: str, new: str) -> None:
        """The successor stands wherever the old one stood, once in each line (C11)."""
        for reference, landlord in self.landlords.items():
            if landlord == old:
                self.landlords[reference] = new
        for case in self.cases.values():
            case.holder, case.gave = (
                new if one == old else one for one in (case.holder, case.gave)
            )
            line = dict.fromkeys(new if one == old else one for one in case.line)
            case.line = [one for one in line if one != case.holder]

    def _settles(self, link: Link, case: Retold) -> bool:
        """Whether a link follows at once, by the same author, from an amendment or a merger."""
        by = (link.person, link.acted_as, link.at)
        return link.what in FOLLOWS_A_CHANGE and case.changed_by == by
