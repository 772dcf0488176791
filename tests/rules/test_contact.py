"""R20, R21: what is on nobody's screen, and when the officer's contact is on somebody's."""

import pytest

from bot.chat.action import Action
from bot.chat.cards import Button
from bot.domain.case import State
from tests.kit.phone import Phone
from tests.kit.stage import Stage, circulated, press
from tests.rules.conftest import Play

AT_HACKNEY = ("hackney-officer", "hackney-lead", "hackney-lead1")
EMAIL = "hackney-officer@example.org"


def contact_button(reference: str, offer: int = 1) -> Button:
    """A Contact button made up by hand, for those who are shown none."""
    return Button("Contact", Action("offer", "contact", reference, str(offer)))


def everybody_but(stage: Stage, *names: str) -> list[Phone]:
    return [stage.phone(p.name) for p in stage.scheme.people.values() if p.name not in names]


def test_R21_a_claim_alone_reveals_nothing(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)

    brent.claims(reference).is_done("You hold")

    assert not brent.lead.sees("Contact", reference)
    brent.lead.tap(contact_button(reference))
    assert EMAIL not in brent.lead.ever_saw()
    assert "Enter the home" in brent.lead.text()
    assert stage.audit("ContactShown") == []


def test_R21_the_contact_appears_once_a_home_that_fits_is_entered(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)

    shown = brent.offers(reference)

    assert "hackney-officer, housing officer" in shown.text
    assert EMAIL in shown.text


def test_R21_a_home_that_does_not_fit_shows_no_contact_before_the_officers_yes(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    brent.offers(reference, size="1").is_done("The nominating officer is asked")

    brent.lead.tap(contact_button(reference))
    assert EMAIL not in brent.lead.ever_saw()
    assert stage.audit("ContactShown") == []

    press(stage, hackney.officer, "Yes, offer it", reference)
    press(stage, brent.lead, "Contact", reference).is_done(EMAIL)


def test_R21_only_the_holders_leads_and_the_coordinator_see_it_and_each_showing_is_logged(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    press(stage, lewisham.lead, "Join the line", reference)
    brent.offers(reference)

    press(stage, brent.second_lead, "Contact", reference).is_done(EMAIL)
    stage.phone("sam").press("Open", reference)
    press(stage, stage.phone("sam"), "Contact", reference).is_done(EMAIL)
    allowed = ("brent-lead", "brent-lead1", "sam", "hackney-officer")
    for phone in everybody_but(stage, *allowed):
        phone.tap(contact_button(reference))

    shown = stage.audit("ContactShown", reference)
    assert [(link.person, link.acted_as) for link in shown] == [
        ("brent-lead", "a named lead of the landlord that holds it"),
        ("brent-lead1", "a named lead of the landlord that holds it"),
        ("sam", "coordinator"),
    ]
    for phone in everybody_but(stage, *allowed):
        assert EMAIL not in phone.ever_saw()


def test_R21_after_a_refusal_the_contact_waits_for_the_next_home(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    brent.offers(reference)
    press(stage, hackney.officer, "Tenant refuses", reference)
    hackney.officer.fill({"code": "cost"})
    showings = len(stage.audit("ContactShown"))

    for offer in (1, 2):
        brent.lead.tap(contact_button(reference, offer))

    assert len(stage.audit("ContactShown")) == showings


def test_R21_the_work_contact_of_an_officer_outside_the_bot_is_shown_alike(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(
        stage,
        hackney,
        officer="contact",
        contact_name="Ada Obi",
        contact_role="Advocate",
        contact_email="ada@example.org",
        contact_phone="020 7946 0018",
    )
    brent.claims(reference)

    shown = brent.offers(reference)

    assert "Ada Obi, Advocate" in shown.text
    assert "ada@example.org" in shown.text
    assert "020 7946 0018" in shown.text


@pytest.mark.parametrize("last", ["offered", "refused", "accepted"])
def test_R21_home_area_and_landlord_are_on_no_landlords_screen_before_the_tenant_accepts(
    play: Play, last: str
) -> None:
    stage = play("Hackney", "Brent", "Lewisham", "Camden")
    walk_to(stage, last)

    for phone in everybody_but(stage, "sam", *AT_HACKNEY):
        for what in ("home", "owed"):  # help names every area of the scheme (R36)
            phone.open(what)
        seen = phone.ever_saw()
        for secret in ("Hackney Council", "HAC", "Nowhere", "ZZA"):
            assert secret not in seen, (phone.address.id, secret)


def walk_to(stage: Stage, last: str) -> str:
    """A household whose home area is Nowhere, up to here, its request opened by every lead."""
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    reference = circulated(stage, hackney, home_area="ZZA", safe_areas=["BRE", "LEW"])
    brent.claims(reference)
    press(stage, lewisham.lead, "Join the line", reference)
    brent.offers(reference)
    press(stage, brent.second_lead, "Contact", reference)
    press(stage, brent.second_lead, "Viewing arranged", reference)
    if last == "refused":
        press(stage, hackney.officer, "Tenant refuses", reference)
        hackney.officer.fill({"code": "condition"})
        brent.offers(reference, area="BRE")
    if last == "accepted":
        press(stage, hackney.officer, "Tenant accepts", reference)
    stage.deliver()
    for landlord in (brent, lewisham):
        landlord.lead.open("home")
        landlord.lead.press("Open", reference)
    expected = {"offered": State.VIEWING, "refused": State.OFFERED, "accepted": State.ACCEPTED}
    assert stage.case(reference).state is expected[last]
    return reference


def test_R20_a_card_says_totals_and_never_who_the_household_is(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")

    reference = circulated(stage, hackney, risks=["hate_crime"], aged_10_15="1", note="fears dogs")

    seen = brent.lead.ever_saw()
    assert "1 adult, 3 children" in seen
    assert reference in seen
    for secret in ("hate", "secure", "fears dogs", "aged", "MARAC", "arrears"):
        assert secret not in seen, secret
