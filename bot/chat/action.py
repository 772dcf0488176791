"""What a button does when pressed. It grants nothing: rights are checked on every tap."""

import re
from dataclasses import dataclass

LONGEST = 64
"""Bytes: the callback data of a Telegram button, the least that any platform carries."""

_WORD = re.compile(r"[a-z_]*")
_PART = re.compile(r"[A-Za-z0-9_.-]*")


@dataclass(frozen=True)
class Action:
    """A flow, what to do in it, and on what.

    ``detail`` pins what the button was drawn for, such as the number of an offer, so that a
    stale button cannot act on a later one. ``opens`` says that a form will open.
    Raises ValueError where it could not travel (longer than 64 bytes, or an odd character).
    """

    flow: str
    verb: str
    subject: str = ""
    detail: str = ""
    opens: bool = False

    def __post_init__(self) -> None:
        if not (
            _WORD.fullmatch(self.flow)
            and _WORD.fullmatch(self.verb)
            and _PART.fullmatch(self.subject)
            and _PART.fullmatch(self.detail)
            and len(self.encode()) <= LONGEST
        ):
            raise ValueError("an action that cannot travel")

    def encode(self) -> str:
        """The action as at most 64 characters of ASCII."""
        mark = "+" if self.opens else "."
        return f"{mark}{self.flow}:{self.verb}:{self.subject}:{self.detail}"

    @classmethod
    def decode(cls, text: str) -> "Action":
        """Read what ``encode`` wrote. Raises ValueError for anything else."""
        parts = text[1:].split(":")
        if len(parts) != 4 or text[:1] not in ("+", "."):
            raise ValueError("not an action")
        flow, verb, subject, detail = parts
        return cls(flow, verb, subject, detail, opens=text[0] == "+")
