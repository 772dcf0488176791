"""What happened to a note with a word that the guard does not know. Never what it says."""

from dataclasses import dataclass

from bot.domain.ids import Reference


@dataclass(frozen=True, slots=True)
class NoteHeldBack:
    """A text waits for a coordinator's word: where it belongs, and how many words it is about."""

    reference: Reference
    place: str
    words: int


@dataclass(frozen=True, slots=True)
class NoteAllowed:
    """A coordinator allowed a text: it stands in its place."""

    reference: Reference
    place: str
    words: int


@dataclass(frozen=True, slots=True)
class NoteDied:
    """A text was deleted: not allowed, not decided on in time, or its case was over."""

    reference: Reference
    why: str
