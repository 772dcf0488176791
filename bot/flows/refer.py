"""Refer a household: the form, the conditions and the cap, and a lead's own approval (R33, R36)."""

from collections.abc import Iterator

from bot.chat.action import Action
from bot.chat.forms import Answers, Option, Page
from bot.chat.incoming import Opened, Tapped
from bot.chat.replies import Reply, Whisper
from bot.domain import cap, conditions, intake, partnership, referral
from bot.domain.access import Act, concerned
from bot.domain.case import OUT, Case
from bot.domain.facts import HeldByCap, RequestCirculated
from bot.domain.ids import AreaCode, PartnerCode, PersonId
from bot.domain.ledger import Balance
from bot.domain.person import Role
from bot.domain.property import Floor, Needs, Pet
from bot.domain.referral import Household, Referral, ReferrerKind, SignedOff, Subject, WorkContact
from bot.domain.request import may_see
from bot.domain.rules import Problem
from bot.flows import lists
from bot.flows.act import keep
from bot.flows.asking import Interview
from bot.flows.capping import counting, take_override
from bot.flows.filling import begin
from bot.flows.flow import Event, Filled, Turn, misdirected
from bot.flows.record import record
from bot.flows.refer_form import (
    PERPETRATORS,
    REFERRAL,
    SOMEBODY_ELSE,
    Areas,
    Circumstance,
    Consent,
    Contact,
    Lead,
    Risks,
    SignOff,
    Tenancy,
    TheHome,
    TheHousehold,
    WhoMoves,
)
from bot.flows.steps import HOME


def refer(turn: Turn, event: Event) -> Reply:
    """Begin a referral, or send one that is filled."""
    turn.allow(Act.REFER)
    match event:
        case Filled():
            return _send(turn, event)
        case Tapped(action=Action(verb="start")) | Opened():
            return begin(turn, INTERVIEW, Action("refer", "start"), _known(turn))
        case _:
            raise misdirected()


def _send(turn: Turn, filled: Filled) -> Reply:
    asked = _referral(turn, filled)
    _refuse_frozen(turn, asked.landlord)
    _refuse_at_cap(turn, asked.landlord)
    books = turn.books
    case, submitted = intake.submit(books.cases.new_reference(), asked, turn.person.id, turn.now)
    books.cases.add(case)
    case = take_override(turn, case)
    record(turn, case, submitted)
    if not intake.approves_own(turn.scheme, turn.person, asked):
        return Whisper(
            f"{case.reference} is sent, and waits for the approval of its landlord.", (HOME,)
        )
    balance = counting(turn, asked.landlord)
    case, facts = intake.go_through(case, balance, turn.scheme, turn.now)
    keep(turn, case, facts)
    match facts[-1]:
        case HeldByCap():
            return Whisper(f"{case.reference} is kept until its landlord owes less.", (HOME,))
        case RequestCirculated():
            return Whisper(f"{case.reference} is sent, approved and circulated.", (HOME,))
        case _:
            return Whisper(
                f"{case.reference} is sent and approved. The coordinator circulates it.", (HOME,)
            )


def _check(turn: Turn, _: Action, page: Page, before: Filled) -> Iterator[Problem]:
    match page:
        case Consent():
            yield from referral.consent_problems(
                consents=page.consents, on=page.consent_on, today=turn.today
            )
        case Tenancy():
            _refuse_frozen(turn, PartnerCode(page.landlord))
            _refuse_at_cap(turn, PartnerCode(page.landlord))
            policy = turn.scheme.policy
            yield from conditions.tenancy_problems(policy, page.tenure, page.arrears)
        case Areas():
            yield from referral.area_problems(
                turn.scheme.policy,
                home=AreaCode(page.home_area),
                safe=_areas(page.safe_areas),
                unsafe=_areas(page.unsafe_areas),
                known=turn.scheme.areas,
            )
        case TheHousehold():
            yield from referral.household_problems(household_of(page))
        case TheHome():
            yield from referral.needs_problems(needs_of(page, before.page(TheHousehold).pets))
        case Lead():
            areas = before.page(Areas)
            yield from referral.officer_problems(
                turn.scheme.people.get(PersonId(page.officer)),
                excluded_partners=_partners(areas.excluded_partners),
                excluded_persons=_people(areas.excluded_persons),
            )
        case _:
            pass


def _options(turn: Turn, _: Action) -> dict[str, list[Option]]:
    scheme, me = turn.scheme, turn.person
    staff = [p for p in scheme.people.values() if p.partner or p.service]
    mine = [
        Option(p.id, f"{p.name} (me)" if p.id == me.id else p.name)
        for p in sorted(scheme.colleagues(me), key=lambda p: (p.id != me.id, p.name))
        if p.role is not Role.COORDINATOR
    ]
    there = partnership.in_scheme(scheme.partners)
    officers = lists.staff(scheme, staff) if me.is_coordinator else mine
    return {
        "areas": lists.areas(scheme),
        "landlords": lists.partners(scheme, there, first=me.partner),
        "partners": lists.partners(scheme, there),
        "people": lists.staff(scheme, staff),
        "officers": [*officers, Option(SOMEBODY_ELSE, "Somebody who does not use this bot")],
    }


INTERVIEW = Interview(REFERRAL, _options, _check)


def _known(turn: Turn) -> dict[str, Answers]:
    known: dict[str, Answers] = {Consent.__name__: {"consent_on": (turn.today.isoformat(),)}}
    if turn.scheme.policy.perpetrator_moves:
        known["policy"] = {PERPETRATORS: ("yes",)}
    if turn.person.partner:
        known[Tenancy.__name__] = {
            "landlord": (turn.person.partner,),
            "referrer_kind": (ReferrerKind.HOUSING,),
        }
    if turn.person.service:
        known[Tenancy.__name__] = {"referrer_kind": (ReferrerKind.DOMESTIC_ABUSE_SERVICE,)}
    if not turn.person.is_coordinator:
        known[Lead.__name__] = {"officer": (turn.person.id,)}
    return known


def _refuse_frozen(turn: Turn, landlord: PartnerCode) -> None:
    insider = turn.person.is_coordinator or turn.person.partner == landlord
    partnership.refuse_referral(turn.scheme.partners[landlord], insider=insider)


def _refuse_at_cap(turn: Turn, landlord: PartnerCode) -> None:
    insider = turn.person.is_coordinator or turn.person.partner == landlord
    balance = counting(turn, landlord)
    if not cap.at_cap(balance, turn.scheme.policy):
        return
    if turn.books.overrides.waiting(landlord, turn.now):
        return
    reads = turn.person.is_lead and turn.person.partner == landlord
    repay = {c.reference: f"{c.size.words} home" for c in repaying(turn, balance)}
    cap.refuse_at_cap(
        balance,
        turn.scheme.policy,
        turn.scheme.partners[landlord].name,
        insider=insider,
        coordinator=turn.person.is_coordinator,
        repay=repay if reads else None,
    )


def repaying(turn: Turn, balance: Balance) -> list[Case]:
    """Open requests that this person may claim and whose giving repays what is owed (R33)."""
    partner = turn.scheme.partners.get(balance.partner)
    if partner is None or not turn.person.is_lead or turn.person.partner != balance.partner:
        return []
    return [
        case
        for case in turn.books.cases.among(OUT)
        if balance.repaid_by(case.size)
        and case.holder is None
        and may_see(case, partner, turn.person)
        and concerned(turn.scheme, turn.person, case)
    ][:5]


def _referral(turn: Turn, filled: Filled) -> Referral:
    tenancy, risks, areas = filled.page(Tenancy), filled.page(Risks), filled.page(Areas)
    household, lead = filled.page(TheHousehold), filled.page(Lead)
    contact, moves, signed = filled.maybe(Contact), filled.maybe(WhoMoves), filled.maybe(SignOff)
    ticked = household.circumstances
    return Referral(
        landlord=PartnerCode(tenancy.landlord),
        referrer_kind=tenancy.referrer_kind,
        officers=() if contact else (PersonId(lead.officer),),
        contacts=(contact_of(contact),) if contact else (),
        specialist=risks.specialist,
        consent_on=filled.page(Consent).consent_on,
        pathways=risks.pathways,
        why_not=risks.why_not,
        subject=moves.subject if moves else Subject.VICTIM,
        signed_off=SignedOff(signed.signed_name, signed.signed_role) if signed else None,
        risks=risks.risks,
        marac=Circumstance.MARAC in ticked,
        home_area=AreaCode(areas.home_area),
        safe_areas=_areas(areas.safe_areas),
        unsafe_areas=_areas(areas.unsafe_areas),
        tenure=tenancy.tenure,
        joint_tenancy=Circumstance.JOINT_TENANCY in ticked,
        current_size=tenancy.current_size,
        staying=tenancy.staying,
        overcrowded=Circumstance.OVERCROWDED in ticked,
        household=household_of(household),
        needs=needs_of(filled.page(TheHome), household.pets),
        arrears=tenancy.arrears,
        urgency=lead.urgency,
        excluded_partners=_partners(areas.excluded_partners),
        excluded_persons=_people(areas.excluded_persons),
        moving_support=Circumstance.MOVING_SUPPORT in ticked,
        note=lead.note,
    )


def _areas(codes: frozenset[str]) -> frozenset[AreaCode]:
    return frozenset(AreaCode(code) for code in codes)


def _partners(codes: frozenset[str]) -> frozenset[PartnerCode]:
    return frozenset(PartnerCode(code) for code in codes)


def _people(ids: frozenset[str]) -> frozenset[PersonId]:
    return frozenset(PersonId(person) for person in ids)


def household_of(page: TheHousehold) -> Household:
    """The household as the form counts it."""
    return Household(
        page.aged_0_9,
        page.aged_10_15,
        page.aged_16_17,
        page.aged_18_20,
        page.aged_21_over,
        Circumstance.BABY_DUE in page.circumstances,
    )


def needs_of(page: TheHome, pets: frozenset[Pet]) -> Needs:
    """The home that is needed, as the form asks for it."""
    up_to = page.floor.value.startswith("up_to_")
    return Needs(
        size=page.size,
        smallest=page.smallest or page.size,
        type=page.type,
        floor=Floor.UP_TO if up_to else Floor(page.floor.value),
        highest_floor=int(page.floor.value[-1]) if up_to else None,
        access=page.access,
        pets=pets,
    )


def contact_of(page: Contact) -> WorkContact:
    """The work contact of an officer who does not use the bot (R21)."""
    return WorkContact(page.contact_name, page.contact_role, page.contact_email, page.contact_phone)
