"""The names by which the scheme's things are called."""

import secrets
from typing import NewType

SchemeCode = NewType("SchemeCode", str)
PartnerCode = NewType("PartnerCode", str)
ServiceCode = NewType("ServiceCode", str)
AreaCode = NewType("AreaCode", str)
PersonId = NewType("PersonId", str)
Reference = NewType("Reference", str)

LETTERS = "23456789BCDFGHJKMNPQRTVWXZ"
"""Digits and consonants that can be read aloud and not be mistaken (D5)."""


def new_reference() -> Reference:
    """A random reference such as ``K7QX-3F``, readable aloud, saying nothing of order (D5)."""
    drawn = [secrets.choice(LETTERS) for _ in range(6)]
    return Reference("".join(drawn[:4]) + "-" + "".join(drawn[4:]))
