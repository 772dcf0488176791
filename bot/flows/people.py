"""The people of a scheme at the desk: who has access, in which role, and who covers (L13, L14)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Annotated, ClassVar

from bot.chat.action import Action
from bot.chat.cards import Button
from bot.chat.forms import Ask, Form, Option, Page
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Show, Whisper
from bot.domain import governance
from bot.domain.access import Act
from bot.domain.ids import PersonId
from bot.domain.person import Person, Role
from bot.domain.rules import Problem, Refused
from bot.flows import lists
from bot.flows.age import short_day
from bot.flows.asking import Interview
from bot.flows.filling import begin
from bot.flows.flow import STALE, Event, Filled, Turn, misdirected
from bot.flows.govern import ask, confirmed, told
from bot.flows.join import redraw_open
from bot.flows.notices import notices
from bot.flows.person_cards import overview, person_card
from bot.flows.steps import DESK, HOME


class Somebody(Page):
    """Whose access, role or leave it is about."""

    title: ClassVar[str] = "A person"

    person: Annotated[str, Ask("Whom is it about?", source="everybody")]


class NewRole(Page):
    """The role that somebody has from now."""

    title: ClassVar[str] = "Change role"
    intro: ClassVar[str] = "It holds until the scheme file says another than it does now."

    role: Annotated[str, Ask("What is their role from now?", source="roles")]


class Away(Page):
    """Who is asked in somebody's place, and until when."""

    title: ClassVar[str] = "On leave"
    intro: ClassVar[str] = "Whoever covers is asked in their place. Both may act."

    cover: Annotated[str, Ask("Who covers for them?", source="covers")]
    back_on: Annotated[date, Ask("On which day are they back?")]


def people(turn: Turn, event: Event) -> Reply:
    """See who has access, and change it."""
    turn.allow(Act.PEOPLE)
    match event:
        case Tapped(action=Action(verb="open")):
            return Show(overview(turn))
        case Tapped(action=Action(verb="choose") as action):
            return begin(turn, CHOOSE, action)
        case Filled(action=Action(verb="choose")):
            return Show(person_card(turn, _named(turn, event.page(Somebody).person)))
        case Tapped(action=Action(verb="show", subject=subject)):
            return Show(person_card(turn, _named(turn, subject)))
        case Tapped(action=Action(verb="revoke" | "reinstate" | "back") as action):
            return _confirms(turn, action, _named(turn, action.subject))
        case Tapped(action=Action(verb="role") as action):
            _present(turn, action.subject)
            return begin(turn, ROLE, action)
        case Filled(action=Action(verb="role", subject=subject)):
            return _changes_role(turn, _present(turn, subject), Role(event.page(NewRole).role))
        case Tapped(action=Action(verb="leave") as action):
            person = _present(turn, action.subject)
            governance.refuse_without_cover(turn.scheme, person)
            return begin(turn, LEAVE, action)
        case Filled(action=Action(verb="leave", subject=subject)):
            return _leaves(turn, _present(turn, subject), event.page(Away))
        case _:
            raise misdirected()


def _confirms(turn: Turn, action: Action, person: Person) -> Reply:
    verb = action.verb
    if verb == "revoke":
        governance.refuse_revoking(turn.person, person)
    if action.detail:
        confirmed(turn, action)
        return _does(turn, verb, person)
    title, text, yes = {
        "revoke": (
            f"Revoke {person.name}?",
            (
                "They can do nothing any more, and their cards are taken back at once. Cases that "
                "they lead are yours to act on until somebody else leads them."
            ),
            "Yes, revoke",
        ),
        "reinstate": (
            f"Reinstate {person.name}?",
            "They may do again what they could, and what waits for them comes to them.",
            "Yes, reinstate",
        ),
        "back": (
            f"Is {person.name} back?",
            "They are asked themselves again, and nobody acts in their place.",
            "Yes, back",
        ),
    }[verb]
    return ask(turn, title, text, Button(yes, action, "danger" if verb == "revoke" else "primary"))


def _does(turn: Turn, verb: str, person: Person) -> Reply:
    match verb:
        case "back":
            return _keeps(turn, governance.back(person), "LeaveEnded", f"{person.name} is back.")
        case _:
            return _revokes(turn, person, revoked=verb == "revoke")


def _revokes(turn: Turn, person: Person, *, revoked: bool) -> Reply:
    change, books = governance.revoke if revoked else governance.reinstate, turn.books
    turn.scheme = change(turn.scheme, person)
    books.roster.revoke(person, revoked=revoked)
    if revoked:
        for draft in books.drafts.of(person.id):
            books.drafts.drop(draft)
    told(turn, "PersonRevoked" if revoked else "PersonReinstated", person=person.id)
    redraw_open(turn)
    notices(turn)
    end = "has no access from now. Their cards are taken back." if revoked else "has access again."
    return Whisper(f"{person.name} {end}", (DESK, HOME))


def _changes_role(turn: Turn, person: Person, role: Role) -> Reply:
    after = governance.with_role(turn.scheme, person, role)
    return _keeps(turn, after, "RoleChanged", f"{person.name} is {role.words} from now.", role=role)


def _leaves(turn: Turn, person: Person, page: Away) -> Reply:
    cover = _present(turn, page.cover)
    away = governance.on_leave(turn.scheme, person, cover, page.back_on, turn.today)
    return _keeps(
        turn,
        away,
        "LeaveBegan",
        f"{person.name} is on leave until {short_day(page.back_on)}. {cover.name} is asked in "
        "their place.",
        cover=cover.id,
    )


def _keeps(turn: Turn, person: Person, what: str, said: str, **codes: object) -> Reply:
    turn.books.roster.keep_person(person)
    turn.scheme = replace(turn.scheme, people=dict(turn.scheme.people) | {person.id: person})
    told(turn, what, person=person.id, **codes)
    redraw_open(turn)
    return Whisper(said, (DESK, HOME))


def _named(turn: Turn, person: str) -> Person:
    known = dict(turn.scheme.people) | dict(turn.scheme.revoked)
    found = known.get(PersonId(person))
    if found is None:
        raise Refused(
            STALE, "Nobody of that name is in this scheme.", "Open Desk and choose again."
        )
    return found


def _present(turn: Turn, person: str) -> Person:
    found = _named(turn, person)
    governance.refuse_revoked(turn.scheme, found)
    return found


def _options(turn: Turn, action: Action) -> dict[str, list[Option]]:
    scheme = turn.scheme
    if action.verb == "choose":
        known = [*scheme.people.values(), *scheme.revoked.values()]
        return {"everybody": lists.staff(scheme, known)}
    person = _present(turn, action.subject)
    roles = sorted(governance.roles_open_to(person) - {person.role})
    return {
        "roles": [Option(role, role.words.capitalize()) for role in roles],
        "covers": lists.staff(scheme, governance.covers_of(scheme, person)),
    }


def _check(turn: Turn, _action: Action, page: Page, _before: Filled) -> Iterator[Problem]:
    if isinstance(page, Away):
        yield from governance.leave_problems(page.back_on, turn.today)


CHOOSE = Interview(Form("person", 1, "People", (Somebody,), send="Open"), _options, _check)
ROLE = Interview(Form("role", 1, "Change role", (NewRole,), send="Change role"), _options, _check)
LEAVE = Interview(Form("leave", 1, "On leave", (Away,), send="On leave"), _options, _check)

INTERVIEWS = (CHOOSE, ROLE, LEAVE)
