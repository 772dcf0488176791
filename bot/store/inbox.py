"""Keys of the events that were handled, each with the answer it got (a repeat gets the same)."""

from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.store.tables import inbox
from bot.store.upsert import insert_for
from bot.store.vault import DataKey


class InboxRows:
    """The events of one scheme within one turn. Answers are sealed under the scheme's key."""

    def __init__(self, connection: Connection, key: DataKey, scheme: str) -> None:
        self._connection = connection
        self._key = key
        self._scheme = scheme

    def answered(self, event: str, at: datetime) -> tuple[bool, bytes]:
        """Whether this event was answered before, and how; else its key is now taken.

        A second copy that comes while the first is at work waits here for it to end.
        """
        taken = self._connection.execute(
            insert_for(self._connection, inbox)
            .values(scheme_id=self._scheme, event=event, at=at, key_id=self._key.id)
            .on_conflict_do_nothing()
        )
        if taken.rowcount == 1:
            return False, b""
        sealed = self._connection.scalars(
            select(inbox.c.sealed).where(inbox.c.scheme_id == self._scheme, inbox.c.event == event)
        ).one()
        return True, self._key.open(sealed or b"", f"inbox/{event}")

    def answer(self, event: str, answer: bytes) -> None:
        """Keep the answer beside the key."""
        self._connection.execute(
            update(inbox)
            .where(inbox.c.scheme_id == self._scheme, inbox.c.event == event)
            .values(sealed=self._key.seal(answer, f"inbox/{event}"))
        )
