"""Short stories of what is rare, told on purpose, so that it comes up among everything else."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from bot.domain.scheme import Scheme
from tests.kit.lengths import LONG
from tests.kit.phone import Phone
from tests.properties.filling import Given
from tests.properties.play_notes import PlaysNotes
from tests.properties.playing import CHANCE, pick
from tests.properties.schemes import neighbours, schemes
from tests.properties.taking import FITS

MISFITS: Given = {"floor": ("9",), "lift": ("no",), "pets": ("no",), "size": ("studio",)}


FEWEST = 3
"""Partners that are left, so that there is something to play."""

ANY_STORY = st.deferred(lambda: st.sampled_from(sorted(STORIES)))
BEGINNINGS = st.deferred(
    lambda: st.permutations(sorted(STORIES)) if LONG else st.lists(ANY_STORY, max_size=1)
)
"""The stories with which a scheme begins: all of them in any order where it is played for long."""


class PlaysStories(PlaysNotes):
    """Each story takes a new case as far as it needs, and then does one rare thing."""

    @initialize(
        first=schemes(),
        other=st.none() | st.none() | neighbours(),
        told=BEGINNINGS,
        luck=CHANCE,
    )
    def begin(self, first: Scheme, other: Scheme | None, told: Sequence[str], luck: int) -> None:
        """A scheme begins with some stories, while nothing stands in their way."""
        self.put_on_stage(first, other)
        if LONG:
            self.let_a_landlord_go(luck)  # later, each has something in its hands
        for number, story in enumerate(told):
            self.turn_to(luck + number)
            STORIES[story](self, luck + number)

    @rule(luck=CHANCE, story=ANY_STORY)
    def tell(self, luck: int, story: str) -> None:
        self.turn_to(luck)
        STORIES[story](self, luck)

    def undo_an_approval(self, luck: int) -> None:
        self.undo(self.fresh(luck, "waiting_for_approval"), luck, "Approve")

    def undo_a_release(self, luck: int) -> None:
        self.undo(self.fresh(luck, "claimed"), luck, "Release")

    def decline(self, luck: int) -> None:
        self.rarely(luck, "waiting_for_approval", "decline")

    def lapse(self, luck: int) -> None:
        self.rarely(luck, "claimed", "lapse")

    def displace(self, luck: int) -> None:
        self.rarely(luck, pick(luck, ["claimed", "offered"]), "give")

    def take_back(self, luck: int) -> None:
        self.rarely(luck, pick(luck, ["offered", "accepted"]), "back")

    def fall_through(self, luck: int) -> None:
        self.rarely(luck, "accepted", "fell")

    def still_needed(self, luck: int) -> None:
        self.rarely(luck, "circulated", "needed")

    def end_and_open_again(self, luck: int) -> None:
        """It is over, one way or another; days later it is opened again."""
        reference = self.rarely(luck, pick(luck, ["approved", "claimed"]), "housed")
        if not reference or luck % 3:
            reference = self.rarely(luck, pick(luck, ["approved", "circulated"]), "withdraw")
        self.wait(days=luck % 2)
        self.by_coordinator(reference, luck, "reopen")
        self.hurries(reference, luck, 2, straight=True)

    def view(self, luck: int) -> None:
        reference = self.fresh(luck, "offered")
        for phone, button in self.of_labels(reference, "Viewing arranged")[:1]:
            self.press_it(phone, button, luck)

    def offer_what_does_not_fit(self, luck: int) -> None:
        """The nominating officer is asked, and says no or yes."""
        reference = self.fresh(luck, "claimed")
        for phone, button in self.of_labels(reference, "Offer a home")[:1]:
            self.press_it(phone, button, luck, MISFITS)
        self.deliver()
        answers = self.of_labels(reference, pick(luck, ["No, not this one", "Yes, offer it"]))
        for phone, button in answers[:1]:
            self.press_it(phone, button, luck)

    def wait_in_line(self, luck: int) -> None:
        """Whoever waits may leave the line."""
        reference = self.fresh(luck, "circulated")
        for phone, button in self.of_labels(reference, "Claim")[:6]:
            self.press_it(phone, button, luck)
        self.deliver()
        for phone, button in self.of_labels(reference, "Leave the line")[: luck % 3]:
            self.press_it(phone, button, luck)

    def refuse_to_the_limit(self, luck: int) -> None:
        """One reasonable offer after another is refused."""
        reference = self.fresh(luck, "offered")
        for number in range(2):
            for phone, button in self.of_labels(reference, "Tenant refuses")[:1]:
                self.press_it(phone, button, luck, {})
            self.by_coordinator(reference, luck, "whose", whose=("tenant_reasonable",))
            self.takes_on(reference, luck + number, "offered")

    def stop_circulating(self, luck: int) -> None:
        """No landlord has homes where it would be safe from now."""
        reference = self.fresh(luck, pick(luck, ["circulated", "claimed"]))
        if not reference:
            return
        asked, roster = self.here.secrecy.asked[reference], self.here.roster
        others = [p for p in roster.partners.values() if p.code != asked.landlord]
        area = pick(luck, sorted({*roster.areas} - {asked.home}))
        barred = tuple(sorted(p.code for p in others if area in p.stock_in))
        put: Given = {"excluded_partners": barred, "excluded_persons": ()}
        self.amends(reference, 3 * luck, "areas", safe_areas=(area,), **put)

    def split(self, luck: int) -> None:
        """A household moves into two homes; that may be mistaken, more than once (C7, C8)."""
        reference = self.fresh(luck, "accepted")
        split: Given = {"homes": ("two",), "tenure_kept": ("yes",)}
        for phone, button in self.of_labels(reference, "Tenancy started")[:1]:
            self.press_it(phone, button, luck, split)
        self.takes_on(reference, luck, "moved")
        for number in range(luck % 4):
            homes = pick(luck + number, ["one", "two", "two"])
            why = pick(luck + number, ["wrong_size", "wrong_landlord", "did_not_happen"])
            put: Given = {"why": (why,), "homes": (homes,)}
            self.by_coordinator(reference, luck + number, "move", **put)
            self.takes_on(reference, luck, "moved")

    def nominate(self, luck: int) -> None:
        """A council is named as having nominated, and mostly answers (R28)."""
        reference = self.fresh(luck, pick(luck, ["accepted", "moved", "moved"]))
        if not reference:
            return
        split: Given = {"homes": (pick(luck, ["one", "two"]),), "tenure_kept": ("yes",)}
        for phone, button in self.of_labels(reference, "Tenancy started")[:1]:
            self.press_it(phone, button, luck, split)
        self.deliver()
        self.by_its_leads(reference, luck, "name")
        if luck % 5 == 0:
            for phone, button in self.of_labels(reference, "Take nomination back")[:1]:
                self.press_it(phone, button, luck)
            self.deliver()
        answers = ["Yes, we nominated", "No, we did not"]
        for phone, button in self.of_labels(reference, pick(luck, answers))[:1]:
            self.press_it(phone, button, luck)
        self.deliver()
        if luck % 3 == 0:
            self.takes_on(reference, luck, "moved")
        if luck % 4 == 0:
            self.by_coordinator(reference, luck, "uncredit")
        if luck % 7 == 0:
            why = pick(luck, ["wrong_size", "wrong_landlord", "did_not_happen"])
            self.by_coordinator(reference, luck, "move", why=(why,))

    def resume_what_was_held(self, luck: int) -> None:
        """What a landlord owes is written off, so that its held referral goes on."""
        telling = self.here.telling
        held = [ref for ref, told in telling.cases.items() if told.state == "held_by_cap"]
        if not held:
            return
        landlord = telling.landlords[pick(luck, held)]
        for (who, size), homes in sorted(telling.balances.items()):
            if who == landlord and homes < 0:
                put = {"debtor": who, "size": size, "homes": str(-homes), "minute": "2026-03/4"}
                self.at_desk(self.coordinator(luck), luck, "Write off", **put)

    def be_held_by_the_cap(self, luck: int) -> None:
        """A landlord comes to its cap between a referral and its approval; then it may go on."""
        referrer, cap = self.may_refer(luck), self.here.telling.terms.cap
        if referrer is None:
            return
        waiting = self.fresh(luck, pick(luck, ["waiting_for_approval", "approved"]), referrer)
        for number in range(cap):
            self.fresh(luck + number, "moved", referrer)
        self.takes_on(waiting, luck, "held_by_cap")
        self.resume_what_was_held(luck)

    def have_an_empty_home(self, luck: int) -> None:
        """A landlord logs a home that stands empty, mostly one that fits a request (D9)."""
        reference = self.fresh(luck, "circulated")
        if not reference:
            return
        asked = self.here.secrecy.asked[reference]
        needs = self.here.stage.case(reference).referral.needs
        told = self.here.telling.cases[reference]
        may_see = self.here.secrecy.partners_that_may_see(asked, told)
        leads = [lead for lead in self.leads() if lead.partner in may_see]
        if not leads:
            return
        lead = pick(luck, leads)
        stock = self.here.roster.partners[str(lead.partner)].stock_in
        kind = needs.type.value if needs.type.value != "any" else "flat"
        home = FITS | {"area": (pick(luck, sorted(asked.open & stock)),), "type": (kind,)}
        home |= {"size": (needs.size.value,), "access": tuple(one.value for one in needs.access)}
        phone = self.phone(lead)
        self._sees_to_homes(phone, luck)
        for button in [b for b in phone.answer_buttons() if b.label == "Log an empty home"]:
            self.press_it(phone, button, luck, home)
        self.walk(phone, luck, pick(luck, ["Offer it", "Offer it", "Home"]))
        for label in ("Free again", "What it fits", "No longer empty")[luck % 3 :]:
            self._sees_to_homes(phone, luck)
            self.walk(phone, luck, label)

    def _sees_to_homes(self, phone: Phone, luck: int) -> None:
        self.home(phone)
        self.walk(phone, luck, "Empty homes")

    def publish_a_batch(self, luck: int) -> None:
        """Enough households move; what is published then stays, whatever comes after (D12)."""
        for number in range(self.here.telling.terms.publish_after):
            self.fresh(luck + number, "moved")
        self.at_desk(self.coordinator(luck), luck, "Publish")
        self.fresh(luck, pick(luck, ["circulated", "offered", "moved"]))
        for person in self.leads():
            self.phone(person).open("activity")

    def log(self, luck: int) -> None:
        """An inquiry, a meeting, a code to join by."""
        phone = self.coordinator(luck)
        self.home(phone)
        self.walk(phone, luck, "Inquiry")
        for tool in ("Log a meeting", "Invite"):
            self.at_desk(phone, luck, tool)

    def stop_a_channel(self, luck: int) -> None:
        """A landlord's channel is paused while a request is there, and resumed."""
        there = [p for p in self.here.roster.partners.values() if p.channel]
        self.fresh(luck, "circulated")
        if there:
            code, phone = pick(luck, sorted(p.code for p in there)), self.coordinator(luck)
            for label in ("Pause channel", "Resume channel"):
                self.at_desk(phone, luck, "Partners")
                self.walk(phone, luck, "Choose a partner", partner=code)
                self.walk(phone, luck, label, f"Yes, {label.split(' ')[0].lower()} it")
                self.deliver()

    def be_on_leave(self, luck: int) -> None:
        """Somebody is away for some days, and back sooner."""
        roster, phone = self.here.roster, self.coordinator(luck)
        person = pick(luck, self.leads())
        back_on = (roster.today + timedelta(days=5)).isoformat()
        self.at_desk(phone, luck, "People")
        self.walk(phone, luck, "Choose a person", person=person.id)
        self.walk(phone, luck, "On leave", back_on=back_on)
        self.deliver()
        self.fresh(luck, "claimed")
        self.at_desk(phone, luck, "People")
        self.walk(phone, luck, "Choose a person", person=person.id)
        self.walk(phone, luck, "Back from leave", "Yes, back")
        self.deliver()

    def let_a_landlord_go(self, luck: int) -> None:
        """A landlord in whose hands nothing is leaves, whatever it owes (C10)."""
        roster, telling = self.here.roster, self.here.telling
        open_ = [ref for ref, told in telling.cases.items() if not told.is_over]
        busy = {telling.landlords[ref] for ref in open_} | {telling.cases[r].holder for r in open_}
        left = sorted(code for code in roster.partners if not roster.is_gone(code))
        free = [code for code in left if code not in busy]
        if len(left) <= FEWEST or not free or luck % 2:
            return
        code, phone = pick(luck, free), self.coordinator(luck)
        for steps in (("It leaves", "Yes, it leaves"), ("Let it go", "Yes, carry it")):
            self.at_desk(phone, luck, "Partners")
            self.walk(phone, luck, "Choose a partner", partner=code)
            self.walk(phone, luck, *steps)
            self.deliver()


STORIES: dict[str, Callable[[PlaysStories, int], None]] = {
    story.__name__: story
    for story in (
        PlaysStories.undo_an_approval,
        PlaysStories.undo_a_release,
        PlaysStories.decline,
        PlaysStories.lapse,
        PlaysStories.displace,
        PlaysStories.take_back,
        PlaysStories.fall_through,
        PlaysStories.still_needed,
        PlaysStories.end_and_open_again,
        PlaysStories.view,
        PlaysStories.offer_what_does_not_fit,
        PlaysStories.wait_in_line,
        PlaysStories.refuse_to_the_limit,
        PlaysStories.stop_circulating,
        PlaysStories.split,
        PlaysStories.nominate,
        PlaysStories.resume_what_was_held,
        PlaysStories.be_held_by_the_cap,
        PlaysStories.stop_a_channel,
        PlaysStories.have_an_empty_home,
        PlaysStories.publish_a_batch,
        PlaysStories.log,
        PlaysStories.let_a_landlord_go,
        PlaysStories.be_on_leave,
        PlaysNotes.decide_on_notes,
        PlaysNotes.let_a_note_die,
        PlaysNotes.bar_an_author,
    )
}
