"""What time brings, by the page's clock: a household's checks after its move, and a concern."""

from playwright.sync_api import expect

from tests.browser.acts import FEMI, JOE, RUTH, SAM, a_home, consent, refer
from tests.browser.desk import Desk


def move(desk: Desk) -> str:
    """A household of Hackney moves to Brent; its reference."""
    femi, ruth, sam, joe = map(desk.phone, (FEMI, RUTH, SAM, JOE))
    reference = refer(femi, home="Hackney", safe="Brent")
    ruth.press("Approve", reference)
    sam.press("Circulate", reference)
    joe.press("Claim", reference)
    joe.note.get_by_role("button", name="Offer a home").click()
    joe.is_asked("The home")
    joe.answer(a_home("Brent"))
    joe.forward("Offer a home")
    expect(joe.home).to_contain_text("The officer's contact")
    femi.press("Tenant accepts", reference)
    joe.press("Tenancy started", reference)
    joe.is_asked("The tenancy")
    joe.answer({"Is it a social tenancy": "Yes"})
    joe.forward("Tenancy started")
    femi.press("Confirm", reference)
    femi.is_told("they moved")
    return reference


def test_the_checks_after_a_move_are_answered_in_their_time(desk: Desk) -> None:
    desk.open(FEMI, RUTH, SAM, JOE)
    femi, sam, joe = map(desk.phone, (FEMI, SAM, JOE))
    reference = move(desk)
    expect(desk.panel("Clock")).to_contain_text(f"One-month check of {reference}")

    # Before a Monday the next due thing is the coordinators' weekly risk, not the check.
    desk.clock_goes("Go there", "One-month check of", reference)
    femi.press("Answer", reference)
    femi.is_asked("Is contact safe?")
    femi.answer({"Is it safe": "Yes, it is safe"})
    femi.forward("Send")
    femi.is_asked("How it went")
    femi.answer({"How did the move go": "4: well", "Do they need more support": "No"})
    femi.forward("Send")
    femi.is_told(f"The one-month check of {reference} is kept")
    expect(desk.panel("Learn the path")).to_contain_text("You have played the whole path")

    desk.clock_goes("Go there", "Six-month check of", reference)
    expect(desk.panel("Clock")).to_contain_text(f"check of {reference}, asked again")
    joe.press("Answer", reference)
    joe.is_asked("Is contact safe?")
    joe.answer({"Is it safe": "Yes, it is safe"})
    joe.forward("Send")
    joe.is_asked("The risk, and the tenancy")
    joe.answer({"Did the move end the risk?": "No, it continues"})
    joe.answer({"What became of the tenancy?": "They live there"})
    joe.forward("Send")
    joe.is_told(f"The coordinator hears of {reference} now", "call 999")

    sam.tab("Messages")
    concern = sam.message(reference)
    expect(concern).to_contain_text("the risk continues")
    expect(concern).to_contain_text("ask its specialist service to")
    sam.press("Dealt with", reference)
    sam.is_told(f"{reference} is dealt with")
    expect(desk.buttons("Dealt with")).to_have_count(0)
    expect(desk.panel("Clock").get_by_role("listitem")).to_have_count(1)
    expect(desk.panel("Clock")).to_contain_text(f"The cards of {reference} are closed")


def test_what_falls_due_on_the_way_is_done_in_its_own_morning(desk: Desk) -> None:
    desk.open(FEMI, RUTH)
    reference = refer(desk.phone(FEMI), home="Hackney", safe="Brent")
    desk.clock_goes("+1 month")

    reminded = desk.panel("Audit").locator("tr", has_text="Reminded").filter(has_text=reference)
    expect(reminded).to_have_count(2)
    said = reminded.locator("time").all_text_contents()
    assert {time.rpartition(", ")[2] for time in said} == {"09:30"}
    assert len(set(said)) == 2


def test_a_morning_message_leaves_a_half_filled_form_as_it_stands(desk: Desk) -> None:
    desk.open(FEMI, RUTH)
    femi, ruth = map(desk.phone, (FEMI, RUTH))
    reference = refer(femi, home="Hackney", safe="Brent")
    ruth.command("Refer")
    consent(ruth)
    ruth.is_asked("The tenancy")
    ruth.answer({"Which tenancy do they hold?": "Secure", "Rent arrears?": "None"})

    desk.clock_goes("Next working day")
    waits = ruth.root.locator("[data-card]", has_text="What waits for you")
    expect(waits).to_contain_text(reference)
    ruth.is_asked("The tenancy")
    tenure = ruth.question("Which tenancy do they hold?")
    expect(tenure.get_by_label("Secure", exact=True)).to_be_checked()
    ruth.answer(
        {
            "How many bedrooms do they have now?": "2",
            "Where do they stay meanwhile?": "In their own home",
        }
    )
    ruth.forward()
    ruth.is_asked("The risk")
