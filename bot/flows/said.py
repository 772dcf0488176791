"""What is answered without any flow: to a stranger, to words that nobody asked for."""

from dataclasses import replace

from bot.anonymity import screen
from bot.chat.incoming import Said
from bot.chat.replies import Reply, Whisper
from bot.flows.steps import HELP, HOME

STRANGER = Whisper(
    "You are not enrolled here. Ask your scheme's coordinator to add you.", refused=True
)

GONE = replace(STRANGER, text=f"I have deleted what you wrote. {STRANGER.text}")

WELCOME_BACK = Whisper("You are enrolled here already. Welcome back.", (HOME, HELP))


def heard(event: Said) -> Reply:
    """What somebody hears who writes where only buttons are read: nothing of it is kept."""
    please = "I have deleted" if event.deleted else "Please delete"
    if event.attached:
        return Whisper(
            f"{please} that: I take no pictures, files or recordings, as they can tell who "
            "somebody is. Nothing of it was kept.",
            (HOME,),
            refused=True,
        )
    if screen(event.text):
        return Whisper(
            f"{please} that message: it may identify somebody. Nothing of it was kept.",
            (HOME,),
            refused=True,
        )
    return Whisper("I do not read messages. Press a button, please.", (HOME, HELP))
