"""Notes on whose words their writers insist: coordinators decide on them, or they die (L5)."""

from bot.chat.cards import Button
from bot.chat.replies import Put
from tests.kit.phone import Phone
from tests.properties.filling import Given
from tests.properties.notes import MEANINGS
from tests.properties.playing import pick
from tests.properties.taking import TakesCases

VERDICTS = ("allow", "remove")
NOTE = "prefers to be near {word} please"


class PlaysNotes(TakesCases):
    """Each story takes a new case whose note waits, and lets something become of it."""

    def decide_on_notes(self, luck: int) -> None:
        """One note may stand, and another may not; now and then two coordinators decide at once."""
        reference = ""
        for number, verdict in enumerate(VERDICTS):
            reference = self.insists(luck + number)
            put: Given = {"verdict": (verdict,), "known": ("0",)[: luck % 2]}
            self.decides(reference, luck + number, put)
            self.deliver()
        if reference:
            self.hurries(reference, luck, luck % 3, straight=True)

    def let_a_note_die(self, luck: int) -> None:
        """Nobody decides for two working days, or its case is over before."""
        reference, other = self.insists(luck), self.insists(luck + 1)
        self.by_coordinator(other, luck, pick(luck, ["withdraw", "housed"]))
        reading = [phone for phone, _ in self._asked(reference)][: luck % 3]
        for phone in reading:  # who looks at it still when it dies
            phone.press("Read it", self.here.notes.id_of(reference))
        for days in (2, 6):
            self.morning_comes(days)
        for phone in reading:
            if isinstance(phone.reply, Put):
                phone.submit({"verdict": (pick(luck, VERDICTS),)}, "next")

    def bar_an_author(self, luck: int) -> None:
        """Whoever wrote a note must not hear of its case any more, before it ends or after."""
        reference = self.insists(luck)
        if not reference:
            return
        if luck % 2:
            self.decides(reference, luck, {})
            self.deliver()
        author = self.here.secrecy.asked[reference].by
        others = [p.id for p in self.officers() if p.id in self.here.roster.people]
        leads = tuple(other for other in others if other != author)[:1]
        put: Given = {"excluded_persons": (author,), "excluded_partners": (), "officers": leads}
        self.amends(reference, 3 * luck, "areas officer", **put)
        if not luck % 2:
            self.decides(reference, luck, {})
            self.deliver()

    def insists(self, luck: int) -> str:
        """A new case of an officer who insists on a word; empty where nobody may refer."""
        return self.fresh(luck, "waiting_for_approval", note=NOTE, note_0=pick(luck, MEANINGS))

    def decides(self, reference: str, luck: int, put: Given) -> None:
        """Whoever is asked decides; now and then somebody who was reading it is too late."""
        asked = self._asked(reference)
        if not asked:
            return
        phone, button = pick(luck, asked)
        late = [other for other, _ in asked if other is not phone][: luck % 2]
        for other in late:
            other.tap(button)
        self.press_it(phone, button, luck, put)
        for other in late:
            if isinstance(other.reply, Put):
                other.submit({"verdict": (pick(luck, VERDICTS),)}, "next")

    def _asked(self, reference: str) -> list[tuple[Phone, Button]]:
        one = self.here.notes.id_of(reference) if reference else ""
        return [
            (phone, button)
            for phone, button in self.shown()
            if one and (button.label, button.action.subject) == ("Read it", one)
        ]
