"""What a flow is: a function from a turn and what happened to a reply."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from bot import bank_holidays
from bot.chat.action import Action
from bot.chat.forms import Page
from bot.chat.incoming import Opened, Tapped
from bot.chat.replies import Reply
from bot.domain.access import ON_BEHALF, Act, Standing, allow, unknown_case
from bot.domain.calendar import Calendar, calendar_of, nation_of
from bot.domain.case import Case
from bot.domain.person import Person
from bot.domain.review import Insisted
from bot.domain.rules import Refused, Rule
from bot.domain.scheme import Scheme
from bot.flows.ports import Books

STALE = Rule("section 5", "A button acts only on what it was drawn for.")

P = TypeVar("P", bound=Page)


@dataclass(frozen=True, slots=True)
class Filled:
    """A form was filled and sent; its pages are read and screened.

    ``insisted`` are texts on whose words their writer insists: they are not in the pages.
    """

    action: Action
    pages: Sequence[Page]
    insisted: tuple[Insisted, ...] = ()

    def page(self, kind: type[P]) -> P:
        """The page of this kind. Raises LookupError where it was not asked."""
        found = self.maybe(kind)
        if found is None:
            raise LookupError(kind.__name__)
        return found

    def maybe(self, kind: type[P]) -> P | None:
        """The page of this kind, None where it was not asked."""
        return next((page for page in self.pages if isinstance(page, kind)), None)


Event = Opened | Tapped | Filled


class Reader(Protocol):
    """Somebody who looks at what is theirs at one moment; a turn is one."""

    @property
    def person(self) -> Person: ...

    @property
    def scheme(self) -> Scheme: ...

    @property
    def now(self) -> datetime: ...

    @property
    def platform(self) -> str: ...


@dataclass(slots=True)
class Turn:
    """One person's act at one moment, with the scheme's books open.

    ``platform`` is the one that they act on, empty where no person acts. ``link`` makes an address
    of a code to join by, empty where no platform has such. ``several``: the person works in other
    schemes too.
    """

    person: Person
    scheme: Scheme
    now: datetime
    books: Books
    platform: str = ""
    link: Callable[[str], str] = field(default=lambda _: "")
    several: bool = False
    acted_as: str = field(default="", init=False)

    @property
    def calendar(self) -> Calendar:
        """The scheme's working days and hours."""
        return calendar_in(self.scheme)

    @property
    def today(self) -> date:
        """The date in the scheme's time zone."""
        return self.on(self.now)

    def on(self, moment: datetime) -> date:
        """The date of a moment in the scheme's time zone."""
        return day_in(self.scheme, moment)

    def allow(self, act: Act, case: Case | None = None) -> Standing:
        """Check that this person may do this, and remember in what capacity for the audit.

        Raises:
            Refused: RULEBOOK section 4 does not name them.
        """
        standing = allow(act, self.scheme, self.person, case)
        behalf = standing is Standing.COORDINATOR and act in ON_BEHALF
        self.acted_as = f"{standing.value}, on behalf" if behalf else standing.value
        return standing

    def case(self, action: Action, act: Act) -> Case:
        """The case that an action is about, locked, once this person may do this to it.

        Raises:
            Refused: there is none for this person, or not this act.
        """
        case = self.books.cases.get(action.subject)
        if case is None:
            raise unknown_case(action.subject)
        self.allow(act, case)
        return case


Flow = Callable[[Turn, Event], Reply]


def day_in(scheme: Scheme, moment: datetime) -> date:
    """The date of a moment in the scheme's time zone."""
    return moment.astimezone(ZoneInfo(scheme.time_zone)).date()


def calendar_in(scheme: Scheme) -> Calendar:
    """The working days and hours of a scheme."""
    return calendar_of(scheme, bank_holidays.of(nation_of(scheme)))


def as_of(scheme: Scheme, now: datetime) -> Scheme:
    """The scheme on the day that it is there."""
    return scheme.as_of(now.astimezone(ZoneInfo(scheme.time_zone)).date())


def same_offer(case: Case, action: Action) -> None:
    """Refuse a button that was drawn for another offer than the one that stands."""
    if case.offer is None:
        raise Refused(
            STALE,
            f"{case.reference} is now {case.state.words}, so this no longer applies.",
            "Open Home to see what it waits for.",
        )
    if str(case.offer.number) != action.detail:
        raise Refused(
            STALE,
            f"That button was for an earlier offer on {case.reference}.",
            "Open Home to see what it waits for now.",
        )


def misdirected() -> Refused:
    """What is said to a button that leads nowhere: made up, or of another release."""
    return Refused(
        STALE, "That cannot be done here, or not any more.", "Open Home for what you can do."
    )
