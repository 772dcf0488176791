"""What a scheme file applied later leaves as the coordinator has it, and tells (L13, C10, C11)."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain import governance
from bot.domain.ids import PersonId
from bot.domain.partner import Membership, Partner
from bot.domain.person import Person
from bot.domain.scheme import Scheme


def as_governed(wanted: Scheme, current: Scheme, revoked: frozenset[PersonId]) -> Scheme:
    """The scheme of a file, with what a coordinator did since: it takes their act to undo it.

    A partner that has gone stays known, be it in the file or not: the ledger names it. A role
    that a coordinator gave holds until the file says another than it did then. Whoever may not
    cover for somebody any more, covers for them no longer.
    """
    partners = {
        code: _partner(partner, current.partners.get(code))
        for code, partner in wanted.partners.items()
    }
    gone = {code: p for code, p in current.partners.items() if p.is_gone and code not in partners}
    known = dict(current.people) | dict(current.revoked)
    people = {
        person.id: _person(person, known.get(person.id), current)
        for person in wanted.people.values()
    }
    away = {
        person.id: replace(person, cover=None, back_on=None)
        for person in people.values()
        if person.cover is not None and not _covers(people.get(person.cover), person)
    }
    people |= away
    everywhere = partners | gone
    barred = {
        person.id
        for person in people.values()
        if person.id in revoked or (person.partner and everywhere[person.partner].is_gone)
    }
    return replace(
        wanted,
        partners=everywhere,
        people={p.id: p for p in people.values() if p.id not in barred},
        revoked={p.id: p for p in people.values() if p.id in barred},
        paused=current.paused,
    )


def still_stands(scheme: Scheme, revoked: frozenset[PersonId]) -> Iterator[str]:
    """What the file does not undo, a sentence each."""
    if scheme.paused:
        yield f"{scheme.name} is still paused: a coordinator resumes it at the desk."
    for person in scheme.revoked.values():
        if person.id in revoked:
            yield f"{person.name} still has no access: a coordinator reinstates them at the desk."
    for partner in scheme.partners.values():
        if partner.stopped_channel:
            yield f"The channel of {partner.name} is still paused."
        if partner.membership in (Membership.FROZEN, Membership.LEAVING):
            yield f"{partner.name} still takes no new referrals."


def _covers(cover: Person | None, person: Person) -> bool:
    return cover is not None and governance.may_cover(cover, person)


def _partner(partner: Partner, kept: Partner | None) -> Partner:
    if kept is None:
        return partner
    channel = partner.channel or partner.stopped_channel
    stopped = kept.stopped_channel is not None
    return replace(
        partner,
        channel=None if stopped else channel,
        stopped_channel=channel if stopped else None,
        membership=kept.membership,
        successor=kept.successor,
    )


def _person(person: Person, kept: Person | None, current: Scheme) -> Person:
    if kept is None:
        return person
    partner = person.partner
    merged = current.partners.get(partner) if partner else None
    if merged is not None and merged.membership is Membership.MERGED and merged.successor:
        partner = merged.successor
    follows = replace(person, partner=partner, cover=kept.cover, back_on=kept.back_on)
    if kept.stated_role is not None and person.role in (kept.stated_role, kept.role):
        return replace(follows, role=kept.role, stated_role=kept.stated_role)
    return replace(follows, stated_role=None)
