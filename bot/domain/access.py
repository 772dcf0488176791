"""Who may do what: RULEBOOK section 4 as one table, asked before every act."""

from collections.abc import Mapping
from enum import StrEnum

from bot.domain.aftercare import receiver
from bot.domain.case import Case
from bot.domain.person import Person, Role
from bot.domain.request import may_see
from bot.domain.rules import Refused, Rule
from bot.domain.scheme import Scheme

SECTION_4 = Rule("section 4", "Anyone not named for an action is refused.")

R49 = Rule("R49", "A scheme may take referrals through domestic-abuse services only.")


class Act(StrEnum):
    """What can be done, in the words of RULEBOOK section 4."""

    HOME = "open home and help"
    DESK = "open the coordinator's desk"
    REFER = "refer a household"
    APPROVE = "approve a referral"
    RETURN = "return a referral"
    DECLINE = "decline a referral"
    SEND_AGAIN = "send a returned referral again"
    AMEND = "amend a referral"
    PAUSE = "pause a referral"
    WITHDRAW = "withdraw a referral"
    HOUSED = "record that a household was housed elsewhere"
    STILL_NEEDED = "say that a referral is still needed"
    REOPEN = "reopen a referral"
    SEND_BACK = "return an approved referral"
    CIRCULATE = "circulate a request"
    REQUESTS = "see requests"
    EMPTY_HOME = "log an empty home"
    TIMELINE = "see a case's timeline"
    CLAIM = "claim a request"
    RELEASE = "release a request"
    LEAVE_LINE = "leave the line"
    LAPSE = "let a hold lapse"
    DISPLACE = "displace a landlord that holds a request"
    OFFER = "offer a home"
    CONTACT = "see the nominating officer's contact"
    AGREE = "say yes or no to a home that does not fit"
    VIEWING = "mark a viewing arranged"
    ANSWER = "record the tenant's answer"
    CODE_REFUSAL = "code whose a refusal is"
    TAKE_BACK = "withdraw an offer"
    FALL_THROUGH = "record that an offer fell through"
    START = "log the start of a tenancy"
    CONFIRM = "confirm the start of a tenancy"
    FOLLOW_UP = "answer a check after a move"
    HANDLE = "deal with a concern after a move"
    INQUIRE = "log an inquiry"
    OWED = "see what is owed"
    ACTIVITY = "see the activity table"
    MEET = "log a meeting or a training"
    OVERRIDE = "override the cap"
    CORRECT = "correct a move"
    SUBSTITUTE = "record a home of another size instead of the one owed"
    WRITE_OFF = "write off what is owed"
    PUBLISH = "publish what everybody owes"
    TARGETS = "record a property target"
    INVITE = "give out a code to join by"
    PAUSE_SCHEME = "pause or resume the scheme"
    PEOPLE = "change who has access and in which role"
    PARTNERS = "change how a partner stands to the scheme"


class Standing(StrEnum):
    """In what capacity somebody acts: by their role, or by their part in one case."""

    OFFICER = "housing officer"
    LEAD = "named lead"
    SUPPORT = "support worker"
    COORDINATOR = "coordinator"
    OBSERVER = "observer"
    NOMINATOR = "its nominating officer"
    HOME_LEAD = "a named lead of the landlord on the tenancy"
    READER = "a named lead of a landlord that may see it"
    HOLDER = "a named lead of the landlord that holds it"
    GIVER = "a named lead of the landlord that gave the home"


_ANY_ROLE = frozenset(
    {
        Standing.OFFICER,
        Standing.LEAD,
        Standing.SUPPORT,
        Standing.COORDINATOR,
        Standing.OBSERVER,
    }
)
_COORDINATOR = Standing.COORDINATOR
_NOMINATOR = frozenset({Standing.NOMINATOR, _COORDINATOR})

ACCESS: Mapping[Act, frozenset[Standing]] = {
    Act.HOME: _ANY_ROLE,
    Act.DESK: frozenset({_COORDINATOR}),
    Act.REFER: _ANY_ROLE - {Standing.OBSERVER},
    Act.APPROVE: frozenset({Standing.HOME_LEAD, _COORDINATOR}),
    Act.RETURN: frozenset({Standing.HOME_LEAD, _COORDINATOR}),
    Act.DECLINE: frozenset({Standing.HOME_LEAD, _COORDINATOR}),
    Act.SEND_AGAIN: _NOMINATOR,
    Act.AMEND: _NOMINATOR,
    Act.PAUSE: _NOMINATOR,
    Act.WITHDRAW: _NOMINATOR,
    Act.HOUSED: _NOMINATOR,
    Act.STILL_NEEDED: _NOMINATOR,
    Act.REOPEN: frozenset({_COORDINATOR}),
    Act.SEND_BACK: frozenset({_COORDINATOR}),
    Act.CIRCULATE: frozenset({_COORDINATOR}),
    Act.REQUESTS: frozenset({Standing.LEAD, _COORDINATOR}),
    Act.EMPTY_HOME: frozenset({Standing.LEAD, _COORDINATOR}),
    Act.TIMELINE: frozenset({_COORDINATOR}),
    Act.CLAIM: frozenset({Standing.READER, _COORDINATOR}),
    Act.RELEASE: frozenset({Standing.HOLDER, _COORDINATOR}),
    Act.LEAVE_LINE: frozenset({Standing.READER}),
    Act.LAPSE: frozenset({_COORDINATOR}),
    Act.DISPLACE: frozenset({_COORDINATOR}),
    Act.OFFER: frozenset({Standing.HOLDER, _COORDINATOR}),
    Act.CONTACT: frozenset({Standing.HOLDER, _COORDINATOR}),
    Act.AGREE: frozenset({Standing.NOMINATOR, _COORDINATOR}),
    Act.VIEWING: frozenset({Standing.NOMINATOR, Standing.HOLDER, _COORDINATOR}),
    Act.ANSWER: frozenset({Standing.NOMINATOR, _COORDINATOR}),
    Act.CODE_REFUSAL: frozenset({_COORDINATOR}),
    Act.TAKE_BACK: frozenset({Standing.HOLDER, _COORDINATOR}),
    Act.FALL_THROUGH: frozenset({Standing.HOLDER, Standing.NOMINATOR, _COORDINATOR}),
    Act.START: frozenset({Standing.HOLDER, _COORDINATOR}),
    Act.CONFIRM: frozenset({Standing.NOMINATOR, _COORDINATOR}),
    Act.FOLLOW_UP: frozenset({Standing.NOMINATOR, Standing.GIVER, _COORDINATOR}),
    Act.HANDLE: frozenset({_COORDINATOR}),
    Act.INQUIRE: _ANY_ROLE - {Standing.OBSERVER},
    Act.OWED: frozenset({Standing.OFFICER, Standing.LEAD, _COORDINATOR}),
    Act.ACTIVITY: frozenset({Standing.LEAD, _COORDINATOR}),
    Act.MEET: frozenset({_COORDINATOR}),
    Act.OVERRIDE: frozenset({_COORDINATOR}),
    Act.CORRECT: frozenset({_COORDINATOR}),
    Act.SUBSTITUTE: frozenset({_COORDINATOR}),
    Act.WRITE_OFF: frozenset({_COORDINATOR}),
    Act.PUBLISH: frozenset({_COORDINATOR}),
    Act.TARGETS: frozenset({_COORDINATOR}),
    Act.INVITE: frozenset({_COORDINATOR}),
    Act.PAUSE_SCHEME: frozenset({_COORDINATOR}),
    Act.PEOPLE: frozenset({_COORDINATOR}),
    Act.PARTNERS: frozenset({_COORDINATOR}),
}

_OWN = {
    *(Act.REQUESTS, Act.TIMELINE),
    *(Act.HOME, Act.DESK, Act.CIRCULATE, Act.SEND_BACK, Act.REOPEN, Act.LAPSE, Act.DISPLACE),
    *(Act.HANDLE, Act.CODE_REFUSAL, Act.CONTACT, Act.OWED, Act.INVITE),
    *(Act.PAUSE_SCHEME, Act.PEOPLE, Act.PARTNERS),
    *(Act.OVERRIDE, Act.CORRECT, Act.SUBSTITUTE, Act.WRITE_OFF, Act.PUBLISH, Act.TARGETS),
    *(Act.INQUIRE, Act.ACTIVITY, Act.MEET),
}

ON_BEHALF = frozenset(ACCESS) - _OWN
"""Acts that are another's, so that a coordinator who does them is recorded as acting for them."""

_BY_ROLE = {
    Role.HOUSING_OFFICER: Standing.OFFICER,
    Role.HOUSING_MANAGER: Standing.LEAD,
    Role.LETTINGS_MANAGER: Standing.LEAD,
    Role.SUPPORT_WORKER: Standing.SUPPORT,
    Role.COORDINATOR: Standing.COORDINATOR,
    Role.OBSERVER: Standing.OBSERVER,
}


def standings(scheme: Scheme, person: Person, case: Case | None = None) -> frozenset[Standing]:
    """Every capacity in which this person may act, here or on this case.

    On a case from which the person or the person's partner is excluded: none.
    """
    found = {_BY_ROLE[person.role]}
    if case is None:
        return frozenset(found)
    referral = case.referral
    if person.id in referral.excluded_persons or person.partner in referral.excluded_partners:
        return frozenset()
    if scheme.acts_for(person).intersection(referral.officers):
        found.add(Standing.NOMINATOR)
    if person.is_lead and person.partner:
        if person.partner == case.landlord:
            found.add(Standing.HOME_LEAD)
        if may_see(case, scheme.partners[person.partner], person):
            found.add(Standing.READER)
            if case.holder == person.partner:
                found.add(Standing.HOLDER)
        if person.partner == receiver(scheme, case):
            found.add(Standing.GIVER)
    return frozenset(found)


def concerned(scheme: Scheme, person: Person, case: Case) -> bool:
    """Whether a case is this person's business at all; to others it does not exist."""
    general = {Standing.OFFICER, Standing.LEAD, Standing.SUPPORT, Standing.OBSERVER}
    return bool(standings(scheme, person, case) - general)


def granted(scheme: Scheme, act: Act) -> frozenset[Standing]:
    """The capacities in which an act may be done in this scheme: the table, and its policy.

    Where the officer's contact is shown on circulation, every reader may see it (R21).
    """
    if act is Act.CONTACT and scheme.policy.contact_shown == "on_circulation":
        return ACCESS[act] | {Standing.READER}
    return ACCESS[act]


def may_refer(scheme: Scheme, person: Person) -> bool:
    """Whether this person refers at all: where policy says so, support services alone (R49)."""
    services = scheme.policy.referrers == "support_services_only"
    return not services or person.role in (Role.SUPPORT_WORKER, Role.COORDINATOR)


def allow(act: Act, scheme: Scheme, person: Person, case: Case | None = None) -> Standing:
    """The capacity in which this person may do this, the closest to the case first.

    Raises:
        Refused: RULEBOOK section 4 does not name them; a case that is none of their business
            is spoken of as if it did not exist.
    """
    if case is not None and not concerned(scheme, person, case):
        raise unknown_case(case.reference)
    allowed = standings(scheme, person, case) & granted(scheme, act)
    if act is Act.REFER and allowed and not may_refer(scheme, person):
        raise Refused(
            R49,
            "In this scheme referrals come through its domestic-abuse services.",
            "Ask one of them to refer the household, or the coordinator.",
        )
    if not allowed:
        a = "An" if person.role is Role.OBSERVER else "A"
        raise Refused(
            SECTION_4,
            f"{a} {person.role.words} cannot {act.value}"
            + (f" on {case.reference}." if case else "."),
            _who_may(act),
        )
    return next(s for s in reversed(Standing) if s in allowed)


def unknown_case(reference: str) -> Refused:
    """What anyone hears of a case that does not exist or is none of theirs: the same words."""
    return Refused(
        SECTION_4,
        f"There is no request {reference} for you here.",
        "Open Home to see what is yours.",
    )


def _who_may(act: Act) -> str:
    who = [s.value for s in Standing if s in ACCESS[act] and s is not Standing.COORDINATOR]
    return f"Ask {' or '.join(who or ['the coordinator'])}."
