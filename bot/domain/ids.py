"""The names by which the scheme's things are called."""

import re
import secrets
from typing import NewType

SchemeCode = NewType("SchemeCode", str)
PartnerCode = NewType("PartnerCode", str)
ServiceCode = NewType("ServiceCode", str)
AreaCode = NewType("AreaCode", str)
PersonId = NewType("PersonId", str)
Reference = NewType("Reference", str)

_LETTERS = "23456789BCDFGHJKMNPQRTVWXZ"
_REFERENCE = re.compile(rf"[{_LETTERS}]{{4}}-[{_LETTERS}]{{2}}")


def new_reference() -> Reference:
    """A random reference such as ``K7QX-3F``, readable aloud, saying nothing of order (D5)."""
    drawn = [secrets.choice(_LETTERS) for _ in range(6)]
    return Reference("".join(drawn[:4]) + "-" + "".join(drawn[4:]))


def is_reference(text: str) -> bool:
    """Whether the text has the form of a reference (D5)."""
    return _REFERENCE.fullmatch(text) is not None
