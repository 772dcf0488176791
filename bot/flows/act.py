"""What every act on a case has in common: it is kept, and each fact has its consequences."""

from collections.abc import Iterable

from bot.domain.case import STEPS, Case, State
from bot.domain.facts import Fact
from bot.domain.rules import Refused
from bot.flows.flow import Turn
from bot.flows.record import record
from bot.flows.show import state_for


def keep(turn: Turn, case: Case, facts: Iterable[Fact]) -> None:
    """Save a case as it now stands, and record what happened to it, in order."""
    turn.books.cases.save(case)
    for fact in facts:
        record(turn, case, fact)


def refuse_late(turn: Turn, case: Case, *states: State) -> None:
    """Refuse what comes too late, and tell no more of the state than its reader may know (D12)."""
    if case.state not in states:
        raise Refused(
            STEPS,
            f"{case.reference} is now {state_for(turn.scheme, turn.person, case)}, so this no "
            "longer applies.",
            "Open Home to see what it waits for.",
        )
