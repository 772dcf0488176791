"""The audit chain: each link signs the one before, the head signs the count (L9)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import orjson
from sqlalchemy import Connection, bindparam, insert, select, update

from bot.domain.ids import PartnerCode, PersonId, Reference
from bot.flows.ports import Link, Pause
from bot.store.tables import audit, audit_head
from bot.store.vault import DataKey

_HEAD = (
    select(audit_head.c.number, audit_head.c.mac)
    .where(audit_head.c.scheme_id == bindparam("scheme"))
    .with_for_update()
)
_LINK = insert(audit)
_MOVE_HEAD = (
    update(audit_head)
    .where(audit_head.c.scheme_id == bindparam("scheme"))
    .values({name: bindparam(name) for name in ("number", "mac", "signed")})
)
_PAUSED, _RESUMED = "SchemePaused", "SchemeResumed"
_PAUSES = (
    select(audit.c.what, audit.c.at)
    .where(audit.c.scheme_id == bindparam("scheme"), audit.c.what.in_((_PAUSED, _RESUMED)))
    .order_by(audit.c.number)
)
_START = b"\0" * 32


class AuditChain:
    """The chain of one scheme within one turn.

    Links are gathered and chained by ``close``, last thing before the commit, so that the head
    row is locked for as short as can be.
    """

    def __init__(self, connection: Connection, key: DataKey, scheme: str, at: datetime) -> None:
        self._connection = connection
        self._key = key
        self._scheme = scheme
        self._at = at
        self._links: list[dict[str, object]] = []

    def append(
        self, person: str, acted_as: str, what: str, reference: str, codes: Mapping[str, object]
    ) -> None:
        self._links.append(
            {
                "person_id": person,
                "acted_as": acted_as,
                "what": what,
                "reference": reference,
                "codes": orjson.dumps(codes, option=orjson.OPT_SORT_KEYS).decode(),
            }
        )

    def of(self, reference: Reference) -> list[Link]:
        rows = self._connection.execute(
            select(audit)
            .where(audit.c.scheme_id == self._scheme, audit.c.reference == reference)
            .order_by(audit.c.number)
        )
        return [
            Link(
                row.at,
                PersonId(row.person_id),
                row.acted_as,
                row.what,
                PartnerCode(str(orjson.loads(row.codes).get("partner", ""))),
            )
            for row in rows
        ]

    def pauses(self) -> list[Pause]:
        return pauses(self._connection, self._scheme)

    def close(self) -> None:
        """Chain what was gathered."""
        if not self._links:
            return
        number, mac = self._locked_head()
        rows = []
        for link in self._links:
            number += 1
            mac = self._key.mac(mac + _signable(number, self._at, link))
            rows.append(
                link | {"scheme_id": self._scheme, "number": number, "at": self._at, "mac": mac}
            )
        self._connection.execute(_LINK, rows)
        self._connection.execute(
            _MOVE_HEAD,
            {
                "scheme": self._scheme,
                "number": number,
                "mac": mac,
                "signed": _signed(self._key, number, mac),
            },
        )
        self._links = []

    def _locked_head(self) -> tuple[int, bytes]:
        head = self._connection.execute(_HEAD, {"scheme": self._scheme}).one()
        return head.number, head.mac


def pauses(connection: Connection, scheme: str) -> list[Pause]:
    """When a scheme was paused, the earliest first."""
    found: list[Pause] = []
    for what, at in connection.execute(_PAUSES, {"scheme": scheme}):
        if what == _RESUMED:
            found[-1] = replace(found[-1], ended=at)
        else:
            found.append(Pause(at, None))
    return found


def begin(connection: Connection, key: DataKey, scheme: str) -> None:
    """The head of a new scheme's chain."""
    connection.execute(
        insert(audit_head).values(
            scheme_id=scheme, number=0, mac=_START, signed=_signed(key, 0, _START)
        )
    )


def verify(connection: Connection, key: DataKey, scheme: str) -> tuple[int, str]:
    """How many links hold, and what is wrong with the next; an empty text in a whole chain."""
    head = connection.execute(
        select(audit_head).where(audit_head.c.scheme_id == scheme)
    ).one_or_none()
    if head is None or head.signed != _signed(key, head.number, head.mac):
        return 0, "the count of links was not signed by this scheme's key"
    mac, number = _START, 0
    rows = connection.execute(
        select(audit).where(audit.c.scheme_id == scheme).order_by(audit.c.number)
    )
    for row in rows:
        if row.number != number + 1:
            return number, f"link {number + 1} is missing"
        mac = key.mac(mac + _signable(row.number, row.at, row._asdict()))
        if mac != row.mac:
            return number, f"link {row.number} was changed"
        number = row.number
    if number != head.number or mac != head.mac:
        return number, f"the chain ends at link {number}, and {head.number} were signed"
    return number, ""


def _signable(number: int, at: datetime, link: Mapping[str, object]) -> bytes:
    said = [link[name] for name in ("person_id", "acted_as", "what", "reference", "codes")]
    return orjson.dumps([number, int(at.timestamp() * 1_000_000), *said])


def _signed(key: DataKey, number: int, mac: bytes) -> bytes:
    return key.mac(b"head" + number.to_bytes(8, "big") + mac)
