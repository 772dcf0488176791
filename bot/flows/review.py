"""A coordinator reads a note that waits, alone, and says whether it may stand (L5)."""

import secrets
from enum import StrEnum
from typing import Annotated, ClassVar

from bot.chat.action import Action
from bot.chat.forms import Ask, Form, Option, Page
from bot.chat.incoming import Tapped
from bot.chat.replies import Reply, Whisper
from bot.domain.access import Act
from bot.domain.case import Case
from bot.domain.facts import NoteAllowed, NoteDied
from bot.domain.review import L5_INSISTED, Claimed, KnownWord, Review, Why, allow, die
from bot.domain.rules import Refused
from bot.flows.asking import Interview
from bot.flows.filling import begin
from bot.flows.flow import Event, Filled, Turn, misdirected
from bot.flows.held_back import end
from bot.flows.known import knows
from bot.flows.reading import decided
from bot.flows.record import redraw
from bot.flows.steps import HOME


class Verdict(StrEnum):
    """What becomes of a note."""

    ALLOW = "allow"
    REMOVE = "remove"


class TheNote(Page):
    """The note itself, without its case."""

    title: ClassVar[str] = "A note waits for your word"

    verdict: Annotated[
        Verdict,
        Ask(
            "May it stand?",
            "Could anybody tell from it who or where somebody is? Then remove the words.",
            labels={"allow": "Allow the note", "remove": "Remove the words"},
        ),
    ]
    known: Annotated[
        frozenset[str],
        Ask(
            "Which of its words may the scheme know from now on?",
            "Nobody is asked about them again, in any text. Never a person's name.",
            source="words",
        ),
    ] = frozenset()


def review(turn: Turn, event: Event) -> Reply:
    """Open a note that waits, or decide on it."""
    match event:
        case Tapped(action=Action(verb="read") as action):
            _sought(turn, action)
            return begin(turn, INTERVIEW, action)
        case Filled(action=action):
            return _decided(turn, action, event.page(TheNote))
        case _:
            raise misdirected()


def _decided(turn: Turn, action: Action, page: TheNote) -> Reply:
    found, case = _sought(turn, action)
    fact: NoteAllowed | NoteDied
    if page.verdict is Verdict.ALLOW:
        case, fact = allow(case, found.insisted)
        turn.books.cases.save(case)
        said = "The note is allowed, and stands in its place now."
    else:
        fact = die(found.waiting, Why.REMOVED)
        said = "The words are removed: the note is deleted. Its author is told."
    end(turn, case, found.waiting, fact)
    redraw(turn, case)
    added = _learn(turn, found, page.known)
    decided(turn, found.waiting, f"{said}{added}")
    return Whisper(f"{said}{added}", (HOME,))


def _learn(turn: Turn, found: Review, ticked: frozenset[str]) -> str:
    """The scheme knows the words that were ticked; how many are new, in words."""
    new = 0
    for number, claimed in enumerate(found.insisted.words):
        if str(number) in ticked and not knows(turn, claimed.word):
            word_id = secrets.token_hex(8)
            turn.books.known_words.add(
                KnownWord(word_id, claimed.word, claimed.meaning, turn.person.id, turn.now)
            )
            turn.books.audit.append(
                turn.person.id,
                turn.acted_as,
                "KnownWordAdded",
                "",
                {"meaning": claimed.meaning},
            )
            new += 1
    return f" The scheme knows {new} more word{'s' if new > 1 else ''}." if new else ""


def _sought(turn: Turn, action: Action) -> tuple[Review, Case]:
    """The note that a form is about, and its case, both locked. Raises Refused."""
    turn.allow(Act.REVIEW)
    found = turn.books.reviews.get(action.subject)
    case = turn.books.cases.get(found.waiting.reference) if found else None
    if found is None or case is None:
        raise Refused(
            L5_INSISTED,
            "This note waits no longer: somebody has decided, or it was deleted.",
            "Open Home for what waits.",
        )
    turn.allow(Act.REVIEW, case)
    return found, case


def _tells(turn: Turn, action: Action) -> str:
    """The note, in the form that asks about it and nowhere else."""
    return f"“{_sought(turn, action)[0].insisted.sentence}”"


def _options(turn: Turn, action: Action) -> dict[str, list[Option]]:
    words = _sought(turn, action)[0].insisted.words
    return {"words": [Option(str(number), _label(word)) for number, word in enumerate(words)]}


def _label(claimed: Claimed) -> str:
    return f"{claimed.word} ({claimed.meaning.words})"


INTERVIEW = Interview(
    Form("review", 1, "A note to decide", (TheNote,), send="Decide"),
    _options,
    tells=_tells,
    fleeting=True,
)
