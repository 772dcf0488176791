"""Who belongs to a scheme changes under its cases: people, partners, channels, a pause, time."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.kit.phone import Phone
from tests.properties.play_stories import FEWEST, PlaysStories
from tests.properties.playing import CHANCE, pick

OF_PEOPLE = ("On leave", "On leave", "Revoke", "Change role", "Back from leave")
OF_PARTNERS = (
    *("Freeze", "Let it refer", "It leaves", "It leaves", "It stays", "Let it go", "Let it go"),
    *("Merge", "Pause channel", "Resume channel"),
)
YES = {
    "Revoke": ("Yes, revoke",),
    "Reinstate": ("Yes, reinstate",),
    "Back from leave": ("Yes, back",),
    "Freeze": ("Yes, freeze",),
    "Let it refer": ("Yes, let it refer",),
    "It leaves": ("Yes, it leaves",),
    "It stays": ("Yes, let it refer",),
    "Let it go": ("Yes, settled", "Yes, carry it", "Write it off"),
    "Merge": ("Yes, merge",),
    "Pause channel": ("Yes, pause it",),
    "Resume channel": ("Yes, resume it",),
}
OF_TIME = ("Answer", "Later", "Someone else", "Dealt with", "Still needed")


class PlaysGovernance(PlaysStories):
    """The coordinators change people and partners, and days go by."""

    @rule(who=CHANCE, luck=CHANCE, what=st.sampled_from(OF_PEOPLE), days=st.integers(1, 6))
    def govern_people(self, who: int, luck: int, what: str, days: int) -> None:
        """Somebody goes on leave, loses access or has it again, or has another role."""
        self.turn_to(who)
        roster = self.here.roster
        if roster.revoked and luck % 2:
            known = sorted((roster.person(id_) for id_ in roster.revoked), key=lambda p: p.name)
            what = "Reinstate"
        elif roster.leaves and what == "Back from leave":
            known = sorted((roster.person(id_) for id_ in roster.leaves), key=lambda p: p.name)
        else:
            known = [person for person in self.here.people if person.id in roster.people]
        back_on = (roster.today + timedelta(days=days)).isoformat()
        person = pick(luck, known)
        phones = [self.coordinator(luck), self.coordinator(luck + 1)]
        for phone in phones[: 1 + (luck % 5 == 0)]:
            self.at_desk(phone, luck, "People")
            self.walk(phone, luck, "Choose a person", person=person.id)
            self.walk(phone, luck, what, back_on=back_on)
        self._confirms(phones, what, luck)

    @rule(which=CHANCE, luck=CHANCE, what=st.sampled_from(OF_PARTNERS))
    def govern_partners(self, which: int, luck: int, what: str) -> None:
        """A partner freezes, leaves or merges, or its channel is paused, and what undoes these."""
        self.turn_to(which)
        self.governs(which, luck, what)

    @rule(which=CHANCE, luck=CHANCE, published=st.booleans())
    def merge(self, which: int, luck: int, published: bool) -> None:
        """One landlord merges into another, mostly one that has referred; the table stays (D12)."""
        self.turn_to(which)
        if published:
            self.publish_a_batch(luck)
        self.governs(which, luck, "Merge")
        for person in self.leads():
            self.phone(person).open("activity")

    @rule(which=CHANCE, luck=CHANCE)
    def leave(self, which: int, luck: int) -> None:
        """A landlord leaves, and is let go if it may be, with cases in its hands or without."""
        self.turn_to(which)
        for what in ("It leaves", "Let it go" if luck % 2 else "It stays"):
            self.governs(which, luck, what)

    def governs(self, which: int, luck: int, what: str) -> None:
        """A coordinator, or two of them, do something to a partner."""
        roster = self.here.roster
        left = sorted(code for code in roster.partners if not roster.is_gone(code))
        if what in ("Merge", "Let it go") and len(left) <= FEWEST:
            what = "Freeze"
        wanted = {"Let it go": "leaving", "It stays": "leaving", "Let it refer": "frozen"}.get(what)
        fitting = [c for c in left if wanted in (None, roster.partners[c].membership.value)]
        code = pick(luck, fitting or left)
        if what == "Merge" and which % 4:
            referred = {told for told in self.here.telling.landlords.values() if told in left}
            code = pick(luck, sorted(referred) or left)
        phones = [self.coordinator(luck), self.coordinator(luck + 1)]
        for phone in phones[: 1 + (luck % 5 == 0)]:
            self.at_desk(phone, luck, "Partners")
            self.walk(phone, luck, "Choose a partner", partner=code)
            self.walk(phone, luck, what)
        self._confirms(phones, what, luck)

    @rule(luck=CHANCE, presses=st.integers(0, 3))
    def pause_the_scheme(self, luck: int, presses: int) -> None:
        """The scheme is paused, somebody tries something all the same, and mostly it goes on."""
        self.turn_to(luck)
        phone = self.coordinator(luck)
        if not self.here.roster.paused:
            self.at_desk(phone, luck, "Pause or resume")
            self.walk(phone, luck, "Yes, pause")
            self.deliver()
            for number in range(presses):
                shown = self.shown()
                tried, button = pick(luck + number, shown) if shown else (phone, None)
                if button is not None:
                    self.press_it(tried, button, luck)
        if luck % 4:
            self.at_desk(phone, luck, "Pause or resume")
            self.walk(phone, luck, "Yes, resume")
        self.deliver()

    @rule(luck=CHANCE, hours=st.sampled_from([1, 17, 24, 24, 72, 24 * 8]))
    def time_passes(self, luck: int, hours: int) -> None:
        """Hours or days go by: whoever was away is back, and undoing is too late.

        Now and then the clock stands still meanwhile.
        """
        self.turn_to(luck)
        self.wait(hours=hours)
        if luck % 4:
            self.tick()

    @rule(luck=CHANCE, days=st.sampled_from([1, 1, 1, 2, 7, 31]))
    def mornings_come(self, luck: int, days: int) -> None:
        """A working morning, on which somebody answers what they are asked."""
        self.turn_to(luck)
        self.morning_comes(days)
        asked = [pair for pair in self.shown() if pair[1].label in OF_TIME]
        if asked:
            label = pick(luck, sorted({button.label for _, button in asked}))
            phone, button = pick(luck, [pair for pair in asked if pair[1].label == label])
            self.press_it(phone, button, luck)

    @rule(luck=CHANCE, days=st.sampled_from([31, 190, 400]))
    def months_pass(self, luck: int, days: int) -> None:
        """The clock goes through a long time in a few steps: checks come, and what is over ends."""
        self.turn_to(luck)
        if luck % 4 == 0:
            self.morning_comes(days)
            for _ in range(luck % 4):
                self.morning_comes(1 + luck % 9)

    def _confirms(self, phones: list[Phone], what: str, luck: int) -> None:
        """One of those who were asked says yes; another may, a moment later, to the same."""
        for phone in phones:
            answers = [label for label in YES.get(what, ()) if self._offers(phone, label)]
            if answers:
                self.walk(phone, luck, pick(luck, answers), minute="2026-03/4")
        self.deliver()

    def _offers(self, phone: Phone, label: str) -> bool:
        return any(button.label == label for button in phone.answer_buttons())
