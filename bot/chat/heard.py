"""What was pressed or typed in an interview: an answer for the engine, or another screen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.chat.find import find, find_each, is_several
from bot.chat.forms import Answers, FormView, Option, Question
from bot.chat.incoming import Press
from bot.chat.interview import Asked, Code, asked, check, options_of
from bot.chat.limits import Limits
from bot.chat.screens import Screen, changes, screen
from bot.chat.steps import alone, opened, pass_by

_DATES = (
    "%d/%m/%Y",
    "%d.%m.%Y",
    "%d-%m-%Y",
    "%d/%m/%y",
    "%d.%m.%y",
    "%d-%m-%y",
    "%d %b %Y",
    "%d %B %Y",
)
_DAY = re.compile(r"(?<=\d)(st|nd|rd|th)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer for the engine: what ``Submitted`` needs besides whose it is.

    ``part`` is the screen of a long list that it was given on, to be shown again.
    """

    draft: str
    page: int
    press: Press
    answers: Answers = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    stand: str = ""
    to: int = 0
    part: int = 0


def pressed(view: FormView, code: Code, limits: Limits) -> Heard | Screen:
    """What a button says to the form as it stands now.

    A button of another page or question than the one that is asked answers nothing: what is asked
    is shown again.
    """
    at = asked(view, limits)
    if code.page != view.page:
        return screen(view, limits, said="That was answered before. This comes next.")
    match code.verb:
        case "cancel":
            return Heard(view.draft, view.page, "cancel")
        case "change":
            return changes(view, limits)
        case "edit" if any(page == code.n for page, _ in view.edits):
            return Heard(view.draft, view.page, "edit", to=code.n)
        case "show":
            return screen(view, limits)
        case _:
            pass
    question = _question(view, at, code)
    if question is None:
        return _without_question(view, at, code, limits)
    if question.name not in {one.name for one in at.together}:
        return screen(view, limits, said="That was answered before. This comes next.")
    return _about(view, at, question, code, limits)


def typed(view: FormView, text: str, limits: Limits) -> Heard | Screen:
    """What a message says to the form as it stands now."""
    at = asked(view, limits)
    question = at.question
    if question is None:
        return screen(view, limits, said="Press a button, please.")
    match question.kind:
        case "text":
            return _answer(view, at, question, (text,))
        case "number":
            return _answer(view, at, question, (text.strip(),))
        case "date":
            return _answer(view, at, question, (_date(text),))
        case "choices" | "searches" if is_several(text):
            return _several(view, at, question, text, limits)
        case _:
            return _found(view, at, question, text, limits)


def _question(view: FormView, at: Asked, code: Code) -> Question | None:
    if not at.together or code.question >= len(view.questions):
        return None
    name = view.questions[code.question].name
    return next(
        (
            one.view.questions[0]
            for one in at.steps
            if [q.name for q in one.view.questions] == [name]
        ),
        None,
    )


def _without_question(view: FormView, at: Asked, code: Code, limits: Limits) -> Heard | Screen:
    step = at.step
    last = step.part + 1 == step.parts
    if code.question != step.part:
        return screen(view, limits)
    match code.verb:
        case "more" if not last and not at.together:
            return Heard(view.draft, view.page, "keep", stand=pass_by(step))
        case "back" if step.part and not at.together:
            return Heard(view.draft, view.page, "keep", stand=f"part.{step.part - 1}")
        case "back":
            return Heard(view.draft, view.page, "back")
        case "send" if last and not view.questions:
            return Heard(view.draft, view.page, "send")
        case _:
            return screen(view, limits)


def _about(
    view: FormView, at: Asked, question: Question, code: Code, limits: Limits
) -> Heard | Screen:
    given = view.given.get(question.name, ())
    menu = at.together[0].name
    match code.verb:
        case "open" if len(at.together) > 1:
            return Heard(view.draft, view.page, "keep", stand=opened(question.name, menu))
        case "back" if at.opened is not None:
            return Heard(view.draft, view.page, "keep", stand=menu)
        case "back":
            return Heard(view.draft, view.page, "back", asked=(menu,))
        case "done":
            return Heard(view.draft, view.page, "keep", stand=menu)
        case "next":
            names = tuple(one.name for one in at.together)
            answers = {name: view.given.get(name, ()) for name in names}
            return Heard(view.draft, view.page, "next", answers, names)
        case "number":
            return _answer(view, at, question, (str(code.n),))
        case "empty" if not question.required:
            return _answer(view, at, question, ())
        case "list":
            return screen(view, limits, part=code.n)
        case _:
            pass
    option = _option(question, code)
    if option is None:
        return screen(view, limits, said="The list has changed. Choose again, please.")
    match code.verb:
        case "pick":
            return _answer(view, at, question, (option.value,))
        case "tick":
            return _ticked(view, at, question, (*given, option.value), code.n // limits.screen)
        case "clear":
            left = tuple(one for one in given if one != option.value)
            return _ticked(view, at, question, left, code.n // limits.screen)
        case _:
            return screen(view, limits)


def _option(question: Question, code: Code) -> Option | None:
    options = options_of(question)
    option = options[code.n] if code.n < len(options) else None
    return option if option is not None and check(option) == code.check else None


def _answer(view: FormView, at: Asked, question: Question, given: tuple[str, ...]) -> Heard:
    """An answer that leads on, or, of a question that was opened, back to those beside it."""
    answers = {question.name: given}
    if at.opened is not None:
        menu = at.together[0].name
        return Heard(view.draft, view.page, "keep", answers, (question.name,), stand=menu)
    return Heard(view.draft, view.page, "next", answers, (question.name,))


def _ticked(
    view: FormView, at: Asked, question: Question, given: Sequence[str], part: int = 0
) -> Heard:
    """An answer to which more may be added: the question stays in front of the person."""
    answers = {question.name: tuple(dict.fromkeys(given))}
    menu = at.together[0].name
    beside = at.opened is not None or question.name != menu
    stand = opened(question.name, menu) if beside else alone(menu)
    asked = (question.name,)
    return Heard(view.draft, view.page, "keep", answers, asked, stand=stand, part=part)


def _several(
    view: FormView, at: Asked, question: Question, text: str, limits: Limits
) -> Heard | Screen:
    found, lost = find_each(options_of(question), text)
    if lost:
        which = "One of these names is" if lost == 1 else f"{lost} of these names are"
        return screen(
            view,
            limits,
            said=f"{which} not clear, so nothing was ticked. Write them in full, with commas.",
        )
    given = view.given.get(question.name, ())
    return _ticked(view, at, question, (*given, *(option.value for option in found)))


def _found(
    view: FormView, at: Asked, question: Question, text: str, limits: Limits
) -> Heard | Screen:
    found = find(options_of(question), text)
    if not found:
        return screen(
            view, limits, said="Nothing on the list is called that. Choose from it, please."
        )
    if len(found) > 1:
        return screen(view, limits, found=found, said="Which of these?")
    if question.kind in ("choices", "searches"):
        return _ticked(view, at, question, (*view.given.get(question.name, ()), found[0].value))
    return _answer(view, at, question, (found[0].value,))


def _date(text: str) -> str:
    """A date as it is written in Britain, in the form in which dates are kept."""
    plain = _DAY.sub("", " ".join(text.replace(",", " ").split()))
    for way in _DATES:
        try:
            return datetime.strptime(plain, way).date().isoformat()  # noqa: DTZ007 - a day, no time
        except ValueError:
            continue
    try:
        return date.fromisoformat(plain).isoformat()
    except ValueError:
        return plain
