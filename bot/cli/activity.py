"""`reciprocal activity`: what each partner did, live."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.errors import Wrong
from bot.cli.options import AsJson, SchemeCode
from bot.cli.table import table

if TYPE_CHECKING:
    from bot.domain.activity import Activity

AsCsv = Annotated[
    Path | None,
    typer.Option("--csv", metavar="FILE", help="Write a file for a spreadsheet."),
]


def activity(as_json: AsJson = False, csv_file: AsCsv = None, scheme: SchemeCode = None) -> None:
    """Say what each partner did, and what it owes and is owed; live, not as published."""
    from bot.cli.kept import looking
    from bot.domain.activity import activity as rows_of

    with looking(scheme) as (look, kept):
        found = rows_of(
            kept.partners.values(),
            look.activity(kept).counts(),
            look.ledger(kept).balances(),
        )
    if csv_file is not None:
        _write(csv_file, found)
    if as_json:
        print(json.dumps([_row(one) for one in found]))
    elif csv_file is not None:
        print(f"{csv_file} has {len(found)} partners.")
    else:
        print(_table(found))


def _row(one: "Activity") -> dict[str, object]:
    counts = one.counts
    return {
        "code": one.code,
        "name": one.name,
        "kind": one.kind.value,
        "referrals": counts.referrals,
        "requests": counts.requests,
        "offers": counts.offers,
        "moves_in": counts.moves_in,
        "moves_out": counts.moves_out,
        "owes": {size.value: homes for size, homes in one.balance.owes.items()},
        "is_owed": {size.value: homes for size, homes in one.balance.is_owed.items()},
        "overrides": counts.overrides,
    }


def _write(file: Path, found: Sequence["Activity"]) -> None:
    """The same rows, what is owed in words. Raises Wrong."""
    rows = [
        _row(one) | {"owes": one.balance.owes_words, "is_owed": one.balance.is_owed_words}
        for one in found
    ]
    try:
        with file.open("w", encoding="utf-8", newline="") as opened:
            writer = csv.DictWriter(opened, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
    except OSError as trouble:
        raise Wrong(
            f"{file} cannot be written ({trouble.strerror}). Put a file in a folder that is there."
        ) from trouble


def _table(found: Sequence["Activity"]) -> str:
    from bot.flows.activity import HEAD, cells

    return table(HEAD, [cells(one) for one in found])
