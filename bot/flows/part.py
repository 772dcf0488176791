"""What was answered at once to a page: screened, read, and what of it may be kept or shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.anonymity import explain, screen
from bot.chat.forms import Answers, Option, Page
from bot.chat.questions import asks, questions, read

_REMOVED = "[removed]"


@dataclass(frozen=True, slots=True)
class Part:
    """Answers to some questions of a page, or to all, and what is wrong with them.

    Identifying text is taken out of ``given`` already, and stands in ``errors``.
    """

    page: type[Page]
    given: Answers
    errors: Mapping[str, str]

    @property
    def sound(self) -> Answers:
        """What can be kept."""
        return {name: given for name, given in self.given.items() if name not in self.errors}

    @property
    def echo(self) -> Answers:
        """What may be shown again: not what was put where a choice or a number belongs.

        Nor what is wrong with an officer's contact and could be a tenant's.
        """
        screened = {name for name, ask in asks(self.page).items() if ask.screened}
        lost = {
            question.name
            for question in questions(self.page)
            if question.name in self.errors
            and (
                question.kind != "text"
                or (question.name not in screened and screen(" ".join(self.given[question.name])))
            )
        }
        return {name: () if name in lost else values for name, values in self.given.items()}


def read_part(
    page: type[Page],
    answers: Answers,
    asked: Sequence[str] | None,
    kept: Answers,
    options: Mapping[str, Sequence[Option]],
) -> Part:
    """Answers to the questions that were ``asked``, None where all were; ``kept`` are those of the
    page from before."""
    given = _given(page, answers)
    if asked is not None:
        given = {name: values for name, values in given.items() if name in asked}
    clean, found = _screened(page, given)
    _, wrong = read(page, dict(kept) | dict(clean), options)
    return Part(page, clean, {name: said for name, said in wrong.items() if name in given} | found)


def _given(page: type[Page], answers: Answers) -> Answers:
    """What was answered to this page's questions and nothing else, as text that can be kept."""
    given = {}
    for question in questions(page):
        many = question.kind in ("choices", "searches")
        values = answers.get(question.name, ())
        given[question.name] = tuple(
            value.encode(errors="replace").decode() for value in (values if many else values[:1])
        )
    return given


def _screened(page: type[Page], given: Answers) -> tuple[Answers, dict[str, str]]:
    """The answers with identifying text taken out, and what was found; it is echoed nowhere."""
    clean = dict(given)
    errors: dict[str, str] = {}
    for name, ask in asks(page).items():
        if not ask.screened:
            continue
        text = " ".join(given.get(name, ()))
        findings = screen(text)
        if findings:
            for finding in reversed(findings):
                text = text[: finding.start] + _REMOVED + text[finding.end :]
            clean[name] = (text,)
            errors[name] = f"{explain(findings[0].kind)} It was taken out: check what is left."
    return clean, errors
