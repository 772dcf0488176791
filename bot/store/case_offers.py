"""What was offered to a case, and who waits in its line, as rows; each home is sealed."""

from collections.abc import Collection, Mapping
from typing import Any

import orjson
from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, delete, insert, update

from bot.domain.case import ACTIVE, Case, Offer, OfferState, RefusalCode, Whose
from bot.domain.ids import PartnerCode
from bot.domain.property import Home
from bot.store.of_cases import OfCases
from bot.store.tables import offer as o
from bot.store.tables import waiting as w
from bot.store.vault import DataKey

_HOME = TypeAdapter(Home)
_OFFERS = OfCases(o, o.c.number)
_LINES = OfCases(w, w.c.place)
_INSERT_OFFER = insert(o)


def read_offers(
    connection: Connection, scheme: str, keys: Mapping[str, DataKey], references: Collection[str]
) -> dict[str, list[Offer]]:
    """The offers made to these cases, each case's in the order in which they were made."""
    found: dict[str, list[Offer]] = {}
    for row in _OFFERS.read(connection, scheme, references):
        found.setdefault(row.reference, []).append(_offer(row, keys[row.reference]))
    return found


def save_offers(
    connection: Connection, scheme: str, before: Case, after: Case, key: DataKey
) -> None:
    """Keep the offers to a case that are new or have changed."""
    known = {offer.number: offer for offer in before.offers}
    changed = [offer for offer in after.offers if known.get(offer.number) != offer]
    # The one that lets go is written first, so that at no moment two hold.
    for offer in sorted(changed, key=lambda offer: offer.state in ACTIVE):
        values = {
            "partner": offer.partner,
            "state": offer.state,
            "since": offer.since,
            "sealed": key.seal(_sealed(offer), _place(after.reference, offer.number)),
        }
        row = {"scheme_id": scheme, "reference": after.reference, "number": offer.number}
        if offer.number in known:
            connection.execute(
                update(o)
                .where(*(o.c[name] == value for name, value in row.items()))
                .values(**values)
            )
        else:
            connection.execute(_INSERT_OFFER, row | values)


def read_lines(
    connection: Connection, scheme: str, references: Collection[str]
) -> dict[str, list[PartnerCode]]:
    """Who waits for each of these cases, the first in line first."""
    found: dict[str, list[PartnerCode]] = {}
    for row in _LINES.read(connection, scheme, references):
        found.setdefault(row.reference, []).append(PartnerCode(row.partner))
    return found


def save_line(connection: Connection, scheme: str, before: Case, after: Case) -> None:
    """Keep who waits for a case."""
    kept = before.line
    if after.line[: len(kept)] != kept:
        connection.execute(
            delete(w).where(w.c.scheme_id == scheme, w.c.reference == after.reference)
        )
        kept = ()
    rows = [
        {"scheme_id": scheme, "reference": after.reference, "partner": partner, "place": place}
        for place, partner in enumerate(after.line, start=1)
        if place > len(kept)
    ]
    if rows:
        connection.execute(insert(w), rows)


def _place(reference: str, number: int) -> str:
    return f"offer/{reference}/{number}"


def _sealed(offer: Offer) -> bytes:
    return orjson.dumps(
        {
            "home": offer.home,
            "misfits": offer.misfits,
            "refusal": offer.refusal,
            "whose": offer.whose,
        },
        default=sorted,
    )


def _offer(row: Row[Any], key: DataKey) -> Offer:
    said = orjson.loads(key.open(row.sealed, _place(row.reference, row.number)))
    return Offer(
        row.number,
        PartnerCode(row.partner),
        OfferState(row.state),
        row.since,
        _HOME.validate_python(said["home"], strict=False) if said["home"] else None,
        tuple(said["misfits"]),
        RefusalCode(said["refusal"]) if said["refusal"] else None,
        Whose(said["whose"]) if said.get("whose") else None,
    )
