"""The kill-switch and the people: pause, revoke, change a role, cover for leave (L13, L14)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.ids import PersonId
from bot.domain.person import LEADS, Person, Role
from bot.domain.rules import Problem, Refused, Rule
from bot.domain.scheme import Scheme

L13 = Rule("L13", "The coordinator can pause a scheme, revoke a person or a channel at once.")
L14 = Rule("L14", "Whoever leaves loses access the same day.")
R14 = Rule("R14", "A partner has one or two named leads; one that has none can answer nobody.")
COVER = Rule(
    "section 4", "Whoever covers for somebody may do for them what they may do themselves."
)

CODE_GOOD_FOR = timedelta(days=7)
"""How long a code to join by may be used, once (L14)."""

_DESK = "Open Desk for what you can do."
_IN_A_PARTNER = frozenset({Role.HOUSING_OFFICER, *LEADS})


def refuse_while_paused(scheme: Scheme, person: Person) -> None:
    """Refuse everything to everybody but the coordinators while a scheme is paused (L13)."""
    if scheme.paused and not person.is_coordinator:
        raise Refused(
            L13,
            f"{scheme.name} is paused: nothing can be done until its coordinator resumes it.",
            "If somebody is in danger now, call 999. Ask the coordinator by other means.",
        )


def pause(scheme: Scheme, *, paused: bool) -> Scheme:
    """The scheme, paused or going on again (L13).

    Raises:
        Refused: it is so already.
    """
    if scheme.paused == paused:
        state = "paused" if paused else "going on"
        raise Refused(L13, f"{scheme.name} is {state} already.", _DESK)
    return replace(scheme, paused=paused)


def refuse_revoking(actor: Person, person: Person) -> None:
    """Refuse that somebody ends their own access, so that one coordinator is always left."""
    if actor.id == person.id:
        raise Refused(
            L13,
            "You cannot end your own access.",
            "Ask another coordinator, or leave the scheme file's operator a word.",
        )


def revoke(scheme: Scheme, person: Person) -> Scheme:
    """The scheme once somebody has no access to it (L13).

    Raises:
        Refused: they have none already.
    """
    if person.id in scheme.revoked:
        raise Refused(L13, f"{person.name} has no access already.", _DESK)
    return _with_revoked(scheme, {*scheme.revoked, person.id})


def reinstate(scheme: Scheme, person: Person) -> Scheme:
    """The scheme once somebody has access to it again (L13).

    Raises:
        Refused: they have it already, or their organisation has left the scheme.
    """
    if person.id not in scheme.revoked:
        raise Refused(L13, f"{person.name} has access already.", _DESK)
    if person.partner and scheme.partners[person.partner].is_gone:
        raise Refused(
            L13,
            f"{scheme.partners[person.partner].name} is no longer a partner of the scheme.",
            "Put the person under another organisation in the scheme file.",
        )
    return _with_revoked(scheme, set(scheme.revoked) - {person.id})


def _with_revoked(scheme: Scheme, barred: set[PersonId]) -> Scheme:
    there = {p.id: p for p in (*scheme.people.values(), *scheme.revoked.values())}
    return replace(
        scheme,
        people={id_: p for id_, p in there.items() if id_ not in barred},
        revoked={id_: p for id_, p in there.items() if id_ in barred},
    )


def refuse_revoked(scheme: Scheme, person: Person) -> None:
    """Refuse to change the role or the leave of somebody who has no access (L13)."""
    if person.id in scheme.revoked:
        raise Refused(L13, f"{person.name} has no access.", "Reinstate them first.")


def with_role(scheme: Scheme, person: Person, role: Role) -> Person:
    """Somebody in another role of the same organisation; it holds until the file says another.

    Raises:
        Refused: the role is not one of that organisation's, or a partner would have no lead.
    """
    if person.role == role:
        raise Refused(R14, f"{person.name} is {role.words} already.", "Choose another role.")
    if role not in roles_open_to(person):
        raise Refused(
            R14,
            f"{person.name} works for {scheme.organisation(person)}, where nobody is a "
            f"{role.words}.",
            "Change it in the scheme file, under the organisation they work for.",
        )
    if person.is_lead and role not in LEADS and person.partner:
        others = [lead for lead in scheme.leads(person.partner) if lead.id != person.id]
        if not others:
            raise Refused(
                R14,
                f"{person.name} is the only named lead of {scheme.organisation(person)}.",
                "Make somebody else there a lead first.",
            )
    _expect_covers_fit(scheme, replace(person, role=role))
    stated = person.stated_role or person.role
    return replace(person, role=role, stated_role=None if stated is role else stated)


def _expect_covers_fit(scheme: Scheme, after: Person) -> None:
    """Refuse that somebody who is no lead would be asked in the place of one (D3, R14)."""
    people = dict(scheme.people) | {after.id: after}
    for away in people.values():
        cover = people.get(away.cover) if away.cover else None
        if cover is not None and away.is_lead and not cover.is_lead:
            raise Refused(
                COVER,
                f"{cover.name} covers for {away.name}, and only a named lead covers for one.",
                "Choose another cover first.",
            )


def roles_open_to(person: Person) -> frozenset[Role]:
    """The roles that somebody can have where they work."""
    return _IN_A_PARTNER if person.partner else frozenset({person.role})


def covers_of(scheme: Scheme, person: Person) -> tuple[Person, ...]:
    """Who could cover for somebody: present, of the same organisation, and may do the same."""
    return tuple(
        other
        for other in scheme.colleagues(person)
        if other.id != person.id and other.cover is None and may_cover(other, person)
    )


def may_cover(cover: Person, person: Person) -> bool:
    """Whether somebody is of the same organisation as another, and may do the same.

    A lead's place is taken by a lead, anybody else's by a colleague of theirs.
    """
    return (
        (cover.partner, cover.service) == (person.partner, person.service)
        and (cover.is_lead or not person.is_lead)
        # An observer's only colleagues are the coordinators, who stand in for nobody else.
        and cover.is_coordinator == person.is_coordinator
    )


def refuse_without_cover(scheme: Scheme, person: Person) -> None:
    """Refuse to ask about the leave of somebody for whom nobody could stand in."""
    if not covers_of(scheme, person):
        raise Refused(
            COVER,
            f"Nobody at {scheme.organisation(person)} can cover for {person.name}.",
            "You can act for them until they are back.",
        )


def leave_problems(back_on: date, today: date) -> Iterator[Problem]:
    """What is wrong with the day on which somebody is to be back."""
    if back_on <= today:
        yield Problem("back_on", "Put a day that is to come: the first on which they are back.")


def on_leave(scheme: Scheme, person: Person, cover: Person, back_on: date, today: date) -> Person:
    """Somebody on leave: until the day they are back, the cover is asked in their place.

    Raises:
        Refused: that person cannot cover for them, or the day is not to come.
    """
    if cover.id not in {other.id for other in covers_of(scheme, person)}:
        raise Refused(
            COVER,
            f"{cover.name} cannot cover for {person.name}: it takes somebody of the same "
            "organisation who may do the same, and who is not away.",
            "Choose somebody else.",
        )
    if back_on <= today:
        raise Refused(COVER, "The day on which they are back must be to come.", "Put a later day.")
    if scheme.acts_for(person) != {person.id}:
        raise Refused(
            COVER,
            f"{person.name} covers for somebody else, who would have nobody then.",
            "Choose another cover for that person first.",
        )
    return replace(person, cover=cover.id, back_on=back_on)


def back(person: Person) -> Person:
    """Somebody who is back from leave, sooner than was said."""
    if person.cover is None:
        raise Refused(COVER, f"{person.name} is not on leave.", "Open Home for what you can do.")
    return replace(person, cover=None, back_on=None)
