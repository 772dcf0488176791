"""Which scheme an event is of: whoever works in several says so, or presses what says it."""

from collections.abc import Sequence

from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.cards import Button, Card, Text
from bot.chat.incoming import Incoming, Joined, Said, Submitted, Tapped
from bot.chat.replies import Reply, Show
from bot.domain.person import Person
from bot.domain.scheme import Scheme
from bot.flows.flow import Event, Turn, misdirected
from bot.flows.home import home
from bot.flows.ports import Transaction
from bot.flows.steps import HOME

Membership = tuple[Scheme, Person]


def memberships(schemes: Sequence[Scheme], by: Address) -> list[Membership]:
    """Every scheme in which somebody is enrolled at this address, and whom it is there."""
    found = [(scheme, scheme.at(by.platform, by.id)) for scheme in schemes]
    return [(scheme, person) for scheme, person in found if person is not None]


def of_one_left(
    transaction: Transaction, schemes: Sequence[Scheme], among: list[Membership], key: str
) -> bool:
    """Whether an event was answered in a scheme to which its sender has lost access since."""
    theirs = {scheme.code for scheme, _ in among}
    left = [scheme.code for scheme in schemes if scheme.code not in theirs]
    return any(transaction.choices.seen(code, key) for code in left)


def which(turn: Turn, event: Event) -> Reply:
    """A scheme is chosen: its Home. The choice itself is kept before the scheme's books open."""
    match event:
        case Tapped(action=Action(verb="choose" | "which")):
            return home(turn, Tapped(event.id, event.by, event.at, HOME.action))
        case _:
            raise misdirected()


def asks_which(event: Incoming) -> bool:
    """Whether somebody asks to choose anew."""
    match event:
        case Tapped(action=Action(flow="scheme", verb="which")):
            return True
        case _:
            return False


def chooses(event: Incoming) -> bool:
    """Whether somebody chooses a scheme."""
    match event:
        case Tapped(action=Action(flow="scheme", verb="choose")):
            return True
        case _:
            return False


def meant(
    transaction: Transaction, among: list[Membership], event: Incoming, key: str
) -> Membership | None:
    """The scheme that an event is of, of one or several; None where the person must say.

    What was answered before is answered there again. A case or a form says which it is; anything
    else is of the scheme that was chosen last. Words, and a code to join by that was used
    before, are of any.
    """
    if len(among) == 1 or isinstance(event, Said):
        return among[0]
    choices = transaction.choices
    for one in among:
        if choices.seen(one[0].code, key):
            return one
    if isinstance(event, Tapped) and chooses(event):
        return _of(among, event.action.subject)
    chosen = _of(among, choices.chosen(event.by) or "")
    subject = _subject(event)
    if subject:
        for one in ([chosen] if chosen else []) + among:
            if choices.knows(one[0].code, subject):
                return one
    if isinstance(event, Joined):
        return chosen or among[0]
    return None if asks_which(event) else chosen


def choice(among: list[Membership]) -> Reply:
    """The card from which a scheme is chosen."""
    return Show(
        Card(
            "Which scheme?",
            (Text("You work in several. What you press next is of the one that you choose."),),
            tuple(
                Button(scheme.name, Action("scheme", "choose", scheme.code)) for scheme, _ in among
            ),
        )
    )


def _subject(event: Incoming) -> str:
    match event:
        case Tapped(action=Action(subject=subject)):
            return subject
        case Submitted(draft=draft):
            return draft
        case _:
            return ""


def _of(among: list[Membership], code: str) -> Membership | None:
    return next((one for one in among if one[0].code == code), None)
