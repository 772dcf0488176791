"""Sentences that wait for a coordinator's word, each under a key of its own."""

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, bindparam, delete, insert, select

from bot.domain.ids import PersonId, Reference
from bot.domain.review import Insisted, KnownWord, Meaning, Review, Waiting
from bot.store.keys import Keys
from bot.store.tables import known_word as k
from bot.store.tables import review as r
from bot.store.vault import DataKey

_INSISTED = TypeAdapter(Insisted)

# Statements are built once: building them anew costs more than running them.
_ONE = (r.c.scheme_id == bindparam("scheme")) & (r.c.review_id == bindparam("one"))
_ADD = insert(r)
_GET = select(r).where(_ONE)
_GET_LOCKED = _GET.with_for_update()
_WAITING = select(r.c.review_id, r.c.reference, r.c.author, r.c.at).order_by(r.c.at, r.c.review_id)
_ALL = _WAITING.where(r.c.scheme_id == bindparam("scheme"))
_OF = _ALL.where(r.c.reference == bindparam("one"))
_DROP = delete(r).where(_ONE).returning(r.c.key_id)
_KNOWN = select(k).where(k.c.scheme_id == bindparam("scheme"))
_KNOW = insert(k)
_UNKNOW = delete(k).where(k.c.scheme_id == bindparam("scheme"), k.c.word_id == bindparam("one"))


class ReviewRows:
    """The sentences that wait in one scheme, within one turn."""

    def __init__(self, connection: Connection, keys: Keys, scheme: str, *, locking: bool) -> None:
        self._connection = connection
        self._keys = keys
        self._scheme = scheme
        self._get = _GET_LOCKED if locking else _GET

    def add(self, review: Review) -> None:
        key, waiting = self._keys.make(self._scheme), review.waiting
        said = _INSISTED.dump_json(review.insisted)
        self._connection.execute(
            _ADD,
            {
                "scheme_id": self._scheme,
                "review_id": waiting.id,
                "reference": waiting.reference,
                "author": waiting.author,
                "at": waiting.at,
                "key_id": key.id,
                "sealed": key.seal(said, f"review/{waiting.id}"),
            },
        )

    def get(self, review_id: str) -> Review | None:
        row = self._connection.execute(self._get, self._one(review_id)).one_or_none()
        if row is None:
            return None
        key = self._keys.open(self._scheme, row.key_id)
        said = key.open(row.sealed, f"review/{review_id}")
        return Review(_waiting(row), _INSISTED.validate_json(said))

    def of(self, reference: Reference) -> list[Waiting]:
        return [_waiting(row) for row in self._connection.execute(_OF, self._one(reference))]

    def waiting(self) -> list[Waiting]:
        rows = self._connection.execute(_ALL, {"scheme": self._scheme})
        return [_waiting(row) for row in rows]

    def drop(self, review_id: str) -> None:
        for key_id in self._connection.scalars(_DROP, self._one(review_id)).all():
            self._keys.destroy(self._scheme, key_id)

    def _one(self, one: str) -> dict[str, str]:
        return {"scheme": self._scheme, "one": one}


class KnownWordRows:
    """The words that one scheme knows, within one turn, sealed under its key."""

    def __init__(self, connection: Connection, key: DataKey, scheme: str) -> None:
        self._connection = connection
        self._key = key
        self._scheme = scheme

    def all(self) -> list[KnownWord]:
        rows = self._connection.execute(_KNOWN, {"scheme": self._scheme})
        return sorted(map(self._word, rows), key=lambda one: (one.word.casefold(), one.id))

    def add(self, word: KnownWord) -> None:
        self._connection.execute(
            _KNOW,
            {
                "scheme_id": self._scheme,
                "word_id": word.id,
                "meaning": word.meaning,
                "added_by": word.added_by,
                "added_at": word.added_at,
                "key_id": self._key.id,
                "sealed": self._key.seal(word.word.encode(), f"known_word/{word.id}"),
            },
        )

    def drop(self, word_id: str) -> bool:
        gone = self._connection.execute(_UNKNOW, {"scheme": self._scheme, "one": word_id})
        return bool(gone.rowcount)

    def _word(self, row: Row[Any]) -> KnownWord:
        return KnownWord(
            row.word_id,
            self._key.open(row.sealed, f"known_word/{row.word_id}").decode(),
            Meaning(row.meaning),
            PersonId(row.added_by),
            row.added_at,
        )


def _waiting(row: Any) -> Waiting:
    return Waiting(row.review_id, Reference(row.reference), PersonId(row.author), row.at)
