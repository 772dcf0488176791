"""What is left once what was known of a case is deleted: figures that lead to nobody (L7).

The key of the case is destroyed beside this; so what a backup or a free page still holds of the
sealed columns can be read by nobody.
"""

import secrets
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from bot.store.tables import (
    card,
    case,
    destination,
    due,
    empty_home,
    entry,
    follow_up,
    move,
    offer,
    people_moved,
    undrawn,
    waiting,
)
from bot.store.upsert import INSERTS

DELETED = "deleted"
"""The state of such a case in its row; nobody can open it any more."""


def forget(connection: Connection, scheme: str, reference: str) -> None:
    """Delete every row about a case; its move and its entries keep the month alone."""
    _keep_figures(connection, scheme, reference)
    cards = select(card.c.card_id).where(card.c.scheme_id == scheme, card.c.reference == reference)
    for table, which in (
        (destination, destination.c.card_id.in_(cards)),
        (due, due.c.subject == reference),
        *((table, table.c.reference == reference) for table in _ABOUT_A_CASE),
    ):
        connection.execute(delete(table).where(table.c.scheme_id == scheme, which))
    _keep_who_referred(connection, scheme, reference)


_ABOUT_A_CASE = (card, undrawn, follow_up, waiting, offer)


def _keep_who_referred(connection: Connection, scheme: str, reference: str) -> None:
    """What a landlord referred stays counted: of the case its landlord and size are left."""
    this = (case.c.scheme_id == scheme, case.c.reference == reference)
    referred_at = connection.scalars(select(case.c.referred_at).where(*this)).one()
    month = _month(referred_at)
    connection.execute(
        update(case)
        .where(*this)
        .values(
            state=DELETED,
            referred_by="",
            referred_at=month,
            since=month,
            held_at=None,
            paused_at=None,
            code="",
            approved_at=None,
            carried_until=None,
            sealed=b"",
            chasing=None,
        )
    )


def _month(moment: datetime) -> datetime:
    return moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _keep_figures(connection: Connection, scheme: str, reference: str) -> None:
    """The two homes of a household that split stay together, under a token (C7)."""
    token = f"~{secrets.token_hex(3)}"
    for row in connection.execute(
        select(move).where(move.c.scheme_id == scheme, move.c.reference == reference)
    ).all():
        month = row.started.replace(day=1)
        if not row.superseded:
            _count(connection, scheme, row.started.year, row.pathway, row.adults, row.children)
        connection.execute(
            update(move)
            .where(move.c.scheme_id == scheme, move.c.move_id == row.move_id)
            .values(reference=token, started=month, adults=None, children=None)
        )
    for kept in connection.execute(
        select(entry.c.entry_id, entry.c.at).where(
            entry.c.scheme_id == scheme, entry.c.reference == reference
        )
    ).all():
        connection.execute(
            update(entry)
            .where(entry.c.scheme_id == scheme, entry.c.entry_id == kept.entry_id)
            .values(reference=token, at=_month(kept.at))
        )
    connection.execute(
        update(empty_home)
        .where(empty_home.c.scheme_id == scheme, empty_home.c.reference == reference)
        .values(reference=token)
    )


def _count(
    connection: Connection, scheme: str, year: int, pathway: str, adults: int, children: int
) -> None:
    """Add the people of a move to the total of its year and pathway."""
    row = {"scheme_id": scheme, "year": year, "pathway": pathway}
    more = {"adults": adults or 0, "children": children or 0}
    insert = INSERTS[connection.dialect.name](people_moved)
    connection.execute(
        insert.on_conflict_do_update(
            index_elements=[*row],
            set_={name: people_moved.c[name] + insert.excluded[name] for name in more},
        ),
        [row | more],
    )
