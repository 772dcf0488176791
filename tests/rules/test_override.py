"""C12: the coordinator overrides the cap for one referral, for a coded reason and not for ever."""

from bot.chat.action import Action
from bot.domain.cap import CARRIES_FOR, Override
from bot.domain.case import State
from bot.store.looking import look
from tests.kit.forwarding import opened
from tests.kit.stage import Landlord, Stage, Told, approved, circulated, press, refers
from tests.rules.conftest import Play
from tests.rules.rehearsal import rehearse


def at_its_cap(play: Play, cap_on_owed: int = 2) -> tuple[Stage, Landlord, Landlord]:
    """Hackney owes a two-bedroom and a three-bedroom home."""
    stage = play("Hackney", "Brent", "Lewisham", cap_on_owed=cap_on_owed)
    hackney, brent = stage.partners("Hackney", "Brent")
    brent.gives(hackney, "2")
    brent.gives(hackney, "3")
    return stage, hackney, brent


def held(play: Play) -> tuple[Stage, Landlord, Landlord, str]:
    """Hackney's referral was sent in time, and is held by the cap at its approval."""
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    waiting = hackney.refers().reference
    brent.gives(hackney, "2")
    brent.gives(hackney, "3")
    hackney.approves(waiting).is_done("is kept")
    return stage, hackney, brent, waiting


def overrides_next(stage: Stage, landlord: str = "HAC", why: str = "risk_to_life") -> Told:
    """The coordinator lets a landlord send one referral past the cap."""
    sam = stage.phone("sam")
    sam.open()
    sam.press("Desk")
    sam.press("Override")
    return Told(stage, sam, sam.fill({"landlord": landlord, "why": why}))


def overrides(stage: Stage, reference: str) -> Told:
    """The coordinator overrides the cap for a referral that it holds."""
    sam = stage.phone("sam")
    press(stage, sam, "Override", reference)
    return Told(stage, sam, sam.fill({"why": "home_on_its_way"}))


def given(stage: Stage) -> list[Override]:
    """Every override that is kept."""
    with opened(stage) as books:
        return list(books.overrides.all())


def test_C12_an_override_carries_one_referral_through_all_three_tests(play_on_both: Play) -> None:
    stage, hackney, _ = at_its_cap(play_on_both)
    hackney.refers().is_refused("ask the coordinator for an override")

    overrides_next(stage).is_done("Hackney Council may send one referral past the cap until")
    reference = hackney.refers().is_done("is sent").reference
    hackney.approves(reference).is_done("is approved")
    press(stage, stage.phone("sam"), "Circulate", reference).is_done("is circulated")

    assert stage.case(reference).state is State.CIRCULATED
    assert stage.case(reference).carried_until is None
    assert [(o.landlord, o.why, o.reference) for o in given(stage)] == [
        ("HAC", "risk_to_life", reference)
    ]


def test_C12_it_carries_one_referral_and_the_next_is_refused(play_on_both: Play) -> None:
    stage, hackney, _ = at_its_cap(play_on_both)
    overrides_next(stage)

    hackney.refers().is_done("is sent")

    hackney.refers().is_refused("owes 1 two-bedroom and 1 three-bedroom home")


def test_C12_it_is_of_one_landlord(play: Play) -> None:
    stage, hackney, _ = at_its_cap(play)
    lewisham = stage.partner("Lewisham")
    hackney.gives(lewisham, "1")
    hackney.gives(lewisham, "1")
    overrides_next(stage, "LEW")

    hackney.refers().is_refused()
    lewisham.refers().is_done("is sent")


def test_C12_the_landlord_reads_under_owed_that_it_may_send_one_while_it_needs_to(
    play: Play,
) -> None:
    stage, hackney, brent = at_its_cap(play)
    told = "The coordinator lets you send one referral all the same."
    hackney.lead.open("owed")
    assert told not in hackney.lead.text()
    overrides_next(stage)
    hackney.lead.open("owed")
    assert told in hackney.lead.text()

    hackney.gives(brent, "2")

    hackney.lead.open("owed")
    assert "May refer: yes" in hackney.lead.text()
    assert told not in hackney.lead.text()


def test_C12_a_referrer_from_outside_may_use_it_and_hears_nothing_of_it(play: Play) -> None:
    stage, _, _ = at_its_cap(play)
    overrides_next(stage)

    told = refers(stage, stage.phone("leah"), "HAC").is_done("is sent")

    assert "overrid" not in told.text


def test_C12_it_is_kept_for_a_referral_that_needs_it(play: Play) -> None:
    stage, hackney, brent = at_its_cap(play)
    overrides_next(stage)
    hackney.gives(brent, "2")

    hackney.refers().is_done("is sent")

    assert [o.reference for o in given(stage)] == [None]


def test_C12_a_held_referral_has_an_override_button_for_the_coordinator_alone(
    play_on_both: Play,
) -> None:
    stage, hackney, _, reference = held(play_on_both)
    stage.deliver()
    for phone in (hackney.lead, hackney.officer, stage.partner("Brent").lead):
        assert not phone.sees("Override", reference)

    overrides(stage, reference).is_done(f"overridden for {reference}: it is approved")

    press(stage, stage.phone("sam"), "Circulate", reference).is_done("is circulated")
    assert [link.what for link in stage.audit(reference=reference)][-5:] == [
        *("HeldByCap", "CapOverridden", "ReferralResumed", "ReferralApproved"),
        "RequestCirculated",
    ]
    assert given(stage)[0].reference == reference


def test_C12_a_request_held_at_circulation_goes_out_once_it_is_overridden(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    ready = approved(stage, hackney)
    brent.gives(hackney, "2")
    brent.gives(hackney, "3")
    press(stage, stage.phone("sam"), "Circulate", ready).is_done("held by the cap")

    overrides(stage, ready).is_done("it is circulated")

    assert stage.case(ready).carried_until is None


def test_C12_it_expires_after_28_days(play_on_both: Play) -> None:
    stage, hackney, _ = at_its_cap(play_on_both)
    overrides_next(stage).is_done("may send one referral past the cap until Tue 31 Mar")
    stage.wait(days=28)

    hackney.refers().is_refused("owes 1 two-bedroom and 1 three-bedroom home")


def test_C12_until_then_it_is_good(play: Play) -> None:
    stage, hackney, _ = at_its_cap(play)
    overrides_next(stage)
    stage.wait(days=27, hours=23)

    hackney.refers().is_done("is sent")


def test_C12_what_it_carried_is_held_again_once_it_has_expired(play: Play) -> None:
    stage, hackney, _ = at_its_cap(play)
    overrides_next(stage)
    reference = hackney.refers().reference
    hackney.approves(reference).is_done("is approved")
    stage.now += CARRIES_FOR

    press(stage, stage.phone("sam"), "Circulate", reference).is_done("held by the cap")
    overrides(stage, reference).is_done("it is circulated")
    assert len(given(stage)) == 2


def test_C12_it_carries_no_further_than_one_circulation(play: Play) -> None:
    stage, hackney, _, reference = held(play)
    overrides(stage, reference)
    press(stage, stage.phone("sam"), "Circulate", reference)
    press(stage, hackney.officer, "Withdraw", reference)
    hackney.officer.fill({"why": "not_needed"})
    press(stage, stage.phone("sam"), "More", reference)
    stage.phone("sam").press("Reopen", reference)
    stage.phone("sam").fill({"consents": "yes", "consent_on": "2026-03-03"})

    press(stage, stage.phone("sam"), "Circulate", reference).is_done("held by the cap")


def test_C12_a_landlord_below_its_cap_needs_none(play: Play) -> None:
    stage = play("Hackney", "Brent")

    overrides_next(stage).is_refused("Hackney Council is not at its cap")

    assert given(stage) == []


def test_C12_a_referral_that_went_on_meanwhile_needs_none(play: Play) -> None:
    stage, hackney, brent, reference = held(play)
    sam = stage.phone("sam")
    repaying = circulated(stage, brent, safe_areas=["HAC"])
    press(stage, sam, "Override", reference)
    hackney.houses(repaying)

    sam.fill({"why": "other"})

    assert "the cap does not hold it" in sam.text()
    assert given(stage) == []


def test_C12_it_is_audited_with_its_reason_and_no_more(play: Play) -> None:
    stage, _, _, reference = held(play)
    overrides(stage, reference)
    overrides_next(stage)

    by = [(link.what, link.person, link.acted_as) for link in stage.audit()]

    assert ("CapOverridden", "sam", "coordinator") in by
    assert ("OverrideGiven", "sam", "coordinator") in by


def test_C12_nobody_else_can_override(play: Play) -> None:
    stage, _, _, reference = held(play)

    for name in ("hackney-lead", "hackney-officer", "leah", "obi"):
        told = rehearse(stage, name, Action("override", "give"))
        assert told.is_refused
        assert "cannot override the cap" in told.text
        assert rehearse(stage, name, Action("override", "carry", reference)).is_refused


def test_C12_the_coordinator_who_refers_at_the_cap_is_shown_the_way(play: Play) -> None:
    stage, _, _ = at_its_cap(play)

    told = refers(stage, stage.phone("sam"), "HAC", officer="hackney-officer, Hackney Council")

    told.is_refused("An override, from the Desk, carries one referral past this.")


def test_C12_an_override_repays_nothing(play: Play) -> None:
    stage, hackney, _ = at_its_cap(play)
    overrides_next(stage)
    hackney.refers()

    assert hackney.balance == {"2": -1, "3": -1}
    with look(stage.store) as looking:
        assert looking.astray(stage.scheme) == []


def test_C12_others_held_by_the_cap_stay_held(play: Play) -> None:
    stage, hackney, brent = at_its_cap(play, cap_on_owed=0)
    first, second = approved(stage, hackney), approved(stage, hackney)
    stage.sets(cap_on_owed=2)
    for reference in (first, second):
        press(stage, stage.phone("sam"), "Circulate", reference).is_done("held by the cap")

    overrides(stage, first)

    assert stage.case(first).state is State.CIRCULATED
    assert stage.case(second).state is State.HELD_BY_CAP
    assert circulated(stage, brent)
