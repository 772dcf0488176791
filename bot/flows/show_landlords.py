"""What the landlords that may see a request are shown of it: in their channel, and privately."""

from collections.abc import Iterator, Sequence
from functools import cache
from zoneinfo import ZoneInfo

from bot.chat.address import Address
from bot.chat.cards import Block, Button, Card, Facts, Text
from bot.domain.access import Standing
from bot.domain.agenda import hold_ends
from bot.domain.case import Case, State
from bot.domain.ids import PartnerCode
from bot.domain.person import Person
from bot.domain.request import (
    matching_areas,
    may_wait,
    open_channel,
    partners_that_may_see,
    readers,
)
from bot.domain.rules import Rule
from bot.domain.scheme import Scheme
from bot.domain.sight import shows_contact_early
from bot.flows.age import day_of
from bot.flows.ports import Drawn
from bot.flows.show_nomination import as_association, of_nomination
from bot.flows.steps import early_contact, leave_line, next_steps
from bot.flows.tell import ended, to_channel, to_landlords
from bot.flows.words import described, wanted

D4 = Rule("D4", "A channel gets the smallest card; needs go to leads, privately.")


def landlords_cards(
    scheme: Scheme, case: Case, owing: frozenset[PartnerCode] = frozenset()
) -> Iterator[tuple[str, Drawn]]:
    """A card for the channel and one for the leads of each landlord that may see it (D3, D7)."""
    draw = LandlordCards(scheme, case, owing)
    for code in partners_that_may_see(scheme, case):
        if channel := open_channel(scheme, case, code):
            yield f"channel:{code}", Drawn(draw.channel(code), (Address(*channel),))
        yield (
            f"leads:{code}",
            Drawn(
                draw.leads(code),
                reach(scheme.asked(readers(scheme, case, code), case.referral.excluded_persons)),
            ),
        )


def reach(people: Sequence[Person]) -> tuple[Address, ...]:
    """Where each person is reached: one message each, on the platform they prefer (D7)."""
    return tuple(Address(*person.addresses[0]) for person in people if person.addresses)


class LandlordCards:
    """The cards of one case as it stands; what they have in common is worked out once."""

    def __init__(
        self, scheme: Scheme, case: Case, owing: frozenset[PartnerCode] = frozenset()
    ) -> None:
        self._owing = owing
        self._scheme = scheme
        self._case = case
        self._holder = case.holder
        self._title = f"{case.size.words} home".capitalize()
        self._needs = (
            ("Home", wanted(case.referral.needs)),
            ("Household", case.referral.household.words),
            ("Urgency", case.referral.urgency.value),
            ("Referred", f"{case.referred_at:%B %Y}"),
        )
        self._since = (("Since", day_of(scheme, case.since)),)
        self._steps = cache(self._steps_for)
        self._own_areas = cache(self._own_areas_of)

    def channel(self, partner: PartnerCode) -> Card:
        """The smallest card: reference, size, the reader's own matching areas, Claim (D4)."""
        return Card(
            self._title,
            (
                Text(f"Safe in {self._own_areas(partner)}."),
                Text(to_channel(self._case, partner)),
            ),
            self._steps(may_wait(self._case, partner), False),
            self._case.reference,
        )

    def leads(self, partner: PartnerCode) -> Card:
        """What a landlord's leads read privately: the needs, and the next step (D4, D7)."""
        holds = partner == self._holder
        over = ended(self._case, partner)
        since = self._since if self._holder in (None, partner) else ()
        blocks: list[Block] = [
            *([Text(over)] if over else []),
            Text(to_landlords(self._case, partner)),
            *self._hold_ends(holds=holds),
            *self._settles(partner),
            Facts((("Safe in", self._own_areas(partner)), *self._needs, *since)),
        ]
        if holds and (home := self._case.held_offer().home):
            blocks.append(Facts((("Your home", described(self._scheme, home)),)))
            blocks += of_nomination(self._scheme, self._case)
        steps = self._steps(may_wait(self._case, partner), holds)
        if shows_contact_early(self._scheme, self._case):
            steps = (*steps, early_contact(self._case))
        if partner in self._case.line and self._case.state is not State.PAUSED:
            steps = (*steps, leave_line(self._case))
        return Card(self._title, tuple(blocks), steps, self._case.reference)

    def _steps_for(self, waits: bool, holds: bool) -> tuple[Button, ...]:
        standings = {Standing.READER}
        if holds:
            standings |= {Standing.HOLDER} | as_association(self._scheme, self._case)
        return next_steps(self._case, frozenset(standings), waits=waits)

    def _hold_ends(self, *, holds: bool) -> Iterator[Text]:
        """Its holder, once warned, is told until when it holds it (D6)."""
        ends = hold_ends(self._case)
        if holds and ends is not None and self._case.state is State.CLAIMED:
            until = f"{ends.astimezone(ZoneInfo(self._scheme.time_zone)):%a %-d %b at %H:%M}"
            yield Text(f"Half of your time is over. Without a home, the hold lapses on {until}.")

    def _settles(self, partner: PartnerCode) -> Iterator[Text]:
        """Who owes a home of this size is told so, privately (D7)."""
        free = self._case.holder in (None, partner) and self._case.state is not State.PAUSED
        if partner in self._owing and free:
            yield Text(f"Giving this would settle a {self._case.size.words} home that you owe.")

    def _own_areas_of(self, partner: PartnerCode) -> str:
        return self._scheme.area_names(matching_areas(self._case, self._scheme.partners[partner]))
