"""No landlord is ever shown the home area or the home landlord, whatever its case came to."""

from collections.abc import Iterator, Mapping

from hypothesis import given, settings

from bot.chat.address import Address
from bot.chat.cards import Card, Facts, Text
from bot.domain.access import Standing, concerned, standings
from bot.domain.case import ACTIVE, OVER, Case, State
from bot.domain.codes import Question
from bot.domain.ids import AreaCode, PartnerCode
from bot.domain.property import Home
from bot.domain.request import matching_areas
from bot.domain.scheme import Scheme, listed
from bot.flows.ports import Drawn
from bot.flows.show import audiences, card_for
from tests.kit.lengths import examples
from tests.kit.phone import whole
from tests.properties.histories import History, histories


@settings(max_examples=examples(60))
@given(histories())
def test_D3_no_landlords_card_names_the_home_area_or_the_home_landlord(history: History) -> None:
    for case in history.stands:
        for card in landlords_cards(history.scheme, case):
            names_nothing_hidden(history.scheme, case, card)


@settings(max_examples=examples(60))
@given(histories())
def test_D4_a_landlords_card_names_its_own_safe_areas_and_the_home_it_offers_alone(
    history: History,
) -> None:
    scheme = history.scheme
    for case in history.stands:
        if case.state in OVER:
            continue
        for code, (channel, leads) in readers_cards(audiences(scheme, case)).items():
            mine = safe(case) & scheme.partners[code].stock_in
            assert mine == matching_areas(case, scheme.partners[code])
            own = listed(sorted(scheme.areas[area].name for area in mine))
            if channel is not None:
                assert channel.card.blocks[0] == Text(f"Safe in {own}.")
                assert areas_named(scheme, channel.card) == mine
            facts = facts_of(leads.card)
            assert facts.pop("Safe in") == own
            home = case.offer.home if case.offer and case.offer.partner == code else None
            assert ("Your home" in facts) == (home is not None)
            assert areas_named(scheme, leads.card) == mine | ({home.area} if home else set())


@settings(max_examples=examples(60))
@given(histories())
def test_D3_neither_the_home_landlord_nor_anybody_excluded_is_sent_a_request(
    history: History,
) -> None:
    scheme = history.scheme
    for case in history.stands:
        for code, (channel, leads) in readers_cards(audiences(scheme, case)).items():
            assert code not in {case.referral.landlord, *case.referral.excluded_partners}
            assert safe(case) & scheme.partners[code].stock_in
            for address in leads.to:
                person = scheme.at(address.platform, address.id)
                assert person is not None
                assert person.partner == code
                assert person.id not in case.referral.excluded_persons
            if channel is not None:
                assert channel.to == (Address("slack", f"C{code}"),)


@settings(max_examples=examples(60))
@given(histories())
def test_D3_no_home_is_ever_entered_in_the_home_area_or_in_one_that_is_not_safe(
    history: History,
) -> None:
    """A home of an offer that ended may lie where it was safe before an amendment."""
    entered: dict[int, Home] = {}
    for case in history.stands:
        for offer in case.offers:
            if offer.home is None:
                continue
            if entered.get(offer.number) != offer.home or offer.state in ACTIVE:
                assert offer.home.area in safe(case)
            assert offer.home.area != case.referral.home_area
            entered[offer.number] = offer.home


@settings(max_examples=examples(60))
@given(histories())
def test_L6_no_landlords_card_names_why_a_case_was_returned_or_ended(history: History) -> None:
    """Nor of a case that is over any area, any need, or anything to press but of a check."""
    scheme = history.scheme
    for case in history.stands:
        for slot, drawn in audiences(scheme, case).items():
            if slot in ("desk", "officer"):
                continue
            shown = whole(drawn.card)
            if case.code not in ("", "other"):  # "another landlord" is no reason
                assert case.code not in shown
                assert case.code.replace("_", " ") not in shown
            if case.state is State.RETURNED:
                assert Question(case.code).sentence not in shown
            if case.state in OVER and slot != "home":
                assert {button.action.flow for button in drawn.card.buttons} <= {"follow_up"}
                assert not areas_named(scheme, drawn.card)
                assert not facts_of(drawn.card)


def safe(case: Case) -> frozenset[AreaCode]:
    """Where a home may be, from what was asked alone (D3)."""
    asked = case.referral
    return frozenset(
        area
        for area in asked.safe_areas
        if area != asked.home_area and area not in asked.unsafe_areas
    )


def landlords_cards(scheme: Scheme, case: Case) -> Iterator[Card]:
    """Every card that comes to a landlord unasked, and every one that a lead of one may open.

    A lead who is the nominating officer put the home area on the form.
    """
    for slot, drawn in audiences(scheme, case).items():
        if slot not in ("desk", "officer"):
            yield drawn.card
    for person in scheme.people.values():
        held = standings(scheme, person, case)
        if concerned(scheme, person, case) and person.is_lead and Standing.NOMINATOR not in held:
            yield card_for(scheme, person, case)


def names_nothing_hidden(scheme: Scheme, case: Case, card: Card) -> None:
    """Neither by name nor by code, nor in what a button sends back."""
    area, landlord = scheme.areas[case.referral.home_area], scheme.partners[case.referral.landlord]
    shown = whole(card)
    for hidden in (area.name, area.code, landlord.name.split()[0], landlord.code):
        assert hidden not in shown, f"{hidden} of {case.referral}: {shown}"


def readers_cards(
    cards: Mapping[str, Drawn],
) -> dict[PartnerCode, tuple[Drawn | None, Drawn]]:
    """By landlord, the card of its channel, if any, and its leads'."""
    return {
        PartnerCode(slot.removeprefix("leads:")): (
            cards.get(slot.replace("leads:", "channel:")),
            drawn,
        )
        for slot, drawn in cards.items()
        if slot.startswith("leads:")
    }


def facts_of(card: Card) -> dict[str, str]:
    """Every fact of a card by its label."""
    return {
        label: value
        for block in card.blocks
        if isinstance(block, Facts)
        for label, value in block.pairs
    }


def areas_named(scheme: Scheme, card: Card) -> frozenset[AreaCode]:
    """The areas that are named anywhere on a card."""
    shown = whole(card)
    return frozenset(code for code, area in scheme.areas.items() if area.name in shown)
