"""Scheme files of any size for people who are on Slack, on Telegram, or on both."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

TEAM = "T0SCHEME"


@dataclass(frozen=True, slots=True)
class Landlord:
    """A landlord with homes in these areas, on this platform; its people by name and role."""

    code: str
    name: str
    areas: tuple[str, ...]
    platform: str
    people: tuple[tuple[str, str], ...]


def slack_id(name: str) -> str:
    """Somebody's member id on Slack."""
    return "U0" + "".join(char for char in name.upper() if char.isalnum())


def telegram_id(name: str) -> int:
    """Somebody's number on Telegram."""
    return 1_000_000 + int.from_bytes(blake2b(name.encode(), digest_size=4).digest()) % 100_000_000


def channel_id(code: str) -> str:
    """A landlord's channel on Slack."""
    return f"C0{code}"


def group_id(code: str) -> int:
    """A landlord's group on Telegram."""
    return -1_001_000_000_000 - telegram_id(code)


def two_landlords(platform: str) -> tuple[Landlord, ...]:
    """Hackney and Brent, each with an officer and two leads."""
    return (
        Landlord(
            "HCK",
            "Hackney Council",
            ("HCK",),
            platform,
            (("femi", "housing_officer"), ("ruth", "housing_manager"), ("tom", "lettings_manager")),
        ),
        Landlord(
            "BEN",
            "Brent Council",
            ("BEN",),
            platform,
            (("ada", "housing_officer"), ("nadia", "housing_manager"), ("joe", "lettings_manager")),
        ),
    )


def scheme_text(
    landlords: Sequence[Landlord], coordinator: str, telegram_details: bool = True, cap: int = 2
) -> str:
    """A whole scheme file; ``coordinator`` is the platform that Sam is on."""
    return "\n".join(_lines(landlords, coordinator, telegram_details, cap))


def _lines(
    landlords: Iterable[Landlord], coordinator: str, details: bool, cap: int
) -> Iterator[str]:
    yield from (
        "[scheme]",
        'code = "london"',
        'name = "Pan-London Housing Reciprocal"',
        'time_zone = "Europe/London"',
        'areas = { region = "London" }',
        "[scheme.policy]",
        f"cap_on_owed = {cap}",
        f"telegram_details = {str(details).lower()}",
        "[[coordinators]]",
        f"name = 'sam'\nemail = 'sam@reciprocal.example'\n{_at(coordinator, 'sam')}",
    )
    for landlord in landlords:
        channel = (
            f"slack_channel = '{TEAM}/{channel_id(landlord.code)}'"
            if landlord.platform == "slack"
            else f"telegram_chat = {group_id(landlord.code)}"
        )
        areas = ", ".join(f"'{area}'" for area in landlord.areas)
        yield from (
            "[[partners]]",
            f"code = '{landlord.code}'",
            f"name = '{landlord.name}'",
            "kind = 'housing_association'",
            f"stock_in = [{areas}]",
            "agreement_signed = 2018-06-01",
            channel,
            "people = [",
            *(
                f"  {{ name = '{name}', role = '{role}', email = '{name}@{landlord.code.lower()}"
                f".example', {_at(landlord.platform, name)} }},"
                for name, role in landlord.people
            ),
            "]",
        )


def _at(platform: str, name: str) -> str:
    if platform == "slack":
        return f"slack = '{TEAM}/{slack_id(name)}'"
    return f"telegram = {telegram_id(name)}"
