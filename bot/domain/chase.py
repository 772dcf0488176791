"""What a case waits for, and how long before somebody is reminded, then the coordinator told."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.calendar import Calendar, months_after
from bot.domain.case import Case, Chased, State
from bot.domain.facts import NeededAsked, Reminded
from bot.domain.person import Person, Role
from bot.domain.policy import Policy
from bot.domain.referral import Urgency
from bot.domain.rules import Rule
from bot.domain.scheme import Scheme

CHASE = Rule("R24", "What waits too long is nudged, then escalated to the coordinator.")
D2_MONTHLY = Rule("D2", "Each month the nominating officer is asked whether it is still needed.")

ESCALATED = 2
"""After so many reminders it is on the coordinator's list too."""

_NEEDED_AGAIN = 5
"""Working days before the coordinator hears that nobody said whether it is still needed."""


class Stall(StrEnum):
    """What a case waits for, as the policy's ``nudge_after`` names it."""

    APPROVAL = "approval"
    QUESTION = "question"
    CIRCULATION = "circulation"
    CLAIM = "claim"
    FIT = "fit"
    VIEWING = "viewing"
    ANSWER = "answer"
    START = "start"
    CONFIRMATION = "confirmation"


class Whom(StrEnum):
    """Who is waited for."""

    HOME_LANDLORD = "home_landlord"
    OFFICER = "officer"
    HOLDER = "holder"
    LANDLORDS = "landlords"
    COORDINATOR = "coordinator"


WHOM = {
    Stall.APPROVAL: Whom.HOME_LANDLORD,
    Stall.QUESTION: Whom.OFFICER,
    Stall.CIRCULATION: Whom.COORDINATOR,
    Stall.CLAIM: Whom.LANDLORDS,
    Stall.FIT: Whom.OFFICER,
    Stall.VIEWING: Whom.HOLDER,
    Stall.ANSWER: Whom.OFFICER,
    Stall.START: Whom.HOLDER,
    Stall.CONFIRMATION: Whom.OFFICER,
}
"""Who is waited for by each."""

_STALLED = {
    State.WAITING_FOR_APPROVAL: Stall.APPROVAL,
    State.RETURNED: Stall.QUESTION,
    State.APPROVED: Stall.CIRCULATION,
    State.CIRCULATED: Stall.CLAIM,
    State.OFFERED: Stall.VIEWING,
    State.VIEWING: Stall.ANSWER,
}
_ASKED_MONTHLY = frozenset(
    {
        *(State.WAITING_FOR_APPROVAL, State.RETURNED, State.HELD_BY_CAP, State.APPROVED),
        *(State.CIRCULATED, State.CLAIMED, State.PAUSED),
    }
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a case waits for now, how often somebody was reminded of that, and when last.

    Where nobody was yet, ``last`` is since when it waits.
    """

    stall: Stall
    times: int
    last: datetime

    @property
    def is_escalated(self) -> bool:
        """Whether the coordinator is to look at it."""
        return self.times >= ESCALATED


def stall_of(case: Case) -> Stall | None:
    """What a case waits for; None where nobody is to be reminded.

    A hold without a home has a clock of its own (D6), and a case held by the cap goes on by itself.
    """
    match case.state:
        case State.CLAIMED:
            return Stall.FIT if case.held_offer().misfits else None
        case State.ACCEPTED:
            return Stall.CONFIRMATION if case.move else Stall.START
        case state:
            return _STALLED.get(state)


def waiting(case: Case) -> Waiting | None:
    """The same, with what came of it so far."""
    stall = stall_of(case)
    if stall is None:
        return None
    chased = case.chased
    if chased is None or chased.since != case.since:
        return Waiting(stall, 0, case.since)
    return Waiting(stall, chased.times, chased.at)


def asked_first(scheme: Scheme, case: Case, person: Person) -> bool:
    """Whether somebody hears of it before anybody was reminded: of a landlord's two contacts the
    housing manager approves and the lettings manager gives; the other is its second contact."""
    found = waiting(case)
    whom = WHOM[found.stall] if found else None
    if whom is Whom.HOME_LANDLORD:
        partner, role = case.landlord, Role.HOUSING_MANAGER
    elif whom is Whom.HOLDER and case.holder:
        partner, role = case.holder, Role.LETTINGS_MANAGER
    else:
        return True
    first = [lead.id for lead in scheme.leads(partner) if lead.role is role and not lead.cover]
    return person.partner != partner or not first or person.id in first


def next_reminder(case: Case, policy: Policy, calendar: Calendar) -> datetime | None:
    """When somebody is next reminded of a case; None where it is escalated, or nobody is to be."""
    found = waiting(case)
    if found is None or found.is_escalated:
        return None
    days = patience(policy, found.stall)[found.times]
    if case.referral.urgency is Urgency.URGENT:
        days = (days + 1) // 2
    day = calendar.working_days_after(calendar.day_of(found.last), days)
    return calendar.morning(day)


def remind(case: Case, at: datetime) -> tuple[Case, Reminded]:
    """Somebody is reminded; the second time the coordinator hears of it too."""
    found = waiting(case)
    if found is None:
        raise ValueError(f"nobody is to be reminded of {case.reference}")
    times = found.times + 1
    chased = Chased(case.since, times, at)
    return replace(case, chased=chased), Reminded(case.reference, found.stall, times)


def next_needed(case: Case, calendar: Calendar) -> datetime | None:
    """When it is next asked whether a referral is still needed (D2); None where it is not."""
    if case.state not in _ASKED_MONTHLY:
        return None
    needed = case.needed
    if needed is None or needed.times == 0:
        since = needed.since if needed else case.referred_at
        return calendar.morning(months_after(calendar.day_of(since), 1))
    if needed.times < ESCALATED:
        day = calendar.working_days_after(calendar.day_of(needed.at), _NEEDED_AGAIN)
        return calendar.morning(day)
    return None


def ask_needed(case: Case, at: datetime) -> tuple[Case, NeededAsked]:
    """Ask whether it is still needed; the second time the coordinator hears of it too (D2)."""
    before = case.needed or Chased(case.referred_at, 0, case.referred_at)
    times = before.times + 1
    return replace(case, needed=replace(before, times=times, at=at)), NeededAsked(
        case.reference, times
    )


def is_asked_needed(case: Case) -> bool:
    """Whether somebody is asked now if it is still needed."""
    return case.state in _ASKED_MONTHLY and case.needed is not None and case.needed.times > 0


def patience(policy: Policy, stall: Stall) -> tuple[int, int]:
    """Working days before the first reminder, and from there to the second."""
    stated = {name: (first, second) for name, first, second in policy.nudge_after}
    return stated.get(stall.value, DEFAULT[stall])


DEFAULT = {
    Stall.APPROVAL: (2, 2),
    Stall.QUESTION: (3, 3),
    Stall.CIRCULATION: (2, 3),
    Stall.CLAIM: (2, 3),
    Stall.FIT: (1, 1),
    Stall.VIEWING: (5, 5),
    Stall.ANSWER: (3, 3),
    Stall.START: (5, 5),
    Stall.CONFIRMATION: (2, 3),
}
"""Working days: circulation within a week (R22), a viewing within two (R24), the coordinator after
five without a confirmation (D10). An urgent case has half of each."""
