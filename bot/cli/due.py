"""`reciprocal due`: what will be asked of whom, and what will be deleted, and when."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from bot.cli.options import AsJson, SchemeCode
from bot.cli.table import table

if TYPE_CHECKING:
    from bot.domain.scheme import Scheme
    from bot.flows.ahead import Coming

Until = Annotated[
    str, typer.Option("--until", metavar="DATE", help="The last day, such as 2026-03-31.")
]


def due(until: Until, as_json: AsJson = False, scheme: SchemeCode = None) -> None:
    """Say what the clock will do until the end of a day, if nobody does anything meanwhile."""
    last = _day(until)

    from bot.cli.kept import looking, now

    with looking(scheme) as (look, kept):
        zone = ZoneInfo(kept.time_zone)
        end = datetime.combine(last + timedelta(days=1), time(), zone).astimezone(UTC)
        coming = [*look.ahead(kept, now()).until(end - timedelta(seconds=1))]
    rows = [_row(kept, one) for one in coming]
    print(json.dumps({"due": rows}) if as_json else _table(kept, coming))


def _row(scheme: "Scheme", one: "Coming") -> dict[str, object]:
    return {
        "at": one.at.astimezone(ZoneInfo(scheme.time_zone)).isoformat(),
        "what": one.what,
        "reference": one.reference,
        "people": _names(scheme, one),
    }


def _table(scheme: "Scheme", coming: "Sequence[Coming]") -> str:
    if not coming:
        return "Nothing is due."
    from bot.flows.foretold import words

    zone = ZoneInfo(scheme.time_zone)
    return table(
        ("When", "What", "Who is asked"),
        [
            (
                f"{one.at.astimezone(zone):%a %-d %b %Y %H:%M}",
                words(one),
                ", ".join(_names(scheme, one)),
            )
            for one in coming
        ],
    )


def _names(scheme: "Scheme", one: "Coming") -> list[str]:
    return [scheme.people[person].name for person in one.people]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("put a date such as 2026-03-31", param_hint="--until") from None
