"""Log a home that stands empty, see which requests it fits, and offer it to one (D9).

A lead does it for their own landlord, the coordinator for one who is away (D8).
"""

import secrets
from collections.abc import Iterator
from typing import Annotated, ClassVar

from bot.chat.action import Action
from bot.chat.cards import Block, Button, Card, Item, Text
from bot.chat.forms import Ask, Form, Option, Page
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Show, Whisper
from bot.domain import conditions, empty_home, offer, request
from bot.domain.access import Act, concerned
from bot.domain.case import OUT, Case
from bot.domain.empty_home import Empty, EmptyHome
from bot.domain.ids import PartnerCode
from bot.domain.partner import Partner
from bot.domain.partnership import in_scheme
from bot.domain.rules import Problem, Refused
from bot.flows import lists
from bot.flows.act import keep
from bot.flows.asking import Interview
from bot.flows.details import refuse_details
from bot.flows.filling import begin
from bot.flows.flow import Event, Filled, Turn, misdirected
from bot.flows.offer import TheOffer, home_of, shown_contact
from bot.flows.steps import EMPTY_HOMES, HOME, open_case
from bot.flows.words import described, wanted

MOST = 8
"""Requests listed for one home, the oldest need first; and landlords that have homes."""


class ForWhom(Page):
    """D8: the landlord whose empty homes the coordinator sees to."""

    title: ClassVar[str] = "Empty homes of a landlord"

    landlord: Annotated[
        str, Ask("Which landlord?", "It is recorded as done by you.", source="landlords")
    ]


def empty(turn: Turn, event: Event) -> Reply:
    """List a landlord's empty homes, log one, show what it fits, offer it, or take it off."""
    turn.allow(Act.EMPTY_HOME)
    match event:
        case Tapped(action=Action(verb="list", subject="")) if _acts_for_others(turn):
            refuse_details(turn)
            return Show(_everybodys(turn))
        case Tapped(action=Action(verb="choose") as action) if _acts_for_others(turn):
            return begin(turn, FOR_WHOM, action)
        case Tapped(action=Action(verb="list", subject=landlord)):
            refuse_details(turn)
            return Show(_homes(turn, _landlord(turn, landlord)))
        case Tapped(action=Action(verb="log") as action):
            _landlord(turn, action.subject)
            return begin(turn, INTERVIEW, action)
        case Filled(pages=[ForWhom() as page]):
            refuse_details(turn)
            return Show(_homes(turn, _landlord(turn, page.landlord)))
        case Filled(action=Action(subject=landlord)):
            return _logged(turn, _landlord(turn, landlord), event.page(TheOffer))
        case Tapped(action=Action(verb="fits", subject=home_id)):
            refuse_details(turn)
            return Show(_fitting(turn, _own(turn, home_id)))
        case Tapped(action=Action(verb="offer") as action):
            return _offers(turn, action)
        case Tapped(action=Action(verb="free", subject=home_id)):
            return _changes(turn, empty_home.free_again(_own(turn, home_id)), "is free again")
        case Tapped(action=Action(verb="gone", subject=home_id)):
            return _changes(turn, empty_home.gone(_own(turn, home_id)), "is taken off the list")
        case _:
            raise misdirected()


def _acts_for_others(turn: Turn) -> bool:
    return turn.person.is_coordinator


def _landlord(turn: Turn, code: str) -> Partner:
    """The landlord whose homes these are: one's own, or the one that the coordinator names."""
    named = code if _acts_for_others(turn) else turn.person.partner
    landlord = turn.scheme.partners.get(PartnerCode(named or ""))
    if landlord is None or landlord.is_gone:
        raise misdirected()
    return landlord


def _logged(turn: Turn, landlord: Partner, page: TheOffer) -> Reply:
    found = EmptyHome(secrets.token_hex(6), landlord.code, home_of(page), turn.now)
    turn.books.empty_homes.add(found)
    _audit(turn, "EmptyHomeLogged", found)
    return Show(_fitting(turn, found))


def _offers(turn: Turn, action: Action) -> Reply:
    """Claim a request and enter the home in one press."""
    found = empty_home.offered(_own(turn, action.detail), _case(turn, action).reference)
    case = _case(turn, action)
    if not request.may_see(case, turn.scheme.partners[found.partner]):
        raise Refused(
            request.D3,
            f"{case.reference} can no longer be claimed by that landlord.",
            "Press Empty homes for what else its home fits.",
        )
    if case.holder is not None:
        raise Refused(
            request.D6,
            f"Another landlord was first for {case.reference}.",
            "Press Empty homes for what else your home fits, or join its line from Requests.",
        )
    case, claimed = request.claim(case, found.partner, turn.now)
    facts = [claimed] if claimed else []
    case, entered = offer.enter_home(case, found.home, turn.scheme.policy, turn.now)
    keep(turn, case, [*facts, entered])
    turn.books.empty_homes.save(found)
    _audit(turn, "EmptyHomeOffered", found)
    return Show(shown_contact(turn, case))


def _changes(turn: Turn, found: EmptyHome, what: str) -> Reply:
    turn.books.empty_homes.save(found)
    _audit(turn, "EmptyHomeChanged", found)
    return Whisper(f"The home {what}.", (EMPTY_HOMES, HOME))


def _everybodys(turn: Turn) -> Card:
    """How many empty homes each landlord has logged, for the coordinator."""
    partners = turn.scheme.partners
    logged = turn.books.empty_homes.logged()
    there = [code for code in in_scheme(partners) if code in logged]
    blocks: list[Block] = [
        Item(
            f"{partners[code].name}: {_so_many(logged[code])}",
            (Button("Open", Action("empty", "list", code)),),
        )
        for code in there[:MOST]
    ]
    if (more := len(there) - MOST) > 0:
        blocks.append(Text(f"And {more} more landlords have some."))
    none = Text("No landlord has logged an empty home.")
    choose = Button("Choose a landlord", Action("empty", "choose", opens=True), "primary")
    return Card("Empty homes", tuple(blocks) or (none,), (choose, HOME))


def _so_many(homes: int) -> str:
    return f"{homes} empty {'home' if homes == 1 else 'homes'}"


def _homes(turn: Turn, landlord: Partner) -> Card:
    blocks: list[Block] = [
        Item(_line(turn, found), tuple(_buttons(found)))
        for found in turn.books.empty_homes.of(landlord.code)
    ]
    none = Text("No empty home is logged. Log one, and see at once which requests it fits.")
    log = Button("Log an empty home", Action("empty", "log", landlord.code, opens=True), "primary")
    return Card(f"{landlord.name} · empty homes", tuple(blocks) or (none,), (log, HOME))


def _line(turn: Turn, found: EmptyHome) -> str:
    line = _described(turn, found)
    return f"{line} · offered for {found.reference}" if found.reference else line


def _described(turn: Turn, found: EmptyHome) -> str:
    line = described(turn.scheme, found.home)
    return line[:1].upper() + line[1:]


def _buttons(found: EmptyHome) -> Iterator[Button]:
    if found.state is Empty.FREE:
        yield Button("What it fits", Action("empty", "fits", found.id), "primary")
    else:
        yield Button("Free again", Action("empty", "free", found.id))
    yield Button("No longer empty", Action("empty", "gone", found.id))


def _fitting(turn: Turn, found: EmptyHome) -> Card:
    cases = [
        case for case in turn.books.cases.among(OUT) if concerned(turn.scheme, turn.person, case)
    ]
    policy = turn.scheme.policy
    landlord = turn.scheme.partners[found.partner]
    person = None if _acts_for_others(turn) else turn.person
    fits = empty_home.fitting(found, landlord, person, cases, policy)
    blocks: list[Block] = [Text(_described(turn, found) + ".")]
    blocks += [Text(wrong.sentence) for wrong in conditions.home_problems(policy, found.home)]
    for case in fits[:MOST]:
        give = Button("Offer it", Action("empty", "offer", case.reference, found.id), "primary")
        line = f"{case.reference} · {wanted(case.referral.needs)}"
        urgent = " · urgent" if case.referral.urgency.value == "urgent" else ""
        blocks.append(Item(line + urgent, (give, open_case(case))))
    if not fits:
        blocks.append(Text("It fits no open request now. It stays logged: look again later."))
    return Card("What it fits", tuple(blocks), (EMPTY_HOMES, HOME))


def _own(turn: Turn, home_id: str) -> EmptyHome:
    found = turn.books.empty_homes.get(home_id)
    theirs = found is not None and (_acts_for_others(turn) or found.partner == turn.person.partner)
    if found is None or not theirs or found.state is Empty.GONE:
        raise Refused(
            empty_home.D9,
            "There is no such home of yours on the list.",
            "Press Empty homes to see those that are.",
        )
    return found


def _case(turn: Turn, action: Action) -> Case:
    return turn.case(action, Act.CLAIM)


def _audit(turn: Turn, what: str, found: EmptyHome) -> None:
    turn.books.audit.append(
        turn.person.id,
        turn.acted_as,
        what,
        "",
        {"partner": found.partner, "home": found.id, "state": found.state},
    )


def _options(turn: Turn, action: Action) -> dict[str, list[Option]]:
    if action.verb == "choose":
        return {"landlords": lists.partners(turn.scheme, in_scheme(turn.scheme.partners))}
    return {"own_areas": lists.areas(turn.scheme, _landlord(turn, action.subject).stock_in)}


def _check(turn: Turn, _action: Action, page: Page, _before: Filled) -> Iterator[Problem]:
    if isinstance(page, TheOffer):
        yield from conditions.home_problems(turn.scheme.policy, home_of(page))


INTERVIEW = Interview(Form("empty", 1, "Empty home", (TheOffer,), send="Log it"), _options, _check)
FOR_WHOM = Interview(Form("empty_for", 1, "Empty homes", (ForWhom,), send="Open"), _options, _check)

INTERVIEWS = (INTERVIEW, FOR_WHOM)
