"""A form: its pages declare questions once; every platform draws them in its own way."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

Answers = Mapping[str, tuple[str, ...]]
"""Raw answers as they come from a platform: the values given to each question, maybe none."""

Kind = Literal["yes_no", "choice", "choices", "search", "searches", "number", "date", "text"]


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose: what is kept and what is shown."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Ask:
    """How a field is asked: the question, a help line, labels of its values.

    ``source`` names a list of options that only the scheme knows (areas, partners, people).
    ``screened`` marks free text that the anonymity guard reads before anything else does;
    ``withheld`` is what stands where nothing is left of it, empty where it may be left out.
    """

    question: str
    help: str = ""
    labels: Mapping[str, str] | None = None
    source: str = ""
    screened: bool = False
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as a platform draws it."""

    name: str
    text: str
    kind: Kind
    help: str = ""
    required: bool = True
    options: tuple[Option, ...] = ()
    source: str = ""
    at_least: int | None = None
    at_most: int | None = None
    longest: int | None = None


class Page(BaseModel):
    """One step of a form. Subclass it; each field is a question, annotated with ``Ask``."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    title: ClassVar[str]
    intro: ClassVar[str] = ""

    @classmethod
    def applies(cls, answers: Answers) -> bool:
        """Whether this page is asked, given every answer so far."""
        return True


@dataclass(frozen=True, slots=True)
class Form:
    """Pages in their order. ``send`` is the last button; ``review`` shows all before it."""

    name: str
    version: int
    title: str
    pages: tuple[type[Page], ...]
    send: str = "Send"
    review: bool = False


@dataclass(frozen=True, slots=True)
class FormView:
    """A form as a person sees it now: one page of it, or the review before sending.

    ``page`` counts from 0; ``answers`` and ``errors`` are keyed by question. On the review page
    there are no questions, ``review`` holds what was answered, and ``edits`` are the pages that
    can be gone back to, by number and heading. ``at`` is where on its page an interview stands.
    ``dies_with`` names what it tells of, where that must not stand on a screen once it has ended:
    whoever shows it then tells the engine where (``bot.chat.incoming.Stands``).
    """

    draft: str
    title: str
    heading: str
    page: int
    pages: int
    questions: tuple[Question, ...] = ()
    answers: Answers | None = None
    errors: Mapping[str, str] | None = None
    intro: str = ""
    review: tuple[tuple[str, str], ...] = ()
    next: str = "Next"
    back: bool = False
    at: str = ""
    edits: tuple[tuple[int, str], ...] = ()
    dies_with: str = ""

    @property
    def given(self) -> Answers:
        """The answers, none where nothing was answered yet."""
        return self.answers or {}

    @property
    def wrong(self) -> Mapping[str, str]:
        """The errors by question, none where all is well."""
        return self.errors or {}
