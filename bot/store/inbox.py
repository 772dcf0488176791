"""Keys of the events that were handled, each with the answer it got (a repeat gets the same)."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from bot.store.tables import inbox
from bot.store.upsert import INSERTS
from bot.store.vault import DataKey

_TAKE = {
    dialect: insert_in(inbox)
    .values({name: bindparam(name) for name in ("scheme_id", "event", "at", "key_id")})
    .on_conflict_do_nothing()
    .returning(inbox.c.event)
    for dialect, insert_in in INSERTS.items()
}
_MINE = (inbox.c.scheme_id == bindparam("scheme")) & (inbox.c.event == bindparam("key"))
_ANSWERED = select(inbox.c.sealed).where(_MINE)
_ANSWER = update(inbox).where(_MINE).values(sealed=bindparam("answer"))


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
            _TAKE[self._connection.dialect.name],
            {"scheme_id": self._scheme, "event": event, "at": at, "key_id": self._key.id},
        ).one_or_none()
        if taken is not None:
            return False, b""
        sealed = self._connection.scalars(_ANSWERED, {"scheme": self._scheme, "key": event}).one()
        return True, self._key.open(sealed or b"", f"inbox/{event}")

    def answer(self, event: str, answer: bytes) -> None:
        """Keep the answer beside the key."""
        self._connection.execute(
            _ANSWER,
            {
                "scheme": self._scheme,
                "key": event,
                "answer": self._key.seal(answer, f"inbox/{event}"),
            },
        )
