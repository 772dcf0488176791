"""Joining by a single-use code: the coordinator invites somebody who is enrolled already, and they
are reached from then on where they open the code (RULEBOOK section 4, L11, L14)."""

import secrets
from dataclasses import replace
from typing import Annotated, ClassVar

from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.forms import Ask, Form, Option, Page
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Whisper
from bot.domain.access import Act
from bot.domain.case import OPEN
from bot.domain.governance import CODE_GOOD_FOR
from bot.domain.ids import LETTERS, PersonId
from bot.domain.person import Person
from bot.domain.scheme import Scheme
from bot.flows import lists
from bot.flows.asking import Interview
from bot.flows.filling import begin
from bot.flows.flow import Event, Filled, Turn, misdirected
from bot.flows.notices import notices
from bot.flows.steps import HELP, HOME

_LONG = 16

NO_SUCH_CODE = Whisper(
    "This code is not good, or not any more: each works once, for seven days. Ask your scheme's "
    "coordinator for a new one.",
    refused=True,
)


class Whom(Page):
    """Who is given a code."""

    title: ClassVar[str] = "Invite"
    intro: ClassVar[str] = "For somebody who is enrolled, and cannot be reached yet or moves."

    person: Annotated[str, Ask("Whom do you invite?", source="enrolled")]


def join(turn: Turn, event: Event) -> Reply:
    """Invite somebody."""
    turn.allow(Act.INVITE)
    match event:
        case Tapped(action=Action(verb="invite") as action):
            return begin(turn, INTERVIEW, action)
        case Filled():
            return _invited(turn, turn.scheme.people[PersonId(event.page(Whom).person)])
        case _:
            raise misdirected()


def invite(turn: Turn, person: Person) -> str:
    """A new code for somebody who is enrolled, such as ``K7QX-3FBD-…``."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(_LONG))
    turn.books.joining.invite(person.id, drawn, turn.now + CODE_GOOD_FOR)
    turn.books.audit.append(
        turn.person.id, turn.acted_as, "PersonInvited", "", {"person": person.id}
    )
    return "-".join(drawn[start : start + 4] for start in range(0, _LONG, 4))


def enrol(turn: Turn, code: str, address: Address) -> Person | None:
    """Whoever a code is for, reached at this address from now on; None where it is no good.

    What waits for them comes to this address.
    """
    plain = code.strip().upper().replace("-", "")
    found = turn.books.joining.enrol(plain, address)
    if found is None:
        return None
    before = turn.scheme.people[found]
    elsewhere = tuple(one for one in before.addresses if one[0] != address.platform)
    person = replace(before, addresses=((address.platform, address.id), *elsewhere))
    turn.scheme = _with(turn.scheme, person)
    turn.person = person
    turn.books.audit.append(
        person.id, person.role.words, "PersonJoined", "", {"platform": address.platform}
    )
    redraw_open(turn)
    notices(turn)
    return person


def welcome(turn: Turn, person: Person) -> Reply:
    """What somebody hears who has just joined."""
    return Whisper(
        f"Welcome, {person.name}. You are enrolled here as {person.role.words}, "
        f"{turn.scheme.organisation(person)}. Messages of the scheme come to you here.",
        (HOME, HELP),
    )


def redraw_open(turn: Turn) -> None:
    """Draw the cards of every case that waits for somebody anew, what is asked after a move among
    them, for who is reached where may have changed."""
    cases = turn.books.cases
    for case in (*cases.among(OPEN), *cases.with_checks(), *cases.with_nominations()):
        turn.books.outbox.changed(case.reference)


def _invited(turn: Turn, person: Person) -> Reply:
    code = invite(turn, person)
    link = turn.link(code)
    how = f"They open {link}" if link else f"They write to the bot: /start {code}"
    return Whisper(
        f"For {person.name} alone; it works once, within seven days.\n{how}",
        (HOME,),
    )


def _with(scheme: Scheme, person: Person) -> Scheme:
    return replace(scheme, people=dict(scheme.people) | {person.id: person})


def _options(turn: Turn, _: Action) -> dict[str, list[Option]]:
    others = [p for p in turn.scheme.people.values() if p.id != turn.person.id]
    return {"enrolled": lists.staff(turn.scheme, others)}


INTERVIEW = Interview(Form("invite", 1, "Invite", (Whom,), send="Send"), _options)
