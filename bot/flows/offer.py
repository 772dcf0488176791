"""Offer a home: its features, the contact that follows, and the viewing (R21, R25, R26)."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from bot.chat.action import Action
from bot.chat.cards import Card, Facts, Text
from bot.chat.forms import Ask, Form, Option, Page
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Show, Whisper
from bot.domain import conditions
from bot.domain import offer as offers
from bot.domain.access import Act, Standing
from bot.domain.case import Case
from bot.domain.facts import ContactShown, HomeOffered
from bot.domain.ids import AreaCode
from bot.domain.property import Access, Home, HomeType, OfferedTenure, Rent, Size, misfits
from bot.domain.request import D3, may_wait
from bot.domain.rules import Problem, Refused
from bot.domain.scheme import listed
from bot.flows import lists
from bot.flows.asking import Interview
from bot.flows.details import refuse_details
from bot.flows.filling import begin
from bot.flows.flow import Event, Filled, Turn, misdirected, same_offer
from bot.flows.record import record
from bot.flows.steps import HOME, next_steps
from bot.flows.words import SIZES


class TheOffer(Page):
    """R26: the home by its features, never by its address (L4)."""

    title: ClassVar[str] = "The home"
    intro: ClassVar[str] = "Its features only. Never its address: the two of you exchange that."

    area: Annotated[str, Ask("Which area is it in?", source="own_areas")]
    size: Annotated[Size, Ask("How many bedrooms?", labels=SIZES)]
    type: Annotated[HomeType, Ask("What kind of home?")]
    floor: Annotated[int, Field(ge=0, le=60), Ask("Which floor?", "0 is the ground floor.")]
    lift: Annotated[bool, Ask("Is there a lift?")]
    pets: Annotated[bool, Ask("Are pets allowed?")]
    access: Annotated[frozenset[Access], Ask("Access it has", "If any.")] = frozenset()
    tenure: Annotated[OfferedTenure, Ask("Which tenancy do you offer?")]
    rent: Annotated[Rent, Ask("At which rent?")]
    ready: Annotated[date, Ask("When is it ready?")]


def offer(turn: Turn, event: Event) -> Reply:
    """Enter a home, say yes or no to one that does not fit, see the contact, arrange a viewing."""
    match event:
        case Tapped(action=Action(verb="home") as action):
            case = turn.case(action, Act.OFFER)
            same_offer(case, action)
            return begin(turn, INTERVIEW, action)
        case Filled(action=action):
            return _enter(turn, action, event.page(TheOffer))
        case Tapped(action=Action(verb="agree") as action):
            return _agree(turn, action)
        case Tapped(action=Action(verb="decline") as action):
            return _decline(turn, action)
        case Tapped(action=Action(verb="contact") as action):
            case = turn.case(action, Act.CONTACT)
            if action.detail:
                same_offer(case, action)
            offers.expect_contact(case, turn.scheme.policy)
            return Show(shown_contact(turn, case))
        case Tapped(action=Action(verb="viewing") as action):
            return _viewing(turn, action)
        case _:
            raise misdirected()


def _enter(turn: Turn, action: Action, page: TheOffer) -> Reply:
    case = turn.case(action, Act.OFFER)
    same_offer(case, action)
    case, fact = offers.enter_home(case, home_of(page), turn.scheme.policy, turn.now)
    turn.books.cases.save(case)
    record(turn, case, fact)
    if isinstance(fact, HomeOffered):
        return Show(shown_contact(turn, case))
    wrong = listed(misfits(case.referral.needs, home_of(page)))
    return Whisper(
        f"The home is entered for {case.reference}, but {wrong}. The nominating officer is asked "
        "whether it could work, and you hear the answer.",
        (HOME,),
    )


def _agree(turn: Turn, action: Action) -> Reply:
    case = turn.case(action, Act.AGREE)
    same_offer(case, action)
    case, fact = offers.agree(case, turn.now)
    turn.books.cases.save(case)
    record(turn, case, fact)
    return Whisper(
        f"The home is offered for {case.reference}. The landlord can now see your work contact "
        "and gets in touch.",
        (*next_steps(case, frozenset({Standing.NOMINATOR})), HOME),
    )


def _decline(turn: Turn, action: Action) -> Reply:
    case = turn.case(action, Act.AGREE)
    same_offer(case, action)
    case, fact = offers.decline(case, turn.now)
    turn.books.cases.save(case)
    record(turn, case, fact)
    return Whisper(
        f"The landlord hears that this home does not work for {case.reference}, and may enter "
        "another.",
        (HOME,),
    )


def _viewing(turn: Turn, action: Action) -> Reply:
    case = turn.case(action, Act.VIEWING)
    same_offer(case, action)
    case, fact = offers.arrange_viewing(case, turn.now)
    turn.books.cases.save(case)
    record(turn, case, fact)
    return Whisper(
        f"A viewing for {case.reference} is noted. Its time and place stay between the two of you.",
        (HOME,),
    )


_VIEWING = "A home is offered. Get in touch with the nominating officer for a viewing."
_CONTACT = "Ask the nominating officer what you need to know before you offer a home."


def shown_contact(turn: Turn, case: Case) -> Card:
    """The work contact, for this reader alone; each showing is in the audit (R21).

    The officer's organisation is left out: mostly it is the landlord that nobody is told.
    """
    refuse_details(turn)
    record(turn, case, ContactShown(case.reference, turn.person.id))
    scheme, own = turn.scheme, turn.person.partner
    # Where it is shown on circulation, another landlord may have offered a home already (R21).
    holds = turn.person.is_coordinator or own == case.holder
    standings = {Standing.READER, *([Standing.HOLDER] if holds else [])}
    pairs = []
    for officer in (scheme.people[o] for o in case.referral.officers if o in scheme.people):
        pairs += [
            ("Officer", f"{officer.name}, {officer.role.words}"),
            ("E-mail", officer.email),
            ("Phone", officer.phone or "–"),
        ]
    for contact in case.referral.contacts:
        pairs += [
            ("Officer", f"{contact.name}, {contact.role}"),
            ("E-mail", contact.email),
            ("Phone", contact.phone or "–"),
        ]
    return Card(
        "The officer's contact",
        (
            Text(_VIEWING if holds and case.offer and case.offer.home else _CONTACT),
            Facts(tuple(pairs)),
            Text("For you alone. Write no address and no name of the tenant here."),
        ),
        (
            *(
                step
                for step in next_steps(case, frozenset(standings), waits=may_wait(case, own))
                if step.action.verb != "contact"
            ),
            HOME,
        ),
        case.reference,
    )


def _options(turn: Turn, action: Action) -> dict[str, list[Option]]:
    case = turn.case(action, Act.OFFER)
    same_offer(case, action)
    holder = turn.scheme.partners[case.held_offer().partner]
    return {"own_areas": lists.areas(turn.scheme, holder.stock_in)}


def _check(turn: Turn, action: Action, page: Page, _: Filled) -> Iterator[Problem]:
    case = turn.case(action, Act.OFFER)
    if isinstance(page, TheOffer):
        policy = turn.scheme.policy
        yield from conditions.home_problems(policy, home_of(page), case.referral.tenure)
        try:
            offers.enter_home(case, home_of(page), policy, turn.now)
        except Refused as refused:
            if refused.rule not in (D3, conditions.R36):
                raise
            if refused.rule is D3:
                yield Problem("area", refused.sentence)


INTERVIEW = Interview(
    Form("offer", 1, "Offer a home", (TheOffer,), send="Offer a home"), _options, _check
)


def home_of(page: TheOffer) -> Home:
    """The home as the form describes it (R26)."""
    return Home(
        AreaCode(page.area),
        page.size,
        page.type,
        page.floor,
        page.lift,
        page.access,
        page.pets,
        page.tenure,
        page.rent,
        page.ready,
    )
