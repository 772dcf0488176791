"""What the clock will do if nobody does anything: the same rules, played ahead in memory."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain import aftercare, chase, retention
from bot.domain.agenda import QUIET, Due, What, agenda, fall_due
from bot.domain.calendar import Calendar
from bot.domain.cap import Override
from bot.domain.case import OPEN, Case
from bot.domain.facts import Fact, FollowUpAsked, HoldLapsed, HoldWarned, NeededAsked, Reminded
from bot.domain.followup import Rung
from bot.domain.ids import PartnerCode, PersonId, Reference
from bot.domain.ledger import Balance
from bot.domain.nomination import waits
from bot.domain.person import Person
from bot.domain.review import Waiting, dies_at
from bot.domain.scheme import Scheme
from bot.flows import timetable
from bot.flows.flow import as_of, calendar_in
from bot.flows.morning import told
from bot.flows.news import since_last
from bot.flows.ports import Pause
from bot.flows.worklist import Seen

MORNING_MESSAGE, TABLE, FORMS = "morning_message", "activity_table", "forms_deleted"
NOTE = "note_dies"


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that the clock will do: when, what, about which case, and of whom it asks it.

    ``again``: a check after a move that somebody was asked before.
    """

    at: datetime
    what: str
    reference: str = ""
    people: tuple[PersonId, ...] = ()
    again: bool = False


@dataclass
class Ahead:
    """A scheme as it stands, played on from ``now``.

    ``planned`` is when each routine is due by what the timetable calls it, ``begun`` when each
    half-filled form was; ``published`` whether there is a table to send; ``overrides`` every one;
    ``pauses`` when the scheme was paused; ``notes`` are those that wait for a coordinator's word.
    """

    scheme: Scheme
    cases: dict[Reference, Case]
    balances: Mapping[PartnerCode, Balance]
    planned: Mapping[str, datetime]
    begun: Sequence[datetime]
    published: bool
    overrides: Sequence[Override]
    pauses: Sequence[Pause]
    notes: Sequence[Waiting]
    now: datetime
    _calendar: Calendar = field(init=False)
    _morning: datetime = field(init=False)
    _next: dict[Reference, datetime] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._calendar = calendar_in(self.scheme)
        self._morning = self.planned.get(timetable.MORNINGS, self.now)
        for reference in self.cases:
            self._look_again(reference)

    def until(self, end: datetime) -> Iterator[Coming]:
        """Everything up to ``end``, in the order in which it will be done."""
        routines = {what: max(at, self.now) for what, at in self.planned.items()}
        while True:
            due = [(at, timetable.CASE, str(one)) for one, at in self._next.items()]
            due += [(at, what, "") for what, at in routines.items()]
            due += [(self._dies(one), timetable.REVIEW, one.id) for one in self.notes]
            at, what, reference = min(due, default=(end, "", ""))
            if not what or at > end:
                return
            if what == timetable.CASE:
                yield from self._of_case(Reference(reference), at)
            elif what == timetable.REVIEW:
                yield self._note_dies(reference, at)
            else:
                yield from self._routine(what, at)
                following = self._following(what, at)
                if what == timetable.MORNINGS and following is not None:
                    self._morning = following
                del routines[what]
                if following is not None:
                    routines[what] = following

    def _dies(self, waiting: Waiting) -> datetime:
        return max(dies_at(waiting, self._calendar), self.now)

    def _note_dies(self, review_id: str, at: datetime) -> Coming:
        (note,) = [one for one in self.notes if one.id == review_id]
        self.notes = [one for one in self.notes if one.id != review_id]
        return Coming(at, NOTE, note.reference)

    def as_it_stands(self) -> Iterator[Coming]:
        """What is due of each case, now or later, were none of it done before."""
        for reference, case in self.cases.items():
            for due in self._agenda(case):
                yield Coming(due.at, due.what.value, reference, again=_is_again(case, due.what))

    def _look_again(self, reference: Reference) -> None:
        self._next.pop(reference, None)
        if due := self._agenda(self.cases[reference]):
            self._next[reference] = due[0].at

    def _agenda(self, case: Case) -> list[Due]:
        """What is due of a case, at the moment at which it can be done."""
        found = [
            replace(due, at=self._may_be(due))
            for due in agenda(self.scheme, self._calendar, case)
            if due.what in QUIET or not self.scheme.paused
        ]
        return sorted(found, key=lambda due: (due.at, due.what))

    def _may_be(self, due: Due) -> datetime:
        at = max(due.at, self.now)
        return at if due.what in QUIET else self._calendar.next_asking(at)

    def _of_case(self, reference: Reference, at: datetime) -> Iterator[Coming]:
        case = self.cases[reference]
        due = self._agenda(case)[0]
        scheme = as_of(self.scheme, at)
        after, facts = fall_due(scheme, self._calendar, case, due.what, at)
        self.cases[reference] = after
        self._look_again(reference)
        if due.what is What.DELETION:
            del self.cases[reference], self._next[reference]
        people = _asked(scheme, case, after, facts)
        asked = tuple(person.id for person in people)
        yield Coming(at, due.what.value, reference, asked, _is_again(case, due.what))

    def _routine(self, what: str, at: datetime) -> Iterator[Coming]:
        asks = not self.scheme.paused and self._calendar.may_ask(at)
        if what == timetable.NIGHT:
            end = retention.forms_end_before(self._calendar, self._calendar.day_of(at))
            over = [begun for begun in self.begun if begun < end]
            self.begun = [begun for begun in self.begun if begun >= end]
            if over:
                yield Coming(at, FORMS)
        elif what == timetable.MORNINGS and asks:
            yield from self._mornings(at)
        elif what == timetable.TABLE and asks and self.published:
            yield Coming(at, TABLE)

    def _mornings(self, at: datetime) -> Iterator[Coming]:
        scheme = as_of(self.scheme, at)
        cases = sorted(self.cases.values(), key=lambda case: (case.since, case.reference))
        seen = Seen(
            [case for case in cases if case.state in OPEN],
            [case for case in cases if any(check.waits for check in case.follow_ups)],
            [case for case in cases if waits(scheme, case)],
            self.balances,
            self.notes,
        )
        day = self._calendar.day_of(self._morning)
        news = since_last(self._calendar, self.overrides, self.pauses, day, at)
        for person in sorted(scheme.people.values(), key=lambda one: one.id):
            platform = person.addresses[0][0] if person.addresses else ""
            if any(told(_View(person, scheme, at, platform), seen, news)):
                yield Coming(at, MORNING_MESSAGE, people=(person.id,))

    def _following(self, what: str, at: datetime) -> datetime | None:
        if what == timetable.NIGHT:
            return timetable.next_night(self._calendar, at)
        asks = not self.scheme.paused and self._calendar.may_ask(at)
        if what == timetable.TABLE and asks:
            return timetable.next_sending(self.scheme, at)
        return self._calendar.next_morning(at)


@dataclass(frozen=True, slots=True)
class _View:
    """Somebody on a morning to come."""

    person: Person
    scheme: Scheme
    now: datetime
    platform: str


def _is_again(case: Case, what: What) -> bool:
    return any(check.asked > 0 for check in case.follow_ups if check.check.value == what.value)


def _asked(scheme: Scheme, before: Case, after: Case, facts: Iterable[Fact]) -> tuple[Person, ...]:
    """Of whom what fell due asks something."""
    barred = before.referral.excluded_persons
    for fact in facts:
        match fact:
            case FollowUpAsked(check=check):
                return aftercare.asked_now(scheme, after, aftercare.get(after, check))
            case HoldWarned(partner=partner) | HoldLapsed(partner=partner):
                return scheme.asked(scheme.leads(partner), barred)
            case Reminded(times=times) | NeededAsked(times=times) if times >= chase.ESCALATED:
                return scheme.asked(scheme.coordinators())
            case Reminded():
                return _waited_for(scheme, after)
            case NeededAsked():
                return _officers(scheme, after)
            case _:
                pass
    return ()


def _waited_for(scheme: Scheme, case: Case) -> tuple[Person, ...]:
    found = chase.waiting(case)
    barred = case.referral.excluded_persons
    match chase.WHOM[found.stall] if found else None:
        case chase.Whom.HOME_LANDLORD:
            return scheme.asked(scheme.leads(case.landlord), barred)
        case chase.Whom.HOLDER if case.holder:
            return scheme.asked(scheme.leads(case.holder), barred)
        case chase.Whom.OFFICER:
            return _officers(scheme, case)
        case chase.Whom.COORDINATOR:
            return scheme.asked(scheme.coordinators())
        case _:
            return ()


def _officers(scheme: Scheme, case: Case) -> tuple[Person, ...]:
    found = aftercare.people_on(scheme, case, Rung.OFFICER)
    return scheme.asked(found, case.referral.excluded_persons)
