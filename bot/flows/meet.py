"""Log a meeting or a training (R37, R39, R58)."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from bot.chat.action import Action
from bot.chat.forms import Ask, Form, Page
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Whisper
from bot.domain.access import Act
from bot.domain.meeting import Meeting, Occasion, meeting_problems
from bot.domain.rules import Problem
from bot.flows.asking import Interview
from bot.flows.filling import begin
from bot.flows.flow import Event, Filled, Turn, misdirected
from bot.flows.steps import DESK, HOME


class TheMeeting(Page):
    """R37, R39: what was held and when, and how many came; nobody is named."""

    title: ClassVar[str] = "Meeting or training"
    intro: ClassVar[str] = "Only numbers are kept: nobody who came is named."

    occasion: Annotated[Occasion, Ask("What was held?")]
    on: Annotated[date, Ask("When was it?")]
    organisations: Annotated[
        int, Field(ge=1, le=2000), Ask("How many organisations came?", "Your own included.")
    ]
    people: Annotated[int, Field(ge=1, le=5000), Ask("How many people came?", "You included.")]


def meet(turn: Turn, event: Event) -> Reply:
    """Ask about a meeting, or log it."""
    turn.allow(Act.MEET)
    match event:
        case Filled():
            return _log(turn, _meeting(event.page(TheMeeting)))
        case Tapped(action=Action(verb="start") as action):
            known = {TheMeeting.__name__: {"on": (turn.today.isoformat(),)}}
            return begin(turn, INTERVIEW, action, known)
        case _:
            raise misdirected()


def _log(turn: Turn, meeting: Meeting) -> Reply:
    turn.books.logbook.meeting(meeting)
    codes = {
        "occasion": meeting.occasion,
        "on": meeting.on.isoformat(),
        "organisations": meeting.organisations,
        "people": meeting.people,
    }
    turn.books.audit.append(turn.person.id, turn.acted_as, "MeetingLogged", "", codes)
    return Whisper(f"The {meeting.occasion.value} is logged.", (DESK, HOME))


def _meeting(page: TheMeeting) -> Meeting:
    return Meeting(page.occasion, page.on, page.organisations, page.people)


def _check(turn: Turn, _: Action, page: Page, _before: Filled) -> Iterator[Problem]:
    if isinstance(page, TheMeeting):
        yield from meeting_problems(_meeting(page), turn.today)


INTERVIEW = Interview(
    Form("meeting", 1, "Meeting or training", (TheMeeting,), send="Send"), check=_check
)
