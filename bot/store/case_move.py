"""The move of a case as rows: the one that stands, and those that proved mistaken (C8)."""

import secrets
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, update

from bot.domain.case import Case
from bot.domain.ids import PartnerCode, PersonId
from bot.domain.property import Size
from bot.domain.tenancy import Move, MovePathway, Nomination
from bot.store.of_cases import OfCases
from bot.store.tables import move as m

_MOVES = OfCases(m, m.c.move_id)


def read_moves(connection: Connection, scheme: str, references: Collection[str]) -> dict[str, Move]:
    """The move of each of these cases that stands."""
    rows = _MOVES.read(connection, scheme, references)
    return {row.reference: _move(row) for row in rows if not row.superseded}


def save_move(connection: Connection, scheme: str, before: Case, after: Case) -> None:
    """Keep the move of a case, if it has changed."""
    if after.move == before.move:
        return
    stands = (m.c.scheme_id == scheme, m.c.reference == after.reference, ~m.c.superseded)
    # A move that was confirmed is posted, and stays on record when it proves mistaken (C8).
    posted = before.move is not None and before.move.confirmed_by is not None
    if posted:
        connection.execute(update(m).where(*stands).values(superseded=True))
    elif after.move is None:
        connection.execute(delete(m).where(*stands))
    if after.move is None:
        return
    if before.move is None or posted:
        connection.execute(
            insert(m).values(
                scheme_id=scheme,
                move_id=secrets.token_hex(8),
                reference=after.reference,
                **_row(after.move),
            )
        )
    else:
        connection.execute(update(m).where(*stands).values(**_row(after.move)))


def _move(row: Row[Any]) -> Move:
    return Move(
        row.started,
        MovePathway(row.pathway),
        PartnerCode(row.sender),
        PartnerCode(row.receiver) if row.receiver else None,
        Size(row.size),
        row.adults,
        row.children,
        row.tenure_kept,
        PersonId(row.logged_by),
        PersonId(row.confirmed_by) if row.confirmed_by else None,
        Size(row.second_size) if row.second_size else None,
        _nomination(row),
    )


def _nomination(row: Row[Any]) -> Nomination | None:
    if row.nominated_by is None:
        return None
    return Nomination(PartnerCode(row.nominated_by), row.nominated_at, row.nomination_agreed)


def _row(move: Move) -> dict[str, Any]:
    return {
        "started": move.started,
        "pathway": move.pathway,
        "sender": move.sender,
        "receiver": move.receiver,
        "size": move.size,
        "adults": move.adults,
        "children": move.children,
        "tenure_kept": move.tenure_kept,
        "logged_by": move.logged_by,
        "confirmed_by": move.confirmed_by,
        "second_size": move.second,
        "nominated_by": move.nomination.council if move.nomination else None,
        "nominated_at": move.nomination.at if move.nomination else None,
        "nomination_agreed": move.nomination is not None and move.nomination.agreed,
    }
