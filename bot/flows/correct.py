"""The coordinator sets a mistaken move right: reversed, and posted as it was in truth (C8)."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from bot.chat.action import Action
from bot.chat.forms import Answers, Ask, Form, Option, Page
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Whisper
from bot.domain import aftercare, correct, merger
from bot.domain.access import Act
from bot.domain.case import AFTER_A_MOVE, Case, expect
from bot.domain.codes import WhyCorrected
from bot.domain.ids import PartnerCode
from bot.domain.move import move_problems
from bot.domain.rules import Problem
from bot.flows import lists
from bot.flows.act import keep
from bot.flows.asking import Interview
from bot.flows.filling import begin
from bot.flows.flow import Event, Filled, Turn, misdirected
from bot.flows.held import resume_held
from bot.flows.move import Homes, SecondHome, TheMove
from bot.flows.reposting import repost
from bot.flows.steps import HOME, open_case


class WhatWasWrong(Page):
    """C8: why a move is corrected, from a list."""

    title: ClassVar[str] = "Correct the move"
    intro: ClassVar[str] = "What was posted is reversed, and stays on record."

    why: Annotated[
        WhyCorrected,
        Ask(
            "What was wrong?",
            labels={
                "wrong_size": "The size of a home",
                "wrong_landlord": "The landlord that gave it",
                "wrong_date": "The date",
                "wrong_count": "How many moved, or into how many homes",
                "did_not_happen": "The tenancy did not start at all",
                "other": "Something else",
            },
        ),
    ]


class InTruth(TheMove):
    """The move as it was."""

    title: ClassVar[str] = "The move as it was"

    receiver: Annotated[str, Ask("Which landlord granted the tenancy?", source="landlords")]

    @classmethod
    def applies(cls, answers: Answers) -> bool:
        return WhyCorrected.DID_NOT_HAPPEN not in answers.get("why", ())


class InTruthSecond(SecondHome):
    """C7: the second home, where the household split."""

    @classmethod
    def applies(cls, answers: Answers) -> bool:
        return InTruth.applies(answers) and SecondHome.applies(answers)


def correcting(turn: Turn, event: Event) -> Reply:
    """Ask what was wrong, and set it right."""
    match event:
        case Tapped(action=Action(verb="move") as action):
            case = turn.case(action, Act.CORRECT)
            expect(case, *AFTER_A_MOVE)
            return begin(turn, INTERVIEW, action, _known(case))
        case Filled(action=action):
            return _correct(turn, turn.case(action, Act.CORRECT), event)
        case _:
            raise misdirected()


def _correct(turn: Turn, case: Case, filled: Filled) -> Reply:
    why, truth = filled.page(WhatWasWrong).why, filled.maybe(InTruth)
    posted = turn.books.ledger.entries(case.reference)
    if truth is None:
        right = correct.undo(case, posted, why, turn.now)
    else:
        split = filled.maybe(InTruthSecond)
        known = correct.InTruth(
            truth.started,
            PartnerCode(truth.receiver),
            truth.size,
            split.second if split else None,
            truth.adults,
            truth.children,
            truth.tenure_kept,
        )
        right = correct.correct(case, posted, why, known, turn.person.id, turn.now)
    touched = repost(turn, (*right.reversals, *right.entries))
    case, further = merger.caught_up(right.case, turn.scheme, turn.now)
    case = aftercare.plan(case, turn.calendar, turn.scheme.policy, turn.now)
    keep(turn, case, [*right.facts, *further])
    for partner in touched:
        resume_held(turn, partner)
    told = (
        f"The move of {case.reference} is reversed, and no tenancy is logged: it is "
        f"{case.state.words}."
        if truth is None
        else f"The move of {case.reference} is corrected, and the ledger with it."
    )
    return Whisper(told, (open_case(case), HOME))


def _known(case: Case) -> dict[str, Answers]:
    move = case.move
    if move is None or move.receiver is None:
        return {}
    known: dict[str, Answers] = {
        InTruth.__name__: {
            "started": (move.started.isoformat(),),
            "size": (move.size,),
            "adults": (str(move.adults),),
            "children": (str(move.children),),
            "tenure_kept": ("yes" if move.tenure_kept else "no",),
            "homes": (Homes.TWO if move.second else Homes.ONE,),
            "receiver": (move.receiver,),
        }
    }
    if move.second:
        known[InTruthSecond.__name__] = {"second": (move.second,)}
    return known


def _options(turn: Turn, _: Action) -> dict[str, list[Option]]:
    return {"landlords": lists.partners(turn.scheme)}


def _check(turn: Turn, action: Action, page: Page, _before: Filled) -> Iterator[Problem]:
    if isinstance(page, InTruth):
        yield from move_problems(
            started=page.started,
            referred=turn.on(turn.case(action, Act.CORRECT).referred_at),
            today=turn.today,
            adults=page.adults,
            children=page.children,
        )


INTERVIEW = Interview(
    Form("correct", 1, "Correct the move", (WhatWasWrong, InTruth, InTruthSecond), send="Correct"),
    _options,
    _check,
)
