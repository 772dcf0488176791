"""R27 to R30, D10, D11: a tenancy starts, is confirmed, and posts by the size let."""

import pytest

from bot.domain.case import State
from bot.domain.move import confirm
from bot.domain.rules import Refused
from bot.domain.tenancy import MovePathway
from tests.kit.stage import Landlord, Stage, circulated, press
from tests.rules.conftest import Play


def an_accepted_offer(
    play: Play, size: str = "2", **asked: object
) -> tuple[Stage, Landlord, Landlord, str]:
    """Hackney's tenant accepts Brent's home of this size."""
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney, **asked)
    brent.claims(reference)
    brent.offers(reference, size=size)
    press(stage, hackney.officer, "Tenant accepts", reference)
    return stage, hackney, brent, reference


def test_R1_the_move_says_whether_the_tenancy_is_social_and_no_less_secure(play: Play) -> None:
    stage, _, brent, reference = an_accepted_offer(play)

    brent.starts(reference, tenure_kept="").asks_again("Answer this question.")
    brent.lead.fill({"tenure_kept": "no"})

    move = stage.case(reference).move
    assert move is not None
    assert move.tenure_kept is False


def test_R27_a_move_logs_one_household_its_adults_and_its_children(play_on_both: Play) -> None:
    stage, hackney, brent, reference = an_accepted_offer(
        play_on_both, aged_21_over="1", aged_18_20="1", aged_16_17="1", aged_0_9="2"
    )

    brent.starts(reference).is_done()
    press(stage, hackney.officer, "Confirm", reference)

    move = stage.case(reference).move
    assert move is not None
    assert (move.adults, move.children) == (2, 3)


def test_R27_the_giver_may_correct_who_moved(play: Play) -> None:
    stage, _, brent, reference = an_accepted_offer(play)

    brent.starts(reference, adults="2", children="0").is_done()

    move = stage.case(reference).move
    assert move is not None
    assert (move.adults, move.children) == (2, 0)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"adults": "0", "children": "0"}, "At least one person moved."),
        ({"adults": "-1"}, "Put 0 or more."),
        ({"adults": "21"}, "Put 20 or less."),
        ({"adults": "two"}, "Put a whole number, such as 2."),
        ({"started": "2026-03-04"}, "The tenancy has not started yet."),
        ({"started": "2026-03-02"}, "A tenancy cannot start before the household was referred."),
        ({"started": "soon"}, "Put a date, such as 2026-03-31."),
    ],
)
def test_R27_an_impossible_move_is_not_logged(
    play: Play, said: dict[str, str], sentence: str
) -> None:
    stage, _, brent, reference = an_accepted_offer(play)

    brent.starts(reference, **said).asks_again(sentence)

    assert stage.case(reference).move is None
    assert brent.lead.form.heading == "The tenancy"


def test_R28_a_move_by_a_home_of_the_scheme_has_that_pathway(play: Play) -> None:
    stage, hackney, brent, reference = an_accepted_offer(play)
    brent.starts(reference)
    press(stage, hackney.officer, "Confirm", reference)

    move = stage.case(reference).move

    assert move is not None
    assert move.pathway is MovePathway.SCHEME_OFFER


@pytest.mark.parametrize("let", ["1", "2", "3"])
def test_R30_a_move_posts_the_size_let_and_keeps_the_size_asked(play: Play, let: str) -> None:
    stage, hackney, brent, reference = an_accepted_offer(play, size=let, smallest="1")
    brent.starts(reference)

    press(stage, hackney.officer, "Confirm", reference)

    assert (brent.balance, hackney.balance) == ({let: 1}, {let: -1})
    assert stage.case(reference).size == "2"


def test_R30_sizes_do_not_net_against_each_other(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")

    brent.gives(hackney, "2")
    hackney.gives(brent, "3")

    assert hackney.balance == {"2": -1, "3": 1}
    hackney.lead.open("owed")
    assert "Owes: 1 two-bedroom home" in hackney.lead.text()
    assert "Is owed: 1 three-bedroom home" in hackney.lead.text()


def test_R30_a_home_is_repaid_with_one_of_the_same_size(play: Play) -> None:
    stage = play("Hackney", "Brent", "Lewisham")
    hackney, brent, lewisham = stage.partners("Hackney", "Brent", "Lewisham")

    brent.gives(hackney, "2")
    hackney.gives(lewisham, "2")

    assert (hackney.balance, brent.balance, lewisham.balance) == ({}, {"2": 1}, {"2": -1})


def test_D10_the_giver_logs_the_officer_confirms_and_nothing_is_posted_before(
    play_on_both: Play,
) -> None:
    stage, hackney, brent, reference = an_accepted_offer(play_on_both)
    assert not hackney.officer.sees("Confirm", reference)

    brent.starts(reference).is_done("Once the nominating officer confirms it")
    assert (hackney.balance, brent.balance) == ({}, {})
    assert stage.case(reference).state is State.ACCEPTED
    assert not brent.lead.sees("Confirm", reference)

    press(stage, hackney.officer, "Confirm", reference).is_done("they moved")
    assert (hackney.balance, brent.balance) == ({"2": -1}, {"2": 1})
    assert stage.case(reference).state is State.MOVED


def test_D10_the_officer_does_not_log_and_the_home_landlord_does_neither(play: Play) -> None:
    stage, hackney, brent, reference = an_accepted_offer(play)
    stage.deliver()
    assert not hackney.officer.sees("Tenancy started", reference)
    assert not hackney.lead.sees("Tenancy started", reference)

    brent.starts(reference)

    assert not hackney.lead.sees("Confirm", reference)


def test_D10_the_coordinator_may_do_either(play: Play) -> None:
    stage, hackney, brent, reference = an_accepted_offer(play)
    sam = stage.phone("sam")

    sam.open()
    sam.press("Open", reference)
    sam.press("Tenancy started", reference)
    sam.fill({"tenure_kept": "yes"})
    sam.open()
    sam.press("Open", reference)
    sam.press("Confirm", reference)

    assert hackney.balance == {"2": -1}
    assert brent.balance == {"2": 1}
    did = [(link.what, link.person, link.acted_as) for link in stage.audit()[-4:]]
    assert did == [
        ("CaseOpened", "sam", "coordinator"),
        ("TenancyStarted", "sam", "coordinator, on behalf"),
        ("CaseOpened", "sam", "coordinator"),
        ("TenancyConfirmed", "sam", "coordinator, on behalf"),
    ]


def test_D10_a_start_is_logged_once_and_confirmed_once(play: Play) -> None:
    stage, hackney, brent, reference = an_accepted_offer(play)
    stage.deliver()
    start = brent.second_lead.find("Tenancy started", reference)
    brent.second_lead.tap(start)
    brent.starts(reference)
    stage.deliver()
    confirm = hackney.officer.find("Confirm", reference)

    brent.second_lead.fill({"tenure_kept": "yes"})
    assert "is logged already" in brent.second_lead.text()
    hackney.officer.tap(confirm)
    hackney.officer.tap(confirm)

    assert "no longer applies" in hackney.officer.text()
    assert (hackney.balance, brent.balance) == ({"2": -1}, {"2": 1})
    assert len(stage.audit("TenancyConfirmed")) == 1


def test_D10_a_move_that_is_confirmed_posts_nothing_more_by_whichever_door(play: Play) -> None:
    stage, hackney, brent, reference = an_accepted_offer(play)
    brent.starts(reference)
    press(stage, hackney.officer, "Confirm", reference).is_done("they moved")
    moved = stage.case(reference)

    with pytest.raises(Refused, match="is now moved, so this no longer applies"):
        confirm(moved, moved.referral.officers[0], stage.now)


def test_D10_a_confirm_of_an_offer_that_fell_through_confirms_no_later_one(play: Play) -> None:
    stage, hackney, brent, reference = an_accepted_offer(play)
    brent.starts(reference)
    late = hackney.officer.find("Confirm", reference)
    press(stage, brent.lead, "More", reference)
    brent.lead.press("Fell through")
    brent.lead.fill({"why": "not_safe"})
    brent.claims(reference)
    brent.offers(reference)
    press(stage, hackney.officer, "Tenant accepts", reference)
    brent.starts(reference)

    hackney.officer.tap(late)

    assert "was for an earlier offer" in hackney.officer.text()
    assert hackney.balance == {}


def test_D11_exposure_is_what_is_owed_once_every_accepted_offer_has_started(play: Play) -> None:
    stage, hackney, brent, reference = an_accepted_offer(play)

    hackney.lead.open("owed")
    assert "Owes: no homes" in hackney.lead.text()
    assert "Once the accepted offers have started, you will owe 1" in hackney.lead.text()
    stage.phone("sam").open("owed")
    assert "Hackney Council | no homes | no homes | 1 | yes" in stage.phone("sam").text()

    brent.starts(reference)
    press(stage, hackney.officer, "Confirm", reference)
    hackney.lead.open("owed")
    assert "Owes: 1 two-bedroom home" in hackney.lead.text()
    assert "you will owe" not in hackney.lead.text()


def test_D11_what_one_gives_counts_in_ones_exposure_too(play: Play) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    brent.gives(hackney, "2")
    repaid = circulated(stage, brent)
    hackney.claims(repaid)
    hackney.offers(repaid)
    press(stage, brent.officer, "Tenant accepts", repaid)

    stage.phone("sam").open("owed")

    assert "Hackney Council | 1 two-bedroom home | no homes | 0 | yes" in stage.phone("sam").text()


def test_D11_exposure_does_not_count_with_the_cap(play: Play) -> None:
    stage = play("Hackney", "Brent", cap_on_owed=1)
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    brent.offers(reference)
    press(stage, hackney.officer, "Tenant accepts", reference)

    hackney.refers().is_done("is sent")


def test_D10_the_command_move_lists_what_waits_for_its_start_or_its_confirmation(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent")
    hackney, brent = stage.partners("Hackney", "Brent")
    reference = circulated(stage, hackney)
    brent.claims(reference)
    brent.offers(reference)
    brent.lead.open("move")
    assert "No move waits for you" in brent.lead.text()
    press(stage, hackney.officer, "Tenant accepts", reference)

    brent.lead.open("move")
    assert brent.lead.answer_buttons()[0].label == "Tenancy started"
    brent.starts(reference)
    hackney.officer.open("move")
    assert [button.label for button in hackney.officer.answer_buttons()][:1] == ["Confirm"]
    press(stage, hackney.officer, "Confirm", reference).is_done("they moved")
