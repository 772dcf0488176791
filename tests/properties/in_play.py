"""One scheme in play, and its oracles: told what came of each press, they judge what is shown."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.chat.address import Address
from bot.chat.cards import Card
from bot.chat.incoming import Incoming, Submitted
from bot.chat.replies import Put, Reply
from bot.domain.person import Person
from bot.flows.flow import calendar_in
from bot.store.looking import look
from bot.store.tables import review
from tests.kit.accounts import Link
from tests.kit.in_time import ASKS, CLOCK, assert_done
from tests.kit.of_notes import expect_none_waits_in_vain
from tests.kit.phone import Phone, card_text, reply_text
from tests.kit.replay import assert_activity_agrees, assert_rows_agree, links
from tests.kit.retelling import Retelling, Terms
from tests.kit.stage import Stage
from tests.properties.figures import Figures
from tests.properties.filling import Given
from tests.properties.notes import Notes
from tests.properties.roster import Roster
from tests.properties.secrecy import Asked, Secrecy
from tests.properties.standing import assert_all_is_as_it_must_be, assert_may_be_pressed

REDRAWN = (
    *("SchemePaused", "SchemeResumed", "ChannelPaused", "ChannelResumed"),
    *("PersonRevoked", "PersonReinstated", "RoleChanged", "LeaveBegan", "LeaveEnded"),
    *("PartnerLeft", "PartnerMerged"),
)
"""What changes who is shown what of every case."""

UNDRAWN = ("ContactShown", "CaseOpened", "NoteHeldBack", "NoteDied")
"""What changes no card of its case: whoever is back from leave today is asked once the night's work
is done."""


class InPlay:
    """A scheme, the people in it, and what the oracles know of it."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        policy = stage.scheme.policy
        terms = Terms(
            policy.cap_on_owed,
            policy.offers_per_referral,
            policy.cap_counts == "owed_and_accepted",
            [frozenset(group) for group in policy.equal_sizes],
            policy.publish_after_moves,
            policy.contact_shown == "on_circulation",
            timedelta(hours=policy.claim_hold_hours),
            timedelta(days=29 * policy.keep_details_months),
        )
        self.roster = Roster(stage.scheme, _day(stage, stage.now))
        self.secrecy = Secrecy(self.roster, early=terms.early_contact)
        self.telling = Retelling(terms)
        self.figures = Figures(self.roster, self.telling)
        self.notes = Notes(self.secrecy)
        self.changed: set[str] = set()
        self.resumed_at: datetime | None = None
        self.people = sorted(self.roster.known.values(), key=lambda person: person.name)
        with stage.database.read() as connection:
            self.telling.hear(links(connection, stage.code))

    def phone(self, person: Person) -> Phone:
        """Somebody's phone."""
        return self.stage.phone(person.name)

    @property
    def phones(self) -> list[Phone]:
        """Everybody's phone, in the order of their names."""
        return [self.phone(person) for person in self.people]

    @property
    def references(self) -> list[str]:
        """Every case, the oldest first."""
        return list(self.secrecy.asked)

    def now(self, person: Person) -> Person:
        """Somebody as they stand by now: in another role, perhaps, or at another landlord."""
        return self.roster.person(person.id)

    def named(self, name: str) -> Person:
        """Somebody by name, as they stand by now."""
        return self.now(next(person for person in self.people if person.name == name))

    def age(self, reference: str) -> int:
        """The place of a case among all; -1 for what is none."""
        return self.references.index(reference) if reference in self.secrecy.asked else -1

    def at(self, now: datetime) -> None:
        """Let it be this time."""
        self.roster.today = _day(self.stage, now)

    def learn(self, by: Address, event: Incoming, form: Given) -> frozenset[str]:
        """Hear the new links of the audit; the cases that somebody just sent or amended."""
        told = self._unread()
        by_them = self.roster.at(by)
        for link in told:
            assert by_them, f"{by.id} has no access: {link}"
            assert link.person == by_them.id, f"not in the name of {by_them.name}: {link}"
            if link.what == "ReferralSubmitted":
                assert link.codes["landlord"] == form["landlord"][0], link
        self._take_in(told, form)
        sent = [link.reference for link in told if link.what == "ReferralSubmitted"]
        amended = [link.reference for link in told if link.what == "ReferralAmended"]
        for reference in (*sent, *amended):
            assert isinstance(event, Submitted)
            asked = (
                self._asked(reference, str(by_them and by_them.id), form)
                if reference in sent
                else self._amended(self.secrecy.asked[reference], form)
            )
            self.secrecy.learn(asked, self.stage.case(reference).referral)
            if reference in sent:
                self.notes.expect_held(reference, form)
        self._check(told)
        return frozenset((*sent, *amended))

    def learn_of_time(self, subject: str, now: datetime) -> None:
        """Hear what the clock did, of one case or of none; ``subject`` is the case, or its note."""
        told, subject = self._unread(), self.notes.ids.get(subject, subject)
        for link in told:
            assert (link.person, link.acted_as) == (CLOCK, "the clock"), link
            assert link.reference in ("", subject) or link.what == "ReferralResumed", link
            if link.what in ASKS:
                local = now.astimezone(ZoneInfo(self.stage.scheme.time_zone))
                assert local.weekday() < 5, f"at a weekend: {link}"
                assert 9 <= local.hour < 17, f"at night: {link}"
                assert not self.roster.paused, f"while paused: {link}"
        self._take_in(told, {})
        for link in told:
            if link.what == "FollowUpAsked":
                self._is_asked_rightly(link)
        self._check(told)

    def assert_silent(self) -> None:
        """Nothing was said of this scheme."""
        assert not self._unread(), f"{self.roster.name} is none of this"

    def assert_done(self, now: datetime) -> None:
        """Whatever has been due for long is done, where the scheme is not paused; notes die there
        too."""
        for told in self.telling.cases.values():
            expect_none_waits_in_vain(told, now)
        if self.roster.paused:
            self.resumed_at = None
            return
        self.resumed_at = self.resumed_at or now
        asks = calendar_in(self.stage.scheme).may_ask(now)
        if asks and now - self.resumed_at > timedelta(days=7):
            for told in self.telling.cases.values():
                assert_done(told, now)

    def _unread(self) -> list[Link]:
        with self.stage.database.read() as connection:
            return links(connection, self.stage.code, self.telling.read)

    def _take_in(self, told: Sequence[Link], form: Given) -> None:
        for link in told:
            self.telling.hear_one(link)
            if link.what in ("HomeProposed", "HomeOffered", "TenancyStarted"):
                self._sizes(link.reference)  # what follows in the same turn may rest on them
            self.roster.hear(link, form)
            self.figures.hear(link)
            self._merged(link)
            if link.what == "FollowUpAnswered":
                self._answered(link, form)
            self.notes.hear(link, form)
        self.telling.expect_settled()
        if any(link.what.startswith("Note") for link in told):
            self.notes.ids = {one: reference for one, reference, _ in self._waiting()}
        self.changed |= {
            link.reference for link in told if link.reference and link.what not in UNDRAWN
        }
        if any(link.what in REDRAWN for link in told):
            self.changed |= set(self.secrecy.asked)

    def _answered(self, link: Link, form: Given) -> None:
        """Whoever answers may, and what worries is the coordinators' at once (D13, section 4)."""
        asked, told = self.secrecy.asked[link.reference], self.telling.cases[link.reference]
        parts = self.secrecy.parts(asked, self.roster.person(link.person), told)
        assert parts & {"coordinator", "nominator", "giver"}, f"not theirs to answer: {link}"
        safe, risk, tenancy = (form.get(name, ("",))[0] for name in ("safe", "risk", "tenancy"))
        check = told.checks[link.codes["check"]]
        if safe != "yes":
            risk = tenancy = ""
        if check.check == "feedback":
            risk = tenancy = ""
        check.concern = safe != "yes" or risk not in ("", "yes") or tenancy == "ended"

    def _is_asked_rightly(self, link: Link) -> None:
        """An officer is asked where one is there, and passed over where none is (R59)."""
        check = self.telling.cases[link.reference].checks[link.codes["check"]]
        asked = self.secrecy.asked[link.reference]
        there = [o for o in asked.officers - asked.excluded_persons if o in self.roster.people]
        if link.codes["asks"] == "officer":
            assert there, f"nobody is asked: {link}"
        if "officer" in check.passed_over:
            assert not there, f"the officer is passed over: {link}"

    def judge(self, address: Address, thing: Reply | Card, sent: frozenset[str]) -> None:
        """Judge what came to somebody's eyes: an answer, or a message."""
        person = self.roster.at(address)
        if person is not None:
            self.secrecy.judge(address, person, thing, self.telling.cases, sent)
            assert_may_be_pressed(self.secrecy, person, thing, self.telling.cases)
        elif isinstance(thing, Card) and self.roster.whose_channel(address):
            self.secrecy.judge_channel(address, thing, self.telling.cases)
        else:
            self.secrecy.judge_nobody(address, thing)

    def judge_notes(self, address: Address, thing: Reply | Card) -> None:
        """Judge what somebody, of this scheme or of none, reads of the notes here."""
        self.notes.judge(address, self.roster.at(address), thing)

    def judge_figures(self, address: Address, thing: Reply | Card) -> None:
        """Judge what somebody is shown of what landlords owe and did, here and not elsewhere."""
        person = self.roster.at(address)
        if person is not None:
            self.figures.judge(person, thing, self._told_of(person, thing))

    def knows(self, address: Address) -> bool:
        """Whether anything of this scheme may ever come to an address."""
        pair = (address.platform, address.id)
        ever = any(pair in person.addresses for person in self.people)
        return ever or self.roster.whose_channel(address) is not None

    def names(self) -> set[str]:
        """What tells this scheme from another: its landlords and its cases."""
        return {*self.secrecy.names.values(), *self.secrecy.asked}

    def assert_standing(self) -> None:
        """Everybody has in front of them what they must and nothing else, now that all has come."""
        assert_all_is_as_it_must_be(
            self.secrecy, self.stage.platforms, self.telling.cases, self.changed
        )
        self.changed.clear()
        self.notes.assert_standing(self.stage.platforms, self.telling.cases)

    def assert_holds(self, *, thoroughly: bool) -> None:
        """The rows say what the links say, and everybody holds what they may hold."""
        with self.stage.database.read() as connection:
            assert_rows_agree(connection, self.stage.code, self.telling)
            if thoroughly:
                assert_activity_agrees(connection, self.stage.code)
        if thoroughly:
            with look(self.stage.store) as looking:
                count, wrong = looking.verify(self.stage.scheme)
                assert not wrong, wrong
                assert count == self.telling.read
                assert looking.astray(self.stage.scheme) == []
                assert looking.undelivered() == 0
            self.roster.assert_kept(self.stage.looked())
            self._assert_notes_kept()
        for reference, told in self.telling.cases.items():
            asked = self.secrecy.asked[reference]
            if not told.started:
                for partner in (*([told.holder] if told.holder else ()), *told.line):
                    may = self.secrecy.partner_may_see(asked, partner, told)
                    assert may, f"{partner} holds or waits for {reference}, and may not see it"
            if told.state == "held_by_cap":
                owed = self.telling.owed(self.telling.landlords[reference])
                assert owed >= self.telling.terms.cap, f"{reference} is held, yet less is owed"

    def _waiting(self) -> list[tuple[str, str, str]]:
        """The notes that wait by the rows: the id of each, its case and its author."""
        found = select(review.c.review_id, review.c.reference, review.c.author)
        with self.stage.database.read() as connection:
            rows = connection.execute(found.where(review.c.scheme_id == self.stage.code))
            return [(row.review_id, row.reference, row.author) for row in rows]

    def _assert_notes_kept(self) -> None:
        """A note stands in its place once it is allowed, and until then is kept sealed alone."""
        waiting = [(reference, author) for _, reference, author in self._waiting()]
        self.notes.assert_kept(self.stage.kept_bytes(), waiting)
        for reference, told in self.telling.cases.items():
            note = self.notes.note_of(reference)
            if note is not None and told.state != "deleted":
                assert self.stage.case(reference).referral.note == note, reference

    def _told_of(self, person: Person, thing: Reply | Card) -> set[str]:
        """The landlords that hold what somebody leads, where that is shown; of a nomination, each
        side is told of the other (R28)."""
        if isinstance(thing, Put):
            return set()
        text = card_text(thing) if isinstance(thing, Card) else reply_text(thing)
        leads = self.roster.acts_for(person.id)
        about = [
            (asked, self.telling.cases[asked.reference])
            for asked in self.secrecy.mentioned(text, ())
        ]
        holders = {case.holder for asked, case in about if leads & asked.officers}
        for _, case in about:
            if person.is_lead and case.council:
                both = {self.secrecy.let_by(case), self.roster.stands_for(case.council)}
                holders |= both if person.partner in both else set()
        return holders - {""}

    def _check(self, told: Sequence[Link]) -> None:
        """Those that a request is circulated to are those that may see it (D3, D7)."""
        for link in told:
            if link.what == "RequestCirculated":
                asked, case = (
                    self.secrecy.asked[link.reference],
                    self.telling.cases[link.reference],
                )
                assert {*link.codes["partners"]} == self.secrecy.partners_that_may_see(asked, case)

    def _sizes(self, reference: str) -> None:
        """The sizes that are offered or let; no link names them all."""
        case, told = self.stage.case(reference), self.telling.cases[reference]
        if case.move is not None:
            second = [case.move.second.value] if case.move.second else []
            told.let = (case.move.size.value, *second)
        elif case.offer is not None and case.offer.home is not None:
            told.offered = (case.offer.home.size.value,)

    def _merged(self, link: Link) -> None:
        if link.what == "LandlordMerged":
            asked = self.secrecy.asked[link.reference]
            excluded = asked.excluded_partners
            self.secrecy.asked[link.reference] = replace(
                asked,
                landlord=self.roster.stands_for(asked.landlord),
                excluded_partners=excluded | {*map(self.roster.stands_for, excluded)},
            )

    def _amended(self, asked: Asked, form: Given) -> Asked:
        """What is asked of a case from now on, read from the pages that stood to be filled."""
        if "areas" in form["what"]:
            asked = replace(
                asked,
                safe=frozenset(form["safe_areas"]),
                unsafe=frozenset(form["unsafe_areas"]),
                excluded_partners=frozenset(form["excluded_partners"]),
                excluded_persons=frozenset(form["excluded_persons"]),
            )
        if "officer" in form["what"]:
            officers = frozenset(form["officers"])
            contact = form["contact_name"][0] if "contact" in officers else ""
            asked = replace(asked, officers=officers - {"contact"}, contact=contact)
        return asked

    def _asked(self, reference: str, by: str, form: Given) -> Asked:
        """What was asked of a case: as it was put on the form, not as it is kept."""
        (officer,) = form["officer"]
        return Asked(
            reference,
            by,
            form["landlord"][0],
            form["home_area"][0],
            frozenset(form["safe_areas"]),
            frozenset(form["unsafe_areas"]),
            frozenset(form["excluded_partners"]),
            frozenset(form["excluded_persons"]),
            frozenset({officer} - {"contact"}),
            form["contact_name"][0] if officer == "contact" else "",
        )


def _day(stage: Stage, now: datetime) -> date:
    return now.astimezone(ZoneInfo(stage.scheme.time_zone)).date()
