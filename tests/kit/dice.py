"""Loaded dice: what the bot draws at random is the same in every run, so that a play repeats."""

import random
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loaded(seed: int) -> Iterator[None]:
    """Whatever ``secrets`` draws meanwhile is drawn from this seed; references stay distinct.

    https://docs.python.org/3/library/random.html#random.SystemRandom draws from ``os.urandom``,
    by a name of its own module.
    """
    fair = random._urandom  # type: ignore[attr-defined]
    random._urandom = random.Random(seed).randbytes  # type: ignore[attr-defined]
    try:
        yield
    finally:
        random._urandom = fair  # type: ignore[attr-defined]
