"""Who belongs to a scheme and how each stands: told by the scheme file and the audit's links."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.chat.address import Address
from bot.domain.partner import Membership, Partner
from bot.domain.person import Person, Role
from bot.domain.scheme import Scheme
from tests.kit.retelling import Link


class Roster:
    """People and partners as the links so far leave them.

    Nothing here asks the domain who may do what, or who stands in whose place. ``today`` is the
    day in the scheme's time zone, moved by hand; ``leaves`` are covers and days by whoever is away.
    """

    def __init__(self, scheme: Scheme, today: date) -> None:
        self.today = today
        self.name = scheme.name
        self.known: dict[str, Person] = {str(p.id): p for p in scheme.people.values()}
        self.partners: dict[str, Partner] = {str(c): p for c, p in scheme.partners.items()}
        self.areas = {str(code): area.name for code, area in scheme.areas.items()}
        self.revoked: set[str] = set()
        self.leaves: dict[str, tuple[str, date]] = {}
        self.merged_while_revoked: set[str] = set()
        self.paused = False

    @property
    def people(self) -> Mapping[str, Person]:
        """Whoever has access."""
        return {id_: person for id_, person in self.known.items() if self._has_access(person)}

    def person(self, id_: str) -> Person:
        """Somebody, with access or without."""
        return self.known[id_]

    def at(self, address: Address) -> Person | None:
        """Whoever has access at an address."""
        pair = (address.platform, address.id)
        return next((p for p in self.people.values() if pair in p.addresses), None)

    def whose_channel(self, address: Address) -> Partner | None:
        """The partner whose channel an address is, be it stopped."""
        pair = (address.platform, address.id)
        found = (p for p in self.partners.values() if pair in (p.channel, p.stopped_channel))
        return next(found, None)

    def stands_for(self, partner: str) -> str:
        """The partner that a code means today: itself, or whatever it was merged into (C11)."""
        while successor := self.partners[partner].successor:
            partner = successor
        return partner

    def is_gone(self, partner: str) -> bool:
        """Whether a partner has left or was merged."""
        return self.partners[partner].membership in (Membership.LEFT, Membership.MERGED)

    def takes_referrals(self, partner: str) -> bool:
        """Whether nothing but the cap keeps a partner from referring (C10)."""
        return self.partners[partner].membership is Membership.MEMBER

    def leads(self, partner: str) -> list[Person]:
        """The named leads of a partner who have access."""
        return [p for p in self.people.values() if p.is_lead and p.partner == partner]

    def cover_of(self, person: str) -> str:
        """Who is asked in the place of somebody away today, empty where they are asked."""
        cover, back_on = self.leaves.get(person, ("", self.today))
        return cover if self.today < back_on and cover in self.people else ""

    def acts_for(self, person: str) -> set[str]:
        """In whose place somebody may act today, their own included."""
        return {person} | {other for other in self.people if self.cover_of(other) == person}

    def hear(self, link: Link, form: Mapping[str, tuple[str, ...]]) -> None:
        """Take in a link of governance; ``form`` is what was put on the form it came of, if any."""
        codes = link.codes
        match link.what:
            case "SchemePaused" | "SchemeResumed":
                now = link.what == "SchemePaused"
                assert self.paused is not now, link
                self.paused = now
            case "PersonRevoked":
                assert codes["person"] in self.people, link
                assert codes["person"] != link.person, f"by themselves: {link}"
                self.revoked.add(codes["person"])
            case "PersonReinstated":
                assert codes["person"] in self.revoked, link
                partner = self.known[codes["person"]].partner
                assert not (partner and self.is_gone(partner)), link
                self.revoked.remove(codes["person"])
            case "RoleChanged":
                person = self.people[codes["person"]]
                assert codes["role"] != person.role, link
                assert person.partner, link
                self.known[person.id] = replace(person, role=Role(codes["role"]))
                assert self.leads(person.partner) or not person.is_lead, f"no lead is left: {link}"
            case "LeaveBegan":
                self._leaves(link, codes["person"], codes["cover"], form)
            case "LeaveEnded":
                assert codes["person"] in self.leaves, link
                del self.leaves[codes["person"]]
            case "PartnerChanged":
                self._partner(codes["partner"], membership=Membership(codes["membership"]))
            case "PartnerLeft":
                assert self.partners[codes["partner"]].membership is Membership.LEAVING, link
                self._partner(codes["partner"], membership=Membership.LEFT)
            case "PartnerMerged":
                self._merges(link, codes["partner"], codes["successor"])
            case "ChannelPaused":
                channel = self.partners[codes["partner"]].channel
                assert channel, link
                self._partner(codes["partner"], channel=None, stopped_channel=channel)
            case "ChannelResumed":
                channel = self.partners[codes["partner"]].stopped_channel
                assert channel, link
                self._partner(codes["partner"], channel=channel, stopped_channel=None)
            case _:
                pass

    def assert_kept(self, kept: Scheme) -> None:
        """The roster that is kept says the same."""
        assert kept.paused is self.paused
        assert {*kept.people} == {*self.people}
        assert {*kept.revoked} == {*self.known} - {*self.people}
        for person in kept.people.values():
            known = self.known[person.id]
            assert (person.role, person.partner) == (known.role, known.partner), person
        for code, partner in kept.partners.items():
            assert partner == self.partners[code]

    def _has_access(self, person: Person) -> bool:
        left = person.partner and self.partners[person.partner].membership is Membership.LEFT
        return person.id not in self.revoked and not left

    def _leaves(
        self, link: Link, person: str, cover: str, form: Mapping[str, tuple[str, ...]]
    ) -> None:
        away, instead = self.people[person], self.people[cover]
        back_on = date.fromisoformat(form["back_on"][0])
        assert form["cover"] == (cover,), link
        assert back_on > self.today, link
        assert person != cover, link
        assert (away.partner, away.service) == (instead.partner, instead.service), link
        assert away.is_coordinator == instead.is_coordinator, link
        assert instead.is_lead or not away.is_lead, link
        assert not self.cover_of(cover), f"the cover is away: {link}"
        assert self.acts_for(person) == {person}, f"whoever covers leaves: {link}"
        self.leaves[person] = (cover, back_on)

    def _merges(self, link: Link, partner: str, into: str) -> None:
        assert partner != into, link
        assert not self.is_gone(partner), link
        assert self.partners[into].membership in (Membership.MEMBER, Membership.FROZEN), link
        gone, wider = self.partners[partner], self.partners[into]
        self._partner(partner, membership=Membership.MERGED, successor=wider.code)
        self._partner(into, stock_in=wider.stock_in | gone.stock_in)
        for person in self.people.values():
            if person.partner == partner:
                self.known[person.id] = replace(person, partner=wider.code)

    def _partner(self, code: str, **changed: object) -> None:
        self.partners[code] = replace(self.partners[code], **changed)  # type: ignore[arg-type]
