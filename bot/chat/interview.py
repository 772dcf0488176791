"""A form where there are no native ones: where an interview stands, and what its buttons say.

Questions that may be left, and follow one another, share a screen: leaving them all is one tap.
What is shown depends on the form alone, so that a restart, or a message of three days ago, does no
harm: a button says which draft, page and question it was drawn for.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.chat.forms import FormView, Option, Question
from bot.chat.limits import Limits
from bot.chat.steps import OPEN, YES_NO, Step, fit_form, standing

BESIDES = 500
"""Characters kept for what a screen says besides the form: progress, ticks, and how to answer."""

_CODE = re.compile(
    r"\+([A-Za-z0-9-]{1,36}):([0-9]{1,3}):([0-9]{1,3}):([a-z]{1,8}):([0-9]{1,4})([a-z]{0,4})"
)
_TOGETHER = 12
"""Questions that share a screen, at the most."""


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
    steps = fit_form(view, replace(limits, form_text=limits.form_text - BESIDES))
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
