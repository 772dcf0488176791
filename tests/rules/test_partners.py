"""A partner freezes, leaves or merges; its agreement and its contacts are shown (R35, C10, C11)."""

from dataclasses import replace

import pytest

from bot.chat.forms import Question
from bot.domain.case import OfferState
from bot.domain.ids import PartnerCode
from bot.domain.ledger import SCHEME, Balance, EntryKind
from bot.domain.merger import follow, merge
from bot.domain.partner import Membership
from bot.domain.property import Size
from bot.domain.rules import Refused
from bot.store.applying import SchemeRefused
from tests.kit.forwarding import opened
from tests.kit.phone import reply_text
from tests.kit.replay import entries
from tests.kit.stage import (
    Stage,
    approved,
    circulated,
    fill_on,
    officer_of,
    press,
    refers,
)
from tests.rules.conftest import Play
from tests.rules.test_correct import corrects
from tests.rules.test_govern import at_desk, does, opens_partner


def merges(stage: Stage, code: str, into: str) -> str:
    """Sam merges a partner into another; what they are told."""
    sam = opens_partner(stage, code)
    sam.press("Merge")
    sam.fill({"successor": into})
    said = reply_text(sam.press("Yes, merge"))
    stage.deliver()
    stage.scheme = stage.looked()
    return said


def reopens(stage: Stage, reference: str) -> None:
    """Sam opens a case again, with the tenant's consent anew."""
    sam = stage.phone("sam")
    press(stage, sam, "More", reference)
    sam.press("Reopen", reference)
    sam.fill({"consents": "yes", "consent_on": "2026-03-03"})
    stage.deliver()


def without(stage: Stage, code: str) -> None:
    """The scheme file is applied without a partner and its people."""
    scheme = stage.scheme
    stage.apply(
        replace(
            scheme,
            partners={c: p for c, p in scheme.partners.items() if c != code},
            people={p.id: p for p in scheme.people.values() if p.partner != code},
            revoked={},
        )
    )


def test_R35_the_coordinator_sees_agreement_contacts_and_account(play: Play) -> None:
    stage = play("Hackney", "Brent")
    stage.partner("Brent").gives(stage.partner("Hackney"))
    said = reply_text(opens_partner(stage, "HAC").reply)
    assert "Agreement: signed 1 September 2017" in said
    assert "hackney-lead (lettings manager, hackney-lead@example.org)" in said
    assert "hackney-lead1 (housing manager, hackney-lead1@example.org)" in said
    assert "Owes: 1 two-bedroom home" in said
    assert "Is owed: no homes" in said
    assert "Channel: Slack" in said
    assert "Risk" not in said


def test_R14_R15_R16_a_partner_with_fewer_than_two_leads_shows_as_a_risk(play: Play) -> None:
    stage = play("Hackney", "Brent", leads=1)
    said = at_desk(stage, "Partners")
    assert "2 partners; 2 to look at." in said
    assert "Brent Council: Only brent-lead is a named lead: two are wanted." in said
    stage.leaves("brent-lead")
    assert "It has no named lead: nobody can approve or answer." in at_desk(stage, "Partners")
    unsigned = {
        code: replace(partner, agreement_signed=None)
        for code, partner in stage.scheme.partners.items()
    }
    stage.apply(replace(stage.scheme, partners=unsigned))
    assert "Risk: No date of its agreement is kept." in reply_text(
        opens_partner(stage, "HAC").reply
    )


def test_C10_a_frozen_partner_refers_no_one_and_may_still_give(play: Play) -> None:
    stage = play("Hackney", "Brent")
    going_on = approved(stage, stage.partner("Brent"))
    request = circulated(stage, stage.partner("Hackney"))

    assert "takes no new referrals now" in does(stage, "BRE", "Freeze", "Yes, freeze")
    told = at_desk(stage, "Partners")
    assert "2 partners; 1 to look at." in told
    assert "Brent Council: No new referrals." in told

    refers(stage, stage.phone("brent-officer"), "BRE").is_refused("takes no new referrals now")
    refers(stage, stage.phone("leah"), "BRE").is_refused("Brent Council cannot refer now.")
    press(stage, stage.phone("sam"), "Circulate", going_on).is_done("circulated")
    stage.partner("Brent").houses(request)
    assert stage.partner("Brent").balance == {"2": 1}

    assert "may refer again" in does(stage, "BRE", "Let it refer", "Yes, let it refer")
    refers(stage, stage.phone("brent-officer"), "BRE").is_done("sent")


def test_C10_a_form_begun_before_the_freeze_is_refused_when_it_is_sent(play: Play) -> None:
    stage = play("Hackney", "Brent")
    phone = stage.phone("brent-officer")
    phone.open("refer")
    fill_on(stage, phone, "BRE")
    does(stage, "BRE", "Freeze", "Yes, freeze")
    if phone.form.review:
        phone.submit({}, "send")
    assert "takes no new referrals now" in reply_text(phone.reply)
    assert stage.cases() == []


def test_C10_a_freeze_outlasts_a_scheme_file_and_is_told(play: Play) -> None:
    stage = play("Hackney", "Brent")
    file = stage.scheme
    does(stage, "BRE", "Freeze", "Yes, freeze")
    assert stage.apply(file) == ["Brent Council still takes no new referrals."]
    assert stage.scheme.partners[stage.partner("Brent").code].membership is Membership.FROZEN


def test_C10_a_partner_leaves_once_its_cases_have_ended_and_its_account_is_settled(
    play_on_both: Play,
) -> None:
    stage = play_on_both("Hackney", "Brent", "Lewisham")
    brent, hackney = stage.partners("Brent", "Hackney")
    own = approved(stage, brent)
    held = circulated(stage, hackney)
    brent.claims(held)
    later = circulated(stage, hackney)

    assert "is leaving" in does(stage, "BRE", "It leaves", "Yes, it leaves")
    said = does(stage, "BRE", "Let it go", "Yes, settled")
    assert f"1 of its own referrals open ({own}) and 1 held for others ({held})" in said

    press(stage, brent.officer, "Withdraw", own)
    brent.officer.fill({"why": "not_needed"})
    press(stage, brent.lead, "Release", held)
    lead, claim = brent.lead, brent.lead.find("Claim", later)
    lead.open("refer")
    assert stage.rows()["draft"]
    assert "Brent Council has left, its account settled." in does(
        stage, "BRE", "Let it go", "Yes, settled"
    )

    assert "not enrolled" in reply_text(lead.tap(claim))
    assert {card.title for card in lead.cards()} == {"Closed"}
    assert stage.rows()["draft"] == []
    assert stage.phone("lewisham-lead").sees("Claim", later)
    assert "Brent" not in "".join(option.label for q in _landlords(stage) for option in q.options)
    without(stage, "BRE")
    assert stage.scheme.partners[brent.code].membership is Membership.LEFT


def test_C10_a_partner_that_holds_a_request_of_anothers_is_not_let_go(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    held = circulated(stage, hackney)
    brent.claims(held)
    does(stage, "BRE", "It leaves", "Yes, it leaves")

    said = does(stage, "BRE", "Let it go", "Yes, settled")

    assert f"still has 1 held for others ({held})" in said
    assert stage.looked().partners[brent.code].membership is Membership.LEAVING


def test_C10_a_partner_that_has_left_waits_in_no_line(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    request = circulated(stage, hackney)
    lewisham.claims(request)
    press(stage, brent.lead, "Join the line", request)
    does(stage, "BRE", "It leaves", "Yes, it leaves")

    does(stage, "BRE", "Let it go", "Yes, settled")

    assert (stage.case(request).holder, stage.case(request).line) == ("LEW", ())
    press(stage, lewisham.lead, "Release", request).is_done("Any landlord that may see it")


def _landlords(stage: Stage) -> list[Question]:
    phone = stage.phone("leah")
    phone.open("refer")
    phone.fill({"consents": "yes"})
    return [q for q in phone.form.questions if q.name == "landlord"]


def test_C10_an_account_that_stands_is_carried_only_where_the_coordinator_says_so(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    brent, hackney = stage.partners("Brent", "Hackney")
    brent.gives(hackney)
    does(stage, "HAC", "It leaves", "Yes, it leaves")

    sam = opens_partner(stage, "HAC")
    asked = reply_text(sam.press("Let it go"))
    assert "It owes 1 two-bedroom home and is owed no homes." in asked
    assert not sam.sees("Yes, settled")
    assert "its account carried" in reply_text(sam.press("Yes, carry it"))

    assert (hackney.balance, brent.balance) == ({"2": -1}, {"2": 1})
    stage.scheme = stage.looked()
    without(stage, "HAC")
    sam.open("owed")
    assert "Hackney Council" in sam.text()


def test_C10_a_partner_that_is_owed_homes_is_not_settled_either(play: Play) -> None:
    stage = play("Hackney", "Brent")
    brent, hackney = stage.partners("Brent", "Hackney")
    does(stage, "BRE", "It leaves", "Yes, it leaves")
    sam = opens_partner(stage, "BRE")
    sam.press("Let it go")
    settled = sam.find("Yes, settled")
    brent.gives(hackney)

    said = reply_text(sam.tap(settled))

    assert "owes no homes and is owed 1 two-bedroom home" in said
    assert stage.looked().partners[brent.code].membership is Membership.LEAVING


def test_C10_C13_an_account_that_stands_is_written_off_to_the_schemes_own(play: Play) -> None:
    stage = play("Hackney", "Brent")
    brent, hackney = stage.partners("Brent", "Hackney")
    brent.gives(hackney)
    hackney.gives(brent, size="1")
    does(stage, "HAC", "It leaves", "Yes, it leaves")
    does(stage, "HAC", "Let it go", "Write it off")
    sam = stage.phone("sam")
    sam.fill({"minute": "March"})
    assert sam.form.wrong
    assert "its account written off" in reply_text(sam.fill({"minute": "2026-03/4"}))

    assert hackney.balance == {}
    assert brent.balance == {"2": 1, "1": -1}
    with opened(stage) as books:
        own = books.ledger.balance(SCHEME)
        written = [e for e in books.ledger.entries() if e.kind is EntryKind.WRITE_OFF]
    assert (own.owes, own.is_owed) == ({Size.TWO: 1}, {Size.ONE: 1})
    assert {entry.code for entry in written} == {"2026-03/4"}
    (left,) = stage.audit("PartnerLeft")
    assert left.acted_as == "coordinator"


def test_C10_a_partner_that_is_leaving_may_stay(play: Play) -> None:
    stage = play("Hackney", "Brent")
    does(stage, "BRE", "It leaves", "Yes, it leaves")
    refers(stage, stage.phone("brent-officer"), "BRE").is_refused("takes no new referrals")
    does(stage, "BRE", "It stays", "Yes, let it refer")
    refers(stage, stage.phone("brent-officer"), "BRE").is_done("sent")


def test_C10_only_a_partner_that_has_gone_may_leave_the_scheme_file(play: Play) -> None:
    stage = play("Hackney", "Brent")
    does(stage, "BRE", "It leaves", "Yes, it leaves")
    with pytest.raises(SchemeRefused, match="Brent Council is missing"):
        without(stage, "BRE")


def test_L14_the_people_of_a_partner_that_left_stay_out_whatever_the_file_says(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    file = stage.scheme
    does(stage, "BRE", "It leaves", "Yes, it leaves")
    does(stage, "BRE", "Let it go", "Yes, settled")
    assert stage.apply(file) == []
    assert stage.scheme.at("slack", "U-brent-lead") is None


def test_C11_what_a_merged_partner_owes_and_is_owed_is_its_successors_by_size(
    play_on_both: Play,
) -> None:
    stage = play_on_both("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    brent.gives(hackney)
    hackney.gives(lewisham, size="1")
    lewisham.gives(brent, size="3")

    said = merges(stage, "HAC", "LEW")

    assert "Hackney Council is now Lewisham Council: 3 people and 0 open cases follow." in said
    assert hackney.balance == {}
    assert lewisham.balance == {"2": -1, "3": 1}  # what one owed the other is settled
    assert brent.balance == {"2": 1, "3": -1}


def test_C11_the_cap_is_tested_again_on_what_the_successor_owes(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham", cap_on_owed=2)
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    brent.gives(hackney)
    brent.gives(lewisham)
    refers(stage, lewisham.officer, "LEW").is_done("sent")
    assert "Lewisham Council is at the cap now, and cannot refer." in merges(stage, "HAC", "LEW")
    refers(stage, lewisham.officer, "LEW").is_refused("owes 2 two-bedroom homes")


def test_C11_cases_holds_lines_and_people_follow(play_on_both: Play) -> None:
    stage = play_on_both("Hackney", "Brent", "Lewisham", "Camden")
    hackney, brent, lewisham, camden = stage.partners("Hackney", "Brent", "Lewisham", "Camden")
    waiting = refers(stage, hackney.officer, "HAC").reference
    held = circulated(stage, camden, safe_areas=["HAC", "BRE", "LEW"])
    hackney.claims(held)
    press(stage, brent.lead, "Join the line", held)
    lined = circulated(stage, camden, safe_areas=["HAC", "BRE"])
    brent.claims(lined)
    press(stage, hackney.lead, "Join the line", lined)

    assert "3 people and 3 open cases follow" in merges(stage, "HAC", "LEW")

    assert stage.case(waiting).landlord == "LEW"
    press(stage, lewisham.lead, "Approve", waiting).is_done("approved")
    assert stage.case(held).holder == "LEW"
    press(stage, stage.phone("hackney-lead"), "Offer a home", held)
    hackney.lead.fill(
        {
            "area": "HAC",
            "size": "2",
            "type": "flat",
            "floor": "0",
            "lift": "no",
            "pets": "yes",
            "access": (),
            "tenure": "secure",
            "rent": "social",
            "ready": "2026-03-10",
        }
    )
    assert stage.case(held).state.value == "offered"
    assert stage.case(lined).line == ("LEW",)
    assert stage.person("hackney-lead").partner == "LEW"
    file = stage.scheme
    assert stage.apply(file) == []
    without(stage, "HAC")
    assert "HAC" in stage.scheme.partners


def test_C11_D3_what_the_merged_partner_held_of_its_successors_is_free_again(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    request = circulated(stage, lewisham, safe_areas=["HAC", "BRE"])
    hackney.claims(request)
    press(stage, brent.lead, "Join the line", request)

    merges(stage, "HAC", "LEW")

    case = stage.case(request)
    assert case.holder == "BRE"
    assert case.offers[0].state is OfferState.WITHDRAWN
    assert case.landlord == "LEW"


def test_C11_D3_nobody_waits_for_a_household_of_their_own_even_once_the_tenancy_started(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    request = circulated(stage, hackney)
    brent.claims(request)
    press(stage, lewisham.lead, "Join the line", request)
    brent.offers(request)
    press(stage, hackney.officer, "Tenant accepts", request)
    brent.starts(request)

    merges(stage, "HAC", "LEW")

    assert (stage.case(request).holder, stage.case(request).line) == ("BRE", ())


def test_C11_D3_a_case_that_is_opened_again_goes_on_with_whoever_merged_meanwhile(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", "Lewisham", "Camden")
    hackney, camden = stage.partners("Hackney", "Camden")
    asked = {"safe_areas": ["HAC", "BRE", "LEW"], "excluded_partners": ["HAC"]}
    excluding, own = circulated(stage, camden, **asked), circulated(stage, hackney)
    for phone, reference in ((camden.officer, excluding), (hackney.officer, own)):
        press(stage, phone, "Withdraw", reference)
        phone.fill({"why": "not_needed"})
    merges(stage, "HAC", "LEW")

    for reference in (excluding, own):
        reopens(stage, reference)

    assert stage.case(excluding).referral.excluded_partners == {"HAC", "LEW"}
    assert stage.case(own).landlord == "LEW"
    for reference in (excluding, own):
        press(stage, stage.phone("sam"), "Circulate", reference).is_done("circulated")
        stage.deliver()
        assert not stage.phone("lewisham-lead").sees("Claim", reference)
        assert not stage.phone("hackney-lead").sees("Claim", reference)


def test_C11_C8_a_move_that_did_not_happen_is_the_successors_to_start(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    reference = brent.gives(hackney)
    merges(stage, "BRE", "LEW")

    corrects(stage, reference, "did_not_happen").is_done("reversed")

    assert (hackney.balance, lewisham.balance) == ({}, {})
    assert stage.case(reference).holder == "LEW"
    lewisham.starts(reference).is_done()


def test_C11_C8_what_did_not_happen_within_what_is_one_landlord_now_is_free_again(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")
    reference = circulated(stage, hackney, safe_areas=["BRE", "LEW"], home_area="ZZA")
    brent.houses(reference)
    merges(stage, "HAC", "BRE")

    corrects(stage, reference, "did_not_happen").is_done("it is circulated")

    assert (stage.case(reference).landlord, stage.case(reference).holder) == ("BRE", None)
    assert not stage.phone("hackney-lead").sees("Claim", reference)
    lewisham.houses(reference)
    assert (brent.balance, lewisham.balance) == ({"2": -1}, {"2": 1})
    with stage.database.read() as connection:
        assert [*entries(connection, stage.scheme.code)] == [reference]


def test_C11_nobody_owes_since_ever_what_a_successor_took_back(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, _ = stage.partners("Hackney", "Brent", "Lewisham")
    mistaken = brent.gives(hackney)
    stage.wait(days=1)
    brent.gives(hackney)
    merges(stage, "HAC", "LEW")

    corrects(stage, mistaken, "did_not_happen")

    sam = stage.phone("sam")
    sam.open("owed")
    assert sam.text().count("| Lewisham Council | 1 two-bedroom home") == 1
    assert "| Hackney Council | 1 two-bedroom home" not in sam.text()


def test_D7_C10_where_the_last_landlord_that_was_asked_leaves_circulation_stops(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    request = circulated(stage, stage.partner("Hackney"), safe_areas=["BRE"])
    does(stage, "BRE", "It leaves", "Yes, it leaves")

    does(stage, "BRE", "Let it go", "Yes, settled")

    assert stage.case(request).state.value == "approved"
    assert "no landlord has homes in its safe areas" in stage.phone("sam").text()


def test_D7_C11_where_the_last_landlord_that_was_asked_merges_circulation_stops(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    request = circulated(stage, stage.partner("Hackney"), safe_areas=["BRE"])
    stage.partner("Brent").claims(request)

    merges(stage, "BRE", "HAC")

    case = stage.case(request)
    assert (case.state.value, case.holder) == ("approved", None)


def test_C11_D3_whoever_excluded_the_old_landlord_excludes_the_new_one(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham", "Camden")
    request = circulated(
        stage,
        stage.partner("Camden"),
        safe_areas=["HAC", "BRE", "LEW"],
        excluded_partners=["HAC"],
    )
    lewisham = stage.phone("lewisham-lead")
    claim = lewisham.find("Claim", request)

    merges(stage, "HAC", "LEW")

    assert stage.case(request).referral.excluded_partners == {"HAC", "LEW"}
    assert "There is no request" in reply_text(lewisham.tap(claim))
    assert not lewisham.sees("Claim", request)


def test_C11_the_one_of_two_in_line_waits_once_and_never_for_itself(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham", "Camden")
    hackney, brent, lewisham, camden = stage.partners("Hackney", "Brent", "Lewisham", "Camden")
    both_wait, one_holds = (
        circulated(stage, camden, safe_areas=["HAC", "BRE", "LEW"]) for _ in range(2)
    )
    brent.claims(both_wait)
    hackney.claims(one_holds)
    for lead, reference in (
        (hackney.lead, both_wait),
        (lewisham.lead, both_wait),
        (lewisham.lead, one_holds),
        (brent.lead, one_holds),
    ):
        press(stage, lead, "Join the line", reference)

    merges(stage, "HAC", "LEW")

    assert stage.case(both_wait).line == ("LEW",)
    assert (stage.case(one_holds).holder, stage.case(one_holds).line) == ("LEW", ("BRE",))


def test_C11_a_start_that_was_logged_before_is_the_successors_to_owe_and_to_be_owed(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", "Lewisham", "Camden")
    hackney, brent, lewisham, camden = stage.partners("Hackney", "Brent", "Lewisham", "Camden")
    leaves, takes = (
        circulated(stage, hackney, safe_areas=["BRE"]),
        circulated(stage, camden, safe_areas=["HAC"]),
    )
    for giver, reference in ((brent, leaves), (hackney, takes)):
        giver.claims(reference)
        giver.offers(reference)
        press(stage, officer_of(stage, reference), "Tenant accepts", reference)
        giver.starts(reference)

    merges(stage, "HAC", "LEW")
    for reference in (leaves, takes):
        press(stage, officer_of(stage, reference), "Confirm", reference).is_done()

    assert hackney.balance == {}
    assert (brent.balance, camden.balance) == ({"2": 1}, {"2": -1})
    assert lewisham.balance == {}
    with opened(stage) as books:
        posted = {p.partner for e in books.ledger.entries() for p in e.postings}
    assert posted == {"BRE", "CAM", "LEW"}


def test_C11_what_is_over_keeps_the_landlord_it_had(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = brent.gives(hackney)
    before = stage.case(reference)

    merges(stage, "HAC", "LEW")

    assert stage.case(reference) == before
    assert follow(before, hackney.code, stage.looked(), stage.now) == (before, ())


@pytest.mark.parametrize("into", ["HAC", "BRE"])
def test_C11_nobody_merges_into_itself_or_into_one_that_leaves(play: Play, into: str) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    does(stage, "BRE", "It leaves", "Yes, it leaves")
    partners = stage.scheme.partners
    hackney, other = partners[stage.partner("Hackney").code], partners[PartnerCode(into)]

    with pytest.raises(Refused):
        merge(hackney, other, Balance(hackney.code, {}), stage.now)
    sam = opens_partner(stage, "HAC")
    sam.press("Merge")
    (successors,) = ([o.value for o in q.options] for q in sam.form.questions)
    assert "HAC" not in successors
    if into in successors:
        sam.fill({"successor": into})
        assert "this no longer applies" in reply_text(sam.press("Yes, merge"))
    assert stage.looked().partners == partners


def test_R16_a_partner_whose_leads_cannot_be_reached_is_one_to_look_at(play: Play) -> None:
    stage = play("Hackney", "Brent")
    for name in ("hackney-lead", "hackney-lead1"):
        stage.reaches(name)

    assert "None of its leads can be reached yet." in at_desk(stage, "Partners")


def test_C11_people_that_a_later_file_names_under_the_old_code_work_for_the_successor(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    file = stage.scheme
    merges(stage, "HAC", "LEW")
    stage.apply(replace(file, name="Renamed"))
    assert stage.person("hackney-lead").partner == "LEW"


def test_C11_a_partner_that_has_gone_merges_no_more(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    sam = opens_partner(stage, "HAC")
    sam.press("Merge")
    sam.fill({"successor": "LEW"})
    yes = sam.find("Yes, merge")
    sam.tap(yes)
    assert "merged into another, so this no longer applies" in reply_text(sam.tap(yes))
    assert not opens_partner(stage, "HAC").sees("Merge")
