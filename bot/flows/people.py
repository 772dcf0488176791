"""The people of a scheme at the desk: who has access, in which role, and who covers (L13, L14)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Annotated, ClassVar

from bot.chat.action import Action
from bot.chat.cards import Block, Button, Card, Facts, Item, Text
from bot.chat.forms import Ask, Form, Option, Page
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Show, Whisper
from bot.domain import governance
from bot.domain.access import Act
from bot.domain.governance import L13
from bot.domain.ids import PersonId
from bot.domain.person import Person, Role
from bot.domain.rules import Problem, Refused
from bot.flows import lists
from bot.flows.asking import Interview
from bot.flows.filling import begin
from bot.flows.flow import STALE, Event, Filled, Turn, misdirected
from bot.flows.govern import ask, confirmed, told
from bot.flows.join import redraw_open
from bot.flows.notices import notices
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
            return Show(_overview(turn))
        case Tapped(action=Action(verb="choose") as action):
            return begin(turn, CHOOSE, action)
        case Filled(action=Action(verb="choose")):
            return Show(_card(turn, _named(turn, event.page(Somebody).person)))
        case Tapped(action=Action(verb="show", subject=subject)):
            return Show(_card(turn, _named(turn, subject)))
        case Tapped(action=Action(verb="revoke" | "reinstate" | "back") as action):
            return _confirms(turn, action, _named(turn, action.subject))
        case Tapped(action=Action(verb="role") as action):
            _present(turn, action.subject)
            return begin(turn, ROLE, action)
        case Filled(action=Action(verb="role", subject=subject)):
            return _changes_role(turn, _present(turn, subject), Role(event.page(NewRole).role))
        case Tapped(action=Action(verb="leave") as action):
            person = _present(turn, action.subject)
            if not governance.covers_of(turn.scheme, person):
                raise Refused(
                    governance.COVER,
                    f"Nobody at {turn.scheme.organisation(person)} can cover for {person.name}.",
                    "You can act for them until they are back.",
                )
            return begin(turn, LEAVE, action)
        case Filled(action=Action(verb="leave", subject=subject)):
            return _leaves(turn, _present(turn, subject), event.page(Away))
        case _:
            raise misdirected()


def _overview(turn: Turn) -> Card:
    """Who is not simply there: on leave, or without access."""
    scheme = turn.scheme
    away = [p for p in scheme.people.values() if p.cover is not None]
    blocks: list[Block] = [
        Text(f"{len(scheme.people)} people have access. {len(away)} are on leave.")
    ]
    blocks += [Item(f"{person.name}: {_leave(turn, person)}", (_show(person),)) for person in away]
    blocks += [
        Item(f"{person.name} has no access.", (_show(person),))
        for person in scheme.revoked.values()
    ]
    choose = Button("Choose a person", Action("people", "choose", opens=True), "primary")
    return Card("People", tuple(blocks), (choose, DESK, HOME))


def _card(turn: Turn, person: Person) -> Card:
    scheme, revoked = turn.scheme, person.id in turn.scheme.revoked
    facts = [
        ("Role", person.role.words),
        ("Organisation", scheme.organisation(person)),
        ("E-mail", person.email),
        ("Reached on", ", ".join(on.capitalize() for on, _ in person.addresses) or "nothing yet"),
        ("Access", "none" if revoked else "yes"),
    ]
    if person.cover is not None:
        facts.append(("On leave", _leave(turn, person)))
    return Card(person.name, (Facts(tuple(facts)),), (*_steps(turn, person), DESK, HOME))


def _steps(turn: Turn, person: Person) -> Iterator[Button]:
    if person.id in turn.scheme.revoked:
        yield Button("Reinstate", Action("people", "reinstate", person.id))
        return
    if person.cover is not None:
        yield Button("Back from leave", Action("people", "back", person.id))
    else:
        yield Button("On leave", Action("people", "leave", person.id, opens=True))
    if len(governance.roles_open_to(person)) > 1:
        yield Button("Change role", Action("people", "role", person.id, opens=True))
    yield Button("Revoke", Action("people", "revoke", person.id), "danger")


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
    scheme, books = turn.scheme, turn.books
    if (person.id in scheme.revoked) == revoked:
        said = "has no access already" if revoked else "has access already"
        raise Refused(L13, f"{person.name} {said}.", "Open Desk for what you can do.")
    if not revoked and person.partner and scheme.partners[person.partner].is_gone:
        raise Refused(
            L13,
            f"{scheme.partners[person.partner].name} is no longer a partner of the scheme.",
            "Put the person under another organisation in the scheme file.",
        )
    books.roster.revoke(person, revoked=revoked)
    there = {p.id: p for p in (*scheme.people.values(), *scheme.revoked.values())}
    barred = (set(scheme.revoked) | {person.id}) if revoked else set(scheme.revoked) - {person.id}
    turn.scheme = replace(
        scheme,
        people={id_: p for id_, p in there.items() if id_ not in barred},
        revoked={id_: p for id_, p in there.items() if id_ in barred},
    )
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
        f"{person.name} is on leave until {_day(page.back_on)}. {cover.name} is asked in "
        "their place.",
        cover=cover.id,
    )


def _keeps(turn: Turn, person: Person, what: str, said: str, **codes: object) -> Reply:
    turn.books.roster.keep_person(person)
    turn.scheme = replace(turn.scheme, people=dict(turn.scheme.people) | {person.id: person})
    told(turn, what, person=person.id, **codes)
    redraw_open(turn)
    return Whisper(said, (DESK, HOME))


def _leave(turn: Turn, person: Person) -> str:
    cover = turn.scheme.people.get(person.cover) if person.cover else None
    who = f"{cover.name} covers" if cover else "nobody covers any more"
    return f"until {_day(person.back_on)}; {who}" if person.back_on else who


def _day(on: date) -> str:
    return f"{on:%a} {on.day} {on:%b}"


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
    if found.id in turn.scheme.revoked:
        raise Refused(L13, f"{found.name} has no access.", "Reinstate them first.")
    return found


def _show(person: Person) -> Button:
    return Button("Open", Action("people", "show", person.id))


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
    if isinstance(page, Away) and page.back_on <= turn.today:
        yield Problem("back_on", "Put a day that is to come: the first on which they are back.")


CHOOSE = Interview(Form("person", 1, "People", (Somebody,), send="Open"), _options, _check)
ROLE = Interview(Form("role", 1, "Change role", (NewRole,), send="Change role"), _options, _check)
LEAVE = Interview(Form("leave", 1, "On leave", (Away,), send="On leave"), _options, _check)

INTERVIEWS = (CHOOSE, ROLE, LEAVE)
