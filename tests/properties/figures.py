"""What anybody may be shown of what others owe and did: their own live, others' as published (D12).

Written from RULEBOOK's D12, R31 to R33 and section 4 alone. Nothing that comes to a landlord's
people names another landlord otherwise, so that no state of it can be told from what they see.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass

from bot.chat.cards import Card, Facts, Table
from bot.chat.replies import Put, Replace, Reply, Show, Whisper
from bot.domain.person import Person
from tests.kit.accounts import Link
from tests.kit.phone import card_text, reply_text
from tests.kit.retelling import Retelling
from tests.properties.roster import Roster

COUNTED = ("referrals", "requests", "offers", "moves_in", "moves_out", "overrides")
MOVED = {"TenancyConfirmed": +1, "MoveReversed": -1, "MoveCorrected": +1}
SIZES = {
    "studio": "studio",
    "one-bedroom": "1",
    "two-bedroom": "2",
    "three-bedroom": "3",
    "four-bedroom": "4",
    "five-or-more-bedroom": "5+",
}
LONGEST = 20
"""Debts of which an age is shown, at the most."""

Row = tuple[Mapping[str, int], Mapping[str, int]]
"""What a partner did, and its account by size."""


@dataclass(frozen=True)
class Batch:
    """Everybody's figures as they were published."""

    rows: Mapping[str, Row]


class Figures:
    """The figures as the links tell them, and the judge of every figure that is shown."""

    def __init__(self, roster: Roster, telling: Retelling) -> None:
        self.roster = roster
        self.telling = telling
        self.landlord: dict[str, str] = {}
        self.referred: set[str] = set()
        self.requested: set[str] = set()
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)
        self.batch: Batch | None = None

    def hear(self, link: Link) -> None:
        """Take in a link, once the retelling has heard it."""
        codes = link.codes
        match link.what:
            case "ReferralSubmitted":
                self.landlord[link.reference] = self.telling.landlords[link.reference]
                self.referred.add(link.reference)
            case "RequestCirculated":
                self.requested.add(link.reference)
            case "LandlordMerged" if self.landlord[link.reference] == codes["old"]:
                self.landlord[link.reference] = codes["new"]
            case "HomeOffered":
                self.counts[codes["partner"]]["offers"] += 1
            case "TenancyConfirmed" | "MoveReversed" | "MoveCorrected":
                self.counts[codes["receiver"]]["moves_in"] += MOVED[link.what]
                self.counts[codes["sender"]]["moves_out"] += MOVED[link.what]
            case "HousedElsewhere" if codes["how"] in ("housing_moves", "other_pathway"):
                self.counts[self.landlord[link.reference]]["moves_out"] += 1
            case "OverrideGiven":
                self.counts[codes["landlord"]]["overrides"] += 1
            case "CapOverridden" if self.telling.cases[link.reference].state == "held_by_cap":
                self.counts[codes["landlord"]]["overrides"] += 1
            case "AccountsPublished":
                self.batch = Batch({code: self.live(code) for code in self.roster.partners})
            case _:
                pass

    def live(self, partner: str) -> Row:
        """A partner's figures as they stand."""
        mine = {
            "referrals": sum(self.landlord[ref] == partner for ref in self.referred),
            "requests": sum(self.landlord[ref] == partner for ref in self.requested),
        } | dict(self.counts[partner])
        return {what: mine.get(what, 0) for what in COUNTED}, self.telling.accounts.by_size(partner)

    def judge(self, person: Person, thing: Reply | Card, told_of: Set[str]) -> None:
        """What came to somebody; they may be ``told_of`` these landlords, as nominating officer."""
        if isinstance(thing, Put) or person.is_coordinator:
            self._of_the_coordinator(person, thing)
            return
        card = thing.card if isinstance(thing, Show | Replace) else thing
        if isinstance(card, Card) and card.title == "Activity":
            assert person.is_lead, f"{person.name} sees the activity table"
            self._is_as_published(card)
        elif isinstance(card, Card) and card.title.endswith("· owed"):
            self._is_their_own(person, card)
        else:
            self._names_no_other(person, thing, told_of)

    def _of_the_coordinator(self, person: Person, thing: Reply | Card) -> None:
        """The coordinator alone sees everybody's figures live (R32)."""
        if not person.is_coordinator or not isinstance(thing, Show):
            return
        if thing.card.title == "Activity":
            self._agrees(thing.card, {code: self.live(code) for code in self.roster.partners})
        elif thing.card.title == "What everybody owes and is owed":
            (table, *_) = _tables(thing.card)
            for name, owes, owed, exposure, may_refer in table.rows:
                code = self._code(name)
                account = self.telling.accounts.by_size(code)
                assert _account(owes, owed) == account, f"{name} {owes}, {owed}; but {account}"
                assert int(exposure) == self.telling.exposure(code), name
                cap = self.telling.terms.cap
                capped = 0 < cap <= self.telling.owed(code)
                assert (may_refer == "yes") is not capped, name
            self._is_owed_since(thing.card)

    def _is_owed_since(self, card: Card) -> None:
        """As many debts have an age as there are, the oldest first."""
        ages = Counter((by, home) for table in _tables(card)[1:] for _, by, home in table.rows)
        if sum(ages.values()) >= LONGEST:
            return
        owed: Counter[tuple[str, str]] = Counter()
        for (by, home), homes in ages.items():
            owed[self._code(by), _home(home.removesuffix(" home"), homes)[0]] += homes
        known = {
            (code, size): -homes
            for code in self.roster.partners
            for size, homes in self.telling.accounts.by_size(code).items()
            if homes < 0
        }
        assert owed == known, f"owed since {owed}, but {known} is owed"

    def _is_as_published(self, card: Card) -> None:
        if card_text(card).endswith("There is a newer message about this below."):
            assert not _tables(card), card
            return
        if self.batch is None:
            assert not _tables(card), f"nothing is published: {card}"
            assert not re.search(r"\d", card_text(card)), f"nothing is published: {card}"
            return
        self._agrees(card, self.batch.rows)

    def _agrees(self, card: Card, rows: Mapping[str, Row]) -> None:
        (table,) = _tables(card)
        for name, *counted, owes, owed, overrides in table.rows:
            code = self._code(name)
            counts, account = rows.get(code, ({}, {}))
            shown = dict(zip(COUNTED, map(int, (*counted, overrides)), strict=True))
            known = {what: counts.get(what, 0) for what in COUNTED}
            assert shown == known, f"{name}: shown {shown}, but {known}"
            assert _account(owes, owed) == account, f"{name} {owes}, {owed}; but {account}"

    def _is_their_own(self, person: Person, card: Card) -> None:
        partner = str(person.partner)
        assert card.title == f"{self.roster.partners[partner].name} · owed", card
        ((_, owes), (_, owed), (_, may_refer)) = _facts(card)
        account = self.telling.accounts.by_size(partner)
        assert _account(owes, owed) == account, f"{card_text(card)}, but {account}"
        cap = self.telling.terms.cap
        assert (may_refer == "yes") is not (0 < cap <= self.telling.owed(partner)), card
        for code, other in self.roster.partners.items():
            assert code == partner or other.name not in card_text(card), card

    def _names_no_other(self, person: Person, thing: Reply | Card, told_of: Set[str]) -> None:
        """Another landlord's name comes to its own people alone, or where it cannot refer (R33)."""
        text = card_text(thing) if isinstance(thing, Card) else reply_text(thing)
        for code, partner in self.roster.partners.items():
            if code in (person.partner, *told_of) or partner.name not in text:
                continue
            refused = isinstance(thing, Whisper) and thing.refused
            words = (f"{partner.name} cannot refer now.", f"{partner.name} is no longer a partner")
            named = refused and text.startswith(words)
            assert named, f"{person.name} is told of {partner.name}: {text}"

    def _code(self, name: str) -> str:
        return next(code for code, p in self.roster.partners.items() if p.name == name)


def _tables(card: Card) -> list[Table]:
    return [block for block in card.blocks if isinstance(block, Table)]


def _facts(card: Card) -> list[tuple[str, str]]:
    return [pair for block in card.blocks if isinstance(block, Facts) for pair in block.pairs]


def _account(owes: str, owed: str) -> dict[str, int]:
    """An account from its two sentences, by the size or the group of sizes that nets."""
    return _homes(owed, +1) | _homes(owes, -1)


def _homes(words: str, sign: int) -> dict[str, int]:
    if words == "no homes":
        return {}
    parts = re.split(r", | and ", re.sub(r" homes?$", "", words))
    return dict(_home(part, sign) for part in parts)


def _home(part: str, sign: int) -> tuple[str, int]:
    """``2 studio or one-bedroom``: two, under the group of sizes that net as one."""
    count, _, words = part.partition(" ")
    return "+".join(sorted(SIZES[name] for name in words.split(" or "))), sign * int(count)
