"""Finds what could identify a person in free text; knows nothing of the rest."""

from bot.anonymity.findings import KINDS, Finding, explain
from bot.anonymity.guard import screen
from bot.anonymity.vocabulary import NOTHING, Known

__all__ = ["KINDS", "NOTHING", "Finding", "Known", "explain", "screen"]
