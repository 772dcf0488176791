"""What the desk reads of the people: who is not simply there, and one of them (L13)."""

from collections.abc import Iterator

from bot.chat.action import Action
from bot.chat.cards import Block, Button, Card, Facts, Item, Text
from bot.domain import governance
from bot.domain.person import Person
from bot.flows.age import short_day
from bot.flows.flow import Turn
from bot.flows.steps import DESK, HOME


def overview(turn: Turn) -> Card:
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


def person_card(turn: Turn, person: Person) -> Card:
    """Everything that the desk knows of somebody, and what may be changed."""
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


def _leave(turn: Turn, person: Person) -> str:
    cover = turn.scheme.people.get(person.cover) if person.cover else None
    who = f"{cover.name} covers" if cover else "nobody covers any more"
    return f"until {short_day(person.back_on)}; {who}" if person.back_on else who


def _show(person: Person) -> Button:
    return Button("Open", Action("people", "show", person.id))
