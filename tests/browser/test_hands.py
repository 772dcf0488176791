"""What hands do beside the path: half a form, a reload, a keyboard, a small phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.acts import JOE, RUTH, SAM, consent, refer
from tests.browser.desk import Desk


def circulated(desk: Desk) -> str:
    """A request of Hackney that Brent may see: a lead's own referral needs no approval."""
    ruth, sam = desk.phone(RUTH), desk.phone(SAM)
    desk.turn_to(ruth)
    reference = refer(ruth, home="Hackney", safe="Brent", size="2")
    desk.turn_to(sam)
    sam.press("Circulate", reference)
    sam.is_told("is circulated to 2 landlords")
    return reference


def test_a_half_filled_form_outlives_messages_mistakes_and_a_reload(desk: Desk) -> None:
    desk.open(RUTH, SAM, JOE)
    joe = desk.phone(JOE)
    joe.command("Refer")
    joe.is_asked("Consent")
    joe.forward()
    joe.is_wrong("Has the tenant chosen to move", "Answer this question.")
    consent(joe)
    joe.is_asked("The tenancy")
    joe.answer({"Rent arrears?": "None"})

    reference = circulated(desk)

    expect(joe.root.get_by_role("tab", name="Messages", include_hidden=True)).to_contain_text("1")
    expect(joe.question("Rent arrears?").get_by_label("None", exact=True)).to_be_checked()
    desk.page.reload()
    desk.is_live()
    expect(joe.home).to_contain_text("Unfinished: a referral")
    expect(joe.home).to_contain_text(reference)
    joe.home.get_by_role("button", name="Resume").click()
    joe.is_asked("The tenancy")
    joe.forward("Cancel")
    joe.is_told("nothing is kept")


def test_claim_and_offer_without_a_mouse(desk: Desk) -> None:
    desk.open(RUTH, SAM)
    reference = circulated(desk)
    desk.open(JOE)
    joe = desk.phone(JOE)

    joe.reaches("Claim").press("Enter")
    joe.is_told(f"You hold {reference}")
    joe.reaches("Offer a home").press("Space")
    joe.is_asked("The home")
    for name, value in (
        ("Which area is it in?", "BEN"),
        ("How many bedrooms?", "2"),
        ("What kind of home?", "flat"),
    ):
        joe.ticks(name, value)
    joe.reaches("Which floor?").press("0")
    joe.ticks("Is there a lift?", "no")
    joe.ticks("Are pets allowed?", "yes")
    joe.ticks("Which tenancy do you offer?", "secure")
    joe.ticks("At which rent?", "social")
    joe.reaches("When is it ready?")
    desk.page.keyboard.type("01122030")
    joe.reaches("Offer a home").press("Enter")
    expect(joe.home).to_contain_text("The officer's contact")
    expect(joe.home.locator("h3")).to_be_focused()


def test_the_clock_without_a_mouse(desk: Desk) -> None:
    desk.open(SAM)
    clock = desk.panel("Clock")
    says = clock.get_by_role("status")
    hour = clock.get_by_role("button", name="+1 hour")
    hour.focus()
    hour.press("Enter")
    expect(says).to_contain_text("The clock is at")
    expect(hour).to_be_focused()

    clock.get_by_role("button", name="+1 month").press("Space")
    stop = clock.get_by_role("button", name="Stop here")
    expect(clock.get_by_role("progressbar", name="On the way to")).to_be_visible()
    expect(says).to_contain_text("On the way to")
    stop.press("Enter")
    expect(says).to_contain_text("The clock is at")
    expect(clock.locator("[data-now]")).to_be_focused()


class TestOnASmallPhone:
    @pytest.fixture
    def size(self) -> tuple[int, int]:
        return 360, 740

    def test_nothing_is_cut_off_and_one_tap_claims(self, desk: Desk) -> None:
        desk.open(RUTH, SAM, JOE)
        desk.has_no_sideways_scroll()
        reference = circulated(desk)
        sam, joe = desk.phone(SAM), desk.phone(JOE)
        sam.command("Owed")
        expect(sam.home).to_contain_text("Waltham Forest Council")
        assert sam.home.evaluate("(pane) => pane.scrollWidth <= pane.clientWidth")

        desk.turn_to(joe)
        expect(sam.root).to_be_hidden()
        joe.home.get_by_role("button", name="Claim", exact=True).tap()
        joe.is_told(f"You hold {reference}")
        expect(desk.panel("Clock")).to_contain_text(f"Half of the hold of {reference} is over")
        desk.has_no_sideways_scroll()


def test_the_guide_is_hidden_and_brought_back(desk: Desk) -> None:
    desk.open()
    guide = desk.panel("Learn the path")
    expect(guide).to_contain_text("Start here: Femi presses Refer")
    guide.get_by_role("button", name="Hide the guide").click()
    expect(guide).to_be_hidden()
    desk.page.reload()
    desk.is_live()
    expect(guide).to_be_hidden()
    desk.page.get_by_role("button", name="Show the guide").click()
    expect(guide).to_be_visible()
