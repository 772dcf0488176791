"""Whether somebody may do something, by the capacity in which they act here or on a case."""

from bot.domain.access.acts import ACCESS, Act, Standing
from bot.domain.aftercare import may_answer, receiver
from bot.domain.case import Case, State
from bot.domain.followup import FollowUp
from bot.domain.ids import PartnerCode
from bot.domain.nomination import giver, is_in_question, named
from bot.domain.person import Person, Role
from bot.domain.request import may_see
from bot.domain.rules import Refused, Rule
from bot.domain.scheme import Scheme

SECTION_4 = Rule("section 4", "Anyone not named for an action is refused.")

R49 = Rule("R49", "A scheme may take referrals through domestic-abuse services only.")

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
    barred = scheme.barred_by(referral.excluded_partners)
    if person.id in referral.excluded_persons or person.partner in barred:
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
        if case.move is not None:
            found |= _after_the_start(scheme, person.partner, case)
    return frozenset(found)


def _after_the_start(scheme: Scheme, partner: PartnerCode, case: Case) -> set[Standing]:
    """What a landlord's lead is besides, once the start of the tenancy is logged (R28)."""
    found = set()
    if partner == giver(scheme, case) and is_in_question(scheme, case):
        found.add(Standing.ASSOCIATION)
    if partner == named(scheme, case):
        found.add(Standing.COUNCIL)
    return found


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


def act_of_return(case: Case | None) -> Act:
    """Before its approval the landlord returns a referral too; after it the coordinator alone."""
    approved = case is not None and case.state is State.APPROVED
    return Act.SEND_BACK if approved else Act.RETURN


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


def refuse_answer(scheme: Scheme, person: Person, case: Case, check: FollowUp) -> None:
    """Refuse to take the answer to a check from somebody whose it is not to give (R59, R60)."""
    held = standings(scheme, person, case)
    officer, landlord = Standing.NOMINATOR in held, Standing.GIVER in held
    if not person.is_coordinator and not may_answer(check, officer=officer, landlord=landlord):
        raise Refused(
            SECTION_4,
            f"The {check.check.words} of {case.reference} is not yours to answer.",
            "Ask the coordinator, at once if you know that something is wrong.",
        )


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
