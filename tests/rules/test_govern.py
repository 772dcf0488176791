"""The kill-switch: a scheme, a person and a channel stopped at once, and let go on (L13, L14)."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot import scheme_file
from bot.chat.address import Address
from bot.chat.cards import Card
from bot.domain.person import Role
from tests.kit.phone import Phone, reply_text
from tests.kit.stage import Stage, approved, circulated, press, refers
from tests.rules.conftest import Play
from tests.rules.test_join import invited, joins

EXAMPLES = Path(__file__).parents[2] / "examples"


def at_desk(stage: Stage, *labels: str) -> str:
    """Sam opens the desk and presses these one after another; what the last one says."""
    sam = stage.phone("sam")
    sam.open("home")
    for label in ("Desk", *labels):
        sam.press(label)
    stage.deliver()
    stage.scheme = stage.looked()
    return reply_text(sam.reply)


def opens(stage: Stage, name: str) -> Phone:
    """Sam opens somebody at the desk."""
    at_desk(stage, "People", "Choose a person")
    known = [*stage.scheme.people.values(), *stage.scheme.revoked.values()]
    person = next(p for p in known if p.name == name)
    sam = stage.phone("sam")
    sam.fill({"person": str(person.id)})
    return sam


def revokes(stage: Stage, name: str) -> str:
    """Sam ends somebody's access."""
    sam = opens(stage, name)
    sam.press("Revoke")
    said = reply_text(sam.press("Yes, revoke"))
    stage.deliver()
    stage.scheme = stage.looked()
    return said


def opens_partner(stage: Stage, code: str) -> Phone:
    """Sam opens a partner at the desk."""
    at_desk(stage, "Partners", "Choose a partner")
    sam = stage.phone("sam")
    sam.fill({"partner": code})
    return sam


def does(stage: Stage, code: str, *labels: str) -> str:
    """Sam opens a partner and presses these; what the last one says."""
    sam = opens_partner(stage, code)
    for label in labels:
        sam.press(label)
    stage.deliver()
    stage.scheme = stage.looked()
    return reply_text(sam.reply)


def shown(stage: Stage, at: Address) -> list[Card]:
    return [*stage.platforms[at.platform].messages.get(at, {}).values()]


def test_L13_a_paused_scheme_tells_everybody_so_and_lets_coordinators_alone_act(
    play_on_both: Play,
) -> None:
    stage = play_on_both("Hackney", "Brent")
    waiting = approved(stage, stage.partner("Hackney"))
    request = circulated(stage, stage.partner("Hackney"))
    brent = stage.phone("brent-lead")
    claim = brent.find("Claim", request)

    assert "Pause Test Reciprocal?" in at_desk(stage, "Pause or resume")
    assert not stage.looked().paused
    assert "is paused" in at_desk(stage, "Pause or resume", "Yes, pause")

    assert stage.looked().paused
    for name in ("hackney-officer", "hackney-lead", "brent-lead", "leah", "obi"):
        assert "Test Reciprocal is paused" in reply_text(stage.phone(name).open("home"))
    assert "is paused" in reply_text(brent.tap(claim))
    assert not brent.sees("Claim", request)
    assert brent.card(request).title == "Paused"
    press(stage, stage.phone("sam"), "Circulate", waiting).is_done("circulated")
    assert stage.case(request).holder is None


def test_L13_nothing_new_is_sent_while_a_scheme_is_paused_and_all_of_it_after(play: Play) -> None:
    stage = play("Hackney", "Brent")
    waiting = approved(stage, stage.partner("Hackney"))
    stage.deliver()
    at_desk(stage, "Pause or resume", "Yes, pause")
    brent = stage.phone("brent-lead")
    press(stage, stage.phone("sam"), "Circulate", waiting).is_done()
    assert not [card for card in brent.cards() if card.reference == waiting]

    assert "goes on" in at_desk(stage, "Pause or resume", "Yes, resume")

    assert brent.sees("Claim", waiting)
    stage.partner("Brent").claims(waiting).is_done("You hold")


def test_L13_what_ends_while_a_scheme_is_paused_is_closed_all_the_same(play: Play) -> None:
    stage = play("Hackney", "Brent")
    request = circulated(stage, stage.partner("Hackney"))
    at_desk(stage, "Pause or resume", "Yes, pause")
    sam = stage.phone("sam")
    sam.open("home")
    sam.press("Open", request)
    sam.press("More", request)
    sam.press("Withdraw", request)
    sam.fill({"why": "not_needed"})
    stage.deliver()
    assert {card.title for card in stage.phone("brent-lead").cards()} == {"Closed"}


def test_L13_a_half_filled_form_outlasts_a_pause(play: Play) -> None:
    stage = play("Hackney", "Brent")
    officer = stage.phone("hackney-officer")
    officer.open("refer")
    form = officer.form
    at_desk(stage, "Pause or resume", "Yes, pause")
    assert "is paused" in reply_text(officer.submit_to(form, {}))
    at_desk(stage, "Pause or resume", "Yes, resume")
    officer.open("home")
    officer.press("Resume")
    assert officer.form.draft == form.draft


def test_L13_a_pause_outlasts_a_scheme_file_and_is_told(play: Play) -> None:
    stage = play("Hackney", "Brent")
    file = stage.scheme
    at_desk(stage, "Pause or resume", "Yes, pause")
    still = "Test Reciprocal is still paused: a coordinator resumes it at the desk."
    assert stage.apply(file) == [still]
    told = stage.apply(replace(file, policy=replace(file.policy, cap_on_owed=3)))
    assert told == ["cap_on_owed is now 3 (it was 2).", still]
    assert stage.scheme.paused


def test_L13_nobody_joins_a_paused_scheme_and_their_code_stays_good(play: Play) -> None:
    stage = play("Hackney", "Brent")
    code = invited(stage)
    at_desk(stage, "Pause or resume", "Yes, pause")
    assert "is paused" in reply_text(joins(stage, code).reply)
    at_desk(stage, "Pause or resume", "Yes, resume")
    assert "Welcome" in reply_text(joins(stage, code).reply)


def test_L13_L14_revoking_ends_access_and_takes_the_cards_back_at_once(
    play_on_both: Play,
) -> None:
    stage = play_on_both("Hackney", "Brent")
    request = circulated(stage, stage.partner("Hackney"))
    lead = stage.phone("brent-lead")
    claim = lead.find("Claim", request)
    lead.open("refer")
    assert stage.rows()["draft"]

    assert "brent-lead has no access from now" in revokes(stage, "brent-lead")

    assert "not enrolled" in reply_text(lead.tap(claim))
    assert {card.title for card in shown(stage, lead.address)} == {"Closed"}
    assert stage.rows()["draft"] == []
    assert stage.phone("brent-lead1").sees("Claim", request)
    assert stage.audit("PersonRevoked")[0].acted_as == "coordinator"


def test_L14_whoever_is_reinstated_has_their_cards_again(play: Play) -> None:
    stage = play("Hackney", "Brent")
    request = circulated(stage, stage.partner("Hackney"))
    lead = stage.phone("brent-lead")
    revokes(stage, "brent-lead")
    assert "brent-lead has no access." in at_desk(stage, "People")
    sam = stage.phone("sam")
    sam.press("Open")
    sam.press("Reinstate")
    assert "has access again" in reply_text(sam.press("Yes, reinstate"))
    stage.deliver()
    press(stage, lead, "Claim", request).is_done("You hold")


def test_L13_a_revocation_outlasts_a_scheme_file_and_is_told(play: Play) -> None:
    stage = play("Hackney", "Brent")
    file = stage.scheme
    revokes(stage, "brent-lead")
    still = "brent-lead still has no access: a coordinator reinstates them at the desk."
    assert stage.apply(file) == [still]
    assert stage.apply(replace(file, name="Renamed")) == [
        "The scheme's name is now Renamed.",
        still,
    ]
    assert [p.name for p in stage.scheme.revoked.values()] == ["brent-lead"]
    assert stage.scheme.at("slack", "U-brent-lead") is None


def test_L14_a_code_of_somebody_revoked_lets_nobody_in(play: Play) -> None:
    stage = play("Hackney", "Brent")
    code = invited(stage)
    revokes(stage, "hackney-lead")
    assert "not good" in reply_text(joins(stage, code).reply)


def test_L13_a_coordinator_cannot_end_their_own_access(play: Play) -> None:
    stage = play("Hackney", "Brent")
    sam = opens(stage, "sam")
    assert "cannot end your own access" in reply_text(sam.press("Revoke"))


def test_L13_a_paused_channel_is_closed_and_sent_nothing_more(play: Play) -> None:
    stage = play("Hackney", "Brent")
    channel = Address("slack", "CBRE")
    request = circulated(stage, stage.partner("Hackney"))
    assert [card.title for card in shown(stage, channel)] == ["Two-bedroom home"]

    assert "nothing more is sent there" in does(stage, "BRE", "Pause channel", "Yes, pause it")

    assert [card.title for card in shown(stage, channel)] == ["Closed"]
    later = circulated(stage, stage.partner("Hackney"))
    assert [card.title for card in shown(stage, channel)] == ["Closed"]
    assert stage.phone("brent-lead").sees("Claim", later)
    assert stage.apply(stage.scheme) == ["The channel of Brent Council is still paused."]

    does(stage, "BRE", "Resume channel", "Yes, resume it")

    told = {card.reference for card in shown(stage, channel) if card.title != "Closed"}
    assert told == {request, later}


def test_L13_a_button_confirms_only_in_the_scheme_it_was_drawn_for(play: Play) -> None:
    stage = play("Hackney", "Brent")
    sam = stage.phone("sam")
    at_desk(stage, "Pause or resume")
    yes = sam.find("Yes, pause")
    forged = replace(yes, action=replace(yes.action, detail="00000000"))
    assert "not drawn for this scheme" in reply_text(sam.tap(forged))
    assert not stage.looked().paused


@pytest.mark.parametrize(
    ("name", "role", "said"),
    [
        ("hackney-officer", Role.LETTINGS_MANAGER, "is lettings manager from now"),
        ("hackney-lead", Role.HOUSING_OFFICER, "is housing officer from now"),
    ],
)
def test_R15_a_change_of_role_holds_at_once(play: Play, name: str, role: Role, said: str) -> None:
    stage = play("Hackney", "Brent")
    file = stage.scheme
    reference = refers(stage, stage.phone("leah"), "HAC").reference
    sam = opens(stage, name)
    sam.press("Change role")
    assert said in reply_text(sam.fill({"role": role.value}))
    stage.deliver()
    assert stage.phone(name).sees("Approve", reference) == (role is Role.LETTINGS_MANAGER)
    assert stage.apply(file) == []
    assert stage.person(name).role is role
    other = replace(stage.person(name), role=Role.HOUSING_MANAGER, stated_role=None)
    stage.apply(replace(file, people=dict(file.people) | {other.id: other}))
    assert stage.person(name).role is Role.HOUSING_MANAGER


def test_R14_the_only_lead_of_a_partner_stays_one(play: Play) -> None:
    stage = play("Hackney", "Brent", leads=1)
    sam = opens(stage, "hackney-lead")
    sam.press("Change role")
    assert "only named lead" in reply_text(sam.fill({"role": "housing_officer"}))


def test_R14_D3_whoever_covers_for_a_lead_stays_one_and_so_for_whoever_becomes_one(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    stage.joins("nia", Role.HOUSING_OFFICER, partner="HAC")
    for away, cover in (("hackney-lead", "hackney-lead1"), ("hackney-officer", "nia")):
        sam = opens(stage, away)
        sam.press("On leave")
        sam.fill({"cover": str(stage.person(cover).id), "back_on": "2026-03-10"})
    refused = "only a named lead covers for one"

    for name, role in (
        ("hackney-lead1", "housing_officer"),
        ("hackney-officer", "housing_manager"),
    ):
        sam = opens(stage, name)
        sam.press("Change role")
        assert refused in reply_text(sam.fill({"role": role}))


def test_R17_whoever_covers_is_asked_in_the_place_of_somebody_on_leave_and_both_may_act(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    stage.joins("nia", Role.HOUSING_OFFICER, partner="HAC")
    request = circulated(stage, stage.partner("Hackney"))
    nia, officer = stage.phone("nia"), stage.phone("hackney-officer")
    assert not nia.cards()

    sam = opens(stage, "hackney-officer")
    sam.press("On leave")
    sam.fill({"cover": str(stage.person("nia").id), "back_on": "2026-03-10"})
    stage.deliver()

    assert "hackney-officer: until Tue 10 Mar; nia covers" in at_desk(stage, "People")
    assert [card.reference for card in nia.cards()] == [request]
    assert {card.title for card in officer.cards()} == {"Closed"}
    stage.partner("Brent").claims(request)
    stage.partner("Brent").offers(request)
    press(stage, nia, "Tenant accepts", request).is_done()
    officer.open("home")
    officer.press("Open", request)
    assert request in officer.text()
    assert stage.audit("OfferAccepted")[0].person == "nia"


def test_R17_on_the_day_they_are_back_somebody_is_asked_themselves(play: Play) -> None:
    stage = play("Hackney", "Brent")
    stage.joins("nia", Role.HOUSING_OFFICER, partner="HAC")
    sam = opens(stage, "hackney-officer")
    sam.press("On leave")
    sam.fill({"cover": str(stage.person("nia").id), "back_on": "2026-03-10"})
    stage.wait(days=7)
    request = circulated(stage, stage.partner("Hackney"))
    assert request in stage.phone("hackney-officer").text()
    assert not stage.phone("nia").cards()


def test_R17_back_sooner_than_was_said(play: Play) -> None:
    stage = play("Hackney", "Brent")
    stage.joins("nia", Role.HOUSING_OFFICER, partner="HAC")
    sam = opens(stage, "hackney-officer")
    sam.press("On leave")
    sam.fill({"cover": str(stage.person("nia").id), "back_on": "2026-04-10"})
    sam = opens(stage, "hackney-officer")
    sam.press("Back from leave")
    assert "is back" in reply_text(sam.press("Yes, back"))
    assert stage.looked().acts_for(stage.person("nia")) == {stage.person("nia").id}


def test_section_4_only_a_lead_covers_for_a_lead(play: Play) -> None:
    stage = play("Hackney", "Brent", leads=1)
    sam = opens(stage, "hackney-lead")
    assert "can cover for hackney-lead" in reply_text(sam.press("On leave"))


def test_a_day_that_is_past_is_no_day_to_be_back_on(play: Play) -> None:
    stage = play("Hackney", "Brent")
    sam = opens(stage, "hackney-lead")
    sam.press("On leave")
    sam.fill({"cover": str(stage.person("hackney-lead1").id), "back_on": "2026-03-03"})
    assert "Put a day that is to come" in "\n".join(sam.form.wrong.values())


def test_L13_the_scheme_as_it_is_shown_undoes_nothing_when_it_is_applied(sqlite_url: str) -> None:
    stage = Stage(sqlite_url, scheme_file.read((EXAMPLES / "scheme.toml").read_text()))
    sam = stage.phone("Sam Okafor")

    def presses(*labels: str) -> None:
        sam.open("home")
        for label in ("Desk", *labels):
            sam.press(label)

    def somebody(name: str) -> None:
        presses("People", "Choose a person")
        sam.fill({"person": str(stage.person(name).id)})

    somebody("Ruth Adeyemi")
    sam.press("Revoke")
    sam.press("Yes, revoke")
    somebody("Femi Cole")
    sam.press("Change role")
    sam.fill({"role": "housing_manager"})
    presses("Partners", "Choose a partner")
    sam.fill({"partner": "BEN"})
    sam.press("Pause channel")
    sam.press("Yes, pause it")
    presses("Partners", "Choose a partner")
    sam.fill({"partner": "WFT"})
    sam.press("Merge")
    sam.fill({"successor": "LEW"})
    sam.press("Yes, merge")
    before = stage.looked()

    told = stage.apply(scheme_file.read(scheme_file.write(before)))

    assert told == [
        "Ruth Adeyemi still has no access: a coordinator reinstates them at the desk.",
        "The channel of Brent Council is still paused.",
    ]
    assert stage.scheme == before
    assert before.people[stage.person("Ayesha Khan").id].partner == "LEW"
    stage.close()


def test_D3_whoever_is_excluded_from_a_case_covers_for_nobody_on_it(play: Play) -> None:
    stage = play("Hackney", "Brent")
    sam = opens(stage, "brent-lead")
    sam.press("On leave")
    sam.fill({"cover": str(stage.person("brent-lead1").id), "back_on": "2026-03-20"})
    request = circulated(
        stage, stage.partner("Hackney"), excluded_persons=["brent-lead1, Brent Council"]
    )
    seen = {
        name
        for name in ("brent-lead", "brent-lead1")
        for card in shown(stage, stage.phone(name).address)
        if card.reference == request
    }
    assert seen == {"brent-lead"}
