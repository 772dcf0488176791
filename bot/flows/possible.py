"""What may be done to a case in each of its states, whoever it is that may."""

from collections.abc import Callable, Iterator
from functools import partial

from bot.chat.action import Action
from bot.chat.cards import Button, Style
from bot.domain.access import Act, Standing
from bot.domain.case import AFTER_A_MOVE, OPEN, OVER, Case, State
from bot.domain.chase import is_asked_needed
from bot.domain.followup import FollowUp, Rung

Possible = tuple[Act, Callable[[], Button]]
"""Something that may be done and how its button is made: only those that are allowed are."""


def likely(case: Case, standings: frozenset[Standing], waits: bool) -> Iterator[Possible]:
    """What the state of a case asks for next, the likeliest first.

    ``waits`` is what ``may_wait`` says of the landlord of whoever is asked.
    """
    match case.state:
        case State.WAITING_FOR_APPROVAL:
            yield Act.APPROVE, _step(case, "Approve", "approve", "approve", style="primary")
            yield Act.RETURN, _step(case, "Return", "life", "return", opens=True)
        case State.RETURNED:
            yield Act.SEND_AGAIN, _step(case, "Send again", "life", "again", style="primary")
        case State.HELD_BY_CAP:
            yield Act.OVERRIDE, _step(case, "Override", "override", "carry", opens=True)
        case State.PAUSED:
            yield Act.PAUSE, _step(case, "Resume", "life", "resume", style="primary")
        case State.APPROVED:
            yield (
                Act.CIRCULATE,
                _step(case, "Circulate", "circulate", "circulate", style="primary"),
            )
            yield Act.SEND_BACK, _step(case, "Return", "life", "return", opens=True)
        case State.CIRCULATED:
            yield from _claim(case, standings)
        case State.CLAIMED:
            yield from _while_claimed(case, standings, waits)
        case State.OFFERED | State.VIEWING:
            yield from _answers(case, standings)
        case State.ACCEPTED if case.move is None:
            yield (
                Act.START,
                _step(
                    case,
                    "Tenancy started",
                    "move",
                    "start",
                    offer=True,
                    opens=True,
                    style="primary",
                ),
            )
            yield Act.CONTACT, _step(case, "Contact", "offer", "contact", offer=True)
        case State.ACCEPTED:
            yield (
                Act.CONFIRM,
                _step(case, "Confirm", "move", "confirm", offer=True, style="primary"),
            )
            yield from _asked_of_the_council(case, standings)
        case State.MOVED | State.FOLLOWED_UP:
            yield from _after_a_move(case, standings)
        case _:
            pass
    if Standing.COORDINATOR not in standings:
        yield from _nominators(case)


def _after_a_move(case: Case, standings: frozenset[Standing]) -> Iterator[Possible]:
    """What a check asks of whoever is asked now, or of the coordinator in their place."""
    yield from _asked_of_the_council(case, standings)
    for follow_up in case.follow_ups:
        if follow_up.is_a_concern:
            yield Act.HANDLE, _of_check(case, follow_up, "Dealt with", "handled", style="primary")
        rung = follow_up.asks
        if rung is None or not standings & {_ASKED[rung], Standing.COORDINATOR}:
            continue
        yield Act.FOLLOW_UP, _of_check(case, follow_up, "Answer", "answer", opens=True)
        if _ASKED[rung] in standings:
            yield Act.FOLLOW_UP, _of_check(case, follow_up, "Later", "later")
            if rung is not Rung.COORDINATOR:
                yield Act.FOLLOW_UP, _of_check(case, follow_up, "Someone else", "else")


def _asked_of_the_council(case: Case, standings: frozenset[Standing]) -> Iterator[Possible]:
    """What a council is asked that is said to have nominated, and whoever said so may take back
    (R28)."""
    if Standing.COUNCIL in standings:
        yield from _said_to_have_nominated(case)
    if Standing.ASSOCIATION in standings:
        yield from _taken_back(case)


def _taken_back(case: Case) -> Iterator[Possible]:
    if case.move and case.move.nomination and not case.move.nomination.agreed:
        yield Act.NAME_COUNCIL, _step(case, "Take nomination back", "nomination", "unname")


def _said_to_have_nominated(case: Case) -> Iterator[Possible]:
    if case.move and case.move.nomination and not case.move.nomination.agreed:
        yes = _step(case, "Yes, we nominated", "nomination", "yes", style="primary")
        yield Act.SAY_NOMINATED, yes
        yield Act.SAY_NOMINATED, _step(case, "No, we did not", "nomination", "no")


def _nomination(case: Case) -> Iterator[Possible]:
    """What can be said of a council's nomination, once the start of the tenancy is logged (R28)."""
    yield from _said_to_have_nominated(case)
    yield from _taken_back(case)
    nomination = case.move.nomination if case.move else None
    if nomination is None:
        named = _step(case, "A council nominated", "nomination", "name", opens=True)
        yield Act.NAME_COUNCIL, named
    elif nomination.agreed:
        yield Act.UNCREDIT, _step(case, "No nomination", "nomination", "uncredit")


_ASKED = {
    Rung.OFFICER: Standing.NOMINATOR,
    Rung.LANDLORD: Standing.GIVER,
    Rung.SECOND_CONTACT: Standing.GIVER,
    Rung.COORDINATOR: Standing.COORDINATOR,
}
"""In what capacity somebody stands on each rung of a check's ladder."""


def _of_check(
    case: Case,
    follow_up: FollowUp,
    label: str,
    verb: str,
    *,
    opens: bool = False,
    style: Style = "plain",
) -> Callable[[], Button]:
    action = Action("follow_up", verb, case.reference, follow_up.check.value, opens=opens)
    return partial(Button, label, action, "primary" if verb == "answer" else style)


def _nominators(case: Case) -> Iterator[Possible]:
    """What a nominating officer may do to a case that is open, whatever it waits for."""
    if is_asked_needed(case):
        yield Act.STILL_NEEDED, _step(case, "Still needed", "life", "needed", style="primary")
    if case.state in OPEN and case.move is None:
        yield Act.AMEND, _step(case, "Amend", "amend", "start", opens=True)
        if case.state is not State.PAUSED:
            yield Act.PAUSE, _step(case, "Pause", "life", "pause")
        yield Act.WITHDRAW, _step(case, "Withdraw", "life", "withdraw", opens=True)


def rarer(case: Case) -> Iterator[Possible]:
    """Everything else that may be done, the likeliest first."""
    if case.state is State.WAITING_FOR_APPROVAL:
        yield Act.DECLINE, _step(case, "Decline", "life", "decline", opens=True)
    if case.state is State.CLAIMED and case.held_offer().home is None:
        yield Act.LAPSE, _step(case, "Let it lapse", "hold", "lapse", offer=True)
    if case.state in (State.CLAIMED, State.OFFERED, State.VIEWING):
        yield Act.DISPLACE, _step(case, "Give to another", "hold", "give", offer=True, opens=True)
    if case.state in (State.OFFERED, State.VIEWING, State.ACCEPTED) and case.move is None:
        yield Act.TAKE_BACK, _step(case, "Withdraw offer", "hold", "back", offer=True)
    if case.state is State.ACCEPTED:
        yield (
            Act.FALL_THROUGH,
            _step(case, "Fell through", "hold", "fell", offer=True, opens=True),
        )
    if case.state in AFTER_A_MOVE and case.move and case.move.receiver:
        yield Act.CORRECT, _step(case, "Correct the move", "correct", "move", opens=True)
    if case.state in AFTER_A_MOVE | {State.ACCEPTED} and case.move and case.move.receiver:
        yield from _nomination(case)
    if (number := case.uncoded_refusal) is not None:
        action = Action("hold", "whose", case.reference, str(number), opens=True)
        yield Act.CODE_REFUSAL, partial(Button, "Whose refusal?", action)
    yield Act.TIMELINE, _step(case, "Timeline", "case", "timeline")
    yield from _nominators(case)
    if case.state in OPEN and case.move is None:
        yield Act.STILL_NEEDED, _step(case, "Still needed", "life", "needed")
        yield Act.HOUSED, _step(case, "Housed elsewhere", "life", "housed", opens=True)
    if case.state in OVER and case.move is None:
        yield Act.REOPEN, _step(case, "Reopen", "life", "reopen", opens=True)


def claim_button(case: Case) -> Button:
    """The one tap by which a landlord claims (D6)."""
    return button_of(case, "Claim", "claim", "take", style="primary")


def _claim(case: Case, standings: frozenset[Standing]) -> Iterator[Possible]:
    if Standing.COORDINATOR in standings:
        yield Act.CLAIM, _step(case, "Claim for a landlord", "claim", "for", opens=True)
    else:
        yield Act.CLAIM, partial(claim_button, case)


def _while_claimed(case: Case, standings: frozenset[Standing], waits: bool) -> Iterator[Possible]:
    if case.held_offer().misfits:
        yield (
            Act.AGREE,
            _step(case, "Yes, offer it", "offer", "agree", offer=True, style="primary"),
        )
        yield Act.AGREE, _step(case, "No, not this one", "offer", "decline", offer=True)
    else:
        yield (
            Act.OFFER,
            _step(case, "Offer a home", "offer", "home", offer=True, opens=True, style="primary"),
        )
        yield Act.RELEASE, _step(case, "Release", "hold", "release", offer=True)
    if waits and Standing.READER in standings:
        yield Act.CLAIM, _step(case, "Join the line", "claim", "take")


def _answers(case: Case, standings: frozenset[Standing]) -> Iterator[Possible]:
    yield (
        Act.ANSWER,
        _step(case, "Tenant accepts", "answer", "accept", offer=True, style="primary"),
    )
    yield (
        Act.ANSWER,
        _step(case, "Tenant refuses", "answer", "refuse", offer=True, opens=True),
    )
    yield Act.CONTACT, _step(case, "Contact", "offer", "contact", offer=True)
    if case.state is State.OFFERED:
        # Its landlord is waited for (R24), and so finds it among what waits.
        style: Style = "primary" if Standing.HOLDER in standings else "plain"
        arranged = _step(case, "Viewing arranged", "offer", "viewing", offer=True, style=style)
        yield Act.VIEWING, arranged


def _step(
    case: Case,
    label: str,
    flow: str,
    verb: str,
    *,
    offer: bool = False,
    opens: bool = False,
    style: Style = "plain",
) -> Callable[[], Button]:
    return lambda: button_of(case, label, flow, verb, offer=offer, opens=opens, style=style)


def button_of(
    case: Case,
    label: str,
    flow: str,
    verb: str,
    *,
    offer: bool = False,
    opens: bool = False,
    style: Style = "plain",
) -> Button:
    """A button about a case; with ``offer``, about the offer that holds it and no later one."""
    detail = str(case.held_offer().number) if offer else ""
    return Button(label, Action(flow, verb, case.reference, detail, opens=opens), style)
