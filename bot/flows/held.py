"""Referrals held by the cap go on by themselves once their landlord may refer again (R33)."""

from bot.domain import intake
from bot.domain.case import State
from bot.domain.ids import PartnerCode
from bot.flows.capping import counting
from bot.flows.flow import Turn
from bot.flows.record import record


def resume_held(turn: Turn, partner: PartnerCode | None = None) -> None:
    """Resume this landlord's held referrals, or everybody's, the longest held first."""
    acted_as, turn.acted_as = turn.acted_as, "the scheme itself"
    for seen in turn.books.cases.among(frozenset({State.HELD_BY_CAP})):
        if partner not in (None, seen.landlord):
            continue
        case = turn.books.cases.get(seen.reference)
        if case is None or case.state is not State.HELD_BY_CAP:
            continue
        balance = counting(turn, case.landlord)
        case, facts = intake.resume(case, balance, turn.scheme, turn.now)
        turn.books.cases.save(case)
        for fact in facts:
            record(turn, case, fact)
    turn.acted_as = acted_as
