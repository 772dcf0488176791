"""What is answered without any flow: to a stranger, to words that nobody asked for."""

from dataclasses import replace

from bot.anonymity import NOTHING, Known, screen
from bot.chat.incoming import Said
from bot.chat.replies import Reply, Whisper
from bot.flows.steps import HELP, HOME

STRANGER = Whisper(
    "You are not enrolled here. Ask your scheme's coordinator to add you.", refused=True
)

GONE = replace(STRANGER, text=f"I have deleted what you wrote. {STRANGER.text}")

WELCOME_BACK = Whisper("You are enrolled here already. Welcome back.", (HOME, HELP))


def by_a_stranger(event: Said) -> Reply:
    """What somebody hears who writes, and whom no scheme has."""
    if event.aside:
        return heard(event, NOTHING)
    return GONE if event.deleted else STRANGER


def heard(event: Said, known: Known) -> Reply:
    """What somebody hears who writes where only buttons are read: nothing of it is kept.

    Words that are merely not known are nobody's business here.
    """
    please = "I have deleted" if event.deleted else "Please delete"
    if event.attached:
        return Whisper(
            f"{please} that: I take no pictures, files or recordings, as they can tell who "
            "somebody is. Nothing of it was kept.",
            (HOME,),
            refused=True,
        )
    if any(finding.tier == "block" for finding in screen(event.text, known)):
        return Whisper(
            f"{please} that message: it may identify somebody. Nothing of it was kept.",
            (HOME,),
            refused=True,
        )
    if event.aside:
        return None
    return Whisper("I do not read messages. Press a button, please.", (HOME, HELP))
