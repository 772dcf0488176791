"""The whole path from a referral to the ledger, played by five people side by side."""

import re

from playwright.sync_api import expect

from tests.browser.acts import FEMI, JOE, MICK, RUTH, SAM, a_home, consent, refer, tenancy
from tests.browser.desk import Desk, Phone

TWO, ONE = "1 × 2 bed", "1 × 1 bed"


def test_two_households_move_and_the_third_referral_meets_the_cap(desk: Desk) -> None:
    desk.open(FEMI, RUTH, SAM, JOE, MICK)
    femi, ruth, joe = desk.phone(FEMI), desk.phone(RUTH), desk.phone(JOE)

    house(desk, size="2")
    owes, _ = desk.account("Hackney Council")
    _, is_owed = desk.account("Brent Council")
    expect(owes).to_have_text(TWO)
    expect(is_owed).to_have_text(TWO)

    house(desk, size="1")
    expect(owes).to_have_text(re.compile(rf"{ONE}\s+{TWO}"))
    expect(desk.panel("Ledger").get_by_role("listitem")).to_have_count(2)
    expect(desk.panel("Audit")).to_contain_text("The chain is whole")
    expect(desk.panel("Learn the path")).to_contain_text("step 9 of 9: Femi answers")

    asked = refer(joe, home="Brent", safe="Hackney", size="2")
    press(desk.phone(SAM), "Circulate", asked, "is circulated")

    femi.command("Refer")
    meets_the_cap(femi)
    femi.is_told("Ask your named leads")
    expect(femi.note.get_by_role("button", name="Claim")).to_have_count(0)
    femi.tab("Home")
    expect(femi.home).to_contain_text("Unfinished: a referral")
    expect(femi.home.get_by_role("button", name="Resume")).to_be_visible()

    ruth.command("Refer")
    meets_the_cap(ruth)
    way_out = ruth.is_told("Giving one of these homes would repay it", f"{asked} · two-bedroom")
    way_out.get_by_role("button", name="Claim", exact=True).click()
    ruth.is_told(f"You hold {asked}")
    expect(desk.buttons("Claim")).to_have_count(0)


def house(desk: Desk, size: str) -> None:
    """One household of Hackney moves to Brent, seen from every phone."""
    femi, ruth, sam, joe, mick = map(desk.phone, (FEMI, RUTH, SAM, JOE, MICK))

    reference = refer(femi, home="Hackney", safe="Brent", size=size)
    press(ruth, "Approve", reference, "is approved")
    press(sam, "Circulate", reference, "is circulated to 2 landlords")

    mick.tab("Messages")
    expect(mick.message(reference)).to_contain_text("The first landlord to claim holds it")
    press(joe, "Claim", reference, f"You hold {reference}")
    expect(desk.buttons("Claim")).to_have_count(0)
    press(mick, "Join the line", reference, "You are number 1 in line")
    expect(mick.message(reference)).to_contain_text("You are number 1 in line")

    expect(joe.root).not_to_contain_text(FEMI)
    joe.note.get_by_role("button", name="Offer a home").click()
    joe.is_asked("The home")
    joe.answer(a_home("Brent", size))
    joe.forward("Offer a home")
    expect(joe.home).to_contain_text("The officer's contact")
    expect(joe.home).to_contain_text(FEMI)
    joe.home.get_by_role("button", name="Viewing arranged").click()
    joe.is_told("A viewing", reference)
    joe.tab("Messages")
    expect(joe.root).not_to_contain_text(FEMI)

    expect(femi.home).to_contain_text(f"{reference} · ")
    press(femi, "Tenant accepts", reference, "The tenant accepts")
    press(joe, "Tenancy started", reference)
    joe.is_asked("The tenancy")
    joe.answer({"Is it a social tenancy": "Yes"})
    joe.forward("Tenancy started")
    joe.is_told("is logged")
    press(femi, "Confirm", reference, "they moved")
    expect(joe.message(reference)).to_contain_text("You are owed 1")
    for phone in (femi, ruth, sam, joe, mick):
        expect(phone.message(reference).get_by_role("button", name=re.compile("."))).to_have_count(
            2 if phone is sam else 0  # Open, and More
        )


def press(phone: Phone, label: str, reference: str, told: str = "") -> None:
    """Press a button of a message, and read the answer."""
    phone.press(label, reference)
    if told:
        phone.is_told(told)


def meets_the_cap(phone: Phone) -> None:
    """Fill the form as far as the landlord; it is refused with what is owed by size."""
    consent(phone)
    tenancy(phone)
    phone.is_told(
        "Refused",
        "Hackney Council owes 1 one-bedroom and 1 two-bedroom home",
        "Your answers are kept",
    )
