"""How a new case is taken to where a story needs it, and what is pressed there."""

from bot.domain.person import Person
from tests.kit.phone import Phone
from tests.properties.filling import Given
from tests.properties.play_desk import PlaysTheDesk
from tests.properties.playing import pick

ONWARD = {
    "waiting_for_approval": ("Approve",),
    "approved": ("Circulate",),
    "circulated": ("Claim",),
    "claimed": ("Offer a home", "Yes, offer it"),
    "offered": ("Tenant accepts",),
    "viewing": ("Tenant accepts",),
    "accepted": ("Tenancy started", "Confirm"),
}
FITS: Given = {"floor": ("0",), "pets": ("yes",), "lift": ("yes",)}


class TakesCases(PlaysTheDesk):
    """Whoever is asked takes a case further, straight to a state."""

    def may_refer(self, luck: int) -> Person | None:
        """An officer of a landlord that may refer, if there is one."""
        telling, roster = self.here.telling, self.here.roster
        cap = telling.terms.cap

        def may_refer(person: Person) -> bool:
            partner = str(self.here.now(person).partner)
            below = not cap or telling.owed(partner) < cap
            return person.id in roster.people and roster.takes_referrals(partner) and below

        able = [person for person in self.officers() if may_refer(person)]
        return pick(luck, able) if able else None

    def fresh(self, luck: int, state: str, by: Person | None = None, **put: str) -> str:
        """A new case of a landlord that may refer, taken so far; empty where it cannot be."""
        referrer = by or self.may_refer(luck)
        if referrer is None:
            return ""
        before = len(self.here.references)
        self.refers(referrer, luck, luck % 7, easy=True, stop=False, **put)
        sent = self.here.references[before:]
        return sent[0] if sent and self.takes_on(sent[0], luck, state) else ""

    def takes_on(self, reference: str, luck: int, state: str) -> bool:
        """Whoever is asked takes a case further, to a state; whether it came there."""
        if not reference:
            return False
        for _ in range(9):
            told = self.here.telling.cases[reference]
            if told.state == state:
                self.deliver()
                return True
            self.wait(minutes=1)
            self.deliver()
            pairs = self.of_labels(reference, *ONWARD.get(told.state, ()))
            if not pairs:
                return False
            phone, button = pick(luck, pairs)
            self.press_it(phone, button, luck, FITS)
        return False

    def undo(self, reference: str, luck: int, label: str) -> None:
        """A lead presses something, and takes it back within the minute; perhaps again, too late.

        Whatever their luck, it is undone once.
        """
        for minutes in (0, 2)[: 1 + (luck % 4 == 0)]:
            leads = {lead.addresses[0][1] for lead in self.leads()}
            pressed = self.of_labels(reference, label) if reference else []
            for phone, button in [pair for pair in pressed if pair[0].address.id in leads][:1]:
                self.press_it(phone, button, luck)
                self.wait(minutes=minutes)
                self.walk(phone, luck, "Undo")
            self.deliver()

    def rarely(self, luck: int, state: str, verb: str) -> str:
        """Take a new case to a state, and do what hides behind More."""
        reference = self.fresh(luck, state)
        self.by_coordinator(reference, luck, verb)
        return reference

    def by_its_leads(self, reference: str, luck: int, verb: str) -> None:
        """The leads of whoever let a home do what hides behind More."""
        told, secrecy = self.here.telling.cases[reference], self.here.secrecy
        for lead in self.leads(secrecy.let_by(told) or "-")[:1]:
            phone = self.phone(lead)
            for button in self.behind_more(phone, reference):
                if (button.action.verb, button.action.subject) == (verb, reference):
                    self.press_it(phone, button, luck, {})
                    self.deliver()
                    return

    def by_coordinator(self, reference: str, luck: int, verb: str, **put: tuple[str, ...]) -> None:
        if not reference:
            return
        phone: Phone = self.coordinator(luck)
        for button in [*self.behind_more(phone, reference), *phone.buttons()]:
            if (button.action.verb, button.action.subject) == (verb, reference):
                self.press_it(phone, button, luck, put)
                self.deliver()
                return
