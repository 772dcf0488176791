"""Runs the anonymity guard, and what it is measured beside, each in a process of its own."""

import json
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.judging import Answers, Found
from bench.serving import environment
from bench.texts import Text

ROOT = Path(__file__).parents[1]
RIVALS = {
    "scrubadub": ("scrubadub", "for Great Britain"),
    "presidio-analyzer": ("presidio", "all patterns, no model"),
}
"""Packages of bench/rivals.lock, each with its guard and how it is used."""
MAKE = ("make", "--silent", ".venv/rivals/installed")
LENGTH = 120
"""Characters of each text that is timed."""
TIMES = 5
STARTS = 5


@dataclass(frozen=True, slots=True)
class Run:
    """What a guard found in each text, how long each took (ms), and what the process cost.

    ``loaded`` is seconds for import and a first text, ``resident`` the most memory held, in MB.
    """

    answers: Answers
    took: Sequence[float]
    loaded: float
    resident: float


@dataclass(frozen=True, slots=True)
class Pace:
    """Milliseconds a text of ``LENGTH`` characters, each at its best of a few times.

    The best, since what makes it slower is the rest of the machine
    (https://docs.python.org/3/library/timeit.html#timeit.Timer.repeat).
    """

    half: float
    most: float
    slowest: float

    @classmethod
    def of(cls, took: Sequence[float]) -> "Pace":
        """From every text's: their median, their 95th percentile, and the slowest."""
        return cls(statistics.median(took), statistics.quantiles(took, n=20)[-1], max(took))


@dataclass(frozen=True, slots=True)
class Measured:
    """A guard on every part of the corpus. ``starts`` are seconds, one for each fresh start."""

    name: str
    answers: Sequence[Answers]
    pace: Pace
    starts: Sequence[float]
    resident: float

    @property
    def loaded(self) -> float:
        """The median start."""
        return statistics.median(self.starts)


def measured(
    name: str, guard: str, parts: Sequence[Sequence[Text]], python: str = sys.executable
) -> Measured:
    """One guard, over all parts, then over texts of one length taken from the first."""
    words = [text.words for part in parts for text in part]
    timed = [*one_length(parts[0])]
    run = screened(guard, words + timed * TIMES, python)
    answers = []
    at = 0
    for part in parts:
        answers.append(run.answers[at : at + len(part)])
        at += len(part)
    took = best(run.took[at:], len(timed))
    starts = [screened(guard, [], python).loaded for _ in range(STARTS)]
    return Measured(name, answers, Pace.of(took), starts, run.resident)


def screened(guard: str, words: Sequence[str], python: str = sys.executable) -> Run:
    """The texts through ``bench.screening``. RuntimeError tells no text, which may be unread."""
    process = subprocess.run(
        [python, "-m", "bench.screening", guard],
        input="".join(json.dumps(text) + "\n" for text in words),
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment({}),
        check=False,
    )
    lines = process.stdout.splitlines()
    if process.returncode or len(lines) != len(words) + 1:
        raise RuntimeError(f"{guard} ended with {process.returncode} after {len(lines)} texts")
    *told, cost = map(json.loads, lines)
    answers = [[Found(*one) for one in each["found"]] for each in told]
    return Run(answers, [each["ms"] for each in told], cost["loaded"], cost["resident"])


def best(took: Sequence[float], of: int) -> list[float]:
    """The least that each of so many texts took, where all were screened again and again."""
    return [min(took[number::of]) for number in range(of)]


def one_length(corpus: Sequence[Text]) -> Iterator[str]:
    """The texts one after another, cut into pieces of ``LENGTH`` characters."""
    whole = " ".join(text.words for text in corpus)
    for start in range(0, len(whole) - LENGTH + 1, LENGTH):
        yield whole[start : start + LENGTH]


def rivals_python(make: Sequence[str] = MAKE) -> str | None:
    """The Python that has them, made if it is not there; None where it cannot be made."""
    try:
        subprocess.run(make, cwd=ROOT, check=True, capture_output=True)
    except (subprocess.CalledProcessError, OSError):
        return None
    return str(ROOT / ".venv/rivals/bin/python")


def version(package: str) -> str:
    """The version that bench/rivals.lock pins."""
    lock = (ROOT / "bench/rivals.lock").read_text()
    pinned = re.search(rf"^{re.escape(package)}==(\S+)", lock, re.MULTILINE)
    return pinned[1] if pinned else "unknown"
