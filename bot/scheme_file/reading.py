"""Reads a scheme file: into a scheme, or into all that is wrong with it."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.domain.ids import AreaCode, PartnerCode, PersonId, SchemeCode, ServiceCode
from bot.domain.partner import Partner, SupportService
from bot.domain.person import Person, Role
from bot.domain.scheme import Scheme
from bot.scheme_file.explain import shape_findings
from bot.scheme_file.locator import Lines, Path
from bot.scheme_file.mistake import Finding, Mistake, SchemeFileWrong, name
from bot.scheme_file.places import area_findings, covered
from bot.scheme_file.roster import roster_findings
from bot.scheme_file.shape import Enrolled, PartnerTable, SchemeFile
from bot.scheme_file.stated_policy import policy_findings, policy_of

_POSITION = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


_NOT_TOML = {
    "Cannot overwrite a value": "This key stands twice; leave out one of the two.",
    "Invalid value": "This is not a value that TOML knows; put text in quotes.",
}


def read(text: str) -> Scheme:
    """The scheme that a file states. Each person's id is provisional: the email, in small letters.

    Raises SchemeFileWrong with every mistake in the file, from its top.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    raw, lines = _parsed(text)
    if mistakes := _mistakes(raw, lines):
        raise SchemeFileWrong(mistakes)
    return _scheme(SchemeFile.model_validate(raw))


def _parsed(text: str) -> tuple[dict[str, Any], Lines]:
    try:
        return tomllib.loads(text), Lines(text)
    except RecursionError:
        problem = Mistake(1, "", "The brackets nest too deep; write the file as the example does.")
    except ValueError as error:
        found = _POSITION.search(str(error))
        line = int(found[1]) if found and found[1] else text.rstrip().count("\n") + 1
        why = _POSITION.sub("", str(error))
        otherwise = f"This is not TOML ({why}); mend this line or the one above."
        problem = Mistake(line, "", _NOT_TOML.get(why, otherwise))
    raise SchemeFileWrong((problem,))


def _mistakes(raw: Mapping[str, Any], lines: Lines) -> tuple[Mistake, ...]:
    by_path: dict[Path, Mistake] = {}
    for finding in _findings(raw, lines):
        path = finding.path
        # Of two things wrong with one value, the first says it: its shape.
        by_path.setdefault(path, Mistake(lines.of(path), name(path, raw), finding.sentence))
    return tuple(sorted(by_path.values(), key=lambda mistake: mistake.line))


def _findings(raw: Mapping[str, Any], lines: Lines) -> Iterator[Finding]:
    yield from shape_findings(raw)
    yield from policy_findings(raw)
    yield from area_findings(raw)
    yield from roster_findings(raw, lines.of)


def _scheme(file: SchemeFile) -> Scheme:
    return Scheme(
        code=SchemeCode(file.scheme.code),
        name=file.scheme.name,
        time_zone=file.scheme.time_zone,
        policy=policy_of(file.scheme.policy),
        areas=covered(file.scheme.areas),
        partners={PartnerCode(partner.code): _partner(partner) for partner in file.partners},
        services={
            ServiceCode(service.code): SupportService(ServiceCode(service.code), service.name)
            for service in file.support_services
        },
        people={person.id: person for person in _people(file)},
    )


def _partner(stated: PartnerTable) -> Partner:
    channel = None
    if stated.slack_channel is not None:
        channel = ("slack", stated.slack_channel)
    elif stated.telegram_chat is not None:
        channel = ("telegram", str(stated.telegram_chat))
    return Partner(
        code=PartnerCode(stated.code),
        name=stated.name,
        kind=stated.kind,
        stock_in=frozenset(map(AreaCode, stated.stock_in)),
        agreement_signed=stated.agreement_signed,
        channel=channel,
    )


def _people(file: SchemeFile) -> Iterable[Person]:
    for stated in file.coordinators:
        yield _person(stated, Role.COORDINATOR)
    for stated in file.observers:
        yield _person(stated, Role.OBSERVER)
    for partner in file.partners:
        for lead in partner.people:
            yield _person(lead, lead.role, partner=PartnerCode(partner.code))
    for service in file.support_services:
        for worker in service.people:
            yield _person(worker, worker.role, service=ServiceCode(service.code))


def _person(
    stated: Enrolled,
    role: Role,
    *,
    partner: PartnerCode | None = None,
    service: ServiceCode | None = None,
) -> Person:
    addresses = []
    if stated.slack is not None:
        addresses.append(("slack", stated.slack))
    if stated.telegram is not None:
        addresses.append(("telegram", str(stated.telegram)))
    return Person(
        id=PersonId(stated.email),
        name=stated.name,
        role=role,
        email=stated.email,
        phone=stated.phone or "",
        partner=partner,
        service=service,
        addresses=tuple(addresses),
    )
