"""What must hold among the people and organisations of a scheme file, taken together."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from bot.domain.person import LEADS, Role
from bot.scheme_file.locator import Path
from bot.scheme_file.mistake import Finding

Entry = tuple[Path, dict[str, Any]]

_INDEPENDENT = "a coordinator is independent, and works for no partner or service"


def tables(holder: Mapping[str, Any], key: str, above: Path = ()) -> Iterator[Entry]:
    """The tables of an array with their paths; whatever is no table is passed over."""
    stated = holder.get(key)
    for place, item in enumerate(stated if isinstance(stated, list) else []):
        if isinstance(item, dict):
            yield (*above, key, place), item


def roster_findings(raw: Mapping[str, Any], line: Callable[[Path], int]) -> Iterator[Finding]:
    """Who is missing, and what is there twice. ``line`` says on which line a path stands."""
    partners, services = [*tables(raw, "partners")], [*tables(raw, "support_services")]
    people = [*tables(raw, "coordinators"), *tables(raw, "observers")]
    for path, organisation in (*partners, *services):
        people += tables(organisation, "people", path)

    if raw.get("coordinators", []) == []:
        sentence = "The scheme has no coordinator; put one in a table headed [[coordinators]]."
        yield Finding(("coordinators",), sentence)
    for path, partner in partners:
        yield from _partner_findings(path, partner)

    yield from _twice([*partners, *services], "code", "each organisation has its own code", line)
    yield from _twice(people, "email", "each person has their own", line)
    yield from _twice(people, "slack", "each person has their own", line)
    yield from _twice(people, "telegram", "each person has their own", line)
    yield from _twice(partners, "slack_channel", "each partner has its own", line)
    yield from _twice(partners, "telegram_chat", "each partner has its own", line)


def _partner_findings(path: Path, partner: Mapping[str, Any]) -> Iterator[Finding]:
    roles = [person.get("role") for _, person in tables(partner, "people", path)]
    complete = isinstance(partner.get("people", []), list) and all(
        isinstance(role, str) and role in [*Role] for role in roles
    )
    if complete and not LEADS.intersection(roles):
        sentence = (
            "This partner has no named lead; give one of its people the role "
            '"housing_manager" or "lettings_manager".'
        )
        yield Finding((*path, "people"), sentence)
    if "slack_channel" in partner and "telegram_chat" in partner:
        sentence = "A partner has one channel; leave out slack_channel or telegram_chat."
        yield Finding((*path, "telegram_chat"), sentence)


def _twice(
    entries: Iterable[Entry], key: str, whose: str, line: Callable[[Path], int]
) -> Iterator[Finding]:
    first: dict[object, Path] = {}
    # From the top, so that the later of two is the one to mend.
    for path, table in sorted(entries, key=lambda entry: line((*entry[0], key))):
        value = table.get(key)
        if isinstance(value, str) and key == "email":
            value = value.lower()
        if not isinstance(value, str | int):
            continue
        if value in first:
            why = _INDEPENDENT if _bridges(path, first[value]) else whose
            sentence = f"This is also on line {line(first[value])}; {why}."
            yield Finding((*path, key), sentence)
        first.setdefault(value, (*path, key))


def _bridges(one: Path, other: Path) -> bool:
    """Whether one of two people is a coordinator and the other works for an organisation (R11)."""
    rooms = {one[0], other[0]}
    return "coordinators" in rooms and bool(rooms & {"partners", "support_services"})
