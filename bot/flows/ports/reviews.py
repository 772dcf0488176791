"""Where sentences wait for a coordinator's word, and where the words are that a scheme knows."""

from collections.abc import Sequence
from typing import Protocol

from bot.domain.ids import Reference
from bot.domain.review import KnownWord, Review, Waiting


class Reviews(Protocol):
    """Sentences that wait, each under a key of its own."""

    def add(self, review: Review) -> None:
        """Keep one."""
        ...

    def get(self, review_id: str) -> Review | None:
        """One, opened and locked until the turn ends; None where it waits no longer."""
        ...

    def of(self, reference: Reference) -> Sequence[Waiting]:
        """Those about a case, the oldest first; not opened."""
        ...

    def waiting(self) -> Sequence[Waiting]:
        """All of them, the oldest first; not opened."""
        ...

    def drop(self, review_id: str) -> None:
        """Delete one, and destroy its key."""
        ...


class KnownWords(Protocol):
    """The words that a coordinator has allowed in every text of the scheme."""

    def all(self) -> Sequence[KnownWord]:
        """All of them, by the alphabet."""
        ...

    def add(self, word: KnownWord) -> None:
        """Keep one."""
        ...

    def drop(self, word_id: str) -> bool:
        """Know one no longer; whether it was known."""
        ...
