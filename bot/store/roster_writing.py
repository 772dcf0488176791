"""A scheme's roster as rows: all of it written anew, as a scheme file leaves it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, delete, select, update

from bot.domain.ids import PersonId, SchemeCode
from bot.domain.partner import Partner
from bot.domain.person import Person
from bot.domain.scheme import Scheme
from bot.store import tables as t
from bot.store.roster import POLICY
from bot.store.upsert import upsert
from bot.store.vault import DataKey

Joined = dict[tuple[str, str, str], datetime]
"""When somebody joined by a code, by person, platform and address."""


def joined_at(connection: Connection, code: SchemeCode) -> Joined:
    """Where people are reached since they opened a code there, and since when."""
    rows = connection.execute(
        select(t.person_address).where(
            t.person_address.c.scheme_id == code, t.person_address.c.joined_at.is_not(None)
        )
    )
    return {(row.person_id, row.platform, row.address): row.joined_at for row in rows}


def write(
    connection: Connection,
    key: DataKey,
    scheme: Scheme,
    revision: int,
    now: datetime,
    joined: Joined,
    revoked: Mapping[PersonId, datetime],
) -> None:
    """Keep this roster under this revision; who is in it no longer stays known as removed."""
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
