"""The playground's own folder: its database, its clock, and a key that its owner alone may read."""

import os
import secrets
import tempfile
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import suppress
from pathlib import Path

_BYTES = 32


class FolderWrong(Exception):
    """The folder cannot be used; the sentence says what to do."""


class Folder:
    """A folder, made when missing. Raises FolderWrong."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database = path / "playground.db"
        self.clock = path / "clock"
        self._key = path / "key"
        try:
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.key = self._read() if self._key.exists() else self._made()
        except OSError as error:
            raise FolderWrong(
                f"The folder {path} cannot be used ({error.strerror}). Put another with --data."
            ) from error

    @property
    def url(self) -> str:
        """The address of its database."""
        return f"sqlite:///{self.database}"

    def _read(self) -> bytes:
        self._key.chmod(0o600)
        with suppress(ValueError):
            key = urlsafe_b64decode(self._key.read_bytes().strip())
            if len(key) == _BYTES:
                return key
        raise FolderWrong(f"{self._key} is not a key. Delete {self.path} to begin anew.")

    def _made(self) -> bytes:
        if self.database.exists():
            raise FolderWrong(
                f"{self.database} is there and {self._key} is not. Put the key back, or delete "
                f"{self.path} to begin anew."
            )
        # Whole or not at all, and never over a key that another process has just made.
        handle, name = tempfile.mkstemp(dir=self.path)
        with os.fdopen(handle, "wb") as file:
            file.write(urlsafe_b64encode(secrets.token_bytes(_BYTES)) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            self._key.hardlink_to(name)
        Path(name).unlink()
        return self._read()
