"""D3, D4, D7, D12: who may see a request, and how much of it each of them is shown."""

import pytest

from bot.chat.action import Action
from bot.chat.address import Address
from bot.chat.cards import Button, Card, Text
from bot.domain.case import State
from tests.kit.phone import Phone, card_text, reply_text
from tests.kit.stage import Landlord, approved, circulated, press, refers
from tests.rules.conftest import Play


def hears(landlord: Landlord, reference: str) -> bool:
    """Whether anybody of a landlord, or its channel, ever heard of a request."""
    stage = landlord.stage
    stage.deliver()
    people = [p.name for p in stage.scheme.people.values() if p.partner == landlord.code]
    for name in people:
        for what in ("home", "owed", "help", "refer"):
            stage.phone(name).open(what)
    return any(reference in stage.phone(name).ever_saw() for name in people)


def channel_cards(landlord: Landlord, reference: str) -> list[Card]:
    """Every card about a request that a landlord's channel was ever sent."""
    channel = Address("slack", f"C{landlord.code}")
    return [
        card
        for to, card in landlord.stage.platforms["slack"].ever
        if to == channel and card.reference == reference
    ]


def test_D3_landlords_with_homes_in_a_safe_area_see_a_request(play_on_both: Play) -> None:
    stage = play_on_both("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")

    reference = circulated(stage, hackney, safe_areas=["BRE"])

    assert hears(brent, reference)
    assert brent.lead.sees("Claim", reference)
    assert not hears(lewisham, reference)  # it has no home in a safe area


def test_D3_nobody_sees_a_request_before_it_is_circulated(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")

    reference = approved(stage, hackney)

    assert not hears(brent, reference)


def test_D3_the_home_landlord_never_sees_it_as_a_request(play: Play) -> None:
    stage = play("Hackney", "Brent", stock={"Hackney": ["Hackney", "Brent"], "Brent": ["Brent"]})
    (hackney,) = stage.partners("Hackney")

    reference = circulated(stage, hackney, safe_areas=["BRE"])

    assert not hackney.lead.sees("Claim", reference)
    hackney.lead.tap(Button("Claim", Action("claim", "take", reference)))
    assert "cannot claim a request" in hackney.lead.text()
    assert stage.case(reference).state is State.CIRCULATED


def test_D3_an_excluded_partner_never_hears_of_it(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")

    reference = circulated(stage, hackney, excluded_partners=["Brent Council"])

    assert not hears(brent, reference)
    assert hears(lewisham, reference)


def test_D3_an_excluded_person_never_hears_of_it_and_their_colleagues_do(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")

    reference = circulated(stage, hackney, excluded_persons=["brent-lead1, Brent Council"])
    brent.claims(reference)
    brent.offers(reference)

    brent.second_lead.open("home")
    assert reference not in brent.second_lead.ever_saw()
    assert channel_cards(brent, reference) == []  # where the excluded person may read
    assert reference in brent.lead.ever_saw()


def test_D3_an_officer_who_is_excluded_keeps_the_request_out_of_their_landlords_channel(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")

    reference = circulated(stage, hackney, excluded_persons=["brent-officer, Brent Council"])

    assert channel_cards(brent, reference) == []
    assert channel_cards(lewisham, reference) != []
    assert brent.lead.sees("Claim", reference)


def test_D3_a_person_excluded_at_the_home_landlord_is_told_nothing_of_the_referral(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")

    reference = hackney.refers(excluded_persons=["hackney-lead1, Hackney Council"]).reference
    hackney.second_lead.open("home")

    assert reference not in hackney.second_lead.ever_saw()
    assert hackney.lead.sees("Approve", reference)


def test_D3_an_unsafe_area_shows_a_request_to_nobody(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")

    reference = circulated(stage, hackney, safe_areas=["BRE"], unsafe_areas=["LEW"])

    assert not hears(lewisham, reference)
    assert hears(brent, reference)


def test_D3_the_home_area_is_always_unsafe_also_to_other_landlords_with_homes_there(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", "Lewisham", stock={"Lewisham": ["Hackney"]})
    hackney, lewisham = stage.partners("Hackney", "Lewisham")

    reference = circulated(stage, hackney, home_area="HAC", safe_areas=["BRE"])

    assert not hears(lewisham, reference)


ON_A_CASE = [
    ("case", "show"),
    ("approve", "approve"),
    ("circulate", "circulate"),
    ("claim", "take"),
    ("claim", "for"),
    ("offer", "home"),
    ("offer", "contact"),
    ("offer", "agree"),
    ("offer", "decline"),
    ("offer", "viewing"),
    ("answer", "accept"),
    ("answer", "refuse"),
    ("move", "start"),
    ("move", "confirm"),
]


@pytest.mark.parametrize(("flow", "verb"), ON_A_CASE)
def test_D3_a_request_of_others_cannot_even_be_guessed_at(play: Play, flow: str, verb: str) -> None:
    stage = play("Hackney", "Brent", "Lewisham", "Camden")
    hackney, brent = stage.partners("Hackney", "Brent")
    real = circulated(
        stage,
        hackney,
        safe_areas=["BRE", "CAM"],
        excluded_partners=["CAM"],
        excluded_persons=["brent-lead1, Brent Council"],
    )
    brent.claims(real)
    made_up = "2222-22" if real != "2222-22" else "3333-33"

    for name in (
        "lewisham-lead",  # no homes in a safe area
        "camden-lead",  # of an excluded partner
        "brent-lead1",  # excluded, of the landlord that holds it
        "brent-officer",  # not a lead
        "leah",
        "obi",
    ):
        phone = stage.phone(name)
        phone.tap(Button("", Action(flow, verb, real, "1")))
        of_the_real = reply_text(phone.reply)
        phone.tap(Button("", Action(flow, verb, made_up, "1")))
        assert of_the_real.replace(real, made_up) == reply_text(phone.reply), name
        assert "Open Home" in of_the_real


def test_D4_the_channel_gets_the_reference_the_size_the_matching_areas_and_claim(
    play: Play,
) -> None:
    stage = play(
        "Hackney",
        "Brent",
        "Lewisham",
        stock={"Brent": ["Brent", "Camden", "Ealing"], "Lewisham": ["Lewisham"]},
    )
    hackney, brent = stage.partners("Hackney", "Brent")

    reference = circulated(
        stage,
        hackney,
        size="3",
        safe_areas=["BRE", "CAM", "LEW"],
        type="house",
        floor="ground",
        pets=["dog"],
        urgency="urgent",
    )

    assert channel_cards(brent, reference) == [
        Card(
            "Three-bedroom home",
            (
                Text("Safe in Brent and Camden."),
                Text("A household needs this home. The first landlord to claim holds it."),
            ),
            (Button("Claim", Action("claim", "take", reference), "primary"),),
            reference,
        )
    ]


def test_D4_the_needs_go_to_leads_privately(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")

    reference = circulated(
        stage,
        hackney,
        type="house",
        floor="ground",
        access=["level"],
        pets=["dog"],
        urgency="urgent",
    )

    private = card_text(brent.lead.card(reference))
    for need in (
        "two-bedroom house, ground floor, level access, with a dog",
        "1 adult, 2 children",
        "urgent",
        "March 2026",
    ):
        assert need in private
        assert all(need not in card_text(card) for card in channel_cards(brent, reference))


def test_D4_the_channel_never_learns_how_far_it_is(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    reference = circulated(stage, hackney)

    brent.houses(reference)
    stage.deliver()

    for landlord in (brent, lewisham):
        said = "\n".join(card_text(card) for card in channel_cards(landlord, reference))
        for word in ("offer", "viewing", "accept", "tenan", "contact", "officer", "mov"):
            assert word not in said.lower(), (landlord.name, word)
    assert channel_cards(brent, reference)[-1].title == "Closed"


def test_D4_no_landlord_sees_the_full_list_of_safe_areas(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham", "Camden", "Ealing")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    press(stage, lewisham.lead, "Join the line", reference)
    brent.offers(reference)

    for name in ("Lewisham", "Camden", "Ealing"):
        assert name not in brent.lead.ever_saw().replace("Lewisham Council", "")
    for name in ("Brent", "Camden", "Ealing"):
        assert name not in lewisham.lead.ever_saw()


def test_D7_everyone_who_may_see_a_request_hears_at_once_each_by_one_message(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    (hackney,) = stage.partners("Hackney")
    ready = approved(stage, hackney)

    press(stage, stage.phone("sam"), "Circulate", ready).is_done("to 2 landlords")

    stage.deliver()
    heard = [to.id for to, card in stage.platforms["slack"].ever if card.reference == ready]
    for name in ("brent", "lewisham"):
        assert heard.count(f"C{name[:3].upper()}") == 1
        for lead in (f"U-{name}-lead", f"U-{name}-lead1"):
            assert heard.count(lead) == 1
        assert f"U-{name}-officer" not in heard


def test_D7_a_person_with_two_platforms_hears_on_the_one_they_prefer(play: Play) -> None:
    stage = play("Hackney", "Brent")
    (hackney,) = stage.partners("Hackney")
    stage.reaches("brent-lead", ("telegram", "700"), ("slack", "U-brent-lead"))

    reference = circulated(stage, hackney)

    telegram = stage.platforms["telegram"].ever
    slack = stage.platforms["slack"].ever
    assert [to.id for to, card in telegram if card.reference == reference] == ["700"]
    assert "U-brent-lead" not in [to.id for to, card in slack if card.reference == reference]


def test_D7_an_urgent_request_is_marked_so_privately(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")

    reference = circulated(stage, hackney, urgency="urgent")

    assert "Urgency: urgent" in card_text(brent.lead.card(reference))
    brent.lead.open("home")
    assert "· urgent ·" in brent.lead.text()


def test_D7_where_nobody_may_see_it_circulation_stops_and_says_so(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    ready = approved(stage, hackney, safe_areas=["ZZA"])
    stage.deliver()
    assert "no landlord has homes in its safe areas" in stage.phone("sam").text()

    told = press(stage, stage.phone("sam"), "Circulate", ready)

    told.is_refused(f"No landlord of the scheme has homes in the safe areas of {ready}")
    told.is_refused("Ask the nominating officer for further safe areas")
    assert stage.case(ready).state is State.APPROVED
    assert not hears(brent, ready)


def everything(phone: Phone, reference: str) -> list[str]:
    """The distinct messages of a case that somebody was ever sent, as they came."""
    sent = phone.platforms["slack"].ever
    told = [card for to, card in sent if to == phone.address and card.reference == reference]
    return list(dict.fromkeys(card_text(card) for card in told))


@pytest.mark.parametrize("referrer", ["hackney-officer", "leah"])
def test_D12_the_home_landlords_leads_learn_only_offered_and_moved(
    play: Play, referrer: str
) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    officer = stage.phone(referrer)
    reference = refers(stage, officer, "HAC").reference
    hackney.approves(reference)
    press(stage, stage.phone("sam"), "Circulate", reference)
    shown: list[str] = []

    def look() -> None:
        stage.deliver()
        hackney.lead.open("home")
        shown.append(reply_text(hackney.lead.reply))
        if hackney.lead.sees("Open", reference):
            hackney.lead.press("Open", reference)
            shown.append(reply_text(hackney.lead.reply))

    look()
    before_the_claim = list(shown)
    stage.wait(days=2)
    brent.claims(reference)
    press(stage, lewisham.lead, "Join the line", reference)
    look()
    assert "referred 2 days ago" in shown[2]
    assert [text.replace("referred 2 days ago", "referred today") for text in shown[2:]] == (
        before_the_claim
    )
    brent.offers(reference)
    look()
    press(stage, brent.lead, "Viewing arranged", reference)
    look()
    press(stage, officer, "Tenant accepts", reference)
    look()
    brent.starts(reference)
    look()
    press(stage, officer, "Confirm", reference)
    look()

    told = everything(hackney.second_lead, reference)
    assert [text.splitlines()[1] for text in told if "approve" not in text] == [
        "This referral is circulated.",
        "This referral is offered.",
        "The household moved.",
        "There is a newer message about this below.",
    ]
    for secret in ("Brent", "Lewisham", "claimed", "held by", "viewing", "accepted", "flat"):
        assert secret not in "\n".join(shown)
        assert secret not in hackney.second_lead.ever_saw()


def test_D12_the_giver_and_the_area_go_to_the_officer_and_the_coordinator_alone(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.houses(reference)
    stage.deliver()

    for phone in (hackney.officer, stage.phone("sam")):
        assert "two-bedroom flat in Brent" in phone.ever_saw()
        assert "Brent Council" in phone.ever_saw()
    for name in ("hackney-lead", "hackney-lead1", "lewisham-lead", "lewisham-officer", "leah"):
        phone = stage.phone(name)
        phone.open("owed")
        phone.open("home")
        assert "Brent" not in phone.ever_saw()


def test_D12_a_lead_sees_the_accounts_of_its_own_landlord_alone(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    brent.gives(hackney)

    lewisham.lead.open("owed")

    assert "Owes: no homes\nIs owed: no homes" in lewisham.lead.text()
    for name in ("Hackney", "Brent"):
        assert name not in lewisham.lead.text().split("Lewisham Council · owed")[1][:200]


def test_the_giver_hears_that_the_move_is_confirmed_and_what_it_is_owed(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)

    brent.houses(reference)
    stage.deliver()

    assert "You are owed 1 two-bedroom home." in card_text(brent.second_lead.card(reference))
