"""What applying a scheme file changes, told in sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from bot.domain.partner import Partner, SupportService
from bot.domain.person import Person
from bot.domain.policy import Policy
from bot.domain.scheme import Scheme, listed


def changes(current: Scheme | None, wanted: Scheme) -> list[str]:
    """One sentence for each thing that applying ``wanted`` changes; none where nothing does."""
    if current is None:
        partners, people = len(wanted.partners), len(wanted.people)
        return [f"{wanted.name} is set up: {partners} partners, {people} people."]
    return [*_told(current, wanted)]


def _told(current: Scheme, wanted: Scheme) -> Iterator[str]:
    for name in ("name", "time_zone"):
        before, after = getattr(current, name), getattr(wanted, name)
        if before != after:
            yield f"The scheme's {name.replace('_', ' ')} is now {after}."
    for field in fields(Policy):
        before, after = getattr(current.policy, field.name), getattr(wanted.policy, field.name)
        if before != after:
            yield f"{field.name} is now {_said(after)} (it was {_said(before)})."
    if set(current.areas) != set(wanted.areas):
        yield f"The scheme now has {len(wanted.areas)} areas (it had {len(current.areas)})."
    yield from _rows(current.partners, wanted.partners)
    yield from _rows(current.services, wanted.services)
    yield from _rows(
        dict(current.people) | dict(current.revoked), dict(wanted.people) | dict(wanted.revoked)
    )


def _rows(before: Mapping[Any, Any], after: Mapping[Any, Any]) -> Iterator[str]:
    for key, row in after.items():
        if key not in before:
            yield f"{row.name} joins{_as(row)}."
        elif before[key] != row:
            changed = ", ".join(
                field.name.replace("_", " ")
                for field in fields(row)
                if getattr(before[key], field.name) != getattr(row, field.name)
            )
            yield f"{row.name}: changed {changed}."
    for key, row in before.items():
        if key not in after:
            yield f"{row.name} no longer has access."


def _said(value: object) -> str:
    """A setting as it reads in a sentence."""
    if isinstance(value, tuple):
        return listed(map(_said, value)) if value else "empty"
    return str(value)


def _as(row: Partner | SupportService | Person) -> str:
    return f" as {row.role.words}" if isinstance(row, Person) else ""
