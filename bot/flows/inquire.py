"""Log an inquiry: one short page, and no case of it (D1)."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from bot.chat.action import Action
from bot.chat.forms import Ask, Form, Option, Page
from bot.chat.incoming import Opened, Tapped
from bot.chat.replies import Reply, Whisper
from bot.domain.access import Act, may_refer
from bot.domain.ids import AreaCode
from bot.domain.inquiry import Inquiry, Organisation, Outcome, day_problems
from bot.domain.rules import Problem
from bot.flows import lists
from bot.flows.asking import Interview
from bot.flows.filling import begin
from bot.flows.flow import Event, Filled, Turn, misdirected
from bot.flows.steps import HOME, REFER


class TheInquiry(Page):
    """D1: who was in touch, about which area, and what came of it."""

    title: ClassVar[str] = "Inquiry"
    intro: ClassVar[str] = "It is only counted. It names nobody, and no case comes of it."

    on: Annotated[date, Ask("When was it?")]
    organisation: Annotated[
        Organisation,
        Ask(
            "Who was in touch?",
            labels={
                "domestic_abuse_service": "Domestic-abuse service",
                "health": "Health service",
                "no_organisation": "A tenant, or somebody close to them",
                "other": "Another organisation",
            },
        ),
    ]
    outcome: Annotated[
        Outcome,
        Ask(
            "What came of it?",
            labels={
                "became_a_referral": "It becomes a referral",
                "other_pathway": "Another pathway suits better",
            },
        ),
    ]
    area: Annotated[
        str | None,
        Ask(
            "About which area?",
            "Leave it out where you do not know it, or where it lies outside the scheme.",
            source="areas",
        ),
    ] = None


def inquire(turn: Turn, event: Event) -> Reply:
    """Ask about an inquiry, or log it."""
    turn.allow(Act.INQUIRE)
    match event:
        case Filled():
            return _log(turn, event.page(TheInquiry))
        case Tapped(action=Action(verb="start")) | Opened():
            known = {TheInquiry.__name__: {"on": (turn.today.isoformat(),)}}
            return begin(turn, INTERVIEW, Action("inquiry", "start"), known)
        case _:
            raise misdirected()


def _log(turn: Turn, page: TheInquiry) -> Reply:
    area = AreaCode(page.area) if page.area else None
    turn.books.logbook.inquiry(Inquiry(page.on, page.organisation, area, page.outcome))
    # Neither day nor area: with the officer's name they could point to a referral.
    codes = {"organisation": page.organisation, "outcome": page.outcome}
    turn.books.audit.append(turn.person.id, turn.acted_as, "InquiryLogged", "", codes)
    refers = page.outcome is Outcome.BECAME_A_REFERRAL
    if refers and may_refer(turn.scheme, turn.person):
        return Whisper("The inquiry is logged. Press Refer to begin the referral.", (REFER, HOME))
    return Whisper("The inquiry is logged. Thank you.", (HOME,))


def _options(turn: Turn, _: Action) -> dict[str, list[Option]]:
    return {"areas": lists.areas(turn.scheme)}


def _check(turn: Turn, _: Action, page: Page, _before: Filled) -> Iterator[Problem]:
    if isinstance(page, TheInquiry):
        yield from day_problems("on", page.on, turn.today)


INTERVIEW = Interview(Form("inquiry", 1, "Inquiry", (TheInquiry,), send="Send"), _options, _check)
