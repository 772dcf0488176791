"""The checks of a case whose household moved: planned, asked of whom, answered, dealt with."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain import ladder
from bot.domain.calendar import Calendar
from bot.domain.case import AFTER_A_MOVE, Case, State, expect
from bot.domain.facts import (
    ConcernHandled,
    FollowUpAnswered,
    FollowUpAsked,
    FollowUpPassedOn,
    FollowUpPutOff,
)
from bot.domain.followup import LADDER, R59, R60, Answer, Check, FollowUp, Rung
from bot.domain.ids import PartnerCode
from bot.domain.person import Person
from bot.domain.policy import Policy
from bot.domain.rules import Refused
from bot.domain.scheme import Scheme


def plan(case: Case, calendar: Calendar, policy: Policy, at: datetime) -> Case:
    """A case with the checks that its move wants: none without a landlord that gave (C4).

    Of a move that was corrected, what is answered stands and the rest is planned anew (C8).
    """
    move = case.move
    if case.state not in AFTER_A_MOVE or move is None or move.receiver is None:
        return replace(case, follow_ups=())
    wanted = ladder.planned(move.started, calendar, policy, at)
    return replace(case, follow_ups=ladder.replanned(case.follow_ups, wanted))


def receiver(scheme: Scheme, case: Case) -> PartnerCode | None:
    """The landlord that gave the home of a household that moved, or its successor (C11)."""
    if case.state not in AFTER_A_MOVE or case.move is None or case.move.receiver is None:
        return None
    return scheme.stands_for(case.move.receiver)


def people_on(scheme: Scheme, case: Case, rung: Rung) -> tuple[Person, ...]:
    """Who stands on a rung of the ladder, none of them excluded from the case.

    The landlord's first contact is the lead that logged the tenancy, else the first it names.
    """
    found: Sequence[Person]
    match rung:
        case Rung.OFFICER:
            found = [scheme.people[o] for o in case.referral.officers if o in scheme.people]
        case Rung.LANDLORD:
            found = _givers(scheme, case)[:1]
        case Rung.SECOND_CONTACT:
            leads = _givers(scheme, case)
            found = leads if len(leads) > 1 else []
        case Rung.COORDINATOR:
            found = scheme.coordinators()
    barred = case.referral.excluded_persons
    return tuple(person for person in found if person.id not in barred)


def asked_now(scheme: Scheme, case: Case, follow_up: FollowUp) -> tuple[Person, ...]:
    """Who is asked now; for each who is on leave, whoever covers for them."""
    rung = follow_up.asks
    if rung is None:
        return ()
    return scheme.asked(people_on(scheme, case, rung), case.referral.excluded_persons)


def get(case: Case, check: Check) -> FollowUp:
    """One check of a case.

    Raises:
        Refused: the household has not moved by it.
    """
    expect(case, *AFTER_A_MOVE)
    for follow_up in case.follow_ups:
        if follow_up.check is check:
            return follow_up
    raise Refused(
        R59 if check is Check.FEEDBACK else R60,
        f"No {check.words} is planned for {case.reference}.",
        "Open Home for what you can do.",
    )


def ask(
    case: Case, check: Check, scheme: Scheme, calendar: Calendar, at: datetime
) -> tuple[Case, FollowUpAsked]:
    """The clock asks whoever is next on the ladder."""
    asked = ladder.ask(get(case, check), _there(scheme, case), calendar, at)
    return _with(case, asked), FollowUpAsked(case.reference, check, _rung(asked))


def put_off(
    case: Case, check: Check, calendar: Calendar, at: datetime
) -> tuple[Case, FollowUpPutOff]:
    """Whoever is asked says *later*."""
    later = ladder.put_off(get(case, check), calendar, at)
    return _with(case, later), FollowUpPutOff(case.reference, check)


def pass_on(
    case: Case, check: Check, scheme: Scheme, calendar: Calendar, at: datetime
) -> tuple[Case, FollowUpPassedOn]:
    """Whoever is asked cannot answer: the next on the ladder is asked."""
    passed = ladder.pass_on(get(case, check), _there(scheme, case), calendar, at)
    return _with(case, passed), FollowUpPassedOn(case.reference, check, _rung(passed))


def answer(case: Case, check: Check, said: Answer, at: datetime) -> tuple[Case, FollowUpAnswered]:
    """Somebody answers; with the last answer the case is followed up. No account changes (C9)."""
    answered = _with(case, ladder.answer(get(case, check), said, at))
    if all(follow_up.answer is not None for follow_up in answered.follow_ups):
        answered = replace(answered, state=State.FOLLOWED_UP)
    return answered, FollowUpAnswered(case.reference, check)


def handle(case: Case, check: Check, at: datetime) -> tuple[Case, ConcernHandled]:
    """The coordinator has dealt with an answer that was a concern (D13)."""
    return _with(case, ladder.handle(get(case, check), at)), ConcernHandled(case.reference, check)


def may_answer(follow_up: FollowUp, *, officer: bool, landlord: bool) -> bool:
    """Whether a check is theirs to answer: the first is the nominating officer's, and the new
    landlord's once it is asked for the tenant; the second is the new landlord's (section 4)."""
    rungs = LADDER[follow_up.check]
    reached = set(rungs[: follow_up.asked])
    asked_landlord = bool(reached & {Rung.LANDLORD, Rung.SECOND_CONTACT, Rung.COORDINATOR})
    return (officer and Rung.OFFICER in rungs) or (landlord and asked_landlord)


def _there(scheme: Scheme, case: Case) -> list[Rung]:
    return [rung for rung in Rung if people_on(scheme, case, rung)]


def _givers(scheme: Scheme, case: Case) -> list[Person]:
    partner = receiver(scheme, case)
    barred = scheme.barred_by(case.referral.excluded_partners)
    if partner is None or case.move is None or partner in barred:
        return []
    logged_by = case.move.logged_by
    return sorted(scheme.leads(partner), key=lambda lead: lead.id != logged_by)


def _with(case: Case, changed: FollowUp) -> Case:
    return replace(
        case,
        follow_ups=tuple(
            changed if follow_up.check is changed.check else follow_up
            for follow_up in case.follow_ups
        ),
    )


def _rung(follow_up: FollowUp) -> Rung:
    return LADDER[follow_up.check][follow_up.asked - 1]
