"""A scheme file applied: the kept roster becomes what the file says, and tells what changed."""

import secrets
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, insert, select

from bot.chat.address import Address
from bot.domain.ids import PersonId
from bot.domain.person import Person
from bot.domain.scheme import Scheme, listed
from bot.domain.standing import as_governed, still_stands
from bot.flows.ports import Collision
from bot.store import audit
from bot.store import tables as t
from bot.store.governing import withdraw
from bot.store.keys import Keys
from bot.store.roster import everyone, read
from bot.store.roster_changes import changes
from bot.store.roster_writing import Joined, joined_at, write
from bot.store.unit_of_work import SqlStore, collisions

_TRIES = 3


class SchemeRefused(Exception):
    """A scheme that cannot be applied over the one that is kept; the sentence says why."""


def apply(store: SqlStore, wanted: Scheme, at: datetime) -> list[str]:
    """Make the kept scheme what the file says, and tell what changed, a sentence each.

    People keep their id by e-mail: one who comes to another landlord under the same address is the
    same professional, and leads the same cases. One who is no longer named loses access at once
    (L14), and cards are taken back from their addresses. What a coordinator paused, revoked, froze
    or merged meanwhile stays so, and is told (L13).
    Raises:
        SchemeRefused: a partner is no longer named (it must leave by its own act).
        Collision: others were first three times over; nothing was done.
    """
    for attempt in range(1, _TRIES + 1):
        try:
            with collisions(), store.database.write() as connection:
                return _apply(connection, Keys(connection, store.vault), wanted, at)
        except Collision:
            if attempt == _TRIES:
                raise
    raise AssertionError("unreachable")


def _apply(connection: Connection, keys: Keys, wanted: Scheme, now: datetime) -> list[str]:
    row = connection.execute(
        select(t.scheme.c.revision, t.scheme.c.key_id)
        .where(t.scheme.c.scheme_id == wanted.code)
        .with_for_update()
    ).one_or_none()
    if row is None:
        key, revision, current = keys.make(wanted.code), 0, None
        connection.execute(
            insert(t.scheme).values(
                scheme_id=wanted.code,
                name=wanted.name,
                time_zone=wanted.time_zone,
                policy="{}",
                revision=0,
                key_id=key.id,
            )
        )
        audit.begin(connection, key, wanted.code)
    else:
        key, revision = keys.open(wanted.code, row.key_id), row.revision
        current = read(connection, keys, wanted.code)
        _refuse_missing_partners(current, wanted)
    known = everyone(connection, key, wanted.code)
    named = _with_lasting_ids(wanted, [person for person, *_ in known])
    joined = joined_at(connection, wanted.code)
    named = _with_joined(named, joined)
    revoked = {person.id: since for person, _, since in known if since is not None}
    if current is not None:
        named = as_governed(named, current, frozenset(revoked))
    told = changes(current, named)
    if told:
        _withdraw(connection, current, named, now)
        write(connection, key, named, revision + 1, now, joined, revoked)
        chain = audit.AuditChain(connection, key, wanted.code, now)
        chain.append("operator", "operator", "SchemeApplied", "", {"changes": len(told)})
        chain.close()
    return [*told, *still_stands(named, frozenset(revoked))]


def _refuse_missing_partners(current: Scheme, wanted: Scheme) -> None:
    missing = set(current.partners) - set(wanted.partners)
    gone = sorted(code for code in missing if not current.partners[code].is_gone)
    if gone:
        raise SchemeRefused(
            f"{listed(current.partners[code].name for code in gone)} "
            f"{'is' if len(gone) == 1 else 'are'} missing from the file. A partner leaves by its "
            "own act, so that its debts are settled: put it back."
        )


def _with_lasting_ids(wanted: Scheme, known: list[Person]) -> Scheme:
    lasting = {person.email.lower(): person.id for person in known}
    people = [
        replace(person, id=lasting.get(person.email.lower(), PersonId(secrets.token_hex(6))))
        for person in (*wanted.people.values(), *wanted.revoked.values())
    ]
    return replace(wanted, people={person.id: person for person in people}, revoked={})


def _with_joined(wanted: Scheme, joined: Joined) -> Scheme:
    """The scheme with the addresses that people joined at, where the file names no other there."""
    taken = {address for person in wanted.people.values() for address in person.addresses}
    people = dict(wanted.people)
    for person_id, platform, address in joined:
        person = people.get(PersonId(person_id))
        if person is None or (platform, address) in taken:
            continue
        if platform not in {on for on, _ in person.addresses}:
            addresses = ((platform, address), *person.addresses)
            people[person.id] = replace(person, addresses=addresses)
    return replace(wanted, people=people)


def _withdraw(
    connection: Connection, current: Scheme | None, wanted: Scheme, now: datetime
) -> None:
    """Take every card back from addresses that are no longer anybody's (L14)."""
    gone = (_addresses(current) if current else set()) - _addresses(wanted)
    for platform, address in sorted(gone):
        withdraw(connection, wanted.code, Address(platform, address), now)


def _addresses(scheme: Scheme) -> set[tuple[str, str]]:
    people = {address for person in scheme.people.values() for address in person.addresses}
    return people | {p.channel for p in scheme.partners.values() if p.channel}
