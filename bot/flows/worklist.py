"""What waits for somebody, and what goes on besides: Home shows it, and the morning message."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.chat.cards import Button, Item
from bot.domain import chase
from bot.domain.access import Standing, concerned, standings
from bot.domain.aftercare import asked_now
from bot.domain.case import AFTER_A_MOVE, OPEN, Case
from bot.domain.chase import Whom
from bot.domain.ids import PartnerCode
from bot.domain.ledger import Balance
from bot.domain.review import Waiting
from bot.domain.scheme import Scheme
from bot.domain.sight import sees_steps
from bot.flows.age import aged, how_long
from bot.flows.details import carries_details
from bot.flows.flow import Reader
from bot.flows.held_back import read_it
from bot.flows.owing import settling
from bot.flows.ports import Books
from bot.flows.show import state_for
from bot.flows.steps import next_steps, open_case, own_steps


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of somebody's list. ``waits``: it is theirs to act on. ``since`` is as much of its age
    as they may know; ``told_at`` when a message of its own came about it, if one did."""

    case: Case
    since: datetime
    item: Item
    waits: bool
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """As much of the books as a list is made from, read once for everybody whose list is made:
    the open cases, those with a check that waits or a council that is asked, every account, and the
    notes that wait."""

    open: Sequence[Case]
    checked: Sequence[Case]
    nominated: Sequence[Case]
    balances: Mapping[PartnerCode, Balance]
    notes: Sequence[Waiting]


def see(books: Books) -> Seen:
    """Read it."""
    return Seen(
        books.cases.among(OPEN),
        books.cases.with_checks(),
        books.cases.with_nominations(),
        books.ledger.balances(),
        books.reviews.waiting(),
    )


def worklist(reader: Reader, seen: Seen) -> list[Entry]:
    """Everything that is this person's business, the oldest first."""
    found = [
        *_open(reader, seen),
        *_checks(reader, seen),
        *_nominations(reader, seen),
        *_notes(reader, seen),
    ]
    return sorted(found, key=lambda entry: entry.since)


def _open(reader: Reader, seen: Seen) -> Iterator[Entry]:
    scheme, person = reader.scheme, reader.person
    settles = settling(person.partner, seen.balances)
    for case in seen.open:
        if not concerned(scheme, person, case):
            continue
        held = standings(scheme, person, case) - {Standing.COUNCIL}
        steps = tuple(
            step
            for step in own_steps(case, held, person.partner, led=_led(scheme, case))
            if step.style == "primary" or step.action.verb == "refuse"
        )
        stalled = _stalled(scheme, case) if Standing.COORDINATOR in held else ""
        said = stalled
        if settles(case) and any(step.action.flow == "claim" for step in steps):
            said = f" · giving this would settle a {case.size.words} home you owe"
        item = Item(_line(reader, case, said), (*steps, open_case(case)))
        since = case.since if sees_steps(scheme, person, case) else case.referred_at
        yield Entry(case, since, item, waits=bool(steps or stalled))


def _checks(reader: Reader, seen: Seen) -> Iterator[Entry]:
    """The checks after a move that this person is asked, and the concerns of a coordinator."""
    acts_for = reader.scheme.acts_for(reader.person)
    for case in seen.checked:
        if case.state not in AFTER_A_MOVE:
            continue  # it is closed: nobody is asked of it any more (L7)
        held = standings(reader.scheme, reader.person, case)
        for check in case.follow_ups:
            asked = {person.id for person in asked_now(reader.scheme, case, check)}
            concern = check.is_a_concern and reader.person.is_coordinator
            since = check.answered_at if concern else check.asked_at
            if not held or not (concern or acts_for & asked) or since is None:
                continue
            what = "a concern after its move" if concern else check.check.words
            line = f"{case.reference} · {what} · {how_long(since, reader.now)}"
            if not carries_details(reader.scheme, reader.platform):
                line = case.reference
            steps = _of_check(next_steps(case, held), check.check)
            yield Entry(case, since, Item(line, (*steps, open_case(case))), True, since)


def _nominations(reader: Reader, seen: Seen) -> Iterator[Entry]:
    """Whether their council nominated, where this person is asked (R28)."""
    for case in seen.nominated:
        nomination = case.move.nomination if case.move else None
        if nomination is None or Standing.COUNCIL not in standings(
            reader.scheme, reader.person, case
        ):
            continue
        line = f"{case.reference} · did you nominate? · {how_long(nomination.at, reader.now)}"
        steps = next_steps(case, frozenset({Standing.COUNCIL}))
        if not carries_details(reader.scheme, reader.platform):
            line, steps = case.reference, ()
        item = Item(line, (*steps, open_case(case)))
        yield Entry(case, nomination.at, item, True, nomination.at)


def _notes(reader: Reader, seen: Seen) -> Iterator[Entry]:
    """The notes that wait for a coordinator's word; of which case each is is not told."""
    cases = {case.reference: case for case in seen.open}
    for waiting in seen.notes if reader.person.is_coordinator else ():
        case = cases.get(waiting.reference)
        if case is not None and concerned(reader.scheme, reader.person, case):
            line = f"A note waits for your word · {how_long(waiting.at, reader.now)}"
            item = Item(line, (read_it(waiting),))
            yield Entry(case, waiting.at, item, True, waiting.at)


def _of_check(steps: tuple[Button, ...], check: str) -> tuple[Button, ...]:
    return tuple(
        step for step in steps if (step.action.flow, step.action.detail) == ("follow_up", check)
    )


def _led(scheme: Scheme, case: Case) -> bool:
    """Whether a nominating officer of this case uses the bot; one who has left does not."""
    return any(officer in scheme.people for officer in case.referral.officers)


def _line(reader: Reader, case: Case, said: str) -> str:
    if not carries_details(reader.scheme, reader.platform):
        return f"{case.reference} · {case.size.words} home"
    state = state_for(reader.scheme, reader.person, case)
    urgent = " · urgent" if case.referral.urgency.value == "urgent" else ""
    age = aged(reader.scheme, reader.person, case, reader.now)
    return f"{case.reference} · {case.size.words} home · {state}{urgent} · {age}{said}"


def _stalled(scheme: Scheme, case: Case) -> str:
    """What the coordinator is to chase, as the clock has escalated it (R24, D2)."""
    found, said = chase.waiting(case), ""
    if found is not None and found.is_escalated:
        said = f" · stalled: waits for {_whom(scheme, case, chase.WHOM[found.stall])}"
    if chase.is_asked_needed(case) and case.needed and case.needed.times >= chase.ESCALATED:
        said += " · nobody has said whether it is still needed"
    return said


def _whom(scheme: Scheme, case: Case, whom: Whom) -> str:
    match whom:
        case Whom.HOME_LANDLORD:
            return "the landlord on the tenancy"  # which one is told where it is opened (L9)
        case Whom.HOLDER:
            return scheme.partners[case.held_offer().partner].name
        case Whom.OFFICER:
            return "its nominating officer"
        case Whom.LANDLORDS:
            return "a landlord to claim it"
        case Whom.COORDINATOR:
            return "you"
