"""One household's way through the scheme, each step by whoever is asked for it."""

import re

from tests.wire.answers import HOME, REFERRAL, STARTED
from tests.wire.hands import Hand
from tests.wire.served import Served

_REFERENCE = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{2}\b")


def references(text: str) -> list[str]:
    """Every reference in a text, in its order."""
    return _REFERENCE.findall(text)


def refers(officer: Hand) -> str:
    """An officer refers a household; the reference."""
    before = set(references(officer.text()))
    officer.open("refer")
    officer.fill(REFERRAL)
    officer.until_shown("is sent")
    (reference,) = set(references(officer.text())) - before
    return reference


def circulated(bot: Served, platform: str) -> str:
    """A household referred by Hackney, approved and circulated; the reference."""
    femi, ruth, sam = (bot.hand(name, platform) for name in ("femi", "ruth", "sam"))
    reference = refers(femi)
    ruth.press("Approve", reference)
    sam.press("Circulate", reference)
    return reference


def moved(bot: Served, platform: str) -> str:
    """A household of Hackney moved to a home of Brent; the reference."""
    femi, joe = bot.hand("femi", platform), bot.hand("joe", platform)
    reference = circulated(bot, platform)
    joe.press("Claim", reference)
    joe.until_shown(f"You hold {reference}")
    joe.press("Offer a home", reference)
    joe.fill(HOME)
    joe.until_shown("femi@hck.example")
    femi.press("Tenant accepts", reference)
    joe.press("Tenancy started", reference)
    joe.fill(STARTED)
    femi.press("Confirm", reference)
    joe.until_shown("You are owed 1 two-bedroom home")
    return reference
