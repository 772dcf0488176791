"""Requests to browse on a phone: a page at a time, by size, the oldest need first (D3, D7)."""

from collections import Counter
from collections.abc import Sequence

from bot.chat.action import Action
from bot.chat.cards import Block, Button, Card, Item, Text
from bot.chat.incoming import Opened, Tapped
from bot.chat.replies import Reply, Show
from bot.domain.access import Act, Standing, standings
from bot.domain.case import OUT, Case, State
from bot.domain.property import Size
from bot.domain.request import matching_areas, may_wait
from bot.flows.age import aged
from bot.flows.details import carries_details
from bot.flows.flow import Event, Turn, misdirected
from bot.flows.owing import settling
from bot.flows.possible import claim_button
from bot.flows.show import state_for
from bot.flows.steps import HOME, open_case

A_PAGE = 6
"""Requests on one page: what a phone shows without much scrolling."""

EVERY_SIZE = "all"


def requests(turn: Turn, event: Event) -> Reply:
    """The requests that this person may see; a button for each size, and for the next page."""
    turn.allow(Act.REQUESTS)
    match event:
        case Opened():
            return Show(_listed(turn, EVERY_SIZE, 0))
        case Tapped(action=Action(verb="list", subject=size, detail=page)):
            return Show(_listed(turn, size or EVERY_SIZE, int(page) if page.isdigit() else 0))
        case _:
            raise misdirected()


def _listed(turn: Turn, size: str, page: int) -> Card:
    seen = _seen(turn)
    counts = Counter(_code(case.size) for case in seen)
    chosen = [case for case in seen if size in (EVERY_SIZE, _code(case.size))]
    pages = max(1, -(-len(chosen) // A_PAGE))
    page = min(page, pages - 1)
    shown = chosen[page * A_PAGE : (page + 1) * A_PAGE]
    settles = settling(turn.person.partner, turn.books.ledger.balances())
    blocks: list[Block] = [
        Item(_line(turn, case, settles(case)), _buttons(turn, case)) for case in shown
    ]
    if not blocks:
        blocks.append(Text("No request is before you now. Each comes to you as soon as it is out."))
    elif pages > 1:
        blocks.append(Text(f"Page {page + 1} of {pages}, the oldest need first."))
    return Card("Requests", tuple(blocks), (*_ways(size, page, pages, counts), HOME))


def _seen(turn: Turn) -> Sequence[Case]:
    """What D3 lets this person see, the household that waits longest first."""
    sees = {Standing.READER, Standing.COORDINATOR}
    found = [
        case
        for case in turn.books.cases.among(OUT)
        if standings(turn.scheme, turn.person, case) & sees
    ]
    return sorted(found, key=lambda case: (case.referred_at, case.reference))


def _line(turn: Turn, case: Case, settles: bool) -> str:
    line = f"{case.reference} · {case.size.words} home"
    if not carries_details(turn.scheme, turn.platform):
        return line
    partner = turn.scheme.partners.get(turn.person.partner) if turn.person.partner else None
    if partner:
        line += f" · {turn.scheme.area_names(matching_areas(case, partner))}"
        if settles:
            line += " · would repay what you owe"
    if case.referral.urgency.value == "urgent":
        line += " · urgent"
    state = state_for(turn.scheme, turn.person, case)
    return f"{line} · {state} · {aged(turn.scheme, turn.person, case, turn.now)}"


def _buttons(turn: Turn, case: Case) -> tuple[Button, ...]:
    own = turn.person.partner
    if own is None:
        return (open_case(case),)
    if case.state is State.CIRCULATED:
        return (claim_button(case), open_case(case))
    if case.state is State.CLAIMED and may_wait(case, own):
        join = Button("Join the line", Action("claim", "take", case.reference))
        return (join, open_case(case))
    return (open_case(case),)


def _ways(size: str, page: int, pages: int, counts: Counter[str]) -> tuple[Button, ...]:
    """The buttons under the list: other pages of it, other sizes."""
    ways = []
    if page:
        ways.append(Button("Earlier page", _to(size, page - 1)))
    if page + 1 < pages:
        ways.append(Button("Next page", _to(size, page + 1), "primary"))
    if len(counts) > 1:
        if size != EVERY_SIZE:
            ways.append(Button(f"Every size ({counts.total()})", _to(EVERY_SIZE, 0)))
        for one in Size:
            if counts[_code(one)] and _code(one) != size:
                label = f"{one.words.capitalize()} ({counts[_code(one)]})"
                ways.append(Button(label, _to(_code(one), 0)))
    return tuple(ways)


def _to(size: str, page: int) -> Action:
    return Action("requests", "list", size, str(page))


def _code(size: Size) -> str:
    """The size as an action can carry it."""
    return size.value.replace("+", "")
