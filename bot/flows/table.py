"""Every flow and every form of the product, by the name that actions and drafts carry."""

from collections.abc import Mapping

from bot.flows import (
    amend,
    answer,
    approve,
    circulate,
    claim,
    desk,
    empty,
    hold,
    home,
    inquire,
    join,
    life,
    meet,
    move,
    offer,
    owed,
    refer,
    requests,
)
from bot.flows.asking import Interview
from bot.flows.flow import Flow

FLOWS: Mapping[str, Flow] = {
    "desk": desk.desk,
    "home": home.home,
    "case": home.case,
    "refer": refer.refer,
    "life": life.life_of,
    "amend": amend.amend,
    "approve": approve.approve,
    "circulate": circulate.circulate,
    "claim": claim.claim,
    "hold": hold.holding,
    "offer": offer.offer,
    "answer": answer.answer,
    "move": move.moving,
    "requests": requests.requests,
    "empty": empty.empty,
    "owed": owed.owed,
    "inquiry": inquire.inquire,
    "meeting": meet.meet,
    "join": join.join,
}

COMMANDS: Mapping[str, str] = {
    "home": "home",
    "help": "home",
    "refer": "refer",
    "requests": "requests",
    "inquiry": "inquiry",
    "owed": "owed",
}
"""What can be opened by a command, and the flow that answers."""

LOOKS = frozenset({"home", "desk", "requests", "owed"})
"""Flows that change nothing, and reveal nothing that the audit must know of."""

INTERVIEWS: Mapping[str, Interview] = {
    interview.form.name: interview
    for interview in (
        refer.INTERVIEW,
        claim.INTERVIEW,
        offer.INTERVIEW,
        answer.INTERVIEW,
        move.INTERVIEW,
        join.INTERVIEW,
        inquire.INTERVIEW,
        meet.INTERVIEW,
        amend.INTERVIEW,
        empty.INTERVIEW,
        *life.INTERVIEWS,
        *hold.INTERVIEWS,
    )
}
