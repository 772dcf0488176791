"""Who is shown what of a case: one card for each audience, drawn from the case as it stands.

The smallest card goes to channels (D4); needs go to leads, privately; the home area and landlord
are on no card; who gave, and where, go to the nominating officer and the coordinator alone (D12).
"""

from collections.abc import Iterable, Iterator, Mapping

from bot.chat.address import Address
from bot.chat.cards import Card
from bot.domain.access import Standing, concerned, standings
from bot.domain.aftercare import receiver
from bot.domain.case import Case, State
from bot.domain.ids import PartnerCode
from bot.domain.nomination import named
from bot.domain.person import Person
from bot.domain.request import let_go, readers
from bot.domain.scheme import Scheme
from bot.domain.sight import known_state
from bot.flows.ports import Drawn
from bot.flows.show_landlords import LandlordCards, landlords_cards, reach
from bot.flows.show_nomination import council_card
from bot.flows.show_parties import (
    desk_card,
    home_landlord_card,
    moved_card,
    officer_card,
    over_card,
)


def audiences(
    scheme: Scheme, case: Case, owing: frozenset[PartnerCode] = frozenset()
) -> Mapping[str, Drawn]:
    """Every card of a case by slot, each with its destinations.

    ``owing`` are the landlords for which giving this home would settle what they owe (D7).
    """
    return dict(_audiences(scheme, case, owing))


def card_for(
    scheme: Scheme,
    person: Person,
    case: Case,
    owing: frozenset[PartnerCode] = frozenset(),
) -> Card:
    """The card of this case that this person is shown, by their closest part in it."""
    held = standings(scheme, person, case)
    if Standing.COORDINATOR in held:
        return desk_card(scheme, case, opened=True)
    if Standing.NOMINATOR in held:
        return officer_card(scheme, case)
    if Standing.COUNCIL in held:
        return council_card(scheme, case)
    if Standing.READER in held and person.partner:
        return LandlordCards(scheme, case, owing).leads(person.partner)
    if Standing.GIVER in held:
        return moved_card(scheme, case)
    return home_landlord_card(scheme, case)


def state_for(scheme: Scheme, person: Person, case: Case) -> str:
    """The state of a case in words, as far as this person may know it (D12)."""
    known = known_state(scheme, person, case)
    return known.words if known else "held by another landlord"


def _audiences(
    scheme: Scheme, case: Case, owing: frozenset[PartnerCode]
) -> Iterator[tuple[str, Drawn]]:
    def them(people: Iterable[Person]) -> tuple[Address, ...]:
        theirs = [person for person in people if concerned(scheme, person, case)]
        return reach(scheme.asked(theirs, case.referral.excluded_persons))

    if case.state is State.CLOSED:
        return
    yield "desk", Drawn(desk_card(scheme, case), them(scheme.coordinators()))
    officers = [scheme.people[o] for o in case.referral.officers if o in scheme.people]
    yield "officer", Drawn(officer_card(scheme, case), them(officers))
    leads = [p for p in scheme.leads(case.landlord) if p.id not in case.referral.officers]
    yield "home", Drawn(home_landlord_card(scheme, case), them(leads))
    if council := named(scheme, case):
        yield "council", Drawn(council_card(scheme, case), them(scheme.leads(council)))
    if not case.is_out:
        if (giver := receiver(scheme, case)) and case.move:
            slot = f"leads:{case.move.receiver}"
            yield slot, Drawn(moved_card(scheme, case), them(scheme.leads(giver)))
        for partner in let_go(scheme, case):
            yield f"leads:{partner}", Drawn(over_card(case), reach(readers(scheme, case, partner)))
        return
    yield from landlords_cards(scheme, case, owing)
