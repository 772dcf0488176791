"""`reciprocal doctor`: whether everything is in order, a line for each thing looked at."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from bot.cli.errors import REFUSED

if TYPE_CHECKING:
    from bot.domain.scheme import Scheme
    from bot.settings import Settings
    from bot.store.looking import Look


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one thing. A warning is a risk; a failure means it is not whole."""

    level: Literal["ok", "warn", "fail"]
    sentence: str


def doctor() -> None:
    """Check settings, key, database, roster, balances, audit and deliveries."""
    well = True
    for finding in _findings():
        print(f"{finding.level:<4}  {finding.sentence}", flush=True)
        well = well and finding.level != "fail"
    if not well:
        raise typer.Exit(REFUSED)


def _findings() -> Iterator[Finding]:
    from bot import settings

    yield _zone("Europe/London")
    try:
        given = settings.read()
    except settings.SettingWrong as wrong:
        yield Finding("fail", f"Settings: {wrong}")
        return
    yield Finding("ok", "Settings: the environment can be read.")
    yield from _platforms(given)
    try:
        key = settings.key(given)
    except settings.SettingWrong as wrong:
        yield Finding("fail", f"Key: {wrong}")
        key = None
    yield from _database(given, key)


def _platforms(given: "Settings") -> Iterator[Finding]:
    if not (given.slack_is_on or given.telegram_is_on):
        yield Finding("warn", "Platforms: none is on. Set SLACK_BOT_TOKEN or TELEGRAM_BOT_TOKEN.")
    if given.slack_is_on:
        missing = [
            name
            for name, value in (
                ("SLACK_BOT_TOKEN", given.slack_bot_token),
                (
                    "SLACK_SIGNING_SECRET or SLACK_APP_TOKEN",
                    given.slack_signing_secret or given.slack_app_token,
                ),
            )
            if not value
        ]
        yield (
            Finding("fail", f"Slack: set {' and '.join(missing)} too.")
            if missing
            else Finding("ok", "Slack: its variables are set.")
        )
    if given.telegram_is_on:
        if given.telegram_webhook_url and not given.telegram_webhook_secret:
            yield Finding("fail", "Telegram: set TELEGRAM_WEBHOOK_SECRET too.")
        else:
            how = "by webhook" if given.telegram_webhook_secret else "by polling"
            yield Finding("ok", f"Telegram: its variables are set; it is heard {how}.")


def _database(given: "Settings", key: bytes | None) -> Iterator[Finding]:
    from bot.store.database import DatabaseTrouble
    from bot.store.looking import look
    from bot.store.opening import opened
    from bot.store.schema import newest
    from bot.store.vault import WrongKey

    try:
        with opened(given.database_url, key or bytes(32)) as store:
            yield Finding(
                "ok",
                f"Database: {store.database.name} answers; its schema is {newest()}, the newest.",
            )
            if key is None:
                return
            with look(store) as looking:
                yield from _kept(looking)
    except DatabaseTrouble as trouble:
        yield Finding("fail", f"Database: {trouble}")
    except WrongKey as wrong:
        yield Finding("fail", f"Key: {wrong}.")


def _kept(look: "Look") -> Iterator[Finding]:
    schemes = look.schemes()
    yield Finding("ok", "Key: it opens the database.")
    if not schemes:
        yield Finding("warn", "Scheme: there is none yet: reciprocal scheme apply FILE")
    for scheme in schemes:
        yield from _scheme(look, scheme)
    if failed := look.undelivered():
        yield Finding("warn", f"Deliveries: {failed} were refused by a platform for good.")
    else:
        yield Finding("ok", "Deliveries: none was refused.")
    for lost in look.lost():
        yield Finding("warn", f"Deliveries: nobody can be reached at {lost}.")
    if waiting := look.waiting():
        counts = ", ".join(f"{count} on {name}" for name, count in sorted(waiting.items()))
        yield Finding("ok", f"Deliveries: waiting to be sent: {counts}.")


def _scheme(look: "Look", scheme: "Scheme") -> Iterator[Finding]:
    partners, people = len(scheme.partners), len(scheme.people)
    yield Finding("ok", f"Scheme {scheme.code}: {partners} partners, {people} people.")
    if scheme.time_zone != "Europe/London":
        yield _zone(scheme.time_zone)
    for partner in scheme.partners.values():
        leads = len(scheme.leads(partner.code))
        if leads < 2:
            contacts = "one contact" if leads else "no contact"
            yield Finding(
                "warn",
                f"Scheme {scheme.code}: {partner.name} has {contacts}; name another, so that "
                "somebody answers when one is away.",
            )
    if astray := look.astray(scheme):
        yield Finding("fail", f"Ledger of {scheme.code}: {'; '.join(astray)}. Restore a backup.")
    else:
        yield Finding("ok", f"Ledger of {scheme.code}: every balance is the sum of its postings.")
    links, wrong = look.verify(scheme)
    if wrong:
        yield Finding("fail", f"Audit of {scheme.code}: after {links} links, {wrong}.")
    else:
        yield Finding("ok", f"Audit of {scheme.code}: {links} links, all whole.")


def _zone(name: str) -> Finding:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return Finding("fail", f"Time zone: {name} is not known here. Install the package tzdata.")
    return Finding("ok", f"Time zone: {name} is known.")
