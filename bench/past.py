"""What happened in a scheme, day by day, planned from a seed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from math import ceil
from random import Random

from bot.domain.inquiry import Outcome

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Totals:
    """What a history comes to. ``people`` are those who moved, adults and children."""

    begins: datetime
    ends: datetime
    inquiries: int
    requests: int
    scheme_offers: int
    housing_moves: int
    people: int
    meetings: int

    @property
    def moves(self) -> int:
        """Households that moved."""
        return self.scheme_offers + self.housing_moves

    def part(self, of: int) -> "Totals":
        """One part of so many, as nearly as can be."""
        share = {
            name: ceil(getattr(self, name) / of)
            for name in ("inquiries", "requests", "scheme_offers", "housing_moves", "meetings")
        }
        moves = share["scheme_offers"] + share["housing_moves"]
        return replace(self, **share, people=round(moves * self.people / self.moves))


R61 = Totals(
    begins=datetime(2017, 10, 2, 9, tzinfo=UTC),
    ends=datetime(2024, 9, 30, 17, tzinfo=UTC),
    inquiries=3_758,
    requests=1_401,
    scheme_offers=198,
    housing_moves=79,
    people=622,
    meetings=56,
)
"""The closing reflection's figures; it tells of no meetings, so that their number is ours."""


@dataclass(frozen=True, slots=True)
class Household:
    """Who asks for a home: adults, children, and the size that they need."""

    adults: int
    children: int

    @property
    def size(self) -> str:
        """A room for the adults and one for every two children."""
        return str(min(4, 1 + ceil(self.children / 2)))


@dataclass(frozen=True, slots=True)
class Inquired:
    """Somebody was in touch."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting or a training was held."""

    occasion: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A household was referred, its request approved and circulated; ``number`` tells which."""

    number: int
    household: Household


@dataclass(frozen=True, slots=True)
class Ended:
    """What came of a request."""

    number: int
    how: str


Event = Inquired | Met | Asked | Ended


def seven_years(totals: Totals, seed: int = 61) -> Sequence[tuple[datetime, Event]]:
    """Everything that happens, in its order. The same seed tells the same past."""
    chance = Random(seed)
    span = totals.ends - totals.begins
    ends = ["offer"] * totals.scheme_offers + ["housing_moves"] * totals.housing_moves
    households = [*_households(totals, chance)]
    others = totals.requests - totals.moves
    ends += [_other_end(number, others, chance) for number in range(others)]
    households += [Household(chance.choice((1, 1, 2)), chance.randint(0, 4)) for _ in range(others)]
    told: list[tuple[datetime, Event]] = []
    for number, (how, household) in enumerate(zip(ends, households, strict=True)):
        asked = totals.begins + chance.random() * (span - 150 * _DAY)
        told.append((asked, Asked(number, household)))
        if how != "open":
            told.append((asked + chance.uniform(5, 140) * _DAY, Ended(number, how)))
    for number in range(totals.inquiries):
        outcome = Outcome.BECAME_A_REFERRAL
        if number >= totals.requests:
            outcome = chance.choice([one for one in Outcome if one is not outcome])
        told.append((totals.begins + chance.random() * span, Inquired(outcome)))
    for number in range(totals.meetings):
        when = totals.begins + (number + 0.5) / totals.meetings * span
        told.append((when, Met("training" if number % 3 == 2 else "meeting")))
    return sorted(told, key=lambda one: one[0])


def _households(totals: Totals, chance: Random) -> Iterator[Household]:
    """Households that move: so many, and so many people in all."""
    people = [[1, 0] for _ in range(totals.moves)]
    left = totals.people - totals.moves
    while left:
        one = chance.choice(people)
        if chance.random() < 0.2 and one[0] < 2:
            one[0] += 1
            left -= 1
        elif one[1] < 5:
            one[1] += 1
            left -= 1
    yield from (Household(adults, children) for adults, children in people)


def _other_end(number: int, of: int, chance: Random) -> str:
    if number < of // 20:
        return "open"
    return chance.choice(("withdrawn", "withdrawn", "internal_transfer", "own_arrangement"))
