"""What the tests of bad input have in common."""

from bot.chat.incoming import Press
from bot.chat.replies import Whisper
from tests.kit.phone import Phone
from tests.kit.stage import Landlord, Stage, circulated
from tests.rules.conftest import Play

NOT_ENROLLED = "You are not enrolled here. Ask your scheme's coordinator to add you."
NO_LONGER_OPEN = (
    "This form is no longer open: it was sent, cancelled or discarded, or what it was about has "
    "ended."
)

PRESSES: tuple[Press, ...] = ("next", "back", "send", "cancel")

A_HOME = {
    "area": "BRE",
    "size": "2",
    "type": "flat",
    "floor": "0",
    "lift": "no",
    "pets": "yes",
    "tenure": "secure",
    "rent": "social",
    "ready": "2026-03-10",
}


def a_request(play: Play) -> tuple[Stage, Landlord, Landlord, str]:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    return stage, hackney, brent, circulated(stage, hackney)


def is_refused(phone: Phone, saying: str) -> None:
    """The latest answer is a no in these words, with a way on."""
    assert isinstance(phone.reply, Whisper), phone.reply
    assert phone.reply.refused
    assert saying in phone.reply.text
    assert phone.reply.buttons or saying == NOT_ENROLLED
