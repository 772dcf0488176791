"""Random schemes played on phones, held after every step against what must always be so.

``RECIPROCAL_LONG_RUN=1`` plays many more and longer schemes.
"""

import os
from collections import Counter
from typing import ClassVar

from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant

from tests.properties.play_against import PlaysAgainst
from tests.properties.play_governance import PlaysGovernance

LONG = bool(os.environ.get("RECIPROCAL_LONG_RUN"))


class SchemePlayed(PlaysAgainst, PlaysGovernance):
    """People press what they see, in any order, late, twice and at the same time."""

    heard: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.steps = 0

    @invariant()
    def holds(self) -> None:
        """The audit, the rows, the ledger and everybody's eyes agree."""
        self.steps += 1
        if self.plays:
            self.hearing.messages_came()
        for play in self.plays:
            play.assert_holds(thoroughly=self.steps % 5 == 0)

    def teardown(self) -> None:
        try:
            for play in self.plays:
                self.deliver()
                play.assert_holds(thoroughly=True)
                self.heard.update(play.telling.heard)
        finally:
            super().teardown()


SchemePlayed.TestCase.settings = settings(
    max_examples=40 if LONG else 20,
    stateful_step_count=300 if LONG else 30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestSchemePlayed = SchemePlayed.TestCase
