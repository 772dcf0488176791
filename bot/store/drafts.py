"""Half-filled forms, each under a key of its own, so that a restart loses nothing."""

from datetime import datetime

import orjson
from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from bot.chat.action import Action
from bot.domain.ids import PersonId
from bot.flows.ports import Draft
from bot.store.keys import Keys
from bot.store.tables import draft as d
from bot.store.vault import DataKey

# Statements are built once: building them anew costs more than running them.
_ONE = (d.c.scheme_id == bindparam("scheme")) & (d.c.draft_id == bindparam("one"))
_MINE = (d.c.scheme_id == bindparam("scheme")) & (d.c.person_id == bindparam("person"))
_BEGIN = insert(d)
_GET = select(d).where(_ONE, d.c.person_id == bindparam("person"))
_GET_LOCKED = _GET.with_for_update()
_OF = select(d).where(_MINE).order_by(d.c.begun_at.desc(), d.c.draft_id)
_SAVE = update(d).where(_ONE).values(page=bindparam("page"), sealed=bindparam("sealed"))
_DROP = delete(d).where(_ONE).returning(d.c.key_id)
_KEY_ID = select(d.c.key_id).where(_ONE)


class DraftRows:
    """The drafts of one scheme within one turn."""

    def __init__(self, connection: Connection, keys: Keys, scheme: str, *, locking: bool) -> None:
        self._connection = connection
        self._keys = keys
        self._scheme = scheme
        self._get = _GET_LOCKED if locking else _GET

    def begin(self, draft: Draft) -> None:
        key = self._keys.make(self._scheme)
        self._connection.execute(
            _BEGIN,
            {
                "scheme_id": self._scheme,
                "draft_id": draft.id,
                "person_id": draft.person,
                "form": draft.form,
                "version": draft.version,
                "page": draft.page,
                "action": draft.action.encode(),
                "begun_at": draft.begun_at,
                "key_id": key.id,
                "sealed": _sealed(draft, key),
            },
        )

    def get(self, draft_id: str, person: PersonId) -> Draft | None:
        sought = self._one(draft_id) | {"person": person}
        row = self._connection.execute(self._get, sought).one_or_none()
        return self._draft(row) if row else None

    def of(self, person: PersonId) -> list[Draft]:
        sought = {"scheme": self._scheme, "person": person}
        return [self._draft(row) for row in self._connection.execute(_OF, sought).all()]

    def begun_before(self, moment: datetime) -> list[Draft]:
        rows = self._connection.execute(
            select(d)
            .where(d.c.scheme_id == self._scheme, d.c.begun_at < moment)
            .order_by(d.c.begun_at, d.c.draft_id)
        ).all()
        return [self._draft(row) for row in rows]

    def save(self, draft: Draft) -> None:
        changed = {"page": draft.page, "sealed": _sealed(draft, self._key(draft))}
        self._connection.execute(_SAVE, self._one(draft.id) | changed)

    def drop(self, draft: Draft) -> None:
        for key_id in self._connection.scalars(_DROP, self._one(draft.id)).all():
            self._keys.destroy(self._scheme, key_id)

    def _one(self, draft_id: str) -> dict[str, object]:
        return {"scheme": self._scheme, "one": draft_id}

    def _key(self, draft: Draft) -> DataKey:
        key_id = self._connection.scalars(_KEY_ID, self._one(draft.id)).one()
        return self._keys.open(self._scheme, key_id)

    def _draft(self, row: Row[tuple[object, ...]]) -> Draft:
        key = self._keys.open(self._scheme, row.key_id)
        kept = orjson.loads(key.open(row.sealed, f"draft/{row.draft_id}"))
        return Draft(
            row.draft_id,
            PersonId(row.person_id),
            row.form,
            row.version,
            row.page,
            Action.decode(row.action),
            row.begun_at,
            {
                page: {name: tuple(given) for name, given in answers.items()}
                for page, answers in kept["answers"].items()
            },
            kept["platform"],
            kept["at"],
            kept["reviewed"],
        )


def _sealed(draft: Draft, key: DataKey) -> bytes:
    kept = {
        "answers": draft.answers,
        "platform": draft.platform,
        "at": draft.at,
        "reviewed": draft.reviewed,
    }
    return key.seal(orjson.dumps(kept), f"draft/{draft.id}")
