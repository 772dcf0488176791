"""How a page of a form is taken in steps that a platform can carry.

With native forms a page is one step, or a few where it is too long. Without them it is an
interview: one question a step, its options as buttons, screen by screen, and always a way back
and a way out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.chat.cut import PAIR, Pair, chunks, cut, cut_pairs, shorten
from bot.chat.forms import Answers, FormView, Kind, Option, Question
from bot.chat.incoming import Press
from bot.chat.limits import Limits

OPEN = "!"
"""After the question at which an interview stands: it is answered by itself, whatever stands
beside it; or the one named next is, which was opened from the screen that they share."""

_JOIN = 2
_PART = "part."

_SEARCHED: dict[Kind, Kind] = {"choice": "search", "choices": "searches"}
YES_NO = (Option("yes", "Yes"), Option("no", "No"))


@dataclass(frozen=True, slots=True)
class Step:
    """What is asked at once: ``view`` holds its questions alone, with their answers and errors.

    ``presses`` are the buttons under it in their order. ``screens`` are the options as buttons,
    shown one screen at a time, where there are no native forms; with ``typed`` the answer, or a
    part of an option's label to look for, is written. The answers of a part that is not the last
    of its page are to be kept until the last is sent.
    """

    view: FormView
    part: int
    parts: int
    presses: tuple[tuple[Press, str], ...]
    screens: tuple[tuple[Option, ...], ...] = ()
    typed: bool = False


def fit_form(view: FormView, limits: Limits) -> tuple[Step, ...]:
    """The page as steps that a platform can carry, to be taken one after another.

    Every question is asked once and in its order. A list too long to be sent whole becomes a
    search. A title, question, help line, error or label that is too long is said in full in the
    introduction of its step, and begun where it belongs.
    """
    drafts = _cut_view(view, limits)
    return tuple(_step(draft, view, part, len(drafts), limits) for part, draft in enumerate(drafts))


def standing(steps: Sequence[Step], at: str) -> Step:
    """The step of a page where an interview stands: that of the question ``at``, or the first.

    Steps that only say something come before the question they belong to; ``pass_by`` leads on.
    """
    if at.startswith(_PART) and at[len(_PART) :].isdecimal():
        return steps[min(int(at[len(_PART) :]), len(steps) - 1)]
    name = at.partition(OPEN)[0]
    place = next((n for n, step in enumerate(steps) if name in _names(step)), 0)
    while place and not steps[place - 1].view.questions:
        place -= 1
    return steps[place]


def alone(question: str) -> str:
    """Where an interview stands at a question that is answered by itself."""
    return question + OPEN


def opened(question: str, among: str) -> str:
    """Where it stands at one that was opened from the screen that begins with another."""
    return f"{among}{OPEN}{question}"


def pass_by(step: Step) -> str:
    """Where an interview stands after a step that only said something."""
    return f"{_PART}{step.part + 1}"


def _names(step: Step) -> tuple[str, ...]:
    return tuple(question.name for question in step.view.questions)


def _step(draft: FormView, whole: FormView, part: int, parts: int, limits: Limits) -> Step:
    last = part == parts - 1
    draft = replace(
        draft,
        next=draft.next if last else "Next",
        back=whole.back or part > 0 or not limits.native_forms,
    )
    onward: Press = "next" if draft.next == "Next" else "send"
    presses: list[tuple[Press, str]] = [("cancel", "Cancel"), (onward, draft.next)]
    if draft.back:
        presses.insert(0, ("back", "Back"))
    if limits.native_forms or not draft.questions:
        return Step(draft, part, parts, tuple(presses))
    asked = draft.questions[0]
    options = YES_NO if asked.kind == "yes_no" else asked.options
    return Step(
        draft,
        part,
        parts,
        tuple(presses),
        screens=tuple(chunks(options, limits.screen)),
        typed=asked.kind in ("number", "date", "text", "search", "searches"),
    )


@dataclass(frozen=True, slots=True)
class _Unit:
    """What cannot be parted: a piece of the introduction, a question, or a pair of the review."""

    text: int
    note: str = ""
    question: Question | None = None
    error: str = ""
    pair: Pair | None = None


def _cut_view(view: FormView, limits: Limits) -> list[FormView]:
    title, heading, onward = (
        shorten(view.title, limits, limits.form_title),
        shorten(view.heading, limits, limits.form_heading),
        shorten(view.next, limits, limits.form_button),
    )
    in_full = [
        full
        for full, short in ((view.title, title), (view.heading, heading), (view.next, onward))
        if full != short
    ]
    bare = replace(
        view,
        title=title,
        heading=heading,
        next=onward,
        questions=(),
        answers=None,
        errors=None,
        intro="",
        review=(),
    )
    base = limits.size(title) + limits.size(heading) + 2 * _JOIN
    most = min(limits.form_intro, limits.form_text - base - _JOIN)

    steps: list[list[_Unit]] = [[]]
    for unit in _units(view, in_full, most, limits):
        if steps[-1] and not _fits_with(steps[-1], unit, base, limits):
            steps.append([])
        steps[-1].append(unit)
    return [_filled(bare, view.given, units) for units in steps]


def _fits_with(units: Sequence[_Unit], more: _Unit, base: int, limits: Limits) -> bool:
    together = [*units, more]
    notes = [unit for unit in together if unit.note]
    asked = [unit for unit in together if unit.question]
    blocks = 3 + bool(notes) + len(together) - len(notes)  # title, heading, and a row of buttons
    return (
        base + sum(unit.text for unit in together) <= limits.form_text
        and sum(unit.text for unit in notes) <= limits.form_intro
        and len(asked) <= limits.questions
        and blocks <= limits.form_blocks
        # An introduction stands above the questions: one in between opens a step.
        and not (more.note and len(notes) < len(together))
    )


def _filled(bare: FormView, given: Answers, units: Iterable[_Unit]) -> FormView:
    units = tuple(units)
    asked = {unit.question.name: unit for unit in units if unit.question}
    answers = {name: given[name] for name in asked if name in given}
    errors = {name: unit.error for name, unit in asked.items() if unit.error}
    return replace(
        bare,
        intro="\n\n".join(unit.note for unit in units if unit.note),
        questions=tuple(unit.question for unit in units if unit.question),
        answers=answers or None,
        errors=errors or None,
        review=tuple(unit.pair for unit in units if unit.pair),
    )


def _units(view: FormView, in_full: list[str], most: int, limits: Limits) -> Iterator[_Unit]:
    names = {question.name for question in view.questions}
    astray = [error for name, error in view.wrong.items() if name not in names]
    yield from _notes((*in_full, view.intro, *astray), most, limits)
    for question in view.questions:
        yield from _asked(question, view.wrong.get(question.name, ""), most, limits)
    for label, value in cut_pairs(view.review, limits, most):
        size = limits.size(label) + limits.size(value) + PAIR
        yield _Unit(size, pair=(label, value))


def _notes(texts: Iterable[str], most: int, limits: Limits) -> Iterator[_Unit]:
    for text in texts:
        for piece in cut(text, limits, most - _JOIN):
            if piece.strip():
                yield _Unit(limits.size(piece) + _JOIN, note=piece)


def _asked(question: Question, error: str, most: int, limits: Limits) -> Iterator[_Unit]:
    text = shorten(question.text, limits, limits.question)
    help_line = shorten(question.help, limits, limits.help)
    wrong = shorten(error, limits, limits.help)
    options, in_full = _options(question.options, limits)
    said = ((question.text, text), (question.help, help_line), (error, wrong))
    notes = [full for full, short in said if full != short]
    fitted = replace(
        question, text=text, help=help_line, options=options, kind=_kind(question, limits)
    )
    if question.kind == "text":
        fitted = replace(fitted, longest=min(question.longest or limits.typed, limits.typed))
    yield from _notes((*notes, *in_full), most, limits)
    size = limits.size(text) + limits.size(help_line) + limits.size(wrong) + 3 * _JOIN
    if limits.native_forms and fitted.kind in ("choice", "choices"):
        size += sum(limits.size(each.label) + limits.size(each.value) for each in options)
    yield _Unit(size, question=fitted, error=wrong)


def _kind(question: Question, limits: Limits) -> Kind:
    if limits.native_forms and len(question.options) > limits.options:
        return _SEARCHED.get(question.kind, question.kind)
    return question.kind


def _options(
    options: tuple[Option, ...], limits: Limits
) -> tuple[tuple[Option, ...], tuple[str, ...]]:
    """The options with labels that fit, and in full the labels that did not, by number."""
    fitted, in_full = [], []
    for number, option in enumerate(options, start=1):
        label = option.label
        if limits.size(label) > limits.option_label:
            mark = f"{number}. "
            in_full.append(mark + label)
            label = mark + shorten(label, limits, limits.option_label - len(mark))
        fitted.append(Option(option.value, label))
    return tuple(fitted), tuple(in_full)
