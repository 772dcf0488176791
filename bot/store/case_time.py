"""What time has brought to a case, as rows: its checks after a move, and who was reminded."""

from collections.abc import Collection, Mapping
from typing import Any

import orjson
from pydantic import TypeAdapter
from sqlalchemy import Connection, delete

from bot.domain.case import Case, Chased
from bot.domain.followup import FollowUp
from bot.domain.ids import Reference
from bot.store.of_cases import OfCases
from bot.store.tables import follow_up as f
from bot.store.upsert import upsert
from bot.store.vault import DataKey

_CHECK = TypeAdapter(FollowUp)
_CHECKS = OfCases(f, f.c.due, f.c.kind)
_CHASED = TypeAdapter(Chased | None)


def seal_chasing(case: Case, key: DataKey) -> bytes | None:
    """Who was reminded of what, sealed; None where nobody was."""
    if case.chased is None and case.needed is None:
        return None
    said = {"chased": case.chased, "needed": case.needed}
    return key.seal(orjson.dumps(said), f"case_file/{case.reference}/chasing")


def open_chasing(sealed: bytes | None, reference: str, key: DataKey) -> dict[str, Chased | None]:
    """The same, opened, as ``Case`` takes it."""
    if sealed is None:
        return {}
    said = orjson.loads(key.open(sealed, f"case_file/{reference}/chasing"))
    return {name: _CHASED.validate_python(value) for name, value in said.items()}


def read_checks(
    connection: Connection, scheme: str, keys: Mapping[str, DataKey], references: Collection[str]
) -> dict[str, list[FollowUp]]:
    """The checks of these cases, in the order in which they fall due."""
    found: dict[str, list[FollowUp]] = {}
    for row in _CHECKS.read(connection, scheme, references):
        said = keys[row.reference].open(row.sealed, f"follow_up/{row.reference}/{row.kind}")
        found.setdefault(row.reference, []).append(_CHECK.validate_json(said))
    return found


def save_checks(
    connection: Connection, scheme: str, before: Case, after: Case, key: DataKey
) -> None:
    """Keep the checks of a case that have changed, and forget those that are no longer planned."""
    changed = [check for check in after.follow_ups if check not in before.follow_ups]
    planned = {follow_up.check for follow_up in after.follow_ups}
    if any(follow_up.check not in planned for follow_up in before.follow_ups):
        connection.execute(
            delete(f).where(
                f.c.scheme_id == scheme,
                f.c.reference == after.reference,
                f.c.kind.not_in(sorted(planned)),
            )
        )
    if changed:
        rows = [_row(scheme, after.reference, check, key) for check in changed]
        connection.execute(upsert(connection, f), rows)


def _row(scheme: str, reference: Reference, check: FollowUp, key: DataKey) -> dict[str, Any]:
    place = f"follow_up/{reference}/{check.check}"
    return {
        "scheme_id": scheme,
        "reference": reference,
        "kind": check.check,
        "due": check.due,
        "waits": check.waits,
        "sealed": key.seal(_CHECK.dump_json(check), place),
    }
