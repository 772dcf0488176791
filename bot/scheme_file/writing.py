"""Writes a scheme as a scheme file."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date

from bot import areas
from bot.domain.partner import Partner
from bot.domain.person import Person, Role
from bot.domain.scheme import Scheme
from bot.scheme_file.places import covered


def write(scheme: Scheme) -> str:
    """The scheme as ``read`` reads it; what a scheme file has no key for is left out.

    That is also what a coordinator changed at the desk: who is revoked and which channel is paused
    stand as the file had them, and partners that have gone do not.
    """
    return "\n".join(_lines(scheme)) + "\n"


def _lines(scheme: Scheme) -> Iterator[str]:
    partners = [partner for partner in scheme.partners.values() if not partner.is_gone]
    there = {partner.code for partner in partners}
    everybody = (*scheme.people.values(), *scheme.revoked.values())
    people = [p for p in everybody if p.partner is None or p.partner in there]
    yield "[scheme]"
    yield f"code = {_value(scheme.code)}"
    yield f"name = {_value(scheme.name)}"
    yield f"time_zone = {_value(scheme.time_zone)}"
    yield f"areas = {_areas(scheme)}"
    yield from ("", "[scheme.policy]")
    for field in fields(scheme.policy):
        yield f"{field.name} = {_value(getattr(scheme.policy, field.name))}"
    for key, role in (("coordinators", Role.COORDINATOR), ("observers", Role.OBSERVER)):
        for person in people:
            if person.role is role:
                yield from ("", f"[[{key}]]", *_pairs(person))
    for partner in partners:
        yield from ("", "[[partners]]", *_partner(partner))
        yield from _people(p for p in people if p.partner == partner.code)
    for service in scheme.services.values():
        yield from ("", "[[support_services]]")
        yield from (f"code = {_value(service.code)}", f"name = {_value(service.name)}")
        yield from _people(p for p in people if p.service == service.code)


def _areas(scheme: Scheme) -> str:
    regions = {area.region for area in scheme.areas.values()}
    for region in regions & {*areas.regions()}:
        if covered({"region": region}) == scheme.areas:
            return f"{{ region = {_value(region)} }}"
    return _value([*scheme.areas])


def _partner(partner: Partner) -> Iterator[str]:
    yield f"code = {_value(partner.code)}"
    yield f"name = {_value(partner.name)}"
    yield f"kind = {_value(partner.kind)}"
    yield f"stock_in = {_value(sorted(partner.stock_in))}"
    if partner.agreement_signed:
        yield f"agreement_signed = {_value(partner.agreement_signed)}"
    match partner.channel or partner.stopped_channel:
        case ("slack", address):
            yield f"slack_channel = {_value(address)}"
        case ("telegram", address):
            yield f"telegram_chat = {address}"
        case _:
            pass


def _people(people: Iterable[Person]) -> Iterator[str]:
    yield "people = ["
    for person in people:
        yield f"  {{ {', '.join(_pairs(person))} }},"
    yield "]"


def _pairs(person: Person) -> Iterator[str]:
    yield f"name = {_value(person.name)}"
    if person.partner or person.service:
        yield f"role = {_value(person.stated_role or person.role)}"
    yield f"email = {_value(person.email)}"
    if person.phone:
        yield f"phone = {_value(person.phone)}"
    addresses = dict(person.addresses)
    if "slack" in addresses:
        yield f"slack = {_value(addresses['slack'])}"
    if "telegram" in addresses:
        yield f"telegram = {addresses['telegram']}"


def _value(value: object) -> str:
    match value:
        case list() | tuple():
            return f"[{', '.join(map(_value, value))}]"
        case date():
            return value.isoformat()
        case _:
            # JSON's text, numbers and truth are TOML's too, but for one character.
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
