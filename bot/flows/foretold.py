"""What the clock will do, as people say it: ``reciprocal due`` and the playground say the same."""

from collections.abc import Mapping

from bot.domain.agenda import What
from bot.domain.followup import Check
from bot.flows.ahead import FORMS, MORNING_MESSAGE, NOTE, TABLE, Coming

WORDS: Mapping[str, str] = {
    What.HOLD_WARNING: "half of the hold of {} is over",
    What.HOLD_LAPSES: "the hold of {} lapses",
    What.REMINDER: "reminder about {}",
    What.STILL_NEEDED: "is {} still needed?",
    What.CLOSING: "the cards of {} are closed",
    What.DELETION: "what is known of {} is deleted",
    What.FEEDBACK: Check.FEEDBACK.words + " of {}",
    What.SUSTAINABILITY: Check.SUSTAINABILITY.words + " of {}",
    MORNING_MESSAGE: "morning message",
    TABLE: "the activity table is sent",
    FORMS: "half-filled forms are deleted",
    NOTE: "the note of {} on which nobody decided is deleted",
}
"""By what the clock calls it, with a place for the reference of its case."""


def words(one: Coming) -> str:
    """Something that the clock will do: ``one-month check of HK7P-3Q, asked again``."""
    return WORDS[one.what].format(one.reference) + (", asked again" if one.again else "")
