"""Refer a household: the form, the conditions and the cap, and a lead's own approval (R33, R36)."""

from collections.abc import Iterator

from bot.chat.action import Action
from bot.chat.forms import Answers, Option, Page
from bot.chat.incoming import Opened, Tapped
from bot.chat.replies import Reply, Whisper
from bot.domain import conditions, flaws, intake, partnership
from bot.domain.access import Act
from bot.domain.facts import HeldByCap, RequestCirculated
from bot.domain.ids import AreaCode, PartnerCode, PersonId
from bot.domain.referral import ReferrerKind
from bot.domain.rules import Problem
from bot.flows import lists
from bot.flows.act import keep
from bot.flows.asking import Interview
from bot.flows.capping import counting, refuse_at_cap, refuse_frozen, take_override
from bot.flows.filling import begin
from bot.flows.flow import Event, Filled, Turn, misdirected
from bot.flows.held_back import keep_back
from bot.flows.household_form import SOMEBODY_ELSE, TheHome, TheHousehold
from bot.flows.record import record
from bot.flows.refer_form import (
    PERPETRATORS,
    REFERRAL,
    Areas,
    Consent,
    Lead,
    Tenancy,
)
from bot.flows.referred import (
    areas_of,
    household_of,
    needs_of,
    partners_of,
    people_of,
    referral_of,
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
    asked = referral_of(filled)
    refuse_frozen(turn, asked.landlord)
    refuse_at_cap(turn, asked.landlord)
    books = turn.books
    case, submitted = intake.submit(books.cases.new_reference(), asked, turn.person.id, turn.now)
    books.cases.add(case)
    case = take_override(turn, case)
    record(turn, case, submitted)
    waits = keep_back(turn, case, filled.insisted)
    if not intake.approves_own(turn.scheme, turn.person, asked):
        return Whisper(
            f"{case.reference} is sent, and waits for the approval of its landlord.{waits}", (HOME,)
        )
    balance = counting(turn, asked.landlord)
    case, facts = intake.go_through(case, balance, turn.scheme, turn.now)
    keep(turn, case, facts)
    match facts[-1]:
        case HeldByCap():
            return Whisper(
                f"{case.reference} is kept until its landlord owes less.{waits}", (HOME,)
            )
        case RequestCirculated():
            return Whisper(f"{case.reference} is sent, approved and circulated.{waits}", (HOME,))
        case _:
            return Whisper(
                f"{case.reference} is sent and approved. The coordinator circulates it.{waits}",
                (HOME,),
            )


def _check(turn: Turn, _: Action, page: Page, before: Filled) -> Iterator[Problem]:
    match page:
        case Consent():
            yield from flaws.consent_problems(
                consents=page.consents, on=page.consent_on, today=turn.today
            )
        case Tenancy():
            refuse_frozen(turn, PartnerCode(page.landlord))
            refuse_at_cap(turn, PartnerCode(page.landlord))
            policy = turn.scheme.policy
            yield from conditions.tenancy_problems(policy, page.tenure, page.arrears)
        case Areas():
            yield from flaws.area_problems(
                turn.scheme.policy,
                home=AreaCode(page.home_area),
                safe=areas_of(page.safe_areas),
                unsafe=areas_of(page.unsafe_areas),
                known=turn.scheme.areas,
            )
        case TheHousehold():
            yield from flaws.household_problems(household_of(page))
        case TheHome():
            yield from flaws.needs_problems(needs_of(page, before.page(TheHousehold).pets))
        case Lead():
            areas = before.page(Areas)
            yield from flaws.officer_problems(
                turn.scheme.people.get(PersonId(page.officer)),
                excluded_partners=partners_of(areas.excluded_partners),
                excluded_persons=people_of(areas.excluded_persons),
            )
        case _:
            pass


def _options(turn: Turn, _: Action) -> dict[str, list[Option]]:
    scheme, me = turn.scheme, turn.person
    able = scheme.could_lead(me)
    mine = [
        Option(p.id, f"{p.name} (me)" if p.id == me.id else p.name)
        for p in sorted(able, key=lambda p: (p.id != me.id, p.name))
    ]
    there = partnership.in_scheme(scheme.partners)
    officers = lists.staff(scheme, able) if me.is_coordinator else mine
    return {
        "areas": lists.areas(scheme),
        "landlords": lists.partners(scheme, there, first=me.partner),
        "partners": lists.partners(scheme, there),
        "people": lists.staff(scheme, scheme.staff()),
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
