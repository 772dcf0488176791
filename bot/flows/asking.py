"""What a person is shown of a form that they fill: the page they are at, or the review."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.chat.action import Action
from bot.chat.forms import Answers, Form, FormView, Option, Page
from bot.chat.questions import has_choice_made, questions, shown
from bot.domain.rules import Problem
from bot.flows import doubt
from bot.flows.flow import Filled, Turn
from bot.flows.ports import Draft

Options = Mapping[str, Sequence[Option]]
Check = Callable[[Turn, Action, Page, Filled], Iterator[Problem]]


def no_lists(_turn: Turn, _action: Action) -> Options:
    """The lists of a form that needs none."""
    return {}


def nothing_wrong(_turn: Turn, _action: Action, _page: Page, _before: Filled) -> Iterator[Problem]:
    """What is wrong with a page of which all that reads well may stand."""
    return iter(())


def nothing_besides(_turn: Turn, _action: Action) -> str:
    """What a page says besides that needs no more than its introduction."""
    return ""


@dataclass(frozen=True, slots=True)
class Interview:
    """A form with what only the scheme knows: its lists of options, and what is wrong when.

    ``check`` gets a page that reads well and the pages before it; it may raise Refused, and
    then everything answered is kept. ``tells`` is what a page says besides its introduction;
    where it is ``fleeting``, it must not stand on a screen once what the form is about has ended.
    """

    form: Form
    options: Callable[[Turn, Action], Options] = no_lists
    check: Check = nothing_wrong
    tells: Callable[[Turn, Action], str] = nothing_besides
    fleeting: bool = False


def asked_pages(form: Form, answers: Mapping[str, Answers]) -> list[type[Page]]:
    """The pages that are asked, given every answer so far."""
    so_far = {name: given for page in answers.values() for name, given in page.items()}
    asked: list[type[Page]] = []
    for page in form.pages:
        if page.applies(so_far):
            doubts = doubt.doubts_page(page, answers)
            asked += [page, doubts] if doubts else [page]
    return asked


def view(
    turn: Turn,
    interview: Interview,
    draft: Draft,
    answers: Answers | None = None,
    errors: Mapping[str, str] | None = None,
) -> FormView:
    """A draft as its person sees it now; ``answers`` and ``errors`` where some cannot stand."""
    form = interview.form
    options = interview.options(turn, draft.action)
    asked = asked_pages(form, draft.answers)
    total = len(asked) + form.review
    dies_with = draft.action.subject if interview.fleeting else ""
    if draft.page >= len(asked):
        return FormView(
            draft.id,
            form.title,
            "Check before you send",
            draft.page,
            total,
            review=tuple(_review(asked, draft.answers, options)),
            next=form.send,
            back=True,
            at=draft.at,
            edits=tuple((number, page.title) for number, page in enumerate(asked)),
            dies_with=dies_with,
        )
    page = asked[draft.page]
    given = doubt.as_written(page, draft.answers) if answers is None else answers
    return FormView(
        draft.id,
        form.title,
        page.title,
        draft.page,
        total,
        questions(page, options),
        _defaults(page) | dict(given),
        errors,
        "\n\n".join(filter(None, (page.intro, interview.tells(turn, draft.action)))),
        next="Next" if draft.page + 1 < total else form.send,
        back=draft.page > 0,
        at=draft.at,
        dies_with=dies_with,
    )


def _defaults(page: type[Page]) -> dict[str, tuple[str, ...]]:
    return {
        name: (str(field.default),)
        for name, field in page.model_fields.items()
        if has_choice_made(field)
    }


def _review(
    asked: Sequence[type[Page]], answers: Mapping[str, Answers], options: Options
) -> Iterator[tuple[str, str]]:
    for page in asked:
        given = _defaults(page) | dict(doubt.as_told(page, answers))
        for question in questions(page, options):
            if any(given.get(question.name, ())):
                yield question.text, shown(question, given[question.name])
