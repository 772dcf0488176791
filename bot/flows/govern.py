"""The kill-switch: the coordinator pauses the whole scheme, and resumes it (L13)."""

import hashlib
from dataclasses import replace

from bot.chat.action import Action
from bot.chat.cards import Button, Card, Text
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Show, Whisper
from bot.domain.access import Act
from bot.domain.governance import pause
from bot.domain.rules import Refused
from bot.domain.scheme import Scheme
from bot.flows.flow import STALE, Event, Turn, misdirected
from bot.flows.join import redraw_open
from bot.flows.steps import DESK, HOME


def govern(turn: Turn, event: Event) -> Reply:
    """Pause or resume the scheme, once that is confirmed."""
    turn.allow(Act.PAUSE_SCHEME)
    match event:
        case Tapped(action=Action(verb="scheme")):
            return _asks(turn)
        case Tapped(action=Action(verb="pause") as action):
            confirmed(turn, action)
            return _pauses(turn, paused=True)
        case Tapped(action=Action(verb="resume") as action):
            confirmed(turn, action)
            return _pauses(turn, paused=False)
        case _:
            raise misdirected()


def _asks(turn: Turn) -> Reply:
    name = turn.scheme.name
    if turn.scheme.paused:
        return ask(
            turn,
            f"Resume {name}?",
            "Everybody may act again, and every card shows its buttons again.",
            Button("Yes, resume", Action("govern", "resume"), "primary"),
        )
    return ask(
        turn,
        f"Pause {name}?",
        "Nobody but a coordinator can do anything until you resume it, and nothing new is sent. "
        "Cards that stand say that the scheme is paused. Whoever holds a request keeps it.",
        Button("Yes, pause", Action("govern", "pause"), "danger"),
    )


def _pauses(turn: Turn, *, paused: bool) -> Reply:
    turn.scheme = pause(turn.scheme, paused=paused)
    turn.books.roster.pause(paused=paused)
    told(turn, "SchemePaused" if paused else "SchemeResumed")
    redraw_open(turn)
    if paused:
        return Whisper(
            f"{turn.scheme.name} is paused. Coordinators alone can act. Resume it at the desk.",
            (DESK, HOME),
        )
    return Whisper(f"{turn.scheme.name} goes on.", (DESK, HOME))


def ask(turn: Turn, title: str, text: str, *buttons: Button) -> Reply:
    """The one step between an act of governance and its effect; each button confirms one."""
    pinned = tuple(replace(b, action=_pinned(turn.scheme, b.action)) for b in buttons)
    return Show(Card(title, (Text(text),), (*pinned, HOME)))


def confirmed(turn: Turn, action: Action) -> str:
    """Refuse an act that was not confirmed in this scheme; what else the button carries.

    Two schemes may have partners of the same code: a button drawn in one does nothing in another.
    """
    pin, _, rest = action.detail.partition(".")
    if pin != _pin(turn.scheme):
        raise Refused(
            STALE, "That button was not drawn for this scheme.", "Open Desk and choose it again."
        )
    return rest


def told(turn: Turn, what: str, **codes: object) -> None:
    """Keep an act of governance in the audit: what, of whom, and codes only (L9)."""
    turn.books.audit.append(turn.person.id, turn.acted_as, what, "", codes)


def _pinned(scheme: Scheme, action: Action) -> Action:
    rest = f".{action.detail}" if action.detail else ""
    return replace(action, detail=f"{_pin(scheme)}{rest}")


def _pin(scheme: Scheme) -> str:
    return hashlib.blake2b(scheme.code.encode(), digest_size=4).hexdigest()
