"""A meeting or a training of the scheme, logged for its figures (R37, R39, R58)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.inquiry import day_problems
from bot.domain.rules import Problem, Rule

R37 = Rule("R37", "Meetings are logged: the day, how many organisations came and how many people.")
R39 = Rule("R39", "Trainings are logged as meetings are.")
R58 = Rule("R58", "Meetings and trainings are a part of the figures.")


class Occasion(StrEnum):
    """What was held."""

    MEETING = "meeting"
    TRAINING = "training"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting or a training that was held. Nobody who came is named."""

    occasion: Occasion
    on: date
    organisations: int
    people: int


def meeting_problems(meeting: Meeting, today: date) -> Iterator[Problem]:
    """What makes a meeting impossible."""
    yield from day_problems("on", meeting.on, today)
    if meeting.people < meeting.organisations:
        yield Problem("people", "From each organisation came at least one person. Check both.")
