"""The playground's clock: it goes as the real one does, is put forward by hand, and never back."""

import os
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.app import now
from bot.playground.folder import FolderWrong


class Clock:
    """Tells the time of a playground, in UTC.

    It sets out from ``begins``, or from where it was when the playground last ran if that is later:
    the file ``kept`` holds how many seconds it is ahead of the real time. Raises FolderWrong.
    """

    def __init__(self, kept: Path, begins: Callable[[], datetime] = now) -> None:
        self._kept = kept
        self._base = begins
        self._ahead = timedelta()
        if kept.exists():
            self._put_forward(self._read())
        if abs(self() - datetime.now(UTC)) > timedelta(seconds=1):
            self._keep()

    def __call__(self) -> datetime:
        """The time that it is."""
        return self._base() + self._ahead

    def go_to(self, moment: datetime) -> None:
        """It is that moment now, unless it is later already; a restart does not undo that."""
        self._put_forward(moment)
        self._keep()

    def _put_forward(self, moment: datetime) -> None:
        self._ahead += max(moment - self(), timedelta())

    def _read(self) -> datetime:
        try:
            return datetime.now(UTC) + timedelta(
                seconds=float(self._kept.read_text(encoding="ascii"))
            )
        except (ValueError, OverflowError) as wrong:
            raise FolderWrong(
                f"{self._kept} does not say how far the clock is ahead. Delete "
                f"{self._kept.parent} to begin anew."
            ) from wrong

    def _keep(self) -> None:
        """Whole or not at all: a playground may be killed at any moment."""
        ahead = self() - datetime.now(UTC)
        handle, name = tempfile.mkstemp(dir=self._kept.parent)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(f"{ahead.total_seconds()}\n")
        Path(name).replace(self._kept)
