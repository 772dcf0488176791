"""Cases brought forward without their forms: the domain decides each step, the audit has it."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date

from bot.domain import intake, move, offer, request
from bot.domain.case import Case
from bot.domain.facts import Fact
from bot.domain.ids import AreaCode, PartnerCode, PersonId, Reference
from bot.domain.ledger import Balance
from bot.domain.property import Home, HomeType, OfferedTenure, Rent, Size
from bot.domain.referral import Referral
from bot.flows.ports import Books, Draft
from tests.kit.stage import Stage


@contextmanager
def opened(stage: Stage) -> Iterator[Books]:
    """The books of the stage's scheme, for one turn."""
    with stage.store.begin() as transaction:
        (scheme,) = (known for known in transaction.schemes() if known.code == stage.code)
        with transaction.books(scheme, stage.now) as books:
            yield books


class Forwarding:
    """Cases of a stage, made and moved on within one turn."""

    def __init__(self, stage: Stage, books: Books) -> None:
        self.stage = stage
        self.books = books

    def submitted(self, like: Referral, landlord: str = "") -> Case:
        """A new referral that waits for approval; of another landlord where one is named."""
        code = PartnerCode(landlord or like.landlord)
        reference = self.books.cases.new_reference()
        case, fact = intake.submit(
            reference, replace(like, landlord=code), PersonId("x"), self.stage.now
        )
        self.books.cases.add(case)
        self._fact(reference, fact)
        return case

    def approved(self, case: Case) -> Case:
        """It, approved."""
        balance = Balance(case.landlord, {})
        return self._keep(*intake.approve(case, balance, self.stage.scheme, self.stage.now))

    def circulated(self, case: Case) -> Case:
        """It, approved before, put before the landlords."""
        balance = Balance(case.landlord, {})
        return self._keep(*intake.circulate(case, balance, self.stage.scheme, self.stage.now))

    def claimed(self, case: Case, giver: str) -> Case:
        """It, circulated before, held by this landlord."""
        case, claimed = request.claim(case, PartnerCode(giver), self.stage.now)
        assert claimed
        return self._keep(case, claimed)

    def started(self, case: Case, giver: str) -> Case:
        """It, circulated before, all but confirmed: the giver logged the start of the tenancy."""
        now = self.stage.now
        case, claimed = request.claim(case, PartnerCode(giver), now)
        assert claimed
        self._keep(case, claimed)
        area = next(iter(self.stage.scheme.partners[PartnerCode(giver)].stock_in))
        case = self._keep(
            *offer.enter_home(case, _home(area, case.size), self.stage.scheme.policy, now)
        )
        case = self._keep(*offer.accept(case, now))
        started = move.start_tenancy(
            case,
            started=now.date(),
            size=case.size,
            adults=1,
            children=2,
            tenure_kept=True,
            by=PersonId("x"),
            at=now,
        )
        return self._keep(*started)

    def draft(self, like: Draft, person: PersonId, landlord: str) -> Draft:
        """A draft as filled as another, of another person for another landlord."""
        answers = {page: dict(given) for page, given in like.answers.items()}
        answers["Tenancy"]["landlord"] = (landlord,)
        answers["Lead"]["officer"] = (person,)
        draft = replace(like, id=secrets.token_hex(8), person=person, answers=answers)
        self.books.drafts.begin(draft)
        return draft

    def _keep(self, case: Case, fact: Fact) -> Case:
        self.books.cases.save(case)
        self._fact(case.reference, fact)
        return case

    def _fact(self, reference: Reference, fact: Fact) -> None:
        codes = {field.name: getattr(fact, field.name) for field in fields(fact)}
        del codes["reference"]
        self.books.audit.append("x", "a test", type(fact).__name__, reference, codes)


def _home(area: AreaCode, size: Size) -> Home:
    return Home(
        area,
        size,
        HomeType.FLAT,
        0,
        False,
        frozenset(),
        True,
        OfferedTenure.SECURE,
        Rent.SOCIAL,
        date(2026, 3, 10),
    )
