"""A scheme's roster: read whole, and remembered until its revision changes."""

from datetime import datetime
from typing import Any

import orjson
from pydantic import TypeAdapter
from sqlalchemy import Connection, select

from bot.domain.ids import AreaCode, PartnerCode, PersonId, SchemeCode, ServiceCode
from bot.domain.partner import Kind, Partner, SupportService
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

    def forget(self) -> None:
        """Read every scheme again when it is asked for next."""
        self._kept = {}


def read(connection: Connection, keys: Keys, code: SchemeCode) -> Scheme:
    """The roster as it is kept, of people who have access."""
    row = connection.execute(select(t.scheme).where(t.scheme.c.scheme_id == code)).one()
    key = keys.open(code, row.key_id)
    return Scheme(
        code=code,
        name=row.name,
        time_zone=row.time_zone,
        policy=POLICY.validate_json(row.policy),
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
            for person, removed in everyone(connection, key, code)
            if removed is None
        },
    )


def everyone(
    connection: Connection, key: DataKey, code: SchemeCode
) -> list[tuple[Person, datetime | None]]:
    """Everybody who was ever named, with when they were removed, if they were."""
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
