"""What waits for somebody, and what goes on besides: Home shows it, and the morning message."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.chat.cards import Button, Item
from bot.domain import chase
from bot.domain.access import Standing, concerned, standings
from bot.domain.aftercare import asked_now
from bot.domain.case import OPEN, Case
from bot.domain.chase import Whom
from bot.domain.scheme import Scheme
from bot.flows.age import aged, how_long, sees_steps
from bot.flows.details import carries_details
from bot.flows.flow import Turn
from bot.flows.owing import settling
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


def worklist(turn: Turn) -> list[Entry]:
    """Everything that is this person's business, the oldest first."""
    found = [*_open(turn), *_checks(turn)]
    return sorted(found, key=lambda entry: entry.since)


def _open(turn: Turn) -> Iterator[Entry]:
    scheme, person, settles = turn.scheme, turn.person, settling(turn)
    for case in turn.books.cases.among(OPEN):
        if not concerned(scheme, person, case):
            continue
        held = standings(scheme, person, case)
        steps = tuple(
            step
            for step in own_steps(case, held, person.partner, led=_led(scheme, case))
            if step.style == "primary" or step.action.verb == "refuse"
        )
        stalled = _stalled(scheme, case) if Standing.COORDINATOR in held else ""
        if settles(case) and any(step.action.flow == "claim" for step in steps):
            stalled = f" · giving this would settle a {case.size.words} home you owe"
        item = Item(_line(turn, case) + stalled, (*steps, open_case(case)))
        since = case.since if sees_steps(scheme, person, case) else case.referred_at
        yield Entry(case, since, item, waits=bool(steps or stalled))


def _checks(turn: Turn) -> Iterator[Entry]:
    """The checks after a move that this person is asked, and the concerns of a coordinator."""
    acts_for = turn.scheme.acts_for(turn.person)
    for case in turn.books.cases.with_checks():
        held = standings(turn.scheme, turn.person, case)
        for check in case.follow_ups:
            asked = {person.id for person in asked_now(turn.scheme, case, check)}
            concern = check.is_a_concern and turn.person.is_coordinator
            since = check.answered_at if concern else check.asked_at
            if not held or not (concern or acts_for & asked) or since is None:
                continue
            what = "a concern after its move" if concern else check.check.words
            line = f"{case.reference} · {what} · {how_long(since, turn.now)}"
            steps = _of_check(next_steps(case, held), check.check)
            yield Entry(case, since, Item(line, (*steps, open_case(case))), True, since)


def _of_check(steps: tuple[Button, ...], check: str) -> tuple[Button, ...]:
    return tuple(
        step for step in steps if (step.action.flow, step.action.detail) == ("follow_up", check)
    )


def _led(scheme: Scheme, case: Case) -> bool:
    """Whether a nominating officer of this case uses the bot; one who has left does not."""
    return any(officer in scheme.people for officer in case.referral.officers)


def _line(turn: Turn, case: Case) -> str:
    if not carries_details(turn.scheme, turn.platform):
        return f"{case.reference} · {case.size.words} home"
    state = state_for(turn.scheme, turn.person, case)
    urgent = " · urgent" if case.referral.urgency.value == "urgent" else ""
    age = aged(turn.scheme, turn.person, case, turn.now)
    return f"{case.reference} · {case.size.words} home · {state}{urgent} · {age}"


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
            return scheme.partners[case.landlord].name
        case Whom.HOLDER:
            return scheme.partners[case.held_offer().partner].name
        case Whom.OFFICER:
            return "its nominating officer"
        case Whom.LANDLORDS:
            return "a landlord to claim it"
        case Whom.COORDINATOR:
            return "you"
