"""What every act on a case has in common: it is kept, and each fact has its consequences."""

from collections.abc import Iterable

from bot.domain.case import Case
from bot.domain.facts import Fact
from bot.flows.flow import Turn
from bot.flows.record import record


def keep(turn: Turn, case: Case, facts: Iterable[Fact]) -> None:
    """Save a case as it now stands, and record what happened to it, in order."""
    turn.books.cases.save(case)
    for fact in facts:
        record(turn, case, fact)
