"""Keys of the events that were handled, each with the answer it got (a repeat gets the same)."""

import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, select, update

from bot.store.keys import Keys
from bot.store.tables import case, draft, inbox
from bot.store.upsert import INSERTS
from bot.store.vault import DataKey, WrongKey

_TAKE = {
    dialect: insert_in(inbox)
    .values({name: bindparam(name) for name in ("scheme_id", "event", "at", "key_id")})
    .on_conflict_do_nothing()
    .returning(inbox.c.event)
    for dialect, insert_in in INSERTS.items()
}
_MINE = (inbox.c.scheme_id == bindparam("scheme")) & (inbox.c.event == bindparam("key"))
_ANSWERED = select(inbox.c.key_id, inbox.c.sealed).where(_MINE)
_ANSWER = update(inbox).where(_MINE).values(key_id=bindparam("key_id"), sealed=bindparam("answer"))
_DRAFT_KEY = select(draft.c.key_id).where(
    draft.c.scheme_id == bindparam("scheme"), draft.c.draft_id == bindparam("one")
)
_CASE_KEY = select(case.c.key_id).where(
    case.c.scheme_id == bindparam("scheme"), case.c.reference == bindparam("one")
)


class InboxRows:
    """The events of one scheme within one turn.

    An answer is sealed under the key of the draft or the case that it shows, so that it can no
    longer be read once that key is destroyed (L7); any other under the scheme's.
    """

    def __init__(self, connection: Connection, keys: Keys, key: DataKey, scheme: str) -> None:
        self._connection = connection
        self._keys = keys
        self._key = key
        self._scheme = scheme

    def answered(self, event: str, at: datetime) -> tuple[bool, bytes]:
        """Whether this event was answered before, and how; else its key is now taken.

        An answer that can no longer be read is empty.

        A second copy that comes while the first is at work waits here for it to end.
        """
        if self._take(event, at):
            return False, b""
        kept = self._connection.execute(_ANSWERED, {"scheme": self._scheme, "key": event}).one()
        try:
            key = self._keys.open(self._scheme, kept.key_id)
        except WrongKey:
            return True, b""
        return True, key.open(kept.sealed, f"inbox/{event}")

    def first(self, event: str, at: datetime) -> bool:
        """Take the key of an event that has no answer; False where another turn was first."""
        return self._take(hashlib.blake2b(event.encode(), digest_size=16).hexdigest(), at)

    def forget_before(self, moment: datetime) -> None:
        """Forget the events of before a moment, and how they were answered (L7)."""
        self._connection.execute(
            delete(inbox).where(inbox.c.scheme_id == self._scheme, inbox.c.at < moment)
        )

    def answer(self, event: str, answer: bytes, *, draft: str = "", reference: str = "") -> None:
        """Keep the answer beside the key of its event; it shows this draft, or this case."""
        key = self._key
        if draft:
            key = self._open(_DRAFT_KEY, draft)
        elif reference:
            key = self._open(_CASE_KEY, reference)
        self._connection.execute(
            _ANSWER,
            {
                "scheme": self._scheme,
                "key": event,
                "key_id": key.id,
                "answer": key.seal(answer, f"inbox/{event}"),
            },
        )

    def _take(self, event: str, at: datetime) -> bool:
        taken = self._connection.execute(
            _TAKE[self._connection.dialect.name],
            {"scheme_id": self._scheme, "event": event, "at": at, "key_id": self._key.id},
        )
        return taken.one_or_none() is not None

    def _open(self, statement: Select[Any], one: str) -> DataKey:
        found = {"scheme": self._scheme, "one": one}
        return self._keys.open(self._scheme, self._connection.scalars(statement, found).one())
