"""What the coordinator is told in the morning besides what waits: of no case, and only once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.chat.cards import Item
from bot.domain.calendar import Calendar
from bot.domain.cap import Override, ran_out
from bot.domain.partnership import short_of_leads
from bot.domain.scheme import Scheme, listed
from bot.flows.age import day_of
from bot.flows.flow import Reader
from bot.flows.ports import Pause
from bot.flows.steps import OVERRIDE, PARTNERS

_NAMED = 5
"""Partners told by name; more of them are counted."""


@dataclass(frozen=True, slots=True)
class News:
    """What came about since the morning before: the overrides that ran out unused, and whether a
    week has begun, on whose first morning the partners with one contact are told."""

    ran_out: Sequence[Override] = ()
    new_week: bool = False


def since_last(
    calendar: Calendar,
    overrides: Iterable[Override],
    pauses: Sequence[Pause],
    due: date,
    now: datetime,
) -> News:
    """What is news on a morning whose messages were ``due`` that day, and are written now.

    Mornings on which all was down, or the scheme was paused, were never told of, so theirs is
    news still.
    """
    before = calendar.morning_before(calendar.morning(due))
    for pause in reversed(pauses):
        if pause.begun <= before and (pause.ended is None or before < pause.ended):
            before = calendar.morning_before(pause.begun)
    until = calendar.morning(calendar.day_of(now))
    weeks = {calendar.day_of(moment).isocalendar()[:2] for moment in (before, until)}
    return News(ran_out(overrides, before, until), len(weeks) > 1)


def news_for(reader: Reader, news: News) -> list[Item]:
    """What of it this person is told: it is the coordinator's."""
    return [*_told(reader.scheme, news)] if reader.person.is_coordinator else []


def _told(scheme: Scheme, news: News) -> Iterator[Item]:
    for one in news.ran_out:
        name = scheme.partners[one.landlord].name
        given, ended = day_of(scheme, one.given_at), day_of(scheme, one.good_until)
        yield Item(
            f"{name} did not use the override of {given}: it ran out on {ended}.", (OVERRIDE,)
        )
    if not news.new_week:
        return
    for words, partners in short_of_leads(scheme).items():
        names = [partner.name for partner in partners]
        more = len(names) - _NAMED
        who = listed([*names[:_NAMED], f"{more} more"] if more > 0 else names)
        yield Item(f"Risk: {words}, where two are wanted: {who}.", (PARTNERS,))
