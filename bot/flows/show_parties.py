"""What the parties to a case read: its officer, the landlord on the tenancy, the coordinator, and
whoever gave the home."""

from bot.chat.cards import Card, Facts, Text
from bot.domain.access import Standing
from bot.domain.case import AFTER_A_MOVE, OPEN, Case, State
from bot.domain.followup import Rung
from bot.domain.intake import R23
from bot.domain.nomination import waits
from bot.domain.request import partners_that_may_see
from bot.domain.scheme import Scheme, listed
from bot.domain.sight import to_home_landlord
from bot.flows.age import day_of
from bot.flows.show_nomination import of_nomination
from bot.flows.steps import next_steps, open_case
from bot.flows.tell import WHAT_NEXT, of_check, of_concern, to_coordinator, to_officer
from bot.flows.words import described, wanted, words


def officer_card(scheme: Scheme, case: Case) -> Card:
    """What the nominating officer reads: how it stands, and the home that is offered.

    An officer who is a lead of the landlord on the tenancy approves here (R22), told of R23 first.
    """
    held = {Standing.NOMINATOR}
    committing: tuple[Text, ...] = ()
    if case.state is State.WAITING_FOR_APPROVAL and _led_by_home_lead(scheme, case):
        held.add(Standing.HOME_LEAD)
        committing = (Text(R23.sentence),)
    return Card(
        case.state.words.capitalize(),
        (
            Text(to_officer(case)),
            *_checks(case, Rung.OFFICER),
            *_since(scheme, case),
            *_offered_home(scheme, case),
            *committing,
        ),
        next_steps(case, frozenset(held)),
        case.reference,
    )


def home_landlord_card(scheme: Scheme, case: Case) -> Card:
    """What the landlord on the tenancy reads: what to approve, then only how far it is (D12)."""
    state = to_home_landlord(case).words
    told = f"The household moved.{_other_size('You owe', case)}"
    if case.state not in AFTER_A_MOVE:
        told = f"This referral is {state}."
    blocks: tuple[Text | Facts, ...] = (Text(told),)
    if case.state is State.WAITING_FOR_APPROVAL:
        referral = case.referral
        blocks = (
            Text("A household of yours needs a safe home elsewhere. Please approve the referral."),
            Facts(
                (
                    ("Home", wanted(referral.needs)),
                    ("Household", referral.household.words),
                    ("Tenancy", words(referral.tenure)),
                    ("Risks", listed(words(risk) for risk in sorted(referral.risks))),
                    ("Urgency", referral.urgency.value),
                    ("Referred", day_of(scheme, case.referred_at)),
                )
            ),
            Text(R23.sentence),
        )
    elif case.state is State.HELD_BY_CAP:
        blocks = (
            Text(
                "This referral is kept: you owe too much to refer now. Give a home, and it goes "
                "on by itself. Press Owed to see what would repay it."
            ),
        )
    return Card(
        f"{case.size.words} home".capitalize(),
        blocks,
        next_steps(case, frozenset({Standing.HOME_LEAD})),
        case.reference,
    )


def desk_card(scheme: Scheme, case: Case, *, opened: bool = False) -> Card:
    """What the coordinator reads; landlord and areas only where the card was ``opened`` (D4)."""
    referral = case.referral
    facts = [
        ("Home", wanted(referral.needs)),
        ("Household", referral.household.words),
        ("Urgency", referral.urgency.value),
        ("Landlords", f"{len(partners_that_may_see(scheme, case))} may see it"),
        ("Referred", day_of(scheme, case.referred_at)),
        *((("Since", day_of(scheme, case.since)),) if case.state in OPEN else ()),
    ]
    if opened and referral.signed_off:
        by = referral.signed_off
        facts.append(("A perpetrator's move", f"signed off by {by.name}, {by.role}"))
    if opened:
        facts.append(("On the tenancy", scheme.partners[case.landlord].name))
        facts.append(("Safe areas", scheme.area_names(referral.open_areas)))
        facts.append(("Officer", _officers(scheme, case)))
    if case.holder:
        facts.append(("Held by", scheme.partners[case.holder].name))
    if case.line:
        facts.append(("In line", listed(scheme.partners[code].name for code in case.line)))
    if referral.lacks_a_specialist and case.state in OPEN:
        facts.append(("Specialist service", "none yet: urge that they are referred to one"))
    limit = scheme.policy.offers_per_referral
    if 0 < limit <= case.reasonable_refusals:
        facts.append(("Offers", f"The limit of {limit} reasonable ones refused is met: you decide"))
    if referral.note:
        facts.append(("Note", referral.note))
    return Card(
        case.state.words.capitalize(),
        (
            *_concerns(case),
            Text(to_coordinator(scheme, case)),
            *_checks(case, Rung.COORDINATOR),
            Facts(tuple(facts)),
            *_offered_home(scheme, case),
            *of_nomination(scheme, case),
        ),
        next_steps(case, frozenset({Standing.COORDINATOR}))
        + (() if opened else (open_case(case),)),
        case.reference,
    )


def moved_card(scheme: Scheme, case: Case) -> Card:
    """What whoever gave the home reads once the household has moved, and is asked since.

    It may take a nomination back here; that a council nominated it says from the list of moves,
    since this card stands for long with nothing to press.
    """
    held = {Standing.GIVER} | ({Standing.ASSOCIATION} if waits(scheme, case) else set())
    return Card(
        "Moved",
        (
            Text(f"The move is confirmed.{_owed(case)} Thank you."),
            *of_nomination(scheme, case),
            *_checks(case, Rung.LANDLORD, Rung.SECOND_CONTACT),
        ),
        next_steps(case, frozenset(held)),
        case.reference,
    )


def _owed(case: Case) -> str:
    """What whoever gave the home is owed for it, if it is (C6, R28)."""
    move = case.move
    if move is None or move.credited != move.receiver or move.receiver == move.sender:
        return ""
    return _other_size("You are owed", case) or f" You are owed {move.size.homes(1)}."


def over_card(case: Case) -> Card:
    """What whoever held a request reads once it is withdrawn."""
    return Card(
        "Withdrawn",
        (Text("This request is withdrawn. There is nothing more to do. Thank you."),),
        reference=case.reference,
    )


def _since(scheme: Scheme, case: Case) -> tuple[Facts, ...]:
    """Since when a case stands where it does, while it is open (R24)."""
    if case.state not in OPEN:
        return ()
    return (Facts((("Since", day_of(scheme, case.since)),)),)


def _offered_home(scheme: Scheme, case: Case) -> tuple[Facts, ...]:
    offer = case.offer
    if offer is None or offer.home is None:
        return ()
    facts = [
        ("Landlord", scheme.partners[offer.partner].name),
        ("Home offered", described(scheme, offer.home)),
    ]
    if offer.misfits:
        facts.append(("Does not fit", listed(offer.misfits)))
    return (Facts(tuple(facts)),)


def _led_by_home_lead(scheme: Scheme, case: Case) -> bool:
    leads = {lead.id for lead in scheme.leads(case.landlord)}
    return bool(case.referral.officers) and leads.issuperset(case.referral.officers)


def _officers(scheme: Scheme, case: Case) -> str:
    enrolled = [scheme.people[o].name for o in case.referral.officers if o in scheme.people]
    return listed([*enrolled, *(contact.name for contact in case.referral.contacts)])


def _checks(case: Case, *rungs: Rung) -> tuple[Text, ...]:
    """What those who stand on these rungs are asked after the move."""
    return tuple(Text(of_check(check)) for check in case.follow_ups if check.asks in rungs)


def _concerns(case: Case) -> tuple[Text, ...]:
    concerns = [Text(of_concern(check)) for check in case.follow_ups if check.is_a_concern]
    return (*concerns, Text(WHAT_NEXT)) if concerns else ()


def _other_size(owes: str, case: Case) -> str:
    """What is owed for a move that was not into one home of the size asked; else nothing (C1, C7).

    Both landlords are told in the same words.
    """
    move = case.move
    if move is None or move.receiver in (None, move.sender):
        return ""
    if move.sizes == (case.size,):
        return ""
    homes = listed(size.homes(1) for size in move.sizes)
    return f" {owes} {homes}, where a {case.size.words} home was asked for."
