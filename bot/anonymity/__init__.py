"""Finds what could identify a person in free text; knows nothing of the rest."""

from bot.anonymity.findings import KINDS, Finding, explain
from bot.anonymity.guard import screen

__all__ = ["KINDS", "Finding", "explain", "screen"]
