"""How long properties are played: briefly in the suite, at length where somebody asks for it."""

import os

LONG = bool(os.environ.get("RECIPROCAL_LONG_RUN"))
"""Whether many more and longer examples are played."""


def examples(few: int) -> int:
    """So many examples of a property in the suite, and ten times as many where it is long."""
    return few * 10 if LONG else few
