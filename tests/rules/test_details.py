"""L11: Telegram carries a reference, a size and buttons, unless the scheme trusts it with more."""

from dataclasses import replace

import pytest

from bot.chat.cards import Card
from bot.domain.policy import Policy
from tests.kit.phone import buttons_of, card_text, reply_text
from tests.kit.stage import Stage, circulated, refers, scheme_of

WORDS = ("Household", "Urgency", "Safe in", "adult", "floor", "Hackney", "Brent", "@", "Council")


@pytest.fixture
def stage(sqlite_url: str) -> Stage:
    return Stage(sqlite_url, scheme_of("Hackney", "Brent", platform="telegram"))


def trusting(stage: Stage, telegram_details: bool) -> None:
    policy = replace(stage.scheme.policy, telegram_details=telegram_details)
    stage.apply(replace(stage.scheme, policy=policy))
    stage.deliver()


def cards(stage: Stage) -> list[Card]:
    messages = stage.platforms["telegram"].messages
    return [card for own in messages.values() for card in own.values() if card.reference]


def test_L11_every_message_is_a_reference_a_size_and_buttons(stage: Stage) -> None:
    trusting(stage, telegram_details=True)
    reference = circulated(stage, stage.partner("Hackney"))
    stage.deliver()
    assert any("Household" in card_text(card) for card in cards(stage))

    trusting(stage, telegram_details=False)

    seen = [card for card in cards(stage) if buttons_of(card)]
    for card in cards(stage):
        assert not any(word in card_text(card) for word in WORDS), card
    assert seen
    for card in seen:
        assert card_text(card) == f"{reference} Two-bedroom home"
        assert {b.label for b in buttons_of(card)} <= {"Claim", "Circulate", "Approve", "Pause"}
    brent = stage.partner("Brent")
    assert "You hold" in reply_text(brent.lead.press("Claim", reference))
    stage.deliver()
    assert not brent.lead.sees("Offer a home", reference) or brent.lead.answer_buttons()

    trusting(stage, telegram_details=True)
    assert any("Household" in card_text(card) for card in cards(stage))


def test_L11_a_referral_is_refused_there_with_where_to_go(stage: Stage) -> None:
    officer = stage.phone("hackney-officer")
    officer.open("refer")
    assert "no details pass through Telegram" in reply_text(officer.reply)
    assert "Ask the coordinator" in reply_text(officer.reply)
    assert stage.rows()["draft"] == []
    person = stage.person("hackney-officer")
    both = replace(person, addresses=(*person.addresses, ("slack", "U-both")))
    stage.apply(replace(stage.scheme, people=dict(stage.scheme.people) | {person.id: both}))
    officer.open("refer")
    assert "Do it in Slack." in reply_text(officer.reply)


def test_L11_no_form_no_contact_and_no_opened_case_shows_more(stage: Stage) -> None:
    trusting(stage, telegram_details=True)
    reference = circulated(stage, stage.partner("Hackney"))
    brent = stage.partner("Brent")
    brent.claims(reference)
    brent.offers(reference)
    stage.deliver()
    contact = brent.lead.find("Contact", reference)
    trusting(stage, telegram_details=False)
    before = len(stage.links())
    assert "no details pass" in reply_text(brent.lead.tap(contact))
    assert len(stage.links()) == before, "a contact that was not shown is not in the audit"
    sam = stage.phone("sam")
    sam.open("home")
    for word in WORDS:
        assert word not in reply_text(sam.reply), word
    text = reply_text(sam.press("Open", reference))
    assert text == f"{reference} Two-bedroom home"


def test_L11_a_person_who_prefers_slack_has_everything_while_a_colleague_on_telegram_has_not(
    sqlite_url: str,
) -> None:
    scheme = scheme_of("Hackney", "Brent", policy=Policy())
    lead = next(p for p in scheme.people.values() if p.name == "brent-lead1")
    moved = replace(lead, addresses=(("telegram", "55"),))
    stage = Stage(sqlite_url, replace(scheme, people=dict(scheme.people) | {lead.id: moved}))
    reference = circulated(stage, stage.partner("Hackney"))
    stage.deliver()
    first, second = stage.phone("brent-lead"), stage.phone("brent-lead1")
    assert "Household" in card_text(first.card(reference))
    assert card_text(second.card(reference)) == f"{reference} Two-bedroom home"
    assert second.sees("Claim", reference)
    assert refers(stage, stage.phone("hackney-officer"), "HAC").reference
