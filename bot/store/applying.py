"""A scheme file applied: the kept roster becomes what the file says, and tells what changed."""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, delete, insert, select, update

from bot.chat.address import Address
from bot.domain.ids import PersonId, SchemeCode
from bot.domain.partner import Partner
from bot.domain.person import Person
from bot.domain.scheme import Scheme, listed
from bot.flows.ports import Collision
from bot.store import audit
from bot.store import tables as t
from bot.store.governing import withdraw
from bot.store.keys import Keys
from bot.store.roster import POLICY, everyone, read
from bot.store.roster_changes import changes
from bot.store.standing import as_governed, still_stands
from bot.store.unit_of_work import SqlStore, collisions
from bot.store.upsert import upsert
from bot.store.vault import DataKey

_TRIES = 3

Joined = dict[tuple[str, str, str], datetime]
"""When somebody joined by a code, by person, platform and address."""


class SchemeRefused(Exception):
    """A scheme that cannot be applied over the one that is kept; the sentence says why."""


def apply(store: SqlStore, wanted: Scheme, at: datetime) -> list[str]:
    """Make the kept scheme what the file says, and tell what changed, a sentence each.

    People keep their id by e-mail; one who is no longer named loses access at once (L14), and
    cards are taken back from their addresses. What a coordinator paused, revoked, froze or
    merged meanwhile stays so, and is told (L13).
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
    joined = _joined(connection, wanted.code)
    named = _with_joined(named, joined)
    revoked = {person.id: since for person, _, since in known if since is not None}
    if current is not None:
        named = as_governed(named, current, frozenset(revoked))
    told = changes(current, named)
    if told:
        _withdraw(connection, current, named, now)
        _write(connection, key, named, revision + 1, now, joined, revoked)
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


def _joined(connection: Connection, code: SchemeCode) -> Joined:
    """Where people are reached since they opened a code there, and since when."""
    rows = connection.execute(
        select(t.person_address).where(
            t.person_address.c.scheme_id == code, t.person_address.c.joined_at.is_not(None)
        )
    )
    return {(row.person_id, row.platform, row.address): row.joined_at for row in rows}


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


def _write(
    connection: Connection,
    key: DataKey,
    scheme: Scheme,
    revision: int,
    now: datetime,
    joined: Joined,
    revoked: Mapping[PersonId, datetime],
) -> None:
    code = scheme.code
    people = [*scheme.people.values(), *scheme.revoked.values()]
    connection.execute(
        update(t.scheme)
        .where(t.scheme.c.scheme_id == code)
        .values(
            name=scheme.name,
            time_zone=scheme.time_zone,
            policy=POLICY.dump_json(scheme.policy).decode(),
            revision=revision,
        )
    )
    for table in (t.area, t.service, t.person_address):
        connection.execute(delete(table).where(table.c.scheme_id == code))
    connection.execute(
        update(t.person)
        .where(t.person.c.scheme_id == code, t.person.c.removed_at.is_(None))
        .values(removed_at=now)
    )
    _put(
        connection,
        t.area,
        [
            {"scheme_id": code, "code": a.code, "name": a.name, "region": a.region}
            for a in scheme.areas.values()
        ],
    )
    _put(
        connection,
        t.service,
        [{"scheme_id": code, "code": s.code, "name": s.name} for s in scheme.services.values()],
    )
    stopped = {
        row.code: row.channel_stopped_at
        for row in connection.execute(select(t.partner).where(t.partner.c.scheme_id == code))
    }
    _put(
        connection,
        t.partner,
        [_partner_row(code, p, stopped.get(p.code)) for p in scheme.partners.values()],
    )
    _put(connection, t.person, [_person_row(code, key, p, revoked.get(p.id)) for p in people])
    _put(
        connection,
        t.person_address,
        [
            {
                "scheme_id": code,
                "platform": platform,
                "address": address,
                "person_id": person.id,
                "rank": rank,
                "joined_at": joined.get((person.id, platform, address)),
            }
            for person in people
            for rank, (platform, address) in enumerate(person.addresses)
        ],
    )


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


def _put(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(upsert(connection, table), rows)


def _partner_row(code: SchemeCode, partner: Partner, stopped_at: datetime | None) -> dict[str, Any]:
    platform, address = partner.channel or partner.stopped_channel or (None, None)
    return {
        "scheme_id": code,
        "code": partner.code,
        "name": partner.name,
        "kind": partner.kind,
        "stock_in": orjson.dumps(sorted(partner.stock_in)).decode(),
        "agreement_signed": partner.agreement_signed,
        "channel_platform": platform,
        "channel_address": address,
        "channel_stopped_at": stopped_at,
        "membership": partner.membership,
        "successor": partner.successor,
    }


def _person_row(
    code: SchemeCode, key: DataKey, person: Person, revoked_at: datetime | None
) -> dict[str, Any]:
    said = {"name": person.name, "email": person.email, "phone": person.phone}
    return {
        "scheme_id": code,
        "person_id": person.id,
        "role": person.role,
        "partner": person.partner,
        "service": person.service,
        "sealed": key.seal(orjson.dumps(said), f"person/{person.id}"),
        "removed_at": None,
        "revoked_at": revoked_at,
        "stated_role": person.stated_role,
        "cover": person.cover,
        "back_on": person.back_on,
    }
