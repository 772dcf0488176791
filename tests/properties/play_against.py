"""What people do against each other and against time: races, late presses, forged ones, repeats."""

from datetime import timedelta
from random import Random

from hypothesis import strategies as st
from hypothesis.stateful import rule
from sqlalchemy import select

from bot.chat.action import Action
from bot.chat.cards import Button
from bot.chat.replies import Put
from bot.flows.engine import DONE
from bot.flows.said import STRANGER
from bot.store.tables import draft, metadata
from tests.kit.retelling import Retold
from tests.properties.play_cases import PlaysCases
from tests.properties.playing import CHANCE, pick

RACED = ("Claim", "Join the line", "Leave the line", "Release", "Pause", "Withdraw", "Amend")
ENDS = ("amend", "amend", "release", "lapse", "give", "back", "fell", "pause")
VERBS = {
    "approve": ("approve", "undo"),
    "circulate": ("circulate",),
    "claim": ("take", "for"),
    "offer": ("home", "agree", "decline", "contact", "viewing"),
    "answer": ("accept", "refuse"),
    "move": ("start", "confirm"),
    "correct": ("move",),
    "override": ("carry", "give"),
    "follow_up": ("answer", "later", "else", "handled"),
    "ledger": ("substitute", "write_off", "publish"),
    "target": ("show", "agree"),
    "life": (
        *("return", "again", "decline", "pause", "resume"),
        *("withdraw", "housed", "reopen", "needed"),
    ),
    "amend": ("start",),
    "hold": ("release", "undo", "lapse", "back", "leave", "fell", "give", "whose"),
    "case": ("show", "more", "timeline"),
    "review": ("read",),
    "draft": ("resume", "discard"),
    "home": ("open", "nonsense"),
    "govern": ("scheme", "pause", "resume"),
    "people": ("open", "choose", "show", "revoke", "reinstate", "back", "role", "leave"),
    "partners": (
        *("open", "choose", "show", "into", "minute", "merge", "freeze", "take_back"),
        *("leaving", "gone", "stop", "go_on"),
    ),
}


class PlaysAgainst(PlaysCases):
    """Several at once, too late, twice, or what nobody was shown."""

    @rule(
        luck=CHANCE,
        home=st.integers(0, 6),
        steps=st.sampled_from([1, 0, 2, 3]),
        end=st.sampled_from(ENDS),
    )
    def contest(self, luck: int, home: int, steps: int, end: str) -> None:
        """Several landlords want a request; it goes some way, and then its holder loses it."""
        self.turn_to(luck)
        before = len(self.here.references)
        self.refers(pick(luck, self.officers()), luck, home, easy=True, stop=False)
        for sent in self.here.references[before:]:
            self.hurries(sent, 0, 2)
        self.deliver()
        cases = self.here.telling.cases
        free = [ref for ref, told in cases.items() if told.state == "circulated"]
        if not free:
            return
        reference = free[-1]
        claims = self.of_labels(reference, "Claim")
        Random(luck).shuffle(claims)
        for phone, button in claims[:4]:  # the first holds it, and the others wait
            self.press_it(phone, button, luck)
        self.hurries(reference, 0, steps)
        if end == "amend":
            self.amends(reference, luck, "areas")
            return
        phone = self.coordinator(luck)
        for button in [*self.behind_more(phone, reference), *phone.buttons()]:
            if (button.action.verb, button.action.subject) == (end, reference):
                self.press_it(phone, button, luck, {})
                self.deliver()
                return

    @rule(luck=CHANCE)
    def race(self, luck: int) -> None:
        """Everybody who sees a request acts on it, in any order, before any message comes."""
        self.turn_to(luck)
        order = Random(luck)
        claims = [(phone, button) for phone, button in self.shown() if button.label in RACED]
        found = {button.action.subject for _, button in claims}
        subjects = sorted(found, key=lambda subject: (self.here.age(subject), subject))
        if not subjects:
            return
        subject = order.choice(subjects)
        racing = [pair for pair in claims if pair[1].action.subject == subject]
        order.shuffle(racing)
        for phone, button in racing[:8]:
            self.press_it(phone, button, order.randrange(1, 7))

    @rule(which=CHANCE, luck=CHANCE)
    def coordinate_together(self, which: int, luck: int) -> None:
        """Coordinators look at one case at the same time; each then presses what they had seen."""
        self.turn_to(which)
        self.deliver()
        if not self.here.references:
            return
        reference = pick(which, self.here.references[-6:])
        people = self.here.roster.people.values()
        pairs = []
        for person in sorted((p for p in people if p.is_coordinator), key=lambda p: p.name):
            phone = self.phone(person)
            behind = [*self.behind_more(phone, reference), *phone.buttons()]
            about = [button for button in behind if button.action.subject == reference]
            labels = sorted({button.label for button in about} - {"Open", "More", "Timeline"})
            pairs += [(phone, b) for b in about if labels and b.label == pick(luck, labels)][:1]
            luck += which % 2  # the same thing twice, or two things
        for phone, button in pairs:
            self.press_it(phone, button, luck, {})

    @rule(which=CHANCE, luck=CHANCE)
    def press_late(self, which: int, luck: int) -> None:
        """Somebody presses a button that was in front of them at any time before."""
        self.turn_to(which)
        if self.hearing.seen:
            phone, button = pick(which, self.hearing.seen)
            self.press_it(phone, button, luck)

    @rule(
        who=CHANCE,
        which=CHANCE,
        flow=st.sampled_from(sorted(VERBS)),
        verb=CHANCE,
        detail=st.sampled_from(["", "1", "2", "3", "feedback", "sustainability"]),
        luck=CHANCE,
    )
    def forge(self, who: int, which: int, flow: str, verb: int, detail: str, luck: int) -> None:
        """Somebody sends a press that no button on their phone makes: a holder's lead, often."""
        self.turn_to(which)
        cases = self.here.telling.cases
        held = [reference for reference, told in cases.items() if told.holder]
        among = held if held and which % 2 else [*self.here.references, "2222-22"]
        reference = pick(which, among)
        told = cases.get(reference, Retold())
        if flow == "review" and self.here.notes.ids:
            reference = pick(which, sorted(self.here.notes.ids))
        holders = self.leads(told.holder) if told.holder else []
        person = pick(who, holders if holders and who % 2 else self.here.people)
        latest = str(told.offers) if luck % 3 else detail
        action = Action(flow, pick(verb, VERBS[flow]), reference, latest)
        self.press_it(self.phone(person), Button("forged", action), luck)

    @rule(which=CHANCE)
    def repeat(self, which: int) -> None:
        """An event comes again: the same answer, and nothing else.

        An answer that shows a form is gone with the form (L7); whoever has no access any more
        hears only that.
        """
        week_ago = self.stage.now - timedelta(days=6)  # answers are kept for a week (L7)
        able = [(event, reply) for event, reply, at in self.hearing.repeatable if at > week_ago]
        if not able:
            return
        event, reply = pick(which, able)
        before = self._everything()
        again = self.stage.engine.handle(event)
        if isinstance(reply, Put) and not self._is_open(reply.form.draft):
            reply = DONE
        if not any(play.roster.at(event.by) for play in self.plays):
            reply = STRANGER
        left = [p for p in self.plays if p.knows(event.by) and p.roster.at(event.by) is None]
        if left and again == STRANGER:  # it was of one of these
            reply = STRANGER
        assert again == reply, f"{again} the second time, {reply} before: {event}"
        assert self._everything() == before

    def _is_open(self, draft_id: str) -> bool:
        with self.stage.database.read() as connection:
            found = connection.scalar(select(draft.c.draft_id).where(draft.c.draft_id == draft_id))
        return found is not None

    def _everything(self) -> dict[str, list[str]]:
        """Every row of every table, the keys of events left out."""
        with self.stage.database.read() as connection:
            return {
                table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
                for table in metadata.sorted_tables
            }
