"""R30: since when each home is owed, whatever became of the debt meanwhile."""

from tests.kit.stage import Stage
from tests.rules.conftest import Play
from tests.rules.test_correct import corrects
from tests.rules.test_ledger import DAYS, indebted, substitutes, writes_off
from tests.rules.test_partners import merges


def ages(stage: Stage) -> list[str]:
    """Every home that is owed, as the coordinator reads it, the oldest first."""
    sam = stage.phone("sam")
    sam.open("owed")
    return [line for line in sam.text().splitlines() if line[:3] in DAYS and " | 1 " in line]


def test_R30_a_move_that_did_not_happen_leaves_no_debt_behind(play: Play) -> None:
    stage, hackney, brent = indebted(play)
    stage.wait(days=1)
    mistake = brent.gives(hackney, "2")
    assert len(ages(stage)) == 2

    corrects(stage, mistake, "did_not_happen").is_done()

    assert ages(stage) == ["Tue 3 Mar 2026 | Hackney Council | 1 two-bedroom home"]


def test_R30_a_gift_that_did_not_happen_repays_nothing(play: Play) -> None:
    stage, hackney, brent = indebted(play)
    stage.wait(days=1)
    mistake = hackney.gives(brent, "2")
    assert ages(stage) == []

    corrects(stage, mistake, "did_not_happen").is_done()

    assert ages(stage) == ["Tue 3 Mar 2026 | Hackney Council | 1 two-bedroom home"]


def test_R30_a_gift_makes_its_taker_owe_from_that_day_and_not_from_the_givers(play: Play) -> None:
    stage, hackney, _ = indebted(play)
    stage.wait(days=7)

    hackney.gives(stage.partner("Lewisham"), "2")

    assert ages(stage) == ["Tue 10 Mar 2026 | Lewisham Council | 1 two-bedroom home"]


def test_R30_C11_a_debt_keeps_its_age_when_its_landlord_merges(play: Play) -> None:
    stage, _, _ = indebted(play)
    stage.wait(days=7)

    merges(stage, "HAC", "LEW")

    assert ages(stage) == ["Tue 3 Mar 2026 | Lewisham Council | 1 two-bedroom home"]


def test_R30_C13_what_the_scheme_itself_owes_has_no_age(play: Play) -> None:
    stage, hackney, brent = indebted(play, cap_on_owed=0)
    stage.wait(days=7)
    brent.gives(hackney, "2")

    writes_off(stage).is_done()

    assert ages(stage) == ["Tue 10 Mar 2026 | Hackney Council | 1 two-bedroom home"]


def test_R30_C2_a_home_of_a_size_declared_equal_repays_the_oldest(play: Play) -> None:
    stage = play(
        "Hackney",
        "Brent",
        equal_sizes=(("studio", "1"),),
        cap_on_owed=0,
    )
    hackney, brent = stage.partners("Hackney", "Brent")
    brent.gives(hackney, "studio")
    stage.wait(days=1)
    brent.gives(hackney, "1")
    assert ages(stage) == [
        "Tue 3 Mar 2026 | Hackney Council | 1 studio or one-bedroom home",
        "Wed 4 Mar 2026 | Hackney Council | 1 studio or one-bedroom home",
    ]

    hackney.gives(brent, "1")

    assert ages(stage) == ["Wed 4 Mar 2026 | Hackney Council | 1 studio or one-bedroom home"]


def test_R30_C3_of_several_debts_the_oldest_is_the_one_that_is_substituted(play: Play) -> None:
    stage, hackney, brent = indebted(play, cap_on_owed=0)
    stage.wait(days=1)
    brent.gives(hackney, "2")
    stage.wait(days=1)

    substitutes(stage, instead="3").is_done()

    assert ages(stage) == [
        "Tue 3 Mar 2026 | Hackney Council | 1 three-bedroom home",
        "Wed 4 Mar 2026 | Hackney Council | 1 two-bedroom home",
    ]
