"""What somebody may do next to a case: the one place from which every button comes."""

from collections.abc import Iterator

from bot.chat.action import Action
from bot.chat.cards import Button, Style
from bot.domain.access import ACCESS, Act, Standing
from bot.domain.case import Case, State
from bot.domain.ids import PartnerCode

HOME = Button("Home", Action("home", "open"))
REFER = Button("Refer", Action("refer", "start", opens=True))
OWED = Button("Owed", Action("owed", "show"))
HELP = Button("Help", Action("home", "help"))
INVITE = Button("Invite", Action("join", "invite", opens=True))


def may_wait(case: Case, partner: PartnerCode | None) -> bool:
    """Whether this landlord could join the line of a request that another holds (D6)."""
    return case.holder is not None and partner != case.holder and partner not in case.line


def next_steps(
    case: Case, standings: frozenset[Standing], *, waits: bool = False
) -> tuple[Button, ...]:
    """The buttons for somebody of these standings, the likeliest first.

    ``waits`` is what ``may_wait`` says of their landlord.
    """
    return tuple(
        button for act, button in _steps(case, standings, waits) if ACCESS[act] & standings
    )


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
        button
        for act, button in _steps(case, standings, False)
        if act is Act.CIRCULATE or (not led and Standing.NOMINATOR in ACCESS[act])
    )


def open_case(case: Case) -> Button:
    """Show a case's card again."""
    return Button("Open", Action("case", "show", case.reference))


def claim_button(case: Case) -> Button:
    """The one tap by which a landlord claims (D6)."""
    return _button(case, "Claim", "claim", "take", style="primary")


def _steps(case: Case, standings: frozenset[Standing], waits: bool) -> Iterator[tuple[Act, Button]]:
    match case.state:
        case State.WAITING_FOR_APPROVAL:
            yield Act.APPROVE, _button(case, "Approve", "approve", "approve", style="primary")
        case State.APPROVED:
            yield (
                Act.CIRCULATE,
                _button(case, "Circulate", "circulate", "circulate", style="primary"),
            )
        case State.CIRCULATED:
            yield from _claim(case, standings)
        case State.CLAIMED:
            yield from _while_claimed(case, standings, waits)
        case State.OFFERED | State.VIEWING:
            yield from _answers(case)
        case State.ACCEPTED if case.move is None:
            yield (
                Act.START,
                _button(
                    case,
                    "Tenancy started",
                    "move",
                    "start",
                    offer=True,
                    opens=True,
                    style="primary",
                ),
            )
            yield Act.CONTACT, _button(case, "Contact", "offer", "contact", offer=True)
        case State.ACCEPTED:
            yield (
                Act.CONFIRM,
                _button(case, "Confirm", "move", "confirm", offer=True, style="primary"),
            )
        case State.HELD_BY_CAP | State.MOVED:
            pass


def _claim(case: Case, standings: frozenset[Standing]) -> Iterator[tuple[Act, Button]]:
    if Standing.COORDINATOR in standings:
        yield Act.CLAIM, _button(case, "Claim for a landlord", "claim", "for", opens=True)
    else:
        yield Act.CLAIM, claim_button(case)


def _while_claimed(
    case: Case, standings: frozenset[Standing], waits: bool
) -> Iterator[tuple[Act, Button]]:
    if case.held_offer().misfits:
        yield (
            Act.AGREE,
            _button(case, "Yes, offer it", "offer", "agree", offer=True, style="primary"),
        )
        yield Act.AGREE, _button(case, "No, not this one", "offer", "decline", offer=True)
    else:
        yield (
            Act.OFFER,
            _button(case, "Offer a home", "offer", "home", offer=True, opens=True, style="primary"),
        )
    if waits and Standing.READER in standings:
        yield Act.CLAIM, _button(case, "Join the line", "claim", "take")


def _answers(case: Case) -> Iterator[tuple[Act, Button]]:
    yield (
        Act.ANSWER,
        _button(case, "Tenant accepts", "answer", "accept", offer=True, style="primary"),
    )
    yield (
        Act.ANSWER,
        _button(case, "Tenant refuses", "answer", "refuse", offer=True, opens=True),
    )
    yield Act.CONTACT, _button(case, "Contact", "offer", "contact", offer=True)
    if case.state is State.OFFERED:
        yield Act.VIEWING, _button(case, "Viewing arranged", "offer", "viewing", offer=True)


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
