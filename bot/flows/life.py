"""What interrupts a case, ends it, or opens it again: a question, a pause, a withdrawal (L6)."""

from collections.abc import Iterator

from bot.chat.action import Action
from bot.chat.forms import Answers, Form, Page
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Whisper
from bot.domain import life, merger
from bot.domain.access import Act, Standing, act_of_return
from bot.domain.case import Case, State
from bot.domain.flaws import consent_problems
from bot.domain.move import move_problems
from bot.domain.rules import Problem
from bot.flows.act import keep, refuse_late
from bot.flows.asking import Interview
from bot.flows.filling import begin
from bot.flows.flow import Event, Filled, Turn, misdirected
from bot.flows.held import resume_held
from bot.flows.life_form import Again, How, WhatToAsk, WhyNot, WhyOver
from bot.flows.steps import HOME, next_steps, open_case


def life_of(turn: Turn, event: Event) -> Reply:
    """Return, decline, pause, withdraw, record another home, or reopen."""
    match event:
        case Tapped(action=Action(verb="return") as action):
            _to_return(turn, action)
            return begin(turn, RETURN, action)
        case Tapped(action=Action(verb="again") as action):
            return _sends_again(turn, action)
        case Tapped(action=Action(verb="decline") as action):
            _to_decline(turn, action)
            return begin(turn, DECLINE, action)
        case Tapped(action=Action(verb="pause") as action):
            return _pauses(turn, action)
        case Tapped(action=Action(verb="resume") as action):
            return _resumes(turn, action)
        case Tapped(action=Action(verb="withdraw") as action):
            turn.case(action, Act.WITHDRAW)
            return begin(turn, WITHDRAW, action)
        case Tapped(action=Action(verb="housed") as action):
            return begin(turn, HOUSED, action, _known(turn, turn.case(action, Act.HOUSED)))
        case Tapped(action=Action(verb="reopen") as action):
            life.expect_reopenable(turn.case(action, Act.REOPEN))
            return begin(turn, REOPEN, action)
        case Tapped(action=Action(verb="needed") as action):
            return _still_needed(turn, action)
        case Filled():
            return _filled(turn, event)
        case _:
            raise misdirected()


def _filled(turn: Turn, event: Filled) -> Reply:
    action = event.action
    match event.pages:
        case [WhatToAsk(question=question)]:
            case, returned = life.send_back(_to_return(turn, action), question, turn.now)
            keep(turn, case, [returned])
            return Whisper(
                f"{case.reference} is returned. The nominating officer is asked: "
                f"{question.sentence}",
                (HOME,),
            )
        case [WhyNot(why=why)]:
            case, declined = life.decline(_to_decline(turn, action), why, turn.now)
            keep(turn, case, [declined])
            return Whisper(
                f"{case.reference} is declined. The nominating officer and the coordinator hear "
                "of it; the coordinator can reopen it.",
                (HOME,),
            )
        case [WhyOver(why=over)]:
            case, withdrawn = life.withdraw(turn.case(action, Act.WITHDRAW), over, turn.now)
            keep(turn, case, [withdrawn])
            return Whisper(
                f"{case.reference} is withdrawn, and its cards are closed everywhere. The "
                "coordinator can reopen it.",
                (HOME,),
            )
        case [How() as page]:
            case, housed = life.house_elsewhere(
                turn.case(action, Act.HOUSED),
                page.how,
                on=page.started,
                adults=page.adults,
                children=page.children,
                by=turn.person.id,
                at=turn.now,
            )
            keep(turn, case, [housed])
            return Whisper(
                f"{case.reference} is closed: the household is housed. Nobody owes a home for it.",
                (HOME,),
            )
        case [Again(consent_on=day)]:
            case, reopened = life.reopen(turn.case(action, Act.REOPEN), day, turn.now)
            case, further = merger.caught_up(case, turn.scheme, turn.now)
            keep(turn, case, [reopened, *further])
            steps = next_steps(case, frozenset({Standing.COORDINATOR}))
            return Whisper(f"{case.reference} is open again: {case.state.words}.", (*steps, HOME))
        case _:
            raise misdirected()


def _to_return(turn: Turn, action: Action) -> Case:
    case = turn.case(action, act_of_return(turn.books.cases.get(action.subject)))
    refuse_late(turn, case, State.WAITING_FOR_APPROVAL, State.APPROVED)
    return case


def _to_decline(turn: Turn, action: Action) -> Case:
    case = turn.case(action, Act.DECLINE)
    refuse_late(turn, case, State.WAITING_FOR_APPROVAL)
    return case


def _sends_again(turn: Turn, action: Action) -> Reply:
    case, again = life.send_again(turn.case(action, Act.SEND_AGAIN), turn.now)
    keep(turn, case, [again])
    return Whisper(f"{case.reference} is sent again: it is {case.state.words}.", (HOME,))


def _pauses(turn: Turn, action: Action) -> Reply:
    case, paused = life.pause(turn.case(action, Act.PAUSE), turn.now)
    keep(turn, case, [paused])
    return Whisper(
        f"{case.reference} is paused: nobody can act on it until it is resumed. Whoever holds it "
        "keeps it.",
        (*next_steps(case, frozenset({Standing.NOMINATOR})), HOME),
    )


def _resumes(turn: Turn, action: Action) -> Reply:
    case, went_on = life.go_on(turn.case(action, Act.PAUSE), turn.now)
    keep(turn, case, [went_on])
    if case.state is State.HELD_BY_CAP:
        resume_held(turn, case.landlord)  # its debt may have fallen meanwhile (R33)
        case = turn.books.cases.get(case.reference) or case
    return Whisper(f"{case.reference} goes on: it is {case.state.words}.", (HOME,))


def _still_needed(turn: Turn, action: Action) -> Reply:
    case = turn.case(action, Act.STILL_NEEDED)
    case, needed = life.still_needed(case, turn.now)
    keep(turn, case, [needed])
    return Whisper(
        f"Thank you: {case.reference} is still needed, and goes on.", (open_case(case), HOME)
    )


def _known(turn: Turn, case: Case) -> dict[str, Answers]:
    household = case.referral.household
    return {
        How.__name__: {
            "started": (turn.today.isoformat(),),
            "adults": (str(household.adults),),
            "children": (str(household.children),),
        }
    }


def _check(turn: Turn, action: Action, page: Page, _before: Filled) -> Iterator[Problem]:
    match page:
        case How():
            yield from move_problems(
                started=page.started,
                referred=turn.on(turn.case(action, Act.HOUSED).referred_at),
                today=turn.today,
                adults=page.adults,
                children=page.children,
            )
        case Again():
            yield from consent_problems(
                consents=page.consents, on=page.consent_on, today=turn.today
            )
        case _:
            pass


RETURN = Interview(Form("return", 1, "Return", (WhatToAsk,), send="Return"))
DECLINE = Interview(Form("decline", 1, "Decline", (WhyNot,), send="Decline"))
WITHDRAW = Interview(Form("withdraw", 1, "Withdraw", (WhyOver,), send="Withdraw"))
HOUSED = Interview(
    Form("housed", 1, "Housed elsewhere", (How,), send="Housed elsewhere"), check=_check
)
REOPEN = Interview(Form("reopen", 1, "Reopen", (Again,), send="Reopen"), check=_check)

INTERVIEWS = (RETURN, DECLINE, WITHDRAW, HOUSED, REOPEN)
