"""What somebody may do next to a case: the one place from which every button comes."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from bot.chat.action import Action
from bot.chat.cards import Button, Style
from bot.domain.access import ACCESS, Act, Standing
from bot.domain.case import AFTER_A_MOVE, OPEN, OVER, Case, State
from bot.domain.chase import is_asked_needed
from bot.domain.followup import FollowUp, Rung
from bot.domain.ids import PartnerCode

HOME = Button("Home", Action("home", "open"))
REFER = Button("Refer", Action("refer", "start", opens=True))
EMPTY_HOMES = Button("Empty homes", Action("empty", "list"))
REQUESTS = Button("Requests", Action("requests", "list"))
INQUIRY = Button("Inquiry", Action("inquiry", "start", opens=True))
OWED = Button("Owed", Action("owed", "show"))
ACTIVITY = Button("Activity", Action("activity", "show"))
DESK = Button("Desk", Action("desk", "open"))
PEOPLE = Button("People", Action("people", "open"))
PARTNERS = Button("Partners", Action("partners", "open"))
PAUSE_SCHEME = Button("Pause or resume", Action("govern", "scheme"), "danger")
CHANGE_SCHEME = Button("Change scheme", Action("scheme", "which"))
HELP = Button("Help", Action("home", "help"))
MEETING = Button("Log a meeting", Action("meeting", "start", opens=True))
OVERRIDE = Button("Override", Action("override", "give", opens=True))
SUBSTITUTE = Button("Substitution", Action("ledger", "substitute", opens=True))
WRITE_OFF = Button("Write off", Action("ledger", "write_off", opens=True))
PUBLISH = Button("Publish", Action("ledger", "publish"))
TARGETS = Button("Targets", Action("target", "show"))
INVITE = Button("Invite", Action("join", "invite", opens=True))

Possible = tuple[Act, Callable[[], Button]]
"""Something that may be done and how its button is made: only those that are allowed are."""

_DESK = frozenset({Act.CIRCULATE, Act.SEND_BACK})
"""What waits for a coordinator even where everybody else is there to act."""


def may_wait(case: Case, partner: PartnerCode | None) -> bool:
    """Whether this landlord could join the line of a request that another holds (D6)."""
    return case.holder is not None and partner != case.holder and partner not in case.line


def next_steps(
    case: Case, standings: frozenset[Standing], *, waits: bool = False
) -> tuple[Button, ...]:
    """The buttons for somebody of these standings, the likeliest first; More where there are more.

    ``waits`` is what ``may_wait`` says of their landlord.
    """
    likely = _allowed(_steps(case, standings, waits), standings)
    return (*likely, _more(case)) if _besides(case, standings, likely) else likely


def more_steps(case: Case, standings: frozenset[Standing]) -> tuple[Button, ...]:
    """What can be done besides, for those who look for it."""
    return _besides(case, standings, _allowed(_steps(case, standings, False), standings))


def _besides(
    case: Case, standings: frozenset[Standing], likely: tuple[Button, ...]
) -> tuple[Button, ...]:
    known = {button.action for button in likely}
    rarer = _allowed(_rarer(case), standings)
    return tuple(button for button in rarer if button.action not in known)


def _allowed(steps: Iterable[Possible], standings: frozenset[Standing]) -> tuple[Button, ...]:
    return tuple(button() for act, button in steps if ACCESS[act] & standings)


def early_contact(case: Case) -> Button:
    """See the officer's contact before any offer, where the scheme's policy allows it (R21)."""
    return _button(case, "Contact", "offer", "contact")


def leave_line(case: Case) -> Button:
    """Wait for a request no longer (D6)."""
    return _button(case, "Leave the line", "hold", "leave")


def own_steps(
    case: Case,
    standings: frozenset[Standing],
    partner: PartnerCode | None = None,
    *,
    led: bool = True,
) -> tuple[Button, ...]:
    """The same, less what a coordinator would do for somebody who can do it themselves.

    ``led``: a nominating officer of the case can.
    """
    if Standing.COORDINATOR not in standings:
        return next_steps(case, standings, waits=may_wait(case, partner))
    return tuple(
        button()
        for act, button in _steps(case, standings, False)
        if act in _DESK or (not led and Standing.NOMINATOR in ACCESS[act])
    )


def _more(case: Case) -> Button:
    return Button("More", Action("case", "more", case.reference))


def open_case(case: Case) -> Button:
    """Show a case's card again."""
    return Button("Open", Action("case", "show", case.reference))


def claim_button(case: Case) -> Button:
    """The one tap by which a landlord claims (D6)."""
    return _button(case, "Claim", "claim", "take", style="primary")


def _steps(case: Case, standings: frozenset[Standing], waits: bool) -> Iterator[Possible]:
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
            yield from _answers(case)
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
        case State.MOVED | State.FOLLOWED_UP:
            yield from _after_a_move(case, standings)
        case _:
            pass
    if Standing.COORDINATOR not in standings:
        yield from _nominators(case)


def _after_a_move(case: Case, standings: frozenset[Standing]) -> Iterator[Possible]:
    """What a check asks of whoever is asked now, or of the coordinator in their place."""
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


def _rarer(case: Case) -> Iterator[Possible]:
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


def _answers(case: Case) -> Iterator[Possible]:
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
        yield Act.VIEWING, _step(case, "Viewing arranged", "offer", "viewing", offer=True)


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
    return lambda: _button(case, label, flow, verb, offer=offer, opens=opens, style=style)


def _button(
    case: Case,
    label: str,
    flow: str,
    verb: str,
    *,
    offer: bool = False,
    opens: bool = False,
    style: Style = "plain",
) -> Button:
    detail = str(case.held_offer().number) if offer else ""
    return Button(label, Action(flow, verb, case.reference, detail, opens=opens), style)
