"""Lists to choose from that only the scheme knows."""

from collections.abc import Iterable

from bot.chat.forms import Option
from bot.domain.ids import AreaCode, PartnerCode
from bot.domain.person import Person
from bot.domain.scheme import Scheme


def areas(scheme: Scheme, codes: Iterable[AreaCode] | None = None) -> list[Option]:
    """Areas by name; all of the scheme's unless some are given."""
    chosen = scheme.areas if codes is None else codes
    return _sorted(Option(code, scheme.areas[code].name) for code in chosen)


def partners(
    scheme: Scheme, codes: Iterable[PartnerCode] | None = None, first: PartnerCode | None = None
) -> list[Option]:
    """Partners by name, all unless some are given; ``first`` at the head where it is one."""
    chosen = scheme.partners if codes is None else codes
    found = _sorted(Option(code, scheme.partners[code].name) for code in chosen)
    return sorted(found, key=lambda option: option.value != first)


def staff(scheme: Scheme, people: Iterable[Person]) -> list[Option]:
    """People with their organisation, by name."""
    return _sorted(
        Option(person.id, f"{person.name}, {scheme.organisation(person)}") for person in people
    )


def _sorted(options: Iterable[Option]) -> list[Option]:
    return sorted(options, key=lambda option: option.label)
