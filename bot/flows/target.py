"""Property targets: suggested from own use, agreed, and shown against what was given (R34)."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Annotated, ClassVar
from zoneinfo import ZoneInfo

from pydantic import Field

from bot.chat.action import Action
from bot.chat.cards import Button, Card, Table, Text
from bot.chat.forms import Ask, Form, Option, Page
from bot.chat.incoming import Tapped
from bot.chat.questions import day
from bot.chat.replies import Reply, Show, Whisper
from bot.domain import target
from bot.domain.access import Act
from bot.domain.ids import PartnerCode
from bot.domain.rules import Problem
from bot.domain.target import Target
from bot.flows import lists
from bot.flows.asking import Interview
from bot.flows.filling import begin
from bot.flows.flow import Event, Filled, Turn, misdirected
from bot.flows.steps import DESK, HOME, TARGETS

_AGREE = Button("Agree a target", Action("target", "agree", opens=True), "primary")


class Agreed(Page):
    """R34: how many homes a landlord agrees to give within a year."""

    title: ClassVar[str] = "A property target"
    intro: ClassVar[str] = "For a year from today. One that was agreed before stays on record."

    landlord: Annotated[str, Ask("Which landlord?", source="landlords")]
    homes: Annotated[int, Field(ge=0, le=500), Ask("How many homes does it agree to give?")]


def targets(turn: Turn, event: Event) -> Reply:
    """Show the targets, or agree one."""
    turn.allow(Act.TARGETS)
    match event:
        case Tapped(action=Action(verb="show")):
            return Show(_table(turn))
        case Tapped(action=Action(verb="agree") as action):
            return begin(turn, INTERVIEW, action)
        case Filled(pages=[Agreed() as page]):
            return _agree(turn, page)
        case _:
            raise misdirected()


def progress(turn: Turn, partner: PartnerCode) -> str:
    """How far a partner is with its target, in a sentence; empty where it has none."""
    agreed = turn.books.targets.current().get(partner)
    if agreed is None:
        return ""
    given = target.given(partner, turn.books.ledger.entries(), _since(turn, agreed))
    return f"{given} of {agreed.homes} homes since {day(agreed.agreed_on)}"


def _agree(turn: Turn, page: Agreed) -> Reply:
    landlord = PartnerCode(page.landlord)
    turn.books.targets.agree(Target(landlord, page.homes, turn.today))
    turn.books.audit.append(
        turn.person.id,
        turn.acted_as,
        "TargetAgreed",
        "",
        {"partner": landlord, "homes": page.homes},
    )
    name = turn.scheme.partners[landlord].name
    return Whisper(
        f"{name} agrees to give {page.homes} {'home' if page.homes == 1 else 'homes'} within a "
        "year from today.",
        (TARGETS, DESK, HOME),
    )


def _table(turn: Turn) -> Card:
    entries, current = turn.books.ledger.entries(), turn.books.targets.current()
    rows = []
    for partner in sorted(turn.scheme.partners.values(), key=lambda p: p.name):
        suggested = target.suggested(partner.code, entries, turn.now)
        agreed = current.get(partner.code)
        if agreed is None:
            told = ("none", "", "")
        else:
            given = target.given(partner.code, entries, _since(turn, agreed))
            told = (str(agreed.homes), day(agreed.agreed_on), str(given))
        rows.append((partner.name, str(suggested), *told))
    return Card(
        "Property targets",
        (
            Text("Suggested is what its own households took in the past year."),
            Table(("Partner", "Suggested", "Target", "Agreed on", "Given since"), tuple(rows)),
        ),
        (_AGREE, DESK, HOME),
    )


def _since(turn: Turn, agreed: Target) -> datetime:
    zone = ZoneInfo(turn.scheme.time_zone)
    return datetime.combine(agreed.agreed_on, time(), zone).astimezone(UTC)


def _options(turn: Turn, _: Action) -> dict[str, list[Option]]:
    return {"landlords": lists.partners(turn.scheme)}


def _check(_turn: Turn, _action: Action, _page: Page, _before: Filled) -> Iterator[Problem]:
    return iter(())


INTERVIEW = Interview(
    Form("target", 1, "A property target", (Agreed,), send="Agree it"), _options, _check
)
