"""A scheme's roster: read whole, and remembered until its revision changes."""

from datetime import datetime
from typing import Any

import orjson
from pydantic import TypeAdapter
from sqlalchemy import Connection, bindparam, select

from bot.domain.ids import AreaCode, PartnerCode, PersonId, SchemeCode, ServiceCode
from bot.domain.partner import Kind, Membership, Partner, SupportService
from bot.domain.person import Person, Role
from bot.domain.policy import Policy
from bot.domain.scheme import Area, Scheme
from bot.store import tables as t
from bot.store.keys import Keys
from bot.store.vault import DataKey

POLICY = TypeAdapter(Policy)
_REVISIONS = select(t.scheme.c.scheme_id, t.scheme.c.revision, t.scheme.c.key_id).order_by(
    t.scheme.c.scheme_id
)
_REVISION = select(t.scheme.c.revision).where(t.scheme.c.scheme_id == bindparam("one"))


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
            while kept is None or kept[0] != revision:
                # One that changes while it is read, table by table, is read again.
                kept = self._kept[code] = (revision, read(connection, keys, code))
                revision = connection.scalar(_REVISION, {"one": code})
            found.append(kept[1])
        return found

    def forget(self) -> None:
        """Read every scheme again when it is asked for next."""
        self._kept = {}


def read(connection: Connection, keys: Keys, code: SchemeCode) -> Scheme:
    """The roster as it is kept, of people who have access."""
    row = connection.execute(select(t.scheme).where(t.scheme.c.scheme_id == code)).one()
    key = keys.open(code, row.key_id)
    people = everyone(connection, key, code)
    # After the people: whoever joins meanwhile with a new landlord is not met without it.
    partners = {p.code: _partner(p) for p in _rows(connection, t.partner, code)}
    named = [
        (person, revoked or (person.partner is not None and partners[person.partner].is_gone))
        for person, removed, revoked in people
        if removed is None
    ]
    return Scheme(
        code=code,
        name=row.name,
        time_zone=row.time_zone,
        policy=POLICY.validate_json(row.policy),
        areas={
            AreaCode(a.code): Area(AreaCode(a.code), a.name, a.region)
            for a in _rows(connection, t.area, code)
        },
        partners=partners,
        services={
            ServiceCode(s.code): SupportService(ServiceCode(s.code), s.name)
            for s in _rows(connection, t.service, code)
        },
        people={person.id: person for person, barred in named if not barred},
        paused=row.paused_at is not None,
        revoked={person.id: person for person, barred in named if barred},
    )


def _partner(row: Any) -> Partner:
    channel = (row.channel_platform, row.channel_address) if row.channel_platform else None
    stopped = row.channel_stopped_at is not None
    return Partner(
        PartnerCode(row.code),
        row.name,
        Kind(row.kind),
        frozenset(orjson.loads(row.stock_in)),
        row.agreement_signed,
        None if stopped else channel,
        Membership(row.membership),
        PartnerCode(row.successor) if row.successor else None,
        channel if stopped else None,
    )


def everyone(
    connection: Connection, key: DataKey, code: SchemeCode
) -> list[tuple[Person, datetime | None, datetime | None]]:
    """Everybody who was ever named, with when they were removed and revoked, if they were."""
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
            Role(p.stated_role) if p.stated_role else None,
            PersonId(p.cover) if p.cover else None,
            p.back_on,
        )
        found.append((person, p.removed_at, p.revoked_at))
    return found


def _rows(connection: Connection, table: Any, code: SchemeCode) -> Any:
    keys = list(table.primary_key.columns)
    return connection.execute(select(table).where(table.c.scheme_id == code).order_by(*keys))
