"""D2: an amendment withdraws at once what no longer fits, and nobody is told why."""

from bot.domain.case import OfferState, State
from tests.kit.phone import Phone, buttons_of, card_text
from tests.kit.stage import Landlord, Stage, circulated, press
from tests.rules.conftest import Play
from tests.rules.test_govern import does, revokes


def offered(play: Play, *waiting: str) -> tuple[Stage, Landlord, Landlord, str]:
    """Brent has offered Hackney's household a home, and these wait behind it."""
    stage = play("Hackney", "Brent", "Lewisham", "Camden")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    for name in waiting:
        press(stage, stage.partner(name).lead, "Join the line", reference)
    brent.offers(reference)
    stage.deliver()
    return stage, hackney, brent, reference


def has_a_button(phone: Phone, reference: str) -> bool:
    """Whether any message of theirs has a button about the case, earlier answers left aside."""
    return any(b.action.subject == reference for card in phone.cards() for b in buttons_of(card))


def amends(stage: Stage, landlord: Landlord, reference: str, what: str, **answers: object) -> None:
    """Its officer changes one page of a referral."""
    phone = landlord.officer
    press(stage, phone, "Amend", reference)
    phone.fill({"what": [what]})
    phone.fill(answers)  # type: ignore[arg-type]
    while phone.form.questions:
        phone.fill({})
    phone.submit({}, "next")
    stage.deliver()


def test_D2_an_area_that_is_no_longer_safe_takes_offer_and_place_with_it(
    play_on_both: Play,
) -> None:
    stage, hackney, brent, reference = offered(play_on_both, "Lewisham", "Camden")
    lewisham = stage.partner("Lewisham")

    amends(stage, hackney, reference, "areas", safe_areas=["CAM"], unsafe_areas=["LEW"])

    case = stage.case(reference)
    assert (case.holder, case.line) == ("CAM", ())
    assert case.offers[0].state is OfferState.WITHDRAWN
    assert stage.partner("Camden").lead.sees("Offer a home", reference)
    for phone in (brent.lead, lewisham.lead):
        assert "nothing to do" in card_text(phone.card(reference)).lower()
        assert not has_a_button(phone, reference)
        assert "safe" not in card_text(phone.card(reference))


def test_D2_an_excluded_landlord_loses_the_request_without_a_word_of_why(play: Play) -> None:
    stage, hackney, brent, reference = offered(play)
    rung = brent.lead.rung(reference)

    amends(stage, hackney, reference, "areas", excluded_partners=["BRE"])

    assert stage.case(reference).state is State.CIRCULATED
    assert brent.lead.rung(reference) == rung
    assert not has_a_button(brent.lead, reference)
    brent.lead.open("home")
    assert reference not in card_text(brent.lead.reply.card)  # type: ignore[union-attr]


def test_D2_a_home_that_no_longer_suits_is_withdrawn_and_its_landlord_may_offer_another(
    play: Play,
) -> None:
    stage, hackney, brent, reference = offered(play, "Lewisham")

    amends(stage, hackney, reference, "home", access=["wheelchair"])

    case = stage.case(reference)
    assert (case.holder, case.state, case.line) == ("BRE", State.CLAIMED, ("LEW",))
    assert case.held_offer().home is None
    assert brent.lead.sees("Offer a home", reference)


def test_D2_a_change_that_the_home_still_suits_leaves_the_offer_alone(play: Play) -> None:
    stage, hackney, _, reference = offered(play)

    amends(stage, hackney, reference, "home", smallest="1")

    assert stage.case(reference).state is State.OFFERED
    assert stage.case(reference).referral.needs.smallest == "1"


def test_D7_a_request_that_nobody_may_see_any_more_goes_back_to_the_coordinator(
    play: Play,
) -> None:
    stage, hackney, brent, reference = offered(play)
    sam = stage.phone("sam")

    amends(stage, hackney, reference, "areas", safe_areas=["ZZA"])

    assert stage.case(reference).state is State.APPROVED
    assert "no landlord has homes in its safe areas" in card_text(sam.card(reference))
    assert not has_a_button(brent.lead, reference)


def test_R17_officers_may_be_several_and_replaced(play: Play) -> None:
    stage, hackney, _, reference = offered(play)
    old = hackney.officer

    amends(
        stage,
        hackney,
        reference,
        "officer",
        officers=["hackney-lead1, Hackney Council", "hackney-lead, Hackney Council"],
    )

    names = {stage.scheme.people[o].name for o in stage.case(reference).referral.officers}
    assert names == {"hackney-lead", "hackney-lead1"}
    assert not has_a_button(old, reference)
    for phone in (hackney.lead, hackney.second_lead):
        assert phone.sees("Tenant accepts", reference)


def test_R17_an_officer_who_must_not_hear_of_it_cannot_lead_it(play: Play) -> None:
    stage, hackney, _, reference = offered(play)
    amends(stage, hackney, reference, "areas", excluded_persons=["hackney-lead, Hackney Council"])
    press(stage, hackney.officer, "Amend", reference)
    hackney.officer.fill({"what": ["officer"]})

    hackney.officer.fill({"officers": ["hackney-lead, Hackney Council"]})

    assert "must not hear of it" in str(hackney.officer.form.wrong)


def test_D2_the_amendment_form_shows_what_stands_and_sends_nothing_unchanged(play: Play) -> None:
    stage, hackney, _, reference = offered(play)
    press(stage, hackney.officer, "Amend", reference)
    hackney.officer.fill({"what": ["areas", "household", "home", "officer"]})
    shown = dict(hackney.officer.form.given)
    assert set(shown["safe_areas"]) == {"BRE", "LEW", "CAM"}
    while hackney.officer.form.questions:
        hackney.officer.fill({})
    before = stage.case(reference)

    hackney.officer.submit({}, "next")

    assert "Nothing" in hackney.officer.text()
    assert stage.case(reference) == before
    assert not stage.audit("ReferralAmended", reference)


def test_D3_whoever_has_no_access_now_stays_excluded_whatever_is_amended(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney = stage.partner("Hackney")
    excluded = str(stage.person("brent-lead").id)
    reference = circulated(stage, hackney, excluded_persons=[excluded])
    revokes(stage, "brent-lead")

    amends(stage, hackney, reference, "areas", safe_areas=["BRE"], unsafe_areas=["LEW"])

    assert stage.case(reference).referral.excluded_persons == {excluded}


def test_D3_nobody_claims_for_a_landlord_that_was_excluded_while_it_was_chosen(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, sam = stage.partner("Hackney"), stage.phone("sam")
    reference = circulated(stage, hackney, safe_areas=["BRE", "LEW"])
    sam.press("Claim for a landlord", reference)
    assert {option.value for option in sam.form.questions[0].options} == {"BRE", "LEW"}
    amends(stage, hackney, reference, "areas", excluded_partners=["Brent Council"])

    sam.fill({"landlord": "BRE"})

    assert sam.form.wrong == {"landlord": "Choose from the list: this is not on it."}
    assert stage.case(reference).holder is None


def test_D3_C11_a_landlord_that_has_merged_is_excluded_by_its_successors_name(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", "Lewisham", "Camden")
    hackney = stage.partner("Hackney")
    reference = circulated(stage, hackney, excluded_partners=["BRE"])
    does(stage, "BRE", "Merge")
    stage.phone("sam").fill({"successor": "LEW"})
    stage.phone("sam").press("Yes, merge")
    stage.scheme = stage.looked()

    press(stage, hackney.officer, "Amend", reference)
    hackney.officer.fill({"what": ["areas"]})
    asked = {question.name: question for question in hackney.officer.form.questions}

    assert hackney.officer.form.given["excluded_partners"] == ("LEW",)
    listed = {option.label for option in asked["excluded_partners"].options}
    assert listed == {"Hackney Council", "Lewisham Council", "Camden Council"}


def test_D2_the_home_area_stays_unsafe_whatever_is_amended(play: Play) -> None:
    stage, hackney, _, reference = offered(play)
    press(stage, hackney.officer, "Amend", reference)
    hackney.officer.fill({"what": ["areas"]})

    hackney.officer.fill({"safe_areas": ["HAC", "BRE"]})

    assert "home area is never safe" in str(hackney.officer.form.wrong)


def test_D2_what_changed_is_audited_by_its_name_and_never_by_its_value(play: Play) -> None:
    stage, hackney, _, reference = offered(play)

    amends(stage, hackney, reference, "areas", unsafe_areas=["LEW"], safe_areas=["BRE", "CAM"])

    (row,) = [r for r in stage.rows()["audit"] if "ReferralAmended" in r]
    assert "unsafe_areas" in str(row)
    assert "LEW" not in str(row)


def test_D2_a_home_in_an_area_that_became_unsafe_goes_though_its_landlord_has_others(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", "Camden", stock={"Brent": ["Brent", "Camden"]})
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    brent.offers(reference, area="Brent")
    press(stage, hackney.officer, "Tenant accepts", reference)

    amends(stage, hackney, reference, "areas", safe_areas=["CAM"], unsafe_areas=["BRE"])

    case = stage.case(reference)
    assert (case.holder, case.offers[0].state) == (None, OfferState.WITHDRAWN)
    assert brent.lead.sees("Claim", reference)
    assert not brent.lead.sees("Tenancy started", reference)


def test_R17_whoever_leads_it_is_not_excluded_unless_somebody_else_leads_it(play: Play) -> None:
    stage, hackney, _, reference = offered(play)
    press(stage, hackney.officer, "Amend", reference)
    hackney.officer.fill({"what": ["areas"]})

    hackney.officer.fill({"excluded_persons": ["hackney-officer, Hackney Council"]})

    assert "tick who leads it too" in str(hackney.officer.form.wrong)
    assert not stage.audit("ReferralAmended", reference)
    hackney.officer.fill({}, "back")
    hackney.officer.fill({"what": ["areas", "officer"]})
    hackney.officer.fill({"excluded_persons": ["hackney-officer, Hackney Council"]})
    hackney.officer.fill({"officers": ["hackney-lead, Hackney Council"]})
    hackney.officer.submit({}, "next")
    (officer,) = stage.case(reference).referral.officers
    assert stage.scheme.people[officer].name == "hackney-lead"


def test_D2_what_is_amended_while_it_is_paused_is_withdrawn_at_once_too(play: Play) -> None:
    stage, hackney, brent, reference = offered(play, "Lewisham", "Camden")
    press(stage, hackney.officer, "Pause", reference).is_done("paused")

    amends(stage, hackney, reference, "areas", safe_areas=["CAM"], unsafe_areas=["BRE", "LEW"])

    case = stage.case(reference)
    assert (case.state, case.paused_at) == (State.PAUSED, State.CLAIMED)
    assert (case.holder, case.line) == ("CAM", ())
    assert case.offers[0].state is OfferState.WITHDRAWN
    assert not has_a_button(brent.lead, reference)
    press(stage, hackney.officer, "Resume", reference).is_done("goes on")
    assert stage.partner("Camden").lead.sees("Offer a home", reference)
    assert not has_a_button(brent.lead, reference)
