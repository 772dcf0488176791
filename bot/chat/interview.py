"""A form where there are no native ones: one screen at a time, with buttons and typed answers.

Questions that may be left, and follow one another, share a screen: leaving them all is one tap.
What is shown depends on the form alone, so that a restart, or a message of three days ago, does no
harm: a button says which draft, page and question it was drawn for.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.chat.cut import chunks, shorten
from bot.chat.forms import FormView, Option, Question, shown
from bot.chat.limits import Limits
from bot.chat.steps import YES_NO, Step, fit_form, standing

OPEN = "!"
"""After the question at which an interview stands: it is answered by itself, whatever stands
beside it; or the one named next is, which was opened from the screen that they share."""

TICKED, UNTICKED, CHOSEN = "☑ ", "☐ ", "● "
_CODE = re.compile(
    r"\+([A-Za-z0-9-]{1,36}):([0-9]{1,3}):([0-9]{1,3}):([a-z]{1,8}):([0-9]{1,4})([a-z]{0,4})"
)
_NUMBERS = 5
_MOST_NUMBER = 12
_TOGETHER = 12
"""Questions that share a screen, at the most."""
_BESIDES = 500
"""Characters kept for what a screen says besides the form: progress, ticks, and how to answer."""
_TICKS = 250


@dataclass(frozen=True, slots=True)
class Code:
    """What a button of an interview says when it is pressed: at most 64 bytes.

    ``n`` is the place of an option, a page or a screen; ``check`` tells an option from another
    that came to stand in its place since.
    """

    draft: str
    page: int
    question: int
    verb: str
    n: int = 0
    check: str = ""

    def encode(self) -> str:
        """The code as text."""
        return f"+{self.draft}:{self.page}:{self.question}:{self.verb}:{self.n}{self.check}"

    @classmethod
    def decode(cls, text: str) -> "Code":
        """Read what ``encode`` wrote. Raises ValueError for anything else."""
        found = _CODE.fullmatch(text)
        if found is None:
            raise ValueError("not a button of an interview")
        draft, page, question, verb, n, check = found.groups()
        return cls(draft, int(page), int(question), verb, int(n), check)


@dataclass(frozen=True, slots=True)
class Key:
    """A button: its label and what it says."""

    label: str
    code: Code


@dataclass(frozen=True, slots=True)
class Screen:
    """What is shown at once: lines of text, the first two in bold, and rows of buttons."""

    title: str
    heading: str
    lines: tuple[str, ...]
    rows: tuple[tuple[Key, ...], ...]
    error: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Where an interview stands: ``together`` are the questions that share its screen.

    ``opened`` is the one of them that is answered by itself now. Neither is there on a step that
    only says something.
    """

    step: Step
    steps: tuple[Step, ...]
    together: tuple[Question, ...] = ()
    opened: Question | None = None

    @property
    def question(self) -> Question | None:
        """The question that is answered next, if one is."""
        if self.opened is not None:
            return self.opened
        return self.together[0] if len(self.together) == 1 else None


def asked(view: FormView, limits: Limits) -> Asked:
    """Where the interview stands on its page."""
    steps = fit_form(view, replace(limits, form_text=limits.form_text - _BESIDES))
    first, apart, name = view.at.partition(OPEN)
    # What introduces a question is not said anew after each tick.
    own = (one for one in steps if apart and first in {q.name for q in one.view.questions})
    step = next(own, None) or standing(steps, first)
    if not step.view.questions:
        return Asked(step, steps)
    fitted = [one.view.questions[0] for one in steps if one.view.questions]
    together = _together(view, fitted[fitted.index(step.view.questions[0]) :])
    if len(together) == 1 or (apart and not name):
        return Asked(step, steps, together[:1])
    wrong = (one for one in together if one.name in view.wrong)
    opened = (one for one in together if one.name == name)
    return Asked(step, steps, together, next(wrong, next(opened, None)))


def screen(
    view: FormView,
    limits: Limits,
    *,
    part: int = 0,
    found: Sequence[Option] | None = None,
    said: str = "",
) -> Screen:
    """What to show of the form now.

    ``part`` is which screen of a long list; ``found`` are the options to show in its place;
    ``said`` a line about what was pressed or typed, where that answered nothing.
    """
    at = asked(view, limits)
    draw = _Drawing(view, limits, at)
    question = at.question
    if question is not None:
        return draw.alone(question, part, found, said)
    if at.together:
        return draw.shared(said)
    return draw.told(said)


def changes(view: FormView, limits: Limits) -> Screen:
    """The pages that can be gone back to from the review."""
    return _Drawing(view, limits, asked(view, limits)).changes()


def check(option: Option) -> str:
    """Four letters that tell an option from any other."""
    digest = hashlib.blake2b(option.value.encode(), digest_size=4).digest()
    return "".join(chr(ord("a") + byte % 26) for byte in digest)


def options_of(question: Question) -> tuple[Option, ...]:
    """What can be chosen in answer to a question."""
    return YES_NO if question.kind == "yes_no" else question.options


def _together(view: FormView, onward: Sequence[Question]) -> tuple[Question, ...]:
    """The first of these questions, and those after it that share its screen: where it may be
    left as it is, all that may be too, up to one that may not."""

    def must_be_answered(question: Question) -> bool:
        return question.required and not any(view.given.get(question.name, ()))

    if must_be_answered(onward[0]):
        return (onward[0],)
    return tuple(takewhile(lambda one: not must_be_answered(one), onward[:_TOGETHER]))


class _Drawing:
    def __init__(self, view: FormView, limits: Limits, at: Asked) -> None:
        self.view = view
        self.limits = limits
        self.at = at

    def alone(
        self, question: Question, part: int, found: Sequence[Option] | None, said: str
    ) -> Screen:
        """One question, its options as buttons."""
        step = next(one for one in self.at.steps if question in one.view.questions)
        lines = [*_paragraphs(step.view.intro), question.text, question.help]
        if question.kind in ("choices", "searches"):
            ticked = shown(question, self.view.given.get(question.name, ()))
            if ticked != "–":
                lines.append(shorten(f"Ticked: {ticked}", self.limits, _TICKS))
        lines += [self._how(question), said]
        rows = [*self._options(question, part, found), self._onward(question)]
        return self._screen(lines, rows, step.view.wrong.get(question.name, ""))

    def shared(self, said: str) -> Screen:
        """Questions that may all be left, each with its answer on a button that opens it."""
        rows: list[tuple[Key, ...]] = [
            (self._key(self._answered(question), "open", question),)
            for question in self.at.together
        ]
        first = self.at.together[0]
        rows.append((self._key(self._next_label(first), "next", first),))
        lines = [
            *_paragraphs(self.at.step.view.intro),
            "Tap what you want to change. The rest stays as it is shown.",
            said,
        ]
        return self._screen(lines, rows)

    def told(self, said: str) -> Screen:
        """A step without a question: something to read, or the review."""
        step = self.at.step
        lines = [*_paragraphs(step.view.intro)]
        lines += [
            f"{label.rstrip('?')}: {value}" if label else value for label, value in step.view.review
        ]
        rows: list[tuple[Key, ...]] = []
        if step.part + 1 < step.parts:
            rows.append((self._key("Next", "more"),))
        else:
            rows.append((self._key(step.view.next, "send"),))
            if self.view.edits:
                rows.append((self._key("Change something", "change"),))
        return self._screen([*lines, said], rows)

    def changes(self) -> Screen:
        """The pages that can be gone back to from the review."""
        rows = [(self._key(heading, "edit", n=page),) for page, heading in self.view.edits]
        return self._screen(
            ["Which part do you want to change?"], [*rows, (self._key("Review", "show"),)]
        )

    def _screen(
        self, lines: Sequence[str], rows: Sequence[tuple[Key, ...]], error: str = ""
    ) -> Screen:
        view = self.view
        progress = f"{view.title} · step {view.page + 1} of {view.pages}"
        about = self.at.opened or next(iter(self.at.together), None)
        way_back = [self._key("Back", "back", about)] if view.back or not self._is_first() else []
        return Screen(
            shorten(progress, self.limits, self.limits.form_title),
            self.at.step.view.heading,
            tuple(line for line in lines if line.strip()),
            (*(row for row in rows if row), (*way_back, self._key("Cancel", "cancel"))),
            error,
        )

    def _is_first(self) -> bool:
        names = [question.name for question in self.at.together[:1]]
        return self.at.step.part == 0 or names == [one.name for one in self.view.questions[:1]]

    def _options(
        self, question: Question, part: int, found: Sequence[Option] | None
    ) -> Iterator[tuple[Key, ...]]:
        given = self.view.given.get(question.name, ())
        if question.kind == "number":
            least = max(question.at_least or 0, 0)
            most = min(_MOST_NUMBER if question.at_most is None else question.at_most, _MOST_NUMBER)
            numbers = [
                self._key((CHOSEN if str(n) in given else "") + str(n), "number", question, n)
                for n in range(least, most + 1)
            ]
            yield from chunks(numbers, _NUMBERS)
            return
        every = options_of(question)
        many = question.kind in ("choices", "searches")
        screens = tuple(chunks(every if found is None else found, self.limits.screen))
        part = min(part, max(len(screens) - 1, 0))
        keys = []
        for option in screens[part] if screens else ():
            chosen = option.value in given
            mark = (TICKED if chosen else UNTICKED) if many else (CHOSEN if chosen else "")
            verb = ("clear" if chosen else "tick") if many else "pick"
            label = shorten(mark + option.label, self.limits, self.limits.label)
            keys.append(self._key(label, verb, question, every.index(option), check(option)))
        yield from ((tuple(keys),) if question.kind == "yes_no" else ((key,) for key in keys))
        if found is not None:
            if screens and len(screens) > 1:
                yield (
                    self._key(f"And {len(found) - len(screens[0])} more: all", "list", question),
                )
            else:
                yield (self._key("Show all", "list", question),)
        elif len(screens) > 1:
            yield (
                *([self._key("◀ Earlier", "list", question, part - 1)] if part else ()),
                *(
                    [self._key("More ▶", "list", question, part + 1)]
                    if part + 1 < len(screens)
                    else ()
                ),
            )

    def _how(self, question: Question) -> str:
        onward = "Done" if self.at.opened is not None else self._next_label(question)
        match question.kind:
            case "search":
                return "Tap it, or write a part of its name."
            case "searches":
                return f"Tap each, or write their names with commas between, then press {onward}."
            case "choices":
                return f"Tap each that applies, then press {onward}."
            case "text":
                return "Write it as a message."
            case "date":
                return "Write a date, such as 31 Mar 2026."
            case _ if len(options_of(question)) > self.limits.screen:
                return "Write a part of its name to find it."
            case _:
                return ""

    def _onward(self, question: Question) -> tuple[Key, ...]:
        """The button that leads on where no option does."""
        given = self.view.given.get(question.name, ())
        one = question.kind in ("choice", "search", "date", "text")
        may_go = one and any(given) and not question.required
        none = (self._key("Leave it empty", "empty", question),) if may_go else ()
        if self.at.opened is not None:
            return (self._key("Done", "done", question), *none)
        if question.kind in ("choices", "searches"):
            return (self._key(self._next_label(question), "next", question),)
        if any(given):
            kept = shorten(f"Keep {shown(question, given)}", self.limits, self.limits.label)
            return (self._key(kept, "next", question), *none)
        if not question.required:
            return (self._key("Skip", "next", question),)
        return ()

    def _next_label(self, question: Question) -> str:
        """``Next``, or what the form's last button says where nothing comes after."""
        last = (self.at.together or (question,))[-1]
        at_end = last.name == self.view.questions[-1].name
        return self.at.steps[-1].view.next if at_end else "Next"

    def _answered(self, question: Question) -> str:
        answer = shown(question, self.view.given.get(question.name, ()))
        label = question.text.rstrip("?")
        return shorten(f"{label}: {answer}", self.limits, self.limits.label)

    def _key(
        self,
        label: str,
        verb: str,
        question: Question | None = None,
        n: int = 0,
        check: str = "",
    ) -> Key:
        names = [one.name for one in self.view.questions]
        place = names.index(question.name) if question else self.at.step.part
        return Key(label, Code(self.view.draft, self.view.page, place, verb, n, check))


def _paragraphs(text: str) -> list[str]:
    return [part for part in text.split("\n\n") if part]
