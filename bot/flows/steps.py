"""What somebody may do next to a case: the one place from which every button comes.

What its state allows is in ``possible``; here it is what this person may do of it.
"""

from collections.abc import Iterable

from bot.chat.action import Action
from bot.chat.cards import Button
from bot.domain.access import ACCESS, Act, Standing
from bot.domain.case import Case
from bot.domain.ids import PartnerCode
from bot.domain.request import may_wait
from bot.flows.possible import Possible, button_of, likely, rarer

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
KNOWN_WORDS = Button("Known words", Action("words", "open"))
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

_DESK = frozenset({Act.CIRCULATE, Act.SEND_BACK})
"""What waits for a coordinator even where everybody else is there to act."""


def next_steps(
    case: Case, standings: frozenset[Standing], *, waits: bool = False
) -> tuple[Button, ...]:
    """The buttons for somebody of these standings, the likeliest first; More where there are more.

    ``waits`` is what ``may_wait`` says of their landlord.
    """
    first = _allowed(likely(case, standings, waits), standings)
    return (*first, _more(case)) if _besides(case, standings, first) else first


def more_steps(case: Case, standings: frozenset[Standing]) -> tuple[Button, ...]:
    """What can be done besides, for those who look for it."""
    return _besides(case, standings, _allowed(likely(case, standings, False), standings))


def nominations(case: Case, standings: frozenset[Standing]) -> tuple[Button, ...]:
    """What can be said of a council's nomination, by a lead whose it is to say (R28)."""
    steps = (*next_steps(case, standings), *more_steps(case, standings))
    return tuple(step for step in steps if step.action.flow == "nomination")


def _besides(
    case: Case, standings: frozenset[Standing], first: tuple[Button, ...]
) -> tuple[Button, ...]:
    known = {button.action for button in first}
    more = _allowed(rarer(case), standings)
    return tuple(button for button in more if button.action not in known)


def _allowed(steps: Iterable[Possible], standings: frozenset[Standing]) -> tuple[Button, ...]:
    return tuple(button() for act, button in steps if ACCESS[act] & standings)


def early_contact(case: Case) -> Button:
    """See the officer's contact before any offer, where the scheme's policy allows it (R21)."""
    return button_of(case, "Contact", "offer", "contact")


def leave_line(case: Case) -> Button:
    """Wait for a request no longer (D6)."""
    return button_of(case, "Leave the line", "hold", "leave")


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
        for act, button in likely(case, standings, False)
        if act in _DESK or (not led and Standing.NOMINATOR in ACCESS[act])
    )


def _more(case: Case) -> Button:
    return Button("More", Action("case", "more", case.reference))


def open_case(case: Case) -> Button:
    """Show a case's card again."""
    return Button("Open", Action("case", "show", case.reference))
