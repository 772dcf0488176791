"""What a rule is, and what it is to be refused by one."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.ids import Reference


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the scheme: its number in the rulebook and its sentence for people."""

    number: str
    sentence: str


class Refused(Exception):
    """A foreseen, courteous no: the rule, why it applies here, and what to do instead.

    ``open_requests`` are those whose giving would mend the matter, each with the home it asks for.
    """

    def __init__(
        self,
        rule: Rule,
        why: str,
        instead: str = "",
        open_requests: Mapping[Reference, str] = MappingProxyType({}),
    ) -> None:
        super().__init__(f"{rule.number}: {why}")
        self.rule = rule
        self.why = why
        self.instead = instead
        self.open_requests = dict(open_requests)

    @property
    def sentence(self) -> str:
        """What the person reads."""
        return f"{self.why} {self.instead}".strip()


@dataclass(frozen=True, slots=True)
class Problem:
    """An answer that cannot stand: the field it belongs to and a sentence saying what to do."""

    field: str
    sentence: str
