"""Who may be shown what of a case, written from RULEBOOK's D3, D4, D12, R20 and R21 alone."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from bot.chat.address import Address
from bot.chat.cards import Button, Card, Text
from bot.chat.replies import Put, Replace, Reply, Show, Whisper
from bot.domain.partner import Kind
from bot.domain.person import Person
from bot.domain.referral import Referral
from tests.kit.phone import buttons_of, card_text, reply_text
from tests.kit.retelling import Retold
from tests.kit.retold import MOVED
from tests.properties.roster import Roster

ENDED = ("withdrawn", "housed_elsewhere")
CONTACT_STATES = ("offered", "viewing", "accepted")
EARLY_STATES = ("circulated", "claimed", *CONTACT_STATES)
YOUR_NOTE = "Your note"
"""Heads the card that tells an author what became of their note."""

BEYOND_THE_HOME_LANDLORD = ("claimed", "viewing", "accepted", "held by another")


@dataclass(frozen=True)
class Asked:
    """What somebody put on the form of a case, as far as it decides who may see it."""

    reference: str
    by: str
    landlord: str
    home: str
    safe: frozenset[str]
    unsafe: frozenset[str]
    excluded_partners: frozenset[str]
    excluded_persons: frozenset[str]
    officers: frozenset[str]
    contact: str

    @property
    def open(self) -> frozenset[str]:
        """Where the household would be safe: the home area never is."""
        return self.safe - self.unsafe - {self.home}


class Secrecy:
    """The oracle: judges every card and every reply as it comes to somebody's eyes.

    ``early``: the scheme shows the officer's contact before any offer (R21). ``authors`` are those
    whose note waited for a coordinator's word, each with the case.
    """

    def __init__(self, roster: Roster, *, early: bool = False) -> None:
        self.roster = roster
        self.early = early
        self.asked: dict[str, Asked] = {}
        self.had: set[tuple[Address, str]] = set()
        self.authors: set[tuple[str, str]] = set()
        self.names = {code: partner.name for code, partner in roster.partners.items()}
        self.areas = roster.areas

    def learn(self, asked: Asked, kept: Referral) -> None:
        """Take in a case as it was put on a form, the latest; kept otherwise, it is misjudged."""
        put = (asked.landlord, asked.home, asked.safe, asked.unsafe)
        assert (kept.landlord, kept.home_area, kept.safe_areas, kept.unsafe_areas) == put, asked
        hidden_from = (asked.excluded_partners, asked.excluded_persons)
        assert (kept.excluded_partners, kept.excluded_persons) == hidden_from, asked
        assert frozenset(kept.officers) == asked.officers, asked
        self.asked[asked.reference] = asked

    def landlord(self, asked: Asked) -> str:
        """The landlord on the tenancy today (C11)."""
        return self.roster.stands_for(asked.landlord)

    def giver(self, told: Retold) -> str:
        """The landlord that is credited with a move today (C11), empty where none is."""
        return self.roster.stands_for(told.credited) if told.credited else ""

    def partner_may_see(self, asked: Asked, partner: str, told: Retold) -> bool:
        """D3 for a landlord: homes where it is safe, not the home landlord, not excluded, not gone.

        Whoever excluded one that has merged excludes its successor.
        """
        return (
            told.circulated
            and not self.roster.is_gone(partner)
            and partner != self.landlord(asked)
            and partner not in self._excluded(asked)
            and not asked.open.isdisjoint(self.roster.partners[partner].stock_in)
        )

    def partners_that_may_see(self, asked: Asked, told: Retold) -> set[str]:
        """Every landlord that D3 lets see a request."""
        return {p for p in self.roster.partners if self.partner_may_see(asked, p, told)}

    def excluded(self, asked: Asked, person: Person) -> bool:
        """Whether a person must never hear of a case."""
        return person.id in asked.excluded_persons or person.partner in self._excluded(asked)

    def parts(self, asked: Asked, person: Person, told: Retold) -> set[str]:
        """In what capacity a person may see anything of a case; none: it does not exist."""
        if self.excluded(asked, person) or told.state == "deleted":
            return set()
        parts = set()
        if person.is_coordinator:
            parts.add("coordinator")
        if self.roster.acts_for(person.id) & asked.officers:
            parts.add("nominator")
        if person.is_lead and person.partner:
            if person.partner == self.landlord(asked):
                parts.add("home")
            if self.partner_may_see(asked, person.partner, told):
                parts.add("reader")
            if told.state in MOVED and person.partner == self.giver(told):
                parts.add("giver")
            if person.partner == self.council(asked, told):
                parts.add("council")
        return parts

    def let_by(self, told: Retold) -> str:
        """The landlord that let the home of which the start is logged, today (C11)."""
        if not told.started or told.state not in ("accepted", *MOVED):
            return ""
        return self.roster.stands_for(told.credited if told.state in MOVED else told.holder)

    def councils(self, asked: Asked, told: Retold) -> set[str]:
        """R28, D12: what an association may name as having nominated; never the home landlord."""
        partners, giver, home = self.roster.partners, self.let_by(told), self.landlord(asked)
        if giver in ("", home) or partners[giver].kind is not Kind.HOUSING_ASSOCIATION:
            return set()
        found = {code for code, one in partners.items() if one.kind is Kind.LOCAL_AUTHORITY}
        return {
            code for code in found - self._excluded(asked) - {home} if not self.roster.is_gone(code)
        }

    def council(self, asked: Asked, told: Retold) -> str:
        """The council that is named today, empty where none is that may know of it."""
        named = self.roster.stands_for(told.council) if told.council else ""
        return named if named in self.councils(asked, told) else ""

    def channel_may_see(self, asked: Asked, partner: str, told: Retold) -> bool:
        """A landlord's channel: only where none of its people is excluded, who may read there."""
        its = {person.id for person in self.roster.people.values() if person.partner == partner}
        return self.partner_may_see(asked, partner, told) and its.isdisjoint(asked.excluded_persons)

    def tells_author(self, asked: Asked, person: Person, card: Card) -> bool:
        """Whether a card tells somebody what became of their note: they need be no officer (D3)."""
        return (
            card.title == YOUR_NOTE
            and (person.id, asked.reference) in self.authors
            and not self.excluded(asked, person)
        )

    def _excluded(self, asked: Asked) -> set[str]:
        codes = asked.excluded_partners
        return {*codes, *map(self.roster.stands_for, codes)}

    def judge_channel(self, address: Address, card: Card, told: Mapping[str, Retold]) -> None:
        """A channel: the smallest card, of a landlord none of whose people is excluded."""
        partner = self.roster.whose_channel(address)
        text = card_text(card)
        for asked in self.mentioned(text, buttons_of(card)):
            if self._is_closed(card, address, asked):
                continue
            assert partner, f"{address} is nobody's channel: {card}"
            assert partner.channel, f"sent to a channel that is stopped: {card}"
            assert self.channel_may_see(asked, partner.code, told[asked.reference]), (partner, card)
            assert told[asked.reference].is_out, (told[asked.reference].state, card)
            self._nothing_beyond(text, asked, partner.code)
            for word in ("Household", "Urgency", "Referred", "urgent", "adult", "child"):
                assert word not in text, (word, card)
        assert "@" not in text
        assert all(button.action.flow == "claim" for button in buttons_of(card)), card

    def judge_nobody(self, address: Address, thing: Reply | Card) -> None:
        """Whoever has no access, or none any more: what they had is closed, and nothing is said."""
        text = card_text(thing) if isinstance(thing, Card) else reply_text(thing)
        for asked in self.mentioned(text, shown_buttons(thing)):
            closed = _denied(thing, asked.reference) or self._is_closed(thing, address, asked)
            assert closed, f"{address.id} has no access, and is shown: {text}"

    def judge(
        self,
        address: Address,
        person: Person,
        thing: Reply | Card,
        told: Mapping[str, Retold],
        sent: frozenset[str] = frozenset(),
    ) -> None:
        """What came to a person: a message or an answer; ``sent``: what they just sent or amended.

        Whoever bars themselves is told that it is done.
        """
        text = card_text(thing) if isinstance(thing, Card) else reply_text(thing)
        if isinstance(thing, Put):
            self._judge_form(person, thing)
            return
        for asked in self.mentioned(text, shown_buttons(thing)):
            if asked.reference in sent and not isinstance(thing, Card):
                continue
            if _denied(thing, asked.reference) or self._is_closed(thing, address, asked):
                continue
            if isinstance(thing, Card) and self.tells_author(asked, person, thing):
                continue
            parts = self.parts(asked, person, told[asked.reference])
            assert parts, f"{person.name} is shown {asked}: {text}"
            self._judge_case(person, thing, text, asked, told[asked.reference], parts)

    def mentioned(self, text: str, buttons: Iterable[Button]) -> list[Asked]:
        """The cases that are named, or that a button is about."""
        subjects = {button.action.subject for button in buttons}
        return [a for ref, a in self.asked.items() if ref in text or ref in subjects]

    def _judge_case(
        self,
        person: Person,
        thing: Reply | Card,
        text: str,
        asked: Asked,
        told: Retold,
        parts: set[str],
    ) -> None:
        if isinstance(thing, Show) and thing.card.title == "The officer's contact":
            assert parts & {"coordinator", "reader"}, text
            early = self.early and told.state in EARLY_STATES
            assert early or told.state in CONTACT_STATES, f"a contact before its time: {text}"
            if "coordinator" not in parts and told.holder != person.partner:
                assert early, text
                assert "A home is offered" not in text, f"of another's offer: {text}"
            return
        card = thing.card if isinstance(thing, Show | Replace) else thing
        own = isinstance(card, Card) and card.reference == asked.reference
        assert "@" not in text, text
        if asked.contact and "coordinator" not in parts:
            assert asked.contact not in text, text
        if own or isinstance(thing, Whisper):
            assert self.areas[asked.home] not in text, f"the home area is shown: {text} ({asked})"
        holds = told.holder == self.landlord(asked)  # it merged once the tenancy had started
        if "coordinator" in parts and isinstance(thing, Card) and not holds:
            lines = (
                [text] if own else [line for line in text.split("\n") if asked.reference in line]
            )
            name = self.names[self.landlord(asked)]
            assert not any(name in line for line in lines), f"the landlord on a card: {text}"
        if parts & {"coordinator", "nominator"}:
            return
        if told.state in ENDED and told.code != "other":  # "another landlord" is no reason
            assert told.code.replace("_", " ") not in text, f"why it ended: {text}"
            assert told.code not in text, f"why it ended: {text}"
        if own and told.is_over:
            assert "Household" not in text, f"the needs of what is over: {text}"
        asked_of_it = "Did you nominate?" in text or "Your nomination" in text
        if own and "council" in parts and asked_of_it:
            self._names_no_partner(text, but={self.let_by(told)})
        elif own and "reader" in parts and person.partner:
            of_council = {told.council} if person.partner == self.let_by(told) else set()
            self._nothing_beyond(text, asked, person.partner, but=of_council)
        if own and parts == {"home"}:
            self._names_no_partner(text)
            assert not any(name in text for name in self.areas.values()), text
        if parts == {"home"} and told.circulated and not text.startswith(f"A {person.role.words} "):
            # "A lettings manager cannot ..." names what was pressed, and so tells nothing.
            lines = [line for line in text.splitlines() if asked.reference in line] + (
                [text] if own else []
            )
            for line in lines:
                assert not any(word in line for word in BEYOND_THE_HOME_LANDLORD), line

    def _nothing_beyond(
        self, text: str, asked: Asked, partner: str, *, but: Set[str] = frozenset()
    ) -> None:
        """A reader's card: its own matching areas alone, and no landlord's name."""
        mine = asked.open & self.roster.partners[partner].stock_in
        for code, name in self.areas.items():
            assert name not in text or code in mine, f"{name}: {text}"
        self._names_no_partner(text, but=but)

    def _names_no_partner(self, text: str, *, but: Set[str] = frozenset()) -> None:
        told = {self.names[self.roster.stands_for(code)] for code in but if code}
        for name in {*self.names.values()} - told:
            assert name not in text, f"{name}: {text}"

    def _judge_form(self, person: Person, put: Put) -> None:
        """A form is its filler's own; it names no case that the filler may not see."""
        text = reply_text(put)
        shown = " ".join([text, *(o.label for q in put.form.questions for o in q.options)])
        for reference in self.asked:
            assert reference not in shown, (person.name, shown)

    def _is_closed(self, thing: Reply | Card, whose: Address, asked: Asked) -> bool:
        """Whether this is what is left of a card, and of one that they had; it says nothing."""
        if thing == Card("Closed", (Text("There is nothing to do here."),), (), asked.reference):
            assert (whose, asked.reference) in self.had, f"{whose} hears of {asked.reference}"
            return True
        if isinstance(thing, Card) and thing.reference == asked.reference:
            self.had.add((whose, asked.reference))
        return False


def shown_buttons(thing: Reply | Card) -> list[Button]:
    """Every button of an answer or of a card."""
    match thing:
        case Card():
            return buttons_of(thing)
        case Show(card=card) | Replace(card=card):
            return buttons_of(card)
        case Whisper(buttons=buttons, items=items):
            return [*buttons, *(button for item in items for button in item.buttons)]
        case _:
            return []


def _denied(thing: Reply | Card, reference: str) -> bool:
    """The words by which a case is denied to somebody who has no part in it."""
    return (
        isinstance(thing, Whisper)
        and thing.refused
        and thing.text.startswith(f"There is no request {reference} for you here.")
    )
