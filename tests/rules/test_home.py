"""Home shows what waits for whom, and help says what each role can do."""

import pytest

from bot.chat.action import Action
from bot.chat.cards import Button
from tests.kit.phone import Phone, reply_text
from tests.kit.stage import Stage, approved, circulated, press, refers
from tests.rules.conftest import Play


def home_of(stage: Stage, name: str) -> dict[str, str]:
    """What a person's Home lists under each heading."""
    phone = stage.phone(name)
    phone.open("home")
    _, *lines = reply_text(phone.reply).splitlines()
    listed: dict[str, str] = {}
    heading = ""
    for line in lines:
        if line in ("Waits for you", "Going on"):
            heading = line
        else:
            listed[heading] = f"{listed.get(heading, '')}{line}\n"
    return listed


def waiting_for(stage: Stage, reference: str) -> set[str]:
    """Everybody for whom a case waits."""
    names = [person.name for person in stage.scheme.people.values()]
    return {name for name in names if reference in home_of(stage, name).get("Waits for you", "")}


def test_home_shows_each_step_to_whoever_must_take_it(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    hackneys_leads = {"hackney-lead", "hackney-lead1"}
    brents_leads = {"brent-lead", "brent-lead1"}

    reference = hackney.refers().reference
    assert waiting_for(stage, reference) == hackneys_leads
    hackney.approves(reference)
    assert waiting_for(stage, reference) == {"sam"}
    press(stage, stage.phone("sam"), "Circulate", reference)
    assert waiting_for(stage, reference) == brents_leads | {"lewisham-lead", "lewisham-lead1"}
    brent.claims(reference)
    assert waiting_for(stage, reference) == brents_leads
    brent.offers(reference, size="1")
    assert waiting_for(stage, reference) == {"hackney-officer"}
    press(stage, hackney.officer, "Yes, offer it", reference)
    assert waiting_for(stage, reference) == {"hackney-officer"} | brents_leads  # a viewing
    press(stage, brent.lead, "Viewing arranged", reference)
    assert waiting_for(stage, reference) == {"hackney-officer"}
    press(stage, hackney.officer, "Tenant accepts", reference)
    assert waiting_for(stage, reference) == brents_leads
    brent.starts(reference)
    assert waiting_for(stage, reference) == {"hackney-officer"}
    press(stage, hackney.officer, "Confirm", reference)
    assert waiting_for(stage, reference) == set()


def test_home_shows_the_coordinator_what_waits_for_an_officer_outside_the_bot(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(
        stage,
        hackney,
        officer="contact",
        contact_name="Ada Obi",
        contact_role="Advocate",
        contact_email="ada@example.org",
    )
    brent.claims(reference)
    brent.offers(reference)

    assert waiting_for(stage, reference) == {"sam", "brent-lead", "brent-lead1"}
    press(stage, stage.phone("sam"), "Tenant accepts", reference).is_done()


def test_home_shows_the_coordinator_what_waits_for_an_officer_who_has_left(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    brent.offers(reference)

    stage.leaves("hackney-officer")

    assert waiting_for(stage, reference) == {"sam", "brent-lead", "brent-lead1"}


def test_home_is_never_longer_than_a_phone_reads_and_counts_the_rest(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")
    for _ in range(14):
        hackney.refers()

    listed = home_of(stage, "hackney-lead")["Waits for you"].splitlines()

    assert len(listed) == 13
    assert listed[-1] == "And 2 more, newer than these."


def test_home_has_nothing_for_whom_nothing_waits(play: Play) -> None:
    stage = play("Hackney", "Brent")
    approved(stage, stage.partner("Hackney"))

    for name in ("brent-lead", "brent-officer", "leah", "obi"):
        assert home_of(stage, name) == {"": "Nothing waits for you.\n"}


def test_home_opens_a_case_with_the_same_buttons_as_its_message(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)

    brent.lead.open("home")
    brent.lead.press("Open", reference)

    assert [b.label for b in brent.lead.answer_buttons()] == ["Claim"]


def commands(phone: Phone, what: str) -> list[str]:
    phone.open(what)
    return [button.label for button in phone.answer_buttons()]


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("hackney-officer", ["Refer", "Inquiry", "Owed"]),
        ("hackney-lead", ["Refer", "Inquiry", "Requests", "Empty homes", "Owed", "Activity"]),
        ("hackney-lead1", ["Refer", "Inquiry", "Requests", "Empty homes", "Owed", "Activity"]),
        ("leah", ["Refer", "Inquiry"]),
        ("sam", ["Refer", "Inquiry", "Requests", "Empty homes", "Owed", "Activity", "Desk"]),
        ("obi", []),
    ],
)
def test_home_and_help_offer_each_role_what_it_may_do(
    play: Play, name: str, labels: list[str]
) -> None:
    phone = play("Hackney", "Brent").phone(name)

    assert commands(phone, "home") == [*labels, "Help"]
    assert commands(phone, "help") == [*labels, "Home"]


@pytest.mark.parametrize(
    ("name", "first_words"),
    [
        ("hackney-officer", "Press Refer to ask for a safe home for a household."),
        ("hackney-lead1", "You approve your own landlord's referrals"),
        ("hackney-lead", "When a request fits a home of yours, press Claim"),
        ("leah", "Press Refer to ask for a safe home for a household you support."),
        ("sam", "Home shows what waits for you: circulate what is approved"),
        ("obi", "You see figures only."),
    ],
)
def test_help_says_to_each_role_what_to_press(play: Play, name: str, first_words: str) -> None:
    phone = play("Hackney", "Brent").phone(name)

    phone.open("help")

    assert first_words in phone.text()
    assert "Never write a tenant's name or address here" in phone.text()


def test_home_shows_an_unfinished_form_that_can_be_resumed_or_discarded(play: Play) -> None:
    stage = play("Hackney", "Brent")
    leah = stage.phone("leah")
    leah.open("refer")
    leah.fill({"consents": "yes"})
    stage.wait(days=1)

    leah.open("home")
    assert "Unfinished: a referral, begun yesterday" in leah.text()
    leah.press("Resume")
    assert leah.form.heading == "The tenancy"

    leah.open("home")
    leah.press("Discard")
    assert "Discarded. Nothing of it is kept." in leah.text()
    leah.open("home")
    assert "Unfinished" not in leah.text()
    assert stage.rows()["draft"] == []


def test_home_of_a_support_worker_follows_a_referral_to_its_end(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    leah = stage.phone("leah")
    reference = refers(stage, leah, "HAC").reference
    assert (
        f"{reference} · two-bedroom home · waiting for approval"
        in home_of(stage, "leah")["Going on"]
    )

    hackney.approves(reference)
    press(stage, stage.phone("sam"), "Circulate", reference)
    brent.houses(reference, officer=leah)

    assert home_of(stage, "leah") == {"": "Nothing waits for you.\n"}
    stage.deliver()
    assert "The household moved." in leah.text()


@pytest.mark.parametrize("subject", ["2222-22", "HAC", ""])
def test_L7_an_unfinished_form_names_a_case_and_nothing_else(play: Play, subject: str) -> None:
    stage = play("Hackney", "Brent")
    sam = stage.phone("sam")
    sam.tap(Button("Substitution", Action("ledger", "substitute", subject, opens=True)))
    assert sam.form.title == "Substitution"

    said = reply_text(sam.open("home"))

    assert "Unfinished: a substitution, begun today" in said
    assert not subject or subject not in said
