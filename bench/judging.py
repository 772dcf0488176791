"""How good a guard is on labelled texts: what it found, and what it stopped for nothing."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from math import nan, sqrt
from typing import NamedTuple

from bench.texts import Text

_Z = 1.959964
"""Half the width of a 95 % interval, in standard deviations."""


class Found(NamedTuple):
    """A span that a guard names, as Python string indexes, end exclusive.

    ``tier`` is block or ask; a guard that knows no such thing always blocks.
    """

    start: int
    end: int
    kind: str
    tier: str = "block"


Answers = Sequence[Sequence[Found]]
"""What a guard found in each of a row of texts."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def rate(self) -> float:
        """From 0 to 1; not a number where there is nothing to share."""
        return self.part / self.whole if self.whole else nan

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval.

        https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval
        """
        if not self.whole:
            return nan, nan
        square = _Z * _Z / self.whole
        middle = (self.rate + square / 2) / (1 + square)
        spread = self.rate * (1 - self.rate) / self.whole + square / (4 * self.whole)
        half = _Z * sqrt(spread) / (1 + square)
        return max(0.0, middle - half), min(1.0, middle + half)


def found(
    texts: Sequence[Text], answers: Answers, kinds: Collection[str] = (), tier: str = ""
) -> Share:
    """Labelled spans, of these kinds or of all, that a finding of this tier or of any overlaps."""
    part = whole = 0
    for text, answer in zip(texts, answers, strict=True):
        for span in text.spans:
            if not kinds or span.kind in kinds:
                whole += 1
                part += any(
                    one.start < span.end and span.start < one.end
                    for one in answer
                    if tier in ("", one.tier)
                )
    return Share(part, whole)


def found_whole(texts: Sequence[Text], answers: Answers) -> Share:
    """Identifying texts in which every labelled span is found."""
    part = whole = 0
    for text, answer in zip(texts, answers, strict=True):
        if text.spans:
            whole += 1
            one = found([text], [answer])
            part += one.part == one.whole
    return Share(part, whole)


def alarmed(
    texts: Sequence[Text], answers: Answers, accept: Callable[[Found], bool] = lambda _: True
) -> Share:
    """Clean texts in which there is a finding that counts."""
    clean = [answer for text, answer in zip(texts, answers, strict=True) if not text.spans]
    return Share(sum(any(map(accept, answer)) for answer in clean), len(clean))
