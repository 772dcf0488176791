"""Single-use codes by which somebody who is enrolled is reached at a new address (L13, L14)."""

import hashlib
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from bot.chat.address import Address
from bot.domain.ids import PersonId
from bot.store.tables import join_code as j
from bot.store.tables import person as p
from bot.store.tables import person_address as a
from bot.store.tables import scheme as s


class JoiningRows:
    """The codes of one scheme within one turn. Only a hash of each is kept."""

    def __init__(self, connection: Connection, scheme: str, at: datetime) -> None:
        self._connection = connection
        self._scheme = scheme
        self._at = at

    def invite(self, person: PersonId, code: str, good_until: datetime) -> None:
        """Keep a code for this person; an earlier one of theirs is good no longer."""
        useless = (j.c.person_id == person) | (j.c.good_until < self._at)
        self._connection.execute(delete(j).where(j.c.scheme_id == self._scheme, useless))
        self._connection.execute(
            insert(j).values(
                scheme_id=self._scheme,
                code_hash=_hash(code),
                person_id=person,
                made_at=self._at,
                good_until=good_until,
            )
        )

    def enrol(self, code: str, address: Address) -> PersonId | None:
        """Use a code up: whoever it is for is reached at this address too, and prefers it.

        None where no such code is good. Of another address on the same platform it takes the
        place.
        """
        found = self._connection.execute(
            delete(j)
            .where(
                j.c.scheme_id == self._scheme,
                j.c.code_hash == _hash(code),
                j.c.good_until >= self._at,
            )
            .returning(j.c.person_id)
        ).one_or_none()
        if found is None or not self._has_access(found.person_id):
            return None
        theirs = (a.c.scheme_id == self._scheme) & (a.c.person_id == found.person_id)
        self._connection.execute(delete(a).where(theirs, a.c.platform == address.platform))
        first = self._connection.scalar(select(func.min(a.c.rank)).where(theirs))
        self._connection.execute(
            insert(a).values(
                scheme_id=self._scheme,
                platform=address.platform,
                address=address.id,
                person_id=found.person_id,
                rank=(first or 0) - 1,
                joined_at=self._at,
            )
        )
        self._connection.execute(
            update(s).where(s.c.scheme_id == self._scheme).values(revision=s.c.revision + 1)
        )
        return PersonId(found.person_id)

    def _has_access(self, person: str) -> bool:
        return (
            self._connection.scalar(
                select(p.c.person_id).where(
                    p.c.scheme_id == self._scheme,
                    p.c.person_id == person,
                    p.c.removed_at.is_(None),
                    p.c.revoked_at.is_(None),
                )
            )
            is not None
        )


def _hash(code: str) -> str:
    """What a code is kept as: it has 75 bits of chance, which no one can try out."""
    return hashlib.blake2b(code.encode(), digest_size=32, person=b"join code").hexdigest()
