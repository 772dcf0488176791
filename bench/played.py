"""A planned past, pressed by the people of a scheme through its engine."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from random import Random

from bench.hands import Answer, Hands, reference_in
from bench.london import PLATFORM
from bench.past import Asked, Ended, Event, Household, Inquired, Met
from bot.chat.action import Action
from bot.chat.address import Address
from bot.domain.case import RefusalCode
from bot.domain.ids import AreaCode, PartnerCode, PersonId
from bot.domain.inquiry import Organisation, Outcome
from bot.flows import inquire
from bot.flows.engine import Engine
from bot.flows.refer_form import REFERRAL
from bot.store.looking import look
from bot.store.unit_of_work import SqlStore

_TOGETHER = 100
"""Events whose turns are kept by one commit, so that it is not the disk that is measured."""


class History:
    """A scheme whose past is being pressed. ``now`` is the time of what happens."""

    def __init__(self, store: SqlStore, seed: int = 61) -> None:
        self.now = datetime.min.replace(tzinfo=UTC)
        self.engine = Engine(store, lambda: self.now)
        self._store = store
        with look(store) as looking:
            [self._scheme] = looking.schemes()
        self._hands = Hands(self.engine, store, self._scheme, lambda: self.now)
        self._chance = Random(seed)
        self._owed: Counter[tuple[PartnerCode, str]] = Counter()
        self._areas = sorted(self._scheme.areas)
        self._partners = sorted(self._scheme.partners)
        self._requests: dict[int, tuple[str, PartnerCode, frozenset[AreaCode], Household]] = {}

    def play(self, told: Sequence[tuple[datetime, Event]]) -> None:
        """Press it all."""
        for begun in range(0, len(told), _TOGETHER):
            with self._store.together():
                for self.now, event in told[begun : begun + _TOGETHER]:
                    self._press(event)

    def _press(self, event: Event) -> None:
        match event:
            case Inquired(outcome):
                self._inquired(outcome)
            case Met(occasion):
                came = self._chance.randint(5, 40)
                self._hands.presses(
                    _at("sam"),
                    Action("meeting", "start"),
                    {"occasion": occasion, "organisations": str(came), "people": str(came + 9)},
                )
            case Asked(number, household):
                self._asked(number, household)
            case Ended(number, "offer"):
                self._housed(*self._requests.pop(number))
            case Ended(number, "withdrawn"):
                reference, landlord, *_ = self._requests.pop(number)
                why = self._chance.choice(("not_needed", "no_contact", "consent_withdrawn"))
                officer = _at(f"{landlord}-officer")
                self._hands.presses(officer, Action("life", "withdraw", reference), {"why": why})
            case Ended(number, how):
                reference, landlord, *_ = self._requests.pop(number)
                officer = _at(f"{landlord}-officer")
                self._hands.presses(officer, Action("life", "housed", reference), {"how": how})

    def _inquired(self, outcome: Outcome) -> None:
        chance = self._chance
        by = chance.choice(("sam", "leah", f"{chance.choice(self._partners)}-officer"))
        answers = {
            "on": self.now.date().isoformat(),
            "organisation": chance.choice([*Organisation]).value,
            "outcome": outcome.value,
            "area": chance.choice(self._areas),
        }
        self._hands.sends(_at(by), Action("inquiry", "start"), inquire.INTERVIEW.form, answers)

    def _asked(self, number: int, household: Household) -> None:
        chance = self._chance
        landlord = self._landlord()
        home, *safe = chance.sample(self._areas, 7)
        answers: dict[str, Answer] = {
            "consents": "yes",
            "consent_on": self.now.date().isoformat(),
            "landlord": landlord,
            "referrer_kind": "housing",
            "tenure": chance.choice(("secure", "assured")),
            "current_size": household.size,
            "staying": chance.choice(("at_home", "refuge")),
            "arrears": "none",
            "risks": [chance.choice(("domestic_abuse", "stalking", "hate_crime"))],
            "specialist": "yes",
            "pathways": ["internal_transfer"],
            "why_not": ["not_safe"],
            "home_area": home,
            "safe_areas": safe,
            "aged_21_over": str(household.adults),
            "aged_0_9": str(household.children),
            "size": household.size,
            "smallest": household.size,
            "officer": self._id(f"{landlord}-officer"),
        }
        officer, sam = _at(f"{landlord}-officer"), _at("sam")
        sent = self._hands.sends(officer, Action("refer", "start"), REFERRAL, answers)
        reference = reference_in(sent)
        self._hands.presses(_at(f"{landlord}-lead"), Action("approve", "approve", reference))
        self._hands.presses(sam, Action("circulate", "circulate", reference))
        codes = frozenset(AreaCode(area) for area in safe)
        self._requests[number] = reference, landlord, codes, household

    def _housed(
        self,
        reference: str,
        landlord: PartnerCode,
        safe: frozenset[AreaCode],
        household: Household,
    ) -> None:
        giver = self._giver(landlord, safe, household.size)
        lead, officer = _at(f"{giver}-lead"), _at(f"{landlord}-officer")
        home = {
            "area": min(self._scheme.partners[giver].stock_in & safe),
            "size": household.size,
            "type": "flat",
            "floor": "1",
            "lift": "yes",
            "pets": "yes",
            "tenure": "secure",
            "rent": "social",
            "ready": self.now.date().isoformat(),
        }
        number = 1
        self._hands.presses(lead, Action("claim", "take", reference))
        self._hands.presses(lead, Action("offer", "home", reference, "1"), home)
        if self._chance.random() < 0.25:
            code = self._chance.choice([*RefusalCode]).value
            refuse = Action("answer", "refuse", reference, "1")
            self._hands.presses(officer, refuse, {"code": code})
            number = 2
            self._hands.presses(lead, Action("offer", "home", reference, "2"), home)
        offer = str(number)
        self._hands.presses(officer, Action("offer", "viewing", reference, offer))
        self._hands.presses(officer, Action("answer", "accept", reference, offer))
        self._hands.presses(lead, Action("move", "start", reference, offer), {"tenure_kept": "yes"})
        self._hands.presses(officer, Action("move", "confirm", reference, offer))
        self._owed[landlord, household.size] += 1
        self._owed[giver, household.size] -= 1

    def _landlord(self) -> PartnerCode:
        """A landlord that may refer."""
        cap = self._scheme.policy.cap_on_owed
        return self._chance.choice([one for one in self._partners if self._debt(one) < cap])

    def _giver(self, landlord: PartnerCode, safe: frozenset[AreaCode], size: str) -> PartnerCode:
        """A landlord with homes where they would be safe; one that repays by it comes first."""
        partners = self._scheme.partners.values()
        able = [one.code for one in partners if one.stock_in & safe and one.code != landlord]
        most = max(self._owed[one, size] for one in able)
        return self._chance.choice(sorted(p for p in able if self._owed[p, size] == most))

    def _id(self, name: str) -> PersonId:
        person = self._scheme.at(PLATFORM, f"U-{name}")
        assert person is not None
        return person.id

    def _debt(self, partner: PartnerCode) -> int:
        """What a landlord owes, all sizes together."""
        return sum(max(0, homes) for (one, _), homes in self._owed.items() if one == partner)


def _at(name: str) -> Address:
    return Address(PLATFORM, f"U-{name}")
