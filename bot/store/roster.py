"""A scheme's roster: read whole, remembered until its revision changes, applied from a file."""

import secrets
from dataclasses import replace
from datetime import datetime
from typing import Any

import orjson
from pydantic import TypeAdapter
from sqlalchemy import Connection, delete, insert, select, update

from bot.domain.ids import AreaCode, PartnerCode, PersonId, SchemeCode, ServiceCode
from bot.domain.partner import Kind, Partner, SupportService
from bot.domain.person import Person, Role
from bot.domain.policy import Policy
from bot.domain.scheme import Area, Scheme, listed
from bot.store import audit
from bot.store import tables as t
from bot.store.keys import Keys
from bot.store.roster_changes import changes
from bot.store.upsert import upsert
from bot.store.vault import DataKey

_POLICY = TypeAdapter(Policy)
_REVISIONS = select(t.scheme.c.scheme_id, t.scheme.c.revision, t.scheme.c.key_id).order_by(
    t.scheme.c.scheme_id
)


class SchemeRefused(Exception):
    """A scheme that cannot be applied over the one that is kept; the sentence says why."""


class Rosters:
    """Rosters remembered by scheme and revision; one a process."""

    def __init__(self) -> None:
        self._kept: dict[SchemeCode, tuple[int, Scheme]] = {}
        self.key_ids: dict[SchemeCode, str] = {}

    def all(self, connection: Connection, keys: Keys) -> list[Scheme]:
        """Every scheme as it stands, read again only where its revision changed."""
        found = []
        for code, revision, key_id in connection.execute(_REVISIONS).all():
            self.key_ids[code] = key_id
            kept = self._kept.get(code)
            if kept is None or kept[0] != revision:
                kept = self._kept[code] = (revision, read(connection, keys, code))
            found.append(kept[1])
        return found


def apply(connection: Connection, keys: Keys, wanted: Scheme, now: datetime) -> list[str]:
    """Make the kept scheme what the file says, and tell what changed, a sentence each.

    People keep their id by e-mail; one who is no longer named loses access at once (L14).
    Raises:
        SchemeRefused: a partner is no longer named (it must leave by its own act).
    """
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
    named = _with_lasting_ids(wanted, _everyone(connection, key, wanted.code))
    told = changes(current, named)
    if told:
        _withdraw(connection, current, named, now)
        _write(connection, key, named, revision + 1, now)
        chain = audit.AuditChain(connection, key, wanted.code, now)
        chain.append("operator", "operator", "SchemeApplied", "", {"changes": len(told)})
        chain.close()
    return told


def read(connection: Connection, keys: Keys, code: SchemeCode) -> Scheme:
    """The roster as it is kept, of people who have access."""
    row = connection.execute(select(t.scheme).where(t.scheme.c.scheme_id == code)).one()
    key = keys.open(code, row.key_id)
    return Scheme(
        code=code,
        name=row.name,
        time_zone=row.time_zone,
        policy=_POLICY.validate_json(row.policy),
        areas={
            AreaCode(a.code): Area(AreaCode(a.code), a.name, a.region)
            for a in _rows(connection, t.area, code)
        },
        partners={
            PartnerCode(p.code): Partner(
                PartnerCode(p.code),
                p.name,
                Kind(p.kind),
                frozenset(orjson.loads(p.stock_in)),
                p.agreement_signed,
                (p.channel_platform, p.channel_address) if p.channel_platform else None,
            )
            for p in _rows(connection, t.partner, code)
        },
        services={
            ServiceCode(s.code): SupportService(ServiceCode(s.code), s.name)
            for s in _rows(connection, t.service, code)
        },
        people={
            person.id: person
            for person, removed in _everyone(connection, key, code)
            if removed is None
        },
    )


def _everyone(
    connection: Connection, key: DataKey, code: SchemeCode
) -> list[tuple[Person, datetime | None]]:
    addresses: dict[str, list[tuple[str, str]]] = {}
    for a in connection.execute(
        select(t.person_address)
        .where(t.person_address.c.scheme_id == code)
        .order_by(t.person_address.c.rank)
    ):
        addresses.setdefault(a.person_id, []).append((a.platform, a.address))
    found = []
    for p in _rows(connection, t.person, code):
        said = orjson.loads(key.open(p.sealed, f"person/{p.person_id}"))
        person = Person(
            PersonId(p.person_id),
            said["name"],
            Role(p.role),
            said["email"],
            said["phone"],
            PartnerCode(p.partner) if p.partner else None,
            ServiceCode(p.service) if p.service else None,
            tuple(addresses.get(p.person_id, ())),
        )
        found.append((person, p.removed_at))
    return found


def _rows(connection: Connection, table: Any, code: SchemeCode) -> Any:
    keys = list(table.primary_key.columns)
    return connection.execute(select(table).where(table.c.scheme_id == code).order_by(*keys))


def _refuse_missing_partners(current: Scheme, wanted: Scheme) -> None:
    gone = sorted(set(current.partners) - set(wanted.partners))
    if gone:
        raise SchemeRefused(
            f"{listed(current.partners[code].name for code in gone)} "
            f"{'is' if len(gone) == 1 else 'are'} missing from the file. A partner leaves by its "
            "own act, so that its debts are settled: put it back."
        )


def _with_lasting_ids(wanted: Scheme, known: list[tuple[Person, datetime | None]]) -> Scheme:
    lasting = {person.email.lower(): person.id for person, _ in known}
    people = [
        replace(person, id=lasting.get(person.email.lower(), PersonId(secrets.token_hex(6))))
        for person in wanted.people.values()
    ]
    return replace(wanted, people={person.id: person for person in people})


def _write(
    connection: Connection, key: DataKey, scheme: Scheme, revision: int, now: datetime
) -> None:
    code = scheme.code
    connection.execute(
        update(t.scheme)
        .where(t.scheme.c.scheme_id == code)
        .values(
            name=scheme.name,
            time_zone=scheme.time_zone,
            policy=_POLICY.dump_json(scheme.policy).decode(),
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
    _put(connection, t.partner, [_partner_row(code, p) for p in scheme.partners.values()])
    _put(connection, t.person, [_person_row(code, key, p) for p in scheme.people.values()])
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
            }
            for person in scheme.people.values()
            for rank, (platform, address) in enumerate(person.addresses)
        ],
    )


def _withdraw(
    connection: Connection, current: Scheme | None, wanted: Scheme, now: datetime
) -> None:
    """Take every card back from addresses that are no longer anybody's (L14)."""
    gone = (_addresses(current) if current else set()) - _addresses(wanted)
    for platform, address in sorted(gone):
        connection.execute(
            update(t.destination)
            .where(
                t.destination.c.scheme_id == wanted.code,
                t.destination.c.platform == platform,
                t.destination.c.address == address,
            )
            .values(withdrawn=True, due_at=now)
        )


def _addresses(scheme: Scheme) -> set[tuple[str, str]]:
    people = {address for person in scheme.people.values() for address in person.addresses}
    return people | {p.channel for p in scheme.partners.values() if p.channel}


def _put(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(upsert(connection, table), rows)


def _partner_row(code: SchemeCode, partner: Partner) -> dict[str, Any]:
    platform, address = partner.channel or (None, None)
    return {
        "scheme_id": code,
        "code": partner.code,
        "name": partner.name,
        "kind": partner.kind,
        "stock_in": orjson.dumps(sorted(partner.stock_in)).decode(),
        "agreement_signed": partner.agreement_signed,
        "channel_platform": platform,
        "channel_address": address,
    }


def _person_row(code: SchemeCode, key: DataKey, person: Person) -> dict[str, Any]:
    said = {"name": person.name, "email": person.email, "phone": person.phone}
    return {
        "scheme_id": code,
        "person_id": person.id,
        "role": person.role,
        "partner": person.partner,
        "service": person.service,
        "sealed": key.seal(orjson.dumps(said), f"person/{person.id}"),
        "removed_at": None,
    }
