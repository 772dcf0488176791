"""What people do to cases: they refer, press what they see, and take a case from step to step."""

from random import Random

from hypothesis import strategies as st
from hypothesis.stateful import rule

from bot.chat.action import Action
from bot.chat.cards import Button
from bot.domain.person import Person
from tests.kit.phone import Phone
from tests.properties.filling import fill
from tests.properties.playing import CHANCE, Playing, pick

NOES = ("Tenant refuses", "No, not this one", "Release", "Leave the line")
RARE = ("decline", "undo", "lapse", "give", "back", "fell", "whose", "needed", "housed", "reopen")
OF_NO_CASE = ("Home", "Open", "Help")


class PlaysCases(Playing):
    """Everything that happens to a household's case, by whoever is asked."""

    @rule(
        who=CHANCE,
        luck=CHANCE,
        home=st.integers(0, 6),
        easy=st.booleans(),
        stop=st.sampled_from([False, False, False, True]),
    )
    def refer(self, who: int, luck: int, home: int, easy: bool, stop: bool) -> None:
        """Somebody fills the referral form, to its end or not; an easy one excludes nobody."""
        self.turn_to(who)
        self.refers(pick(who, self.here.people), luck, home, easy=easy, stop=stop)

    @rule(which=CHANCE, luck=CHANCE, primary=st.booleans())
    def press(self, which: int, luck: int, primary: bool) -> None:
        """Somebody presses any button in front of them; by label first, so that all come up."""
        self.turn_to(which)
        shown = [
            (phone, button)
            for phone, button in self.shown()
            if not primary or button.style == "primary"
        ]
        labels = sorted({button.label.split(" ")[0] + button.style for _, button in shown})
        if not labels:
            return
        label = pick(which, labels)
        matching = [pair for pair in shown if pair[1].label.split(" ")[0] + pair[1].style == label]
        phone, button = pick(luck, matching)
        self.press_it(phone, button, luck)

    @rule(which=CHANCE, luck=CHANCE)
    def look_behind_more(self, which: int, luck: int) -> None:
        """Somebody looks for what else can be done to a case, and does it."""
        self.turn_to(which)
        self.deliver()
        shown = [(phone, button) for phone, button in self.shown() if button.label == "More"]
        if shown:
            phone, button = pick(which, shown)
            self.press_it(phone, button, luck)
            labels = sorted({b.label for b in phone.answer_buttons()} - set(OF_NO_CASE))
            if labels:
                self.press_it(phone, phone.find(pick(luck, labels)), luck)

    @rule(which=CHANCE, luck=CHANCE)
    def decide(self, which: int, luck: int) -> None:
        """A coordinator does something rare; by label first, so that all come up."""
        self.turn_to(which)
        phone = self.coordinator(luck)
        behind = [
            button
            for reference in self.here.references[-4:]
            for button in self.behind_more(phone, reference)
            if button.action.verb in RARE
        ]
        if behind:
            verb = pick(which, sorted({button.action.verb for button in behind}))
            among = [button for button in behind if button.action.verb == verb]
            self.press_it(phone, pick(luck, among), luck, {})

    @rule(which=CHANCE, luck=CHANCE, what=st.sampled_from([*("areas",) * 3, "home", "officer"]))
    def amend(self, which: int, luck: int, what: str) -> None:
        """One thing of a case is changed, more often of one that is before the landlords."""
        self.turn_to(which)
        self.deliver()
        cases = self.here.telling.cases
        out = [reference for reference, told in cases.items() if told.is_out]
        if among := (out if out and which % 3 else self.here.references):
            self.amends(pick(which, among), luck, what)

    @rule(which=CHANCE, luck=CHANCE, steps=st.integers(1, 8))
    def hurry(self, which: int, luck: int, steps: int) -> None:
        """One case is taken step after step by whoever is asked, in easy answers."""
        self.turn_to(which)
        if self.here.references:
            self.hurries(pick(which, self.here.references), luck, steps)

    @rule(who=CHANCE, home=st.integers(0, 6), luck=CHANCE, steps=st.sampled_from([8, 9, 4, 2, 1]))
    def house(self, who: int, home: int, luck: int, steps: int) -> None:
        """A lead refers a household, and all goes well, as far as the cap lets it."""
        self.turn_to(who)
        before = len(self.here.references)
        if leads := self.leads():
            self.refers(pick(who, leads), luck, home, easy=True, stop=False)
        for reference in self.here.references[before:]:
            self.hurries(reference, luck, steps)

    @rule(who=CHANCE, luck=CHANCE)
    def give_back(self, who: int, luck: int) -> None:
        """A landlord that owes takes a request that stands open, to repay what it can."""
        self.turn_to(who)
        self.deliver()
        for person in self.leads()[who % 3 :: 3]:
            for button in self.phone(person).buttons():
                if button.label == "Claim" and self.here.age(button.action.subject) >= 0:
                    self.press_it(self.phone(person), button, luck)
                    self.hurries(button.action.subject, luck, 8)
                    return

    @rule(who=CHANCE, what=st.sampled_from(["home", "help", "owed", "requests", "activity"]))
    def look_around(self, who: int, what: str) -> None:
        """Somebody opens home, help, what they owe, the requests or the table."""
        self.turn_to(who)
        phone = self.phone(pick(who, self.here.people))
        self.home(phone)
        phone.open(what)

    @rule()
    def messages_come(self) -> None:
        self.deliver()

    def refers(
        self, person: Person, luck: int, home: int, *, easy: bool, stop: bool, **put: str
    ) -> None:
        """Somebody fills the referral form."""
        phone = self.phone(person)
        self.home(phone)
        if not any(button.label == "Refer" for button in phone.answer_buttons()):
            return
        areas = sorted(self.here.roster.areas)
        fixed: dict[str, tuple[str, ...]] = {"home_area": (areas[home],)}
        if easy:
            fixed |= {
                "consents": ("yes",),
                "safe_areas": tuple(area for area in areas if area != areas[home]),
                "unsafe_areas": (),
                "floor": ("any",),
                "access": (),
                "excluded_partners": (),
                "excluded_persons": (),
            }
            if partner := self.here.now(person).partner:
                fixed["landlord"] = (partner,)
        fixed |= {name: (value,) for name, value in put.items()}
        phone.press("Refer")
        fill(phone, Random(luck), fixed, stop)

    def amends(self, reference: str, luck: int, what: str, **put: tuple[str, ...]) -> None:
        """By a nominating officer or a coordinator, one thing or several, a word each; some leave
        a single area that is safe."""
        asked = self.here.secrecy.asked[reference]
        able = [
            person
            for person in self.here.people
            if person.is_coordinator or person.id in asked.officers
        ]
        fixed: dict[str, tuple[str, ...]] = {"what": tuple(what.split())}
        if luck % 3:
            others = sorted(set(self.here.roster.areas) - {asked.home})
            fixed |= {"safe_areas": (pick(luck, others),), "unsafe_areas": ()}
        fixed |= put
        button = Button("forged", Action("amend", "start", reference))
        self.press_it(self.phone(pick(luck, able)), button, luck, fixed)
        self.deliver()

    def hurries(self, reference: str, luck: int, steps: int, *, straight: bool = False) -> None:
        """Step after step by whoever is asked; now and then somebody says no, or tries a trick."""
        for step in range(steps):
            self.wait(minutes=1)
            self.deliver()
            about = [pair for pair in self.shown() if pair[1].action.subject == reference]
            likely = [
                pair
                for pair in about
                if pair[1].style == "primary" or pair[1].label.startswith("Claim for")
            ]
            if not likely:
                return
            noes = [pair for pair in about if pair[1].label in NOES]
            among = {3: about, 4: noes or about}.get((luck + step) % 5, likely)
            phone, button = pick(luck + step, likely if straight else among)
            self.press_it(phone, button, luck + step, {"floor": ("0",), "pets": ("yes",)})
            if (luck + step) % 3 == 0 and not straight:
                self._pry(reference, luck)

    def _pry(self, reference: str, luck: int) -> None:
        """Somebody tries what is too late or too early: an earlier offer's button, the contact."""
        told = self.here.telling.cases[reference]
        latest = str(told.offers)
        late = [
            (phone, button)
            for phone, button in self.hearing.seen
            if button.action.subject == reference and button.action.detail not in ("", latest)
        ]
        if late:
            phone, button = pick(luck, late)
            self.press_it(phone, button, luck)
        elif told.state == "claimed" and (holders := self.leads(told.holder)):
            contact = Button("forged", Action("offer", "contact", reference, latest))
            self.press_it(self.phone(pick(luck, holders)), contact, luck)

    def of_labels(self, reference: str, *labels: str) -> list[tuple[Phone, Button]]:
        """The buttons about a case that somebody sees, of these labels."""
        return [
            pair
            for pair in self.shown()
            if pair[1].action.subject == reference and pair[1].label in labels
        ]
