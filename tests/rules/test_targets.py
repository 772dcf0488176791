"""R34: property targets, from a partner's own use, and against what it gave."""

from datetime import UTC, datetime

from bot.domain.target import A_YEAR, given, suggested
from tests.kit.stage import Stage
from tests.rules.conftest import Play
from tests.rules.test_correct import corrects
from tests.rules.test_ledger import at_the_desk, entries, indebted, substitutes, writes_off


def row(stage: Stage, landlord: str = "Hackney Council") -> str:
    """What the coordinator reads of a landlord among the targets."""
    told = at_the_desk(stage, "Targets").text
    (line,) = (line for line in told.splitlines() if line.startswith(landlord))
    return line.removeprefix(f"{landlord} | ")


def agrees(stage: Stage, homes: str, landlord: str = "HAC") -> None:
    """The coordinator records what a landlord has agreed to give."""
    at_the_desk(stage, "Targets")
    sam = stage.phone("sam")
    sam.press("Agree a target")
    sam.fill({"landlord": landlord, "homes": homes})


def test_R34_what_a_move_was_in_truth_counts_and_nothing_else_does(play: Play) -> None:
    stage, hackney, brent = indebted(play, cap_on_owed=0)
    mistake = brent.gives(hackney, "3")
    agrees(stage, "4", "BRE")
    assert row(stage) == "2 | none |  | "
    assert row(stage, "Brent Council") == "0 | 4 | Tue 3 Mar 2026 | 2"

    corrects(stage, mistake, "wrong_size", size="4").is_done()
    substitutes(stage).is_done()
    writes_off(stage, size="4").is_done()

    assert row(stage) == "2 | none |  | "
    assert row(stage, "Brent Council") == "0 | 4 | Tue 3 Mar 2026 | 2"
    corrects(stage, mistake, "did_not_happen").is_done()
    assert row(stage) == "1 | none |  | "
    assert row(stage, "Brent Council") == "0 | 4 | Tue 3 Mar 2026 | 1"


def test_R34_a_year_past_is_365_days(play: Play) -> None:
    stage, hackney, brent = indebted(play)
    (entry,) = entries(stage)

    assert A_YEAR.days == 365
    assert suggested(hackney.code, [entry], entry.at + A_YEAR) == 1
    assert suggested(hackney.code, [entry], entry.at + A_YEAR * 1.001) == 0
    assert suggested(brent.code, [entry], entry.at) == 0
    assert given(brent.code, [entry], entry.at) == 1


def test_R34_what_was_given_counts_from_the_day_of_the_target_where_the_scheme_is(
    play: Play,
) -> None:
    stage = play("Hackney", "Brent", cap_on_owed=0)
    hackney, brent = stage.partners("Hackney", "Brent")
    # In summer the day begins an hour before midnight in Greenwich.
    stage.now = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    brent.gives(hackney, "1")
    stage.now = datetime(2026, 7, 1, 23, 15, tzinfo=UTC)
    brent.gives(hackney, "2")
    stage.now = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)

    agrees(stage, "5", "BRE")

    assert row(stage, "Brent Council") == "0 | 5 | Thu 2 Jul 2026 | 1"


def test_R34_the_latest_target_of_each_landlord_stands(play: Play) -> None:
    stage, _, _ = indebted(play)
    agrees(stage, "3")
    stage.wait(days=1)
    agrees(stage, "5")
    agrees(stage, "1", "BRE")

    assert row(stage).startswith("1 | 5 | Wed 4 Mar 2026")
    assert row(stage, "Brent Council").startswith("0 | 1 | Wed 4 Mar 2026")
    assert len(stage.rows()["target"]) == 3
