"""A form being filled: page after page, checked and screened, kept as a draft between them."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.chat.action import Action
from bot.chat.cards import Button, Item
from bot.chat.forms import Answers, Page
from bot.chat.incoming import Submitted
from bot.chat.questions import read
from bot.chat.replies import Put, Reply, Whisper
from bot.chat.steps import alone
from bot.domain.review import Insisted
from bot.domain.rules import Problem, Refused, Rule
from bot.flows import doubt
from bot.flows.asking import Interview, Options, asked_pages, view
from bot.flows.flow import Filled, Turn
from bot.flows.known import known_in
from bot.flows.part import Part, read_part
from bot.flows.ports import Draft
from bot.flows.steps import HOME

FORM = Rule("L5", "Answers come from lists; a note is short, and screened before anything else.")
_LONGEST_STAND = 64


def begin(
    turn: Turn, interview: Interview, action: Action, known: Mapping[str, Answers] | None = None
) -> Put:
    """Open a form for an action; ``known`` are answers by page that need not be asked again."""
    draft = Draft(
        id=secrets.token_hex(8),
        person=turn.person.id,
        form=interview.form.name,
        version=interview.form.version,
        page=0,
        action=action,
        begun_at=turn.now,
        answers=dict(known or {}),
        platform=turn.platform,
    )
    turn.books.drafts.begin(draft)
    return Put(view(turn, interview, draft))


def reopen(turn: Turn, interview: Interview, draft: Draft) -> Put:
    """Show a draft where it was left; it goes on where it is shown now."""
    if draft.platform != turn.platform:
        draft = replace(draft, platform=turn.platform)
        turn.books.drafts.save(draft)
    return Put(view(turn, interview, draft))


def as_it_stands(turn: Turn, interview: Interview, draft: Draft) -> Put:
    """Show a draft where it was left, and change nothing."""
    return Put(view(turn, interview, draft))


def submitted(
    turn: Turn, interview: Interview, draft: Draft, event: Submitted
) -> Reply | tuple[Draft, Filled]:
    """Take what was pressed on a form: another view of it, or the whole form filled.

    Raises:
        Refused: the form itself has changed since the draft was begun.
    """
    if draft.version != interview.form.version:
        raise Refused(
            FORM, "This form has changed since you began.", "Please begin it again from Home."
        )
    if event.press == "cancel":
        turn.books.drafts.drop(draft)
        return Whisper("Cancelled. Nothing was sent, and nothing is kept.", (HOME,))
    if event.page != draft.page:
        return Put(view(turn, interview, draft))
    match event.press:
        case "back":
            return Put(view(turn, interview, _back(turn, interview, draft, event)))
        case "edit":
            pages = len(asked_pages(interview.form, draft.answers))
            page = event.to if 0 <= event.to < pages else draft.page
            return Put(view(turn, interview, _go(turn, draft, page)))
        case "keep":
            return _keep(turn, interview, draft, event)
        case _:
            return _forward(turn, interview, draft, event)


def _back(turn: Turn, interview: Interview, draft: Draft, event: Submitted) -> Draft:
    """The question before, on this page or at the end of the one before."""
    pages = asked_pages(interview.form, draft.answers)
    if draft.page < len(pages) and event.asked:
        names = [*pages[draft.page].model_fields]
        before = [name for name in names if name in event.asked][:1]
        place = names.index(before[0]) if before else 0
        if place:
            return _go(turn, draft, draft.page, names[place - 1])
    if draft.page == 0:
        return draft
    return _go(turn, draft, draft.page - 1, [*pages[draft.page - 1].model_fields][-1])


def _keep(turn: Turn, interview: Interview, draft: Draft, event: Submitted) -> Reply:
    """Keep a part of a page, and stay. What is empty yet is no mistake yet.

    Where something is wrong the form stands where it stood: it is asked for again.
    """
    pages = asked_pages(interview.form, draft.answers)
    stand = event.stand[:_LONGEST_STAND]
    if draft.page >= len(pages):
        return Put(view(turn, interview, _go(turn, draft, draft.page, stand)))
    options = interview.options(turn, draft.action)
    event = replace(event, asked=event.asked or ())
    part = _read(turn, draft, pages[draft.page], event, options)
    filled = {name: wrong for name, wrong in part.errors.items() if any(part.given[name])}
    part = replace(part, errors=filled)
    draft = replace(draft, answers=part.kept(draft.answers))
    there = draft.at if part.errors else stand
    return Put(view(turn, interview, _go(turn, draft, draft.page, there), None, part.errors))


def _forward(
    turn: Turn, interview: Interview, draft: Draft, event: Submitted
) -> Reply | tuple[Draft, Filled]:
    options = interview.options(turn, draft.action)
    asked = asked_pages(interview.form, draft.answers)
    if draft.page < len(asked):
        page = asked[draft.page]
        part = _read(turn, draft, page, event, options)
        draft = replace(draft, answers=part.kept(draft.answers))
        if part.errors:
            echo = dict(doubt.as_written(page, draft.answers)) | dict(part.echo)
            return _wrong(turn, interview, draft, page, part.errors, echo, event)
        if following := _following(page, event.asked):
            return Put(view(turn, interview, _go(turn, draft, draft.page, following)))
        filled, errors = read(page, draft.answers[page.__name__], options)
        try:
            errors = errors or _problems(turn, interview, draft, filled, options)
        except Refused as refused:
            turn.books.drafts.save(draft)
            return refusal(refused)
        if errors:
            return _wrong(turn, interview, draft, page, errors, None, event)
        asked = asked_pages(interview.form, draft.answers)
        if (onward := _onward(draft, asked, options)) < len(asked) + interview.form.review:
            reviewed = draft.reviewed or onward == len(asked)
            return Put(view(turn, interview, _go(turn, replace(draft, reviewed=reviewed), onward)))
    return _whole(turn, interview, draft, options)


def _read(turn: Turn, draft: Draft, page: type[Page], event: Submitted, options: Options) -> Part:
    kept = draft.answers.get(page.__name__, {})
    return read_part(page, event.answers, event.asked, kept, options, known_in(turn))


def _wrong(
    turn: Turn,
    interview: Interview,
    draft: Draft,
    page: type[Page],
    errors: Mapping[str, str],
    echoed: Answers | None = None,
    event: Submitted | None = None,
) -> Put:
    """The page again, standing where the first thing is wrong, which is answered by itself.

    Of a page that was sent whole nothing is kept: it is in front of the person still.
    """
    if event is not None and event.asked is None:
        return Put(view(turn, interview, draft, echoed, errors))
    first = next((alone(name) for name in page.model_fields if name in errors), "")
    return Put(view(turn, interview, _go(turn, draft, draft.page, first), echoed, errors))


def _following(page: type[Page], asked: tuple[str, ...] | None) -> str:
    """The question after those that were asked, empty where they were the last."""
    if asked is None:
        return ""
    names = [*page.model_fields]
    places = [names.index(name) for name in asked if name in names]
    return names[max(places) + 1] if places and max(places) + 1 < len(names) else ""


def _onward(draft: Draft, asked: Sequence[type[Page]], options: Options) -> int:
    """The next page; of a form that was reviewed, the first that is not answered, or the review."""
    if not draft.reviewed:
        return draft.page + 1
    unread = (
        number
        for number, page in enumerate(asked)
        if doubt.is_open(page, draft.answers)
        or read(page, draft.answers.get(page.__name__, {}), options)[0] is None
    )
    return next(unread, len(asked))


def _whole(
    turn: Turn, interview: Interview, draft: Draft, options: Options
) -> Reply | tuple[Draft, Filled]:
    """Read every page once more, since the scheme may have changed since they were answered."""
    pages: list[Page] = []
    insisted: list[Insisted] = []
    for number, page in enumerate(asked_pages(interview.form, draft.answers)):
        filled, errors = read(page, doubt.as_sent(page, draft.answers), options)
        if filled is not None:
            errors = _by_field(
                interview.check(turn, draft.action, filled, Filled(draft.action, pages))
            )
        if filled is None or errors:
            there = replace(draft, page=number)
            return _wrong(turn, interview, there, page, errors)
        pages.append(filled)
        insisted += doubt.insisted(page, draft.answers)
    turn.books.drafts.save(draft)
    return draft, Filled(draft.action, pages, tuple(insisted))


def _problems(
    turn: Turn, interview: Interview, draft: Draft, filled: Page | None, options: Options
) -> dict[str, str]:
    if filled is None:
        return {}
    before = []
    for page in asked_pages(interview.form, draft.answers)[: draft.page]:
        earlier, _ = read(page, draft.answers.get(page.__name__, {}), options)
        if earlier is not None:
            before.append(earlier)
    return _by_field(interview.check(turn, draft.action, filled, Filled(draft.action, before)))


def _go(turn: Turn, draft: Draft, page: int, at: str = "") -> Draft:
    moved = replace(draft, page=page, at=at, platform=turn.platform)
    turn.books.drafts.save(moved)
    return moved


def _by_field(problems: Iterator[Problem]) -> dict[str, str]:
    found: dict[str, str] = {}
    for problem in problems:
        found.setdefault(problem.field, problem.sentence)
    return found


def refusal(refused: Refused) -> Whisper:
    """A no, with the requests that would mend the matter to choose from."""
    return Whisper(
        refused.sentence,
        (HOME,),
        items=tuple(
            Item(
                f"{reference} · {home}",
                (Button("Claim", Action("claim", "take", reference), "primary"),),
            )
            for reference, home in refused.open_requests.items()
        ),
        refused=True,
    )
