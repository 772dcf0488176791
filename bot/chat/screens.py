"""What an interview shows: one screen at a time, with buttons, and always a way back and out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.chat.cut import chunks, shorten
from bot.chat.forms import FormView, Option, Question
from bot.chat.interview import Asked, Code, asked, check, options_of
from bot.chat.limits import Limits
from bot.chat.questions import shown

TICKED, UNTICKED, CHOSEN = "☑ ", "☐ ", "● "
_NUMBERS = 5
"""Numbers side by side."""
_MOST_NUMBER = 12
"""The last number that has a button; a greater one is written."""
_TICKS = 250
"""Characters of what is ticked."""


@dataclass(frozen=True, slots=True)
class Key:
    """A button: its label and what it says."""

    label: str
    code: Code


@dataclass(frozen=True, slots=True)
class Screen:
    """What is shown at once: lines of text, the first two in bold, and rows of buttons.

    ``dies_with`` is that of the form.
    """

    title: str
    heading: str
    lines: tuple[str, ...]
    rows: tuple[tuple[Key, ...], ...]
    error: str = ""
    dies_with: str = ""


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
            view.dies_with,
        )

    def _is_first(self) -> bool:
        names = [question.name for question in self.at.together[:1]]
        return self.at.step.part == 0 or names == [one.name for one in self.view.questions[:1]]

    def _options(
        self, question: Question, part: int, found: Sequence[Option] | None
    ) -> Iterator[tuple[Key, ...]]:
        if question.kind == "number":
            yield from self._numbers(question)
            return
        among = options_of(question) if found is None else found
        screens = tuple(chunks(among, self.limits.screen)) or ((),)
        part = min(part, len(screens) - 1)
        keys = [self._option(question, option) for option in screens[part]]
        yield from ((tuple(keys),) if question.kind == "yes_no" else ((key,) for key in keys))
        if found is None:
            yield tuple(self._turning(question, part, len(screens)))
        else:
            more = len(found) - len(screens[0])
            every = f"And {more} more: all" if more else "Show all"
            yield (self._key(every, "list", question),)

    def _numbers(self, question: Question) -> Iterator[tuple[Key, ...]]:
        given = self.view.given.get(question.name, ())
        numbers = [
            self._key((CHOSEN if str(n) in given else "") + str(n), "number", question, n)
            for n in range(max(question.at_least or 0, 0), min(_most(question), _MOST_NUMBER) + 1)
        ]
        return chunks(numbers, _NUMBERS)

    def _option(self, question: Question, option: Option) -> Key:
        chosen = option.value in self.view.given.get(question.name, ())
        if question.kind in ("choices", "searches"):
            mark, verb = (TICKED, "clear") if chosen else (UNTICKED, "tick")
        else:
            mark, verb = CHOSEN if chosen else "", "pick"
        place = options_of(question).index(option)
        return self._key(mark + option.label, verb, question, place, check(option))

    def _turning(self, question: Question, part: int, parts: int) -> Iterator[Key]:
        """The buttons that lead through a list of several screens."""
        if part:
            yield self._key("◀ Earlier", "list", question, part - 1)
        if part + 1 < parts:
            yield self._key("More ▶", "list", question, part + 1)

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
            case "number" if _most(question) > _MOST_NUMBER:
                return "Tap it, or write it."
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
            return (self._key(f"Keep {shown(question, given)}", "next", question), *none)
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
        return f"{question.text.rstrip('?')}: {answer}"

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
        short = shorten(label, self.limits, self.limits.label)
        return Key(short, Code(self.view.draft, self.view.page, place, verb, n, check))


def _most(question: Question) -> int:
    """The greatest number that can be answered; past all buttons where none is known."""
    return _MOST_NUMBER + 1 if question.at_most is None else question.at_most


def _paragraphs(text: str) -> list[str]:
    return [part for part in text.split("\n\n") if part]
