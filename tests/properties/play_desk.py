"""What the coordinator does at the desk: overrides, the ledger, publications, corrections."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from bot.chat.action import Action
from bot.chat.cards import Button
from tests.kit.phone import Phone
from tests.kit.retold import MOVED
from tests.properties.play_cases import PlaysCases
from tests.properties.playing import CHANCE, pick


class PlaysTheDesk(PlaysCases):
    """Coordinators keep the ledger, and referrals meet the cap."""

    @rule(who=CHANCE, home=st.integers(0, 6), luck=CHANCE, many=st.integers(2, 3))
    def pile_up(self, who: int, home: int, luck: int, many: int) -> None:
        """One landlord sends several referrals before any moves, so that some meet the cap."""
        self.turn_to(who)
        before = len(self.here.references)
        for number in range(many):
            self.refers(pick(who, self.officers()), luck + number, home, easy=True, stop=False)
        sent = self.here.references[before:]
        for number, reference in enumerate(sent):
            self.hurries(reference, luck, (luck + number) % 3)  # waiting, approved or circulated
        for reference in sent:
            self.hurries(reference, luck, 7, straight=luck % 2 == 0)

    @rule(which=CHANCE, luck=CHANCE, days=st.sampled_from([0, 0, 0, 3, 29]))
    def override(self, which: int, luck: int, days: int) -> None:
        """The coordinator overrides the cap for a landlord that is at it; it may expire unused."""
        self.turn_to(which)
        telling = self.here.telling
        held = [ref for ref, told in telling.cases.items() if told.state == "held_by_cap"]
        phone = self.coordinator(luck)
        if held and luck % 2:
            carry = Button("forged", Action("override", "carry", pick(which, held)))
            self.press_it(phone, carry, luck, {})
            return
        cap = telling.terms.cap
        capped = [code for code in self.here.roster.partners if 0 < cap <= telling.owed(code)]
        if not capped or not self.at_desk(phone, luck, "Override", landlord=pick(luck, capped)):
            return
        self.wait(days=days)
        able = [p for p in self.officers() if self.here.now(p).partner == pick(luck, capped)]
        for number in range(2):  # one goes through, and the next does not
            if able:
                before = len(self.here.references)
                self.refers(able[0], luck + number, luck % 7, easy=True, stop=False)
                for reference in self.here.references[before:]:
                    self.hurries(reference, luck, 1 + which % 3)

    @rule(which=CHANCE, luck=CHANCE, tool=st.sampled_from(["Substitution", "Write off", "Targets"]))
    def settle(self, which: int, luck: int, tool: str) -> None:
        """What is owed is settled otherwise, or a target is agreed; mostly by who truly owes."""
        self.turn_to(which)
        balances = self.here.telling.balances
        debts = sorted((who, size) for (who, size), n in balances.items() if n < 0 and who != "*")
        phone = self.coordinator(luck)
        if tool == "Targets" or not debts:
            self.at_desk(phone, luck, "Targets")
            self.walk(phone, luck, "Agree a target", homes="2")
            return
        debtor, size = pick(luck, debts)
        creditors = sorted(who for (who, of), n in balances.items() if n > 0 and of == size)
        put = {"debtor": debtor, "owed": size, "size": size, "homes": "1", "minute": "2026-03/4"}
        creditor = pick(luck, creditors)
        self.at_desk(phone, luck, tool, creditor=creditor, **put)

    @rule(which=CHANCE, luck=CHANCE, months=st.sampled_from([0, 0, 1]))
    def publish(self, which: int, luck: int, months: int) -> None:
        """The coordinator publishes what they may; then everybody looks at the table."""
        self.turn_to(which)
        if months:
            self.wait(days=31)
        self.at_desk(self.coordinator(luck), luck, "Publish")
        for person in self.here.people:
            self.phone(person).open("activity")

    @rule(which=CHANCE, luck=CHANCE, why=st.sampled_from(["wrong_size", "did_not_happen", "other"]))
    def correct(self, which: int, luck: int, why: str) -> None:
        """A move is corrected, and what it posted with it."""
        self.turn_to(which)
        moved = [ref for ref, told in self.here.telling.cases.items() if told.state in MOVED]
        if moved:
            button = Button("forged", Action("correct", "move", pick(which, moved)))
            self.press_it(self.coordinator(luck), button, luck, {"why": (why,)})

    @rule(which=CHANCE, luck=CHANCE, reasonable=st.sampled_from([True, True, False]))
    def refuse(self, which: int, luck: int, reasonable: bool) -> None:
        """A tenant refuses what is offered; whose refusal it was is coded."""
        self.turn_to(which)
        self.deliver()
        cases = self.here.telling.cases
        offered = [ref for ref, told in cases.items() if told.state in ("offered", "viewing")]
        if not offered:
            return
        reference = pick(which, offered)
        for phone, button in self.of_labels(reference, "Tenant refuses")[:1]:
            self.press_it(phone, button, luck, {})
        phone = self.coordinator(luck)
        for button in self.behind_more(phone, reference):
            if button.action.verb == "whose":
                whose = "tenant_reasonable" if reasonable else "landlord"
                self.press_it(phone, button, luck, {"whose": (whose,)})
        self.hurries(reference, luck, 2, straight=True)

    def at_desk(self, phone: Phone, luck: int, tool: str, **put: str) -> bool:
        """A coordinator uses a tool of the desk; whether it is there."""
        self.home(phone)
        return self.walk(phone, luck, "Desk", tool, **put)
