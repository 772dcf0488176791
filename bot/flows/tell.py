"""How a case stands, in a sentence for each of its readers."""

from bot.domain.case import ACTIVE, Case, OfferState, State
from bot.domain.codes import Question
from bot.domain.followup import Check, FollowUp, RiskEnded, Rung, Safe, Tenancy
from bot.domain.ids import PartnerCode
from bot.domain.request import partners_that_may_see
from bot.domain.scheme import Scheme, listed

CLOSED = "It is closed, and what was known of it is deleted."


def to_channel(case: Case, partner: PartnerCode) -> str:
    """What a landlord's channel reads: whether it can be claimed, never how far it is (D4)."""
    if case.holder == partner and case.state is not State.PAUSED:
        return "Your landlord holds it. Its leads see the rest privately."
    return to_landlords(case, partner)


def to_landlords(case: Case, partner: PartnerCode) -> str:
    """What a landlord reads of a request."""
    if case.state is State.PAUSED:
        return "It is paused. Nothing to do until it goes on; a hold is kept."
    if case.state is State.CIRCULATED:
        return "A household needs this home. The first landlord to claim holds it."
    if case.holder != partner:
        if partner in case.line:
            return (
                f"Another landlord holds it. You are number {case.line.index(partner) + 1} in line."
            )
        return "Another landlord holds it. You can wait in line."
    offer = case.held_offer()
    match case.state:
        case State.CLAIMED if offer.misfits:
            return "You hold this. The nominating officer is asked about the home you entered."
        case State.CLAIMED:
            return "You hold this. Enter the home that you can offer."
        case State.OFFERED:
            return "You offered a home. See the contact, and arrange a viewing together."
        case State.VIEWING:
            return "A viewing is arranged. The nominating officer records the tenant's answer."
        case State.ACCEPTED if case.move is None:
            return "The tenant accepts. Press Tenancy started on the day that it starts."
        case _:
            return "The start is logged. The nominating officer is asked to confirm it."


def to_officer(case: Case) -> str:
    """What the nominating officer reads of a case; the landlord is on no card (D4)."""
    match case.state:
        case State.WAITING_FOR_APPROVAL:
            return "It waits for the approval of the landlord on the tenancy."
        case State.RETURNED:
            return f"It is returned: {asked(case)} Amend it if need be, then press Send again."
        case State.DECLINED:
            return f"Its landlord does not approve it: {why(case)}. The coordinator can reopen it."
        case State.PAUSED:
            return "It is paused. Press Resume to let it go on."
        case State.WITHDRAWN:
            return f"It is withdrawn: {why(case)}. The coordinator can reopen it."
        case State.HOUSED_ELSEWHERE:
            return f"The household is housed: {why(case)}. Nothing more to do."
        case State.HELD_BY_CAP:
            return "It is kept: its landlord cannot refer now. It goes on by itself when it may."
        case State.APPROVED:
            return "It is approved, and waits for the coordinator to circulate it."
        case State.CIRCULATED:
            return "Landlords with homes in the safe areas can now claim it."
        case State.CLAIMED if case.held_offer().misfits:
            return "A home does not fit in every way. Could it work for this household?"
        case State.CLAIMED:
            return "A landlord holds it and looks for a home."
        case State.OFFERED:
            return "A home is offered. The landlord will get in touch to arrange a viewing."
        case State.VIEWING:
            return "A viewing is arranged. Record the tenant's answer after it."
        case State.ACCEPTED if case.move is None:
            return "The tenant accepts. The landlord logs the start of the tenancy."
        case State.ACCEPTED:
            return "The landlord logged the start of the tenancy. Has it started? Confirm it."
        case State.MOVED | State.FOLLOWED_UP:
            return "The household moved. Nothing more to do. Thank you."
        case State.CLOSED:
            return CLOSED


def to_coordinator(scheme: Scheme, case: Case) -> str:
    """What the coordinator reads of a case."""
    match case.state:
        case State.APPROVED:
            match len(partners_that_may_see(scheme, case)):
                case 0:
                    return (
                        "Approved, but no landlord has homes in its safe areas. Ask the "
                        "nominating officer for further ones."
                    )
                case 1:
                    return "Approved. Circulate it to the 1 landlord that may see it."
                case several:
                    return f"Approved. Circulate it to the {several} landlords that may see it."
        case State.RETURNED:
            return f"It is returned, and the officer is asked: {asked(case)}"
        case State.DECLINED:
            return f"Its landlord does not approve it: {why(case)}."
        case State.PAUSED:
            return f"It is paused; before, it was {(case.paused_at or case.state).words}."
        case State.WITHDRAWN:
            return f"It is withdrawn: {why(case)}."
        case State.HOUSED_ELSEWHERE:
            return f"The household is housed: {why(case)}."
        case State.HELD_BY_CAP:
            return "Held by the cap. It goes on by itself when its landlord owes less."
        case State.WAITING_FOR_APPROVAL:
            return "It waits for its landlord's named lead to approve it."
        case State.CIRCULATED:
            return "It waits for a landlord to claim it."
        case State.CLAIMED if case.held_offer().misfits:
            return "The home entered does not fit in every way: the officer is asked."
        case State.CLAIMED:
            return "It is held. The landlord enters the home that it can offer."
        case State.OFFERED:
            return "A home is offered. The two professionals arrange a viewing."
        case State.VIEWING:
            return "A viewing is arranged. The officer records the tenant's answer."
        case State.ACCEPTED if case.move is None:
            return "The tenant accepts. The landlord logs the start of the tenancy."
        case State.ACCEPTED:
            return "The start of the tenancy is logged. The officer is asked to confirm it."
        case State.MOVED:
            return "The household moved. How it went is asked within a month, and at six."
        case State.FOLLOWED_UP:
            return "The household moved, and both checks are answered."
        case State.CLOSED:
            return CLOSED


def asked(case: Case) -> str:
    """The question with which a case was returned."""
    return Question(case.code).sentence


def why(case: Case) -> str:
    """The coded reason for which a case is over, as people say it."""
    return case.code.replace("_", " ")


def ended(case: Case, partner: PartnerCode) -> str:
    """What a landlord hears of its own latest offer that came to an end, empty if it did not."""
    own = [offer for offer in case.offers if offer.partner == partner]
    if not own or own[-1].state in ACTIVE:
        return ""
    return {
        OfferState.WITHDRAWN: "Your hold or offer on it is withdrawn.",
        OfferState.LAPSED: "Your hold on it has lapsed.",
        OfferState.FELL_THROUGH: "Your offer fell through.",
    }.get(own[-1].state, "")


def of_check(follow_up: FollowUp) -> str:
    """What whoever is asked about a move reads (R59, R60, D13)."""
    if follow_up.asks is Rung.LANDLORD and follow_up.check is Check.FEEDBACK:
        return (
            "How did the move go? The nominating officer could not say: please ask the tenant, "
            "if contact is safe."
        )
    if follow_up.check is Check.FEEDBACK:
        return "How did the move go? Please answer within the month."
    return "Six months on: did the move end the risk, and does the tenancy last?"


WHAT_NEXT = (
    "If somebody is in danger now, call 999. Do not contact the household yourself: ask its "
    "specialist service to. If the risk is back, make a new referral."
)
"""What to do about a concern (D13)."""


def of_concern(follow_up: FollowUp) -> str:
    """What the coordinator reads of an answer that is a concern (D13)."""
    said = follow_up.answer
    parts = []
    if said and said.safe is not Safe.YES:
        unsafe = said.safe is Safe.NO
        parts.append("contact is not safe" if unsafe else "nobody knows whether contact is safe")
    if said and said.risk not in (None, RiskEnded.YES):
        parts.append(_RISK[said.risk])
    if said and said.tenancy is Tenancy.ENDED:
        parts.append("the tenancy ended")
    return f"The {follow_up.check.words}: {listed(parts)}."


_RISK = {
    RiskEnded.PARTLY: "the risk ended only in part",
    RiskEnded.NO: "the risk continues",
    RiskEnded.UNKNOWN: "nobody knows whether the risk ended",
}
