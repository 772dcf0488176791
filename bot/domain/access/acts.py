"""Who may do what: RULEBOOK section 4 as one table."""

from collections.abc import Mapping
from enum import StrEnum


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
    NAME_COUNCIL = "record that a council nominated"
    SAY_NOMINATED = "answer whether the council nominated"
    UNCREDIT = "take back a council's nomination that both have recorded"
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
    REVIEW = "decide on a note that waits"
    KNOWN_WORDS = "change which words the scheme knows"


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
    ASSOCIATION = "a named lead of the association that granted the tenancy"
    COUNCIL = "a named lead of the council that is said to have nominated"


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
    Act.NAME_COUNCIL: frozenset({Standing.ASSOCIATION, _COORDINATOR}),
    Act.SAY_NOMINATED: frozenset({Standing.COUNCIL, _COORDINATOR}),
    Act.UNCREDIT: frozenset({_COORDINATOR}),
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
    Act.REVIEW: frozenset({_COORDINATOR}),
    Act.KNOWN_WORDS: frozenset({_COORDINATOR}),
}

_OWN = {
    *(Act.REQUESTS, Act.TIMELINE),
    *(Act.HOME, Act.DESK, Act.CIRCULATE, Act.SEND_BACK, Act.REOPEN, Act.LAPSE, Act.DISPLACE),
    *(Act.HANDLE, Act.CODE_REFUSAL, Act.CONTACT, Act.OWED, Act.INVITE),
    *(Act.PAUSE_SCHEME, Act.PEOPLE, Act.PARTNERS),
    *(Act.OVERRIDE, Act.CORRECT, Act.SUBSTITUTE, Act.WRITE_OFF, Act.PUBLISH, Act.TARGETS),
    Act.UNCREDIT,
    *(Act.INQUIRE, Act.ACTIVITY, Act.MEET, Act.REVIEW, Act.KNOWN_WORDS),
}

ON_BEHALF = frozenset(ACCESS) - _OWN
"""Acts that are another's, so that a coordinator who does them is recorded as acting for them."""
