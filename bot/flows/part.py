"""What was answered at once to a page: screened, read, and what of it may be kept or shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.anonymity import Finding, Known, explain, screen
from bot.chat.forms import Answers, Option, Page
from bot.chat.questions import asks, questions, read
from bot.flows import doubt

_REMOVED = "[removed]"


@dataclass(frozen=True, slots=True)
class Part:
    """Answers to some questions of a page, or to all, and what is wrong with them.

    Identifying text is taken out of ``given`` already, and stands in ``errors``. ``doubts`` are the
    words of a text that are each to be asked about.
    """

    page: type[Page]
    given: Answers
    errors: Mapping[str, str]
    known: Known
    doubts: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)

    @property
    def sound(self) -> Answers:
        """What can be kept, as it was given."""
        return {name: given for name, given in self.given.items() if name not in self.errors}

    @property
    def masked(self) -> Answers:
        """The same without the words that are in doubt."""
        return dict(self.sound) | {
            name: (doubt.masked(self.page, name, " ".join(self.given[name]), _spans(findings)),)
            for name, findings in self.doubts.items()
            if name not in self.errors
        }

    def kept(self, answers: Mapping[str, Answers]) -> dict[str, Answers]:
        """Every answer to a form, with what is sound in these."""
        name = self.page.__name__
        page = dict(answers.get(name, {})) | dict(self.masked)
        return doubt.noted(dict(answers) | {name: page}, self.page, self.sound, self.doubts)

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
                or (
                    question.name not in screened
                    and screen(" ".join(self.given[question.name]), self.known)
                )
            )
        }
        return {name: () if name in lost else values for name, values in self.given.items()}


def read_part(
    page: type[Page],
    answers: Answers,
    asked: Sequence[str] | None,
    kept: Answers,
    options: Mapping[str, Sequence[Option]],
    known: Known,
) -> Part:
    """Answers to the questions that were ``asked``, None where all were; ``kept`` are those of the
    page from before."""
    given = _given(page, answers)
    if asked is not None:
        given = {name: values for name, values in given.items() if name in asked}
    clean, found, doubts = _screened(page, given, known)
    _, wrong = read(page, dict(kept) | dict(clean), options)
    errors = {name: said for name, said in wrong.items() if name in given} | found
    return Part(page, clean, errors, known, doubts)


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


def _screened(
    page: type[Page], given: Answers, known: Known
) -> tuple[Answers, dict[str, str], dict[str, tuple[Finding, ...]]]:
    """The answers with identifying text taken out, and what was found, which is echoed nowhere;
    and, of texts in which nothing had to be, the words that are to be asked about."""
    clean = dict(given)
    errors: dict[str, str] = {}
    doubts: dict[str, tuple[Finding, ...]] = {}
    for name, ask in asks(page).items():
        if not ask.screened:
            continue
        text = " ".join(given.get(name, ()))
        findings = screen(text, known)
        must_go = [finding for finding in findings if finding.tier == "block"]
        if must_go:
            for finding in reversed(must_go):
                text = text[: finding.start] + _REMOVED + text[finding.end :]
            clean[name] = (text,)
            errors[name] = f"{explain(must_go[0].kind)} It was taken out: check what is left."
        elif len(findings) > doubt.MOST:
            errors[name] = (
                f"{len(findings)} words here are on no list, and each could tell who somebody is. "
                "Say it in fewer, plain words, or leave it out."
            )
        elif findings:
            doubts[name] = findings
    return clean, errors, doubts


def _spans(findings: Sequence[Finding]) -> list[tuple[int, int]]:
    return [(finding.start, finding.end) for finding in findings]
