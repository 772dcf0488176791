"""Where half-filled forms are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.chat.action import Action
from bot.chat.forms import Answers
from bot.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-filled form: raw answers by page, kept encrypted, and what it is for.

    ``platform`` is where it was shown last, and ``at`` where on its page an interview stands.
    ``reviewed``: it was filled to its review, so that a page gone back to leads there again.
    """

    id: str
    person: PersonId
    form: str
    version: int
    page: int
    action: Action
    begun_at: datetime
    answers: Mapping[str, Answers]
    platform: str = ""
    at: str = ""
    reviewed: bool = False


class Drafts(Protocol):
    """Half-filled forms."""

    def begin(self, draft: Draft) -> None:
        """Keep a new draft."""
        ...

    def get(self, draft_id: str, person: PersonId) -> Draft | None:
        """A draft of this person, locked until the turn ends."""
        ...

    def of(self, person: PersonId) -> Sequence[Draft]:
        """Every draft of this person, the latest first."""
        ...

    def begun_before(self, moment: datetime) -> Sequence[Draft]:
        """Every draft that was begun before a moment, the oldest first."""
        ...

    def save(self, draft: Draft) -> None:
        """Keep a draft that has changed."""
        ...

    def drop(self, draft: Draft) -> None:
        """Forget a draft and destroy its key, unless that is done."""
        ...
