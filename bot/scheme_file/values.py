"""What a single value of a scheme file may be, and what to put where it is something else."""

import re
from enum import StrEnum
from functools import cache
from typing import Annotated, Any
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from bot.domain.chase import Stall
from bot.domain.conditions import PropertyCondition, TenancyCondition
from bot.domain.partner import Kind
from bot.domain.person import Role
from bot.domain.property import Size
from bot.scheme_file.mistake import did_you_mean, one_of, said


def _wrong(sentence: str) -> PydanticCustomError:
    """A mistake in a value, said in our own words."""
    return PydanticCustomError("said", "{sentence}", {"sentence": sentence})


def _spelt(pattern: str, sentence: str) -> AfterValidator:
    def check(text: str) -> str:
        if not re.fullmatch(pattern, text, re.ASCII):
            raise _wrong(sentence)
        return text

    return AfterValidator(check)


def role_among(*lawful: Role) -> BeforeValidator:
    """A role that people have in this place of the file; the others are pointed to theirs."""
    homes = {
        Role.SUPPORT_WORKER: "A support worker stands under [[support_services]]",
        Role.COORDINATOR: "A coordinator stands under [[coordinators]], without a role",
        Role.OBSERVER: "An observer stands under [[observers]], without a role",
    }

    def check(value: object) -> Role:
        if not isinstance(value, str) or value not in [*Role]:
            near = did_you_mean(value, lawful) if isinstance(value, str) else ""
            raise _wrong(f"{said(value)} is not a role; put {one_of(lawful)}.{near}")
        role = Role(value)
        if role not in lawful:
            home = homes.get(role, "Housing officers and named leads stand under [[partners]]")
            raise _wrong(f"{home}; move this person there, or put {one_of(lawful)}.")
        return role

    return BeforeValidator(check)


def _kind(value: object) -> Kind:
    if not isinstance(value, str) or value not in [*Kind]:
        near = did_you_mean(value, Kind) if isinstance(value, str) else ""
        raise _wrong(f"{said(value)} is not a kind of partner; put {one_of(Kind)}.{near}")
    return Kind(value)


def _name(text: str) -> str:
    stripped = text.strip()
    if not 1 <= len(stripped) <= 60:
        raise _wrong("A name has 1 to 60 characters; put one of that length.")
    if not stripped.isprintable():
        raise _wrong("A name is one line of plain characters; leave out line breaks and the like.")
    return stripped


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _time_zone(text: str) -> str:
    if text not in _time_zones():
        near = did_you_mean(text, sorted(_time_zones()))
        raise _wrong(f'{said(text)} is not a time zone; put one such as "Europe/London".{near}')
    return text


def _window(times: list[str]) -> tuple[str, str]:
    match times:
        case [start, end] if all(re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", t, re.A) for t in times):
            if start < end:
                return start, end
            raise _wrong("The first time must be before the second; put the earlier one first.")
    raise _wrong('Put two times of the day, the earlier first, as ["09:30", "16:30"].')


def _nudges(stated: list[list[Any]]) -> tuple[tuple[str, int, int], ...]:
    found = []
    for row in stated:
        match row:
            case [str(name), int(first), int(second)] if first > 0 and second > 0:
                found.append((name, first, second))
            case _:
                raise _wrong('Put what waits and two numbers of days, as [["approval", 2, 2]].')
    names = [name for name, *_ in found]
    for name in names:
        if name not in [*Stall]:
            near = did_you_mean(name, Stall)
            raise _wrong(f"{said(name)} is nothing that waits; put {one_of(Stall)}.{near}")
    if len(names) != len(set(names)):
        raise _wrong("Something stands twice; leave out one of the two.")
    return tuple(found)


def _equal_sizes(groups: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    sizes = [size for group in groups for size in group]
    for size in sizes:
        if size not in [*Size]:
            raise _wrong(f"{said(size)} is not a size; put {one_of(Size)}.")
    if len(sizes) != len(set(sizes)) or any(len(group) < 2 for group in groups):
        raise _wrong('Put groups of two sizes or more, no size twice, as [["studio", "1"]].')
    return tuple(map(tuple, groups))


def _conditions(known: type[StrEnum], what: str) -> AfterValidator:
    def check(stated: list[str]) -> tuple[str, ...]:
        for condition in stated:
            if condition not in [*known]:
                near = did_you_mean(condition, known)
                raise _wrong(
                    f"{said(condition)} is not a condition of {what}; put {one_of(known)}.{near}"
                )
        if len(stated) != len(set(stated)):
            raise _wrong("A condition stands twice; leave out one of the two.")
        return tuple(stated)

    return AfterValidator(check)


SchemeCodeText = Annotated[
    str,
    _spelt(
        r"[a-z0-9][a-z0-9-]{1,29}",
        'A scheme\'s code is 2 to 30 small letters, digits and hyphens; put one such as "london".',
    ),
]
Code = Annotated[
    str,
    _spelt(
        r"[A-Z0-9]{2,12}",
        'A code is 2 to 12 capital letters and digits; put one such as "HCK".',
    ),
]
KindOfPartner = Annotated[Kind, BeforeValidator(_kind)]
Name = Annotated[str, AfterValidator(_name)]
TimeZone = Annotated[str, AfterValidator(_time_zone)]
Email = Annotated[
    str,
    _spelt(
        r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@([A-Za-z0-9-]{1,63}\.)+[A-Za-z0-9-]{2,63}",
        'This is not an email address; put one such as "ruth@hackney.example".',
    ),
    AfterValidator(str.lower),
]
Phone = Annotated[
    str,
    _spelt(r"\+?\d[\d ()-]{4,22}", 'This is not a phone number; put one such as "020 7946 0000".'),
]
SlackUser = Annotated[
    str, _spelt(r"T\w+/[UW]\w+", 'Put the workspace and the member, as "T0SCHEME/U0HCK1".')
]
SlackChannel = Annotated[
    str, _spelt(r"T\w+/[CG]\w+", 'Put the workspace and the channel, as "T0SCHEME/C0HCK".')
]
TelegramUser = Annotated[int, Field(ge=1, le=2**52)]
TelegramChat = Annotated[int, Field(ge=-(2**52), le=-1)]

Count = Annotated[int, Field(ge=0, le=1000)]
AtLeastOne = Annotated[int, Field(ge=1, le=1000)]
Months = Annotated[int, Field(ge=1, le=120)]
Window = Annotated[list[str], AfterValidator(_window)]
TenancyConditions = Annotated[list[str], _conditions(TenancyCondition, "a tenancy")]
PropertyConditions = Annotated[list[str], _conditions(PropertyCondition, "a home")]
Nudges = Annotated[list[list[Any]], AfterValidator(_nudges)]
EqualSizes = Annotated[list[list[str]], AfterValidator(_equal_sizes)]
