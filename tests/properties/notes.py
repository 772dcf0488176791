"""Who may see the sentence of a note that waits, and who is told what became of it (L5, D3).

Written from RULEBOOK's L5 and D3 and from ANONYMITY alone. Every sentence of a play has a word that
is in no other: by that word it is known wherever it stands.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.chat.address import Address
from bot.chat.cards import Card
from bot.chat.replies import Put, Reply
from bot.domain.person import Person
from tests.kit.accounts import Link
from tests.kit.of_notes import ALLOWED, CASE_OVER, LAPSED, REMOVED, WAITS
from tests.kit.phone import Platform, buttons_of, card_text
from tests.kit.retold import GONE, Retold
from tests.properties.filling import WORD, Given
from tests.properties.secrecy import YOUR_NOTE, Secrecy

WORDS = re.compile(f"{WORD}[a-z]+")
MEANINGS = ("place", "organisation", "ordinary")
ASKS = "A note waits for your word"
TOLD: Mapping[str, str] = {
    ALLOWED: "The coordinator allowed your note.",
    REMOVED: "The coordinator did not allow your note.",
    LAPSED: "Nobody decided on your note in two working days.",
    CASE_OVER: "The case is over before anybody decided on your note.",
}
"""How what its author is told begins."""


@dataclass
class Sentence:
    """One that its author insists on. ``known``: the scheme knows its word from now on."""

    reference: str
    author: str
    text: str
    state: str = WAITS
    known: bool = False


class Notes:
    """The oracle of what waits for a coordinator's word in one scheme.

    ``ids`` are those that wait by the bot's own ids, as its rows say: read anew after each turn.
    """

    def __init__(self, secrecy: Secrecy) -> None:
        self.secrecy = secrecy
        self.sentences: dict[str, Sentence] = {}
        self.ids: dict[str, str] = {}
        self._asks: list[Sentence] = []
        self._tells: list[Sentence] = []
        self._decided: Sentence | None = None

    def hear(self, link: Link, form: Given) -> None:
        """Take in a link about a note."""
        roster = self.secrecy.roster
        match link.what:
            case "NoteHeldBack":
                (text,), (word,) = form["note"], words_in(*form["note"])
                assert form["note_0"][0] in MEANINGS, link
                assert word not in self.sentences, f"held back twice: {link}"
                self.sentences[word] = sentence = Sentence(link.reference, link.person, text)
                self._asks.append(sentence)
                self.secrecy.authors.add((link.person, link.reference))
            case "NoteAllowed" | "NoteDied":
                sentence = self._waiting(link.reference)
                sentence.state = ALLOWED if link.what == "NoteAllowed" else link.codes["why"]
                asked = self.secrecy.asked[link.reference]
                if sentence.state in (ALLOWED, REMOVED):
                    decider = roster.person(link.person)
                    assert decider.is_coordinator, link
                    assert not self.secrecy.excluded(asked, decider), link
                self._decided = sentence
                if self._may_be_told(sentence):
                    self._tells.append(sentence)
            case "KnownWordAdded":
                assert self._decided, link
                self._decided.known = True
            case _:
                pass

    def expect_held(self, reference: str, form: Given) -> None:
        """A referral was sent: a sentence on which its writer insists waits, and no other does."""
        words = words_in(*form.get("note", ()))
        insists = bool(words) and form.get("note_0", ("",))[0] in MEANINGS
        held = any(one.reference == reference for one in self.sentences.values())
        assert held is insists, f"{form.get('note')}, {form.get('note_0')}: {held}"

    def judge(self, address: Address, person: Person | None, thing: Reply | Card) -> None:
        """What came to somebody's eyes: a sentence is read where it may be, and nowhere else."""
        for word in words_in(repr(thing)):
            if sentence := self.sentences.get(word):
                assert person, f"{address.id} has no access, and reads {sentence}: {thing}"
                assert self._may_read(sentence, person, thing), f"{person.name} reads {sentence}"
        mine = isinstance(thing, Card) and thing.reference in self.secrecy.asked
        if isinstance(thing, Card) and thing.title == YOUR_NOTE and mine:
            told = [s for s in self.sentences.values() if s.reference == thing.reference]
            assert person, thing
            assert person.id in [s.author for s in told], f"not {person.name}'s note: {thing}"
            assert any(TOLD.get(s.state, "-") in card_text(thing) for s in told), (told, thing)

    def assert_standing(
        self, platforms: Mapping[str, Platform], told: Mapping[str, Retold]
    ) -> None:
        """Coordinators are asked of what waits, and authors have been told what became of it.

        While the scheme is paused no new message comes to anybody: it does as it is resumed.
        """
        if self.secrecy.roster.paused:
            return
        cards = standing_cards(platforms)
        for sentence in self._asks:
            self._is_asked(sentence, cards)
        for sentence in self._tells:
            self._is_told(sentence, cards, told[sentence.reference])
        self._asks.clear()
        self._tells.clear()

    def assert_kept(self, kept: bytes, waiting: Sequence[tuple[str, str]]) -> None:
        """No word is on the disk in clear, and what waits is what the links say: rows of a case
        and an author."""
        assert WORD.encode() not in kept, "a sentence is kept in clear"
        assert sorted(waiting) == sorted(
            (s.reference, s.author) for s in self.sentences.values() if s.state == WAITS
        )

    def note_of(self, reference: str) -> str | None:
        """What the note of a case says where somebody insisted on it, None where nobody did."""
        for sentence in self.sentences.values():
            if sentence.reference == reference:
                return sentence.text if sentence.state == ALLOWED else ""
        return None

    def id_of(self, reference: str) -> str:
        """By what a note that waits is asked for, empty where none of this case does."""
        return next((one for one, of in self.ids.items() if of == reference), "")

    def _waiting(self, reference: str) -> Sentence:
        (one,) = (
            s for s in self.sentences.values() if (s.reference, s.state) == (reference, WAITS)
        )
        return one

    def _may_read(self, sentence: Sentence, person: Person, thing: Reply | Card) -> bool:
        """A coordinator, alone: while it waits, in the form that asks, and on its case once it may
        stand; a word that the scheme knows stays in its list."""
        asked = self.secrecy.asked[sentence.reference]
        if not person.is_coordinator or self.secrecy.excluded(asked, person):
            return False
        if sentence.state == WAITS:
            return (
                isinstance(thing, Put) and self.ids.get(thing.form.dies_with) == sentence.reference
            )
        if sentence.state == ALLOWED:
            return True
        return sentence.known and not isinstance(thing, Card)

    def _is_asked(self, sentence: Sentence, cards: Iterable[tuple[Address, Card]]) -> None:
        """Every coordinator who may decide has it before them, or who stands in their place."""
        if sentence.state != WAITS:
            return
        roster, asked = self.secrecy.roster, self.secrecy.asked[sentence.reference]
        one = self.id_of(sentence.reference)
        there = {
            address.id
            for address, card in cards
            if card.title == ASKS and one in [b.action.subject for b in buttons_of(card)]
        }
        for person in roster.people.values():
            if not person.is_coordinator or self.secrecy.excluded(asked, person):
                continue
            cover = roster.cover_of(person.id)
            asks = roster.people[cover] if cover else person
            assert asks.addresses[0][1] in there, f"{asks.name} is not asked of {sentence}"

    def _may_be_told(self, sentence: Sentence) -> Person | None:
        """Its author, be they an officer of its case or not, unless excluded from it or gone."""
        author = self.secrecy.roster.people.get(sentence.author)
        asked = self.secrecy.asked[sentence.reference]
        return author if author and not self.secrecy.excluded(asked, author) else None

    def _is_told(
        self, sentence: Sentence, cards: Iterable[tuple[Address, Card]], told: Retold
    ) -> None:
        author = self._may_be_told(sentence)
        if author is None or told.state in GONE:
            return
        texts = [
            card_text(card)
            for address, card in cards
            if (address.id, card.title) == (author.addresses[0][1], YOUR_NOTE)
            and card.reference == sentence.reference
        ]
        assert any(TOLD[sentence.state] in text for text in texts), f"{author.name}: {sentence}"


def assert_asked_of_what_waits(platforms: Mapping[str, Platform], plays: Iterable[Notes]) -> None:
    """Nobody who has access to a scheme is asked of a note that waits no longer."""
    notes = list(plays)
    waiting = {one for mine in notes for one in mine.ids}
    for address, card in standing_cards(platforms):
        if card.title == ASKS and any(mine.secrecy.roster.at(address) for mine in notes):
            asked = {b.action.subject for b in buttons_of(card) if b.label == "Read it"}
            assert asked <= waiting, f"{address.id} is asked in vain: {card}"


def standing_cards(platforms: Mapping[str, Platform]) -> list[tuple[Address, Card]]:
    """Every message that stands anywhere."""
    return [
        (address, card)
        for platform in platforms.values()
        for address, messages in platform.messages.items()
        for card in messages.values()
    ]


def words_in(*texts: str) -> list[str]:
    """Every word that the guard does not know, in these texts."""
    return sorted({word for text in texts for word in WORDS.findall(text)})
