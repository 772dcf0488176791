"""What time brings to a case, as the audit's links tell it: warned, reminded, asked, closed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tests.kit.accounts import Link, Terms
from tests.kit.retold import MOVED, OVER, Retold, expect_holders, expect_open, goes

CLOCK = "clock"
ASKS = ("HoldWarned", "HoldLapsed", "Reminded", "NeededAsked", "FollowUpAsked")
"""What the clock does that somebody hears of: never at night, at a weekend or while paused."""

LADDER: Mapping[str, tuple[str, ...]] = {
    "feedback": ("officer", "officer", "landlord", "coordinator"),
    "sustainability": ("landlord", "landlord", "second_contact", "coordinator"),
}
AFTER_DAYS = {"feedback": 21, "sustainability": 180}
"""How long after a tenancy started nobody is asked yet."""

STALLS = {
    "approval": ("waiting_for_approval",),
    "question": ("returned",),
    "circulation": ("approved",),
    "claim": ("circulated",),
    "fit": ("claimed",),
    "viewing": ("offered",),
    "answer": ("viewing",),
    "start": ("accepted",),
    "confirmation": ("accepted",),
}
MONTH = timedelta(days=28)
PATIENCE = timedelta(days=10)
"""After so long whatever is due is done, be there a weekend and holidays between."""


@dataclass
class Asked:
    """One check after a move: ``place`` is the last rung that was asked, -1 where none was."""

    check: str
    place: int = -1
    asked_at: datetime | None = None
    later: int = 0
    is_put_off: bool = False
    answered: bool = False
    concern: bool = False
    passed_over: set[str] = field(default_factory=set)

    @property
    def asks(self) -> str:
        """Who is asked now, empty where nobody is."""
        waits = self.place >= 0 and not self.answered and not self.is_put_off
        return LADDER[self.check][self.place] if waits else ""


def of_time(link: Link, case: Retold, codes: Mapping[str, Any], terms: Terms) -> bool:
    """Take in what the clock does, or what answers it; whether it was that."""
    match link.what:
        case "HoldWarned":
            expect_holders(link, case)
            assert case.state == "claimed", link
            assert not case.proposed, f"a home was entered: {link}"
            assert case.warned != case.offers, f"warned twice: {link}"
            _has_waited(link, case.held_since, terms.hold / 2)
            case.warned, case.warned_at = case.offers, link.at
        case "Reminded":
            _reminds(link, case, codes["stall"], codes["times"])
        case "NeededAsked":
            expect_open(link, case)
            assert case.state not in ("offered", "viewing", "accepted"), link
            assert codes["times"] == case.needed_asked + 1 <= 2, f"{link}: {case.needed_asked}"
            if not case.needed_asked:
                _has_waited(link, case.needed_since, MONTH)
            case.needed_asked, case.asked_needed_at = codes["times"], link.at
        case "CaseClosed":
            goes(link, case, OVER, "closed")
            _has_waited(link, max(case.since or link.at, case.kept_for), terms.keep)
        case "DetailsDeleted":
            goes(link, case, ("closed",), "deleted")
            _has_waited(link, case.since, timedelta(days=6))
            case.code = ""
        case "FollowUpAsked" | "FollowUpPassedOn" | "FollowUpPutOff":
            _asks(link, case, case.checks[codes["check"]], codes.get("asks", ""))
        case "FollowUpAnswered":
            check = case.checks[codes["check"]]
            assert case.state == "moved", link
            _expect_unanswered(link, check)
            check.answered, check.is_put_off = True, False
            case.kept_for = link.at
            if all(one.answered for one in case.checks.values()):
                goes(link, case, ("moved",), "followed_up")
        case "ConcernHandled":
            check = case.checks[codes["check"]]
            assert case.state in MOVED, link
            assert check.answered, link
            assert check.concern, f"no concern waits: {link}"
            check.concern = False
        case _:
            return False
    return True


def begins_checks(case: Retold, link: Link) -> None:
    """The checks of a move: of one that was corrected, what is answered stands (C8)."""
    before = {name: check for name, check in case.checks.items() if check.answered}
    case.checks = {name: Asked(name) for name in LADDER} | before
    case.asked_from = None if link.what == "MoveCorrected" else case.started_at
    case.moved_at = link.at


def _asks(link: Link, case: Retold, check: Asked, asks: str) -> None:
    ladder = LADDER[check.check]
    assert case.state == "moved", link
    match link.what:
        case "FollowUpAsked":
            assert not check.answered, link
            first = check.place + (not check.is_put_off)
            if check.place < 0 and case.asked_from:
                days = (link.at.date() - case.asked_from.date()).days  # dates count, not hours
                assert days >= AFTER_DAYS[check.check], f"{link} too soon"
            if check.asked_at:
                _has_waited(link, check.asked_at, timedelta(hours=12))
            check.is_put_off = False
        case "FollowUpPassedOn":
            _expect_unanswered(link, check)
            first = max(n for n, rung in enumerate(ladder) if rung == ladder[check.place]) + 1
            check.is_put_off = False
        case _:
            _expect_unanswered(link, check)
            check.later += 1
            assert check.later <= 2, f"put off too often: {link}"
            check.is_put_off = True
            return
    assert asks in ladder[first:], f"{link} after rung {check.place}"
    check.passed_over = set(ladder[first : ladder.index(asks, first)]) - {asks}
    check.place = ladder.index(asks, first)
    check.asked_at = link.at


def _expect_unanswered(link: Link, check: Asked) -> None:
    assert check.place >= 0, f"nobody was asked: {link}"
    assert not check.answered, f"answered already: {link}"


def _reminds(link: Link, case: Retold, stall: str, times: int) -> None:
    assert case.state in STALLS[stall], f"{link} while {case.state}"
    assert stall != "fit" or case.proposed, link
    assert (stall == "confirmation") is (case.started and case.state == "accepted"), link
    assert times == case.reminded + 1 <= 2, f"{link}: reminded {case.reminded} times"
    _has_waited(link, case.since, timedelta(hours=12))
    case.reminded = times


def _has_waited(link: Link, since: datetime | None, at_least: timedelta) -> None:
    assert since is not None, link
    assert link.at - since >= at_least, f"{link} too soon after {since}"


def standing_of(case: Retold) -> tuple[object, ...]:
    """What is new whenever a case goes a step further."""
    return case.state, case.offers, case.proposed, case.started


def stepped(link: Link, case: Retold, before: tuple[object, ...]) -> None:
    """A link was heard: since when a case stands as it does, and its holder holds it."""
    if standing_of(case) != before:
        case.since, case.reminded = link.at, 0
    if case.offers != before[1] or link.what == "CaseWentOn":
        case.held_since, case.warned = link.at, 0
    if link.what in ("ReferralSubmitted", "StillNeeded"):
        case.needed_since, case.needed_asked = link.at, 0
    if link.what == "TenancyStarted":
        case.started_at = link.at


def expect_lapse(link: Link, case: Retold, terms: Terms) -> None:
    """The clock lets nothing lapse that was not warned of, half a hold before (D6)."""
    assert case.warned == case.offers, f"without a warning: {link}"
    _has_waited(link, case.held_since, terms.hold)
    _has_waited(link, case.warned_at, terms.hold / 2)


def assert_done(case: Retold, now: datetime) -> None:
    """Nothing has been due for long, where the clock could do it."""
    if case.state == "claimed" and case.offer == "held" and not case.proposed:
        warned = case.warned == case.offers
        since = case.warned_at if warned else case.held_since
        assert _recent(since, now, PATIENCE), f"a hold without an end: {case}"
    if case.state == "moved":
        for name, check in case.checks.items():
            long_ago = timedelta(days=AFTER_DAYS[name] + 10) + PATIENCE
            silent = check.place < 0 and not check.answered
            assert not silent or _recent(case.moved_at, now, long_ago), f"never asked: {case}"
    if case.state in ("circulated", "approved", "waiting_for_approval") and not case.needed_asked:
        since = max(case.needed_since or now, case.since or now)
        assert _recent(since, now, timedelta(days=31) + PATIENCE), f"never asked: {case}"
    if case.state in STALLS_ALWAYS and not case.reminded:
        assert _recent(case.since, now, PATIENCE), f"nobody was reminded: {case}"


STALLS_ALWAYS = ("waiting_for_approval", "returned", "approved", "circulated")


def _recent(since: datetime | None, now: datetime, within: timedelta) -> bool:
    return since is not None and now - since <= within
