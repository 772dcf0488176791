"""Every flow and every form of the product, by the name that actions and drafts carry."""

from collections.abc import Mapping

from bot.flows import (
    activity,
    amend,
    answer,
    approve,
    circulate,
    claim,
    correct,
    desk,
    empty,
    follow_up,
    govern,
    hold,
    home,
    inquire,
    join,
    known_words,
    ledger,
    life,
    meet,
    move,
    nominate,
    offer,
    override,
    owed,
    partners,
    people,
    refer,
    requests,
    review,
    target,
    which,
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
    "nomination": nominate.nominating,
    "requests": requests.requests,
    "empty": empty.empty,
    "follow_up": follow_up.follow_up,
    "correct": correct.correcting,
    "ledger": ledger.keeping,
    "override": override.override,
    "target": target.targets,
    "owed": owed.owed,
    "activity": activity.active,
    "inquiry": inquire.inquire,
    "meeting": meet.meet,
    "join": join.join,
    "scheme": which.which,
    "govern": govern.govern,
    "people": people.people,
    "partners": partners.partners,
    "review": review.review,
    "words": known_words.known_words,
}

COMMANDS: Mapping[str, str] = {
    "home": "home",
    "help": "home",
    "refer": "refer",
    "requests": "requests",
    "move": "move",
    "inquiry": "inquiry",
    "owed": "owed",
    "activity": "activity",
}
"""What can be opened by a command, and the flow that answers."""

LOOKS = frozenset({"home", "desk", "requests", "owed", "activity"})
"""Flows that change nothing, and reveal nothing that the audit must know of."""

INTERVIEWS: Mapping[str, Interview] = {
    interview.form.name: interview
    for interview in (
        refer.INTERVIEW,
        claim.INTERVIEW,
        offer.INTERVIEW,
        answer.INTERVIEW,
        move.INTERVIEW,
        nominate.INTERVIEW,
        join.INTERVIEW,
        inquire.INTERVIEW,
        meet.INTERVIEW,
        review.INTERVIEW,
        amend.INTERVIEW,
        correct.INTERVIEW,
        target.INTERVIEW,
        *empty.INTERVIEWS,
        *ledger.INTERVIEWS,
        *override.INTERVIEWS,
        *life.INTERVIEWS,
        *people.INTERVIEWS,
        *partners.INTERVIEWS,
        *hold.INTERVIEWS,
        *follow_up.INTERVIEWS,
    )
}
