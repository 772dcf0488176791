"""Every press and every message is heard: the oracles are told of it, and judge what came of it."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.cards import Button, Card
from bot.chat.incoming import Incoming, Submitted, Tapped
from bot.chat.replies import Put, Replace, Reply, Show, Whisper
from bot.domain.ids import SchemeCode
from bot.flows.clock import due_event
from bot.flows.engine import Engine
from bot.flows.events import reads
from bot.flows.timetable import CASE, REVIEW
from tests.chat.carried import assert_carried
from tests.kit.phone import Phone, Platform, buttons_of, card_text, reply_text
from tests.properties import touched
from tests.properties.filling import Given
from tests.properties.in_play import InPlay
from tests.properties.notes import words_in
from tests.properties.standing import OF_AN_OFFER

_REFERENCE = re.compile(r"\b[2-9B-Z]{4}-[2-9B-Z]{2}\b")


class Hearing:
    """Hears what comes to all phones of all schemes on one platform, and remembers it.

    ``seen`` is every button that was ever in front of somebody, ``repeatable`` every event that
    could come again, with its answer and its time.
    """

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.plays: list[InPlay] = []
        self.seen: list[tuple[Phone, Button]] = []
        self.repeatable: list[tuple[Incoming, Reply, datetime]] = []
        self._known: set[tuple[Address, Button]] = set()
        self._forms: dict[str, Given] = {}
        self._opened: dict[str, Action] = {}
        self._typed: set[tuple[Address, str]] = set()
        self._carried: set[str] = set()
        self._messages = 0

    def listen(self, play: InPlay) -> None:
        """Hear everybody of a scheme from now on."""
        self.plays.append(play)
        for phone in play.phones:
            self._listen(phone)

    def _listen(self, phone: Phone) -> None:
        handle = phone.engine.handle

        class Heard:
            def handle(_, event: Incoming) -> Reply:
                with self._of_one_scheme() as acting:
                    reply = handle(event)
                    acting += self._answered(phone, event, reply)
                if not reads(event):
                    self.repeatable.append((event, reply, self.plays[0].stage.now))
                return reply

        phone.engine = Heard()  # type: ignore[assignment]

    def falls_due(self, engine: Engine, key: tuple[str, str, str], now: datetime) -> None:
        """Something of a scheme falls due; it says so of that scheme, and of no other."""
        code, what, subject = key
        with self._of_one_scheme() as acting:
            assert engine.handle(due_event(SchemeCode(code), what, subject, now)) is None
            for play in self.plays:
                if play.stage.code == code:
                    acting.append(play)
                    play.learn_of_time(subject if what in (CASE, REVIEW) else "", now)
                else:
                    play.assert_silent()

    @contextmanager
    def _of_one_scheme(self) -> Iterator[list[InPlay]]:
        """Whatever is done in one scheme writes no row of another; told which acted, if any did."""
        acting: list[InPlay] = []
        if len(self.plays) < 2:
            yield acting
            return
        database = self.plays[0].stage.database
        before = touched.times(database)
        yield acting
        after = touched.times(database)
        written = {code for code, number in after.items() if number != before[code]}
        assert len(written) <= 1, f"rows of {written} are written at once"
        acted = {play.stage.code for play in acting}
        assert written <= acted or not acted, f"rows of {written} are written, not of {acted}"

    def messages_came(self) -> None:
        """Judge every message that came since, and remember its buttons."""
        ever = self.platform.ever
        for address, card in ever[self._messages :]:
            self._carry(card)
            self._judge(address, card)
            for play in self.plays:
                for phone in play.phones:
                    if address in (phone.address, phone.channel):
                        self._saw(phone, buttons_of(card))
        self._messages = len(ever)

    def _answered(self, phone: Phone, event: Incoming, reply: Reply) -> list[InPlay]:
        """Take in at once what an answer and its turn say, while it is still the latest.

        The scheme of which something was heard.
        """
        if isinstance(event, Submitted):
            texts = (text for values in event.answers.values() for text in values)
            self._typed |= {(event.by, word) for word in words_in(*texts)}
        if isinstance(event, Submitted) and event.press == "next" and not _came_back(event, reply):
            self._forms.setdefault(event.draft, {}).update(event.answers)
        if isinstance(event, Tapped) and isinstance(reply, Put):
            self._opened.setdefault(reply.form.draft, event.action)
        form = self._forms.get(event.draft, {}) if isinstance(event, Submitted) else {}
        stale = [play for play in self.plays if self._is_stale(play, event)]
        before = [play.telling.read for play in self.plays]
        sent = [play.learn(phone.address, event, form) for play in self.plays]
        heard = [
            play for play, read in zip(self.plays, before, strict=True) if play.telling.read != read
        ]
        assert len(heard) <= 1, f"heard in two schemes: {event}"
        assert not set(map(id, heard)) & set(map(id, stale)), f"a stale press was heard: {event}"
        self._judge(phone.address, reply, frozenset().union(*sent))
        self._carry(reply)
        match reply:
            case Show(card=card) | Replace(card=card):
                self._saw(phone, buttons_of(card))
            case Whisper(buttons=buttons, items=items):
                self._saw(phone, [*buttons, *(b for item in items for b in item.buttons)])
            case _:
                pass
        return heard

    def _judge(
        self, address: Address, thing: Reply | Card, sent: frozenset[str] = frozenset()
    ) -> None:
        """By every scheme that an address belongs to; of any other it says nothing at all."""
        text = card_text(thing) if isinstance(thing, Card) else reply_text(thing)
        told_of = [play for play in self.plays if any(name in text for name in play.names())]
        theirs = [play for play in self.plays if play.knows(address)]
        assert len(told_of) <= 1, f"of two schemes at once: {text}"
        for play in told_of:
            assert play in theirs, f"{address.id} hears of {play.roster.name}: {text}"
        for play in theirs:
            play.judge(address, thing, sent)
        for play in self.plays:
            play.judge_notes(address, thing)
        sent_words = {word for play in self.plays for word in play.notes.sentences}
        for word in {*words_in(repr(thing))} - sent_words:
            mine = isinstance(thing, Put) and (address, word) in self._typed
            assert mine, f"{address.id} reads what somebody writes still: {thing}"
        for play in told_of if len(theirs) > 1 else theirs:
            play.judge_figures(address, thing)

    def _is_stale(self, play: InPlay, event: Incoming) -> bool:
        """Whether a press, or a form that one opened, is about another offer than that stands."""
        match event:
            case Tapped(action=action):
                pass
            case Submitted(draft=draft) if draft in self._opened:
                action = self._opened[draft]
            case _:
                return False
        if action.verb not in OF_AN_OFFER.get(action.flow, ()):
            return False
        if (action.verb, action.detail) == ("contact", ""):
            return False
        told = play.telling.cases.get(action.subject)
        return told is not None and (not told.holder or action.detail != str(told.offers))

    def _saw(self, phone: Phone, buttons: Sequence[Button]) -> None:
        for button in buttons:
            if (phone.address, button) not in self._known:
                self._known.add((phone.address, button))
                self.seen.append((phone, button))

    def _carry(self, thing: Card | Reply) -> None:
        """Every platform can carry it, whole."""
        form = thing.form if isinstance(thing, Put) else None
        key = repr(replace(form, draft="", at="") if form else thing)
        key = _REFERENCE.sub("", key)  # all references are of one length
        if key not in self._carried:
            self._carried.add(key)
            assert_carried(thing)


def _came_back(event: Submitted, reply: Reply) -> bool:
    """Whether a page came back with something wrong: what was put on it is not kept."""
    if not isinstance(reply, Put):
        return False
    form = reply.form
    return (form.draft, form.page) == (event.draft, event.page) and bool(form.wrong)
