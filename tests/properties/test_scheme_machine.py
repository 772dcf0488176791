"""Random schemes played on phones, held after every step against what must always be so.

``RECIPROCAL_LONG_RUN=1`` plays them ten times as long.
"""

from collections import Counter
from typing import ClassVar, get_args

from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from bot.domain.facts import Fact
from tests.kit.lengths import LONG
from tests.properties.play_against import PlaysAgainst
from tests.properties.play_governance import PlaysGovernance

OF_THE_CLOCK = (
    *("HoldWarned", "Reminded", "NeededAsked", "FollowUpAsked"),
    *("CaseClosed", "DetailsDeleted", "DraftsDeleted"),
)
OF_PEOPLE = {fact.__name__ for fact in get_args(Fact)} - {*OF_THE_CLOCK}
"""Every fact of a case that people can cause."""

OF_THE_DESK = (
    *("SchemePaused", "SchemeResumed", "PersonRevoked", "PersonReinstated", "PersonInvited"),
    *("RoleChanged", "LeaveBegan", "LeaveEnded", "PartnerChanged", "PartnerLeft", "PartnerMerged"),
    *("ChannelPaused", "ChannelResumed", "OverrideGiven", "SizeSubstituted", "DebtWrittenOff"),
    *("AccountsPublished", "TargetAgreed", "EmptyHomeLogged", "EmptyHomeChanged"),
    *("EmptyHomeOffered", "InquiryLogged", "MeetingLogged"),
)


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


SETTINGS = settings(
    max_examples=20 if LONG else 14,
    stateful_step_count=300 if LONG else 30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def test_schemes_are_played_and_hold_what_must_always_be() -> None:
    """Where it plays for long, whatever may happen in a scheme has to happen."""
    run_state_machine_as_test(SchemePlayed, settings=SETTINGS)
    if LONG:
        never = sorted({*OF_PEOPLE, *OF_THE_CLOCK, *OF_THE_DESK} - set(SchemePlayed.heard))
        assert not never, f"never heard of: {never}"
